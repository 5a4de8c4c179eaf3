//! What the register tells of days that have surely come: its last write and its newest copy.

use domain::today::Witness;
use rusqlite::OptionalExtension;

use super::Register;
use super::copy::copies;
use crate::error::RegisterError;

impl Register {
    /// The second witness of what day it is.
    ///
    /// The last write is the log's last entry, not its latest stamp: after a clock that ran ahead was put right, what
    /// was written since counts.
    ///
    /// # Errors
    /// [`RegisterError::DamagedRow`] where the log's last stamp is no moment.
    pub fn witness(&self) -> Result<Witness, RegisterError> {
        let mut select = self.conn().prepare_cached(include_str!("last_write.sql"))?;
        let last: Option<(i32, String)> = select.query_row([], |row| Ok((row.get("id")?, row.get("made_at")?))).optional()?;
        let last_write = match last {
            None => None,
            Some((row, made_at)) => {
                let day = made_at.get(..10).and_then(|day| day.parse().ok());
                Some(day.ok_or_else(|| RegisterError::DamagedRow { table: "operation".to_owned(), row, field: "made_at".to_owned() })?)
            }
        };
        Ok(Witness { last_write, newest_copy: copies(self.path()).pop().map(|copy| copy.day) })
    }
}
