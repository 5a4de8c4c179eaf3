//! The stage of a case on a day: the worked examples of the process description, then rule by rule, then the marks.

use domain::event_kind::EventKind as K;
use domain::stage::{Mark, Stage};

use crate::desk::*;

const NEVER: &str = "31/12/2199";

// ---------- the worked examples ----------

#[test]
fn example_1_papers_skipped() {
    let person =
        person().on("10/3/2021", K::CandidateListed).passed("4/6/2021", K::BranchVote).on("20/7/2021", K::Decision).on("10/8/2021", K::Ceremony);
    assert_eq!(
        person.path(1, NEVER),
        ["10/03/2021 candidate", "04/06/2021 committee_vote", "20/07/2021 ceremony", "10/08/2021 probation", "10/08/2022 conversion_vote"]
    );
    assert_eq!(person.stage("9/3/2021"), None, "no case before its first event");
    assert_eq!(person.stage("9/8/2022"), Some(Stage::Probation), "the eve of the probation's end");
}

#[test]
fn example_1_warned_of_certificate_history_and_committee_vote() {
    let listed = person().on("10/3/2021", K::CandidateListed);
    let vote = listed.would("4/6/2021", K::BranchVote, &[("votes_entitled", "9"), ("votes_for", "9"), ("votes_against", "0")]);
    let named: Vec<_> = vote.warnings.iter().map(|w| (w.check.as_str(), w.params.get("expected").map(String::as_str))).collect();
    assert!(named.contains(&("course_certificate_missing", None)), "{named:?}");
    assert!(named.contains(&("order_missing", Some("@event.history_certified"))), "{named:?}");
    let voted = listed.passed("4/6/2021", K::BranchVote);
    let decision = voted.would("20/7/2021", K::Decision, &[]);
    assert_eq!(broken(&decision), ["order_missing"]);
    assert_eq!(decision.warnings[0].params["expected"], "@event.committee_vote");
    assert!(decision.warnings[0].needs_reason);
}

#[test]
fn example_2_refused_then_a_second_case_with_the_same_certificate() {
    let person = person()
        .on("5/1/2021", K::CandidateListed)
        .on("20/3/2021", K::CourseCertificate)
        .passed("2/6/2021", K::BranchVote)
        .passed("1/7/2021", K::CommitteeVote)
        .on("1/9/2021", K::Refused)
        .next_case(BRANCH)
        .on("3/1/2022", K::CandidateListed)
        .on("1/3/2022", K::DossierOpened);
    assert_eq!(
        person.path(1, NEVER),
        ["05/01/2021 candidate", "20/03/2021 course", "02/06/2021 committee_vote", "01/07/2021 decision", "01/09/2021 refused"]
    );
    // 20/3/2021 + 60 months = 20/3/2026, the last day of the certificate.
    assert_eq!(person.path(2, NEVER), ["03/01/2022 candidate", "01/03/2022 dossier", "21/03/2026 course"]);
    assert_eq!(person.stage("20/3/2026"), Some(Stage::Dossier));
    assert!(person.marks("21/3/2026").contains(&Mark::CertificateLapsed));
}

#[test]
fn example_2_a_passed_vote_outlives_the_certificate() {
    let person = person()
        .on("5/1/2021", K::CandidateListed)
        .on("20/3/2021", K::CourseCertificate)
        .on("1/3/2026", K::DossierOpened)
        .passed("20/3/2026", K::BranchVote);
    assert_eq!(person.stage("1/6/2026"), Some(Stage::CommitteeVote));
    let before = person_without_vote();
    assert_eq!(before.vote_would_break("20/3/2026", K::BranchVote).iter().filter(|check| check.starts_with("course")).count(), 0);
    assert!(before.vote_would_break("21/3/2026", K::BranchVote).contains(&"course_certificate_validity".to_owned()));
}

fn person_without_vote() -> Person {
    person().on("5/1/2021", K::CandidateListed).on("20/3/2021", K::CourseCertificate).on("1/3/2026", K::DossierOpened)
}

