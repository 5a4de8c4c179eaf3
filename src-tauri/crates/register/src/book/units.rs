//! Units through time, as their spans are kept.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::refusal::Refusal;
use domain::unit::{UnitBook, UnitSpan};
use rusqlite::{Connection, Row};

use super::codes;
use crate::error::RegisterError;
use crate::file::Stored;

/// As a span's last day is written when it is open.
pub const OPEN: &str = "9999-12-31";
/// As a span's first day is written where none is known.
pub const BEGINNING: &str = "0001-01-01";

/// A span's bound as text that sorts: dates before the year 0001 and open ends stand at the edges.
pub(crate) fn bound(day: NaiveDate) -> String {
    if day == NaiveDate::MAX {
        OPEN.to_owned()
    } else if day == NaiveDate::MIN {
        BEGINNING.to_owned()
    } else {
        day.to_string()
    }
}

/// All units through time, from the derived spans.
pub fn book(conn: &Connection) -> Result<UnitBook, RegisterError> {
    let mut book = UnitBook::default();
    let mut select = conn.prepare_cached(&span_rows(""))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (unit, span) = span(row)?;
        book.0.entry(unit).or_default().push(span);
    }
    Ok(book)
}

/// The places of units in the tree of a day, as the office orders it by hand: lists go by it, too.
pub(crate) fn office_order(conn: &Connection, on: NaiveDate) -> Result<BTreeMap<i32, i32>, RegisterError> {
    let given = given_order(conn)?;
    let tree = book(conn)?.tree(on, |unit| (given.get(&unit).copied().unwrap_or_default(), String::new()));
    Ok(tree.into_iter().zip(0..).map(|((unit, _), place)| (unit, place)).collect())
}

/// The number that the office gave each unit: of those under one unit the smaller comes first.
pub(crate) fn given_order(conn: &Connection) -> Result<BTreeMap<i32, i32>, RegisterError> {
    let mut select = conn.prepare_cached("SELECT id, sort_order FROM unit")?;
    Ok(select.query_map([], |row| Ok((row.get("id")?, row.get("sort_order")?)))?.collect::<Result<_, _>>()?)
}

/// The spans of one unit, in order; none of a unit that stood on no day.
pub(crate) fn spans_of(conn: &Connection, unit: i32) -> Result<Vec<UnitSpan>, RegisterError> {
    let mut select = conn.prepare_cached(&span_rows("WHERE unit = ?1"))?;
    let mut rows = select.query([unit])?;
    let mut spans = Vec::new();
    while let Some(row) = rows.next()? {
        spans.push(span(row)?.1);
    }
    Ok(spans)
}

/// Some units and all that stand or stood above them: nothing else bears on where they stand in the tree.
pub(crate) fn with_those_above(conn: &Connection, units: impl IntoIterator<Item = i32>) -> Result<UnitBook, RegisterError> {
    let mut book = UnitBook::default();
    let mut to_ask: Vec<i32> = units.into_iter().collect();
    while let Some(unit) = to_ask.pop() {
        if let Entry::Vacant(place) = book.0.entry(unit) {
            let spans = place.insert(spans_of(conn, unit)?);
            to_ask.extend(spans.iter().filter_map(|span| span.parent));
        }
    }
    book.0.retain(|_, spans| !spans.is_empty());
    Ok(book)
}

/// Some units and all that stand or stood under them.
pub(crate) fn with_those_below(conn: &Connection, units: BTreeSet<i32>) -> Result<BTreeSet<i32>, RegisterError> {
    let (mut all, mut last) = (units.clone(), units);
    while !last.is_empty() {
        let mut select = conn.prepare_cached("SELECT DISTINCT unit FROM unit_interval WHERE parent IN (SELECT value FROM json_each(?1))")?;
        let found: Vec<i32> = select.query_map([serde_json::to_string(&last)?], |row| row.get("unit"))?.collect::<Result<_, _>>()?;
        last = found.into_iter().filter(|unit| all.insert(*unit)).collect();
    }
    Ok(all)
}

fn span_rows(condition: &str) -> String {
    format!("SELECT unit, begins, ends, name, unit_kind, parent, committee_power, merged_into FROM unit_interval {condition} ORDER BY unit, begins")
}

fn span(row: &Row<'_>) -> Result<(i32, UnitSpan), RegisterError> {
    let row = Stored::keyed("unit_interval", "unit", row)?;
    let edge = |column: &str, open: &str, means: NaiveDate| -> Result<NaiveDate, RegisterError> {
        if row.get::<String>(column)? == open { Ok(means) } else { row.get(column) }
    };
    let span = UnitSpan {
        begins: edge("begins", BEGINNING, NaiveDate::MIN)?,
        ends: edge("ends", OPEN, NaiveDate::MAX)?,
        name: row.get("name")?,
        unit_kind: row.code(codes()?, "unit_kind", "unit_kind")?,
        parent: row.get("parent")?,
        committee_power: row.code(codes()?, "committee_power", "committee_power")?,
        merged_into: row.get("merged_into")?,
    };
    Ok((row.id(), span))
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
    match spans_of(conn, unit)?.last() {
        Some(last) if last.ends <= on => Err(Refusal::new("unit_dissolved").with("date", domain::date::shown(last.ends)).at("unit").into()),
        _ => Ok(()),
    }
}
