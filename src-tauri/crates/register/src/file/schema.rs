//! The schema of a file: `user_version` counts the steps that it has been through.

use std::path::Path;

use rusqlite::{Connection, ErrorCode};

use super::migrations::STEPS;
use super::pages::PAGE;
use super::uid;
use crate::error::RegisterError;

/// Says in the file's head that it is a register of this program: "Nguo".
pub const APPLICATION_ID: i32 = 0x4E67_756F;

/// The tables that hold what a clerk entered. Only their rows are logged; all others can be rebuilt or are looks.
pub const TRUE_TABLES: &[&str] = &[
    "unit",
    "person",
    "person_fact",
    "case",
    "event",
    "course",
    "programme",
    "target",
    "request",
    "named_list",
    "rule",
    "condition",
    "holiday",
    "setting",
    "user",
    "user_pin",
];

/// The newest schema that this program knows.
pub fn known() -> i32 {
    i32::try_from(STEPS.len()).unwrap_or(i32::MAX)
}

/// The schema of a file.
pub fn schema(conn: &Connection) -> Result<i32, rusqlite::Error> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// The tables that are worked out from the true ones.
pub const DERIVED_TABLES: &[&str] = &["person_key", "stage_interval", "clock_interval", "live_event", "member_move", "unit_interval"];

/// A register's schema in memory, as this program makes it, without a row.
///
/// # Errors
/// Of what ships.
pub fn fresh() -> Result<Connection, RegisterError> {
    fresh_of(known())
}

/// The same as the program of an earlier schema made it.
///
/// # Errors
/// Of what ships.
pub fn fresh_of(schema: i32) -> Result<Connection, RegisterError> {
    let conn = Connection::open_in_memory()?;
    lay(&conn, schema)?;
    Ok(conn)
}

/// Gives an empty file the tables of a schema.
///
/// # Errors
/// Of the medium.
pub fn lay(conn: &Connection, schema: i32) -> Result<(), RegisterError> {
    uid::provide(conn)?;
    STEPS.iter().take(usize::try_from(schema).unwrap_or(0)).try_for_each(|step| step(conn))?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(conn.pragma_update(None, "user_version", schema)?)
}

/// Checks that a file that its key opens is a register that this program can use; writes nothing.
///
/// # Errors
/// [`RegisterError::NotARegister`], [`RegisterError::Newer`], [`RegisterError::Damaged`], [`RegisterError::DamagedPage`].
pub fn accept(conn: &Connection, path: &Path) -> Result<(), RegisterError> {
    let id: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let schema = schema(conn)?;
    if id != APPLICATION_ID || schema < 1 {
        return Err(RegisterError::NotARegister { path: path.to_owned() });
    }
    if schema > known() {
        return Err(RegisterError::Newer { schema, known: known() });
    }
    must_be_long_enough(conn, path)?;
    // The first page was whole; the tables' own description shows here.
    let described = conn.query_row("SELECT count(*) AS tables FROM sqlite_schema", [], |row| row.get::<_, i64>("tables"));
    described.map(drop).map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::SystemIoFailure | ErrorCode::DatabaseBusy | ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => error.into(),
        _ => RegisterError::damaged(path),
    })
}

/// A file cut short at a page that nothing uses would open without a word.
fn must_be_long_enough(conn: &Connection, path: &Path) -> Result<(), RegisterError> {
    let pages: i64 = conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap_or(0);
    let wanted = pages * PAGE as i64;
    match std::fs::metadata(path) {
        Ok(file) if i64::try_from(file.len()).is_ok_and(|length| length < wanted) => Err(RegisterError::damaged(path)),
        _ => Ok(()),
    }
}
