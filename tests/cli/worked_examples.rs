//! The six worked examples of the process, each told to the program and asked back for every day that matters.

use serde_json::{Value, json};

use crate::desk::{Desk, PASSED, texts};

const NAME: &str = "Nguyễn Thị Mẫu";

/// The stage on each day, by `list --as-of`.
#[track_caller]
fn stages(desk: &Desk, days: &[(&str, &str)]) {
    for (day, stage) in days {
        assert_eq!(desk.stage(NAME, day), *stage, "as of {day}");
    }
}

/// The rules that an answer warns of.
fn rules(answer: &Value) -> Vec<String> {
    texts(&answer["warnings"], "rule")
}

#[test]
fn example_1_papers_skipped() {
    let desk = Desk::with_units();
    let (person, case) = desk.candidate(NAME, "2021-03-10");
    let vote = desk.event_anyway(&case, "branch_vote", "2021-06-04", PASSED);
    let decision = desk.event_anyway(&case, "decision", "2021-07-20", &[]);
    desk.event(&case, "ceremony", "2021-08-10", &[]);
    assert_eq!(desk.names(&["--as-of", "2021-03-09"]), Vec::<String>::new());
    stages(
        &desk,
        &[
            ("2021-03-10", "candidate"),
            ("2021-06-03", "candidate"),
            ("2021-06-04", "committee_vote"),
            ("2021-07-19", "committee_vote"),
            ("2021-07-20", "ceremony"),
            ("2021-08-09", "ceremony"),
            ("2021-08-10", "probation"),
            ("2022-08-09", "probation"),
            ("2022-08-10", "conversion_vote"),
            ("2025-01-01", "conversion_vote"),
        ],
    );
    assert_eq!(desk.row(NAME, "2022-01-01")["since"], "2021-08-10");
    assert_eq!(desk.row(NAME, "2022-09-01")["since"], "2022-08-10", "since the derived date");
    // Warned: no certificate, no certified history, no committee vote.
    assert!(rules(&vote).contains(&"course_certificate_validity".to_owned()), "{vote}");
    assert!(rules(&vote).contains(&"order".to_owned()), "{vote}");
    assert_eq!(rules(&decision), ["order"], "{decision}");
    let page = desk.show(&person, "2022-08-10");
    assert_eq!(page["cases"].as_array().expect("an array").len(), 1);
}

#[test]
fn example_2_refused_and_a_second_case() {
    let desk = Desk::with_units();
    let (person, a) = desk.candidate(NAME, "2021-01-05");
    desk.event_anyway(&a, "course_certificate", "2021-03-20", &[]);
    desk.event_anyway(&a, "branch_vote", "2021-06-02", PASSED);
    desk.event(&a, "committee_vote", "2021-07-01", PASSED);
    desk.event(&a, "refused", "2021-09-01", &["cause=chưa đủ điều kiện, mẫu"]);
    let again = desk.event(&a, "candidate_listed", "2022-01-03", &[]);
    let b = again["case"].to_string();
    assert_ne!(b, a, "listed again is a new case");
    desk.event_anyway(&b, "dossier_opened", "2022-03-01", &[]);
    stages(
        &desk,
        &[
            ("2021-01-05", "candidate"),
            ("2021-03-20", "course"),
            ("2021-06-02", "committee_vote"),
            ("2021-07-01", "decision"),
            ("2021-08-31", "decision"),
            ("2021-09-01", "refused"),
            ("2022-01-02", "refused"),
            ("2022-01-03", "candidate"),
            ("2022-03-01", "dossier"),
            ("2026-03-20", "dossier"),
            ("2026-03-21", "course"),
        ],
    );
    assert!(desk.row(NAME, "2026-03-21")["marks"].to_string().contains("certificate_lapsed"));
    // The list shows the latest case; the first one stays refused for good.
    let page = desk.show(&person, "2026-03-21");
    let cases = page["cases"].as_array().expect("an array");
    let stage_of = |case: &str| cases.iter().find(|each| format!("{}", each["case"]) == case).expect("the case")["stage"].clone();
    assert_eq!((stage_of(&a), stage_of(&b)), (json!("refused"), json!("course")));
}

#[test]
fn example_3_cancelled_and_redone() {
    for date_set in [&["admission_date_set=2022-05-25"][..], &[]] {
        let desk = Desk::with_units();
        let (_, case) = desk.candidate(NAME, "2022-01-10");
        desk.event_anyway(&case, "branch_vote", "2022-04-12", PASSED);
        desk.event(&case, "committee_vote", "2022-04-28", PASSED);
        let decision = desk.event(&case, "decision", "2022-05-10", &[])["event"].to_string();
        desk.event(&case, "ceremony", "2022-05-25", &[]);
        let cancels = format!("cancels={decision}");
        desk.event(&case, "decision_cancelled", "2022-09-15", &[&cancels, "ground=wrong_procedure", "redo=[\"committee_vote\"]"]);
        desk.event(&case, "committee_vote", "2022-09-30", PASSED);
        desk.event(&case, "decision", "2022-10-20", date_set);
        stages(
            &desk,
            &[
                ("2022-05-10", "ceremony"),
                ("2022-05-25", "probation"),
                ("2022-09-14", "probation"),
                ("2022-09-15", "committee_vote"),
                ("2022-09-29", "committee_vote"),
                ("2022-09-30", "decision"),
                ("2022-10-19", "decision"),
                ("2022-10-20", "probation"),
                ("2023-05-24", "probation"),
                ("2023-05-25", "conversion_vote"),
            ],
        );
    }
}

