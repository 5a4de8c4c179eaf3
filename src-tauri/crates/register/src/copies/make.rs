//! Making copies: beside the register, and in a second place that the clerk chose.

use std::fs;
use std::path::{Path, PathBuf};

use domain::role::Role;
use rusqlite::Connection;

use super::thin::to_drop;
use crate::book::setting::get;
use crate::error::RegisterError;
use crate::file::connect::Mode;
use crate::file::copy::{self, Copy, CopyKind};
use crate::file::key::Key;
use crate::file::{End, Look, is_same_file};
use crate::{Now, Register};

/// How many copies of each kind stay that was made before something.
const BEFORE_KEPT: usize = 3;

/// How closing went.
#[derive(Debug, Default)]
pub struct Closed {
    /// The day's copy; none of a register open to read.
    pub copy: Option<PathBuf>,
    /// The copy in the second place, where one is chosen; it may not be there now.
    pub second: Option<Result<PathBuf, RegisterError>>,
}

/// Copies the register from another thread, while its window goes on.
#[derive(Debug)]
pub struct Copier {
    conn: Connection,
    register: PathBuf,
    key: Key,
}

impl Copier {
    /// Makes the day's copy of the state that stands now, in both places.
    ///
    /// # Errors
    /// As [`Register::close`]; the second place's failure stands in what it gives.
    pub fn copy(&self, now: &Now) -> Result<Closed, RegisterError> {
        keep(&self.conn, &self.register, &self.key, now)
    }
}

impl Register {
    /// Makes the day's copy where what stands now has none, then closes.
    ///
    /// # Errors
    /// [`RegisterError::CopyFailed`] when the copy beside it could not be made: the register itself is closed and whole.
    /// [`RegisterError::Damaged`] where a page of it does not read. [`RegisterError::Moved`], [`RegisterError::Replaced`]
    /// where it is no longer in its place: nothing is made there.
    pub fn close(self, now: &Now) -> Result<Closed, RegisterError> {
        if self.is_read_only() {
            return Ok(Closed::default());
        }
        self.must_be_in_place()?;
        keep(self.conn(), self.path(), self.key(), now)
    }

    /// Whether what stands now has no copy beside it yet.
    ///
    /// # Errors
    /// Of the medium.
    pub fn has_no_copy(&self) -> Result<bool, RegisterError> {
        let end = self.end()?;
        Ok(!copy::copies(self.path()).iter().any(|copy| copy.holds(end.as_ref())))
    }

    /// What copies the register from another thread.
    ///
    /// # Errors
    /// Of the medium.
    pub fn copier(&self) -> Result<Copier, RegisterError> {
        Ok(Copier { conn: self.beside()?, register: self.path().to_owned(), key: self.key().clone() })
    }

    /// Copies what stands now, before something that is not undone by itself.
    ///
    /// # Errors
    /// Why it could not be made: what was to follow is not begun.
    pub fn copy_before(&self, kind: CopyKind, now: &Now) -> Result<PathBuf, RegisterError> {
        self.must_be_in_place()?;
        let folder = copy::folder(self.path());
        let end = self.end()?;
        let standing = copy::copies_in(&folder, self.path());
        if let Some(held) = standing.iter().rfind(|held| held.holds(end.as_ref())) {
            return Ok(held.path.clone());
        }
        let made = copy::into_folder(self.conn(), self.path(), self.key(), &folder, kind, now.today).map_err(|error| self.tells(error))?;
        for old in own(&folder, self.path(), self.key(), kind).iter().rev().skip(BEFORE_KEPT) {
            remove(&old.path)?;
        }
        Ok(made)
    }

