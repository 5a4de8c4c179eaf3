//! The end of the log: its last links, its counters, and the rows that the last changes left.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use super::chain::{Chain, changes_from};
use super::last_images::is_as_left;
use super::touched::Touched;
use crate::error::RegisterError;
use crate::file::TRUE_TABLES;

/// The first thing at the log's end that is not as it was written: a link, a counter, or a row. `None` where all holds.
pub(crate) fn tail_holds(conn: &Connection, changes: i64) -> Result<Option<String>, RegisterError> {
    let counted = |table: &str| conn.query_row("SELECT seq FROM sqlite_sequence WHERE name = ?1", [table], |row| row.get::<_, i64>("seq")).optional();
    let operation: Option<i64> = conn.query_row("SELECT max(id) AS last FROM operation", [], |row| row.get("last"))?;
    if operation.unwrap_or(0) != counted("operation")?.unwrap_or(0) {
        return Ok(Some("operation".to_owned()));
    }
    let end = counted("change")?.unwrap_or(0);
    let mut chain = Chain::before(conn, (end - changes).max(0) + 1)?;
    let mut last: Vec<(i64, Touched)> = Vec::new();
    if let Some(broken) = changes_from(conn, &mut chain, &mut |change, touched| last.push((change, touched.clone())))? {
        return Ok(Some(format!("change {broken}")));
    }
    if chain.last() != end {
        return Ok(Some(format!("change {end}")));
    }
    let mut seen = BTreeSet::new();
    for (change, touched) in last.iter().rev() {
        let is_of_a_row = TRUE_TABLES.contains(&touched.table.as_str()) && seen.insert((&touched.table, touched.row));
        if is_of_a_row && !is_as_left(conn, *change, touched)? {
            return Ok(Some(format!("{} {}", touched.table, touched.row)));
        }
    }
    Ok(None)
}
