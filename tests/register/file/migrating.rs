//! A register of schema 1, made by the program of that time, is brought up to the newest one and says what it said.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use register::file::{Secret, Who};
use register::lists::{ListQuery, list_rows};
use register::{Now, Register, RegisterError};
use serde_json::Value;
use tempfile::TempDir;

const PASSPHRASE: &str = "sổ cấu trúc một";
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/data/schema");

fn now() -> Now {
    let today = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    Now { today, at: today.and_hms_opt(8, 0, 0).unwrap() }
}

fn who() -> Who {
    Who { machine: "may-mau".to_owned(), user: "can-bo-mau".to_owned() }
}

fn old_register() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.nguon");
    fs::copy(Path::new(DATA).join("schema-1.nguon"), &path).unwrap();
    (folder, path)
}

fn open(path: &Path) -> Register {
    Register::open(path, &Secret::passphrase(PASSPHRASE), &who(), &now()).unwrap()
}

#[test]
fn a_register_of_schema_1_says_what_it_said() {
    let (_folder, path) = old_register();
    let register = open(&path);
    let kept: BTreeMap<String, Vec<Value>> = serde_json::from_str(&fs::read_to_string(Path::new(DATA).join("schema-1.lists.json")).unwrap()).unwrap();
    assert_eq!(kept.len(), 10);
    for (day, expected) in &kept {
        let day: NaiveDate = day.parse().unwrap();
        let rows = list_rows(&register, &ListQuery::default(), day).unwrap();
        let told = |name: &str, unit: i32, stage: &str, since: &str, marks: &[String]| format!("{name}, {unit}, {stage}, {since}, {marks:?}");
        let mut expected: Vec<String> = expected
            .iter()
            .map(|row| {
                let text = |field: &str| row[field].as_str().unwrap().to_owned();
                let marks: Vec<String> = row["marks"].as_array().unwrap().iter().map(|mark| mark.as_str().unwrap().to_owned()).collect();
                // Recorded as full on 31/12/2021 and admitted on 19/02/2008: full since 19/02/2009, whatever day is asked (C4).
                let since = if text("name") == "Nguyễn Thị Mẫu Ba" { "2009-02-19".to_owned() } else { text("since") };
                told(&text("name"), row["unit"].as_i64().unwrap() as i32, &text("stage"), &since, &marks)
            })
            .collect();
        if day < NaiveDate::from_ymd_opt(2021, 12, 31).unwrap() {
            expected.push(told("Nguyễn Thị Mẫu Ba", 2, "full", "2009-02-19", &[]));
        }
        let now: Vec<String> = rows.iter().map(|row| told(&row.name, row.unit, &row.stage, &row.since, &row.marks)).collect();
        assert_eq!(now, expected, "{day}");
    }
    let found = register.check(now().today).unwrap();
    assert!(found.is_sound(), "{found:?}");
}

#[test]
fn it_is_copied_beside_before_it_is_brought_up() {
    let (folder, path) = old_register();
    drop(open(&path));
    let copy = folder.path().join("so-sao-luu").join("so truoc-nang-cap-1.nguon");
    assert!(copy.is_file());
    let read = Register::open_to_read(&copy, &Secret::passphrase(PASSPHRASE), &who());
    assert!(matches!(read, Err(RegisterError::Older { schema: 1, .. })), "the copy is of schema 1 and opens with the same key");
    let info = open(&path).info().unwrap();
    assert!(info.schema > 1);
}

#[test]
fn to_read_alone_an_old_register_is_told_and_not_touched() {
    let (_folder, path) = old_register();
    let before = fs::read(&path).unwrap();
    let read = Register::open_to_read(&path, &Secret::passphrase(PASSPHRASE), &who());
    assert!(matches!(read, Err(RegisterError::Older { schema: 1, .. })));
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn its_last_operations_can_be_undone_and_done_again() {
    let (_folder, path) = old_register();
    let mut register = open(&path);
    let counts = register.counts().unwrap();
    for _ in 0..5 {
        register.undo(&now()).unwrap();
    }
    assert_ne!(register.counts().unwrap(), counts);
    for _ in 0..5 {
        register.redo(&now()).unwrap();
    }
    assert_eq!(register.counts().unwrap(), counts);
    assert!(register.check(now().today).unwrap().is_sound());
}
