//! compare: two copies of one register from outside, with nothing but the program and the files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::desk::{Answer, Desk, PASSPHRASE, run, texts};

/// A register and a copy of it on a stick that went on by itself.
fn parted() -> (Desk, PathBuf) {
    let desk = Desk::with_units();
    desk.candidate("Nguyễn Thị Mẫu", "2021-03-10");
    let stick = desk.folder.path().join("USB.nguon");
    fs::copy(&desk.file, &stick).expect("a copy");
    (desk, stick)
}

fn on(file: &Path, words: &[&str]) -> Answer {
    let file = file.to_str().expect("a path");
    let (command, more) = words.split_at(2);
    run(Some(PASSPHRASE), &[command, &[file], more].concat())
}

fn add(file: &Path, name: &str) {
    on(file, &["person", "add", "--name", name, "--unit", "2", "--on", "2021-03-10", "--json"]).json();
}

fn compare(file: &Path, other: &Path) -> Answer {
    run(Some(PASSPHRASE), &["compare", file.to_str().expect("a path"), other.to_str().expect("a path"), "--json"])
}

fn people(list: &Value) -> Vec<String> {
    list.as_array().expect("a list").iter().map(|entry| entry["people"][0].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn same_older_newer_and_apart_each_with_what_the_other_lacks() {
    let (desk, stick) = parted();
    assert_eq!(compare(&desk.file, &stick).json(), json!({ "relation": "same", "only_here": [], "only_there": [] }));
    add(&desk.file, "Trần Văn Mẫu");
    let (at_desk, on_stick) = (fs::read(&desk.file).expect("a file"), fs::read(&stick).expect("a file"));
    let newer = compare(&desk.file, &stick).json();
    assert_eq!((&newer["relation"], &newer["only_there"]), (&json!("newer"), &json!([])));
    let older = compare(&stick, &desk.file).json();
    assert_eq!((&older["relation"], &older["only_here"], &older["only_there"]), (&json!("older"), &json!([]), &newer["only_here"]));
    assert!(fs::read(&desk.file).expect("a file") == at_desk && fs::read(&stick).expect("a file") == on_stick, "byte for byte");

    add(&stick, "Lê Thị Mẫu");
    add(&stick, "Phạm Văn Mẫu");
    let apart = compare(&desk.file, &stick).json();
    assert_eq!(apart["relation"], "apart");
    assert_eq!(people(&apart["only_here"]), ["Trần Văn Mẫu"]);
    assert_eq!(people(&apart["only_there"]), ["Lê Thị Mẫu", "Phạm Văn Mẫu"]);
    // Told as the log tells it.
    let log = run(Some(PASSPHRASE), &["log", stick.to_str().expect("a path"), "--last", "1", "--json"]).json();
    let last = &apart["only_there"][1];
    for of in ["operation", "name", "params", "when", "who", "kind", "reverses"] {
        assert_eq!(last[of], log[0][of], "{of}");
    }
    assert_eq!(texts(&apart["only_there"], "name"), ["person_added", "person_added"]);
    let left: Vec<_> = fs::read_dir(desk.folder.path()).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(left.len(), 2, "nothing is left beside them: {left:?}");
}

#[test]
fn another_register_and_what_is_none_are_refused_in_words() {
    let (desk, stick) = parted();
    let other = Desk::bare();
    other.json("new", &[]);
    assert!(compare(&desk.file, &other.file).refused().contains("[compare_other_register]"));
    let letter = desk.folder.path().join("thư.nguon");
    fs::write(&letter, "Đây là một lá thư mẫu. ".repeat(1_000)).expect("a file");
    for (other, code) in [(letter.as_path(), "register_not_a_register"), (Path::new("/khong/co.nguon"), "file_unreadable")] {
        let said = compare(&desk.file, other).refused();
        assert!(said.contains(&format!("[{code}]")), "{said}");
    }
    let mut bytes = fs::read(&stick).expect("a file");
    bytes.truncate(bytes.len() - 4096);
    fs::write(&stick, &bytes).expect("a file");
    let said = compare(&desk.file, &stick).refused();
    assert!(said.contains("USB.nguon") && said.contains("[register_damaged"), "it is the other that is damaged: {said}");
    desk.ask("compare", &[]).wrong_usage();
}

#[test]
fn a_file_of_before_the_passphrase_was_changed_opens_by_its_own() {
    let (desk, stick) = parted();
    let rekey = |file: &str| {
        let mut rekey = Command::new(env!("CARGO_BIN_EXE_nguon-cli"));
        rekey.args(["rekey", file, "--json"]).env("NGUON_PASSPHRASE", PASSPHRASE).env("NGUON_NEW_PASSPHRASE", "mật khẩu khác hẳn");
        assert!(rekey.output().expect("it runs").status.success());
    };
    rekey(desk.path());
    let ask = |other: Option<&str>| {
        let mut compare = Command::new(env!("CARGO_BIN_EXE_nguon-cli"));
        compare.args(["compare", desk.path(), stick.to_str().expect("a path"), "--json"]).env("NGUON_PASSPHRASE", "mật khẩu khác hẳn");
        compare.env_remove("NGUON_OTHER_PASSPHRASE").envs(other.map(|other| ("NGUON_OTHER_PASSPHRASE", other)));
        let answer = compare.output().expect("it runs");
        (answer.status.code(), String::from_utf8(if answer.status.success() { answer.stdout } else { answer.stderr }).expect("text"))
    };
    let (code, said) = ask(None);
    assert_eq!(code, Some(1));
    assert!(said.contains("[compare_locked]") && said.contains("USB.nguon"), "{said}");
    let (code, found) = ask(Some(PASSPHRASE));
    let found: Value = serde_json::from_str(&found).expect("a document");
    assert_eq!((code, &found["relation"], texts(&found["only_here"], "name")), (Some(0), &json!("newer"), vec!["passphrase_changed".to_owned()]));
}
