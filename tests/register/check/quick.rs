//! What is looked at whenever a register is opened to write. The harm: somebody edits the file, or a torn copy is put in its
//! place, and the clerk works in it for a year before anybody runs `check`.

use std::fs;

use register::Register;
use rusqlite::Connection;

use crate::file::by_hand::{by_key, key, texts};
use crate::file::desk::*;

/// Past the triggers that keep the log, which are back afterwards.
fn edit(conn: &Connection, sql: &str) {
    let triggers = |column: &str| texts(conn, &format!("SELECT {column} FROM sqlite_schema WHERE name LIKE 'operation_is_kept_%' ORDER BY name"));
    let (names, made) = (triggers("name"), triggers("sql"));
    let dropped: String = names.iter().map(|name| format!("DROP TRIGGER {name};")).collect();
    conn.execute_batch(&format!("{dropped} {sql}; {}", made.join(";"))).unwrap();
}

#[test]
fn what_was_edited_at_the_logs_end_is_told_at_opening_with_the_latest_copy_and_nothing_is_written() {
    let (desk, mut register) = Desk::open_new();
    for name in ["Nguyễn Thị Mẫu", "Trần Văn Mẫu"] {
        add(&mut register, name);
    }
    rename(&mut register, 1, "Nguyễn Thị Ví Dụ");
    let copy = register.close(&morning()).unwrap().copy.unwrap();
    let (bytes, key) = (fs::read(&desk.path).unwrap(), key(&desk.path, PASSPHRASE));
    for (sql, what) in [
        ("DROP INDEX person_citizen_id", "index person_citizen_id"),
        ("DROP TRIGGER change_is_kept_1", "trigger change_is_kept_1"),
        ("UPDATE person SET birth_name = 'Khác' WHERE id = 1", "person 1"),
        ("DELETE FROM person WHERE id = 2", "person 2"),
        ("UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'change'", "change 4"),
        ("UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'operation'", "operation"),
        ("UPDATE operation SET made_by = 'khác' WHERE id = 2", "change 2"),
    ] {
        fs::write(&desk.path, &bytes).unwrap();
        edit(&by_key(&desk.path, &key), sql);
        let edited = fs::read(&desk.path).unwrap();
        let error = desk.try_open_by_card().unwrap_err();
        let params = error.params();
        assert_eq!((error.code(), &*params["what"]), ("register_altered_copied", what), "{sql}");
        assert!(params["copy"].ends_with(copy.file_name().unwrap().to_str().unwrap()));
        assert!(fs::read(&desk.path).unwrap() == edited, "{sql}");
        // It reads: what there is can be seen, and `check` names all of it.
        let register = Register::open_to_read(&desk.path, &desk.secret(), &clerk(), &morning()).unwrap();
        assert!(!register.check(day("2026-11-20")).unwrap().is_sound(), "{sql}");
    }
    fs::write(&desk.path, &bytes).unwrap();
    assert!(desk.try_open_by_card().is_ok());
}
