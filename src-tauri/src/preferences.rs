//! What the program remembers beside any register: which files were opened, language, theme. No record, no person.

use std::path::Path;

use domain::words::Language;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::failure::Failure;
use crate::tries::Tries;

/// A register opened before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Known {
    /// The file.
    pub path: String,
    /// The unit's name.
    pub name: String,
    /// When it was last opened, local time.
    pub opened_at: String,
    /// The copy beside it that failed last.
    #[serde(default)]
    pub copy_failed: Option<CopyFailed>,
    /// The copy in the second place that failed last.
    #[serde(default)]
    pub second_failed: Option<CopyFailed>,
}

/// A copy that could not be made when a register was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CopyFailed {
    /// When, local time.
    pub at: String,
    /// Why: the code of what the register said.
    pub code: String,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the program remembers.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The language of the screens.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// `dense`, `normal` or `roomy`.
    pub density: Option<String>,
    /// Newest first.
    pub recent: Vec<Known>,
    /// The screens whose hint was put away.
    pub hints_put_away: Vec<String>,
    /// Wrong tries at passphrases and cards.
    pub tries: Tries,
}

const FILE: &str = "preferences.json";

impl Preferences {
    /// Reads them; what is missing or no longer reads is begun anew.
    pub fn read(folder: &Path) -> Self {
        std::fs::read_to_string(folder.join(FILE)).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// Writes them whole.
    pub fn write(&self, folder: &Path) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(self).map_err(|error| Failure::fault("unexpected", error))?;
        std::fs::create_dir_all(folder)?;
        Ok(register::file::write_whole(&folder.join(FILE), text.as_bytes())?)
    }

    /// Puts a register at the head of the list.
    pub fn opened(&mut self, path: &str, name: &str, at: &str) {
        let (copy_failed, second_failed) = self.failed(path);
        self.recent.retain(|recent| recent.path != path);
        let (path, name, opened_at) = (path.to_owned(), name.to_owned(), at.to_owned());
        self.recent.insert(0, Known { path, name, opened_at, copy_failed, second_failed });
        self.recent.truncate(8);
    }

    /// The copies of a register that failed last: beside it, and in the second place.
    pub fn failed(&self, path: &str) -> (Option<CopyFailed>, Option<CopyFailed>) {
        let known = self.recent.iter().find(|recent| recent.path == path);
        known.map(|recent| (recent.copy_failed.clone(), recent.second_failed.clone())).unwrap_or_default()
    }

    /// Keeps how the copies of a register went; says whether that is news.
    pub fn copied(&mut self, path: &str, beside: Option<CopyFailed>, second: Option<CopyFailed>) -> bool {
        match self.recent.iter_mut().find(|recent| recent.path == path) {
            Some(recent) if recent.copy_failed != beside || recent.second_failed != second => {
                (recent.copy_failed, recent.second_failed) = (beside, second);
                true
            }
            _ => false,
        }
    }
}
