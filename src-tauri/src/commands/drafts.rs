//! Drafts: what was typed and is not written yet.

use register::drafts::{self, DraftLine};
use tauri::State;

use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;

/// The drafts of the user who is signed in, the latest last.
#[tauri::command(async)]
#[specta::specta]
pub fn draft_list(desk: State<'_, Desk>) -> Result<Vec<DraftLine>, Failure> {
    desk.read(drafts::drafts)
}

/// Keeps what is typed in a sheet.
#[tauri::command(async)]
#[specta::specta]
pub fn keep_draft(desk: State<'_, Desk>, sheet: String, of_what: String, content: String) -> Result<(), Failure> {
    desk.write(|register| drafts::keep_draft(register, &sheet, &of_what, &content, &clock::now()))
}

/// Forgets what was typed in a sheet.
#[tauri::command(async)]
#[specta::specta]
pub fn forget_draft(desk: State<'_, Desk>, sheet: String) -> Result<(), Failure> {
    desk.write(|register| drafts::drop_draft(register, &sheet))
}
