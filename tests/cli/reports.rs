//! Reports: what each pitfall of the statistics does to the figures, worked out by hand.
//!
//! The register tells everything from 01/01/2020 on, so that figures of 2020 and 2021 are whole.

use serde_json::Value;

use crate::desk::{BRANCH, Desk, OTHER_BRANCH, PASSED, ROOT, texts};

/// A register with two branches whose record begins with 2020.
fn desk() -> Desk {
    let desk = Desk::with_units();
    desk.json("setting set", &["figures_from", "2020-01-01"]);
    desk
}

/// Somebody listed, decided on and admitted; gives person and case.
fn admitted(desk: &Desk, unit: &str, name: &str, sets: &[&str], decision: &str, ceremony: &str) -> (String, String) {
    let mut arguments = vec!["--name", name, "--unit", unit, "--on", "2019-05-05"];
    sets.iter().for_each(|set| arguments.extend(["--set", set]));
    let added = desk.json("person add", &arguments);
    let case = added["case"].to_string();
    desk.event_anyway(&case, "branch_vote", "2019-11-11", PASSED);
    desk.event_anyway(&case, "decision", decision, &[]);
    desk.event_anyway(&case, "ceremony", ceremony, &[]);
    (added["person"].to_string(), case)
}

/// A full member of the unit since long before the record begins.
fn member(desk: &Desk, unit: &str, name: &str) -> (String, String) {
    let sets = ["member_kind=full", "admission_date_set=2010-03-03", "official_date_set=2011-03-03"];
    let mut arguments = vec!["--name", name, "--unit", unit, "--on", "2019-12-31", "--first", "member_recorded"];
    sets.iter().for_each(|set| arguments.extend(["--set", set]));
    let added = desk.json("person add", &arguments);
    (added["person"].to_string(), added["case"].to_string())
}

fn report(desk: &Desk, report: &str, period: &str, unit: Option<&str>) -> Value {
    let mut arguments = vec!["--report", report, "--period", period];
    arguments.extend(unit.iter().flat_map(|unit| ["--unit", unit]));
    desk.json("report", &arguments)
}

fn figure<'r>(report: &'r Value, code: &str) -> &'r Value {
    report["figures"].as_array().expect("figures").iter().find(|figure| figure["code"] == code).unwrap_or_else(|| panic!("no figure {code}"))
}

/// The figures of a report that are not nought, as `code=value`.
fn told(report: &Value) -> Vec<String> {
    let figures = report["figures"].as_array().expect("figures").iter();
    let some = figures.filter(|figure| !figure["value"].is_null() && figure["value"] != 0);
    some.map(|figure| format!("{}={}", figure["code"].as_str().expect("a code"), figure["value"])).collect()
}

fn movement(desk: &Desk, period: &str, unit: Option<&str>) -> Vec<String> {
    let report = report(desk, "movement", period, unit);
    let broken: Vec<&Value> = report["identities"].as_array().expect("identities").iter().filter(|each| each["holds"] != true).collect();
    assert!(broken.is_empty(), "{broken:?}");
    told(&report)
}

#[test]
fn decided_in_one_period_and_admitted_in_the_next_counts_by_the_ceremony() {
    let desk = desk();
    admitted(&desk, BRANCH, "Mẫu Một", &[], "2020-12-20", "2021-01-05");
    assert_eq!(movement(&desk, "2020", None), Vec::<String>::new());
    assert_eq!(movement(&desk, "2021-H1", None), ["increase=1", "admissions=1", "members_end=1"]);
    assert_eq!(movement(&desk, "2021-H2", None), ["members_start=1", "members_end=1"]);
}

#[test]
fn admitted_here_and_moved_away_before_the_end_counts_in_both() {
    let desk = desk();
    let (person, case) = admitted(&desk, BRANCH, "Mẫu Một", &[], "2021-01-10", "2021-02-03");
    desk.event_anyway(&case, "transfer_slip", "2021-05-20", &["slip_kind=slip_10", "transfer_scope=other_province", "to_place=Hà Nội"]);
    let expected = ["increase=1", "admissions=1", "decrease=1", "transfers_out=1", "transfers_out_province=1"];
    assert_eq!(movement(&desk, "2021-H1", None), expected);
    let report = report(&desk, "movement", "2021-H1", None);
    assert_eq!(figure(&report, "admissions")["people"].to_string(), format!("[{person}]"));
    assert_eq!(figure(&report, "transfers_out_province")["people"].to_string(), format!("[{person}]"));
}

