//! Printing a list, or the sheet of a person or a unit: preview as page pictures, the PDF in the system's viewer; a list as a
//! workbook too.

use std::path::Path;

use paper::{Document, PaperError};
use print::PrintOptions;
use print::lists::{self, List, ListKind, ListOf};
use print::sheets::Sheet;
use register::log::MadePaper;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use super::day;
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::places::ChosenFile;
use crate::volumes::{Volumes, VolumesSet};

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
    /// Rows in all; a sheet has none.
    pub rows: u32,
    /// Which list or book it is; `None`: a sheet.
    pub paper: Option<ListKind>,
    /// Facts that will print empty.
    pub missing: Vec<MissingFact>,
    /// Names this preview in the pictures' address.
    pub token: String,
    /// The pictures' address but for page and scale.
    pub address: String,
}

/// The preview was left.
#[tauri::command(async)]
#[specta::specta]
pub fn leave_preview(desk: State<'_, Desk>) -> Result<(), Failure> {
    desk.drop_preview();
    Ok(())
}

/// The address of page pictures: a custom scheme reads otherwise on Windows.
fn address(token: &str) -> String {
    if cfg!(windows) { format!("http://page.localhost/{token}/") } else { format!("page://localhost/{token}/") }
}

/// What is to be printed: a list, or the sheet of a person or a unit.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Printed {
    /// A list or a book.
    List(Box<ListOf>),
    /// The sheet of a person.
    Person(SheetQuery),
    /// The sheet of a unit.
    Unit(SheetQuery),
}

/// Whose sheet, as of when.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct SheetQuery {
    /// The person or unit.
    pub id: i32,
    /// The as-of date, ISO; today where missing.
    pub as_of: Option<String>,
}

/// What was collected, from which papers are made without the register.
enum Collected {
    List(Box<List>),
    Sheet(Box<Sheet>),
}

impl Collected {
    /// Its first volume, set.
    fn first(&self) -> Result<Document, PaperError> {
        match self {
            Self::List(list) => match paper::volumes(list.paper()).next() {
                Some(first) => first.set(),
                None => list.paper().set(),
            },
            Self::Sheet(sheet) => sheet.paper().set(),
        }
    }

    /// All of it as PDF; `None`: it was stopped.
    fn pdfs(&self, volumes: &Volumes) -> Result<Option<print::Printed>, PaperError> {
        match self {
            Self::List(list) => {
                volumes.begin(list.volumes());
                let set = list.pdfs(&|done| volumes.set(done));
                volumes.begin(0);
                set
            }
            Self::Sheet(sheet) => sheet.pdf().map(Some),
        }
    }

    fn made(&self) -> MadePaper {
        match self {
            Self::List(_) => MadePaper::ListPrinted,
            Self::Sheet(_) => MadePaper::SheetPrinted,
        }
    }

    /// What its file is called.
    fn stem(&self) -> &'static str {
        match self {
            Self::List(_) => "danh-sach",
            Self::Sheet(_) => "phieu",
        }
    }
}

/// The register is read under the desk's lock and the paper set without it, so that others need not wait for the typesetter.
fn collected(desk: &Desk, printed: &Printed, options: &PrintOptions) -> Result<Collected, Failure> {
    let sheet = |sheet| Ok(Collected::Sheet(Box::new(sheet)));
    match printed {
        Printed::List(asked) => Ok(Collected::List(Box::new(list(desk, asked, options)?))),
        Printed::Person(query) => {
            let on = day(query.as_of.as_deref())?;
            sheet(desk.read(|register| Sheet::of_person(register, query.id, options, on))?)
        }
        Printed::Unit(query) => {
            let on = day(query.as_of.as_deref())?;
            sheet(desk.read(|register| Sheet::of_unit(register, query.id, options, on))?)
        }
    }
}

fn list(desk: &Desk, asked: &ListOf, options: &PrintOptions) -> Result<List, Failure> {
    let (on, today) = (day(asked.as_of())?, day(None)?);
    desk.read(|register| List::collect(register, asked, options, on, today))
}

/// The options a paper is first offered with.
#[tauri::command(async)]
#[specta::specta]
pub fn print_options(desk: State<'_, Desk>, printed: Printed) -> Result<PrintOptions, Failure> {
    let today = day(None)?;
    match &printed {
        Printed::List(asked) => {
            let on = day(asked.as_of())?;
            desk.read(|register| lists::print_options(register, asked, on, today))
        }
        Printed::Person(_) | Printed::Unit(_) => desk.read(PrintOptions::usual),
    }
}

