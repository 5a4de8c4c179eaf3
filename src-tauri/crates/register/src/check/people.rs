//! Everyone with their cases and entries, in one walk: rows that do not read, corrections that say nothing, and what is
//! derived of each beside a rebuild.

use std::collections::BTreeSet;
use std::sync::mpsc::sync_channel;
use std::thread;

use domain::date::PartialDate;
use domain::stage::{Book, PersonHistory};
use rusqlite::{Connection, Row};

use super::by_person::ByPerson;
use super::{Differing, Found, lives, rows};
use crate::book::codes;
use crate::derived::{ClockRow, Kept, KeyRow, LiveRow, MoveRow, OwnKey, StageRow};
use crate::entries::{event_row, history};
use crate::error::RegisterError;
use crate::facts::person;

/// A person whose rows all read, on the way to be rebuilt.
struct Whole {
    key: OwnKey,
    history: PersonHistory,
    stored: Kept,
    /// Derived tables of which a row did not even read.
    unread: BTreeSet<&'static str>,
}

impl Whole {
    /// The derived tables that differ from a rebuild.
    fn differing(self, book: &Book) -> BTreeSet<&'static str> {
        let rebuilt = Kept::rebuilt(self.key, &self.history, book);
        self.unread.into_iter().chain(rebuilt.differs_from(self.stored)).collect()
    }
}

/// How many people are handed over at once, and how many such lots wait: enough that neither side stands still.
const LOT: usize = 256;
const WAITING: usize = 4;

/// Walks everyone. Rebuilding goes on beside the reading, on a thread of its own; without a book nothing is rebuilt.
pub(super) fn walk(conn: &Connection, book: Option<&Book>, found: &mut Found) -> Result<(), RegisterError> {
    let Some(book) = book else { return read(conn, found, &mut |_| {}) };
    thread::scope(|scope| {
        let (lots, received) = sync_channel::<Vec<Whole>>(WAITING);
        let rebuilding = scope.spawn(move || {
            let (mut differing, mut asked) = (Vec::new(), Vec::new());
            // One person after the other, whole: what is judged of a life is judged here.
            for whole in received.into_iter().flatten() {
                let of = whole.history.person;
                asked.extend(lives::of_person(&whole.history, book).into_iter().map(|warning| (of, warning)));
                differing.extend(whole.differing(book).into_iter().map(|table| Differing { table, of, unit: false }));
            }
            (differing, asked)
        });
        let mut lot = Vec::with_capacity(LOT);
        let mut hand_over = |whole: Whole| {
            lot.push(whole);
            if lot.len() == LOT {
                // It is refused only where the other thread has ended, which `join` tells.
                let _ = lots.send(std::mem::replace(&mut lot, Vec::with_capacity(LOT)));
            }
        };
        let read = read(conn, found, &mut hand_over);
        let _ = lots.send(lot);
        drop(lots);
        match rebuilding.join() {
            Ok((differing, asked)) => {
                found.derived.extend(differing);
                found.lives = asked.into_iter().map(|(person, warning)| lives::explained(conn, person, warning)).collect::<Result<_, _>>()?;
            }
            Err(panic) => std::panic::resume_unwind(panic),
        }
        read
    })
}

/// Reads everyone's rows, notes what does not read, and hands on whoever is whole.
fn read(conn: &Connection, found: &mut Found, hand_on: &mut dyn FnMut(Whole)) -> Result<(), RegisterError> {
    let mut people = conn.prepare(&person::rows_of_people())?;
    let mut selects = [
        conn.prepare(r#"SELECT person, id, unit FROM "case" ORDER BY person, id"#)?,
        conn.prepare(&format!(
            r#"SELECT {}, "case".person FROM "case" JOIN event ON event.case_id = "case".id ORDER BY "case".person"#,
            event_row::COLUMNS
        ))?,
        conn.prepare(include_str!("person_keys.sql"))?,
        conn.prepare(include_str!("stage_intervals.sql"))?,
        conn.prepare(include_str!("clock_intervals.sql"))?,
        conn.prepare(include_str!("live_events.sql"))?,
        conn.prepare(include_str!("member_moves.sql"))?,
    ];
    let [cases, entries, keys, stages, clocks, live, moves] = &mut selects;
    let mut cases = ByPerson::new(cases, |row| Ok((row.get(1)?, row.get(2)?)))?;
    let mut entries = ByPerson::new(entries, rows::event)?;
    let mut keys = ByPerson::new(keys, |row| Ok(KeyRow::read(row)?))?;
    let mut stages = ByPerson::new(stages, |row| Ok(StageRow::read(row)?))?;
    let mut clocks = ByPerson::new(clocks, |row| Ok(ClockRow::read(row)?))?;
    let mut live = ByPerson::new(live, |row| Ok(LiveRow::read(row)?))?;
    let mut moves = ByPerson::new(moves, |row| Ok(MoveRow::read(row)?))?;
    let mut everyone = people.query([])?;
    while let Some(row) = everyone.next()? {
        let person: i32 = row.get("id")?;
        let known = found.note(known_of(row))?;
        let cases: Vec<(i32, i32)> = cases.of(person)?.into_iter().collect::<Result<_, _>>()?;
        let read = entries.of(person)?;
        let all = read.len();
        let mut entries = read.into_iter().filter_map(|entry| found.note(entry).transpose()).collect::<Result<Vec<_>, _>>()?;
        let mut unread = BTreeSet::new();
        let stored = Kept {
            key: readable("person_key", keys.of(person)?, &mut unread)?,
            stages: readable("stage_interval", stages.of(person)?, &mut unread)?,
            clocks: readable("clock_interval", clocks.of(person)?, &mut unread)?,
            live: readable("live_event", live.of(person)?, &mut unread)?,
            moves: readable("member_move", moves.of(person)?, &mut unread)?,
        };
        if entries.len() < all {
            continue;
        }
        entries.sort_by_key(|entry| entry.event.id);
        found.corrections.extend(rows::misleading(&entries)?);
        if let Some((key, birth_date)) = known {
            let history = history::of_entries(person, birth_date, &cases, entries, codes()?);
            hand_on(Whole { key, history, stored, unread });
        }
    }
    for (table, nobodys) in [
        ("person_key", rest(keys)?),
        ("stage_interval", rest(stages)?),
        ("clock_interval", rest(clocks)?),
        ("member_move", rest(moves)?),
        // A unit's own entries stand under nobody.
        ("live_event", rest(live)?.into_iter().filter(|person| *person != 0).collect()),
    ] {
        found.derived.extend(nobodys.into_iter().map(|of| Differing { table, of, unit: false }));
    }
    Ok(())
}

/// What a person's row tells: the keys, and the birth.
fn known_of(row: &Row<'_>) -> Result<(OwnKey, Option<PartialDate>), RegisterError> {
    let birth_date = person::must_read(row)?;
    Ok((OwnKey::of_person(row)?, birth_date))
}

/// The rows that read; a derived table of which one does not is noted.
fn readable<T>(table: &'static str, rows: Vec<Result<T, RegisterError>>, unread: &mut BTreeSet<&'static str>) -> Result<Vec<T>, RegisterError> {
    let all = rows.len();
    let read: Vec<T> = rows.into_iter().filter_map(Result::ok).collect();
    if read.len() < all {
        unread.insert(table);
    }
    Ok(read)
}

/// Of whom rows are kept though there is no such person.
fn rest<T>(mut walk: ByPerson<'_, T>) -> Result<Vec<i32>, RegisterError> {
    walk.pass_by(None)?;
    Ok(walk.nobodys)
}
