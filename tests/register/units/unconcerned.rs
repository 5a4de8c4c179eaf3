//! The harm: each unit added was dearer than the one before, 43 ms and then 103 at 1,218 units, since every write of a unit
//! read all of them and looked for circles among all on every day of any.

use std::collections::BTreeMap;

use register::RegisterError;
use register::units::{NewUnit, UnitEntry, add_unit, record_unit_event, save_unit};

use crate::cases::record::{Desk, desk, now};
use crate::check::by_hand;

fn founded(desk: &mut Desk, name: &str, parent: Option<i32>, from: &str) -> i32 {
    let new = NewUnit { name: name.into(), parent, from: Some(from.into()), ..NewUnit::default() };
    add_unit(&mut desk.register, &new, &now()).expect(name).value
}

fn happens(desk: &mut Desk, unit: i32, kind: &str, on: &str, values: &[(&str, &str)]) -> Result<i32, RegisterError> {
    let values = values.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect();
    let entry = UnitEntry { unit, kind: kind.into(), on: on.into(), values, reason: Some("Mẫu".into()), ..UnitEntry::default() };
    record_unit_event(&mut desk.register, &entry, &now()).map(|done| done.value.event)
}

/// Every span of the units not concerned is made such that nobody who reads it can go on.
#[test]
fn trust_t22_a_write_of_a_unit_reads_no_unit_that_is_not_concerned() {
    let mut desk = desk();
    let two = founded(&mut desk, "Chi bộ Hai", Some(1), "2020-01-01");
    let above = founded(&mut desk, "Đảng bộ bộ phận", Some(1), "2019-06-01");
    let other_root = founded(&mut desk, "Đảng bộ Khác", None, "2010-01-01");
    for number in 1..=40 {
        let beside = if number % 2 == 0 { 1 } else { other_root };
        founded(&mut desk, &format!("Chi bộ Ngoài {number}"), Some(beside), &format!("{}-03-{:02}", 2011 + number % 9, number % 28 + 1));
    }
    let broken = "UPDATE unit_interval SET unit_kind = 'khong co' WHERE unit >= ";
    by_hand(&desk.register, &format!("{broken}{other_root}"));
    let is_read = add_unit(&mut desk.register, &NewUnit { name: "Chi bộ Mẫu".into(), parent: Some(other_root), ..NewUnit::default() }, &now());
    assert!(matches!(is_read, Err(RegisterError::DamagedRow { .. })), "what is concerned is read: {is_read:?}");

    let new = founded(&mut desk, "Chi bộ Mới", Some(1), "2021-01-01");
    save_unit(&mut desk.register, new, &BTreeMap::from([("note".to_owned(), "mẫu".to_owned())]), &now()).expect("a note");
    for (kind, on, values) in [
        ("unit_rating", "2022-12-31", vec![("period", "2022"), ("grade", "excellent")]),
        ("unit_changed", "2023-01-01", vec![("name", "Chi bộ Mới Hơn")]),
        ("unit_changed", "2023-02-01", vec![("unit_kind", "grassroots_branch")]),
        ("unit_changed", "2023-03-01", vec![("parent", &*above.to_string())]),
        ("unit_merged", "2024-01-01", vec![("into", &*two.to_string())]),
    ] {
        happens(&mut desk, new, kind, on, &values).expect(kind);
    }
    for _ in 0..5 {
        desk.register.undo(&now()).expect("taken back");
    }
    desk.register.redo(&now()).expect("done again");
}

/// What is looked at is what bears on it all the same: a circle through units far above is found, and who stands far below a
/// unit that moves is rewritten.
#[test]
fn trust_t22_what_is_above_and_below_a_unit_is_concerned() {
    let mut desk = desk();
    let bridge = founded(&mut desk, "Đảng bộ bộ phận", Some(1), "2018-01-01");
    let branch = desk.branch;
    happens(&mut desk, branch, "unit_changed", "2020-01-01", &[("parent", &*bridge.to_string())]).expect("moved under it");
    let circle = happens(&mut desk, 1, "unit_changed", "2022-01-01", &[("parent", &*branch.to_string())]).expect_err("a circle");
    assert_eq!(circle.code(), "unit_under_itself");
    let over = founded(&mut desk, "Đảng bộ cấp trên", None, "2000-01-01");
    let (person, _) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    by_hand(&desk.register, "UPDATE stage_interval SET marks = 'returned'");
    let left = |desk: &Desk| desk.register.check(now().today).expect("a check").derived.iter().map(|one| one.of).collect::<Vec<_>>();
    happens(&mut desk, over, "unit_changed", "2022-01-01", &[("unit_kind", "provincial_body")]).expect("a kind");
    assert_eq!(left(&desk), [person], "nobody stands under it yet");
    happens(&mut desk, 1, "unit_changed", "2022-06-01", &[("parent", &*over.to_string())]).expect("moved under it");
    assert!(left(&desk).is_empty(), "two steps below what moved");
    desk.sound();
}
