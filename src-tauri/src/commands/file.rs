//! The opening page: a new register, a file, the sample; locking; closing.

use std::path::{Path, PathBuf};

use domain::words::Language;
use register::file::{Draft, Secret, Who};
use register::units::{NewUnit, add_unit};
use register::{Register, RegisterError, overview, settings};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::DialogExt;

use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::preferences::{Preferences, RecentRegister, Theme};

/// The sample's passphrase: its people are invented, so that it is no secret.
const SAMPLE_PASSPHRASE: &str = "sổ mẫu xem thử";

/// The recovery code of a register about to be made.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RecoveryGroups {
    /// Seven groups of four letters.
    pub groups: Vec<String>,
}

/// A new register as typed.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct NewRegister {
    /// The unit's name.
    pub unit_name: String,
    /// A code of `unit_kind`.
    pub unit_kind: String,
    /// A code of `committee_power`.
    pub committee_power: String,
    /// The unit above.
    pub superior_name: String,
    /// Where to put the file.
    pub path: String,
    /// One group of the code, typed back.
    pub typed_group: String,
    /// Which, from 1.
    pub group_number: u32,
}

/// The register on the desk.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RegisterInfo {
    /// The file.
    pub path: String,
    /// The root unit's name.
    pub name: String,
    /// The people are invented.
    pub sample: bool,
    /// Opened to read.
    pub read_only: bool,
    /// Locked: only unlocking is possible.
    pub locked: bool,
    /// Today, ISO.
    pub today: String,
    /// The language of the screens.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// `dense`, `normal` or `roomy`.
    pub density: String,
    /// Minutes without a key until it locks itself; 0: never.
    pub lock_minutes: u32,
    /// Days without an event after which a case stands still.
    pub stuck_days: u32,
    /// The last write, local time.
    pub last_write: Option<String>,
    /// The day of the newest copy, ISO.
    pub last_copy: Option<String>,
}

/// How closing went.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CloseReport {
    /// The day's copy.
    pub copy: Option<String>,
    /// Why there is none.
    pub problem: Option<Failure>,
}

fn info(desk: &Desk) -> Result<RegisterInfo, Failure> {
    let preferences = Preferences::read(&desk.settings_folder);
    desk.read(|register| {
        let today = clock::now().today;
        let set = settings::all(register)?;
        let newest = register::file::copy::copies(register.path()).into_iter().map(|copy| copy.day).max();
        Ok(RegisterInfo {
            path: register.path().display().to_string(),
            name: overview::root_name(register, today)?,
            sample: set.get("sample").is_some_and(|text| text == "true"),
            read_only: register.is_read_only(),
            locked: false,
            today: today.to_string(),
            language: preferences.language,
            theme: preferences.theme,
            density: preferences.density.unwrap_or_else(|| "normal".to_owned()),
            lock_minutes: settings::number_of(set.get("lock_minutes"), "lock_minutes"),
            stuck_days: settings::number_of(set.get("stuck_days"), "stuck_days"),
            last_write: register.journal(None, 1)?.into_iter().next().map(|operation| operation.made_at),
            last_copy: newest.map(|day| day.to_string()),
        })
    })
}

/// Lays a register on the desk and remembers its place.
fn laid(desk: &Desk, register: Register) -> Result<RegisterInfo, Failure> {
    desk.lay(register);
    let info = info(desk)?;
    let mut preferences = Preferences::read(&desk.settings_folder);
    preferences.opened(&info.path, &info.name, &clock::now().stamp());
    // A list of files that could not be kept is no reason not to open one.
    let _ = preferences.write(&desk.settings_folder);
    Ok(info)
}

/// The files opened before, newest first.
#[tauri::command(async)]
#[specta::specta]
pub fn recent_registers(desk: State<'_, Desk>) -> Result<Vec<RecentRegister>, Failure> {
    let mut recent = Preferences::read(&desk.settings_folder).recent;
    for register in &mut recent {
        register.exists = Path::new(&register.path).is_file();
    }
    Ok(recent)
}

