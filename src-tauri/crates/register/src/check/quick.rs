//! The part of checking that is quick enough for every opening: what a file that was put together from two states, edited, or
//! cut shows first. All of it is in `check`; here the first thing suffices, and nothing is written after it.

use rusqlite::{Connection, OptionalExtension};

use super::schema::{self, SchemaFault};
use crate::error::RegisterError;
use crate::log::tail_holds;

/// So many of the last changes are held against the rows that they left.
const CHANGES: i64 = 64;

/// The first thing that is not as this program left it; `None` where nothing shows.
///
/// # Errors
/// Of the medium, and of pages that do not read.
pub(crate) fn quick(conn: &Connection) -> Result<Option<String>, RegisterError> {
    if let Some(fault) = first(schema::faults(conn)?) {
        return Ok(Some(fault));
    }
    if let Some(astray) = tail_holds(conn, CHANGES)? {
        return Ok(Some(astray));
    }
    let register = conn.query_row(include_str!("register_is_named.sql"), [], |row| row.get::<_, bool>("named")).optional()?;
    Ok((register == Some(false)).then(|| "register 1".to_owned()))
}

/// Why a file is not of the earlier schema whose number it bears, so that it cannot be brought up from it; `None` where it is.
///
/// # Errors
/// Of the medium, and of pages that do not read.
pub(crate) fn unlike_its_schema(conn: &Connection, number: i32) -> Result<Option<String>, RegisterError> {
    Ok(first(schema::faults_of_earlier(conn, number)?))
}

fn first(faults: Vec<SchemaFault>) -> Option<String> {
    faults.into_iter().next().map(|fault| format!("{} {}", fault.kind, fault.name))
}
