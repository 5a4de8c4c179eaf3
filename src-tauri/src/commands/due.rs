//! Việc.

use register::due::{self, DuePage, DueQuery};
use tauri::State;

use super::day;
use crate::desk::Desk;
use crate::failure::Failure;

/// A page of Việc.
#[tauri::command(async)]
#[specta::specta]
pub fn due_page(desk: State<'_, Desk>, query: DueQuery, offset: u32, limit: u32) -> Result<DuePage, Failure> {
    let on = day(query.as_of.as_deref())?;
    desk.read(|register| due::due_page(register, &query, on, offset, limit))
}
