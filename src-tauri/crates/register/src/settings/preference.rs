//! How a screen looks: columns, widths, order. No fact of the record, so that it stands outside the change log.

use rusqlite::{OptionalExtension, params};

use crate::Register;
use crate::error::RegisterError;

impl Register {
    /// What a screen remembered of itself.
    pub fn preference(&self, name: &str) -> Result<Option<String>, RegisterError> {
        Ok(self.conn().prepare_cached("SELECT value FROM preference WHERE name = ?1")?.query_row([name], |row| row.get("value")).optional()?)
    }

    /// Remembers how a screen looks. A register opened to read forgets it.
    pub fn save_preference(&self, name: &str, value: &str) -> Result<(), RegisterError> {
        if !self.is_read_only() {
            self.must_be_in_place()?;
            self.conn()
                .prepare_cached("INSERT INTO preference (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value")?
                .execute(params![name, value])?;
        }
        Ok(())
    }
}
