//! The record beside its log: each row of a true table is what its last change says it is, and there is none without one.
//!
//! Whoever edits the file with another program does not write the log, or writes it and leaves the row: either shows here,
//! without any key.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde_json::{Map, Value};

use super::chain::walk;
use super::touched::{Touched, image};
use crate::error::RegisterError;
use crate::file::TRUE_TABLES;

/// A row that is not what the log says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unlogged {
    /// The table.
    pub table: &'static str,
    /// The row's id.
    pub row: i64,
    /// How it differs.
    pub how: Unlike,
}

/// How a row differs from what the log says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unlike {
    /// It is otherwise than its last change left it.
    Changed,
    /// No change wrote it, or the last took it out.
    Added,
    /// Its last change left it there, and it is gone.
    Missing,
    /// The table's counter of ids stands before an id that was given: it would be given again.
    Counter,
}

/// What walking the log tells.
pub(crate) struct Held {
    /// The first change at which the chain breaks.
    pub broken: Option<i64>,
    /// Rows that are not as the log says.
    pub unlogged: Vec<Unlogged>,
}

/// The last change of a row, and the image it left: `None` where it took the row out.
struct Last {
    change: i64,
    image: Option<u64>,
}

type Rows = HashMap<i64, Last>;

/// Walks the log, then holds every true table against it.
pub(crate) fn hold_against_log(conn: &Connection) -> Result<Held, RegisterError> {
    // Keyed anew each time: no row can be made up beforehand that has another one's number.
    let digest = RandomState::new();
    let mut last: Vec<Rows> = TRUE_TABLES.iter().map(|_| Rows::new()).collect();
    let broken = walk(conn, &mut |change, touched: &Touched| {
        let of_table = TRUE_TABLES.iter().position(|table| *table == touched.table).and_then(|place| last.get_mut(place));
        if let Some(rows) = of_table {
            rows.insert(touched.row, Last { change, image: touched.after.as_deref().map(|image| digest.hash_one(image)) });
        }
    })?;
    let mut unlogged = Vec::new();
    for (table, rows) in TRUE_TABLES.iter().zip(last) {
        hold_table(conn, table, rows, &digest, &mut unlogged)?;
    }
    let mut empty = conn.prepare(include_str!("operations_without_change.sql"))?;
    for row in empty.query_map([], |row| row.get("id"))? {
        unlogged.push(Unlogged { table: "operation", row: row?, how: Unlike::Added });
    }
    let last: Option<i64> = conn.query_row("SELECT max(id) AS last FROM operation", [], |row| row.get("last"))?;
    unlogged.extend(counter_behind(conn, "operation", last.unwrap_or(0))?);
    unlogged.extend(register_row(conn)?);
    Ok(Held { broken, unlogged })
}

fn hold_table(
    conn: &Connection,
    table: &'static str,
    mut last: Rows,
    digest: &RandomState,
    unlogged: &mut Vec<Unlogged>,
) -> Result<(), RegisterError> {
    // A schema before it has no such table, and no change of it; in this one its absence is told by the schema.
    if !conn.table_exists(None, table)? {
        return Ok(());
    }
    let highest = last.keys().max().copied().unwrap_or(0);
    let mut select =
        conn.prepare(&format!(r#"SELECT row.id AS id, {} AS image FROM "{table}" AS row ORDER BY row.id"#, image(conn, table, "row")?))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (id, now): (i64, String) = (row.get("id")?, row.get("image")?);
        let how = match last.remove(&id) {
            Some(Last { image: Some(known), .. }) if known == digest.hash_one(&*now) => None,
            // An earlier schema's image has fewer columns.
            Some(Last { change, image: Some(_) }) => (!is_image_of(conn, change, &now)?).then_some(Unlike::Changed),
            Some(Last { image: None, .. }) | None => Some(Unlike::Added),
        };
        unlogged.extend(how.map(|how| Unlogged { table, row: id, how }));
    }
    let mut missing: Vec<i64> = last.into_iter().filter(|(_, last)| last.image.is_some()).map(|(row, _)| row).collect();
    missing.sort_unstable();
    unlogged.extend(missing.into_iter().map(|row| Unlogged { table, row, how: Unlike::Missing }));
    unlogged.extend(counter_behind(conn, table, highest)?);
    Ok(())
}

/// A table's counter of ids that stands before an id that was given.
fn counter_behind(conn: &Connection, table: &'static str, highest: i64) -> Result<Option<Unlogged>, RegisterError> {
    let counted: Option<i64> = conn.query_row("SELECT seq FROM sqlite_sequence WHERE name = ?1", [table], |row| row.get("seq")).optional()?;
    Ok((counted.unwrap_or(0) < highest).then_some(Unlogged { table, row: highest, how: Unlike::Counter }))
}

/// Whether a row is as its last change left it.
pub(super) fn is_as_left(conn: &Connection, change: i64, touched: &Touched) -> Result<bool, RegisterError> {
    let table = &touched.table;
    let sql = format!(r#"SELECT {} AS image FROM "{table}" AS row WHERE row.id = ?1"#, image(conn, table, "row")?);
    let now: Option<String> = conn.query_row(&sql, [touched.row], |row| row.get("image")).optional()?;
    match (&touched.after, now) {
        (Some(then), Some(now)) => Ok(*then == now || is_image_of(conn, change, &now)?),
        (then, now) => Ok(then.is_none() && now.is_none()),
    }
}

/// The register's own id: the operation that made the register, or brought it up, names it.
fn register_row(conn: &Connection) -> Result<Option<Unlogged>, RegisterError> {
    // An earlier schema has no such table; in this one its absence is told by the schema.
    if !conn.table_exists(None, "register")? {
        return Ok(None);
    }
    let named: Option<String> = conn.query_row(include_str!("register_named.sql"), [], |row| row.get("register")).optional()?;
    let mut select = conn.prepare("SELECT id, uid FROM register ORDER BY id")?;
    let rows: Vec<(i64, Vec<u8>)> = select.query_map([], |row| Ok((row.get("id")?, row.get("uid")?)))?.collect::<Result<_, _>>()?;
    let text = |uid: &[u8]| uuid::Uuid::from_slice(uid).map(|uid| uid.hyphenated().to_string()).ok();
    let how = match rows.as_slice() {
        [(1, uid)] if named.is_none() || text(uid) == named => return Ok(None),
        [] => Unlike::Missing,
        [_] => Unlike::Changed,
        _ => Unlike::Added,
    };
    Ok(Some(Unlogged { table: "register", row: 1, how }))
}

/// Whether the image that a change left says the same of every column that it has.
fn is_image_of(conn: &Connection, change: i64, now: &str) -> Result<bool, RegisterError> {
    let mut select = conn.prepare_cached("SELECT after FROM change WHERE id = ?1")?;
    let then: Option<String> = select.query_row([change], |row| row.get("after"))?;
    let read = |image: &str| serde_json::from_str::<Map<String, Value>>(image).ok();
    let Some((then, now)) = then.as_deref().and_then(read).zip(read(now)) else { return Ok(false) };
    Ok(then.iter().all(|(column, value)| now.get(column) == Some(value)))
}
