//! Opening the database itself: flags, key and pragmas, in one place.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::key::Key;

/// What the file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// To be made.
    New,
    /// To be written, there already.
    Write,
    /// To be read.
    Read,
    /// To be read as it lies there by itself: no journal beside it is looked at, and nothing waits for whoever writes.
    Alone,
}

/// Opens a file with a key. Whether the key fits shows at the first page read: see [`key_fits`].
pub fn connect(path: &Path, mode: Mode, key: &Key) -> Result<Connection, rusqlite::Error> {
    let access = match mode {
        Mode::New => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Mode::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Mode::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Mode::Alone => OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
    };
    let access = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = match mode {
        Mode::Alone => Connection::open_with_flags(alone(path), access)?,
        _ => Connection::open_with_flags(path, access)?,
    };
    // SQLCipher would write its complaints to stderr.
    conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
    conn.execute_batch(&key.pragma())?;
    conn.busy_timeout(Duration::from_secs(5))?;
    Ok(conn)
}

/// The address of a file that is asked for by itself.
fn alone(path: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.:".contains(&byte);
    let mut address = if cfg!(windows) { "file:/".to_owned() } else { "file:".to_owned() };
    for byte in path.as_os_str().as_encoded_bytes() {
        match *byte {
            b'\\' if cfg!(windows) => address.push('/'),
            byte if plain(byte) => address.push(char::from(byte)),
            byte => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address.push_str("?immutable=1");
    address
}

/// Reads the first page.
///
/// # Errors
/// `NotADatabase` where the key does not fit, or the first page is damaged: SQLCipher cannot tell, see `pages`.
pub fn key_fits(conn: &Connection) -> Result<(), rusqlite::Error> {
    conn.pragma_query_value(None, "application_id", |row| row.get::<_, i32>(0)).map(drop)
}

/// Keeps the whole record in the file alone: a rollback journal, emptied before an operation is answered. On a disk as on a
/// stick; docs/architecture.md has the reasons and what each way costs. What a write-ahead log of an earlier program left is
/// folded in by the change of mode.
pub fn one_file(conn: &Connection) -> Result<(), rusqlite::Error> {
    conn.execute_batch("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL;")
}

/// Makes an accepted connection ready for use.
pub fn settle(conn: &Connection) -> Result<(), rusqlite::Error> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Pages are decrypted again when the cache is too small for a long list.
    conn.execute_batch("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;")?;
    // Then even INSERT OR REPLACE fires the triggers that keep the log and note what was touched.
    conn.execute_batch("PRAGMA recursive_triggers = ON")?;
    conn.set_prepared_statement_cache_capacity(128);
    super::search::provide(conn)
}
