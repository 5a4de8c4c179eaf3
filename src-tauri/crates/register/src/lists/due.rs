//! What falls due: open clocks of people and of units by their due day.

use chrono::NaiveDate;
use rusqlite::named_params;
use serde::Serialize;
use specta::Type;

use super::due_units::due_lines;
use super::page::badge;
use crate::Register;
use crate::book::{self, units};
use crate::cases::{ClockBadge, TurnView, amount_unit};
use crate::error::RegisterError;
use crate::file::Stored;

/// An open clock and whose it is.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DueLine {
    /// The person; `None`: the clock is the unit's own.
    pub person: Option<i32>,
    /// The case, with the person.
    pub case: Option<i32>,
    /// Birth name; the unit's where the clock is its own.
    pub name: String,
    /// Where they stand, or whose it is.
    pub unit: i32,
    /// That unit's name.
    pub unit_name: String,
    /// The rule's key.
    pub clock: String,
    /// Day 0, ISO.
    pub from: String,
    /// The due day, ISO.
    pub due: String,
    /// In a word.
    pub badge: ClockBadge,
    /// The rule's source.
    pub source: String,
    /// The rule's effective date.
    pub effective_from: String,
    /// In what the clock counts: `working_days` or `months`.
    pub counts_in: String,
    /// Whose turn it is; `None`: the unit's own clock, or the case has ended.
    pub turn: Option<TurnView>,
    /// It fell due before the register's record begins: kept apart from what is overdue today.
    pub before_register: bool,
}

/// A turn as stored.
pub(crate) fn turn(body: Option<String>, unit: Option<i32>) -> Option<TurnView> {
    Some(TurnView { body: body?, unit: unit? })
}

/// Clocks due within so many calendar days of a day, those that show as due however far their day, and every overdue one,
/// the earliest due first.
pub fn due_list(register: &Register, on: NaiveDate, within: u32) -> Result<Vec<DueLine>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let conn = register.conn();
    let book = book::of(register)?;
    let until = on.checked_add_days(chrono::Days::new(u64::from(within))).unwrap_or(NaiveDate::MAX);
    let mut select = conn.prepare_cached(include_str!("due_list.sql"))?;
    let mut rows = select.query(named_params! { ":on": on.to_string(), ":until": units::bound(until) })?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("clock_interval", "person", row)?;
        let clock: String = row.get("clock")?;
        let rule: i32 = row.get("rule")?;
        let unit: i32 = row.get("unit")?;
        let rule = book.rules.rules.iter().find(|each| each.id == rule).ok_or_else(|| row.damaged("rule"))?;
        let due: NaiveDate = row.get("due")?;
        lines.push(DueLine {
            person: Some(row.id()),
            case: row.get("case_id")?,
            name: row.get("birth_name")?,
            unit,
            unit_name: units::name_on(&book.units, unit, on)?,
            from: row.get("from")?,
            due: due.to_string(),
            badge: badge(&clock, rule.id, due, row.get("warn")?, on, &book),
            source: rule.source.clone(),
            effective_from: rule.effective_from.to_string(),
            counts_in: amount_unit(rule).to_owned(),
            turn: turn(row.get("turn")?, row.get("turn_unit")?),
            before_register: due < book.figures_from,
            clock,
        });
    }
    lines.extend(due_lines(conn, &book, on, until)?);
    // Stable: units after the people of the same day.
    lines.sort_by(|a, b| a.due.cmp(&b.due));
    Ok(lines)
}
