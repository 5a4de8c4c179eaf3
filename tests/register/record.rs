//! A clerk's afternoons with people, cases, units, courses and rules: do, look, undo, look.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use register::cases::{Entry, correct_event, record_event, void_event};
use register::courses::{Course, ResultRow, course_page, enrol, save_course, save_results};
use register::file::{Draft, Who};
use register::lists::{Filters, ListQuery, Sort, due_list, list_position, list_rows};
use register::people::{NewPerson, add_person, person_page, save_field};
use register::settings::{RuleEdit, add_rule, rule_list, save_rule};
use register::targets::{NewTarget, Programme, save_programme, save_target, suggest_denominator, target_chart, target_table};
use register::units::{NewUnit, UnitEntry, add_unit, record_unit_event, unit_history, unit_list};
use register::{Now, Register, RegisterError};

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn now() -> Now {
    Now::on(day("2026-11-24"))
}

pub struct Desk {
    pub register: Register,
    pub branch: i32,
    _folder: tempfile::TempDir,
}

/// A register with a base committee and one branch under it.
pub fn desk() -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = Draft::new("mat khau thu nghiem").expect("a draft");
    let who = Who { user: "mai".to_owned(), machine: "vanphong".to_owned() };
    let mut register = register::begin(&draft, &folder.path().join("so.nguon"), &who, &now()).expect("a register");
    let root = add_unit(&mut register, &NewUnit { name: "Đảng bộ Mẫu".into(), ..NewUnit::default() }, &now()).expect("root").value;
    let branch = NewUnit { name: "Chi bộ Một".into(), parent: Some(root), from: Some("2019-01-01".into()), ..NewUnit::default() };
    let branch = add_unit(&mut register, &branch, &now()).expect("branch").value;
    Desk { register, branch, _folder: folder }
}

impl Desk {
    pub fn candidate(&mut self, name: &str, birth: &str, listed: &str) -> (i32, i32) {
        let facts = BTreeMap::from([
            ("birth_name".to_owned(), name.to_owned()),
            ("birth_date".to_owned(), birth.to_owned()),
            ("sex".to_owned(), "Nữ".to_owned()),
        ]);
        let new = NewPerson { facts, unit: self.branch, first: "candidate_listed".into(), on: listed.into(), ..NewPerson::default() };
        let added = add_person(&mut self.register, &new, &now()).expect("a candidate").value;
        (added.person, added.case)
    }

    pub fn happens(&mut self, case: i32, kind: &str, on: &str, values: &[(&str, &str)]) -> i32 {
        let entry = entry(case, kind, on, values, Some("mẫu"));
        record_event(&mut self.register, &entry, &now()).expect(kind).value.event
    }

    fn stage(&self, on: &str) -> Vec<String> {
        list_rows(&self.register, &ListQuery::default(), day(on)).expect("a list").into_iter().map(|row| row.stage).collect()
    }

    pub fn sound(&self) {
        let found = self.register.check(now().today).expect("a check");
        assert!(found.is_sound(), "{found:?}");
    }
}

fn entry(case: i32, kind: &str, on: &str, values: &[(&str, &str)], reason: Option<&str>) -> Entry {
    Entry {
        case,
        kind: kind.into(),
        on: on.into(),
        values: values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        reason: reason.map(str::to_owned),
        ..Entry::default()
    }
}

const PASSED: &[(&str, &str)] =
    &[("votes_entitled", "19"), ("votes_for", "13"), ("votes_against", "3"), ("votes_blank", "1"), ("votes_present", "17")];

#[test]
fn a_broken_rule_waits_for_a_reason_and_nothing_is_written_meanwhile() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Nguyễn Thị Lan Anh", "08/03/1996", "10/03/2021");
    let before = desk.register.counts().expect("counts");
    let refused = record_event(&mut desk.register, &entry(case, "branch_vote", "04/06/2021", PASSED, None), &now());
    assert!(matches!(refused, Err(RegisterError::RuleBroken { .. })));
    assert_eq!(desk.register.counts().expect("counts"), before);
    desk.happens(case, "branch_vote", "04/06/2021", PASSED);
    assert_eq!(desk.stage("2021-06-04"), ["committee_vote"]);
    desk.sound();
}

