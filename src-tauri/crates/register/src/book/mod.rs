//! What everything is judged by, as the register has it on a day: rules, days off, codes, units through time, and the
//! settings that say from when the record tells everything. Changing them is `settings`' and `units`'.

mod codes;
mod rules;
pub mod setting;
mod term;
pub mod units;

use std::sync::Arc;

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::stage::Book;
use domain::unit::UnitBook;
use rusqlite::Connection;

pub use codes::{CodeView, code_views, codes};
pub use rules::{rules, shipped_rules};
pub use term::{term_end, term_from};

pub(crate) use term::term_start;

pub(crate) use rules::{CONDITION_ROWS, HOLIDAY_ROWS, RULE_ROWS, condition, holiday, rule, shipped};

use crate::Register;
use crate::error::RegisterError;
use crate::file::Stored;

/// Rules, conditions, days off, units and codes of the register.
pub fn load(conn: &Connection) -> Result<Book, RegisterError> {
    with_units(conn, units::book(conn)?)
}

/// The same with units as they are given: where what is derived of them is not written yet, or not to be trusted.
pub fn with_units(conn: &Connection, units: UnitBook) -> Result<Book, RegisterError> {
    Ok(Book { rules: rules(conn)?, units, codes: codes()?.clone(), figures_from: figures_from(conn)? })
}

/// The first day of which the register tells everything: a setting, else the day on which it was made.
///
/// # Errors
/// [`RegisterError::DamagedRow`] where the setting, or the log's first moment, does not read.
pub fn figures_from(conn: &Connection) -> Result<NaiveDate, RegisterError> {
    if let Some(set) = setting::parsed::<PartialDate>(conn, "figures_from")? {
        return Ok(set.first_day());
    }
    let mut select = conn.prepare_cached("SELECT id, made_at FROM operation ORDER BY made_at, id LIMIT 1")?;
    let mut rows = select.query([])?;
    // In a register being made there is no operation yet.
    let Some(row) = rows.next()? else { return Ok(NaiveDate::MIN) };
    let row = Stored::of("operation", row)?;
    let day = row.get::<String>("made_at")?.get(..10).and_then(|day| day.parse().ok());
    day.ok_or_else(|| row.damaged("made_at"))
}

/// As [`figures_from`], for readers outside.
///
/// # Errors
/// As reading a setting.
pub fn record_from(register: &Register) -> Result<NaiveDate, RegisterError> {
    figures_from(register.conn())
}

/// As [`load`], for readers: kept until something is written.
pub fn of(register: &Register) -> Result<Arc<Book>, RegisterError> {
    register.remember("book", load)
}
