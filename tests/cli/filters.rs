//! The filters of a list against a plain recount.
//!
//! What `list --filter` answers is counted again from what `person show` tells of each person: nothing is shared but the
//! contract. Conditions are drawn at random from what people have and from what nobody has. Of a register a part of the
//! people is recounted, drawn at random too: a page costs a run of the program.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::RangeInclusive;

use serde_json::Value;

use crate::desk::{BRANCH, Desk, PASSED};

/// How many people of a register are recounted on a day.
const PEOPLE: usize = 14;
/// How many lists are asked for on a day.
const LISTS: usize = 24;

#[test]
fn the_sample_is_filtered_as_recounted() {
    recounted(&["--sample"], 11, ["2023-06-30", "2025-06-30", "2026-10-31"]);
}

#[test]
fn a_made_up_register_is_filtered_as_recounted() {
    recounted(&["--generate", "90", "--seed", "5"], 12, ["2021-03-15", "2024-02-29", "2026-09-01"]);
}

#[test]
fn another_made_up_register_is_filtered_as_recounted() {
    recounted(&["--generate", "60", "--seed", "8"], 13, ["2022-12-31", "2025-01-01", "2026-06-30"]);
}

/// Worked example 3: the decision cancelled and the vote to be done again are struck from that day; the branch's vote
/// and the ceremony stay.
#[test]
fn what_a_cancelled_decision_strikes_is_not_found() {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Mẫu Ba", "2021-04-12");
    desk.event_anyway(&case, "branch_vote", "2022-04-12", PASSED);
    desk.event_anyway(&case, "committee_vote", "2022-04-28", PASSED);
    let decision = desk.event_anyway(&case, "decision", "2022-05-10", &[])["event"].to_string();
    desk.event_anyway(&case, "ceremony", "2022-05-25", &[]);
    let cancels = format!("cancels={decision}");
    desk.event_anyway(&case, "decision_cancelled", "2022-09-15", &[&cancels, "ground=wrong_procedure", r#"redo=["committee_vote"]"#]);
    let found = |day: &str, filter: &str| desk.names(&["--as-of", day, "--filter", filter]).len();
    assert_eq!(found("2022-09-14", "decision=2022-05-10"), 1);
    assert_eq!(found("2022-09-14", "committee_vote=2022-04"), 1);
    assert_eq!(found("2022-09-15", "decision="), 1);
    assert_eq!(found("2022-09-15", "committee_vote.votes_for="), 1);
    assert_eq!(found("2022-09-15", "branch_vote=2022-04-12"), 1);
    assert_eq!(found("2022-09-15", "ceremony=2022-05-25"), 1);
}

/// A member since 2024 and born in 1990 had no years in the Party in 2018 and no age in 1989: none, not fewer than nought.
#[test]
fn who_is_not_yet_a_member_or_not_yet_born_has_no_years() {
    let desk = Desk::with_units();
    let sets = ["member_kind=full", "admission_date_set=2024-05-01", "official_date_set=2025-05-01", "birth_date=1990-01-01"];
    let mut arguments = vec!["--name", "Mẫu Một", "--unit", BRANCH, "--on", "2025-05-31", "--first", "member_recorded"];
    sets.iter().for_each(|set| arguments.extend(["--set", set]));
    desk.json("person add", &arguments);
    let filtered = |filter: &str| desk.names(&["--as-of", "2025-06-30", "--filter", filter]);
    assert_eq!(filtered("party_age@2024-05-01=0"), ["Mẫu Một"]);
    assert_eq!(filtered("party_age@2018-07-03="), ["Mẫu Một"]);
    assert_eq!(filtered("party_age@2018-07-03=..5"), Vec::<String>::new());
    assert_eq!(filtered("age@1989-12-31="), ["Mẫu Một"]);
    assert_eq!(filtered("age@1989-12-31=..0"), Vec::<String>::new());
}

/// Asks random lists of a new register and panics with all that differ.
fn recounted(new: &[&str], seed: u64, days: [&str; 3]) {
    let desk = Desk::bare();
    desk.json("new", new);
    let mut dice = Dice(seed);
    let (mut differences, mut found, mut told) = (Vec::new(), 0, 0);
    for day in days {
        let world = World::read(&desk, day, &mut dice);
        for _ in 0..LISTS {
            let query = Query::draw(&world, &mut dice);
            let mut arguments = vec!["--as-of", day];
            query.words.iter().for_each(|word| arguments.push(word));
            let answer = desk.ask("list", &arguments);
            if answer.code != 0 {
                differences.push(format!("{:?}: refused: {}", query.words, answer.err.trim()));
                continue;
            }
            let listed = people(&answer.json());
            for person in &world.people {
                let Some(expected) = query.holds(&world, person) else { continue };
                told += 1;
                found += usize::from(expected);
                if expected != listed.contains(&person.id) {
                    let says = if expected { "left out" } else { "listed" };
                    differences.push(format!("{day} {:?}: person {} is {says}", query.words, person.id));
                }
            }
        }
    }
    assert!(differences.is_empty(), "seed {seed}, {new:?}: {} differences\n{}", differences.len(), differences.join("\n"));
    let asked = days.len() * LISTS * PEOPLE;
    assert!(told * 10 > asked * 9, "{told} of {asked} could be recounted");
    assert!(found * 10 > told, "{found} of {told} are found: the conditions ask for too little");
}

/// The people of a list.
fn people(rows: &Value) -> BTreeSet<i64> {
    array(rows).iter().map(|row| row["person"].as_i64().expect("a person")).collect()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Numbers that look random and are the same each time (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }

    fn of<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }
}

/// Year, month and day; a month and a day beyond the last stand for the last of a date known in part.
type Day = (i32, u32, u32);

/// The first and the last day that a date, known in part perhaps, can be.
fn span(date: &str) -> (Day, Day) {
    let parts: Vec<u32> = date.split('-').map(|part| part.parse().unwrap_or_else(|_| panic!("a date: {date}"))).collect();
    let year = i32::try_from(parts[0]).expect("a year");
    match parts[1..] {
        [] => ((year, 1, 1), (year, 12, 31)),
        [month] => ((year, month, 1), (year, month, 31)),
        [month, day, ..] => ((year, month, day), (year, month, day)),
    }
}

/// The whole years from a date to a day: all that they can be.
fn years(since: &str, day: &str) -> RangeInclusive<i32> {
    let full = |(from, to): (Day, Day)| to.0 - from.0 - i32::from((to.1, to.2) < (from.1, from.2));
    let ((first, last), (on, _)) = (span(since), span(day));
    full((last, on))..=full((first, on))
}

/// Lower case without marks, đ as d.
fn folded(text: &str) -> String {
    const LETTERS: [(&str, char); 7] = [
        ("àáảãạăằắẳẵặâầấẩẫậ", 'a'),
        ("èéẻẽẹêềếểễệ", 'e'),
        ("ìíỉĩị", 'i'),
        ("òóỏõọôồốổỗộơờớởỡợ", 'o'),
        ("ùúủũụưừứửữự", 'u'),
        ("ỳýỷỹỵ", 'y'),
        ("đ", 'd'),
    ];
    let plain = |letter| LETTERS.iter().find(|(marked, _)| marked.contains(letter)).map_or(letter, |(_, plain)| *plain);
    text.to_lowercase().chars().map(plain).collect()
}

/// What a field holds: its kind decides how a value is compared.
#[derive(Clone, Debug, PartialEq)]
enum Holds {
    Code(String),
    Text,
    Date,
    Number,
    YesNo,
    Unit,
}

/// A person of the day with the latest case.
struct Person {
    id: i64,
    facts: Value,
    case: Value,
    /// Entries that count, each with its own day.
    entries: Vec<Value>,
    /// Whether what an entry was struck by cannot be told from the page.
    entries_told: bool,
}

/// A register on a day, as its pages tell it.
struct World {
    day: String,
    people: Vec<Person>,
    fields: Vec<(String, Holds)>,
    /// Values of a field, each once.
    had: HashMap<String, Vec<String>>,
    units: HashMap<String, (Option<String>, String)>,
    courses: HashMap<String, String>,
    names: HashMap<String, String>,
    /// Stages by person on three days that follow each other.
    stages: BTreeMap<String, HashMap<i64, String>>,
    codes: HashMap<String, Vec<String>>,
}

/// Fields whose values the page of a person does not tell.
fn not_told(code: &str) -> bool {
    ["helper", "party_post", "left"].contains(&code)
        || code.starts_with("clock.")
        || [".paper", ".request", ".post", ".rule", ".cancels", ".redo"].iter().any(|end| code.ends_with(end))
}

const ENDS: [&str; 8] = ["removed_from_list", "refused", "cancelled", "struck_off", "expelled", "resigned", "died", "transferred_out"];

impl World {
    fn read(desk: &Desk, day: &str, dice: &mut Dice) -> Self {
        let rows = desk.json("list", &["--as-of", day]);
        let mut rows: Vec<&Value> = array(&rows).iter().collect();
        let names = rows.iter().map(|row| (row["person"].to_string(), text(&row["name"]))).collect();
        let mut people = Vec::new();
        while people.len() < PEOPLE && !rows.is_empty() {
            let row = rows.swap_remove(dice.below(rows.len()));
            people.push(Person::read(desk, day, row));
        }
        let fields = desk.json("list fields", &[]);
        let holds = |field: &Value| match text(&field["holds"]).as_str() {
            "code" => Holds::Code(text(&field["code_list"])),
            "text" => Holds::Text,
            "date" => Holds::Date,
            "number" => Holds::Number,
            "yes_no" => Holds::YesNo,
            "unit" => Holds::Unit,
            other => panic!("a field holds {other}"),
        };
        let fields = array(&fields).iter().map(|field| (text(&field["code"]), holds(field))).filter(|(code, _)| !not_told(code)).collect();
        let units = desk.json("unit list", &["--as-of", day]);
        let units = array(&units)
            .iter()
            .map(|unit| (unit["unit"].to_string(), (unit["parent"].as_i64().map(|parent| parent.to_string()), text(&unit["kind"]))))
            .collect();
        let courses = desk.json("course list", &[]);
        let courses = array(&courses).iter().map(|course| (course["course"].to_string(), text(&course["name"]))).collect();
        let mut world =
            Self { day: day.to_owned(), people, fields, had: HashMap::new(), units, courses, names, stages: BTreeMap::new(), codes: codes() };
        for (field, holds) in world.fields.clone() {
            let mut values: BTreeSet<String> = BTreeSet::new();
            for person in &world.people {
                values.extend(world.values(person, &field, &holds).into_iter().flatten());
            }
            world.had.insert(field, values.into_iter().collect());
        }
        world.read_stages(desk, dice);
        world
    }

    /// The stages of the days about the one on which somebody came to a stage.
    fn read_stages(&mut self, desk: &Desk, dice: &mut Dice) {
        let since = text(&dice.of(&self.people).case["since"]);
        let Ok(middle) = since.parse::<chrono::NaiveDate>() else { return };
        let days: Vec<String> = middle.pred_opt().into_iter().chain([middle]).chain(middle.succ_opt()).map(|day| day.to_string()).collect();
        for day in days {
            let rows = desk.json("list", &["--as-of", &day]);
            let stages = array(&rows).iter().map(|row| (row["person"].as_i64().expect("a person"), text(&row["stage"])));
            self.stages.insert(day, stages.collect());
        }
    }

    /// Whether a unit is another or stands below it.
    fn below(&self, unit: &str, other: &str) -> bool {
        let mut unit = Some(unit.to_owned());
        while let Some(here) = unit {
            if here == other {
                return true;
            }
            unit = self.units.get(&here).and_then(|(parent, _)| parent.clone());
        }
        false
    }

    /// What a person has of a field; None where the page does not tell.
    fn values(&self, person: &Person, field: &str, holds: &Holds) -> Option<Vec<String>> {
        let (name, on) = field.split_once('@').map_or((field, None), |(name, on)| (name, Some(on)));
        let of_case = |name: &str| Some(plain(&person.case[name]));
        match (name, on) {
            ("stage", Some(on)) => {
                let (from, to) = on.split_once("..").unwrap_or((on, on));
                let days = self.stages.range(from.to_owned()..=to.to_owned());
                Some(days.filter_map(|(_, stages)| stages.get(&person.id).cloned()).collect())
            }
            ("age", on) => ages(&person.facts["birth_date"], on.unwrap_or(&self.day)),
            ("party_age", on) => ages(&person.case["membership_from"], on.unwrap_or(&self.day)),
            ("stage" | "since" | "unit" | "admission_date" | "probation_end" | "official_date" | "membership_from", None) => of_case(name),
            ("mark", None) => of_case("marks"),
            ("unit_kind", None) => Some(self.units.get(&person.case["unit"].to_string()).map(|(_, kind)| kind.clone()).into_iter().collect()),
            _ if person.facts.get(name).is_some() => {
                let inner = match name {
                    "mass_organizations" => Some("organization"),
                    "relatives" => Some("relation"),
                    _ => None,
                };
                match inner {
                    Some(inner) => Some(array(&person.facts[name]).iter().flat_map(|row| plain(&row[inner])).collect()),
                    None if person.facts[name].is_array() && *holds == Holds::Text => Some(vec![words_of(&person.facts[name])]),
                    None => Some(plain(&person.facts[name])),
                }
            }
            _ => self.of_entries(person, name),
        }
    }

    /// The day of the latest entry of a kind, or what stands in a field of it.
    fn of_entries(&self, person: &Person, name: &str) -> Option<Vec<String>> {
        let (kind, field) = name.split_once('.').map_or((name, None), |(kind, field)| (kind, Some(field)));
        let entries = person.entries.iter().filter(|entry| entry["kind"] == kind);
        let latest = entries.max_by_key(|entry| (span(&text(&entry["on"])).1, entry["event"].as_i64()));
        if !person.entries_told {
            // Some of them may be struck.
            return latest.is_none().then(Vec::new);
        }
        let Some(latest) = latest else { return Some(Vec::new()) };
        Some(match field {
            None => plain(&latest["on"]),
            Some("document_number") => plain(&latest["document_number"]),
            Some("course") => plain(&latest["fields"]["course"]).iter().filter_map(|course| self.courses.get(course).cloned()).collect(),
            Some("helper" | "introducer") => {
                let named = plain(&latest["fields"][field.unwrap_or_default()]);
                named.iter().map(|name| self.names.get(name).unwrap_or(name).clone()).collect()
            }
            Some(field) => plain(&latest["fields"][field]),
        })
    }
}

/// A value as texts: none, one, or all of a list; a place is all its words.
fn plain(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(list) => list.iter().flat_map(plain).collect(),
        Value::Object(_) => vec![words_of(value)],
        other => vec![text(other)],
    }
}

