//! Clocks of a case: what starts them, what ends them, what stops them, and how they stand on a day.

use domain::clock::{ClockState, clocks};
use domain::event_kind::EventKind as K;

use crate::desk::*;

/// A vote on Monday 13/10/2025: 45 working days to 15/12/2025, due from 24/11/2025.
fn voted() -> Person {
    person().on("1/2/2025", K::CandidateListed).passed("13/10/2025", K::BranchVote)
}

#[test]
fn a_decision_runs_falls_due_and_is_overdue() {
    for (on, state) in [("13/10/2025", "running"), ("23/11/2025", "running"), ("24/11/2025", "due"), ("15/12/2025", "due"), ("16/12/2025", "overdue")]
    {
        assert_eq!(voted().clock("admission_decision", on), [format!("13/10/2025 → 15/12/2025 {state}")], "{on}");
    }
    assert!(voted().clocks("12/10/2025").is_empty());
}

#[test]
fn a_decision_in_time_and_a_late_one() {
    assert_eq!(voted().on("15/12/2025", K::Decision).clock("admission_decision", "1/1/2026"), ["13/10/2025 → 15/12/2025 met"]);
    let late = voted().on("16/12/2025", K::Decision);
    assert_eq!(late.clock("admission_decision", "1/1/2026"), ["13/10/2025 → 15/12/2025 met_late"]);
    assert_eq!(late.clock("admission_decision", "15/12/2025"), ["13/10/2025 → 15/12/2025 due"], "as of a day before it");
}

#[test]
fn days_left_count_in_the_unit_of_the_rule() {
    let left = |person: &Person, key: &str, on: &str| {
        let history = person.history();
        let case = history.cases.last().unwrap();
        clocks(&history, case, day(on), &person.book).iter().find(|clock| clock.rule.key == key).map(|clock| clock.days_left(day(on), &person.book))
    };
    assert_eq!(left(&voted(), "admission_decision", "12/12/2025"), Some(1), "Friday to Monday");
    assert_eq!(left(&voted(), "admission_decision", "15/12/2025"), Some(0));
    assert_eq!(left(&voted(), "admission_decision", "17/12/2025"), Some(-2));
    let dossier = person().on("6/1/2025", K::DossierOpened);
    assert_eq!(left(&dossier, "dossier_freshness", "14/10/2025"), Some(84), "calendar days for a clock of months");
}

#[test]
fn a_short_vote_starts_nothing_but_ends_what_waits_for_a_vote() {
    let person = person().on("6/1/2025", K::DossierOpened).short("13/10/2025", K::BranchVote);
    assert_eq!(person.clock("admission_decision", "1/12/2025"), Vec::<String>::new());
    assert_eq!(person.clock("dossier_freshness", "1/12/2025"), ["06/01/2025 → 06/01/2026 met"]);
}

#[test]
fn a_vote_ends_dossier_and_certificate_both_in_time() {
    let person = person().on("12/12/2020", K::CourseCertificate).on("6/1/2025", K::DossierOpened).passed("13/10/2025", K::BranchVote);
    assert_eq!(
        person.clocks("14/10/2025"),
        [
            "course_certificate_validity 12/12/2020 → 12/12/2025 met",
            "admission_decision 13/10/2025 → 15/12/2025 running",
            "dossier_freshness 06/01/2025 → 06/01/2026 met",
        ]
    );
}

#[test]
fn a_validity_counts_its_last_day() {
    let person = person().on("12/12/2020", K::CourseCertificate);
    let at = |on: &str| person.clock("course_certificate_validity", on);
    assert_eq!(at("11/10/2025"), ["12/12/2020 → 12/12/2025 running"]);
    assert_eq!(at("12/10/2025"), ["12/12/2020 → 12/12/2025 due"], "two months before");
    assert_eq!(at("12/12/2025"), ["12/12/2020 → 12/12/2025 due"]);
    assert_eq!(at("13/12/2025"), ["12/12/2020 → 12/12/2025 overdue"]);
}

#[test]
fn a_second_certificate_takes_the_place_of_the_first() {
    let person = person().on("12/12/2020", K::CourseCertificate).on("5/5/2025", K::CourseCertificate);
    assert_eq!(person.clock("course_certificate_validity", "4/5/2025"), ["12/12/2020 → 12/12/2025 running"]);
    assert_eq!(person.clock("course_certificate_validity", "5/5/2025"), ["05/05/2025 → 05/05/2030 running"]);
}

