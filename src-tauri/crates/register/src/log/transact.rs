//! The one way to write: a named operation, whole or not at all.

use rusqlite::{Connection, TransactionBehavior, named_params};

use super::chain::Chain;
use super::operation::{Done, Operation};
use super::tables::changed;
use super::touched::{self, Touched};
use crate::error::RegisterError;
use crate::{Now, Register, derived};

/// What an operation does to the log's earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Course {
    /// Something new.
    Do,
    /// Takes an operation back.
    Undo(i32),
    /// Does again what was taken back.
    Redo(i32),
}

impl Course {
    fn kind(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Undo(_) => "undo",
            Self::Redo(_) => "redo",
        }
    }

    fn reverses(self) -> Option<i32> {
        match self {
            Self::Do => None,
            Self::Undo(operation) | Self::Redo(operation) => Some(operation),
        }
    }
}

impl Register {
    /// Does `work` as one operation in one transaction: its rows, their log and what is derived from them land
    /// together or not at all. Work that changes no row leaves no trace in the log.
    ///
    /// # Errors
    /// What `work` says, and then nothing is written; [`RegisterError::ReadOnly`], [`RegisterError::DiskFull`],
    /// [`RegisterError::DeviceGone`], [`RegisterError::InUse`].
    pub fn transact<T>(
        &mut self,
        operation: Operation,
        now: &Now,
        work: impl FnOnce(&Connection) -> Result<T, RegisterError>,
    ) -> Result<Done<T>, RegisterError> {
        self.write(&operation, Course::Do, now, work)
    }

    pub(super) fn write<T>(
        &mut self,
        operation: &Operation,
        course: Course,
        now: &Now,
        work: impl FnOnce(&Connection) -> Result<T, RegisterError>,
    ) -> Result<Done<T>, RegisterError> {
        self.write_with(operation, course, now, work, None)
    }

    /// The same; with an entry that is of no row, where what was done changes none and must be kept all the same.
    pub(super) fn write_with<T>(
        &mut self,
        operation: &Operation,
        course: Course,
        now: &Now,
        work: impl FnOnce(&Connection) -> Result<T, RegisterError>,
        entry: Option<Touched>,
    ) -> Result<Done<T>, RegisterError> {
        if self.is_read_only() {
            return Err(RegisterError::ReadOnly);
        }
        // A file that was taken away can still be written to for a while, and all of it would be lost.
        if !self.path().exists() {
            return Err(RegisterError::DeviceGone);
        }
        let made_by = self.made_by().to_owned();
        let tx = self.conn_at(now).transaction_with_behavior(TransactionBehavior::Immediate)?;
        touched::forget(&tx)?;
        let value = work(&tx)?;
        let mut touched = touched::take(&tx)?;
        touched.extend(entry);
        let mut id = None;
        if !touched.is_empty() {
            id = Some(record(&tx, operation, course, &made_by, now, &touched)?);
            derived::refresh(&tx, &touched)?;
        }
        tx.commit()?;
        Ok(Done { value, operation: id, changed: changed(&touched) })
    }
}

/// Writes the operation and its changes.
pub(super) fn record(
    conn: &Connection,
    operation: &Operation,
    course: Course,
    made_by: &str,
    now: &Now,
    touched: &[Touched],
) -> Result<i32, RegisterError> {
    let params = serde_json::to_string(&operation.params)?;
    conn.prepare_cached(include_str!("operation_insert.sql"))?.execute(named_params! {
        ":name": operation.name,
        ":params": params,
        ":made_by": made_by,
        ":made_at": now.stamp(),
        ":kind": course.kind(),
        ":reverses": course.reverses(),
    })?;
    let id = crate::file::row_id(conn);
    let mut chain = Chain::at_end(conn)?;
    let head = chain.operation_head(conn, id)?;
    let mut insert = conn.prepare_cached(include_str!("change_insert.sql"))?;
    for row in touched {
        let (change, hash) = chain.link(&head, row);
        insert.execute(named_params! {
            ":id": change,
            ":operation": id,
            ":table_name": row.table,
            ":row_id": row.row,
            ":before": row.before,
            ":after": row.after,
            ":hash": hash,
        })?;
    }
    Ok(id)
}