fn cancelled_and_redone() -> Person {
    person()
        .passed("12/4/2022", K::BranchVote)
        .passed("28/4/2022", K::CommitteeVote)
        .on("10/5/2022", K::Decision)
        .on("25/5/2022", K::Ceremony)
        .on("15/9/2022", K::DecisionCancelled)
        .naming("cancels", K::Decision)
        .with("ground", "wrong_procedure")
        .with("redo", r#"["committee_vote"]"#)
        .passed("30/9/2022", K::CommitteeVote)
        .on("20/10/2022", K::Decision)
}

#[test]
fn example_3_cancelled_and_redone() {
    let person = cancelled_and_redone().with("admission_date_set", "25/5/2022");
    assert_eq!(
        person.path(1, NEVER),
        [
            "12/04/2022 committee_vote",
            "28/04/2022 decision",
            "10/05/2022 ceremony",
            "25/05/2022 probation",
            "15/09/2022 committee_vote",
            "30/09/2022 decision",
            "20/10/2022 probation",
            "25/05/2023 conversion_vote",
        ]
    );
    assert_eq!(person.dates("1/11/2022").admission_date, Some(partial("25/5/2022")));
}

#[test]
fn example_3_without_a_date_set_the_ceremony_stands() {
    let person = cancelled_and_redone();
    assert_eq!(person.dates("1/11/2022").admission_date, Some(partial("25/5/2022")));
    assert_eq!(person.stage("24/5/2023"), Some(Stage::Probation));
    assert_eq!(person.stage("25/5/2023"), Some(Stage::ConversionVote));
}

#[test]
fn example_4_moved_out_in_probation() {
    let outside = person()
        .on("3/2/2023", K::Ceremony)
        .on("15/8/2023", K::TransferSlip)
        .with("slip_kind", "slip_10")
        .with("transfer_scope", "other_province")
        .with("to_place", "Đảng bộ phường Mẫu");
    assert_eq!(outside.path(1, NEVER), ["03/02/2023 probation", "15/08/2023 transferred_out"]);
}

#[test]
fn example_4_moved_inside_the_register_in_probation() {
    let inside = person()
        .on("3/2/2023", K::Ceremony)
        .on("15/8/2023", K::TransferSlip)
        .with("slip_kind", "slip_7")
        .with("transfer_scope", "same_grassroots")
        .with("to_unit", "4")
        .on("28/8/2023", K::TransferReceived)
        .with("unit", "4")
        .with("transfer_scope", "same_grassroots");
    assert_eq!(inside.path(1, NEVER), ["03/02/2023 probation", "03/02/2024 conversion_vote"]);
    assert_eq!(inside.marks("14/8/2023"), []);
    assert_eq!(inside.marks("15/8/2023"), [Mark::InTransit]);
    assert_eq!(inside.marks("27/8/2023"), [Mark::InTransit]);
    assert_eq!(inside.marks("28/8/2023"), []);
    assert_eq!((inside.unit("27/8/2023"), inside.unit("28/8/2023")), (BRANCH, OTHER_BRANCH));
    assert_eq!(inside.dates("1/9/2023").probation_end, Some(day("3/2/2024")));
}

fn readmitted() -> Person {
    person()
        .on("1/6/2015", K::Ceremony)
        .on("1/7/2016", K::ConversionDecision)
        .on("12/1/2020", K::StruckOff)
        .next_case(BRANCH)
        .on("2/5/2022", K::CandidateListed)
}

#[test]
fn example_5_readmission() {
    let before_vote = readmitted();
    let vote = before_vote.would("6/12/2022", K::BranchVote, &[("votes_entitled", "9"), ("votes_for", "9"), ("votes_against", "0")]);
    let wait = vote.warnings.iter().find(|warning| warning.check == "readmission_wait").expect("warned of the wait");
    assert_eq!(wait.params["date"], "12/01/2023", "36 months from 12/1/2020");
    assert_eq!(wait.params["months"], "36");
    assert!(wait.needs_reason);
    assert!(!broken(&vote).contains(&"readmissions".to_owned()), "it is the first re-admission");

    let person = before_vote.passed("6/12/2022", K::BranchVote).on("15/3/2023", K::Decision).on("4/4/2023", K::Ceremony);
    assert_eq!(person.stage_of(1, "11/1/2020"), Some(Stage::Full));
    assert_eq!(person.stage_of(1, "12/1/2020"), Some(Stage::StruckOff));
    assert_eq!(person.stage_of(1, "1/1/2030"), Some(Stage::StruckOff));
    assert_eq!(
        person.path(2, NEVER),
        ["02/05/2022 candidate", "06/12/2022 committee_vote", "15/03/2023 ceremony", "04/04/2023 probation", "04/04/2024 conversion_vote"]
    );
}

#[test]
fn example_5_once_the_wait_is_over_nothing_is_said_of_it() {
    assert!(!readmitted().vote_would_break("13/1/2023", K::BranchVote).contains(&"readmission_wait".to_owned()));
    assert!(readmitted().vote_would_break("11/1/2023", K::BranchVote).contains(&"readmission_wait".to_owned()));
}

#[test]
fn example_5_a_refused_candidate_waits_for_nothing() {
    let person = person().on("1/6/2021", K::CandidateListed).on("1/9/2021", K::Refused).next_case(BRANCH).on("2/5/2022", K::CandidateListed);
    assert!(!person.vote_would_break("6/12/2022", K::BranchVote).contains(&"readmission_wait".to_owned()));
}

#[test]
fn example_6_converted_late() {
    let person = person().on("31/8/2023", K::Ceremony).passed("20/12/2024", K::ConversionBranchVote).on("10/2/2025", K::ConversionDecision);
    assert_eq!(person.path(1, NEVER), ["31/08/2023 probation", "31/08/2024 conversion_vote", "10/02/2025 full"]);
    assert_eq!(person.stage("1/1/2025"), Some(Stage::ConversionVote));
    assert_eq!(person.dates("1/3/2025").official_date, Some(partial("31/8/2024")));
}

// ---------- rule 1: what was returned or cancelled ----------

fn decided_upon() -> Person {
    person()
        .on("1/2/2024", K::CandidateListed)
        .on("1/3/2024", K::DossierOpened)
        .on("1/4/2024", K::HistoryCertified)
        .with("fit", "có")
        .passed("2/5/2024", K::BranchVote)
        .passed("3/6/2024", K::CommitteeVote)
}

fn returned_to(step: &str) -> Person {
    decided_upon().on("1/7/2024", K::Returned).with("level", "upper_committee").with("cause", "thiếu giấy tờ (mẫu)").with("back_to", step)
}

#[test]
fn rule_1_returned_strikes_the_step_and_those_after() {
    let stages = ["dossier", "branch_vote", "committee_vote", "decision"].map(|step| returned_to(step).stage("1/7/2024").unwrap());
    assert_eq!(stages, [Stage::Dossier, Stage::BranchVote, Stage::CommitteeVote, Stage::Decision]);
    assert_eq!(returned_to("branch_vote").stage("30/6/2024"), Some(Stage::Decision), "not before it was returned");
}

#[test]
fn rule_1_the_step_done_again_counts() {
    let person = returned_to("branch_vote").passed("15/7/2024", K::BranchVote);
    assert_eq!(person.stage("15/7/2024"), Some(Stage::CommitteeVote));
    let person = person.passed("29/7/2024", K::CommitteeVote);
    assert_eq!(person.stage("29/7/2024"), Some(Stage::Decision));
}

#[test]
fn rule_1_nothing_is_returned_once_decided() {
    let person = decided_upon()
        .on("20/6/2024", K::Decision)
        .on("1/7/2024", K::Returned)
        .with("level", "upper_committee")
        .with("cause", "thiếu giấy tờ (mẫu)")
        .with("back_to", "branch_vote");
    assert_eq!(person.stage("1/7/2024"), Some(Stage::Ceremony));
}

#[test]
fn rule_1_a_conversion_returned_is_voted_again() {
    let person = person()
        .on("1/6/2023", K::Ceremony)
        .short("10/6/2024", K::ConversionBranchVote)
        .on("1/7/2024", K::Returned)
        .with("level", "upper_committee")
        .with("cause", "chưa đủ phiếu (mẫu)")
        .with("back_to", "conversion_vote");
    assert_eq!(person.stage("1/7/2024"), Some(Stage::ConversionVote));
    assert_eq!(person.marks("30/6/2024"), [Mark::ShortOfVotes]);
    assert_eq!(person.marks("1/7/2024"), [Mark::Returned], "the struck vote is short of nothing");
}

#[test]
fn rule_1_a_recognition_cancelled_for_procedure_leaves_the_ceremony() {
    let person = person()
        .on("1/6/2023", K::Ceremony)
        .passed("10/6/2024", K::ConversionBranchVote)
        .on("1/8/2024", K::ConversionDecision)
        .on("1/9/2024", K::DecisionCancelled)
        .naming("cancels", K::ConversionDecision)
        .with("ground", "wrong_procedure")
        .with("redo", "conversion_vote");
    assert_eq!(person.stage("31/8/2024"), Some(Stage::Full));
    assert_eq!(person.stage("1/9/2024"), Some(Stage::ConversionVote));
}

// ---------- rule 2: ends ----------

#[test]
fn rule_2_ends_of_a_candidate() {
    for (kind, end) in [(K::RemovedFromList, Stage::RemovedFromList), (K::Refused, Stage::Refused), (K::CandidateMovedOut, Stage::TransferredOut)] {
        let person = person().on("1/2/2024", K::CandidateListed).on("1/5/2024", kind);
        assert_eq!((person.stage("30/4/2024"), person.stage("1/5/2024")), (Some(Stage::Candidate), Some(end)), "{kind}");
    }
}

#[test]
fn rule_2_ends_of_a_member() {
    for (kind, end) in [(K::StruckOff, Stage::StruckOff), (K::Expelled, Stage::Expelled), (K::Resigned, Stage::Resigned)] {
        let person = person().on("1/2/2024", K::Ceremony).on("1/5/2024", kind);
        assert_eq!((person.stage("30/4/2024"), person.stage("1/5/2024")), (Some(Stage::Probation), Some(end)), "{kind}");
    }
}

#[test]
fn rule_2_death_ends_either() {
    for first in [K::CandidateListed, K::Ceremony] {
        assert_eq!(person().on("1/2/2024", first).on("1/5/2024", K::Died).stage("1/5/2024"), Some(Stage::Died));
    }
}

#[test]
fn rule_2_an_end_on_the_wrong_side_changes_nothing_and_warns() {
    for kind in [K::StruckOff, K::Expelled, K::Resigned, K::TransferSlip] {
        let candidate = person().on("1/2/2024", K::CandidateListed);
        assert!(broken(&candidate.would("1/5/2024", kind, &[])).contains(&"wrong_side".to_owned()), "{kind}");
        assert_eq!(candidate.on("1/5/2024", kind).stage("1/6/2024"), Some(Stage::Candidate), "{kind}");
    }
    for kind in [K::RemovedFromList, K::Refused, K::CandidateMovedOut] {
        let member = person().on("1/2/2024", K::Ceremony);
        assert!(broken(&member.would("1/5/2024", kind, &[])).contains(&"wrong_side".to_owned()), "{kind}");
        assert_eq!(member.on("1/5/2024", kind).stage("1/6/2024"), Some(Stage::Probation), "{kind}");
    }
}

#[test]
fn rule_2_a_member_is_whoever_was_brought_or_has_an_admission_date() {
    for (kind, field) in [(K::TransferReceived, None), (K::MemberRecorded, None), (K::Decision, Some("admission_date_set"))] {
        let mut person = person().on("1/2/2024", kind);
        if let Some(field) = field {
            person = person.with(field, "1/2/2024");
        }
        assert_eq!(person.on("1/5/2024", K::Expelled).stage("1/5/2024"), Some(Stage::Expelled), "{kind}");
    }
}

#[test]
fn rule_2_not_qualified_ends_whoever_it_is() {
    let cancelled =
        |person: Person| person.on("1/9/2024", K::DecisionCancelled).naming("cancels", K::Decision).with("ground", "not_qualified").stage("1/9/2024");
    assert_eq!(cancelled(decided_upon().on("1/7/2024", K::Decision)), Some(Stage::Cancelled));
    assert_eq!(cancelled(decided_upon().on("1/7/2024", K::Decision).on("20/7/2024", K::Ceremony)), Some(Stage::Cancelled));
}

#[test]
fn rule_2_the_first_end_stands() {
    let person = person().on("1/2/2024", K::Ceremony).on("1/5/2024", K::Resigned).on("1/8/2024", K::Expelled);
    assert_eq!(person.stage("1/9/2024"), Some(Stage::Resigned));
}

#[test]
fn rule_2_restored_after_any_end_but_death() {
    for (end, after) in [(K::StruckOff, Stage::Full), (K::Expelled, Stage::Full), (K::Died, Stage::Died)] {
        let person =
            person().on("1/2/2022", K::Ceremony).on("1/3/2023", K::ConversionDecision).on("1/5/2024", end).on("1/6/2025", K::MembershipRestored);
        assert_eq!(person.stage("1/6/2025"), Some(after), "{end}");
    }
}

#[test]
fn rule_2_back_after_moving_away() {
    let moved = person().on("1/2/2024", K::CandidateListed).on("1/5/2024", K::CandidateMovedOut).with("to_place", "nơi khác (mẫu)");
    assert_eq!(moved.on("1/3/2025", K::CandidateMovedIn).with("from_place", "nơi khác (mẫu)").stage("1/3/2025"), Some(Stage::Candidate));

    let member = person()
        .on("1/2/2024", K::Ceremony)
        .on("1/5/2024", K::TransferSlip)
        .with("to_place", "nơi khác (mẫu)")
        .on("1/9/2024", K::TransferReceived)
        .with("unit", "4");
    assert_eq!(member.stage("31/8/2024"), Some(Stage::TransferredOut));
    assert_eq!(member.stage("1/9/2024"), Some(Stage::Probation));
    assert_eq!(member.unit("1/9/2024"), OTHER_BRANCH);
}

#[test]
fn rule_2_receiving_a_transfer_does_not_undo_an_expulsion() {
    let person = person().on("1/2/2024", K::Ceremony).on("1/5/2024", K::Expelled).on("1/9/2024", K::TransferReceived).with("unit", "4");
    assert_eq!(person.stage("1/9/2024"), Some(Stage::Expelled));
}

#[test]
fn rule_2_other_events_after_an_end_warn() {
    let ended = person().on("1/2/2024", K::CandidateListed).on("1/5/2024", K::RemovedFromList);
    assert!(broken(&ended.would("1/6/2024", K::TaskGiven, &[("task", "việc mẫu")])).contains(&"after_end".to_owned()));
    assert!(!broken(&ended.would("1/6/2024", K::CandidateListed, &[])).contains(&"after_end".to_owned()), "it opens the next case");
    assert_eq!(ended.on("1/6/2024", K::CourseEnrolled).stage("1/6/2024"), Some(Stage::RemovedFromList));
}

// ---------- rule 3: an admission decision cancelled ----------

fn cancelled_for_procedure(redo: &str) -> Person {
    decided_upon()
        .on("10/7/2024", K::Decision)
        .on("1/9/2024", K::DecisionCancelled)
        .naming("cancels", K::Decision)
        .with("ground", "wrong_procedure")
        .with("redo", redo)
}

#[test]
fn rule_3_the_first_step_to_be_redone_that_is_not_done_since() {
    let person = cancelled_for_procedure("dossier, branch_vote, committee_vote");
    assert_eq!(person.stage("1/9/2024"), Some(Stage::Dossier));
    let person = person.on("10/9/2024", K::HistoryCertified).with("fit", "có");
    assert_eq!(person.stage("10/9/2024"), Some(Stage::BranchVote));
    let person = person.short("20/9/2024", K::BranchVote);
    assert_eq!(person.stage("20/9/2024"), Some(Stage::BranchVote), "a vote that is short redoes nothing");
    let person = person.passed("30/9/2024", K::BranchVote);
    assert_eq!(person.stage("30/9/2024"), Some(Stage::CommitteeVote));
    let person = person.passed("10/10/2024", K::CommitteeVote);
    assert_eq!(person.stage("10/10/2024"), Some(Stage::Decision));
    let person = person.on("20/10/2024", K::Decision);
    assert_eq!(person.stage("20/10/2024"), Some(Stage::Ceremony));
}

#[test]
fn rule_3_only_the_decision_itself() {
    assert_eq!(cancelled_for_procedure("decision").stage("1/9/2024"), Some(Stage::Decision));
}

#[test]
fn rule_3_a_new_decision_of_the_same_day_is_enough() {
    assert_eq!(cancelled_for_procedure("committee_vote").on("1/9/2024", K::Decision).stage("1/9/2024"), Some(Stage::Ceremony));
}

#[test]
fn rule_1_only_steps_before_the_decision_cancelled_are_struck() {
    // The base committee voted again on its own after the decision; then the decision was cancelled.
    let person = decided_upon()
        .on("10/6/2024", K::Decision)
        .passed("20/6/2024", K::CommitteeVote)
        .on("1/9/2024", K::DecisionCancelled)
        .naming("cancels", K::Decision)
        .with("ground", "wrong_procedure")
        .with("redo", "committee_vote");
    let history = person.history();
    let votes: Vec<_> = domain::stage::counting(&history.cases[0], day("1/9/2024"))
        .into_iter()
        .filter(|event| event.kind == K::CommitteeVote)
        .map(|event| event.day())
        .collect();
    assert_eq!(votes, [day("20/6/2024")]);
    assert_eq!(person.stage("1/9/2024"), Some(Stage::CommitteeVote), "it was not redone since");
}

#[test]
fn rule_3_the_step_redone_on_the_day_of_the_cancellation_is_done() {
    let person = cancelled_for_procedure("committee_vote").passed("1/9/2024", K::CommitteeVote);
    assert_eq!(person.stage("1/9/2024"), Some(Stage::Decision));
}

#[test]
fn rule_3_comes_before_rule_4() {
    let person = cancelled_and_redone_after_recognition();
    assert_eq!(person.stage("14/9/2024"), Some(Stage::Full));
    assert_eq!(person.stage("15/9/2024"), Some(Stage::CommitteeVote));
}

fn cancelled_and_redone_after_recognition() -> Person {
    person()
        .passed("12/4/2022", K::BranchVote)
        .passed("28/4/2022", K::CommitteeVote)
        .on("10/5/2022", K::Decision)
        .on("25/5/2022", K::Ceremony)
        .on("1/8/2023", K::ConversionDecision)
        .on("15/9/2024", K::DecisionCancelled)
        .naming("cancels", K::Decision)
        .with("ground", "wrong_procedure")
        .with("redo", "committee_vote")
}

// ---------- rules 4 and 5: members ----------

#[test]
fn rule_4_brought_as_full_as_probationary_or_unsaid() {
    let recorded = |kind: &str| person().on("31/12/2019", K::MemberRecorded).with("member_kind", kind);
    assert_eq!(recorded("full").stage("1/1/2020"), Some(Stage::Full));
    assert_eq!(recorded("probationary").stage("1/1/2020"), Some(Stage::Probation));
    assert_eq!(recorded("probationary").marks("1/1/2020"), [Mark::MissingDates]);
    let unsaid = person().on("31/12/2019", K::TransferReceived).with("unit", "3");
    assert_eq!(unsaid.stage("1/1/2020"), Some(Stage::Full));
}

#[test]
fn rule_4_brought_as_probationary_with_a_date_runs_on() {
    let person =
        person().on("1/3/2024", K::TransferReceived).with("unit", "3").with("member_kind", "probationary").with("admission_date_set", "20/7/2023");
    assert_eq!(person.path(1, NEVER), ["01/03/2024 probation", "20/07/2024 conversion_vote"]);
}

#[test]
fn rule_5_a_partial_admission_date_counts_from_its_last_day() {
    let person = person().on("31/12/2023", K::MemberRecorded).with("member_kind", "probationary").with("admission_date_set", "6/2023");
    // 30/6/2023 + 12 months.
    assert_eq!(person.stage("29/6/2024"), Some(Stage::Probation));
    assert_eq!(person.stage("30/6/2024"), Some(Stage::ConversionVote));
    assert_eq!(person.marks("1/1/2024"), [Mark::MissingDates]);
}

#[test]
fn rule_5_the_date_set_by_the_latest_decision_wins() {
    let person = person()
        .on("1/6/2023", K::Ceremony)
        .on("10/7/2024", K::ConversionDecision)
        .with("admission_date_set", "15/6/2023")
        .with("official_date_set", "15/6/2024");
    assert_eq!(person.dates("9/7/2024").admission_date, Some(partial("1/6/2023")));
    assert_eq!(person.dates("10/7/2024").admission_date, Some(partial("15/6/2023")));
    assert_eq!(person.dates("10/7/2024").official_date, Some(partial("15/6/2024")));
}

#[test]
fn probations_of_month_ends() {
    let end = |ceremony: &str| person().on(ceremony, K::Ceremony).dates("31/12/2025").probation_end;
    assert_eq!(end("29/2/2024"), Some(day("28/2/2025")));
    assert_eq!(end("28/2/2023"), Some(day("28/2/2024")));
    assert_eq!(end("31/12/2024"), Some(day("31/12/2025")));
}

#[test]
fn an_old_member_has_no_invented_official_date() {
    let person = person().on("31/12/2019", K::MemberRecorded).with("member_kind", "full").with("admission_date_set", "3/2/1998");
    let dates = person.dates("1/1/2020");
    let official = dates.official_date.map(domain::date::PartialDate::shown);
    assert!(official.is_none() || official.as_deref() == Some("03/02/1999"), "{official:?}");
}

#[test]
fn a_probation_of_2015_ends_too() {
    let person = person().on("1/6/2015", K::Ceremony);
    assert_eq!(person.stage("1/7/2016"), Some(Stage::ConversionVote));
    assert!(!person.vote_would_break("1/7/2016", K::ConversionBranchVote).contains(&"probation_not_over".to_owned()));
}

// ---------- derived dates ----------

#[test]
fn years_of_membership_count_from_the_decision_else_from_admission() {
    let person = person().on("20/7/2021", K::Decision).on("10/8/2021", K::Ceremony);
    assert_eq!(person.member_since("1/9/2021"), Some(partial("20/7/2021")));
    let unknown = crate::desk::person().on("10/8/2021", K::Ceremony);
    assert_eq!(unknown.member_since("1/9/2021"), Some(partial("10/8/2021")));
    assert_eq!(cancelled_and_redone().member_since("1/11/2022"), Some(partial("20/10/2022")), "the decision that is live");
}

#[test]
fn a_readmitted_member_counts_from_the_first_decision_once_recomputed() {
    // First decision 15/5/2015; 38 months outside, from 12/1/2020 to 15/3/2023: counted as if from 15/7/2018.
    let person = person()
        .on("15/5/2015", K::Decision)
        .on("1/6/2015", K::Ceremony)
        .on("12/1/2020", K::StruckOff)
        .next_case(BRANCH)
        .on("15/3/2023", K::Decision)
        .on("4/4/2023", K::Ceremony)
        .on("1/6/2024", K::MembershipRecomputed)
        .with("months_outside", "38");
    assert_eq!(person.member_since("31/5/2024"), Some(partial("15/3/2023")));
    assert_eq!(person.member_since("1/6/2024"), Some(partial("15/7/2018")));
}

// ---------- rules 6 to 8: votes ----------

#[test]
fn rules_6_to_8_along_the_votes() {
    let person = decided_upon().on("20/6/2024", K::Decision);
    assert_eq!(
        person.path(1, NEVER),
        [
            "01/02/2024 candidate",
            "01/03/2024 dossier",
            "01/04/2024 branch_vote",
            "02/05/2024 committee_vote",
            "03/06/2024 decision",
            "20/06/2024 ceremony",
        ]
    );
}

#[test]
fn rule_7_a_base_branch_sends_its_vote_straight_up() {
    let person = person_at(BASE_BRANCH).on("1/2/2024", K::CandidateListed).passed("2/5/2024", K::BranchVote);
    assert_eq!(person.stage("2/5/2024"), Some(Stage::Decision));
    assert_eq!(broken(&person.would("1/6/2024", K::Decision, &[])), Vec::<String>::new(), "no committee vote is expected there");
}

#[test]
fn rule_8_a_sub_committee_review_or_a_short_committee_vote_waits_for_the_committee() {
    let reviewed = person_at(SUB_BRANCH).on("1/2/2024", K::CandidateListed).on("2/5/2024", K::SubReview);
    assert_eq!(reviewed.stage("2/5/2024"), Some(Stage::CommitteeVote));
    let short = person().on("1/2/2024", K::CandidateListed).passed("2/5/2024", K::BranchVote).short("3/6/2024", K::CommitteeVote);
    assert_eq!(short.stage("3/6/2024"), Some(Stage::CommitteeVote));
    assert_eq!(short.marks("3/6/2024"), [Mark::ShortOfVotes]);
}

#[test]
fn passed_is_the_latest_vote_not_any() {
    let person = person()
        .on("1/2/2024", K::CandidateListed)
        .passed("2/5/2024", K::BranchVote)
        .passed("3/6/2024", K::CommitteeVote)
        .short("10/6/2024", K::CommitteeVote);
    assert_eq!(person.stage("9/6/2024"), Some(Stage::Decision));
    assert_eq!(person.stage("10/6/2024"), Some(Stage::CommitteeVote));
}

#[test]
fn two_thirds_are_of_those_entitled_in_whole_numbers() {
    // 3 × 13 = 39 ≥ 2 × 19 = 38; 3 × 12 = 36 < 38. Of 18: 12 are just enough.
    for (votes_for, entitled, stage) in
        [(13, 19, Stage::CommitteeVote), (12, 19, Stage::BranchVote), (12, 18, Stage::CommitteeVote), (11, 18, Stage::BranchVote)]
    {
        let person = person().vote("2/5/2024", K::BranchVote, votes_for, entitled);
        assert_eq!(person.stage("2/5/2024"), Some(stage), "{votes_for} of {entitled}");
    }
}

#[test]
fn rule_10_a_short_branch_vote_waits_for_the_branch() {
    let person = person().on("1/2/2024", K::CandidateListed).short("2/5/2024", K::BranchVote);
    assert_eq!(person.stage("2/5/2024"), Some(Stage::BranchVote));
    assert_eq!(person.marks("2/5/2024"), [Mark::ShortOfVotes]);
}

// ---------- rules 9 to 13: before the vote ----------

#[test]
fn rule_9_all_certificates_must_have_lapsed() {
    let person = person()
        .on("1/2/2018", K::CandidateListed)
        .on("10/5/2018", K::CourseCertificate)
        .on("1/3/2023", K::DossierOpened)
        .on("2/9/2023", K::CourseCertificate);
    // 10/5/2018 + 60 months = 10/5/2023.
    assert_eq!(
        person.path(1, "31/12/2024"),
        ["01/02/2018 candidate", "10/05/2018 course", "01/03/2023 dossier", "11/05/2023 course", "02/09/2023 dossier"]
    );
    assert_eq!(person.marks("11/5/2023"), [Mark::CertificateLapsed]);
    assert_eq!(person.marks("2/9/2023"), []);
}

#[test]
fn rule_9_without_a_certificate_nothing_lapses() {
    assert_eq!(person().on("1/2/2018", K::CandidateListed).on("1/3/2018", K::Cleared).stage("1/3/2030"), Some(Stage::Dossier));
}

#[test]
fn rule_9_a_course_alone_is_not_a_lapsed_dossier() {
    let person = person().on("1/2/2018", K::CandidateListed).on("10/5/2018", K::CourseCertificate);
    assert_eq!(person.stage("11/5/2023"), Some(Stage::Course));
    assert_eq!(person.marks("10/5/2023"), [Mark::ReadyForDossier]);
    assert_eq!(person.marks("11/5/2023"), [], "rule 12: no valid certificate, and neither 10 nor 11 would fit");
}

#[test]
fn rule_11_each_opening_of_a_dossier() {
    for kind in [K::Cleared, K::DossierOpened, K::BackgroundRequested] {
        assert_eq!(person().on("1/2/2024", K::CandidateListed).on("1/3/2024", kind).stage("1/3/2024"), Some(Stage::Dossier), "{kind}");
    }
    let received = |paper: &str| person().on("1/3/2024", K::PaperReceived).with("paper", paper).stage("1/3/2024");
    for number in ["1-KNĐ", "2-KND", "3-KNĐ", "4-KNĐ", "4A-KNĐ", "5-KNĐ"] {
        assert_eq!(received(number), Some(Stage::Dossier), "{number}");
    }
    for paper in ["course_certificate", "6-KNĐ", "1-HSĐV", "other_paper"] {
        assert_eq!(received(paper), Some(Stage::Candidate), "{paper}");
    }
}

#[test]
fn rule_12_each_event_of_a_course() {
    for kind in [K::CourseEnrolled, K::CourseResult, K::CourseCertificate] {
        assert_eq!(person().on("1/2/2024", K::CandidateListed).on("1/3/2024", kind).stage("1/3/2024"), Some(Stage::Course), "{kind}");
    }
    assert_eq!(person().on("1/3/2024", K::CourseEnrolled).marks("1/3/2024"), []);
}

#[test]
fn rule_13_everything_else_is_a_candidate() {
    for kind in [K::CandidateIntroduced, K::CandidateListed, K::CandidateMovedIn, K::HelperNamed, K::TaskGiven, K::PaperAsked, K::IntroducerNamed] {
        assert_eq!(person().on("1/3/2024", kind).stage("1/3/2024"), Some(Stage::Candidate), "{kind}");
    }
}

// ---------- partial dates, corrections, voidings ----------

#[test]
fn a_partial_date_counts_from_its_last_day() {
    let person = person().on("2/2024", K::CandidateListed).on("2024", K::CourseCertificate);
    assert_eq!(person.stage("28/2/2024"), None);
    assert_eq!(person.path(1, NEVER), ["29/02/2024 candidate", "31/12/2024 course"]);
}

#[test]
fn events_of_one_day_stand_in_the_order_of_the_table() {
    // Entered the wrong way round on one day: the branch's vote, then the certification, then the listing.
    let person = person().short("1/3/2024", K::BranchVote).on("1/3/2024", K::HistoryCertified).on("1/3/2024", K::CandidateListed);
    let kinds: Vec<_> = person.history().cases[0].events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [K::CandidateListed, K::HistoryCertified, K::BranchVote]);
    let twice = crate::desk::person().short("1/3/2024", K::BranchVote).passed("1/3/2024", K::BranchVote);
    assert_eq!(twice.stage("1/3/2024"), Some(Stage::CommitteeVote), "two of a kind in the order of entry");
}

