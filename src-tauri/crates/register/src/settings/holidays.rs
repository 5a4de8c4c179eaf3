//! Days off and Saturdays worked in exchange.

use chrono::NaiveDate;
use rusqlite::named_params;
use serde::Serialize;
use specta::Type;

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
    let days = select
        .query_map([format!("{year:04}-%")], |row| {
            Ok(HolidayLine {
                holiday: row.get("id")?,
                day: row.get("day")?,
                kind: row.get("kind")?,
                unsure: row.get("unsure")?,
                confidence: row.get("confidence")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(days)
}

/// Sets what a day is: `off`, `worked`, or with `None` as its weekday says. What a clerk sets is certain.
pub fn save_holiday(register: &mut Register, day: NaiveDate, kind: Option<&str>, now: &Now) -> Result<Done<()>, RegisterError> {
    let operation = Operation::new("holiday_changed").with("day", domain::date::shown(day));
    register.transact(operation, now, |tx| {
        match kind {
            None => tx.execute("DELETE FROM holiday WHERE day = ?1", [day])?,
            Some(kind) => tx.execute(include_str!("holiday_put.sql"), named_params! { ":day": day, ":kind": kind })?,
        };
        Ok(())
    })
}
