//! Looking for damage: the file's pages and schema, the change log's chain, every row by its reader, corrections that say
//! nothing, what is derived, and figures that must agree. All of it is told, not only the first.
//!
//! - `pages`: the file's pages, the keys between rows
//! - `schema`: tables, indexes and triggers as this program makes them
//! - `rows`: rows of the smaller tables; `people`: people with their cases and entries, in one walk that also rebuilds what
//!   is derived of each
//! - `quick`: what is looked at whenever a register is opened to write
//!
//! Nothing here mends.

use std::thread;

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};
use serde::Serialize;

use crate::book;
use crate::entries::{book_of, founded};
use crate::error::RegisterError;
use crate::log::{Unlogged, hold_against_log};
use crate::{Register, derived};

mod by_person;
mod lives;
mod pages;
mod people;
mod quick;
mod rows;
mod schema;

pub use lives::Life;
pub(crate) use quick::{quick, unlike_its_schema};
pub use schema::{SchemaFault, SchemaPart};

/// A row of a true table that does not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BadRow {
    /// The table.
    pub table: String,
    /// The row's id.
    pub row: i32,
    /// The column or field.
    pub field: String,
}

/// Rows of a derived table that differ from a rebuild.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Differing {
    /// The table.
    pub table: &'static str,
    /// Whose rows: a person's; of `unit_interval`, and of a unit's own entries, a unit's.
    pub of: i32,
    /// Whether `of` is a unit.
    pub unit: bool,
}

/// What checking found; every list is empty in a sound register.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Found {
    /// What SQLite's integrity check says.
    pub integrity: Vec<String>,
    /// Rows that name rows which are not there.
    pub foreign_keys: Vec<String>,
    /// Tables, indexes and triggers that are not as this program makes them.
    pub schema: Vec<SchemaFault>,
    /// The first change whose hash does not follow from the one before.
    pub change_log: Vec<i32>,
    /// Rows that are not as the log says they were left.
    pub record: Vec<Unlogged>,
    /// Rows that no longer read.
    pub rows: Vec<BadRow>,
    /// Corrections and voidings that cannot be followed, by their entries.
    pub corrections: Vec<i32>,
    /// What is derived and differs from a rebuild. Not looked at where what it comes from does not read.
    pub derived: Vec<Differing>,
    /// Figures that do not agree.
    pub identities: Vec<String>,
    /// People whose dates or numbers would be asked about today; no damage where a reason stands with them.
    pub lives: Vec<Life>,
}

impl Found {
    /// Nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.is_whole() && self.corrections.is_empty() && self.identities.is_empty() && self.lives.iter().all(|life| life.explained)
    }

    /// The file is one state of one register, as this program left it: no page, no row and nothing derived is of another.
    pub fn is_whole(&self) -> bool {
        self.integrity.is_empty()
            && self.foreign_keys.is_empty()
            && self.schema.is_empty()
            && self.change_log.is_empty()
            && self.record.is_empty()
            && self.rows.is_empty()
            && self.derived.is_empty()
    }

    /// Keeps what a reader says of a row; gives what it read, if it did.
    fn note<T>(&mut self, read: Result<T, RegisterError>) -> Result<Option<T>, RegisterError> {
        match read {
            Ok(value) => Ok(Some(value)),
            Err(RegisterError::DamagedRow { table, row, field }) => {
                self.rows.push(BadRow { table, row, field });
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }
}

/// How many rows of each sort the register holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// People.
    pub people: u32,
    /// Cases.
    pub cases: u32,
    /// Events of cases and units, entries about entries included.
    pub events: u32,
    /// Units.
    pub units: u32,
}

/// How many rows of each sort a file holds.
pub(crate) fn counts(conn: &Connection) -> Result<Counts, rusqlite::Error> {
    conn.query_row(include_str!("counts.sql"), [], |row| {
        Ok(Counts { people: row.get("people")?, cases: row.get("cases")?, events: row.get("events")?, units: row.get("units")? })
    })
}

impl Register {
    /// How many rows of each sort.
    pub fn counts(&self) -> Result<Counts, RegisterError> {
        Ok(counts(self.conn())?)
    }

    /// The quick part of [`Register::check`], as at each opening to write: the first thing that is not as it was left.
    ///
    /// # Errors
    /// As [`Register::check`].
    pub fn quick_check(&self) -> Result<Option<String>, RegisterError> {
        quick(self.conn())
    }

    /// Looks for damage.
    ///
    /// # Errors
    /// [`RegisterError::DamagedPage`] where the database cannot read a page: nothing beyond it can be told.
    pub fn check(&self, today: NaiveDate) -> Result<Found, RegisterError> {
        let _moment = self.at_one_moment()?;
        let conn = self.conn();
        let mut found = Found { schema: schema::faults(conn)?, ..Found::default() };
        // A table that is not there, or has no such column, cannot be asked.
        if found.schema.iter().any(SchemaFault::is_of_a_table) {
            return Ok(found);
        }
        // The file is read twice over, once by its pages and once by its rows: side by side, each with its own connection.
        let beside = self.beside()?;
        let pages = thread::scope(|scope| {
            let pages = scope.spawn(move || pages::look(&beside));
            rows_of(conn, &mut found)?;
            // Asked here, after the rows: so both sides have about as much to do.
            let held = hold_against_log(conn)?;
            found.change_log.extend(held.broken.map(|change| i32::try_from(change).unwrap_or(i32::MAX)));
            found.record = held.unlogged;
            pages.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })?;
        found.integrity = pages.integrity;
        found.foreign_keys = pages.foreign_keys;
        found.identities = identities(conn, today)?;
        Ok(found)
    }
}

/// Reads every row, and compares what is derived.
fn rows_of(conn: &Connection, found: &mut Found) -> Result<(), RegisterError> {
    rows::read_all(conn, found)?;
    // Rules, units and settings that do not read are noted by then; nothing can be rebuilt without them.
    if !found.rows.is_empty() {
        return people::walk(conn, None, found);
    }
    let founded = founded(conn)?;
    // By the units as they are rebuilt: one gone astray is told once, and not of everyone in it.
    let book = book::with_units(conn, book_of(&founded))?;
    let astray = found.note(derived::unit_differences(conn, &founded, &book.units))?;
    found.derived = astray.into_iter().flatten().map(|(table, of)| Differing { table, of, unit: true }).collect();
    people::walk(conn, Some(&book), found)?;
    if found.rows.is_empty() {
        found.lives.extend(lives::at_work(conn)?);
        found.lives.extend(lives::numbers(conn)?);
    }
    Ok(())
}

/// What must agree between the derived tables.
fn identities(conn: &Connection, today: NaiveDate) -> Result<Vec<String>, RegisterError> {
    // Each person stands in at most one line of a list on a day.
    let doubled: u32 = conn.query_row(include_str!("doubled_lines.sql"), named_params! { ":on": today }, |row| row.get("people"))?;
    Ok(if doubled > 0 { vec![format!("stage_interval: {doubled}")] } else { Vec::new() })
}
