//! Everyone by what tells one person from another, for telling whom a workbook means.

use chrono::NaiveDate;
use domain::date::PartialDate;
use rusqlite::{Connection, named_params};

use crate::error::RegisterError;

/// Somebody in the register.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct PersonMet {
    pub person: i32,
    pub birth_name: String,
    pub birth_date: Option<PartialDate>,
    pub citizen_id: Option<String>,
    pub file_number: Option<String>,
    pub card_number: Option<String>,
    /// The number of the stage of their case on the day.
    pub stage: Option<i32>,
    /// Where they stand on the day.
    pub unit: Option<i32>,
}

/// Everyone in the register, in the order of entry, as they stand on a day.
pub fn people_met(conn: &Connection, on: NaiveDate) -> Result<Vec<PersonMet>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("people_met.sql"))?;
    let people = select.query_map(named_params! { ":today": on }, |row| {
        Ok(PersonMet {
            person: row.get("person")?,
            birth_name: row.get("birth_name")?,
            birth_date: row.get::<_, Option<String>>("birth_date")?.and_then(|text| text.parse().ok()),
            citizen_id: row.get("citizen_id")?,
            file_number: row.get("file_number")?,
            card_number: row.get("card_number")?,
            stage: row.get("stage")?,
            unit: row.get("unit")?,
        })
    })?;
    Ok(people.collect::<Result<_, _>>()?)
}
