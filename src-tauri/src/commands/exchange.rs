//! Nhập / Xuất.

use exchange::ImportPreview;
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

use super::{Written, written};
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::places::ChosenFile;

/// What bringing a workbook in did.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Imported {
    /// As every write tells it.
    #[serde(flatten)]
    pub written: Written,
    /// Rows left behind.
    pub refused: u32,
}

/// The system's own dialog for which workbook to bring in.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_workbook(app: AppHandle, desk: State<'_, Desk>) -> Result<Option<ChosenFile>, Failure> {
    Ok(desk.places.ask(|| app.dialog().file().add_filter("Excel, OpenDocument", &["xlsx", "xlsm", "xls", "ods"]).blocking_pick_file()))
}

/// What bringing a workbook in would do; with a reason also of rows that a rule stands against.
#[tauri::command(async)]
#[specta::specta]
pub fn import_preview(desk: State<'_, Desk>, place: u32, reason: Option<String>) -> Result<ImportPreview, Failure> {
    let path = desk.places.path(place)?;
    desk.read(|register| exchange::preview(register, &path, reason.as_deref(), &clock::now()))
}

/// Brings a workbook in, as one operation.
#[tauri::command(async)]
#[specta::specta]
pub fn import_workbook(desk: State<'_, Desk>, place: u32, reason: Option<String>) -> Result<Imported, Failure> {
    let path = desk.places.path(place)?;
    desk.write(|register| {
        let done = exchange::import_workbook(register, &path, reason.as_deref(), &clock::now())?;
        let refused = done.value.refused.len() as u32;
        Ok(Imported { written: written(register, done, |_| None)?, refused })
    })
}
