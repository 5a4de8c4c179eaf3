//! The copies that stand beside a register and in its second place.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::Serialize;
use specta::Type;

use super::make::second_place;
use crate::Register;
use crate::check::counts;
use crate::error::RegisterError;
use crate::file::connect::{Mode, connect, key_fits};
use crate::file::copy::{self, Copy, CopyKind};
use crate::file::damage::if_it_reads_alone;
use crate::file::key::Key;
use crate::file::{End, pages};

/// Where a copy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CopyPlace {
    /// In the folder beside the register.
    Beside,
    /// In the second place.
    Second,
}

/// A copy as the list tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct CopyLine {
    /// The file.
    pub path: String,
    /// What it was made for.
    pub kind: CopyKind,
    /// The day on which it was made, ISO.
    pub day: String,
    /// When its file was written, in seconds since 1970, as the disk says; `None` where it does not.
    pub made: Option<u32>,
    /// Bytes, as text: more than a window's numbers hold.
    pub size: String,
    /// How many entries it holds; `None` where it does not open with the register's key.
    pub entries: Option<u32>,
    /// The chain's head, as the file says; as its name says where it does not open.
    pub head: Option<String>,
    /// Where it stands.
    pub place: CopyPlace,
    /// It was written under the register's present key, by what its first bytes say; else an earlier passphrase opens it.
    #[serde(skip)]
    pub of_this_key: bool,
    /// It opens with the register's key, all of it reads, and it is the state that its name says.
    pub proved: bool,
}

/// The copies of a register, the latest first. Each is opened; with `thorough` every page is read, else the first ones.
///
/// # Errors
/// Of the medium.
pub fn copy_list(register: &Register, thorough: bool) -> Result<Vec<CopyLine>, RegisterError> {
    let mut lines = Vec::new();
    for (place, copy) in standing(register)? {
        lines.push(line(register.key(), place, &copy, thorough)?);
    }
    Ok(lines)
}

/// The copies in both places, the latest first.
fn standing(register: &Register) -> Result<Vec<(CopyPlace, Copy)>, RegisterError> {
    // From a copy that is open to read, those it stands among.
    let path = &copy::register_of(register.path()).unwrap_or_else(|| register.path().to_owned());
    let second = second_place(register.conn())?.map(|place| copy::copies_in(&copy::folder_in(&place, path), path)).unwrap_or_default();
    let beside = copy::copies(path).into_iter().map(|copy| (CopyPlace::Beside, copy));
    let mut all: Vec<(CopyPlace, Copy)> = beside.chain(second.into_iter().map(|copy| (CopyPlace::Second, copy))).collect();
    all.sort_by_cached_key(|(_, copy)| std::cmp::Reverse((copy.day, made(&copy.path), copy.change)));
    Ok(all)
}

fn line(key: &Key, place: CopyPlace, copy: &Copy, thorough: bool) -> Result<CopyLine, RegisterError> {
    let read = opened(&copy.path, key)?;
    let as_named = |read: &Read| copy.head.is_none() || copy.head == read.head;
    let proved = read.as_ref().is_some_and(as_named) && (!thorough || copy::prove(&copy.path, key)?.is_some());
    Ok(CopyLine {
        path: copy.path.display().to_string(),
        kind: copy.kind,
        day: copy.day.to_string(),
        made: made(&copy.path),
        size: fs::metadata(&copy.path).map(|about| about.len()).unwrap_or(0).to_string(),
        entries: read.as_ref().map(|read| read.entries),
        head: read.and_then(|read| read.head).or_else(|| copy.head.clone()),
        place,
        of_this_key: copy::is_under(&copy.path, key) != Some(false),
        proved,
    })
}

/// When a copy's file was written, in seconds since 1970, as the disk says.
pub fn made(path: &Path) -> Option<u32> {
    let modified = fs::metadata(path).and_then(|about| about.modified()).ok()?;
    u32::try_from(modified.duration_since(UNIX_EPOCH).ok()?.as_secs()).ok()
}

struct Read {
    entries: u32,
    head: Option<String>,
}

/// What a copy says of itself; `None` where it does not open with this key.
fn opened(path: &Path, key: &Key) -> Result<Option<Read>, RegisterError> {
    if !pages::first_fits(path, key).map_err(|error| RegisterError::io("read", path, error))? {
        return Ok(None);
    }
    let read = || -> Result<Option<Read>, RegisterError> {
        let conn = connect(path, Mode::Alone, key)?;
        key_fits(&conn)?;
        Ok(Some(Read { entries: counts(&conn)?.events, head: End::of(&conn)?.map(|end| end.head().to_owned()) }))
    };
    if_it_reads_alone(path, key, read())
}