/// All texts in a value, one after another.
fn words_of(value: &Value) -> String {
    match value {
        Value::Object(parts) => parts.values().map(words_of).collect::<Vec<_>>().join(" "),
        Value::Array(list) => list.iter().map(words_of).collect::<Vec<_>>().join(" "),
        Value::Null => String::new(),
        other => text(other),
    }
}

/// All ages that somebody can have on a day; before it began there are none.
fn ages(since: &Value, day: &str) -> Option<Vec<String>> {
    let Some(since) = since.as_str() else { return Some(Vec::new()) };
    Some(years(since, day).filter(|age| *age >= 0).map(|age| age.to_string()).collect())
}

/// The codes of each list that the program ships.
fn codes() -> HashMap<String, Vec<String>> {
    let mut lists: HashMap<String, Vec<String>> = HashMap::new();
    let mut list = String::new();
    for line in include_str!("../../assets/codes/codes.toml").lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            name.clone_into(&mut list);
        } else if let Some((code, _)) = line.trim().strip_prefix("{ code = \"").and_then(|rest| rest.split_once('"')) {
            lists.entry(list.clone()).or_default().push(code.to_owned());
        }
    }
    lists.insert("mark".to_owned(), ["postponed", "returned", "missing_dates"].map(str::to_owned).to_vec());
    lists.insert("stage".to_owned(), ENDS.iter().chain(&["candidate", "dossier", "probation", "full"]).map(|&code| code.to_owned()).collect());
    lists
}

