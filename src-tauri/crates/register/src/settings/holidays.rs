//! Days off and Saturdays worked in exchange.

use chrono::NaiveDate;
use domain::role::Role;
use domain::rule::Holiday;
use rusqlite::named_params;
use serde::Serialize;
use specta::Type;

use crate::book;
use crate::error::RegisterError;
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// One day of the calendar that is not as its weekday says.
#[derive(Clone, Debug, Serialize, Type)]
pub struct HolidayLine {
    /// The row's id.
    pub holiday: i32,
    /// The day, ISO.
    pub day: String,
    /// `off` or `worked`.
    pub kind: String,
    /// Why it is not certain.
    pub unsure: Option<String>,
    /// The mark of its source.
    pub confidence: String,
}

/// The days of a year.
pub fn holiday_list(register: &Register, year: i32) -> Result<Vec<HolidayLine>, RegisterError> {
    let mut select = register.conn().prepare_cached(include_str!("holiday_list.sql"))?;
    let mut rows = select.query([format!("{year:04}-%")])?;
    let mut days = Vec::new();
    while let Some(row) = rows.next()? {
        let Holiday { day, worked, unsure, confidence } = book::holiday(row)?;
        let kind = if worked { "worked" } else { "off" };
        days.push(HolidayLine { holiday: row.get("id")?, day: day.to_string(), kind: kind.to_owned(), unsure, confidence });
    }
    Ok(days)
}

/// Sets what a day is: `off`, `worked`, or with `None` as its weekday says. What a clerk sets is certain.
pub fn save_holiday(register: &mut Register, day: NaiveDate, kind: Option<&str>, now: &Now) -> Result<Done<()>, RegisterError> {
    let operation = Operation::new("holiday_changed").open_to(Role::Keeper).with("day", domain::date::shown(day));
    register.transact(operation, now, |tx| {
        match kind {
            None => tx.execute("DELETE FROM holiday WHERE day = ?1", [day])?,
            Some(kind) => tx.execute(include_str!("holiday_put.sql"), named_params! { ":day": day, ":kind": kind })?,
        };
        Ok(())
    })
}
