//! The committee's term: numbers of documents run on through it, and books are bound by it.

use chrono::{Months, NaiveDate};
use domain::date::PartialDate;
use rusqlite::Connection;

use super::setting::parsed;
use crate::Register;
use crate::error::RegisterError;

/// How long a term lasts.
const TERM: Months = Months::new(5 * 12);

/// The first day of the term that a day falls into: a setting, else five years before.
pub(crate) fn term_start(conn: &Connection, on: NaiveDate) -> Result<NaiveDate, RegisterError> {
    let set = parsed::<PartialDate>(conn, "term_from")?.map(PartialDate::first_day).filter(|from| *from <= on);
    Ok(set.unwrap_or_else(|| on.checked_sub_months(TERM).unwrap_or(on)))
}

/// As [`term_start`], for readers outside.
///
/// # Errors
/// As reading a setting.
pub fn term_from(register: &Register, on: NaiveDate) -> Result<NaiveDate, RegisterError> {
    term_start(register.conn(), on)
}

/// The last day of a term that begins on a day.
pub fn term_end(from: NaiveDate) -> NaiveDate {
    from.checked_add_months(TERM).and_then(|end| end.pred_opt()).unwrap_or(NaiveDate::MAX)
}
