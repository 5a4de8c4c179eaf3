//! Settings by name: who keeps the register, how papers are headed, which dates reports count by.

use std::collections::BTreeMap;

use domain::refusal::Refusal;
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::RegisterError;
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// One setting.
pub fn get(conn: &Connection, name: &str) -> Result<Option<String>, RegisterError> {
    Ok(conn.prepare_cached("SELECT value FROM setting WHERE name = ?1")?.query_row([name], |row| row.get("value")).optional()?)
}

/// Settings that are whole numbers, and what is meant where one is not set.
const USUAL: &[(&str, u32)] = &[("stuck_days", 90), ("lock_minutes", 15)];

/// What is meant by a setting that is a whole number where it is not set; `None` for any other setting.
fn usual(name: &str) -> Option<u32> {
    USUAL.iter().find(|(of, _)| *of == name).map(|(_, number)| *number)
}

/// All usual values, for the settings to show where nothing is typed.
pub fn all_usual() -> BTreeMap<String, u32> {
    USUAL.iter().map(|(name, number)| ((*name).to_owned(), *number)).collect()
}

/// A setting that is a whole number, or what is meant where it is not set; 0 for a name that has no usual value.
pub(crate) fn number(conn: &Connection, name: &str) -> Result<u32, RegisterError> {
    Ok(number_of(get(conn, name)?.as_ref(), name))
}

/// The same of a setting's text as it was read.
pub fn number_of(text: Option<&String>, name: &str) -> u32 {
    text.and_then(|text| text.parse().ok()).or_else(|| usual(name)).unwrap_or_default()
}

/// All settings.
pub fn all(register: &Register) -> Result<BTreeMap<String, String>, RegisterError> {
    let mut select = register.conn().prepare_cached("SELECT name, value FROM setting ORDER BY name")?;
    let settings = select.query_map([], |row| Ok((row.get("name")?, row.get("value")?)))?.collect::<Result<_, _>>()?;
    Ok(settings)
}

/// Where the register is kept, as its clerk calls the place; empty until said. Copies that went on apart are told by it.
///
/// # Errors
/// Of the medium.
pub fn place(register: &Register) -> Result<String, RegisterError> {
    Ok(get(register.conn(), "register_place")?.unwrap_or_default())
}

/// Writes a setting inside an operation.
pub fn set(conn: &Connection, name: &str, value: &str) -> Result<(), RegisterError> {
    conn.prepare_cached(include_str!("setting_put.sql"))?.execute(named_params! { ":name": name, ":value": value })?;
    Ok(())
}

/// Changes a setting. An empty text leaves it to what is usual.
///
/// # Errors
/// `number_unreadable` for what is no whole number up to 9999 where one is meant.
pub fn save_setting(register: &mut Register, name: &str, value: &str, now: &Now) -> Result<Done<()>, RegisterError> {
    let value = value.trim();
    if usual(name).is_some() && !value.is_empty() && !value.parse::<u32>().is_ok_and(|number| number <= 9999) {
        return Err(Refusal::new("number_unreadable").with("value", value).at(name).into());
    }
    register.transact(Operation::new("setting_changed").with("setting", format!("@ui.setting.{name}")), now, |tx| set(tx, name, value))
}
