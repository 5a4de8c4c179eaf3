//! Corrections and voidings at their edges: each has one right reading, or is refused; never half.

use domain::date::PartialDate;
use domain::event::{Event, read_fields};
use domain::event_kind::EventKind;
use register::book;
use register::cases::{correct_event, record_event, void_event};
use register::entries::event_row::{self, Owner};
use register::lists::{ListQuery, list_rows};
use register::log::Operation;
use register::overview::nav_counts;
use register::people::person_page;

use super::by_hand;
use crate::cases::record::{Desk, PASSED, day, desk, entry, now, values};

const NONE: [i32; 0] = [];

/// The corrections and voidings that cannot be followed.
fn misleading(desk: &Desk) -> Vec<i32> {
    desk.register.check(now().today).expect("a check").corrections
}

/// An entry as the page of person 1 tells it: day, number, whether voided.
fn read(desk: &Desk, event: i32) -> (String, Option<String>, bool) {
    let page = person_page(&desk.register, 1, day("2026-01-01")).expect("a page");
    let event = page.cases.iter().flat_map(|case| &case.events).find(|each| each.event == event).expect("the entry");
    (event.on.clone(), event.document_number.clone(), event.voided)
}

fn stage(desk: &Desk, on: &str) -> Vec<String> {
    list_rows(&desk.register, &ListQuery::default(), day(on)).expect("a list").into_iter().map(|row| row.stage).collect()
}

fn opening(desk: &Desk) -> i32 {
    let page = person_page(&desk.register, 1, day("2026-01-01")).expect("a page");
    page.cases[0].events.last().expect("an entry").event
}

#[test]
fn truth_f3_a_correction_that_no_longer_reads_changes_nothing_and_is_named() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let vote = desk.happens(case, "branch_vote", "04/06/2021", PASSED);
    let correction = correct_event(&mut desk.register, vote, &values("happened_on", "05/06/2021"), "mẫu", &now()).expect("a correction").value;
    let voiding = void_event(&mut desk.register, vote, "mẫu", &now()).expect("a voiding").value;
    // The vote was voided after its correction, which is no fault of the correction.
    assert_eq!(misleading(&desk), NONE);
    void_event(&mut desk.register, voiding, "mẫu", &now()).expect("the voiding voided");
    assert_eq!(read(&desk, vote), ("2021-06-05".to_owned(), None, false));
    for harm in ["'$.value', 'mùa hè'", "'$.field', 'day'", "'$.corrects', 999", "'$.field', 'votes_for', '$.value', '99'"] {
        let kept = "(SELECT after ->> 'fields' FROM change WHERE table_name = 'event' AND row_id = event.id)";
        by_hand(&desk.register, &format!("UPDATE event SET fields = json_set(fields, {harm}) WHERE id = {correction}"));
        assert_eq!(misleading(&desk), [correction], "{harm}");
        by_hand(&desk.register, &format!("UPDATE event SET fields = {kept} WHERE id = {correction}"));
        assert_eq!(misleading(&desk), NONE, "{harm}");
    }
    by_hand(&desk.register, &format!("UPDATE event SET fields = json_set(fields, '$.value', 'mùa hè') WHERE id = {correction}"));
    // The page shows the entry as it was entered, whole.
    assert_eq!(read(&desk, vote), ("2021-06-04".to_owned(), None, false));
    // What rests on it goes on: the next entry of the case can be recorded.
    let found = register::cases::check_entry(&desk.register, &entry(case, "dossier_sent_up", "10/06/2021", &[], None), &now()).expect("judged");
    assert!(found.warnings.iter().all(|warning| warning.check != "votes_short"), "{:?}", found.warnings);
}

#[test]
fn truth_f3_a_voiding_of_an_entry_that_is_not_there_is_named() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let vote = desk.happens(case, "branch_vote", "04/06/2021", PASSED);
    let voiding = void_event(&mut desk.register, vote, "mẫu", &now()).expect("a voiding").value;
    by_hand(&desk.register, &format!("UPDATE event SET fields = json_set(fields, '$.voids', 999) WHERE id = {voiding}"));
    assert_eq!(misleading(&desk), [voiding]);
}

#[test]
fn truth_f3_a_correction_of_a_unit_that_no_longer_reads_is_named() {
    let mut desk = desk();
    let founding = register::units::unit_history(&desk.register, desk.branch).expect("a history")[0].event;
    let correction = correct_event(&mut desk.register, founding, &values("happened_on", "01/03/2020"), "mẫu", &now()).expect("a correction").value;
    by_hand(&desk.register, &format!("UPDATE event SET fields = json_set(fields, '$.value', 'tháng ba') WHERE id = {correction}"));
    assert_eq!(misleading(&desk), [correction]);
}

