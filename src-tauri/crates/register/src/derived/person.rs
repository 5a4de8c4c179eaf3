//! What is kept of a person: the keys, the spans of stages and clocks, and what the entries say now. Written and compared
//! from the same rows, so that `check` cannot ask for other ones than a change leaves.

use domain::clock::clock_spans;
use domain::event_kind::EventKind;
use domain::name;
use domain::search::Kept as Searched;
use domain::stage::{Book, PersonHistory, stage_spans};
use rusqlite::{Connection, Row, named_params};

use super::live_event::{self, LiveRow};
use super::member_move::{self, MoveRow};
use crate::book::units::bound;
use crate::error::RegisterError;

/// The rows of one person in each derived table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    /// `person_key`.
    pub key: Vec<KeyRow>,
    /// `stage_interval`.
    pub stages: Vec<StageRow>,
    /// `clock_interval`.
    pub clocks: Vec<ClockRow>,
    /// `live_event`.
    pub live: Vec<LiveRow>,
    /// `member_move`.
    pub moves: Vec<MoveRow>,
}

/// Takes out what is kept of a person.
pub(super) fn forget(conn: &Connection, person: i32) -> Result<(), RegisterError> {
    for table in ["person_key", "stage_interval", "clock_interval", "live_event", "member_move"] {
        conn.prepare_cached(&format!("DELETE FROM {table} WHERE person = ?1"))?.execute([person])?;
    }
    Ok(())
}

impl Kept {
    /// What is to be kept, by a person's row and history.
    pub(crate) fn rebuilt(key: OwnKey, history: &PersonHistory, book: &Book) -> Self {
        Self {
            key: vec![key.with_entries(history)],
            stages: stage_rows(history, book),
            clocks: clock_rows(history, book),
            live: live_event::of_person(history, book),
            moves: member_move::of_person(history, book),
        }
    }

    /// The tables in which this and what stands in the file are not the same.
    pub(crate) fn differs_from(&self, mut stored: Self) -> Vec<&'static str> {
        stored.stages.sort();
        stored.clocks.sort();
        stored.live.sort();
        stored.moves.sort();
        let tables = [
            ("person_key", self.key == stored.key),
            ("stage_interval", self.stages == stored.stages),
            ("clock_interval", self.clocks == stored.clocks),
            ("live_event", self.live == stored.live),
            ("member_move", self.moves == stored.moves),
        ];
        tables.into_iter().filter(|(_, same)| !same).map(|(table, _)| table).collect()
    }

    /// Writes it where nothing of the person stands.
    pub(super) fn write(&self, conn: &Connection, person: i32) -> Result<(), RegisterError> {
        let mut insert = conn.prepare_cached(include_str!("person_key_insert.sql"))?;
        for row in &self.key {
            insert.execute(named_params! {
                ":person": person, ":birth_name": row.birth_name, ":sort_key": row.sort_key, ":search_key": row.search_key,
                ":sex": row.sex, ":birth_date": row.birth_date, ":ethnicity": row.ethnicity,
                ":religion": row.religion,
            })?;
        }
        let mut insert = conn.prepare_cached(include_str!("stage_interval_insert.sql"))?;
        for row in &self.stages {
            insert.execute(named_params! {
                ":person": person, ":begins": row.begins, ":ends": row.ends, ":case_id": row.case,
                ":unit": row.unit, ":stage": row.stage, ":since": row.since, ":marks": row.marks, ":turn": row.turn, ":turn_unit": row.turn_unit,
                ":member": row.member,
            })?;
        }
        let mut insert = conn.prepare_cached(include_str!("clock_interval_insert.sql"))?;
        for row in &self.clocks {
            insert.execute(named_params! {
                ":case_id": row.case, ":person": person, ":unit": row.unit, ":clock": row.clock, ":rule": row.rule,
                ":started_by": row.started_by, ":from": row.from, ":due": row.due, ":warn": row.warn,
                ":begins": row.begins, ":ends": row.ends,
            })?;
        }
        live_event::write(conn, person, &self.live)?;
        member_move::write(conn, person, &self.moves)
    }
}

/// What a person is sorted, searched and filtered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyRow {
    birth_name: String,
    sort_key: String,
    search_key: String,
    sex: Option<String>,
    birth_date: Option<String>,
    ethnicity: Option<String>,
    religion: Option<String>,
}

/// What a person's own row tells of the key.
pub(crate) struct OwnKey {
    row: KeyRow,
    searched: Searched,
}

