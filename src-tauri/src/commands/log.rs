//! Nhật ký, undo and redo.

use register::log::{JournalRow, RowName, RowRef};
use register::operations::{ToldChange, UndoState, told_changes};
use tauri::State;

use super::{Written, turned, written};
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;

/// What undo and redo would do now.
#[tauri::command(async)]
#[specta::specta]
pub fn undo_state(desk: State<'_, Desk>) -> Result<UndoState, Failure> {
    desk.read(register::Register::undo_state)
}

/// Operations, newest first.
#[tauri::command(async)]
#[specta::specta]
pub fn journal(desk: State<'_, Desk>, before: Option<i32>, limit: u32) -> Result<Vec<JournalRow>, Failure> {
    desk.read(|register| register.journal(before, limit.min(500)))
}

/// The operation after which the log ended with a head that was read off a paper; `null` where it never did.
#[tauri::command(async)]
#[specta::specta]
pub fn operation_of_head(desk: State<'_, Desk>, head: String) -> Result<Option<JournalRow>, Failure> {
    desk.read(|register| register.operation_of_head(&head))
}

/// The first rows that an operation changed.
#[tauri::command(async)]
#[specta::specta]
pub fn operation_changes(desk: State<'_, Desk>, operation: i32, most: u32) -> Result<Vec<ToldChange>, Failure> {
    desk.read(|register| told_changes(register, operation, most))
}

/// What rows of the journal are called.
#[tauri::command(async)]
#[specta::specta]
pub fn row_names(desk: State<'_, Desk>, rows: Vec<RowRef>) -> Result<Vec<RowName>, Failure> {
    desk.read(|register| register.row_names(&rows))
}

/// Takes the last operation back.
#[tauri::command(async)]
#[specta::specta]
pub fn undo(desk: State<'_, Desk>) -> Result<Written, Failure> {
    desk.write(|register| register.undo(&clock::now()).map(turned))
}

/// Does again what undo took back.
#[tauri::command(async)]
#[specta::specta]
pub fn redo(desk: State<'_, Desk>) -> Result<Written, Failure> {
    desk.write(|register| register.redo(&clock::now()).map(turned))
}

/// Takes one operation back for those of its people whom nothing later holds.
#[tauri::command(async)]
#[specta::specta]
pub fn undo_rest(desk: State<'_, Desk>, operation: i32) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = register.undo_rest(operation, &clock::now())?;
        written(register, done, |_| None)
    })
}

/// Takes one operation back, where nothing later rests on it.
#[tauri::command(async)]
#[specta::specta]
pub fn undo_operation(desk: State<'_, Desk>, operation: i32) -> Result<Written, Failure> {
    desk.write(|register| register.undo_operation(operation, &clock::now()).map(turned))
}
