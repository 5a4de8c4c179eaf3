//! Reading a setting.

use std::str::FromStr;

use rusqlite::{Connection, OptionalExtension};

use crate::error::RegisterError;
use crate::file::Stored;

/// One setting.
pub fn get(conn: &Connection, name: &str) -> Result<Option<String>, RegisterError> {
    Ok(conn.prepare_cached("SELECT value FROM setting WHERE name = ?1")?.query_row([name], |row| row.get("value")).optional()?)
}

/// A setting read as what it means; `None` where it is not set or left empty.
///
/// # Errors
/// [`RegisterError::DamagedRow`] where what is stored does not read.
pub fn parsed<T: FromStr>(conn: &Connection, name: &str) -> Result<Option<T>, RegisterError> {
    let mut select = conn.prepare_cached("SELECT id, value FROM setting WHERE name = ?1")?;
    let mut rows = select.query([name])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let row = Stored::of("setting", row)?;
    if row.get::<String>("value")?.trim().is_empty() { Ok(None) } else { row.parse("value").map(Some) }
}