/// Sets the paper and keeps it for its pictures.
#[tauri::command(async)]
#[specta::specta]
pub fn print_preview(desk: State<'_, Desk>, printed: Printed, options: PrintOptions) -> Result<PrintPreview, Failure> {
    let collected = collected(&desk, &printed, &options)?;
    let document = collected.first()?;
    let (volumes, rows, missing) = match &collected {
        Collected::List(list) => (list.volumes(), list.paper().row_count(), list.missing()),
        Collected::Sheet(_) => (1, 0, &[][..]),
    };
    let missing = missing.iter().take(200);
    // The moment names the preview: a picture of an older one is never shown for it.
    let token = clock::now().at.format("%H%M%S%f").to_string();
    let preview = PrintPreview {
        pages: document.pages() as u32,
        volumes: volumes as u32,
        rows: rows as u32,
        paper: match &collected {
            Collected::List(list) => Some(list.table().kind),
            Collected::Sheet(_) => None,
        },
        missing: missing.map(|(person, name, field)| MissingFact { person: *person, name: name.clone(), field: (*field).to_owned() }).collect(),
        address: address(&token),
        token: token.clone(),
    };
    desk.keep_preview(token, document);
    Ok(preview)
}

/// How far the volumes of the list are set that is being opened.
#[tauri::command(async)]
#[specta::specta]
pub fn volumes_set(desk: State<'_, Desk>) -> Result<VolumesSet, Failure> {
    Ok(desk.volumes.told())
}

/// Sets no further volume of the list that is being opened.
#[tauri::command(async)]
#[specta::specta]
pub fn stop_volumes(desk: State<'_, Desk>) -> Result<(), Failure> {
    desk.volumes.stop();
    Ok(())
}

/// Opens the paper in the system's viewer; gives where it lies until the program ends. `None`: it was stopped, and nothing was
/// opened.
#[tauri::command(async)]
#[specta::specta]
pub fn print_open(app: AppHandle, desk: State<'_, Desk>, printed: Printed, options: PrintOptions) -> Result<Option<String>, Failure> {
    let collected = collected(&desk, &printed, &options)?;
    let Some(set) = collected.pdfs(&desk.volumes)? else { return Ok(None) };
    let stem = collected.stem();
    let mut made = Vec::new();
    for (number, pdf) in set.volumes.iter().enumerate() {
        let name = if set.volumes.len() == 1 { format!("{stem}.pdf") } else { format!("{stem}-tap-{}.pdf", number + 1) };
        made.push(desk.put_paper(&name, pdf)?);
    }
    desk.note_paper(collected.made(), &set.facts)?;
    for path in &made {
        show(&app, path)?;
    }
    Ok(made.first().map(|path| path.display().to_string()))
}

/// The system's own dialog for where to put a workbook.
#[tauri::command(async)]
#[specta::specta]
pub fn export_choose_path(app: AppHandle, desk: State<'_, Desk>, start: String) -> Result<Option<ChosenFile>, Failure> {
    Ok(desk.places.ask(|| app.dialog().file().add_filter("Excel", &["xlsx"]).set_file_name(&start).blocking_save_file()))
}

/// Writes a list as a workbook.
#[tauri::command(async)]
#[specta::specta]
pub fn export_list(desk: State<'_, Desk>, asked: ListOf, options: PrintOptions, place: u32) -> Result<String, Failure> {
    let path = desk.places.path(place)?;
    let list = list(&desk, &asked, &options)?;
    let bytes = list.workbook().map_err(|error| Failure::fault("unexpected", error))?;
    register::file::write_answer(&path, &bytes)?;
    desk.note_paper(MadePaper::ListExported, &list.facts(0))?;
    Ok(path.display().to_string())
}

/// Shows a file in the program that the system has for it.
pub fn show(app: &AppHandle, path: &Path) -> Result<(), Failure> {
    if !path.is_file() {
        return Err(Failure::fault("io", "missing"));
    }
    app.opener().open_path(path.display().to_string(), None::<&str>).map_err(|_| Failure::refusal("viewer_missing"))
}
