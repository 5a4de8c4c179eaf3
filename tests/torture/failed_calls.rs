//! The disk says no at a call: an error, no room, half a write, a sync that fails, the stick pulled out. Right is exit 1 with
//! one Vietnamese sentence that carries its code, no half file under a final name, and a register that is sound with exactly
//! what was answered. Where the program gets round the fault, it may say "done", and then it is done.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use crate::base::{Base, Bases};
use crate::chance::Chance;
use crate::desk::{Answer, Desk, NEW_PASSPHRASE, has_command};
use crate::faults::{Fault, Kind};
use crate::tally::Found;
use crate::{Case, Form};

const OLD_PASSPHRASE: &str = "sổ cấu trúc một";

/// A command to whose calls faults come.
struct Work {
    name: &'static str,
    words: Vec<&'static str>,
    /// What stands in the folder before it.
    begin: Begin,
    /// The operations it adds to the log when it is done, or when it is refused after bringing the register up.
    adds: Adds,
    /// The faults that are tried.
    kinds: &'static [Kind],
    /// What the command makes besides.
    makes: Makes,
}

enum Begin {
    /// Nothing: the command makes the register.
    Nothing,
    /// A register.
    On(fn(&Bases) -> &Base),
    /// A register of the first schema.
    Old,
    /// A register beside one of its own, older: `cũ.nguon`.
    BesideOlder,
    /// A damaged register.
    Damaged,
}

