//! The opening page: a new register, a file, the sample; locking; closing.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use domain::role::Role;
use domain::words::Language;
use register::file::{Secret, SignedIn, Who};
use register::log::{MadePaper, PaperFacts};
use register::opening::Draft;
use register::units::{NewUnit, add_unit};
use register::users::user_list;
use register::{Register, RegisterError, copies, overview, settings};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::DialogExt;
use zeroize::Zeroizing;

use crate::clock;
use crate::desk::{AtStart, Desk};
use crate::failure::Failure;
use crate::places::ChosenFile;
use crate::preferences::{CopyFailed, Known, Preferences, Theme};
use crate::tries::{Tried, try_on};

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
    /// Where to put the file: the number of a chosen place.
    pub place: u32,
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
    /// Nothing can be written: it was opened to read, or whoever is signed in only reads.
    pub read_only: bool,
    /// Who may sign in; nobody where it has no users, and everything is open.
    pub users: Vec<String>,
    /// Who is signed in.
    pub user: Option<SignedIn>,
    /// What may be done now.
    pub role: Role,
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
    /// The first day of which the register tells everything, ISO; before it lists may not be whole.
    pub record_from: String,
    /// The last write, local time.
    pub last_write: Option<String>,
    /// The day of the newest copy, ISO.
    pub last_copy: Option<String>,
    /// How many days ago that was.
    pub copy_age: Option<u32>,
    /// Whether a new copy should have been made by now.
    pub copy_is_old: bool,
    /// The copy beside it that failed last.
    pub copy_failed: Option<CopyFailed>,
    /// The copy in the second place that failed last.
    pub second_failed: Option<CopyFailed>,
    /// It lies among the copies of a register: the day on which it was made, ISO.
    pub copy_of_day: Option<String>,
    /// Where journals were put that lay beside the file and were not its own.
    pub put_aside: Vec<String>,
    /// The head of the log: what stands on papers and copies.
    pub head: Option<String>,
    /// It is asked what day it is: nothing is written until `answer_today`.
    pub day_in_question: Option<DayInQuestion>,
}

/// Why it is asked what day it is; days are ISO.
#[derive(Clone, Debug, Serialize, Type)]
pub struct DayInQuestion {
    /// What the clock says.
    pub pc_day: String,
    /// The day of the last write.
    pub last_write: Option<String>,
    /// The day of the newest copy.
    pub newest_copy: Option<String>,
}

/// A register opened before, or asked for at the start.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RecentRegister {
    /// Its number among the files that the page may name.
    pub place: u32,
    /// The file, to be shown.
    pub path: String,
    /// The unit's name, or the file's where it was never opened.
    pub name: String,
    /// When it was last opened, local time; empty for never.
    pub opened_at: String,
    /// Whether the file is there now.
    pub exists: bool,
    /// The copy beside it that failed last.
    pub copy_failed: Option<CopyFailed>,
    /// The copy in the second place that failed last.
    pub second_failed: Option<CopyFailed>,
}

impl RecentRegister {
    fn of(known: Known, desk: &Desk) -> Self {
        let Known { path, name, opened_at, copy_failed, second_failed } = known;
        let exists = Path::new(&path).is_file();
        let ChosenFile { place, path } = desk.places.keep(path.into());
        Self { place, path, name, opened_at, exists, copy_failed, second_failed }
    }
}

/// What the opening page tells first.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Start {
    /// The register that the program was started for.
    pub register: Option<RecentRegister>,
    /// Why it is not open.
    pub failure: Option<Failure>,
}

/// The recovery card's paper. It lies on the disk only while the card may still be printed.
const CARD: &str = "the-khoi-phuc.pdf";
/// After so many days without a new copy its age is shown as something to be seen to.
const COPY_IS_OLD_AFTER: i64 = 7;
/// How often it is looked whether a copy is due.
const LOOK_AGAIN: Duration = Duration::from_secs(20);
/// How long the sample is waited for while a window that was just closed still copies it.
const PATIENCE: Duration = Duration::from_secs(5);

/// How closing went.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CloseReport {
    /// The day's copy.
    pub copy: Option<String>,
    /// Why there is none.
    pub problem: Option<Failure>,
}

