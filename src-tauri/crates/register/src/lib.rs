//! The record in its encrypted file.
//!
//! One folder an entity, each with its struct, its SQL and one file an action. Data comes in typed as text and is
//! read once; every write goes through [`Register::transact`]; what is asked is asked of a day.
//!
//! - the file and its log: [`file`], [`log`]; what everything is judged by: [`book`]
//! - what is read and typed of people and of what happened: [`facts`], [`entries`]; what is kept only for speed: [`derived`]
//! - the one way to write and to take back: [`operations`]; making and opening a register: [`opening`]
//! - entities: [`people`], [`cases`], [`courses`], [`units`], [`targets`], [`requests`], [`settings`], [`users`], [`drafts`]
//! - what is asked of them: [`lists`], [`due`], [`overview`]
//! - copies of the file, made and put back: [`copies`]; a damaged one brought into a new one: [`recover`]
//! - for crates that enter many people in one operation: [`writers`]
//!
//! Not here: words, page layout, workbooks, windows. Nothing looks at a clock: [`Now`] is handed in.

use chrono::{NaiveDate, NaiveDateTime};

pub mod book;
pub mod cases;
pub mod check;
pub mod copies;
pub mod courses;
pub mod derived;
pub mod drafts;
pub mod due;
pub mod entries;
pub mod error;
pub mod facts;
pub mod file;
pub mod lists;
pub mod log;
pub mod opening;
pub mod operations;
pub mod overview;
pub mod people;
pub mod ratings;
pub mod recover;
pub mod reports;
pub mod requests;
pub mod settings;
pub mod targets;
pub mod units;
pub mod users;
pub mod writers;

pub use error::RegisterError;
pub use file::Register;
pub use rusqlite::{Connection, InterruptHandle};

/// The moment an operation is done, as the shell or the command line read it off the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Today.
    pub today: NaiveDate,
    /// Local time.
    pub at: NaiveDateTime,
}

impl Now {
    /// Noon of a day, for what is made ahead of time or in tests.
    pub fn on(today: NaiveDate) -> Self {
        Self { today, at: today.and_hms_opt(12, 0, 0).unwrap_or_default() }
    }

    /// Local time as the log writes it.
    pub fn stamp(&self) -> String {
        self.at.format("%Y-%m-%dT%H:%M:%S").to_string()
    }
}

/// Makes a register with the shipped rules and days off, and no unit.
///
/// # Errors
/// As [`opening::Draft::create_with`].
pub fn begin(draft: &opening::Draft, path: &std::path::Path, who: &file::Who, now: &Now) -> Result<Register, RegisterError> {
    begin_with(draft, path, who, now, |_| Ok(()))
}

/// The same, with what it is to hold from the first: it stands under its name filled, or not at all.
///
/// # Errors
/// As [`begin`]; what `fill` says.
pub fn begin_with(
    draft: &opening::Draft,
    path: &std::path::Path,
    who: &file::Who,
    now: &Now,
    fill: impl FnOnce(&mut Register) -> Result<(), RegisterError>,
) -> Result<Register, RegisterError> {
    draft.create_with(path, who, now, |register| {
        let created = log::Operation::new("register_created").with("register", register.uid()?);
        register.transact(created, now, settings::seed)?;
        fill(register)
    })
}
