//! The change log: every write leaves its trace, whole or not at all, and the trace cannot be edited.

use register::error::RegisterError;
use register::log::{Kind, Operation};

use crate::file::desk::*;

#[test]
fn an_operation_logs_who_when_and_each_row_before_and_after() {
    let (_desk, mut register) = Desk::open_new();
    let added = add(&mut register, "Nguyễn Thị Mẫu");
    rename(&mut register, added.value, "Nguyễn Thị Lan Mẫu");

    let journal = register.journal(None, 10).unwrap();
    assert_eq!(journal.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["person_changed", "person_added"]);
    let first = &journal[1];
    assert_eq!(Some(first.operation), added.operation);
    assert_eq!((first.made_by.as_str(), first.made_at.as_str()), ("can bo mau", "2026-11-20T08:00:00"));
    assert_eq!(first.params["person"], "Nguyễn Thị Mẫu");
    assert_eq!((first.kind.as_str(), first.reverses, first.undone, first.undoable, first.rows), ("do", None, false, true, 1));

    let change = &register.changes_of(journal[0].operation).unwrap()[0];
    assert_eq!((change.table_name.as_str(), change.row_id), ("person", 1));
    let columns = number(&mut register, "SELECT count(*) FROM pragma_table_info('person')");
    let name = |image: &Option<String>| {
        let image: serde_json::Value = serde_json::from_str(image.as_ref().unwrap()).unwrap();
        assert_eq!(image.as_object().unwrap().len() as i64, columns, "every column");
        image["birth_name"].as_str().unwrap().to_owned()
    };
    assert_eq!(name(&change.before), "Nguyễn Thị Mẫu");
    assert_eq!(name(&change.after), "Nguyễn Thị Lan Mẫu");
    assert_eq!(register.changes_of(journal[1].operation).unwrap()[0].before, None);
}

#[test]
fn an_operation_says_which_kinds_of_thing_changed() {
    let (_desk, mut register) = Desk::open_new();
    assert_eq!(add(&mut register, "Nguyễn Thị Mẫu").changed, [Kind::People].into());
    let done = register
        .transact(Operation::new("unit_added"), &morning(), |tx| {
            tx.execute("INSERT INTO unit (uid, name, unit_kind) VALUES (new_uid(), 'Chi bộ mẫu', 'branch')", [])?;
            tx.execute("INSERT INTO \"case\" (uid, person, unit) VALUES (new_uid(), 1, 1)", [])?;
            tx.execute("INSERT INTO setting (name, value) VALUES ('x', '1')", [])?;
            Ok(())
        })
        .unwrap();
    assert_eq!(done.changed, [Kind::Units, Kind::Cases, Kind::Settings].into());
}

#[test]
fn several_touches_of_a_row_are_one_change_and_none_is_no_operation() {
    let (_desk, mut register) = Desk::open_new();
    let done = register
        .transact(Operation::new("person_added"), &morning(), |tx| {
            tx.execute("INSERT INTO person (uid, birth_name) VALUES (new_uid(), 'Một')", [])?;
            tx.execute("UPDATE person SET birth_name = 'Hai'", [])?;
            tx.execute("UPDATE person SET birth_name = 'Ba'", [])?;
            tx.execute("INSERT INTO person (uid, birth_name) VALUES (new_uid(), 'Thừa')", [])?;
            tx.execute("DELETE FROM person WHERE birth_name = 'Thừa'", [])?;
            Ok(())
        })
        .unwrap();
    let changes = register.changes_of(done.operation.unwrap()).unwrap();
    assert_eq!(changes.len(), 1);
    assert!(changes[0].before.is_none() && changes[0].after.as_ref().unwrap().contains("Ba"));

    let nothing = rename(&mut register, 1, "Ba");
    assert_eq!((nothing.operation, nothing.changed.len()), (None, 0));
    let back = register
        .transact(Operation::new("person_changed"), &morning(), |tx| {
            tx.execute("UPDATE person SET birth_name = 'Khác'", [])?;
            tx.execute("UPDATE person SET birth_name = 'Ba'", [])?;
            Ok(())
        })
        .unwrap();
    assert_eq!(back.operation, None);
    assert_eq!(register.journal(None, 10).unwrap().len(), 1);
}

