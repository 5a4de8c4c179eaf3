//! In which order a list stands: by one field after another, in groups by one more.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use domain::field::{FieldType, Value};
use domain::name::{sort_key, text_key};
use domain::refusal::Refusal;
use domain::stage::{Book, Stage};
use domain::words::{Language, word};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::cell::Telling;
use super::column::RowColumn;
use super::condition::{date_of, number_of};
use super::field::{Holds, ListField};
use super::query::ListQuery;
use super::standing::Span;
use super::values::Values;
use crate::Register;
use crate::book::{self, units};
use crate::error::RegisterError;

/// By what a list is sorted: rows of which that is not known stand last either way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SortBy {
    /// A field's code, or `name`.
    pub field: String,
    /// The other way round.
    pub descending: bool,
}

impl SortBy {
    /// From the first on.
    pub fn ascending(field: &str) -> Self {
        Self { field: field.to_owned(), descending: false }
    }
}

/// More groups than this tell nothing that a sorted list does not.
const MOST_GROUPS: usize = 2000;

/// What a value comes after; derived in this order, with what is not known last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Place(usize),
    Days(NaiveDate, NaiveDate),
    Thousandths(i64),
    Text(Box<str>),
    Unknown,
}

/// A field by which is sorted or grouped, with everybody's values.
struct By {
    field: ListField,
    values: Arc<Values>,
    descending: bool,
}

/// Lines in their order.
pub(super) struct Sorted<T> {
    pub lines: Vec<T>,
    /// The group of each line; none where the list is not grouped.
    pub group_of: Vec<u32>,
    /// The groups' titles.
    pub titles: Vec<String>,
}

/// An order that was asked for.
pub(super) struct Order {
    group: Option<By>,
    sorts: Vec<By>,
    book: Arc<Book>,
    /// The places of units in the office's own order; only where it is asked for.
    places: BTreeMap<i32, i32>,
    on: NaiveDate,
    language: Language,
}

impl Order {
    /// Reads the order of a list.
    ///
    /// # Errors
    /// `list_field_unknown`; those of reading the values.
    pub(super) fn of(register: &Register, query: &ListQuery, on: NaiveDate, language: Language) -> Result<Self, RegisterError> {
        let by = |code: &str, descending: bool, at: &str| -> Result<By, RegisterError> {
            let code = if code == RowColumn::Name.code() { "birth_name" } else { code };
            let field = ListField::parse(code).map_err(|refusal| Refusal { field: Some(at.to_owned()), ..refusal })?;
            Ok(By { values: Values::on(register, &field, on)?, field, descending })
        };
        let sorts = query.sorts.iter().map(|sort| by(&sort.field, sort.descending, "sort")).collect::<Result<Vec<_>, _>>()?;
        let group = query.group.as_deref().map(|code| by(code, false, "group")).transpose()?;
        let by_unit = sorts.iter().chain(&group).any(|by| by.field.holds().0 == Holds::Unit);
        let places = if by_unit { units::office_order(register.conn(), on)? } else { BTreeMap::new() };
        Ok(Self { group, sorts, book: book::of(register)?, places, on, language })
    }