#[test]
fn a_corrected_date_reads_as_corrected_whatever_the_date_of_the_correction() {
    let person = person().on("10/8/2021", K::Ceremony).correct("5/5/2024", K::Ceremony, "happened_on", "12/8/2021");
    assert_eq!(person.stage("11/8/2021"), None);
    assert_eq!(person.stage("12/8/2021"), Some(Stage::Probation));
    assert_eq!(person.dates("1/9/2021").probation_end, Some(day("12/8/2022")));
}

#[test]
fn the_later_of_two_corrections_holds() {
    let person = person().on("10/8/2021", K::Ceremony).correct("5/5/2024", K::Ceremony, "happened_on", "12/8/2021").correct(
        "6/5/2024",
        K::Ceremony,
        "happened_on",
        "8/2021",
    );
    assert_eq!(person.dates("1/9/2021").admission_date, Some(partial("8/2021")));
}

#[test]
fn a_corrected_count_changes_what_passed() {
    let person = person().short("2/5/2024", K::BranchVote).correct("9/5/2024", K::BranchVote, "votes_for", "6");
    assert_eq!(person.stage("2/5/2024"), Some(Stage::CommitteeVote));
}

#[test]
fn what_was_voided_never_was() {
    let person = person().on("1/2/2024", K::CandidateListed).on("1/3/2024", K::Ceremony).void("9/9/2025", K::Ceremony);
    assert_eq!(person.stage("2/3/2024"), Some(Stage::Candidate));
}

