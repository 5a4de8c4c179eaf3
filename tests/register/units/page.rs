//! A unit's page: who leads it, who stood in it on which day, what it has to do, and where it stands among its like.

use std::collections::BTreeMap;

use register::RegisterError;
use register::lists::{Filters, ListQuery, SortBy, list_ids, list_rows};
use register::people::{NewPerson, add_person};
use register::units::{NewUnit, UnitEntry, UnitPage, add_unit, ended_units, move_unit, record_unit_event, save_unit, unit_page, unit_tree};

use crate::cases::record::{Desk, day, desk, now};

fn page(desk: &Desk, unit: i32, on: &str) -> UnitPage {
    unit_page(&desk.register, unit, day(on)).unwrap()
}

fn happens(desk: &mut Desk, unit: i32, kind: &str, on: &str, values: &[(&str, &str)]) -> i32 {
    let entry = UnitEntry {
        unit,
        kind: kind.into(),
        on: on.into(),
        values: values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        reason: Some("Mẫu".into()),
        ..UnitEntry::default()
    };
    record_unit_event(&mut desk.register, &entry, &now()).unwrap().value.event
}

/// A member of the branch since 2010.
fn member(desk: &mut Desk, name: &str, sex: &str, recorded: &str) -> (i32, i32) {
    let new = NewPerson {
        unit: desk.branch,
        first: "member_recorded".into(),
        on: recorded.into(),
        values: [("member_kind", "full"), ("admission_date_set", "2010-05-19"), ("official_date_set", "2011-05-19")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
        facts: [("birth_name".to_owned(), name.to_owned()), ("sex".to_owned(), sex.to_owned())].into(),
        reason: Some("Mẫu".into()),
        ..NewPerson::default()
    };
    let added = add_person(&mut desk.register, &new, &now()).unwrap().value;
    (added.person, added.case)
}

fn posts(desk: &Desk, on: &str) -> Vec<String> {
    let told = |post: &register::cases::PostView| format!("{} {} {} {}", post.position, post.name, post.since, post.until.as_deref().unwrap_or(""));
    page(desk, desk.branch, on).posts.iter().map(|post| told(post).trim_end().to_owned()).collect()
}

#[test]
fn a_later_secretary_ends_the_one_before_and_every_post_says_since_and_until() {
    let mut desk = desk();
    let branch = desk.branch;
    let (first, _) = member(&mut desk, "Đinh Văn Mẫu", "male", "2020-01-02");
    let (_, deputy) = member(&mut desk, "Phan Văn Mẫu", "male", "2020-01-02");
    assert!(posts(&desk, "2020-02-18").is_empty());
    desk.happens(deputy, "post_held", "2020-02-18", &[("position", "deputy_secretary"), ("until", "2025-02-17")]);
    happens(&mut desk, branch, "committee_change", "2020-02-18", &[("person", &first.to_string()), ("position", "secretary")]);
    // A person who is in no list of the register is named.
    happens(&mut desk, branch, "committee_change", "2022-03-01", &[("person", "Nguyễn Thị Mẫu"), ("position", "secretary")]);
    assert_eq!(posts(&desk, "2022-02-28"), ["secretary Đinh Văn Mẫu 2020-02-18", "deputy_secretary Phan Văn Mẫu 2020-02-18 2025-02-17"]);
    assert_eq!(posts(&desk, "2022-03-01"), ["secretary Nguyễn Thị Mẫu 2022-03-01", "deputy_secretary Phan Văn Mẫu 2020-02-18 2025-02-17"]);
    assert_eq!(posts(&desk, "2025-02-18"), ["secretary Nguyễn Thị Mẫu 2022-03-01"]);
}

#[test]
fn figures_are_those_of_the_lists_with_the_women_and_the_start_of_the_year() {
    let mut desk = desk();
    let branch = desk.branch;
    member(&mut desk, "Đinh Văn Mẫu", "male", "2024-03-04");
    member(&mut desk, "Phan Thị Mẫu", "female", "2025-03-04");
    desk.candidate("Mạc Thị Mẫu", "1990", "10/03/2024");
    let (_, joined) = desk.candidate("Nông Thị Mẫu", "1990", "10/03/2023");
    desk.happens(joined, "decision", "10/01/2025", &[]);
    desk.happens(joined, "ceremony", "20/01/2025", &[]);
    let counts = page(&desk, branch, "2025-06-30").counts;
    assert_eq!((&*counts.on, counts.members, counts.probationers, counts.candidates), ("2025-06-30", 3, 1, 1));
    assert_eq!((counts.women.members, counts.women.probationers, counts.women.candidates), (2, 1, 1));
    // On 31/12/2024 two on the way, and both members: who was recorded in March was official since 2011.
    let start = counts.year_start.unwrap();
    assert_eq!((&*start.on, start.heads.members, start.heads.probationers, start.heads.candidates), ("2024-12-31", 2, 0, 2));
    let women = ListQuery {
        filters: Filters { unit: Some(branch), stages: vec!["probation".into(), "full".into()], ..Filters::asking(&["sex=female"]).unwrap() },
        ..ListQuery::default()
    };
    assert_eq!(list_ids(&desk.register, &women, day("2025-06-30")).unwrap().len(), 2);
    // The tree counts the same people.
    let line = unit_tree(&desk.register, day("2025-06-30")).unwrap().into_iter().find(|line| line.unit == branch).unwrap();
    assert_eq!((line.members, line.probationers, line.candidates), (3, 1, 1));
}

#[test]
fn a_unit_that_ended_is_told_as_of_its_last_day_and_only_the_transfer_runs() {
    let mut desk = desk();
    let branch = desk.branch;
    let (secretary, case) = member(&mut desk, "Đinh Văn Mẫu", "male", "2024-03-04");
    happens(&mut desk, branch, "committee_change", "2024-03-05", &[("person", &secretary.to_string()), ("position", "secretary")]);
    happens(&mut desk, branch, "member_book_reconciled", "2025-06-02", &[]);
    let running = |desk: &Desk, on: &str| page(desk, branch, on).clocks.iter().map(|clock| clock.clock.clone()).collect::<Vec<_>>();
    assert_eq!(running(&desk, "2025-06-30"), ["member_book_reconciled"]);
    happens(&mut desk, branch, "unit_dissolved", "2025-07-01", &[]);
    let last = page(&desk, branch, "2025-06-30");
    assert_eq!((last.ended_by, last.counts.members, &*last.counts.on), (None, 1, "2025-06-30"), "the last day is still one of its own");
    // Whoever moves on afterwards was counted there on its last day.
    desk.happens(case, "transfer_received", "2025-07-20", &[("unit", "1"), ("transfer_scope", "same_grassroots")]);
    let ended = page(&desk, branch, "2026-01-31");
    assert_eq!((ended.ended_by.as_deref(), ended.facts.to.as_deref()), (Some("unit_dissolved"), Some("2025-07-01")));
    assert_eq!((&*ended.counts.on, ended.counts.members, ended.counts.year_start.unwrap().on.as_str()), ("2025-06-30", 1, "2024-12-31"));
    assert_eq!(ended.posts.iter().map(|post| &*post.name).collect::<Vec<_>>(), ["Đinh Văn Mẫu"]);
    assert_eq!(running(&desk, "2026-01-31"), ["dissolution_transfer"]);
    // It stands in the tree no more, and is found among those that have ended.
    let gone = |on: &str| ended_units(&desk.register, day(on)).unwrap().into_iter().map(|line| (line.unit, line.to)).collect::<Vec<_>>();
    assert_eq!(gone("2025-06-30"), []);
    assert_eq!(gone("2025-07-01"), [(branch, Some("2025-07-01".to_owned()))]);
}

#[test]
fn names_used_are_those_before_the_one_of_the_day() {
    let mut desk = desk();
    let new = NewUnit { name: "Chi bộ Lắp ráp".into(), parent: Some(1), from: Some("1998-03-02".into()), ..NewUnit::default() };
    let unit = add_unit(&mut desk.register, &new, &now()).unwrap().value;
    // Another parent or power is no other name.
    happens(&mut desk, unit, "power_changed", "2010-01-01", &[("committee_power", "delegated")]);
    happens(&mut desk, unit, "unit_changed", "2023-10-02", &[("name", "Chi bộ Lắp ráp 1")]);
    happens(&mut desk, unit, "unit_changed", "2024-10-02", &[("name", "Chi bộ Lắp ráp Một")]);
    let used = |on: &str| -> Vec<String> {
        let told = |used: register::units::NameUsed| format!("{} {} {}", used.name, used.from.unwrap_or_default(), used.until);
        page(&desk, unit, on).names_used.into_iter().map(told).collect()
    };
    assert_eq!(used("2025-01-01"), ["Chi bộ Lắp ráp 1 2023-10-02 2024-10-01", "Chi bộ Lắp ráp 1998-03-02 2023-10-01"]);
    assert_eq!(used("2023-12-31"), ["Chi bộ Lắp ráp 1998-03-02 2023-10-01"]);
    assert!(used("2023-10-01").is_empty());
}

#[test]
fn a_unit_moved_among_its_like_stays_there_and_one_undo_takes_it_back() {
    let mut desk = desk();
    for name in ["Chi bộ Hai", "Chi bộ Ba"] {
        add_unit(&mut desk.register, &NewUnit { name: name.into(), parent: Some(1), ..NewUnit::default() }, &now()).unwrap();
    }
    let order = |desk: &Desk| unit_tree(&desk.register, now().today).unwrap().into_iter().skip(1).map(|line| line.unit).collect::<Vec<_>>();
    let first = order(&desk);
    let [a, b, c] = first[..] else { panic!("three branches") };
    let moved = |desk: &mut Desk, unit: i32, up: bool| move_unit(&mut desk.register, unit, up, now().today, &now()).unwrap();
    moved(&mut desk, c, true);
    let named = desk.register.undo_state().unwrap().undo.unwrap();
    assert_eq!((&*named.name, &*named.params["unit"], &*named.params["other"]), ("unit_moved_before", "Chi bộ Ba", "Chi bộ Hai"));
    assert_eq!(order(&desk), [a, c, b]);
    moved(&mut desk, a, false);
    assert_eq!(order(&desk), [c, a, b]);
    assert!(moved(&mut desk, c, true).operation.is_none(), "it is the first already");
    desk.register.undo(&now()).unwrap();
    desk.register.undo(&now()).unwrap();
    assert_eq!(order(&desk), first);
    // Two that were given one place come apart.
    for unit in [a, b, c] {
        save_unit(&mut desk.register, unit, &BTreeMap::from([("sort_order".to_owned(), "7".to_owned())]), &now()).unwrap();
    }
    assert_eq!(order(&desk), [a, b, c]);
    moved(&mut desk, a, false);
    assert_eq!(order(&desk), [b, a, c]);
    desk.sound();
}

/// The harm: a list by unit went by the raw numbers, so that branches of two base organizations stood among each other.
#[test]
fn a_list_by_unit_goes_as_the_tree_does() {
    let mut desk = desk();
    let added = |desk: &mut Desk, name: &str, parent: Option<i32>| {
        add_unit(&mut desk.register, &NewUnit { name: name.into(), parent, ..NewUnit::default() }, &now()).unwrap().value
    };
    let other = added(&mut desk, "Đảng bộ Hai", None);
    let of_other = added(&mut desk, "Chi bộ của Hai", Some(other));
    let second = added(&mut desk, "Chi bộ Hai", Some(1));
    let first = desk.branch;
    for (name, unit) in [("Nguyễn Thị An", of_other), ("Nguyễn Thị Bình", second), ("Nguyễn Thị Chi", first)] {
        desk.branch = unit;
        desk.candidate(name, "1990", "10/03/2024");
    }
    let by_unit = ListQuery { sorts: vec![SortBy::ascending("unit")], ..ListQuery::default() };
    let units = |desk: &Desk| list_rows(&desk.register, &by_unit, now().today).unwrap().into_iter().map(|row| row.unit).collect::<Vec<_>>();
    assert_eq!(units(&desk), [first, second, of_other]);
    move_unit(&mut desk.register, second, true, now().today, &now()).unwrap();
    assert_eq!(units(&desk), [second, first, of_other]);
}

/// The harm: a namesake of another branch is made secretary by a slip of the finger.
#[test]
fn window_b14_a_secretary_who_is_no_member_of_the_unit_is_asked_about() {
    let mut desk = desk();
    let branch = desk.branch;
    let (member, case) = member(&mut desk, "Đinh Văn Mẫu", "male", "2020-01-02");
    let (candidate, _) = desk.candidate("Mạc Thị Mẫu", "1990", "10/03/2024");
    let other = branch_beside(&mut desk);
    assert_eq!(led_by(&mut desk, branch, member, "2024-05-05", None), "");
    assert_eq!(led_by(&mut desk, 1, member, "2024-05-05", None), "", "a member of the unit below");
    assert_eq!(led_by(&mut desk, other, member, "2024-05-05", None), "asked: holder_of_another_unit");
    assert_eq!(led_by(&mut desk, branch, candidate, "2024-05-05", None), "asked: holder_of_another_unit", "no member yet");
    assert_eq!(led_by(&mut desk, other, member, "2024-05-05", Some("Cấp ủy chỉ định, mẫu")), "holder_of_another_unit");
    // Moved there, he is one of them.
    desk.happens(case, "transfer_received", "2024-08-01", &[("unit", &other.to_string()), ("transfer_scope", "same_grassroots")]);
    assert_eq!(led_by(&mut desk, other, member, "2024-08-01", None), "");
    assert_eq!(led_by(&mut desk, branch, member, "2024-08-01", None), "asked: holder_of_another_unit");
}

/// The harm: the tree says 2 above branches of 1 and 0, and nobody knows who is missing.
#[test]
fn whoever_is_on_the_way_between_branches_is_told_where_he_is_counted() {
    let mut desk = desk();
    member(&mut desk, "Đinh Văn Mẫu", "male", "2020-01-02");
    let (_, case) = member(&mut desk, "Phan Văn Mẫu", "male", "2020-01-02");
    let other = branch_beside(&mut desk);
    let told = |desk: &Desk, on: &str| {
        let line = |line: register::units::UnitLine| (line.unit, line.members, line.in_transit);
        unit_tree(&desk.register, day(on)).unwrap().into_iter().map(line).collect::<Vec<_>>()
    };
    let branch = desk.branch;
    desk.happens(
        case,
        "transfer_slip",
        "2024-06-03",
        &[("to_unit", &other.to_string()), ("transfer_scope", "same_grassroots"), ("slip_kind", "slip_7")],
    );
    assert_eq!(told(&desk, "2024-06-02"), [(1, 2, 0), (branch, 2, 0), (other, 0, 0)]);
    assert_eq!(told(&desk, "2024-06-10"), [(1, 2, 1), (branch, 1, 0), (other, 0, 0)]);
}

/// What recording a secretary says.
fn led_by(desk: &mut Desk, unit: i32, person: i32, on: &str, reason: Option<&str>) -> String {
    let values = [("person".to_owned(), person.to_string()), ("position".to_owned(), "secretary".to_owned())].into();
    let entry = UnitEntry { unit, kind: "committee_change".into(), on: on.into(), values, reason: reason.map(str::to_owned), ..UnitEntry::default() };
    match record_unit_event(&mut desk.register, &entry, &now()) {
        Ok(done) => done.value.warnings.into_iter().map(|warning| warning.check).collect(),
        Err(RegisterError::RuleBroken { warnings }) => warnings.into_iter().map(|warning| format!("asked: {}", warning.check)).collect(),
        Err(other) => panic!("{other:?}"),
    }
}

fn branch_beside(desk: &mut Desk) -> i32 {
    let new = NewUnit { name: "Chi bộ Bên Mẫu".into(), parent: Some(1), from: Some("2010-01-01".into()), ..NewUnit::default() };
    add_unit(&mut desk.register, &new, &now()).unwrap().value
}
