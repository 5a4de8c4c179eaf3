//! Damage told with the way out: which file, and its latest copy.

use std::path::Path;

use super::copy::copies;
use crate::error::RegisterError;

impl RegisterError {
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
