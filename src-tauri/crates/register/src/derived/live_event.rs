//! What the entries of cases and units say now, each with the days in which it is in force: what every list, paper,
//! count and figure reads.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::case::is_step;
use domain::event::Event;
use domain::field::FieldType;
use domain::force::Span;
use domain::stage::{Book, DATING_FIELDS, PersonHistory, unit_on};
use rusqlite::{Connection, Row, named_params};

use crate::book::units::bound;
use crate::error::RegisterError;

/// One row of `live_event`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LiveRow {
    event: i32,
    case: Option<i32>,
    unit: i32,
    kind: String,
    day: String,
    begins: String,
    dead_from: String,
    said: String,
    document_number: Option<String>,
    course: Option<i32>,
    result: Option<String>,
    answers: Option<i32>,
    // Numbers, as stored: read as yes or no, a 2 written from outside would pass for a 1.
    elsewhere: i32,
    step: i32,
    fields: Option<String>,
    partial: i32,
    dating: Option<String>,
}

impl LiveRow {
    fn new(event: &Event, case: Option<i32>, unit: i32, span: Span, corrected: bool) -> Self {
        let answers = event.kind.fields().find(|field| field.field_type == FieldType::Event).and_then(|field| event.fields.id(field.name));
        Self {
            event: event.id,
            case,
            unit,
            kind: event.kind.code().to_owned(),
            day: bound(event.day()),
            begins: bound(span.from),
            dead_from: bound(span.dead_from),
            said: event.on.to_string(),
            document_number: event.document_number.clone(),
            course: event.fields.id("course"),
            result: event.fields.text("result").map(str::to_owned),
            answers,
            elsewhere: event.elsewhere.into(),
            step: is_step(event.kind).into(),
            fields: corrected.then(|| event.fields.to_json()),
            partial: event.on.as_whole().is_none().into(),
            dating: event.fields.only(DATING_FIELDS).map(|fields| fields.to_json()),
        }
    }

    /// As stored, by the places in `live_event_of_units.sql` and `check/live_events.sql`.
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            event: row.get(1)?,
            case: row.get(2)?,
            unit: row.get(3)?,
            kind: row.get(4)?,
            day: row.get(5)?,
            begins: row.get(6)?,
            dead_from: row.get(7)?,
            said: row.get(8)?,
            document_number: row.get(9)?,
            course: row.get(10)?,
            result: row.get(11)?,
            answers: row.get(12)?,
            elsewhere: row.get(13)?,
            step: row.get(14)?,
            fields: row.get(15)?,
            partial: row.get(16)?,
            dating: row.get(17)?,
        })
    }
}

/// The rows of a person's cases, in the order of their entries.
pub(super) fn of_person(history: &PersonHistory, book: &Book) -> Vec<LiveRow> {
    let mut rows = Vec::new();
    for case in &history.cases {
        let forces = case.forces();
        // Of many entries on one day the unit is the same.
        let mut units: BTreeMap<NaiveDate, i32> = BTreeMap::new();
        for (event, span) in forces.spans() {
            let unit = *units.entry(span.from).or_insert_with(|| unit_on(case, &forces, span.from, book));
            rows.push(LiveRow::new(event, Some(case.id), unit, span, case.corrected.contains(&event.id)));
        }
    }
    rows.sort();
    rows
}

/// The rows of a unit's own entries as they read now.
pub(super) fn of_unit(unit: i32, live: &[Event], corrected: &BTreeSet<i32>) -> Vec<LiveRow> {
    let standing = |event: &Event| Span { from: event.day(), dead_from: NaiveDate::MAX };
    let mut rows: Vec<LiveRow> = live.iter().map(|event| LiveRow::new(event, None, unit, standing(event), corrected.contains(&event.id))).collect();
    rows.sort();
    rows
}

/// Writes rows; `person` is 0 for a unit's own.
pub(super) fn write(conn: &Connection, person: i32, rows: &[LiveRow]) -> Result<(), RegisterError> {
    let mut insert = conn.prepare_cached(include_str!("live_event_insert.sql"))?;
    for row in rows {
        insert.execute(named_params! {
            ":person": person, ":event": row.event, ":case_id": row.case, ":unit": row.unit, ":kind": row.kind, ":day": row.day,
            ":begins": row.begins, ":dead_from": row.dead_from, ":said": row.said, ":document_number": row.document_number,
            ":course": row.course, ":result": row.result, ":answers": row.answers, ":elsewhere": row.elsewhere, ":step": row.step, ":fields": row.fields,
            ":partial": row.partial, ":dating": row.dating,
        })?;
    }
    Ok(())
}

/// The rows stored of units, by unit.
pub(super) fn stored_of_units(conn: &Connection) -> Result<BTreeMap<i32, Vec<LiveRow>>, RegisterError> {
    let mut units: BTreeMap<i32, Vec<LiveRow>> = BTreeMap::new();
    for row in conn.prepare_cached(include_str!("live_event_of_units.sql"))?.query_map([], LiveRow::read)? {
        let row = row?;
        units.entry(row.unit).or_default().push(row);
    }
    units.values_mut().for_each(|rows| rows.sort());
    Ok(units)
}
