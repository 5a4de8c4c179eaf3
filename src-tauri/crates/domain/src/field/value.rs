//! The value of a field: typed text is read once, here.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use crate::code_list::CodeLists;
use crate::date::{PartialDate, whole_date};
use crate::refusal::Refusal;

use super::{FieldSpec, FieldType, Place};

/// A helper, introducer or officer: someone in the register, or a name typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonRef {
    /// A person of the register.
    Recorded(i32),
    /// A name of somebody who is not in the register.
    Named(String),
}

/// A field's value by its type.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A whole date.
    Date(NaiveDate),
    /// A date partly known.
    PartialDate(PartialDate),
    /// A whole number.
    Number(u32),
    /// A decimal, as digits with a point.
    Decimal(String),
    /// Yes or no.
    YesNo(bool),
    /// Text, a name, a number of identity, a code, a paper's key, or a picture.
    Text(String),
    /// A place: apart, since the other values are small and there may be one of each of a hundred thousand people.
    Place(Box<Place>),
    /// Rows of a list: the known cells of each by column.
    Rows(Vec<BTreeMap<String, String>>),
    /// Codes.
    Codes(Vec<String>),
    /// A person.
    Person(PersonRef),
    /// The id of a unit, event or course.
    Id(i32),
    /// Ids of units.
    Ids(Vec<i32>),
    /// Who is not counted in a vote, and how many.
    VoteExclusions(Vec<(String, u32)>),
}

/// Courses are marked on a scale of ten.
const HIGHEST_SCORE: f64 = 10.0;

