//! The values of one field for everybody, as of a day: read in one walk, and kept until something is written.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::case;
use domain::date::PartialDate;
use domain::event::Event;
use domain::event_kind::EventKind;
use domain::field::{FieldType, PersonRef, Value};
use domain::stage::{Stage, derived_dates, membership_begun, membership_from};
use rusqlite::{Connection, named_params};

use super::field::{DerivedField, ListField, code_column};
use super::standing::{Span, Standing};
use crate::Register;
use crate::book::{self, units};
use crate::cases::posts_of_people;
use crate::entries::{history, in_force};
use crate::error::RegisterError;
use crate::facts::person::{self, PersonField};
use crate::file::Stored;

/// What a field says of each person or of each case; who is not there has no value.
#[derive(Debug)]
pub(super) struct Values {
    /// By case, or by person.
    of_case: bool,
    /// In order.
    ids: Vec<i32>,
    values: Vec<Value>,
}

impl Values {
    fn new(of_case: bool, found: BTreeMap<i32, Value>) -> Self {
        let (ids, values) = found.into_iter().unzip();
        Self { of_case, ids, values }
    }

    /// The value of a person who stands so.
    pub(super) fn of(&self, person: i32, span: &Span) -> Option<&Value> {
        let id = if self.of_case { span.case } else { person };
        self.values.get(self.ids.binary_search(&id).ok()?)
    }

    /// The values of a field as of a day.
    pub(super) fn on(register: &Register, field: &ListField, on: NaiveDate) -> Result<Arc<Self>, RegisterError> {
        let read = |conn: &Connection| -> Result<Self, RegisterError> {
            Ok(match field {
                ListField::Fact(field) => Self::new(false, if field.dated { dated(conn, field, on)? } else { fixed(conn, field)? }),
                ListField::Entry(kind) => Self::new(true, days(conn, *kind, on)?),
                ListField::Number(kind) => Self::new(true, numbers(conn, *kind, on)?),
                ListField::OfEntry(kind, field) => Self::new(true, of_entries(conn, *kind, field.name, field.field_type, on)?),
                ListField::Derived(derived) => Self::new(true, derived_from(register, *derived, on)?),
                ListField::Clock(rule) => Self::new(true, clocks(conn, rule, on)?),
                ListField::Age(_) => Self::new(false, fixed(conn, person::field("birth_date")?)?),
                ListField::PartyAge(_) => Self::new(true, derived_from(register, DerivedField::MembershipFrom, on)?),
                ListField::Stage(between) => Self::new(false, stages(register, *between, on)?),
                ListField::Since => standing(register, on, |span| Some(Value::PartialDate(span.since.parse().ok()?)))?,
                ListField::Mark => standing(register, on, |span| {
                    let marks = span.marks.as_deref()?;
                    Some(Value::Codes(marks.split(' ').map(str::to_owned).collect()))
                })?,
                ListField::Unit => standing(register, on, |span| Some(Value::Id(span.unit)))?,
                ListField::UnitKind => {
                    let book = units::book(conn)?;
                    standing(register, on, |span| Some(Value::Text(book.nearest(span.unit, on)?.unit_kind.clone())))?
                }
                ListField::Helper => Self::new(true, helpers(conn, on)?),
                ListField::PartyPost => {
                    Self::new(false, posts_of_people(register, on)?.into_iter().map(|(person, post)| (person, Value::Text(post))).collect())
                }
                ListField::Left => {
                    let left = |span: &Span| if span.stage.is_end() { Some(Value::PartialDate(span.since.parse().ok()?)) } else { None };
                    standing(register, on, left)?
                }
            })
        };
        register.remember(&format!("values {on} {}", field.code()), read)
    }
}

fn standing(register: &Register, on: NaiveDate, value: impl Fn(&Span) -> Option<Value>) -> Result<Values, RegisterError> {
    let found = Standing::on(register, on)?.all().filter_map(|(person, span)| Some((person, value(span)?))).collect();
    Ok(Values::new(false, found))
}

/// A fact that holds always. The column is one of the closed table of facts.
fn fixed(conn: &Connection, field: &'static PersonField) -> Result<BTreeMap<i32, Value>, RegisterError> {
    // The lists' own keys lie close together.
    let (table, id) =
        if matches!(field.name, "birth_name" | "sex" | "birth_date" | "ethnicity") { ("person_key", "person") } else { ("person", "id") };
    let mut select = conn.prepare_cached(&format!("SELECT {id}, {name} FROM {table} WHERE {name} IS NOT NULL", name = field.name))?;
    let mut rows = select.query([])?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed(table, (0, id), row)?;
        if let Some(value) = fact(&row, (1, field.name), field.field_type)? {
            found.insert(row.id(), value);
        }
    }
    Ok(found)
}

