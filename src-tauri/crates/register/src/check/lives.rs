//! Lives whose dates cannot be, and numbers that two people have: in the register from before they were asked about, or
//! with a reason.

use domain::check::{Facts, Warning};
use domain::life::{life_warnings, number_warning, work_before_birth};
use domain::stage::{Book, PersonHistory};
use rusqlite::{Connection, named_params};

use crate::entries::event_row;
use crate::error::RegisterError;
use crate::file::Stored;

/// Something about a person that would be asked about today.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Life {
    /// The person.
    pub person: i32,
    /// What is asked.
    pub warning: Warning,
    /// A reason stands with the entry, or with the change of the facts.
    pub explained: bool,
}

/// What the dates of somebody's life warn of, by their entries and birth.
pub(super) fn of_person(history: &PersonHistory, book: &Book) -> Vec<Warning> {
    let facts = Facts { birth_date: history.birth_date, ..Facts::default() };
    life_warnings(history, &facts, book)
}

/// People at work before their birth.
pub(super) fn at_work(conn: &Connection) -> Result<Vec<Life>, RegisterError> {
    let mut found = Vec::new();
    let mut contracts = conn.prepare(include_str!("contracts.sql"))?;
    let mut rows = contracts.query([])?;
    while let Some(row) = rows.next()? {
        let row = Stored::of("person_fact", row)?;
        let (birth, work) = (row.parse("birth_date")?, row.parse("value")?);
        if let Some(warning) = work_before_birth(birth, work) {
            found.push(explained(conn, row.get("person")?, warning)?);
        }
    }
    Ok(found)
}

/// People who share a card or a file number.
pub(super) fn numbers(conn: &Connection) -> Result<Vec<Life>, RegisterError> {
    let mut found = Vec::new();
    let mut doubled = conn.prepare(include_str!("doubled_numbers.sql"))?;
    let mut rows = doubled.query([])?;
    while let Some(row) = rows.next()? {
        let (field, number, other): (String, String, String) = (row.get("field")?, row.get("number")?, row.get("other")?);
        found.push(explained(conn, row.get("person")?, number_warning(&field, &number, &other))?);
    }
    Ok(found)
}

pub(super) fn explained(conn: &Connection, person: i32, warning: Warning) -> Result<Life, RegisterError> {
    let kept = event_row::of_person(conn, person)?.iter().any(|row| row.warnings.iter().any(|kept| kept.check == warning.check));
    let explained = kept || conn.prepare_cached(include_str!("reason_of_person.sql"))?.exists(named_params! { ":person": person })?;
    Ok(Life { person, warning, explained })
}
