//! Corrections and voidings: new entries that name what they mend and why.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::check::Warning;
use domain::date::PartialDate;
use domain::event::{Event, Fields};
use domain::event_kind::EventKind;
use domain::field::Value;
use domain::life::{life_warnings, newly};
use domain::refusal::Refusal;
use domain::stage::Case;
use rusqlite::{Connection, OptionalExtension};

use crate::book;
use crate::entries::event_row::{self, Owner};
use crate::entries::{entries_of, event, history, must_apply, must_apply_together, name_of_case, reads};
use crate::error::RegisterError;
use crate::log::{Done, Operation};
use crate::{Now, Register, facts};

/// Writes entries that mend one event, as one operation; gives the first one's id.
fn mend(register: &mut Register, target: i32, operation: &str, mending: &[Event], now: &Now) -> Result<Done<i32>, RegisterError> {
    let conn = register.conn();
    let row = event(conn, target)?;
    match mending {
        [entry] => must_apply(conn, entry, row.owner, now)?,
        several => must_apply_together(conn, several, row.owner, now)?,
    }
    let life = life_with(conn, row.owner, mending)?;
    let about = match row.owner {
        Owner::Case(case) => name_of_case(conn, case)?,
        Owner::Unit(unit) => conn.query_row("SELECT name FROM unit WHERE id = ?1", [unit], |row| row.get("name")).optional()?.unwrap_or_default(),
    };
    let operation = Operation::new(operation).with("event", format!("@event.{}", row.event.kind)).with("person", about);
    register.transact(operation, now, |tx| {
        let before = reads(tx, row.owner)?;
        let mut first = None;
        for entry in mending {
            let id = event_row::insert(tx, row.owner, entry, &life)?;
            first.get_or_insert(id);
        }
        follow(tx, row.owner, &before)?;
        Ok(first.unwrap_or(target))
    })
}

fn entry(kind: EventKind, fields: BTreeMap<String, Value>, now: &Now) -> Event {
    Event::new(kind, PartialDate::whole(now.today), now.stamp(), Fields(fields))
}

/// What the dates of the life warn of once entries mend another, and did not before: kept with them. Their basis is the reason.
pub(crate) fn life_with(conn: &Connection, owner: Owner, mending: &[Event]) -> Result<Vec<Warning>, RegisterError> {
    let Owner::Case(case) = owner else { return Ok(Vec::new()) };
    let book = book::load(conn)?;
    let before = history::of_person(conn, history::known_case(conn, case)?, &book.codes)?;
    let day = mending.first().map_or(NaiveDate::MAX, Event::day);
    let facts = facts::judged(conn, before.person, day)?;
    let mut entries = entries_of(conn, owner)?;
    entries.extend(mending.iter().cloned());
    let mut after = before.clone();
    for own in after.cases.iter_mut().filter(|each| each.id == case) {
        *own = Case::new(case, own.unit, &entries, &book.codes);
    }
    Ok(newly(&life_warnings(&before, &facts, &book), life_warnings(&after, &facts, &book)))
}

/// What stands beside the entries follows how they read now.
pub(crate) fn follow(conn: &Connection, owner: Owner, before: &[Event]) -> Result<(), RegisterError> {
    let Owner::Case(case) = owner else { return Ok(()) };
    let after = reads(conn, owner)?;
    facts::follow_card_number(conn, history::known_case(conn, case)?, before, &after)
}

fn basis(text: &str) -> Result<Value, RegisterError> {
    let text = domain::name::tidy(text);
    if text.is_empty() {
        return Err(Refusal::new("field_missing").with("field", "basis").at("basis").into());
    }
    Ok(Value::Text(text))
}

/// Makes fields of an event read otherwise from now on, on a stated basis: a correction each, as one operation. An empty
/// value clears a field that is not required; a field that was not given at entry is given so.
///
/// # Errors
/// A refusal where the event, a field or a value cannot be, at that field; `nothing_corrected` without any.
pub fn correct_event(
    register: &mut Register,
    target: i32,
    values: &BTreeMap<String, String>,
    why: &str,
    now: &Now,
) -> Result<Done<i32>, RegisterError> {
    let basis = basis(why)?;
    let correction = |(field, typed): (&String, &String)| {
        let mut fields = BTreeMap::from([
            ("corrects".to_owned(), Value::Id(target)),
            ("field".to_owned(), Value::Text(field.clone())),
            ("basis".to_owned(), basis.clone()),
        ]);
        let value = domain::name::tidy(typed);
        if !value.is_empty() {
            fields.insert("value".to_owned(), Value::Text(value));
        }
        entry(EventKind::Correction, fields, now)
    };
    let corrections: Vec<Event> = values.iter().map(correction).collect();
    if corrections.is_empty() {
        return Err(Refusal::new("nothing_corrected").into());
    }
    mend(register, target, "event_corrected", &corrections, now)
}

/// Takes an entry made by mistake out of the record; it stays in the log.
///
/// # Errors
/// A refusal where there is no such event, it was voided before, or, for a voided correction, what stands without it
/// cannot be.
pub fn void_event(register: &mut Register, target: i32, why: &str, now: &Now) -> Result<Done<i32>, RegisterError> {
    let fields = BTreeMap::from([("voids".to_owned(), Value::Id(target)), ("basis".to_owned(), basis(why)?)]);
    mend(register, target, "entry_voided", &[entry(EventKind::EntryVoided, fields, now)], now)
}
