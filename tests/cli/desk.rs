//! A register in a temporary folder, the program run on it, and its answers.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use serde_json::Value;
use tempfile::TempDir;

/// The passphrase of every register here.
pub const PASSPHRASE: &str = "mật khẩu mẫu dài";

/// The root of a [`Desk::with_units`]: a grass-roots committee.
pub const ROOT: &str = "1";
/// A branch under the root.
pub const BRANCH: &str = "2";
/// Another branch under the root.
pub const OTHER_BRANCH: &str = "3";

/// What the program said.
#[derive(Debug)]
pub struct Answer {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Answer {
    /// The one JSON document on stdout of a command that was done.
    #[track_caller]
    pub fn json(self) -> Value {
        assert_eq!(self.code, 0, "{self:?}");
        // `from_str` takes one document and refuses anything after it.
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The reason of a command that was refused: on stderr, with nothing on stdout.
    #[track_caller]
    pub fn refused(self) -> String {
        assert_eq!(self.code, 1, "{self:?}");
        assert_eq!(self.out, "", "{self:?}");
        assert!(!self.err.trim().is_empty(), "a refusal without a reason");
        assert!(!self.err.contains("panicked"), "{self:?}");
        self.err
    }

    /// The reason of a command that was wrongly used.
    #[track_caller]
    pub fn wrong_usage(self) -> String {
        assert_eq!(self.code, 2, "{self:?}");
        assert_eq!(self.out, "", "{self:?}");
        assert!(!self.err.trim().is_empty());
        self.err
    }
}

/// Runs the program with nobody at its stdin.
pub fn run(passphrase: Option<&str>, arguments: &[&str]) -> Answer {
    let mut program = Command::new(env!("CARGO_BIN_EXE_nguon-cli"));
    program.env_remove("NGUON_PASSPHRASE").env_remove("NGUON_OTHER_PASSPHRASE").args(arguments).stdin(Stdio::null());
    if let Some(passphrase) = passphrase {
        program.env("NGUON_PASSPHRASE", passphrase);
    }
    let output = program.output().expect("the program starts");
    Answer {
        code: output.status.code().expect("the program ends by itself"),
        out: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
        err: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
    }
}

/// An empty register, made once and copied: the key is slow to derive.
static EMPTY: LazyLock<Vec<u8>> = LazyLock::new(|| bytes(|_| ()));

/// A committee and two branches of it.
static WITH_UNITS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    bytes(|desk| {
        assert_eq!(desk.json("unit add", &["--name", "Đảng bộ Công ty Mẫu"])["unit"], 1);
        assert_eq!(desk.json("unit add", &["--name", "Chi bộ Mẫu Một", "--parent", ROOT])["unit"], 2);
        assert_eq!(desk.json("unit add", &["--name", "Chi bộ Mẫu Hai", "--parent", ROOT])["unit"], 3);
    })
});

fn bytes(fill: impl FnOnce(&Desk)) -> Vec<u8> {
    let desk = Desk::bare();
    desk.json("new", &[]);
    fill(&desk);
    std::fs::read(&desk.file).expect("the register is a file")
}

/// A clerk's desk: a folder, and in it one register.
pub struct Desk {
    pub folder: TempDir,
    pub file: PathBuf,
}