#[test]
fn a_second_dossier_takes_the_place_of_the_first() {
    let person = person().on("10/1/2024", K::DossierOpened).on("10/2/2025", K::DossierOpened);
    assert_eq!(person.clock("dossier_freshness", "1/3/2025"), ["10/02/2025 → 10/02/2026 running"]);
}

#[test]
fn a_dead_start_stops_its_clock() {
    let returned = voted().on("3/11/2025", K::Returned).with("level", "grassroots_committee").with("cause", "mẫu").with("back_to", "branch_vote");
    assert_eq!(returned.clock("admission_decision", "2/11/2025").len(), 1);
    assert_eq!(returned.clock("admission_decision", "3/11/2025"), Vec::<String>::new());
    // Voted again on Monday 10/11/2025: 11–14 = 4; 17–21 = 9; 24–28 = 14; 1–5/12 = 19; 8–12 = 24; 15–19 = 29; 22–26 = 34; 29–31 = 37;
    // 1 and 2/1/2026 off; 5–9/1 = 42, and Saturday 10/1 worked in exchange = 43; 12, 13/1 = 45.
    let again = returned.passed("10/11/2025", K::BranchVote);
    assert_eq!(again.clock("admission_decision", "11/11/2025"), ["10/11/2025 → 13/01/2026 running"]);
    assert_eq!(voted().void("20/10/2025", K::BranchVote).clocks("21/10/2025"), Vec::<String>::new(), "nor does a voided one run");
}

#[test]
fn each_passed_vote_runs_a_clock_of_its_own() {
    let person = voted().passed("10/11/2025", K::BranchVote);
    assert_eq!(person.clock("admission_decision", "11/11/2025").len(), 2);
    assert_eq!(
        person.on("20/12/2025", K::Decision).clock("admission_decision", "1/1/2026"),
        ["13/10/2025 → 15/12/2025 met_late", "10/11/2025 → 13/01/2026 met"]
    );
}

#[test]
fn an_extension_moves_the_due_day() {
    let granted = || voted().on("1/12/2025", K::ExtensionGranted).with("rule", "admission_decision");
    // 15 more than 15/12/2025: 16–19 = 4; 22–26 = 9; 29–31 = 12; 1, 2/1 off; 5, 6, 7/1/2026 = 15.
    assert_eq!(granted().clock("admission_decision", "16/12/2025"), ["13/10/2025 → 07/01/2026 due"]);
    assert_eq!(granted().clock("admission_decision", "30/11/2025"), ["13/10/2025 → 15/12/2025 due"], "not before it was granted");
    assert_eq!(granted().with("until", "30/1/2026").clock("admission_decision", "16/12/2025"), ["13/10/2025 → 30/01/2026 running"]);
    let sooner = granted().with("until", "1/11/2025");
    assert_eq!(sooner.clock("admission_decision", "16/12/2025"), ["13/10/2025 → 15/12/2025 overdue"], "more time never ends sooner");
    assert_eq!(
        voted().on("1/12/2025", K::ExtensionGranted).with("rule", "ceremony").clock("admission_decision", "16/12/2025"),
        ["13/10/2025 → 15/12/2025 overdue"],
        "another clock's extension"
    );
}

#[test]
fn an_extension_is_not_for_a_vote_still_to_come() {
    let person = voted().on("3/11/2025", K::ExtensionGranted).with("rule", "admission_decision").passed("10/11/2025", K::BranchVote);
    assert_eq!(person.clock("admission_decision", "11/11/2025"), ["13/10/2025 → 07/01/2026 running", "10/11/2025 → 13/01/2026 running"]);
}

#[test]
fn a_ceremony_runs_from_the_decision_received() {
    let received = || person().on("20/8/2025", K::Decision).on("8/9/2025", K::DecisionReceived);
    assert_eq!(received().clock("ceremony", "14/10/2025"), ["08/09/2025 → 20/10/2025 due"]);
    assert_eq!(received().on("21/10/2025", K::Ceremony).clock("ceremony", "1/11/2025"), ["08/09/2025 → 20/10/2025 met_late"]);
    assert_eq!(person().on("20/8/2025", K::Decision).clock("ceremony", "14/10/2025"), Vec::<String>::new(), "not from the decision signed");
}