impl Person {
    fn read(desk: &Desk, day: &str, row: &Value) -> Self {
        let id = row["person"].as_i64().expect("a person");
        let page = desk.show(&id.to_string(), day);
        let case = array(&page["cases"]).iter().find(|case| case["case"] == row["case"]).expect("the case of the list").clone();
        let latest = array(&page["cases"]).iter().map(|case| case["case"].as_i64()).max();
        assert_eq!(latest, Some(case["case"].as_i64()), "the list shows the latest case: {page}");
        let ended = ENDS.contains(&text(&case["stage"]).as_str()).then(|| span(&text(&case["since"])).1);
        let counts = |entry: &&Value| {
            let on = span(&text(&entry["on"])).1;
            entry["voided"] != true && on <= span(day).0
        };
        let entries: Vec<Value> = array(&case["events"]).iter().filter(counts).cloned().collect();
        let ends = ["removed_from_list", "refused", "candidate_moved_out", "struck_off", "expelled", "resigned", "died"];
        let strikes = |entry: &Value| match text(&entry["kind"]).as_str() {
            "returned" => !entry["fields"]["back_to"].is_null(),
            "decision_cancelled" | "membership_restored" => true,
            // Of what comes after an end some still counts.
            kind => ends.contains(&kind) && ended.is_none() || ended.is_some_and(|end| span(&text(&entry["on"])).1 > end),
        };
        let entries_told = !entries.iter().any(strikes);
        Self { id, facts: page["person"].clone(), case, entries, entries_told }
    }
}

