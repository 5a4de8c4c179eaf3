//! The file is replaced, linked, moved, locked while somebody works in it, or an answer is sent over it: nothing that was
//! answered is lost, nothing is written over, nothing is made anew in a folder that went away.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

use crate::base::{Base, Bases};
use crate::chance::Chance;
use crate::desk::{Answer, Desk, Running, has_command};
use crate::faults::{Class, Fault, Kind};
use crate::mixtures::pipe;
use crate::tally::Found;
use crate::{Case, Form};

/// What goes wrong, and how it is judged.
type Judge = fn(&Bases, &mut Chance, &str, &mut Found);

const KINDS: &[(&str, Judge)] = &[
    ("second-writer/same-path", |bases, chance, name, found| second_writer(bases, chance, name, found, |desk| desk.file.clone())),
    ("second-writer/symlink", |bases, chance, name, found| {
        second_writer(bases, chance, name, found, |desk| {
            let link = desk.folder.join("lối tắt.nguon");
            symlink(&desk.file, &link).expect("a link");
            link
        });
    }),
    ("second-writer/hard-link", |bases, chance, name, found| {
        second_writer(bases, chance, name, found, |desk| {
            let link = desk.folder.join("tên khác.nguon");
            fs::hard_link(&desk.file, &link).expect("a link");
            link
        });
    }),
    ("second-writer/folder-link", |bases, chance, name, found| {
        second_writer(bases, chance, name, found, |desk| {
            let link = desk.aside("thư mục tắt");
            symlink(&desk.folder, &link).expect("a link");
            link.join("sổ mẫu.nguon")
        });
    }),
    ("second-writer/roundabout", |bases, chance, name, found| {
        second_writer(bases, chance, name, found, |desk| {
            fs::create_dir(desk.folder.join("con")).expect("a folder");
            PathBuf::from("con/../sổ mẫu.nguon")
        });
    }),
    ("reader-beside-writer", reader_beside),
    ("replaced/by-older", |bases, chance, name, found| replaced(bases, chance, name, found, |bases| Some(bases.older.bytes.clone()))),
    ("replaced/by-itself", |bases, chance, name, found| replaced(bases, chance, name, found, |bases| Some(bases.full.bytes.clone()))),
    ("replaced/by-foreign", |bases, chance, name, found| replaced(bases, chance, name, found, |bases| Some(bases.foreign.bytes.clone()))),
    ("removed", |bases, chance, name, found| replaced(bases, chance, name, found, |_| None)),
    ("folder-renamed", folder_renamed),
    ("restore-beside-writer", restore_beside_writer),
    ("restore-twice-at-once", restore_twice),
];

