//! What was found in lists, papers, counts and checks of numbers: a correction or a voiding was seen on the person's page
//! and nowhere else. Each by its harm; the whole kind is held by `one_truth`.

use domain::words::Language;
use print::lists::{List, ListOf, print_options};
use register::cases::{check_entry, correct_event, record_event, void_event};
use register::courses::{Course, ResultRow, course_candidates, course_list, save_course, save_results};
use register::entries::Entry;
use register::lists::{Filters, ListQuery, ListScreen, list_page};
use register::people::{Added, NewPerson, add_person};
use register::targets::{NewTarget, Programme, save_programme, save_target, target_table};

use crate::one_truth::{Desk, day, desk, now};

impl Desk {
    /// Somebody put on the list on 19/11/2026.
    fn listed(&mut self, name: &str, number: &str) -> Added {
        let facts = [("birth_name", name), ("birth_date", "1996-05-19")].map(|(field, value)| (field.to_owned(), value.to_owned()));
        let new = NewPerson {
            unit: self.branch,
            first: "candidate_listed".into(),
            on: "2026-11-19".into(),
            document_number: Some(number.into()),
            facts: facts.into(),
            ..NewPerson::default()
        };
        add_person(&mut self.register, &new, &now()).unwrap().value
    }

    fn record(&mut self, case: i32, kind: &str, values: &[(&str, &str)], number: Option<&str>) -> i32 {
        let values = values.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect();
        let entry = Entry {
            case,
            kind: kind.into(),
            on: "2026-11-20".into(),
            values,
            document_number: number.map(str::to_owned),
            reason: Some("Mẫu".into()),
            ..Entry::default()
        };
        record_event(&mut self.register, &entry, &now()).unwrap().value.event
    }

    fn correct(&mut self, event: i32, field: &str, value: &str) -> i32 {
        correct_event(&mut self.register, event, &[(field.to_owned(), value.to_owned())].into(), "Ghi nhầm", &now()).unwrap().value
    }

    fn void(&mut self, event: i32) -> i32 {
        void_event(&mut self.register, event, "Ghi nhầm", &now()).unwrap().value
    }

    /// What the list of candidates prints, and what its workbook is made of.
    fn printed(&self) -> String {
        let asked = ListOf::People(ListQuery { screen: ListScreen::Pool, ..ListQuery::default() });
        let list = List::collect(
            &self.register,
            &asked,
            &print_options(&self.register, &asked, now().today, now().today).unwrap(),
            now().today,
            now().today,
        )
        .unwrap();
        serde_json::to_string(list.paper()).unwrap()
    }

    /// Whether a decision of that number in this case would be warned of.
    fn taken(&self, case: i32, number: &str) -> bool {
        let entry = Entry { case, kind: "decision".into(), on: "2026-11-21".into(), document_number: Some(number.into()), ..Entry::default() };
        check_entry(&self.register, &entry, &now()).unwrap().warnings.iter().any(|warning| warning.check == "document_number_used")
    }

    fn course(&mut self, name: &str) -> i32 {
        let facts = Course {
            course_kind: "admission_course".into(),
            name: name.into(),
            from: "2026-11-20".into(),
            to: "2026-11-24".into(),
            ..Course::default()
        };
        save_course(&mut self.register, None, &facts, &now()).unwrap().value
    }
}

#[test]
fn truth_a1_a_corrected_listing_prints_as_corrected() {
    let mut desk = desk();
    let listing = desk.listed("Nguyễn Thị Mẫu", "28-NQ/CB").event;
    assert!(desk.printed().contains("28-NQ/CB, 19/11/2026"));
    let number = desk.correct(listing, "document_number", "99-NQ/CB");
    desk.correct(listing, "happened_on", "12/11/2026");
    assert!(desk.printed().contains("99-NQ/CB, 12/11/2026"), "{}", desk.printed());
    let voiding = desk.void(number);
    assert!(desk.printed().contains("28-NQ/CB, 12/11/2026"), "without the correction of the number");
    desk.void(voiding);
    assert!(desk.printed().contains("99-NQ/CB, 12/11/2026"), "with it again");
}