#[test]
fn undo_takes_a_vote_back_and_redo_does_it_again() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Trần Văn Bình", "1990", "10/03/2021");
    desk.happens(case, "branch_vote", "04/06/2021", PASSED);
    desk.register.undo(&now()).expect("undo");
    assert_eq!(desk.stage("2021-12-31"), ["candidate"]);
    desk.register.redo(&now()).expect("redo");
    assert_eq!(desk.stage("2021-12-31"), ["committee_vote"]);
    desk.sound();
}

#[test]
fn a_corrected_date_and_a_voided_entry_change_what_was_true_then() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Lê Thị Cúc", "02/1992", "10/03/2021");
    desk.happens(case, "decision", "20/07/2021", &[]);
    let ceremony = desk.happens(case, "ceremony", "10/08/2021", &[]);
    correct_event(&mut desk.register, ceremony, "happened_on", "11/08/2021", "Theo biên bản", &now()).expect("a correction");
    assert_eq!(desk.stage("2021-08-10"), ["ceremony"]);
    assert_eq!(desk.stage("2021-08-11"), ["probation"]);
    // Twelve months from the corrected day.
    assert_eq!(desk.stage("2022-08-10"), ["probation"]);
    assert_eq!(desk.stage("2022-08-11"), ["conversion_vote"]);
    void_event(&mut desk.register, ceremony, "Ghi nhầm người", &now()).expect("a voiding");
    assert_eq!(desk.stage("2022-08-11"), ["ceremony"]);
    desk.sound();
}

#[test]
fn a_fact_that_holds_from_a_date_reads_as_it_was_on_each_day() {
    let mut desk = desk();
    let (person, _) = desk.candidate("Phạm Thị Dung", "1995", "10/03/2021");
    save_field(&mut desk.register, person, "post", "Công nhân", "2021-03-10", &now()).expect("a post");
    save_field(&mut desk.register, person, "post", "Tổ trưởng", "2023-05-01", &now()).expect("a later post");
    let post = |on: &str| person_page(&desk.register, person, day(on)).expect("a page").facts.post;
    assert_eq!(post("2021-03-09"), None);
    assert_eq!(post("2023-04-30").as_deref(), Some("Công nhân"));
    assert_eq!(post("2023-05-01").as_deref(), Some("Tổ trưởng"));
}

#[test]
fn the_same_citizen_id_is_refused_and_a_namesake_is_only_told() {
    let mut desk = desk();
    let facts = |id: &str| BTreeMap::from([("birth_name".to_owned(), "Vũ Văn Em".to_owned()), ("citizen_id".to_owned(), id.to_owned())]);
    let new = |facts| NewPerson { facts, unit: 2, first: "candidate_listed".into(), on: "10/03/2021".into(), ..NewPerson::default() };
    add_person(&mut desk.register, &new(facts("031096000123")), &now()).expect("the first");
    let taken = add_person(&mut desk.register, &new(facts("031096000123")), &now()).expect_err("taken");
    assert_eq!((taken.code(), taken.field()), ("citizen_id_taken", Some("citizen_id")));
    let unknown_too = add_person(&mut desk.register, &new(facts("031096000124")), &now()).expect("a namesake");
    assert_eq!(unknown_too.value.likely.len(), 0, "two births that are not known are not equal");
    let mut known = facts("031096000125");
    known.insert("birth_date".to_owned(), "1996".to_owned());
    let namesake = add_person(&mut desk.register, &new(known), &now()).expect("a namesake");
    assert_eq!(namesake.value.likely.len(), 2, "one birth known may be the unknown one");
    let mut unmarked = facts("031096000126");
    unmarked.insert("birth_name".to_owned(), "Vu Van Em".to_owned());
    unmarked.insert("birth_date".to_owned(), "05/1996".to_owned());
    let unmarked = add_person(&mut desk.register, &new(unmarked), &now()).expect("typed without marks");
    assert_eq!(unmarked.value.likely.len(), 3, "a name without its marks is the same name");
    let short = add_person(&mut desk.register, &new(facts("03109600012")), &now()).expect_err("short");
    assert_eq!(short.code(), "citizen_id_length");
}

