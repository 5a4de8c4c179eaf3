//! Chậm chuyển bước: who has taken no step of the path for so many days, with no clock running that says when.

use chrono::{Days, NaiveDate};
use domain::stage::Stage;
use rusqlite::{Connection, named_params};

use crate::error::RegisterError;
use crate::file::Stored;

/// Somebody who stands still.
pub(crate) struct Stuck {
    pub person: i32,
    pub case: i32,
    pub name: String,
    pub stage: Stage,
    /// The marks beside the stage.
    pub marks: Vec<String>,
    /// The day of the last step.
    pub last_step: NaiveDate,
}

/// Who has stood still for at least so many days on a day, the longest first.
pub(crate) fn stuck(conn: &Connection, on: NaiveDate, days: u32) -> Result<Vec<Stuck>, RegisterError> {
    let before = on.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN);
    let mut select = conn.prepare_cached(include_str!("stuck.sql"))?;
    let mut rows = select.query(named_params! { ":on": on.to_string(), ":before": before.to_string(), ":probation": Stage::Probation.number() })?;
    let mut stuck = Vec::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("stage_interval", "person", row)?;
        let marks: String = row.get("marks")?;
        stuck.push(Stuck {
            person: row.id(),
            case: row.get("case_id")?,
            name: row.get("birth_name")?,
            stage: row.numbered("stage")?,
            marks: marks.split(' ').filter(|mark| !mark.is_empty()).map(str::to_owned).collect(),
            last_step: row.get("last_step")?,
        });
    }
    Ok(stuck)
}
