//! A user, as the list shows them.

use domain::date::PartialDate;
use domain::name::search_key;
use domain::refusal::Refusal;
use domain::role::Role;
use rusqlite::{Connection, Row};
use serde::Serialize;
use specta::Type;

use crate::Register;
use crate::error::RegisterError;
use crate::file::{Stored, pin};

/// Somebody who may sign in, or could once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct User {
    /// The row's id.
    pub user: i32,
    /// The name that the log bears.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The day on which they left, ISO; `None` while they are here.
    pub left_on: Option<String>,
}

/// All users: those who are here first, each in the order in which they came.
///
/// # Errors
/// [`RegisterError::DamagedRow`].
pub fn user_list(register: &Register) -> Result<Vec<User>, RegisterError> {
    users(register.conn())
}

pub(super) fn users(conn: &Connection) -> Result<Vec<User>, RegisterError> {
    let mut select = conn.prepare_cached("SELECT id, name, role, left_on FROM user ORDER BY left_on IS NOT NULL, id")?;
    let mut rows = select.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(user(row)?);
    }
    Ok(all)
}

fn user(row: &Row<'_>) -> Result<User, RegisterError> {
    let row = Stored::of("user", row)?;
    let left_on: Option<PartialDate> = row.parse_known("left_on")?;
    Ok(User { user: row.id(), name: row.get("name")?, role: row.parse("role")?, left_on: left_on.map(|day| day.to_string()) })
}

/// A user by name; letters' case, marks and blanks are not minded.
///
/// # Errors
/// `user_unknown`.
pub(super) fn named(conn: &Connection, name: &str) -> Result<User, RegisterError> {
    of_name(conn, name)?.ok_or_else(|| Refusal::new("user_unknown").with("name", name.trim()).at("name").into())
}

pub(super) fn of_name(conn: &Connection, name: &str) -> Result<Option<User>, RegisterError> {
    let key = search_key(name);
    Ok(users(conn)?.into_iter().find(|user| search_key(&user.name) == key))
}

/// Reads a row of `user`.
pub(crate) fn must_read(row: &Row<'_>) -> Result<(), RegisterError> {
    user(row).map(drop)
}

/// Reads a row of `user_pin`.
pub(crate) fn must_read_pin(row: &Row<'_>) -> Result<(), RegisterError> {
    let row = Stored::of("user_pin", row)?;
    if pin::reads(&row.get::<String>("pin")?) { Ok(()) } else { Err(row.damaged("pin")) }
}
