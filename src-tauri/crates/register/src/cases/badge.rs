//! A clock in a word.

use chrono::NaiveDate;
use domain::clock::{Clock, ClockState};
use domain::rule::{Rule, TimeUnit};
use domain::stage::Book;
use serde::Serialize;
use specta::Type;

/// A clock in a word: in lists and beside events.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ClockBadge {
    /// The rule's key.
    pub clock: String,
    /// The due day, ISO.
    pub due: String,
    /// How it stands.
    pub state: ClockState,
    /// Days left; past the due day where overdue or met late.
    pub days: i32,
    /// Counted in working days.
    pub working_days: bool,
}

/// The code of a rule's time unit.
pub(crate) fn amount_unit(rule: &Rule) -> &'static str {
    match rule.unit {
        TimeUnit::WorkingDays => "working_days",
        TimeUnit::Months => "months",
    }
}

/// A clock in a word on a day.
pub fn clock_badge(clock: &Clock<'_>, on: NaiveDate, book: &Book) -> ClockBadge {
    let state = clock.state(on);
    let days = match (state, clock.ended) {
        (ClockState::MetLate, Some(ended)) => -clock.days_left(ended, book),
        (ClockState::Overdue, _) => -clock.days_left(on, book),
        _ => clock.days_left(on, book).max(0),
    };
    ClockBadge { clock: clock.rule.key.clone(), due: clock.due.to_string(), state, days, working_days: clock.rule.unit == TimeUnit::WorkingDays }
}

/// The same of an open clock as it is stored.
pub(crate) fn stored_badge(clock: &str, rule: i32, due: NaiveDate, warn: NaiveDate, on: NaiveDate, book: &Book) -> ClockBadge {
    let working_days = book.rules.rules.iter().any(|each| each.id == rule && each.key == clock && each.unit == domain::rule::TimeUnit::WorkingDays);
    let left =
        if working_days { book.rules.calendar.working_days_between(on, due) } else { i32::try_from((due - on).num_days()).unwrap_or(i32::MAX) };
    let state = if on > due {
        ClockState::Overdue
    } else if on >= warn {
        ClockState::Due
    } else {
        ClockState::Running
    };
    ClockBadge { clock: clock.to_owned(), due: due.to_string(), state, days: left.abs(), working_days }
}