#[test]
fn files_are_due_after_a_ceremony_since_september_2025() {
    // 30 from Monday 6/10/2025: 7–10 = 4; 13–17 = 9; 20–24 = 14; 27–31 = 19; 3–7/11 = 24; 10–14 = 29; 17/11 = 30.
    let person = person().on("6/10/2025", K::Ceremony);
    assert_eq!(person.clock("member_files", "14/10/2025"), ["06/10/2025 → 17/11/2025 running"]);
    assert_eq!(person.on("17/11/2025", K::MemberFilesDone).clock("member_files", "1/12/2025"), ["06/10/2025 → 17/11/2025 met"]);
    assert_eq!(crate::desk::person().on("1/9/2025", K::Ceremony).clock("member_files", "14/10/2025"), Vec::<String>::new());
}

#[test]
fn a_probation_runs_out_by_itself() {
    let person = person().on("3/2/2023", K::Ceremony);
    for (on, state) in [("2/12/2023", "running"), ("3/12/2023", "due"), ("2/2/2024", "due"), ("3/2/2024", "met"), ("1/1/2030", "met")] {
        assert_eq!(person.clock("probation", on), [format!("03/02/2023 → 03/02/2024 {state}")], "{on}");
    }
}

#[test]
fn a_probation_runs_from_the_date_set_anew() {
    let person = person().on("3/2/2023", K::Ceremony).on("1/9/2023", K::Decision).with("admission_date_set", "10/2/2023");
    assert_eq!(person.clock("probation", "1/10/2023"), ["10/02/2023 → 10/02/2024 running"]);
}

#[test]
fn example_6_the_review_was_due_on_15_october_and_met_late() {
    let person = person().on("31/8/2023", K::Ceremony).passed("20/12/2024", K::ConversionBranchVote).on("10/2/2025", K::ConversionDecision);
    assert_eq!(person.clock("conversion_review", "30/8/2024"), Vec::<String>::new());
    assert_eq!(person.clock("conversion_review", "31/8/2024"), ["31/08/2024 → 15/10/2024 due"]);
    assert_eq!(person.clock("conversion_review", "15/10/2024"), ["31/08/2024 → 15/10/2024 due"]);
    assert_eq!(person.clock("conversion_review", "16/10/2024"), ["31/08/2024 → 15/10/2024 overdue"]);
    assert_eq!(person.clock("conversion_review", "20/12/2024"), ["31/08/2024 → 15/10/2024 met_late"]);
    assert_eq!(person.clock("conversion_review", "1/3/2025"), ["31/08/2024 → 15/10/2024 met_late"]);
    // 30 from Friday 20/12/2024: 23–27 = 5; 30, 31 = 7; 1/1 off; 2, 3 = 9; 6–10 = 14; 13–17 = 19; 20–24 = 24; Tết 27–31/1 off; 3–7/2 = 29; 10/2 = 30.
    assert_eq!(person.clock("conversion_decision", "1/3/2025"), ["20/12/2024 → 10/02/2025 met"]);
}

#[test]
fn an_early_vote_on_recognition_leaves_nothing_to_wait_for() {
    let person = person().on("31/8/2023", K::Ceremony).passed("20/8/2024", K::ConversionBranchVote);
    assert_eq!(person.clock("conversion_review", "1/3/2025"), ["31/08/2024 → 15/10/2024 met"]);
}

#[test]
fn an_early_recognition_leaves_nothing_to_wait_for() {
    let person = person().on("31/8/2023", K::Ceremony).on("26/8/2024", K::ConversionDecision);
    let open: Vec<_> = person.clock("conversion_review", "1/3/2025").into_iter().filter(|line| !line.contains("met")).collect();
    assert_eq!(open, Vec::<String>::new());
}

#[test]
fn a_recognition_without_a_vote_ends_the_review() {
    let person = person().on("31/8/2023", K::Ceremony).on("1/10/2024", K::ConversionDecision);
    assert_eq!(person.clock("conversion_review", "1/3/2025"), ["31/08/2024 → 15/10/2024 met"]);
}

