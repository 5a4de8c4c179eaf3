//! Faults found in the record, each a test by the id under which it was found.

use domain::event_kind::EventKind as K;
use domain::stage::{Mark, Stage};

use crate::desk::*;

const LATE: &str = "1/11/2026";

/// A full member recorded when the register was begun.
fn recorded_full() -> Person {
    person().on("31/12/2020", K::MemberRecorded).with("member_kind", "full").with("admission_date_set", "19/2/2008")
}

#[test]
fn truth_c5_nobody_falls_between_the_probation_and_its_review() {
    // 29/02/2024 + 12 months = 28/02/2025, the month's last day.
    let admitted = person().on("29/2/2024", K::Ceremony);
    assert_eq!(admitted.clock("probation", "27/2/2025"), ["29/02/2024 → 28/02/2025 due"]);
    assert_eq!(admitted.stage("28/2/2025"), Some(Stage::ConversionVote));
    for day in ["28/2/2025", "1/3/2025", "14/3/2025", "24/3/2025"] {
        let review = admitted.clock("conversion_review", day);
        assert!(review.len() == 1 && review[0].ends_with(" due"), "{day}: {review:?}");
    }
}

#[test]
fn truth_d1_a_receipt_inside_the_register_leaves_a_full_member_full() {
    let moved = recorded_full()
        .on("1/6/2025", K::TransferSlip)
        .with("to_unit", &OTHER_BRANCH.to_string())
        .on("10/6/2025", K::TransferReceived)
        .with("unit", &OTHER_BRANCH.to_string());
    assert_eq!(moved.stage(LATE), Some(Stage::Full));
    assert_eq!(moved.dates(LATE).official_date, Some(partial("19/2/2009")), "the probation's end");
}

#[test]
fn truth_d2_years_of_membership_of_one_admitted_again_count_from_the_first_membership() {
    let again = recorded_full()
        .on("1/3/2022", K::StruckOff)
        .next_case(BRANCH)
        .on("1/2/2024", K::Decision)
        .on("20/2/2024", K::Ceremony)
        .on("1/3/2024", K::MembershipRecomputed)
        .with("months_outside", "58");
    // 19/02/2008 + 58 months = 4 years and 10 months = 19/12/2012.
    let from = again.membership_from(LATE).unwrap();
    assert_eq!((from.date, from.approximate), (partial("19/12/2012"), true), "its first decision is not known");
    assert_eq!(again.member_since("29/2/2024"), Some(partial("1/2/2024")), "until it is recomputed");
}

#[test]
fn truth_d2_a_first_admission_known_by_its_year_cannot_be_moved_on_by_months() {
    let again = person()
        .on("31/12/2020", K::MemberRecorded)
        .with("member_kind", "full")
        .with("admission_date_set", "2008")
        .on("1/3/2022", K::StruckOff)
        .next_case(BRANCH)
        .on("1/2/2024", K::Decision)
        .on("1/3/2024", K::MembershipRecomputed)
        .with("months_outside", "58");
    assert_eq!(again.membership_from(LATE), None);
}

/// Voted by branch and committee, returned to the branch.
fn returned() -> Person {
    person()
        .on("2/3/2026", K::CandidateListed)
        .passed("4/5/2026", K::BranchVote)
        .passed("11/5/2026", K::CommitteeVote)
        .on("1/6/2026", K::Returned)
        .with("back_to", "branch_vote")
}

#[test]
fn truth_d5_a_decision_after_the_return_does_not_revive_the_struck_vote() {
    let voted_again = returned().passed("15/6/2026", K::BranchVote).passed("22/6/2026", K::CommitteeVote);
    assert_eq!(voted_again.clock("admission_decision", "25/6/2026").len(), 1);
    let decided = voted_again.on("20/7/2026", K::Decision);
    let clocks = decided.clock("admission_decision", "1/8/2026");
    assert_eq!(clocks.len(), 1, "{clocks:?}");
    assert!(clocks[0].starts_with("15/06/2026 ") && clocks[0].ends_with(" met"), "{clocks:?}");
}

#[test]
fn truth_d6_what_follows_an_end_or_is_on_its_wrong_side_changes_nothing() {
    let removed = person().on("2/3/2026", K::CandidateListed).on("1/4/2026", K::RemovedFromList).on("10/4/2026", K::Ceremony);
    assert_eq!(removed.stage(LATE), Some(Stage::RemovedFromList));
    assert_eq!(removed.dates(LATE).admission_date, None);
    let voted = person().on("2/3/2026", K::CandidateListed).on("1/4/2026", K::RemovedFromList).passed("10/4/2026", K::BranchVote);
    assert!(voted.clocks(LATE).is_empty(), "{:?}", voted.clocks(LATE));
    let struck = person().on("2/3/2026", K::CandidateListed).on("1/4/2026", K::StruckOff).on("2/4/2026", K::HelperNamed);
    assert_eq!(struck.stage(LATE), Some(Stage::Candidate), "a candidate cannot be struck off");
}

