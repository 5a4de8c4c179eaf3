//! Changing a person's plain facts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::check::Warning;
use domain::date::whole_date;
use domain::field::FieldShape;
use domain::refusal::Refusal;
use rusqlite::Connection;
use serde::Deserialize;
use specta::Type;

use super::add::citizen_id_free;
use super::life::{must_have_reason, warnings_of_known};
use crate::book;
use crate::error::RegisterError;
use crate::facts::person::{self, PERSON_FIELDS, PersonField};
use crate::log::{Done, Operation};
use crate::{Now, Register, facts};

/// All fields in the order of the paper form.
pub fn person_fields() -> Vec<FieldShape> {
    PERSON_FIELDS.iter().map(PersonField::shape).collect()
}

/// Reads typed facts of a person in the register.
fn read_all<'a>(
    conn: &Connection,
    person: i32,
    facts: impl IntoIterator<Item = (&'a String, &'a String)>,
    now: &Now,
) -> Result<Vec<(&'static PersonField, Option<String>)>, RegisterError> {
    let mut read = Vec::new();
    for (name, typed) in facts {
        let field = person::field(name)?;
        let value = person::read_field(field, typed, now.today)?;
        if let (Some(citizen), "citizen_id") = (&value, field.name) {
            citizen_id_free(conn, citizen, Some(person))?;
        }
        read.push((field, value));
    }
    Ok(read)
}

/// Facts of somebody in the register, as typed.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct FactsTyped {
    /// By field; an empty text clears a fact.
    pub facts: BTreeMap<String, String>,
    /// From when the dated ones hold; empty: from today.
    pub from: String,
    /// Why they are written against a rule.
    pub reason: Option<String>,
}

/// Saves facts. What breaks a rule is written only with a reason, which is kept with the operation.
///
/// # Errors
/// A refusal at the field; `person_unknown`; `rule_broken` with the warnings that need a reason.
pub fn save_person(register: &mut Register, person: i32, typed: &FactsTyped, now: &Now) -> Result<Done<Vec<Warning>>, RegisterError> {
    let conn = register.conn();
    if !facts::exists(conn, person)? {
        return Err(Refusal::new("person_unknown").with("value", person).into());
    }
    let from: NaiveDate = if typed.from.trim().is_empty() { now.today } else { whole_date(&typed.from).map_err(|refusal| refusal.at("from"))? };
    let read = read_all(conn, person, &typed.facts, now)?;
    let written = read.iter().map(|(field, value)| (field.name, value.as_deref().unwrap_or_default())).collect();
    let warnings = warnings_of_known(conn, person, &written, now.today, &*book::of(register)?)?;
    must_have_reason(&warnings, typed.reason.as_deref())?;
    let name = facts::name_of(conn, person)?;
    let photo_alone = read.iter().all(|(field, _)| field.name == "photo") && !read.is_empty();
    let mut operation = Operation::new(if photo_alone { "photo_changed" } else { "person_changed" }).with("person", name);
    if let Some(reason) = typed.reason.as_deref().map(domain::name::tidy).filter(|reason| !reason.is_empty()) {
        operation = operation.with("reason", reason);
    }
    let done = register.transact(operation, now, |tx| {
        for (field, value) in &read {
            person::write(tx, person, field, value.as_deref(), from)?;
        }
        Ok(())
    })?;
    Ok(done.map(|()| warnings))
}
