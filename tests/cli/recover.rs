//! recover: what is readable of a damaged register goes into a new one, and what was lost is named on stderr and in the answer.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::desk::{Answer, Desk, PASSED, PASSPHRASE, run};

const PAGE: usize = 4096;

fn filled() -> Desk {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2021-03-10");
    desk.event_anyway(&case, "branch_vote", "2021-06-04", PASSED);
    desk.candidate("Trần Văn Mẫu", "2021-03-10");
    desk
}

fn new(desk: &Desk) -> PathBuf {
    desk.folder.path().join("sổ mới.nguon")
}

fn recover(desk: &Desk) -> Answer {
    let new = new(desk);
    desk.ask("recover", &[new.to_str().expect("a path"), "--today", "2026-11-24"])
}

fn names(file: &std::path::Path) -> Vec<String> {
    let list = run(Some(PASSPHRASE), &["list", file.to_str().expect("a path"), "--json"]).json();
    let mut names: Vec<String> = list.as_array().expect("rows").iter().map(|row| row["name"].as_str().expect("a name").to_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_damaged_page_costs_nothing_and_the_damaged_file_stays_as_it_is() {
    let desk = filled();
    let sound = fs::read(&desk.file).expect("a file");
    let mut seen = 0;
    let pages = sound.len() / PAGE;
    for page in (0..pages).step_by(24).chain(pages - 6..pages) {
        let mut bytes = sound.clone();
        bytes[page * PAGE + 1_000] ^= 1;
        fs::write(&desk.file, &bytes).expect("a file");
        let answer = recover(&desk);
        let said = answer.err.clone();
        let document = answer.json();
        assert_eq!(document["path"].as_str(), new(&desk).to_str(), "page {page}");
        // Each that was lost has its sentence, with nothing left open in it.
        let lost = document["lost"].as_array().expect("a list");
        assert_eq!(said.lines().count(), lost.len(), "page {page}: {said}");
        assert!(!said.contains('{') && !said.contains("ui."), "page {page}: {said}");
        assert_eq!(names(&new(&desk)), ["Nguyễn Thị Mẫu", "Trần Văn Mẫu"], "page {page}");
        let found = run(Some(PASSPHRASE), &["check", new(&desk).to_str().expect("a path"), "--json"]).json();
        assert_eq!(found["ok"], true, "page {page}: {found}");
        assert!(fs::read(&desk.file).expect("a file") == bytes, "page {page}");
        fs::remove_file(new(&desk)).expect("again");
        seen += usize::from(!lost.is_empty());
    }
    assert!(seen > 0, "some page of the log was among them");
}

#[test]
fn what_was_lost_is_called_by_its_name() {
    let desk = filled();
    // The second half: people, entries and the log of them.
    let mut bytes = fs::read(&desk.file).expect("a file");
    let half = bytes.len() / PAGE / 2;
    for page in bytes.chunks_mut(PAGE).skip(half) {
        page[1_000] ^= 1;
    }
    fs::write(&desk.file, &bytes).expect("a file");
    let answer = recover(&desk);
    let said = answer.err.clone();
    let document = answer.json();
    let lost = document["lost"].as_array().expect("a list");
    assert!(!lost.is_empty());
    for each in lost {
        assert!(each["table"].is_string() && each["row"].is_i64() && each["what"].is_string(), "{each}");
    }
    assert_eq!(said.lines().count(), lost.len(), "{said}");
    let log = run(Some(PASSPHRASE), &["log", new(&desk).to_str().expect("a path"), "--last", "1", "--json"]).json();
    let operation = &log[0];
    assert_eq!(operation["name"], "recovered", "{operation}");
    // The list is kept where it can be found later.
    let kept = operation["changes"].as_array().expect("rows").iter().find(|change| change["table"] == "recovery").cloned().unwrap_or(Value::Null);
    assert_eq!(kept["after"]["lost"], document["lost"], "{kept}");
}

#[test]
fn nothing_readable_is_refused_in_words_and_nothing_is_made() {
    let desk = Desk::holding(&vec![0; 20 * PAGE]);
    assert!(recover(&desk).refused().contains("[recover_nothing]"));
    assert!(!new(&desk).exists());
    let desk = filled();
    let before = fs::read(&desk.file).expect("a file");
    let wrong = run(Some("không phải mật khẩu"), &["recover", desk.path(), new(&desk).to_str().expect("a path"), "--json"]);
    assert!(wrong.refused().contains("[register_wrong_passphrase]"));
    fs::write(new(&desk), "có rồi").expect("a file");
    assert!(recover(&desk).refused().contains("[register_exists]"));
    assert_eq!(fs::read(new(&desk)).expect("a file"), "có rồi".as_bytes());
    assert!(fs::read(&desk.file).expect("a file") == before);
}
