//! Corrections and voidings: new entries that name what they mend and why.

use domain::date::PartialDate;
use domain::event::{Event, Fields, correct, live, votes_add_up};
use domain::event_kind::EventKind;
use domain::refusal::Refusal;
use domain::value::Value;
use rusqlite::{Connection, OptionalExtension};

use super::event_row::{self, EventRow, Owner};
use super::history;
use crate::error::RegisterError;
use crate::log::{Done, Operation};
use crate::settings::book;
use crate::{Now, Register, people};

/// One event by its id.
fn event(conn: &Connection, id: i32) -> Result<EventRow, RegisterError> {
    let sql = format!("SELECT {} FROM event WHERE id = ?1", event_row::COLUMNS);
    let mut select = conn.prepare_cached(&sql)?;
    let mut rows = select.query([id])?;
    match rows.next()? {
        Some(row) => event_row::read(row),
        None => Err(Refusal::new("event_unknown").with("value", id).at("event").into()),
    }
}

/// A correction or voiding must name an event of its own case or unit that still stands, and a value that reads.
pub(crate) fn must_apply(conn: &Connection, entry: &Event, owner: Owner, now: &Now) -> Result<(), RegisterError> {
    let target = entry.fields.id("corrects").or(entry.fields.id("voids")).unwrap_or_default();
    let row = event(conn, target)?;
    let unknown = || Refusal::new("event_unknown").with("value", target).at("event");
    if row.owner != owner {
        return Err(unknown().into());
    }
    let (column, id) = match owner {
        Owner::Case(id) => ("case_id", id),
        Owner::Unit(id) => ("unit", id),
    };
    let sql = format!("SELECT {} FROM event WHERE {column} = ?1 ORDER BY id", event_row::COLUMNS);
    let mut select = conn.prepare_cached(&sql)?;
    let mut rows = select.query([id])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(event_row::read(row)?.event);
    }
    let voided_already = entries
        .iter()
        .any(|each| each.kind == EventKind::EntryVoided && each.fields.id("voids") == Some(target));
    if voided_already {
        return Err(unknown().into());
    }
    if entry.kind == EventKind::EntryVoided {
        return Ok(());
    }
    let codes = book::codes()?;
    // As it reads now, with the corrections before this one.
    let Some(mut standing) = live(&entries, codes).into_iter().find(|each| each.id == target) else {
        return Err(Refusal::new("correction_of_correction").at("event").into());
    };
    let (field, value) = (entry.fields.text("field").unwrap_or_default(), entry.fields.text("value").unwrap_or_default());
    correct(&mut standing, field, value, codes).map_err(|refusal| refusal.at("value"))?;
    votes_add_up(&standing.fields).map_err(|refusal| refusal.at("value"))?;
    if standing.on.first_day() > now.today {
        return Err(Refusal::new("date_future").with("value", standing.on.shown()).at("value").into());
    }
    Ok(())
}

fn mend(register: &mut Register, target: i32, kind: EventKind, operation: &str, fields: Fields, now: &Now) -> Result<Done<i32>, RegisterError> {
    let conn = register.conn();
    let row = event(conn, target)?;
    let entry = Event::new(kind, PartialDate::whole(now.today), now.stamp(), fields);
    must_apply(conn, &entry, row.owner, now)?;
    let about = match row.owner {
        Owner::Case(case) => people::name_of(conn, history::known_case(conn, case)?)?,
        Owner::Unit(unit) => conn.query_row("SELECT name FROM unit WHERE id = ?1", [unit], |row| row.get("name")).optional()?.unwrap_or_default(),
    };
    let operation = Operation::new(operation).with("event", format!("@event.{}", row.event.kind)).with("person", about);
    register.transact(operation, now, |tx| event_row::insert(tx, row.owner, &entry, &[]))
}

fn basis(text: &str) -> Result<Value, RegisterError> {
    let text = domain::name::tidy(text);
    if text.is_empty() {
        return Err(Refusal::new("field_missing").with("field", "basis").at("basis").into());
    }
    Ok(Value::Text(text))
}

/// Makes one field of an event read otherwise from now on, on a stated basis.
///
/// # Errors
/// A refusal where the event, the field or the value cannot be.
pub fn correct_event(register: &mut Register, target: i32, field: &str, value: &str, why: &str, now: &Now) -> Result<Done<i32>, RegisterError> {
    let fields = [
        ("corrects".to_owned(), Value::Id(target)),
        ("field".to_owned(), Value::Text(field.to_owned())),
        ("value".to_owned(), Value::Text(domain::name::tidy(value))),
        ("basis".to_owned(), basis(why)?),
    ];
    mend(register, target, EventKind::Correction, "event_corrected", Fields(fields.into()), now)
}

/// Takes an entry made by mistake out of the record; it stays in the log.
///
/// # Errors
/// A refusal where there is no such event, or it was voided before.
pub fn void_event(register: &mut Register, target: i32, why: &str, now: &Now) -> Result<Done<i32>, RegisterError> {
    let fields = [("voids".to_owned(), Value::Id(target)), ("basis".to_owned(), basis(why)?)];
    mend(register, target, EventKind::EntryVoided, "entry_voided", Fields(fields.into()), now)
}
