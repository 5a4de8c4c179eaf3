//! The figures of the reports against a plain recount.
//!
//! What `report` answers is counted again, person by person, from the entries that `person show` tells and from the units
//! that `unit list` tells: nothing is shared with the program but the contract and the definitions of the figures. The
//! recount is slow and literal on purpose, so that it can be read against those definitions line by line.
//!
//! [`Clerk`] adds to a made-up register what generators rarely make: slips, corrections, cancelled decisions, mergers.
//! [`Case`] says what somebody is after each entry, [`Territory`] whether that is in the units asked about, [`Figures`] what
//! comes of it, and [`Asked`] holds the answer against it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde_json::Value;

use crate::desk::{Answer, Desk, PASSED};
use crate::recount::{Dice, array, codes, plain, text};

/// The day on which the registers are made and everything is entered: the same each time, so that a seed is a register.
const TODAY: &str = "2026-06-30";
/// From here on a register made on [`TODAY`] tells everything; its recorded members are dated on the eve.
const FIGURES_FROM: &str = "2019-01-01";
const EVE: &str = "2018-12-31";
/// So many figures that are not nought must have been compared, or the reports asked for too little.
const COMPARED: usize = 100;

#[test]
#[ignore = "minutes: two hundred people"]
fn the_sample_is_reported_as_recounted() {
    recounted(&["--sample"], 31);
}

#[test]
fn a_made_up_register_is_reported_as_recounted() {
    recounted(&["--generate", "40", "--seed", "4"], 32);
}

#[test]
fn another_made_up_register_is_reported_as_recounted() {
    recounted(&["--generate", "45", "--seed", "9"], 33);
}

/// Asks for reports of a new register and panics with all that differ.
fn recounted(new: &[&str], seed: u64) {
    let desk = Desk::bare();
    desk.json("new", &[new, &["--today", TODAY]].concat());
    desk.json("setting set", &["figures_from", FIGURES_FROM, "--today", TODAY]);
    let mut clerk = Clerk::new(&desk, Dice(seed));
    clerk.fill();
    let Clerk { mut dice, notes, .. } = clerk;
    let world = World::read(&desk, notes);
    let mut told = Told::default();
    for (period, units) in drawn(&world, &mut dice) {
        let asked = Asked::new(&world, period, units);
        for report in ["movement", "admitted", "present"] {
            asked.compare(report, &mut told);
        }
    }
    let Told { differences, compared } = told;
    assert!(differences.is_empty(), "seed {seed}, {new:?}: {} differences\n{}", differences.len(), differences.join("\n"));
    assert!(compared >= COMPARED, "only {compared} figures were not nought: the reports ask for too little");
}

// Days and periods

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("a whole day: {text}"))
}

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

/// A date known in part counts from the last day that it can be.
fn last_day(text: &str) -> NaiveDate {
    let parts: Vec<u32> = text.split('-').map(|part| part.parse().unwrap_or_else(|_| panic!("a date: {text}"))).collect();
    let year = i32::try_from(parts[0]).expect("a year");
    match parts[1..] {
        [] => ymd(year, 12, 31),
        [month] => ymd(year, month, 1) + Months::new(1) - Days::new(1),
        _ => day(text),
    }
}

fn after(day: NaiveDate, days: usize) -> NaiveDate {
    day + Days::new(days as u64)
}

fn before(day: NaiveDate, days: usize) -> NaiveDate {
    day - Days::new(days as u64)
}

/// The same day a year before; of 29/2 the 28th.
fn year_before(day: NaiveDate) -> NaiveDate {
    day - Months::new(12)
}

/// A period as the program is told of it, with both its days.
struct Period {
    word: String,
    from: NaiveDate,
    to: NaiveDate,
}

impl Period {
    fn days(from: NaiveDate, to: NaiveDate) -> Self {
        Self { word: format!("{from}..{to}"), from, to }
    }

    fn first_half(year: i32) -> Self {
        Self { word: format!("{year}-H1"), from: ymd(year, 1, 1), to: ymd(year, 6, 30) }
    }

    fn second_half(year: i32) -> Self {
        Self { word: format!("{year}-H2"), from: ymd(year, 7, 1), to: ymd(year, 12, 31) }
    }

    fn nine_months(year: i32) -> Self {
        Self { word: format!("{year}-9M"), from: ymd(year, 1, 1), to: ymd(year, 9, 30) }
    }

    fn year(year: i32) -> Self {
        Self { word: year.to_string(), from: ymd(year, 1, 1), to: ymd(year, 12, 31) }
    }
}

fn year_of(dice: &mut Dice, years: usize) -> i32 {
    2020 + i32::try_from(dice.below(years)).expect("a few years")
}

/// Periods of each sort, and for each the units that are asked about (none: the whole register). The whole comes first:
/// a small branch has little to count.
fn drawn(world: &World<'_>, dice: &mut Dice) -> Vec<(Period, Vec<i64>)> {
    let mut asks = vec![(Period::year(year_of(dice, 6)), Vec::new())];
    let [first, second, nine] = [year_of(dice, 7), year_of(dice, 6), year_of(dice, 6)];
    let leap = [("2024-02-29", "2024-03-20"), ("2024-02-01", "2024-02-29"), ("2024-02-28", "2024-02-29"), ("2024-01-15", "2024-08-15")];
    let (from, to) = *dice.of(&leap);
    let start = after(ymd(2019, 6, 1), dice.below(2000));
    let odd = Period::days(start, after(start, dice.below(500)));
    let periods = [Period::first_half(first), Period::second_half(second), Period::nine_months(nine), Period::days(day(from), day(to)), odd];
    for period in periods {
        let units = world.draw_units(dice, &period, None);
        asks.push((period, units));
    }
    for _ in 0..3 {
        let (on, unit) = world.draw_event(dice);
        let from = before(on, dice.below(2));
        let period = Period::days(from, after(from, 1));
        let units = world.draw_units(dice, &period, Some(unit));
        asks.push((period, units));
    }
    asks
}

// What people are by their entries

/// Kinds in the order of the process: on one day that is the order in which they hold. Of the others it does not matter.
const ORDER: [&str; 18] = [
    "candidate_listed",
    "candidate_moved_in",
    "refused",
    "decision",
    "ceremony",
    "decision_cancelled",
    "removed_from_list",
    "candidate_moved_out",
    "conversion_decision",
    "transfer_slip",
    "member_recorded",
    "transfer_received",
    "exempted",
    "exemption_ended",
    "struck_off",
    "expelled",
    "resigned",
    "died",
];

/// What makes a member, once it is live.
const MAKES_MEMBER: [&str; 5] = ["ceremony", "conversion_decision", "transfer_received", "member_recorded", "membership_restored"];

/// What is an end, on the right side.
const ENDS: [&str; 9] =
    ["died", "struck_off", "expelled", "resigned", "removed_from_list", "refused", "candidate_moved_out", "decision_cancelled", "transfer_slip"];

/// An entry as it reads now.
struct Entry {
    event: i64,
    kind: String,
    /// As it is written, perhaps in part.
    written: String,
    /// The day from which it counts.
    on: NaiveDate,
    elsewhere: bool,
    fields: Value,
}

impl Entry {
    fn is(&self, kind: &str) -> bool {
        self.kind == kind
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.fields[name].as_str()
    }

    fn makes_member(&self) -> bool {
        MAKES_MEMBER.contains(&self.kind.as_str()) || self.field("admission_date_set").is_some()
    }

    /// Whether it would end something, on whichever side.
    fn is_end(&self) -> bool {
        let really = match self.kind.as_str() {
            "decision_cancelled" => self.field("ground") == Some("not_qualified"),
            "transfer_slip" => self.fields["to_unit"].is_null(),
            _ => true,
        };
        really && ENDS.contains(&self.kind.as_str())
    }
}

/// Where a case stands after some of its entries.
#[derive(Clone)]
struct Standing {
    /// The unit last entered.
    unit: i64,
    /// Where to, between a slip inside the register and the receipt.
    to: Option<i64>,
    /// The end that stands.
    ended: Option<&'static str>,
    /// The entries that are live, by their place.
    live: Vec<usize>,
    /// What came after the end, in case it is reopened.
    waiting: Vec<usize>,
}

/// One attempt to join, or what brought a member here.
struct Case {
    case: i64,
    /// Where it was opened.
    unit: i64,
    /// In the order in which they hold, voided ones left out.
    entries: Vec<Entry>,
}