/// What stands on the desk.
pub fn info(desk: &Desk) -> Result<RegisterInfo, Failure> {
    let preferences = Preferences::read(&desk.settings_folder);
    desk.read(|register| {
        let today = clock::now().today;
        let set = settings::all(register)?;
        // A copy of a day to come, left by a clock that ran ahead, says nothing of how old the record's copies are.
        let newest = copies::copies(register.path()).into_iter().map(|copy| copy.day).filter(|day| *day <= today).max();
        let copy_age = newest.map(|day| (today - day).num_days());
        let path = register.path().display().to_string();
        let (copy_failed, second_failed) = preferences.failed(&path);
        Ok(RegisterInfo {
            path,
            name: overview::root_name(register, today)?,
            sample: set.get("sample").is_some_and(|text| text == "true"),
            read_only: register.is_read_only() || register.role() < Role::Clerk,
            users: user_list(register)?.into_iter().filter(|user| user.left_on.is_none()).map(|user| user.name).collect(),
            user: register.signed_in().cloned(),
            role: register.role(),
            locked: false,
            today: today.to_string(),
            language: preferences.language,
            theme: preferences.theme,
            density: preferences.density.unwrap_or_else(|| "normal".to_owned()),
            lock_minutes: settings::number(register, "lock_minutes")?,
            stuck_days: settings::number(register, "stuck_days")?,
            record_from: register::book::record_from(register)?.to_string(),
            last_write: register.journal(None, 1)?.into_iter().next().map(|operation| operation.made_at),
            last_copy: newest.map(|day| day.to_string()),
            copy_age: copy_age.and_then(|days| u32::try_from(days).ok()),
            copy_is_old: copy_age.map_or(copy_failed.is_some(), |days| days > COPY_IS_OLD_AFTER),
            copy_failed,
            second_failed,
            copy_of_day: copies::copy_of(register.path()).map(|copy| copy.day.to_string()),
            put_aside: register.put_aside().iter().map(|path| path.display().to_string()).collect(),
            head: register.head()?,
            day_in_question: clock::in_question().map(|witness| DayInQuestion {
                pc_day: clock::says().today.to_string(),
                last_write: witness.last_write.map(|day| day.to_string()),
                newest_copy: witness.newest_copy.map(|day| day.to_string()),
            }),
        })
    })
}

/// Lays a register on the desk and remembers its place.
pub fn laid(desk: &Desk, register: Register) -> Result<RegisterInfo, Failure> {
    desk.lay(register)?;
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
    let recent = Preferences::read(&desk.settings_folder).recent;
    Ok(recent.into_iter().map(|known| RecentRegister::of(known, &desk)).collect())
}

/// A place for a new register: the documents' folder and the unit's name.
#[tauri::command(async)]
#[specta::specta]
pub fn suggest_path(app: AppHandle, desk: State<'_, Desk>, unit_name: String) -> Result<ChosenFile, Failure> {
    let folder = app.path().document_dir().or_else(|_| app.path().home_dir()).map_err(|error| Failure::fault("io", error))?;
    let plain: String = domain::name::search_key(&unit_name)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .take(8)
        .collect::<Vec<_>>()
        .join("-");
    let name = if plain.is_empty() { "so-dang-vien".to_owned() } else { plain };
    Ok(desk.places.keep(folder.join(format!("{name}.nguon"))))
}

/// The system's own dialog for a register: one that is there, or where to put a new one.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_path(app: AppHandle, desk: State<'_, Desk>, save: bool, start: Option<u32>) -> Result<Option<ChosenFile>, Failure> {
    let start = start.and_then(|place| desk.places.path(place).ok()).unwrap_or_default();
    Ok(desk.places.ask(|| {
        let mut dialog = app.dialog().file().add_filter("Nguồn", &["nguon"]);
        if let Some(folder) = start.parent().filter(|folder| folder.is_dir()) {
            dialog = dialog.set_directory(folder);
        }
        if let Some(name) = start.file_name().filter(|_| save) {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        if save { dialog.blocking_save_file() } else { dialog.blocking_pick_file() }
    }))
}

/// Draws the key of a new register and tells its recovery code, before any file is made.
#[tauri::command(async)]
#[specta::specta]
pub fn prepare_register(desk: State<'_, Desk>, passphrase: String) -> Result<RecoveryGroups, Failure> {
    let passphrase = Zeroizing::new(passphrase);
    desk.drop_paper(CARD);
    let draft = Draft::new(&passphrase)?;
    let groups = draft.recovery_code().shown().split('-').map(str::to_owned).collect();
    desk.keep_draft(Some(draft));
    Ok(RecoveryGroups { groups })
}

/// Opens the recovery card as a paper to print.
#[tauri::command(async)]
#[specta::specta]
pub fn print_recovery_card(app: AppHandle, desk: State<'_, Desk>, unit_name: String, place: u32) -> Result<(), Failure> {
    let path = desk.places.path(place)?;
    print_card(&app, &desk, unit_name, &path)
}