/// What is tried once.
const ONCE: &[(&str, Judge)] = &[
    ("two-links-in-turn", links_in_turn),
    ("answer-over/register", |bases, _, name, found| answer_over(bases, name, found, |desk| desk.file.clone())),
    ("answer-over/symlink-to-register", |bases, _, name, found| answer_over(bases, name, found, |desk| link(desk, "danh sách.json", &desk.file))),
    ("answer-over/hard-link-to-register", |bases, _, name, found| {
        answer_over(bases, name, found, |desk| {
            let other = desk.folder.join("danh sách.json");
            fs::hard_link(&desk.file, &other).expect("a link");
            other
        });
    }),
    ("answer-over/roundabout", |bases, _, name, found| {
        answer_over(bases, name, found, |desk| desk.folder.join("..").join(desk.folder.file_name().expect("a name")).join("sổ mẫu.nguon"));
    }),
    ("answer-over/copy-under-another-name", |bases, _, name, found| {
        answer_over(bases, name, found, |desk| {
            let other = desk.folder.join("danh sách.json");
            fs::copy(&desk.file, &other).expect("a copy");
            other
        });
    }),
    ("answer-over/lock", |bases, _, name, found| answer_over(bases, name, found, |desk| desk.companion(".lock"))),
    ("answer-over/wal", |bases, _, name, found| answer_over(bases, name, found, |desk| desk.companion("-wal"))),
    ("answer-over/journal", |bases, _, name, found| answer_over(bases, name, found, |desk| desk.companion("-journal"))),
    ("answer-over/copy", |bases, _, name, found| {
        answer_over(bases, name, found, |desk| {
            let copies = desk.folder.join("sổ mẫu-sao-luu");
            fs::create_dir(&copies).expect("a folder");
            let copy = copies.join("sổ mẫu 2026-01-01.nguon");
            fs::copy(&desk.file, &copy).expect("a copy");
            copy
        });
    }),
    ("answer-over/folder", |bases, _, name, found| answer_over(bases, name, found, |desk| desk.folder.clone())),
    ("answer-over/device", |bases, _, name, found| answer_over(bases, name, found, |desk| link(desk, "máy.json", Path::new("/dev/null")))),
    ("answer-over/pipe", |bases, _, name, found| {
        answer_over(bases, name, found, |desk| {
            let place = desk.folder.join("ống.json");
            pipe(&place);
            place
        });
    }),
    ("no-file/pipe", |_, _, name, found| {
        no_register(name, found, |desk| pipe(&desk.file));
    }),
    ("no-file/device", |_, _, name, found| {
        no_register(name, found, |desk| symlink("/dev/zero", &desk.file).expect("a link"));
    }),
    ("no-file/folder", |_, _, name, found| {
        no_register(name, found, |desk| fs::create_dir(&desk.file).expect("a folder"));
    }),
    ("no-file/link-to-itself", |_, _, name, found| {
        no_register(name, found, |desk| symlink(&desk.file, &desk.file).expect("a link"));
    }),
    ("lock/stale", |bases, _, name, found| {
        still_works(bases, name, found, |desk| fs::write(desk.companion(".lock"), "của máy khác").expect("written"));
    }),
    ("lock/is-a-folder", |bases, _, name, found| {
        told_apart(bases, name, found, |desk| fs::create_dir(desk.companion(".lock")).expect("a folder"));
    }),
    ("lock/is-a-pipe", |bases, _, name, found| told_apart(bases, name, found, |desk| pipe(&desk.companion(".lock")))),
    ("noise-beside-copies", noise_beside_copies),
    ("half-copy-left-behind", half_copy_left_behind),
    ("copy-is-written", copy_is_written),
    ("restore/over-it", |bases, _, name, found| restored(bases, name, found, |bases| bases.older.bytes.clone(), true)),
    ("restore/of-another", |bases, _, name, found| restored(bases, name, found, |bases| bases.foreign.bytes.clone(), false)),
    ("restore/of-a-damaged-one", |bases, _, name, found| {
        restored(
            bases,
            name,
            found,
            |bases| bases.older.bytes.iter().enumerate().map(|(place, byte)| byte ^ u8::from(place == 70_000)).collect(),
            false,
        );
    }),
    ("restore/of-noise", |bases, _, name, found| {
        restored(bases, name, found, |bases| Chance::of(1, "noise").noise(bases.older.bytes.len()), false);
    }),
    ("restore/of-a-letter", |bases, _, name, found| restored(bases, name, found, |_| "một lá thư".into(), false)),
    ("name/of-249-bytes", long_name),
    ("name/of-255-bytes", longest_name),
];

/// The cases; those that depend on the moment are tried at several.
pub fn cases(bases: &Arc<Bases>, form: Form, seed: u64) -> Vec<Case> {
    let moments = form.choose(1, 25);
    let several = KINDS.iter().flat_map(|(kind, judge)| (0..moments).map(move |moment| (format!("places/{kind}/{moment:02}"), *judge)));
    let once = ONCE.iter().map(|(kind, judge)| (format!("places/{kind}"), *judge));
    let case = |(name, judge): (String, Judge)| {
        let (bases, own) = (bases.clone(), name.clone());
        Case::new(name, move |found: &mut Found| {
            found.count("replaced, linked, moved, locked");
            judge(&bases, &mut Chance::of(seed, &own), &own, found);
        })
    };
    several.chain(once).map(case).collect()
}

