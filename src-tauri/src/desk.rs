//! What lies open: the register, a draft of a new one, a paper in preview, and the papers given to the viewer.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use register::copies::Closed;
use register::log::{MadePaper, PaperFacts};
use register::opening::Draft;
use register::{InterruptHandle, Register, RegisterError, settings};
use tauri::{AppHandle, Manager};

use crate::clipboard::Board;
use crate::clock;
use crate::failure::Failure;
use crate::papers::{self, Papers};
use crate::places::Places;
use crate::preferences::{CopyFailed, Preferences};
use crate::volumes::Volumes;

/// The state of the program.
pub struct Desk {
    register: Mutex<Option<Register>>,
    /// Stops the search that is running, while one is.
    search: Mutex<Option<InterruptHandle>>,
    /// Locked: the register is closed and this one is asked for again.
    locked: Mutex<Option<PathBuf>>,
    draft: Mutex<Option<Draft>>,
    /// Whether the draft's recovery card was printed: noted once there is a log.
    card_printed: Mutex<bool>,
    preview: Mutex<Option<(String, paper::Document)>>,
    /// How far the volumes of a list are set that is being opened.
    pub volumes: Volumes,
    papers: Mutex<Option<Papers>>,
    papers_folder: PathBuf,
    clipboard: Mutex<Board>,
    /// Held while a copy is made, so that the program does not end meanwhile, and no second one is begun.
    closing: Mutex<()>,
    /// Told whether the page may close, once it has kept what was typed; there while the window is being closed.
    page_answers: Mutex<Option<SyncSender<bool>>>,
    /// Held while a secret is tried.
    trying: Mutex<()>,
    /// What the opening page has to tell first.
    at_start: Mutex<AtStart>,
    /// The files that were chosen.
    pub places: Places,
    /// When the last copy of the open register was made, or it was opened.
    copied_at: Mutex<Instant>,
    /// The folder of the program's own settings, which hold no record.
    pub settings_folder: PathBuf,
    /// The folder of the sample.
    pub data_folder: PathBuf,
}

/// What the program was started for, and what came of it.
#[derive(Clone, Debug, Default)]
pub struct AtStart {
    /// The file named on the command line.
    pub file: Option<PathBuf>,
    /// Why what was asked for is not open.
    pub failure: Option<Failure>,
}

