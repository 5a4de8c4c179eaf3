//! Corrections and voidings: new entries that name what they mend and why.

use std::collections::BTreeMap;

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
use crate::entries::{entries_of, event, history, must_apply, name_of_case, reads};
use crate::error::RegisterError;
use crate::log::{Done, Operation};
use crate::{Now, Register, facts};

fn mend(register: &mut Register, target: i32, kind: EventKind, operation: &str, fields: Fields, now: &Now) -> Result<Done<i32>, RegisterError> {
    let conn = register.conn();
    let row = event(conn, target)?;
    let entry = Event::new(kind, PartialDate::whole(now.today), now.stamp(), fields);
    must_apply(conn, &entry, row.owner, now)?;
    let life = life_with(conn, row.owner, &entry)?;
    let about = match row.owner {
        Owner::Case(case) => name_of_case(conn, case)?,
        Owner::Unit(unit) => conn.query_row("SELECT name FROM unit WHERE id = ?1", [unit], |row| row.get("name")).optional()?.unwrap_or_default(),
    };
    let operation = Operation::new(operation).with("event", format!("@event.{}", row.event.kind)).with("person", about);
    register.transact(operation, now, |tx| {
        let before = reads(tx, row.owner)?;
        let id = event_row::insert(tx, row.owner, &entry, &life)?;
        follow(tx, row.owner, &before)?;
        Ok(id)
    })
}

/// What the dates of the life warn of once an entry mends another, and did not before: kept with it. Its basis is the reason.
pub(crate) fn life_with(conn: &Connection, owner: Owner, entry: &Event) -> Result<Vec<Warning>, RegisterError> {
    let Owner::Case(case) = owner else { return Ok(Vec::new()) };
    let book = book::load(conn)?;
    let before = history::of_person(conn, history::known_case(conn, case)?, &book.codes)?;
    let facts = facts::judged(conn, before.person, entry.day())?;
    let mut entries = entries_of(conn, owner)?;
    entries.push(entry.clone());
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

/// Makes one field of an event read otherwise from now on, on a stated basis; an empty value clears a field that is
/// not required.
///
/// # Errors
/// A refusal where the event, the field or the value cannot be.
pub fn correct_event(register: &mut Register, target: i32, field: &str, value: &str, why: &str, now: &Now) -> Result<Done<i32>, RegisterError> {
    let mut fields = BTreeMap::from([
        ("corrects".to_owned(), Value::Id(target)),
        ("field".to_owned(), Value::Text(field.to_owned())),
        ("basis".to_owned(), basis(why)?),
    ]);
    let value = domain::name::tidy(value);
    if !value.is_empty() {
        fields.insert("value".to_owned(), Value::Text(value));
    }
    mend(register, target, EventKind::Correction, "event_corrected", Fields(fields), now)
}

/// Takes an entry made by mistake out of the record; it stays in the log.
///
/// # Errors
/// A refusal where there is no such event, it was voided before, or, for a voided correction, what stands without it
/// cannot be.
pub fn void_event(register: &mut Register, target: i32, why: &str, now: &Now) -> Result<Done<i32>, RegisterError> {
    let fields = [("voids".to_owned(), Value::Id(target)), ("basis".to_owned(), basis(why)?)];
    mend(register, target, EventKind::EntryVoided, "entry_voided", Fields(fields.into()), now)
}
