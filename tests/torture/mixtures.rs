//! Journals and files of different states laid beside each other by hand, as after a crash, a copy put in place, a sync
//! program: what opens is the file's own state, whole, or it is refused with not one byte changed, and not as damaged.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, OnceLock};

use serde_json::Value;

use crate::base::{Base, Bases};
use crate::by_hand::{key, open};
use crate::chance::Chance;
use crate::desk::Desk;
use crate::faults::{Class, Fault, Kind};
use crate::tally::Found;
use crate::{Case, Form};

/// What lies there after a crash: the file and what stands beside it.
struct Crash {
    file: Vec<u8>,
    beside: BTreeMap<String, Vec<u8>>,
    /// The states that are whole here: before what was on its way, and after it.
    states: Vec<State>,
}

/// A state, by its log.
type State = Vec<String>;

/// Everything that is laid together.
struct Pieces {
    /// A whole file as it was, earlier and now, and of another register.
    older: (Vec<u8>, State),
    now: (Vec<u8>, State),
    foreign: (Vec<u8>, State),
    /// Crashes: of the register earlier and now, each at several calls; of the other register.
    crashed_earlier: Vec<Crash>,
    crashed_now: Vec<Crash>,
    crashed_foreign: Vec<Crash>,
    /// Journals that another SQLCipher left, of `now` and of the other register: `-wal` and `-journal`.
    by_hand: BTreeMap<&'static str, Vec<u8>>,
    by_hand_foreign: BTreeMap<&'static str, Vec<u8>>,
}

/// One mixture.
struct Laid {
    file: Option<Vec<u8>>,
    beside: BTreeMap<String, Vec<u8>>,
    /// The states that are right.
    right: Vec<State>,
    /// Damage may be told: what would mend the file is gone or is damaged itself.
    may_be_damaged: bool,
}

/// The mixtures, each read first and written first.
pub fn cases(bases: &Arc<Bases>, form: Form, seed: u64) -> Vec<Case> {
    let pieces: Arc<OnceLock<Pieces>> = Arc::default();
    let variants = form.choose(1, 8);
    let mut cases = Vec::new();
    for (number, kind) in KINDS.iter().enumerate() {
        for variant in 0..variants {
            // Short: the one or the other, in turn.
            let both = &["read", "written"];
            for first in form.choose(&both[number % 2..=number % 2], both) {
                let (bases, pieces, name) = (bases.clone(), pieces.clone(), format!("mixtures/{kind}/{variant}-{first}"));
                cases.push(Case::new(name.clone(), move |found: &mut Found| {
                    let pieces = pieces.get_or_init(|| Pieces::make(&bases, form.choose(2, 12), seed));
                    let laid = lay(kind, pieces, &mut Chance::of(seed, &format!("{kind} {variant}")));
                    judge(&laid, kind, first, &name, found);
                }));
            }
        }
    }
    for kind in ODD_COMPANIONS {
        let (bases, name) = (bases.clone(), format!("mixtures/{kind}"));
        cases.push(Case::new(name.clone(), move |found: &mut Found| odd(&bases, kind, &name, found)));
    }
    cases
}

const KINDS: &[&str] = &[
    "older-file-beside-crashed-journal",
    "newer-file-beside-older-journal",
    "file-beside-foreign-journal",
    "foreign-file-beside-crashed-journal",
    "crashed-file-beside-other-crash's-journal",
    "older-file-beside-wal-by-hand",
    "older-file-beside-journal-by-hand",
    "now-beside-foreign-wal-by-hand",
    "now-beside-foreign-journal-by-hand",
    "now-beside-noise",
    "crashed-as-it-is",
    "crashed-journal-with-flipped-bit",
    "crashed-journal-cut-short",
    "crashed-file-without-its-journal",
    "new-where-a-journal-was-left",
];