#[test]
fn many_are_sent_to_a_course_at_once_and_a_result_typed_anew_counts_once() {
    let mut desk = desk();
    let cases: Vec<i32> = ["Bùi Thị Gấm", "Đỗ Thị Hà", "Hồ Thị Inh"].iter().map(|name| desk.candidate(name, "1996", "10/03/2021").1).collect();
    let facts = Course {
        course_kind: "admission_course".into(),
        name: "Lớp bồi dưỡng".into(),
        course_batch: Some("1-2021".into()),
        from: "2021-05-10".into(),
        to: "2021-05-14".into(),
        ..Course::default()
    };
    let course = save_course(&mut desk.register, None, &facts, &now()).expect("a course").value;
    enrol(&mut desk.register, course, &cases, "05/05/2021", Some("07-CV/ĐU"), None, &now()).expect("three sent");
    let row = |case: i32, result: &str, number: &str| ResultRow {
        case,
        result: Some(result.into()),
        score: None,
        certificate_number: Some(number.into()),
        certificate_date: Some("20/05/2021".into()),
    };
    save_results(&mut desk.register, course, "14/05/2021", &[row(cases[0], "good", "1/GCN"), row(cases[1], "passed", "2/GCN")], &now())
        .expect("results");
    save_results(&mut desk.register, course, "14/05/2021", &[row(cases[0], "very_good", "01/GCN")], &now()).expect("typed anew");
    let page = course_page(&desk.register, course).expect("a page");
    assert_eq!((page.course.enrolled, page.course.passed, page.course.certified), (3, 2, 2));
    let first = page.participants.iter().find(|each| each.case == cases[0]).expect("the first");
    assert_eq!((first.result.as_deref(), first.certificate_number.as_deref()), (Some("very_good"), Some("01/GCN")));
    desk.register.undo(&now()).expect("undo the second table");
    desk.register.undo(&now()).expect("undo the first");
    desk.register.undo(&now()).expect("undo the sending");
    assert_eq!(course_page(&desk.register, course).expect("a page").course.enrolled, 0);
    desk.sound();
}

#[test]
fn the_tree_of_an_earlier_day_shows_earlier_names_and_nothing_stands_under_itself() {
    let mut desk = desk();
    let change = |kind: &str, on: &str, values: &[(&str, &str)]| UnitEntry {
        unit: 2,
        kind: kind.into(),
        on: on.into(),
        values: values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        ..UnitEntry::default()
    };
    record_unit_event(&mut desk.register, &change("unit_changed", "01/07/2023", &[("name", "Chi bộ Lắp ráp")]), &now()).expect("a new name");
    let names = |on: &str| unit_list(&desk.register, day(on)).expect("units").into_iter().map(|unit| unit.name).collect::<Vec<_>>();
    assert_eq!(names("2018-12-31"), ["Đảng bộ Mẫu"]);
    assert_eq!(names("2023-06-30"), ["Đảng bộ Mẫu", "Chi bộ Một"]);
    assert_eq!(names("2023-07-01"), ["Đảng bộ Mẫu", "Chi bộ Lắp ráp"]);
    let circle = UnitEntry { unit: 1, ..change("unit_changed", "01/08/2023", &[("parent", "2")]) };
    assert_eq!(record_unit_event(&mut desk.register, &circle, &now()).expect_err("a circle").code(), "unit_under_itself");
    desk.candidate("Ngô Thị Kim", "1996", "10/03/2021");
    let over_people = record_unit_event(&mut desk.register, &change("unit_dissolved", "01/09/2023", &[]), &now());
    assert!(matches!(over_people, Err(RegisterError::RuleBroken { .. })));
}

