//! A register on a day as its pages tell it: what a list is recounted from. Nothing is shared with the list but the contract.
//!
//! [`condition`] draws what a list is filtered by, [`order`] says which of two people stands first, [`shown`] how a value
//! reads on paper.

pub mod condition;
pub mod order;
pub mod shown;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::RangeInclusive;

use serde_json::Value;

use crate::desk::Desk;

/// How many people of a register are recounted on a day: a page costs a run of the program.
pub const PEOPLE: usize = 14;

pub fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

pub fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Numbers that look random and are the same each time (Knuth's MMIX).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }

    pub fn of<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }
}

/// Year, month and day; a month and a day beyond the last stand for the last of a date known in part.
pub type Day = (i32, u32, u32);

/// The first and the last day that a date, known in part perhaps, can be.
pub fn span(date: &str) -> (Day, Day) {
    let parts: Vec<u32> = date.split('-').map(|part| part.parse().unwrap_or_else(|_| panic!("a date: {date}"))).collect();
    let year = i32::try_from(parts[0]).expect("a year");
    match parts[1..] {
        [] => ((year, 1, 1), (year, 12, 31)),
        [month] => ((year, month, 1), (year, month, 31)),
        [month, day, ..] => ((year, month, day), (year, month, day)),
    }
}

/// The whole years from a date to a day: all that they can be.
pub fn years(since: &str, day: &str) -> RangeInclusive<i32> {
    let full = |(from, to): (Day, Day)| to.0 - from.0 - i32::from((to.1, to.2) < (from.1, from.2));
    let ((first, last), (on, _)) = (span(since), span(day));
    full((last, on))..=full((first, on))
}