/// Names of companions that are no files.
const ODD_COMPANIONS: &[&str] =
    &["journal-is-a-folder", "wal-is-a-folder", "journal-is-a-pipe", "wal-is-a-pipe", "journal-is-a-link", "wal-is-a-link"];

fn texts(log: &[Value]) -> State {
    log.iter().map(Value::to_string).collect()
}

impl Pieces {
    fn make(bases: &Bases, parts: usize, seed: u64) -> Self {
        let mut chance = Chance::of(seed, "crashes");
        let whole = |base: &Base| (base.bytes.clone(), texts(&base.log));
        let by_hand = |base: &Base| left_by_hand(&base.bytes, &key(&base.recovery, &base.bytes));
        Self {
            crashed_earlier: crashes(&bases.older, parts, &mut chance),
            crashed_now: crashes(&bases.full, parts, &mut chance),
            crashed_foreign: crashes(&bases.foreign, parts, &mut chance),
            older: whole(&bases.older),
            now: whole(&bases.full),
            foreign: whole(&bases.foreign),
            by_hand: by_hand(&bases.full),
            by_hand_foreign: by_hand(&bases.foreign),
        }
    }
}

/// Crashes that leave something beside the file, at calls spread over an undo and an entry.
fn crashes(base: &Base, parts: usize, chance: &mut Chance) -> Vec<Crash> {
    let commands: [&[&str]; 2] = [&["undo", "{file}", "--json"], &["unit", "add", "{file}", "--name", "Tổ Trước Khi Mất Điện", "--json"]];
    let mut crashes = Vec::new();
    for words in commands {
        let calls = Desk::holding(&base.bytes).run_with(Fault::COUNT, words).told.calls(Class::Changes).unwrap_or(1);
        for part in 0..parts {
            let at = 1 + (part * calls + chance.below(calls)) / parts;
            let desk = Desk::holding(&base.bytes);
            let answer = desk.run_with(Fault { kind: Kind::Kill, of: Class::Changes, at }, words);
            let beside = desk.companions();
            if !answer.killed() || beside.values().all(Vec::is_empty) {
                continue;
            }
            let file = fs::read(&desk.file).expect("it stands");
            let before = texts(&base.log);
            // Opened as it lies, it is as before or as after.
            let now = desk.log().map(|log| texts(&log)).unwrap_or_default();
            let states = if now.len() == before.len() + 1 { vec![before, now] } else { vec![before] };
            crashes.push(Crash { file, beside, states });
        }
    }
    crashes
}

/// What another SQLCipher leaves beside the file in the middle of writing.
fn left_by_hand(bytes: &[u8], key: &str) -> BTreeMap<&'static str, Vec<u8>> {
    let mut left = BTreeMap::new();
    let edit = "UPDATE person_key SET search_key = search_key || ' x'";
    let desk = Desk::holding(bytes);
    {
        let conn = open(&desk.file, key);
        conn.execute_batch(&format!("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; {edit}")).expect("written");
        left.insert("-wal", fs::read(desk.companion("-wal")).expect("a journal"));
    }
    let desk = Desk::holding(bytes);
    {
        let conn = open(&desk.file, key);
        // A small cache spills: the journal is synced, so that it is hot.
        conn.execute_batch(&format!("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN IMMEDIATE; {edit}")).expect("written");
        left.insert("-journal", fs::read(desk.companion("-journal")).expect("a journal"));
    }
    left
}

