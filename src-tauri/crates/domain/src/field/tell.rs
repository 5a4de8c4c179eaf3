//! A field's value as a person reads it. What is called by its name elsewhere is left to whoever knows the names.

use serde::Serialize;
use specta::Type;

use super::{FieldSpec, FieldType, PersonRef, Value};

/// What is shown: typed text stands by itself and is never looked up, whatever it begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// The key of a word.
    Word(String),
    /// As it stands.
    Text(String),
    /// Codes of a list, in the language of the reader.
    Codes {
        /// The list.
        list: String,
        /// The codes.
        codes: Vec<Counted>,
    },
    /// Rows of a list, each with the cells that are known.
    Rows(Vec<Vec<Shown>>),
}

/// A code, and of how many where that is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Counted {
    /// The code.
    pub code: String,
    /// How many.
    pub count: Option<u32>,
}

/// A value told, or what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// It tells itself.
    Shown(Shown),
    /// A person's name.
    Person(i32),
    /// A unit's name.
    Unit(i32),
    /// Units' names.
    Units(Vec<i32>),
    /// A course's name.
    Course(i32),
    /// What an event is.
    Event(i32),
}

impl Value {
    /// Tells a value of a field of that type.
    pub fn tell(&self, field_type: FieldType) -> Told {
        let text = |text: String| Told::Shown(Shown::Text(text));
        match (field_type, self) {
            (FieldType::Person, Self::Person(PersonRef::Recorded(id))) => Told::Person(*id),
            (FieldType::Unit, Self::Id(id)) => Told::Unit(*id),
            (FieldType::Course, Self::Id(id)) => Told::Course(*id),
            (FieldType::Event, Self::Id(id)) => Told::Event(*id),
            (_, Self::Ids(ids)) => Told::Units(ids.clone()),
            (FieldType::Code(list), Self::Text(code)) => coded(list, vec![one(code)]),
            (FieldType::Codes(list), Self::Codes(chosen)) => coded(list, chosen.iter().map(|code| one(code)).collect()),
            (_, Self::VoteExclusions(pairs)) => {
                coded("vote_exclusion", pairs.iter().map(|(code, count)| Counted { count: Some(*count), ..one(code) }).collect())
            }
            (FieldType::List(columns), Self::Rows(rows)) => {
                let cell = |column: &FieldSpec, text: &String| match told_cell(column.field_type, text) {
                    Told::Shown(shown) => shown,
                    _ => Shown::Text(text.clone()),
                };
                let cells = |row: &std::collections::BTreeMap<String, String>| {
                    columns.iter().filter_map(|column| row.get(column.name).map(|text| cell(column, text))).collect()
                };
                Told::Shown(Shown::Rows(rows.iter().map(cells).collect()))
            }
            (FieldType::Paper, Self::Text(key)) => Told::Shown(Shown::Word(format!("paper.{key}"))),
            (_, Self::YesNo(yes)) => Told::Shown(Shown::Word((if *yes { "ui.yes" } else { "ui.no" }).to_owned())),
            (_, Self::Date(date)) => text(crate::date::shown(*date)),
            (_, Self::PartialDate(date)) => text(date.shown()),
            (_, Self::Decimal(number)) => text(number.replace('.', ",")),
            (_, Self::Person(PersonRef::Named(name))) => text(name.clone()),
            (_, Self::Place(place)) => text(place.shown()),
            (_, value) => text(value.entry_text()),
        }
    }
}

fn one(code: &str) -> Counted {
    Counted { code: code.to_owned(), count: None }
}

fn coded(list: &str, codes: Vec<Counted>) -> Told {
    Told::Shown(Shown::Codes { list: list.to_owned(), codes })
}

/// A cell of a row, which is kept as its own text.
fn told_cell(field_type: FieldType, text: &str) -> Told {
    match Value::from_json(field_type, &serde_json::Value::String(text.to_owned())) {
        Some(value) => value.tell(field_type),
        None => Told::Shown(Shown::Text(text.to_owned())),
    }
}
