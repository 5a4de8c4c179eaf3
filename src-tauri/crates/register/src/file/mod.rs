//! The encrypted file: reading it with its key, keeping others out while it is open, copying it when it closes.
//!
//! - [`key`]: passphrase or recovery code → the key handed to SQLCipher; [`recovery`]: the code of the printed card
//! - `connect`: the one place with pragmas; `head`: what a file looks like before any key is tried
//! - `lock`: one writer at a time; [`medium`]: what kind of drive it lies on
//! - `session`: who is signed in, and what they may do; `pin`: by what they are known; `who`: what they come with
//! - `schema`: which one a file has, by the steps of `migrations`; `uid`: ids that mean the same in every file
//! - [`copy`]: the daily copy and how many are kept; `witness`: days that have surely come; `pages`: telling damage from a
//!   wrong key; `damage`: telling of it with the latest copy; `stored`: rows that do not read
//! - `look`: why the database could not read or write, by a second look with plain means; `landed`: what stands after a commit
//!   that failed
//!
//! Nothing here knows of people or rules.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::role::Role;
use rusqlite::{Connection, InterruptHandle, Transaction};

use crate::Now;
use crate::error::RegisterError;

pub(crate) mod connect;
pub mod copy;
pub(crate) mod damage;
mod end;
pub(crate) mod head;
pub(crate) mod identity;
pub(crate) mod journal;
pub mod key;
mod landed;
pub(crate) mod lock;
mod look;
pub mod medium;
mod memory;
pub(crate) mod migrations;
pub(crate) mod pages;
mod passphrase;
pub(crate) mod pin;
pub mod recovery;
mod remembered;
pub(crate) mod schema;
mod search;
mod session;
mod stored;
pub(crate) mod uid;
mod who;
pub(crate) mod whole;
mod witness;

pub use end::End;
pub use head::{is_register_like, mark_of};
pub use identity::is_same_file;
pub use key::Secret;
pub use look::Look;
pub use memory::{keep_to_itself, wipe_what_the_database_frees};
pub use passphrase::{PASSPHRASE_DIFFERENT, PASSPHRASE_LEAST};
pub use pin::PIN_LEAST;
pub use recovery::RecoveryCode;
pub use session::{SignedIn, Stay};
pub use who::Who;
pub use whole::{clear_for_answer, write_answer, write_whole};

use connect::Mode;
use identity::Identity;
use key::Key;
use lock::Lock;
use remembered::Remembered;
use session::Session;

pub(crate) use schema::TRUE_TABLES;
pub(crate) use stored::Stored;

