//! The deadlines that run, and the terms that must have passed.

use chrono::NaiveDate;
use paper::{Align, Cell, Table};
use register::cases::ClockView;

use crate::told::{badge, badge_of, clock_rule, date, word};

/// The table of those that are open; `None`: none is.
pub(super) fn table(clocks: &[ClockView], on: NaiveDate) -> Option<Table> {
    let open: Vec<&ClockView> = clocks.iter().filter(|clock| clock.state.is_open()).collect();
    let row = |clock: &&ClockView| {
        [
            Cell::new(word(&format!("clock.{}", clock.clock))),
            Cell::new(date(&clock.from)),
            Cell::new(date(&clock.due)),
            Cell::new(badge(&badge_of(clock), on)),
            Cell::new(clock_rule(clock)),
        ]
    };
    let columns = [
        (word("sheet.deadline"), 0.0, Align::Left),
        (word("column.due_from"), 22.0, Align::Center),
        (word("column.due_day"), 22.0, Align::Center),
        (word("column.due_left"), 26.0, Align::Center),
        (word("sheet.rule"), 47.0, Align::Left),
    ];
    (!open.is_empty()).then(|| Table::new(columns, open.iter().map(row).collect()))
}