/// A place for a new register: the documents' folder and the unit's name.
#[tauri::command(async)]
#[specta::specta]
pub fn suggest_path(app: AppHandle, unit_name: String) -> Result<String, Failure> {
    let folder = app.path().document_dir().or_else(|_| app.path().home_dir()).map_err(|error| Failure::fault("io", error))?;
    let plain: String = domain::name::search_key(&unit_name)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .take(8)
        .collect::<Vec<_>>()
        .join("-");
    let name = if plain.is_empty() { "so-dang-vien".to_owned() } else { plain };
    Ok(folder.join(format!("{name}.nguon")).display().to_string())
}

/// The system's own dialog for a file.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_path(app: AppHandle, save: bool, start: String) -> Result<Option<String>, Failure> {
    let mut dialog = app.dialog().file().add_filter("Nguồn", &["nguon"]);
    let start = Path::new(&start);
    if let Some(folder) = start.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    if let Some(name) = start.file_name().filter(|_| save) {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    let chosen = if save { dialog.blocking_save_file() } else { dialog.blocking_pick_file() };
    Ok(chosen.and_then(|path| path.into_path().ok()).map(|path| path.display().to_string()))
}

/// Draws the key of a new register and tells its recovery code, before any file is made.
#[tauri::command(async)]
#[specta::specta]
pub fn prepare_register(desk: State<'_, Desk>, passphrase: String) -> Result<RecoveryGroups, Failure> {
    let draft = Draft::new(&passphrase)?;
    let groups = draft.recovery_code().shown().split('-').map(str::to_owned).collect();
    desk.keep_draft(Some(draft));
    Ok(RecoveryGroups { groups })
}

/// Opens the recovery card as a paper to print.
#[tauri::command(async)]
#[specta::specta]
pub fn print_recovery_card(app: AppHandle, desk: State<'_, Desk>, unit_name: String, path: String) -> Result<(), Failure> {
    let pdf = desk.with_draft(|draft| {
        let code = draft.recovery_code().shown();
        let mut groups: [String; 7] = Default::default();
        for (group, text) in groups.iter_mut().zip(code.split('-')) {
            text.clone_into(group);
        }
        let card = paper::RecoveryCard {
            unit_name: unit_name.clone(),
            groups,
            qr_text: code.to_string(),
            file_name: Path::new(&path).file_name().unwrap_or_default().to_string_lossy().into_owned(),
            date: clock::now().today,
        };
        Ok(paper::recovery_card_pdf(&card)?)
    })?;
    let path = desk.put_paper("the-khoi-phuc.pdf", &pdf)?;
    super::print::show(&app, &path)
}

/// Makes the register whose code was shown.
#[tauri::command(async)]
#[specta::specta]
pub fn create_register(desk: State<'_, Desk>, register: NewRegister) -> Result<RegisterInfo, Failure> {
    let now = clock::now();
    let made = desk.with_draft(|draft| {
        let code = draft.recovery_code().shown();
        let asked = code.split('-').nth((register.group_number.max(1) - 1) as usize).unwrap_or_default();
        if !asked.eq_ignore_ascii_case(register.typed_group.trim()) || asked.is_empty() {
            let refusal = domain::refusal::Refusal::new("register_recovery_group_mistyped").with("group", register.group_number);
            return Err(refusal.at("typed_group").into());
        }
        // A name that cannot be is refused before a file is made.
        domain::identity::title(&register.unit_name).map_err(|refusal| refusal.at("unit_name"))?;
        let mut made = register::begin(draft, Path::new(register.path.trim()), &Who::at_this_machine(), &now)?;
        let unit = NewUnit {
            name: register.unit_name.clone(),
            unit_kind: Some(register.unit_kind.clone()),
            committee_power: Some(register.committee_power.clone()),
            ..NewUnit::default()
        };
        add_unit(&mut made, &unit, &now)?;
        if !register.superior_name.trim().is_empty() {
            settings::save_setting(&mut made, "superior_name", register.superior_name.trim(), &now)?;
        }
        Ok(made)
    })?;
    desk.keep_draft(None);
    laid(&desk, made)
}