#[test]
fn truth_d6_what_was_recorded_while_ended_counts_from_the_reopening() {
    let back = person()
        .on("5/1/2026", K::Ceremony)
        .on("2/3/2026", K::TransferSlip)
        .on("10/3/2026", K::MemberFilesDone)
        .on("1/4/2026", K::TransferReceived)
        .with("unit", &BRANCH.to_string());
    assert_eq!(back.stage("15/3/2026"), Some(Stage::TransferredOut));
    assert!(back.clock("member_files", "15/3/2026").is_empty(), "stopped by the end");
    assert_eq!(back.stage("1/4/2026"), Some(Stage::Probation));
    let files = back.clock("member_files", "1/4/2026");
    assert!(files.len() == 1 && files[0].contains(" met"), "{files:?}");
}

#[test]
fn truth_d7_a_review_voted_early_stays_met() {
    let early = person().on("5/5/2025", K::Ceremony).passed("20/4/2026", K::ConversionBranchVote);
    assert!(early.clock("conversion_review", "6/5/2026")[0].ends_with(" met"));
    let later = early.passed("1/9/2026", K::ConversionCommitteeVote);
    assert!(later.clock("conversion_review", LATE)[0].ends_with(" met"), "{:?}", later.clock("conversion_review", LATE));
}

