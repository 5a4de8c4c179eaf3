//! Two copies of one register held against each other by their logs: which one went on, or whether both did.
//!
//! Every link of the log's chain is over all before it, so that two logs that have a link in common have everything up to it
//! in common. What the record itself holds beside its log is `check`'s.

use std::path::Path;

use domain::refusal::Refusal;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use specta::Type;

use crate::Register;
use crate::error::RegisterError;
use crate::file::connect::{Mode, connect, key_fits, settle};
use crate::file::identity::resolved;
use crate::file::key::Secret;
use crate::file::schema::accept;
use crate::file::{End, journal, uid};
use crate::log::{Later, broken_link, later};
use crate::opening::unlock;

/// How the register stands to the other file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Both hold one state.
    Same,
    /// The other came by the register's state and went on.
    Older,
    /// The register came by the other's state and went on.
    Newer,
    /// Both went on since they parted.
    Apart,
}

/// Two copies of one register beside each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// How the register stands to the other file.
    pub relation: Relation,
    /// What the register has that the other lacks, the earliest first.
    pub only_here: Vec<Later>,
    /// What the other has that the register lacks.
    pub only_there: Vec<Later>,
}

impl Register {
    /// Holds the register against another file, which is only read, as it lies there by itself.
    ///
    /// # Errors
    /// `compare_other_register`; `compare_locked` where the secret does not open the other file; `compare_log_broken` where a
    /// log was edited, so that nothing can be told by it; `compare_half_written` where a journal lies beside the other file; as
    /// opening it.
    pub fn compare(&self, other: &Path, secret: &Secret) -> Result<Compared, RegisterError> {
        let other = &resolved(other).map_err(|_| RegisterError::FileUnreadable { path: other.to_owned() })?;
        let there = opened(other, secret)?;
        let _moment = self.at_one_moment()?;
        if id_of(&there).map_err(|error| error.of_file(other))? != Some(self.uid()?) {
            return Err(refused("compare_other_register", other));
        }
        must_be_unbroken(self.conn(), self.path())?;
        must_be_unbroken(&there, other)?;
        compared(self.conn(), &there).map_err(|error| error.of_file(other))
    }
}

fn refused(code: &'static str, path: &Path) -> RegisterError {
    Refusal::new(code).with("path", path.display()).into()
}

fn opened(path: &Path, secret: &Secret) -> Result<Connection, RegisterError> {
    if !journal::pending(path).is_empty() {
        return Err(refused("compare_half_written", path));
    }
    let key = unlock(path, secret).map_err(|error| match error {
        RegisterError::WrongPassphrase | RegisterError::RecoveryOtherFile => refused("compare_locked", path),
        error => error,
    })?;
    let ready = || {
        let conn = connect(path, Mode::Alone, &key)?;
        key_fits(&conn)?;
        accept(&conn, path)?;
        settle(&conn)?;
        Ok(conn)
    };
    ready().map_err(|error: RegisterError| error.of_file(path))
}

/// Which register a file is a copy of; one of a schema without ids by the id that it will get.
fn id_of(conn: &Connection) -> Result<Option<String>, RegisterError> {
    if conn.table_exists(None, "register")? { uid::of_register(conn).map(Some) } else { uid::of_register_to_be(conn) }
}

/// Of a log whose chain is broken no link stands for what is before it.
fn must_be_unbroken(conn: &Connection, path: &Path) -> Result<(), RegisterError> {
    match broken_link(conn).map_err(|error| error.of_file(path))? {
        None => Ok(()),
        Some(change) => Err(Refusal::new("compare_log_broken").with("path", path.display()).with("change", change).into()),
    }
}

fn compared(here: &Connection, there: &Connection) -> Result<Compared, RegisterError> {
    let (end_here, end_there) = (End::of(here)?, End::of(there)?);
    let is_passed = |end: &Option<End>, by: &Connection| end.as_ref().map_or(Ok(true), |end| end.is_passed_by(by));
    let relation = match (is_passed(&end_here, there)?, is_passed(&end_there, here)?) {
        (true, true) => Relation::Same,
        (true, false) => Relation::Older,
        (false, true) => Relation::Newer,
        (false, false) => Relation::Apart,
    };
    let last = |end: Option<End>| end.map_or(0, |end| end.change);
    let common = last_common(here, there, last(end_here).min(last(end_there)))?;
    Ok(Compared { relation, only_here: later(here, common)?, only_there: later(there, common)? })
}

/// The last change that both logs have, 0 where they have none: what is common ends once, so that half of what is left is
/// ruled out by each question.
fn last_common(here: &Connection, there: &Connection, last: i64) -> Result<i64, RegisterError> {
    let (mut common, mut apart) = (0, last + 1);
    while common + 1 < apart {
        let middle = common + (apart - common) / 2;
        if is_common(here, there, middle)? { common = middle } else { apart = middle }
    }
    Ok(common)
}

fn is_common(here: &Connection, there: &Connection, change: i64) -> Result<bool, RegisterError> {
    let mut select = here.prepare_cached("SELECT hash FROM change WHERE id = ?1")?;
    let link: Option<String> = select.query_row([change], |row| row.get("hash")).optional()?;
    Ok(match link {
        Some(link) => End { change, link }.is_passed_by(there)?,
        None => false,
    })
}