impl Value {
    /// Reads what was typed or given to `--set`. Codes may be given by their label too.
    ///
    /// # Errors
    /// A refusal that names the value.
    pub fn read(field_type: FieldType, text: &str, codes: &CodeLists) -> Result<Self, Refusal> {
        let text = crate::name::tidy(text);
        let unreadable = || Refusal::new("number_unreadable").with("value", &text);
        let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let code = |list: &str, text: &str| {
            codes.find(list, text).map(|row| row.code.clone()).ok_or_else(|| Refusal::new("code_unknown").with("value", text).with("list", list))
        };
        let list = |text: &str| -> Result<Vec<Json>, Refusal> {
            match serde_json::from_str(text) {
                Ok(Json::Array(items)) => Ok(items),
                _ => Ok(text.split(',').map(|part| Json::String(part.trim().to_owned())).collect()),
            }
        };
        let id = |item: &Json| -> Result<i32, Refusal> {
            item.as_i64().or_else(|| item.as_str()?.parse().ok()).and_then(|id| i32::try_from(id).ok()).ok_or_else(unreadable)
        };
        Ok(match field_type {
            FieldType::Date => Self::Date(whole_date(&text)?),
            FieldType::PartialDate => Self::PartialDate(PartialDate::typed(&text)?),
            FieldType::Number if digits(&text) => Self::Number(text.parse().map_err(|_| unreadable())?),
            FieldType::Number => return Err(unreadable()),
            FieldType::Score => {
                let number = text.replace(',', ".");
                let well_formed = number.parse::<f64>().is_ok_and(f64::is_finite)
                    && number.chars().all(|c| c.is_ascii_digit() || c == '.')
                    && number.starts_with(|c: char| c.is_ascii_digit())
                    && number.ends_with(|c: char| c.is_ascii_digit());
                if !well_formed {
                    return Err(unreadable());
                }
                if number.parse::<f64>().is_ok_and(|score| score > HIGHEST_SCORE) {
                    return Err(Refusal::new("score_too_high").with("value", &text).with("highest", HIGHEST_SCORE));
                }
                Self::Decimal(number)
            }
            FieldType::YesNo => match crate::name::search_key(&text).as_str() {
                "true" | "co" | "yes" | "1" => Self::YesNo(true),
                "false" | "khong" | "no" | "0" => Self::YesNo(false),
                _ => return Err(Refusal::new("code_unknown").with("value", &text)),
            },
            FieldType::Text | FieldType::LongText => Self::Text(text),
            FieldType::Picture => Self::Text(crate::identity::picture(&text)?),
            FieldType::Name => Self::Text(crate::identity::person_name(&text)?),
            FieldType::CitizenId => Self::Text(crate::identity::citizen_id(&text)?),
            FieldType::OldId => Self::Text(crate::identity::old_id(&text)?),
            FieldType::CardNumber => Self::Text(crate::identity::card_number(&text)?),
            FieldType::Place => Self::Place(Box::new(Place::read(&text)?)),
            FieldType::List(columns) => Self::Rows(rows(columns, &text, codes)?),
            FieldType::Paper => {
                let key = crate::paper::find(&text).ok_or_else(|| Refusal::new("code_unknown").with("value", &text))?;
                Self::Text(key.to_owned())
            }
            FieldType::Code(name) => Self::Text(code(name, &text)?),
            FieldType::Codes(name) => Self::Codes(
                list(&text)?
                    .iter()
                    .map(|item| item.as_str().ok_or_else(|| Refusal::new("code_unknown").with("value", item)))
                    .filter(|item| item.as_ref().is_ok_and(|item| !item.is_empty()) || item.is_err())
                    .map(|item| code(name, item?))
                    .collect::<Result<_, _>>()?,
            ),
            FieldType::Person => match text.parse::<i32>() {
                Ok(person) if digits(&text) => Self::Person(PersonRef::Recorded(person)),
                _ => Self::Person(PersonRef::Named(crate::identity::person_name(&text)?)),
            },
            FieldType::Unit | FieldType::Event | FieldType::Course => Self::Id(text.parse().map_err(|_| unreadable())?),
            FieldType::Units => Self::Ids(list(&text)?.iter().map(id).collect::<Result<_, _>>()?),
            FieldType::VoteExclusions => {
                let items: BTreeMap<String, u32> = match serde_json::from_str(&text) {
                    Ok(Json::Object(map)) => serde_json::from_value(Json::Object(map)).map_err(|_| unreadable())?,
                    Ok(pairs @ Json::Array(_)) => {
                        let pairs: Vec<(String, u32)> = serde_json::from_value(pairs).map_err(|_| unreadable())?;
                        let mut counts = BTreeMap::new();
                        for (name, count) in pairs {
                            let sum: &mut u32 = counts.entry(name).or_default();
                            *sum = sum.saturating_add(count);
                        }
                        counts
                    }
                    _ => return Err(unreadable()),
                };
                Self::VoteExclusions(
                    items.into_iter().map(|(name, count)| Ok((code("vote_exclusion", &name)?, count))).collect::<Result<_, Refusal>>()?,
                )
            }
        })
    }

    /// As kept in the register and shown by `--json`.
    pub fn to_json(&self) -> Json {
        match self {
            Self::Date(date) => json!(date.to_string()),
            Self::PartialDate(date) => json!(date.to_string()),
            Self::Number(number) => json!(number),
            Self::Decimal(text) | Self::Text(text) => json!(text),
            Self::YesNo(yes) => json!(yes),
            Self::Place(place) => json!(place),
            Self::Rows(rows) => json!(rows),
            Self::Codes(codes) => json!(codes),
            Self::Person(PersonRef::Recorded(id)) | Self::Id(id) => json!(id),
            Self::Person(PersonRef::Named(name)) => json!(name),
            Self::Ids(ids) => json!(ids),
            Self::VoteExclusions(pairs) => json!(pairs),
        }
    }

