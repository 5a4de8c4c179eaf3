//! The commands, one short file a screen.

use chrono::NaiveDate;
use domain::date::PartialDate;
use register::log::{Done, Kind, Named};
use register::{Register, RegisterError};
use serde::Serialize;
use specta::Type;

use crate::clock;
use crate::failure::Failure;

pub mod card;
pub mod cases;
pub mod copies;
pub mod courses;
pub mod drafts;
pub mod due;
pub mod exchange;
pub mod file;
pub mod lists;
pub mod log;
pub mod overview;
pub mod people;
pub mod print;
pub mod ratings;
pub mod reports;
pub mod requests;
pub mod settings;
pub mod targets;
pub mod units;
pub mod users;
pub mod window;

/// What a write did: its name for the menu, and which kinds of thing to show anew.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Written {
    /// The operation, `null` where nothing changed.
    pub operation: Option<i32>,
    /// Its name: the word `operation.<name>`.
    pub name: String,
    /// What its sentence needs.
    pub params: std::collections::BTreeMap<String, String>,
    /// What to show anew.
    pub changed: Vec<Kind>,
    /// The id of what was made, if one thing was.
    pub id: Option<i32>,
}

/// The day asked for, or today.
fn day(as_of: Option<&str>) -> Result<NaiveDate, Failure> {
    match as_of {
        None => Ok(clock::now().today),
        Some(text) => Ok(PartialDate::typed(text).map(PartialDate::last_day).map_err(|refusal| refusal.at("as_of"))?),
    }
}

/// Tells a write by its name in the log.
fn written<T>(register: &Register, done: Done<T>, id: impl FnOnce(&T) -> Option<i32>) -> Result<Written, RegisterError> {
    let last = register.journal(None, 1)?.pop().filter(|last| Some(last.operation) == done.operation);
    let (name, params) = last.map(|last| (last.name, last.params)).unwrap_or_default();
    Ok(Written { operation: done.operation, name, params, changed: done.changed.into_iter().collect(), id: id(&done.value) })
}

/// Tells an undo or redo by what it was about.
fn turned(done: Done<Named>) -> Written {
    Written { operation: done.operation, name: done.value.name, params: done.value.params, changed: done.changed.into_iter().collect(), id: None }
}