/// From the slip to the receipt somebody is in neither branch and stays in their committee: out of the one, into the other, and
/// nothing to the committee.
#[test]
fn a_slip_in_one_period_received_in_the_next_cancels_above_both() {
    let desk = desk();
    let (_, case) = member(&desk, BRANCH, "Mẫu Một");
    let to = format!("to_unit={OTHER_BRANCH}");
    desk.event_anyway(&case, "transfer_slip", "2021-06-25", &["slip_kind=slip_7", "transfer_scope=same_grassroots", &to]);
    let unit = format!("unit={OTHER_BRANCH}");
    desk.event_anyway(&case, "transfer_received", "2021-07-10", &[&unit, "transfer_scope=same_grassroots"]);
    let out = ["members_start=1", "decrease=1", "transfers_out=1", "transfers_out_internal=1"];
    assert_eq!(movement(&desk, "2021-H1", Some(BRANCH)), out);
    assert_eq!(movement(&desk, "2021-H1", Some(OTHER_BRANCH)), Vec::<String>::new());
    assert_eq!(movement(&desk, "2021-H1", Some(ROOT)), ["members_start=1", "members_end=1"]);
    assert_eq!(movement(&desk, "2021-H1", None), ["members_start=1", "members_end=1"]);
    assert_eq!(movement(&desk, "2021-H2", Some(BRANCH)), Vec::<String>::new());
    let inwards = ["increase=1", "transfers_in=1", "transfers_in_internal=1", "members_end=1"];
    assert_eq!(movement(&desk, "2021-H2", Some(OTHER_BRANCH)), inwards);
    assert_eq!(movement(&desk, "2021-H2", Some(ROOT)), ["members_start=1", "members_end=1"]);
}

/// A receipt without a slip leaves the old unit that day, as if slipped then.
#[test]
fn a_receipt_without_a_slip_leaves_the_old_unit() {
    let desk = desk();
    let (_, case) = member(&desk, BRANCH, "Mẫu Một");
    let unit = format!("unit={OTHER_BRANCH}");
    desk.event_anyway(&case, "transfer_received", "2021-03-10", &[&unit, "transfer_scope=same_grassroots"]);
    assert_eq!(movement(&desk, "2021-H1", Some(BRANCH)), ["members_start=1", "decrease=1", "transfers_out=1", "transfers_out_internal=1"]);
    assert_eq!(movement(&desk, "2021-H1", Some(OTHER_BRANCH)), ["increase=1", "transfers_in=1", "transfers_in_internal=1", "members_end=1"]);
    assert_eq!(movement(&desk, "2021-H1", None), ["members_start=1", "members_end=1"]);
}

#[test]
fn a_temporary_transfer_never_changes_a_count() {
    let desk = desk();
    let (_, case) = member(&desk, BRANCH, "Mẫu Một");
    desk.event_anyway(&case, "temporary_out", "2021-02-10", &["to_place=Hà Nội", "until=2021-08-10"]);
    desk.event_anyway(&case, "temporary_ended", "2021-08-10", &[]);
    for unit in [None, Some(BRANCH)] {
        assert_eq!(movement(&desk, "2021", unit), ["members_start=1", "members_end=1"]);
    }
}

/// Admitted elsewhere, brought in later: nobody's before they come, no admission ever.
#[test]
fn who_was_admitted_elsewhere_is_counted_from_the_day_they_come() {
    let desk = desk();
    let sets = ["transfer_scope=other_upper", "from_place=Quảng Ninh", "member_kind=probationary"];
    let unit = format!("unit={BRANCH}");
    let mut arguments = vec!["--name", "Mẫu Một", "--unit", BRANCH, "--on", "2021-03-15", "--first", "transfer_received", "--set", &unit];
    sets.iter().for_each(|set| arguments.extend(["--set", set]));
    let case = desk.json("person add", &arguments)["case"].to_string();
    desk.json("event", &[&case, "ceremony", "--on", "2020-09-09", "--set", "elsewhere=true", "--reason", "mẫu"]);
    assert_eq!(movement(&desk, "2020", None), Vec::<String>::new());
    assert_eq!(movement(&desk, "2021-H1", None), ["increase=1", "transfers_in=1", "transfers_in_upper=1", "members_end=1"]);
}

