//! Writing what is no fact of the record: no operation, no line in the log, nothing derived from it.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::Register;
use crate::error::RegisterError;
use crate::file::End;

impl Register {
    /// Does `work` in one transaction of its own, beside the record. What was remembered of the record stays so.
    ///
    /// # Errors
    /// What `work` says, and then nothing is written; [`RegisterError::ReadOnly`], [`RegisterError::DiskFull`] and the like.
    pub(crate) fn aside(&mut self, work: impl FnOnce(&Connection) -> Result<(), RegisterError>) -> Result<(), RegisterError> {
        if self.is_read_only() {
            return Err(RegisterError::ReadOnly);
        }
        self.must_be_sure()?;
        self.must_be_in_place()?;
        let tx = Transaction::new_unchecked(self.conn(), TransactionBehavior::Immediate)?;
        self.must_end_with(End::of(&tx)?.as_ref())?;
        let before = tx.total_changes();
        work(&tx)?;
        self.must_be_in_place()?;
        let changed = tx.total_changes() - before;
        tx.commit().map_err(|error| self.tells(error.into()))?;
        self.changed_aside(changed);
        Ok(())
    }
}
