//! A unit's page: its facts on a day, what happened to it by then, and who stands in it.

use chrono::NaiveDate;
use domain::check::Warning;
use domain::event::{Event, live, voided};
use domain::refusal::Refusal;
use rusqlite::Connection;
use serde::Serialize;

use super::tree::unit_tree;
use crate::Register;
use crate::book::{codes, units};
use crate::entries::event_row::{self, Owner};
use crate::error::RegisterError;
use crate::file::Stored;

/// The facts of a unit on a day; before its founding those it was founded with, after its end those it ended with.
#[derive(Clone, Debug, Serialize)]
pub struct UnitFacts {
    /// Its id.
    pub unit: i32,
    /// Its name on the day.
    pub name: String,
    /// Its name at the founding: the one that can be set.
    pub founding_name: String,
    /// A code of `unit_kind`.
    pub unit_kind: String,
    /// The unit above on the day.
    pub parent: Option<i32>,
    /// A code of `committee_power`.
    pub committee_power: String,
    /// Founded on.
    pub from: Option<String>,
    /// Ended on.
    pub to: Option<String>,
    /// A code of `grassroots_type`.
    pub grassroots_type: Option<String>,
    /// A code of `enterprise_type`.
    pub enterprise_type: Option<String>,
    /// Mã tổ chức đảng.
    pub organization_code: Option<String>,
    /// Its place among units of one parent.
    pub sort_order: i32,
    /// Anything else.
    pub note: Option<String>,
}

/// An entry of a unit as it reads now.
#[derive(Clone, Debug)]
pub struct UnitEvent {
    /// The entry, corrected.
    pub event: Event,
    /// Taken out of the record as entered by mistake.
    pub voided: bool,
    /// The rules it was recorded against.
    pub warnings: Vec<Warning>,
}

/// How many stand in a unit and those below it on a day.
#[derive(Clone, Debug, Default, Serialize)]
pub struct UnitCounts {
    /// Members, probationers included.
    pub members: u32,
    /// Of them probationers.
    pub probationers: u32,
    /// Candidates on the way.
    pub candidates: u32,
    /// Units below it.
    pub units: u32,
}

/// A unit's page.
#[derive(Clone, Debug)]
pub struct UnitPage {
    /// Its facts.
    pub facts: UnitFacts,
    /// Its entries up to the day, oldest first; corrections and voidings are entries of their own.
    pub events: Vec<UnitEvent>,
    /// Who stands in it; nobody where it does not stand itself.
    pub counts: UnitCounts,
}

/// A unit as of a day.
///
/// # Errors
/// `unit_unknown`.
pub fn unit_page(register: &Register, unit: i32, on: NaiveDate) -> Result<UnitPage, RegisterError> {
    let _moment = register.at_one_moment()?;
    let mut events = entries(register.conn(), unit)?;
    events.retain(|entry| entry.event.day() <= on);
    Ok(UnitPage { facts: facts(register.conn(), unit, on)?, events, counts: counts(register, unit, on)? })
}

fn facts(conn: &Connection, unit: i32, on: NaiveDate) -> Result<UnitFacts, RegisterError> {
    let book = units::book(conn)?;
    let spans = book.0.get(&unit).map_or(&[][..], Vec::as_slice);
    let unknown = || RegisterError::from(Refusal::new("unit_unknown").with("value", unit).at("unit"));
    let (Some(span), Some(first), Some(last)) = (book.nearest(unit, on), spans.first(), spans.last()) else { return Err(unknown()) };
    let mut select = conn.prepare_cached(include_str!("unit_facts.sql"))?;
    let mut rows = select.query([unit])?;
    let row = Stored::of("unit", rows.next()?.ok_or_else(unknown)?)?;
    Ok(UnitFacts {
        unit,
        name: span.name.clone(),
        founding_name: row.get("name")?,
        unit_kind: span.unit_kind.clone(),
        parent: span.parent,
        committee_power: span.committee_power.clone(),
        from: (first.begins != NaiveDate::MIN).then(|| first.begins.to_string()),
        to: (last.ends != NaiveDate::MAX).then(|| last.ends.to_string()),
        grassroots_type: row.get("grassroots_type")?,
        enterprise_type: row.get("enterprise_type")?,
        organization_code: row.get("organization_code")?,
        sort_order: row.get("sort_order")?,
        note: row.get("note")?,
    })
}

/// Every entry of a unit as it reads now, oldest first; corrections and voidings are entries of their own.
pub(super) fn entries(conn: &Connection, unit: i32) -> Result<Vec<UnitEvent>, RegisterError> {
    let read = event_row::of_owner(conn, Owner::Unit(unit))?;
    let entered: Vec<Event> = read.iter().map(|row| row.event.clone()).collect();
    let (voided, live) = (voided(&entered), live(&entered, codes()?));
    let mut events: Vec<UnitEvent> = read
        .into_iter()
        .map(|row| UnitEvent {
            voided: voided.contains(&row.event.id),
            event: live.iter().find(|event| event.id == row.event.id).cloned().unwrap_or(row.event),
            warnings: row.warnings,
        })
        .collect();
    events.sort_by_key(|entry| entry.event.order());
    Ok(events)
}

fn counts(register: &Register, unit: i32, on: NaiveDate) -> Result<UnitCounts, RegisterError> {
    let tree = unit_tree(register, on)?;
    let mut from_here = tree.iter().skip_while(|line| line.unit != unit);
    let Some(own) = from_here.next() else { return Ok(UnitCounts::default()) };
    let below = from_here.take_while(|line| line.depth > own.depth).count();
    Ok(UnitCounts { members: own.members, probationers: own.probationers, candidates: own.candidates, units: below as u32 })
}