const FIRST: &[&str] = &["unit", "add", "{file}", "--name", "Tổ Của Người Trước", "--json"];
const SECOND: &str = "Tổ Của Người Sau";

/// Starts a writer and stops it at some call; says whether it stopped there before it came to its end.
fn stopped(desk: &Desk, words: &[&str], chance: &mut Chance) -> (Running, bool) {
    let calls = desk.as_it_lies().run_with(Fault::COUNT, words).told.calls(Class::All).unwrap_or(1);
    let at = 1 + chance.below(calls);
    let mut running = desk.start(words, Some(Fault { kind: Kind::Stop, of: Class::All, at }));
    let stopped = running.has_stopped();
    (running, stopped)
}

/// A writer that was stopped before what it writes was there for good: what happens to the file then is still its concern.
/// False where that was later, or it came to its end.
fn stopped_before_it_is_there(desk: &Desk, chance: &mut Chance) -> (Running, bool) {
    let (running, stopped) = stopped(desk, FIRST, chance);
    let before = stopped && matches!(has(&desk.as_it_lies(), FIRST[4]), Ok(false));
    (running, before)
}

/// Whether a unit of this name is in the register.
fn has(desk: &Desk, name: &str) -> Result<bool, Answer> {
    Ok(desk.log()?.iter().any(|entry| changes(entry).any(|change| change["table"] == "unit" && change["after"]["name"] == name)))
}

fn changes(entry: &Value) -> impl Iterator<Item = &Value> {
    entry["changes"].as_array().into_iter().flatten()
}

fn kind_of(name: &str) -> &str {
    let kind = name.trim_start_matches("places/");
    kind.rsplit_once('/').filter(|(_, moment)| moment.bytes().all(|byte| byte.is_ascii_digit())).map_or(kind, |(kind, _)| kind)
}

/// What was answered is there, and the register is sound.
fn answered_is_there(desk: &Desk, answers: &[(&Answer, &str)], name: &str, found: &mut Found) {
    for (answer, unit) in answers {
        let shown = format!("{name}: {unit}: {}", answer.shown());
        if answer.done() {
            match has(desk, unit) {
                Ok(true) => {}
                Ok(false) => {
                    found.count("| written over or lost");
                    found.wrong(format!("places: {}: an answered entry is lost", kind_of(name)), shown);
                }
                Err(said) => found.wrong(format!("places: {}: the register does not read", kind_of(name)), said.shown()),
            }
        } else if let Some(how) = answer.unfit() {
            found.wrong(format!("places: {}: {how}", kind_of(name)), shown);
        } else if matches!(has(desk, unit), Ok(true)) {
            found.wrong(format!("places: {}: refused, but it is there", kind_of(name)), shown);
        }
    }
    if let Err(how) = desk.must_be_sound() {
        found.count("| written over or lost");
        found.wrong(format!("places: {}: check says no", kind_of(name)), format!("{name}: {how}"));
    }
}

fn second_writer(bases: &Bases, chance: &mut Chance, name: &str, found: &mut Found, path: fn(&Desk) -> PathBuf) {
    let desk = Desk::holding(&bases.small.bytes);
    let path = path(&desk);
    let (first, held) = stopped(&desk, FIRST, chance);
    let path = path.to_str().expect("readable");
    let second = desk.run(&["unit", "add", path, "--name", SECOND, "--json"]);
    first.go_on();
    let first = first.wait();
    if held && !second.done() && second.unfit().is_none() && second.says() != Some("register_in_use") {
        found.wrong(format!("places: {}: not told as in use", kind_of(name)), format!("{name}: {}", second.shown()));
    }
    answered_is_there(&desk, &[(&first, FIRST[4]), (&second, SECOND)], name, found);
}

