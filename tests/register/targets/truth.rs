//! What was wrong with targets: who is counted, who can still be, and until when. Figures are worked out by hand.

use std::collections::BTreeMap;

use register::cases::record_event;
use register::entries::Entry;
use register::people::{NewPerson, add_person};
use register::targets::{Indicator, NewTarget, Programme, TargetLine, save_programme, save_target, target_table, target_value_read};

use crate::cases::record::{Desk, day, desk, now};

struct Office {
    desk: Desk,
    programme: i32,
}

impl Office {
    fn new() -> Self {
        let mut desk = desk();
        let programme =
            Programme { name: "Chương trình mẫu".into(), from: "2020-01-01".into(), to: "2025-12-31".into(), ..Programme::default() };
        let programme = save_programme(&mut desk.register, None, &programme, &now()).expect("a programme").value;
        Self { desk, programme }
    }

    /// Somebody, by a first entry; gives person and case.
    fn person(&mut self, name: &str, sex: &str, first: &str, on: &str, values: &[(&str, &str)]) -> (i32, i32) {
        let facts = [("birth_name", name), ("birth_date", "1990"), ("sex", sex)];
        let texts =
            |pairs: &[(&str, &str)]| pairs.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect::<BTreeMap<_, _>>();
        let new = NewPerson {
            facts: texts(&facts),
            unit: self.desk.branch,
            first: first.into(),
            on: on.into(),
            values: texts(values),
            reason: Some("mẫu".into()),
            ..NewPerson::default()
        };
        let added = add_person(&mut self.desk.register, &new, &now()).expect("a person").value;
        (added.person, added.case)
    }

    fn listed(&mut self, name: &str, sex: &str, on: &str) -> (i32, i32) {
        self.person(name, sex, "candidate_listed", on, &[])
    }

    /// A member by decision and ceremony.
    fn admitted(&mut self, name: &str, sex: &str, decided: &str, ceremony: &str) -> (i32, i32) {
        let (person, case) = self.listed(name, sex, "10/03/2019");
        self.desk.happens(case, "decision", decided, &[]);
        self.desk.happens(case, "ceremony", ceremony, &[]);
        (person, case)
    }

    /// Listed again in a new case.
    fn again(&mut self, ended: i32, on: &str) -> i32 {
        let entry = Entry { case: ended, kind: "candidate_listed".into(), on: on.into(), reason: Some("mẫu".into()), ..Entry::default() };
        record_event(&mut self.desk.register, &entry, &now()).expect("a new case").value.case
    }

    fn cancelled(&mut self, case: i32, on: &str, decision: i32, ground: &str, redo: &str) {
        self.desk.happens(case, "decision_cancelled", on, &[("cancels", &decision.to_string()), ("ground", ground), ("redo", redo)]);
    }

    /// The line of a target of the year 2022 unless other years are named.
    fn line_of(&mut self, indicator: &str, value: &str, years: (i32, i32), on: &str) -> TargetLine {
        let (from, to) = (format!("{}-01-01", years.0), format!("{}-12-31", years.1));
        let target = NewTarget { programme: self.programme, indicator: indicator.into(), from, to, value: value.into(), ..NewTarget::default() };
        let saved = save_target(&mut self.desk.register, None, &target, &now()).expect("a target").value;
        self.on(saved.target, on)
    }

    fn line(&mut self, indicator: &str, value: &str, on: &str) -> TargetLine {
        self.line_of(indicator, value, (2022, 2022), on)
    }

    fn on(&self, target: i32, on: &str) -> TargetLine {
        target_table(&self.desk.register, day(on)).expect("targets").into_iter().find(|line| line.target == target).expect("the target")
    }
}

/// Reached, reachable, short by.
fn told(line: &TargetLine) -> (&str, Option<&str>, Option<&str>) {
    (line.reached.as_str(), line.reachable.as_deref(), line.short_by.as_deref())
}

fn cases(line: &TargetLine) -> Vec<i32> {
    line.can.iter().map(|can| can.case).collect()
}

#[test]
fn truth_e1_a_pool_can_be_filled_until_the_end_and_the_day_does_not_move_with_the_question() {
    let mut office = Office::new();
    office.listed("Mạc Thị Mai", "female", "10/03/2021");
    office.listed("Mạc Văn Nam", "male", "10/03/2021");
    let (_, introduced) = office.person("Mạc Thị Lan", "female", "candidate_introduced", "10/02/2022", &[("organization", "youth_union")]);
    let line = office.line("pool_size", "5", "2022-07-01");
    // Two stand on the list, the third can be put on it; two more may be found by the end of the year.
    assert_eq!(told(&line), ("2", Some("3"), Some("2")));
    assert_eq!((line.possible, cases(&line)), (true, vec![introduced]));
    assert_eq!(line.can[0].last_day, "2022-12-31");
    for on in ["2022-07-01", "2022-12-31", "2024-03-05"] {
        assert_eq!(office.on(line.target, on).impossible_from.as_deref(), Some("2023-01-01"), "{on}");
    }
}