#[test]
fn an_edited_rule_moves_every_clock_that_it_governs() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Lý Thị Lan", "1996", "10/03/2021");
    desk.happens(case, "branch_vote", "03/11/2025", PASSED);
    // 45 working days after Monday 3/11/2025: 5 a week from 4/11, New Year's Day off; 9 weeks end on 5/1, one more for 1/1 is 6/1,
    // and Friday 2/1 is off in exchange for Saturday 10/1, so that 7/1/2026 is the 45th.
    let due = |register: &Register| {
        due_list(register, day("2025-12-01"), 366).expect("due").into_iter().find(|line| line.clock == "admission_decision").expect("the clock").due
    };
    assert_eq!(due(&desk.register), "2026-01-07");
    let rule = rule_list(&desk.register)
        .expect("rules")
        .into_iter()
        .find(|line| line.key == "admission_decision" && line.effective_from == "2025-07-01")
        .expect("the rule");
    let edit = RuleEdit {
        amount: Some("44".into()),
        extension: rule.extension,
        effective_from: rule.effective_from,
        effective_to: None,
        enabled: true,
        source: "Nghị quyết đơn vị".into(),
        note: None,
    };
    save_rule(&mut desk.register, "clock", rule.rule, &edit, &now()).expect("an edit");
    assert_eq!(due(&desk.register), "2026-01-06");
    desk.register.undo(&now()).expect("undo");
    assert_eq!(due(&desk.register), "2026-01-07");
    desk.sound();
}

// A new regulation: votes before its day keep the deadline they had.
#[test]
fn a_rule_added_from_a_day_governs_what_happens_from_that_day_on() {
    let mut desk = desk();
    let due = |desk: &Desk, case: i32| {
        due_list(&desk.register, day("2026-01-07"), 366)
            .expect("due")
            .into_iter()
            .find(|line| line.case == Some(case) && line.clock == "admission_decision")
            .expect("the clock")
            .due
    };
    let (_, before) = desk.candidate("Lý Thị Lan", "1996", "10/03/2021");
    desk.happens(before, "branch_vote", "03/11/2025", PASSED);
    let (_, after) = desk.candidate("Mạc Văn Long", "1995", "10/03/2021");
    desk.happens(after, "branch_vote", "05/01/2026", PASSED);
    let old = rule_list(&desk.register)
        .expect("rules")
        .into_iter()
        .find(|line| line.key == "admission_decision" && line.effective_from == "2025-07-01")
        .expect("the rule");
    let new = |from: &str| RuleEdit {
        amount: Some("3".into()),
        extension: None,
        effective_from: from.into(),
        effective_to: None,
        enabled: true,
        source: "văn bản mẫu".into(),
        note: None,
    };

    let refused = add_rule(&mut desk.register, "clock", old.rule, &new("2025-07-01"), &now()).expect_err("it would not follow");
    assert_eq!((refused.code(), refused.field()), ("rule_dates_wrong", Some("effective_from")));
    let added = add_rule(&mut desk.register, "clock", old.rule, &new("2026-01-01"), &now()).expect("a rule").value;
    // Three working days after Monday 5/1/2026: 6, 7, 8. The vote of 2025 keeps its 45 (see above).
    assert_eq!((due(&desk, before), due(&desk, after)), ("2026-01-07".into(), "2026-01-08".into()));
    let lines = rule_list(&desk.register).expect("rules");
    let until = |rule: i32| lines.iter().find(|line| line.rule == rule).and_then(|line| line.effective_to.clone());
    assert_eq!((until(old.rule), until(added)), (Some("2025-12-31".into()), None));
    desk.sound();
    desk.register.undo(&now()).expect("undo");
    assert!(rule_list(&desk.register).expect("rules").iter().all(|line| line.rule != added && line.effective_to.as_deref() != Some("2025-12-31")));
    desk.sound();
}