fn lay(kind: &str, pieces: &Pieces, chance: &mut Chance) -> Laid {
    let mut crash = |of: &'static str| {
        let crashes = match of {
            "earlier" => &pieces.crashed_earlier,
            "foreign" => &pieces.crashed_foreign,
            _ => &pieces.crashed_now,
        };
        assert!(!crashes.is_empty(), "no crash leaves anything beside the file");
        &crashes[chance.below(crashes.len())]
    };
    let own = |of: &(Vec<u8>, State), beside: &BTreeMap<String, Vec<u8>>| Laid {
        file: Some(of.0.clone()),
        beside: beside.clone(),
        right: vec![of.1.clone()],
        may_be_damaged: false,
    };
    let by_hand = |journals: &BTreeMap<&'static str, Vec<u8>>, end: &str| BTreeMap::from([(end.to_owned(), journals[end].clone())]);
    match kind {
        "older-file-beside-crashed-journal" => own(&pieces.older, &crash("now").beside),
        "newer-file-beside-older-journal" => own(&pieces.now, &crash("earlier").beside),
        "file-beside-foreign-journal" => own(&pieces.now, &crash("foreign").beside),
        "foreign-file-beside-crashed-journal" => own(&pieces.foreign, &crash("now").beside),
        "older-file-beside-wal-by-hand" => own(&pieces.older, &by_hand(&pieces.by_hand, "-wal")),
        "older-file-beside-journal-by-hand" => own(&pieces.older, &by_hand(&pieces.by_hand, "-journal")),
        "now-beside-foreign-wal-by-hand" => own(&pieces.now, &by_hand(&pieces.by_hand_foreign, "-wal")),
        "now-beside-foreign-journal-by-hand" => own(&pieces.now, &by_hand(&pieces.by_hand_foreign, "-journal")),
        "now-beside-noise" => {
            let length = *chance.pick(&[0, 32, 4_096, 20_000]);
            let end = (*chance.pick(&["-wal", "-journal", "-shm"])).to_owned();
            own(&pieces.now, &BTreeMap::from([(end, chance.noise(length))]))
        }
        "crashed-file-beside-other-crash's-journal" => {
            let (file, journal) = (crash("now"), crash("earlier"));
            // Its own journal is gone, as in the last but one below.
            Laid { file: Some(file.file.clone()), beside: journal.beside.clone(), right: file.states.clone(), may_be_damaged: true }
        }
        "crashed-as-it-is" => {
            let crash = crash("now");
            Laid { file: Some(crash.file.clone()), beside: crash.beside.clone(), right: crash.states.clone(), may_be_damaged: false }
        }
        "crashed-file-without-its-journal" => {
            let crash = crash("now");
            Laid { file: Some(crash.file.clone()), beside: BTreeMap::new(), right: crash.states.clone(), may_be_damaged: true }
        }
        "new-where-a-journal-was-left" => Laid { file: None, beside: crash("now").beside.clone(), right: vec![Vec::new()], may_be_damaged: false },
        _ => {
            let crash = crash("now");
            let mut beside = crash.beside.clone();
            for bytes in beside.values_mut().filter(|bytes| !bytes.is_empty()) {
                if kind == "crashed-journal-cut-short" {
                    let length = bytes.len() / 4 + chance.below(bytes.len() / 2 + 1);
                    bytes.truncate(length);
                } else {
                    let place = chance.below(bytes.len());
                    bytes[place] ^= 1 << chance.below(8);
                }
            }
            Laid { file: Some(crash.file.clone()), beside, right: crash.states.clone(), may_be_damaged: true }
        }
    }
}

fn judge(laid: &Laid, kind: &str, first: &str, name: &str, found: &mut Found) {
    found.count("journals mixed by hand");
    let desk = Desk::bare();
    for (end, bytes) in &laid.beside {
        fs::write(desk.companion(end), bytes).expect("written");
    }
    match &laid.file {
        Some(bytes) => fs::write(&desk.file, bytes).expect("written"),
        None => {
            let made = desk.run(&["new", "{file}", "--json"]);
            if !made.done() {
                if let Some(how) = made.unfit() {
                    found.wrong(format!("mixtures: {kind}: {how}"), format!("{name}: {}", made.shown()));
                }
                return;
            }
        }
    }
    state_is_right(&desk, laid, kind, first, name, found);
}