impl OwnKey {
    /// From a person's row.
    pub(crate) fn of_person(row: &Row<'_>) -> rusqlite::Result<Self> {
        let birth_name: String = row.get("birth_name")?;
        let mut searched = Searched::default();
        searched.name(&birth_name);
        for column in ["name_in_use", "other_names"] {
            if let Some(name) = row.get::<_, Option<String>>(column)? {
                searched.name(&name);
            }
        }
        for column in ["citizen_id", "old_id", "file_number", "card_number", "old_card_number"] {
            if let Some(number) = row.get::<_, Option<String>>(column)? {
                searched.number(&number);
            }
        }
        // One field, often two numbers.
        let phones: Option<String> = row.get("phone")?;
        phones.iter().flat_map(|phones| phones.split([',', ';', '/'])).for_each(|phone| searched.number(phone));
        let row = KeyRow {
            sort_key: name::sort_key(&birth_name),
            search_key: String::new(),
            birth_name,
            sex: row.get("sex")?,
            birth_date: row.get("birth_date")?,
            ethnicity: row.get("ethnicity")?,
            religion: row.get("religion")?,
        };
        Ok(Self { row, searched })
    }

    /// The key, with the numbers that the entries bear.
    fn with_entries(mut self, history: &PersonHistory) -> KeyRow {
        for event in history.cases.iter().flat_map(|case| &case.events) {
            if let Some(number) = &event.document_number {
                self.searched.document(number);
            }
            if event.kind == EventKind::CardIssued
                && let Some(card) = event.fields.text("card_number")
            {
                self.searched.number(card);
            }
        }
        KeyRow { search_key: self.searched.text(), ..self.row }
    }
}

impl KeyRow {
    /// As stored, by the places in `check/person_keys.sql`.
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            birth_name: row.get(1)?,
            sort_key: row.get(2)?,
            search_key: row.get(3)?,
            sex: row.get(4)?,
            birth_date: row.get(5)?,
            ethnicity: row.get(6)?,
            religion: row.get(7)?,
        })
    }
}

/// A span of days in which a person's line in a list stays the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct StageRow {
    begins: String,
    ends: String,
    case: i32,
    unit: i32,
    stage: i32,
    since: String,
    marks: String,
    turn: Option<String>,
    turn_unit: Option<i32>,
    // A number, as stored: read as yes or no, a 2 written from outside would pass for a 1.
    member: i32,
}

impl StageRow {
    /// As stored, by the places in `check/stage_intervals.sql`.
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            begins: row.get(1)?,
            ends: row.get(2)?,
            case: row.get(3)?,
            unit: row.get(4)?,
            stage: row.get(5)?,
            since: row.get(6)?,
            marks: row.get(7)?,
            turn: row.get(8)?,
            turn_unit: row.get(9)?,
            member: row.get(10)?,
        })
    }
}

/// A span of days in which a clock is open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ClockRow {
    case: i32,
    clock: String,
    started_by: i32,
    from: String,
    begins: String,
    ends: String,
    unit: i32,
    rule: i32,
    due: String,
    warn: String,
}

impl ClockRow {
    /// As stored, by the places in `check/clock_intervals.sql`.
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            case: row.get(1)?,
            clock: row.get(3)?,
            started_by: row.get(5)?,
            from: row.get(6)?,
            begins: row.get(9)?,
            ends: row.get(10)?,
            unit: row.get(2)?,
            rule: row.get(4)?,
            due: row.get(7)?,
            warn: row.get(8)?,
        })
    }
}

fn stage_rows(history: &PersonHistory, book: &Book) -> Vec<StageRow> {
    let mut rows: Vec<StageRow> = stage_spans(history, book)
        .into_iter()
        .map(|span| StageRow {
            begins: bound(span.begins),
            ends: bound(span.ends),
            case: span.standing.case,
            unit: span.standing.unit,
            stage: span.standing.stage.number(),
            since: bound(span.since),
            marks: span.standing.marks.iter().map(|mark| mark.code()).collect::<Vec<_>>().join(" "),
            turn: span.standing.turn.map(|turn| turn.body.code().to_owned()),
            turn_unit: span.standing.turn.map(|turn| turn.unit),
            member: span.standing.member.into(),
        })
        .collect();
    rows.sort();
    rows
}

fn clock_rows(history: &PersonHistory, book: &Book) -> Vec<ClockRow> {
    let mut rows: Vec<ClockRow> = history
        .cases
        .iter()
        .flat_map(|case| clock_spans(history, case, book).into_iter().map(move |span| (case.id, span)))
        .map(|(case, span)| ClockRow {
            case,
            clock: span.key,
            started_by: span.started_by,
            from: bound(span.from),
            begins: bound(span.begins),
            ends: bound(span.ends),
            unit: span.unit,
            rule: span.rule,
            due: bound(span.due),
            warn: bound(span.warn),
        })
        .collect();
    rows.sort();
    rows
}
