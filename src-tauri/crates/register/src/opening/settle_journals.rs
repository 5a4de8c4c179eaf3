//! What a crash, or somebody's hand, left beside the register, before anything is read through SQLite: it would replay
//! whatever lies there.
//!
//! A journal is not asked whose it is, for it does not say; what is asked is whether the file is *whole* without it, and
//! whether it is with it, each by the same check as everywhere: pages, log, record, what is derived. So a journal of another
//! day or another file never comes into the record, and one of our own always does where it is needed.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::over;
use crate::Now;
use crate::error::RegisterError;
use crate::file::connect::{Mode, connect, key_fits, settle};
use crate::file::damage::{if_it_reads, if_it_reads_alone};
use crate::file::journal::{self, is_write_ahead};
use crate::file::key::Key;
use crate::file::lock::Lock;
use crate::file::schema::{accept, known, schema};
use crate::file::{End, Register, Who, identity, whole};
use crate::log::hold_against_log;

/// Sees to the journals beside a register that nobody else has open. Gives where those were put that are not its own.
///
/// # Errors
/// [`RegisterError::JournalAstray`] where the file is whole neither with nor without them: not one byte was changed. Of the
/// medium.
pub(super) fn settle_journals(path: &Path, key: &Key, who: &Who, now: &Now, lock: &mut Lock) -> Result<Vec<PathBuf>, RegisterError> {
    let pending = journal::pending(path);
    if pending.is_empty() {
        // By another name of the file nothing of a crash is seen that happened under the first.
        if identity::has_second_name(path) && end_if_whole(path, key, who)?.is_none() {
            return Err(RegisterError::journal_astray(path));
        }
        journal::remove(path)?;
        return Ok(Vec::new());
    }
    let part = whole::part_of(path);
    whole::sweep(&part);
    let settled = choose(path, &part, key, who).and_then(|choice| {
        if choice.replayed {
            whole::put_in_place(&part, path)?;
            lock.hold_file(path)?;
        }
        if choice.told {
            return journal::put_aside(path, now.at);
        }
        journal::remove(path)?;
        Ok(Vec::new())
    });
    whole::sweep(&part);
    settled
}

/// What is done with the journals.
struct Choice {
    /// The copy with the journals replayed takes the file's place.
    replayed: bool,
    /// They are no plain remains of a crash: they are put aside, and that is told.
    told: bool,
}

/// Holds the file by itself against a copy of it with the journals replayed.
fn choose(path: &Path, part: &Path, key: &Key, who: &Who) -> Result<Choice, RegisterError> {
    let own = end_if_whole(path, key, who)?;
    let (with_journal, all_read) = replay(path, part, key, who)?;
    let all_read = all_read && journal::begin_as_journals(path);
    // An answered operation stands in the file. Only an earlier program's write-ahead log can hold more than it.
    let may_hold_more = journal::pending(path).iter().any(|journal| is_write_ahead(journal));
    Ok(match (own, with_journal) {
        (None, None) => return Err(RegisterError::journal_astray(path)),
        (None, Some(_)) => Choice { replayed: true, told: !all_read },
        (Some(_), None) => Choice { replayed: false, told: true },
        // It takes back what was never answered, and the file stands there already.
        (Some(own), Some(with)) if own == with => Choice { replayed: false, told: !all_read },
        (Some(own), Some(_)) if may_hold_more && passed_by(&own, part, key)? => Choice { replayed: true, told: !all_read },
        (Some(_), Some(_)) => Choice { replayed: false, told: true },
    })
}

/// How the log of a whole file ends; `None` before anything was written.
type Ending = Option<End>;

/// Whether the log of the file at `path` came by the end of another.
fn passed_by(before: &Ending, path: &Path, key: &Key) -> Result<bool, RegisterError> {
    match before {
        Some(end) => Ok(end.is_passed_by(&connect(path, Mode::Alone, key)?)?),
        None => Ok(true),
    }
}

/// How the log ends where the file is whole by itself, whatever lies beside it; `None` where it is not.
fn end_if_whole(path: &Path, key: &Key, who: &Who) -> Result<Option<Ending>, RegisterError> {
    // Whatever does not read is not whole.
    if_it_reads_alone(path, key, whole_alone(path, key, who))
}

fn whole_alone(path: &Path, key: &Key, who: &Who) -> Result<Option<Ending>, RegisterError> {
    let conn = connect(path, Mode::Alone, key)?;
    key_fits(&conn)?;
    accept(&conn, path)?;
    settle(&conn)?;
    let end = End::of(&conn)?;
    let whole = if schema(&conn)? == known() { over(conn, path, key.clone(), who, Mode::Alone)?.is_whole()? } else { is_whole_of_its_schema(&conn)? };
    Ok(whole.then_some(end))
}

/// An earlier schema's rows are read by nobody here: its pages and its log must do.
fn is_whole_of_its_schema(conn: &Connection) -> Result<bool, RegisterError> {
    let pages: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    let held = hold_against_log(conn)?;
    Ok(pages == "ok" && held.broken.is_none() && held.unlogged.is_empty())
}

/// Lets SQLite replay the journals on a copy of the file. Gives how its log ends where it came out whole, and whether all
/// that a write-ahead log says it holds was read.
fn replay(path: &Path, part: &Path, key: &Key, who: &Who) -> Result<(Option<Ending>, bool), RegisterError> {
    std::fs::copy(path, part).map_err(|error| RegisterError::io("copy", part, error))?;
    journal::copy_beside(path, part)?;
    let held = journal::write_ahead_pages(part)?;
    let Some(read) = if_it_reads(replay_beside(part, key).map(Some))? else { return Ok((None, false)) };
    whole::sync(part)?;
    Ok((end_if_whole(part, key, who)?, read == held))
}

/// Replays what lies beside the copy. Gives how many pages of a write-ahead log were read.
fn replay_beside(part: &Path, key: &Key) -> Result<u64, RegisterError> {
    let conn = connect(part, Mode::Write, key)?;
    conn.query_row("SELECT count(*) AS parts FROM sqlite_schema", [], |row| row.get::<_, i64>("parts"))?;
    // -1 where there is no write-ahead log.
    let read: i64 = conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| row.get("log"))?;
    conn.pragma_update(None, "journal_mode", "DELETE")?;
    conn.close().map_err(|(_, error)| error)?;
    Ok(u64::try_from(read).unwrap_or(0))
}

impl Register {
    /// Whether the file is one state of one register.
    fn is_whole(&self) -> Result<bool, RegisterError> {
        // What is asked of a day is no part of that.
        Ok(self.check(chrono::NaiveDate::MAX)?.is_whole())
    }
}
