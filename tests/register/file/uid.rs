//! Ids that mean the same in every file. The harm: two files are put together, and a person of the one is taken for
//! another's of the other, or the same entry is counted twice.

use register::log::Operation;
use register::settings::{place, save_setting};
use register::{Register, RegisterError};

use crate::cases::record;
use crate::file::by_hand::{by_hand, texts};
use crate::file::desk::*;

fn uids(register: &mut Register, table: &str) -> Vec<[u8; 16]> {
    ask(register, &format!(r#"SELECT uid FROM "{table}" ORDER BY id"#), |row| row.get(0))
}

fn run(register: &mut Register, sql: &str) -> Result<(), RegisterError> {
    register.transact(Operation::new("x"), &morning(), |tx| Ok(tx.execute_batch(sql)?)).map(|_| ())
}

#[test]
fn rows_written_one_after_the_other_have_rising_uids() {
    let (_desk, mut register) = Desk::open_new();
    let many = "INSERT INTO person (uid, birth_name) SELECT new_uid(), 'Người Mẫu ' || value FROM json_each('[1,2,3,4,5,6,7,8,9]')";
    // Later in the day, and then with a clock put back by an hour.
    for moment in ["2026-11-20T08:00:00", "2026-11-20T09:00:00", "2026-11-20T08:00:00"] {
        register.transact(Operation::new("workbook_imported"), &at(moment), |tx| Ok(tx.execute_batch(many)?)).unwrap();
    }
    let given = uids(&mut register, "person");
    assert_eq!(given.len(), 27);
    assert!(given.windows(2).all(|pair| pair[0] < pair[1]), "{given:?}");
    // 2026-11-20 is the 20777th day after 1970; eight and nine o'clock.
    let moment = |uid: &[u8; 16]| u64::from_be_bytes([0, 0, uid[0], uid[1], uid[2], uid[3], uid[4], uid[5]]);
    assert_eq!(moment(&given[0]), (20_777 * 86_400 + 8 * 3600) * 1000);
    assert_eq!(moment(&given[9]), (20_777 * 86_400 + 9 * 3600) * 1000);
    assert!(given.iter().all(|uid| uid[6] >> 4 == 7 && uid[8] >> 6 == 2), "of version 7");
}

#[test]
fn every_way_of_entering_gives_one() {
    let mut desk = record::desk();
    let (_, case) = desk.candidate("Nguyễn Thị Lan Anh", "08/03/1996", "10/03/2021");
    desk.happens(case, "task_given", "01/04/2021", &[("task", "Giúp phong trào")]);
    for (table, least) in [("unit", 2), ("person", 1), ("case", 1), ("event", 3)] {
        let given = uids(&mut desk.register, table);
        assert!(given.len() >= least, "{table}");
        assert!(given.windows(2).all(|pair| pair[0] < pair[1]), "{table}");
    }
}

#[test]
fn a_row_copied_by_hand_is_refused() {
    let (_desk, mut register) = Desk::open_new();
    add(&mut register, "Một");
    add(&mut register, "Hai");
    for sql in [
        "INSERT INTO person (uid, birth_name) SELECT uid, birth_name FROM person WHERE id = 1",
        "UPDATE person SET uid = (SELECT uid FROM person WHERE id = 1) WHERE id = 2",
        "UPDATE person SET uid = NULL WHERE id = 2",
        "UPDATE person SET uid = x'0102' WHERE id = 2",
        "INSERT INTO person (birth_name) VALUES ('Ba')",
    ] {
        assert!(run(&mut register, sql).is_err(), "{sql}");
    }
    assert_eq!(people(&mut register).len(), 2);
}

#[test]
fn a_table_that_would_take_a_uid_twice_is_named_by_check() {
    let (desk, mut register) = Desk::open_new();
    for name in ["Một Mẫu", "Hai Mẫu", "Ba Mẫu"] {
        add(&mut register, name);
    }
    drop(register);
    let conn = by_hand(&desk.path, PASSPHRASE);
    let table = texts(&conn, "SELECT sql FROM sqlite_schema WHERE name = 'person'").remove(0);
    let open_to_all = table.replace("BLOB NOT NULL UNIQUE", "BLOB NOT NULL").replace("TABLE person", "TABLE copied");
    conn.execute_batch(&format!(
        "{open_to_all}; INSERT INTO copied SELECT * FROM person; UPDATE copied SET uid = (SELECT uid FROM copied WHERE id = 1) WHERE id = 3;
         DROP TABLE person; ALTER TABLE copied RENAME TO person;"
    ))
    .unwrap();
    drop(conn);
    let register = Register::open_to_read(&desk.path, &desk.secret(), &clerk(), &morning()).unwrap();
    let found = register.check(day("2026-11-20")).unwrap();
    let named: Vec<_> = found.schema.iter().map(|fault| (fault.kind.as_str(), fault.name.as_str())).collect();
    assert!(named.contains(&("table", "person")) && !found.is_sound(), "{found:?}");
}

#[test]
fn undo_and_redo_bring_the_same_row_back() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Một");
    rename(&mut register, 1, "Hai");
    let given = uids(&mut register, "person");
    for _ in 0..2 {
        register.undo(&morning()).unwrap();
        assert_eq!(uids(&mut register, "person"), given);
        register.undo(&morning()).unwrap();
        assert_eq!(uids(&mut register, "person"), Vec::<[u8; 16]>::new());
        register.redo(&morning()).unwrap();
        register.redo(&morning()).unwrap();
        assert_eq!(uids(&mut register, "person"), given);
    }
    run(&mut register, "DELETE FROM person").unwrap();
    register.undo(&morning()).unwrap();
    assert_eq!(uids(&mut register, "person"), given);
    drop(register);
    // In an image it is sixteen bytes as hex digits.
    let hex: String = given[0].iter().map(|byte| format!("{byte:02x}")).collect();
    let images = texts(&by_hand(&desk.path, PASSPHRASE), "SELECT coalesce(after, before) ->> 'uid' FROM change");
    assert!(images.len() > 5 && images.iter().all(|image| *image == hex), "{images:?}");
}

#[test]
fn a_copy_is_the_same_register_and_another_is_not() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Một");
    let uid = register.uid().unwrap();
    assert_eq!((uid.len(), uid.chars().filter(|letter| *letter == '-').count(), &uid[14..15]), (36, 4, "7"));
    let copy = register.close(&morning()).unwrap().copy.unwrap();
    let copied = Register::open_to_read(&copy, &desk.secret(), &clerk(), &morning()).unwrap();
    assert_eq!(copied.uid().unwrap(), uid);
    assert_eq!(desk.open().uid().unwrap(), uid, "and it keeps it");
    // Made by the same hand in the same second.
    let (_other_desk, other) = Desk::open_new();
    assert_ne!(other.uid().unwrap(), uid);
}

#[test]
fn a_register_keeps_its_id() {
    let (_desk, mut register) = Desk::open_new();
    let uid = register.uid().unwrap();
    for sql in [
        "UPDATE register SET uid = randomblob(16)",
        "DELETE FROM register",
        "INSERT INTO register (id, uid) VALUES (2, randomblob(16))",
        "INSERT OR REPLACE INTO register (id, uid) VALUES (1, randomblob(16))",
    ] {
        assert!(run(&mut register, sql).is_err(), "{sql}");
    }
    assert_eq!(register.uid().unwrap(), uid);
}

#[test]
fn the_place_is_said_by_its_clerk_and_can_be_taken_back() {
    let (_desk, mut register) = Desk::open_new();
    assert_eq!(place(&register).unwrap(), "");
    save_setting(&mut register, "register_place", " Văn phòng Đảng ủy, máy 2 ", &morning()).unwrap();
    assert_eq!(place(&register).unwrap(), "Văn phòng Đảng ủy, máy 2");
    register.undo(&morning()).unwrap();
    assert_eq!(place(&register).unwrap(), "");
}