#[derive(Clone, Copy)]
enum Adds {
    Nothing,
    One,
    /// Reading it brings it up, which is one operation; the command adds its own.
    UpgradeAndOne,
    /// The log is one or the other as a whole.
    Becomes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Makes {
    Nothing,
    /// `danh sách.…` in the folder, whole or not at all.
    Answer,
    /// The register itself.
    Register,
    /// `mới.nguon`.
    Recovered,
    /// A register in `bản sao/`.
    Copy,
    /// The register under another passphrase.
    OtherKey,
}

/// What happens to the saving of a record; then what ends whoever makes a file.
const SAVING: &[Kind] = &[Kind::Eio, Kind::Enospc, Kind::Short, Kind::FsyncFail, Kind::Gone];
const MAKING: &[Kind] = &[Kind::Eio, Kind::Enospc, Kind::Short, Kind::FsyncFail, Kind::Gone, Kind::Kill, Kind::KillTorn];
const KILLS: &[Kind] = &[Kind::Kill, Kind::KillAfter, Kind::KillTorn];

fn works() -> Vec<Work> {
    let small: Begin = Begin::On(|bases| &bases.small);
    let full = || Begin::On(|bases| &bases.full);
    let work = |name, words: &[&'static str], begin, adds, kinds, makes| Work { name, words: words.to_vec(), begin, adds, kinds, makes };
    let person = ["person", "add", "{file}", "--name", "Mẫu Thị Mới", "--unit", "2", "--on", "2024-03-04", "--json"];
    let import = ["import", "{file}", "{data}/danh-sach-quan-chung.xlsx", "--reason", "theo danh sách, mẫu", "--json"];
    let mut works = vec![
        work("new", &["new", "{file}", "--json"], Begin::Nothing, Adds::Nothing, MAKING, Makes::Register),
        work("new-sample", &["new", "{file}", "--sample", "--json"], Begin::Nothing, Adds::Nothing, KILLS, Makes::Register),
        work("unit-add", &["unit", "add", "{file}", "--name", "Tổ Mẫu Mới", "--parent", "1", "--json"], small, Adds::One, SAVING, Makes::Nothing),
        work("person-add", &person, full(), Adds::One, SAVING, Makes::Nothing),
        work("import", &import, Begin::On(|bases| &bases.small), Adds::One, SAVING, Makes::Nothing),
        work("undo", &["undo", "{file}", "--json"], full(), Adds::One, SAVING, Makes::Nothing),
        work("check", &["check", "{file}", "--json"], Begin::On(|bases| &bases.small), Adds::Nothing, &[Kind::Eio, Kind::Gone], Makes::Nothing),
        work("migrate", &["undo", "{file}", "--today", "2026-12-01", "--json"], Begin::Old, Adds::UpgradeAndOne, MAKING, Makes::Nothing),
    ];
    for (name, format) in [("list-json", "json"), ("list-xlsx", "xlsx"), ("list-pdf", "pdf")] {
        let out = match format {
            "json" => "{folder}/danh sách.json",
            "xlsx" => "{folder}/danh sách.xlsx",
            _ => "{folder}/danh sách.pdf",
        };
        let adds = if format == "json" { Adds::Nothing } else { Adds::One };
        let words = ["list", "{file}", "--format", format, "-o", out];
        works.push(work(name, &words, Begin::On(|bases| &bases.small), adds, MAKING, Makes::Answer));
    }
    // These came later than the rest: tried as soon as the program has them.
    if has_command("backup") {
        works.push(work("backup", &["backup", "{file}", "{folder}/bản sao", "--json"], full(), Adds::Nothing, MAKING, Makes::Copy));
    }
    if has_command("restore") {
        works.push(work("restore", &["restore", "{folder}/cũ.nguon", "{file}", "--json"], Begin::BesideOlder, Adds::Becomes, MAKING, Makes::Nothing));
    }
    if has_command("rekey") {
        works.push(work("rekey", &["rekey", "{file}", "--json"], full(), Adds::Nothing, MAKING, Makes::OtherKey));
    }
    if has_command("recover") {
        let words = ["recover", "{file}", "{folder}/mới.nguon", "--json"];
        works.push(work("recover", &words, Begin::Damaged, Adds::Nothing, MAKING, Makes::Recovered));
    }
    works
}

/// Calls of each command with each fault.
pub fn cases(bases: &Arc<Bases>, form: Form, seed: u64) -> Vec<Case> {
    let mut cases = Vec::new();
    let tried: Vec<Tried> = std::thread::scope(|scope| {
        let trying: Vec<_> = works().into_iter().map(|work| scope.spawn(move || Tried::of(work, bases))).collect();
        trying.into_iter().map(|tried| tried.join().expect("every command can be done")).collect()
    });
    for work in tried {
        let work = Arc::new(work);
        // Making the sample is long: one end of it is enough where time is short.
        let kinds = if form == Form::Short && work.work.name == "new-sample" { &work.work.kinds[..1] } else { work.work.kinds };
        for kind in kinds {
            for at in places(&work, *kind, form, seed) {
                let (bases, work, fault) = (bases.clone(), work.clone(), Fault::at(*kind, at));
                let name = format!("failed/{}/{}/{at:04}", work.work.name, kind.name());
                cases.push(Case::new(name.clone(), move |found: &mut Found| work.fail(&bases, fault, &name, found)));
            }
        }
    }
    cases
}

/// The calls at which a fault comes: every one, of the commands that make only some hundreds of them; of the others, and of
/// what ends the process or pulls the stick, so many that lie apart, others with another seed.
fn places(tried: &Tried, kind: Kind, form: Form, seed: u64) -> Vec<usize> {
    let calls = tried.counted.told.calls(kind.class()).unwrap_or(0);
    let costly = tried.work.name == "new-sample" || tried.work.name == "list-pdf";
    let most = match (form, kind) {
        (Form::Short, Kind::Eio) if !costly => 2,
        (Form::Short, _) => 1,
        (Form::Every, _) => calls,
        (Form::Long, _) if costly => 8,
        (Form::Long, Kind::Eio) => 250,
        (Form::Long, Kind::Enospc) => 100,
        (Form::Long, Kind::Short) => 40,
        (Form::Long, _) => 20,
    };
    let many = most.min(calls);
    let mut chance = Chance::of(seed, &format!("{} {}", tried.work.name, kind.name()));
    // One of each of so many equal parts.
    (0..many).map(|part| (part * calls / many, (part + 1) * calls / many)).map(|(from, to)| 1 + from + chance.below(to - from)).collect()
}

/// A command as it runs when nothing fails.
struct Tried {
    work: Work,
    counted: Answer,
    /// The log before it, as far as it stays in any case.
    before: Vec<String>,
    /// The log that it makes, where that is another one.
    becomes: Vec<String>,
}

impl Tried {
    fn of(work: Work, bases: &Bases) -> Self {
        let texts = |log: &[Value]| log.iter().map(Value::to_string).collect::<Vec<_>>();
        let desk = work.desk(bases);
        let (mut before, mut becomes) = (Vec::new(), Vec::new());
        match work.begin {
            Begin::Nothing | Begin::Damaged => {}
            Begin::On(base) => before = texts(&base(bases).log),
            Begin::BesideOlder => (before, becomes) = (texts(&bases.full.log), texts(&bases.older.log)),
            Begin::Old => {
                let read = desk.log().unwrap_or_else(|said| panic!("{}: {}", work.name, said.shown()));
                // The last one tells of the upgrade, with its moment.
                before = texts(&read[..read.len() - 1]);
            }
        }
        let counted = work.desk(bases).run_with(Fault::COUNT, &work.words);
        assert!(counted.done() || matches!(work.begin, Begin::Damaged), "{}: {}", work.name, counted.shown());
        Self { work, counted, before, becomes }
    }

    fn fail(&self, bases: &Bases, fault: Fault, name: &str, found: &mut Found) {
        let mut desk = self.work.desk(bases);
        let stood = desk.everything();
        let answer = desk.run_with(fault, &self.work.words);
        let shown = format!("{name}: {}", answer.shown());
        if answer.told.fired.is_none() {
            // The moment in what is written may take a call more or less.
            return;
        }
        found.count(if fault.kind.kills() { "kills" } else { "failed calls" });
        let group = format!("{} {}", self.work.name, fault.kind.name());
        if answer.done() {
            found.count("carried through");
        } else if answer.document().is_some_and(|found| answer.refused() && found["ok"] == false) {
            // What `check` cannot read it tells among what it found.
            found.count("refused in words");
        } else if !answer.killed() || !fault.kind.kills() {
            match answer.unfit() {
                Some(how) => found.wrong(format!("failed: {group}: {how}"), shown.clone()),
                None => {
                    found.count("refused in words");
                    if let Some(code) = answer.says().filter(|code| !may_say(fault.kind, code)) {
                        let call = answer.told.fired.as_deref().and_then(|call| call.split(' ').next()).unwrap_or_default();
                        found.wrong(format!("told wrong: {} at {call} told as {code}", fault.kind.name()), shown.clone());
                    }
                }
            }
        }
        if !answer.done() && desk.everything() == stood {
            // As if nobody had been there.
            return;
        }
        for how in self.halves(&mut desk, &answer) {
            found.count("| half-written");
            found.wrong(format!("failed: {group}: {}", how.0), format!("{shown} — {}", how.1));
        }
    }

    /// What is there in half, or not as it was answered.
    fn halves(&self, desk: &mut Desk, answer: &Answer) -> Vec<(&'static str, String)> {
        let mut wrong = Vec::new();
        let made = match self.work.makes {
            Makes::Register => {
                if !desk.file.exists() {
                    if answer.done() {
                        wrong.push(("no file under its name", String::new()));
                    }
                    // What was left behind is no obstacle.
                    let again = desk.run(&["new", "{file}", "--json"]);
                    if !again.done() {
                        wrong.push(("a second new does not succeed", again.shown()));
                    }
                } else if let Err(how) = whole(desk, &desk.file, self.work.name, &desk.passphrase) {
                    wrong.push(("a half register under its final name", how));
                }
                return wrong;
            }
            Makes::Answer => answers(desk).map(|path| is_whole_answer(&path).map_err(|how| (path, how))).find_map(Result::err),
            Makes::Nothing | Makes::Copy | Makes::OtherKey | Makes::Recovered => None,
        };
        if let Some((path, how)) = made {
            wrong.push(("a half list under its final name", format!("{}: {how}", path.display())));
        }
        if self.work.makes == Makes::Answer && answer.done() && answers(desk).next().is_none() {
            wrong.push(("no list under its name", String::new()));
        }
        for path in desk.other_registers() {
            // What a damaged one was kept as is as damaged as it.
            let other_key = || self.work.makes == Makes::OtherKey && whole(desk, &path, self.work.name, NEW_PASSPHRASE).is_ok();
            if self.work.makes != Makes::Recovered
                && let Err(how) = whole(desk, &path, self.work.name, &desk.passphrase)
                && !other_key()
            {
                wrong.push(("a half register beside it", format!("{}: {how}", path.display())));
            }
        }
        if self.work.makes == Makes::Copy && answer.done() && desk.other_registers().len() != 1 {
            wrong.push(("not one copy", format!("{:?}", desk.other_registers())));
        }
        if self.work.makes == Makes::Recovered {
            let new = desk.folder.join("mới.nguon");
            if new.exists() || answer.done() {
                wrong.extend(whole(desk, &new, self.work.name, &desk.passphrase).err().map(|how| ("a half register under its final name", how)));
            }
            return wrong;
        }
        self.record(desk, answer, &mut wrong);
        wrong
    }

    /// The register's own record: exactly what was answered.
    fn record(&self, desk: &mut Desk, answer: &Answer, wrong: &mut Vec<(&'static str, String)>) {
        if self.work.makes == Makes::OtherKey {
            let other_key = desk.log().is_err();
            if !answer.killed() && other_key != answer.done() {
                wrong.push(("the passphrase is not the one that was answered", String::new()));
            }
            if other_key {
                NEW_PASSPHRASE.clone_into(&mut desk.passphrase);
            }
        }
        let log = match desk.log() {
            Ok(log) => log.iter().map(Value::to_string).collect::<Vec<_>>(),
            Err(said) => {
                wrong.push(("the register does not read", said.shown()));
                return;
            }
        };
        let (refused, done) = match self.work.adds {
            Adds::Nothing | Adds::Becomes => (0, 0),
            Adds::One => (0, 1),
            Adds::UpgradeAndOne => (1, 2),
        };
        let more = log.len().checked_sub(self.before.len()).filter(|_| log.starts_with(&self.before));
        let as_answered = match (self.work.adds, answer.done(), answer.killed()) {
            (Adds::Becomes, true, _) => log == self.becomes,
            (Adds::Becomes, false, killed) => log == self.before || killed && log == self.becomes,
            // A list that could not be noted is there all the same, and it is said that it is not noted.
            (_, true, _) => more == Some(done) || self.work.makes == Makes::Answer && more == Some(refused),
            (_, false, true) => more == Some(refused) || more == Some(done),
            (_, false, false) => more == Some(refused),
        };
        if !as_answered {
            let kind = if answer.done() { "answered but not there" } else { "refused but there" };
            wrong.push((kind, format!("{} operations before, {} now", self.before.len(), log.len())));
        }
        if let Err(how) = desk.must_be_sound() {
            wrong.push(("check says no", how));
        }
    }
}

impl Work {
    fn desk(&self, bases: &Bases) -> Desk {
        let desk = match self.begin {
            Begin::Nothing => Desk::bare(),
            Begin::On(base) => Desk::holding(&base(bases).bytes),
            Begin::Old => {
                let old = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/schema/schema-1.nguon");
                let mut desk = Desk::holding(&fs::read(old).expect("the old register"));
                OLD_PASSPHRASE.clone_into(&mut desk.passphrase);
                desk
            }
            Begin::BesideOlder => {
                let desk = Desk::holding(&bases.full.bytes);
                fs::write(desk.folder.join("cũ.nguon"), &bases.older.bytes).expect("written");
                desk
            }
            Begin::Damaged => {
                let mut bytes = bases.full.bytes.clone();
                let place = bytes.len() / 2 + 1_000;
                bytes[place] ^= 1;
                Desk::holding(&bytes)
            }
        };
        if self.makes == Makes::Copy {
            fs::create_dir(desk.folder.join("bản sao")).expect("a folder");
        }
        desk
    }
}

/// Whether a fault may be told by a code. A clerk who is sent after the wrong cause pulls out a sound stick, or gives up a
/// sound file for a copy.
fn may_say(kind: Kind, code: &str) -> bool {
    let wrong_of_file = ["register_wrong_passphrase", "register_not_a_register", "register_in_use", "unexpected"];
    let of_damage = code.starts_with("register_damaged") || code == "damaged_row";
    match kind {
        Kind::Enospc => code == "disk_full",
        Kind::Gone => code != "disk_full" && !of_damage && !wrong_of_file.contains(&code),
        // What takes only half of a write may well be full.
        Kind::Short if code == "disk_full" => true,
        _ => !["disk_full", "device_gone", "register_folder_read_only"].contains(&code) && !of_damage && !wrong_of_file.contains(&code),
    }
}

fn answers(desk: &Desk) -> impl Iterator<Item = std::path::PathBuf> {
    ["json", "xlsx", "pdf"].map(|end| desk.folder.join(format!("danh sách.{end}"))).into_iter().filter(|path| path.exists())
}

fn is_whole_answer(path: &Path) -> Result<(), &'static str> {
    let bytes = fs::read(path).map_err(|_| "cannot be read")?;
    let whole = match path.extension().and_then(|end| end.to_str()) {
        Some("json") => serde_json::from_slice::<Value>(&bytes).is_ok_and(|rows| rows.is_array()),
        // The directory of a package stands at its end.
        Some("xlsx") => bytes.starts_with(b"PK") && bytes.len() > 22 && bytes[bytes.len() - 22..].starts_with(b"PK\x05\x06"),
        _ => bytes.starts_with(b"%PDF") && bytes.trim_ascii_end().ends_with(b"%%EOF"),
    };
    if whole { Ok(()) } else { Err("not whole") }
}

/// A register of a final name opens and is sound, one made with people in it has them. The one that is worked in is looked at as
/// it lies, with what stands beside it; others, copies all of them, must be whole by themselves.
fn whole(desk: &Desk, path: &Path, made_by: &str, passphrase: &str) -> Result<(), String> {
    // Looked at where it cannot be changed by looking.
    let mut copy = if path == desk.file { desk.as_it_lies() } else { Desk::holding(&fs::read(path).map_err(|error| error.to_string())?) };
    passphrase.clone_into(&mut copy.passphrase);
    copy.must_be_sound()?;
    if made_by == "new-sample" {
        let people = copy.run(&["info", "{file}", "--json"]).json().and_then(|info| info["people"].as_i64()).unwrap_or_default();
        if people < 100 {
            return Err(format!("{people} people of a sample"));
        }
    }
    Ok(())
}