#[test]
fn example_4_moved_in_probation() {
    let outside = Desk::with_units();
    let (_, case) = outside.candidate(NAME, "2022-01-10");
    outside.event_anyway(&case, "ceremony", "2023-02-03", &[]);
    outside.event(&case, "transfer_slip", "2023-08-15", &["slip_kind=slip_10", "transfer_scope=other_upper", "to_place=nơi khác"]);
    stages(
        &outside,
        &[("2023-02-03", "probation"), ("2023-08-14", "probation"), ("2023-08-15", "transferred_out"), ("2024-02-03", "transferred_out")],
    );

    let inside = Desk::with_units();
    let (person, case) = inside.candidate(NAME, "2022-01-10");
    inside.event_anyway(&case, "ceremony", "2023-02-03", &[]);
    inside.event(&case, "transfer_slip", "2023-08-15", &["slip_kind=slip_7", "transfer_scope=same_grassroots", "to_unit=3"]);
    inside.event(&case, "transfer_received", "2023-08-28", &["unit=3", "transfer_scope=same_grassroots"]);
    stages(&inside, &[("2023-08-15", "probation"), ("2023-08-28", "probation"), ("2024-02-02", "probation"), ("2024-02-03", "conversion_vote")]);
    let in_transit = |day: &str| inside.row(NAME, day)["marks"].to_string().contains("in_transit");
    assert_eq!(["2023-08-14", "2023-08-15", "2023-08-27", "2023-08-28"].map(in_transit), [false, true, true, false]);
    assert_eq!(inside.row(NAME, "2023-08-27")["unit"], 2);
    assert_eq!(inside.row(NAME, "2023-08-28")["unit"], 3);
    assert_eq!(inside.names(&["--unit", "3", "--as-of", "2023-08-27"]), Vec::<String>::new());
    assert_eq!(inside.names(&["--unit", "3", "--as-of", "2023-08-28"]), [NAME]);
    // The probation runs on from the ceremony.
    let page = inside.show(&person, "2023-09-01");
    let clocks = page["cases"][0]["clocks"].as_array().expect("an array");
    let probation = clocks.iter().find(|clock| clock["clock"] == "probation").expect("the clock");
    assert_eq!((&probation["from"], &probation["due"]), (&json!("2023-02-03"), &json!("2024-02-03")));
}

#[test]
fn example_5_re_admission() {
    let desk = Desk::with_units();
    let (person, a) = desk.candidate(NAME, "2015-01-05");
    desk.event_anyway(&a, "ceremony", "2015-06-01", &[]);
    desk.event_anyway(&a, "conversion_decision", "2016-07-01", &[]);
    desk.event_anyway(&a, "struck_off", "2020-01-12", &["cause_code=no_meetings_dues"]);
    let b = desk.event(&a, "candidate_listed", "2022-05-02", &[])["case"].to_string();
    assert_ne!(b, a);
    let vote = desk.event_anyway(&b, "branch_vote", "2022-12-06", PASSED);
    desk.event_anyway(&b, "decision", "2023-03-15", &[]);
    desk.event(&b, "ceremony", "2023-04-04", &[]);
    stages(
        &desk,
        &[
            ("2016-07-01", "full"),
            ("2020-01-11", "full"),
            ("2020-01-12", "struck_off"),
            ("2022-05-01", "struck_off"),
            ("2022-05-02", "candidate"),
            ("2022-12-06", "committee_vote"),
            ("2023-03-15", "ceremony"),
            ("2023-04-04", "probation"),
            ("2024-04-03", "probation"),
            ("2024-04-04", "conversion_vote"),
        ],
    );
    let wait = vote["warnings"].as_array().expect("an array").iter().find(|warning| warning["rule"] == "readmission_wait").expect("warned");
    assert!(wait["message"].as_str().expect("a text").contains("12/01/2023"), "36 months end then: {wait}");
    let page = desk.show(&person, "2025-01-01");
    let first = page["cases"].as_array().expect("an array").iter().find(|case| format!("{}", case["case"]) == a).expect("the case");
    assert_eq!((&first["stage"], &first["since"]), (&json!("struck_off"), &json!("2020-01-12")));
}

#[test]
fn example_6_converted_late() {
    let desk = Desk::with_units();
    let (person, case) = desk.candidate(NAME, "2022-01-10");
    desk.event_anyway(&case, "ceremony", "2023-08-31", &[]);
    desk.event_anyway(&case, "conversion_branch_vote", "2024-12-20", PASSED);
    desk.event_anyway(&case, "conversion_decision", "2025-02-10", &[]);
    stages(
        &desk,
        &[
            ("2023-08-31", "probation"),
            ("2024-08-30", "probation"),
            ("2024-08-31", "conversion_vote"),
            ("2025-01-01", "conversion_vote"),
            ("2025-02-09", "conversion_vote"),
            ("2025-02-10", "full"),
        ],
    );
    // Due 15/10/2024 (calendar.rs), overdue the day after, met late on 20/12.
    let review = |day: &str| {
        let page = desk.show(&person, day);
        let clocks = page["cases"][0]["clocks"].as_array().expect("an array").clone();
        let clock = clocks.iter().find(|clock| clock["clock"] == "conversion_review").cloned().expect("the clock");
        (clock["from"].clone(), clock["due"].clone(), clock["state"].as_str().expect("a state").to_owned())
    };
    let expected = |state: &str| (json!("2024-08-31"), json!("2024-10-15"), state.to_owned());
    assert_eq!(review("2024-10-15"), expected("due"));
    assert_eq!(review("2024-10-16"), expected("overdue"));
    assert_eq!(review("2024-12-20"), expected("met_late"));
    let overdue = desk.json("due", &["--as-of", "2024-11-01", "--within", "0"]);
    assert_eq!(texts(&overdue, "clock"), ["conversion_review"]);
    let after = desk.json("due", &["--as-of", "2024-12-20", "--within", "0"]);
    assert_eq!(texts(&after, "clock"), Vec::<String>::new());
}