#[test]
fn the_entry_that_opened_a_case_is_corrected_and_the_case_begins_then() {
    let mut desk = desk();
    desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let opening = opening(&desk);
    correct_event(&mut desk.register, opening, &values("happened_on", "19/05/2021"), "mẫu", &now()).expect("a later day");
    correct_event(&mut desk.register, opening, &values("document_number", "12-NQ/CB"), "mẫu", &now()).expect("a number");
    assert_eq!(read(&desk, opening), ("2021-05-19".to_owned(), Some("12-NQ/CB".to_owned()), false));
    assert_eq!(stage(&desk, "2021-05-18"), Vec::<String>::new(), "before the corrected day there is no case");
    assert_eq!(stage(&desk, "2021-05-19"), ["candidate"]);
    correct_event(&mut desk.register, opening, &values("happened_on", "03/02/2021"), "mẫu", &now()).expect("an earlier day");
    assert_eq!(stage(&desk, "2021-02-03"), ["candidate"]);
    desk.sound();
}

#[test]
fn a_correction_of_a_voided_entry_waits_and_holds_again_once_the_voiding_is_voided() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let vote = desk.happens(case, "branch_vote", "04/06/2021", PASSED);
    correct_event(&mut desk.register, vote, &values("happened_on", "05/06/2021"), "mẫu", &now()).expect("a correction");
    let voiding = void_event(&mut desk.register, vote, "mẫu", &now()).expect("a voiding").value;
    assert_eq!(stage(&desk, "2021-06-05"), ["candidate"]);
    desk.sound();
    void_event(&mut desk.register, voiding, "mẫu", &now()).expect("the voiding voided");
    assert_eq!(stage(&desk, "2021-06-04"), ["candidate"]);
    assert_eq!(stage(&desk, "2021-06-05"), ["committee_vote"]);
    desk.sound();
}

#[test]
fn of_two_corrections_of_one_field_on_one_day_the_one_entered_later_holds() {
    let mut desk = desk();
    desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let opening = opening(&desk);
    let first = correct_event(&mut desk.register, opening, &values("document_number", "11-NQ/CB"), "mẫu", &now()).expect("the first").value;
    let second = correct_event(&mut desk.register, opening, &values("document_number", "12-NQ/CB"), "mẫu", &now()).expect("the second").value;
    assert_eq!(read(&desk, opening).1.as_deref(), Some("12-NQ/CB"));
    void_event(&mut desk.register, first, "mẫu", &now()).expect("the first voided");
    assert_eq!(read(&desk, opening).1.as_deref(), Some("12-NQ/CB"), "the voided one was not read");
    void_event(&mut desk.register, second, "mẫu", &now()).expect("the second voided");
    assert_eq!(read(&desk, opening).1, None, "as it was entered");
    desk.sound();
}

#[test]
fn a_case_of_which_every_entry_is_voided_stands_nowhere_and_can_be_begun_again() {
    let mut desk = desk();
    let (person, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let vote = desk.happens(case, "branch_vote", "04/06/2021", PASSED);
    for event in [vote, opening(&desk)] {
        void_event(&mut desk.register, event, "mẫu", &now()).expect("voided");
    }
    let page = person_page(&desk.register, person, day("2026-01-01")).expect("a page");
    assert_eq!((page.facts.birth_name.as_str(), page.cases.len()), ("Nguyễn Thị Mẫu", 0), "the person is there, in no case");
    assert_eq!(stage(&desk, "2026-01-01"), Vec::<String>::new());
    assert_eq!(nav_counts(&desk.register, day("2026-01-01")).expect("counts").pool, 0);
    desk.sound();
    record_event(&mut desk.register, &entry(case, "candidate_listed", "15/04/2021", &[], Some("mẫu")), &now()).expect("listed again");
    assert_eq!(stage(&desk, "2021-04-14"), Vec::<String>::new());
    assert_eq!(stage(&desk, "2021-04-15"), ["candidate"]);
    desk.sound();
}

/// So many entries that only their count is unusual: a helper named and released, again and again.
#[test]
fn a_person_with_ten_thousand_entries_is_entered_read_and_checked() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    desk.register
        .transact(Operation::new("workbook_imported"), &now(), |tx| {
            for place in 0..10_000_u64 {
                let kind = if place % 2 == 0 { EventKind::HelperNamed } else { EventKind::HelperReleased };
                let fields = read_fields(kind, [("helper", format!("Lê Văn Mẫu {}", place / 2).as_str())], book::codes()?)?;
                let on = PartialDate::whole(day("2021-04-01") + chrono::Days::new(place / 100));
                event_row::insert(tx, Owner::Case(case), &Event::new(kind, on, now().stamp(), fields), &[])?;
            }
            Ok(())
        })
        .expect("ten thousand entries");
    let page = person_page(&desk.register, 1, day("2026-01-01")).expect("a page");
    assert_eq!(page.cases[0].events.len(), 10_001);
    assert_eq!(page.cases[0].helper, None, "the last one named was released");
    let vote = desk.happens(case, "branch_vote", "03/08/2021", PASSED);
    assert_eq!(stage(&desk, "2021-08-03"), ["committee_vote"]);
    void_event(&mut desk.register, vote, "mẫu", &now()).expect("voided");
    assert_eq!(stage(&desk, "2021-08-03"), ["candidate"]);
    desk.sound();
}
