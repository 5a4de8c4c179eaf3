//! The schema by numbered steps: `user_version` counts those that a file has been through.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, TransactionBehavior};

use super::migrations::STEPS;
use super::pages::PAGE;
use super::uid;
use super::whole::with_suffix;
use crate::error::RegisterError;
use crate::{Now, derived, log};

/// Says in the file's head that it is a register of this program: "Nguo".
pub const APPLICATION_ID: i32 = 0x4E67_756F;

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
    must_be_long_enough(conn, path)?;
    // The first page was whole; the tables' own description shows here.
    let described = conn.query_row("SELECT count(*) AS tables FROM sqlite_schema", [], |row| row.get::<_, i64>("tables"));
    described.map(drop).map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::SystemIoFailure) => RegisterError::DeviceGone,
        Some(ErrorCode::DatabaseBusy) => error.into(),
        _ => RegisterError::damaged(path),
    })
}

/// A file cut short at a page that nothing uses would open without a word. Pages still in a journal lie outside the file.
fn must_be_long_enough(conn: &Connection, path: &Path) -> Result<(), RegisterError> {
    if std::fs::metadata(with_suffix(path, "-wal")).is_ok_and(|journal| journal.len() > 0) {
        return Ok(());
    }
    let pages: i64 = conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap_or(0);
    let wanted = pages * PAGE as i64;
    match std::fs::metadata(path) {
        Ok(file) if i64::try_from(file.len()).is_ok_and(|length| length < wanted) => Err(RegisterError::damaged(path)),
        _ => Ok(()),
    }
}

/// Brings a file up to the newest schema, with all that is derived and the log's word of it, in one transaction: killed
/// half-way, or on a full disk, it is as it was.
///
/// # Errors
/// [`RegisterError::DamagedRow`] for a row that the newer schema cannot take; [`RegisterError::DiskFull`] and the like.
pub fn migrate(conn: &mut Connection, made_by: &str, now: &Now) -> Result<(), RegisterError> {
    let from = schema(conn)?;
    let done = usize::try_from(from).unwrap_or(usize::MAX);
    if done >= STEPS.len() {
        return Ok(());
    }
    // Tables are made anew under others that point at them. A row that already points nowhere is carried as it is, for
    // `check` to name.
    conn.pragma_update(None, "foreign_keys", false)?;
    uid::provide(conn)?.set(now);
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in STEPS.iter().skip(done) {
        step(&tx)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", known())?;
    if done > 0 {
        derived::rebuild(&tx)?;
        log::upgraded(&tx, from, known(), made_by, now)?;
    }
    Ok(tx.commit()?)
}
