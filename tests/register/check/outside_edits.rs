//! The harm: a register edited with another program showed other names, births and votes, and `check` said all was well
//! (trust T1).
//!
//! Every column of every table is changed once, every table loses a row and gets one that nobody wrote, with a plain
//! connection under the raw key; `check` must find each, without any key but the file's.

use std::fs;
use std::path::PathBuf;

use register::Register;
use register::check::Found;
use register::file::{Secret, Who};
use register::log::Unlike;
use rusqlite::Connection;
use tempfile::TempDir;

use super::damage::filled;
use crate::cases::record::now;
use crate::file::by_hand::{by_key, key, texts};

/// A register as a file that is edited and looked at, again and again.
struct Book {
    bytes: Vec<u8>,
    card: String,
    key: String,
    folder: TempDir,
}

impl Book {
    fn new() -> Self {
        let mut desk = filled();
        let vote = desk.happens(1, "branch_vote", "05/06/2021", &[("votes_entitled", "19"), ("votes_for", "13")]);
        desk.happens(2, "ceremony", "10/08/2021", &[]);
        register::cases::void_event(&mut desk.register, vote, "Ghi hai lần", &now()).expect("a voiding");
        register::users::add_user(&mut desk.register, "Nguyễn Thị Lan", domain::role::Role::Keeper, "2468", &now()).expect("a keeper");
        let card = desk.register.recovery_code().unwrap().shown().to_string();
        let path = desk.register.path().to_owned();
        // As it lies on the disk after an operation: nothing else has to be closed first.
        let folder = tempfile::tempdir().expect("a folder");
        Self { bytes: fs::read(&path).expect("a file"), card, key: key(&path, "mat khau thu nghiem"), folder }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("so.nguon")
    }

    /// The file as it was, under its raw key.
    fn anew(&self) -> Connection {
        fs::write(self.path(), &self.bytes).expect("a file");
        let conn = by_key(&self.path(), &self.key);
        conn.execute_batch("PRAGMA ignore_check_constraints = ON").expect("a pragma");
        conn
    }

    fn found(&self) -> Found {
        let who = Who::new("mai", "vanphong");
        let register = Register::open_to_read(&self.path(), &Secret::recovery(&self.card).expect("a card"), &who, &now()).expect("it opens");
        register.check(now().today).expect("a check")
    }

    /// Whether `check` finds an edit; `None` where the database itself refuses it.
    fn finds(&self, sql: &str) -> Option<bool> {
        let conn = self.anew();
        let edited = conn.execute_batch(sql);
        let touched = conn.total_changes() > 0 || sql.contains("DROP") || sql.contains("CREATE") || sql.contains("ALTER");
        drop(conn);
        (edited.is_ok() && touched).then(|| !self.found().is_sound())
    }
}

/// Tables that are no record: how screens look, what is not written yet; and what the database keeps for itself.
const NO_RECORD: [&str; 3] = ["draft", "preference", "sqlite_stat1"];

/// Another value of the sort that stands there: still one that reads, where that can be.
const OTHERWISE: &str = "CASE typeof(%) WHEN 'text' THEN % || '1' WHEN 'integer' THEN % + 1 WHEN 'blob' THEN randomblob(16) ELSE '1' END";

