//! Printing a list: preview as page pictures, the PDF in the system's viewer.

use std::path::Path;

use domain::table::PrintOptions;
use domain::words::{Language, word};
use register::lists::{self, ListQuery};
use register::log::{MadePaper, PaperFacts};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;

use super::day;
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;

/// A fact that the paper prints and nobody has entered.
#[derive(Clone, Debug, Serialize, Type)]
pub struct MissingFact {
    /// The person.
    pub person: i32,
    /// Birth name.
    pub name: String,
    /// The word `column.<field>`.
    pub field: String,
}

/// A paper in preview.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PrintPreview {
    /// Pages of the first volume.
    pub pages: u32,
    /// Volumes.
    pub volumes: u32,
    /// Rows in all.
    pub rows: u32,
    /// Facts that will print empty.
    pub missing: Vec<MissingFact>,
    /// Names this preview in the pictures' address.
    pub token: String,
    /// The pictures' address but for page and scale.
    pub address: String,
}

/// The address of page pictures: a custom scheme reads otherwise on Windows.
fn address(token: &str) -> String {
    if cfg!(windows) { format!("http://page.localhost/{token}/") } else { format!("page://localhost/{token}/") }
}

fn paper_of(desk: &Desk, query: &ListQuery, options: &PrintOptions) -> Result<(paper::ListPaper, Vec<MissingFact>), Failure> {
    let on = day(query.as_of.as_deref())?;
    let (table, head) = desk.read(|register| {
        let words = |key: &str| word(Language::Vi, key);
        Ok((lists::list_table(register, query, on, options.group_by_unit, &words)?, lists::letterhead(register, on)?))
    })?;
    let missing = table
        .missing
        .iter()
        .take(200)
        .map(|(person, name, field)| MissingFact { person: *person, name: name.clone(), field: (*field).to_owned() })
        .collect();
    Ok((paper::list_paper(&table, options, &head, on), missing))
}

/// The options a list is first offered with.
#[tauri::command(async)]
#[specta::specta]
pub fn print_options(desk: State<'_, Desk>, query: ListQuery) -> Result<PrintOptions, Failure> {
    desk.read(|register| lists::print_options(register, &query))
}

/// Sets the paper and keeps it for its pictures.
#[tauri::command(async)]
#[specta::specta]
pub fn print_preview(desk: State<'_, Desk>, query: ListQuery, options: PrintOptions) -> Result<PrintPreview, Failure> {
    let (list, missing) = paper_of(&desk, &query, &options)?;
    let first = paper::volumes(&list).next().ok_or_else(|| Failure::fault("paper", "empty"))?;
    let document = first.set()?;
    // The moment names the preview: a picture of an older one is never shown for it.
    let token = clock::now().at.format("%H%M%S%f").to_string();
    let preview = PrintPreview {
        pages: document.pages() as u32,
        volumes: paper::volume_count(&list) as u32,
        rows: list.row_count() as u32,
        missing,
        address: address(&token),
        token: token.clone(),
    };
    desk.keep_preview(token, document);
    Ok(preview)
}

/// Opens the paper in the system's viewer; gives where it lies until the program ends.
#[tauri::command(async)]
#[specta::specta]
pub fn print_open(app: AppHandle, desk: State<'_, Desk>, query: ListQuery, options: PrintOptions) -> Result<String, Failure> {
    let (list, _) = paper_of(&desk, &query, &options)?;
    let volumes = paper::volume_count(&list);
    let (mut made, mut pages) = (Vec::new(), 0);
    for (number, volume) in paper::volumes(&list).enumerate() {
        let document = volume.set()?;
        pages += document.pages();
        let name = if volumes == 1 { "danh-sach.pdf".to_owned() } else { format!("danh-sach-tap-{}.pdf", number + 1) };
        made.push(desk.put_paper(&name, &document.pdf()?)?);
    }
    let facts = PaperFacts { paper: list.title.clone(), as_of: day(query.as_of.as_deref())?, people: list.row_count(), pages };
    desk.note_paper(MadePaper::ListPrinted, &facts)?;
    for path in &made {
        show(&app, path)?;
    }
    Ok(made.first().map(|path| path.display().to_string()).unwrap_or_default())
}

/// Shows a file in the program that the system has for it.
pub fn show(app: &AppHandle, path: &Path) -> Result<(), Failure> {
    if !path.is_file() {
        return Err(Failure::fault("io", "missing"));
    }
    app.opener().open_path(path.display().to_string(), None::<&str>).map_err(|_| Failure::refusal("viewer_missing"))
}