#[test]
fn a_voiding_voided_leaves_the_event() {
    let person =
        person().on("1/2/2024", K::CandidateListed).on("1/3/2024", K::Ceremony).void("9/9/2025", K::Ceremony).void("10/9/2025", K::EntryVoided);
    assert_eq!(person.stage("2/3/2024"), Some(Stage::Probation));
}

#[test]
fn a_correction_voided_has_no_effect() {
    let person = person().on("10/8/2021", K::Ceremony).correct("5/5/2024", K::Ceremony, "happened_on", "12/8/2021").void("6/5/2024", K::Correction);
    assert_eq!(person.stage("10/8/2021"), Some(Stage::Probation));
}

#[test]
fn a_case_of_nothing_but_voided_events_is_no_case() {
    assert_eq!(person().on("1/2/2024", K::CandidateListed).void("2/2/2024", K::CandidateListed).stage("1/1/2025"), None);
}

// ---------- marks ----------

#[test]
fn postponed_until_its_day_or_the_next_step() {
    let postponed = || decided_upon().on("1/7/2024", K::Postponed).with("level", "grassroots_committee").with("cause", "bận sản xuất (mẫu)");
    assert_eq!(postponed().marks("1/1/2025"), [Mark::Postponed]);
    let until = postponed().with("until", "1/9/2024");
    assert_eq!((until.marks("1/9/2024"), until.marks("2/9/2024")), (vec![Mark::Postponed], vec![]));
    assert_eq!(postponed().on("1/8/2024", K::Decision).marks("1/8/2024"), []);
    assert_eq!(postponed().on("1/8/2024", K::TaskGiven).marks("1/8/2024"), [Mark::Postponed], "a task is no step");
}

