//! Ids that mean the same in every file: a UUIDv7 for each row that may leave this one, and for the register itself.
//!
//! Ids of rows count up in each file by itself; a `uid` is given once, where the row is inserted, by the SQL function
//! `new_uid()`, and stays with it for good. The time in it is that of the operation, handed in like every other (local
//! time as it stands): nothing here looks at a clock, and nobody reads a date out of it. While a register is open they
//! rise, also where a later operation bears an earlier moment.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::NaiveDateTime;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};
use uuid::{Builder, ContextV7, Timestamp, Uuid};

use super::Register;
use crate::Now;
use crate::error::RegisterError;

/// The moment of the operation that is running: milliseconds since 1970.
#[derive(Debug)]
pub(crate) struct Moment(Arc<AtomicU64>);

impl Moment {
    /// Sets the moment that the next uids bear.
    pub fn set(&self, now: &Now) {
        self.0.store(milliseconds(now.at), Ordering::Relaxed);
    }
}

/// Gives a connection that writes the function `new_uid()`: sixteen bytes, above all that it gave before.
pub(crate) fn provide(conn: &Connection) -> Result<Moment, rusqlite::Error> {
    let moment = Arc::new(AtomicU64::new(0));
    let (of_function, given) = (moment.clone(), ContextV7::new());
    conn.create_scalar_function("new_uid", 0, FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DIRECTONLY, move |_| {
        let at = of_function.load(Ordering::Relaxed);
        let nanoseconds = u32::try_from(at % 1000 * 1_000_000).unwrap_or(0);
        Ok(Uuid::new_v7(Timestamp::from_unix(&given, at / 1000, nanoseconds)).into_bytes().to_vec())
    })?;
    Ok(Moment(moment))
}

/// Gives a connection the function `uid_of_change(hash, made_at)`, for rows that were there before there were uids: the
/// same one in every copy of the file that is brought up, since it follows from the change that first wrote the row, the
/// moment of it, and the file's salt. NULL where either is, or the moment does not read.
pub(crate) fn provide_of_changes(conn: &Connection) -> Result<(), rusqlite::Error> {
    // Registers made in the same second by the same hand begin with the same change; no two have the same salt.
    let salt: Option<String> = conn.query_row("PRAGMA cipher_salt", [], |row| row.get(0)).optional()?;
    let salt = salt.unwrap_or_default();
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DIRECTONLY | FunctionFlags::SQLITE_DETERMINISTIC;
    conn.create_scalar_function("uid_of_change", 2, flags, move |arguments| {
        let (hash, made_at): (Option<String>, Option<String>) = (arguments.get(0)?, arguments.get(1)?);
        let moment = made_at.and_then(|text| text.parse().ok());
        Ok(hash.zip(moment).map(|(hash, moment)| {
            let digest = Sha256::digest(format!("{salt} {hash}"));
            let mut chance = [0; 10];
            chance.copy_from_slice(&digest[..10]);
            Builder::from_unix_timestamp_millis(milliseconds(moment), &chance).into_uuid().into_bytes().to_vec()
        }))
    })
}

fn milliseconds(at: NaiveDateTime) -> u64 {
    u64::try_from(at.and_utc().timestamp_millis()).unwrap_or(0)
}

impl Register {
    /// The register's own id, hyphenated: every copy of it has the same, no other register has.
    ///
    /// # Errors
    /// [`RegisterError::DamagedRow`] where it was taken out.
    pub fn uid(&self) -> Result<String, RegisterError> {
        of_register(self.conn())
    }
}

/// The register's own id, hyphenated.
///
/// # Errors
/// [`RegisterError::DamagedRow`] where it was taken out.
pub(crate) fn of_register(conn: &Connection) -> Result<String, RegisterError> {
    let stored: Option<[u8; 16]> = conn.query_row("SELECT uid FROM register", [], |row| row.get("uid")).optional()?;
    let uid = stored.ok_or_else(|| RegisterError::DamagedRow { table: "register".to_owned(), row: 1, field: "uid".to_owned() })?;
    Ok(Uuid::from_bytes(uid).hyphenated().to_string())
}

/// The id that a file of a schema without one gets when it is brought up; `None` before anything was written.
pub(crate) fn of_register_to_be(conn: &Connection) -> Result<Option<String>, RegisterError> {
    provide_of_changes(conn)?;
    let uid: Option<[u8; 16]> = conn.query_row(include_str!("uid_to_be.sql"), [], |row| row.get("uid"))?;
    Ok(uid.map(|uid| Uuid::from_bytes(uid).hyphenated().to_string()))
}
