//! What the register keeps only for speed: keys to sort and search by, and spans of stages, clocks and units.
//!
//! Everything here can be rebuilt from the true tables. It is rewritten for whom a change touched, in the same
//! transaction; an edited rule rebuilds all; [`differences`] compares what is stored with a rebuild.

mod borne_on;
mod live_event;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::clock::clock_spans;
use domain::refusal::Refusal;
use domain::stage::{Book, PersonHistory, stage_spans};
use domain::{name, unit};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::cases::history;
use crate::error::RegisterError;
use crate::log::Touched;
use crate::settings::book;
use crate::units;

/// As a span's last day is written when it is open.
pub const OPEN: &str = "9999-12-31";

/// A span's bound as text that sorts: dates before the year 0001 and open ends stand at the edges.
pub(crate) fn bound(day: NaiveDate) -> String {
    if day == NaiveDate::MAX {
        OPEN.to_owned()
    } else if day == NaiveDate::MIN {
        "0001-01-01".to_owned()
    } else {
        day.to_string()
    }
}

/// Rewrites what depends on the rows touched.
pub fn refresh(conn: &Connection, touched: &[Touched]) -> Result<(), RegisterError> {
    let table = |name: &str| touched.iter().any(|row| row.table == name);
    let unit_event = |row: &Touched| row.table == "event" && row.number("unit").is_some();
    let mut people = BTreeSet::new();
    if table("unit") || touched.iter().any(unit_event) {
        let before = units::book(conn)?;
        rebuild_units(conn)?;
        let after = units::book(conn)?;
        // Each step alone may be sound and the tree turn in a circle all the same, through a later move or an earlier
        // one taken back.
        if after.under_itself().is_some() {
            return Err(Refusal::new("unit_under_itself").at("parent").into());
        }
        people = borne_on::people(conn, &borne_on::units(&before, &after))?;
    }
    // The day on which the record begins bears on whoever was there before it.
    let begins_otherwise = |row: &Touched| row.table == "setting" && row.text("name").as_deref() == Some("figures_from");
    if table("rule") || table("condition") || table("holiday") || touched.iter().any(begins_otherwise) {
        return rebuild_people(conn);
    }
    for row in touched {
        match row.table.as_str() {
            "person" => {
                people.insert(i32::try_from(row.row).unwrap_or_default());
            }
            "case" | "person_fact" => people.extend(row.number("person")),
            "event" => {
                if let Some(case) = row.number("case_id") {
                    people.extend(history::person_of_case(conn, case)?);
                }
            }
            _ => {}
        }
    }
    if people.is_empty() {
        return Ok(());
    }
    let book = book::load(conn)?;
    for person in people {
        keys(conn, person)?;
        rewrite(conn, &history::of_person(conn, person, &book.codes)?, &book)?;
    }
    Ok(())
}

/// Rewrites everything.
pub fn rebuild(conn: &Connection) -> Result<(), RegisterError> {
    rebuild_units(conn)?;
    rebuild_people(conn)
}

fn rebuild_people(conn: &Connection) -> Result<(), RegisterError> {
    conn.execute_batch("DELETE FROM person_key; DELETE FROM stage_interval; DELETE FROM clock_interval; DELETE FROM live_event WHERE person <> 0;")?;
    let book = book::load(conn)?;
    let mut people = conn.prepare("SELECT id FROM person ORDER BY id")?;
    let people: Vec<i32> = people.query_map([], |row| row.get("id"))?.collect::<Result<_, _>>()?;
    for person in people {
        keys(conn, person)?;
        rewrite(conn, &history::of_person(conn, person, &book.codes)?, &book)?;
    }
    Ok(())
}

