//! The copies of the register: what stands there, handing one on, putting one back, holding one against the register.

use std::path::Path;

use register::copies::{self, CopyKind, CopyLine, Relation, copy_list as list, restore};
use register::file::{Secret, Who};
use register::log::Later;
use register::recover::{Lost, free_place, recover};
use register::{Register, RegisterError};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

use super::file::{RegisterInfo, laid, secret};
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::places::ChosenFile;
use crate::tries::{Tried, try_on};

/// A copy as the list shows it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CopyView {
    /// What the register says of it.
    #[serde(flatten)]
    pub copy: CopyLine,
    /// Its number among the files that the page may name.
    pub number: u32,
}

/// A keeper, by name and PIN.
#[derive(Clone, Deserialize, Type)]
pub struct Keeper {
    /// The name.
    pub name: String,
    /// The PIN.
    pub pin: String,
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

/// The latest copy beside a register that does not open.
#[derive(Clone, Debug, Serialize, Type)]
pub struct LatestCopy {
    /// The file.
    #[serde(flatten)]
    pub file: ChosenFile,
    /// The day that its name bears, ISO.
    pub day: String,
    /// When its file was written, in seconds since 1970, as the disk says; `None` where it does not.
    pub made: Option<u32>,
}

/// The latest copy beside a register that does not open, by its name.
#[tauri::command(async)]
#[specta::specta]
pub fn latest_copy(desk: State<'_, Desk>, place: u32) -> Result<Option<LatestCopy>, Failure> {
    let register = desk.places.path(place)?;
    let copy = copies::copies(&register).pop();
    Ok(copy.map(|copy| LatestCopy { day: copy.day.to_string(), made: copies::made(&copy.path), file: desk.places.keep(copy.path) }))
}

/// The register beside another file of it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ComparedView {
    /// How the register stands to the other file.
    pub relation: Relation,
    /// What the register has that the other lacks.
    pub only_here: OneSided,
    /// What the other has that the register lacks.
    pub only_there: OneSided,
}

/// What one side has alone, as far as a sheet shows it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct OneSided {
    /// How many operations.
    pub count: u32,
    /// The first of them.
    pub first: Vec<LaterView>,
}

/// An operation that one side has alone.
#[derive(Clone, Debug, Serialize, Type)]
pub struct LaterView {
    /// What the log says of it, with the first of its people.
    #[serde(flatten)]
    pub later: Later,
    /// How many people it touched.
    pub touched: u32,
}

/// How many operations of a side are shown, and how many people of an operation.
const SHOWN: (usize, usize) = (200, 12);

impl OneSided {
    fn of(all: Vec<Later>) -> Self {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let view = |mut later: Later| {
            let touched = count(later.people.len());
            later.people.truncate(SHOWN.1);
            LaterView { later, touched }
        };
        Self { count: count(all.len()), first: all.into_iter().take(SHOWN.0).map(view).collect() }
    }
}

/// Holds the open register against another file, which is only read: by the register's own key, or by the passphrase of
/// that file where it is under another.
#[tauri::command(async)]
#[specta::specta]
pub fn compare_with(desk: State<'_, Desk>, other: u32, passphrase: Option<String>) -> Result<ComparedView, Failure> {
    let other = desk.places.path(other)?;
    let typed = passphrase.map(|typed| secret(Some(typed), None)).transpose()?;
    let found = match typed {
        None => desk.read(|register| register.compare(&other, &register.secret()))?,
        Some(typed) => desk.read(|register| Ok(try_on(&desk, &other, &[Tried::Secret], || register.compare(&other, &typed))))??,
    };
    Ok(ComparedView { relation: found.relation, only_here: OneSided::of(found.only_here), only_there: OneSided::of(found.only_there) })
}

/// Puts a copy in the place of the open register, or of the one that an open copy belongs to, and opens it.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_copy(desk: State<'_, Desk>, copy: u32) -> Result<RegisterInfo, Failure> {
    let copy = desk.places.path(copy)?;
    instead(&desk, |secret, register, who| {
        restore(&copy, secret, register, who, &clock::now())?;
        Register::open(register, secret, who, &clock::now())
    })
}

/// Opens a copy to read, in place of what is open.
#[tauri::command(async)]
#[specta::specta]
pub fn look_at_copy(desk: State<'_, Desk>, copy: u32) -> Result<RegisterInfo, Failure> {
    let copy = desk.places.path(copy)?;
    instead(&desk, |secret, _, who| Register::open_to_read(&copy, secret, who, &clock::now()))
}

/// From a copy back to the register that it is a copy of.
#[tauri::command(async)]
#[specta::specta]
pub fn leave_copy(desk: State<'_, Desk>) -> Result<RegisterInfo, Failure> {
    instead(&desk, |secret, register, who| Register::open(register, secret, who, &clock::now()))
}

/// Closes what is open and opens something else under the same key, for who is signed in: nothing has to be typed again.
/// Where that fails, what was open is open again.
fn instead(desk: &Desk, open: impl FnOnce(&Secret, &Path, &Who) -> Result<Register, RegisterError>) -> Result<RegisterInfo, Failure> {
    let Some(was) = desk.take() else { return Err(Failure::refusal("register_not_open")) };
    let (path, read_only) = (was.path().to_owned(), was.is_read_only());
    let (secret, who) = (was.secret(), Who::at_this_machine().staying(was.stay()));
    let register = copies::register_of(&path).unwrap_or_else(|| path.clone());
    // A copy of its own kind: the day's would take the place of the one that is asked for. What cannot be copied any more is
    // kept whole by what follows.
    if !read_only && let Err(error) = was.copy_before(CopyKind::BeforeRepair, &clock::now()) {
        desk.copy_failed(&path, &error);
    }
    drop(was);
    match open(&secret, &register, &who) {
        Ok(opened) => laid(desk, opened),
        Err(error) => {
            let now = clock::now();
            let again = if read_only { Register::open_to_read(&path, &secret, &who, &now) } else { Register::open(&path, &secret, &who, &now) };
            if let Ok(again) = again {
                laid(desk, again)?;
            }
            Err(error.of_file(&path).into())
        }
    }
}

/// Puts a copy in the place of a register that is not open, and opens it: for one that is damaged. In one that has users a
/// keeper says who they are.
#[tauri::command(async)]
#[specta::specta]
pub fn restore_register(
    desk: State<'_, Desk>,
    copy: u32,
    place: u32,
    passphrase: Option<String>,
    recovery: Option<String>,
    keeper: Option<Keeper>,
) -> Result<RegisterInfo, Failure> {
    let (copy, register, secret) = (desk.places.path(copy)?, desk.places.path(place)?, secret(passphrase, recovery)?);
    let who = Who::at_this_machine();
    let (who, tried): (_, &[Tried]) = match &keeper {
        Some(Keeper { name, pin }) => (who.with_pin(name, pin), &[Tried::Secret, Tried::Pin]),
        None => (who, &[Tried::Secret]),
    };
    try_on(&desk, &copy, tried, || restore(&copy, &secret, &register, &who, &clock::now()).map(drop))?;
    let opened = Register::open(&register, &secret, &who, &clock::now())?;
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
    let done = try_on(&desk, &damaged, &[Tried::Secret], || recover(&damaged, &secret, &free_place(&damaged, now.today), &who, &now))?;
    let opened = Register::open(&done.register, &secret, &who, &now)?;
    desk.put_away_anyway();
    Ok(RecoveredRegister { register: laid(&desk, opened)?, lost: done.lost })
}
