//! The one way to write: a named operation, whole or not at all.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::permitted::{is_of_users, must_be_permitted};
use crate::error::RegisterError;
use crate::file::End;
use crate::log::{Act, Done, Operation, Touched, changed, forget, record, take};
use crate::{Now, Register, derived};

impl Register {
    /// Does `work` as one operation in one transaction: its rows, their log and what is derived from them land
    /// together or not at all. Work that changes no row leaves no trace in the log.
    ///
    /// # Errors
    /// What `work` says, and then nothing is written; `role_refused`, `sign_in_needed`, `last_keeper`;
    /// [`RegisterError::ReadOnly`], [`RegisterError::DiskFull`], [`RegisterError::DeviceGone`], [`RegisterError::InUse`]; [`RegisterError::NotSure`] where the disk failed just when it was
    /// being kept, or the file was taken away then.
    pub fn transact<T>(
        &mut self,
        operation: Operation,
        now: &Now,
        work: impl FnOnce(&Connection) -> Result<T, RegisterError>,
    ) -> Result<Done<T>, RegisterError> {
        self.write(&operation, Act::Do, now, work)
    }

    pub(super) fn write<T>(
        &mut self,
        operation: &Operation,
        act: Act,
        now: &Now,
        work: impl FnOnce(&Connection) -> Result<T, RegisterError>,
    ) -> Result<Done<T>, RegisterError> {
        self.write_with(operation, act, now, work, None)
    }

    /// The same; with an entry that is of no row, where what was done changes none and must be kept all the same.
    pub(super) fn write_with<T>(
        &mut self,
        operation: &Operation,
        act: Act,
        now: &Now,
        work: impl FnOnce(&Connection) -> Result<T, RegisterError>,
        entry: Option<Touched>,
    ) -> Result<Done<T>, RegisterError> {
        if self.is_read_only() {
            return Err(RegisterError::ReadOnly);
        }
        self.must_be_sure()?;
        // A file that was taken away can still be written to for a while, and all of it would be lost.
        self.must_be_in_place()?;
        self.must_be(operation.least())?;
        self.at(now);
        let tx = Transaction::new_unchecked(self.conn(), TransactionBehavior::Immediate)?;
        self.must_end_with(End::of(&tx)?.as_ref())?;
        forget(&tx)?;
        let value = work(&tx)?;
        let mut touched = take(&tx)?;
        must_be_permitted(self, &touched)?;
        touched.extend(entry);
        let mut id = None;
        if !touched.is_empty() {
            id = Some(record(&tx, operation, act, self.made_by(), now, &touched)?);
            derived::refresh(&tx, &touched)?;
        }
        let end = End::of(&tx)?;
        self.must_be_in_place()?;
        if let Err(error) = tx.commit() {
            let error = self.tells(error.into());
            self.landed(end.as_ref(), error)?;
        }
        // It may have been taken away, or replaced, since it was last looked at.
        if self.must_be_in_place().is_err() {
            return Err(self.not_sure());
        }
        self.ends_with(end);
        if touched.iter().any(is_of_users) {
            self.look_who_is_in();
        }
        Ok(Done { value, operation: id, changed: changed(&touched) })
    }
}