impl Case {
    fn read(shown: &Value, elsewhere: &BTreeSet<i64>) -> Self {
        let mut entries = Vec::new();
        for entry in array(&shown["events"]) {
            let (kind, written) = (text(&entry["kind"]), text(&entry["on"]));
            if entry["voided"] == true || kind == "correction" || kind == "entry_voided" {
                continue;
            }
            let event = entry["event"].as_i64().expect("an event");
            let elsewhere = entry["elsewhere"] == true || elsewhere.contains(&event);
            entries.push(Entry { event, kind, on: last_day(&written), written, elsewhere, fields: entry["fields"].clone() });
        }
        let place = |kind: &str| ORDER.iter().position(|other| *other == kind).unwrap_or(ORDER.len());
        entries.sort_by_key(|entry| (entry.on, place(&entry.kind), entry.event));
        Self { case: shown["case"].as_i64().expect("a case"), unit: shown["unit"].as_i64().expect("a unit"), entries }
    }

    fn begin(&self) -> Standing {
        Standing { unit: self.unit, to: None, ended: None, live: Vec::new(), waiting: Vec::new() }
    }

    /// After all entries up to a day.
    fn on(&self, day: NaiveDate) -> Standing {
        let mut standing = self.begin();
        for place in (0..self.entries.len()).filter(|place| self.entries[*place].on <= day) {
            self.take(&mut standing, place);
        }
        standing
    }

    /// One entry more.
    fn take(&self, standing: &mut Standing, place: usize) {
        let entry = &self.entries[place];
        if let Some(end) = standing.ended {
            if !reopens(end, &entry.kind) {
                standing.waiting.push(place);
                return;
            }
            standing.ended = None;
            let waiting = std::mem::take(&mut standing.waiting);
            standing.live.extend(waiting.into_iter().filter(|waited| !self.entries[*waited].is_end()));
        } else if let Some(end) = self.ended_by(standing, entry) {
            standing.ended = Some(end);
            standing.to = None;
            standing.live.push(place);
            return;
        }
        match entry.kind.as_str() {
            // Of a wrong procedure: what it names is dead from now on; the ceremony stays.
            "decision_cancelled" => standing.live.retain(|live| Some(self.entries[*live].event) != entry.fields["cancels"].as_i64()),
            "transfer_slip" if self.was_member(standing) => standing.to = entry.fields["to_unit"].as_i64(),
            "transfer_received" => {
                standing.unit = entry.fields["unit"].as_i64().expect("a receipt names its unit");
                standing.to = None;
            }
            _ => (),
        }
        standing.live.push(place);
        standing.live.sort_unstable();
    }

    /// The end that an entry is, where it is on the right side.
    fn ended_by(&self, standing: &Standing, entry: &Entry) -> Option<&'static str> {
        let member = self.was_member(standing);
        match entry.kind.as_str() {
            _ if !entry.is_end() => None,
            "died" => Some("died"),
            "decision_cancelled" => Some("cancelled"),
            "struck_off" if member => Some("struck_off"),
            "expelled" if member => Some("expelled"),
            "resigned" if member => Some("resigned"),
            "transfer_slip" if member => Some("transferred_out"),
            "removed_from_list" if !member => Some("removed_from_list"),
            "refused" if !member => Some("refused"),
            "candidate_moved_out" if !member => Some("transferred_out"),
            _ => None,
        }
    }

    fn live<'a>(&'a self, standing: &'a Standing) -> impl DoubleEndedIterator<Item = &'a Entry> {
        standing.live.iter().map(|place| &self.entries[*place])
    }

    /// Whether it is a membership, wherever that was made, and whether or not it has ended.
    fn was_member(&self, standing: &Standing) -> bool {
        self.live(standing).any(Entry::makes_member)
    }

    /// Whether it is a membership of this register: what happened elsewhere makes nobody a member here.
    fn is_member_here(&self, standing: &Standing) -> bool {
        standing.ended.is_none() && self.live(standing).any(|entry| entry.makes_member() && !entry.elsewhere)
    }

    /// Whether the member is recognized; not yet: a probationer.
    fn is_recognized(&self, standing: &Standing) -> bool {
        if self.live(standing).any(|entry| entry.is("conversion_decision")) {
            return true;
        }
        let brings = |entry: &&Entry| ["transfer_received", "member_recorded", "membership_restored"].contains(&entry.kind.as_str());
        let brought: Vec<&Entry> = self.live(standing).filter(brings).collect();
        match brought.iter().rev().find_map(|entry| entry.field("member_kind")) {
            Some(kind) => kind == "full",
            None => !brought.is_empty() && self.admission_date(standing).is_none(),
        }
    }

    /// The day of entering the Party, as it is written.
    fn admission_date(&self, standing: &Standing) -> Option<String> {
        let set = self.live(standing).rev().find_map(|entry| entry.field("admission_date_set"));
        let held = || self.live(standing).find(|entry| entry.is("ceremony")).map(|entry| entry.written.clone());
        set.map(str::to_owned).or_else(held)
    }

    fn is_exempt(&self, standing: &Standing, on: NaiveDate) -> bool {
        let latest = self.live(standing).rev().find(|entry| entry.is("exempted") || entry.is("exemption_ended"));
        latest.is_some_and(|entry| entry.is("exempted") && entry.field("until").is_none_or(|until| last_day(until) >= on))
    }

    /// All units that it ever stood in or was on the way to.
    fn units(&self) -> Vec<i64> {
        let named = self.entries.iter().flat_map(|entry| [entry.fields["to_unit"].as_i64(), entry.fields["unit"].as_i64()]);
        [self.unit].into_iter().chain(named.flatten()).collect()
    }
}

fn reopens(end: &str, kind: &str) -> bool {
    match kind {
        "membership_restored" => end != "died",
        "transfer_received" | "candidate_moved_in" => end == "transferred_out",
        _ => false,
    }
}

struct Person {
    id: i64,
    /// Facts as of [`TODAY`].
    facts: Value,
    cases: Vec<Case>,
}

impl Person {
    /// Where each case stood is asked on the day when it was opened, if it may since have changed.
    fn read(desk: &Desk, id: i64, notes: &Notes) -> Self {
        let page = desk.show(&id.to_string(), TODAY);
        let mut cases: Vec<Case> = array(&page["cases"]).iter().map(|case| Case::read(case, &notes.elsewhere)).collect();
        for case in &mut cases {
            let moved = case.entries.iter().any(|entry| entry.is("transfer_received")) || notes.merges.iter().any(|merge| merge.into == case.unit);
            let Some(first) = case.entries.first().filter(|_| moved) else { continue };
            let page = desk.show(&id.to_string(), &first.on.to_string());
            let opened = array(&page["cases"]).iter().find(|shown| shown["case"] == case.case);
            case.unit = opened.and_then(|shown| shown["unit"].as_i64()).expect("the case on its first day");
        }
        // As they were opened.
        cases.sort_by_key(|case| (case.entries.first().map(|entry| entry.on), case.case));
        Self { id, facts: page["person"].clone(), cases }
    }

    /// Whether another membership of theirs had ended by the day.
    fn had_left(&self, except: i64, on: NaiveDate) -> bool {
        self.cases.iter().filter(|case| case.case != except).any(|case| {
            let standing = case.on(on);
            let left = ["struck_off", "expelled", "resigned", "cancelled"].map(Some).contains(&standing.ended);
            left && case.was_member(&standing)
        })
    }
}

// Where they are

/// The units of a day.
struct Tree {
    parents: HashMap<i64, Option<i64>>,
    kinds: BTreeMap<i64, String>,
    /// Into which unit one went, by that day.
    merged: HashMap<i64, i64>,
}

impl Tree {
    fn read(desk: &Desk, merges: &[Merge], on: NaiveDate) -> Self {
        let units = desk.json("unit list", &["--as-of", &on.to_string()]);
        let id = |unit: &Value| unit["unit"].as_i64().expect("a unit");
        Self {
            parents: array(&units).iter().map(|unit| (id(unit), unit["parent"].as_i64())).collect(),
            kinds: array(&units).iter().map(|unit| (id(unit), text(&unit["kind"]))).collect(),
            merged: merges.iter().filter(|merge| merge.on <= on).map(|merge| (merge.unit, merge.into)).collect(),
        }
    }

    /// The unit in which those of a unit stand, and all above it.
    fn line(&self, unit: i64) -> Vec<i64> {
        let mut here = unit;
        while let Some(into) = self.merged.get(&here) {
            here = *into;
        }
        let mut line = vec![here];
        while let Some(Some(parent)) = self.parents.get(&here) {
            here = *parent;
            line.push(here);
        }
        line
    }
}

/// The units asked about, in the tree of a period's last day.
struct Territory {
    tree: Rc<Tree>,
    asked: Vec<i64>,
}

impl Territory {
    /// Somebody on the way is in neither unit, but in what stands above both.
    fn holds(&self, standing: &Standing) -> bool {
        if self.asked.is_empty() {
            return true;
        }
        let line = self.tree.line(standing.unit);
        self.asked.iter().any(|asked| match standing.to {
            None => line.contains(asked),
            Some(to) => line[1..].contains(asked) && self.tree.line(to)[1..].contains(asked),
        })
    }