/// A fact as it holds on the day.
fn dated(conn: &Connection, field: &'static PersonField, on: NaiveDate) -> Result<BTreeMap<i32, Value>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("values_dated.sql"))?;
    let mut rows = select.query(named_params! { ":field": field.name, ":on": on })?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("person_fact", (0, "person"), row)?;
        // In the order of their days: a later one replaces an earlier, be it that it is no longer known.
        match fact(&row, (1, "value"), field.field_type)? {
            Some(value) => found.insert(row.id(), value),
            None => found.remove(&row.id()),
        };
    }
    Ok(found)
}

fn fact(row: &Stored<'_, '_>, column: (usize, &'static str), field_type: FieldType) -> Result<Option<Value>, RegisterError> {
    let Some(text) = row.get::<Option<String>>(column)? else { return Ok(None) };
    let value = Value::from_entry_text(field_type, &text).ok_or_else(|| row.damaged(column.1))?;
    Ok(Some(value).filter(|value| !value.is_unknown()).map(|value| coded_rows(field_type, value)))
}

/// Of rows that each bear a code the codes are asked for.
fn coded_rows(field_type: FieldType, value: Value) -> Value {
    match (field_type, value) {
        (FieldType::List(columns), Value::Rows(rows)) => match code_column(columns) {
            Some((name, _)) => Value::Codes(rows.into_iter().filter_map(|mut row| row.remove(name)).collect()),
            None => Value::Text(rows.into_iter().map(|row| row.into_values().collect::<Vec<_>>().join(", ")).collect::<Vec<_>>().join("; ")),
        },
        (_, value) => value,
    }
}

/// The day of the latest entry of a kind in force, by case.
fn days(conn: &Connection, kind: EventKind, on: NaiveDate) -> Result<BTreeMap<i32, Value>, RegisterError> {
    latest(conn, include_str!("values_days.sql"), kind, on, |row| Ok(Some(Value::PartialDate(row.parse((1, "said"))?))))
}

/// The number of its document.
fn numbers(conn: &Connection, kind: EventKind, on: NaiveDate) -> Result<BTreeMap<i32, Value>, RegisterError> {
    latest(conn, include_str!("values_numbers.sql"), kind, on, |row| Ok(row.get::<Option<String>>((1, "document_number"))?.map(Value::Text)))
}

/// Every entry of a kind in force, in order: the last of a case stands.
fn latest(
    conn: &Connection,
    sql: &str,
    kind: EventKind,
    on: NaiveDate,
    value: impl Fn(&Stored<'_, '_>) -> Result<Option<Value>, RegisterError>,
) -> Result<BTreeMap<i32, Value>, RegisterError> {
    let mut select = conn.prepare_cached(sql)?;
    let mut rows = select.query(named_params! { ":kind": kind.code(), ":on": on })?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("live_event", (0, "case_id"), row)?;
        match value(&row)? {
            Some(value) => found.insert(row.id(), value),
            None => found.remove(&row.id()),
        };
    }
    Ok(found)
}

/// A field of the latest entry of a kind; what names somebody or something by its id is told by its name.
fn of_entries(conn: &Connection, kind: EventKind, name: &str, field_type: FieldType, on: NaiveDate) -> Result<BTreeMap<i32, Value>, RegisterError> {
    let latest = |mut events: Vec<Event>| events.pop()?.fields.0.remove(name).filter(|value| !value.is_unknown());
    let entries = in_force(conn, &[kind], on)?;
    let mut found: BTreeMap<i32, Value> = entries.into_iter().filter_map(|(case, events)| Some((case, latest(events)?))).collect();
    let named = |sql: &str| -> Result<BTreeMap<i32, String>, RegisterError> {
        Ok(conn.prepare_cached(sql)?.query_map([], |row| Ok((row.get("id")?, row.get("name")?)))?.collect::<Result<_, _>>()?)
    };
    let names = match field_type {
        FieldType::Person => named("SELECT id, birth_name AS name FROM person")?,
        FieldType::Course => named("SELECT id, name FROM course")?,
        _ => return Ok(found),
    };
    for value in found.values_mut() {
        let name = match &*value {
            Value::Person(PersonRef::Recorded(id)) | Value::Id(id) => names.get(id).cloned().unwrap_or_default(),
            Value::Person(PersonRef::Named(name)) => name.clone(),
            _ => continue,
        };
        *value = Value::Text(name);
    }
    Ok(found)
}

