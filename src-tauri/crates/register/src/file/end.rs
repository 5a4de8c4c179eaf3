//! How the log ends: which state of the register a file holds.

use rusqlite::{Connection, OptionalExtension};

use super::Register;
use crate::error::RegisterError;

/// How many hex digits of the last link are the chain's head.
const HEAD: usize = 8;

/// The end of the log. Two files that end alike hold one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The last change: it counts up.
    pub change: i64,
    /// Its link, over all before it.
    pub link: String,
}

impl End {
    /// How a file's log ends; `None` before anything was written.
    pub(crate) fn of(conn: &Connection) -> Result<Option<Self>, rusqlite::Error> {
        let mut select = conn.prepare_cached("SELECT id, hash FROM change ORDER BY id DESC LIMIT 1")?;
        select.query_row([], |row| Ok(Self { change: row.get("id")?, link: row.get("hash")? })).optional()
    }

    /// Whether the log of a file came by this end: it is this state or a later one of it.
    pub(crate) fn is_passed_by(&self, conn: &Connection) -> Result<bool, rusqlite::Error> {
        let mut select = conn.prepare_cached("SELECT hash FROM change WHERE id = ?1")?;
        let link: Option<String> = select.query_row([self.change], |row| row.get("hash")).optional()?;
        Ok(link.as_deref() == Some(&self.link))
    }

    /// The chain's head: what stands on papers and copies, to be held against the register.
    pub fn head(&self) -> &str {
        self.link.get(..HEAD).unwrap_or(&self.link)
    }
}

impl Register {
    /// How the log ends; `None` before anything was written.
    pub fn end(&self) -> Result<Option<End>, RegisterError> {
        Ok(End::of(self.conn())?)
    }

    /// The chain's head: the first eight hex digits of its last link, by which a copy or a paper is held against the
    /// register. `None` before anything was written.
    pub fn head(&self) -> Result<Option<String>, RegisterError> {
        Ok(self.end()?.map(|end| end.head().to_owned()))
    }
}