/// What is asked of a field.
#[derive(Debug)]
enum Asked {
    OneOf(Vec<String>),
    Between(Option<String>, Option<String>),
    Missing,
}

#[derive(Debug)]
struct Condition {
    field: String,
    holds: Holds,
    not: bool,
    asked: Asked,
}

/// Runs of conditions; all runs hold, of a run the one or another.
struct Query {
    runs: Vec<Vec<Condition>>,
    words: Vec<String>,
}

impl Query {
    fn draw(world: &World, dice: &mut Dice) -> Self {
        const SHAPES: [&[usize]; 8] = [&[1], &[1], &[1, 1], &[1, 1, 1], &[2], &[3], &[1, 2], &[2, 2]];
        let shape = *dice.of(&SHAPES);
        let runs: Vec<Vec<Condition>> = shape.iter().map(|&length| (0..length).map(|_| Condition::draw(world, dice)).collect()).collect();
        let mut words = Vec::new();
        for run in &runs {
            if run.len() > 1 {
                words.push("--any".to_owned());
            }
            words.extend(run.iter().flat_map(|condition| ["--filter".to_owned(), condition.word()]));
        }
        Self { runs, words }
    }

    fn holds(&self, world: &World, person: &Person) -> Option<bool> {
        let mut all = Some(true);
        for run in &self.runs {
            let answers: Vec<Option<bool>> = run.iter().map(|condition| condition.holds(world, person)).collect();
            let any = if answers.contains(&Some(true)) { Some(true) } else { answers.iter().all(Option::is_some).then_some(false) };
            all = match (all, any) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            };
        }
        all
    }
}

