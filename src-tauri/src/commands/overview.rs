//! Tổng quan, and the counts beside the screens.

use register::overview::{self, NavCounts, Overview};
use tauri::State;

use super::day;
use crate::desk::Desk;
use crate::failure::Failure;

/// Tổng quan on a day.
#[tauri::command(async)]
#[specta::specta]
pub fn overview(desk: State<'_, Desk>, as_of: Option<String>) -> Result<Overview, Failure> {
    let on = day(as_of.as_deref())?;
    desk.read(|register| overview::overview(register, on))
}

/// How many stand on each screen.
#[tauri::command(async)]
#[specta::specta]
pub fn nav_counts(desk: State<'_, Desk>, as_of: Option<String>) -> Result<NavCounts, Failure> {
    let on = day(as_of.as_deref())?;
    desk.read(|register| overview::nav_counts(register, on))
}
