//! Đơn vị.

use register::units::{self, NewUnit, UnitEntry, UnitEntryCheck, UnitLine, UnitStep};
use tauri::State;

use super::{Written, day, written};
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;

/// The tree on a day.
#[tauri::command(async)]
#[specta::specta]
pub fn unit_tree(desk: State<'_, Desk>, as_of: Option<String>) -> Result<Vec<UnitLine>, Failure> {
    let on = day(as_of.as_deref())?;
    desk.read(|register| units::unit_tree(register, on))
}

/// What happened to a unit.
#[tauri::command(async)]
#[specta::specta]
pub fn unit_history(desk: State<'_, Desk>, unit: i32) -> Result<Vec<UnitStep>, Failure> {
    desk.read(|register| units::unit_history(register, unit))
}

/// Adds a unit.
#[tauri::command(async)]
#[specta::specta]
pub fn add_unit(desk: State<'_, Desk>, unit: NewUnit) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = units::add_unit(register, &unit, &clock::now())?;
        written(register, done, |id| Some(*id))
    })
}

/// Records what happened to a unit.
#[tauri::command(async)]
#[specta::specta]
pub fn record_unit_event(desk: State<'_, Desk>, entry: UnitEntry) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = units::record_unit_event(register, &entry, &clock::now())?;
        written(register, done, |recorded| Some(recorded.event))
    })
}

/// What an entry of each of several units would break.
#[tauri::command(async)]
#[specta::specta]
pub fn check_unit_entries(desk: State<'_, Desk>, entries: Vec<UnitEntry>) -> Result<Vec<UnitEntryCheck>, Failure> {
    desk.read(|register| units::check_unit_entries(register, &entries, &clock::now()))
}

/// Records one event for each of several units, as one operation.
#[tauri::command(async)]
#[specta::specta]
pub fn record_unit_events(desk: State<'_, Desk>, entries: Vec<UnitEntry>) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = units::record_unit_events(register, &entries, &clock::now())?;
        written(register, done, |_| None)
    })
}