/// The same for the open register, which is about to get another passphrase.
#[tauri::command(async)]
#[specta::specta]
pub fn print_card_of_open(app: AppHandle, desk: State<'_, Desk>) -> Result<(), Failure> {
    let today = clock::now().today;
    let (name, path) = desk.read(|register| Ok((overview::root_name(register, today)?, register.path().to_owned())))?;
    print_card(&app, &desk, name, &path)
}

fn print_card(app: &AppHandle, desk: &Desk, unit_name: String, path: &Path) -> Result<(), Failure> {
    let pdf = desk.with_draft(|draft| {
        let code = draft.recovery_code().shown();
        let mut groups: [String; 7] = Default::default();
        for (group, text) in groups.iter_mut().zip(code.split('-')) {
            text.clone_into(group);
        }
        let card = paper::RecoveryCard {
            unit_name,
            groups,
            qr_text: code.to_string(),
            file_name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            date: clock::now().today,
        };
        Ok(paper::recovery_card_pdf(&card)?)
    })?;
    let path = desk.put_paper(CARD, &pdf)?;
    desk.card_was_printed();
    super::print::show(app, &path)
}

/// Forgets the register or passphrase that was about to be, and its card: nobody went on with it.
#[tauri::command(async)]
#[specta::specta]
pub fn drop_draft(desk: State<'_, Desk>) -> Result<(), Failure> {
    desk.drop_paper(CARD);
    desk.keep_draft(None);
    Ok(())
}

/// A group of the draft's code, typed back: the card is in somebody's hand.
fn must_have_card(draft: &Draft, typed_group: &str, group_number: u32) -> Result<(), Failure> {
    let code = draft.recovery_code().shown();
    let asked = code.split('-').nth((group_number.max(1) - 1) as usize).unwrap_or_default();
    // As a whole code is read: what looks like a nought or a one is one.
    let typed = typed_group.trim().to_uppercase().replace('O', "0").replace(['I', 'L'], "1");
    if asked.is_empty() || asked != typed {
        let refusal = domain::refusal::Refusal::new("card_group_unlike").with("group", group_number);
        return Err(refusal.at("typed_group").into());
    }
    Ok(())
}

/// Gives the open register the passphrase whose code was shown. The present one is asked for: an open register on an empty
/// desk is not to be locked by whoever comes by.
#[tauri::command(async)]
#[specta::specta]
pub fn change_passphrase(desk: State<'_, Desk>, present: String, typed_group: String, group_number: u32) -> Result<RegisterInfo, Failure> {
    let (present, now, who) = (secret(Some(present), None)?, clock::now(), Who::at_this_machine());
    let (path, stay) = desk.read(|register| {
        register.must_be(Role::Keeper)?;
        Ok((register.path().to_owned(), register.stay()))
    })?;
    let fits = try_on(&desk, &path, &[Tried::Secret], || Register::open_to_read(&path, &present, &who, &now));
    fits.map_err(|failure| Failure { field: Some("present".to_owned()), ..failure })?;
    desk.with_draft(|draft| must_have_card(draft, &typed_group, group_number))?;
    let card = desk.is_card_printed();
    let Some(open) = desk.take() else { return Err(Failure::refusal("register_not_open")) };
    let changed = desk.with_draft(|draft| Ok(open.rekey(draft, &now)?.register));
    desk.drop_paper(CARD);
    match changed {
        Ok(register) => {
            desk.keep_draft(None);
            let info = laid(&desk, register)?;
            if card {
                let facts = PaperFacts { paper: info.name.clone(), as_of: now.today, people: 0, pages: 1 };
                desk.note_paper(MadePaper::CardPrinted, &facts)?;
            }
            Ok(info)
        }
        Err(failure) => {
            // The file is as it was: it is open again under the present passphrase.
            laid(&desk, Register::open(&path, &present, &who.staying(stay), &now)?)?;
            Err(failure)
        }
    }
}

