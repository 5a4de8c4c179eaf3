//! An operation: what a person reads in the menu and the journal.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use domain::role::Role;

use super::made_paper::MadePaper;
use super::tables::Changed;
use crate::error::RegisterError;
use crate::file::Stored;

/// Operations with which a register begins: undo stops there.
const NOT_UNDOABLE: &[&str] = &["register_created", "sample_made"];

/// The operation that brought the register up to a newer schema.
pub(crate) const UPGRADED: &str = "upgraded";

/// The operation that wrote the register under another passphrase.
pub(crate) const PASSPHRASE_CHANGED: &str = "passphrase_changed";

/// The operation that brought what was readable of a damaged register into this one.
pub(crate) const RECOVERED: &str = "recovered";

/// What stands in the place of an operation that was lost with a damaged register, over its lines.
pub(crate) const OPERATION_LOST: &str = "operation_lost";

/// Operations on the file as a whole, and those of which nobody knows what they were.
const OF_THE_FILE: [&str; 4] = [UPGRADED, PASSPHRASE_CHANGED, RECOVERED, OPERATION_LOST];

/// Operations that undo and redo step over: they did nothing that a clerk wants back.
fn is_stepped_over(name: &str) -> bool {
    MadePaper::NAMES.contains(&name) || OF_THE_FILE.contains(&name)
}

/// The same as a JSON list, as the queries read it.
pub(crate) fn stepped_over() -> String {
    let names: Vec<&str> = MadePaper::NAMES.into_iter().chain(OF_THE_FILE).collect();
    serde_json::json!(names).to_string()
}

/// What is about to be done, by its name in the words (`operation.<name>`) and what its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    pub(super) name: String,
    pub(super) params: BTreeMap<String, String>,
    least: Role,
}

impl Operation {
    /// An operation with no values yet.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), params: BTreeMap::new(), least: Role::Clerk }
    }

    /// One about an operation of the log: it bears that one's name.
    pub(crate) fn about(target: &Named) -> Self {
        Self { params: target.params.clone(), ..Self::new(&*target.name) }
    }

    /// Says who may do it at the least: a clerk, unless said.
    #[must_use]
    pub fn open_to(mut self, least: Role) -> Self {
        self.least = least;
        self
    }

    /// Who may do it at the least.
    pub(crate) fn least(&self) -> Role {
        self.least
    }

    /// Adds a value that the sentence names.
    pub fn with(mut self, name: impl Into<String>, value: impl std::fmt::Display) -> Self {
        self.params.insert(name.into(), value.to_string());
        self
    }
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done<T> {
    /// What the work gave back.
    pub value: T,
    /// The operation's id; `None` where nothing changed, and so nothing was logged.
    pub operation: Option<i32>,
    /// What to show anew.
    pub changed: Changed,
}

impl<T> Done<T> {
    /// The same with another value.
    pub fn map<U>(self, to: impl FnOnce(T) -> U) -> Done<U> {
        Done { value: to(self.value), operation: self.operation, changed: self.changed }
    }
}

/// An operation in the log, by name.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, specta::Type)]
pub struct Named {
    /// Its id.
    pub operation: i32,
    /// Its name in the words.
    pub name: String,
    /// What its sentence needs.
    pub params: BTreeMap<String, String>,
    /// Who did it.
    pub made_by: String,
}

impl Named {
    /// Reads a row with `id`, `name`, `params` and `made_by`.
    pub(crate) fn read(row: &rusqlite::Row<'_>) -> Result<Self, RegisterError> {
        let row = Stored::of("operation", row)?;
        Ok(Self { operation: row.id(), name: row.get("name")?, params: row.json("params")?, made_by: row.get("made_by")? })
    }
}

/// Reads a row of `operation`.
pub(crate) fn must_read(row: &rusqlite::Row<'_>) -> Result<(), RegisterError> {
    Named::read(row)?;
    Stored::of("operation", row)?.parse::<NaiveDateTime>("made_at").map(drop)
}

/// Whether undo may reach an operation of this name.
pub(crate) fn is_undoable(name: &str) -> bool {
    !NOT_UNDOABLE.contains(&name) && !is_stepped_over(name)
}