#[test]
fn truth_e1_a_target_never_to_be_exceeded_says_when_it_was() {
    let mut office = Office::new();
    let (first, one) = office.admitted("Mạc Thị Mai", "female", "10/01/2020", "20/01/2020");
    let (second, two) = office.admitted("Mạc Văn Nam", "male", "10/01/2020", "20/01/2020");
    office.desk.happens(one, "struck_off", "10/02/2022", &[("cause_code", "other")]);
    let line = office.line("strike_offs", "1", "2022-03-01");
    assert_eq!((told(&line), line.possible, line.impossible_from.as_deref()), (("1", None, None), true, None));
    office.desk.happens(two, "struck_off", "10/05/2022", &[("cause_code", "other")]);
    let line = office.on(line.target, "2022-06-01");
    assert_eq!((told(&line), line.possible), (("2", None, None), false));
    assert_eq!((line.impossible_from.as_deref(), line.people.clone()), (Some("2022-05-10"), vec![first, second]));
    assert!(line.can.is_empty());
}

#[test]
fn truth_e1_conversions_are_possible_while_a_new_probation_still_ends_in_time() {
    let mut office = Office::new();
    let (_, running) = office.admitted("Mạc Thị Mai", "female", "10/09/2021", "20/09/2021");
    let (_, candidate) = office.listed("Mạc Văn Nam", "male", "10/03/2021");
    let line = office.line("conversions", "2", "2021-12-31");
    // The one can be recognized from 20/9/2022; whoever is admitted by 31/12/2021 ends the twelve months on 31/12/2022.
    let can: Vec<(i32, &str)> = line.can.iter().map(|can| (can.case, can.last_day.as_str())).collect();
    assert_eq!((told(&line), can), (("0", Some("2"), None), vec![(running, "2022-12-31"), (candidate, "2021-12-31")]));
    assert_eq!((line.possible, line.impossible_from.as_deref()), (true, Some("2022-01-01")));
    let late = office.on(line.target, "2022-06-01");
    assert_eq!((told(&late), late.possible, late.impossible_from.as_deref()), (("0", Some("1"), Some("1")), false, Some("2022-01-01")));
    // One is enough for a target of one, until the year is over.
    let one = office.line("conversions", "1", "2022-06-01");
    assert_eq!((one.possible, one.impossible_from.as_deref()), (true, Some("2023-01-01")));
}

#[test]
fn truth_e2_a_percent_typed_with_a_point_is_read_as_with_a_comma() {
    let mut office = Office::new();
    for typed in ["3.5", "3,5", " 3,50 "] {
        let target = NewTarget {
            programme: office.programme,
            indicator: "women_share".into(),
            from: "2022-01-01".into(),
            to: "2022-12-31".into(),
            value: typed.into(),
            ..NewTarget::default()
        };
        let saved = save_target(&mut office.desk.register, None, &target, &now()).expect("a target").value;
        assert_eq!(saved.value, "3.5", "{typed}");
        assert_eq!(office.on(saved.target, "2022-07-01").target_value, "3.5", "{typed}");
    }
    // A number of people has no halves of a thousand.
    assert_eq!(target_value_read("admissions", "1.200").expect("a number"), "1200");
    assert_eq!(target_value_read("women_share", "1.200").expect("a share"), "1.2");
    assert!(target_value_read("women_share", "3.5.1").is_err());
    assert!(target_value_read("women_share", "0,0").is_err());
}

#[test]
fn truth_e3_a_members_cancelled_decision_is_a_strike_off_and_a_candidates_is_not() {
    let mut office = Office::new();
    let (member, one) = office.admitted("Mạc Thị Mai", "female", "10/01/2021", "20/01/2021");
    let (_, two) = office.listed("Mạc Văn Nam", "male", "10/03/2021");
    let decision = office.desk.happens(two, "decision", "10/01/2022", &[]);
    office.cancelled(two, "10/02/2022", decision, "not_qualified", "[]");
    office.cancelled(one, "10/03/2022", decision_of(&office, member), "not_qualified", "[]");
    let line = office.line("strike_offs", "3", "2022-07-01");
    assert_eq!((line.reached.as_str(), line.people), ("1", vec![member]));
}