#[test]
fn a_member_brought_as_full_owes_no_review() {
    let person = person().on("31/12/2019", K::MemberRecorded).with("member_kind", "full").with("admission_date_set", "3/2/2018");
    let open: Vec<_> = person.clocks("1/6/2020").into_iter().filter(|line| !line.contains(" met")).collect();
    assert_eq!(open, Vec::<String>::new());
}

fn background(scope: &str) -> Person {
    person().on("1/2/2025", K::BackgroundRequested).with("subject", "father").with("place", "xã Mẫu").with("scope", scope)
}

#[test]
fn a_background_reply_runs_by_the_scope_asked() {
    let received = |scope: &str| background(scope).on("20/2/2025", K::BackgroundRequestReceived).naming("request", K::BackgroundRequested);
    assert_eq!(received("domestic").clock("background_reply", "1/3/2025"), ["20/02/2025 → 03/04/2025 running"]);
    // 90: 3/4 = 30 as above; 4/4 = 31; 8–11 = 35 (Giỗ Tổ 7/4); 14–18 = 40; 21–25, Saturday 26 worked = 46; 28, 29 = 48; 30/4–2/5 off;
    // 5–9/5 = 53; 12–16 = 58; 19–23 = 63; 26–30 = 68; 2–6/6 = 73; 9–13 = 78; 16–20 = 83; 23–27 = 88; 30/6, 1/7 = 90.
    assert_eq!(received("abroad").clock("background_reply", "1/3/2025"), ["20/02/2025 → 01/07/2025 running"]);
}

#[test]
fn a_background_reply_is_met_by_its_own_answer() {
    let person = background("domestic")
        .on("20/2/2025", K::BackgroundRequestReceived)
        .naming("request", K::BackgroundRequested)
        .on("21/2/2025", K::BackgroundRequested)
        .with("subject", "mother")
        .with("place", "xã Mẫu Hai")
        .with("scope", "domestic")
        .on("8/4/2025", K::BackgroundAnswered)
        .naming("request", K::BackgroundRequested);
    // The answer is to the second request, whose receipt is not known: 30 from its sending on Friday 21/2 reach 4/4.
    assert_eq!(person.clock("background_reply", "9/4/2025"), ["20/02/2025 → 03/04/2025 overdue", "21/02/2025 → 04/04/2025 met_late"]);
    let person = background("domestic")
        .on("20/2/2025", K::BackgroundRequestReceived)
        .naming("request", K::BackgroundRequested)
        .on("8/4/2025", K::BackgroundAnswered)
        .naming("request", K::BackgroundRequested);
    assert_eq!(person.clock("background_reply", "9/4/2025"), ["20/02/2025 → 03/04/2025 met_late"]);
}

#[test]
fn a_background_reply_counts_from_sending_where_receipt_is_unknown() {
    // 30 from Monday 3/2/2025: 4–7 = 4; 10–14 = 9; 17–21 = 14; 24–28 = 19; 3–7/3 = 24; 10–14 = 29; 17/3 = 30.
    let person = person().on("3/2/2025", K::BackgroundRequested).with("subject", "father").with("place", "xã Mẫu").with("scope", "domestic");
    assert_eq!(person.clock("background_reply", "1/3/2025"), ["03/02/2025 → 17/03/2025 due"]);
}

#[test]
fn a_partial_date_starts_no_clock() {
    assert_eq!(person().on("2025", K::CourseCertificate).on("3/2025", K::DossierOpened).clocks("1/1/2026"), Vec::<String>::new());
    assert_eq!(person().on("6/2023", K::Ceremony).clock("probation", "1/1/2024"), Vec::<String>::new());
}

#[test]
fn clocks_stop_with_the_end_of_the_case() {
    for end in [K::Refused, K::RemovedFromList, K::Died] {
        assert_eq!(voted().on("1/12/2025", end).clocks("2/12/2025"), Vec::<String>::new(), "{end}");
        assert_eq!(voted().on("1/12/2025", end).clock("admission_decision", "30/11/2025").len(), 1, "{end}: until then it ran");
    }
}

