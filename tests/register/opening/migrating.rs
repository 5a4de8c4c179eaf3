//! A register of an earlier schema, made by the program of that time, is brought up to the newest one and says what it said.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use register::book::record_from;
use register::copies::{CopyKind, copies};
use register::due::{DueKind, Horizon, due_list};
use register::file::{Secret, Who};
use register::lists::{ListQuery, list_rows};
use register::opening::upgrade;
use register::{Connection, Now, Register, RegisterError};
use serde_json::Value;
use tempfile::TempDir;

use crate::file::by_hand::{by_hand, texts};

const PASSPHRASE: &str = "sổ cấu trúc một";
/// The tables whose rows may leave the file.
const WITH_UID: &[&str] = &["unit", "person", "case", "event", "course", "programme", "target"];
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/data/schema");

fn now() -> Now {
    let today = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    Now { today, at: today.and_hms_opt(8, 0, 0).unwrap() }
}

fn who() -> Who {
    Who::new("can-bo-mau", "may-mau")
}

fn old_register() -> (TempDir, PathBuf) {
    of_schema(1)
}

fn of_schema(schema: i32) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.nguon");
    fs::copy(Path::new(DATA).join(format!("schema-{schema}.nguon")), &path).unwrap();
    (folder, path)
}

fn try_open(path: &Path) -> Result<Register, RegisterError> {
    Register::open(path, &Secret::passphrase(PASSPHRASE), &who(), &now())
}

fn open(path: &Path) -> Register {
    try_open(path).unwrap()
}