#[test]
fn a_rule_switched_on_in_settings_takes_the_place_of_the_ordinary_one() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Lý Thị Lan", "1996", "10/03/2021");
    desk.happens(case, "decision", "14/09/2026", &[]);
    desk.happens(case, "decision_received", "21/09/2026", &[]);
    // 30 working days from 21/9 and from 14/9/2026: tests/domain/clocks.rs.
    let due = |register: &Register| -> Vec<String> {
        due_list(register, day("2026-09-30"), 366).expect("due").into_iter().filter(|line| line.clock == "ceremony").map(|line| line.due).collect()
    };
    assert_eq!(due(&desk.register), ["2026-11-02"]);
    let rule = rule_list(&desk.register).expect("rules").into_iter().find(|line| line.variant.as_deref() == Some("from_issue")).expect("the rule");
    let edit = RuleEdit {
        amount: rule.amount,
        extension: None,
        effective_from: rule.effective_from,
        effective_to: None,
        enabled: true,
        source: rule.source,
        note: None,
    };
    save_rule(&mut desk.register, "clock", rule.rule, &edit, &now()).expect("switched on");
    assert_eq!(due(&desk.register), ["2026-10-26"]);
    desk.register.undo(&now()).expect("undo");
    assert_eq!(due(&desk.register), ["2026-11-02"]);
    desk.sound();
}

#[test]
fn a_target_counts_only_cases_that_can_still_finish_in_time() {
    let mut desk = desk();
    let (_, admitted) = desk.candidate("Mạc Thị Mai", "1990", "10/03/2021");
    desk.happens(admitted, "decision", "10/01/2022", &[]);
    desk.happens(admitted, "ceremony", "20/01/2022", &[]);
    desk.candidate("Nông Thị Nga", "1995", "10/03/2022");
    // Eighteen only in March 2023: not within the year.
    desk.candidate("Ôn Thị Oanh", "03/2005", "10/03/2022");
    let programme = Programme { name: "Chương trình mẫu".into(), from: "2022-01-01".into(), to: "2022-12-31".into(), ..Programme::default() };
    let programme = save_programme(&mut desk.register, None, &programme, &now()).expect("a programme").value;
    let target = NewTarget {
        programme,
        indicator: "admissions".into(),
        from: "2022-01-01".into(),
        to: "2022-12-31".into(),
        value: "3".into(),
        ..NewTarget::default()
    };
    save_target(&mut desk.register, None, &target, &now()).expect("a target");
    let line = target_table(&desk.register, day("2022-07-02")).expect("targets").remove(0);
    // 183 of 365 days have passed: 3 × 183 / 365 = 1.504, told to the hundredth.
    assert_eq!((line.reached.as_str(), line.pace.as_str(), line.reachable.as_str(), line.possible), ("1", "1.5", "2", false));
}

