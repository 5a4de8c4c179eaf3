//! Answers that other places wait for. There are few of them: their clocks are counted when asked for, not stored.

use chrono::NaiveDate;
use domain::clock::Clock;
use domain::stage::Book;
use rusqlite::Connection;

use super::list::{DueKind, DueLine};
use crate::book::units;
use crate::cases::{amount_unit, clock_badge};
use crate::error::RegisterError;
use crate::requests::{Running, running};

/// The open clocks of requests on a day, as lines: each bears the name of whom it is about.
pub(super) fn due_lines(conn: &Connection, book: &Book, on: NaiveDate, wanted: impl Fn(&Clock<'_>) -> bool) -> Result<Vec<DueLine>, RegisterError> {
    let mut lines = Vec::new();
    for Running { request, facts, clock } in running(conn, book, on)?.into_iter().filter(|running| wanted(&running.clock)) {
        lines.push(DueLine {
            kind: DueKind::Clock,
            person: None,
            case: None,
            request: Some(request),
            name: facts.about,
            unit: facts.unit,
            unit_name: units::name_on(&book.units, facts.unit, on)?,
            clock: clock.rule.key.clone(),
            rule: clock.rule.id,
            started_by: 0,
            from: clock.from.to_string(),
            due: clock.due.to_string(),
            badge: clock_badge(&clock, on, book),
            source: clock.rule.source.clone(),
            effective_from: clock.rule.effective_from.to_string(),
            counts_in: amount_unit(clock.rule).to_owned(),
            turn: None,
            before_register: clock.due < book.figures_from,
        });
    }
    Ok(lines)
}
