//! Recording an event: read, judged, written.

use domain::check::Warning;
use domain::event_kind::EventKind;
use domain::stage::{Stage, latest_case, standing};
use rusqlite::Connection;

use super::judge::{Place, judge, place};
use crate::book;
use crate::entries::event_row::{self, Owner};
use crate::entries::{self, Entry, history, reads};
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
    let read = entries::read(conn, entry, now)?;
    let book = book::load(conn)?;
    let history = history::of_person(conn, read.person, &book.codes)?;
    let found = judge(conn, &history, entry.case, &read.event, &book)?;
    let broken = found.warnings.iter().any(|warning| warning.needs_reason);
    if broken && read.event.reason.is_none() {
        return Err(RegisterError::RuleBroken { warnings: found.warnings });
    }
    let mut warnings = found.warnings;
    // Their basis is their reason.
    if matches!(read.event.kind, EventKind::Correction | EventKind::EntryVoided) {
        warnings.extend(super::mend::life_with(conn, Owner::Case(entry.case), &read.event)?);
    }
    let kept: Vec<Warning> = warnings.iter().filter(|warning| warning.needs_reason).cloned().collect();
    let operation =
        Operation::new("event_recorded").with("event", format!("@event.{}", read.event.kind)).with("person", facts::name_of(conn, read.person)?);
    let place = place(&history, entry.case, &read.event, &book);
    let done = register.transact(operation, now, |tx| {
        let case = match place {
            Place::Own => entry.case,
            Place::Next { unit } => open_case(tx, read.person, unit)?,
        };
        let before = reads(tx, Owner::Case(case))?;
        let event = event_row::insert(tx, Owner::Case(case), &read.event, &kept)?;
        if matches!(read.event.kind, EventKind::Correction | EventKind::EntryVoided) {
            super::mend::follow(tx, Owner::Case(case), &before)?;
        }
        if read.event.kind == EventKind::CardIssued
            && let Some(card) = read.event.fields.text("card_number")
        {
            facts::set_card_number(tx, read.person, card)?;
        }
        // Asked before it is kept: what cannot be read then is no reason to call a kept entry refused.
        Ok((event, case, stage_today(tx, read.person, case, now)?))
    })?;
    Ok(done.map(|(event, case, stage)| Recorded { event, case, stage, warnings }))
}

/// Opens a case inside an operation.
pub(crate) fn open_case(conn: &Connection, person: i32, unit: i32) -> Result<i32, RegisterError> {
    conn.prepare_cached(r#"INSERT INTO "case" (uid, person, unit) VALUES (new_uid(), ?1, ?2)"#)?.execute([person, unit])?;
    Ok(crate::file::row_id(conn))
}

/// The stage of a case today; of a case that begins later than today, its first stage.
pub(crate) fn stage_today(conn: &Connection, person: i32, case: i32, now: &Now) -> Result<Stage, RegisterError> {
    let book = book::load(conn)?;
    let history = history::of_person(conn, person, &book.codes)?;
    let own = history.cases.iter().find(|each| each.id == case).or_else(|| latest_case(&history, now.today));
    Ok(own.and_then(|own| standing(&history, own, now.today, &book)).map_or(Stage::Candidate, |standing| standing.stage))
}
