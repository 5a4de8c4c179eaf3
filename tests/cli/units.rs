//! Units: roots and branches, their dates, and what cannot be.

use serde_json::{Value, json};

use crate::desk::{BRANCH, Desk, ROOT};

fn names(units: &Value) -> Vec<&str> {
    units.as_array().expect("an array").iter().map(|unit| unit["name"].as_str().expect("a name")).collect()
}

#[test]
fn units_stand_as_a_tree_with_several_roots() {
    let desk = Desk::empty();
    assert_eq!(desk.counts()[3], 0, "a new register has no unit");
    let root = desk.json("unit add", &["--name", "Đảng bộ Công ty Mẫu", "--kind", "grassroots_committee"])["unit"].to_string();
    let branch = desk.json("unit add", &["--name", "Chi bộ Mẫu Một", "--parent", &root, "--from", "2020-06-01"])["unit"].clone();
    desk.json("unit add", &["--name", "Chi bộ cơ sở Mẫu", "--kind", "grassroots_branch"]);

    let units = desk.json("unit list", &[]);
    let found = units.as_array().expect("an array").iter().find(|unit| unit["unit"] == branch).expect("the branch");
    assert_eq!(
        *found,
        json!({ "unit": branch, "name": "Chi bộ Mẫu Một", "parent": root.parse::<i32>().expect("an id"), "kind": "branch", "from": "2020-06-01", "to": null })
    );
    let roots = units.as_array().expect("an array").iter().filter(|unit| unit["parent"].is_null()).count();
    assert_eq!(roots, 2);
}

#[test]
fn a_unit_is_not_there_before_it_was_founded() {
    let desk = Desk::with_units();
    desk.json("unit add", &["--name", "Chi bộ Mẫu Mới", "--parent", ROOT, "--from", "2022-04-01"]);
    assert!(!names(&desk.json("unit list", &["--as-of", "2022-03-31"])).contains(&"Chi bộ Mẫu Mới"));
    assert!(names(&desk.json("unit list", &["--as-of", "2022-04-01"])).contains(&"Chi bộ Mẫu Mới"));
}

#[test]
fn the_tree_of_a_day_is_that_of_that_day() {
    let desk = Desk::with_units();
    let other_root = desk.json("unit add", &["--name", "Đảng bộ Mẫu Khác"])["unit"].to_string();
    let moved = ["parent=", &other_root].concat();
    desk.event(BRANCH, "unit_changed", "2023-06-01", &["name=Chi bộ Mẫu Đổi Tên", &moved]);
    let branch = |as_of: &str| {
        let units = desk.json("unit list", &["--as-of", as_of]);
        units.as_array().expect("an array").iter().find(|unit| unit["unit"] == 2).expect("the branch").clone()
    };
    let (before, after) = (branch("2023-05-31"), branch("2023-06-01"));
    assert_eq!((&before["name"], &before["parent"]), (&json!("Chi bộ Mẫu Một"), &json!(1)));
    assert_eq!((&after["name"], &after["parent"]), (&json!("Chi bộ Mẫu Đổi Tên"), &json!(4)));

    desk.event(BRANCH, "unit_dissolved", "2024-01-01", &[]);
    assert!(!names(&desk.json("unit list", &["--as-of", "2024-01-01"])).contains(&"Chi bộ Mẫu Đổi Tên"));
    assert!(names(&desk.json("unit list", &["--as-of", "2023-12-31"])).contains(&"Chi bộ Mẫu Đổi Tên"));
}

#[test]
fn what_no_unit_can_be_is_refused_and_nothing_is_written() {
    let desk = Desk::with_units();
    let before = desk.counts();
    desk.refused("unit add", &["--name", "Chi bộ Mẫu", "--parent", "99"]);
    desk.refused("unit add", &["--name", "  "]);
    desk.refused("unit add", &["--name", "Chi bộ Mẫu", "--kind", "no_such_kind"]);
    desk.refused("unit add", &["--name", "Chi bộ Mẫu", "--from", "2021-02-31"]);
    desk.refused("unit add", &["--name", "Chi bộ Mẫu", "--from", "2999-01-01"]);
    desk.ask("unit add", &["--name", "Chi bộ Mẫu", "--parent", "một"]).wrong_usage();
    assert_eq!(desk.counts(), before);
}

#[test]
fn a_unit_that_ended_takes_nobody_and_no_unit() {
    let desk = Desk::with_units();
    desk.event(BRANCH, "unit_dissolved", "2024-01-01", &[]);
    let before = desk.counts();
    desk.refused("person add", &["--name", "Nguyễn Văn Mẫu", "--unit", BRANCH, "--on", "2024-02-01"]);
    desk.refused("unit add", &["--name", "Tổ đảng Mẫu", "--parent", BRANCH, "--from", "2024-02-01"]);
    assert_eq!(desk.counts(), before);
    desk.candidate("Nguyễn Văn Mẫu", "2023-02-01");
}

#[test]
fn a_person_may_stand_in_a_unit_of_any_kind() {
    let desk = Desk::with_units();
    for kind in ["upper_committee", "provincial_body", "grassroots_branch", "sub_committee", "party_group", "temporary_branch"] {
        let unit = desk.json("unit add", &["--name", "Tổ chức Mẫu", "--kind", kind])["unit"].to_string();
        desk.candidate_in(&unit, "Nguyễn Văn Mẫu", "2021-03-10");
    }
    assert_eq!(desk.counts()[0], 6);
}

/// The harm: whoever is on the way between two branches is missed in the committee above both, and a count and the list of
/// its names do not agree.
#[test]
fn on_the_way_between_two_branches_a_member_is_in_neither_and_in_the_committee_above_both() {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2022-01-10");
    desk.event_anyway(&case, "ceremony", "2023-02-03", &[]);
    desk.event(&case, "transfer_slip", "2023-08-15", &["slip_kind=slip_7", "transfer_scope=same_grassroots", "to_unit=3"]);
    desk.event(&case, "transfer_received", "2023-08-28", &["unit=3", "transfer_scope=same_grassroots"]);
    // The root, the branch left, the branch that receives: before the slip, between, after the receipt.
    for (day, there) in [("2023-08-14", [1, 1, 0]), ("2023-08-15", [1, 0, 0]), ("2023-08-27", [1, 0, 0]), ("2023-08-28", [1, 0, 1])] {
        for (unit, expected) in [ROOT, BRANCH, "3"].iter().zip(there) {
            let counted = &desk.json("unit show", &[unit, "--as-of", day])["counts"]["members"];
            assert_eq!(*counted, expected, "{unit} on {day}");
            let listed = desk.json("list", &["--unit", unit, "--as-of", day]);
            assert_eq!(listed.as_array().expect("a list").len(), expected, "{unit} on {day}");
        }
    }
}
