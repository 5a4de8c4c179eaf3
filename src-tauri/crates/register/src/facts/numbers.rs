//! Numbers that only one person may bear.

use std::collections::BTreeMap;

use domain::check::Warning;
use domain::life::number_warning;
use rusqlite::{Connection, named_params};

use crate::error::RegisterError;

/// Card and file numbers that somebody else has.
pub(crate) fn numbers_held(conn: &Connection, written: &BTreeMap<&str, &str>, except: Option<i32>) -> Result<Vec<Warning>, RegisterError> {
    let number = |field: &str| written.get(field).copied().filter(|text| !text.is_empty());
    let mut held = conn.prepare_cached(include_str!("number_held.sql"))?;
    let mut rows = held.query(named_params! {
        ":file_number": number("file_number"), ":card_number": number("card_number"), ":except": except,
    })?;
    let mut found: Vec<Warning> = Vec::new();
    while let Some(row) = rows.next()? {
        let field: String = row.get("field")?;
        found.push(number_warning(&field, &row.get::<_, String>("number")?, &row.get::<_, String>("birth_name")?));
    }
    Ok(found)
}