fn reader_beside(bases: &Bases, chance: &mut Chance, name: &str, found: &mut Found) {
    let desk = Desk::holding(&bases.small.bytes);
    let (first, _) = stopped(&desk, FIRST, chance);
    let read = desk.run(&["list", "{file}", "--json"]);
    let people = read.json().and_then(|rows| Some(rows.as_array()?.len()));
    if people != Some(3) && (read.unfit().is_some() || read.says() != Some("register_in_use")) {
        found.wrong(format!("places: {}: neither the record nor that it is in use", kind_of(name)), format!("{name}: {}", read.shown()));
    }
    first.go_on();
    let first = first.wait();
    if !first.done() {
        found.wrong(format!("places: {}: a reader stops a writer", kind_of(name)), format!("{name}: {}", first.shown()));
    }
    answered_is_there(&desk, &[(&first, FIRST[4])], name, found);
}

/// A sync program, or a colleague, puts another file in the place of the one that is open.
fn replaced(bases: &Bases, chance: &mut Chance, name: &str, found: &mut Found, by: fn(&Bases) -> Option<Vec<u8>>) {
    let desk = Desk::holding(&bases.full.bytes);
    let (first, held) = stopped_before_it_is_there(&desk, chance);
    let by = by(bases);
    match &by {
        Some(bytes) => {
            let beside = desk.folder.join("tải về.tmp");
            fs::write(&beside, bytes).expect("written");
            fs::rename(&beside, &desk.file).expect("put in place");
        }
        None => fs::rename(&desk.file, desk.aside("taken away")).expect("taken away"),
    }
    first.go_on();
    let first = first.wait();
    if !held {
        return;
    }
    let shown = format!("{name}: {}", first.shown());
    match &by {
        // The register was taken away: nothing under its name is made anew.
        None => {
            if first.done() {
                found.count("| written over or lost");
                found.wrong(format!("places: {}: done, in a file that is gone", kind_of(name)), shown);
            } else if let Some(how) = first.unfit() {
                found.wrong(format!("places: {}: {how}", kind_of(name)), shown);
            }
            if desk.file.exists() {
                found.wrong(format!("places: {}: something stands under its name again", kind_of(name)), name);
            }
        }
        Some(bytes) => {
            // Its own journal may lie there still, but what was put in place is whole by itself.
            if !first.done() && fs::read(&desk.file).ok().as_ref() != Some(bytes) {
                found.count("| written over or lost");
                found.wrong(format!("places: {}: the file put in place is changed", kind_of(name)), shown.clone());
            }
            answered_is_there(&desk, &[(&first, FIRST[4])], name, found);
        }
    }
}

/// The folder gets another name while the register in it is open.
fn folder_renamed(bases: &Bases, chance: &mut Chance, name: &str, found: &mut Found) {
    let desk = Desk::holding(&bases.full.bytes);
    let (first, held) = stopped(&desk, FIRST, chance);
    let moved = desk.aside("tên mới");
    fs::rename(&desk.folder, &moved).expect("renamed");
    first.go_on();
    let first = first.wait();
    let shown = format!("{name}: {}", first.shown());
    if held && desk.folder.exists() {
        found.wrong("places: folder-renamed: the old folder is made anew", format!("{shown}: {:?}", desk.everything().keys()));
        fs::remove_dir_all(&desk.folder).expect("removed");
    }
    if !desk.folder.exists() {
        fs::rename(&moved, &desk.folder).expect("back again");
    }
    answered_is_there(&desk, &[(&first, FIRST[4])], name, found);
}

/// Two names of one file, used in turn, as from two desktops.
fn links_in_turn(bases: &Bases, _: &mut Chance, name: &str, found: &mut Found) {
    let desk = Desk::holding(&bases.small.bytes);
    let other = desk.folder.join("tên khác.nguon");
    fs::hard_link(&desk.file, &other).expect("a link");
    let other = other.to_str().expect("readable").to_owned();
    for turn in 0..3 {
        let (one, two) = (format!("Tổ Một {turn}"), format!("Tổ Hai {turn}"));
        let first = desk.run(&["unit", "add", "{file}", "--name", &one, "--json"]);
        let second = desk.run(&["unit", "add", &other, "--name", &two, "--json"]);
        answered_is_there(&desk, &[(&first, &one), (&second, &two)], name, found);
    }
}

fn link(desk: &Desk, name: &str, to: &Path) -> PathBuf {
    let link = desk.folder.join(name);
    symlink(to, &link).expect("a link");
    link
}