fn rebuild_units(conn: &Connection) -> Result<(), RegisterError> {
    conn.execute_batch("DELETE FROM unit_interval; DELETE FROM live_event WHERE person = 0;")?;
    let mut insert = conn.prepare_cached(include_str!("unit_interval_insert.sql"))?;
    for units::Founded { unit: id, founding, events, corrected } in units::founded(conn)? {
        live_event::write(conn, 0, &live_event::of_unit(id, &events, &corrected))?;
        for span in unit::spans(&founding, &events) {
            insert.execute(named_params! {
                ":unit": id,
                ":begins": bound(span.begins),
                ":ends": bound(span.ends),
                ":name": span.name,
                ":unit_kind": span.unit_kind,
                ":parent": span.parent,
                ":committee_power": span.committee_power,
                ":merged_into": span.merged_into,
            })?;
        }
    }
    Ok(())
}

/// What a person is sorted, searched and filtered by.
#[derive(Clone, Debug, PartialEq, Eq)]
struct KeyRow {
    birth_name: String,
    sort_key: String,
    search_key: String,
    sex: Option<String>,
    birth_date: Option<String>,
    ethnicity: Option<String>,
}

/// The keys of a person; `None`: there is no such person.
fn key_of(conn: &Connection, person: i32) -> Result<Option<KeyRow>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("person_key_source.sql"))?;
    let mut rows = select.query([person])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let birth_name: String = row.get("birth_name")?;
    let mut words = vec![name::search_key(&birth_name)];
    for column in ["name_in_use", "citizen_id", "old_id", "file_number", "card_number", "old_card_number"] {
        if let Some(text) = row.get::<_, Option<String>>(column)? {
            words.push(name::search_key(&text));
        }
    }
    Ok(Some(KeyRow {
        sort_key: name::sort_key(&birth_name),
        search_key: format!(" {}", words.join(" ")),
        birth_name,
        sex: row.get("sex")?,
        birth_date: row.get("birth_date")?,
        ethnicity: row.get("ethnicity")?,
    }))
}

/// Rewrites the keys of one person; those of a person no longer there are taken out.
fn keys(conn: &Connection, person: i32) -> Result<(), RegisterError> {
    conn.prepare_cached("DELETE FROM person_key WHERE person = ?1")?.execute([person])?;
    if let Some(key) = key_of(conn, person)? {
        conn.prepare_cached(include_str!("person_key_insert.sql"))?.execute(named_params! {
            ":person": person, ":birth_name": key.birth_name, ":sort_key": key.sort_key, ":search_key": key.search_key,
            ":sex": key.sex, ":birth_date": key.birth_date, ":ethnicity": key.ethnicity,
        })?;
    }
    Ok(())
}

/// The keys stored of a person.
fn stored_key(conn: &Connection, person: i32) -> Result<Option<KeyRow>, RegisterError> {
    let mut select = conn.prepare_cached("SELECT birth_name, sort_key, search_key, sex, birth_date, ethnicity FROM person_key WHERE person = ?1")?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(KeyRow {
            birth_name: row.get("birth_name")?,
            sort_key: row.get("sort_key")?,
            search_key: row.get("search_key")?,
            sex: row.get("sex")?,
            birth_date: row.get("birth_date")?,
            ethnicity: row.get("ethnicity")?,
        })
    };
    Ok(select.query_row([person], read).optional()?)
}

/// Units whose stored spans or entries differ from a rebuild; none in a sound register.
pub fn unit_differences(conn: &Connection) -> Result<Vec<i32>, RegisterError> {
    let stored = units::book(conn)?;
    let (mut differing, mut rows) = (Vec::new(), Vec::new());
    let founded = units::founded(conn)?;
    for each in &founded {
        if stored.0.get(&each.unit).map_or(&[][..], Vec::as_slice) != unit::spans(&each.founding, &each.events) {
            differing.push(each.unit);
        }
        rows.extend(live_event::of_unit(each.unit, &each.events, &each.corrected));
    }
    differing.extend(stored.0.keys().filter(|unit| !founded.iter().any(|each| each.unit == **unit)));
    rows.sort();
    if live_event::stored(conn, 0)? != rows {
        differing.push(0);
    }
    Ok(differing)
}

