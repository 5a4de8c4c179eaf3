//! Xếp loại.

use register::ratings::{self, Rated, RatingPage};
use tauri::State;

use super::day;
use crate::desk::Desk;
use crate::failure::Failure;

/// The ratings around a year, of units or of the members of one.
#[tauri::command(async)]
#[specta::specta]
pub fn rating_page(desk: State<'_, Desk>, of: Rated, unit: Option<i32>, year: i32, as_of: Option<String>) -> Result<RatingPage, Failure> {
    let on = day(as_of.as_deref())?;
    desk.read(|register| ratings::rating_page(register, of, unit, year, on))
}
