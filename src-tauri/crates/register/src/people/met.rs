//! Everyone by what tells one person from another, for telling whom a workbook means.

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::stage::Stage;
use rusqlite::{Connection, named_params};

use crate::error::RegisterError;
use crate::file::Stored;

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
    /// The stage of their case on the day.
    pub stage: Option<Stage>,
    /// Where they stand on the day.
    pub unit: Option<i32>,
}

/// Everyone in the register, in the order of entry, as they stand on a day.
pub fn people_met(conn: &Connection, on: NaiveDate) -> Result<Vec<PersonMet>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("people_met.sql"))?;
    let people = select.query_and_then(named_params! { ":today": on }, |row| {
        let row = Stored::keyed("person", "person", row)?;
        Ok(PersonMet {
            person: row.id(),
            birth_name: row.get("birth_name")?,
            birth_date: row.parse_known("birth_date")?,
            citizen_id: row.get("citizen_id")?,
            file_number: row.get("file_number")?,
            card_number: row.get("card_number")?,
            stage: row.numbered_known("stage")?,
            unit: row.get("unit")?,
        })
    })?;
    people.collect()
}
