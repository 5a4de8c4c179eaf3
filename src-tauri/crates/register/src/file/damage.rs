//! Damage told with the way out: which file, and its latest copy.

use std::path::Path;

use super::copy::copies;
use crate::error::RegisterError;

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

impl RegisterError {
    /// Whether it tells of damage to the file.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged { .. } | Self::DamagedPage | Self::DamagedRow { .. } | Self::JournalAstray { .. })
    }

    /// Damage to the register at `path`, with the latest copy beside it.
    pub(crate) fn damaged(path: &Path) -> Self {
        Self::Damaged { path: path.to_owned(), copy: copies(path).pop().map(|copy| copy.path) }
    }

    /// Journals beside the register at `path` that fit neither way, with the latest copy beside it.
    pub(crate) fn journal_astray(path: &Path) -> Self {
        Self::JournalAstray { path: path.to_owned(), copy: copies(path).pop().map(|copy| copy.path) }
    }

    /// The same, told of the register that was open: the database's errors do not say which file they are about.
    #[must_use]
    pub fn of_file(self, register: &Path) -> Self {
        match self {
            Self::DamagedPage => Self::damaged(register),
            other => other,
        }
    }
}
