//! Nhập / Xuất.

use std::path::Path;

use domain::table::PrintOptions;
use domain::words::{Language, word};
use register::exchange::{self, ImportPreview, workbook};
use register::lists::{self, ListQuery};
use register::log::{MadePaper, PaperFacts};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

use super::{Written, day, written};
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;

/// The system's own dialog for where to put a workbook.
#[tauri::command(async)]
#[specta::specta]
pub fn export_choose_path(app: AppHandle, start: String) -> Result<Option<String>, Failure> {
    let dialog = app.dialog().file().add_filter("Excel", &["xlsx"]).set_file_name(&start);
    Ok(dialog.blocking_save_file().and_then(|path| path.into_path().ok()).map(|path| path.display().to_string()))
}

/// Writes a list as a workbook.
#[tauri::command(async)]
#[specta::specta]
pub fn export_list(desk: State<'_, Desk>, query: ListQuery, options: PrintOptions, path: String) -> Result<String, Failure> {
    let on = day(query.as_of.as_deref())?;
    let (table, head) = desk.read(|register| {
        let words = |key: &str| word(Language::Vi, key);
        Ok((lists::list_table(register, &query, on, options.group_by_unit, &words)?, lists::letterhead(register, on)?))
    })?;
    let list = paper::list_paper(&table, &options, &head, on);
    let bytes = workbook(&table, &list.workbook_texts(), on).map_err(|error| Failure::fault("unexpected", error))?;
    register::file::write_whole(Path::new(&path), &bytes)?;
    let facts = PaperFacts { paper: list.title.clone(), as_of: on, people: list.row_count(), pages: 0 };
    desk.note_paper(MadePaper::ListExported, &facts)?;
    Ok(path)
}

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
pub fn choose_workbook(app: AppHandle) -> Result<Option<String>, Failure> {
    let dialog = app.dialog().file().add_filter("Excel, OpenDocument", &["xlsx", "xlsm", "xls", "ods"]);
    Ok(dialog.blocking_pick_file().and_then(|path| path.into_path().ok()).map(|path| path.display().to_string()))
}

/// What bringing a workbook in would do.
#[tauri::command(async)]
#[specta::specta]
pub fn import_preview(desk: State<'_, Desk>, path: String) -> Result<ImportPreview, Failure> {
    desk.read(|register| exchange::preview(register, Path::new(&path), &clock::now()))
}

/// Brings a workbook in, as one operation.
#[tauri::command(async)]
#[specta::specta]
pub fn import_workbook(desk: State<'_, Desk>, path: String) -> Result<Imported, Failure> {
    desk.write(|register| {
        let done = exchange::import_workbook(register, Path::new(&path), &clock::now())?;
        let refused = done.value.refused.len() as u32;
        Ok(Imported { written: written(register, done, |_| None)?, refused })
    })
}
