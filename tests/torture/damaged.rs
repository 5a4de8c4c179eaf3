//! Files that an old disk, a torn copy or a sync program left: `check` prints one document that says so, and opening such a
//! file for writing never makes it worse.

use std::fs;
use std::sync::Arc;

use crate::base::Bases;
use crate::by_hand::{PAGE, bad_pages, contents, key};
use crate::chance::Chance;
use crate::desk::Desk;
use crate::tally::Found;
use crate::{Case, Form};

/// What happened to the file.
const KINDS: &[&str] = &[
    "flipped-bit",
    "flipped-bits",
    "flipped-in-salt",
    "zeroed-page",
    "zeroed-tail",
    "cut-short",
    "cut-at-a-page",
    "swapped-pages",
    "older-page",
    "older-pages",
    "half-older",
    "noise-in-a-page",
    "noise",
    "empty",
    "only-zeroes",
];

/// Damaged files, every kind in turn.
pub fn cases(bases: &Arc<Bases>, form: Form, seed: u64) -> Vec<Case> {
    let case = |number: usize| {
        let kind = KINDS[number % KINDS.len()];
        let (bases, name) = (bases.clone(), format!("damaged/{kind}/{number:03}"));
        Case::new(name.clone(), move |found: &mut Found| damage(&bases, kind, seed, &name, found))
    };
    (0..form.choose(KINDS.len(), 300)).map(case).collect()
}

fn damage(bases: &Bases, kind: &'static str, seed: u64, name: &str, found: &mut Found) {
    let sound = &bases.full.bytes;
    let bytes = damaged(sound, &bases.older.bytes, kind, &mut Chance::of(seed, name));
    let desk = Desk::holding(&bytes);
    found.count("damaged files");
    let key = (bytes.len() > PAGE).then(|| key(&bases.full.recovery, &bytes));
    let by_hand = key.as_ref().map(|key| {
        let copy = Desk::holding(&bytes);
        (bad_pages(&copy.file, key).ok(), contents(&copy.file, key).ok())
    });

    let answer = desk.run(&["check", "{file}", "--json"]);
    let shown = format!("{name}: {}", answer.shown());
    // No document can be had of what no key opens, nor of what is no register any more.
    let closed = ["flipped-in-salt", "noise", "empty", "only-zeroes"].contains(&kind) || bytes.len() <= PAGE;
    match answer.document() {
        Some(document) if document["ok"] == false && answer.refused() => {}
        Some(_) => {
            let same = by_hand.as_ref().is_some_and(|(bad, read)| {
                bad.as_ref().is_some_and(Vec::is_empty) && read.is_some() && *read == contents(&Desk::holding(sound).file, &key_of(bases)).ok()
            });
            if same {
                // An older page that nothing reads: the record is what it was.
                found.count("no difference made");
            } else {
                found.count("| unseen damage");
                found.wrong(format!("damaged: {kind}: unseen"), shown);
            }
        }
        None => match answer.unfit() {
            Some(how) => found.wrong(format!("damaged: {kind}: {how}"), shown),
            None if !closed => found.wrong(format!("damaged: {kind}: check prints no document"), shown),
            None => {}
        },
    }
    if desk.everything().len() != 1 || fs::read(&desk.file).ok().as_ref() != Some(&bytes) {
        found.count("| made worse");
        found.wrong(format!("damaged: {kind}: changed by checking"), name);
    }
    written(&desk, &bytes, key.as_deref(), by_hand.and_then(|(bad, _)| bad), kind, name, found);
}

/// Somebody goes on working in it.
fn written(desk: &Desk, bytes: &[u8], key: Option<&str>, bad: Option<Vec<String>>, kind: &str, name: &str, found: &mut Found) {
    let answer = desk.run(&["unit", "add", "{file}", "--name", "Tổ Sau Hỏng", "--parent", "1", "--json"]);
    let shown = format!("{name}: {}", answer.shown());
    if answer.done() {
        let after = key.and_then(|key| bad_pages(&Desk::holding(&fs::read(&desk.file).unwrap_or_default()).file, key).ok());
        let worse = match (&bad, &after) {
            (Some(bad), Some(after)) => after.len() > bad.len(),
            (_, None) => true,
            (None, Some(_)) => false,
        };
        if worse {
            found.count("| made worse");
            found.wrong(format!("damaged: {kind}: made worse by writing"), shown);
        }
        return;
    }
    if let Some(how) = answer.unfit() {
        found.wrong(format!("damaged: {kind}: refused to write: {how}"), shown);
    } else if fs::read(&desk.file).ok().as_deref() != Some(bytes) || desk.everything().len() != 1 {
        found.count("| made worse");
        found.wrong(
            format!("damaged: {kind}: changed by a refused write"),
            format!("{shown}, in pages {:?}, there {:?}", other_pages(desk, bytes), desk.everything().keys()),
        );
    }
}