/// The decision on a person's admission.
fn decision_of(office: &Office, person: i32) -> i32 {
    let page = register::people::person_page(&office.desk.register, person, day("2026-11-24")).expect("a page");
    page.cases.iter().flat_map(|case| &case.events).find(|event| event.kind == "decision").expect("a decision").event
}

#[test]
fn truth_e4_every_code_has_one_definition() {
    for indicator in Indicator::ALL {
        assert_eq!(indicator.code().parse(), Ok(*indicator));
    }
    assert!("no_such_indicator".parse::<Indicator>().is_err());
}

#[test]
fn truth_e5_somebody_admitted_twice_is_two_admissions() {
    let mut office = Office::new();
    let (person, first) = office.admitted("Mạc Thị Mai", "female", "10/01/2020", "20/01/2020");
    office.desk.happens(first, "struck_off", "10/06/2020", &[("cause_code", "other")]);
    let second = office.again(first, "01/02/2024");
    office.desk.happens(second, "decision", "10/05/2024", &[]);
    office.desk.happens(second, "ceremony", "20/05/2024", &[]);
    // Written down again, the second ceremony is still one admission.
    office.desk.happens(second, "ceremony", "21/05/2024", &[]);
    let line = office.line_of("admissions", "5", (2020, 2024), "2024-12-31");
    assert_eq!((line.reached.as_str(), line.people), ("2", vec![person, person]));
}

#[test]
fn truth_e6_who_is_counted_is_not_counted_again() {
    let mut office = Office::new();
    let (taught, one) = office.listed("Mạc Thị Mai", "female", "10/03/2021");
    let (_, two) = office.listed("Mạc Văn Nam", "male", "10/03/2021");
    let (_, three) = office.listed("Mạc Thị Lan", "female", "10/03/2021");
    for on in ["10/02/2022", "10/04/2022"] {
        office.desk.happens(one, "course_certificate", on, &[]);
    }
    let line = office.line("course_attendance", "4", "2022-07-01");
    assert_eq!((told(&line), line.people.clone(), cases(&line)), (("1", Some("3"), Some("1")), vec![taught], vec![two, three]));
}

#[test]
fn truth_e7_a_share_of_nobody_yet_can_still_be_met_by_those_who_come_into_it() {
    let mut office = Office::new();
    let (_, case) = office.admitted("Mạc Thị Mai", "female", "20/09/2021", "03/10/2021");
    let line = office.line("conversion_on_time", "90", "2022-01-01");
    // Probation to 3/10/2022; 30 working days of the branch to 14/11, 30 of the decision to 26/12/2022.
    assert_eq!((told(&line), line.possible, cases(&line)), (("0", Some("100"), None), true, vec![case]));
    assert_eq!((line.can[0].last_day.as_str(), line.impossible_from.as_deref()), ("2022-12-26", Some("2022-12-27")));
    let missed = office.on(line.target, "2022-12-27");
    assert_eq!((told(&missed), missed.possible), (("0", Some("0"), Some("90")), false));
    office.desk.happens(case, "conversion_decision", "26/12/2022", &[]);
    let met = office.on(line.target, "2022-12-27");
    assert_eq!((told(&met), met.possible, met.impossible_from.as_deref()), (("100", Some("100"), None), true, None));
}

#[test]
fn truth_e8_a_man_never_raises_the_share_of_women() {
    let mut office = Office::new();
    office.admitted("Mạc Thị Mai", "female", "10/01/2022", "20/01/2022");
    office.admitted("Mạc Văn Nam", "male", "10/01/2022", "20/01/2022");
    let (_, woman) = office.listed("Mạc Thị Lan", "female", "10/03/2021");
    office.listed("Mạc Văn Ba", "male", "10/03/2021");
    office.listed("Mạc Văn Tư", "male", "10/03/2021");
    let line = office.line("women_share", "70", "2022-07-01");
    // One of two; with the woman two of three: the men need not be admitted.
    assert_eq!((told(&line), cases(&line)), (("50", Some("66.67"), Some("3.33")), vec![woman]));
    assert_eq!((line.possible, line.impossible_from.as_deref()), (true, Some("2023-01-01")));
    // All cannot be women any more, whoever comes.
    assert!(!office.line("women_share", "100", "2022-07-01").possible);
}

