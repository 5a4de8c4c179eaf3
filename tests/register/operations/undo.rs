//! Undo as a clerk uses it: do, look, undo, look, redo, look.

use register::Register;
use register::error::RegisterError;
use register::log::{Done, Kind, Named, Operation};

use crate::file::desk::*;

fn names(register: &mut Register) -> Vec<String> {
    people(register).into_iter().map(|(_, name)| name).collect()
}

fn undo(register: &mut Register) -> Done<Named> {
    register.undo(&at("2026-11-20T09:00:00")).unwrap()
}

fn redo(register: &mut Register) -> Done<Named> {
    register.redo(&at("2026-11-20T09:00:00")).unwrap()
}

fn code<T>(result: Result<T, RegisterError>) -> &'static str {
    match result {
        Ok(_) => "done",
        Err(error) => error.code(),
    }
}

#[test]
fn do_undo_redo() {
    let (_desk, mut register) = Desk::open_new();
    let state = register.undo_state().unwrap();
    assert_eq!((state.undo, state.redo), (None, None));
    assert_eq!(code(register.undo(&morning())), "nothing_to_undo");

    add(&mut register, "Nguyễn Thị Mẫu");
    assert_eq!(names(&mut register), ["Nguyễn Thị Mẫu"]);
    rename(&mut register, 1, "Nguyễn Thị Lan Mẫu");
    assert_eq!(names(&mut register), ["Nguyễn Thị Lan Mẫu"]);

    let undone = undo(&mut register);
    assert_eq!((undone.value.name.as_str(), undone.value.params["person"].as_str()), ("person_changed", "Nguyễn Thị Lan Mẫu"));
    assert_eq!((undone.operation, undone.changed), (Some(3), [Kind::People].into()));
    assert_eq!(names(&mut register), ["Nguyễn Thị Mẫu"]);
    let state = register.undo_state().unwrap();
    assert_eq!((state.undo.unwrap().name.as_str(), state.redo.unwrap().name.as_str()), ("person_added", "person_changed"));

    redo(&mut register);
    assert_eq!(names(&mut register), ["Nguyễn Thị Lan Mẫu"]);
    assert_eq!(code(register.redo(&morning())), "nothing_to_redo");

    undo(&mut register);
    assert_eq!(names(&mut register), ["Nguyễn Thị Mẫu"]);
    let kinds: Vec<_> = register.journal(None, 10).unwrap().into_iter().map(|row| (row.kind, row.reverses, row.undone)).collect();
    let row = |kind: &str, reverses, undone| (kind.to_owned(), reverses, undone);
    assert_eq!(
        kinds,
        [row("undo", Some(2), false), row("redo", Some(2), false), row("undo", Some(2), false), row("do", None, true), row("do", None, false)]
    );
    assert_eq!(register.broken_link().unwrap(), None);
}

#[test]
fn undo_again_goes_one_further_back_and_redo_comes_forward_again() {
    let (_desk, mut register) = Desk::open_new();
    for name in ["Một", "Hai", "Ba"] {
        add(&mut register, name);
    }
    undo(&mut register);
    undo(&mut register);
    assert_eq!(names(&mut register), ["Một"]);
    redo(&mut register);
    assert_eq!(names(&mut register), ["Một", "Hai"]);
    redo(&mut register);
    assert_eq!(names(&mut register), ["Một", "Hai", "Ba"]);
    for _ in 0..3 {
        undo(&mut register);
    }
    assert_eq!(names(&mut register), [""; 0]);
    assert_eq!(code(register.undo(&morning())), "nothing_to_undo");
}

#[test]
fn something_new_ends_redo_but_not_undo() {
    let (_desk, mut register) = Desk::open_new();
    add(&mut register, "Một");
    add(&mut register, "Hai");
    undo(&mut register);
    add(&mut register, "Ba");
    assert_eq!(register.undo_state().unwrap().redo, None);
    assert_eq!(code(register.redo(&morning())), "nothing_to_redo");
    undo(&mut register);
    assert_eq!(names(&mut register), ["Một"]);
    redo(&mut register);
    assert_eq!(names(&mut register), ["Một", "Ba"], "what was taken back before stays so");
    assert_eq!(code(register.redo(&morning())), "nothing_to_redo");
    undo(&mut register);
    undo(&mut register);
    assert_eq!(names(&mut register), [""; 0]);
}

#[test]
fn undo_and_redo_outlive_a_restart() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Một");
    add(&mut register, "Hai");
    register.close(&morning()).unwrap();
    let mut register = desk.open();
    undo(&mut register);
    register.close(&morning()).unwrap();
    let mut register = desk.open();
    assert_eq!(names(&mut register), ["Một"]);
    redo(&mut register);
    assert_eq!(names(&mut register), ["Một", "Hai"]);
}

