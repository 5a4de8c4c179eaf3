//! Files that a person chose: in a dialog, by dropping them on the window, on the command line, or from the list of those
//! opened before. The paths stay here; the page gets a number and a text to show, and can name no other file.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use specta::Type;
use tauri_plugin_dialog::FilePath;

use crate::failure::Failure;

/// A file as the page knows it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ChosenFile {
    /// Its number.
    pub place: u32,
    /// Its path, to be shown.
    pub path: String,
}

/// The files that were chosen since the program began.
#[derive(Default)]
pub struct Places {
    chosen: Mutex<Vec<PathBuf>>,
    /// What the dialogs answer in tests.
    answers: Mutex<VecDeque<PathBuf>>,
}

impl Places {
    /// Keeps a file that was chosen.
    pub fn keep(&self, path: PathBuf) -> ChosenFile {
        let mut chosen = self.chosen.lock().unwrap_or_else(PoisonError::into_inner);
        let place = chosen.iter().position(|known| *known == path).unwrap_or_else(|| {
            chosen.push(path.clone());
            chosen.len() - 1
        });
        ChosenFile { place: u32::try_from(place).unwrap_or(u32::MAX), path: path.display().to_string() }
    }

    /// The file that a number stands for.
    pub fn path(&self, place: u32) -> Result<PathBuf, Failure> {
        let chosen = self.chosen.lock().unwrap_or_else(PoisonError::into_inner);
        chosen.get(place as usize).cloned().ok_or_else(|| Failure::refusal("place_not_chosen"))
    }

    /// Asks a dialog of the system's, and keeps what it answers.
    pub fn ask(&self, dialog: impl FnOnce() -> Option<FilePath>) -> Option<ChosenFile> {
        let answer = self.answers.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        let path = answer.or_else(|| dialog().and_then(|path| path.into_path().ok()));
        path.map(|path| self.keep(path))
    }

    /// The next dialog answers with this file instead of asking: for tests, which no dialog of the system's can hear.
    pub fn answer_next_with(&self, path: &Path) {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).push_back(path.to_owned());
    }
}