#[test]
fn truth_d8_the_latest_vote_since_the_cancellation_counts() {
    let cancelled = person()
        .passed("12/4/2022", K::BranchVote)
        .passed("28/4/2022", K::CommitteeVote)
        .on("10/5/2022", K::Decision)
        .on("25/5/2022", K::Ceremony)
        .on("15/9/2022", K::DecisionCancelled)
        .with("cancels", "3")
        .with("ground", "wrong_procedure")
        .with("redo", r#"["branch_vote","committee_vote"]"#);
    let passed_then_failed = cancelled.passed("1/10/2022", K::BranchVote).short("8/10/2022", K::BranchVote);
    assert_eq!(passed_then_failed.stage("9/10/2022"), Some(Stage::BranchVote));
}

#[test]
fn truth_d9_a_life_history_found_unfit_stays_in_the_dossier() {
    let unfit = person().on("2/3/2026", K::DossierOpened).on("1/4/2026", K::HistoryCertified).with("fit", "false");
    assert_eq!(unfit.stage(LATE), Some(Stage::Dossier));
    assert_eq!(unfit.on("5/5/2026", K::HistoryCertified).with("fit", "true").stage(LATE), Some(Stage::BranchVote));
}

#[test]
fn truth_d10_a_certificate_known_by_its_month_lapses_sixty_months_after_the_month() {
    let old = person().on("11/2019", K::CourseCertificate).on("2/3/2020", K::DossierOpened);
    // 30/11/2019 + 60 months = 30/11/2024, its last day.
    assert_eq!(old.stage("30/11/2024"), Some(Stage::Dossier));
    assert_eq!(old.stage("1/12/2024"), Some(Stage::Course));
    assert!(old.marks("1/12/2024").contains(&Mark::CertificateLapsed));
}

#[test]
fn truth_d11_an_ended_case_keeps_the_clocks_that_were_met_or_missed() {
    let expelled = person()
        .passed("5/1/2026", K::BranchVote)
        .on("20/1/2026", K::Decision)
        .on("26/1/2026", K::DecisionReceived)
        .on("2/2/2026", K::Ceremony)
        .on("1/4/2026", K::Expelled);
    assert!(expelled.clock("admission_decision", LATE)[0].ends_with(" met"));
    assert!(expelled.clock("ceremony", LATE)[0].ends_with(" met"));
    assert!(expelled.clock("probation", LATE).is_empty(), "it was running and stopped");
}

#[test]
fn truth_d12_a_member_recorded_full_owes_no_review() {
    assert!(recorded_full().clock("conversion_review", LATE).is_empty());
}

#[test]
fn truth_in_a_redo_the_clock_of_a_vote_that_stands_keeps_its_answer_and_runs_anew() {
    // Of a committee vote redone: the branch's vote of 12/4 was answered on 10/5; from 15/9 the decision is waited for anew.
    let cancelled = person()
        .passed("12/4/2022", K::BranchVote)
        .passed("28/4/2022", K::CommitteeVote)
        .on("10/5/2022", K::Decision)
        .on("15/9/2022", K::DecisionCancelled)
        .with("cancels", "3")
        .with("ground", "wrong_procedure")
        .with("redo", r#"["committee_vote"]"#);
    let clocks = cancelled.clock("admission_decision", "20/9/2022");
    assert_eq!(clocks.len(), 2, "{clocks:?}");
    assert!(clocks.iter().any(|clock| clock.starts_with("12/04/2022 ") && clock.ends_with(" met")), "{clocks:?}");
    assert!(clocks.iter().any(|clock| clock.starts_with("15/09/2022 ") && clock.ends_with(" running")), "{clocks:?}");
    let decided = cancelled.passed("30/9/2022", K::CommitteeVote).on("20/10/2022", K::Decision);
    let clocks = decided.clock("admission_decision", "1/11/2022");
    assert!(clocks.len() == 2 && clocks.iter().all(|clock| clock.ends_with(" met")), "{clocks:?}");
}

#[test]
fn truth_c4_before_the_record_begins_a_recorded_member_stands_by_the_dates_known() {
    let recorded = || person().on("31/12/2025", K::MemberRecorded).with("member_kind", "full").with("admission_date_set", "19/2/2008");
    let early = recorded().by(|book| book.figures_from = day("1/1/2026"));
    assert_eq!(early.stage("31/12/2024"), Some(Stage::Full));
    assert_eq!(early.stage("1/6/2008"), Some(Stage::Probation));
    assert_eq!(early.stage("18/2/2008"), None);
    assert_eq!(early.marks("1/6/2008"), []);
    let known_in_part = person().on("31/12/2025", K::MemberRecorded).with("member_kind", "full").with("admission_date_set", "2008");
    let known_in_part = known_in_part.by(|book| book.figures_from = day("1/1/2026"));
    assert_eq!(known_in_part.stage("30/12/2008"), None);
    assert_eq!(known_in_part.marks("1/6/2009"), [domain::stage::Mark::MissingDates], "the end of the probation is not known to the day");
    let later = recorded().by(|book| book.figures_from = day("1/1/2020"));
    assert_eq!(later.stage("30/12/2025"), None, "recorded in the course of the record: a member from that day");
}

#[test]
fn truth_a9_a_release_names_whom_it_releases() {
    let helped = |person: Person| {
        let history = person.history();
        let events = domain::stage::counting(&history.cases[0], day(LATE));
        domain::case::helpers(&events).into_iter().map(|helper| format!("{helper:?}")).collect::<Vec<_>>()
    };
    let named = || person().on("2/3/2026", K::HelperNamed).with("helper", "Trần Văn Giúp").on("3/3/2026", K::HelperNamed).with("helper", "Lê Thị Đỡ");
    let after = helped(named().on("1/4/2026", K::HelperReleased).with("helper", "Trần Văn Giúp"));
    assert!(after.len() == 1 && after[0].contains("Lê Thị Đỡ"), "{after:?}");
    let alone =
        person().on("2/3/2026", K::HelperNamed).with("helper", "Trần Văn Giúp").on("1/4/2026", K::HelperReleased).with("helper", "Trần Văn Giúp");
    assert!(helped(alone).is_empty());
    let replaced = helped(named().on("5/3/2026", K::HelperNamed).with("helper", "Vũ Văn Ba").with("replacement", "true"));
    assert!(replaced.len() == 1 && replaced[0].contains("Vũ Văn Ba"), "{replaced:?}");
}

#[test]
fn truth_a6_corrections_remarks_and_papers_are_no_step() {
    use domain::case::is_step;
    assert!([K::Correction, K::EntryVoided, K::HelperRemark, K::PaperAsked, K::PaperReceived].iter().all(|kind| !is_step(*kind)));
    assert!([K::CandidateListed, K::BranchVote, K::DossierOpened].iter().all(|kind| is_step(*kind)));
}

#[test]
fn waits_run_to_the_eve_of_the_day_on_which_the_step_is_possible() {
    // Struck off on 12/1/2024; 36 months end on 12/1/2027.
    let again = person().on("1/6/2015", K::Ceremony).on("12/1/2024", K::StruckOff).next_case(BRANCH).on("2/5/2026", K::CandidateListed);
    let waits = |on: &str| {
        let history = again.history();
        let on = day(on);
        let waits = domain::clock::waits(&history, &history.cases[1], on, book());
        waits.iter().map(|wait| format!("{} {} {}", wait.rule.key, domain::date::shown(wait.due), wait.state(on).code())).collect::<Vec<_>>()
    };
    assert_eq!(waits("11/1/2027"), ["readmission_wait 12/01/2027 running"]);
    assert_eq!(waits("12/1/2027"), ["readmission_wait 12/01/2027 met"]);
}

#[test]
fn a_wait_starts_on_a_day_that_is_known() {
    let waits = |from: &str| {
        let introduced = person().on("2/3/2025", K::CandidateListed).on("3/3/2025", K::IntroducerNamed);
        let introduced = introduced.with("introducer_kind", "full_member").with("introducer", "Trần Văn Giới").with("acquaintance_from", from);
        let history = introduced.history();
        domain::clock::waits(&history, &history.cases[0], day("1/4/2025"), book())
            .iter()
            .map(|wait| domain::date::shown(wait.due))
            .collect::<Vec<_>>()
    };
    assert_eq!(waits("2/1/2025"), ["02/01/2026"]);
    assert!(waits("1/2025").is_empty(), "of a month no day is made up");
}