    fn holds_unit(&self, unit: i64) -> bool {
        self.asked.is_empty() || self.tree.line(unit).iter().any(|above| self.asked.contains(above))
    }

    fn counts(&self, case: &Case, standing: &Standing) -> bool {
        case.is_member_here(standing) && self.holds(standing)
    }
}

/// Somebody came into the units asked about, or left them.
struct Movement<'a> {
    code: &'static str,
    /// The end of the code of its part, of transfers.
    scope: Option<&'static str>,
    person: &'a Person,
    case: &'a Case,
    on: NaiveDate,
    /// The unit in which they stood after it.
    unit: i64,
    was_recognized: bool,
}

fn scope_of(entry: &Entry) -> Option<&'static str> {
    match entry.field("transfer_scope")? {
        "other_province" => Some("province"),
        "other_upper" => Some("upper"),
        "same_upper" | "same_grassroots" => Some("internal"),
        other => panic!("a scope: {other}"),
    }
}

/// All movements of a period, each entry held against what was before it and what is after it.
fn movements<'a>(people: &'a [Person], territory: &Territory, from: NaiveDate, to: NaiveDate) -> Vec<Movement<'a>> {
    let mut found = Vec::new();
    for (person, case) in people.iter().flat_map(|person| person.cases.iter().map(move |case| (person, case))) {
        let mut standing = case.begin();
        for (place, entry) in case.entries.iter().enumerate().take_while(|(_, entry)| entry.on <= to) {
            let earlier = standing.clone();
            case.take(&mut standing, place);
            let Some(code) = moved(case, territory, place, &earlier, &standing).filter(|_| from <= entry.on) else { continue };
            let scope = if code.starts_with("transfers_") { scope_of(entry) } else { None };
            let was_recognized = case.is_recognized(&earlier);
            found.push(Movement { code, scope, person, case, on: entry.on, unit: standing.unit, was_recognized });
        }
    }
    found
}

/// The figure that an entry is counted in.
fn moved(case: &Case, territory: &Territory, place: usize, earlier: &Standing, later: &Standing) -> Option<&'static str> {
    let entry = &case.entries[place];
    if entry.is("ceremony") {
        // Once a case: the first that is live and was held here.
        let first = !case.live(earlier).any(|other| other.is("ceremony") && !other.elsewhere);
        return (first && later.live.contains(&place) && !entry.elsewhere && territory.holds(later)).then_some("admissions");
    }
    match (territory.counts(case, earlier), territory.counts(case, later), entry.kind.as_str()) {
        (false, true, "transfer_received") => Some("transfers_in"),
        (false, true, "membership_restored") => Some("restored"),
        (true, false, "died") => Some("deaths"),
        (true, false, "expelled") => Some("expulsions"),
        (true, false, "struck_off" | "decision_cancelled") => Some("strike_offs"),
        (true, false, "resigned") => Some("resignations"),
        (true, false, "transfer_slip" | "transfer_received") => Some("transfers_out"),
        _ => None,
    }
}

// What is known of them

const OCCUPATIONS: [&str; 14] = [
    "state_official",
    "party_official",
    "commune_official",
    "hamlet_worker",
    "public_employee",
    "non_public_employee",
    "enterprise_manager",
    "enterprise_staff",
    "enterprise_worker",
    "farmer",
    "armed_forces",
    "student",
    "pupil",
    "other",
];
const ENTERPRISE: [&str; 3] = ["enterprise_manager", "enterprise_staff", "enterprise_worker"];
const SCHOOLS: [&str; 4] = ["literate", "primary", "lower_secondary", "upper_secondary"];
const QUALIFICATIONS: [&str; 6] = ["elementary", "intermediate", "college", "university", "master", "doctor"];
const AGES: [(i32, i32, &str); 8] = [
    (18, 30, "18_30"),
    (31, 35, "31_35"),
    (36, 40, "36_40"),
    (41, 45, "41_45"),
    (46, 50, "46_50"),
    (51, 55, "51_55"),
    (56, 60, "56_60"),
    (61, i32::MAX, "over_60"),
];
/// Ethnicities that the code list marks as no minority.
const MAJORITY: [&str; 2] = ["01", "foreign_origin"];

/// The whole years on a day. Of a birth known by its year only, the difference of the years.
fn age(birth: &str, on: NaiveDate) -> i32 {
    let born = last_day(birth);
    let whole = on.year() - born.year();
    if birth.len() == 4 { whole } else { whole - i32::from((on.month(), on.day()) < (born.month(), born.day())) }
}

/// The age with its fraction; of a birth known in part the whole years.
fn exact_age(birth: &str, on: NaiveDate) -> f64 {
    if birth.len() == 10 { (on - day(birth)).num_days() as f64 / 365.2425 } else { f64::from(age(birth, on)) }
}

/// Whether a list of organizations holds the youth union on a day.
fn in_youth_union(organizations: &Value, on: NaiveDate) -> bool {
    array(organizations).iter().any(|row| {
        let joined = row["joined"].as_str().is_none_or(|joined| last_day(joined) <= on);
        let left = row["left"].as_str().is_some_and(|left| last_day(left) <= on);
        row["organization"] == "youth_union" && joined && !left
    })
}

/// The ends of the codes of all figures that somebody's facts fit on a day.
fn endings(facts: &Value, youth: bool, on: NaiveDate) -> Vec<String> {
    let fact = |name: &str| facts[name].as_str();
    let cases: Vec<String> = plain(&facts["special_cases"]);
    let has = |case: &str| cases.iter().any(|other| other == case);
    let flags = [
        ("women", fact("sex") == Some("female")),
        ("minority", fact("ethnicity").is_some_and(|code| !MAJORITY.contains(&code))),
        ("youth", youth),
        ("owners", has("private_owner")),
        ("population", has("population_policy")),
        ("foreign_spouse", has("foreign_spouse")),
        ("religious", fact("religion").is_some_and(|code| code != "00")),
        ("enterprise", fact("occupation_group").is_some_and(|group| ENTERPRISE.contains(&group))),
        ("associate_professors", fact("academic_title") == Some("associate_professor")),
        ("professors", fact("academic_title") == Some("professor")),
    ];
    let mut endings: Vec<String> = flags.iter().filter(|(_, holds)| *holds).map(|(ending, _)| (*ending).to_owned()).collect();
    endings.push(format!("occ_{}", fact("occupation_group").unwrap_or("unknown")));
    endings.push(format!("school_{}", fact("general_schooling").unwrap_or("unknown")));
    endings.extend(fact("birth_date").map_or(Some("age_unknown".to_owned()), |birth| age_band(age(birth, on))));
    let highest = fact("qualification").map(|code| if code == "doctor_of_science" { "doctor" } else { code });
    endings.extend(highest.filter(|code| *code != "none").map(|code| format!("qual_{code}")));
    endings
}

fn age_band(years: i32) -> Option<String> {
    AGES.iter().find(|(from, to, _)| (*from..=*to).contains(&years)).map(|(.., name)| format!("age_{name}"))
}

/// The ends of the codes that Biểu 2 and Biểu 3 have in common.
fn common_endings() -> Vec<String> {
    let plain = ["women", "minority", "youth", "owners", "foreign_spouse", "religious", "enterprise", "age_average"];
    let mut endings: Vec<String> = plain.map(str::to_owned).to_vec();
    endings.extend(["associate_professors", "professors", "occ_unknown", "age_unknown", "school_unknown"].map(str::to_owned));
    endings.extend(OCCUPATIONS.iter().map(|code| format!("occ_{code}")));
    endings.extend(AGES.iter().map(|(.., name)| format!("age_{name}")));
    endings.extend(SCHOOLS.iter().map(|code| format!("school_{code}")));
    endings.extend(QUALIFICATIONS.iter().map(|code| format!("qual_{code}")));
    endings
}

/// The codes that a report must have.
fn codes_of(report: &str) -> Vec<String> {
    let common = |prefix: &str| common_endings().into_iter().map(|ending| format!("{prefix}_{ending}")).collect::<Vec<_>>();
    let words = |words: &str| words.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    match report {
        "movement" => words(
            "members_start increase admissions transfers_in transfers_in_province transfers_in_upper transfers_in_internal restored \
             decrease deaths expulsions strike_offs strike_offs_probationers resignations transfers_out transfers_out_province \
             transfers_out_upper transfers_out_internal members_end",
        ),
        "admitted" => [
            words(
                "admissions admitted_population readmissions grassroots_committees grassroots_committees_admitting \
                 grassroots_committees_exhausted grassroots_branches grassroots_branches_admitting grassroots_branches_exhausted",
            ),
            common("admitted"),
        ]
        .concat(),
        _ => [
            words(
                "present_members present_probationers present_retired present_exempt present_joined_before_1945_08_19 \
                 present_joined_to_1954_07_20 present_joined_to_1975_04_30 present_joined_since_1975_05_01 present_theory_elementary \
                 present_theory_intermediate present_theory_advanced",
            ),
            common("present"),
        ]
        .concat(),
    }
}

