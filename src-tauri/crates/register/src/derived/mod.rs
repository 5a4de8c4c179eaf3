//! What the register keeps only for speed: keys to sort and search by, and spans of stages, clocks and units.
//!
//! Everything here can be rebuilt from the true tables. It is rewritten for whom a change touched, in the same
//! transaction; an edited rule rebuilds all; [`differences`] compares what is stored with a rebuild.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::clock::clock_spans;
use domain::event_kind::EventKind;
use domain::refusal::Refusal;
use domain::stage::{Book, PersonHistory, counting, stage_spans, standing};
use domain::{name, unit};
use rusqlite::{Connection, named_params};

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
    if table("unit") || touched.iter().any(unit_event) {
        rebuild_units(conn)?;
        // Each step alone may be sound and the tree turn in a circle all the same, through a later move or an earlier
        // one taken back.
        if units::book(conn)?.under_itself().is_some() {
            return Err(Refusal::new("unit_under_itself").at("parent").into());
        }
        // Only a unit's kind and place in the tree bear on the cases under it, and a new unit has none.
        let new_only = touched.iter().all(|row| row.table == "unit" && row.before.is_none());
        if !new_only {
            return rebuild_people(conn);
        }
    }
    if table("rule") || table("condition") || table("holiday") {
        return rebuild_people(conn);
    }
    let mut people = BTreeSet::new();
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
    conn.execute_batch("DELETE FROM person_key; DELETE FROM stage_interval; DELETE FROM clock_interval; DELETE FROM counted_event;")?;
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
    conn.execute("DELETE FROM unit_interval", [])?;
    let mut insert = conn.prepare_cached(include_str!("unit_interval_insert.sql"))?;
    for (id, founding, events) in units::founded(conn)? {
        for span in unit::spans(&founding, &events) {
            insert.execute(named_params! {
                ":unit": id,
                ":begins": bound(span.begins),
                ":ends": bound(span.ends),
                ":name": span.name,
                ":unit_kind": span.unit_kind,
                ":parent": span.parent,
                ":committee_power": span.committee_power,
            })?;
        }
    }
    Ok(())
}

/// The keys of one person; those of a person no longer there are taken out.
fn keys(conn: &Connection, person: i32) -> Result<(), RegisterError> {
    conn.prepare_cached("DELETE FROM person_key WHERE person = ?1")?.execute([person])?;
    let mut select = conn.prepare_cached(include_str!("person_key_source.sql"))?;
    let mut rows = select.query([person])?;
    let Some(row) = rows.next()? else { return Ok(()) };
    let birth_name: String = row.get("birth_name")?;
    let mut words = vec![name::search_key(&birth_name)];
    for column in ["name_in_use", "citizen_id", "old_id", "file_number", "card_number", "old_card_number"] {
        if let Some(text) = row.get::<_, Option<String>>(column)? {
            words.push(name::search_key(&text));
        }
    }
    conn.prepare_cached(include_str!("person_key_insert.sql"))?.execute(named_params! {
        ":person": person,
        ":birth_name": birth_name,
        ":sort_key": name::sort_key(&birth_name),
        ":search_key": format!(" {}", words.join(" ")),
        ":sex": row.get::<_, Option<String>>("sex")?,
        ":birth_date": row.get::<_, Option<String>>("birth_date")?,
        ":ethnicity": row.get::<_, Option<String>>("ethnicity")?,
    })?;
    Ok(())
}

/// The spans of one person.
fn rewrite(conn: &Connection, history: &PersonHistory, book: &Book) -> Result<(), RegisterError> {
    conn.prepare_cached("DELETE FROM stage_interval WHERE person = ?1")?.execute([history.person])?;
    conn.prepare_cached("DELETE FROM clock_interval WHERE person = ?1")?.execute([history.person])?;
    conn.prepare_cached("DELETE FROM counted_event WHERE person = ?1")?.execute([history.person])?;
    let mut insert = conn.prepare_cached(include_str!("stage_interval_insert.sql"))?;
    for row in stage_rows(history, book) {
        insert.execute(named_params! {
            ":person": history.person, ":begins": row.begins, ":ends": row.ends, ":case_id": row.case,
            ":unit": row.unit, ":stage": row.stage, ":since": row.since, ":marks": row.marks,
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
    let mut insert = conn.prepare_cached(include_str!("counted_event_insert.sql"))?;
    for row in counted_rows(history, book) {
        insert.execute(named_params! {
            ":event": row.event, ":person": history.person, ":case_id": row.case, ":kind": row.kind,
            ":happened": row.happened, ":unit": row.unit,
        })?;
    }
    Ok(())
}

/// The kinds that figures count.
const COUNTED: &[EventKind] = &[
    EventKind::CandidateListed,
    EventKind::CourseEnrolled,
    EventKind::CourseCertificate,
    EventKind::Ceremony,
    EventKind::NewMemberClassEnrolled,
    EventKind::NewMemberClassCertificate,
    EventKind::ConversionDecision,
    EventKind::TransferReceived,
    EventKind::TransferSlip,
    EventKind::StruckOff,
    EventKind::Expelled,
    EventKind::Resigned,
    EventKind::Died,
    EventKind::MembershipRestored,
    EventKind::CardIssued,
    EventKind::BadgeAwarded,
    EventKind::Commendation,
];

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct CountedRow {
    event: i32,
    case: i32,
    kind: String,
    happened: String,
    unit: i32,
}

fn counted_rows(history: &PersonHistory, book: &Book) -> Vec<CountedRow> {
    let mut rows = Vec::new();
    for case in &history.cases {
        let mut admitted = false;
        for event in counting(case, NaiveDate::MAX).into_iter().filter(|event| !event.elsewhere && COUNTED.contains(&event.kind)) {
            // A membership begins once, however often the ceremony was written down.
            if event.kind == EventKind::Ceremony && std::mem::replace(&mut admitted, true) {
                continue;
            }
            let unit = standing(history, case, event.day(), book).map_or(case.unit, |standing| standing.unit);
            rows.push(CountedRow { event: event.id, case: case.id, kind: event.kind.code().to_owned(), happened: bound(event.day()), unit });
        }
    }
    rows.sort();
    rows
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
    let mut counted = conn.prepare("SELECT event, case_id, kind, happened, unit FROM counted_event WHERE person = ?1 ORDER BY event")?;
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
        let stored_counted: Vec<CountedRow> = counted
            .query_map([person], |row| {
                Ok(CountedRow {
                    event: row.get("event")?,
                    case: row.get("case_id")?,
                    kind: row.get("kind")?,
                    happened: row.get("happened")?,
                    unit: row.get("unit")?,
                })
            })?
            .collect::<Result<_, _>>()?;
        let sound = stored_stages == stage_rows(&history, &book)
            && stored_clocks == clock_rows(&history, &book)
            && stored_counted == counted_rows(&history, &book);
        if !sound {
            differing.push(person);
        }
    }
    Ok(differing)
}