/// A list is sent where something stands that must stay.
fn answer_over(bases: &Bases, name: &str, found: &mut Found, over: fn(&Desk) -> PathBuf) {
    for format in ["json", "xlsx"] {
        let desk = Desk::holding(&bases.small.bytes);
        let over = over(&desk);
        let (stood, kind) = (desk.everything(), kind_on_disk(&over));
        let answer = desk.run(&["list", "{file}", "--format", format, "-o", over.to_str().expect("readable")]);
        let shown = format!("{name}: {format}: {}", answer.shown());
        if let Some(how) = answer.unfit() {
            found.wrong(format!("places: {}: {how}", kind_of(name)), shown.clone());
        }
        if desk.everything() != stood || kind_on_disk(&over) != kind {
            found.count("| written over or lost");
            found.wrong(format!("places: {}: written over", kind_of(name)), shown);
        }
    }
}

fn kind_on_disk(path: &Path) -> Option<String> {
    fs::symlink_metadata(path).ok().map(|meta| format!("{:?}", meta.file_type()))
}

/// What stands under the register's name is none: each command says so, at once.
fn no_register(name: &str, found: &mut Found, make: fn(&Desk)) {
    let desk = Desk::bare();
    make(&desk);
    let kind = kind_on_disk(&desk.file);
    let commands: [&[&str]; 4] = [&["check", "{file}", "--json"], &["list", "{file}", "--json"], FIRST, &["new", "{file}", "--json"]];
    for words in commands {
        let answer = desk.run(words);
        if let Some(how) = answer.unfit() {
            found.wrong(format!("places: {}: {}: {how}", kind_of(name), words[0]), format!("{name}: {}", answer.shown()));
        }
        if answer.hung() {
            // The others would wait for the same.
            return;
        }
        if kind_on_disk(&desk.file) != kind || desk.everything().len() != 1 {
            found.wrong(format!("places: {}: {}: something was made or changed", kind_of(name), words[0]), name);
        }
    }
}

/// What is left beside it is no obstacle.
fn still_works(bases: &Bases, name: &str, found: &mut Found, leave: fn(&Desk)) {
    let desk = Desk::holding(&bases.small.bytes);
    leave(&desk);
    let answer = desk.run(FIRST);
    if !answer.done() {
        found.wrong(format!("places: {}: an obstacle", kind_of(name)), format!("{name}: {}", answer.shown()));
    }
    answered_is_there(&desk, &[(&answer, FIRST[4])], name, found);
}

/// What stands beside it is an obstacle: told as what it is.
fn told_apart(bases: &Bases, name: &str, found: &mut Found, leave: fn(&Desk)) {
    let desk = Desk::holding(&bases.small.bytes);
    leave(&desk);
    let answer = desk.run(FIRST);
    own_sentence(&answer, name, found);
    answered_is_there(&desk, &[(&answer, FIRST[4])], name, found);
}

/// A way on, or a sentence of its own: never that the stick is out, or that the folder cannot be written.
fn own_sentence(answer: &Answer, name: &str, found: &mut Found) {
    let wrong = ["device_gone", "register_folder_read_only", "unexpected", "register_in_use", "disk_full"];
    if let Some(code) = answer.says().filter(|code| !answer.done() && wrong.contains(code)) {
        found.wrong(format!("places: {}: told as {code}", kind_of(name)), format!("{name}: {}", answer.shown()));
    }
}

/// The register is noise from end to end, good copies of it stand beside it: that is told, not that the passphrase is wrong.
fn noise_beside_copies(bases: &Bases, chance: &mut Chance, name: &str, found: &mut Found) {
    let desk = Desk::holding(&bases.small.bytes);
    desk.run(&["import", "{file}", "{data}/danh-sach-quan-chung.xlsx", "--reason", "theo danh sách, mẫu", "--json"]);
    let copied = !desk.other_registers().is_empty();
    fs::write(&desk.file, chance.noise(bases.small.bytes.len())).expect("written");
    for words in [&["list", "{file}", "--json"][..], &["check", "{file}", "--json"], FIRST] {
        let answer = desk.run(words);
        if answer.done() || answer.says().is_none_or(|code| copied && code == "register_wrong_passphrase") {
            found.wrong(format!("places: {}: {}: not told", kind_of(name), words[0]), format!("{name}: {}", answer.shown()));
        }
    }
}

