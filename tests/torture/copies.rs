//! Copies: read only, restored only where they are the register's own and whole, found where the register is lost, and swept
//! where they are halves.

use std::fs;
use std::sync::Arc;

use serde_json::Value;

use crate::answered::{FIRST, Judge, SECOND};
use crate::base::Bases;
use crate::chance::Chance;
use crate::desk::Desk;
use crate::faults::{Class, Fault, Kind};
use crate::tally::Found;
use crate::{Case, Form};

const KINDS: &[(&str, Judge)] = &[
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
];

/// Each is tried once.
pub fn cases(bases: &Arc<Bases>, _: Form, seed: u64) -> Vec<Case> {
    KINDS.iter().map(|(kind, judge)| Case::judged(format!("copies/{kind}"), *judge, bases, seed)).collect()
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
            found.wrong(format!("{name}: {}: not told", words[0]), format!("{name}: {}", answer.shown()));
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
        found.wrong(format!("{name}: not swept"), format!("{name}: {:?}: {}", left(&desk), answer.shown()));
    }
}

/// A copy is put in the register's place: only one of its own that is whole, and what it replaces is kept.
fn restored(bases: &Bases, name: &str, found: &mut Found, copy: fn(&Bases) -> Vec<u8>, good: bool) {
    let desk = Desk::holding(&bases.full.bytes);
    fs::write(desk.folder.join("bản sao.nguon"), copy(bases)).expect("written");
    let stood = desk.everything();
    let answer = desk.run(&["restore", "{folder}/bản sao.nguon", "{file}", "--json"]);
    let shown = format!("{name}: {}", answer.shown());
    if !good {
        if let Some(how) = answer.unfit() {
            found.wrong(format!("{name}: {how}"), shown.clone());
        }
        if desk.everything() != stood {
            found.count("| written over or lost");
            found.wrong(format!("{name}: changed by a refused restore"), shown);
        }
        return;
    }
    let texts = |log: &[Value]| log.iter().map(Value::to_string).collect::<Vec<_>>();
    let logs: Vec<_> = desk.other_registers().into_iter().chain([desk.file.clone()]).map(|path| desk.log_of(&path)).collect();
    let [older, full] = [&bases.older, &bases.full].map(|base| texts(&base.log));
    if !answer.done() || logs.last() != Some(&older) || !logs.contains(&full) {
        found.count("| written over or lost");
        found.wrong(format!("{name}: not put in place, or what it replaced is not kept"), shown);
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
            found.wrong("copies: worked in", format!("{name}: {} — {}", written.shown(), read.shown()));
        }
    }
}