#[test]
fn ids_come_back_with_their_rows_and_are_never_given_twice() {
    let (_desk, mut register) = Desk::open_new();
    add(&mut register, "Một");
    let second = add(&mut register, "Hai").value;
    undo(&mut register);
    let third = add(&mut register, "Ba").value;
    assert_eq!((second, third), (2, 3));
    assert_eq!(people(&mut register), [(1, "Một".into()), (3, "Ba".into())]);

    register.transact(Operation::new("x"), &morning(), |tx| Ok(tx.execute("DELETE FROM person WHERE id = 1", [])?)).unwrap();
    undo(&mut register);
    assert_eq!(people(&mut register), [(1, "Một".into()), (3, "Ba".into())]);
}

#[test]
fn an_import_is_taken_back_alone_unless_its_rows_were_changed_since() {
    let (_desk, mut register) = Desk::open_new();
    let import = register
        .transact(Operation::new("workbook_imported"), &morning(), |tx| {
            Ok(tx.execute_batch("INSERT INTO person (uid, birth_name) VALUES (new_uid(), 'Nhập Một'), (new_uid(), 'Nhập Hai')")?)
        })
        .unwrap()
        .operation
        .unwrap();
    add(&mut register, "Gõ Tay");
    rename(&mut register, 2, "Nhập Hai Sửa");
    match register.undo_operation(import, &morning()).unwrap_err() {
        RegisterError::Refused(refusal) => {
            assert_eq!(refusal.code, "undo_in_part");
            assert_eq!(["people", "held", "count"].map(|name| refusal.params[name].as_str()), ["Nhập Hai Sửa", "1", "1"]);
        }
        other => panic!("{other}"),
    }
    assert_eq!(names(&mut register), ["Nhập Một", "Nhập Hai Sửa", "Gõ Tay"]);
    undo(&mut register);
    register.undo_operation(import, &morning()).unwrap();
    assert_eq!(names(&mut register), ["Gõ Tay"]);
    assert_eq!(code(register.undo_operation(import, &morning())), "nothing_to_undo");
    assert_eq!(code(register.undo_operation(99, &morning())), "nothing_to_undo");
    redo(&mut register);
    assert_eq!(names(&mut register), ["Nhập Một", "Nhập Hai", "Gõ Tay"]);
}

#[test]
fn a_row_that_others_came_to_depend_on_is_not_taken_from_under_them() {
    let (_desk, mut register) = Desk::open_new();
    // The setting comes first, so that the row named is the one depended on, not just any.
    let begun = register.transact(Operation::new("person_added"), &morning(), |tx| {
        tx.execute("INSERT INTO setting (name, value) VALUES ('x', '1')", [])?;
        Ok(tx.execute("INSERT INTO person (uid, birth_name) VALUES (new_uid(), 'Nguyễn Thị Mẫu')", [])?)
    });
    let person = begun.unwrap().operation.unwrap();
    register
        .transact(Operation::new("unit_added"), &morning(), |tx| {
            tx.execute("INSERT INTO unit (uid, name, unit_kind) VALUES (new_uid(), 'Chi bộ mẫu', 'branch')", [])?;
            Ok(tx.execute("INSERT INTO \"case\" (uid, person, unit) VALUES (new_uid(), 1, 1)", [])?)
        })
        .unwrap();
    match register.undo_operation(person, &morning()).unwrap_err() {
        RegisterError::UndoRowChanged { table, row } => assert_eq!((table.as_str(), row), ("person", 1)),
        other => panic!("{other}"),
    }
    undo(&mut register);
    undo(&mut register);
    assert_eq!(names(&mut register), [""; 0]);
    redo(&mut register);
    redo(&mut register);
    assert_eq!(number(&mut register, "SELECT count(*) FROM \"case\""), 1);
}

#[test]
fn numbers_that_changed_places_change_back() {
    let (_desk, mut register) = Desk::open_new();
    add(&mut register, "Một");
    add(&mut register, "Hai");
    let run = |register: &mut Register, sql: &str| register.transact(Operation::new("x"), &morning(), |tx| Ok(tx.execute_batch(sql)?)).unwrap();
    let ids = |register: &mut Register| ask(register, "SELECT citizen_id FROM person ORDER BY id", |row| row.get::<_, Option<String>>(0));
    let (a, b) = (Some("000000000001".to_owned()), Some("000000000002".to_owned()));
    run(&mut register, "UPDATE person SET citizen_id = '00000000000' || id");
    run(&mut register, "UPDATE person SET citizen_id = NULL; UPDATE person SET citizen_id = '00000000000' || (3 - id);");
    assert_eq!(ids(&mut register), [b.clone(), a.clone()]);
    undo(&mut register);
    assert_eq!(ids(&mut register), [a, b]);
    redo(&mut register);

    // A number that somebody else has by now.
    let freed = run(&mut register, "UPDATE person SET citizen_id = NULL WHERE id = 2").operation.unwrap();
    run(&mut register, "INSERT INTO person (uid, birth_name, citizen_id) VALUES (new_uid(), 'Ba', '000000000001')");
    assert_eq!(code(register.undo_operation(freed, &morning())), "undo_row_changed");
    assert_eq!(names(&mut register).len(), 3);
}