/// Rows that stand only where there is something in them.
fn may_be_left_out(code: &str) -> bool {
    code.ends_with("_internal") || code.ends_with("_unknown")
}

// The figures

#[derive(Default)]
struct Figure {
    count: usize,
    people: Vec<i64>,
    units: Vec<i64>,
    /// Of an average: what it is an average of.
    ages: Option<Vec<f64>>,
}

/// The figures of a period, by code.
struct Figures {
    from: NaiveDate,
    by_code: BTreeMap<String, Figure>,
}

impl Figures {
    fn of(world: &World<'_>, territory: &Territory, from: NaiveDate, to: NaiveDate) -> Self {
        let by_code = ["movement", "admitted", "present"].into_iter().flat_map(codes_of).map(|code| (code, Figure::default())).collect();
        let mut figures = Self { from, by_code };
        for code in ["admitted_age_average", "present_age_average"] {
            figures.figure(code).ages = Some(Vec::new());
        }
        let movements = movements(&world.people, territory, from, to);
        figures.count_members(world, territory, "members_start", before(from, 1));
        figures.count_members(world, territory, "members_end", to);
        for movement in &movements {
            figures.count_movement(movement);
            if movement.code == "admissions" {
                figures.count_admitted(world, movement);
            }
        }
        figures.count_bases(world, territory, to, &movements);
        figures.count_present(world, territory, to);
        figures
    }

    fn figure(&mut self, code: &str) -> &mut Figure {
        self.by_code.get_mut(code).unwrap_or_else(|| panic!("no figure {code}"))
    }

    fn add(&mut self, code: &str, person: i64) {
        let figure = self.figure(code);
        figure.count += 1;
        figure.people.push(person);
    }

    fn add_unit(&mut self, code: &str, unit: i64) {
        let figure = self.figure(code);
        figure.count += 1;
        figure.units.push(unit);
    }

    fn count_members(&mut self, world: &World<'_>, territory: &Territory, code: &str, on: NaiveDate) {
        for person in &world.people {
            if person.cases.iter().any(|case| territory.counts(case, &case.on(on))) {
                self.add(code, person.id);
            }
        }
    }

    fn count_movement(&mut self, movement: &Movement<'_>) {
        let person = movement.person.id;
        self.add(movement.code, person);
        if let Some(scope) = movement.scope {
            self.add(&format!("{}_{scope}", movement.code), person);
        }
        if movement.code == "strike_offs" && !movement.was_recognized {
            self.add("strike_offs_probationers", person);
        }
        let comes = ["admissions", "transfers_in", "restored"].contains(&movement.code);
        self.add(if comes { "increase" } else { "decrease" }, person);
    }

    /// Whom an admission is of, by the facts of its own day.
    fn count_admitted(&mut self, world: &World<'_>, movement: &Movement<'_>) {
        let (person, on) = (movement.person, movement.on);
        let facts = world.facts_on(person.id, on);
        for ending in endings(&facts, in_youth_union(&facts["mass_organizations"], on), on) {
            // The retired stand apart among members only.
            let ending = if ending == "occ_retired" { "occ_other".to_owned() } else { ending };
            self.add(&format!("admitted_{ending}"), person.id);
        }
        if person.had_left(movement.case.case, on) {
            self.add("readmissions", person.id);
        }
        if let (Some(birth), Some(ages)) = (facts["birth_date"].as_str(), &mut self.figure("admitted_age_average").ages) {
            ages.push(exact_age(birth, on));
        }
    }

    /// Base committees and base branches, those that admitted, and those that have nobody left to admit.
    fn count_bases(&mut self, world: &World<'_>, territory: &Territory, to: NaiveDate, movements: &[Movement<'_>]) {
        for (&unit, kind) in &territory.tree.kinds {
            let code = match kind.as_str() {
                "grassroots_committee" => "grassroots_committees",
                "grassroots_branch" => "grassroots_branches",
                _ => continue,
            };
            if !territory.holds_unit(unit) {
                continue;
            }
            self.add_unit(code, unit);
            let admits = |movement: &Movement<'_>| movement.code == "admissions" && territory.tree.line(movement.unit).contains(&unit);
            if movements.iter().any(admits) {
                self.add_unit(&format!("{code}_admitting"), unit);
            }
            let exhausted = |note: &Exhausted| note.unit == unit && note.on <= to && note.until.is_none_or(|until| to <= until);
            if world.notes.exhausted.iter().any(exhausted) {
                self.add_unit(&format!("{code}_exhausted"), unit);
            }
        }
    }

    /// Whom the members of the last day are, by the facts of that day.
    fn count_present(&mut self, world: &World<'_>, territory: &Territory, to: NaiveDate) {
        let listed = world.listed_on(to);
        for person in &world.people {
            let mut latest_first = person.cases.iter().rev().map(|case| (case, case.on(to)));
            let Some((case, standing)) = latest_first.find(|(case, standing)| territory.counts(case, standing)) else { continue };
            let facts = listed.get(&person.id).unwrap_or_else(|| panic!("no list of {to} holds the member {}", person.id));
            self.count_member(person, case, &standing, (facts, world.in_youth_union(person, to)), to);
        }
    }

    fn count_member(&mut self, person: &Person, case: &Case, standing: &Standing, (facts, youth): (&Value, bool), to: NaiveDate) {
        let id = person.id;
        self.add("present_members", id);
        if !case.is_recognized(standing) {
            self.add("present_probationers", id);
        }
        let retired = facts["occupation_group"] == "retired";
        if retired && case.is_exempt(standing, to) {
            self.add("present_exempt", id);
        }
        // Biểu 3 does not ask who once broke the population policy.
        for ending in endings(facts, youth, to).into_iter().filter(|ending| ending != "population") {
            self.add(&if ending == "occ_retired" { "present_retired".to_owned() } else { format!("present_{ending}") }, id);
        }
        if let Some(since) = case.admission_date(standing) {
            self.add(joined(last_day(&since)), id);
        }
        let theory = match facts["political_theory"].as_str() {
            Some("elementary") => Some("present_theory_elementary"),
            Some("intermediate") => Some("present_theory_intermediate"),
            Some("advanced" | "bachelor") => Some("present_theory_advanced"),
            _ => None,
        };
        if let Some(theory) = theory {
            self.add(theory, id);
        }
        if let (Some(birth), Some(ages)) = (facts["birth_date"].as_str(), &mut self.figure("present_age_average").ages) {
            ages.push(exact_age(birth, to));
        }
    }

    fn count(&self, code: &str) -> usize {
        self.by_code[code].count
    }

    fn sum(&self, prefix: &str) -> usize {
        let parts = self.by_code.iter().filter(|(code, figure)| code.starts_with(prefix) && figure.ages.is_none());
        parts.map(|(_, figure)| figure.count).sum()
    }

    /// Whether one of a report's identities does not hold here either.
    fn is_broken(&self, report: &str) -> bool {
        let sums = |of: &str, total: usize, besides: usize| {
            let whole = ["occ_", "age_", "school_"].map(|part| self.sum(&format!("{of}_{part}")));
            [whole[0] + besides, whole[1], whole[2]] != [total; 3] || self.sum(&format!("{of}_qual_")) > total
        };
        let over = |of: &str| self.count(&format!("{of}_admitting")) + self.count(&format!("{of}_exhausted")) > self.count(of);
        let adds_up = self.count("members_start") + self.count("increase") == self.count("decrease") + self.count("members_end");
        let broken = match report {
            "movement" => false,
            "admitted" => sums("admitted", self.count("admissions"), 0) || over("grassroots_committees") || over("grassroots_branches"),
            _ => sums("present", self.count("present_members"), self.count("present_retired")),
        };
        broken || !adds_up
    }
}

/// The band of a day of entering the Party.
fn joined(since: NaiveDate) -> &'static str {
    let bands = [
        (ymd(1945, 8, 18), "present_joined_before_1945_08_19"),
        (ymd(1954, 7, 20), "present_joined_to_1954_07_20"),
        (ymd(1975, 4, 30), "present_joined_to_1975_04_30"),
    ];
    bands.iter().find(|(last, _)| since <= *last).map_or("present_joined_since_1975_05_01", |(_, code)| code)
}

// The answer

#[derive(Default)]
struct Told {
    differences: Vec<String>,
    /// How many figures were compared that are not nought.
    compared: usize,
}

