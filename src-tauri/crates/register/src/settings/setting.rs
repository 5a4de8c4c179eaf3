//! Settings by name: who keeps the register, how papers are headed, which dates reports count by.

use std::collections::BTreeMap;
use std::path::Path;

use domain::date::PartialDate;
use domain::refusal::Refusal;
use rusqlite::{Connection, Row, named_params};

use super::meetings::{Meetings, NEXT_MEETINGS};
use crate::book::setting::{get, parsed};
use crate::error::RegisterError;
use crate::file::Stored;
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// Settings that are whole numbers, and what is meant where one is not set.
const USUAL: &[(&str, u32)] = &[("stuck_days", 90), ("lock_minutes", 15), ("copy_minutes", 20)];

/// Settings that are dates, of which a part may be unknown.
const DATES: &[&str] = &["figures_from", "term_from"];

/// Settings that are texts.
const TEXTS: &[&str] = &["superior_name", "issuer_name", "place", "prepared_by", "signer_name", "register_place", SECOND_COPY_FOLDER];

/// The setting that is a folder.
const SECOND_COPY_FOLDER: &str = "second_copy_folder";

/// The names of all settings that can be changed.
pub fn names() -> impl Iterator<Item = &'static str> {
    USUAL.iter().map(|(name, _)| *name).chain(DATES.iter().copied()).chain(TEXTS.iter().copied()).chain([NEXT_MEETINGS])
}

/// What is meant by a setting that is a whole number where it is not set; `None` for any other setting.
fn usual(name: &str) -> Option<u32> {
    USUAL.iter().find(|(of, _)| *of == name).map(|(_, number)| *number)
}

/// All usual values, for the settings to show where nothing is typed.
pub fn all_usual() -> BTreeMap<String, u32> {
    USUAL.iter().map(|(name, number)| ((*name).to_owned(), *number)).collect()
}

/// A setting that is a whole number, or what is meant where it is not set; 0 for a name that has no usual value.
///
/// # Errors
/// As [`parsed`].
pub fn number(register: &Register, name: &str) -> Result<u32, RegisterError> {
    Ok(parsed(register.conn(), name)?.or_else(|| usual(name)).unwrap_or(0))
}

/// Reads a row of `setting` by what its name means.
pub(crate) fn must_read(row: &Row<'_>) -> Result<(), RegisterError> {
    let row = Stored::of("setting", row)?;
    let name: String = row.get("name")?;
    if row.get::<String>("value")?.trim().is_empty() {
        return Ok(());
    }
    match name.as_str() {
        name if usual(name).is_some() => row.parse::<u32>("value").map(drop),
        name if DATES.contains(&name) => row.parse::<PartialDate>("value").map(drop),
        NEXT_MEETINGS => row.parse::<Meetings>("value").map(drop),
        _ => Ok(()),
    }
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
/// `setting_unknown` for a name that is none; `setting_folder_relative` for a folder that is elsewhere when the program is started
/// elsewhere; `number_unreadable` for what is no whole number up to 9999 where one is meant; for what is no date or no list of
/// meetings where one is, what reading it says.
pub fn save_setting(register: &mut Register, name: &str, value: &str, now: &Now) -> Result<Done<()>, RegisterError> {
    let value = value.trim();
    if names().all(|known| known != name) {
        return Err(Refusal::new("setting_unknown").with("value", name).at("setting").into());
    }
    if name == SECOND_COPY_FOLDER && !value.is_empty() && !Path::new(value).is_absolute() {
        return Err(Refusal::new("setting_folder_relative").with("value", value).at(name).into());
    }
    if usual(name).is_some() && !value.is_empty() && !value.parse::<u32>().is_ok_and(|number| number <= 9999) {
        return Err(Refusal::new("number_unreadable").with("value", value).at(name).into());
    }
    let value = match value {
        typed if DATES.contains(&name) && !typed.is_empty() => PartialDate::typed(typed).map_err(|refusal| refusal.at(name))?.to_string(),
        list if name == NEXT_MEETINGS && !list.is_empty() => list.parse::<Meetings>()?.to_string(),
        other => other.to_owned(),
    };
    register.transact(Operation::new("setting_changed").with("setting", format!("@ui.setting.{name}")), now, |tx| set(tx, name, &value))
}