/// Makes the register whose code was shown.
#[tauri::command(async)]
#[specta::specta]
pub fn create_register(desk: State<'_, Desk>, register: NewRegister) -> Result<RegisterInfo, Failure> {
    let now = clock::now();
    let place = desk.places.path(register.place)?;
    let made = desk.with_draft(|draft| {
        must_have_card(draft, &register.typed_group, register.group_number)?;
        // A name that cannot be is refused before a file is made.
        domain::identity::title(&register.unit_name).map_err(|refusal| refusal.at("unit_name"))?;
        let unit = NewUnit {
            name: register.unit_name.clone(),
            unit_kind: Some(register.unit_kind.clone()),
            committee_power: Some(register.committee_power.clone()),
            ..NewUnit::default()
        };
        // With its unit and settings, or not at all.
        Ok(register::begin_with(draft, &place, &Who::at_this_machine(), &now, |made| {
            add_unit(made, &unit, &now)?;
            if !register.superior_name.trim().is_empty() {
                settings::save_setting(made, "superior_name", register.superior_name.trim(), &now)?;
            }
            Ok(())
        })?)
    })?;
    desk.drop_paper(CARD);
    let card = desk.is_card_printed();
    desk.keep_draft(None);
    let info = laid(&desk, made)?;
    if card {
        let facts = PaperFacts { paper: info.name.clone(), as_of: now.today, people: 0, pages: 1 };
        desk.note_paper(MadePaper::CardPrinted, &facts)?;
    }
    Ok(info)
}

/// Opens a register by its passphrase or its recovery code.
#[tauri::command(async)]
#[specta::specta]
pub fn open_register(
    desk: State<'_, Desk>,
    place: u32,
    passphrase: Option<String>,
    recovery: Option<String>,
    read_only: bool,
) -> Result<RegisterInfo, Failure> {
    let secret = secret(passphrase, recovery)?;
    let (path, who, now) = (desk.places.path(place)?, Who::at_this_machine(), clock::now());
    if desk.holds(&path) {
        // It is opened anew only once the secret is known to fit: a wrong one leaves it as it is.
        drop(try_on(&desk, &path, &[Tried::Secret], || Register::open_to_read(&path, &secret, &who, &now))?);
        desk.put_away_anyway();
    }
    let open = || if read_only { Register::open_to_read(&path, &secret, &who, &now) } else { Register::open(&path, &secret, &who, &now) };
    let register = try_on(&desk, &path, &[Tried::Secret], open)?;
    // What was on the desk is put away only now: what does not open closes nothing.
    desk.put_away_anyway();
    laid(&desk, register)
}

/// What was typed to open a register with.
pub fn secret(passphrase: Option<String>, recovery: Option<String>) -> Result<Secret, Failure> {
    let (passphrase, recovery) = (passphrase.map(Zeroizing::new), recovery.map(Zeroizing::new));
    match (passphrase, recovery) {
        (_, Some(code)) => Ok(Secret::recovery(&code)?),
        (Some(passphrase), None) => Ok(Secret::typed(&passphrase)),
        (None, None) => Err(RegisterError::WrongPassphrase.into()),
    }
}

fn sample(desk: &Desk) -> Result<RegisterInfo, Failure> {
    let now = clock::now();
    let who = Who::at_this_machine();
    std::fs::create_dir_all(&desk.data_folder)?;
    let path = desk.data_folder.join("so-mau.nguon");
    desk.put_away_anyway();
    if !path.is_file() {
        let made = register::begin_with(&Draft::new(SAMPLE_PASSPHRASE)?, &path, &who, &now, |made| samples::fill(made, &now))?;
        return laid(desk, made);
    }
    laid(desk, when_free(|| Register::open(&path, &Secret::passphrase(SAMPLE_PASSPHRASE), &who, &now))?)
}

/// Tries again while another has the register open, up to [`PATIENCE`]: a window just closed makes its copy first.
fn when_free(open: impl Fn() -> Result<Register, RegisterError>) -> Result<Register, RegisterError> {
    let began = Instant::now();
    loop {
        match open() {
            Err(RegisterError::InUse { .. }) if began.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(100)),
            other => return other,
        }
    }
}

/// Opens the sample, made anew where it is missing.
#[tauri::command(async)]
#[specta::specta]
pub fn open_sample(desk: State<'_, Desk>) -> Result<RegisterInfo, Failure> {
    sample(&desk)
}

/// Sees to what the program was started for, before the window asks for anything: the sample, or a file.
pub fn begin(app: &AppHandle, arguments: impl Iterator<Item = String>) {
    let desk = app.state::<Desk>();
    desk.sweep_papers();
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        if cfg!(debug_assertions) && argument == "--answer-dialog" {
            if let Some(answer) = arguments.next() {
                desk.places.answer_next_with(Path::new(&answer));
            }
        } else if argument == "--sample" {
            if let Err(failure) = sample(&desk) {
                eprintln!("nguon: {}", failure.code);
                desk.tell_at_start(AtStart { file: None, failure: Some(failure) });
            }
        } else if !argument.starts_with('-') {
            let path = PathBuf::from(argument);
            let file = std::path::absolute(&path).unwrap_or(path);
            desk.tell_at_start(AtStart { file: Some(file), failure: None });
        }
    }
}

