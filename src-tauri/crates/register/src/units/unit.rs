//! Reading units through time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::event::{Event, corrected, live};
use domain::event_kind::EventKind;
use domain::refusal::Refusal;
use domain::unit::{UnitBook, UnitFounding, UnitSpan};
use rusqlite::{Connection, Row};

use crate::cases::event_row::{self, Owner};
use crate::derived::{BEGINNING, OPEN};
use crate::error::RegisterError;
use crate::file::Stored;
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
    let mut select = conn.prepare_cached(FOUNDING_ROWS)?;
    let mut rows = select.query([])?;
    let mut units = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, mut founding) = founding(row)?;
        let entered = events.remove(&id).unwrap_or_default();
        let live = live(&entered, codes()?);
        // A founding that was taken out leaves the day unknown.
        let is_founding = |event: &Event| event.kind == EventKind::UnitFounded;
        if entered.iter().any(is_founding) && !live.iter().any(is_founding) {
            founding.founded_on = None;
        }
        units.push(Founded { unit: id, founding, events: live, corrected: corrected(&entered) });
    }
    Ok(units)
}

/// All units through time by their entries, whatever the derived spans say.
pub fn book_of(founded: &[Founded]) -> UnitBook {
    UnitBook(founded.iter().map(|each| (each.unit, domain::unit::spans(&each.founding, &each.events))).collect())
}

/// The rows that [`founding`] reads.
pub(crate) const FOUNDING_ROWS: &str = "SELECT id, name, unit_kind, parent, committee_power, founded_on FROM unit ORDER BY id";

/// Reads a unit as it was entered.
pub(crate) fn founding(row: &Row<'_>) -> Result<(i32, UnitFounding), RegisterError> {
    let row = Stored::of("unit", row)?;
    let founding = UnitFounding {
        name: row.get("name")?,
        unit_kind: row.code(codes()?, "unit_kind", "unit_kind")?,
        parent: row.get("parent")?,
        committee_power: row.code(codes()?, "committee_power", "committee_power")?,
        founded_on: row.get("founded_on")?,
    };
    Ok((row.id(), founding))
}

/// All units through time, from the derived spans.
pub fn book(conn: &Connection) -> Result<UnitBook, RegisterError> {
    let mut book = UnitBook::default();
    let mut select = conn.prepare_cached(
        "SELECT unit, begins, ends, name, unit_kind, parent, committee_power, merged_into FROM unit_interval ORDER BY unit, begins",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("unit_interval", "unit", row)?;
        let edge = |column: &str, open: &str, means: NaiveDate| -> Result<NaiveDate, RegisterError> {
            if row.get::<String>(column)? == open { Ok(means) } else { row.get(column) }
        };
        book.0.entry(row.id()).or_default().push(UnitSpan {
            begins: edge("begins", BEGINNING, NaiveDate::MIN)?,
            ends: edge("ends", OPEN, NaiveDate::MAX)?,
            name: row.get("name")?,
            unit_kind: row.code(codes()?, "unit_kind", "unit_kind")?,
            parent: row.get("parent")?,
            committee_power: row.code(codes()?, "committee_power", "committee_power")?,
            merged_into: row.get("merged_into")?,
        });
    }
    Ok(book)
}

/// What a unit is called on a day; of one that had ended or not begun, on its nearest. A unit that stood on no day has no
/// name to tell.
///
/// # Errors
/// [`RegisterError::DamagedRow`] where nothing is kept of a unit that somebody stands in.
pub fn name_on(book: &UnitBook, unit: i32, on: NaiveDate) -> Result<String, RegisterError> {
    let span = book.nearest(unit, on).ok_or_else(|| RegisterError::damaged_row("unit_interval", unit, "name"))?;
    Ok(span.name.clone())
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
