//! What a correction or a voiding may be, and what must hold among the entries that are left.

use std::collections::BTreeSet;

use domain::event::{Event, correct, live, must_be_whole, voided};
use domain::event_kind::EventKind;
use domain::field::FieldType;
use domain::refusal::Refusal;
use rusqlite::Connection;

use super::event_row::{self, EventRow, Owner};
use super::possible::is_possible;
use crate::Now;
use crate::book::codes;
use crate::error::RegisterError;

/// The entries of a case or unit as they read now.
pub(crate) fn reads(conn: &Connection, owner: Owner) -> Result<Vec<Event>, RegisterError> {
    Ok(live(&entries_of(conn, owner)?, codes()?))
}

/// One event by its id.
pub(crate) fn event(conn: &Connection, id: i32) -> Result<EventRow, RegisterError> {
    event_row::one(conn, id)?.ok_or_else(|| Refusal::new("event_unknown").with("value", id).at("event").into())
}

/// All entries of a case or unit, in the order of entry.
pub(crate) fn entries_of(conn: &Connection, owner: Owner) -> Result<Vec<Event>, RegisterError> {
    Ok(event_row::of_owner(conn, owner)?.into_iter().map(|row| row.event).collect())
}

/// A correction or voiding must name an event of its own case or unit that still stands, and leave every event such
/// that it could have been entered so: what each correction says alone may be sound and together be nonsense, above
/// all once one of them is voided.
pub(crate) fn must_apply(conn: &Connection, entry: &Event, owner: Owner, now: &Now) -> Result<(), RegisterError> {
    let place = if entry.kind == EventKind::Correction { "value" } else { "voids" };
    must_apply_together(conn, std::slice::from_ref(entry), owner, now).map_err(|error| match error {
        RegisterError::Refused(refusal) if refusal.field.as_deref() != Some("event") => refusal.at(place).into(),
        other => other,
    })
}

/// The same of several corrections of one entry, which are judged by what they make of it together. A value that cannot
/// be is told at the field that it is of.
pub(crate) fn must_apply_together(conn: &Connection, mending: &[Event], owner: Owner, now: &Now) -> Result<(), RegisterError> {
    let mut entries = entries_of(conn, owner)?;
    let codes = codes()?;
    let before = live(&entries, codes);
    let mut corrected: Option<Event> = None;
    for entry in mending {
        let target = entry.fields.id("corrects").or(entry.fields.id("voids")).unwrap_or_default();
        let row = event(conn, target)?;
        if row.owner != owner || voided(&entries).contains(&target) {
            return Err(Refusal::new("event_unknown").with("value", target).at("event").into());
        }
        if entry.kind == EventKind::Correction {
            // As it reads now, with the corrections before this one.
            let Some(standing) = before.iter().find(|each| each.id == target) else {
                return Err(Refusal::new("correction_of_correction").at("event").into());
            };
            let standing = corrected.get_or_insert_with(|| standing.clone());
            let (field, value) = (entry.fields.text("field").unwrap_or_default(), entry.fields.text("value").unwrap_or_default());
            correct(standing, field, value, codes).map_err(|refusal| refusal.at(field))?;
        }
    }
    let place = mending.iter().rev().find_map(|entry| entry.fields.text("field")).unwrap_or("voids").to_owned();
    entries.extend(mending.iter().cloned());
    for changed in live(&entries, codes).iter().filter(|event| !before.contains(event)) {
        is_possible(conn, changed, owner, now).map_err(|error| match error {
            RegisterError::Refused(refusal) => {
                let own = refusal.field.clone().filter(|field| mending.iter().any(|entry| entry.fields.text("field") == Some(field)));
                refusal.at(own.unwrap_or_else(|| place.clone())).into()
            }
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
    let standing = live(&entries, codes()?);
    Ok(standing.iter().find(|event| corrected.contains(&event.id) && must_be_whole(event.kind, &event.fields).is_err()).map(|event| event.id))
}