#[test]
fn returned_until_the_next_step() {
    assert_eq!(returned_to("committee_vote").marks("1/7/2024"), [Mark::Returned]);
    assert_eq!(returned_to("committee_vote").passed("1/8/2024", K::CommitteeVote).marks("1/8/2024"), []);
}

#[test]
fn an_upper_opinion_is_awaited_until_each_request_is_answered() {
    let asked = || person().on("1/2/2024", K::UpperOpinionAsked).with("matter", "over_60");
    assert_eq!(asked().marks("1/2/2024"), [Mark::AwaitingUpperOpinion]);
    let answered = asked().on("1/3/2024", K::UpperOpinionReceived).naming("request", K::UpperOpinionAsked).with("agreed", "không");
    assert_eq!(answered.marks("1/3/2024"), []);
    let twice = answered.on("5/3/2024", K::UpperOpinionAsked).with("matter", "religious");
    assert_eq!(twice.marks("5/3/2024"), [Mark::AwaitingUpperOpinion]);
}

#[test]
fn a_dossier_goes_stale_after_twelve_months() {
    let person = person().on("15/1/2024", K::DossierOpened);
    assert_eq!((person.marks("15/1/2025"), person.marks("16/1/2025")), (vec![], vec![Mark::DossierStale]));
    assert_eq!(person.on("1/2/2025", K::DossierOpened).marks("1/2/2025"), []);
}

