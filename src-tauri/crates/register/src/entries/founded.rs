//! Units as they were founded, with what their entries say now.

use std::collections::{BTreeMap, BTreeSet};

use domain::event::{Event, corrected, live};
use domain::event_kind::EventKind;
use domain::unit::{UnitBook, UnitFounding};
use rusqlite::{Connection, Row};

use super::event_row::{self, Owner};
use crate::book::codes;
use crate::error::RegisterError;
use crate::file::Stored;

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
    let mut select = conn.prepare_cached(&founding_rows(""))?;
    let mut rows = select.query([])?;
    let mut units = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, founding) = founding(row)?;
        units.push(as_entered(id, founding, &events.remove(&id).unwrap_or_default())?);
    }
    Ok(units)
}

/// One unit as founded, with its events; `None`: there is no such unit.
pub(crate) fn founded_one(conn: &Connection, unit: i32) -> Result<Option<Founded>, RegisterError> {
    let mut select = conn.prepare_cached(&founding_rows("WHERE id = ?1"))?;
    let mut rows = select.query([unit])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let (id, founding) = founding(row)?;
    let entered: Vec<Event> = event_row::of_owner(conn, Owner::Unit(id))?.into_iter().map(|row| row.event).collect();
    as_entered(id, founding, &entered).map(Some)
}

fn as_entered(unit: i32, mut founding: UnitFounding, entered: &[Event]) -> Result<Founded, RegisterError> {
    let live = live(entered, codes()?);
    // A founding that was taken out leaves the day unknown.
    let is_founding = |event: &Event| event.kind == EventKind::UnitFounded;
    if entered.iter().any(is_founding) && !live.iter().any(is_founding) {
        founding.founded_on = None;
    }
    Ok(Founded { unit, founding, events: live, corrected: corrected(entered) })
}

/// All units through time by their entries, whatever the derived spans say.
pub fn book_of(founded: &[Founded]) -> UnitBook {
    UnitBook(founded.iter().map(|each| (each.unit, domain::unit::spans(&each.founding, &each.events))).collect())
}

/// The rows that [`founding`] reads, of all units or those of a condition.
pub(crate) fn founding_rows(condition: &str) -> String {
    format!("SELECT id, name, unit_kind, parent, committee_power, founded_on FROM unit {condition} ORDER BY id")
}

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