    /// Reads what the register keeps. `None` is damage: the stored form is not that of the field's type.
    pub fn from_json(field_type: FieldType, json: &Json) -> Option<Self> {
        let id = || json.as_i64().and_then(|id| i32::try_from(id).ok());
        if let Json::String(text) = json {
            return Self::from_text(field_type, text);
        }
        Some(match field_type {
            FieldType::Number => Self::Number(u32::try_from(json.as_u64()?).ok()?),
            FieldType::YesNo => Self::YesNo(json.as_bool()?),
            FieldType::Place => Self::Place(serde_json::from_value(json.clone()).ok()?),
            FieldType::List(_) => Self::Rows(serde_json::from_value(json.clone()).ok()?),
            FieldType::Codes(_) => Self::Codes(serde_json::from_value(json.clone()).ok()?),
            FieldType::Person => Self::Person(PersonRef::Recorded(id()?)),
            FieldType::Unit | FieldType::Event | FieldType::Course => Self::Id(id()?),
            FieldType::Units => Self::Ids(serde_json::from_value(json.clone()).ok()?),
            FieldType::VoteExclusions => Self::VoteExclusions(serde_json::from_value(json.clone()).ok()?),
            _ => return None,
        })
    }

    /// Of the types that are kept as text.
    fn from_text(field_type: FieldType, text: &str) -> Option<Self> {
        Some(match field_type {
            FieldType::Date => Self::Date(text.parse().ok()?),
            FieldType::PartialDate => Self::PartialDate(text.parse().ok()?),
            FieldType::Score => Self::Decimal(text.to_owned()),
            FieldType::Text
            | FieldType::LongText
            | FieldType::Picture
            | FieldType::Name
            | FieldType::CitizenId
            | FieldType::OldId
            | FieldType::CardNumber
            | FieldType::Paper
            | FieldType::Code(_) => Self::Text(text.to_owned()),
            FieldType::Person => Self::Person(PersonRef::Named(text.to_owned())),
            _ => return None,
        })
    }

    /// The text that [`Value::read`] reads back to the same value; a person's facts are kept so.
    pub fn entry_text(&self) -> String {
        match (self, self.to_json()) {
            // In the order of its levels.
            (Self::Place(place), json) => serde_json::to_string(place).unwrap_or_else(|_| json.to_string()),
            (_, Json::String(text)) => text,
            (_, other) => other.to_string(),
        }
    }

    /// Reads a kept entry text. `None` is damage: it is not that of the field's type.
    pub fn from_entry_text(field_type: FieldType, text: &str) -> Option<Self> {
        match field_type {
            FieldType::Place => Some(Self::Place(serde_json::from_str(text).ok()?)),
            FieldType::List(_) | FieldType::Codes(_) | FieldType::Units | FieldType::VoteExclusions => {
                Self::from_json(field_type, &serde_json::from_str(text).ok()?)
            }
            _ => Self::from_text(field_type, text),
        }
    }

    /// Nothing is known by it.
    pub fn is_unknown(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Place(place) => place.is_unknown(),
            Self::Rows(rows) => rows.is_empty(),
            _ => false,
        }
    }
}

/// Reads the rows of a list: JSON objects by column, or for a list of one column bare texts. Rows of which nothing is known
/// are left out.
fn rows(columns: &[FieldSpec], text: &str, codes: &CodeLists) -> Result<Vec<BTreeMap<String, String>>, Refusal> {
    let unreadable = || Refusal::new("value_unreadable").with("value", text);
    let given: Vec<Json> = serde_json::from_str(text).map_err(|_| unreadable())?;
    let mut rows = Vec::new();
    for row in given {
        let row = match (row, columns) {
            (Json::Object(row), _) => row,
            (only @ Json::String(_), [column, ..]) => [(column.name.to_owned(), only)].into_iter().collect(),
            _ => return Err(unreadable()),
        };
        let mut cells = BTreeMap::new();
        for (name, cell) in row {
            let column = columns.iter().find(|column| column.name == name).ok_or_else(unreadable)?;
            let typed = match cell {
                Json::String(text) => crate::name::tidy(&text),
                Json::Null => continue,
                Json::Number(number) => number.to_string(),
                _ => return Err(unreadable()),
            };
            if !typed.is_empty() {
                cells.insert(name, Value::read(column.field_type, &typed, codes)?.entry_text());
            }
        }
        if !cells.is_empty() {
            rows.push(cells);
        }
    }
    Ok(rows)
}
