//! What falls due for units themselves. There are few of them: their clocks are counted when asked for, not stored.

use chrono::NaiveDate;
use domain::clock::Clock;
use domain::stage::Book;
use domain::unit_clock::unit_clocks;
use rusqlite::Connection;

use super::list::{DueKind, DueLine};
use crate::book::units;
use crate::cases::{amount_unit, clock_badge};
use crate::entries::{Founded, founded};
use crate::error::RegisterError;

/// The open clocks of units on a day, as lines.
pub(super) fn due_lines(conn: &Connection, book: &Book, on: NaiveDate, wanted: impl Fn(&Clock<'_>) -> bool) -> Result<Vec<DueLine>, RegisterError> {
    let mut lines = Vec::new();
    for Founded { unit: id, events, .. } in founded(conn)? {
        let spans = book.units.0.get(&id).map_or(&[][..], Vec::as_slice);
        let name = units::name_on(&book.units, id, on)?;
        let open = unit_clocks(&events, spans, on, &book.rules).into_iter().filter(|clock| clock.state(on).is_open() && wanted(clock));
        lines.extend(open.map(|clock| DueLine {
            kind: DueKind::Clock,
            person: None,
            case: None,
            request: None,
            name: name.clone(),
            unit: id,
            unit_name: name.clone(),
            clock: clock.rule.key.clone(),
            rule: clock.rule.id,
            started_by: clock.started_by.unwrap_or(0),
            from: clock.from.to_string(),
            due: clock.due.to_string(),
            badge: clock_badge(&clock, on, book),
            source: clock.rule.source.clone(),
            effective_from: clock.rule.effective_from.to_string(),
            counts_in: amount_unit(clock.rule).to_owned(),
            turn: None,
            before_register: clock.due < book.figures_from,
        }));
    }
    Ok(lines)
}
