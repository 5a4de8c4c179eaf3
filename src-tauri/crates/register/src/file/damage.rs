//! Damage told with the way out: which file, and its latest copy.

use std::path::Path;

use super::connect::Mode;
use super::copy::copies;
use super::key::Key;
use super::look::{Look, why, why_part};
use crate::error::{RegisterError, Step};

/// What was read of a file; `None` where it does not read, for whoever asks just that.
///
/// # Errors
/// Of the medium: it says nothing of what the file holds.
pub(crate) fn if_it_reads<T>(read: Result<Option<T>, RegisterError>) -> Result<Option<T>, RegisterError> {
    match read {
        Err(error) if error.is_damage() || matches!(error, RegisterError::Database(_)) => Ok(None),
        read => read,
    }
}

/// The same of a file that was opened by itself: what the disk merely failed to read is no damage.
///
/// # Errors
/// Of the medium.
pub(crate) fn if_it_reads_alone<T>(path: &Path, key: &Key, read: Result<Option<T>, RegisterError>) -> Result<Option<T>, RegisterError> {
    if_it_reads(read.map_err(|error| Look::at(path, key, Mode::Alone).tells(error)))
}

impl RegisterError {
    /// Whether it tells of damage to the file.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged { .. } | Self::DamagedPage | Self::DamagedRow { .. } | Self::JournalAstray { .. } | Self::Altered { .. })
    }

    /// Damage to the register at `path`, with the latest copy beside it.
    pub(crate) fn damaged(path: &Path) -> Self {
        Self::Damaged { path: path.to_owned(), copy: copies(path).pop().map(|copy| copy.path) }
    }

    /// Journals beside the register at `path` that fit neither way, with the latest copy beside it.
    pub(crate) fn journal_astray(path: &Path) -> Self {
        Self::JournalAstray { path: path.to_owned(), copy: copies(path).pop().map(|copy| copy.path) }
    }

    /// Something in the register at `path` is not as it was left, with the latest copy beside it.
    pub(crate) fn altered(path: &Path, what: String) -> Self {
        Self::Altered { path: path.to_owned(), what, copy: copies(path).pop().map(|copy| copy.path) }
    }

    /// The same, told of a file: the database's errors do not say which file they are about, nor what the system said.
    /// Where its key is known, [`Look::tells`] knows more.
    #[must_use]
    pub fn of_file(self, register: &Path) -> Self {
        match self {
            Self::DamagedPage => Self::damaged(register),
            Self::Step(step) => why(register, step, false),
            other => other,
        }
    }

    /// The same, where a part was being written from a register: what could not be written is told of the part, what could not
    /// be read is left to be told of the register.
    #[must_use]
    pub(crate) fn of_part(self, part: &Path) -> Self {
        match self {
            Self::Step(step @ (Step::Write | Step::Open)) => why_part(part, step),
            other => other,
        }
    }
}