/// Reports of one period and some units, and the figures recounted.
struct Asked<'a> {
    world: &'a World<'a>,
    period: Period,
    units: Vec<i64>,
    now: Figures,
    same: Figures,
}

impl<'a> Asked<'a> {
    fn new(world: &'a World<'a>, period: Period, units: Vec<i64>) -> Self {
        let of = |from: NaiveDate, to: NaiveDate| {
            let territory = Territory { tree: world.tree_on(to), asked: units.clone() };
            Figures::of(world, &territory, from, to)
        };
        let now = of(period.from, period.to);
        let same = of(year_before(period.from), year_before(period.to));
        Self { world, period, units, now, same }
    }

    fn compare(&self, report: &str, told: &mut Told) {
        let units: Vec<String> = self.units.iter().map(i64::to_string).collect();
        let mut arguments = vec!["--report", report, "--period", &self.period.word];
        units.iter().for_each(|unit| arguments.extend(["--unit", unit]));
        let what = format!("report {}", arguments.join(" "));
        let answer = self.world.desk.ask("report", &arguments);
        if answer.code != 0 {
            told.differences.push(format!("{what}: refused: {}", answer.err.trim()));
            return;
        }
        let answer = answer.json();
        let mut differences = self.days(&answer);
        differences.extend(self.figures(report, &answer, &mut told.compared));
        differences.extend(self.identities(report, &answer));
        told.differences.extend(differences.into_iter().map(|difference| format!("{what}: {difference}")));
    }

    fn days(&self, answer: &Value) -> Vec<String> {
        let (from, to) = (self.period.from, self.period.to);
        let expected = [("from", from), ("to", to), ("same_from", year_before(from)), ("same_to", year_before(to))];
        let wrong = expected.into_iter().filter(|(name, day)| answer[*name] != day.to_string());
        wrong.map(|(name, day)| format!("{name} is {}, not {day}", answer[name])).collect()
    }

    fn figures(&self, report: &str, answer: &Value, compared: &mut usize) -> Vec<String> {
        let mut differences = Vec::new();
        let mut missing: BTreeSet<String> = codes_of(report).into_iter().collect();
        for row in array(&answer["figures"]) {
            let code = text(&row["code"]);
            // A line of the program's own, which completes the sum of the others: held by its identity.
            if code == "present_joined_unknown" {
                continue;
            }
            if !missing.remove(&code) && codes_of(report).contains(&code) {
                differences.push(format!("{code} stands twice"));
            }
            let (Some(now), Some(same)) = (self.now.by_code.get(&code), self.same.by_code.get(&code)) else {
                differences.push(format!("no definition has {code}"));
                continue;
            };
            *compared += usize::from(now.count > 0) + usize::from(same.count > 0);
            let periods = [(now, &self.now, ["value", "people"], "now"), (same, &self.same, ["same_period", "same_people"], "the year before")];
            for (figure, figures, [value, people], when) in periods {
                // Before the record began members stand by the dates that are known of them, which no entry tells.
                if self.is_incomplete(figures) && (code.starts_with("members_") || code.starts_with("present_")) {
                    continue;
                }
                let wrong = figure.differs(&code, &row[value], &row[people], self.is_incomplete(figures));
                differences.extend(wrong.into_iter().map(|wrong| format!("{code}, {when}: {wrong}")));
            }
            if is_of_units(&code) && !alike(&row["units"], &now.units) {
                differences.push(format!("{code}: units {}, recounted {:?}", row["units"], now.units));
            }
            differences.extend(ratios(row).into_iter().map(|wrong| format!("{code}: {wrong}")));
        }
        let empty = |code: &String| may_be_left_out(code) && self.now.count(code) + self.same.count(code) == 0;
        differences.extend(missing.iter().filter(|code| !empty(code)).map(|code| format!("{code} is missing")));
        differences
    }

    /// Before the record began a figure may be told as not known.
    fn is_incomplete(&self, figures: &Figures) -> bool {
        figures.from < day(FIGURES_FROM)
    }

    fn identities(&self, report: &str, answer: &Value) -> Vec<String> {
        let identities = array(&answer["identities"]);
        let broken = identities.iter().filter(|identity| identity["holds"] != true && !self.now.is_broken(report));
        let mut differences: Vec<String> = broken.map(|identity| format!("recounted it holds: {identity}")).collect();
        if identities.is_empty() {
            differences.push("no identities".to_owned());
        }
        differences
    }
}

/// Figures that count units and name no people.
fn is_of_units(code: &str) -> bool {
    code.starts_with("grassroots_")
}

impl Figure {
    /// What the answer says otherwise of one period.
    fn differs(&self, code: &str, value: &Value, people: &Value, incomplete: bool) -> Vec<String> {
        if value.is_null() && incomplete {
            return Vec::new();
        }
        if let Some(ages) = &self.ages {
            return if is_average(value, ages) { Vec::new() } else { vec![format!("average {value}, recounted {:?}", average(ages))] };
        }
        let mut wrong = Vec::new();
        if value.as_f64() != Some(self.count as f64) {
            wrong.push(format!("{value}, recounted {} {:?}", self.count, self.people));
        }
        if is_of_units(code) {
            return wrong;
        }
        let told: Vec<i64> = array(people).iter().map(|person| person.as_i64().expect("a person")).collect();
        let (mut told_once, mut once) = (told.clone(), self.people.clone());
        told_once.sort_unstable();
        once.sort_unstable();
        let counts_cases = code == "admissions" || code == "readmissions" || code.starts_with("admitted_");
        if !counts_cases {
            let length = told_once.len();
            told_once.dedup();
            once.dedup();
            // The sum holds those of admissions, who stand in it once a case.
            if told_once.len() < length && code != "increase" {
                wrong.push(format!("somebody stands twice among {told:?}"));
            }
        }
        if told_once != once {
            let only = |of: &[i64], other: &[i64]| of.iter().filter(|person| !other.contains(person)).copied().collect::<Vec<_>>();
            let (reported, recounted) = (only(&told_once, &once), only(&once, &told_once));
            wrong.push(format!("people: only reported {reported:?}, only recounted {recounted:?}; all reported {told_once:?}"));
        }
        wrong
    }
}

fn alike(told: &Value, units: &[i64]) -> bool {
    let mut told: Vec<i64> = array(told).iter().filter_map(Value::as_i64).collect();
    let mut units = units.to_vec();
    told.sort_unstable();
    units.sort_unstable();
    told == units
}

fn average(ages: &[f64]) -> Option<f64> {
    (!ages.is_empty()).then(|| ages.iter().sum::<f64>() / ages.len() as f64)
}

/// Whether a value is the average to one decimal; where that lies on the edge either neighbour is right.
fn is_average(value: &Value, ages: &[f64]) -> bool {
    let Some(average) = average(ages) else { return value.is_null() };
    let told = value.as_f64().map(|value| value * 10.0);
    told.is_some_and(|told| (told - told.round()).abs() < 1e-6 && [-1e-6, 1e-6].iter().any(|edge| (average * 10.0 + edge).round() == told.round()))
}

/// A number of one decimal in tenths.
fn tenths(value: &Value) -> Option<i64> {
    value.as_f64().map(|value| (value * 10.0).round() as i64)
}

/// The ratio is worked out of the two values as they stand in the row, in whole numbers, halves away from zero.
fn ratios(row: &Value) -> Vec<String> {
    let expected = match (tenths(&row["value"]), tenths(&row["same_period"])) {
        (Some(value), Some(same)) if same != 0 => Some((2 * value * 1000 + same) / (2 * same)),
        _ => None,
    };
    let mut wrong = Vec::new();
    for (name, expected) in [("ratio_pct", expected), ("change_pct", expected.map(|ratio| ratio - 1000))] {
        if tenths(&row[name]) != expected || row[name].is_null() != expected.is_none() {
            let tenth = expected.map(|tenths| tenths as f64 / 10.0);
            wrong.push(format!("{name} {} of {} and {}, not {tenth:?}", row[name], row["value"], row["same_period"]));
        }
    }
    wrong
}

// The register

/// A register as its pages tell it. What costs a run of the program is kept.
struct World<'a> {
    desk: &'a Desk,
    people: Vec<Person>,
    notes: Notes,
    shown: RefCell<HashMap<(i64, NaiveDate), Value>>,
    listed: RefCell<HashMap<NaiveDate, Rc<HashMap<i64, Value>>>>,
    trees: RefCell<HashMap<NaiveDate, Rc<Tree>>>,
}

/// The facts that a list tells of each member on a day.
const FACTS: &str =
    "sex,birth_date,ethnicity,religion,occupation_group,general_schooling,qualification,academic_title,political_theory,special_cases";

