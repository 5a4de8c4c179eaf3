//! What the register keeps only for speed: keys to sort and search by, and spans of stages, clocks and units.
//!
//! Everything here can be rebuilt from the true tables. It is rewritten for whom a change touched, in the same
//! transaction; an edited rule rebuilds all; `check` compares what is stored with a rebuild.

mod borne_on;
mod live_event;
mod member_move;
mod person;

use std::collections::BTreeSet;

use domain::refusal::Refusal;
use domain::stage::Book;
use domain::unit::{self, UnitBook, UnitSpan};
use rusqlite::{Connection, OptionalExtension, named_params};

pub(crate) use live_event::LiveRow;
pub(crate) use member_move::MoveRow;
pub(crate) use person::{ClockRow, Kept, KeyRow, OwnKey, StageRow};

use crate::book;
use crate::book::units::{self, bound};
use crate::entries::{Founded, founded, founded_one, history};
use crate::error::RegisterError;
use crate::log::Touched;

/// Rewrites what depends on the rows touched.
pub fn refresh(conn: &Connection, touched: &[Touched]) -> Result<(), RegisterError> {
    let table = |name: &str| touched.iter().any(|row| row.table == name);
    let mut people = BTreeSet::new();
    let of_unit = |row: &Touched| match row.table.as_str() {
        "unit" => i32::try_from(row.row).ok(),
        "event" => row.number("unit"),
        _ => None,
    };
    let changed: BTreeSet<i32> = touched.iter().filter_map(of_unit).collect();
    if !changed.is_empty() {
        people = refresh_units(conn, &changed)?;
    }
    // The day on which the record begins bears on whoever was there before it.
    let begins_otherwise = |row: &Touched| row.table == "setting" && row.text("name").as_deref() == Some("figures_from");
    if table("rule") || table("condition") || table("holiday") || touched.iter().any(begins_otherwise) {
        return rebuild_people(conn);
    }
    for row in touched {
        match row.table.as_str() {
            "person" => {
                people.insert(i32::try_from(row.row).map_err(|_| RegisterError::damaged_row("person", i32::MAX, "id"))?);
            }
            // One that changed hands bears on both.
            "case" | "person_fact" => people.extend(row.numbers("person")),
            "event" => {
                for case in row.numbers("case_id") {
                    people.extend(history::person_of_case(conn, case)?);
                }
            }
            _ => {}
        }
    }
    if people.is_empty() {
        return Ok(());
    }
    let book = book::load(conn)?;
    // Of all first what was kept is taken out: a case may have gone from one of them to another.
    people.iter().try_for_each(|person| person::forget(conn, *person))?;
    people.into_iter().try_for_each(|person| rewrite(conn, person, &book))
}

/// Rewrites what is kept of units; gives the people on whom that bears. Of the tree only these units, those above and those
/// below them are looked at.
fn refresh_units(conn: &Connection, changed: &BTreeSet<i32>) -> Result<BTreeSet<i32>, RegisterError> {
    let mut differing = BTreeSet::new();
    for &unit in changed {
        let before = units::spans_of(conn, unit)?;
        let mut delete = conn.prepare_cached("DELETE FROM unit_interval WHERE unit = ?1")?;
        delete.execute([unit])?;
        let mut delete = conn.prepare_cached("DELETE FROM live_event WHERE person = 0 AND unit = ?1")?;
        delete.execute([unit])?;
        let after = founded_one(conn, unit)?.map(|founded| write_unit(conn, &founded)).transpose()?.unwrap_or_default();
        if borne_on::differ(&before, &after) {
            differing.insert(unit);
        }
    }
    // Each step alone may be sound and the tree turn in a circle all the same, through a later move or an earlier one
    // taken back.
    if units::with_those_above(conn, changed.iter().copied())?.under_itself().is_some() {
        return Err(Refusal::new("unit_under_itself").at("parent").into());
    }
    borne_on::people(conn, &units::with_those_below(conn, differing)?)
}

/// Rewrites everything.
pub fn rebuild(conn: &Connection) -> Result<(), RegisterError> {
    rebuild_units(conn)?;
    rebuild_people(conn)
}

fn rebuild_people(conn: &Connection) -> Result<(), RegisterError> {
    conn.execute_batch("DELETE FROM person_key; DELETE FROM stage_interval; DELETE FROM clock_interval; DELETE FROM member_move; DELETE FROM live_event WHERE person <> 0;")?;
    let book = book::load(conn)?;
    let mut people = conn.prepare("SELECT id FROM person ORDER BY id")?;
    let people: Vec<i32> = people.query_map([], |row| row.get("id"))?.collect::<Result<_, _>>()?;
    people.into_iter().try_for_each(|person| rewrite(conn, person, &book))
}

fn rebuild_units(conn: &Connection) -> Result<(), RegisterError> {
    conn.execute_batch("DELETE FROM unit_interval; DELETE FROM live_event WHERE person = 0;")?;
    founded(conn)?.iter().try_for_each(|each| write_unit(conn, each).map(drop))
}

/// Writes what is kept of a unit, of which nothing stands yet; gives its spans.
fn write_unit(conn: &Connection, founded: &Founded) -> Result<Vec<UnitSpan>, RegisterError> {
    live_event::write(conn, 0, &live_event::of_unit(founded.unit, &founded.events, &founded.corrected))?;
    let spans = unit::spans(&founded.founding, &founded.events);
    let mut insert = conn.prepare_cached(include_str!("unit_interval_insert.sql"))?;
    for span in &spans {
        insert.execute(named_params! {
            ":unit": founded.unit,
            ":begins": bound(span.begins),
            ":ends": bound(span.ends),
            ":name": span.name,
            ":unit_kind": span.unit_kind,
            ":parent": span.parent,
            ":committee_power": span.committee_power,
            ":merged_into": span.merged_into,
        })?;
    }
    Ok(spans)
}

/// The rows of a person as they are to stand; `None`: there is no such person.
fn of_person(conn: &Connection, person: i32, book: &Book) -> Result<Option<Kept>, RegisterError> {
    let key = conn.prepare_cached(include_str!("person_key_source.sql"))?.query_row([person], OwnKey::of_person).optional()?;
    let Some(key) = key else { return Ok(None) };
    Ok(Some(Kept::rebuilt(key, &history::of_person(conn, person, &book.codes)?, book)))
}

/// Rewrites what is kept of one person; of a person no longer there it is taken out.
fn rewrite(conn: &Connection, person: i32, book: &Book) -> Result<(), RegisterError> {
    of_person(conn, person, book)?.unwrap_or_default().write(conn, person)
}

/// Units whose stored spans or entries differ from a rebuild, each with the table; none in a sound register.
pub(crate) fn unit_differences(conn: &Connection, founded: &[Founded], rebuilt: &UnitBook) -> Result<Vec<(&'static str, i32)>, RegisterError> {
    let mut stored = units::book(conn)?.0;
    let mut live = live_event::stored_of_units(conn)?;
    let mut differing = Vec::new();
    for each in founded {
        if stored.remove(&each.unit) != rebuilt.0.get(&each.unit).filter(|spans| !spans.is_empty()).cloned() {
            differing.push(("unit_interval", each.unit));
        }
        if live.remove(&each.unit).unwrap_or_default() != live_event::of_unit(each.unit, &each.events, &each.corrected) {
            differing.push(("live_event", each.unit));
        }
    }
    differing.extend(stored.keys().map(|unit| ("unit_interval", *unit)));
    differing.extend(live.keys().map(|unit| ("live_event", *unit)));
    Ok(differing)
}