/// Opens a register by its passphrase or its recovery code.
#[tauri::command(async)]
#[specta::specta]
pub fn open_register(
    desk: State<'_, Desk>,
    path: String,
    passphrase: Option<String>,
    recovery: Option<String>,
    read_only: bool,
) -> Result<RegisterInfo, Failure> {
    let secret = match (passphrase, recovery) {
        (_, Some(code)) => Secret::recovery(&code)?,
        (Some(passphrase), None) => Secret::passphrase(&passphrase),
        (None, None) => return Err(RegisterError::WrongPassphrase.into()),
    };
    let (path, who) = (PathBuf::from(path), Who::at_this_machine());
    // The file on the desk is put away first: it may be the same one.
    if let Some(before) = desk.take() {
        let _ = before.close(&clock::now());
    }
    let register = if read_only { Register::open_to_read(&path, &secret, &who)? } else { Register::open(&path, &secret, &who, &clock::now())? };
    laid(&desk, register)
}

fn sample(desk: &Desk) -> Result<RegisterInfo, Failure> {
    let now = clock::now();
    let who = Who::at_this_machine();
    std::fs::create_dir_all(&desk.data_folder)?;
    let path = desk.data_folder.join("so-mau.nguon");
    if let Some(before) = desk.take() {
        let _ = before.close(&now);
    }
    if !path.is_file() {
        let mut made = register::begin(&Draft::new(SAMPLE_PASSPHRASE)?, &path, &who, &now)?;
        if let Err(error) = samples::fill(&mut made, &now) {
            drop(made);
            let _ = std::fs::remove_file(&path);
            return Err(error.into());
        }
        return laid(desk, made);
    }
    laid(desk, Register::open(&path, &Secret::passphrase(SAMPLE_PASSPHRASE), &who, &now)?)
}

/// Opens the sample, made anew where it is missing.
#[tauri::command(async)]
#[specta::specta]
pub fn open_sample(desk: State<'_, Desk>) -> Result<RegisterInfo, Failure> {
    sample(&desk)
}

/// Opens the sample before the window asks for anything.
pub fn open_sample_at_start(app: &AppHandle) {
    let desk = app.state::<Desk>();
    if let Err(failure) = sample(&desk) {
        eprintln!("nguon: {}", failure.code);
    }
}

/// The register on the desk, or none. A locked one is told by its place alone.
#[tauri::command(async)]
#[specta::specta]
pub fn register_info(desk: State<'_, Desk>) -> Result<Option<RegisterInfo>, Failure> {
    if desk.is_open() { info(&desk).map(Some) } else { Ok(None) }
}

/// Closes the register with its copy of the day.
#[tauri::command(async)]
#[specta::specta]
pub fn close_register(desk: State<'_, Desk>) -> Result<CloseReport, Failure> {
    desk.forget_locked();
    Ok(match desk.take().map(|register| register.close(&clock::now())) {
        None => CloseReport { copy: None, problem: None },
        Some(Ok(copy)) => CloseReport { copy: copy.map(|path| path.display().to_string()), problem: None },
        Some(Err(error)) => CloseReport { copy: None, problem: Some(error.into()) },
    })
}

/// Puts the register away until its passphrase is typed again.
#[tauri::command(async)]
#[specta::specta]
pub fn lock(desk: State<'_, Desk>) -> Result<(), Failure> {
    desk.lock();
    Ok(())
}

/// Brings a locked register back.
#[tauri::command(async)]
#[specta::specta]
pub fn unlock(desk: State<'_, Desk>, passphrase: String) -> Result<RegisterInfo, Failure> {
    let path = desk.locked().ok_or_else(|| Failure::refusal("register_not_open"))?;
    let register = Register::open(&path, &Secret::passphrase(&passphrase), &Who::at_this_machine(), &clock::now())?;
    laid(&desk, register)
}
