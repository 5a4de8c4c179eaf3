//! The list screens: Nguồn, Xét kết nạp, Đảng viên dự bị, Đảng viên.

use register::lists::{self, DueLine, ListPage, ListQuery, NavCounts};
use tauri::State;

use super::day;
use crate::desk::Desk;
use crate::failure::Failure;

/// A page of a list; `anew` for the first page of another question.
#[tauri::command(async)]
#[specta::specta]
pub fn list_page(desk: State<'_, Desk>, query: ListQuery, offset: u32, limit: u32, anew: bool) -> Result<ListPage, Failure> {
    let on = day(query.as_of.as_deref())?;
    desk.search(anew, |register| lists::list_page(register, &query, on, offset, limit))
}

/// The place of a person in a list.
#[tauri::command(async)]
#[specta::specta]
pub fn list_position(desk: State<'_, Desk>, query: ListQuery, person: i32) -> Result<Option<u32>, Failure> {
    let on = day(query.as_of.as_deref())?;
    desk.read(|register| lists::list_position(register, &query, on, person))
}

/// How many stand on each screen.
#[tauri::command(async)]
#[specta::specta]
pub fn nav_counts(desk: State<'_, Desk>, as_of: Option<String>) -> Result<NavCounts, Failure> {
    let on = day(as_of.as_deref())?;
    desk.read(|register| lists::nav_counts(register, on))
}

/// What falls due.
#[tauri::command(async)]
#[specta::specta]
pub fn due_list(desk: State<'_, Desk>, as_of: Option<String>, within: u32) -> Result<Vec<DueLine>, Failure> {
    let on = day(as_of.as_deref())?;
    desk.read(|register| lists::due_list(register, on, within))
}
