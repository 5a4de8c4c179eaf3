//! What lies open: the register, a draft of a new one, a paper in preview, and a folder for papers that goes with the program.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use register::file::Draft;
use register::{InterruptHandle, Register, RegisterError};
use tauri::{AppHandle, Manager};
use tempfile::TempDir;

use crate::clock;
use crate::failure::Failure;

/// The state of the program.
pub struct Desk {
    register: Mutex<Option<Register>>,
    /// Stops the search that is running, while one is.
    search: Mutex<Option<InterruptHandle>>,
    /// Locked: the register is closed and this one is asked for again.
    locked: Mutex<Option<PathBuf>>,
    draft: Mutex<Option<Draft>>,
    preview: Mutex<Option<(String, paper::Document)>>,
    papers: Mutex<Option<TempDir>>,
    /// The folder of the program's own settings, which hold no record.
    pub settings_folder: PathBuf,
    /// The folder of the sample.
    pub data_folder: PathBuf,
}

/// A panic while a lock was held leaves data that was only read or is whole: a write is one transaction.
fn open<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the register answers; damage is told with the file and its latest copy.
fn told<T>(path: PathBuf, answer: Result<T, RegisterError>) -> Result<T, Failure> {
    answer.map_err(|error| error.of_file(&path).into())
}

impl Desk {
    /// An empty desk.
    pub fn new(app: &AppHandle) -> Result<Self, tauri::Error> {
        Ok(Self {
            register: Mutex::new(None),
            search: Mutex::new(None),
            locked: Mutex::new(None),
            draft: Mutex::new(None),
            preview: Mutex::new(None),
            papers: Mutex::new(None),
            settings_folder: app.path().app_config_dir()?,
            data_folder: app.path().app_data_dir()?,
        })
    }

    /// Reads the open register.
    pub fn read<T>(&self, work: impl FnOnce(&Register) -> Result<T, RegisterError>) -> Result<T, Failure> {
        match open(&self.register).as_ref() {
            Some(register) => told(register.path().to_owned(), work(register)),
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

    /// Writes to the open register.
    pub fn write<T>(&self, work: impl FnOnce(&mut Register) -> Result<T, RegisterError>) -> Result<T, Failure> {
        match open(&self.register).as_mut() {
            Some(register) => told(register.path().to_owned(), work(register)),
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

    /// Lays a register on the desk; one that lay there is closed first.
    pub fn lay(&self, register: Register) {
        *open(&self.locked) = None;
        *open(&self.preview) = None;
        *open(&self.register) = Some(register);
    }

    /// Takes the register off the desk.
    pub fn take(&self) -> Option<Register> {
        *open(&self.preview) = None;
        open(&self.register).take()
    }

    /// Closes the register and remembers where it lies: only its passphrase brings it back.
    pub fn lock(&self) {
        if let Some(register) = self.take() {
            *open(&self.locked) = Some(register.path().to_owned());
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
        *open(&self.draft) = draft;
    }

    /// Works with the draft.
    pub fn with_draft<T>(&self, work: impl FnOnce(&Draft) -> Result<T, Failure>) -> Result<T, Failure> {
        match open(&self.draft).as_ref() {
            Some(draft) => work(draft),
            None => Err(Failure::refusal("register_not_open")),
        }
    }

    /// Keeps a paper for its pictures.
    pub fn keep_preview(&self, token: String, document: paper::Document) {
        *open(&self.preview) = Some((token, document));
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
        let folder = match papers.take() {
            Some(folder) => folder,
            None => tempfile::Builder::new().prefix("nguon-").tempdir()?,
        };
        let path = folder.path().join(name);
        let written = std::fs::write(&path, bytes);
        *papers = Some(folder);
        written?;
        Ok(path)
    }

    /// The program ends: the register is closed with its copy, papers are removed.
    pub fn leave(&self) {
        if let Some(register) = self.take() {
            // A copy that could not be made is told at the next opening; the register itself is whole.
            let _ = register.close(&clock::now());
        }
        open(&self.papers).take();
    }
}