/// A register that is open. Dropping it closes the file and gives up the lock; [`Register::close`](crate::copies) also makes
/// the day's copy.
#[derive(Debug)]
pub struct Register {
    // Dropped in this order: the file is closed before others are let in.
    conn: Connection,
    lock: Option<Lock>,
    path: PathBuf,
    identity: Identity,
    key: Key,
    made_by: String,
    session: Session,
    mode: Mode,
    /// The last link of the log as last seen here: nobody else writes while this is open.
    last_link: Option<End>,
    /// Whether the last operation stands could not be told.
    unsure: bool,
    /// Journals that lay beside the file and were not its own: where they were put.
    put_aside: Vec<PathBuf>,
    remembered: RefCell<Remembered>,
    /// Rows written beside the record: they change no answer about it.
    aside: u64,
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
        self.mode != Mode::Write
    }

    /// Whether it lies among the copies of a register.
    pub fn is_copy(&self) -> bool {
        copy::is_copy(&self.path)
    }

    /// Where journals were put that lay beside the file when it was opened and were not its own.
    pub fn put_aside(&self) -> &[PathBuf] {
        &self.put_aside
    }

    /// Who the log names for what is done: who is signed in, else the user of the system.
    pub fn made_by(&self) -> &str {
        self.signed_in().map_or(&self.made_by, |user| &user.name)
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

    /// The recovery code of the key in use, for its card.
    ///
    /// # Errors
    /// `role_refused`, `sign_in_needed`: the card is the keeper's.
    pub fn recovery_code(&self) -> Result<RecoveryCode, RegisterError> {
        self.must_be(Role::Keeper)?;
        Ok(self.key.recovery_code())
    }

    /// What is held is this file's card.
    ///
    /// # Errors
    /// [`RegisterError::WrongPassphrase`] where it is no card, [`RegisterError::RecoveryOtherFile`] where it is another file's.
    pub(crate) fn must_be_its_card(&self, secret: &Secret) -> Result<(), RegisterError> {
        if !secret.is_card() {
            return Err(RegisterError::WrongPassphrase);
        }
        for key in secret.keys(self.key.salt()) {
            if key?.raw() == self.key.raw() {
                return Ok(());
            }
        }
        Err(secret.refused())
    }

    /// What opens files under the same key: copies of this one.
    pub fn secret(&self) -> Secret {
        Secret::Recovery(self.key.recovery_code())
    }

    /// A register over a connection that is ready.
    pub(crate) fn over(conn: Connection, path: &Path, key: Key, who: &Who, mode: Mode) -> Result<Self, RegisterError> {
        let moment = uid::provide(&conn)?;
        let identity = Identity::of(path).map_err(|error| RegisterError::io("look", path, error))?;
        Ok(Self {
            conn,
            lock: None,
            path: path.to_owned(),
            identity,
            key,
            made_by: who.user.clone(),
            session: Session::Open,
            mode,
            last_link: None,
            unsure: false,
            put_aside: Vec::new(),
            remembered: RefCell::default(),
            aside: 0,
            moment,
        })
    }

    /// Keeps others out until it is closed.
    pub(crate) fn under(mut self, lock: Lock) -> Self {
        self.lock = Some(lock);
        self
    }

    /// Gives up its lock without opening the file to others.
    pub(crate) fn give_lock(&mut self) -> Option<Lock> {
        self.lock.take()
    }

    /// Says what was put aside when it was opened.
    pub(crate) fn having_put_aside(mut self, journals: Vec<PathBuf>) -> Self {
        self.put_aside = journals;
        self
    }

    /// What is at the path must be the file that was opened: another one in its place would not get what is written, and
    /// what is written to one that is gone is lost.
    ///
    /// # Errors
    /// [`RegisterError::Moved`], [`RegisterError::Replaced`].
    pub(crate) fn must_be_in_place(&self) -> Result<(), RegisterError> {
        match Identity::of(&self.path) {
            Ok(found) if found == self.identity => Ok(()),
            Ok(_) => Err(RegisterError::Replaced { path: self.path.clone() }),
            Err(_) => Err(RegisterError::Moved { path: self.path.clone() }),
        }
    }

    /// The log must end as it did when last seen: else another record was written over this one, under the same name.
    ///
    /// # Errors
    /// [`RegisterError::Replaced`].
    pub(crate) fn must_end_with(&self, last_link: Option<&End>) -> Result<(), RegisterError> {
        if self.last_link.as_ref() == last_link { Ok(()) } else { Err(RegisterError::Replaced { path: self.path.clone() }) }
    }

    /// The log's end has been seen.
    pub(crate) fn ends_with(&mut self, last_link: Option<End>) {
        self.last_link = last_link;
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
        let version = (self.conn.total_changes().saturating_sub(self.aside), version);
        if let Some(known) = self.remembered.borrow_mut().find(what, version) {
            return Ok(known);
        }
        let made = Arc::new(make(&self.conn)?);
        self.remembered.borrow_mut().keep(what, made.clone());
        Ok(made)
    }

    /// So many rows were written beside the record.
    pub(crate) fn changed_aside(&mut self, rows: u64) {
        self.aside += rows;
    }

    /// A second connection to the file that only reads, for work on another thread.
    pub(crate) fn beside(&self) -> Result<Connection, RegisterError> {
        let mode = if self.mode == Mode::Alone { Mode::Alone } else { Mode::Read };
        let conn = connect::connect(&self.path, mode, &self.key)?;
        connect::settle(&conn)?;
        Ok(conn)
    }

    /// The key, for copies of the file.
    pub(crate) fn key(&self) -> &Key {
        &self.key
    }

    /// For readers inside the crate.
    pub(crate) fn conn(&self) -> &Connection {
        &self.conn
    }

    /// For writing: uids bear the moment of the operation.
    pub(crate) fn at(&self, now: &Now) {
        self.moment.set(now);
    }
}

impl Drop for Register {
    fn drop(&mut self) {
        // The empty journal goes with the connection that writes. Where the folder is gone there is none to remove.
        if self.mode == Mode::Write && self.must_be_in_place().is_ok() {
            let _ = self.conn.pragma_update(None, "journal_mode", "DELETE");
        }
    }
}

/// The id of the row just inserted.
pub(crate) fn row_id(conn: &Connection) -> i32 {
    // Ids count up from one; two thousand million rows do not fit in a file that a clerk keeps.
    i32::try_from(conn.last_insert_rowid()).unwrap_or(i32::MAX)
}
