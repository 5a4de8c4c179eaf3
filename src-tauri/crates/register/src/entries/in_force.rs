//! Entries of some kinds that are in force on a day, for everybody at once: what a column of a list says of each.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::event::{Event, Fields};
use domain::event_kind::EventKind;
use domain::stage::DATING_FIELDS;
use rusqlite::{Connection, named_params};

use crate::error::RegisterError;
use crate::file::Stored;

/// An entry as it was read: a hundred thousand stand side by side before they are told case by case.
struct Entry {
    case: i32,
    day: NaiveDate,
    kind: EventKind,
    id: i32,
    person: i32,
    /// Its date is known in part: it counts from the last day, which alone the index tells.
    partial: bool,
    /// What of it sets a derived date, as JSON.
    dating: Option<Box<str>>,
}

/// Tells of each case its entries of these kinds in their order, as they read now: their day and, of their own fields, those
/// named.
pub(crate) fn in_force(
    conn: &Connection,
    kinds: &[EventKind],
    names: &[&str],
    on: NaiveDate,
    mut tell: impl FnMut(i32, &[&Event]) -> Result<(), RegisterError>,
) -> Result<(), RegisterError> {
    let mut entries = Vec::new();
    let mut select = conn.prepare_cached(include_str!("in_force.sql"))?;
    for kind in kinds {
        let mut rows = select.query(named_params! { ":kind": kind.code(), ":on": on })?;
        while let Some(row) = rows.next()? {
            let row = Stored::keyed("live_event", (0, "event"), row)?;
            let day = row.known_text((3, "day"))?.parse().map_err(|_| row.damaged("day"))?;
            entries.push(Entry {
                case: row.get((2, "case_id"))?,
                day,
                kind: *kind,
                id: row.id(),
                person: row.get((1, "person"))?,
                partial: row.get((4, "partial"))?,
                dating: row.text((5, "dating"))?.map(Into::into),
            });
        }
    }
    // As `Event::order`.
    entries.sort_unstable_by_key(|entry| (entry.case, entry.day, entry.kind, entry.id));
    // What sets a derived date stands in the index, too.
    let is_of_dating = !names.is_empty() && names.iter().all(|name| DATING_FIELDS.contains(name));
    let bearing: Vec<EventKind> = kinds.iter().copied().filter(|kind| kind.fields().any(|field| names.contains(&field.name))).collect();
    let bears = |entry: &Entry| !is_of_dating && bearing.contains(&entry.kind);
    let said = Said::by(conn, entries.iter().filter(|entry| bears(entry) || entry.partial).collect())?;
    let read = |entry: &Entry| -> Result<Event, RegisterError> {
        let damaged = |column: &str| RegisterError::damaged_row("live_event", entry.id, column);
        let (mut on, mut fields) = (PartialDate::whole(entry.day), Fields::default());
        if bears(entry) || entry.partial {
            let (date, text) = said.of(entry.id).ok_or_else(|| damaged("event"))?;
            on = date.ok_or_else(|| damaged("said"))?;
            fields = Fields::some_from_json(entry.kind, text, names).ok_or_else(|| damaged("fields"))?;
        } else if let Some(dating) = entry.dating.as_deref().filter(|_| is_of_dating) {
            fields = Fields::some_from_json(entry.kind, dating, names).ok_or_else(|| damaged("dating"))?;
        }
        Ok(Event { id: entry.id, ..Event::new(entry.kind, on, String::new(), fields) })
    };
    for own in entries.chunk_by(|a, b| a.case == b.case) {
        let events = own.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        if let [first, ..] = own {
            tell(first.case, &events.iter().collect::<Vec<_>>())?;
        }
    }
    Ok(())
}

/// One entry of so many looked up by itself takes as long as one walk over all.
const LOOKED_UP: i64 = 100;

/// What entries say now: date, and own fields as JSON, one text behind the other.
struct Said {
    /// In order.
    entries: Vec<(i32, Option<PartialDate>, Range<usize>)>,
    texts: String,
}

impl Said {
    fn by(conn: &Connection, mut entries: Vec<&Entry>) -> Result<Self, RegisterError> {
        entries.sort_unstable_by_key(|entry| entry.id);
        let mut said = Self { entries: entries.iter().map(|entry| (entry.id, None, 0..0)).collect(), texts: String::new() };
        // What an entry says now differs from what was entered only where it was corrected: of many these alone are looked up. All
        // looked up in the order of their days, each page would be decrypted again and again.
        let all: Option<i64> = conn.prepare_cached(include_str!("in_force_count.sql"))?.query_row([], |row| row.get("all_entries"))?;
        let are_many = i64::try_from(entries.len()).is_ok_and(|many| many > all.unwrap_or(0) / LOOKED_UP);
        let corrected = if are_many { Some(said.as_entered(conn, &entries)?) } else { None };
        let mut select = conn.prepare_cached(include_str!("in_force_one.sql"))?;
        for entry in entries.iter().filter(|entry| corrected.as_ref().is_none_or(|cases| cases.contains(&entry.case))) {
            let mut rows = select.query(named_params! { ":person": entry.person, ":event": entry.id })?;
            if let Some(row) = rows.next()? {
                let row = Stored::keyed("live_event", (0, "event"), row)?;
                said.put(row.id(), row.known_text((1, "said"))?, row.known_text((2, "fields"))?);
            }
        }
        Ok(said)
    }

    /// Takes what all of them said when they were entered; gives the cases in which something was corrected.
    fn as_entered(&mut self, conn: &Connection, entries: &[&Entry]) -> Result<HashSet<i32>, RegisterError> {
        let kinds: BTreeSet<&str> = entries.iter().map(|entry| entry.kind.code()).collect();
        let mut corrected = HashSet::new();
        let mut select = conn.prepare_cached(include_str!("in_force_all.sql"))?;
        let mut rows = select.query(named_params! { ":kinds": serde_json::to_string(&kinds)? })?;
        while let Some(row) = rows.next()? {
            let row = Stored::keyed("event", (0, "id"), row)?;
            if row.get((3, "kind"))? {
                corrected.extend(row.get::<Option<i32>>((4, "case_id"))?);
            } else {
                self.put(row.id(), row.known_text((1, "happened_on"))?, row.known_text((2, "fields"))?);
            }
        }
        Ok(corrected)
    }

    fn place(&self, entry: i32) -> Option<usize> {
        self.entries.binary_search_by_key(&entry, |(id, ..)| *id).ok()
    }

    /// Keeps what an entry says, if it is one of those asked for.
    fn put(&mut self, entry: i32, date: &str, fields: &str) {
        if let Some(place) = self.place(entry) {
            let begin = self.texts.len();
            self.texts.push_str(fields);
            self.entries[place] = (entry, date.parse().ok(), begin..self.texts.len());
        }
    }

    /// The date of an entry, where it reads, and its fields; `None` where there is no such entry.
    fn of(&self, entry: i32) -> Option<(Option<PartialDate>, &str)> {
        let (_, date, fields) = self.entries.get(self.place(entry)?)?;
        Some((*date, self.texts.get(fields.clone())?)).filter(|(_, text)| !text.is_empty())
    }
}