/// The kinds of entries that derived dates follow from: what makes a member, and what sets a date by hand.
fn dated_by() -> Vec<EventKind> {
    let sets = |kind: &EventKind| kind.fields().any(|field| matches!(field.name, "admission_date_set" | "official_date_set" | "member_kind"));
    let makes = |kind: &EventKind| matches!(kind, EventKind::Ceremony | EventKind::ConversionDecision | EventKind::Decision);
    EventKind::ALL.iter().copied().filter(|kind| !kind.is_of_unit() && (sets(kind) || makes(kind))).collect()
}

fn derived_from(register: &Register, derived: DerivedField, on: NaiveDate) -> Result<BTreeMap<i32, Value>, RegisterError> {
    let conn = register.conn();
    let book = book::of(register)?;
    let mut found = BTreeMap::new();
    for (case, events) in in_force(conn, &dated_by(), on)? {
        let events: Vec<&Event> = events.iter().collect();
        let dates = derived_dates(&events, &book.rules);
        let date = match derived {
            DerivedField::AdmissionDate => dates.admission_date,
            DerivedField::ProbationEnd => dates.probation_end.map(PartialDate::whole),
            DerivedField::OfficialDate => dates.official_date,
            DerivedField::MembershipFrom => membership_begun(&events, &book.rules).map(|from| from.date),
        };
        found.extend(date.map(|date| (case, Value::PartialDate(date))));
    }
    if derived == DerivedField::MembershipFrom {
        // Of those admitted again it is counted from all their cases.
        for case in in_force(conn, &[EventKind::MembershipRecomputed], on)?.into_keys() {
            let history = history::of_person(conn, history::known_case(conn, case)?, &book.codes)?;
            let own = history.cases.iter().find(|own| own.id == case);
            match own.and_then(|own| membership_from(&history, own, on, &book)) {
                Some(from) => found.insert(case, Value::PartialDate(from.date)),
                None => found.remove(&case),
            };
        }
    }
    Ok(found)
}

/// When the open clock of a rule falls due.
fn clocks(conn: &Connection, rule: &str, on: NaiveDate) -> Result<BTreeMap<i32, Value>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("values_clocks.sql"))?;
    let mut rows = select.query(named_params! { ":clock": rule, ":on": on })?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("clock_interval", (0, "case_id"), row)?;
        // The one that falls due first.
        found.entry(row.id()).or_insert(Value::PartialDate(row.parse((1, "due"))?));
    }
    Ok(found)
}

/// The stages in which each stood on any day of a span; without a span, on the day looked at.
fn stages(register: &Register, between: Option<(NaiveDate, NaiveDate)>, on: NaiveDate) -> Result<BTreeMap<i32, Value>, RegisterError> {
    let coded = |stage: Stage| stage.code().to_owned();
    let Some((from, to)) = between else {
        return Ok(Standing::on(register, on)?.all().map(|(person, span)| (person, Value::Codes(vec![coded(span.stage)]))).collect());
    };
    let mut found: BTreeMap<i32, Vec<String>> = BTreeMap::new();
    let mut select = register.conn().prepare_cached(include_str!("values_stages.sql"))?;
    let mut rows = select.query(named_params! { ":from": from, ":to": to })?;
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("stage_interval", (0, "person"), row)?;
        found.entry(row.id()).or_default().push(coded(row.numbered((1, "stage"))?));
    }
    Ok(found.into_iter().map(|(person, stages)| (person, Value::Codes(stages))).collect())
}

/// Who helps now, by name.
fn helpers(conn: &Connection, on: NaiveDate) -> Result<BTreeMap<i32, Value>, RegisterError> {
    let mut names: BTreeMap<i32, String> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for (case, events) in in_force(conn, &[EventKind::HelperNamed, EventKind::HelperReleased], on)? {
        let events: Vec<&Event> = events.iter().collect();
        let mut told = Vec::new();
        for helper in case::helpers(&events) {
            told.push(match helper {
                PersonRef::Named(name) => name.clone(),
                PersonRef::Recorded(id) => match names.get(id) {
                    Some(name) => name.clone(),
                    None => names.entry(*id).or_insert(crate::facts::name_of(conn, *id)?).clone(),
                },
            });
        }
        if !told.is_empty() {
            found.insert(case, Value::Text(told.join("; ")));
        }
    }
    Ok(found)
}
