//! Whether somebody is in the register, and by what name.

use domain::refusal::Refusal;
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::RegisterError;

/// Whether there is such a person.
pub(crate) fn exists(conn: &Connection, person: i32) -> Result<bool, RegisterError> {
    Ok(conn.prepare_cached("SELECT 1 FROM person WHERE id = ?1")?.exists([person])?)
}

/// A person's birth name.
pub(crate) fn name_of(conn: &Connection, person: i32) -> Result<String, RegisterError> {
    conn.prepare_cached("SELECT birth_name FROM person WHERE id = ?1")?
        .query_row(named_params! { "?1": person }, |row| row.get("birth_name"))
        .optional()?
        .ok_or_else(|| Refusal::new("person_unknown").with("value", person).into())
}

/// A person's birth name, and their birth, ISO, as far as known.
pub(crate) fn name_and_birth(conn: &Connection, person: i32) -> Result<(String, Option<String>), RegisterError> {
    conn.prepare_cached("SELECT birth_name, birth_date FROM person_key WHERE person = ?1")?
        .query_row([person], |row| Ok((row.get("birth_name")?, row.get("birth_date")?)))
        .optional()?
        .ok_or_else(|| Refusal::new("person_unknown").with("value", person).into())
}
