//! Reading units through time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::event::{Event, corrected, live};
use domain::event_kind::EventKind;
use domain::refusal::Refusal;
use domain::unit::{UnitBook, UnitFounding, UnitSpan};
use rusqlite::Connection;

use crate::cases::event_row::{self, Owner};
use crate::derived::OPEN;
use crate::error::RegisterError;
use crate::settings::book::codes;

/// A unit as founded and as its entries read now.
pub struct Founded {
    /// Its id.
    pub unit: i32,
    /// As entered.
    pub founding: UnitFounding,
    /// Its live events, in order.
    pub events: Vec<Event>,
    /// Those of them that a correction makes read otherwise.
    pub corrected: BTreeSet<i32>,
}

/// Every unit as founded, with its events.
pub fn founded(conn: &Connection) -> Result<Vec<Founded>, RegisterError> {
    let mut events: BTreeMap<i32, Vec<Event>> = BTreeMap::new();
    for row in event_row::of_units(conn)? {
        if let Owner::Unit(unit) = row.owner {
            events.entry(unit).or_default().push(row.event);
        }
    }
    let mut select = conn.prepare_cached("SELECT id, name, unit_kind, parent, committee_power, founded_on FROM unit ORDER BY id")?;
    let mut rows = select.query([])?;
    let mut units = Vec::new();
    while let Some(row) = rows.next()? {
        let id: i32 = row.get("id")?;
        let entered = events.remove(&id).unwrap_or_default();
        let live = live(&entered, codes()?);
        // A founding that was taken out leaves the day unknown.
        let is_founding = |event: &Event| event.kind == EventKind::UnitFounded;
        let taken_out = entered.iter().any(is_founding) && !live.iter().any(is_founding);
        let founding = UnitFounding {
            name: row.get("name")?,
            unit_kind: row.get("unit_kind")?,
            parent: row.get("parent")?,
            committee_power: row.get("committee_power")?,
            founded_on: if taken_out { None } else { row.get("founded_on")? },
        };
        units.push(Founded { unit: id, founding, events: live, corrected: corrected(&entered) });
    }
    Ok(units)
}

/// All units through time, from the derived spans.
pub fn book(conn: &Connection) -> Result<UnitBook, RegisterError> {
    let mut book = UnitBook::default();
    let mut select = conn.prepare_cached(
        "SELECT unit, begins, ends, name, unit_kind, parent, committee_power, merged_into FROM unit_interval ORDER BY unit, begins",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let ends: String = row.get("ends")?;
        let begins: String = row.get("begins")?;
        book.0.entry(row.get("unit")?).or_default().push(UnitSpan {
            begins: if begins == "0001-01-01" { NaiveDate::MIN } else { row.get("begins")? },
            ends: if ends == OPEN { NaiveDate::MAX } else { row.get("ends")? },
            name: row.get("name")?,
            unit_kind: row.get("unit_kind")?,
            parent: row.get("parent")?,
            committee_power: row.get("committee_power")?,
            merged_into: row.get("merged_into")?,
        });
    }
    Ok(book)
}

/// Whether there is such a unit.
pub(crate) fn exists(conn: &Connection, unit: i32) -> Result<bool, RegisterError> {
    Ok(conn.prepare_cached("SELECT 1 FROM unit WHERE id = ?1")?.exists([unit])?)
}

/// Refuses a unit that is not in the register, or that had ended by a day.
pub(crate) fn must_stand(conn: &Connection, unit: i32, on: NaiveDate) -> Result<(), RegisterError> {
    if !exists(conn, unit)? {
        return Err(Refusal::new("unit_unknown").with("value", unit).at("unit").into());
    }
    let book = book(conn)?;
    let last = book.0.get(&unit).and_then(|spans| spans.last());
    match last {
        Some(last) if last.ends <= on => Err(Refusal::new("unit_dissolved").with("date", domain::date::shown(last.ends)).at("unit").into()),
        _ => Ok(()),
    }
}