#[test]
fn search_takes_marks_and_case_lightly_and_punctuation_as_letters() {
    let mut desk = desk();
    desk.candidate("Đặng Thùy Phượng", "1996", "10/03/2021");
    desk.candidate("Quách \"Tí\" *#$", "1996", "10/03/2021");
    let found = |text: &str| {
        let query = ListQuery { search: text.into(), filters: Filters::default(), ..ListQuery::default() };
        list_rows(&desk.register, &query, day("2022-01-01")).expect("a list").into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(found("dang PHUONG"), ["Đặng Thùy Phượng"]);
    assert_eq!(found("thuỳ"), ["Đặng Thùy Phượng"]);
    assert_eq!(found("\"ti\""), ["Quách \"Tí\" *#$"]);
    assert_eq!(found("%"), Vec::<String>::new());
    assert_eq!(found("ang"), Vec::<String>::new());
}

#[test]
fn a_birth_known_in_part_is_let_in_where_it_can_be_of_the_age() {
    let mut desk = desk();
    for (name, birth) in
        [("Bế Thị An", "1991"), ("Bế Thị Bình", "03/1992"), ("Bế Thị Cam", "15/06/1991"), ("Bế Thị Dung", "16/06/1991"), ("Bế Thị Én", "")]
    {
        desk.candidate(name, birth, "10/03/2021");
    }
    let found = |filters: Filters| {
        let query = ListQuery { filters, ..ListQuery::default() };
        list_rows(&desk.register, &query, day("2022-06-15"))
            .expect("a list")
            .into_iter()
            .map(|row| row.name.replace("Bế Thị ", ""))
            .collect::<Vec<_>>()
    };
    // On 15/06/2022 Cam turns 31; Dung is 30 for one day more; An, born in 1991, can be 30 or 31; Bình is 30.
    assert_eq!(found(Filters { age_from: Some(31), ..Filters::default() }), ["An", "Cam"]);
    assert_eq!(found(Filters { age_to: Some(30), ..Filters::default() }), ["An", "Bình", "Dung"]);
}

#[test]
fn a_list_is_sorted_by_what_was_asked_and_equal_rows_stand_in_name_order() {
    let mut desk = desk();
    for (name, birth, listed) in [
        ("Tạ Thị Na", "1992", "10/03/2021"),
        ("Tạ Thị Đào", "1992", "05/01/2021"),
        ("Tạ Thị Ổi", "", "10/03/2021"),
        ("Tạ Thị Bưởi", "1990", "10/03/2021"),
    ] {
        desk.candidate(name, birth, listed);
    }
    let listed = |sort: Sort, descending: bool| {
        let query = ListQuery { sort, descending, ..ListQuery::default() };
        let rows = list_rows(&desk.register, &query, day("2022-01-01")).expect("a list");
        for (place, row) in rows.iter().enumerate() {
            assert_eq!(list_position(&desk.register, &query, day("2022-01-01"), row.person).expect("a place"), Some(place as u32));
        }
        rows.into_iter().map(|row| row.name.replace("Tạ Thị ", "")).collect::<Vec<_>>()
    };
    assert_eq!(listed(Sort::Name, false), ["Bưởi", "Đào", "Na", "Ổi"]);
    assert_eq!(listed(Sort::Name, true), ["Ổi", "Na", "Đào", "Bưởi"]);
    // Not known stands last either way.
    assert_eq!(listed(Sort::BirthDate, false), ["Bưởi", "Đào", "Na", "Ổi"]);
    assert_eq!(listed(Sort::BirthDate, true), ["Đào", "Na", "Bưởi", "Ổi"]);
    assert_eq!(listed(Sort::Since, false), ["Đào", "Bưởi", "Na", "Ổi"]);
    assert_eq!(listed(Sort::Since, true), ["Bưởi", "Na", "Ổi", "Đào"]);
}

#[test]
fn a_target_through_time_shows_the_figure_that_the_target_is_about() {
    let mut desk = desk();
    for (name, ceremony) in [("Mạc Thị Mai", "20/01/2022"), ("Mạc Thị Lan", "20/05/2022")] {
        let (_, case) = desk.candidate(name, "1990", "10/03/2021");
        desk.happens(case, "decision", "10/01/2022", &[]);
        desk.happens(case, "ceremony", ceremony, &[]);
    }
    let programme = Programme { name: "Chương trình mẫu".into(), from: "2022-01-01".into(), to: "2022-12-31".into(), ..Programme::default() };
    let programme = save_programme(&mut desk.register, None, &programme, &now()).expect("a programme").value;
    let target = NewTarget {
        programme,
        indicator: "women_share".into(),
        from: "2022-01-01".into(),
        to: "2022-12-31".into(),
        value: "60".into(),
        ..NewTarget::default()
    };
    let share = save_target(&mut desk.register, None, &target, &now()).expect("a target").value;
    let pool = NewTarget { indicator: "pool_size".into(), value: "5".into(), ..target };
    let pool = save_target(&mut desk.register, None, &pool, &now()).expect("a target").value;
    let points = |target: i32, on: &str| -> Vec<(String, String)> {
        let chart = target_chart(&desk.register, target, day(on)).expect("a chart").expect("the target");
        chart.points.into_iter().map(|point| (point.on, point.reached)).collect()
    };
    let told = |rows: &[(&str, &str)]| rows.iter().map(|(on, reached)| ((*on).to_owned(), (*reached).to_owned())).collect::<Vec<_>>();
    // Nobody on the first day; then one woman of one, two of two.
    assert_eq!(points(share, "2022-07-01"), told(&[("2022-01-01", "0"), ("2022-04-01", "100"), ("2022-07-01", "100")]));
    // Two on the list; one is left after the first ceremony, none after the second.
    assert_eq!(points(pool, "2022-07-01"), told(&[("2022-01-01", "2"), ("2022-04-01", "1"), ("2022-07-01", "0")]));
    // The year is over and the target was missed: from the day after its end it cannot be reached.
    let line = target_table(&desk.register, day("2024-03-05")).expect("targets").remove(1);
    assert_eq!(line.impossible_from.as_deref(), Some("2023-01-01"));
}

// The journal keeps ids; a person reads names. A row that undo took out has none any more, and a day off never had one.
#[test]
fn rows_of_the_journal_have_names_while_they_stand() {
    let mut desk = desk();
    let (person, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "2020-01-02");
    let listed = desk.happens(case, "task_given", "2020-02-03", &[("task", "mẫu")]);
    let row = |table: &str, row_id| register::log::RowRef { table_name: table.into(), row_id };
    let names = |desk: &Desk| {
        let asked = [row("unit", desk.branch), row("person", person), row("case", case), row("event", listed), row("holiday", 1), row("person", 99)];
        let found = desk.register.row_names(&asked).expect("names");
        found.into_iter().map(|one| format!("{} {}", one.table_name, one.name)).collect::<Vec<_>>()
    };
    assert_eq!(names(&desk), ["unit Chi bộ Một", "person Nguyễn Thị Mẫu", "case Nguyễn Thị Mẫu", "event @event.task_given"]);
    desk.register.undo(&now()).expect("undo");
    assert_eq!(names(&desk), ["unit Chi bộ Một", "person Nguyễn Thị Mẫu", "case Nguyễn Thị Mẫu"]);
}

// A split names the units that came of it, in the unit's history as in the journal.
#[test]
fn a_units_history_tells_units_by_name() {
    let mut desk = desk();
    let two = ["Chi bộ Hai", "Chi bộ Ba"].map(|name| {
        let unit = NewUnit { name: name.into(), parent: Some(1), from: Some("2021-01-01".into()), ..NewUnit::default() };
        add_unit(&mut desk.register, &unit, &now()).expect("a unit").value
    });
    let values = BTreeMap::from([("new_units".to_owned(), format!("[\"{}\",\"{}\"]", two[0], two[1]))]);
    let split = UnitEntry {
        unit: desk.branch,
        kind: "unit_split".into(),
        on: "05/01/2021".into(),
        values,
        reason: Some("mẫu".into()),
        ..UnitEntry::default()
    };
    record_unit_event(&mut desk.register, &split, &now()).expect("a split");
    let history = unit_history(&desk.register, desk.branch).expect("history");
    let step = history.iter().find(|step| step.kind == "unit_split").expect("the split");
    assert_eq!(step.values[0].shown, "Chi bộ Hai, Chi bộ Ba");
}

#[test]
fn a_denominator_is_offered_as_the_members_on_the_eve() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Mạc Thị Mai", "1990", "10/03/2021");
    desk.candidate("Mạc Thị Lan", "1990", "10/03/2021");
    desk.happens(case, "decision", "10/01/2022", &[]);
    desk.happens(case, "ceremony", "20/01/2022", &[]);
    let offered = |unit: Option<i32>, from: &str| suggest_denominator(&desk.register, unit, day(from)).expect("a number");
    // On the eve of the ceremony's day nobody is a member; on that of the next day one of the two is, in her branch and above it.
    assert_eq!((offered(None, "2022-01-20"), offered(None, "2022-01-21"), offered(Some(desk.branch), "2022-01-21")), (0, 1, 1));
}
