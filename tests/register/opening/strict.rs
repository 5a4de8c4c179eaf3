//! The tables refuse what they do not mean, whoever writes.

use register::Connection;

use crate::file::by_hand::{by_hand, texts};
use crate::file::desk::*;

/// The columns that hold JSON.
const JSON: &[(&str, &str)] = &[
    ("operation", "params"),
    ("change", "before"),
    ("change", "after"),
    ("person", "birth_registered_at"),
    ("person", "home_place"),
    ("person", "personal_history"),
    ("person", "career"),
    ("person", "training"),
    ("person", "abroad"),
    ("person", "awards"),
    ("person", "disciplines"),
    ("person", "relatives"),
    ("event", "warnings"),
    ("event", "fields"),
    ("rule", "body"),
    ("condition", "body"),
    ("live_event", "fields"),
];

/// What stands in the file, one line a thing: its kind, name and text, blanks as one.
fn schema(conn: &Connection) -> Vec<String> {
    let told = texts(conn, "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
    told.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn a_register_brought_up_has_the_very_schema_of_a_new_one() {
    let desk = Desk::new();
    let new = by_hand(&desk.path, PASSPHRASE);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.nguon");
    for earlier in [1, 2, 3] {
        let file = format!("{}/../../../tests/data/schema/schema-{earlier}.nguon", env!("CARGO_MANIFEST_DIR"));
        std::fs::copy(file, &path).unwrap();
        let old = by_hand(&path, "sổ cấu trúc một");
        assert_ne!(schema(&old), schema(&new));
        drop(old);
        let secret = register::file::Secret::passphrase("sổ cấu trúc một");
        drop(register::Register::open(&path, &secret, &clerk(), &morning()).unwrap());
        assert_eq!(schema(&by_hand(&path, "sổ cấu trúc một")), schema(&new), "from {earlier}");
    }
    // The log is guarded in both.
    assert_eq!(texts(&new, "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('operation', 'change')").len(), 4);
}

#[test]
fn every_table_is_strict() {
    let desk = Desk::new();
    let conn = by_hand(&desk.path, PASSPHRASE);
    let tables = |condition: &str| {
        texts(&conn, &format!("SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%' AND {condition} ORDER BY name"))
    };
    assert_eq!(tables("NOT strict"), [""; 0]);
    // Fourteen that a clerk fills, two of users, two of the log, three of the file and its screens, six derived.
    assert_eq!(tables("strict").len(), 14 + 2 + 2 + 3 + 6);
}

#[test]
fn what_is_no_json_stands_in_no_column_of_json() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    drop(register);
    let conn = by_hand(&desk.path, PASSPHRASE);
    for (table, column) in JSON {
        // A row that has all it must have, and that column besides.
        let rest = match *table {
            "operation" => "name, made_by, made_at) VALUES (?1, 'x', 'x', 'x'",
            "change" => "operation, table_name, row_id, hash) VALUES (?1, 1, 'x', 1, 'x'",
            "person" => "uid, birth_name) VALUES (?1, randomblob(16), 'x'",
            "event" => "uid, unit, kind, happened_on, recorded_at) VALUES (?1, randomblob(16), 1, 'x', 'x', 'x'",
            "rule" => "rule_key, effective_from) VALUES (?1, 'x', 'x'",
            "condition" => "condition_key, effective_from) VALUES (?1, 'x', 'x'",
            _ => {
                "person, event, unit, kind, day, begins, dead_from, said, elsewhere, step) VALUES (?1, 1, abs(random()), 1, 'x', 'x', 'x', 'x', 'x', 0, 0"
            }
        };
        let put = |value: &str| conn.execute(&format!("INSERT INTO {table} ({column}, {rest})"), [value]);
        for wrong in ["", "x", "{\"a\":", "{'a': 1}"] {
            let refused = put(wrong).unwrap_err().to_string();
            assert!(refused.contains("CHECK constraint failed") && refused.contains(column), "{table}.{column} = {wrong}: {refused}");
        }
        put(r#"{"a": [1, null]}"#).unwrap_or_else(|error| panic!("{table}.{column}: {error}"));
    }
}

#[test]
fn a_value_of_another_sort_than_its_column_is_refused() {
    let desk = Desk::new();
    let conn = by_hand(&desk.path, PASSPHRASE);
    for sql in [
        "INSERT INTO person (uid, birth_name) VALUES (randomblob(16), x'4d')",
        "INSERT INTO unit (uid, name, unit_kind, sort_order) VALUES (randomblob(16), 'x', 'branch', 'đầu')",
        "INSERT INTO event (uid, unit, kind, happened_on, recorded_at, elsewhere) VALUES (randomblob(16), 1, 'x', 'x', 'x', 2)",
        "INSERT INTO operation (name, made_by, made_at, kind) VALUES ('x', 'x', 'x', 'sửa')",
        "INSERT INTO holiday (day, kind) VALUES ('2026-01-01', 'nghỉ')",
        "INSERT INTO stage_interval VALUES (1, 'x', 'x', 1, 1, 'mười', 'x', '', NULL, NULL, 0)",
    ] {
        let refused = conn.execute(sql, []).unwrap_err();
        assert_eq!(refused.sqlite_error_code(), Some(rusqlite::ErrorCode::ConstraintViolation), "{sql}: {refused}");
    }
}
