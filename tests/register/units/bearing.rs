//! Cost follows what was touched. The harm: an inspection of a unit rebuilt everybody, 6 seconds at 20,000 people.

use register::units::{NewUnit, UnitEntry, add_unit, record_unit_event};

use crate::cases::record::{Desk, PASSED, desk, now};
use crate::check::by_hand;

/// What is kept of somebody, made wrong by hand: whoever is rebuilt is right again.
fn spoil(desk: &Desk) {
    by_hand(&desk.register, "UPDATE stage_interval SET marks = 'returned'");
}

/// The people who are still as spoilt.
fn left_alone(desk: &Desk) -> Vec<i32> {
    let found = desk.register.check(now().today).expect("a check");
    found.derived.iter().map(|differing| differing.of).collect()
}

fn happens(desk: &mut Desk, unit: i32, kind: &str, values: &[(&str, &str)]) {
    let values = values.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect();
    let entry = UnitEntry { unit, kind: kind.into(), on: "24/11/2026".into(), values, reason: Some("Mẫu".into()), ..UnitEntry::default() };
    record_unit_event(&mut desk.register, &entry, &now()).expect(kind);
}

#[test]
fn truth_f4_a_units_event_rebuilds_whom_it_bears_on() {
    let mut desk = desk();
    let other = NewUnit { name: "Chi bộ Hai".into(), parent: Some(1), from: Some("2019-01-01".into()), ..NewUnit::default() };
    let other = add_unit(&mut desk.register, &other, &now()).expect("a branch").value;
    let (here, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    desk.happens(case, "branch_vote", "04/06/2021", PASSED);
    let first = std::mem::replace(&mut desk.branch, other);
    let (there, _) = desk.candidate("Trần Thị Mẫu", "1991", "10/03/2021");
    spoil(&desk);
    happens(&mut desk, first, "unit_rating", &[("period", "2026"), ("grade", "excellent")]);
    happens(&mut desk, first, "unit_changed", &[("name", "Chi bộ Một Mới")]);
    assert_eq!(left_alone(&desk), [here, there], "a rating and a name bear on nobody");
    happens(&mut desk, first, "unit_changed", &[("unit_kind", "grassroots_branch")]);
    assert_eq!(left_alone(&desk), [there], "a kind bears on those who stand there, and on nobody else");
}
