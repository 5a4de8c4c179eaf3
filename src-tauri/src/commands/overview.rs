//! Tổng quan.

use register::overview::{self, Overview};
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
