//! One fact of many people, typed down a column: each read and judged as the form of a person does it, all of them one
//! operation.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::check::Warning;
use domain::date::whole_date;
use domain::field::{FieldType, Shown};
use domain::life::number_warning;
use domain::name::tidy;
use domain::refusal::Refusal;
use domain::stage::Book;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::add::citizen_id_free;
use super::life::warnings_of_known;
use crate::book;
use crate::entries::{FieldRefusal, broken_by};
use crate::error::RegisterError;
use crate::facts::YOUTH_UNION_JOINED;
use crate::facts::person::{self, PERSON_FIELDS, PersonField};
use crate::log::{Done, Operation};
use crate::{Now, Register, facts};

/// A person's line as typed.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct FillRow {
    /// The person.
    pub person: i32,
    /// The fact as typed; an empty text leaves what stands.
    pub typed: String,
    /// What stood when it was typed, as it is kept; empty: nothing was known.
    pub was: String,
    /// Why it is written against a rule.
    pub reason: Option<String>,
}

/// A column as typed.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct FillColumn {
    /// The field.
    pub field: String,
    /// From when a fact holds that holds from a day; empty: from today.
    pub from: String,
    /// The lines.
    pub rows: Vec<FillRow>,
}

/// What writing a line would meet.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FillCheck {
    /// The person.
    pub person: i32,
    /// Why it cannot be written.
    pub refusal: Option<FieldRefusal>,
    /// What is shown with it; some need a reason.
    pub warnings: Vec<Warning>,
}

/// What is known of a person.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FactKnown {
    /// The person.
    pub person: i32,
    /// As it is kept; empty: nothing is known.
    pub raw: String,
    /// In words.
    pub shown: Shown,
}

/// One value of each is typed: rows and pictures have the form of a person, but for the day that is asked for most.
fn fillable() -> impl Iterator<Item = &'static PersonField> {
    PERSON_FIELDS.iter().filter_map(|field| match field.field_type {
        _ if field.name == facts::ORGANIZATIONS => Some(&YOUTH_UNION_JOINED),
        FieldType::List(_) | FieldType::Picture => None,
        _ => Some(field),
    })
}

/// What is kept of one of them on a day.
fn kept(conn: &Connection, person: i32, field: &PersonField, on: NaiveDate) -> Result<Option<String>, RegisterError> {
    if field.name == YOUTH_UNION_JOINED.name {
        return Ok(facts::youth_union_joined_on(conn, person, on)?.map(|day| day.to_string()));
    }
    person::kept_on(conn, person, field, on)
}

fn named(name: &str) -> Result<&'static PersonField, Refusal> {
    fillable().find(|field| field.name == name).ok_or_else(|| Refusal::new("field_unknown").with("field", name).at("field"))
}

/// Their names, in the order of the paper form.
pub fn fillable_fields() -> Vec<&'static str> {
    fillable().map(|field| field.name).collect()
}

/// What is known of these people on a day.
///
/// # Errors
/// `field_unknown`; those of reading the register.
pub fn known_facts(register: &Register, field: &str, people: &[i32], on: NaiveDate) -> Result<Vec<FactKnown>, RegisterError> {
    let field = named(field)?;
    let known = |person: &i32| -> Result<FactKnown, RegisterError> {
        let raw = kept(register.conn(), *person, field, on)?.unwrap_or_default();
        let shown = if raw.is_empty() { Shown::Text(String::new()) } else { field.tell(&raw) };
        Ok(FactKnown { person: *person, raw, shown })
    };
    people.iter().map(known).collect()
}

/// What writing each line would meet; lines left empty are passed over.
///
/// # Errors
/// `field_unknown`; a day that is none, at `from`; faults of the database.
pub fn check_fill(register: &Register, column: &FillColumn, now: &Now) -> Result<Vec<FillCheck>, RegisterError> {
    let mut reading = Reading::begin(register, column, now)?;
    let check = |row: &FillRow| match reading.line(row) {
        Ok(line) => Ok(FillCheck { person: row.person, refusal: None, warnings: line.warnings }),
        Err(RegisterError::Refused(refusal)) => {
            Ok(FillCheck { person: row.person, refusal: Some(FieldRefusal::from(refusal)), warnings: Vec::new() })
        }
        Err(fault) => Err(fault),
    };
    typed(column).map(check).collect()
}

