//! What falls due, and what must be waited for: open clocks and waits of people and of units by their day.

use chrono::NaiveDate;
use domain::clock::Clock;
use domain::rule::{Rule, RuleKind};
use domain::stage::Book;
use rusqlite::named_params;
use serde::Serialize;
use specta::Type;

use super::query::Horizon;
use super::{requests, units as of_units};
use crate::Register;
use crate::book::{self, units};
use crate::cases::{ClockBadge, TurnView, amount_unit, clock_badge, stored_badge};
use crate::error::RegisterError;
use crate::file::Stored;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DueKind {
    /// Something has to be done by the day.
    Clock,
    /// Runs out by itself on the day.
    Term,
    /// Becomes possible on the day; never due.
    Wait,
}

impl DueKind {
    fn of(rule: &Rule) -> Self {
        match rule.kind {
            RuleKind::Term => Self::Term,
            RuleKind::Minimum => Self::Wait,
            _ => Self::Clock,
        }
    }
}

/// An open clock or wait and whose it is.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DueLine {
    /// What it is.
    pub kind: DueKind,
    /// The person; `None`: the clock is the unit's own, or a request's.
    pub person: Option<i32>,
    /// The case, with the person.
    pub case: Option<i32>,
    /// The request of another place whose answer is waited for.
    pub request: Option<i32>,
    /// Birth name; the unit's where the clock is its own; whom a request is about.
    pub name: String,
    /// Where they stand, or whose it is.
    pub unit: i32,
    /// That unit's name.
    pub unit_name: String,
    /// The rule's key.
    pub clock: String,
    /// The rule's row.
    pub rule: i32,
    /// The entry that started it; 0: a derived date.
    pub started_by: i32,
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

impl DueLine {
    /// The clock of a unit itself, or of a request that a unit answers: `name` says whose.
    pub(super) fn of_unit(clock: &Clock<'_>, name: String, unit: i32, on: NaiveDate, book: &Book) -> Result<Self, RegisterError> {
        Ok(Self {
            kind: DueKind::Clock,
            person: None,
            case: None,
            request: None,
            name,
            unit,
            unit_name: units::name_on(&book.units, unit, on)?,
            clock: clock.rule.key.clone(),
            rule: clock.rule.id,
            started_by: clock.started_by.unwrap_or(0),
            from: clock.from.to_string(),
            due: clock.due.to_string(),
            badge: clock_badge(clock, on, book),
            source: clock.rule.source.clone(),
            effective_from: clock.rule.effective_from.to_string(),
            counts_in: amount_unit(clock.rule).to_owned(),
            turn: None,
            before_register: clock.due < book.figures_from,
        })
    }
}

/// Clocks that fall due as far ahead as is asked, those that show as due however far their day, and every overdue one, the
/// earliest due first; with `waits` whatever must be waited for, too.
///
/// # Errors
/// [`RegisterError::DamagedRow`] where what is stored does not read.
pub fn due_list(register: &Register, on: NaiveDate, horizon: Horizon, waits: bool) -> Result<Vec<DueLine>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let conn = register.conn();
    let book = book::of(register)?;
    let until = horizon.until(on);
    let waiting: Vec<i32> = book.rules.rules.iter().filter(|rule| waits && rule.kind == RuleKind::Minimum).map(|rule| rule.id).collect();
    let mut select = conn.prepare_cached(include_str!("due_list.sql"))?;
    let mut rows =
        select.query(named_params! { ":on": on.to_string(), ":until": units::bound(until), ":waits": serde_json::to_string(&waiting)? })?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("clock_interval", "person", row)?;
        let rule: i32 = row.get("rule")?;
        let rule = book.rules.rules.iter().find(|each| each.id == rule).ok_or_else(|| row.damaged("rule"))?;
        let kind = DueKind::of(rule);
        if kind == DueKind::Wait && !waits {
            continue;
        }
        let unit: i32 = row.get("unit")?;
        let due: NaiveDate = row.get("due")?;
        let turn: Option<String> = row.get("turn")?;
        let turn_unit: Option<i32> = row.get("turn_unit")?;
        lines.push(DueLine {
            kind,
            person: Some(row.id()),
            case: row.get("case_id")?,
            request: None,
            name: row.get("birth_name")?,
            unit,
            unit_name: units::name_on(&book.units, unit, on)?,
            started_by: row.get("started_by")?,
            from: row.get("from")?,
            due: due.to_string(),
            badge: stored_badge(&rule.key, rule.id, due, row.get("warn")?, on, &book),
            source: rule.source.clone(),
            effective_from: rule.effective_from.to_string(),
            counts_in: amount_unit(rule).to_owned(),
            turn: turn.zip(turn_unit).map(|(body, unit)| TurnView { body, unit }),
            before_register: due < book.figures_from,
            clock: rule.key.clone(),
            rule: rule.id,
        });
    }
    let asked_for = |clock: &Clock<'_>| clock.due <= until || clock.warn <= on;
    lines.extend(of_units::due_lines(conn, &book, on, asked_for)?);
    lines.extend(requests::due_lines(conn, &book, on, asked_for)?);
    // Stable: units, then requests, after the people of the same day.
    lines.sort_by(|a, b| a.due.cmp(&b.due));
    Ok(lines)
}
