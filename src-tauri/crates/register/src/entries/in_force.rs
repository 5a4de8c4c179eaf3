//! Entries of some kinds that are in force on a day, for everybody at once: what a column of a list says of each.

use std::ops::Range;

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::event::{Event, Fields};
use domain::event_kind::EventKind;
use rusqlite::{Connection, named_params};

use crate::error::RegisterError;
use crate::file::Stored;

/// An entry as it was read: a hundred thousand stand side by side before they are told case by case.
struct Entry {
    case: i32,
    day: NaiveDate,
    kind: EventKind,
    id: i32,
    on: PartialDate,
    /// Where its fields stand among those of all.
    fields: Range<usize>,
}

/// Tells of each case its entries of these kinds in their order, as they read now: their day and, of their own fields, those
/// named.
pub(crate) fn in_force(
    conn: &Connection,
    kinds: &[EventKind],
    fields: &[&str],
    on: NaiveDate,
    mut tell: impl FnMut(i32, &[&Event]) -> Result<(), RegisterError>,
) -> Result<(), RegisterError> {
    let (mut entries, mut texts) = (Vec::new(), String::new());
    let mut select = conn.prepare_cached(include_str!("in_force.sql"))?;
    for kind in kinds {
        let mut rows = select.query(named_params! { ":kind": kind.code(), ":on": on })?;
        while let Some(row) = rows.next()? {
            let row = Stored::keyed("live_event", (0, "event"), row)?;
            let said: PartialDate = row.known_text((2, "said"))?.parse().map_err(|_| row.damaged("said"))?;
            let begin = texts.len();
            texts.push_str(row.known_text((3, "fields"))?);
            let (case, fields) = (row.get((1, "case_id"))?, begin..texts.len());
            entries.push(Entry { case, day: said.last_day(), kind: *kind, id: row.id(), on: said, fields });
        }
    }
    // As `Event::order`; each kind's are in order already.
    entries.sort_by_key(|entry| (entry.case, entry.day, entry.kind, entry.id));
    let read = |entry: &Entry| -> Result<Event, RegisterError> {
        let text = texts.get(entry.fields.clone()).unwrap_or_default();
        let fields = Fields::some_from_json(entry.kind, text, fields);
        let fields = fields.ok_or_else(|| RegisterError::damaged_row("live_event", entry.id, "fields"))?;
        Ok(Event { id: entry.id, ..Event::new(entry.kind, entry.on, String::new(), fields) })
    };
    for own in entries.chunk_by(|a, b| a.case == b.case) {
        let events = own.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        if let [first, ..] = own {
            tell(first.case, &events.iter().collect::<Vec<_>>())?;
        }
    }
    Ok(())
}