/// Each row of a table with its uid, `table id hex`, as they lie in the file.
fn uids(conn: &Connection) -> Vec<String> {
    let of = |table: &&str| texts(conn, &format!(r#"SELECT '{table} ' || id || ' ' || lower(hex(uid)) FROM "{table}" ORDER BY id"#));
    WITH_UID.iter().flat_map(of).collect()
}

#[test]
fn a_register_of_schema_1_says_what_it_said() {
    says_what_it_said(1);
}

#[test]
fn a_register_of_schema_2_says_what_it_said() {
    says_what_it_said(2);
}

#[test]
fn a_register_of_schema_3_says_what_it_said() {
    says_what_it_said(3);
}

/// The harm: whoever waits for the introducer's twelve months in an older file is in no list.
#[test]
fn a_register_of_schema_4_says_what_it_said() {
    says_what_it_said(4);
}

#[test]
fn a_register_of_schema_5_says_what_it_said() {
    says_what_it_said(5);
}

#[test]
fn a_register_of_schema_6_says_what_it_said() {
    says_what_it_said(6);
}

#[test]
fn a_register_of_schema_7_says_what_it_said() {
    says_what_it_said(7);
}

/// The harm: in an older file the number of a decision finds nobody, and `check` names every person.
#[test]
fn people_of_an_older_register_are_found_by_their_papers() {
    let (_folder, path) = of_schema(5);
    let register = open(&path);
    let query = ListQuery { search: "317-qđ".to_owned(), ..ListQuery::default() };
    let found = list_rows(&register, &query, NaiveDate::from_ymd_opt(2026, 12, 1).unwrap()).unwrap();
    assert_eq!(found.into_iter().map(|row| row.name).collect::<Vec<_>>(), ["Lê Thị Mẫu Một"]);
}

#[test]
fn what_must_be_waited_for_in_a_register_of_schema_3_is_told() {
    let (_folder, path) = of_schema(3);
    let register = open(&path);
    let on = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    let lines = due_list(&register, on, Horizon::Within(0), true).unwrap();
    let waits: Vec<(&str, &str, &str)> =
        lines.iter().filter(|line| line.kind == DueKind::Wait).map(|line| (line.name.as_str(), line.from.as_str(), line.due.as_str())).collect();
    assert_eq!(waits, [("Vũ Thị Mẫu Năm", "2026-03-02", "2027-03-02")]);
}

fn says_what_it_said(schema: i32) {
    let (_folder, path) = of_schema(schema);
    let register = open(&path);
    let lists = fs::read_to_string(Path::new(DATA).join(format!("schema-{schema}.lists.json"))).unwrap();
    let kept: BTreeMap<String, Vec<Value>> = serde_json::from_str(&lists).unwrap();
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
        if schema == 1 && day < NaiveDate::from_ymd_opt(2021, 12, 31).unwrap() {
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
    let (_folder, path) = old_register();
    drop(open(&path));
    let [copy] = &copies(&path)[..] else { panic!("one copy: {:?}", copies(&path)) };
    assert_eq!(copy.kind, CopyKind::BeforeMigration);
    let read = Register::open_to_read(&copy.path, &Secret::passphrase(PASSPHRASE), &who(), &now());
    assert!(matches!(read, Err(RegisterError::Older { schema: 1, .. })), "the copy is of schema 1 and opens with the same key");
    let info = open(&path).info().unwrap();
    assert!(info.schema > 1);
}

#[test]
fn to_read_alone_an_old_register_is_told_and_not_touched() {
    let (_folder, path) = old_register();
    let before = fs::read(&path).unwrap();
    let read = Register::open_to_read(&path, &Secret::passphrase(PASSPHRASE), &who(), &now());
    assert!(matches!(read, Err(RegisterError::Older { schema: 1, .. })));
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn its_last_operations_can_be_undone_and_done_again() {
    let (_folder, path) = old_register();
    let mut register = open(&path);
    let counts = register.counts().unwrap();
    let before = uids(&by_hand(&path, PASSPHRASE));
    // The upgrade is nobody's to take back: undo begins with the clerk's own last operation that stands.
    assert_eq!(register.undo_state().unwrap().undo.unwrap().operation, 27);
    for _ in 0..5 {
        register.undo(&now()).unwrap();
    }
    // Three people with their cases and first entries, and two entries more.
    let undone = register.counts().unwrap();
    assert_eq!((undone.people, undone.cases, undone.events), (counts.people - 3, counts.cases - 3, counts.events - 5));
    for _ in 0..5 {
        register.redo(&now()).unwrap();
    }
    assert_eq!(register.counts().unwrap(), counts);
    assert_eq!(uids(&by_hand(&path, PASSPHRASE)), before, "the rows that came back are the same, also for other files");
    assert!(register.check(now().today).unwrap().is_sound());
    for _ in 0..5 {
        register.undo(&now()).unwrap();
        register.redo(&now()).unwrap();
        register.undo(&now()).unwrap();
    }
    for _ in 0..5 {
        register.redo(&now()).unwrap();
    }
    assert_eq!(uids(&by_hand(&path, PASSPHRASE)), before);
    assert!(register.check(now().today).unwrap().is_sound());
}

#[test]
fn what_was_taken_back_before_the_upgrade_can_be_done_again_after_it() {
    let (_folder, path) = old_register();
    let mut register = open(&path);
    let events = register.counts().unwrap().events;
    assert_eq!(register.redo(&now()).unwrap().value.operation, 28);
    assert_eq!(register.counts().unwrap().events, events + 1);
    let uid = texts(&by_hand(&path, PASSPHRASE), "SELECT hex(uid) FROM event WHERE id = 25").pop().unwrap();
    register.undo(&now()).unwrap();
    register.redo(&now()).unwrap();
    assert_eq!(texts(&by_hand(&path, PASSPHRASE), "SELECT hex(uid) FROM event WHERE id = 25"), [uid]);
    assert!(register.check(now().today).unwrap().is_sound());
}

#[test]
fn undo_by_number_never_reaches_the_upgrade() {
    let (_folder, path) = old_register();
    let mut register = open(&path);
    assert_eq!(register.undo_operation(30, &now()).unwrap_err().code(), "nothing_to_undo");
}

#[test]
fn the_log_is_carried_letter_by_letter_and_goes_on_with_the_upgrade() {
    let (_folder, path) = old_register();
    let log =
        "SELECT id || ' ' || operation || ' ' || table_name || ' ' || row_id || ' ' || quote(before) || quote(after) || hash FROM change ORDER BY id";
    let operations = "SELECT id || name || params || made_by || made_at || kind || quote(reverses) FROM operation ORDER BY id";
    let read = |conn: &Connection| (texts(conn, log), texts(conn, operations));
    let (changes, done) = read(&by_hand(&path, PASSPHRASE));
    assert_eq!(done.len(), 29);
    let register = open(&path);
    let (changes_now, done_now) = read(&by_hand(&path, PASSPHRASE));
    assert_eq!(changes_now[..changes.len()], changes);
    assert_eq!(done_now[..29], done);
    assert_eq!((changes_now.len(), done_now.len()), (changes.len() + 1, 30));
    assert_eq!(register.broken_link().unwrap(), None);
    let entry = register.log_entries(None, Some(1)).unwrap().remove(0);
    let operation = &entry.operation;
    assert_eq!((operation.name.as_str(), operation.made_by.as_str(), operation.made_at.as_str()), ("upgraded", "can-bo-mau", "2026-12-01T08:00:00"));
    assert_eq!((operation.params["from"].as_str(), operation.params["to"].as_str(), operation.undoable), ("1", "8", false));
    let change = &entry.changes[0];
    assert_eq!(
        (change.table_name.as_str(), change.before.as_deref(), change.after.as_deref()),
        ("schema", Some(r#"{"schema":1}"#), Some(r#"{"schema":8}"#))
    );
}

#[test]
fn no_id_is_given_a_second_time() {
    let (_folder, path) = old_register();
    let counters =
        |conn: &Connection| texts(conn, "SELECT name || ' ' || seq FROM sqlite_sequence WHERE name NOT IN ('operation', 'change') ORDER BY name");
    let before = counters(&by_hand(&path, PASSPHRASE));
    // The highest entry was taken back: its id counts all the same.
    assert!(before.contains(&"event 25".to_owned()), "{before:?}");
    assert_eq!(texts(&by_hand(&path, PASSPHRASE), "SELECT CAST(max(id) AS TEXT) FROM event"), ["24"]);
    drop(open(&path));
    let conn = by_hand(&path, PASSPHRASE);
    assert_eq!(counters(&conn), before);
    assert_eq!(texts(&conn, "SELECT name || ' ' || seq FROM sqlite_sequence WHERE name = 'operation'"), ["operation 30"]);
    assert_eq!(texts(&conn, "SELECT name FROM sqlite_sequence WHERE name NOT IN (SELECT name FROM sqlite_schema)"), [""; 0]);
}

#[test]
fn every_row_has_a_uid_of_its_own_that_tells_when_it_was_first_written() {
    let (_folder, path) = old_register();
    drop(open(&path));
    let conn = by_hand(&path, PASSPHRASE);
    let rows = uids(&conn);
    // Three units, five people and cases, 24 entries, one course.
    assert_eq!(rows.len(), 3 + 5 + 5 + 24 + 1);
    let hex: Vec<&str> = rows.iter().map(|row| row.rsplit(' ').next().unwrap()).collect();
    assert_eq!(hex.iter().collect::<std::collections::BTreeSet<_>>().len(), hex.len(), "no two alike");
    for uid in &hex {
        assert!(uid.len() == 32 && &uid[12..13] == "7" && "89ab".contains(&uid[16..17]), "{uid} is a UUID of version 7");
    }
    // 2026-11-25T17:23:29 is 1795627409 seconds after 1970: 20782 days, and 62609 seconds of the day.
    let fifth = rows.iter().find(|row| row.starts_with("person 5 ")).unwrap();
    assert_eq!(u64::from_str_radix(&fifth[9..21], 16).unwrap(), (20_782 * 86_400 + 62_609) * 1000);
}

#[test]
fn copies_of_one_register_brought_up_apart_stay_one_register() {
    let ((_one, one), (_other, other)) = (old_register(), old_register());
    let (mut first, second) = (open(&one), open(&other));
    assert_eq!(first.uid().unwrap(), second.uid().unwrap());
    assert_eq!(uids(&by_hand(&one, PASSPHRASE)), uids(&by_hand(&other, PASSPHRASE)));
    // What is written from then on is of the one copy alone.
    first.redo(&now()).unwrap();
    assert_ne!(uids(&by_hand(&one, PASSPHRASE)), uids(&by_hand(&other, PASSPHRASE)));
}

#[test]
fn a_value_of_the_wrong_sort_is_named_by_table_and_row_and_the_file_is_left_as_it_was() {
    let harms = [
        ("UPDATE person SET birth_name = x'4d' WHERE id = 3", "person", 3, "birth_name"),
        ("UPDATE event SET elsewhere = 'có' WHERE id = 7", "event", 7, "elsewhere"),
        ("UPDATE event SET elsewhere = 2 WHERE id = 8", "event", 8, "elsewhere"),
        ("UPDATE event SET fields = '{\"helper\":' WHERE id = 4", "event", 4, "fields"),
        ("UPDATE person SET home_place = 'Hà Nội' WHERE id = 2", "person", 2, "home_place"),
        ("UPDATE rule SET body = '' WHERE id = 5", "rule", 5, "body"),
    ];
    for (sql, table, row, field) in harms {
        let (folder, path) = old_register();
        by_hand(&path, PASSPHRASE).execute_batch(sql).unwrap();
        let before = fs::read(&path).unwrap();
        match try_open(&path) {
            Err(RegisterError::DamagedRow { table: named, row: at, field: what }) => {
                assert_eq!((named.as_str(), at, what.as_str()), (table, row, field), "{sql}");
            }
            Err(other) => panic!("{sql}: {other}"),
            Ok(_) => panic!("{sql}: opened"),
        }
        assert!(fs::read(&path).unwrap() == before, "{sql}: the file is as it was");
        let beside: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(beside.len(), 2, "the register and its copies: {beside:?}");
    }
}

/// The harm: with its number lowered a register was taken for an earlier one, steps meant for other tables ran over its
/// own, and what stopped them was told as an unexpected error.
#[test]
fn trust_t1_a_file_whose_number_is_not_that_of_its_tables_is_told_as_edited_and_left_as_it_is() {
    let harms = [
        // The first part of its kind and name that is not there, or defined otherwise.
        (2, "PRAGMA user_version = 1", "index clock_interval_due"),
        (1, "PRAGMA user_version = 2", "index clock_interval_due"),
        (1, "ALTER TABLE change ADD COLUMN seen TEXT", "table change"),
        (1, "CREATE TABLE user (id INTEGER)", "table user"),
    ];
    for (schema, sql, part) in harms {
        let (_folder, path) = of_schema(schema);
        by_hand(&path, PASSPHRASE).execute_batch(sql).unwrap();
        let before = fs::read(&path).unwrap();
        let read = Register::open_to_read(&path, &Secret::passphrase(PASSPHRASE), &who(), &now());
        for opened in [try_open(&path), read] {
            match opened {
                Err(RegisterError::Altered { what, .. }) => assert_eq!(what, part, "{sql}"),
                Err(other) => panic!("{sql}: {other}"),
                Ok(_) => panic!("{sql}: opened"),
            }
        }
        assert!(fs::read(&path).unwrap() == before, "{sql}: the file is as it was");
    }
}

#[test]
fn on_a_full_disk_it_stays_as_it_was_however_far_it_had_come() {
    let (_folder, path) = old_register();
    let before = fs::read(&path).unwrap();
    let mut stopped = 0;
    for room in 1.. {
        let mut conn = by_hand(&path, PASSPHRASE);
        let pages: i64 = conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        conn.query_row(&format!("PRAGMA max_page_count = {}", pages + room), [], |_| Ok(())).unwrap();
        match upgrade(&mut conn, "can-bo-mau", &now()) {
            Err(error) => assert_eq!(error.code(), "disk_full", "{room} pages: {error}"),
            Ok(()) => break,
        }
        drop(conn);
        assert!(fs::read(&path).unwrap() == before, "{room} pages");
        stopped += 1;
    }
    // Of its 78 pages the log takes most, and stands twice for a while.
    assert!(stopped > 40, "stopped at {stopped} places on the way");
    let register = open(&path);
    assert!(register.check(now().today).unwrap().is_sound());
}

#[test]
fn each_table_takes_the_room_that_the_one_before_left() {
    let (_folder, path) = old_register();
    let before = fs::metadata(&path).unwrap().len();
    drop(open(&path));
    let after = fs::metadata(&path).unwrap().len();
    // Of so small a register the log is the most, and stands twice for a while; never all of it at once.
    assert!(after * 10 < before * 17, "{before} bytes before, {after} after");
}

#[test]
fn a_clock_that_cannot_be_right_does_not_date_the_upgrade() {
    let dated = |today: &str| {
        let (_folder, path) = old_register();
        let now = Now::on(today.parse().unwrap());
        let register = Register::open(&path, &Secret::passphrase(PASSPHRASE), &who(), &now).unwrap();
        (register.journal(None, 1).unwrap()[0].made_at.clone(), record_from(&register).unwrap().to_string())
    };
    let (last, begin) = ("2026-11-25T17:23:31".to_owned(), "2026-11-25".to_owned());
    // A dead battery, and a year that has not come: the last write's moment stands, nobody has been asked yet.
    assert_eq!(dated("2019-01-01"), (last.clone(), begin.clone()));
    assert_eq!(dated("2031-01-01"), (last, begin.clone()));
    assert_eq!(dated("2027-03-01"), ("2027-03-01T12:00:00".to_owned(), begin));
}
