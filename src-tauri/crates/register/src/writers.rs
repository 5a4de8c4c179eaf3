//! The rows' own writers, for crates that enter many people in one operation: invented registers, workbooks.
//!
//! Each writes one row as it is given, on the connection that [`Register::transact`](crate::Register::transact) hands
//! out. No rule is asked: whoever writes asks [`judge`] before, and keeps what it found with the event. People and their
//! facts are written by [`person`](crate::facts::person), events by [`event_row`](crate::entries::event_row).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::check::{Findings, Warning};
use domain::event::Event;
use domain::event_kind::EventKind;
use domain::stage::{Book, PersonHistory};
use rusqlite::{Connection, named_params};

use crate::courses::{self, CourseRow};
use crate::entries::event_row::Owner;
use crate::entries::{self, Entry};
use crate::error::RegisterError;
use crate::units::{self, UnitRow};
use crate::{Now, book, cases, facts, file, people};

/// Opens a person's case at a unit and gives its id.
pub fn case(conn: &Connection, person: i32, unit: i32) -> Result<i32, RegisterError> {
    cases::open_case(conn, person, unit)
}

/// Puts a unit last among those of the tree and gives its id; its founding is an event of its own.
pub fn unit(conn: &Connection, row: &UnitRow<'_>) -> Result<i32, RegisterError> {
    units::insert(conn, row)
}

/// Adds a course and gives its id.
pub fn course(conn: &Connection, row: &CourseRow<'_>) -> Result<i32, RegisterError> {
    courses::put(conn, None, row)
}

/// Keeps the number of a card issued beside the person.
///
/// # Errors
/// A refusal where it is no card's number.
pub fn card_number(conn: &Connection, person: i32, card: &str) -> Result<(), RegisterError> {
    facts::set_card_number(conn, person, card)
}

/// A programme ready to be written.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct ProgrammeRow<'a> {
    pub name: &'a str,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub document_number: Option<&'a str>,
    pub note: Option<&'a str>,
}

/// Adds a programme and gives its id.
pub fn programme(conn: &Connection, row: &ProgrammeRow<'_>) -> Result<i32, RegisterError> {
    conn.prepare_cached(include_str!("targets/programme_put.sql"))?.execute(named_params! {
        ":id": None::<i32>, ":name": row.name, ":from": row.from, ":to": row.to, ":document_number": row.document_number,
        ":document_date": None::<&str>, ":issuer": None::<&str>, ":note": row.note,
    })?;
    Ok(file::row_id(conn))
}

/// A target ready to be written.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct TargetRow<'a> {
    pub programme: i32,
    pub indicator: &'a str,
    /// Whose; `None`: the whole register's.
    pub unit: Option<i32>,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Frozen, where the indicator is a share of it.
    pub denominator: Option<u32>,
    pub value: &'a str,
}

/// Sets a target and gives its id.
pub fn target(conn: &Connection, row: &TargetRow<'_>) -> Result<i32, RegisterError> {
    conn.prepare_cached(include_str!("targets/target_put.sql"))?.execute(named_params! {
        ":id": None::<i32>, ":programme": row.programme, ":indicator": row.indicator, ":unit": row.unit, ":from": row.from, ":to": row.to,
        ":denominator": row.denominator, ":value": row.value,
    })?;
    Ok(file::row_id(conn))
}

/// Reads an event of a case as it was typed; whether it may be is [`judge`]'s.
///
/// # Errors
/// Refusals at the field that cannot be.
pub fn read_event(conn: &Connection, kind: EventKind, entry: &Entry, now: &Now) -> Result<Event, RegisterError> {
    entries::read_event(conn, kind, entry, now)
}

/// What an event breaks, by the domain's rules and by what else the register holds.
pub fn judge(conn: &Connection, history: &PersonHistory, case: i32, event: &Event, book: &Book) -> Result<Findings, RegisterError> {
    cases::judge(conn, history, case, event, book)
}

/// What facts of somebody in the register, as they will stand, warn of beside what stood already.
pub fn facts_warnings(conn: &Connection, person: i32, written: &BTreeMap<&str, &str>, today: NaiveDate) -> Result<Vec<Warning>, RegisterError> {
    people::warnings_of_known(conn, person, written, today, &book::load(conn)?)
}

/// Refuses a correction or a voiding that cannot be applied to what it names.
///
/// # Errors
/// A refusal that says why.
pub fn must_apply(conn: &Connection, entry: &Event, owner: Owner, now: &Now) -> Result<(), RegisterError> {
    entries::must_apply(conn, entry, owner, now)
}