impl<'a> World<'a> {
    fn read(desk: &'a Desk, notes: Notes) -> Self {
        let rows = desk.json("list", &["--as-of", TODAY]);
        let id = |row: &Value| row["person"].as_i64().expect("a person");
        let people = array(&rows).iter().map(|row| Person::read(desk, id(row), &notes)).collect();
        Self { desk, people, notes, shown: RefCell::default(), listed: RefCell::default(), trees: RefCell::default() }
    }

    fn facts_on(&self, person: i64, on: NaiveDate) -> Value {
        let read = || self.desk.show(&person.to_string(), &on.to_string())["person"].clone();
        self.shown.borrow_mut().entry((person, on)).or_insert_with(read).clone()
    }

    /// A list tells organizations without their days; a page costs a run, and so is asked only where the facts changed.
    fn in_youth_union(&self, person: &Person, on: NaiveDate) -> bool {
        let facts = if self.notes.changed.contains(&person.id) { self.facts_on(person.id, on) } else { person.facts.clone() };
        in_youth_union(&facts["mass_organizations"], on)
    }

    fn listed_on(&self, on: NaiveDate) -> Rc<HashMap<i64, Value>> {
        let read = || {
            let rows = self.desk.json("list", &["--as-of", &on.to_string(), "--columns", FACTS]);
            Rc::new(array(&rows).iter().map(|row| (row["person"].as_i64().expect("a person"), row.clone())).collect::<HashMap<_, _>>())
        };
        self.listed.borrow_mut().entry(on).or_insert_with(read).clone()
    }

    fn tree_on(&self, on: NaiveDate) -> Rc<Tree> {
        self.trees.borrow_mut().entry(on).or_insert_with(|| Rc::new(Tree::read(self.desk, &self.notes.merges, on))).clone()
    }

    /// An entry by which somebody may have come or gone: its day, and the unit where its case was opened.
    fn draw_event(&self, dice: &mut Dice) -> (NaiveDate, i64) {
        let moves = |entry: &&Entry| entry.makes_member() || entry.is_end() || entry.is("transfer_slip");
        let within = |entry: &&Entry| ymd(2020, 1, 2) <= entry.on && entry.on < before(day(TODAY), 1);
        let cases = self.people.iter().flat_map(|person| &person.cases);
        let found = cases.flat_map(|case| case.entries.iter().filter(moves).filter(within).map(move |entry| (entry.on, case.unit)));
        *dice.of(&found.collect::<Vec<_>>())
    }

    /// The whole, a unit near which somebody stood, or two; all stand at the end of both periods.
    fn draw_units(&self, dice: &mut Dice, period: &Period, near: Option<i64>) -> Vec<i64> {
        let trees = [self.tree_on(period.to), self.tree_on(year_before(period.to))];
        let stands = |unit: &i64| trees.iter().all(|tree| tree.kinds.contains_key(unit));
        let line = |dice: &mut Dice| -> Option<i64> {
            let cases: Vec<&Case> = self.people.iter().flat_map(|person| &person.cases).collect();
            let unit = near.unwrap_or_else(|| dice.of(&cases).unit);
            let line: Vec<i64> = trees[0].line(unit).into_iter().filter(stands).collect();
            (!line.is_empty()).then(|| *dice.of(&line))
        };
        match dice.below(5) {
            0 => Vec::new(),
            1 => {
                let two = (line(dice), self.other_unit(dice, stands));
                match two {
                    (Some(one), Some(other)) if trees.iter().all(|tree| self.are_apart(tree, one, other)) => vec![one, other],
                    (one, _) => one.into_iter().collect(),
                }
            }
            _ => line(dice).into_iter().collect(),
        }
    }

    fn other_unit(&self, dice: &mut Dice, stands: impl Fn(&i64) -> bool) -> Option<i64> {
        let units: Vec<i64> = self.people.iter().flat_map(|person| &person.cases).map(|case| case.unit).filter(stands).collect();
        (!units.is_empty()).then(|| *dice.of(&units))
    }

    /// Whether neither of two units stands above the other and nobody ever moved between them: the texts do not say
    /// whether such a move shows where both are asked about together.
    fn are_apart(&self, tree: &Tree, one: i64, other: i64) -> bool {
        let nested = tree.line(one).contains(&other) || tree.line(other).contains(&one);
        let touches = |case: &Case, asked: i64| case.units().iter().any(|unit| tree.line(*unit).contains(&asked));
        let between = self.people.iter().flat_map(|person| &person.cases).any(|case| touches(case, one) && touches(case, other));
        !nested && !between
    }
}

// The clerk

struct Merge {
    unit: i64,
    on: NaiveDate,
    into: i64,
}

struct Exhausted {
    unit: i64,
    on: NaiveDate,
    until: Option<NaiveDate>,
}

/// What was entered and is not read back from pages.
#[derive(Default)]
struct Notes {
    /// Events of people that happened outside the register: `person show` does not tell it.
    elsewhere: BTreeSet<i64>,
    merges: Vec<Merge>,
    exhausted: Vec<Exhausted>,
    /// People whose organizations have changed.
    changed: BTreeSet<i64>,
}

/// Somebody with a case, and the unit where it stands.
#[derive(Clone, Copy)]
struct Known {
    person: i64,
    case: i64,
    unit: i64,
}

/// Somebody admitted by the clerk.
struct Newcomer {
    who: Known,
    decision: i64,
    ceremony: i64,
    on: NaiveDate,
}

/// Enters through the command line what made-up registers rarely hold.
struct Clerk<'a> {
    desk: &'a Desk,
    dice: Dice,
    notes: Notes,
    codes: HashMap<String, Vec<String>>,
    /// Branches where somebody stands, a dozen at most: few enough that people meet.
    branches: Vec<i64>,
    parents: HashMap<i64, Option<i64>>,
    /// Full members of the eve with nothing but their record so far.
    recorded: Vec<Known>,
}

/// A slip's fields but for where to.
const SLIP_OUT: [&str; 2] = ["slip_kind=slip_10", "to_place=Đảng bộ xã Thử, tỉnh Thử"];

impl<'a> Clerk<'a> {
    fn new(desk: &'a Desk, mut dice: Dice) -> Self {
        let rows = desk.json("list", &["--as-of", TODAY, "--columns", "member_recorded"]);
        let id = |row: &Value, name: &str| row[name].as_i64().expect("an id");
        let plainly = |row: &&Value| row["stage"] == "full" && row["member_recorded"].is_string() && array(&row["marks"]).is_empty();
        let known = |row: &Value| Known { person: id(row, "person"), case: id(row, "case"), unit: id(row, "unit") };
        let recorded: Vec<Known> = array(&rows).iter().filter(plainly).map(known).collect();
        let mut homes: Vec<i64> = recorded.iter().map(|known| known.unit).collect::<BTreeSet<_>>().into_iter().collect();
        let mut branches = Vec::new();
        while branches.len() < 12 && !homes.is_empty() {
            branches.push(homes.swap_remove(dice.below(homes.len())));
        }
        let units = desk.json("unit list", &["--as-of", TODAY]);
        let parents = array(&units).iter().map(|unit| (id(unit, "unit"), unit["parent"].as_i64())).collect();
        Self { desk, dice, notes: Notes::default(), codes: codes(), branches, parents, recorded }
    }

    fn fill(&mut self) {
        self.change_units();
        self.move_members();
        self.end_members();
        self.come_back();
        self.admit_and_mend();
        self.admit_and_cancel();
        self.admit_and_end();
        self.admit_oddly();
        self.record_old_members();
        self.change_facts();
    }

    /// Records an event, whatever it breaks.
    fn try_record(&self, case: i64, kind: &str, on: &str, set: &[&str]) -> Answer {
        let case = case.to_string();
        let mut arguments = vec![case.as_str(), kind, "--on", on, "--reason", "thử", "--today", TODAY];
        set.iter().for_each(|pair| arguments.extend(["--set", pair]));
        self.desk.ask("event", &arguments)
    }

    #[track_caller]
    fn record(&self, case: i64, kind: &str, on: NaiveDate, set: &[&str]) -> Value {
        let on = on.min(day(TODAY));
        self.try_record(case, kind, &on.to_string(), set).json()
    }

    /// The same; gives the event.
    #[track_caller]
    fn event(&self, case: i64, kind: &str, on: NaiveDate, set: &[&str]) -> i64 {
        self.record(case, kind, on, set)["event"].as_i64().expect("an event")
    }

    #[track_caller]
    fn add_unit(&mut self, name: &str, kind: &str) -> i64 {
        let arguments = ["--name", name, "--kind", kind, "--from", "2019-01-02", "--today", TODAY];
        let unit = self.desk.json("unit add", &arguments)["unit"].as_i64().expect("a unit");
        self.parents.insert(unit, None);
        unit
    }