#[test]
fn truth_a3_a_corrected_decisions_old_number_is_free_and_the_new_one_is_not() {
    let mut desk = desk();
    let (one, other) = (desk.listed("Nguyễn Thị Mẫu", "1-NQ/CB").case, desk.listed("Phạm Văn Mẫu", "2-NQ/CB").case);
    let decision = desk.record(one, "decision", &[], Some("307-QĐ/ĐU"));
    assert!(desk.taken(other, "307-QĐ/ĐU"));
    desk.correct(decision, "document_number", "999-QĐ/ĐU");
    assert!(!desk.taken(other, "307-QĐ/ĐU") && desk.taken(other, "999-QĐ/ĐU"));
    desk.void(decision);
    assert!(!desk.taken(other, "999-QĐ/ĐU"), "nobody has it any more");
}

#[test]
fn truth_a4_the_count_of_who_passed_follows_a_corrected_result_both_ways() {
    let mut desk = desk();
    let case = desk.listed("Nguyễn Thị Mẫu", "1-NQ/CB").case;
    let course = desk.course("Lớp mẫu");
    desk.record(case, "course_enrolled", &[("course", &course.to_string())], None);
    let passed = |desk: &Desk| course_list(&desk.register, None).unwrap()[0].passed;
    for (result, count) in [("failed", 0), ("good", 1), ("failed", 0), ("good", 1)] {
        let row = ResultRow { case, result: Some(result.into()), ..ResultRow::default() };
        save_results(&mut desk.register, course, "2026-11-24", &[row], &now()).unwrap();
        assert_eq!(passed(&desk), count, "{result}");
    }
}

#[test]
fn truth_a5_whose_listing_was_voided_is_in_no_figure_of_the_list() {
    let mut desk = desk();
    let listing = desk.listed("Nguyễn Thị Mẫu", "1-NQ/CB").event;
    desk.listed("Phạm Văn Mẫu", "2-NQ/CB");
    let programme = Programme { name: "Mẫu".into(), from: "2026-01-01".into(), to: "2026-12-31".into(), ..Programme::default() };
    let programme = save_programme(&mut desk.register, None, &programme, &now()).unwrap().value;
    for indicator in ["pool_size", "pool_share"] {
        let target = NewTarget {
            programme,
            indicator: indicator.into(),
            unit: None,
            from: "2026-01-01".into(),
            to: "2026-12-31".into(),
            denominator: Some("10".into()),
            value: "5".into(),
        };
        save_target(&mut desk.register, None, &target, &now()).unwrap();
    }
    let reached = |desk: &Desk| target_table(&desk.register, now().today).unwrap().into_iter().map(|line| line.reached).collect::<Vec<_>>();
    // Of ten: 2 are 20 percent, 1 is 10.
    assert_eq!(reached(&desk), ["2", "20"]);
    desk.void(listing);
    assert_eq!(reached(&desk), ["1", "10"]);
}

#[test]
fn truth_a7_the_filter_and_the_course_go_by_what_the_entries_say_now() {
    let mut desk = desk();
    let added = desk.listed("Nguyễn Thị Mẫu", "1-NQ/CB");
    let (wrong, right) = (desk.course("Lớp ghi nhầm"), desk.course("Lớp đúng"));
    let enrolled = desk.record(added.case, "course_enrolled", &[("course", &wrong.to_string())], None);
    let can_be_sent = |desk: &Desk, course: i32| !course_candidates(&desk.register, course, "", now().today).unwrap().is_empty();
    assert!(!can_be_sent(&desk, wrong) && can_be_sent(&desk, right));
    desk.correct(enrolled, "course", &right.to_string());
    assert!(can_be_sent(&desk, wrong) && !can_be_sent(&desk, right));

    let since_this_year = |desk: &Desk| {
        let query = ListQuery { filters: Filters::asking(&["candidate_listed=2026.."]).unwrap(), ..ListQuery::default() };
        list_page(&desk.register, &query, day("2026-11-24"), 0, 10, Language::Vi).unwrap().total
    };
    assert_eq!(since_this_year(&desk), 1);
    desk.void(added.event);
    assert_eq!(since_this_year(&desk), 0, "the listing was never made; the course was");
}

#[test]
fn truth_a8_a_released_helper_is_printed_nowhere() {
    let mut desk = desk();
    let case = desk.listed("Nguyễn Thị Mẫu", "1-NQ/CB").case;
    desk.record(case, "helper_named", &[("helper", "Trần Văn Giúp")], None);
    assert!(desk.printed().contains("Trần Văn Giúp"));
    desk.record(case, "helper_released", &[("helper", "Trần Văn Giúp")], None);
    assert!(!desk.printed().contains("Trần Văn Giúp"));
}
