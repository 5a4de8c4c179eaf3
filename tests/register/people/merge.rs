//! A person entered twice, once from a workbook and once by hand, is made one: nothing of either is lost, and one undo
//! brings both back.

use std::collections::BTreeSet;

use register::RegisterError;
use register::cases::correct_event;
use register::lists::{ListQuery, list_rows};
use register::people::{merge_people, merge_view, person_page};

use crate::cases::record::{Desk, day, desk, now, values};

fn names(desk: &Desk) -> Vec<String> {
    list_rows(&desk.register, &ListQuery::default(), now().today).expect("a list").into_iter().map(|row| row.name).collect()
}

fn kinds(desk: &Desk, person: i32) -> Vec<Vec<String>> {
    let page = person_page(&desk.register, person, now().today).expect("a page");
    page.cases.iter().map(|case| case.events.iter().rev().map(|event| event.kind.clone()).collect()).collect()
}

fn refused<T>(answer: Result<T, RegisterError>) -> &'static str {
    let Err(RegisterError::Refused(refusal)) = answer else { panic!("it is refused") };
    refusal.code
}

fn take(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn what_either_knows_stays_and_who_named_the_second_names_the_first() {
    let mut desk = desk();
    let (keep, own) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let (other, second) = desk.candidate("Nguyễn Thị Mẫu", "1991", "12/03/2021");
    let (_, pupil) = desk.candidate("Trần Văn Mẫu", "1999", "10/03/2021");
    for (person, field, value, from) in [
        (keep, "phone", "0900000001", "2021-03-10"),
        (other, "phone", "0900000002", "2021-03-10"),
        (other, "citizen_id", "001190000001", "2021-03-10"),
        (keep, "occupation", "Thợ điện", "2020-01-01"),
        (other, "occupation", "Kỹ thuật viên", "2021-01-01"),
        (keep, "qualification", "university", "2019-01-01"),
        (other, "qualification", "college", "2015-01-01"),
        (other, "qualification", "university", "2019-06-01"),
    ] {
        desk.fact(person, field, value, from);
    }
    desk.happens(second, "task_given", "01/04/2021", &[("task", "Giúp phong trào")]);
    let helper = desk.happens(pupil, "helper_named", "05/04/2021", &[("helper", &other.to_string())]);
    let wrong = desk.happens(pupil, "helper_named", "06/04/2021", &[("helper", "Lê Văn Nhầm")]);
    correct_event(&mut desk.register, wrong, &values("helper", &other.to_string()), "Vào nhầm", &now()).expect("corrected");

    let view = merge_view(&desk.register, keep, other, now().today).expect("a view");
    let fields = |fields: &[register::people::MergeField]| fields.iter().map(|field| field.field.clone()).collect::<Vec<_>>();
    assert_eq!(fields(&view.differ), ["birth_date", "occupation", "phone"]);
    assert_eq!(fields(&view.taken), ["citizen_id"]);
    assert_eq!((view.cases, view.joined), (1, true));

    let before = (kinds(&desk, keep), kinds(&desk, other), names(&desk));
    merge_people(&mut desk.register, keep, other, &take(&["birth_date", "occupation"]), &now()).expect("made one");
    let page = person_page(&desk.register, keep, now().today).expect("a page");
    let facts = &page.facts;
    assert_eq!(facts.birth_date.map(|date| date.to_string()).as_deref(), Some("1991"), "taken");
    assert_eq!(facts.phone.as_deref(), Some("0900000001"), "not taken");
    assert_eq!(facts.citizen_id.as_deref(), Some("001190000001"), "only the second had it");
    assert_eq!(facts.occupation.as_deref(), Some("Kỹ thuật viên"));
    let then = |on: &str| person_page(&desk.register, keep, day(on)).expect("a page").facts;
    assert_eq!(then("2020-06-01").occupation.as_deref(), Some("Thợ điện"), "before the second's word holds, the first's does");
    assert_eq!(then("2016-01-01").qualification.as_deref(), Some("college"), "where they agree today, what either knows of other days stays");
    assert_eq!(kinds(&desk, keep), [["candidate_listed", "candidate_listed", "task_given"]], "one case of all entries, in their order");
    assert_eq!(names(&desk), ["Nguyễn Thị Mẫu", "Trần Văn Mẫu"]);
    assert_eq!(refused(person_page(&desk.register, other, now().today)), "person_unknown");
    let pupils = person_page(&desk.register, 3, now().today).expect("a page");
    let named: Vec<&str> =
        pupils.cases[0].events.iter().filter(|event| [helper, wrong].contains(&event.event)).map(|event| event.values[0].raw.as_str()).collect();
    assert_eq!(named, [keep.to_string(), keep.to_string()], "the entry and the correction name the first");
    desk.sound();

    desk.register.undo(&now()).expect("one operation");
    assert_eq!((kinds(&desk, keep), kinds(&desk, other), names(&desk)), before);
    desk.sound();
    desk.register.redo(&now()).expect("again");
    assert_eq!(names(&desk), ["Nguyễn Thị Mẫu", "Trần Văn Mẫu"]);
    desk.sound();
    let _ = own;
}

#[test]
fn a_case_that_has_ended_stays_a_case_of_its_own() {
    let mut desk = desk();
    let (keep, _) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2022");
    let (other, earlier) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2019");
    desk.happens(earlier, "removed_from_list", "01/06/2020", &[("cause_code", "withdrew")]);
    let view = merge_view(&desk.register, keep, other, now().today).expect("a view");
    assert!(view.differ.is_empty() && view.taken.is_empty() && !view.joined, "{view:?}");
    merge_people(&mut desk.register, keep, other, &take(&[]), &now()).expect("made one");
    assert_eq!(kinds(&desk, keep), [vec!["candidate_listed"], vec!["candidate_listed", "removed_from_list"]]);
    desk.sound();
}

/// The harm: two members became one, and a member with a card was gone.
#[test]
fn two_members_and_a_person_with_himself_are_refused_and_nothing_is_written() {
    let mut desk = desk();
    let (one, first) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2019");
    let (two, second) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2019");
    for case in [first, second] {
        desk.happens(case, "ceremony", "10/03/2020", &[]);
    }
    for (keep, other, code) in
        [(one, two, "merge_two_members"), (one, one, "merge_with_oneself"), (one, 99, "person_unknown"), (99, one, "person_unknown")]
    {
        assert_eq!(refused(merge_view(&desk.register, keep, other, now().today)), code);
        assert_eq!(refused(merge_people(&mut desk.register, keep, other, &take(&[]), &now())), code);
    }
    assert_eq!(refused(merge_people(&mut desk.register, one, two, &take(&["hat_size"]), &now())), "field_unknown");
    assert_eq!(names(&desk).len(), 2);
}

/// The harm: after a merge was taken back the first's page and lists still told of both, and one more write was needed.
#[test]
fn taken_back_it_is_as_if_it_had_never_been_whoever_came_first_and_whoever_stays() {
    for (first_ended, keep_first) in [(false, true), (false, false), (true, true), (true, false)] {
        let mut desk = desk();
        let (one, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2019");
        if first_ended {
            desk.happens(case, "removed_from_list", "01/06/2020", &[("cause_code", "withdrew")]);
        }
        let (two, second) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
        desk.happens(second, "course_certificate", "01/06/2021", &[]);
        desk.happens(second, "dossier_opened", "01/07/2021", &[]);
        let (keep, other) = if keep_first { (one, two) } else { (two, one) };
        let before = (kinds(&desk, one), kinds(&desk, two), names(&desk));
        merge_people(&mut desk.register, keep, other, &take(&[]), &now()).expect("made one");
        desk.sound();
        assert_eq!(names(&desk).len(), 1);
        desk.register.undo(&now()).expect("taken back");
        desk.sound();
        assert_eq!((kinds(&desk, one), kinds(&desk, two), names(&desk)), before, "{first_ended} {keep_first}");
        desk.register.redo(&now()).expect("again");
        desk.sound();
    }
}

/// The harm: a member was told as removed from the list, since an ended case of a slip began later.
#[test]
fn an_ended_case_never_hides_the_one_that_runs() {
    let mut desk = desk();
    let (keep, _) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2019");
    let (other, slip) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    desk.happens(slip, "removed_from_list", "01/06/2021", &[("cause_code", "withdrew")]);
    assert_eq!(refused(merge_people(&mut desk.register, keep, other, &take(&[]), &now())), "merge_case_order");
    assert_eq!(names(&desk).len(), 2);
    desk.sound();
}

/// The harm: two lives that cannot be one were made one, and the check found it afterwards.
#[test]
fn a_life_that_cannot_be_is_told_and_nothing_is_written() {
    let mut desk = desk();
    let (keep, _) = desk.candidate("Nguyễn Thị Mẫu", "2005", "10/03/2024");
    let (other, earlier) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2019");
    desk.happens(earlier, "ceremony", "10/03/2020", &[]);
    desk.happens(earlier, "resigned", "10/03/2022", &[]);
    let answer = merge_people(&mut desk.register, keep, other, &take(&[]), &now());
    assert!(matches!(answer, Err(RegisterError::RuleBroken { .. })), "admitted at fifteen: {answer:?}");
    assert_eq!(names(&desk).len(), 2);
    desk.sound();
}

/// The harm: a clock set back let two members become one.
#[test]
fn what_runs_by_the_record_counts_whatever_the_clock_says() {
    let mut desk = desk();
    let (one, first) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2019");
    let (two, second) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2019");
    for case in [first, second] {
        desk.happens(case, "ceremony", "10/03/2020", &[]);
    }
    assert_eq!(refused(merge_view(&desk.register, one, two, day("1990-01-01"))), "merge_two_members");
}

/// The harm: two entries were made one of which one was the other's helper, and the person helped himself.
#[test]
fn who_helped_the_other_is_somebody_else() {
    let mut desk = desk();
    let (helper, _) = desk.candidate("Nguyễn Thị Mẫu", "1980", "10/03/2019");
    let (pupil, case) = desk.candidate("Nguyễn Thị Mẫu", "1999", "10/03/2021");
    let named = desk.happens(case, "helper_named", "05/04/2021", &[("helper", &helper.to_string())]);
    for (keep, other) in [(helper, pupil), (pupil, helper)] {
        assert_eq!(refused(merge_view(&desk.register, keep, other, now().today)), "merge_names_oneself");
        assert_eq!(refused(merge_people(&mut desk.register, keep, other, &take(&[]), &now())), "merge_names_oneself");
    }
    register::cases::void_event(&mut desk.register, named, "Vào nhầm", &now()).expect("voided");
    merge_people(&mut desk.register, helper, pupil, &take(&[]), &now()).expect("nothing names the other any more");
    desk.sound();
}