#[test]
fn who_dies_in_probation_is_a_death_and_no_strike_off() {
    let desk = desk();
    let (_, case) = admitted(&desk, BRANCH, "Mẫu Một", &[], "2020-10-10", "2020-11-11");
    desk.event_anyway(&case, "died", "2021-04-04", &[]);
    assert_eq!(movement(&desk, "2021-H1", None), ["members_start=1", "decrease=1", "deaths=1"]);
}

#[test]
fn who_is_struck_off_in_probation_is_one_of_them() {
    let desk = desk();
    let (_, probationer) = admitted(&desk, BRANCH, "Mẫu Một", &[], "2020-10-10", "2020-11-11");
    desk.event_anyway(&probationer, "struck_off", "2021-04-04", &["cause_code=no_meetings_dues"]);
    let (_, full) = member(&desk, BRANCH, "Mẫu Hai");
    desk.event_anyway(&full, "struck_off", "2021-05-05", &["cause_code=no_meetings_dues"]);
    assert_eq!(movement(&desk, "2021-H1", None), ["members_start=2", "decrease=2", "strike_offs=2", "strike_offs_probationers=1"]);
}

/// Worked example 3: a procedure cancelled and done again. A member throughout, admitted once.
#[test]
fn whose_procedure_is_done_again_stays_a_member_and_was_admitted_once() {
    let desk = desk();
    let (_, case) = desk.candidate("Mẫu Ba", "2020-04-12");
    desk.event_anyway(&case, "branch_vote", "2020-10-12", PASSED);
    desk.event_anyway(&case, "committee_vote", "2020-11-28", PASSED);
    let decision = desk.event_anyway(&case, "decision", "2020-12-10", &[])["event"].to_string();
    desk.event_anyway(&case, "ceremony", "2021-01-25", &[]);
    let cancels = format!("cancels={decision}");
    desk.event_anyway(&case, "decision_cancelled", "2021-06-15", &[&cancels, "ground=wrong_procedure", r#"redo=["committee_vote"]"#]);
    desk.event_anyway(&case, "committee_vote", "2021-09-30", PASSED);
    desk.event_anyway(&case, "decision", "2021-10-20", &["admission_date_set=2021-01-25"]);
    desk.event_anyway(&case, "ceremony", "2021-11-11", &[]);
    assert_eq!(movement(&desk, "2021-H1", None), ["increase=1", "admissions=1", "members_end=1"]);
    assert_eq!(movement(&desk, "2021-H2", None), ["members_start=1", "members_end=1"]);
    assert_eq!(movement(&desk, "2021", None), ["increase=1", "admissions=1", "members_end=1"]);
    // A target of the second half counts the ceremony written down once more no second time either.
    let programme = desk.json("programme add", &["--name", "Mẫu", "--from", "2021-01-01", "--to", "2021-12-31"])["programme"].to_string();
    for (from, to) in [("2021-01-01", "2021-06-30"), ("2021-07-01", "2021-12-31")] {
        desk.json("target add", &[&programme, "admissions", "--value", "3", "--from", from, "--to", to]);
    }
    let targets = desk.json("targets", &["--as-of", "2021-12-31"]);
    let reached: Vec<&Value> = targets.as_array().expect("targets").iter().map(|target| &target["reached"]).collect();
    assert_eq!(reached, [&Value::from(1), &Value::from(0)], "{targets}");
}

/// The end of one membership and the ceremony of the next: in B1, and in I.7.
#[test]
fn who_is_admitted_again_is_an_admission_and_one_admitted_again() {
    let desk = desk();
    let (person, first) = admitted(&desk, BRANCH, "Mẫu Một", &["sex=female"], "2020-01-10", "2020-02-03");
    desk.event_anyway(&first, "conversion_decision", "2021-03-01", &[]);
    desk.event_anyway(&first, "struck_off", "2021-04-04", &["cause_code=no_meetings_dues"]);
    let again = desk.event_anyway(&first, "candidate_listed", "2021-05-05", &[])["case"].to_string();
    assert_ne!(again, first, "a case of its own");
    desk.event_anyway(&again, "branch_vote", "2021-07-07", PASSED);
    desk.event_anyway(&again, "decision", "2021-08-08", &[]);
    desk.event_anyway(&again, "ceremony", "2021-09-09", &[]);
    let year = ["members_start=1", "increase=1", "admissions=1", "decrease=1", "strike_offs=1", "members_end=1"];
    assert_eq!(movement(&desk, "2021", None), year);
    let report = report(&desk, "admitted", "2021", None);
    assert_eq!(figure(&report, "readmissions")["people"].to_string(), format!("[{person}]"));
    assert_eq!(figure(&report, "admitted_women")["value"], 1);
    let before = self::report(&desk, "admitted", "2020", None);
    assert_eq!((&figure(&before, "admissions")["value"], &figure(&before, "readmissions")["value"]), (&1.into(), &0.into()));
}

/// A unit merged in the period brings its members of the start along: no transfer, and D = A + B − C holds.
#[test]
fn the_members_of_a_unit_merged_in_the_year_come_along() {
    let desk = desk();
    member(&desk, BRANCH, "Mẫu Một");
    member(&desk, OTHER_BRANCH, "Mẫu Hai");
    desk.event_anyway(OTHER_BRANCH, "unit_merged", "2021-04-01", &[&format!("into={BRANCH}")]);
    assert_eq!(movement(&desk, "2021-H1", Some(BRANCH)), ["members_start=2", "members_end=2"]);
    assert_eq!(movement(&desk, "2021-01-01..2021-03-31", Some(BRANCH)), ["members_start=1", "members_end=1"]);
    // The same period stands in the tree of its own last day.
    assert_eq!(figure(&report(&desk, "movement", "2021-H1", Some(BRANCH)), "members_end")["same_period"], 1);
}

/// What is known by the year alone counts by the year: 2021 − 1991 is 30.
#[test]
fn a_birth_known_by_its_year_counts_by_the_year() {
    let desk = desk();
    // 30 on 04/02/2021, 31 the day after; the day itself counts.
    admitted(&desk, BRANCH, "Mẫu Một", &["birth_date=1990-02-05"], "2021-01-10", "2021-02-04");
    admitted(&desk, BRANCH, "Mẫu Hai", &["birth_date=1990-02-05"], "2021-01-10", "2021-02-05");
    admitted(&desk, BRANCH, "Mẫu Ba", &["birth_date=1991"], "2021-01-10", "2021-02-05");
    admitted(&desk, BRANCH, "Mẫu Bốn", &[], "2021-01-10", "2021-02-05");
    let report = report(&desk, "admitted", "2021-H1", None);
    let value = |code: &str| figure(&report, code)["value"].clone();
    assert_eq!([value("admitted_age_18_30"), value("admitted_age_31_35"), value("admitted_age_unknown")], [2, 1, 1].map(Value::from));
    // Born 05/02/1990: 11,322 days to 04/02/2021, 11,323 to 05/02: 30.998 and 31.001 years; and 30. Together 92.0 of three: 30.7.
    assert_eq!(value("admitted_age_average"), 30.7);
    assert!(report["identities"].as_array().expect("identities").iter().all(|each| each["holds"] == true), "{report}");
}

/// What is not known has a line of its own that completes the sum.
#[test]
fn what_is_not_known_completes_the_sums() {
    let desk = desk();
    let facts = ["occupation_group=enterprise_worker", "general_schooling=upper_secondary", "qualification=university", "ethnicity=02"];
    admitted(&desk, BRANCH, "Mẫu Một", &facts, "2021-01-10", "2021-02-03");
    admitted(&desk, BRANCH, "Mẫu Hai", &["occupation_group=retired"], "2021-01-10", "2021-02-03");
    admitted(&desk, BRANCH, "Mẫu Ba", &[], "2021-01-10", "2021-02-03");
    let report = report(&desk, "admitted", "2021-H1", None);
    let expected = [
        "admissions=3",
        "admitted_minority=1",
        "admitted_enterprise=1",
        "admitted_occ_enterprise_worker=1",
        "admitted_occ_other=1",
        "admitted_occ_unknown=1",
        "admitted_age_unknown=3",
        "admitted_school_upper_secondary=1",
        "admitted_school_unknown=2",
        "admitted_qual_university=1",
        "grassroots_committees=1",
        "grassroots_committees_admitting=1",
    ];
    assert_eq!(told(&report), expected);
    let present = self::report(&desk, "present", "2021-H1", None);
    assert_eq!(figure(&present, "present_retired")["value"], 1);
    assert_eq!(figure(&present, "present_occ_other")["value"], 0);
    assert_eq!(figure(&present, "present_probationers")["value"], 3);
    assert_eq!(figure(&present, "present_joined_since_1975_05_01")["value"], 3);
}

/// 4 = 2·100/3, and less 100: 15 of 19 are 78.9 %, 21.1 % fewer; of none there is no percentage.
#[test]
fn a_percentage_is_rounded_once_and_of_nothing_there_is_none() {
    let desk = desk();
    for n in 0..2 {
        admitted(&desk, BRANCH, &format!("Mẫu {n}"), &[], "2021-01-10", "2021-02-03");
    }
    for n in 0..3 {
        admitted(&desk, BRANCH, &format!("Mẫu trước {n}"), &[], "2020-01-10", "2020-02-03");
    }
    let report = report(&desk, "movement", "2021-H1", None);
    let admissions = figure(&report, "admissions");
    assert_eq!((&admissions["value"], &admissions["same_period"]), (&2.into(), &3.into()));
    assert_eq!((&admissions["ratio_pct"], &admissions["change_pct"]), (&66.7.into(), &(-33.3).into()));
    let none = figure(&report, "deaths");
    assert_eq!((&none["value"], &none["ratio_pct"], &none["change_pct"]), (&0.into(), &Value::Null, &Value::Null));
    let first = self::report(&desk, "movement", "2020-H1", None);
    assert_eq!(figure(&first, "admissions")["ratio_pct"], Value::Null, "in 2019 nobody");
}

/// The same days a year before; 29/2 is 28/2 there.
#[test]
fn periods_are_spelt_in_five_ways() {
    let desk = desk();
    let days = |period: &str| {
        let report = report(&desk, "movement", period, None);
        ["from", "to", "same_from", "same_to"].map(|name| report[name].as_str().expect("a day").to_owned()).join(" ")
    };
    assert_eq!(days("2021-H1"), "2021-01-01 2021-06-30 2020-01-01 2020-06-30");
    assert_eq!(days("2021-H2"), "2021-07-01 2021-12-31 2020-07-01 2020-12-31");
    assert_eq!(days("2021-9M"), "2021-01-01 2021-09-30 2020-01-01 2020-09-30");
    assert_eq!(days("2021"), "2021-01-01 2021-12-31 2020-01-01 2020-12-31");
    assert_eq!(days("2023-07-01..2024-02-29"), "2023-07-01 2024-02-29 2022-07-01 2023-02-28");
    for wrong in ["2021-H3", "năm 2021", "", "20211", "2021-06-30..2021-01-01", "2021-02-30..2021-03-01", "2021-01-01.."] {
        desk.refused("report", &["--report", "movement", "--period", wrong]);
    }
    desk.refused("report", &["--report", "biểu 9", "--period", "2021"]);
    desk.refused("report", &["--report", "movement", "--period", "2021", "--unit", "99"]);
}

/// Before the record began it is said that figures may not be whole.
#[test]
fn a_period_before_the_record_is_said_not_to_be_whole() {
    let desk = desk();
    let whole = |period: &str| {
        let report = report(&desk, "movement", period, None);
        [report["complete"].clone(), report["same_complete"].clone()]
    };
    assert_eq!(whole("2019"), [false, false].map(Value::from));
    assert_eq!(whole("2020"), [true, false].map(Value::from));
    assert_eq!(whole("2021"), [true, true].map(Value::from));
}

/// A member whom the register found is no increase, whenever that was written; where it was dated later than the beginning the
/// identity says whose entry does not fit.
#[test]
fn who_was_recorded_in_the_middle_of_a_period_is_named_by_the_identity() {
    let desk = desk();
    let sets = ["--set", "member_kind=full"];
    let arguments = [&["--name", "Mẫu Một", "--unit", BRANCH, "--on", "2021-03-03", "--first", "member_recorded"][..], &sets[..]].concat();
    let person = desk.json("person add", &arguments)["person"].clone();
    let report = report(&desk, "movement", "2021-H1", None);
    let identity = report["identities"].as_array().expect("identities").iter().find(|each| each["name"] == "movement").expect("D = A + B − C");
    assert_eq!((&identity["holds"], &identity["difference"], &identity["people"]), (&false.into(), &1.into(), &Value::from(vec![person])));
    assert!(texts(&report["figures"], "code").contains(&"members_end".to_owned()));
}
