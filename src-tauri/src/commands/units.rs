//! Đơn vị.

use std::collections::BTreeMap;

use domain::field::FieldShape;
use register::cases::EventView;
use register::units::{self, NewUnit, UnitEntry, UnitEntryCheck, UnitLine, UnitPage};
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

/// The units that have ended by a day.
#[tauri::command(async)]
#[specta::specta]
pub fn ended_units(desk: State<'_, Desk>, as_of: Option<String>) -> Result<Vec<UnitLine>, Failure> {
    let on = day(as_of.as_deref())?;
    desk.read(|register| units::ended_units(register, on))
}

/// What happened to a unit.
#[tauri::command(async)]
#[specta::specta]
pub fn unit_history(desk: State<'_, Desk>, unit: i32) -> Result<Vec<EventView>, Failure> {
    desk.read(|register| units::unit_history(register, unit))
}

/// The facts of a unit that can be set, in the order of the form.
#[tauri::command(async)]
#[specta::specta]
pub fn unit_fields() -> Result<Vec<FieldShape>, Failure> {
    Ok(units::unit_fields())
}

/// A unit as of a day.
#[tauri::command(async)]
#[specta::specta]
pub fn unit_page(desk: State<'_, Desk>, unit: i32, as_of: Option<String>) -> Result<UnitPage, Failure> {
    let on = day(as_of.as_deref())?;
    desk.read(|register| units::unit_page(register, unit, on))
}

/// Changes a unit's facts.
#[tauri::command(async)]
#[specta::specta]
pub fn save_unit(desk: State<'_, Desk>, unit: i32, facts: BTreeMap<String, String>) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = units::save_unit(register, unit, &facts, &clock::now())?;
        written(register, done, |()| Some(unit))
    })
}

/// Moves a unit one place up or down among those under the same unit.
#[tauri::command(async)]
#[specta::specta]
pub fn move_unit(desk: State<'_, Desk>, unit: i32, up: bool, as_of: Option<String>) -> Result<Written, Failure> {
    let on = day(as_of.as_deref())?;
    desk.write(|register| {
        let done = units::move_unit(register, unit, up, on, &clock::now())?;
        written(register, done, |()| Some(unit))
    })
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