/// Reads and writes a register beside which something lies that may not be its own.
fn state_is_right(desk: &Desk, laid: &Laid, kind: &str, first: &str, name: &str, found: &mut Found) {
    let mut mixed = |what: &str, shown: String| {
        found.count("| mixed states");
        found.wrong(format!("mixtures: {kind}: {what}"), format!("{name}: {shown}"));
    };
    let bytes = fs::read(&desk.file).unwrap_or_default();
    let add: &[&str] = &["unit", "add", "{file}", "--name", "Tổ Sau Khi Ghép", "--json"];
    let read: &[&str] = &["info", "{file}", "--json"];
    let answer = desk.run(if first == "read" { read } else { add });
    if !answer.done() {
        // Refused: then nothing is touched, and a whole file is not called damaged.
        let damaged = answer.says().is_some_and(|code| code.contains("damaged"));
        match answer.unfit() {
            Some(how) => mixed(how, answer.shown()),
            None if damaged && !laid.may_be_damaged => mixed("called damaged", answer.shown()),
            None if fs::read(&desk.file).unwrap_or_default() != bytes => mixed("refused, but bytes changed", answer.shown()),
            None => {}
        }
        return;
    }
    let mut right = laid.right.clone();
    let mut written = first == "written";
    for _ in 0..2 {
        let sound = desk.must_be_sound();
        let log = match desk.log() {
            Ok(log) => texts(&log),
            Err(_) if laid.may_be_damaged && sound.is_err() => return,
            Err(said) => return mixed("opens, and then does not", said.shown()),
        };
        // What was just written stands on top of the state that it was written to.
        let state = if written { &log[..log.len().saturating_sub(1)] } else { &log[..] };
        let is_new = right.iter().any(Vec::is_empty);
        if is_new {
            // A register made now has a log of its own; nothing of the old one is in it.
            right = vec![state.to_vec()];
            if state.len() > 3 {
                return mixed("a new register holds what another left", format!("{} operations", state.len()));
            }
        }
        match (right.iter().any(|right| right == state), sound) {
            (true, Ok(())) => {}
            // A journal that is gone or damaged cannot be had back; what matters is that it is told.
            (_, Err(_)) if laid.may_be_damaged => return,
            (_, Err(how)) => return mixed("opens, and is a mixture", how),
            (false, Ok(())) => return mixed("opens as a state that it never was in", format!("{} operations", state.len())),
        }
        if written {
            return;
        }
        right = vec![log.clone()];
        let answer = desk.run(add);
        if !answer.done() {
            return mixed("reads, but cannot be written", answer.shown());
        }
        written = true;
    }
}

/// Beside the register stands something under a journal's name that is no file.
fn odd(bases: &Bases, kind: &str, name: &str, found: &mut Found) {
    found.count("journals mixed by hand");
    let desk = Desk::holding(&bases.full.bytes);
    let place = desk.companion(if kind.starts_with("wal") { "-wal" } else { "-journal" });
    let elsewhere = desk.aside("a letter");
    fs::write(&elsewhere, "một lá thư").expect("written");
    if kind.ends_with("folder") {
        fs::create_dir(&place).expect("a folder");
    } else if kind.ends_with("pipe") {
        pipe(&place);
    } else {
        std::os::unix::fs::symlink(&elsewhere, &place).expect("a link");
    }
    let laid = Laid { file: None, beside: BTreeMap::new(), right: vec![texts(&bases.full.log)], may_be_damaged: false };
    state_is_right(&desk, &laid, kind, "written", name, found);
    if fs::read(&elsewhere).ok().as_deref() != Some("một lá thư".as_bytes()) {
        found.count("| written over or lost");
        found.wrong(format!("mixtures: {kind}: what a link led to is written over"), name);
    }
}

/// Makes a pipe.
pub fn pipe(place: &Path) {
    assert!(Command::new("mkfifo").arg(place).status().is_ok_and(|status| status.success()), "mkfifo");
}
