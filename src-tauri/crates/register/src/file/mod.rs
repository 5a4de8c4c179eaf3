//! The encrypted file: reading it with its key, keeping others out while it is open, copying it when it closes.
//!
//! - [`key`]: passphrase or recovery code → the key handed to SQLCipher; [`recovery`]: the code of the printed card
//! - `connect`: the one place with pragmas; `head`: what a file looks like before any key is tried
//! - `lock`: one writer at a time; [`medium`]: what kind of drive it lies on
//! - `schema`: which one a file has, by the steps of `migrations`; `uid`: ids that mean the same in every file
//! - [`copy`]: the daily copy and how many are kept; `witness`: days that have surely come; `pages`: telling damage from a
//!   wrong key; `damage`: telling of it with the latest copy; `stored`: rows that do not read
//!
//! Nothing here knows of people or rules.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, InterruptHandle, Transaction};

use crate::Now;
use crate::error::RegisterError;

pub(crate) mod connect;
pub mod copy;
mod damage;
pub(crate) mod head;
pub mod key;
pub(crate) mod lock;
pub mod medium;
pub(crate) mod migrations;
pub(crate) mod pages;
pub mod recovery;
mod remembered;
pub(crate) mod schema;
mod stored;
pub(crate) mod uid;
mod who;
pub(crate) mod whole;
mod witness;

pub use head::is_register_like;
pub use key::{PASSPHRASE_LEAST, Secret};
pub use recovery::RecoveryCode;
pub use who::Who;
pub use whole::{clear_for_answer, write_answer, write_whole};

use key::Key;
use lock::Lock;
use remembered::Remembered;

pub(crate) use schema::TRUE_TABLES;
pub(crate) use stored::Stored;

/// A register that is open. Dropping it closes the file and gives up the lock; [`Register::close`] also makes the
/// day's copy.
#[derive(Debug)]
pub struct Register {
    // Dropped in this order: the file is closed before others are let in.
    conn: Connection,
    _lock: Option<Lock>,
    path: PathBuf,
    key: Key,
    made_by: String,
    read_only: bool,
    changes_at_open: u64,
    remembered: RefCell<Remembered>,
    moment: uid::Moment,
}

/// What the file itself says.
#[derive(Clone, Debug, serde::Serialize, specta::Type)]
pub struct Info {
    /// The schema's number.
    pub schema: i32,
    /// SQLCipher's version.
    pub cipher: String,
    /// SQLite's version.
    pub sqlite: String,
    /// Whether it was opened to read.
    pub read_only: bool,
}

impl Register {
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it was opened to read: every write is refused.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Who the log names for what is done.
    pub fn made_by(&self) -> &str {
        &self.made_by
    }

    /// What the file itself says.
    pub fn info(&self) -> Result<Info, RegisterError> {
        Ok(Info {
            schema: schema::schema(&self.conn)?,
            cipher: self.conn.pragma_query_value(None, "cipher_version", |row| row.get(0))?,
            sqlite: rusqlite::version().to_owned(),
            read_only: self.is_read_only(),
        })
    }

    /// Stops the query that is running, from another thread; it ends with [`RegisterError::Interrupted`].
    pub fn interrupt_handle(&self) -> InterruptHandle {
        self.conn.get_interrupt_handle()
    }

    /// The recovery code of the key in use, for printing the card again.
    pub fn recovery_code(&self) -> RecoveryCode {
        self.key.recovery_code()
    }

    /// Makes the day's copy if anything was written or none stands there yet, then closes. Gives the copy's path.
    ///
    /// # Errors
    /// [`RegisterError::CopyFailed`] when the copy could not be made: the register itself is closed and whole.
    pub fn close(self, now: &Now) -> Result<Option<PathBuf>, RegisterError> {
        if self.is_read_only() {
            return Ok(None);
        }
        let written = self.conn.total_changes() != self.changes_at_open;
        let copied = copy::on_closing(&self.conn, &self.path, &self.key, written, now.today);
        drop(self);
        copied.map(Some).map_err(|reason| RegisterError::CopyFailed { reason: Box::new(reason) })
    }

    /// Closes and leaves one file: with its journal folded in, nothing else has to travel with it.
    pub(crate) fn close_without_copy(self) {
        drop(self);
    }

    /// A register over a connection that is ready.
    pub(crate) fn over(conn: Connection, lock: Option<Lock>, path: &Path, key: Key, who: &Who, read_only: bool) -> Result<Self, RegisterError> {
        let moment = uid::provide(&conn)?;
        let changes_at_open = conn.total_changes();
        Ok(Self {
            conn,
            _lock: lock,
            path: path.to_owned(),
            key,
            made_by: who.user.clone(),
            read_only,
            changes_at_open,
            remembered: RefCell::default(),
            moment,
        })
    }

    /// Reads for a crate above, all of it as of one moment. Nothing written with the connection would stay: what is to
    /// stay goes through [`Register::transact`], or the log would not know of it.
    ///
    /// # Errors
    /// Those of `ask`, and of beginning to read.
    pub fn read<T>(&self, ask: impl FnOnce(&Connection) -> Result<T, RegisterError>) -> Result<T, RegisterError> {
        let _moment = self.at_one_moment()?;
        ask(&self.conn)
    }

    /// Until the guard is dropped all is read as of one moment, and the file is locked once instead of for each question.
    pub(crate) fn at_one_moment(&self) -> Result<Option<Transaction<'_>>, RegisterError> {
        Ok(if self.conn.is_autocommit() { Some(self.conn.unchecked_transaction()?) } else { None })
    }

    /// What is asked again and again of the register as it stands: made once, and kept until something is written, here
    /// or by another program. `what` names the question with all that it depends on.
    pub(crate) fn remember<T: Send + Sync + 'static>(
        &self,
        what: &str,
        make: impl FnOnce(&Connection) -> Result<T, RegisterError>,
    ) -> Result<Arc<T>, RegisterError> {
        let version: u64 = self.conn.pragma_query_value(None, "data_version", |row| row.get::<_, i64>(0)).map(i64::cast_unsigned)?;
        let version = (self.conn.total_changes(), version);
        if let Some(known) = self.remembered.borrow_mut().find(what, version) {
            return Ok(known);
        }
        let made = Arc::new(make(&self.conn)?);
        self.remembered.borrow_mut().keep(what, made.clone());
        Ok(made)
    }

    /// A second connection to the file that only reads, for work on another thread.
    pub(crate) fn beside(&self) -> Result<Connection, RegisterError> {
        let conn = connect::connect(&self.path, connect::Mode::Read, &self.key)?;
        connect::settle(&conn, medium::Medium::Fixed, true)?;
        Ok(conn)
    }

    /// For readers inside the crate.
    pub(crate) fn conn(&self) -> &Connection {
        &self.conn
    }

    /// For writing: uids bear the moment of the operation.
    pub(crate) fn conn_at(&mut self, now: &Now) -> &mut Connection {
        self.moment.set(now);
        &mut self.conn
    }
}

impl Drop for Register {
    fn drop(&mut self) {
        if !self.read_only {
            // A reader elsewhere can prevent it; the file is whole either way.
            let _ = self.conn.pragma_update(None, "journal_mode", "DELETE");
        }
    }
}

/// The id of the row just inserted.
pub(crate) fn row_id(conn: &Connection) -> i32 {
    // Ids count up from one; two thousand million rows do not fit in a file that a clerk keeps.
    i32::try_from(conn.last_insert_rowid()).unwrap_or(i32::MAX)
}
