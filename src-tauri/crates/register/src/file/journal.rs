//! The journals beside a register: what SQLite needs to take back an operation that a crash cut short.
//!
//! They are looked at before SQLite is: it would replay whatever lies there under the right name, also what belongs to
//! another file or to another day of this one. An answered operation is never in one, for a rollback journal is ended before
//! the answer is given; only the write-ahead log of an earlier program can hold more than the file.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::pages::PAGE;
use super::whole::{self, with_suffix};
use crate::error::RegisterError;

/// What a write-ahead log has behind the register's name.
const WRITE_AHEAD: &str = "-wal";
/// The names of journals; the last holds nothing by itself.
const JOURNALS: [&str; 3] = ["-journal", WRITE_AHEAD, "-shm"];
/// The head of a write-ahead log, and that of each page in it: both bear the sign of the round (bytes 16–24, and 8–16).
const LOG_HEAD: usize = 32;
const PAGE_HEAD: usize = 24;
/// What a journal gets behind its name when it is put aside unread, and its moment after that.
pub(super) const ASIDE: &str = ".de-rieng-";

/// The journals that hold something.
pub(crate) fn pending(register: &Path) -> Vec<PathBuf> {
    let holds = |path: &PathBuf| fs::symlink_metadata(path).is_ok_and(|about| !about.is_file() || about.len() > 0);
    JOURNALS[..2].iter().map(|suffix| with_suffix(register, suffix)).filter(holds).collect()
}

/// Whether a write-ahead log is among them.
pub(crate) fn is_write_ahead(journal: &Path) -> bool {
    journal.to_string_lossy().ends_with(WRITE_AHEAD)
}

/// Whether each journal beside a file begins as journals do; what does not was not left by a database.
pub(crate) fn begin_as_journals(register: &Path) -> bool {
    const SIGNS: [&[u8]; 3] = [b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83"];
    let begins = |journal: PathBuf| {
        let mut first = [0; 8];
        // A pipe would be waited for without end.
        let read = journal.is_file() && fs::File::open(journal).and_then(|mut file| file.read_exact(&mut first)).is_ok();
        read && SIGNS.iter().any(|sign| first.starts_with(sign))
    };
    pending(register).into_iter().all(begins)
}

/// How many pages the write-ahead log beside a file holds of its latest round, by what each says of itself: SQLite stops
/// without a word at the first that does not read.
pub(crate) fn write_ahead_pages(register: &Path) -> Result<u64, RegisterError> {
    let path = with_suffix(register, WRITE_AHEAD);
    let read = |error| RegisterError::io("read", &path, error);
    let mut file = match fs::File::open(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(0),
        opened => std::io::BufReader::new(opened.map_err(read)?),
    };
    let mut head = [0; LOG_HEAD];
    let mut page = [0; PAGE_HEAD + PAGE];
    if file.read_exact(&mut head).is_err() {
        return Ok(0);
    }
    let mut pages = 0;
    while file.read_exact(&mut page).is_ok() && page[8..16] == head[16..24] {
        pages += 1;
    }
    Ok(pages)
}

/// Copies the journals beside a copy of the file, under its name.
///
/// # Errors
/// Of the medium.
pub(crate) fn copy_beside(register: &Path, copy: &Path) -> Result<(), RegisterError> {
    for suffix in &JOURNALS[..2] {
        let journal = with_suffix(register, suffix);
        if journal.is_file() {
            let place = with_suffix(copy, suffix);
            fs::copy(&journal, &place).map_err(|error| RegisterError::io("copy", &place, error))?;
        }
    }
    Ok(())
}

/// Puts journals that do not belong to the file aside, as they are, under a name that nothing replays. Gives their new places.
///
/// # Errors
/// Of the medium.
pub(crate) fn put_aside(register: &Path, at: NaiveDateTime) -> Result<Vec<PathBuf>, RegisterError> {
    let mut places = Vec::new();
    for journal in pending(register) {
        let stamp = at.format("%Y%m%d-%H%M%S");
        let place = whole::free_place(|more| with_suffix(&journal, &format!("{ASIDE}{stamp}{more}")));
        fs::rename(&journal, &place).map_err(|error| RegisterError::io("rename", &journal, error))?;
        places.push(place);
    }
    remove(register)?;
    Ok(places)
}

/// Removes journals whose work is done, or that hold nothing.
///
/// # Errors
/// Of the medium.
pub(crate) fn remove(register: &Path) -> Result<(), RegisterError> {
    for suffix in JOURNALS {
        let journal = with_suffix(register, suffix);
        match fs::remove_file(&journal) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(RegisterError::io("remove", &journal, error)),
            _ => {}
        }
    }
    Ok(())
}
