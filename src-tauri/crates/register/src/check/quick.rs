//! The part of checking that is quick enough for every opening: what a file that was put together from two states, edited, or
//! cut shows first. All of it is in `check`; here the first thing suffices, and nothing is written after it.

use rusqlite::{Connection, OptionalExtension};

use super::schema;
use crate::error::RegisterError;
use crate::log::tail_holds;

/// So many of the last changes are held against the rows that they left.
const CHANGES: i64 = 64;

/// The first thing that is not as this program left it; `None` where nothing shows.
///
/// # Errors
/// Of the medium, and of pages that do not read.
pub(crate) fn quick(conn: &Connection) -> Result<Option<String>, RegisterError> {
    if let Some(fault) = schema::faults(conn)?.into_iter().next() {
        return Ok(Some(format!("{} {}", fault.kind, fault.name)));
    }
    if let Some(astray) = tail_holds(conn, CHANGES)? {
        return Ok(Some(astray));
    }
    let register = conn.query_row(include_str!("register_is_named.sql"), [], |row| row.get::<_, bool>("named")).optional()?;
    Ok((register == Some(false)).then(|| "register 1".to_owned()))
}