#[test]
fn every_kind_of_value_comes_back_as_it_was() {
    let (_desk, mut register) = Desk::open_new();
    let row = "SELECT birth_name || '|' || quote(name_in_use) || quote(birth_registered_at) || quote(photo) || typeof(citizen_id) || quote(citizen_id) || typeof(uid) || quote(uid) FROM person";
    register
        .transact(Operation::new("x"), &morning(), |tx| {
            Ok(tx.execute(
                "INSERT INTO person (uid, birth_name, name_in_use, birth_registered_at, photo, citizen_id) VALUES (new_uid(), ?1, NULL, ?2, '', '001')",
                ["Dấu \" ' \\ \u{1} và\n😀", r#"{"province":"Mẫu","text":"a\"b"}"#],
            )?)
        })
        .unwrap();
    let before = ask(&mut register, row, |row| row.get::<_, String>(0));
    register.transact(Operation::new("x"), &morning(), |tx| Ok(tx.execute("DELETE FROM person", [])?)).unwrap();
    undo(&mut register);
    assert_eq!(ask(&mut register, row, |row| row.get::<_, String>(0)), before);
}

#[test]
fn undo_stops_where_the_register_began() {
    let (_desk, mut register) = Desk::open_new();
    let begun = register
        .transact(Operation::new("register_created"), &morning(), |tx| Ok(tx.execute("INSERT INTO setting (name, value) VALUES ('x', '1')", [])?))
        .unwrap()
        .operation
        .unwrap();
    assert_eq!(register.undo_state().unwrap().undo, None);
    assert_eq!(code(register.undo(&morning())), "nothing_to_undo");
    assert_eq!(code(register.undo_operation(begun, &morning())), "nothing_to_undo");
    assert!(!register.journal(None, 1).unwrap()[0].undoable);
    add(&mut register, "Một");
    undo(&mut register);
    assert_eq!(code(register.undo(&morning())), "nothing_to_undo");
    redo(&mut register);
    assert_eq!(names(&mut register), ["Một"]);
}

#[test]
fn columns_of_a_later_schema_keep_what_they_hold() {
    let (_desk, mut register) = Desk::open_new();
    add(&mut register, "Một");
    rename(&mut register, 1, "Hai");
    // As a migration does it: the log's images know nothing of the column. (A file of such a schema is not opened to write.)
    let widen = "ALTER TABLE person ADD COLUMN later TEXT; UPDATE person SET later = 'giữ'";
    register.transact(Operation::new("x"), &morning(), |tx| Ok(tx.execute_batch(widen)?)).unwrap();
    assert_eq!(ask(&mut register, "SELECT later FROM person", |row| row.get::<_, String>(0)), ["giữ"]);
    undo(&mut register);
    assert_eq!(names(&mut register), ["Một"]);
    assert_eq!(ask(&mut register, "SELECT later FROM person", |row| row.get::<_, String>(0)), ["giữ"]);
}

/// The harm: who was taken out and cannot come back stood as a blank among those who stand in the way.
#[test]
fn whom_an_operation_took_out_is_named_as_the_log_has_them() {
    let (_desk, mut register) = Desk::open_new();
    let run =
        |register: &mut Register, sql: &str| register.transact(Operation::new("x"), &morning(), |tx| Ok(tx.execute_batch(sql)?)).unwrap().operation;
    run(
        &mut register,
        "INSERT INTO person (uid, birth_name, citizen_id) VALUES (new_uid(), 'Một', '000000000001'), (new_uid(), 'Hai', '000000000002')",
    );
    let taken_out = run(&mut register, "DELETE FROM person").unwrap();
    run(&mut register, "INSERT INTO person (uid, birth_name, citizen_id) VALUES (new_uid(), 'Ba', '000000000001')");
    match register.undo_operation(taken_out, &morning()).unwrap_err() {
        RegisterError::Refused(refusal) => {
            assert_eq!(refusal.code, "undo_in_part");
            assert_eq!(["people", "held", "count"].map(|name| refusal.params[name].as_str()), ["Một", "1", "1"]);
        }
        other => panic!("{other}"),
    }
}
