//! backup, restore, copies; and what check says of a damaged file.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::desk::{Answer, Desk, PASSPHRASE, run};

/// Two people; then a third after the copy was made.
struct Copied {
    desk: Desk,
    backup: PathBuf,
    head: String,
}

fn copied() -> Copied {
    let desk = Desk::with_units();
    desk.candidate("Nguyễn Thị Mẫu", "2021-03-10");
    desk.candidate("Trần Văn Mẫu", "2021-03-10");
    let stick = desk.folder.path().join("USB");
    fs::create_dir(&stick).expect("a folder");
    let made = desk.json("backup", &[&text(&stick)]);
    desk.candidate("Lê Thị Mẫu", "2021-03-10");
    Copied { backup: made["path"].as_str().expect("a path").into(), head: made["head"].as_str().expect("a head").into(), desk }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

fn names(file: &Path) -> Vec<String> {
    let list = run(Some(PASSPHRASE), &["list", &text(file), "--json"]).json();
    let mut names: Vec<String> = list.as_array().expect("rows").iter().map(|row| row["name"].as_str().expect("a name").to_owned()).collect();
    names.sort();
    names
}

fn restore(backup: &Path, file: &Path) -> Answer {
    run(Some(PASSPHRASE), &["restore", &text(backup), &text(file), "--json"])
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_backup_is_one_file_that_holds_the_record_and_names_its_head() {
    let Copied { desk, backup, head } = copied();
    assert_eq!(files(backup.parent().expect("a folder")).len(), 1);
    assert_eq!(names(&backup), ["Nguyễn Thị Mẫu", "Trần Văn Mẫu"]);
    assert_eq!(head.len(), 8);
    let check = run(Some(PASSPHRASE), &["check", &text(&backup), "--json"]).json();
    assert_eq!((check["ok"].clone(), check["head"].as_str()), (Value::Bool(true), Some(&*head)));
    assert!(text(&backup).contains(&head), "its name bears the head");
    assert_ne!(desk.json("check", &[])["head"].as_str(), Some(&*head), "the register went on");
    assert_eq!(files(backup.parent().expect("a folder")).len(), 1, "looking leaves nothing beside it");
    let missing = desk.folder.path().join("không có");
    assert!(desk.refused("backup", &[&text(&missing)]).contains("[register_folder_missing]"));
    assert!(!missing.exists());
}

#[test]
fn restoring_puts_the_copy_in_the_place_and_keeps_what_it_replaces() {
    let Copied { desk, backup, head } = copied();
    let before = fs::read(&desk.file).expect("a file");
    let replaced: PathBuf = restore(&backup, &desk.file).json()["replaced"].as_str().expect("a path").into();
    assert_eq!(names(&desk.file), ["Nguyễn Thị Mẫu", "Trần Văn Mẫu"]);
    assert_eq!(desk.json("check", &[])["head"].as_str(), Some(&*head));
    assert!(fs::read(&replaced).expect("a file") == before, "what was replaced is kept byte for byte");
    assert_eq!(names(&replaced).len(), 3);
    // It is worked in, and the way back is the same way.
    desk.candidate("Phạm Văn Mẫu", "2021-03-10");
    restore(&replaced, &desk.file).json();
    assert_eq!(names(&desk.file), ["Lê Thị Mẫu", "Nguyễn Thị Mẫu", "Trần Văn Mẫu"]);
    desk.candidate("Hoàng Thị Mẫu", "2021-03-10");
    assert_eq!(files(desk.folder.path()), ["USB", "sổ mẫu-sao-luu", "sổ mẫu.nguon"]);
}

#[test]
fn a_register_that_is_gone_or_wiped_comes_back_from_its_copy() {
    let Copied { desk, backup, .. } = copied();
    fs::remove_file(&desk.file).expect("removed");
    assert_eq!(restore(&backup, &desk.file).json()["replaced"], Value::Null);
    assert_eq!(names(&desk.file).len(), 2);
    fs::write(&desk.file, vec![0; 40_960]).expect("a file");
    assert!(restore(&backup, &desk.file).json()["replaced"].is_string());
    assert_eq!(names(&desk.file).len(), 2);
    // Every page but the salt is damaged.
    let mut bytes = fs::read(&desk.file).expect("a file");
    bytes[16..].reverse();
    fs::write(&desk.file, &bytes).expect("a file");
    assert!(restore(&backup, &desk.file).json()["replaced"].is_string());
    assert_eq!(names(&desk.file).len(), 2);
}

#[test]
fn a_damaged_copy_or_one_of_another_register_changes_nothing() {
    let Copied { desk, backup, .. } = copied();
    let before = fs::read(&desk.file).expect("a file");
    let other = Desk::bare();
    other.json("new", &[]);
    let good = fs::read(&backup).expect("a file");
    let damaged = desk.folder.path().join("USB").join("hong.nguon");
    let mut refusals = Vec::new();
    for place in [100, good.len() / 2, good.len() - 2_000] {
        let mut bytes = good.clone();
        bytes[place] ^= 1;
        fs::write(&damaged, &bytes).expect("a file");
        refusals.push(restore(&damaged, &desk.file).refused());
    }
    fs::write(&damaged, &good[..good.len() - 4_096]).expect("a file");
    refusals.push(restore(&damaged, &desk.file).refused());
    fs::write(&damaged, "Đây là một lá thư mẫu. ".repeat(1_000)).expect("a file");
    refusals.push(restore(&damaged, &desk.file).refused());
    refusals.push(restore(&other.file, &desk.file).refused());
    refusals.push(restore(&backup, &other.file).refused());
    refusals.push(restore(&desk.file, &desk.file).refused());
    let codes: Vec<&str> = refusals.iter().map(|said| said.rsplit_once('[').map_or("", |(_, code)| code.trim_end_matches("]\n"))).collect();
    let [first, middle, last, short, letter, others, onto_other, itself] = codes[..] else { panic!("{codes:?}") };
    assert_eq!((first, middle, last, short), ("register_damaged", "restore_damaged", "restore_damaged", "restore_damaged"));
    assert_eq!(
        (letter, others, onto_other, itself),
        ("register_not_a_register", "restore_other_register", "restore_other_register", "restore_onto_itself")
    );
    assert!(fs::read(&desk.file).expect("a file") == before);
    assert_eq!(files(desk.folder.path()), ["USB", "sổ mẫu.nguon"], "nothing is left beside it");
}

#[test]
fn nothing_is_put_in_the_place_of_a_register_that_somebody_has_open() {
    let Copied { desk, backup, .. } = copied();
    let before = fs::read(&desk.file).expect("a file");
    let lock = fs::File::create(desk.folder.path().join("sổ mẫu.nguon.lock")).expect("a lock");
    lock.lock().expect("it is taken");
    assert!(restore(&backup, &desk.file).refused().contains("[register_in_use]"));
    assert!(fs::read(&desk.file).expect("a file") == before);
}

#[test]
fn copies_tells_of_each_what_it_is() {
    let Copied { desk, backup, head } = copied();
    restore(&backup, &desk.file).json();
    let book = desk.folder.path().join("nhập.xlsx");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/danh-sach-quan-chung.xlsx"), &book).expect("a workbook");
    desk.json("import", &[&text(&book), "--today", "2026-11-01"]);
    let copies = desk.json("copies", &[]);
    let [before] = copies.as_array().expect("copies").as_slice() else { panic!("{copies}") };
    assert_eq!((before["kind"].as_str(), before["day"].as_str()), (Some("before_import"), Some("2026-11-01")));
    assert_eq!((before["head"].as_str(), before["proved"].as_bool(), before["place"].as_str()), (Some(&*head), Some(true), Some("beside")));
    assert_eq!(before["entries"], desk_events(&backup));
    // Taking the import back from the copy.
    let path: PathBuf = before["path"].as_str().expect("a path").into();
    restore(&path, &desk.file).json();
    assert_eq!(names(&desk.file), ["Nguyễn Thị Mẫu", "Trần Văn Mẫu"]);
    // A copy is no register to be written.
    let said = run(Some(PASSPHRASE), &["unit", "add", &text(&path), "--name", "Chi bộ Mẫu"]).refused();
    assert!(said.contains("[register_is_copy]"), "{said}");
}

fn desk_events(file: &Path) -> Value {
    run(Some(PASSPHRASE), &["info", &text(file), "--json"]).json()["events"].clone()
}

/// What happens to a file's bytes.
type Damage = fn(&mut Vec<u8>);

#[test]
fn trust_t20_check_answers_one_document_for_a_damaged_register_too() {
    let Copied { desk, .. } = copied();
    let sound = fs::read(&desk.file).expect("a file");
    let damages: [(&str, Damage); 4] = [
        ("a flipped bit in the first page", |bytes| bytes[2_000] ^= 1),
        ("all pages but the first", |bytes| bytes.chunks_mut(4_096).skip(1).for_each(|page| page[1_000] ^= 1)),
        ("cut short", |bytes| bytes.truncate(8_192)),
        ("a page of zeros", |bytes| bytes[8_192..12_288].fill(0)),
    ];
    for (what, damage) in damages {
        let mut bytes = sound.clone();
        damage(&mut bytes);
        fs::write(&desk.file, &bytes).expect("a file");
        let answer = desk.ask("check", &[]);
        assert_eq!(answer.code, 1, "{what}: {answer:?}");
        let document: Value = serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{what}: {error}: {answer:?}"));
        assert_eq!(document["ok"], false, "{what}");
        assert!(document.get("head").is_some() && document.get("record").is_some(), "{what}: {document}");
        assert!(!answer.err.trim().is_empty(), "{what}: its reason on stderr");
        assert!(fs::read(&desk.file).expect("a file") == bytes, "{what}: nothing was touched");
    }
    fs::write(&desk.file, "Đây là một lá thư mẫu. ".repeat(1_000)).expect("a file");
    assert!(desk.refused("check", &[]).contains("[register_not_a_register]"));
}

#[test]
fn check_names_a_copy_that_does_not_open() {
    let Copied { desk, backup, .. } = copied();
    let copies = desk.folder.path().join("sổ mẫu-sao-luu");
    fs::create_dir(&copies).expect("a folder");
    let place = copies.join(backup.file_name().expect("a name").to_string_lossy().replace("sao-tay ", ""));
    fs::copy(&backup, &place).expect("a copy");
    assert_eq!(desk.json("check", &[])["copies"], serde_json::json!([]));
    let mut bytes = fs::read(&place).expect("a copy");
    bytes[3_000] ^= 1;
    fs::write(&place, &bytes).expect("a copy");
    let answer = desk.ask("check", &[]);
    let document: Value = serde_json::from_str(&answer.out).expect("one document");
    assert_eq!((document["ok"].as_bool(), document["copies"][0].as_str()), (Some(false), Some(&*text(&place))));
    assert!(answer.err.contains(&text(&place)), "{}", answer.err);
}

#[test]
fn rekey_writes_the_register_under_the_new_passphrase_and_keeps_the_old_file() {
    let Copied { desk, .. } = copied();
    let before = fs::read(&desk.file).expect("a file");
    run(Some(PASSPHRASE), &["rekey", &text(&desk.file), "--json"]).wrong_usage();
    let rekey = |new: &str| {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_nguon-cli"));
        program.args(["rekey", &text(&desk.file), "--json"]).stdin(std::process::Stdio::null());
        let output = program.env("NGUON_PASSPHRASE", PASSPHRASE).env("NGUON_NEW_PASSPHRASE", new).output().expect("it runs");
        (output.status.code(), String::from_utf8(output.stdout).expect("text"), String::from_utf8(output.stderr).expect("text"))
    };
    assert_eq!(rekey("aaaaaaaaaaaa").0, Some(1));
    assert!(fs::read(&desk.file).expect("a file") == before);
    let (code, out, err) = rekey("mật khẩu khác hẳn");
    assert_eq!(code, Some(0), "{err}");
    let answer: Value = serde_json::from_str(&out).expect("one document");
    assert_eq!(answer["recovery"].as_str().expect("a code").len(), 34);
    assert!(fs::read(answer["kept"].as_str().expect("a path")).expect("a file") == before);
    assert!(desk.refused("info", &[]).contains("[register_wrong_passphrase]"));
    let check = run(Some("mật khẩu khác hẳn"), &["check", &text(&desk.file), "--json"]).json();
    assert_eq!(check["ok"], true);
}
