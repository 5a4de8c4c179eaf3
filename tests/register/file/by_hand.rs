//! A register opened past the program, as anybody can who knows its passphrase: the key by its description, any SQLite
//! with SQLCipher.

use std::fs;
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use rusqlite::Connection;
use sha2::Sha256;

/// The file under its raw key.
pub fn by_hand(path: &Path, passphrase: &str) -> Connection {
    by_key(path, &key(path, passphrase))
}

/// The raw key as SQLCipher takes it.
pub fn key(path: &Path, passphrase: &str) -> String {
    key_of(&fs::read(path).unwrap()[..16].try_into().unwrap(), passphrase)
}

/// The key that a passphrase gives with a salt.
pub fn key_of(salt: &[u8; 16], passphrase: &str) -> String {
    let (mut seed, mut raw) = ([0; 16], [0; 32]);
    let params = Params::new(64 * 1024, 3, 1, Some(16)).unwrap();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(passphrase.as_bytes(), salt, &mut seed).unwrap();
    Hkdf::<Sha256>::new(Some(salt), &seed).expand(b"nguon register key", &mut raw).unwrap();
    let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
    format!("\"x'{}{}'\"", hex(&raw), hex(salt))
}

/// The file under a key worked out before.
pub fn by_key(path: &Path, key: &str) -> Connection {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(&format!("PRAGMA cipher_log_level = NONE; PRAGMA key = {key}; PRAGMA foreign_keys = OFF;")).unwrap();
    conn
}

/// Texts of a query's only column.
pub fn texts(conn: &Connection, sql: &str) -> Vec<String> {
    conn.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}