/// The pages that are no longer as they were.
fn other_pages(desk: &Desk, bytes: &[u8]) -> Vec<usize> {
    let now = fs::read(&desk.file).unwrap_or_default();
    let pages = now.len().max(bytes.len()).div_ceil(PAGE);
    let page = |bytes: &'_ [u8], number: usize| bytes.get(number * PAGE..).map(|rest| rest[..rest.len().min(PAGE)].to_vec());
    (0..pages).filter(|number| page(&now, *number) != page(bytes, *number)).map(|number| number + 1).collect()
}

fn key_of(bases: &Bases) -> String {
    key(&bases.full.recovery, &bases.full.bytes)
}

fn damaged(sound: &[u8], older: &[u8], kind: &str, chance: &mut Chance) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    let pages = bytes.len() / PAGE;
    let page = |number: usize| number * PAGE..(number + 1) * PAGE;
    let flip = |bytes: &mut Vec<u8>, place: usize, chance: &mut Chance| bytes[place] ^= 1 << chance.below(8);
    // Pages that changed since.
    let changed: Vec<usize> = (0..pages.min(older.len() / PAGE)).filter(|number| sound[page(*number)] != older[page(*number)]).collect();
    match kind {
        "flipped-bit" => {
            let place = 16 + chance.below(bytes.len() - 16);
            flip(&mut bytes, place, chance);
        }
        "flipped-bits" => {
            for _ in 0..40 {
                let place = 16 + chance.below(bytes.len() - 16);
                flip(&mut bytes, place, chance);
            }
        }
        "flipped-in-salt" => {
            let place = chance.below(16);
            flip(&mut bytes, place, chance);
        }
        "zeroed-page" => {
            let at = page(1 + chance.below(pages - 1));
            bytes[at].fill(0);
        }
        "zeroed-tail" => {
            let from = 1 + chance.below(pages - 1);
            bytes[from * PAGE..].fill(0);
        }
        "cut-short" => bytes.truncate(PAGE + 1 + chance.below(bytes.len() - PAGE - 1)),
        "cut-at-a-page" => bytes.truncate((1 + chance.below(pages - 1)) * PAGE),
        "swapped-pages" => {
            let one = 1 + chance.below(pages - 1);
            let other = 1 + (one + chance.below(pages - 2)) % (pages - 1);
            bytes[page(one)].copy_from_slice(&sound[page(other)]);
            bytes[page(other)].copy_from_slice(&sound[page(one)]);
        }
        "older-page" => {
            let at = page(*chance.pick(&changed));
            bytes[at.clone()].copy_from_slice(&older[at]);
        }
        "older-pages" => {
            for number in changed.iter().filter(|_| chance.one_in(3)) {
                bytes[page(*number)].copy_from_slice(&older[page(*number)]);
            }
            let sure = page(*chance.pick(&changed));
            bytes[sure.clone()].copy_from_slice(&older[sure]);
        }
        "half-older" => {
            // A copy that was made while the register was written.
            let half = older.len() / PAGE / 2 * PAGE;
            if chance.one_in(2) {
                bytes[..half].copy_from_slice(&older[..half]);
            } else {
                bytes[half..older.len()].copy_from_slice(&older[half..]);
            }
        }
        "noise-in-a-page" => {
            let at = page(chance.below(pages));
            let from = at.start + if at.start == 0 { 16 } else { 0 };
            let noise = chance.noise(at.end - from);
            bytes[from..at.end].copy_from_slice(&noise);
        }
        "noise" => bytes = chance.noise(sound.len()),
        "empty" => bytes.clear(),
        "only-zeroes" => bytes.fill(0),
        other => unreachable!("{other}"),
    }
    bytes
}
