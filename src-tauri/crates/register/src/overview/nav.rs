//! How many stand on each screen.

use chrono::NaiveDate;
use rusqlite::named_params;
use serde::Serialize;
use specta::Type;

use crate::Register;
use crate::due::due_count;
use crate::error::RegisterError;
use crate::lists::{ListScreen, Standing};

/// How many stand on each screen.
#[derive(Clone, Debug, Default, Serialize, Type)]
#[allow(missing_docs)]
pub struct NavCounts {
    /// What is to be done before the next meeting, or within the usual days, with what is overdue.
    pub due: u32,
    pub pool: u32,
    pub courses: u32,
    pub admission: u32,
    pub probation: u32,
    pub members: u32,
    pub units: u32,
    pub targets: u32,
}

/// How many people and things stand on each screen on a day.
pub fn nav_counts(register: &Register, on: NaiveDate) -> Result<NavCounts, RegisterError> {
    let _moment = register.at_one_moment()?;
    let conn = register.conn();
    let mut counts = NavCounts { due: due_count(register, on)?, ..NavCounts::default() };
    for (_, span) in Standing::on(register, on)?.all() {
        for (screen, count) in [
            (ListScreen::Pool, &mut counts.pool),
            (ListScreen::Admission, &mut counts.admission),
            (ListScreen::Probation, &mut counts.probation),
            (ListScreen::Members, &mut counts.members),
        ] {
            *count += u32::from(screen.stages().contains(&span.stage));
        }
    }
    let number = |sql: &str| -> Result<u32, RegisterError> {
        Ok(conn.prepare_cached(sql)?.query_row(named_params! { ":on": on.to_string() }, |row| row.get(0))?)
    };
    counts.courses = number(r#"SELECT count(*) FROM course WHERE "from" <= :on AND "to" >= :on"#)?;
    counts.units = number("SELECT count(*) FROM unit_interval WHERE begins <= :on AND ends > :on")?;
    counts.targets = number(r#"SELECT count(*) FROM target WHERE "from" <= :on AND "to" >= :on"#)?;
    Ok(counts)
}