/// Lower case without marks, đ as d.
pub fn folded(text: &str) -> String {
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
pub enum Holds {
    Code(String),
    Text,
    Date,
    Number,
    YesNo,
    Unit,
}

/// A person of the day with the latest case.
pub struct Person {
    pub id: i64,
    pub facts: Value,
    pub case: Value,
    /// Entries that count, each with its own day.
    pub entries: Vec<Value>,
    /// Whether what an entry was struck by cannot be told from the page.
    pub entries_told: bool,
}

/// A register on a day, as its pages tell it.
pub struct World {
    pub day: String,
    pub people: Vec<Person>,
    pub fields: Vec<(String, Holds)>,
    /// Fields that the pages do not tell.
    pub silent: Vec<(String, Holds)>,
    /// Values of a field, each once.
    pub had: HashMap<String, Vec<String>>,
    pub units: HashMap<String, (Option<String>, String)>,
    /// Units as the office ordered them, each before those below it.
    pub unit_order: Vec<String>,
    pub courses: HashMap<String, String>,
    pub names: HashMap<String, String>,
    /// Stages by person on three days that follow each other.
    pub stages: BTreeMap<String, HashMap<i64, String>>,
    pub codes: HashMap<String, Vec<String>>,
}

/// Fields whose values the page of a person does not tell.
pub fn not_told(code: &str) -> bool {
    ["helper", "party_post", "left"].contains(&code)
        || code.starts_with("clock.")
        || [".paper", ".request", ".post", ".rule", ".cancels", ".redo"].iter().any(|end| code.ends_with(end))
}

pub const ENDS: [&str; 8] = ["removed_from_list", "refused", "cancelled", "struck_off", "expelled", "resigned", "died", "transferred_out"];

/// The papers of dossiers in filing order.
const PAPERS: [&str; 19] = [
    "course_certificate",
    "application",
    "applicant_history",
    "introduction",
    "youth_union_resolution",
    "trade_union_resolution",
    "gathered_opinions",
    "branch_resolution",
    "sub_committee_report",
    "committee_resolution",
    "admission_decision",
    "new_member_class_certificate",
    "self_review",
    "helper_comments",
    "conversion_opinions",
    "conversion_branch_resolution",
    "conversion_sub_report",
    "conversion_committee_resolution",
    "conversion_decision",
];

impl World {
    pub fn read(desk: &Desk, day: &str, dice: &mut Dice) -> Self {
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
        let (silent, fields) = array(&fields).iter().map(|field| (text(&field["code"]), holds(field))).partition(|(code, _)| not_told(code));
        let units = desk.json("unit list", &["--as-of", day]);
        let unit_order = in_order(array(&units), &Value::Null);
        let units = array(&units)
            .iter()
            .map(|unit| (unit["unit"].to_string(), (unit["parent"].as_i64().map(|parent| parent.to_string()), text(&unit["kind"]))))
            .collect();
        let courses = desk.json("course list", &[]);
        let courses = array(&courses).iter().map(|course| (course["course"].to_string(), text(&course["name"]))).collect();
        let mut world = Self {
            day: day.to_owned(),
            people,
            fields,
            silent,
            had: HashMap::new(),
            units,
            unit_order,
            courses,
            names,
            stages: BTreeMap::new(),
            codes: codes(),
        };
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
    pub fn read_stages(&mut self, desk: &Desk, dice: &mut Dice) {
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
    pub fn below(&self, unit: &str, other: &str) -> bool {
        let mut unit = Some(unit.to_owned());
        while let Some(here) = unit {
            if here == other {
                return true;
            }
            unit = self.units.get(&here).and_then(|(parent, _)| parent.clone());
        }
        false
    }

    /// Whether the pages do not tell a field.
    pub fn is_silent(&self, field: &str) -> bool {
        self.fields.iter().all(|(told, _)| told != field)
    }

    /// What a person has of a field; None where the page does not tell.
    pub fn values(&self, person: &Person, field: &str, holds: &Holds) -> Option<Vec<String>> {
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
            ("paper_missing", None) => {
                let missing = array(&person.case["dossier"]).iter().filter(|line| line["state"] == "missing");
                Some(missing.map(|line| text(&line["paper"])).collect())
            }
            ("unit_kind", None) => Some(self.units.get(&person.case["unit"].to_string()).map(|(_, kind)| kind.clone()).into_iter().collect()),
            ("youth_union_joined", None) => {
                let rows = &person.facts["mass_organizations"];
                let joined = rows.as_array().and_then(|rows| rows.iter().find(|row| row["organization"] == "youth_union"));
                Some(joined.map(|row| plain(&row["joined"])).unwrap_or_default())
            }
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
    pub fn of_entries(&self, person: &Person, name: &str) -> Option<Vec<String>> {
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

/// The units below a unit, each followed by those below it.
fn in_order(units: &[Value], parent: &Value) -> Vec<String> {
    let below = units.iter().filter(|unit| unit["parent"] == *parent);
    below.flat_map(|unit| [vec![unit["unit"].to_string()], in_order(units, &unit["unit"])].concat()).collect()
}

/// A value as texts: none, one, or all of a list; a place is all its words.
pub fn plain(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(list) => list.iter().flat_map(plain).collect(),
        Value::Object(_) => vec![words_of(value)],
        other => vec![text(other)],
    }
}

/// All texts in a value, one after another.
pub fn words_of(value: &Value) -> String {
    match value {
        Value::Object(parts) => parts.values().map(words_of).collect::<Vec<_>>().join(" "),
        Value::Array(list) => list.iter().map(words_of).collect::<Vec<_>>().join(" "),
        Value::Null => String::new(),
        other => text(other),
    }
}

/// All ages that somebody can have on a day; before it began there are none.
pub fn ages(since: &Value, day: &str) -> Option<Vec<String>> {
    let Some(since) = since.as_str() else { return Some(Vec::new()) };
    Some(years(since, day).filter(|age| *age >= 0).map(|age| age.to_string()).collect())
}

/// The codes of each list that the program ships.
pub fn codes() -> HashMap<String, Vec<String>> {
    let mut lists: HashMap<String, Vec<String>> = HashMap::new();
    let mut list = String::new();
    for line in include_str!("../../../assets/codes/codes.toml").lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            name.clone_into(&mut list);
        } else if let Some((code, _)) = line.trim().strip_prefix("{ code = \"").and_then(|rest| rest.split_once('"')) {
            lists.entry(list.clone()).or_default().push(code.to_owned());
        }
    }
    lists.insert("mark".to_owned(), ["postponed", "returned", "missing_dates"].map(str::to_owned).to_vec());
    lists.insert("paper".to_owned(), PAPERS.map(str::to_owned).to_vec());
    lists.insert("stage".to_owned(), ENDS.iter().chain(&["candidate", "dossier", "probation", "full"]).map(|&code| code.to_owned()).collect());
    lists
}

impl Person {
    pub fn read(desk: &Desk, day: &str, row: &Value) -> Self {
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