/// Writes the column: all of it, or nothing. What breaks a rule is written only with a reason, which is kept with the
/// operation. Gives how many people were written for.
///
/// # Errors
/// As [`check_fill`]; the first refusal of a line, at `person:field`; `rule_broken` with the warnings that need a reason.
pub fn fill_people(register: &mut Register, column: &FillColumn, now: &Now) -> Result<Done<u32>, RegisterError> {
    let mut reading = Reading::begin(register, column, now)?;
    let (field, from) = (reading.field, reading.from);
    let (mut lines, mut reasons, mut broken) = (Vec::new(), Vec::new(), Vec::new());
    for row in typed(column) {
        let line = reading.line(row).map_err(|error| error.of_row(row.person))?;
        match row.reason.as_deref().map(tidy).filter(|reason| !reason.is_empty()) {
            None if line.warnings.iter().any(|warning| warning.needs_reason) => broken.extend(broken_by(&line.name, &line.warnings)),
            Some(reason) if !line.warnings.is_empty() => reasons.push(format!("{}: {reason}", line.name)),
            _ => {}
        }
        lines.push((row.person, line.value));
    }
    if !broken.is_empty() {
        return Err(RegisterError::RuleBroken { warnings: broken });
    }
    let mut operation = Operation::new("column_filled").with("field", field.name).with("count", lines.len());
    if !reasons.is_empty() {
        operation = operation.with("reason", reasons.join("; "));
    }
    register.transact(operation, now, |tx| {
        for (person, value) in &lines {
            match value {
                Some(joined) if field.name == YOUTH_UNION_JOINED.name => facts::join_youth_union(tx, *person, joined, from)?,
                value => person::write(tx, *person, field, value.as_deref(), from)?,
            }
        }
        Ok(lines.len() as u32)
    })
}

fn typed(column: &FillColumn) -> impl Iterator<Item = &FillRow> {
    column.rows.iter().filter(|row| !tidy(&row.typed).is_empty())
}

/// A line read.
struct Line {
    name: String,
    value: Option<String>,
    warnings: Vec<Warning>,
}

/// A column that is being read, from the first line on.
struct Reading<'a> {
    conn: &'a Connection,
    field: &'static PersonField,
    from: NaiveDate,
    now: &'a Now,
    book: Arc<Book>,
    /// Who was read already.
    people: BTreeSet<i32>,
    /// Numbers that only one person may bear, by who bears them in the lines above.
    borne: BTreeMap<String, String>,
}

impl<'a> Reading<'a> {
    fn begin(register: &'a Register, column: &FillColumn, now: &'a Now) -> Result<Self, RegisterError> {
        let field = named(&column.field)?;
        let from = if column.from.trim().is_empty() { now.today } else { whole_date(&column.from).map_err(|refusal| refusal.at("from"))? };
        Ok(Self { conn: register.conn(), book: book::of(register)?, field, from, now, people: BTreeSet::new(), borne: BTreeMap::new() })
    }

    fn line(&mut self, row: &FillRow) -> Result<Line, RegisterError> {
        let (conn, field) = (self.conn, self.field);
        if !facts::exists(conn, row.person)? {
            return Err(Refusal::new("person_unknown").with("value", row.person).into());
        }
        let name = facts::name_of(conn, row.person)?;
        if !self.people.insert(row.person) {
            return Err(Refusal::new("case_twice").with("name", name).into());
        }
        let value = person::read_field(field, &row.typed, self.now.today)?;
        let text = value.clone().unwrap_or_default();
        let stands = kept(conn, row.person, field, self.now.today)?.unwrap_or_default();
        if stands != row.was && stands != text {
            return Err(Refusal::new("fact_changed").with("field", field.name).at(field.name).into());
        }
        if field.name == "citizen_id" {
            citizen_id_free(conn, &text, Some(row.person))?;
        }
        let mut warnings = warnings_of_known(conn, row.person, &[(field.name, text.as_str())].into(), self.now.today, &self.book)?;
        if matches!(field.name, "citizen_id" | "card_number" | "file_number") {
            match self.borne.get(&text) {
                Some(_) if field.name == "citizen_id" => return Err(Refusal::new("number_twice").with("value", &text).at(field.name).into()),
                Some(other) => warnings.push(number_warning(field.name, &text, other)),
                None => drop(self.borne.insert(text, name.clone())),
            }
        }
        Ok(Line { name, value, warnings })
    }
}
