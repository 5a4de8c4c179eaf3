//! Another place asks who somebody's father is; the clerk writes it down, is told when the answer is due, and answers.

use domain::clock::ClockState;
use register::RegisterError;
use register::check::Found;
use register::due::{DueGroupBy, DueQuery, DueRow, Horizon, due_count, due_list, due_page};
use register::requests::{Request, answer_request, remove_request, request_list, save_request};
use register::settings::save_setting;
use register::units::{NewUnit, UnitEntry, add_unit, record_unit_event};

use crate::cases::record::{Desk, day, desk, now};

fn request() -> Request {
    Request {
        asked_by: "Đảng ủy xã Mẫu Một".into(),
        about: "Nguyễn Văn Mẫu".into(),
        applicant: Some("cha của Nguyễn Thị Mẫu Con".into()),
        unit: 1,
        document_number: Some("12-CV/ĐU".into()),
        document_date: Some("26/02/2021".into()),
        received_on: "01/03/2021".into(),
        ..Request::default()
    }
}

/// How it stands in the list and in Việc on a day: the two say the same.
fn stands(desk: &Desk, on: &str) -> Option<(String, ClockState)> {
    let lines = request_list(&desk.register, day(on)).expect("a list");
    let line = lines.first()?;
    let (due, badge) = (line.due.clone().expect("a rule is in force"), line.badge.clone().expect("a rule is in force"));
    let work = due_list(&desk.register, day(on), Horizon::Within(366), false).expect("a list");
    let work: Vec<_> = work.iter().filter(|work| work.request.is_some()).collect();
    if badge.state.is_open() {
        assert_eq!((work.len(), &*work[0].due, work[0].badge.state, work[0].request), (1, &*due, badge.state, Some(line.request)), "{on}");
    } else {
        assert!(work.is_empty(), "{on}");
    }
    Some((due, badge.state))
}

/// The harm: a letter that asks lies under others until the place that asked complains.
#[test]
fn an_answer_that_is_owed_runs_from_the_day_the_letter_came() {
    let mut desk = desk();
    let id = save_request(&mut desk.register, None, &request(), &now()).expect("written").value;
    assert_eq!(stands(&desk, "2021-02-28"), None, "it had not come");
    // By hand: thirty working days after Monday 1 March 2021 end on Monday 12 April; nothing was off between.
    assert_eq!(stands(&desk, "2021-03-01"), Some(("2021-04-12".into(), ClockState::Running)));
    assert_eq!(stands(&desk, "2021-04-12"), Some(("2021-04-12".into(), ClockState::Due)));
    assert_eq!(stands(&desk, "2021-04-13"), Some(("2021-04-12".into(), ClockState::Overdue)));
    answer_request(&mut desk.register, id, "15/04/2021", Some("08-CV/ĐU"), &now()).expect("answered");
    assert_eq!(stands(&desk, "2021-04-14"), Some(("2021-04-12".into(), ClockState::Overdue)), "as it stood then");
    assert_eq!(stands(&desk, "2021-04-15"), Some(("2021-04-12".into(), ClockState::MetLate)));
    let line = request_list(&desk.register, day("2021-04-15")).expect("a list").remove(0);
    assert_eq!((line.facts.answer_number.as_deref(), line.unit_name.as_str()), (Some("08-CV/ĐU"), "Đảng bộ Mẫu"));
    desk.register.undo(&now()).expect("the answer is taken back");
    assert_eq!(stands(&desk, "2021-04-15"), Some(("2021-04-12".into(), ClockState::Overdue)));
    desk.sound();
}

/// The harm: answers that we owe and answers that we wait for stood in one group, and one was recorded for the other.
#[test]
fn what_we_owe_stands_apart_from_what_we_wait_for() {
    let mut desk = desk();
    save_setting(&mut desk.register, "figures_from", "2020", &now()).expect("a setting");
    let (_, case) = desk.candidate("Trần Thị Mẫu", "1996", "10/03/2021");
    let fields = [("subject", "father"), ("place", "Đảng ủy xã Mẫu Hai"), ("scope", "domestic")];
    let asked = desk.happens(case, "background_requested", "01/04/2021", &fields);
    desk.happens(case, "background_request_received", "05/04/2021", &[("request", &asked.to_string())]);
    save_request(&mut desk.register, None, &Request { received_on: "05/04/2021".into(), ..request() }, &now()).expect("written");
    let query = DueQuery { within: Some(60), group_by: DueGroupBy::Clock, ..DueQuery::default() };
    let page = due_page(&desk.register, &query, day("2021-04-10"), 0, 50).expect("a page");
    let heads: Vec<&str> = page.rows.iter().filter_map(|row| if let DueRow::Group(head) = row { Some(head.key.as_str()) } else { None }).collect();
    assert_eq!(heads, ["background_reply", "request_reply"]);
    let acts: Vec<&[String]> = page.rows.iter().filter_map(|row| if let DueRow::Work(work) = row { Some(&*work.acts) } else { None }).collect();
    assert_eq!(acts, [&["background_answered".to_owned()][..], &[]], "a request is answered on its own sheet");
    let ours = due_page(&desk.register, &DueQuery { clock: Some("request_reply".into()), ..query }, day("2021-04-10"), 0, 50).expect("a page");
    assert_eq!((ours.lines, ours.whole, ours.of_people), (1, 2, 0));
    assert_eq!(due_count(&desk.register, day("2021-05-20")).expect("a count"), 2);
}