impl Condition {
    fn draw(world: &World, dice: &mut Dice) -> Self {
        let (mut field, mut holds) = dice.of(&world.fields).clone();
        // Most of what is asked is known of somebody.
        for _ in 0..40 {
            if !world.had[&field].is_empty() || dice.below(30) == 0 {
                break;
            }
            (field, holds) = dice.of(&world.fields).clone();
        }
        let mut had = world.had[&field].clone();
        match dice.below(9) {
            0 => (field, holds) = (format!("{}@{}", dice.of(&["age", "party_age"]), date(dice, 10)), Holds::Number),
            1 if !world.stages.is_empty() => {
                let days: Vec<&String> = world.stages.keys().collect();
                let on = if dice.below(2) == 0 { (*dice.of(&days)).clone() } else { format!("{}..{}", days[0], days[days.len() - 1]) };
                (field, holds) = (format!("stage@{on}"), Holds::Code("stage".to_owned()));
            }
            2 => (field, holds) = dice.of(&world.fields[..12]).clone(),
            _ => (),
        }
        if let Some(of_field) = world.had.get(&field) {
            had.clone_from(of_field);
        } else {
            had = world.people.iter().filter_map(|person| world.values(person, &field, &holds)).flatten().collect();
        }
        let not = dice.below(4) == 0;
        let ranges = matches!(holds, Holds::Date | Holds::Number);
        let asked = match dice.below(10) {
            0 | 1 => Asked::Missing,
            2..=6 if ranges => {
                let mut ends = [value(&had, &holds, world, dice), value(&had, &holds, world, dice)];
                ends.sort_by(|one, other| match holds {
                    Holds::Number => one.parse::<f64>().ok().partial_cmp(&other.parse::<f64>().ok()).expect("numbers"),
                    _ => span(one).cmp(&span(other)),
                });
                let [from, to] = ends.map(Some);
                match dice.below(3) {
                    0 => Asked::Between(from, None),
                    1 => Asked::Between(None, to),
                    _ => Asked::Between(from, to),
                }
            }
            _ => Asked::OneOf((0..=dice.below(3)).map(|_| value(&had, &holds, world, dice)).collect()),
        };
        Self { field, holds, not, asked }
    }

