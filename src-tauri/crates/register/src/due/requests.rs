//! Answers that other places wait for. There are few of them: their clocks are counted when asked for, not stored.

use chrono::NaiveDate;
use domain::clock::Clock;
use domain::stage::Book;
use rusqlite::Connection;

use super::list::DueLine;
use crate::error::RegisterError;
use crate::requests::{Running, running};

/// The open clocks of requests on a day, as lines: each bears the name of whom it is about.
pub(super) fn due_lines(conn: &Connection, book: &Book, on: NaiveDate, wanted: impl Fn(&Clock<'_>) -> bool) -> Result<Vec<DueLine>, RegisterError> {
    let mut lines = Vec::new();
    for Running { request, facts, clock } in running(conn, book, on)?.into_iter().filter(|running| wanted(&running.clock)) {
        let line = DueLine::of_unit(&clock, facts.about, book.units.into_which(facts.unit, on), on, book)?;
        lines.push(DueLine { request: Some(request), ..line });
    }
    Ok(lines)
}
