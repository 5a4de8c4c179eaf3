//! Changing a person's plain facts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::check::Warning;
use domain::date::whole_date;
use domain::event::Event;
use domain::event_kind::EventKind;
use domain::field::FieldShape;
use domain::refusal::Refusal;
use rusqlite::Connection;
use serde::Deserialize;
use specta::Type;

use super::add::citizen_id_free;
use super::life::{must_have_reason, warnings_of_known};
use super::person::{self, PERSON_FIELDS, PersonField};
use crate::error::RegisterError;
use crate::log::{Done, Operation};
use crate::{Now, Register};

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
    if !super::exists(conn, person)? {
        return Err(Refusal::new("person_unknown").with("value", person).into());
    }
    let from: NaiveDate = if typed.from.trim().is_empty() { now.today } else { whole_date(&typed.from).map_err(|refusal| refusal.at("from"))? };
    let read = read_all(conn, person, &typed.facts, now)?;
    let written = read.iter().map(|(field, value)| (field.name, value.as_deref().unwrap_or_default())).collect();
    let warnings = warnings_of_known(conn, person, &written, now.today)?;
    must_have_reason(&warnings, typed.reason.as_deref())?;
    let name = super::name_of(conn, person)?;
    let mut operation = Operation::new("person_changed").with("person", name);
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

/// Keeps the number of a card issued beside the person, the number before it as the old one.
pub(crate) fn set_card_number(conn: &Connection, person: i32, card: &str) -> Result<(), RegisterError> {
    let card = domain::identity::card_number(card).map_err(|refusal| refusal.at("card_number"))?;
    conn.prepare_cached(include_str!("card_number_set.sql"))?.execute(rusqlite::named_params! { ":person": person, ":card_number": card })?;
    Ok(())
}

/// The card number of a person follows the entries of its issue as they read: corrected, it is the corrected one; taken
/// out, the one before it comes back; a number typed otherwise since is left. `before` and `after` are the case's entries.
pub(crate) fn follow_card_number(conn: &Connection, person: i32, before: &[Event], after: &[Event]) -> Result<(), RegisterError> {
    let (was, is) = (issued(before), issued(after));
    if was == is {
        return Ok(());
    }
    let (card, old): (Option<String>, Option<String>) = conn
        .prepare_cached("SELECT card_number, old_card_number FROM person WHERE id = ?1")?
        .query_row([person], |row| Ok((row.get("card_number")?, row.get("old_card_number")?)))?;
    // What stood there before the first entry: under a first one it is the old number.
    let typed = match &was {
        (None, _) => card.clone(),
        (Some(_), None) => old.clone(),
        (Some(_), Some(_)) => None,
    };
    if was.0.is_some() && was.0 != card {
        return Ok(());
    }
    let (card, old) = match is {
        (None, _) => (typed, None),
        (Some(card), old) => (Some(domain::identity::card_number(&card).map_err(|refusal| refusal.at("value"))?), old.or(typed)),
    };
    let old = old.filter(|old| Some(old) != card.as_ref());
    conn.prepare_cached("UPDATE person SET card_number = ?2, old_card_number = ?3 WHERE id = ?1")?.execute((person, card, old))?;
    Ok(())
}

/// The number in force and the one before it by the entries of issue alone, in the order of entry.
fn issued(events: &[Event]) -> (Option<String>, Option<String>) {
    let mut entries: Vec<&Event> = events.iter().filter(|event| event.kind == EventKind::CardIssued).collect();
    entries.sort_by_key(|event| event.id);
    let numbers = entries.into_iter().filter_map(|event| event.fields.text("card_number"));
    numbers.fold((None, None), |(card, old): (Option<String>, Option<String>), number| match card {
        Some(card) if card == number => (Some(card), old),
        card => (Some(number.to_owned()), card.or(old)),
    })
}