/// A copy that was cut off leaves something behind, which is swept by the next.
fn half_copy_left_behind(bases: &Bases, _: &mut Chance, name: &str, found: &mut Found) {
    let import = ["import", "{file}", "{data}/danh-sach-quan-chung.xlsx", "--reason", "theo danh sách, mẫu", "--json"];
    let desk = Desk::holding(&bases.small.bytes);
    let left = |desk: &Desk| desk.everything().into_keys().filter(|path| path.to_string_lossy().contains(".part")).collect::<Vec<_>>();
    for at in (5..200).step_by(15) {
        desk.run_with(Fault { kind: Kind::Kill, of: Class::Changes, at }, &import);
        if !left(&desk).is_empty() {
            break;
        }
    }
    let answer = desk.run(&import);
    if !answer.done() || !left(&desk).is_empty() {
        found.wrong(format!("places: {}: not swept", kind_of(name)), format!("{name}: {:?}: {}", left(&desk), answer.shown()));
    }
}

/// A copy is put in the register's place: only one of its own that is whole, and what it replaces is kept.
fn restored(bases: &Bases, name: &str, found: &mut Found, copy: fn(&Bases) -> Vec<u8>, good: bool) {
    if !has_command("restore") {
        return;
    }
    let desk = Desk::holding(&bases.full.bytes);
    fs::write(desk.folder.join("bản sao.nguon"), copy(bases)).expect("written");
    let stood = desk.everything();
    let answer = desk.run(&["restore", "{folder}/bản sao.nguon", "{file}", "--json"]);
    let shown = format!("{name}: {}", answer.shown());
    if !good {
        if let Some(how) = answer.unfit() {
            found.wrong(format!("places: {}: {how}", kind_of(name)), shown.clone());
        }
        if desk.everything() != stood {
            found.count("| written over or lost");
            found.wrong(format!("places: {}: changed by a refused restore", kind_of(name)), shown);
        }
        return;
    }
    let texts = |log: &[Value]| log.iter().map(Value::to_string).collect::<Vec<_>>();
    let logs: Vec<_> = desk.other_registers().into_iter().chain([desk.file.clone()]).map(|path| log_of(&desk, &path)).collect();
    let [older, full] = [&bases.older, &bases.full].map(|base| texts(&base.log));
    if !answer.done() || logs.last() != Some(&older) || !logs.contains(&full) {
        found.count("| written over or lost");
        found.wrong(format!("places: {}: not put in place, or what it replaced is not kept", kind_of(name)), shown);
    }
}

const RESTORE: &[&str] = &["restore", "{folder}/bản sao.nguon", "{file}", "--json"];

/// A desk with a copy beside the register, older than it.
fn beside_a_copy(bases: &Bases) -> Desk {
    let desk = Desk::holding(&bases.full.bytes);
    fs::write(desk.folder.join("bản sao.nguon"), &bases.older.bytes).expect("written");
    desk
}

/// Somebody restores while another writes: he waits his turn, or what the other is told is true.
fn restore_beside_writer(bases: &Bases, chance: &mut Chance, name: &str, found: &mut Found) {
    if !has_command("restore") {
        return;
    }
    let desk = beside_a_copy(bases);
    let (first, _) = stopped_before_it_is_there(&desk, chance);
    let second = desk.run(RESTORE);
    first.go_on();
    let first = first.wait();
    if !second.done()
        && let Some(how) = second.unfit()
    {
        found.wrong(format!("places: {}: {how}", kind_of(name)), format!("{name}: {}", second.shown()));
    }
    // A writer that was through before the restore began is in what the restore kept.
    let kept = desk.other_registers().iter().any(|path| log_of(&desk, path).iter().any(|entry| entry.contains(FIRST[4])));
    if !(second.done() && kept) {
        answered_is_there(&desk, &[(&first, FIRST[4])], name, found);
    }
}

