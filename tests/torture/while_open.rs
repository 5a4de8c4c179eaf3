//! The file is replaced, linked, moved, restored while somebody works in it: nothing that was answered is lost, nothing is
//! made anew where it was taken away. The writer is stopped at some call meanwhile.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;

use crate::answered::{FIRST, Judge, SECOND, answered_is_there, has, kind_of};
use crate::base::{Base, Bases};
use crate::chance::Chance;
use crate::desk::{Desk, Running};
use crate::faults::{Class, Fault, Kind};
use crate::tally::Found;
use crate::{Case, Form};

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

/// Each is tried at several moments.
pub fn cases(bases: &Arc<Bases>, form: Form, seed: u64) -> Vec<Case> {
    let moments = form.choose(1, 25);
    let each = KINDS.iter().flat_map(|(kind, judge)| (0..moments).map(move |moment| (format!("open/{kind}/{moment:02}"), *judge)));
    each.map(|(name, judge)| Case::judged(name, judge, bases, seed)).collect()
}

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

fn second_writer(bases: &Bases, chance: &mut Chance, name: &str, found: &mut Found, path: fn(&Desk) -> PathBuf) {
    let desk = Desk::holding(&bases.small.bytes);
    let path = path(&desk);
    let (first, held) = stopped(&desk, FIRST, chance);
    let path = path.to_str().expect("readable");
    let second = desk.run(&["unit", "add", path, "--name", SECOND, "--json"]);
    first.go_on();
    let first = first.wait();
    if held && !second.done() && second.unfit().is_none() && second.says() != Some("register_in_use") {
        found.wrong(format!("{}: not told as in use", kind_of(name)), format!("{name}: {}", second.shown()));
    }
    answered_is_there(&desk, &[(&first, FIRST[4]), (&second, SECOND)], name, found);
}

fn reader_beside(bases: &Bases, chance: &mut Chance, name: &str, found: &mut Found) {
    let desk = Desk::holding(&bases.small.bytes);
    let (first, _) = stopped(&desk, FIRST, chance);
    let read = desk.run(&["list", "{file}", "--json"]);
    let people = read.json().and_then(|rows| Some(rows.as_array()?.len()));
    if people != Some(3) && (read.unfit().is_some() || read.says() != Some("register_in_use")) {
        found.wrong(format!("{}: neither the record nor that it is in use", kind_of(name)), format!("{name}: {}", read.shown()));
    }
    first.go_on();
    let first = first.wait();
    if !first.done() {
        found.wrong(format!("{}: a reader stops a writer", kind_of(name)), format!("{name}: {}", first.shown()));
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
                found.wrong(format!("{}: done, in a file that is gone", kind_of(name)), shown);
            } else if let Some(how) = first.unfit() {
                found.wrong(format!("{}: {how}", kind_of(name)), shown);
            }
            if desk.file.exists() {
                found.wrong(format!("{}: something stands under its name again", kind_of(name)), name);
            }
        }
        Some(bytes) => {
            // Its own journal may lie there still, but what was put in place is whole by itself.
            if !first.done() && fs::read(&desk.file).ok().as_ref() != Some(bytes) {
                found.count("| written over or lost");
                found.wrong(format!("{}: the file put in place is changed", kind_of(name)), shown.clone());
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
        found.wrong("open/folder-renamed: the old folder is made anew", format!("{shown}: {:?}", desk.everything().keys()));
        fs::remove_dir_all(&desk.folder).expect("removed");
    }
    if !desk.folder.exists() {
        fs::rename(&moved, &desk.folder).expect("back again");
    }
    answered_is_there(&desk, &[(&first, FIRST[4])], name, found);
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
    let desk = beside_a_copy(bases);
    let (first, _) = stopped_before_it_is_there(&desk, chance);
    let second = desk.run(RESTORE);
    first.go_on();
    let first = first.wait();
    if !second.done()
        && let Some(how) = second.unfit()
    {
        found.wrong(format!("{}: {how}", kind_of(name)), format!("{name}: {}", second.shown()));
    }
    // A writer that was through before the restore began is in what the restore kept.
    let kept = desk.other_registers().iter().any(|path| desk.log_of(path).iter().any(|entry| entry.contains(FIRST[4])));
    if !(second.done() && kept) {
        answered_is_there(&desk, &[(&first, FIRST[4])], name, found);
    }
}

/// Two restores at once, as of somebody who clicks twice: one of them is done, and the register is the copy.
fn restore_twice(bases: &Bases, chance: &mut Chance, name: &str, found: &mut Found) {
    let desk = beside_a_copy(bases);
    let (first, _) = stopped(&desk, RESTORE, chance);
    let second = desk.run(RESTORE);
    first.go_on();
    let first = first.wait();
    let log = desk.log_of(&desk.file);
    let is = |base: &Base| log == base.log.iter().map(Value::to_string).collect::<Vec<_>>();
    let as_told = if first.done() || second.done() { is(&bases.older) } else { is(&bases.full) };
    if !as_told || desk.must_be_sound().is_err() {
        found.count("| written over or lost");
        found.wrong(format!("{}: not as it was told", kind_of(name)), format!("{name}: {} — {}", first.shown(), second.shown()));
    }
    for answer in [&first, &second] {
        if !answer.done()
            && let Some(how) = answer.unfit()
        {
            found.wrong(format!("{}: {how}", kind_of(name)), format!("{name}: {}", answer.shown()));
        }
    }
}
