//! The schema by numbered steps: `user_version` counts those that a file has been through.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, TransactionBehavior};

use crate::error::RegisterError;

/// Says in the file's head that it is a register of this program: "Nguo".
pub const APPLICATION_ID: i32 = 0x4E67_756F;

const STEPS: &[&str] = &[include_str!("migrations/0001_first.sql")];

/// The newest schema that this program knows.
pub fn known() -> i32 {
    i32::try_from(STEPS.len()).unwrap_or(i32::MAX)
}

/// The schema of a file.
pub fn schema(conn: &Connection) -> Result<i32, rusqlite::Error> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Checks that a file that its key opens is a register that this program can use; writes nothing.
///
/// # Errors
/// [`RegisterError::NotARegister`], [`RegisterError::Newer`], [`RegisterError::Damaged`].
pub fn accept(conn: &Connection, path: &Path) -> Result<(), RegisterError> {
    let id: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let schema = schema(conn)?;
    if id != APPLICATION_ID || schema < 1 {
        return Err(RegisterError::NotARegister { path: path.to_owned() });
    }
    if schema > known() {
        return Err(RegisterError::Newer { schema, known: known() });
    }
    // The first page was whole; the tables' own description, and the length of the file, show here.
    let described = conn.query_row("SELECT count(*) AS tables FROM sqlite_schema", [], |row| row.get::<_, i64>("tables"));
    described.map(drop).map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::SystemIoFailure) => RegisterError::DeviceGone,
        Some(ErrorCode::DatabaseBusy) => error.into(),
        _ => RegisterError::damaged(path),
    })
}

/// Brings a file up to the newest schema, each step in its own transaction. Foreign keys must not be on yet.
pub fn migrate(conn: &mut Connection) -> Result<(), RegisterError> {
    let done = usize::try_from(schema(conn)?).unwrap_or(usize::MAX);
    for (number, step) in STEPS.iter().enumerate().skip(done) {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch(step)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.pragma_update(None, "user_version", i32::try_from(number + 1).unwrap_or(i32::MAX))?;
        tx.commit()?;
    }
    Ok(())
}