#[test]
fn truth_e9_a_live_ceremony_is_a_membership_while_a_step_is_redone() {
    let mut office = Office::new();
    let (person, case) = office.admitted("Mạc Thị Mai", "female", "10/01/2022", "20/01/2022");
    office.cancelled(case, "10/04/2022", decision_of(&office, person), "wrong_procedure", r#"["committee_vote"]"#);
    let line = office.line("admissions", "2", "2022-07-01");
    assert_eq!((told(&line), line.can.len()), (("1", Some("1"), Some("1")), 0));
    assert_eq!(office.line("pool_size", "2", "2022-07-01").reached, "0");
}

#[test]
fn truth_e9_only_who_left_the_party_waits_for_readmission() {
    let mut office = Office::new();
    let (_, never) = office.listed("Mạc Văn Nam", "male", "10/03/2021");
    let decision = office.desk.happens(never, "decision", "10/01/2022", &[]);
    office.cancelled(never, "10/02/2022", decision, "not_qualified", "[]");
    let (_, member) = office.admitted("Mạc Thị Mai", "female", "10/01/2020", "20/01/2020");
    office.desk.happens(member, "struck_off", "10/02/2022", &[("cause_code", "other")]);
    let anew = office.again(never, "01/05/2022");
    let waiting = office.again(member, "01/05/2022");
    let line = office.line("admissions", "2", "2022-07-01");
    assert_eq!(cases(&line), [anew]);
    // 36 months from 10/2/2022.
    assert_eq!(cases(&office.line_of("admissions", "2", (2024, 2025), "2024-07-01")), [anew, waiting]);
    assert_eq!(cases(&office.line_of("admissions", "2", (2024, 2024), "2024-07-01")), [anew]);
}

#[test]
fn truth_e10_a_probation_ends_by_its_admission_date_however_the_member_came() {
    let mut office = Office::new();
    let probationer = [("member_kind", "probationary"), ("admission_date_set", "2021-05-10")];
    let (recorded, one) = office.person("Mạc Thị Mai", "female", "member_recorded", "31/12/2021", &probationer);
    // Recorded when the probation was over already.
    let late = [("member_kind", "probationary"), ("admission_date_set", "2021-06-10")];
    let (_, unrecognized) = office.person("Mạc Văn Nam", "male", "member_recorded", "01/08/2022", &late);
    let full = [("member_kind", "full"), ("admission_date_set", "2021-03-10"), ("official_date_set", "2022-03-10")];
    office.person("Mạc Văn Ba", "male", "member_recorded", "01/08/2022", &full);
    let (gone, two) = office.admitted("Mạc Thị Lan", "female", "20/03/2021", "01/04/2021");
    office.cancelled(two, "01/12/2021", decision_of(&office, gone), "not_qualified", "[]");
    office.desk.happens(one, "conversion_decision", "20/05/2022", &[]);
    let line = office.line("conversion_rate", "100", "2022-09-01");
    // The two probationers recorded: 10/5 recognized, 10/6 not yet. Not the full one, nor her whose decision was cancelled.
    assert_eq!((told(&line), line.people.clone(), cases(&line)), (("50", Some("100"), None), vec![recorded], vec![unrecognized]));
}

#[test]
fn truth_e11_a_later_cancellation_does_not_reach_back() {
    let mut office = Office::new();
    let (person, case) = office.admitted("Mạc Thị Mai", "female", "01/02/2021", "10/02/2021");
    let decision = office.desk.happens(case, "conversion_decision", "01/03/2022", &[]);
    office.cancelled(case, "10/09/2022", decision, "wrong_procedure", r#"["conversion_vote"]"#);
    let line = office.line("conversions", "1", "2022-09-09");
    assert_eq!((line.reached.as_str(), line.people.clone()), ("1", vec![person]));
    assert_eq!(office.on(line.target, "2022-09-10").reached, "0");
    // A period that was over stays as it ended.
    let half = NewTarget {
        programme: office.programme,
        indicator: "conversions".into(),
        from: "2022-01-01".into(),
        to: "2022-06-30".into(),
        value: "1".into(),
        ..NewTarget::default()
    };
    let half = save_target(&mut office.desk.register, None, &half, &now()).expect("a target").value;
    assert_eq!(office.on(half.target, "2024-01-01").reached, "1");
}

#[test]
fn truth_e12_pace_and_reached_round_half_up() {
    let mut office = Office::new();
    office.admitted("Mạc Thị Mai", "female", "10/01/2022", "20/01/2022");
    office.admitted("Mạc Thị Lan", "female", "10/01/2022", "20/01/2022");
    office.admitted("Mạc Văn Nam", "male", "10/01/2022", "20/01/2022");
    // 183 of 365 days: 7 × 183 / 365 = 3.5096.
    assert_eq!(office.line("admissions", "7", "2022-07-02").pace, "3.51");
    // Two of three: 66.666…
    assert_eq!(office.line("women_share", "50", "2022-07-02").reached, "66.67");
}
