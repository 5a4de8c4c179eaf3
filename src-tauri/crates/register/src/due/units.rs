//! What falls due for units themselves. There are few of them: their clocks are counted when asked for, not stored.

use chrono::NaiveDate;
use domain::clock::Clock;
use domain::stage::Book;
use domain::unit_clock::unit_clocks;
use rusqlite::Connection;

use super::list::DueLine;
use crate::book::units;
use crate::entries::{Founded, founded};
use crate::error::RegisterError;

/// The open clocks of units on a day, as lines.
pub(super) fn due_lines(conn: &Connection, book: &Book, on: NaiveDate, wanted: impl Fn(&Clock<'_>) -> bool) -> Result<Vec<DueLine>, RegisterError> {
    let mut lines = Vec::new();
    for Founded { unit: id, events, .. } in founded(conn)? {
        let spans = book.units.0.get(&id).map_or(&[][..], Vec::as_slice);
        let name = units::name_on(&book.units, id, on)?;
        let open = unit_clocks(&events, spans, on, &book.rules).into_iter().filter(|clock| clock.state(on).is_open() && wanted(clock));
        for clock in open {
            lines.push(DueLine::of_unit(&clock, name.clone(), id, on, book)?);
        }
    }
    Ok(lines)
}