    /// Copies what stands now into a folder that is there, to be handed on: one file, nothing beside it. Gives its place.
    ///
    /// # Errors
    /// [`RegisterError::FolderMissing`]; `role_refused`; [`RegisterError::DiskFull`] and the like: nothing is left there.
    pub fn back_up(&self, folder: &Path, now: &Now) -> Result<PathBuf, RegisterError> {
        if !folder.is_dir() {
            return Err(RegisterError::FolderMissing { path: folder.to_owned() });
        }
        self.must_be(Role::Clerk)?;
        let place = folder.join(copy::name(self.path(), CopyKind::ByHand, now.today, self.end()?.as_ref()));
        if is_same_file(&place, self.path()) {
            return Err(RegisterError::Exists { path: place });
        }
        let copied = copy::write(self.conn(), self.path(), &place, self.key()).map_err(|error| self.tells(error));
        copied.map(|()| place)
    }
}

/// Makes the day's copy in both places, and thins them.
fn keep(conn: &Connection, register: &Path, key: &Key, now: &Now) -> Result<Closed, RegisterError> {
    let second = second_place(conn)?.map(|place| in_second(conn, register, key, &place, now));
    let copy = in_folder(conn, register, key, &copy::folder(register), now).map_err(|error| failed(error, register, key))?;
    Ok(Closed { copy: Some(copy), second })
}

/// The second place that the clerk chose: a folder on a stick, another disk or a share.
pub(super) fn second_place(conn: &Connection) -> Result<Option<PathBuf>, RegisterError> {
    let typed = get(conn, "second_copy_folder")?.unwrap_or_default();
    Ok(Some(typed.trim()).filter(|place| !place.is_empty()).map(PathBuf::from))
}

fn in_second(conn: &Connection, register: &Path, key: &Key, place: &Path, now: &Now) -> Result<PathBuf, RegisterError> {
    if !place.is_dir() {
        return Err(RegisterError::FolderMissing { path: place.to_owned() });
    }
    in_folder(conn, register, key, &copy::folder_in(place, register), now)
}

fn in_folder(conn: &Connection, register: &Path, key: &Key, folder: &Path, now: &Now) -> Result<PathBuf, RegisterError> {
    let end = End::of(conn)?;
    let held = |copy: &&Copy| copy.kind == CopyKind::Daily && copy.day == now.today && copy.holds(end.as_ref());
    let standing = copy::copies_in(folder, register);
    let place = match standing.iter().find(held) {
        Some(copy) => copy.path.clone(),
        None => copy::into_folder(conn, register, key, folder, CopyKind::Daily, now.today)?,
    };
    thin(folder, register, key, end.as_ref(), now)?;
    Ok(place)
}

/// The copies of a kind that are this register's, under its present key. Another's of the same name may lie on the same
/// stick, and those of an earlier passphrase are not ours to judge.
fn own(folder: &Path, register: &Path, key: &Key, kind: CopyKind) -> Vec<Copy> {
    let is_own = |copy: &Copy| copy.kind == kind && copy::is_under(&copy.path, key) == Some(true);
    copy::copies_in(folder, register).into_iter().filter(is_own).collect()
}

/// Removes the daily copies that are no longer kept.
fn thin(folder: &Path, register: &Path, key: &Key, end: Option<&End>, now: &Now) -> Result<(), RegisterError> {
    let daily = own(folder, register, key, CopyKind::Daily);
    // Of one state the copy that bears a day to come was made by a clock that ran ahead: today's has taken its place.
    let (ahead, mut daily): (Vec<_>, Vec<_>) = daily.into_iter().partition(|copy| copy.day > now.today && copy.holds(end));
    daily.reverse();
    let days: Vec<_> = daily.iter().map(|copy| copy.day).collect();
    let dropped = to_drop(&days).into_iter().filter_map(|place| daily.get(place));
    ahead.iter().chain(dropped).try_for_each(|copy| remove(&copy.path))
}

fn remove(path: &Path) -> Result<(), RegisterError> {
    fs::remove_file(path).map_err(|error| RegisterError::io("remove", path, error))
}

/// A page that does not read is damage to the register, and no want of room.
fn failed(error: RegisterError, register: &Path, key: &Key) -> RegisterError {
    match Look::at(register, key, Mode::Read).tells(error) {
        damaged @ RegisterError::Damaged { .. } => damaged,
        reason => RegisterError::CopyFailed { reason: Box::new(reason) },
    }
}