    #[track_caller]
    fn add_person(&mut self, unit: i64, first: &str, on: NaiveDate, set: &[String]) -> Known {
        const GIVEN: [&str; 6] = ["An", "Bình", "Chi", "Dung", "Giang", "Hà"];
        const MIDDLE: [&str; 4] = ["Thị", "Văn", "Minh", "Ngọc"];
        let name = format!("Thử {} {}", self.dice.of(&MIDDLE), self.dice.of(&GIVEN));
        let (in_unit, on) = (unit.to_string(), on.to_string());
        let mut arguments = vec!["--name", &name, "--unit", &in_unit, "--on", &on, "--first", first, "--reason", "thử", "--today", TODAY];
        set.iter().for_each(|pair| arguments.extend(["--set", pair]));
        let added = self.desk.json("person add", &arguments);
        let id = |name: &str| added[name].as_i64().expect("an id");
        Known { person: id("person"), case: id("case"), unit }
    }

    fn set_facts(&mut self, person: i64, from: NaiveDate, set: &[String]) {
        let (who, from) = (person.to_string(), from.to_string());
        let mut arguments = vec![who.as_str(), "--from", &from, "--reason", "thử", "--today", TODAY];
        set.iter().for_each(|pair| arguments.extend(["--set", pair]));
        self.desk.json("person set", &arguments);
        if set.iter().any(|pair| pair.starts_with("mass_organizations=")) {
            self.notes.changed.insert(person);
        }
    }

    fn some_day(&mut self, first: i32, last: i32) -> NaiveDate {
        let days = (ymd(last, 12, 31) - ymd(first, 1, 1)).num_days();
        after(ymd(first, 1, 1), self.dice.below(usize::try_from(days).expect("a span") + 1))
    }

    fn days(&mut self, least: usize, most: usize) -> usize {
        least + self.dice.below(most - least + 1)
    }

    fn some_branch(&mut self) -> i64 {
        *self.dice.of(&self.branches)
    }

    fn another_branch(&mut self, than: i64) -> i64 {
        let others: Vec<i64> = self.branches.iter().copied().filter(|branch| *branch != than).collect();
        *self.dice.of(&others)
    }

    /// A recorded member whom nothing has been done to.
    fn take(&mut self) -> Known {
        assert!(!self.recorded.is_empty(), "too few recorded members");
        let place = self.dice.below(self.recorded.len());
        self.recorded.swap_remove(place)
    }