/// A panic while a lock was held leaves data that was only read or is whole: a write is one transaction.
fn open<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Desk {
    /// An empty desk.
    pub fn new(app: &AppHandle) -> Result<Self, tauri::Error> {
        Ok(Self {
            register: Mutex::new(None),
            search: Mutex::new(None),
            locked: Mutex::new(None),
            draft: Mutex::new(None),
            card_printed: Mutex::new(false),
            preview: Mutex::new(None),
            volumes: Volumes::default(),
            papers: Mutex::new(None),
            papers_folder: app.path().app_cache_dir()?.join("papers"),
            clipboard: Mutex::default(),
            closing: Mutex::new(()),
            page_answers: Mutex::new(None),
            trying: Mutex::new(()),
            at_start: Mutex::default(),
            places: Places::default(),
            copied_at: Mutex::new(Instant::now()),
            settings_folder: app.path().app_config_dir()?,
            data_folder: app.path().app_data_dir()?,
        })
    }

    /// The window is to be closed: tells whether its page may close, once it has kept what was typed. `None`: it is being
    /// closed already.
    pub fn begin_closing(&self) -> Option<Receiver<bool>> {
        let mut page_answers = open(&self.page_answers);
        if page_answers.is_some() {
            return None;
        }
        let (told, kept) = sync_channel(1);
        *page_answers = Some(told);
        Some(kept)
    }

    /// The page's answer to a window that is being closed.
    pub fn page_answers(&self, may_close: bool) {
        if let Some(told) = open(&self.page_answers).as_ref() {
            // Told once is enough, and a window that waits no longer needs no word.
            let _ = told.try_send(may_close);
        }
    }

    /// The window stays after all.
    pub fn stays(&self) {
        *open(&self.page_answers) = None;
    }

    /// Reads the open register.
    pub fn read<T>(&self, work: impl FnOnce(&Register) -> Result<T, RegisterError>) -> Result<T, Failure> {
        match open(&self.register).as_ref() {
            Some(register) => work(register).map_err(|error| register.tells(error).into()),
            None => Err(self.nothing_open()),
        }
    }

    /// Reads a list. With `anew`, a search still running is stopped first: the clerk has typed on, and its answer is not
    /// wanted. Commands may overtake each other on their way, so that the wanted one may be the one stopped: the window
    /// asks it again.
    pub fn search<T>(&self, anew: bool, work: impl FnOnce(&Register) -> Result<T, RegisterError>) -> Result<T, Failure> {
        if anew {
            // Held while interrupting: the search cannot end meanwhile, so that nothing but it is stopped.
            if let Some(running) = open(&self.search).as_ref() {
                running.interrupt();
            }
        }
        self.read(|register| {
            *open(&self.search) = Some(register.interrupt_handle());
            let found = work(register);
            *open(&self.search) = None;
            found
        })
    }

    /// Writes to the open register, once it is known what day it is.
    pub fn write<T>(&self, work: impl FnOnce(&mut Register) -> Result<T, RegisterError>) -> Result<T, Failure> {
        if let Some(witness) = clock::in_question() {
            return Err(witness.refuses("today_unanswered", clock::says().today).into());
        }
        match open(&self.register).as_mut() {
            Some(register) => work(register).map_err(|error| register.tells(error).into()),
            None => Err(self.nothing_open()),
        }
    }

    /// Does with the open register what is no write: its file is not touched.
    pub fn with_open<T>(&self, work: impl FnOnce(&mut Register) -> Result<T, RegisterError>) -> Result<T, Failure> {
        match open(&self.register).as_mut() {
            Some(register) => work(register).map_err(|error| register.tells(error).into()),
            None => Err(self.nothing_open()),
        }
    }

    fn nothing_open(&self) -> Failure {
        Failure::refusal(if open(&self.locked).is_some() { "register_locked" } else { "register_not_open" })
    }

    /// Whether a register is open.
    pub fn is_open(&self) -> bool {
        open(&self.register).is_some()
    }

    /// Lays a register on the desk, where none lies, and hears it as a witness of what day it is.
    pub fn lay(&self, register: Register) -> Result<(), Failure> {
        let witness = register.witness().map_err(|error| register.tells(error))?;
        clock::hears(witness, register.path());
        *open(&self.locked) = None;
        *open(&self.preview) = None;
        *open(&self.copied_at) = Instant::now();
        *open(&self.register) = Some(register);
        Ok(())
    }

    /// Whether the register on the desk is this file, under whatever name.
    pub fn holds(&self, path: &Path) -> bool {
        open(&self.register).as_ref().is_some_and(|register| register::file::is_same_file(register.path(), path))
    }

    /// Takes the register off the desk without closing it, for what puts another in its place.
    pub fn take(&self) -> Option<Register> {
        *open(&self.preview) = None;
        open(&self.register).take()
    }

    /// Copies the open register where so many minutes have gone by since its last copy and something was written. The window
    /// goes on meanwhile.
    pub fn copy_when_due(&self) {
        let due = self.read(|register| {
            let minutes = u64::from(settings::number(register, "copy_minutes")?);
            let waited = open(&self.copied_at).elapsed() >= Duration::from_secs(minutes * 60);
            let wanted = minutes > 0 && waited && !register.is_read_only() && register.has_no_copy()?;
            Ok(if wanted { Some((register.path().to_owned(), register.copier()?)) } else { None })
        });
        // What does not read is told by the screen that asks next.
        let Ok(Some((path, copier))) = due else { return };
        if clock::in_question().is_some() {
            return;
        }
        // One copy at a time: closing waits for this one, and finds it made.
        let copying = open(&self.closing);
        *open(&self.copied_at) = Instant::now();
        let copied = copier.copy(&clock::now());
        drop(copying);
        self.remember_copy(&path, &copied);
    }

    /// A copy beside the register could not be made; how the second place's went last is not known from it.
    pub fn copy_failed(&self, path: &Path, error: &RegisterError) {
        let (_, second) = Preferences::read(&self.settings_folder).failed(&path.display().to_string());
        self.remember(path, Some(failed(error)), second);
    }

    /// Keeps what became of a copy, for the status bar and the next opening.
    fn remember_copy(&self, path: &Path, copied: &Result<Closed, RegisterError>) {
        let beside = copied.as_ref().err().map(failed);
        let second = copied.as_ref().ok().and_then(|copied| copied.second.as_ref()?.as_ref().err()).map(failed);
        self.remember(path, beside, second);
    }

    fn remember(&self, path: &Path, beside: Option<CopyFailed>, second: Option<CopyFailed>) {
        let mut preferences = Preferences::read(&self.settings_folder);
        if preferences.copied(&path.display().to_string(), beside, second)
            && let Err(failure) = preferences.write(&self.settings_folder)
        {
            // The status bar still tells how old the last copy is.
            eprintln!("nguon: {}", failure.code);
        }
    }

    /// Closes the register with its copy of the day, and keeps what became of the copy for the next opening. Gives the
    /// copy's path.
    pub fn put_away(&self) -> Result<Option<PathBuf>, Failure> {
        let closing = open(&self.closing);
        *open(&self.preview) = None;
        let Some(register) = open(&self.register).take() else { return Ok(None) };
        let (path, look) = (register.path().to_owned(), register.look());
        if clock::in_question().is_some() {
            // Nothing was written, and a copy would bear a day that cannot be.
            clock::asks_no_more();
            return Ok(None);
        }
        let now = clock::now();
        let closed = register.close(&now);
        self.remember_copy(&path, &closed);
        drop(closing);
        Ok(closed.map_err(|error| look.tells(error))?.copy)
    }

    /// Closes the register with its copy and remembers where it lies: only its passphrase brings it back.
    pub fn lock(&self) {
        let path = open(&self.register).as_ref().map(|register| register.path().to_owned());
        if let Some(path) = path {
            *open(&self.locked) = Some(path);
            self.put_away_anyway();
        }
        // Nothing that was printed or copied stays while nobody is at the desk.
        open(&self.papers).take();
        self.clipboard().take_away();
    }

    /// What the program put on the clipboard.
    pub fn clipboard(&self) -> MutexGuard<'_, Board> {
        open(&self.clipboard)
    }

    /// The same where what comes next does not wait for the copy: a failure is kept, and told at the next opening.
    pub fn put_away_anyway(&self) {
        if let Err(failure) = self.put_away() {
            eprintln!("nguon: {}", failure.code);
        }
    }

    /// The register that is locked.
    pub fn locked(&self) -> Option<PathBuf> {
        open(&self.locked).clone()
    }

    /// Forgets what was locked.
    pub fn forget_locked(&self) {
        *open(&self.locked) = None;
    }

    /// Keeps a draft until its register is made.
    pub fn keep_draft(&self, draft: Option<Draft>) {
        *open(&self.card_printed) = false;
        *open(&self.draft) = draft;
    }

    /// Works with the draft.
    pub fn with_draft<T>(&self, work: impl FnOnce(&Draft) -> Result<T, Failure>) -> Result<T, Failure> {
        match open(&self.draft).as_ref() {
            Some(draft) => work(draft),
            None => Err(Failure::refusal("register_not_open")),
        }
    }

    /// The draft's recovery card was printed.
    pub fn card_was_printed(&self) {
        *open(&self.card_printed) = true;
    }

    /// Whether it was.
    pub fn is_card_printed(&self) -> bool {
        *open(&self.card_printed)
    }

    /// Writes down that a paper or workbook was made of the open register.
    pub fn note_paper(&self, made: MadePaper, facts: &PaperFacts) -> Result<(), Failure> {
        if self.read(|register| Ok(register.is_read_only()))? {
            return Ok(());
        }
        self.write(|register| register.record_paper(made, facts, &clock::now()).map(|_| ()))
    }

    /// Until the guard is dropped nobody else tries a secret.
    pub fn one_try(&self) -> MutexGuard<'_, ()> {
        open(&self.trying)
    }

    /// Keeps what the opening page has to tell first.
    pub fn tell_at_start(&self, told: AtStart) {
        *open(&self.at_start) = told;
    }

    /// Gives it, once.
    pub fn told_at_start(&self) -> AtStart {
        std::mem::take(&mut *open(&self.at_start))
    }

    /// Keeps a paper for its pictures.
    pub fn keep_preview(&self, token: String, document: paper::Document) {
        *open(&self.preview) = Some((token, document));
    }

    /// The preview was left: nothing of the paper is kept.
    pub fn drop_preview(&self) {
        *open(&self.preview) = None;
    }

    /// The picture of a page of the paper in preview.
    pub fn page(&self, token: &str, page: usize, scale: f64) -> Option<Vec<u8>> {
        let preview = open(&self.preview);
        let (kept, document) = preview.as_ref()?;
        if kept == token { document.page_png(page, scale).ok() } else { None }
    }

    /// Writes a paper into a folder of the program's own, which is removed when the program ends.
    pub fn put_paper(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
        let mut papers = open(&self.papers);
        let own = match papers.take() {
            Some(own) => own,
            None => Papers::begin(&self.papers_folder)?,
        };
        let put = own.put(name, bytes);
        *papers = Some(own);
        Ok(put?)
    }

    /// Removes a paper before the program ends.
    pub fn drop_paper(&self, name: &str) {
        if let Some(papers) = open(&self.papers).as_ref() {
            papers.drop(name);
        }
    }

    /// Removes all papers.
    pub fn drop_papers(&self) {
        open(&self.papers).take();
    }

    /// Removes the papers of programs that did not end as they should.
    pub fn sweep_papers(&self) {
        if let Err(error) = papers::sweep(&self.papers_folder) {
            eprintln!("nguon: {}: {}", self.papers_folder.display(), error.kind());
        }
    }

    /// The program ends: the register is closed with its copy, papers are removed.
    pub fn leave(&self) {
        self.put_away_anyway();
        open(&self.papers).take();
        self.clipboard().take_away();
    }
}

/// When a copy failed, and why, by its code.
fn failed(error: &RegisterError) -> CopyFailed {
    let reason = if let RegisterError::CopyFailed { reason } = error { reason } else { error };
    // A register that is damaged is named by its file: here it was read, and the copy alone does not match it.
    let code = if matches!(reason, RegisterError::DamagedPage) { "copy_unlike" } else { reason.code() };
    CopyFailed { at: clock::now().stamp(), code: code.to_owned() }
}
