//! The tree of units on a day, and the history of one.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::stage::Stage;
use rusqlite::named_params;
use serde::Serialize;
use specta::Type;

use super::page::{self, UnitEvent};
use crate::Register;
use crate::book::{codes, units};
use crate::entries::{FieldView, in_transit, told};
use crate::error::RegisterError;

/// A unit of the tree.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnitLine {
    /// Its id.
    pub unit: i32,
    /// Its name on the day.
    pub name: String,
    /// The unit above on the day.
    pub parent: Option<i32>,
    /// How deep in the tree, 0 for a root.
    pub depth: u32,
    /// A code of `unit_kind`.
    pub unit_kind: String,
    /// A code of `committee_power`.
    pub committee_power: String,
    /// Founded on, ISO.
    pub from: Option<String>,
    /// Ended on.
    pub to: Option<String>,
    /// Members in it and below, probationers included.
    pub members: u32,
    /// Of them probationers.
    pub probationers: u32,
    /// Candidates on the way in it and below.
    pub candidates: u32,
}

/// A unit as `unit list` prints it.
#[derive(Clone, Debug, Serialize)]
pub struct UnitSpanLine {
    /// Its id.
    pub unit: i32,
    /// Its name on the day.
    pub name: String,
    /// The unit above on the day.
    pub parent: Option<i32>,
    /// A code of `unit_kind`.
    pub kind: String,
    /// Founded on.
    pub from: Option<String>,
    /// Ended on.
    pub to: Option<String>,
}

/// A step in a unit's history.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnitStep {
    /// The event.
    pub event: i32,
    /// Its kind.
    pub kind: String,
    /// When, ISO.
    pub on: String,
    /// Its fields, as they read now.
    pub values: Vec<FieldView>,
    /// Taken out of the record as entered by mistake.
    pub voided: bool,
    /// The document's number.
    pub document_number: Option<String>,
    /// The document's date, ISO.
    pub document_date: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// Why it was recorded against a rule.
    pub reason: Option<String>,
}

/// The tree on a day, each unit with the people in it and below.
pub fn unit_tree(register: &Register, on: NaiveDate) -> Result<Vec<UnitLine>, RegisterError> {
    let conn = register.conn();
    let book = units::book(conn)?;
    let place = units::office_order(conn)?;
    let mut counts: BTreeMap<i32, [u32; 3]> = BTreeMap::new();
    let mut select = conn.prepare_cached(include_str!("people_in_units.sql"))?;
    let mut rows = select.query(named_params! { ":on": on, ":probation": Stage::Probation.number(), ":full": Stage::Full.number() })?;
    while let Some(row) = rows.next()? {
        let own = [row.get::<_, u32>("members")?, row.get("probationers")?, row.get("candidates")?];
        for above in book.line_up(row.get("unit")?, on) {
            let sum = counts.entry(above).or_default();
            for (sum, own) in sum.iter_mut().zip(own) {
                *sum += own;
            }
        }
    }
    for person in in_transit(conn, &book, on)?.into_values() {
        let own = [u32::from(person.stage.is_member()), u32::from(person.stage.is_member() && person.stage != Stage::Full), 0];
        for above in person.counted_in {
            let sum = counts.entry(above).or_default();
            for (sum, own) in sum.iter_mut().zip(own) {
                *sum += own;
            }
        }
    }
    let order = |unit: i32| (place.get(&unit).copied().unwrap_or_default(), String::new());
    Ok(book
        .tree(on, order)
        .into_iter()
        .filter_map(|(unit, depth)| {
            let span = book.standing(unit, on)?;
            let [members, probationers, candidates] = counts.get(&unit).copied().unwrap_or_default();
            let begun = book.0.get(&unit)?.first()?.begins;
            let end = book.0.get(&unit)?.last()?.ends;
            Some(UnitLine {
                unit,
                name: span.name.clone(),
                parent: span.parent,
                depth: depth as u32,
                unit_kind: span.unit_kind.clone(),
                committee_power: span.committee_power.clone(),
                from: (begun != NaiveDate::MIN).then(|| begun.to_string()),
                to: (end != NaiveDate::MAX).then(|| end.to_string()),
                members,
                probationers,
                candidates,
            })
        })
        .collect())
}

/// The units standing on a day, in the order of the tree.
pub fn unit_list(register: &Register, on: NaiveDate) -> Result<Vec<UnitSpanLine>, RegisterError> {
    Ok(unit_tree(register, on)?
        .into_iter()
        .map(|line| UnitSpanLine { unit: line.unit, name: line.name, parent: line.parent, kind: line.unit_kind, from: line.from, to: line.to })
        .collect())
}

/// What happened to a unit, newest first.
pub fn unit_history(register: &Register, unit: i32) -> Result<Vec<UnitStep>, RegisterError> {
    let conn = register.conn();
    let mut entries = page::entries(conn, unit)?;
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.event.day(), entry.event.id)));
    let book = units::book(conn)?;
    let codes = codes()?;
    entries
        .into_iter()
        .map(|UnitEvent { event, voided, .. }| {
            Ok(UnitStep {
                event: event.id,
                kind: event.kind.code().to_owned(),
                on: event.on.to_string(),
                values: told(conn, &book, codes, event.day(), &event)?,
                voided,
                document_number: event.document_number,
                document_date: event.document_date.map(|date| date.to_string()),
                issuer: event.issuer,
                note: event.note,
                reason: event.reason,
            })
        })
        .collect()
}
