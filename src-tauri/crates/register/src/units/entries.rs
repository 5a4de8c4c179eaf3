//! What happened to a unit: its entries as they read now, for the command line as they are kept, for the window as they are told.

use chrono::NaiveDate;
use domain::check::Warning;
use domain::clock::Clock;
use domain::event::{Event, live, voided};
use domain::stage::Book;
use domain::unit_clock::unit_clocks;
use rusqlite::Connection;

use crate::Register;
use crate::book::{self, codes};
use crate::cases::{EventView, clock_badge, corrections, ended_clock};
use crate::entries::event_row::{self, Owner};
use crate::entries::{founded_one, told};
use crate::error::RegisterError;

/// An entry of a unit as it reads now.
#[derive(Clone, Debug)]
pub struct UnitEvent {
    /// The entry, corrected.
    pub event: Event,
    /// Taken out of the record as entered by mistake.
    pub voided: bool,
    /// The corrections that it reads by.
    pub corrected_by: Vec<i32>,
    /// The rules it was recorded against.
    pub warnings: Vec<Warning>,
}

/// Every entry of a unit up to a day, oldest first; corrections and voidings are entries of their own.
pub fn unit_entries(register: &Register, unit: i32, on: NaiveDate) -> Result<Vec<UnitEvent>, RegisterError> {
    let mut events = entries(register.conn(), unit)?;
    events.retain(|entry| entry.event.day() <= on);
    Ok(events)
}

/// What happened to a unit, newest first.
pub fn unit_history(register: &Register, unit: i32) -> Result<Vec<EventView>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let book = book::of(register)?;
    views(register.conn(), unit, NaiveDate::MAX, &book)
}

/// The entries up to a day as the window shows them, newest first.
pub(super) fn views(conn: &Connection, unit: i32, on: NaiveDate, book: &Book) -> Result<Vec<EventView>, RegisterError> {
    let clocks = clocks(conn, unit, on, book)?;
    let mut entries = entries(conn, unit)?;
    entries.retain(|entry| entry.event.day() <= on);
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.event.day(), entry.event.id)));
    let view = |entry: UnitEvent| {
        let values = told(conn, &book.units, &book.codes, entry.event.day(), &entry.event)?;
        Ok(EventView {
            corrected_by: entry.corrected_by,
            clock: ended_clock(&entry.event, &clocks, on).map(|clock| clock_badge(clock, on, book)),
            ..EventView::new(&entry.event, values, entry.warnings, entry.voided)
        })
    };
    entries.into_iter().map(view).collect()
}

/// A unit's own clocks on a day, open ones and those met.
pub(super) fn clocks<'b>(conn: &Connection, unit: i32, on: NaiveDate, book: &'b Book) -> Result<Vec<Clock<'b>>, RegisterError> {
    let Some(founded) = founded_one(conn, unit)? else { return Ok(Vec::new()) };
    let spans = book.units.0.get(&unit).map_or(&[][..], Vec::as_slice);
    Ok(unit_clocks(&founded.events, spans, on, &book.rules))
}

fn entries(conn: &Connection, unit: i32) -> Result<Vec<UnitEvent>, RegisterError> {
    let read = event_row::of_owner(conn, Owner::Unit(unit))?;
    let entered: Vec<Event> = read.iter().map(|row| row.event.clone()).collect();
    let (voided, live) = (voided(&entered), live(&entered, codes()?));
    let mut corrections = corrections(&entered, &voided);
    let mut events: Vec<UnitEvent> = read
        .into_iter()
        .map(|row| UnitEvent {
            voided: voided.contains(&row.event.id),
            corrected_by: corrections.remove(&row.event.id).unwrap_or_default(),
            event: live.iter().find(|event| event.id == row.event.id).cloned().unwrap_or(row.event),
            warnings: row.warnings,
        })
        .collect();
    events.sort_by_key(|entry| entry.event.order());
    Ok(events)
}
