//! A register opened past the program, as anybody can who has its card: the key by its description at the head of
//! `register/src/file/key.rs`, any SQLite with SQLCipher.

use std::path::Path;

use hkdf::Hkdf;
use rusqlite::types::Value;
use rusqlite::{Connection, Error};
use sha2::Sha256;

/// The letters of a recovery code.
const LETTERS: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A page of the file.
pub const PAGE: usize = 4096;

/// The key as SQLCipher takes it, of a file with these bytes.
pub fn key(recovery: &str, bytes: &[u8]) -> String {
    let values: Vec<u128> =
        recovery.bytes().filter_map(|letter| LETTERS.iter().position(|each| *each == letter)).map(|value| value as u128).collect();
    assert_eq!(values.len(), 28, "a code of seven groups of four");
    // Five bits a letter from the top; the 26th holds the last three. The two that check are left out.
    let seed = values[..25].iter().fold(0_u128, |number, value| number << 5 | value) << 3 | values[25] >> 2;
    let (salt, mut raw) = (&bytes[..16], [0; 32]);
    Hkdf::<Sha256>::new(Some(salt), &seed.to_be_bytes()).expand(b"nguon register key", &mut raw).expect("a length that HKDF gives");
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    format!("x'{}{}'", hex(&raw), hex(salt))
}

/// A file under its key, to do with it what nobody should.
pub fn open(path: &Path, key: &str) -> Connection {
    let conn = Connection::open(path).expect("a file");
    conn.execute_batch(&format!("PRAGMA cipher_log_level = NONE; PRAGMA key = \"{key}\"; PRAGMA foreign_keys = OFF;")).expect("opened by hand");
    conn
}

/// The pages that are not as they were written.
pub fn bad_pages(path: &Path, key: &str) -> Result<Vec<String>, Error> {
    let conn = open(path, key);
    let mut check = conn.prepare("PRAGMA cipher_integrity_check")?;
    check.query_map([], |row| row.get(0))?.collect()
}

/// Everything that a file holds, table by table; an error where it does not read.
pub fn contents(path: &Path, key: &str) -> Result<Vec<String>, Error> {
    let conn = open(path, key);
    let found: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    let mut lines = vec![found];
    for table in texts(&conn, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")? {
        let mut select = conn.prepare(&format!("SELECT * FROM \"{table}\""))?;
        let columns = select.column_count();
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let values = (0..columns).map(|place| row.get::<_, Value>(place)).collect::<Result<Vec<_>, _>>()?;
            lines.push(format!("{table} {values:?}"));
        }
    }
    lines.extend(texts(&conn, "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name")?);
    Ok(lines)
}

/// Texts of a query's only column.
pub fn texts(conn: &Connection, sql: &str) -> Result<Vec<String>, Error> {
    conn.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}