#[test]
fn what_follows_an_end_has_its_own_clocks() {
    let person =
        person().on("3/2/2023", K::Ceremony).on("1/7/2025", K::StruckOff).on("4/7/2025", K::StrikeOffReceived).on("8/7/2025", K::DepartureSlip);
    // 30 from Friday 4/7: 7–11 = 5; 14–18 = 10; 21–25 = 15; 28/7–1/8 = 20; 4–8 = 25; 11–15/8 = 30. From Tuesday 8/7: two days later, 19/8.
    assert_eq!(
        person.clocks("9/7/2025"),
        [
            "probation 03/02/2023 → 03/02/2024 met",
            "strike_off_complaint 04/07/2025 → 15/08/2025 running",
            "departed_file_up 08/07/2025 → 19/08/2025 running"
        ]
    );
    let person = person.on("11/8/2025", K::Complaint);
    // 90 from Monday 11/8: 12–15 = 4; 18–22 = 9; 25–29 = 14; 3–5/9 = 17; 8–12 = 22; 15–19 = 27; 22–26 = 32; 29/9–3/10 = 37; 6–10 = 42;
    // 13–17 = 47; 20–24 = 52; 27–31 = 57; 3–7/11 = 62; 10–14 = 67; 17–21 = 72; 24–28 = 77; 1–5/12 = 82; 8–12 = 87; 15, 16, 17/12 = 90.
    assert_eq!(person.clock("strike_off_complaint", "12/8/2025"), ["04/07/2025 → 15/08/2025 met"]);
    assert_eq!(person.clock("strike_off_complaint_answer", "12/8/2025"), ["11/08/2025 → 17/12/2025 running"]);
}

#[test]
fn a_candidate_who_moves_has_the_file_forwarded_and_the_decision_valid() {
    // 15 from Tuesday 1/7/2025: 2–4 = 3; 7–11 = 8; 14–18 = 13; 21, 22/7 = 15. 30: 23–25 = 18; 28/7–1/8 = 23; 4–8 = 28; 11, 12/8 = 30.
    let person = person().on("1/2/2025", K::CandidateListed).on("1/7/2025", K::MovedUnit).with("to_place", "nơi khác (mẫu)");
    assert_eq!(person.clock("moved_file_forward", "2/7/2025"), ["01/07/2025 → 22/07/2025 due"]);
    assert_eq!(person.clock("moved_decision_valid", "2/7/2025"), ["01/07/2025 → 12/08/2025 running"]);
}

