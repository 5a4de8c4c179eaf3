//! Lives whose dates cannot be, and numbers that two people have: in the register from before they were asked about, or
//! with a reason.

use chrono::NaiveDate;
use domain::check::Warning;
use domain::life::{life_warnings, number_warning};
use domain::stage::{Book, PersonHistory};
use rusqlite::{Connection, named_params};

use crate::cases::{event_row, history};
use crate::error::RegisterError;

/// Something about a person that would be asked about today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    /// The person.
    pub person: i32,
    /// What is asked.
    pub warning: Warning,
    /// A reason stands with the entry, or with the change of the facts.
    pub explained: bool,
}

/// What the dates of somebody's life warn of, by the facts of a day.
pub(crate) fn of_person(conn: &Connection, history: &PersonHistory, today: NaiveDate, book: &Book) -> Result<Vec<Life>, RegisterError> {
    let facts = history::facts(conn, history.person, today)?;
    life_warnings(history, &facts, book).into_iter().map(|warning| explained(conn, history.person, warning)).collect()
}

/// People who share a card or a file number.
pub(crate) fn numbers(conn: &Connection) -> Result<Vec<Life>, RegisterError> {
    let mut found = Vec::new();
    let mut doubled = conn.prepare(include_str!("doubled_numbers.sql"))?;
    let mut rows = doubled.query([])?;
    while let Some(row) = rows.next()? {
        let (field, number, other): (String, String, String) = (row.get("field")?, row.get("number")?, row.get("other")?);
        found.push(explained(conn, row.get("person")?, number_warning(&field, &number, &other))?);
    }
    Ok(found)
}

fn explained(conn: &Connection, person: i32, warning: Warning) -> Result<Life, RegisterError> {
    let kept = event_row::of_person(conn, person)?.iter().any(|row| row.warnings.iter().any(|kept| kept.check == warning.check));
    let explained = kept || conn.prepare_cached(include_str!("reason_of_person.sql"))?.exists(named_params! { ":person": person })?;
    Ok(Life { person, warning, explained })
}
