//! The chain of hashes: each change holds that of the change before it, so that none can be altered, added or left
//! out unnoticed by whoever does not write the whole rest anew.
//!
//! A link is the SHA-256 over the previous link, the change's own columns, and its operation's: who and when are
//! bound too. Each part goes in with its length before it, so that no two rows read the same.

use rusqlite::{Connection, OptionalExtension, named_params};
use sha2::{Digest, Sha256};

use super::touched::Touched;
use crate::Register;
use crate::error::RegisterError;
use crate::file::End;

/// The end of the chain.
pub(crate) struct Chain {
    last: i64,
    hash: String,
}

/// An operation's row as it goes into its changes' links.
pub(crate) struct Head(Vec<u8>);

impl Chain {
    fn new() -> Self {
        Self { last: 0, hash: String::new() }
    }

    /// Where the chain stands now.
    pub fn at_end(conn: &Connection) -> Result<Self, RegisterError> {
        Ok(End::of(conn)?.map_or_else(Self::new, |End { change, link }| Self { last: change, hash: link }))
    }

    /// Where the chain stood before a change.
    pub fn before(conn: &Connection, change: i64) -> Result<Self, RegisterError> {
        let hash: Option<String> = conn.query_row("SELECT hash FROM change WHERE id = ?1", [change - 1], |row| row.get("hash")).optional()?;
        Ok(Self { last: change - 1, hash: hash.unwrap_or_default() })
    }

    /// The change at which it stands.
    pub fn last(&self) -> i64 {
        self.last
    }

    /// An operation's part of the links of its changes.
    pub fn operation_head(&self, conn: &Connection, operation: i32) -> Result<Head, RegisterError> {
        let mut select = conn.prepare_cached("SELECT id, name, params, made_by, made_at, kind, reverses FROM operation WHERE id = ?1")?;
        Ok(select.query_row([operation], head)?)
    }

    /// Adds a change: its id and its hash.
    pub fn link(&mut self, operation: &Head, row: &Touched) -> (i64, String) {
        self.last += 1;
        let mut link = Vec::new();
        put(&mut link, Some(self.hash.as_bytes()));
        put(&mut link, Some(self.last.to_string().as_bytes()));
        put(&mut link, Some(&operation.0));
        put(&mut link, Some(row.table.as_bytes()));
        put(&mut link, Some(row.row.to_string().as_bytes()));
        put(&mut link, row.before.as_deref().map(str::as_bytes));
        put(&mut link, row.after.as_deref().map(str::as_bytes));
        self.hash = data_encoding::HEXLOWER.encode(&Sha256::digest(&link));
        (self.last, self.hash.clone())
    }
}

impl Register {
    /// Reads the whole log and gives the first change at which the chain breaks: altered, missing, or put in.
    /// `None` in a sound register.
    pub fn broken_link(&self) -> Result<Option<i64>, RegisterError> {
        broken_link(self.conn())
    }
}

/// The same of a file that is looked at beside it.
pub(crate) fn broken_link(conn: &Connection) -> Result<Option<i64>, RegisterError> {
    walk(conn, &mut |_, _| {})
}

/// Walks the whole log, shows each change by its id, and gives the first at which the chain breaks.
pub(super) fn walk(conn: &Connection, see: &mut dyn FnMut(i64, &Touched)) -> Result<Option<i64>, RegisterError> {
    let mut chain = Chain::new();
    let broken = changes_from(conn, &mut chain, see)?;
    if broken.is_some() {
        return Ok(broken);
    }
    // Changes cut off at the end: the counter of ids remembers them.
    let counted: Option<i64> = conn.query_row("SELECT seq FROM sqlite_sequence WHERE name = 'change'", [], |row| row.get("seq")).optional()?;
    Ok((counted.unwrap_or(0) != chain.last).then_some(chain.last + 1))
}

/// Walks the log on from where the chain stands, and gives the first change at which it breaks.
pub(super) fn changes_from(conn: &Connection, chain: &mut Chain, see: &mut dyn FnMut(i64, &Touched)) -> Result<Option<i64>, RegisterError> {
    let mut broken = None;
    let mut select = conn.prepare(include_str!("chain.sql"))?;
    let mut rows = select.query(named_params! { ":after": chain.last })?;
    // The changes of one operation stand together: its part is put together once.
    let mut of_operation: Option<(i64, Head)> = None;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get("operation")?;
        let operation = match of_operation.take().filter(|(known, _)| *known == id) {
            Some((_, known)) => known,
            None => head(row)?,
        };
        let change: i64 = row.get("change_id")?;
        let touched = Touched { table: row.get("table_name")?, row: row.get("row_id")?, before: row.get("before")?, after: row.get("after")? };
        if broken.is_none() && chain.link(&operation, &touched) != (change, row.get("hash")?) {
            broken = Some(chain.last);
        }
        see(change, &touched);
        of_operation = Some((id, operation));
    }
    Ok(broken)
}

/// Reads `id`, `name`, `params`, `made_by`, `made_at`, `kind`, `reverses` of an operation.
fn head(row: &rusqlite::Row<'_>) -> Result<Head, rusqlite::Error> {
    let mut bytes = Vec::new();
    put(&mut bytes, row.get::<_, Option<i64>>("id")?.map(|id| id.to_string()).as_deref().map(str::as_bytes));
    for column in ["name", "params", "made_by", "made_at", "kind"] {
        put(&mut bytes, row.get::<_, Option<String>>(column)?.as_deref().map(str::as_bytes));
    }
    put(&mut bytes, row.get::<_, Option<i64>>("reverses")?.map(|id| id.to_string()).as_deref().map(str::as_bytes));
    Ok(Head(bytes))
}

/// A part with its length before it; nothing is told from an empty text.
fn put(into: &mut Vec<u8>, part: Option<&[u8]>) {
    match part {
        None => into.push(0),
        Some(part) => {
            into.push(1);
            into.extend((part.len() as u64).to_le_bytes());
            into.extend(part);
        }
    }
}
