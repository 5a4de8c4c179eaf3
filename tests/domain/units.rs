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
        [(day("1/1/2020"), day("1/4/2023"), "Chi bộ Mẫu", Some(COMMITTEE)), (day("1/4/2023"), day("1/1/2025"), "Chi bộ Mẫu Mới", Some(6)),]
    );
    let book = UnitBook([(1, spans)].into());
    assert!(book.standing(1, day("31/12/2019")).is_none());
    assert!(book.standing(1, day("31/12/2024")).is_some());
    assert!(book.standing(1, day("1/1/2025")).is_none(), "a dissolved unit no longer stands on the day");
    assert_eq!(book.nearest(1, day("1/6/2025")).unwrap().name, "Chi bộ Mẫu Mới");
}

#[test]
fn a_founding_holds_as_it_reads_now() {
    // Entered as founded on 1/1/2020 under the committee; its event reads 1/3/2020, a base branch, under another unit.
    let mut founding = event(1, K::UnitFounded, "1/3/2020");
    set(&mut founding, "unit_kind", "grassroots_branch");
    set(&mut founding, "parent", "6");
    let told = |events: &[domain::event::Event]| {
        spans(&founded("branch", Some("1/1/2020")), events).into_iter().map(|span| (span.begins, span.unit_kind, span.parent)).collect::<Vec<_>>()
    };
    assert_eq!(told(&[]), [(day("1/1/2020"), "branch".to_owned(), Some(COMMITTEE))]);
    assert_eq!(told(&[founding]), [(day("1/3/2020"), "grassroots_branch".to_owned(), Some(6))]);
}

#[test]
fn a_unit_under_itself_is_found_on_whatever_day_it_is() {
    assert_eq!(units().under_itself(), None);
    // From 1/6/2024 on the upper unit stands under the branch that stands under it.
    let mut circle = units();
    let mut moved = circle.0[&UPPER][0].clone();
    moved.begins = day("1/6/2024");
    moved.parent = Some(BRANCH);
    circle.0.get_mut(&UPPER).unwrap()[0].ends = moved.begins;
    circle.0.get_mut(&UPPER).unwrap().push(moved);
    assert!(circle.under_itself().is_some());
}

#[test]
fn a_tree_that_turns_in_a_circle_ends() {
    let mut units = units();
    units.0.get_mut(&UPPER).unwrap()[0].parent = Some(BRANCH);
    assert_eq!(units.line_up(BRANCH, day("1/1/2025")), [BRANCH, COMMITTEE, UPPER]);
    assert!(units.within(BRANCH, day("1/1/2025")).contains(&UPPER), "in a circle each is below the other");
    let _ends = units.tree(day("1/1/2025"), |unit| (unit, String::new()));
}

/// The clocks of a unit as text.
fn clocks(events: &[domain::event::Event], on: &str) -> Vec<String> {
    let life = spans(&founded("branch", Some("1/1/2020")), events);
    domain::unit_clock::unit_clocks(events, &life, day(on), &book().rules)
        .iter()
        .map(|clock| {
            let shown = domain::date::shown;
            format!("{} {} → {} {}", clock.rule.key, shown(clock.from), shown(clock.due), clock.state(day(on)).code())
        })
        .collect()
}

#[test]
fn members_of_a_unit_that_ended_are_transferred_within_thirty_working_days() {
    // From Tuesday 1/7/2025: 2–4/7 (3), four weeks to 1/8 (23), 4–8/8 (28), 11 and 12/8 (30). It shows as due from
    // fifteen before: 11/8 (1), 4–8/8 (6), 28/7–1/8 (11), 25, 24, 23 and 22/7 (15).
    for (kind, late) in [(K::UnitDissolved, false), (K::UnitDisbanded, true)] {
        let mut events = vec![event(1, kind, "1/7/2025")];
        let told = |events: &[_], on: &str, state: &str| {
            assert_eq!(clocks(events, on), [format!("dissolution_transfer 01/07/2025 → 12/08/2025 {state}")], "{kind} {on}")
        };
        assert!(clocks(&events, "30/6/2025").is_empty());
        told(&events, "21/7/2025", "running");
        told(&events, "22/7/2025", "due");
        told(&events, "12/8/2025", "due");
        told(&events, "13/8/2025", "overdue");
        events.push(event(2, K::MembersTransferred, if late { "13/8/2025" } else { "12/8/2025" }));
        told(&events, "1/9/2025", if late { "met_late" } else { "met" });
    }
    // Before the rule there was no such clock; merged units hand their members over on the day.
    assert!(clocks(&[event(1, K::UnitDissolved, "30/6/2025")], "1/9/2025").is_empty());
    assert!(clocks(&[event(1, K::UnitMerged, "1/7/2025")], "1/9/2025").is_empty());
}

#[test]
fn what_recurs_starts_again_with_each_time_and_stops_with_the_unit() {
    let mut events = vec![event(1, K::FilesReconciled, "31/8/2025"), event(2, K::MemberBookReconciled, "31/8/2025")];
    // Six months after 31 August is the last day of February; three months after, 30 November.
    let first = ["member_book_reconciled 31/08/2025 → 30/11/2025 overdue", "files_reconciled 31/08/2025 → 28/02/2026 due"];
    assert_eq!(clocks(&events, "28/2/2026"), first);
    events.push(event(3, K::FilesReconciled, "1/3/2026"));
    assert_eq!(
        clocks(&events, "1/3/2026"),
        [first[0], "files_reconciled 31/08/2025 → 28/02/2026 met_late", "files_reconciled 01/03/2026 → 01/09/2026 running"]
    );
    assert_eq!(clocks(&events, "28/2/2026"), first, "as of the day before");
    events.push(event(4, K::UnitDissolved, "2/3/2026"));
    // 30 working days from Monday 2/3/2026: 3–6/3 (4), then five weeks, 9/3–10/4, would be 29, and Monday 13/4 the
    // thirtieth. No day off falls between: the kings' day, 10/3 of the moon, is 26/4/2026.
    assert_eq!(
        clocks(&events, "3/3/2026"),
        ["files_reconciled 31/08/2025 → 28/02/2026 met_late", "dissolution_transfer 02/03/2026 → 13/04/2026 running"]
    );
    // A day that is not known starts nothing.
    assert!(clocks(&[event(1, K::FilesReconciled, "8/2025")], "1/1/2027").is_empty());
}