#[test]
fn a_move_starts_the_clocks_of_candidates_or_of_members_not_both() {
    let keys = |person: Person| -> Vec<String> {
        let moved = person.on("1/7/2025", K::MovedUnit).with("to_place", "nơi khác (mẫu)");
        moved
            .clocks("2/7/2025")
            .into_iter()
            .filter(|line| line.starts_with("moved_") || line.starts_with("transfer_"))
            .map(|line| line.split(' ').next().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(keys(person().on("1/2/2025", K::CandidateListed)), ["moved_file_forward", "moved_decision_valid"]);
    assert_eq!(keys(person().on("1/2/2025", K::Ceremony)), ["transfer_start"]);
}

#[test]
fn a_transfer_inside_ends_with_its_reception() {
    let person = person()
        .on("3/2/2025", K::Ceremony)
        .on("4/8/2025", K::TransferSlip)
        .with("to_unit", "4")
        .on("1/9/2025", K::TransferReceived)
        .with("unit", "4");
    // 30 from Monday 4/8: 5–8 = 4; 11–15 = 9; 18–22 = 14; 25–29 = 19; 3–5/9 = 22; 8–12 = 27; 15, 16, 17/9 = 30.
    assert_eq!(person.clock("transfer_present", "5/8/2025"), ["04/08/2025 → 17/09/2025 running"]);
    assert_eq!(person.clock("transfer_present", "1/9/2025"), ["04/08/2025 → 17/09/2025 met"]);
}

/// The book with the rows of a key and variant switched on.
fn switched_on(person: Person, key: &str, variant: Option<&str>) -> Person {
    person.by(|book| {
        for rule in &mut book.rules.rules {
            rule.enabled |= rule.key == key && rule.variant.as_deref() == variant;
        }
    })
}

#[test]
fn clocks_switched_on_by_a_clerk_run() {
    // 5 from Monday 1/12/2025: 2, 3, 4, 5, 8/12. 25: four weeks more, 9/12–5/1, would be all, but 1/1 is off and 2/1
    // in exchange for Saturday 10/1: 6 and 7/1/2026 take their place.
    for (key, line) in [("branch_sends_file", "01/12/2025 → 08/12/2025 due"), ("committee_resolution", "01/12/2025 → 07/01/2026 running")] {
        assert_eq!(switched_on(voted_late(), key, None).clock(key, "2/12/2025"), [line]);
        assert_eq!(voted_late().clock(key, "2/12/2025"), Vec::<String>::new(), "shipped off");
        // They run beside the decision's clock, which counts another wait.
        assert_eq!(switched_on(voted_late(), key, None).clock("admission_decision", "2/12/2025").len(), 1);
    }
}

#[test]
fn the_ceremony_counted_from_issue_stands_before_the_one_counted_from_receipt() {
    let decided = |on: &str| person().on("1/2/2025", K::CandidateListed).on(on, K::Decision);
    let received = decided("14/9/2026").on("21/9/2026", K::DecisionReceived);
    let read = |person: Person, on: &str| switched_on(person, "ceremony", Some("from_issue")).clock("ceremony", on);
    // 30 from Monday 21/9/2026: 22–25/9 (4), five weeks to 30/10 (29), Monday 2/11 (30). From Monday 14/9 a week
    // earlier: 26/10. Nothing is off between.
    let ordinary = ["21/09/2026 → 02/11/2026 running"];
    assert_eq!(received.clock("ceremony", "21/9/2026"), ordinary, "shipped off");
    assert_eq!(read(received, "21/9/2026"), ["14/09/2026 → 26/10/2026 running"], "one clock, not two");
    assert!(decided("14/9/2026").clock("ceremony", "14/9/2026").is_empty());
    assert_eq!(read(decided("14/9/2026"), "14/9/2026"), ["14/09/2026 → 26/10/2026 running"], "it waits for no receipt");
    let held = decided("14/9/2026").on("21/9/2026", K::DecisionReceived).on("27/10/2026", K::Ceremony);
    assert_eq!(held.clock("ceremony", "1/11/2026"), ["21/09/2026 → 02/11/2026 met"]);
    assert_eq!(read(held, "1/11/2026"), ["14/09/2026 → 26/10/2026 met_late"]);
    // Issued before the row is in force, on 26/7/2026: the ordinary one, though received after.
    let before = decided("25/7/2026").on("21/9/2026", K::DecisionReceived);
    assert_eq!(read(before, "21/9/2026"), ordinary);
    // No day of issue to count from, or no decision here at all.
    assert_eq!(read(decided("9/2026").on("21/9/2026", K::DecisionReceived), "30/9/2026"), ordinary);
    assert_eq!(read(person().on("1/2/2025", K::CandidateListed).on("21/9/2026", K::DecisionReceived), "21/9/2026"), ordinary);
    // A second decision, after the first was cancelled, counts from its own issue.
    let again = decided("25/7/2026").on("21/9/2026", K::DecisionReceived).on("28/9/2026", K::Decision).on("29/9/2026", K::DecisionReceived);
    // 30 from Monday 28/9: 29/9–2/10 (4), five weeks to 6/11 (29), Monday 9/11 (30).
    assert_eq!(read(again, "30/9/2026"), ["21/09/2026 → 02/11/2026 running", "28/09/2026 → 09/11/2026 running"]);
}

fn voted_late() -> Person {
    person().on("1/2/2025", K::CandidateListed).passed("1/12/2025", K::BranchVote)
}

#[test]
fn a_certificate_of_an_earlier_case_that_still_serves_shows_its_clock() {
    let person = person()
        .on("5/1/2021", K::CandidateListed)
        .on("20/3/2021", K::CourseCertificate)
        .on("1/9/2021", K::RemovedFromList)
        .next_case(BRANCH)
        .on("3/1/2022", K::CandidateListed)
        .on("1/3/2025", K::DossierOpened);
    assert_eq!(person.clock("course_certificate_validity", "1/2/2026"), ["20/03/2021 → 20/03/2026 due"]);
}

#[test]
fn the_states_have_their_codes() {
    let codes = [ClockState::Running, ClockState::Due, ClockState::Overdue, ClockState::Met, ClockState::MetLate].map(ClockState::code);
    assert_eq!(codes, ["running", "due", "overdue", "met", "met_late"]);
}