#[test]
fn a_dossier_voted_on_in_time_is_not_stale() {
    let person = person().on("15/1/2024", K::DossierOpened).short("10/12/2024", K::BranchVote);
    assert_eq!(person.clock("dossier_freshness", "1/3/2025"), ["15/01/2024 → 15/01/2025 met"], "any vote ends the clock");
    assert_eq!(person.marks("1/3/2025"), [Mark::ShortOfVotes]);
}

#[test]
fn marks_of_members_begin_and_end() {
    for (begin, end, mark) in [
        (K::Suspended, K::SuspensionEnded, Mark::Suspended),
        (K::Exempted, K::ExemptionEnded, Mark::Exempt),
        (K::TemporaryOut, K::TemporaryEnded, Mark::TemporaryOut),
        (K::TemporaryIn, K::TemporaryEnded, Mark::TemporaryIn),
    ] {
        let begun = || person().on("1/2/2024", K::Ceremony).on("1/4/2024", begin);
        assert_eq!(begun().marks("1/4/2024"), [mark], "{begin}");
        assert_eq!(begun().on("1/6/2024", end).marks("1/6/2024"), [], "{end}");
        let until = begun().with("until", "1/6/2024");
        assert_eq!((until.marks("1/6/2024"), until.marks("2/6/2024")), (vec![mark], vec![]), "{begin} until");
        assert_eq!(begun().on("1/6/2024", end).on("1/7/2024", begin).marks("1/7/2024"), [mark], "{begin} again");
    }
}

