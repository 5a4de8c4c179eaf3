//! Entries of some kinds that are in force on a day, for everybody at once: what a column of a list says of each.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::event::{Event, Fields};
use domain::event_kind::EventKind;
use rusqlite::{Connection, named_params};

use crate::error::RegisterError;
use crate::file::Stored;

/// By case, each case's in their order, as they read now: their day, their document's number and their own fields.
pub(crate) fn in_force(conn: &Connection, kinds: &[EventKind], on: NaiveDate) -> Result<BTreeMap<i32, Vec<Event>>, RegisterError> {
    let mut found: BTreeMap<i32, Vec<Event>> = BTreeMap::new();
    let mut select = conn.prepare_cached(include_str!("in_force.sql"))?;
    for kind in kinds {
        let mut rows = select.query(named_params! { ":kind": kind.code(), ":on": on })?;
        while let Some(row) = rows.next()? {
            let row = Stored::keyed("live_event", (0, "event"), row)?;
            let fields = Fields::from_json(*kind, &row.get::<String>((4, "fields"))?).ok_or_else(|| row.damaged("fields"))?;
            let event = Event::new(*kind, row.parse((2, "said"))?, String::new(), fields);
            let event = Event { id: row.id(), document_number: row.get((3, "document_number"))?, ..event };
            found.entry(row.get((1, "case_id"))?).or_default().push(event);
        }
    }
    for events in found.values_mut() {
        events.sort_by_key(Event::order);
    }
    Ok(found)
}