/// Two restores at once, as of somebody who clicks twice: one of them is done, and the register is the copy.
fn restore_twice(bases: &Bases, chance: &mut Chance, name: &str, found: &mut Found) {
    if !has_command("restore") {
        return;
    }
    let desk = beside_a_copy(bases);
    let (first, _) = stopped(&desk, RESTORE, chance);
    let second = desk.run(RESTORE);
    first.go_on();
    let first = first.wait();
    let log = log_of(&desk, &desk.file);
    let is = |base: &Base| log == base.log.iter().map(Value::to_string).collect::<Vec<_>>();
    let as_told = if first.done() || second.done() { is(&bases.older) } else { is(&bases.full) };
    if !as_told || desk.must_be_sound().is_err() {
        found.count("| written over or lost");
        found.wrong(format!("places: {}: not as it was told", kind_of(name)), format!("{name}: {} — {}", first.shown(), second.shown()));
    }
    for answer in [&first, &second] {
        if !answer.done()
            && let Some(how) = answer.unfit()
        {
            found.wrong(format!("places: {}: {how}", kind_of(name)), format!("{name}: {}", answer.shown()));
        }
    }
}

/// The program's own copies are read, never worked in: the next copy would take the work with it.
fn copy_is_written(bases: &Bases, _: &mut Chance, name: &str, found: &mut Found) {
    let desk = Desk::holding(&bases.small.bytes);
    desk.run(&["import", "{file}", "{data}/danh-sach-quan-chung.xlsx", "--reason", "theo danh sách, mẫu", "--json"]);
    for copy in desk.other_registers() {
        let before = fs::read(&copy).expect("a copy");
        let copy = copy.to_str().expect("readable");
        let (written, read) = (desk.run(&["unit", "add", copy, "--name", SECOND, "--json"]), desk.run(&["list", copy, "--json"]));
        if written.unfit().is_some() || !read.done() || fs::read(copy).ok().as_ref() != Some(&before) {
            found.wrong(format!("places: {}", kind_of(name)), format!("{name}: {} — {}", written.shown(), read.shown()));
        }
    }
}

/// The log of any register that lies on a desk.
fn log_of(desk: &Desk, path: &Path) -> Vec<String> {
    let mut copy = desk.as_it_lies();
    copy.file = copy.folder.join(path.strip_prefix(&desk.folder).expect("on the desk"));
    copy.log().unwrap_or_default().iter().map(Value::to_string).collect()
}

fn long_name(bases: &Bases, _: &mut Chance, name: &str, found: &mut Found) {
    named_with(bases, 249, name, found);
}

fn longest_name(bases: &Bases, _: &mut Chance, name: &str, found: &mut Found) {
    named_with(bases, 255, name, found);
}

/// The longest names that a disk takes leave no room for what stands beside them.
fn named_with(bases: &Bases, bytes: usize, name: &str, found: &mut Found) {
    for copied in [false, true] {
        let mut desk = Desk::bare();
        desk.file = desk.folder.join(format!("{}.nguon", "s".repeat(bytes - ".nguon".len())));
        let made = if copied {
            fs::write(&desk.file, &bases.small.bytes).expect("written");
            desk.run(FIRST)
        } else {
            desk.run(&["new", "{file}", "--json"])
        };
        if made.done() {
            if let Err(how) = desk.must_be_sound() {
                found.wrong(format!("places: {}: done, and not sound", kind_of(name)), format!("{name}: {how}"));
            }
            continue;
        }
        match made.unfit() {
            Some(how) => found.wrong(format!("places: {}: {how}", kind_of(name)), format!("{name}: {}", made.shown())),
            None => own_sentence(&made, name, found),
        }
        if !copied && !desk.everything().is_empty() {
            found.wrong(format!("places: {}: left behind by what was refused", kind_of(name)), format!("{name}: {:?}", desk.everything().keys()));
        }
    }
}