    /// As the program is told.
    fn word(&self) -> String {
        let equals = if self.not { "!=" } else { "=" };
        let value = match &self.asked {
            Asked::OneOf(values) => values.join("|"),
            Asked::Between(from, to) => format!("{}..{}", from.as_deref().unwrap_or_default(), to.as_deref().unwrap_or_default()),
            Asked::Missing => String::new(),
        };
        format!("{}{equals}{value}", self.field)
    }

    fn holds(&self, world: &World, person: &Person) -> Option<bool> {
        let values = world.values(person, &self.field, &self.holds)?;
        let holds = match &self.asked {
            Asked::Missing => values.is_empty(),
            Asked::OneOf(asked) => asked.iter().any(|asked| values.iter().any(|value| self.is(world, value, asked))),
            Asked::Between(from, to) => values.iter().any(|value| self.lies(value, from.as_deref(), to.as_deref())),
        };
        Some(holds != self.not)
    }

    fn is(&self, world: &World, value: &str, asked: &str) -> bool {
        match self.holds {
            Holds::Code(_) | Holds::YesNo => value == asked,
            Holds::Unit => world.below(value, asked),
            Holds::Text => folded(value).split_whitespace().any(|word| word.starts_with(&folded(asked))),
            Holds::Date | Holds::Number => self.lies(value, Some(asked), Some(asked)),
        }
    }

    fn lies(&self, value: &str, from: Option<&str>, to: Option<&str>) -> bool {
        if self.holds == Holds::Number {
            let number = |text: &str| text.parse::<f64>().unwrap_or_else(|_| panic!("a number: {text}"));
            return from.is_none_or(|from| number(from) <= number(value)) && to.is_none_or(|to| number(value) <= number(to));
        }
        let (first, last) = span(value);
        from.is_none_or(|from| span(from).0 <= last) && to.is_none_or(|to| first <= span(to).1)
    }
}

/// A value to ask for: mostly one that somebody has.
fn value(had: &[String], holds: &Holds, world: &World, dice: &mut Dice) -> String {
    let real = (!had.is_empty() && dice.below(5) > 0).then(|| dice.of(had).clone());
    match holds {
        Holds::Code(list) => real.or_else(|| world.codes.get(list).map(|codes| dice.of(codes).clone())).expect("codes"),
        Holds::YesNo => (*dice.of(&["true", "false"])).to_owned(),
        Holds::Unit => dice.of(&world.units.keys().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()).to_string(),
        Holds::Number => real.unwrap_or_else(|| dice.below(70).to_string()),
        Holds::Date => {
            let date = real.unwrap_or_else(|| date(dice, 40));
            let letters = *dice.of(&[4, 7, 10, 10]);
            date.chars().take(letters).collect()
        }
        Holds::Text => {
            let words: Vec<String> = real.iter().flat_map(|real| real.split_whitespace()).map(str::to_owned).collect();
            if words.is_empty() {
                return (*dice.of(&["không ai có", "zz", "Ngu", "xa", "9"])).to_owned();
            }
            let word = dice.of(&words);
            let letters: String = word.chars().take(1 + dice.below(word.chars().count())).collect();
            match dice.below(3) {
                0 => folded(&letters),
                1 => letters.to_uppercase(),
                _ => letters,
            }
        }
    }
}

/// Any day of so many years before the end of 2026.
fn date(dice: &mut Dice, back: usize) -> String {
    format!("{}-{:02}-{:02}", 2026 - dice.below(back), 1 + dice.below(12), 1 + dice.below(28))
}