#[test]
fn a_conversion_short_of_votes_is_marked() {
    let person = person().on("1/2/2023", K::Ceremony).short("5/2/2024", K::ConversionBranchVote);
    assert_eq!(person.marks("5/2/2024"), [Mark::ShortOfVotes]);
    assert_eq!(person.passed("5/3/2024", K::ConversionBranchVote).marks("5/3/2024"), []);
}

#[test]
fn a_committee_short_of_votes_on_recognition_is_marked() {
    let person = person().on("1/2/2023", K::Ceremony).passed("5/2/2024", K::ConversionBranchVote).short("5/3/2024", K::ConversionCommitteeVote);
    assert_eq!(person.marks("5/3/2024"), [Mark::ShortOfVotes]);
}

#[test]
fn a_vote_of_a_partial_date_shows_missing_dates() {
    let person = person().on("1/2/2024", K::CandidateListed).passed("5/2024", K::BranchVote);
    assert_eq!(person.clock("admission_decision", "1/7/2024"), Vec::<String>::new());
    assert!(person.marks("1/7/2024").contains(&Mark::MissingDates));
}

#[test]
fn an_ended_case_has_no_marks() {
    let person = person().on("1/2/2024", K::Ceremony).on("1/3/2024", K::Suspended).on("1/4/2024", K::Expelled);
    assert_eq!(person.marks("1/4/2024"), []);
}
