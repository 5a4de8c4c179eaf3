//! A folder with a register in it, the program run on it as a script runs it, and what it says.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::faults::{Fault, Told};

/// The passphrase of every register that is made here.
pub const PASSPHRASE: &str = "mật khẩu mẫu dài";
/// What it is changed into.
pub const NEW_PASSPHRASE: &str = "mật khẩu khác, cũng dài";
/// Longer than any command takes: whoever is not back by then waits for something that never comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// The library of faults, once it is built.
pub static LIBRARY: OnceLock<PathBuf> = OnceLock::new();

/// The program; another build of it by `NGUON_TORTURE_PROGRAM`.
pub fn program() -> &'static str {
    static PROGRAM: OnceLock<String> = OnceLock::new();
    PROGRAM.get_or_init(|| std::env::var("NGUON_TORTURE_PROGRAM").unwrap_or_else(|_| env!("CARGO_BIN_EXE_nguon-cli").to_owned()))
}

/// A folder of its own, in it one register. Whatever the program keeps elsewhere goes into a home beside it.
pub struct Desk {
    room: TempDir,
    /// Where the register stands; faults happen here.
    pub folder: PathBuf,
    /// The register.
    pub file: PathBuf,
    /// What opens it.
    pub passphrase: String,
}

impl Desk {
    /// A folder without a register.
    pub fn bare() -> Self {
        let room = tempfile::Builder::new().prefix("torture-").tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
        let whole = room.path().canonicalize().expect("a folder");
        let folder = whole.join("bàn làm việc");
        fs::create_dir(&folder).expect("a folder");
        fs::create_dir(whole.join("home")).expect("a folder");
        Self { room, file: folder.join("sổ mẫu.nguon"), folder, passphrase: PASSPHRASE.to_owned() }
    }

    /// With a register of these bytes.
    pub fn holding(bytes: &[u8]) -> Self {
        let desk = Self::bare();
        fs::write(&desk.file, bytes).expect("written");
        desk
    }

    /// Another desk on which the same files lie, as they would after the power went now.
    pub fn as_it_lies(&self) -> Self {
        let copy = Self::bare();
        for (path, bytes) in self.everything() {
            let (from, to) = (self.folder.join(&path), copy.folder.join(&path));
            if from.is_dir() {
                fs::create_dir_all(&to).expect("a folder");
            } else {
                // A folder is told after what is in it.
                fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
                fs::write(&to, bytes).expect("written");
            }
        }
        copy
    }

    /// A place beside the folder, where no fault comes.
    pub fn aside(&self, name: &str) -> PathBuf {
        self.room.path().join(name)
    }

    /// What stands in the folder, by its path in it, with its bytes; of a folder nothing but its name.
    pub fn everything(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        gather(&self.folder, Path::new(""), &mut found);
        found
    }

    /// The other files of the folder that bear the name of a register.
    pub fn other_registers(&self) -> Vec<PathBuf> {
        let named = |path: &PathBuf| path.extension().is_some_and(|end| end == "nguon") && self.folder.join(path) != self.file;
        self.everything().into_keys().filter(named).map(|path| self.folder.join(path)).filter(|path| path.is_file()).collect()
    }

    /// The register's journals, or whatever else stands beside it under its name, but for the lock.
    pub fn companions(&self) -> BTreeMap<String, Vec<u8>> {
        let name = self.file.file_name().expect("a name").to_string_lossy().into_owned();
        let mut found = BTreeMap::new();
        for (path, bytes) in self.everything() {
            let path = path.to_string_lossy().into_owned();
            if let Some(end) = path.strip_prefix(&name).filter(|end| !["", ".lock", ".owner"].contains(end)) {
                found.insert(end.to_owned(), bytes);
            }
        }
        found
    }

    /// The companion of an ending.
    pub fn companion(&self, end: &str) -> PathBuf {
        let mut name: OsString = self.file.clone().into_os_string();
        name.push(end);
        name.into()
    }

