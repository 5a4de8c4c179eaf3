//! How the register stands on a day, whatever the ids of its people are.

use register::lists::{ListQuery, list_rows};
use register::log::Operation;

use crate::cases::record::{day, desk, now};

/// The kilobytes of memory that this program holds.
fn held() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("status");
    let line = status.lines().find(|line| line.starts_with("VmSize:")).expect("a size");
    line.split_whitespace().nth(1).and_then(|size| size.parse().ok()).expect("a number")
}

// The harm: a file with one row of a very high id, made by hand, asked for memory for that many places (2,000,000,000 × 48
// bytes are 96 GB) and the program fell.
#[test]
fn truth_f9_one_very_high_id_asks_for_no_more_memory_than_there_are_rows() {
    let mut desk = desk();
    desk.candidate("Trần Thị Một", "1990", "10/03/2021");
    let (branch, high) = (desk.branch, 2_000_000_000);
    desk.register
        .transact(Operation::new("person_added"), &now(), |tx| {
            tx.execute("INSERT INTO person (id, uid, birth_name, sex) VALUES (?1, new_uid(), 'Lê Văn Hai', 'male')", [high])?;
            tx.execute(r#"INSERT INTO "case" (id, uid, person, unit) VALUES (900, new_uid(), ?1, ?2)"#, [high, branch])?;
            Ok(tx.execute(
                "INSERT INTO event (uid, case_id, kind, happened_on, recorded_at, fields) \
                 VALUES (new_uid(), 900, 'candidate_listed', '2021-04-01', '2021-04-01T08:00:00', '{}')",
                [],
            )?)
        })
        .expect("written");
    let before = held();
    let rows = list_rows(&desk.register, &ListQuery::default(), day("2022-01-01")).expect("a list");
    assert_eq!(rows.iter().map(|row| (row.person, row.name.as_str())).collect::<Vec<_>>(), [(high, "Lê Văn Hai"), (1, "Trần Thị Một")]);
    // A gigabyte is more than whatever tests run beside this one take meanwhile.
    assert!(held() < before + 1_000_000, "{before} KB before, {} KB after", held());
}
