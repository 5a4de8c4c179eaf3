//! The disk says no at a call: an error, no room, half a write, a sync that fails, the stick pulled out. Right is exit 1 with
//! one Vietnamese sentence that carries its code, no half file under a final name, and a register that is sound with exactly
//! what was answered. Where the program gets round the fault, it may say "done", and then it is done.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use crate::base::Bases;
use crate::chance::Chance;
use crate::desk::{Answer, Desk, NEW_PASSPHRASE};
use crate::faults::{Fault, Kind};
use crate::tally::Found;
use crate::works::{Adds, Begin, Makes, Work, works};
use crate::{Case, Form};

/// Calls of each command with each fault.
pub fn cases(bases: &Arc<Bases>, form: Form, seed: u64) -> Vec<Case> {
    let mut cases = Vec::new();
    let tried: Vec<Tried> = std::thread::scope(|scope| {
        let trying: Vec<_> = works().into_iter().map(|work| scope.spawn(move || Tried::of(work, bases))).collect();
        trying.into_iter().map(|tried| tried.join().expect("every command can be done")).collect()
    });
    for (number, work) in tried.into_iter().enumerate() {
        let work = Arc::new(work);
        for kind in kinds(&work.work, form, number as u64 + seed) {
            for at in places(&work, kind, form, seed) {
                let (bases, work, fault) = (bases.clone(), work.clone(), Fault::at(kind, at));
                let name = format!("failed/{}/{}/{at:04}", work.work.name, kind.name());
                cases.push(Case::new(name.clone(), move |found: &mut Found| work.fail(&bases, fault, &name, found)));
            }
        }
    }
    cases
}

/// The faults that are tried: all that can come; where time is short an error and one other, in turn, so that all commands
/// together meet each kind.
fn kinds(work: &Work, form: Form, turn: u64) -> Vec<Kind> {
    let (first, others) = work.kinds.split_first().expect("each is tried with something");
    if form != Form::Short || others.is_empty() {
        return work.kinds.to_vec();
    }
    // Making the sample is long: one end of it is enough.
    let other = others[usize::try_from(turn % others.len() as u64).expect("small")];
    if work.name == "new-sample" { vec![other] } else { vec![*first, other] }
}

/// The calls at which a fault comes: every one, of the commands that make only some hundreds of them; of the others, and of
/// what ends the process or pulls the stick, so many that lie apart, others with another seed.
fn places(tried: &Tried, kind: Kind, form: Form, seed: u64) -> Vec<usize> {
    let calls = tried.counted.told.calls(kind.class()).unwrap_or(0);
    let costly = tried.work.name == "new-sample" || tried.work.name == "list-pdf";
    let most = match (form, kind) {
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
        let source = desk.file.strip_prefix(&desk.folder).expect("in its folder");
        if self.work.makes == Makes::Recovered && desk.everything().get(source) != stood.get(source) {
            found.count("| made worse");
            found.wrong(format!("failed: {group}: the damaged register is not as it was"), shown.clone());
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
            let told = answer.done() || answer.says() == Some("rekeyed_not_open");
            if !answer.killed() && !answer.is_not_sure() && other_key != told {
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
            Adds::One | Adds::OneOrNone => (0, 1),
            Adds::UpgradeAndOne => (1, 2),
        };
        let killed = answer.killed() || answer.is_not_sure();
        let more = log.len().checked_sub(self.before.len()).filter(|_| log.starts_with(&self.before));
        let as_answered = match (self.work.adds, answer.done(), killed) {
            (Adds::Becomes, true, _) => log == self.becomes,
            (Adds::Becomes, false, killed) => log == self.before || killed && log == self.becomes,
            (Adds::OneOrNone, false, _) => {
                more == Some(0) || answer.says() == Some("rekeyed_not_open") && more == Some(1) || killed && more == Some(1)
            }
            // A list that could not be noted is there all the same, and it is said that it is not noted.
            (Adds::OneOrNone, true, _) => more == Some(0) || more == Some(1),
            (_, true, _) => more == Some(done) || self.work.makes == Makes::Answer && more == Some(refused),
            // Nobody was told, or that it is not sure.
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
