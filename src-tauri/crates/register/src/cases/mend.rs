//! Corrections and voidings: new entries that name what they mend and why.

use std::collections::{BTreeMap, BTreeSet};

use domain::check::Warning;
use domain::date::PartialDate;
use domain::event::{Event, Fields, correct, live, must_be_whole, voided};
use domain::event_kind::EventKind;
use domain::field::{FieldType, Value};
use domain::life::{life_warnings, newly};
use domain::refusal::Refusal;
use domain::stage::Case;
use rusqlite::{Connection, OptionalExtension};

use super::event_row::{self, EventRow, Owner};
use super::history;
use super::possible::is_possible;
use crate::error::RegisterError;
use crate::log::{Done, Operation};
use crate::settings::book;
use crate::{Now, Register, people};

/// One event by its id.
fn event(conn: &Connection, id: i32) -> Result<EventRow, RegisterError> {
    event_row::one(conn, id)?.ok_or_else(|| Refusal::new("event_unknown").with("value", id).at("event").into())
}

/// All entries of a case or unit, in the order of entry.
fn entries_of(conn: &Connection, owner: Owner) -> Result<Vec<Event>, RegisterError> {
    Ok(event_row::of_owner(conn, owner)?.into_iter().map(|row| row.event).collect())
}

/// A correction or voiding must name an event of its own case or unit that still stands, and leave every event such
/// that it could have been entered so: what each correction says alone may be sound and together be nonsense, above
/// all once one of them is voided.
pub(crate) fn must_apply(conn: &Connection, entry: &Event, owner: Owner, now: &Now) -> Result<(), RegisterError> {
    let target = entry.fields.id("corrects").or(entry.fields.id("voids")).unwrap_or_default();
    let row = event(conn, target)?;
    let mut entries = entries_of(conn, owner)?;
    if row.owner != owner || voided(&entries).contains(&target) {
        return Err(Refusal::new("event_unknown").with("value", target).at("event").into());
    }
    let codes = book::codes()?;
    let before = live(&entries, codes);
    let place = if entry.kind == EventKind::Correction {
        // As it reads now, with the corrections before this one.
        let Some(mut standing) = before.iter().find(|each| each.id == target).cloned() else {
            return Err(Refusal::new("correction_of_correction").at("event").into());
        };
        let (field, value) = (entry.fields.text("field").unwrap_or_default(), entry.fields.text("value").unwrap_or_default());
        correct(&mut standing, field, value, codes).map_err(|refusal| refusal.at("value"))?;
        "value"
    } else {
        "voids"
    };
    entries.push(entry.clone());
    for changed in live(&entries, codes).iter().filter(|event| !before.contains(event)) {
        is_possible(conn, changed, owner, now).map_err(|error| match error {
            RegisterError::Refused(refusal) => refusal.at(place).into(),
            other => other,
        })?;
    }
    Ok(())
}

/// After rows of events were written back: whatever names another entry still finds it, and what is corrected still
/// adds up. Gives the first event of which that is not so.
pub(crate) fn left_adrift(conn: &Connection, owner: Owner) -> Result<Option<i32>, RegisterError> {
    let entries = entries_of(conn, owner)?;
    let known: BTreeSet<i32> = entries.iter().map(|entry| entry.id).collect();
    for entry in &entries {
        let named = entry.kind.fields().filter(|spec| spec.field_type == FieldType::Event).filter_map(|spec| entry.fields.id(spec.name));
        if named.into_iter().any(|id| !known.contains(&id)) {
            return Ok(Some(entry.id));
        }
    }
    let corrected: BTreeSet<i32> = entries.iter().filter_map(|entry| entry.fields.id("corrects")).collect();
    let standing = live(&entries, book::codes()?);
    Ok(standing.iter().find(|event| corrected.contains(&event.id) && must_be_whole(event.kind, &event.fields).is_err()).map(|event| event.id))
}

fn mend(register: &mut Register, target: i32, kind: EventKind, operation: &str, fields: Fields, now: &Now) -> Result<Done<i32>, RegisterError> {
    let conn = register.conn();
    let row = event(conn, target)?;
    let entry = Event::new(kind, PartialDate::whole(now.today), now.stamp(), fields);
    must_apply(conn, &entry, row.owner, now)?;
    let life = life_with(conn, row.owner, &entry)?;
    let about = match row.owner {
        Owner::Case(case) => people::name_of(conn, history::known_case(conn, case)?)?,
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
    let facts = history::facts(conn, before.person, entry.day())?;
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
    people::follow_card_number(conn, history::known_case(conn, case)?, before, &after)
}

/// The name of a case's person.
pub(crate) fn person_of(conn: &Connection, case: i32) -> Result<String, RegisterError> {
    people::name_of(conn, history::known_case(conn, case)?)
}

/// The entries of a case or unit as they read now.
pub(crate) fn reads(conn: &Connection, owner: Owner) -> Result<Vec<Event>, RegisterError> {
    Ok(live(&entries_of(conn, owner)?, book::codes()?))
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