/// The spans of one person.
fn rewrite(conn: &Connection, history: &PersonHistory, book: &Book) -> Result<(), RegisterError> {
    conn.prepare_cached("DELETE FROM stage_interval WHERE person = ?1")?.execute([history.person])?;
    conn.prepare_cached("DELETE FROM clock_interval WHERE person = ?1")?.execute([history.person])?;
    conn.prepare_cached("DELETE FROM live_event WHERE person = ?1")?.execute([history.person])?;
    let mut insert = conn.prepare_cached(include_str!("stage_interval_insert.sql"))?;
    for row in stage_rows(history, book) {
        insert.execute(named_params! {
            ":person": history.person, ":begins": row.begins, ":ends": row.ends, ":case_id": row.case,
            ":unit": row.unit, ":stage": row.stage, ":since": row.since, ":marks": row.marks, ":turn": row.turn, ":turn_unit": row.turn_unit,
        })?;
    }
    let mut insert = conn.prepare_cached(include_str!("clock_interval_insert.sql"))?;
    for row in clock_rows(history, book) {
        insert.execute(named_params! {
            ":case_id": row.case, ":person": history.person, ":unit": row.unit, ":clock": row.clock, ":rule": row.rule,
            ":started_by": row.started_by, ":from": row.from, ":due": row.due, ":warn": row.warn,
            ":begins": row.begins, ":ends": row.ends,
        })?;
    }
    live_event::write(conn, history.person, &live_event::of_person(history, book))
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct StageRow {
    begins: String,
    ends: String,
    case: i32,
    unit: i32,
    stage: i32,
    since: String,
    marks: String,
    turn: Option<String>,
    turn_unit: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct ClockRow {
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

fn stage_rows(history: &PersonHistory, book: &Book) -> Vec<StageRow> {
    stage_spans(history, book)
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
        })
        .collect()
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

/// People whose stored spans differ from a rebuild; none in a sound register.
pub fn differences(conn: &Connection) -> Result<Vec<i32>, RegisterError> {
    let book = book::load(conn)?;
    let mut people = conn.prepare("SELECT id FROM person ORDER BY id")?;
    let people: Vec<i32> = people.query_map([], |row| row.get("id"))?.collect::<Result<_, _>>()?;
    let mut stages = conn.prepare(include_str!("stage_interval_of_person.sql"))?;
    let mut clocks = conn.prepare(include_str!("clock_interval_of_person.sql"))?;
    let mut differing = Vec::new();
    for person in people {
        let history = history::of_person(conn, person, &book.codes)?;
        let stored_stages: Vec<StageRow> = stages
            .query_map([person], |row| {
                Ok(StageRow {
                    begins: row.get("begins")?,
                    ends: row.get("ends")?,
                    case: row.get("case_id")?,
                    unit: row.get("unit")?,
                    stage: row.get("stage")?,
                    since: row.get("since")?,
                    marks: row.get("marks")?,
                    turn: row.get("turn")?,
                    turn_unit: row.get("turn_unit")?,
                })
            })?
            .collect::<Result<_, _>>()?;
        let mut stored_clocks: Vec<ClockRow> = clocks
            .query_map([person], |row| {
                Ok(ClockRow {
                    case: row.get("case_id")?,
                    clock: row.get("clock")?,
                    started_by: row.get("started_by")?,
                    from: row.get("from")?,
                    begins: row.get("begins")?,
                    ends: row.get("ends")?,
                    unit: row.get("unit")?,
                    rule: row.get("rule")?,
                    due: row.get("due")?,
                    warn: row.get("warn")?,
                })
            })?
            .collect::<Result<_, _>>()?;
        stored_clocks.sort();
        let sound = stored_stages == stage_rows(&history, &book)
            && stored_clocks == clock_rows(&history, &book)
            && stored_key(conn, person)? == key_of(conn, person)?
            && live_event::stored(conn, person)? == live_event::of_person(&history, &book);
        if !sound {
            differing.push(person);
        }
    }
    Ok(differing)
}