/// What the opening page tells first; once.
#[tauri::command(async)]
#[specta::specta]
pub fn told_at_start(desk: State<'_, Desk>) -> Result<Start, Failure> {
    let AtStart { file, failure } = desk.told_at_start();
    let recent = Preferences::read(&desk.settings_folder).recent;
    let register = file.map(|file| {
        let path = file.display().to_string();
        let known = recent.into_iter().find(|known| known.path == path).unwrap_or_else(|| Known {
            name: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            opened_at: String::new(),
            path,
            copy_failed: None,
            second_failed: None,
        });
        RecentRegister::of(known, &desk)
    });
    Ok(Start { register, failure })
}

/// Takes the answer to which day it is; it holds until the program closes.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_today(desk: State<'_, Desk>, day: String) -> Result<RegisterInfo, Failure> {
    clock::answered(domain::date::whole_date(&day).map_err(|refusal| refusal.at("today"))?);
    info(&desk)
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
    desk.drop_papers();
    Ok(match desk.put_away() {
        Ok(copy) => CloseReport { copy: copy.map(|path| path.display().to_string()), problem: None },
        Err(failure) => CloseReport { copy: None, problem: Some(failure) },
    })
}

/// Puts the register away until its passphrase is typed again.
#[tauri::command(async)]
#[specta::specta]
pub fn lock(desk: State<'_, Desk>) -> Result<(), Failure> {
    desk.lock();
    Ok(())
}

/// How long a window that is being closed waits for its page.
const PAGE_PATIENCE: Duration = Duration::from_secs(2);

/// The answer of the page to a window that is being closed: it may, or something typed could not be kept.
#[tauri::command(async)]
#[specta::specta]
pub fn page_may_close(desk: State<'_, Desk>, may: bool) -> Result<(), Failure> {
    desk.page_answers(may);
    Ok(())
}

/// Closes the window: first what was typed is kept, then the register closes with its copy. Where that fails the window stays,
/// with the page telling why; closed again, it goes.
pub fn close_window(window: &tauri::Window) -> bool {
    let app = window.app_handle().clone();
    if !app.state::<Desk>().is_open() {
        return true;
    }
    let Some(kept) = app.state::<Desk>().begin_closing() else { return false };
    thread::spawn(move || {
        let Some(window) = app.get_webview_window("main") else { return };
        let told = |outcome: tauri::Result<()>| {
            if let Err(error) = outcome {
                eprintln!("nguon: {error}");
            }
        };
        let desk = app.state::<Desk>();
        told(window.eval("window.dispatchEvent(new Event('window_closing'))"));
        // A page that does not answer is not waited for: the window closes in any case.
        if kept.recv_timeout(PAGE_PATIENCE) == Ok(false) {
            return desk.stays();
        }
        told(match desk.put_away() {
            Ok(_) => window.destroy(),
            Err(_) => window.eval("window.dispatchEvent(new Event('register_closed'))"),
        });
        desk.stays();
    });
    false
}

/// A file was dropped on the window: the page hears of it by its number, and whether it is named as a register is.
pub fn dropped(window: &tauri::Window, paths: &[PathBuf]) {
    let app = window.app_handle();
    let (Some(path), Some(page)) = (paths.first(), app.get_webview_window("main")) else { return };
    let place = app.state::<Desk>().places.keep(path.clone());
    let event = if path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("nguon")) { "register_dropped" } else { "dropped" };
    let told =
        serde_json::to_string(&place).map(|place| page.eval(format!("window.dispatchEvent(new CustomEvent('{event}', {{ detail: {place} }}))")));
    if !matches!(told, Ok(Ok(()))) {
        eprintln!("nguon: dropped");
    }
}

/// Copies the open register every so many minutes of work, beside everything else.
pub fn copy_while_working(app: &AppHandle) {
    let app = app.clone();
    thread::spawn(move || {
        loop {
            thread::sleep(LOOK_AGAIN);
            app.state::<Desk>().copy_when_due();
        }
    });
}

/// Brings a locked register back.
#[tauri::command(async)]
#[specta::specta]
pub fn unlock(desk: State<'_, Desk>, passphrase: String) -> Result<RegisterInfo, Failure> {
    let path = desk.locked().ok_or_else(|| Failure::refusal("register_not_open"))?;
    let secret = secret(Some(passphrase), None)?;
    let (who, now) = (Who::at_this_machine(), clock::now());
    // A copy that was looked at is looked at again.
    let open =
        || if copies::is_copy(&path) { Register::open_to_read(&path, &secret, &who, &now) } else { Register::open(&path, &secret, &who, &now) };
    laid(&desk, try_on(&desk, &path, &[Tried::Secret], open)?)
}
