//! What the program remembers beside any register: which files were opened, language, theme. No record, no person.

use std::path::Path;

use domain::words::Language;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::failure::Failure;

/// A register opened before.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct RecentRegister {
    /// The file.
    pub path: String,
    /// The unit's name.
    pub name: String,
    /// When it was last opened, local time.
    pub opened_at: String,
    /// Whether the file is there now.
    #[serde(default)]
    pub exists: bool,
    /// The copy that failed when it was last closed.
    #[serde(default)]
    pub copy_failed: Option<CopyFailed>,
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
    pub recent: Vec<RecentRegister>,
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
        let copy_failed = self.copy_failed(path);
        self.recent.retain(|recent| recent.path != path);
        self.recent.insert(0, RecentRegister { path: path.to_owned(), name: name.to_owned(), opened_at: at.to_owned(), exists: true, copy_failed });
        self.recent.truncate(8);
    }

    /// The copy of a register that failed when it was last closed.
    pub fn copy_failed(&self, path: &str) -> Option<CopyFailed> {
        self.recent.iter().find(|recent| recent.path == path)?.copy_failed.clone()
    }

    /// Keeps how the copy went when a register was closed; says whether that is news.
    pub fn copied(&mut self, path: &str, failed: Option<CopyFailed>) -> bool {
        match self.recent.iter_mut().find(|recent| recent.path == path) {
            Some(recent) if recent.copy_failed != failed => {
                recent.copy_failed = failed;
                true
            }
            _ => false,
        }
    }
}