#[test]
fn what_cannot_be_is_said_at_its_field_and_nothing_is_written() {
    let mut desk = desk();
    let mut refused = |facts: Request| {
        let error = save_request(&mut desk.register, None, &facts, &now()).expect_err("it cannot be");
        let RegisterError::Refused(refusal) = error else { panic!("a fault: {error}") };
        (refusal.code.to_owned(), refusal.field.unwrap_or_default())
    };
    let said = |code: &str, field: &str| (code.to_owned(), field.to_owned());
    assert_eq!(refused(Request { asked_by: "  ".into(), ..request() }), said("empty_title", "asked_by"));
    assert_eq!(refused(Request { about: String::new(), ..request() }), said("empty_title", "about"));
    assert_eq!(refused(Request { received_on: "31/02/2021".into(), ..request() }), said("date_impossible", "received_on"));
    assert_eq!(refused(Request { received_on: "01/01/2099".into(), ..request() }), said("date_future", "received_on"));
    assert_eq!(refused(Request { answered_on: Some("28/02/2021".into()), ..request() }), said("answered_before_received", "answered_on"));
    assert_eq!(refused(Request { unit: 99, ..request() }), said("unit_unknown", "unit"));
    assert!(request_list(&desk.register, now().today).expect("a list").is_empty());
}

#[test]
fn one_written_down_by_mistake_is_taken_out_and_comes_back_by_undo() {
    let mut desk = desk();
    let id = save_request(&mut desk.register, None, &request(), &now()).expect("written").value;
    remove_request(&mut desk.register, id, &now()).expect("taken out");
    assert!(request_list(&desk.register, now().today).expect("a list").is_empty());
    desk.register.undo(&now()).expect("back");
    let back = request_list(&desk.register, now().today).expect("a list").remove(0);
    assert_eq!((back.request, back.facts.document_date.as_deref()), (id, Some("2021-02-26")));
    assert!(remove_request(&mut desk.register, 99, &now()).is_err());
    let found: Found = desk.register.check(now().today).expect("a check");
    assert!(found.is_sound(), "{found:?}");
}

/// The harm: a unit went into another, and what it had still to answer stood under a unit that is no more.
#[test]
fn what_a_merged_unit_has_to_answer_is_owed_by_the_one_it_went_into() {
    let mut desk = desk();
    let other = NewUnit { name: "Chi bộ Hai".into(), parent: Some(1), from: Some("2019-01-01".into()), ..NewUnit::default() };
    let other = add_unit(&mut desk.register, &other, &now()).expect("a unit").value;
    let asked = Request { unit: desk.branch, ..request() };
    save_request(&mut desk.register, None, &asked, &now()).expect("written");
    let merged = UnitEntry {
        unit: desk.branch,
        kind: "unit_merged".into(),
        on: "01/04/2021".into(),
        values: [("into".to_owned(), other.to_string())].into(),
        reason: Some("Mẫu".into()),
        ..UnitEntry::default()
    };
    record_unit_event(&mut desk.register, &merged, &now()).expect("merged");
    let owed = |on: &str| {
        let work = due_list(&desk.register, day(on), Horizon::Within(366), false).expect("a list");
        let line = work.into_iter().find(|line| line.request.is_some()).expect("it runs");
        (request_list(&desk.register, day(on)).expect("a list")[0].unit_name.clone(), line.unit)
    };
    assert_eq!(owed("2021-03-31"), ("Chi bộ Một".to_owned(), desk.branch));
    assert_eq!(owed("2021-04-01"), ("Chi bộ Hai".to_owned(), other));
}

#[test]
fn nobody_is_asked_before_there_was_a_unit() {
    let mut desk = desk();
    let early = Request { unit: desk.branch, received_on: "31/12/2018".into(), ..request() };
    let Err(RegisterError::Refused(refusal)) = save_request(&mut desk.register, None, &early, &now()) else { panic!("it is refused") };
    assert_eq!((refusal.code, refusal.field.as_deref()), ("unit_not_founded", Some("unit")));
    save_request(&mut desk.register, None, &Request { received_on: "01/01/2019".into(), ..early }, &now()).expect("on the day itself");
}
