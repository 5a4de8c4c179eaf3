//! A unit merged into another: its people stand there from that day, in lists, counts and figures.

use std::collections::BTreeMap;

use register::lists::{Filters, ListQuery, list_rows};
use register::people::{NewPerson, add_person};
use register::units::{NewUnit, UnitEntry, add_unit, record_unit_event, unit_tree};

use crate::cases::record::{Desk, day, desk, now};

fn in_unit(desk: &Desk, unit: i32, on: &str) -> Vec<String> {
    let query = ListQuery { filters: Filters { unit: Some(unit), ..Filters::default() }, ..ListQuery::default() };
    list_rows(&desk.register, &query, day(on)).unwrap().into_iter().map(|row| row.name).collect()
}

#[test]
fn truth_d3_the_people_of_a_merged_unit_stand_in_the_one_it_went_into() {
    let mut desk = desk();
    let two = NewUnit { name: "Chi bộ Hai".into(), parent: Some(1), from: Some("2019-01-01".into()), ..NewUnit::default() };
    let two = add_unit(&mut desk.register, &two, &now()).unwrap().value;
    for (name, unit) in [("Nguyễn Thị Mẫu", desk.branch), ("Phạm Văn Mẫu", two)] {
        let new = NewPerson {
            unit,
            first: "candidate_listed".into(),
            on: "2024-11-19".into(),
            facts: [("birth_name".to_owned(), name.to_owned())].into(),
            reason: Some("Mẫu".into()),
            ..NewPerson::default()
        };
        add_person(&mut desk.register, &new, &now()).unwrap();
    }
    let merged = UnitEntry {
        unit: two,
        kind: "unit_merged".into(),
        on: "2026-03-02".into(),
        values: BTreeMap::from([("into".to_owned(), desk.branch.to_string())]),
        reason: Some("Mẫu".into()),
        ..UnitEntry::default()
    };
    record_unit_event(&mut desk.register, &merged, &now()).unwrap();
    assert_eq!(in_unit(&desk, desk.branch, "2026-03-01"), ["Nguyễn Thị Mẫu"], "the eve");
    assert_eq!(in_unit(&desk, two, "2026-03-01"), ["Phạm Văn Mẫu"]);
    assert_eq!(in_unit(&desk, desk.branch, "2026-03-02"), ["Nguyễn Thị Mẫu", "Phạm Văn Mẫu"]);
    assert!(in_unit(&desk, two, "2026-03-02").is_empty());
    let candidates = |on: &str| unit_tree(&desk.register, day(on)).unwrap().into_iter().find(|unit| unit.unit == desk.branch).unwrap().candidates;
    assert_eq!((candidates("2026-03-01"), candidates("2026-03-02")), (1, 2));
    assert!(desk.register.check(now().today).unwrap().is_sound());
    // The unit that took them in does not end before they came.
    let ended =
        |on: &str| UnitEntry {
            unit: desk.branch, kind: "unit_dissolved".into(), on: on.into(), reason: Some("Mẫu".into()), ..UnitEntry::default()
        };
    for on in ["2026-03-01", "2026-03-02"] {
        let refused = record_unit_event(&mut desk.register, &ended(on), &now()).unwrap_err();
        assert_eq!(
            (refused.code(), &*refused.params()["date"], &*refused.params()["unit"]),
            ("unit_received_later", "02/03/2026", "Chi bộ Hai"),
            "{on}"
        );
    }
    // Taken back, everybody stands where they stood.
    desk.register.undo(&now()).unwrap();
    assert_eq!(in_unit(&desk, two, "2026-03-02"), ["Phạm Văn Mẫu"]);
    assert!(desk.register.check(now().today).unwrap().is_sound());
}

/// The harm: people who came after the day typed for the end stood in a unit that was no more, and nobody was asked.
#[test]
fn a_unit_that_ends_before_people_came_into_it_asks_for_a_reason() {
    let mut desk = desk();
    desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let end = |desk: &Desk, reason: Option<&str>| UnitEntry {
        unit: desk.branch,
        kind: "unit_dissolved".into(),
        on: "2020-05-04".into(),
        reason: reason.map(str::to_owned),
        ..UnitEntry::default()
    };
    let entry = end(&desk, None);
    assert_eq!(record_unit_event(&mut desk.register, &entry, &now()).unwrap_err().code(), "rule_broken");
    let entry = end(&desk, Some("Mẫu"));
    assert_eq!(record_unit_event(&mut desk.register, &entry, &now()).unwrap().value.warnings[0].params["count"], "1");
}
