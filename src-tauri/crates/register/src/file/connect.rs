//! Opening the database itself: flags, key and pragmas, in one place.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::key::Key;
use super::medium::Medium;
use super::whole::with_suffix;

/// What the file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// To be made.
    New,
    /// To be written, there already.
    Write,
    /// To be read.
    Read,
}

/// Opens a file with a key. Whether the key fits shows at the first page read: see [`key_fits`].
pub fn connect(path: &Path, mode: Mode, key: &Key) -> Result<Connection, rusqlite::Error> {
    let access = match mode {
        Mode::New => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Mode::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Mode::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let journal_pending = fs::metadata(with_suffix(path, "-wal")).is_ok_and(|journal| journal.len() > 0);
    let conn = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    // SQLCipher would write its complaints to stderr.
    conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
    conn.execute_batch(&key.pragma())?;
    conn.busy_timeout(Duration::from_secs(5))?;
    // A register that is refused must not be touched, not even by folding in the journal of a crash; see `settle`.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, journal_pending)?;
    Ok(conn)
}

/// Reads the first page.
///
/// # Errors
/// `NotADatabase` where the key does not fit, or the first page is damaged: SQLCipher cannot tell, see `pages`.
pub fn key_fits(conn: &Connection) -> Result<(), rusqlite::Error> {
    conn.pragma_query_value(None, "application_id", |row| row.get::<_, i32>(0)).map(drop)
}

/// Makes an accepted connection ready for use.
pub fn settle(conn: &Connection, medium: Medium, read_only: bool) -> Result<(), rusqlite::Error> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Pages are decrypted again when the cache is too small for a long list.
    conn.execute_batch("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;")?;
    // Then even INSERT OR REPLACE fires the triggers that keep the log and note what was touched.
    conn.execute_batch("PRAGMA recursive_triggers = ON")?;
    conn.set_prepared_statement_cache_capacity(128);
    if !read_only {
        // A stick can be pulled out between two files; a rollback journal needs no shared memory beside it.
        conn.execute_batch(match medium {
            Medium::Fixed => "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;",
            Medium::Removable | Medium::Network => "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;",
        })?;
    }
    Ok(())
}