    /// Runs the program: `{file}` stands for the register, `{folder}` for where it is, `{data}` for the tests' files.
    pub fn run(&self, words: &[impl AsRef<str>]) -> Answer {
        self.start(words, None).wait()
    }

    /// Runs the program with a fault of the disk.
    pub fn run_with(&self, fault: Fault, words: &[impl AsRef<str>]) -> Answer {
        self.start(words, Some(fault)).wait()
    }

    /// Starts the program.
    pub fn start(&self, words: &[impl AsRef<str>], fault: Option<Fault>) -> Running {
        let words: Vec<String> = words.iter().map(|word| self.filled(word.as_ref())).collect();
        let own = tempfile::Builder::new().prefix("said-").tempdir_in(self.room.path()).expect("a folder");
        let place = |name: &str| own.path().join(name);
        let mut command = Command::new(program());
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("NGUON_")) {
            command.env_remove(name);
        }
        let home = self.room.path().join("home");
        command
            .args(&words)
            .current_dir(&self.folder)
            .env("NGUON_PASSPHRASE", &self.passphrase)
            .env("NGUON_NEW_PASSPHRASE", NEW_PASSPHRASE)
            .env("NGUON_NEW_PIN", "2468")
            .env("HOME", &home)
            .env("XDG_CONFIG_HOME", &home)
            .env("XDG_DATA_HOME", &home)
            .env("XDG_STATE_HOME", &home)
            .stdin(Stdio::null())
            .stdout(File::create(place("out")).expect("a file"))
            .stderr(File::create(place("err")).expect("a file"));
        if let Some(fault) = fault {
            command
                .env("LD_PRELOAD", LIBRARY.get().expect("built"))
                .env("NGUON_FAULT_FOLDER", &self.folder)
                .env("NGUON_FAULT_COUNT", place("calls"))
                .env("NGUON_FAULT", fault.kind.name())
                .env("NGUON_FAULT_OF", fault.of.name())
                .env("NGUON_FAULT_AT", fault.at.to_string());
        }
        Running { child: command.spawn().expect("the program starts"), own }
    }

    fn filled(&self, word: &str) -> String {
        let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data");
        let text = |path: &Path| path.to_str().expect("readable").to_owned();
        word.replace("{file}", &text(&self.file)).replace("{folder}", &text(&self.folder)).replace("{data}", data)
    }

    /// The log, oldest first: what the register says was done.
    ///
    /// # Errors
    /// What it said instead.
    pub fn log(&self) -> Result<Vec<Value>, Answer> {
        let answer = self.run(&["log", "{file}", "--json"]);
        match answer.json() {
            Some(Value::Array(mut entries)) => {
                entries.reverse();
                Ok(entries)
            }
            _ => Err(answer),
        }
    }

    /// The log of any register that lies here, as texts; none where it does not read.
    pub fn log_of(&self, path: &Path) -> Vec<String> {
        let mut copy = self.as_it_lies();
        copy.file = copy.folder.join(path.strip_prefix(&self.folder).expect("on the desk"));
        copy.log().unwrap_or_default().iter().map(Value::to_string).collect()
    }

    /// What `check` has against it.
    ///
    /// # Errors
    /// What it said.
    pub fn must_be_sound(&self) -> Result<(), String> {
        let answer = self.run(&["check", "{file}", "--json"]);
        match answer.json() {
            Some(found) if found["ok"] == true => Ok(()),
            _ => Err(format!("check: {}", answer.shown())),
        }
    }
}

fn gather(folder: &Path, within: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let (path, name) = (entry.path(), within.join(entry.file_name()));
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => {
                gather(&path, &name, found);
                found.insert(name, Vec::new());
            }
            // A pipe would never be read to its end.
            Ok(kind) if kind.is_file() => {
                found.insert(name, fs::read(&path).unwrap_or_default());
            }
            _ => {
                found.insert(name, Vec::new());
            }
        }
    }
}

/// The program at work.
pub struct Running {
    child: Child,
    own: TempDir,
}