impl Desk {
    /// A folder without a register.
    pub fn bare() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("sổ mẫu.nguon");
        Self { folder, file }
    }

    /// A new register without units.
    pub fn empty() -> Self {
        Self::holding(&EMPTY)
    }

    /// A register with [`ROOT`], [`BRANCH`] and [`OTHER_BRANCH`].
    pub fn with_units() -> Self {
        Self::holding(&WITH_UNITS)
    }

    /// A file with these bytes.
    pub fn holding(bytes: &[u8]) -> Self {
        let desk = Self::bare();
        std::fs::write(&desk.file, bytes).expect("the folder can be written");
        desk
    }

    /// The register's path.
    pub fn path(&self) -> &str {
        self.file.to_str().expect("a readable path")
    }

    /// Runs a command (`unit add`, say) on the register, with `--json`.
    pub fn ask(&self, command: &str, arguments: &[&str]) -> Answer {
        let mut all = self.words(command, arguments);
        all.push("--json");
        run(Some(PASSPHRASE), &all)
    }

    /// Runs a command on the register as it is.
    pub fn ask_plain(&self, command: &str, arguments: &[&str]) -> Answer {
        run(Some(PASSPHRASE), &self.words(command, arguments))
    }

    /// The words of a command on the register.
    pub fn words<'a>(&'a self, command: &'a str, arguments: &[&'a str]) -> Vec<&'a str> {
        command.split(' ').chain([self.path()]).chain(arguments.iter().copied()).collect()
    }

    /// The document that a command gives.
    #[track_caller]
    pub fn json(&self, command: &str, arguments: &[&str]) -> Value {
        self.ask(command, arguments).json()
    }

    /// The reason why a command is refused.
    #[track_caller]
    pub fn refused(&self, command: &str, arguments: &[&str]) -> String {
        self.ask(command, arguments).refused()
    }

    /// Enters a person as a candidate of [`BRANCH`]; gives person and case.
    #[track_caller]
    pub fn candidate(&self, name: &str, on: &str) -> (String, String) {
        self.candidate_in(BRANCH, name, on)
    }

    /// Enters a person as a candidate of a unit; gives person and case.
    #[track_caller]
    pub fn candidate_in(&self, unit: &str, name: &str, on: &str) -> (String, String) {
        let added = self.json("person add", &["--name", name, "--unit", unit, "--on", on]);
        (added["person"].to_string(), added["case"].to_string())
    }

    /// Enters a member whom the register found when it began; gives person and case.
    #[track_caller]
    pub fn member(&self, name: &str, on: &str) -> (String, String) {
        let added =
            self.json("person add", &["--name", name, "--unit", BRANCH, "--on", on, "--first", "member_recorded", "--set", "member_kind=full"]);
        (added["person"].to_string(), added["case"].to_string())
    }

    /// Records an event that breaks no rule; gives the answer.
    #[track_caller]
    pub fn event(&self, case: &str, kind: &str, on: &str, set: &[&str]) -> Value {
        self.event_because(case, kind, on, set, None).json()
    }

    /// Records an event for a stated reason, whatever it breaks; gives the answer.
    #[track_caller]
    pub fn event_anyway(&self, case: &str, kind: &str, on: &str, set: &[&str]) -> Value {
        self.event_because(case, kind, on, set, Some("theo hồ sơ giấy, mẫu")).json()
    }

    /// Tries to record an event.
    pub fn event_because(&self, case: &str, kind: &str, on: &str, set: &[&str], reason: Option<&str>) -> Answer {
        let mut arguments = vec![case, kind, "--on", on];
        for pair in set {
            arguments.extend(["--set", pair]);
        }
        if let Some(reason) = reason {
            arguments.extend(["--reason", reason]);
        }
        self.ask("event", &arguments)
    }

    /// The page of a person on a day.
    #[track_caller]
    pub fn show(&self, person: &str, as_of: &str) -> Value {
        self.json("person show", &[person, "--as-of", as_of])
    }

    /// The stage of the only person that a list on that day holds under the name.
    #[track_caller]
    pub fn stage(&self, name: &str, as_of: &str) -> String {
        let row = self.row(name, as_of);
        row["stage"].as_str().expect("a stage").to_owned()
    }

    /// The list's row of a name on a day.
    #[track_caller]
    pub fn row(&self, name: &str, as_of: &str) -> Value {
        let rows = self.json("list", &["--as-of", as_of]);
        let mut of_name: Vec<Value> = rows.as_array().expect("an array").iter().filter(|row| row["name"] == name).cloned().collect();
        assert_eq!(of_name.len(), 1, "one row a person: {rows}");
        of_name.remove(0)
    }

    /// The names that a list holds, in its order.
    #[track_caller]
    pub fn names(&self, arguments: &[&str]) -> Vec<String> {
        let rows = self.json("list", arguments);
        rows.as_array().expect("an array").iter().map(|row| row["name"].as_str().expect("a name").to_owned()).collect()
    }

    /// How many people, cases, events and units there are.
    #[track_caller]
    pub fn counts(&self) -> [i64; 4] {
        let info = self.json("info", &[]);
        ["people", "cases", "events", "units"].map(|name| info[name].as_i64().expect("a count"))
    }
}

/// The fields of a vote: 13 of 19 reach two thirds (12⅔), 12 do not.
pub const PASSED: &[&str] = &["votes_entitled=19", "votes_present=19", "votes_for=13", "votes_against=6"];
/// One vote short.
pub const SHORT: &[&str] = &["votes_entitled=19", "votes_present=19", "votes_for=12", "votes_against=7"];

/// The texts of an array under a name, in order.
pub fn texts(rows: &Value, name: &str) -> Vec<String> {
    rows.as_array().expect("an array").iter().map(|row| row[name].as_str().unwrap_or_default().to_owned()).collect()
}