#[test]
fn trust_t1_every_column_of_every_table_changed_by_another_program_is_found() {
    let book = Book::new();
    assert!(book.anew().is_autocommit() && book.found().is_sound(), "{:?}", book.found());
    let conn = book.anew();
    let tables = texts(&conn, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name");
    let tables: Vec<String> = tables.into_iter().filter(|table| !NO_RECORD.contains(&table.as_str())).collect();
    drop(conn);
    let (mut tried, mut unseen) = (0, Vec::new());
    for table in &tables {
        let conn = book.anew();
        assert!(texts(&conn, &format!(r#"SELECT count(*) || '' FROM "{table}""#)) != ["0"], "{table} has no row to edit");
        let columns = texts(&conn, &format!("SELECT name FROM pragma_table_info('{table}')"));
        let rowid = if texts(&conn, &format!("SELECT name FROM pragma_table_info('{table}') WHERE name = 'id'")).is_empty() { "rowid" } else { "id" };
        let free: Vec<String> =
            texts(&conn, &format!("SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '{table}'"));
        // The triggers that keep the log come back after the edit, as a careful hand would do it.
        let triggers = texts(&conn, &format!("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '{table}'")).join("; ");
        // What is read as yes or no must not be read so where it is neither.
        let some = |column: &str, value: i32| texts(&conn, &format!(r#"SELECT count(*) || '' FROM "{table}" WHERE "{column}" = {value}"#)) != ["0"];
        let yes_or_no = |column: &&String| !some(column, 2) && column.as_str() != "id";
        let bits: Vec<(&String, i32)> =
            columns.iter().filter(yes_or_no).flat_map(|column| [(column, 0), (column, 1)]).filter(|(column, value)| some(column, *value)).collect();
        drop(conn);
        let first = format!(r#"(SELECT min({rowid}) FROM "{table}")"#);
        let last = format!(r#"(SELECT max({rowid}) FROM "{table}")"#);
        let mut edits: Vec<String> = Vec::new();
        for column in &columns {
            let otherwise = OTHERWISE.replace('%', &format!(r#""{column}""#));
            edits.push(format!(r#"UPDATE "{table}" SET "{column}" = {otherwise} WHERE {rowid} = {last}"#));
        }
        for (column, value) in bits {
            edits.push(format!(r#"UPDATE "{table}" SET "{column}" = 2 WHERE "{column}" = {value}"#));
        }
        for row in [&first, &last] {
            edits.push(format!(r#"DELETE FROM "{table}" WHERE {rowid} = {row}"#));
        }
        edits.push(format!(r#"DELETE FROM "{table}""#));
        let copied: Vec<String> = columns
            .iter()
            .map(|column| match column.as_str() {
                "id" => "id + 1000".to_owned(),
                "uid" => "randomblob(16)".to_owned(),
                // Of a derived row: of nobody.
                "person" | "unit" if rowid == "rowid" => format!(r#"coalesce("{column}", 0) + 1000"#),
                "citizen_id" | "file_number" | "card_number" => "NULL".to_owned(),
                other => format!(r#""{other}""#),
            })
            .collect();
        edits.push(format!(r#"INSERT INTO "{table}" SELECT {} FROM "{table}" WHERE {rowid} = {last}"#, copied.join(", ")));
        for edit in edits {
            let sql = format!("{} {edit}; {triggers}", free.join(" "));
            match book.finds(&sql) {
                Some(true) => tried += 1,
                Some(false) => unseen.push(edit),
                None => {}
            }
        }
    }
    assert!(tried > 150, "{tried} edits were made");
    assert!(unseen.is_empty(), "unseen of {tried}: {unseen:#?}");
}

#[test]
fn trust_t1_a_log_that_is_gone_or_shorter_is_found_with_its_counters_put_right() {
    let book = Book::new();
    let free = "DROP TRIGGER operation_is_kept_1; DROP TRIGGER operation_is_kept_2; DROP TRIGGER change_is_kept_1; DROP TRIGGER change_is_kept_2;";
    let triggers = texts(&book.anew(), "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('operation', 'change')").join("; ");
    let edits = [
        "DELETE FROM change; DELETE FROM operation; DELETE FROM sqlite_sequence WHERE name IN ('change', 'operation')",
        "DELETE FROM change WHERE id = (SELECT max(id) FROM change); UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'change'",
        "DELETE FROM change WHERE id = (SELECT max(id) FROM change)",
        // The last operation with its row, as if it had never been.
        "DELETE FROM change WHERE operation = (SELECT max(id) FROM operation); DELETE FROM operation WHERE id = (SELECT max(id) FROM operation);
         DELETE FROM event WHERE id = (SELECT max(id) FROM event);
         UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM change) WHERE name = 'change';
         UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM operation) WHERE name = 'operation';
         UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM event) WHERE name = 'event'",
        "UPDATE sqlite_sequence SET seq = 1 WHERE name = 'person'",
        "DELETE FROM sqlite_sequence WHERE name = 'event'",
    ];
    for edit in edits {
        assert_eq!(book.finds(&format!("{free} {edit}; {triggers}")), Some(true), "{edit}");
    }
}

#[test]
fn trust_t1_a_schema_that_was_changed_is_found() {
    let book = Book::new();
    for edit in [
        "DROP TRIGGER change_is_kept_1",
        "DROP INDEX event_case",
        "ALTER TABLE person ADD COLUMN note2 TEXT",
        "CREATE TABLE loot (id INTEGER)",
        "CREATE TRIGGER quiet AFTER INSERT ON event BEGIN DELETE FROM preference; END",
        "CREATE VIEW person_view AS SELECT * FROM person",
    ] {
        assert_eq!(book.finds(edit), Some(true), "{edit}");
    }
}

#[test]
fn trust_t1_the_row_and_how_it_differs_are_named() {
    let book = Book::new();
    let named = |sql: &str| {
        book.anew().execute_batch(sql).expect("an edit");
        book.found().record.into_iter().map(|row| (row.table, row.row, row.how)).collect::<Vec<_>>()
    };
    assert_eq!(named("UPDATE person SET birth_name = 'Nguyễn Thị Khác' WHERE id = 1"), [("person", 1, Unlike::Changed)]);
    assert_eq!(named("DELETE FROM event WHERE id = 4"), [("event", 4, Unlike::Missing)]);
    let added = "INSERT INTO setting (name, value) VALUES ('lock_minutes', '0')";
    assert!(matches!(named(added)[..], [("setting", _, Unlike::Added)]));
}
