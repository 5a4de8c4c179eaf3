//! The rows of every true table but those of people, each by its own reader.

use std::collections::{BTreeMap, BTreeSet};

use domain::event::{Event, says_nothing, unknown_code};
use domain::event_kind::EventKind;
use rusqlite::{Connection, Row};

use super::Found;
use crate::entries::event_row::{self, EventRow, Owner};
use crate::error::RegisterError;
use crate::facts::person;
use crate::file::Stored;
use crate::{book, courses, entries, lists, log, requests, settings, targets, users};

/// Notes the rows that do not read.
pub(super) fn read_all(conn: &Connection, found: &mut Found) -> Result<(), RegisterError> {
    each(conn, &entries::founding_rows(""), |row| entries::founding(row).map(drop), found)?;
    of_units(conn, found)?;
    each(conn, "SELECT id, person, field, value, \"from\" FROM person_fact ORDER BY id", |row| person::dated_fact(row).map(drop), found)?;
    each(conn, include_str!("courses.sql"), |row| courses::of_row(row).map(drop), found)?;
    each(conn, include_str!("../targets/programme_rows.sql"), |row| targets::programme(row).map(drop), found)?;
    each(conn, include_str!("../targets/target_rows.sql"), |row| targets::target(row).map(drop), found)?;
    each(conn, include_str!("../requests/request_rows.sql"), |row| requests::of_row(row).map(drop), found)?;
    each(conn, include_str!("../lists/named_rows.sql"), |row| lists::named_of_row(row).map(drop), found)?;
    each(conn, book::RULE_ROWS, |row| book::rule(row).map(drop), found)?;
    each(conn, book::CONDITION_ROWS, |row| book::condition(row).map(drop), found)?;
    each(conn, book::HOLIDAY_ROWS, |row| book::holiday(row).map(drop), found)?;
    each(conn, "SELECT id, name, value FROM setting ORDER BY id", settings::must_read, found)?;
    each(conn, "SELECT id, name, role, left_on FROM user ORDER BY id", users::must_read, found)?;
    each(conn, "SELECT id, pin FROM user_pin ORDER BY id", users::must_read_pin, found)?;
    each(conn, "SELECT id, name, params, made_by, made_at FROM operation ORDER BY id", log::must_read, found)
}

/// The entries of units.
fn of_units(conn: &Connection, found: &mut Found) -> Result<(), RegisterError> {
    let mut select = conn.prepare(&format!("SELECT {} FROM event WHERE unit IS NOT NULL ORDER BY id", event_row::COLUMNS))?;
    let mut rows = select.query([])?;
    let (mut entries, mut all) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        all += 1;
        entries.extend(found.note(event(row))?);
    }
    if entries.len() == all {
        found.corrections.extend(misleading(&entries)?);
    }
    Ok(())
}

/// The corrections and voidings that cannot be followed, of entries in their order, by their case or unit.
pub(super) fn misleading(entries: &[EventRow]) -> Result<BTreeSet<i32>, RegisterError> {
    let mends = |entry: &&EventRow| matches!(entry.event.kind, EventKind::Correction | EventKind::EntryVoided);
    let mended: BTreeSet<Owner> = entries.iter().filter(mends).map(|entry| entry.owner).collect();
    let mut owned: BTreeMap<Owner, Vec<Event>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| mended.contains(&entry.owner)) {
        owned.entry(entry.owner).or_default().push(entry.event.clone());
    }
    let codes = book::codes()?;
    Ok(owned.values().flat_map(|entries| says_nothing(entries, codes)).collect())
}

/// An entry, whose codes are all known.
pub(super) fn event(row: &Row<'_>) -> Result<EventRow, RegisterError> {
    let read = event_row::read(row)?;
    match unknown_code(&read.event, book::codes()?) {
        Some(field) => Err(Stored::of("event", row)?.damaged(field)),
        None => Ok(read),
    }
}

fn each(conn: &Connection, sql: &str, read: impl Fn(&Row<'_>) -> Result<(), RegisterError>, found: &mut Found) -> Result<(), RegisterError> {
    let mut select = conn.prepare(sql)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        found.note(read(row))?;
    }
    Ok(())
}