#[test]
fn work_that_fails_leaves_nothing() {
    let (_desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    let failed: Result<_, RegisterError> = register.transact(Operation::new("person_added"), &morning(), |tx| {
        tx.execute("INSERT INTO person (uid, birth_name) VALUES (new_uid(), 'Trần Văn Mẫu')", [])?;
        Err::<(), _>(domain::refusal::Refusal::new("citizen_id_taken").at("citizen_id").into())
    });
    let error = failed.unwrap_err();
    assert_eq!((error.code(), error.field(), error.is_refusal()), ("citizen_id_taken", Some("citizen_id"), true));
    assert_eq!(people(&mut register).len(), 1);
    assert_eq!(register.journal(None, 10).unwrap().len(), 1);
    // Nor do its notes turn up in the next operation.
    let next = add(&mut register, "Lê Thị Mẫu");
    assert_eq!(register.changes_of(next.operation.unwrap()).unwrap().len(), 1);
}

#[test]
fn a_full_disk_is_told_and_the_operation_leaves_nothing() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    let pages = number(&mut register, "PRAGMA page_count");
    number(&mut register, &format!("PRAGMA max_page_count = {}", pages + 3));
    let full = register.transact(Operation::new("person_added"), &morning(), |tx| {
        for _ in 0..100 {
            tx.execute("INSERT INTO person (uid, birth_name, photo) VALUES (new_uid(), 'Trần Văn Mẫu', hex(randomblob(4000)))", [])?;
        }
        Ok(())
    });
    let error = full.unwrap_err();
    assert_eq!((error.code(), error.is_refusal()), ("disk_full", true));
    assert_eq!(people(&mut register).len(), 1);
    number(&mut register, &format!("PRAGMA max_page_count = {}", pages + 10_000));
    add(&mut register, "Lê Thị Mẫu");
    assert_eq!(register.broken_link().unwrap(), None);
    drop(register);
    assert_eq!(people(&mut desk.open()).len(), 2);
}

#[test]
fn the_log_cannot_be_edited_or_shortened() {
    let (_desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    for sql in [
        "UPDATE change SET after = NULL",
        "DELETE FROM change",
        "UPDATE operation SET made_by = 'x'",
        "DELETE FROM operation",
        "INSERT OR REPLACE INTO operation (id, name, made_by, made_at) VALUES (1, 'x', 'x', 'x')",
        "INSERT OR REPLACE INTO change (id, operation, table_name, row_id, hash) VALUES (1, 1, 'x', 1, 'x')",
    ] {
        let edited = register.transact(Operation::new("x"), &morning(), |tx| Ok(tx.execute(sql, [])?));
        assert!(edited.is_err(), "{sql}");
    }
    assert_eq!(register.broken_link().unwrap(), None);
}

#[test]
fn the_chain_breaks_where_the_log_was_tampered_with() {
    let tampered = |sql: &str| {
        let (_desk, mut register) = Desk::open_new();
        for name in ["Một Mẫu", "Hai Mẫu", "Ba Mẫu"] {
            add(&mut register, name);
        }
        assert_eq!(register.broken_link().unwrap(), None);
        register
            .transact(Operation::new("x"), &morning(), |tx| {
                let triggers = tx
                    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%is_kept%'")?
                    .query_map([], |row| row.get::<_, String>(0))?
                    .collect::<Result<Vec<_>, _>>()?;
                for trigger in triggers {
                    tx.execute_batch(&format!("DROP TRIGGER {trigger}"))?;
                }
                Ok(tx.execute_batch(sql)?)
            })
            .unwrap();
        register.broken_link().unwrap()
    };
    assert_eq!(tampered("SELECT 1"), None);
    assert_eq!(tampered("UPDATE change SET after = replace(after, 'Hai', 'Bốn') WHERE id = 2"), Some(2));
    assert_eq!(tampered("UPDATE change SET before = '{}' WHERE id = 2"), Some(2));
    assert_eq!(tampered("UPDATE change SET row_id = 1 WHERE id = 3"), Some(3));
    assert_eq!(tampered("UPDATE operation SET made_by = 'ai khac' WHERE id = 1"), Some(1));
    assert_eq!(tampered("UPDATE operation SET made_at = '2020-01-01T00:00:00' WHERE id = 3"), Some(3));
    assert_eq!(tampered("DELETE FROM change WHERE id = 1"), Some(1));
    assert_eq!(tampered("DELETE FROM change WHERE id = 2"), Some(2));
    assert_eq!(tampered("DELETE FROM change WHERE id = 3"), Some(3));
    assert_eq!(tampered("UPDATE change SET operation = 3 WHERE id = 2"), Some(2));
}

#[test]
fn the_journal_pages_without_gaps() {
    let (_desk, mut register) = Desk::open_new();
    for number in 1..=5 {
        add(&mut register, &format!("Người Mẫu {number}"));
    }
    let ids = |page: Vec<register::log::JournalRow>| page.iter().map(|row| row.operation).collect::<Vec<_>>();
    assert_eq!(ids(register.journal(None, 2).unwrap()), [5, 4]);
    assert_eq!(ids(register.journal(Some(4), 2).unwrap()), [3, 2]);
    assert_eq!(ids(register.journal(Some(2), 2).unwrap()), [1]);
    assert_eq!(ids(register.journal(Some(1), 2).unwrap()), [0; 0]);
}

#[test]
fn a_long_query_can_be_interrupted() {
    let (_desk, mut register) = Desk::open_new();
    let handle = register.interrupt_handle();
    let stop = std::thread::spawn(move || {
        for _ in 0..200 {
            std::thread::sleep(std::time::Duration::from_millis(10));
            handle.interrupt();
        }
    });
    let forever = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";
    let asked = register.transact(Operation::new("asked"), &morning(), |tx| Ok(tx.query_row(forever, [], |row| row.get::<_, i64>(0))?));
    assert_eq!(asked.unwrap_err().code(), "interrupted");
    stop.join().unwrap();
    add(&mut register, "Nguyễn Thị Mẫu");
}
