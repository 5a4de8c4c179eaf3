//! What is no register, what stands in a register's way, and answers sent over what must stay: each is told as what it is, and
//! nothing is written over.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::answered::{FIRST, Judge, answered_is_there, kind_of};
use crate::base::Bases;
use crate::chance::Chance;
use crate::desk::{Answer, Desk};
use crate::mixtures::pipe;
use crate::tally::Found;
use crate::{Case, Form};

const KINDS: &[(&str, Judge)] = &[
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
    ("name/of-249-bytes", long_name),
    ("name/of-255-bytes", longest_name),
];

/// Each is tried once.
pub fn cases(bases: &Arc<Bases>, _: Form, seed: u64) -> Vec<Case> {
    KINDS.iter().map(|(kind, judge)| Case::judged(format!("places/{kind}"), *judge, bases, seed)).collect()
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
            found.wrong(format!("{}: {how}", kind_of(name)), shown.clone());
        }
        if desk.everything() != stood || kind_on_disk(&over) != kind {
            found.count("| written over or lost");
            found.wrong(format!("{}: written over", kind_of(name)), shown);
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
            found.wrong(format!("{}: {}: {how}", kind_of(name), words[0]), format!("{name}: {}", answer.shown()));
        }
        if answer.hung() {
            // The others would wait for the same.
            return;
        }
        if kind_on_disk(&desk.file) != kind || desk.everything().len() != 1 {
            found.wrong(format!("{}: {}: something was made or changed", kind_of(name), words[0]), name);
        }
    }
}

/// What is left beside it is no obstacle.
fn still_works(bases: &Bases, name: &str, found: &mut Found, leave: fn(&Desk)) {
    let desk = Desk::holding(&bases.small.bytes);
    leave(&desk);
    let answer = desk.run(FIRST);
    if !answer.done() {
        found.wrong(format!("{}: an obstacle", kind_of(name)), format!("{name}: {}", answer.shown()));
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
        found.wrong(format!("{}: told as {code}", kind_of(name)), format!("{name}: {}", answer.shown()));
    }
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
                found.wrong(format!("{}: done, and not sound", kind_of(name)), format!("{name}: {how}"));
            }
            continue;
        }
        match made.unfit() {
            Some(how) => found.wrong(format!("{}: {how}", kind_of(name)), format!("{name}: {}", made.shown())),
            None => own_sentence(&made, name, found),
        }
        if !copied && !desk.everything().is_empty() {
            found.wrong(format!("{}: left behind by what was refused", kind_of(name)), format!("{name}: {:?}", desk.everything().keys()));
        }
    }
}