impl Running {
    /// Waits until it stopped by a fault; false where it came to its end before.
    pub fn has_stopped(&mut self) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let state = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
            // The name stands in brackets and may hold anything; the state is the letter behind it.
            if state.rsplit_once(") ").is_some_and(|(_, rest)| rest.starts_with('T')) {
                return true;
            }
            if self.child.try_wait().expect("its own child").is_some() {
                return false;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        false
    }

    /// Lets it go on.
    pub fn go_on(&self) {
        let _ = Command::new("kill").args(["-CONT", &self.child.id().to_string()]).status();
    }

    /// Waits for its end.
    pub fn wait(mut self) -> Answer {
        let begun = Instant::now();
        let mut hung = false;
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("its own child") {
                break status;
            }
            if begun.elapsed() > PATIENCE && !hung {
                hung = true;
                let _ = self.child.kill();
            }
            std::thread::sleep(Duration::from_millis(1));
        };
        let read = |name: &str| String::from_utf8_lossy(&fs::read(self.own.path().join(name)).unwrap_or_default()).into_owned();
        let (out, err, told) = (read("out"), read("err"), Told::read(&self.own.path().join("calls")));
        Answer { code: status.code(), signal: status.signal(), hung, out, err, told }
    }
}

/// What the program said.
#[derive(Clone, Debug)]
pub struct Answer {
    code: Option<i32>,
    signal: Option<i32>,
    hung: bool,
    pub out: String,
    pub err: String,
    pub told: Told,
}

impl Answer {
    /// It did what it was asked.
    pub fn done(&self) -> bool {
        self.code == Some(0)
    }

    /// It waited for something that never came.
    pub fn hung(&self) -> bool {
        self.hung
    }

    /// It was killed by a fault.
    pub fn killed(&self) -> bool {
        self.signal == Some(9) && !self.hung
    }

    /// The disk failed just when it was being kept, and it said that it is not sure what stands.
    pub fn is_not_sure(&self) -> bool {
        self.says() == Some("not_sure")
    }

    /// It did not do it and ended by itself.
    pub fn refused(&self) -> bool {
        self.code == Some(1)
    }

    /// The document of a command that was done.
    pub fn json(&self) -> Option<Value> {
        self.document().filter(|_| self.done())
    }

    /// The one document on stdout, however it ended.
    pub fn document(&self) -> Option<Value> {
        serde_json::from_str(&self.out).ok()
    }

    /// The code in brackets at the end of its sentence.
    pub fn says(&self) -> Option<&str> {
        let (_, code) = self.err.trim_end().strip_suffix(']')?.rsplit_once('[')?;
        (!code.is_empty() && code.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')).then_some(code)
    }

    /// What is wrong with how it said no: right is exit 1, nothing on stdout, and one Vietnamese sentence with its code.
    pub fn unfit(&self) -> Option<&'static str> {
        let vietnamese = |letter: char| !letter.is_ascii() && letter.is_alphabetic();
        if self.hung {
            Some("it never came back")
        } else if self.signal.is_some() {
            Some("ended by a signal")
        } else if self.err.contains("panicked") {
            Some("a panic")
        } else if self.code != Some(1) {
            Some("not exit 1")
        } else if self.err.trim().lines().count() != 1 {
            Some("not one sentence")
        } else if self.says().is_none() {
            Some("no code in brackets")
        } else if !self.err.chars().any(vietnamese) {
            Some("not Vietnamese")
        } else {
            None
        }
    }

    /// For a line of the list.
    pub fn shown(&self) -> String {
        let ended = match (self.code, self.signal) {
            _ if self.hung => "never came back".to_owned(),
            (Some(code), _) => format!("exit {code}"),
            (None, signal) => format!("signal {}", signal.unwrap_or_default()),
        };
        let short = |text: &str| text.trim().chars().take(300).collect::<String>().replace('\n', " ⏎ ");
        let at = self.told.fired.as_deref().map(|call| format!(", fault at {call}")).unwrap_or_default();
        match self.out.trim() {
            "" => format!("{ended}{at}: {}", short(&self.err)),
            out => format!("{ended}{at}: {} | {}", short(&self.err), short(out)),
        }
    }
}