    /// Puts the lines, which stand in name order, into this order, and says of each in which group it is; the groups' titles.
    ///
    /// # Errors
    /// `groups_too_many`; where a unit has no name.
    pub(super) fn sort<T>(&self, lines: Vec<(T, i32, &Span)>) -> Result<Sorted<T>, RegisterError> {
        if self.group.is_none() && self.sorts.is_empty() {
            let lines = lines.into_iter().map(|(made, ..)| made).collect();
            return Ok(Sorted { lines, group_of: Vec::new(), titles: Vec::new() });
        }
        let keys_of = |by: &By| -> Vec<Key> { lines.iter().map(|(_, person, span)| self.key(&by.field, by.values.of(*person, span))).collect() };
        let sorts: Vec<(Vec<Key>, bool)> = self.sorts.iter().map(|by| (keys_of(by), by.descending)).collect();
        let mut groups = BTreeMap::new();
        let mut group_of: Vec<u32> = Vec::new();
        if let Some(by) = &self.group {
            let telling = self.telling();
            let mut titles: BTreeMap<(Key, String), u32> = BTreeMap::new();
            let mut said = Vec::with_capacity(lines.len());
            for (_, person, span) in &lines {
                let value = by.values.of(*person, span);
                let (key, title) = match by.field.holds().0 {
                    // A day says too much: the year is what lists are parted by.
                    Holds::Date => match value.and_then(date_of) {
                        Some(date) => (Key::Place(usize::try_from(date.first_day().year()).unwrap_or(0)), date.first_day().year().to_string()),
                        None => (Key::Unknown, String::new()),
                    },
                    _ => (self.key(&by.field, value), telling.text(&by.field, value)?),
                };
                let key = if title.is_empty() { Key::Unknown } else { key };
                titles.entry((key.clone(), title.clone())).or_default();
                if titles.len() > MOST_GROUPS {
                    return Err(Refusal::new("groups_too_many")
                        .with("field", by.field.name(self.language))
                        .with("most", MOST_GROUPS)
                        .at("group")
                        .into());
                }
                said.push((key, title));
            }
            for (place, number) in titles.values_mut().zip(0..) {
                *place = number;
            }
            group_of = said.iter().map(|of| titles.get(of).copied().unwrap_or_default()).collect();
            groups = titles;
        }
        let mut order: Vec<usize> = (0..lines.len()).collect();
        // Sorting keeps equal rows in name order, in which they came.
        order.sort_by(|a, b| {
            let in_groups = group_of.get(*a).cmp(&group_of.get(*b));
            sorts.iter().fold(in_groups, |so_far, (keys, descending)| so_far.then_with(|| compared(&keys[*a], &keys[*b], *descending)))
        });
        let mut lines: Vec<Option<T>> = lines.into_iter().map(|(made, ..)| Some(made)).collect();
        let sorted = order.iter().filter_map(|place| lines[*place].take()).collect();
        let group_of = if group_of.is_empty() { Vec::new() } else { order.iter().map(|place| group_of[*place]).collect() };
        let unknown = || word(self.language, "ui.group_unknown");
        let titles = groups.into_keys().map(|(_, title)| if title.is_empty() { unknown() } else { title }).collect();
        Ok(Sorted { lines: sorted, group_of, titles })
    }

    fn telling(&self) -> Telling<'_> {
        Telling { codes: &self.book.codes, units: &self.book.units, on: self.on, language: self.language }
    }

    fn key(&self, field: &ListField, value: Option<&Value>) -> Key {
        let Some(value) = value else { return Key::Unknown };
        if let Some(years) = self.telling().years(field, value) {
            return years.map_or(Key::Unknown, |years| Key::Thousandths(i64::from(years) * 1000));
        }
        let (holds, list) = field.holds();
        let place = |list: &str, code: &str| -> Key {
            let known = match list {
                "stage" => code.parse::<Stage>().ok().and_then(|stage| usize::try_from(stage.number()).ok()),
                "paper" => domain::paper::PAPERS.iter().position(|paper| paper.key == code),
                _ => self.book.codes.list(list).iter().position(|row| row.code == code),
            };
            known.map_or_else(|| Key::Text(text_key(&super::condition::label(list, code, self.language, &self.book.codes)).into()), Key::Place)
        };
        let unit = |unit: &i32| Key::Place(self.places.get(unit).and_then(|place| usize::try_from(*place).ok()).unwrap_or(usize::MAX));
        match (holds, value) {
            (Holds::Unit, Value::Id(id)) => unit(id),
            (Holds::Unit, Value::Ids(ids)) => ids.first().map_or(Key::Unknown, unit),
            (Holds::Code, Value::Text(code)) => place(list.unwrap_or_default(), code),
            (Holds::Code, Value::Codes(codes)) => codes.first().map_or(Key::Unknown, |code| place(list.unwrap_or_default(), code)),
            (_, Value::YesNo(yes)) => Key::Place(usize::from(!yes)),
            (_, Value::Text(name)) if field.is_of_people() => Key::Text(sort_key(name).into()),
            (_, Value::Place(place)) => Key::Text(text_key(&place.shown()).into()),
            (_, value) => match (date_of(value), number_of(value)) {
                (Some(date), _) => Key::Days(date.first_day(), date.last_day()),
                (_, Some(number)) => Key::Thousandths((number * 1000.0).round() as i64),
                _ => Key::Text(text_key(&value.entry_text()).into()),
            },
        }
    }
}

impl ListField {
    /// Its texts are people's names, which stand by the given name.
    fn is_of_people(&self) -> bool {
        matches!(self, Self::Helper) || matches!(self.field_type(), Some(FieldType::Name | FieldType::Person))
    }
}

fn compared(a: &Key, b: &Key, descending: bool) -> Ordering {
    match (a, b) {
        (Key::Unknown, _) | (_, Key::Unknown) => a.cmp(b),
        _ if descending => b.cmp(a),
        _ => a.cmp(b),
    }
}
