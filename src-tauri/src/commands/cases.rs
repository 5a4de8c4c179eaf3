//! The one sheet that records what happened.

use std::collections::BTreeMap;

use register::book::{CodeView, code_views};
use register::cases::{self, EntryCheck, EventSpec, SuggestedKinds, UsedNumber};
use register::entries::Entry;
use serde::Serialize;
use specta::Type;
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

/// What each of several entries would do.
#[tauri::command(async)]
#[specta::specta]
pub fn check_entries(desk: State<'_, Desk>, entries: Vec<Entry>) -> Result<Vec<EntryCheck>, Failure> {
    desk.read(|register| cases::check_entries(register, &entries, &clock::now()))
}

/// A run of document numbers, and which of them were given already.
#[derive(Clone, Debug, Serialize, Type)]
pub struct NumberRun {
    /// As many as are needed.
    pub numbers: Vec<String>,
    /// Those that were given in the same term; null where that is not known.
    pub used: Option<Vec<UsedNumber>>,
}

/// Numbers for the documents of several people, from the first on.
#[tauri::command(async)]
#[specta::specta]
pub fn document_numbers(desk: State<'_, Desk>, kind: String, on: String, first: String, count: u32) -> Result<NumberRun, Failure> {
    let numbers = cases::number_run(&first, count.min(1000) as usize)?;
    let used = desk.read(|register| cases::used_numbers(register, &kind, &on, &numbers))?;
    Ok(NumberRun { numbers, used })
}

/// The kinds that may be recorded now.
#[tauri::command(async)]
#[specta::specta]
pub fn suggested_kinds(desk: State<'_, Desk>, case_id: i32, as_of: Option<String>) -> Result<SuggestedKinds, Failure> {
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

/// Records one event for each of several people, as one operation.
#[tauri::command(async)]
#[specta::specta]
pub fn record_events(desk: State<'_, Desk>, entries: Vec<Entry>) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = cases::record_events(register, &entries, &clock::now())?;
        written(register, done, |_| None)
    })
}

/// Corrects fields of an event.
#[tauri::command(async)]
#[specta::specta]
pub fn correct_event(desk: State<'_, Desk>, event: i32, values: BTreeMap<String, String>, basis: String) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = cases::correct_event(register, event, &values, &basis, &clock::now())?;
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
