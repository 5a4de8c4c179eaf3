//! Settings by name: who keeps the register, how papers are headed, which dates reports count by.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::RegisterError;
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// One setting.
pub fn get(conn: &Connection, name: &str) -> Result<Option<String>, RegisterError> {
    Ok(conn
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([name], |row| row.get("value"))
        .optional()?)
}

/// A setting that is a whole number, or what is meant where it is not set.
pub fn number(conn: &Connection, name: &str, otherwise: u32) -> Result<u32, RegisterError> {
    Ok(get(conn, name)?.and_then(|text| text.parse().ok()).unwrap_or(otherwise))
}

/// All settings.
pub fn all(register: &Register) -> Result<BTreeMap<String, String>, RegisterError> {
    let mut select = register.conn().prepare_cached("SELECT name, value FROM setting ORDER BY name")?;
    let settings = select.query_map([], |row| Ok((row.get("name")?, row.get("value")?)))?.collect::<Result<_, _>>()?;
    Ok(settings)
}

/// Writes a setting inside an operation.
pub fn set(conn: &Connection, name: &str, value: &str) -> Result<(), RegisterError> {
    conn.prepare_cached(include_str!("setting_put.sql"))?.execute(named_params! { ":name": name, ":value": value })?;
    Ok(())
}

/// Changes a setting.
pub fn save_setting(register: &mut Register, name: &str, value: &str, now: &Now) -> Result<Done<()>, RegisterError> {
    register.transact(Operation::new("setting_changed").with("setting", name), now, |tx| set(tx, name, value))
}
