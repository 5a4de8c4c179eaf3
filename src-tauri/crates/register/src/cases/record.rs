//! Recording an event, or one for each of several people: read, judged, written.

use std::collections::BTreeSet;

use domain::check::Warning;
use domain::event_kind::EventKind;
use domain::refusal::Refusal;
use domain::stage::{Book, Stage, latest_case, standing};
use rusqlite::Connection;

use super::judge::{Place, judge, place};
use crate::book;
use crate::entries::event_row::{self, Owner};
use crate::entries::{self, Entry, Read, history, reads};
use crate::error::RegisterError;
use crate::facts;
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// What recording an event did.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The event's id.
    pub event: i32,
    /// Its case: a new one where the event opened the person's next case.
    pub case: i32,
    /// The stage of that case today.
    pub stage: Stage,
    /// What was shown with it, and kept with it where a reason was needed.
    pub warnings: Vec<Warning>,
}

/// Records an event of a case. What breaks a rule is written only with a reason.
///
/// # Errors
/// A refusal at the field; `rule_broken` with the warnings that need a reason.
pub fn record_event(register: &mut Register, entry: &Entry, now: &Now) -> Result<Done<Recorded>, RegisterError> {
    let conn = register.conn();
    let book = book::load(conn)?;
    let judged = Judged::new(conn, entry, &book, now)?;
    if entries::lacks_reason(&judged.read.event, &judged.warnings) {
        return Err(RegisterError::RuleBroken { warnings: judged.warnings });
    }
    let event = format!("@event.{}", judged.read.event.kind);
    let operation = Operation::new("event_recorded").with("event", event).with("person", facts::name_of(conn, judged.read.person)?);
    register.transact(operation, now, |tx| judged.write(tx, &book, now))
}

/// Records one event for each of several people as one operation: all of them, or none.
///
/// # Errors
/// As [`record_event`], at the field `<case>:<field>`, and of all rows that break a rule without a reason the warnings, each
/// naming whose it is (`of`); `case_twice` where a case stands in two rows; `number_twice` where two people would have one
/// card number.
pub fn record_events(register: &mut Register, entries: &[Entry], now: &Now) -> Result<Done<Vec<Recorded>>, RegisterError> {
    let conn = register.conn();
    let book = book::load(conn)?;
    let (mut judged, mut broken) = (Vec::with_capacity(entries.len()), Vec::new());
    let (mut cases, mut cards) = (BTreeSet::new(), BTreeSet::new());
    for entry in entries {
        let row = Judged::new(conn, entry, &book, now).map_err(|error| error.of_row(entry.case))?;
        if !cases.insert(entry.case) {
            return Err(Refusal::new("case_twice").with("name", facts::name_of(conn, row.read.person)?).at("case").into());
        }
        if let Some(card) = row.read.event.fields.text("card_number").filter(|card| !cards.insert((*card).to_owned())) {
            return Err(Refusal::new("number_twice").with("value", card).at(format!("{}:card_number", entry.case)).into());
        }
        if entries::lacks_reason(&row.read.event, &row.warnings) {
            broken.extend(entries::broken_by(&facts::name_of(conn, row.read.person)?, &row.warnings));
        } else {
            judged.push(row);
        }
    }
    if !broken.is_empty() {
        return Err(RegisterError::RuleBroken { warnings: broken });
    }
    let kind = judged.first().map(|row| row.read.event.kind.code()).unwrap_or_default();
    let operation = Operation::new("events_recorded").with("event", format!("@event.{kind}")).with("count", judged.len());
    register.transact(operation, now, |tx| judged.into_iter().map(|row| row.write(tx, &book, now)).collect())
}

/// An entry read, and judged by what the register holds before it.
struct Judged {
    read: Read,
    place: Place,
    case: i32,
    warnings: Vec<Warning>,
}

impl Judged {
    fn new(conn: &Connection, entry: &Entry, book: &Book, now: &Now) -> Result<Self, RegisterError> {
        let read = entries::read(conn, entry, now)?;
        let history = history::of_person(conn, read.person, &book.codes)?;
        let warnings = judge(conn, &history, entry.case, &read.event, book)?.warnings;
        let place = place(&history, entry.case, &read.event, book);
        Ok(Self { place, case: entry.case, warnings, read })
    }

    /// Writes it inside an operation.
    fn write(self, tx: &Connection, book: &Book, now: &Now) -> Result<Recorded, RegisterError> {
        let Self { read, place, case, mut warnings } = self;
        let mends = matches!(read.event.kind, EventKind::Correction | EventKind::EntryVoided);
        // Their basis is their reason.
        if mends {
            warnings.extend(super::mend::life_with(tx, Owner::Case(case), std::slice::from_ref(&read.event))?);
        }
        let case = match place {
            Place::Own => case,
            Place::Next { unit } => open_case(tx, read.person, unit)?,
        };
        let before = if mends { reads(tx, Owner::Case(case))? } else { Vec::new() };
        let event = event_row::insert(tx, Owner::Case(case), &read.event, &entries::broken(&warnings))?;
        if mends {
            super::mend::follow(tx, Owner::Case(case), &before)?;
        }
        if read.event.kind == EventKind::CardIssued
            && let Some(card) = read.event.fields.text("card_number")
        {
            facts::set_card_number(tx, read.person, card)?;
        }
        // Asked before it is kept: what cannot be read then is no reason to call a kept entry refused.
        let stage = stage_today(tx, read.person, case, book, now)?;
        Ok(Recorded { event, case, stage, warnings })
    }
}

/// Opens a case inside an operation.
pub(crate) fn open_case(conn: &Connection, person: i32, unit: i32) -> Result<i32, RegisterError> {
    conn.prepare_cached(r#"INSERT INTO "case" (uid, person, unit) VALUES (new_uid(), ?1, ?2)"#)?.execute([person, unit])?;
    Ok(crate::file::row_id(conn))
}

/// The stage of a case today; of a case that begins later than today, its first stage.
fn stage_today(conn: &Connection, person: i32, case: i32, book: &Book, now: &Now) -> Result<Stage, RegisterError> {
    let history = history::of_person(conn, person, &book.codes)?;
    let own = history.cases.iter().find(|each| each.id == case).or_else(|| latest_case(&history, now.today));
    Ok(own.and_then(|own| standing(&history, own, now.today, book)).map_or(Stage::Candidate, |standing| standing.stage))
}
