//! The one sheet that records what happened.

use std::collections::BTreeMap;

use register::book::{CodeView, code_views};
use register::cases::{self, EntryCheck, EventSpec};
use register::entries::Entry;
use tauri::State;

use super::{Written, day, written};
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;

/// The event table.
#[tauri::command(async)]
#[specta::specta]
pub fn event_kinds() -> Result<Vec<EventSpec>, Failure> {
    Ok(cases::event_kinds())
}

/// The code lists.
#[tauri::command(async)]
#[specta::specta]
pub fn code_lists() -> Result<BTreeMap<String, Vec<CodeView>>, Failure> {
    Ok(code_views()?)
}

/// What an entry would do.
#[tauri::command(async)]
#[specta::specta]
pub fn check_entry(desk: State<'_, Desk>, entry: Entry) -> Result<EntryCheck, Failure> {
    desk.read(|register| cases::check_entry(register, &entry, &clock::now()))
}

/// The kinds that may be recorded now.
#[tauri::command(async)]
#[specta::specta]
pub fn suggested_kinds(desk: State<'_, Desk>, case_id: i32, as_of: Option<String>) -> Result<Vec<String>, Failure> {
    let on = day(as_of.as_deref())?;
    desk.read(|register| cases::suggested_kinds(register, case_id, on))
}

/// Records an event.
#[tauri::command(async)]
#[specta::specta]
pub fn record_event(desk: State<'_, Desk>, entry: Entry) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = cases::record_event(register, &entry, &clock::now())?;
        written(register, done, |recorded| Some(recorded.event))
    })
}

/// Corrects one field of an event.
#[tauri::command(async)]
#[specta::specta]
pub fn correct_event(desk: State<'_, Desk>, event: i32, field: String, value: String, basis: String) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = cases::correct_event(register, event, &field, &value, &basis, &clock::now())?;
        written(register, done, |id| Some(*id))
    })
}

/// Takes an entry made by mistake out of the record.
#[tauri::command(async)]
#[specta::specta]
pub fn void_event(desk: State<'_, Desk>, event: i32, basis: String) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = cases::void_event(register, event, &basis, &clock::now())?;
        written(register, done, |id| Some(*id))
    })
}
