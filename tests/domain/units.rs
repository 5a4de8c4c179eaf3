//! Units through time: who decides for a branch, and whether a base committee stands over it.

use domain::event_kind::EventKind as K;
use domain::unit::{UnitBook, UnitFounding, spans};

use crate::desk::*;

fn founded(kind: &str, on: Option<&str>) -> UnitFounding {
    UnitFounding {
        name: "Chi bộ Mẫu".to_owned(),
        unit_kind: kind.to_owned(),
        parent: Some(COMMITTEE),
        committee_power: "none".to_owned(),
        founded_on: on.map(day),
    }
}

#[test]
fn the_base_committee_with_power_decides_else_the_level_above() {
    let units = units();
    let on = day("1/7/2025");
    assert_eq!(units.deciding_body(BRANCH, on), "upper_committee");
    assert_eq!(units.deciding_body(BASE_BRANCH, on), "upper_committee");
    assert_eq!(units.deciding_body(DELEGATED_BRANCH, on), "delegated");
    assert!(units.is_base_branch(BASE_BRANCH, on));
    assert!(!units.is_base_branch(BRANCH, on));
    assert!(units.has_sub_committee(SUB_BRANCH, on));
    assert!(!units.has_sub_committee(BRANCH, on));
}

#[test]
fn a_change_of_name_kind_or_parent_holds_from_its_day() {
    let mut renamed = event(1, K::UnitChanged, "1/4/2023");
    set(&mut renamed, "name", "Chi bộ Mẫu Mới");
    set(&mut renamed, "parent", "6");
    let dissolved = event(2, K::UnitDissolved, "1/1/2025");
    let spans = spans(&founded("branch", Some("1/1/2020")), &[renamed, dissolved]);
    let told: Vec<_> = spans.iter().map(|span| (span.begins, span.ends, span.name.as_str(), span.parent)).collect();
    assert_eq!(
        told,
        [
            (day("1/1/2020"), day("1/4/2023"), "Chi bộ Mẫu", Some(COMMITTEE)),
            (day("1/4/2023"), day("1/1/2025"), "Chi bộ Mẫu Mới", Some(6)),
        ]
    );
    let book = UnitBook([(1, spans)].into());
    assert!(book.standing(1, day("31/12/2019")).is_none());
    assert!(book.standing(1, day("31/12/2024")).is_some());
    assert!(book.standing(1, day("1/1/2025")).is_none(), "a dissolved unit no longer stands on the day");
    assert_eq!(book.nearest(1, day("1/6/2025")).unwrap().name, "Chi bộ Mẫu Mới");
}

#[test]
fn a_tree_that_turns_in_a_circle_ends() {
    let mut units = units();
    units.0.get_mut(&UPPER).unwrap()[0].parent = Some(BRANCH);
    assert_eq!(units.line_up(BRANCH, day("1/1/2025")), [BRANCH, COMMITTEE, UPPER]);
    assert!(units.within(BRANCH, day("1/1/2025")).contains(&UPPER), "in a circle each is below the other");
    let _ends = units.tree(day("1/1/2025"), |unit| (unit, String::new()));
}
