//! The tree of units on a day, and the history of one.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::stage::Stage;
use domain::unit::UnitSpan;
use rusqlite::named_params;
use serde::Serialize;
use specta::Type;

use crate::Register;
use crate::book::units;
use crate::entries::in_transit;
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
    /// Of the members those between two units below it: counted here, and in neither (reports, 1).
    pub in_transit: u32,
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

/// The tree on a day, each unit with the people in it and below.
pub fn unit_tree(register: &Register, on: NaiveDate) -> Result<Vec<UnitLine>, RegisterError> {
    let conn = register.conn();
    let book = units::book(conn)?;
    let place = units::given_order(conn)?;
    let mut counts: BTreeMap<i32, [u32; 4]> = BTreeMap::new();
    let mut select = conn.prepare_cached(include_str!("people_in_units.sql"))?;
    let mut rows = select.query(named_params! { ":on": on, ":probation": Stage::Probation.number(), ":full": Stage::Full.number() })?;
    while let Some(row) = rows.next()? {
        let own = [row.get::<_, u32>("members")?, row.get("probationers")?, row.get("candidates")?, 0];
        for above in book.line_up(row.get("unit")?, on) {
            let sum = counts.entry(above).or_default();
            for (sum, own) in sum.iter_mut().zip(own) {
                *sum += own;
            }
        }
    }
    for person in in_transit(conn, &book, on)?.into_values() {
        let member = u32::from(person.stage.is_member());
        let own = [member, u32::from(person.stage.is_member() && person.stage != Stage::Full), 0, member];
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
            let [members, probationers, candidates, in_transit] = counts.get(&unit).copied().unwrap_or_default();
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
                in_transit,
            })
        })
        .collect())
}

/// The units that have ended by a day, the latest first, as they were at their end; nobody stands in them any more.
pub fn ended_units(register: &Register, on: NaiveDate) -> Result<Vec<UnitLine>, RegisterError> {
    let book = units::book(register.conn())?;
    let mut ended: Vec<_> = book.0.iter().filter_map(|(unit, spans)| Some((*unit, spans.first()?, spans.last()?))).collect();
    ended.retain(|(_, _, last)| last.ends <= on);
    ended.sort_by_key(|(unit, _, last)| (std::cmp::Reverse(last.ends), *unit));
    let line = |(unit, first, last): (i32, &UnitSpan, &UnitSpan)| UnitLine {
        unit,
        name: last.name.clone(),
        parent: last.parent,
        depth: 0,
        unit_kind: last.unit_kind.clone(),
        committee_power: last.committee_power.clone(),
        from: (first.begins != NaiveDate::MIN).then(|| first.begins.to_string()),
        to: Some(last.ends.to_string()),
        members: 0,
        probationers: 0,
        candidates: 0,
        in_transit: 0,
    };
    Ok(ended.into_iter().map(line).collect())
}

/// The units standing on a day, in the order of the tree.
pub fn unit_list(register: &Register, on: NaiveDate) -> Result<Vec<UnitSpanLine>, RegisterError> {
    Ok(unit_tree(register, on)?
        .into_iter()
        .map(|line| UnitSpanLine { unit: line.unit, name: line.name, parent: line.parent, kind: line.unit_kind, from: line.from, to: line.to })
        .collect())
}