    fn scope(&self, from: i64, to: i64) -> &'static str {
        let (from, to) = (self.parents.get(&from).copied().flatten(), self.parents.get(&to).copied().flatten());
        if from.is_some() && from == to { "transfer_scope=same_grassroots" } else { "transfer_scope=same_upper" }
    }

    fn slip_inside(&self, who: Known, to: i64, on: NaiveDate) {
        self.record(who.case, "transfer_slip", on, &["slip_kind=slip_7", self.scope(who.unit, to), &format!("to_unit={to}")]);
    }

    fn receive(&self, who: Known, to: i64, on: NaiveDate) {
        self.record(who.case, "transfer_received", on, &[&format!("unit={to}"), self.scope(who.unit, to)]);
    }

    /// A branch merged into another, one moved under another committee, a base branch, and nobody left to admit.
    fn change_units(&mut self) {
        let (committee, branch) = (self.add_unit("Đảng bộ Thử", "grassroots_committee"), self.add_unit("Chi bộ cơ sở Thử", "grassroots_branch"));
        let merged = self.branches.remove(0);
        let into = self.some_branch();
        let on = ymd(2023, 4, 1);
        self.record(merged, "unit_merged", on, &[&format!("into={into}")]);
        self.notes.merges.push(Merge { unit: merged, on, into });
        let changed = self.another_branch(into);
        self.record(changed, "unit_changed", ymd(2022, 9, 1), &[&format!("parent={committee}")]);
        let admitting = self.parents.get(&into).copied().flatten().expect("a branch has a committee");
        let until = ymd(2024, 5, 5);
        self.record(admitting, "pool_exhausted", ymd(2021, 5, 5), &[&format!("until={until}")]);
        self.notes.exhausted.push(Exhausted { unit: admitting, on: ymd(2021, 5, 5), until: Some(until) });
        self.record(branch, "pool_exhausted", ymd(2022, 2, 2), &[]);
        self.notes.exhausted.push(Exhausted { unit: branch, on: ymd(2022, 2, 2), until: None });
        self.branches.push(branch);
    }

    /// Slip and receipt, perhaps in two periods; a slip alone; a receipt alone; out, and back again.
    fn move_members(&mut self) {
        for most in [40, 300, 300] {
            let (who, on) = (self.take(), self.some_day(2020, 2024));
            let to = self.another_branch(who.unit);
            self.slip_inside(who, to, on);
            let days = self.days(5, most);
            self.receive(who, to, after(on, days));
        }
        let (who, on) = (self.take(), self.some_day(2023, 2025));
        let to = self.another_branch(who.unit);
        self.slip_inside(who, to, on);
        for _ in 0..2 {
            let (who, on) = (self.take(), self.some_day(2020, 2025));
            let to = self.another_branch(who.unit);
            self.receive(who, to, on);
        }
        for scope in ["transfer_scope=other_province", "transfer_scope=other_upper"] {
            let (who, on) = (self.take(), self.some_day(2020, 2024));
            self.record(who.case, "transfer_slip", on, &[SLIP_OUT[0], SLIP_OUT[1], scope]);
            if scope.ends_with("province") {
                let (to, days) = (self.some_branch(), self.days(100, 500));
                let unit = format!("unit={to}");
                let receipt = [unit.as_str(), "from_place=Đảng bộ xã Thử", scope, "member_kind=full"];
                self.record(who.case, "transfer_received", after(on, days), &receipt);
            }
        }
        let (on, unit) = (self.some_day(2020, 2025), self.some_branch());
        let mut set = self.random_facts();
        set.extend(["transfer_scope=other_upper", "from_place=Đảng bộ xã Thử", "member_kind=full", "admission_date_set=2012"].map(str::to_owned));
        self.add_person(unit, "transfer_received", on, &set);
    }

    /// Ends of each sort; on the way; one after another, of which the second counts nowhere.
    fn end_members(&mut self) {
        let (who, on) = (self.take(), self.some_day(2020, 2024));
        let to = self.another_branch(who.unit);
        self.slip_inside(who, to, on);
        self.record(who.case, "died", after(on, 30), &[]);
        let (who, on) = (self.take(), self.some_day(2020, 2024));
        self.record(who.case, "expelled", on, &["cause=thử"]);
        self.record(who.case, "died", after(on, 60), &[]);
        let (who, on) = (self.take(), self.some_day(2020, 2025));
        self.record(who.case, "resigned", on, &[]);
        let unit = self.some_branch();
        // A candidate cannot be expelled: the entry changes nothing.
        let candidate = self.add_person(unit, "candidate_listed", ymd(2021, 3, 3), &[]);
        self.record(candidate.case, "expelled", ymd(2021, 9, 9), &["cause=thử"]);
    }

    /// Restored, and admitted again.
    fn come_back(&mut self) {
        let (who, on) = (self.take(), self.some_day(2020, 2023));
        self.record(who.case, "struck_off", on, &["cause_code=other"]);
        let days = self.days(20, 500);
        self.record(who.case, "membership_restored", after(on, days), &["member_kind=full"]);
        let (who, on) = (self.take(), self.some_day(2020, 2020));
        self.record(who.case, "resigned", on, &[]);
        let listed = self.some_day(2022, 2022);
        let case = self.record(who.case, "candidate_listed", listed, &[])["case"].as_i64().expect("a case");
        let ceremony = self.some_day(2023, 2025);
        self.record(case, "ceremony", ceremony, &[]);
    }

    fn newcomer(&mut self) -> Newcomer {
        let on = self.some_day(2020, 2025);
        self.newcomer_on(on)
    }

    fn newcomer_on(&mut self, on: NaiveDate) -> Newcomer {
        let (unit, set) = (self.some_branch(), self.random_facts());
        let who = self.add_person(unit, "candidate_listed", before(on, 300), &set);
        let decision = self.event(who.case, "decision", before(on, 20), &[]);
        let ceremony = self.event(who.case, "ceremony", on, &[]);
        Newcomer { who, decision, ceremony, on }
    }

    fn mend(&self, case: i64, kind: &str, set: &[&str]) {
        self.record(case, kind, day(TODAY), &[set, &["basis=thử"]].concat());
    }

    /// A ceremony of another day, one that was none, and one that was none before it was held.
    fn admit_and_mend(&mut self) {
        for _ in 0..2 {
            let new = self.newcomer();
            let days = self.days(1, 150);
            let on = if self.dice.below(2) == 0 { before(new.on, days) } else { after(new.on, days) };
            self.mend(new.who.case, "correction", &[&format!("corrects={}", new.ceremony), "field=happened_on", &format!("value={on}")]);
        }
        let new = self.newcomer();
        self.mend(new.who.case, "entry_voided", &[&format!("voids={}", new.ceremony)]);
        let new = self.newcomer();
        self.mend(new.who.case, "entry_voided", &[&format!("voids={}", new.ceremony)]);
        let days = self.days(20, 170);
        self.record(new.who.case, "ceremony", after(new.on, days), &[]);
    }

    /// Decisions cancelled: taken anew, with another ceremony or without; a recognition; one that ends the membership.
    fn admit_and_cancel(&mut self) {
        for again in [false, true] {
            let new = self.newcomer();
            let (case, on) = (new.who.case, new.on);
            let cancels = format!("cancels={}", new.decision);
            self.record(case, "decision_cancelled", after(on, 30), &[&cancels, "ground=wrong_procedure", r#"redo=["committee_vote"]"#]);
            self.record(case, "committee_vote", after(on, 45), PASSED);
            self.record(case, "decision", after(on, 60), &[&format!("admission_date_set={on}")]);
            if again {
                self.record(case, "ceremony", after(on, 70), &[]);
            }
        }
        let on = self.some_day(2020, 2023);
        let new = self.newcomer_on(on);
        let recognition = self.event(new.who.case, "conversion_decision", after(on, 400), &[]);
        let cancels = format!("cancels={recognition}");
        let days = self.days(20, 300);
        let set = [cancels.as_str(), "ground=wrong_procedure", r#"redo=["conversion_vote"]"#];
        self.record(new.who.case, "decision_cancelled", after(on, 400 + days), &set);
        let new = self.newcomer();
        let cancels = format!("cancels={}", new.decision);
        self.record(new.who.case, "decision_cancelled", after(new.on, 90), &[&cancels, "ground=not_qualified"]);
    }

    /// Died, struck off, resigned in probation; admitted here and moved away; twice in a year.
    fn admit_and_end(&mut self) {
        let ends: [(&str, &[&str]); 4] = [
            ("died", &[]),
            ("struck_off", &["cause_code=probation_failed"]),
            ("resigned", &[]),
            ("transfer_slip", &[SLIP_OUT[0], SLIP_OUT[1], "transfer_scope=other_upper"]),
        ];
        for (kind, set) in ends {
            let new = self.newcomer();
            let days = self.days(10, 120);
            self.record(new.who.case, kind, after(new.on, days), set);
        }
        let on = ymd(year_of(&mut self.dice, 6), 2, 10);
        let new = self.newcomer_on(on);
        self.record(new.who.case, "resigned", after(on, 40), &[]);
        let case = self.record(new.who.case, "candidate_listed", after(on, 60), &[])["case"].as_i64().expect("a case");
        self.record(case, "ceremony", after(on, 200), &[]);
    }

    /// A ceremony elsewhere, and one of which the month is known.
    fn admit_oddly(&mut self) {
        let (unit, set, on) = (self.some_branch(), self.random_facts(), self.some_day(2020, 2024));
        let who = self.add_person(unit, "candidate_listed", before(on, 300), &set);
        let ceremony = self.event(who.case, "ceremony", on, &["elsewhere=true"]);
        self.notes.elsewhere.insert(ceremony);
        let (to, days) = (self.some_branch(), self.days(60, 250));
        let unit = format!("unit={to}");
        let receipt = [unit.as_str(), "from_place=Đảng bộ xã Thử", "transfer_scope=other_province", "member_kind=probationary"];
        self.record(who.case, "transfer_received", after(on, days), &receipt);
        let (unit, set) = (self.some_branch(), self.random_facts());
        let who = self.add_person(unit, "candidate_listed", ymd(2020, 3, 1), &set);
        // Whether such a day is taken at all is not for this recount to say.
        self.try_record(who.case, "ceremony", "2021-05", &[]);
    }

    /// Of the days by which Biểu 3 parts those who joined, and one of whom nothing is known.
    fn record_old_members(&mut self) {
        let known = [
            ("1922-03-03", "1945-08-18"),
            ("1923", "1945-08-19"),
            ("1930-05-05", "1954-07-20"),
            ("1931-05-05", "1954-07-21"),
            ("1938-07", "1960"),
            ("1950-02-02", "1975-04-30"),
            ("1951-01-01", "1975-05-01"),
        ];
        for (birth, since) in known {
            let unit = self.some_branch();
            let (theory, retired) = (self.code("political_theory"), self.dice.below(2) == 0);
            let mut set = vec![format!("birth_date={birth}"), format!("admission_date_set={since}"), format!("political_theory={theory}")];
            set.push("member_kind=full".to_owned());
            set.extend(retired.then(|| "occupation_group=retired".to_owned()));
            let who = self.add_person(unit, "member_recorded", day(EVE), &set);
            match self.dice.below(3) {
                0 => self.record(who.case, "exempted", ymd(2020, 7, 1), &[]),
                1 => self.record(who.case, "exempted", ymd(2020, 7, 1), &["until=2023-03-31"]),
                _ => continue,
            };
        }
        let unit = self.some_branch();
        self.add_person(unit, "member_recorded", day(EVE), &["member_kind=full".to_owned()]);
    }

    /// Facts that hold from the day of the ceremony, and facts that hold from the day after it; of members, from any day.
    fn change_facts(&mut self) {
        for later in [0, 1, 1] {
            let new = self.newcomer();
            let set = self.random_dated();
            self.set_facts(new.who.person, after(new.on, later), &set);
        }
        for _ in 0..3 {
            let (who, on) = (self.take(), self.some_day(2020, 2025));
            let set = self.random_dated();
            self.set_facts(who.person, on, &set);
        }
        for end in [None, Some(ymd(2024, 2, 2))] {
            let (who, on) = (self.take(), self.some_day(2020, 2022));
            self.set_facts(who.person, on, &["occupation_group=retired".to_owned()]);
            self.record(who.case, "exempted", after(on, 30), &[]);
            if let Some(end) = end {
                self.record(who.case, "exemption_ended", end, &[]);
            }
        }
    }

    fn code(&mut self, list: &str) -> String {
        self.dice.of(&self.codes[list]).clone()
    }

    /// Facts of any sort, some of them left out.
    fn random_facts(&mut self) -> Vec<String> {
        let birth = ymd(1962 + i32::try_from(self.dice.below(38)).expect("a few years"), 1, 1) + Days::new(self.dice.below(365) as u64);
        let mut set = vec![format!("sex={}", self.code("sex"))];
        match self.dice.below(8) {
            0 => (),
            1 => set.push(format!("birth_date={}", birth.year())),
            2 => set.push(format!("birth_date={}", birth.format("%Y-%m"))),
            _ => set.push(format!("birth_date={birth}")),
        }
        if self.dice.below(5) > 0 {
            let ethnicity = if self.dice.below(2) == 0 { "01".to_owned() } else { self.code("ethnicity") };
            set.push(format!("ethnicity={ethnicity}"));
        }
        if self.dice.below(5) > 0 {
            let religion = if self.dice.below(2) == 0 { "00".to_owned() } else { self.code("religion") };
            set.push(format!("religion={religion}"));
        }
        set.extend(self.random_dated());
        set
    }

    /// Facts that are kept with the day from which they hold.
    fn random_dated(&mut self) -> Vec<String> {
        const CASES: [&str; 4] =
            [r#"["private_owner"]"#, r#"["population_policy","religious"]"#, r#"["foreign_spouse","private_owner"]"#, r#"["readmission"]"#];
        const ORGANIZATIONS: [&str; 5] = [
            r#"[{"organization":"youth_union","joined":"2008"}]"#,
            r#"[{"organization":"youth_union","joined":"2009-03-26","left":"2019-03"}]"#,
            r#"[{"organization":"trade_union","joined":"2010"},{"organization":"youth_union","left":"2023-03-26"}]"#,
            r#"[{"organization":"women"}]"#,
            r#"[{"organization":"youth_union"}]"#,
        ];
        let mut set = Vec::new();
        for field in ["occupation_group", "general_schooling", "qualification", "political_theory"] {
            if self.dice.below(5) > 0 {
                set.push(format!("{field}={}", self.code(field)));
            }
        }
        if self.dice.below(3) == 0 {
            set.push(format!("academic_title={}", self.code("academic_title")));
        }
        if self.dice.below(2) == 0 {
            set.push(format!("special_cases={}", self.dice.of(&CASES)));
        }
        if self.dice.below(4) > 0 {
            set.push(format!("mass_organizations={}", self.dice.of(&ORGANIZATIONS)));
        }
        if set.is_empty() {
            set.push("qualification=college".to_owned());
        }
        set
    }
}
