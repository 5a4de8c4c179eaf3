//! The copies of the register: what stands there, handing one on, putting one back.

use std::path::Path;

use register::copies::{self, CopyKind, CopyLine, copy_list as list, restore};
use register::file::{Secret, Who};
use register::recover::{Lost, free_place, recover};
use register::{Register, RegisterError};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

use super::file::{RegisterInfo, laid, secret};
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::places::ChosenFile;

/// A copy as the list shows it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CopyView {
    /// What the register says of it.
    #[serde(flatten)]
    pub copy: CopyLine,
    /// Its number among the files that the page may name.
    pub number: u32,
}

/// The copies beside the register and in its second place, the latest first; each is opened.
#[tauri::command(async)]
#[specta::specta]
pub fn copy_list(desk: State<'_, Desk>) -> Result<Vec<CopyView>, Failure> {
    let lines = desk.read(|register| list(register, false))?;
    let number = |copy: &CopyLine| desk.places.keep(copy.path.clone().into()).place;
    Ok(lines.into_iter().map(|copy| CopyView { number: number(&copy), copy }).collect())
}

/// The system's own dialog for a folder.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_folder(app: AppHandle, desk: State<'_, Desk>) -> Result<Option<ChosenFile>, Failure> {
    Ok(desk.places.ask(|| app.dialog().file().blocking_pick_folder()))
}

/// Copies the register into a folder, to be handed on. Gives the copy's path, to be shown.
#[tauri::command(async)]
#[specta::specta]
pub fn back_up(desk: State<'_, Desk>, folder: u32) -> Result<String, Failure> {
    let folder = desk.places.path(folder)?;
    desk.read(|register| Ok(register.back_up(&folder, &clock::now())?.display().to_string()))
}

/// The latest copy beside a register that does not open, by its name.
#[tauri::command(async)]
#[specta::specta]
pub fn latest_copy(desk: State<'_, Desk>, place: u32) -> Result<Option<ChosenFile>, Failure> {
    let register = desk.places.path(place)?;
    Ok(copies::copies(&register).pop().map(|copy| desk.places.keep(copy.path)))
}

/// Puts a copy in the place of the open register, or of the one that an open copy belongs to, and opens it.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_copy(desk: State<'_, Desk>, copy: u32) -> Result<RegisterInfo, Failure> {
    let copy = desk.places.path(copy)?;
    instead(&desk, |secret, register| {
        put_back(&copy, secret, register)?;
        Register::open(register, secret, &Who::at_this_machine(), &clock::now())
    })
}

/// Opens a copy to read, in place of what is open.
#[tauri::command(async)]
#[specta::specta]
pub fn look_at_copy(desk: State<'_, Desk>, copy: u32) -> Result<RegisterInfo, Failure> {
    let copy = desk.places.path(copy)?;
    instead(&desk, |secret, _| Register::open_to_read(&copy, secret, &Who::at_this_machine(), &clock::now()))
}

/// From a copy back to the register that it is a copy of.
#[tauri::command(async)]
#[specta::specta]
pub fn leave_copy(desk: State<'_, Desk>) -> Result<RegisterInfo, Failure> {
    instead(&desk, |secret, register| Register::open(register, secret, &Who::at_this_machine(), &clock::now()))
}

/// Closes what is open and opens something else under the same key: nothing has to be typed again. Where that fails, what
/// was open is open again.
fn instead(desk: &Desk, open: impl FnOnce(&Secret, &Path) -> Result<Register, RegisterError>) -> Result<RegisterInfo, Failure> {
    let Some(was) = desk.take() else { return Err(Failure::refusal("register_not_open")) };
    let (path, read_only) = (was.path().to_owned(), was.is_read_only());
    // The card's code opens every copy under the present key.
    let secret = Secret::Recovery(was.recovery_code());
    let register = copies::register_of(&path).unwrap_or_else(|| path.clone());
    // A copy of its own kind: the day's would take the place of the one that is asked for. What cannot be copied any more is
    // kept whole by what follows.
    if !read_only && let Err(error) = was.copy_before(CopyKind::BeforeRepair, &clock::now()) {
        desk.copy_failed(&path, &error);
    }
    drop(was);
    match open(&secret, &register) {
        Ok(opened) => laid(desk, opened),
        Err(error) => {
            let (who, now) = (Who::at_this_machine(), clock::now());
            let again = if read_only { Register::open_to_read(&path, &secret, &who, &now) } else { Register::open(&path, &secret, &who, &now) };
            if let Ok(again) = again {
                laid(desk, again)?;
            }
            Err(error.of_file(&path).into())
        }
    }
}

/// Puts a copy in the place of a register that is not open, and opens it: for one that is damaged.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_register(
    desk: State<'_, Desk>,
    copy: u32,
    place: u32,
    passphrase: Option<String>,
    recovery: Option<String>,
) -> Result<RegisterInfo, Failure> {
    let (copy, register, secret) = (desk.places.path(copy)?, desk.places.path(place)?, secret(passphrase, recovery)?);
    put_back(&copy, &secret, &register)?;
    let opened = Register::open(&register, &secret, &Who::at_this_machine(), &clock::now())?;
    desk.put_away_anyway();
    laid(&desk, opened)
}

/// A register that was brought out of a damaged one.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RecoveredRegister {
    /// The new one, open.
    pub register: RegisterInfo,
    /// What was lost.
    pub lost: Vec<Lost>,
}

/// Brings what is readable of a damaged register into a new one beside it, and opens that.
#[tauri::command(async)]
#[specta::specta]
pub fn recover_register(
    desk: State<'_, Desk>,
    place: u32,
    passphrase: Option<String>,
    recovery: Option<String>,
) -> Result<RecoveredRegister, Failure> {
    let (damaged, secret) = (desk.places.path(place)?, secret(passphrase, recovery)?);
    let (who, now) = (Who::at_this_machine(), clock::now());
    let done = recover(&damaged, &secret, &free_place(&damaged, now.today), &who, &now)?;
    let opened = Register::open(&done.register, &secret, &who, &now)?;
    desk.put_away_anyway();
    Ok(RecoveredRegister { register: laid(&desk, opened)?, lost: done.lost })
}

fn put_back(copy: &Path, secret: &Secret, register: &Path) -> Result<(), RegisterError> {
    restore(copy, secret, register, &Who::at_this_machine(), &clock::now()).map(drop)
}
