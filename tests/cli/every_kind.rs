//! Every kind of event: out of its order it is refused by the rule's name until a reason is given; and no kind is forgotten.

use std::collections::BTreeSet;

use serde_json::json;

use crate::desk::{BRANCH, Desk, OTHER_BRANCH, PASSED, ROOT};

const COURSE: &str = "course={course}";

/// What a person who only stands on the list cannot have had: each kind expects a step that was not taken, or a member.
const OUT_OF_ORDER: &[(&str, &[&str])] = &[
    ("helper_released", &["helper=Nguyễn Văn Giúp"]),
    ("course_result", &[COURSE, "result=good"]),
    ("course_certificate", &[]),
    ("clearance_asked", &[]),
    ("cleared", &[]),
    ("dossier_opened", &[]),
    ("background_requested", &["subject=mother", "place=xã Mẫu", "scope=abroad"]),
    ("background_request_received", &["request={first}"]),
    ("background_answered", &["request={first}"]),
    ("upper_opinion_received", &["request={first}", "agreed=true"]),
    ("history_certified", &["fit=true"]),
    ("branch_vote", PASSED),
    ("sub_review", &[]),
    ("committee_vote", PASSED),
    ("dossier_sent_up", &["to_level=grassroots_committee"]),
    ("refused", &["cause=mẫu"]),
    ("decision", &[]),
    ("decision_received", &[]),
    ("ceremony", &[]),
    ("file_forwarded", &[]),
    ("review_requested", &["cause=mẫu"]),
    ("review_answered", &[]),
    ("member_files_done", &[]),
    ("new_member_class_enrolled", &["course={class}"]),
    ("new_member_class_result", &["course={class}", "result=passed"]),
    ("new_member_class_certificate", &[]),
    ("conversion_branch_vote", PASSED),
    ("conversion_sub_review", &[]),
    ("conversion_committee_vote", PASSED),
    ("conversion_decision", &[]),
    ("conversion_announced", &[]),
    ("transfer_slip", &["slip_kind=slip_10", "transfer_scope=other_upper", "to_place=nơi khác"]),
    ("transfer_notice_received", &[]),
    ("temporary_ended", &[]),
    ("exemption_ended", &[]),
    ("suspension_ended", &[]),
    ("post_left", &["post={first}"]),
    ("card_issued", &["card_number=12345678", "occasion=new"]),
    ("strike_off_committee_vote", PASSED),
    ("struck_off", &["cause_code=other"]),
    ("strike_off_received", &[]),
    ("complaint", &[]),
    ("complaint_answered", &["outcome=upheld"]),
    ("expelled", &["cause=mẫu"]),
    ("resigned", &[]),
    ("departure_slip", &[]),
    ("member_file_sent_up", &[]),
    ("membership_restored", &["member_kind=full"]),
];

fn courses(desk: &Desk) -> (String, String) {
    let add = |kind: &str| {
        desk.json("course add", &["--name", "Lớp Mẫu", "--from", "2021-05-04", "--to", "2021-05-08", "--kind", kind])["course"].to_string()
    };
    (add("admission_course"), add("new_member_class"))
}

#[test]
fn out_of_order_is_refused_until_a_reason_is_given() {
    let desk = Desk::with_units();
    let (course, class) = courses(&desk);
    let added = desk.json("person add", &["--name", "Nguyễn Thị Mẫu", "--unit", BRANCH, "--on", "2020-03-10"]);
    let (case, first) = (added["case"].to_string(), desk.show("1", "2020-03-10")["cases"][0]["events"][0]["event"].to_string());
    let filled = |set: &[&str]| -> Vec<String> {
        set.iter().map(|pair| pair.replace("{course}", &course).replace("{class}", &class).replace("{first}", &first)).collect()
    };
    let before = desk.counts();
    let mut written = Vec::new();
    for (kind, set) in OUT_OF_ORDER {
        let set = filled(set);
        let set: Vec<&str> = set.iter().map(String::as_str).collect();
        let answer = desk.event_because(&case, kind, "2021-06-01", &set, None);
        if answer.code == 1 {
            assert!(answer.out.is_empty() && answer.err.contains('['), "{kind}: the rule is named: {answer:?}");
        } else {
            written.push(*kind);
        }
    }
    assert_eq!(written, Vec::<&str>::new(), "recorded without a reason");
    assert_eq!(desk.counts(), before, "a refused event writes nothing");

    // With a reason each is recorded, and both reason and warning are kept. Each in a case of its own, as bare as that one.
    // What answers another entry needs that entry, whatever the reason.
    let answers_none = |(_, set): &&(&str, &[&str])| !set.iter().any(|pair| pair.contains("{first}"));
    for (kind, set) in OUT_OF_ORDER.iter().filter(answers_none).step_by(6) {
        let added = desk.json("person add", &["--name", kind, "--unit", BRANCH, "--on", "2020-03-10"]);
        let (person, case) = (added["person"].to_string(), added["case"].to_string());
        let first = desk.show(&person, "2020-03-10")["cases"][0]["events"][0]["event"].to_string();
        let set: Vec<String> =
            set.iter().map(|pair| pair.replace("{course}", &course).replace("{class}", &class).replace("{first}", &first)).collect();
        let set: Vec<&str> = set.iter().map(String::as_str).collect();
        let answer = desk.event_anyway(&case, kind, "2021-06-01", &set);
        let warnings = answer["warnings"].as_array().expect("an array");
        assert!(!warnings.is_empty(), "{kind}");
        for warning in warnings {
            for name in ["rule", "source", "message"] {
                assert!(warning[name].as_str().is_some_and(|text| !text.is_empty()), "{kind}: {warning}");
            }
            assert!(!warning["message"].as_str().expect("a text").contains('{'), "{kind}: a value is missing in {warning}");
        }
        let page = desk.show(&person, "2021-06-01");
        let event = page["cases"][0]["events"].as_array().expect("an array").iter().find(|event| event["event"] == answer["event"]).cloned();
        let event = event.expect("the event stands on the page");
        assert_eq!(event["reason"], "theo hồ sơ giấy, mẫu", "{kind}");
        assert!(!event["warnings"].as_array().expect("an array").is_empty(), "{kind}: the warning is kept");
    }
    assert_eq!(desk.json("check", &[])["ok"], true);
}

#[test]
fn opening_the_conversion_dossier_waits_for_a_probation() {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2020-03-10");
    desk.event_because(&case, "conversion_dossier_opened", "2021-06-01", &[], None).refused();
}

#[test]
fn too_early_for_conversion_is_refused_by_name() {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2020-03-10");
    desk.event_anyway(&case, "ceremony", "2021-02-03", &[]);
    let reason = desk.event_because(&case, "conversion_dossier_opened", "2022-02-02", &[], None).refused();
    assert!(reason.contains("[probation]") && reason.contains("03/02/2022"), "{reason}");
    desk.event(&case, "conversion_dossier_opened", "2022-02-03", &[]);
}

#[test]
fn age_is_judged_by_months_on_the_day_of_the_branch_vote() {
    let desk = Desk::with_units();
    let refused = |birth: &str, on: &str| {
        let born = format!("birth_date={birth}");
        let case = desk.json("person add", &["--name", "Nguyễn Thị Mẫu", "--unit", BRANCH, "--on", "2019-03-10", "--set", &born])["case"].to_string();
        let answer = desk.event_because(&case, "branch_vote", on, PASSED, None);
        assert_eq!(answer.code, 1);
        answer.err.contains("age_at_branch_vote")
    };
    // 18 years are 216 months from the month of birth to that of the meeting, 60 years are 720; the days do not count.
    assert!(refused("2003-07-01", "2021-06-30"), "215 months");
    assert!(!refused("2003-06-30", "2021-06-01"), "216 months");
    assert!(!refused("1961-06-01", "2021-06-30"), "720 months");
    assert!(refused("1961-05-31", "2021-06-01"), "721 months");
}

#[test]
fn a_member_is_not_taken_off_the_list_nor_a_candidate_expelled() {
    let desk = Desk::with_units();
    let (_, member) = desk.member("Trần Văn Mẫu", "2020-01-01");
    for (kind, set) in [("removed_from_list", "cause_code=withdrew"), ("candidate_moved_out", "to_place=nơi khác"), ("refused", "cause=mẫu")] {
        desk.event_because(&member, kind, "2021-01-01", &[set], None).refused();
        // With a reason it is recorded and changes nothing.
        assert_eq!(desk.event_anyway(&member, kind, "2021-01-01", &[set])["stage"], "full", "{kind}");
    }
    let (_, candidate) = desk.candidate("Nguyễn Thị Mẫu", "2020-03-10");
    assert_eq!(desk.event_anyway(&candidate, "expelled", "2021-01-01", &["cause=mẫu"])["stage"], "candidate");
}

#[test]
fn members_and_candidates_end_in_their_own_ways() {
    let desk = Desk::with_units();
    let ends = [("expelled", "cause=mẫu", "expelled"), ("resigned", "note=mẫu", "resigned"), ("died", "note=mẫu", "died")];
    for (kind, set, stage) in ends {
        let (_, case) = desk.member("Trần Văn Mẫu", "2020-01-01");
        assert_eq!(desk.event(&case, kind, "2021-01-01", &[set])["stage"], stage);
        // After an end other things need a reason.
        desk.event_because(&case, "commendation", "2021-02-01", &["form=praise"], None).refused();
    }
    let (_, moved) = desk.candidate("Nguyễn Thị Mẫu", "2020-03-10");
    assert_eq!(desk.event(&moved, "candidate_moved_out", "2021-01-01", &["to_place=nơi khác"])["stage"], "transferred_out");
    assert_eq!(desk.event(&moved, "candidate_moved_in", "2021-05-01", &["from_place=nơi khác"])["stage"], "candidate", "come back");
}

#[test]
fn a_cancelled_decision_must_be_a_decision() {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2020-03-10");
    let first = desk.show("1", "2020-03-10")["cases"][0]["events"][0]["event"].to_string();
    let named = format!("cancels={first}");
    desk.event_because(&case, "decision_cancelled", "2021-01-01", &[&named, "ground=not_qualified"], Some("mẫu")).refused();
    let decision = desk.event_anyway(&case, "decision", "2020-12-01", &[])["event"].to_string();
    let named = format!("cancels={decision}");
    assert_eq!(desk.event(&case, "decision_cancelled", "2021-01-01", &[&named, "ground=not_qualified"])["stage"], "cancelled");
}

#[test]
fn every_kind_of_a_unit() {
    let desk = Desk::with_units();
    let (course, _) = courses(&desk);
    let course = format!("course={course}");
    let new = desk.json("unit add", &["--name", "Chi bộ Mẫu Ba", "--parent", ROOT])["unit"].to_string();
    let split = format!("new_units=[{OTHER_BRANCH}]");
    let rows: &[(&str, &str, &[&str])] = &[
        ("unit_founded", "2018-01-01", &["unit_kind=branch", "parent=1"]),
        ("unit_changed", "2019-01-01", &["name=Chi bộ Mẫu Ba mới"]),
        ("power_changed", "2019-02-01", &["committee_power=delegated"]),
        ("committee_change", "2020-03-01", &["person=Nguyễn Văn Giúp", "position=secretary", "elected_or_appointed=bầu"]),
        ("unit_rating", "2020-12-20", &["period=2020", "grade=good"]),
        ("unit_commendation", "2021-02-03", &["form=praise"]),
        ("unit_discipline", "2021-03-01", &["form=reprimand"]),
        ("inspection", "2021-04-01", &["kind=supervision", "subject=công tác phát triển đảng viên", "conclusion=tốt"]),
        ("course_opened", "2021-05-04", &[&course]),
        ("pool_exhausted", "2021-06-01", &["until=2021-12-31"]),
        ("files_reconciled", "2021-07-01", &[]),
        ("member_book_reconciled", "2021-07-02", &[]),
        ("unit_split", "2021-08-01", &[&split]),
    ];
    let before = desk.counts()[2];
    for (kind, on, set) in rows {
        let answer = desk.event(&new, kind, on, set);
        assert!(answer["event"].is_i64() && answer["warnings"].is_array(), "{kind}: {answer}");
    }
    assert_eq!(desk.counts()[2], before + rows.len() as i64);
    desk.event(&new, "unit_merged", "2022-01-01", &["into=3"]);
    desk.event(BRANCH, "unit_disbanded", "2022-01-01", &[]);
    desk.event(OTHER_BRANCH, "unit_dissolved", "2023-01-01", &[]);
    assert_eq!(desk.json("check", &[])["ok"], true);

    let before = desk.counts();
    desk.event_because(ROOT, "unit_changed", "2021-01-01", &["no_such_field=1"], None).refused();
    desk.event_because(ROOT, "unit_changed", "2021-01-01", &["parent=1"], None).refused();
    desk.event_because("99", "files_reconciled", "2021-01-01", &[], None).refused();
    assert_eq!(desk.counts(), before);
}

#[test]
fn the_members_of_a_dissolved_unit_are_transferred_after_its_end() {
    let desk = Desk::with_units();
    desk.event(BRANCH, "unit_dissolved", "2025-08-01", &[]);
    desk.event(BRANCH, "members_transferred", "2025-08-20", &[]);
}

#[test]
fn members_transferred_expects_an_end() {
    let desk = Desk::with_units();
    desk.event_because(BRANCH, "members_transferred", "2025-08-20", &[], None).refused();
}

#[test]
fn a_unit_with_people_is_dissolved_only_for_a_reason() {
    let desk = Desk::with_units();
    desk.candidate("Nguyễn Thị Mẫu", "2020-03-10");
    let before = desk.counts();
    desk.event_because(BRANCH, "unit_dissolved", "2024-01-01", &[], None).refused();
    assert_eq!(desk.counts(), before);
    desk.event_anyway(BRANCH, "unit_dissolved", "2024-01-01", &[]);
}

#[test]
fn an_event_of_a_unit_answers_with_the_same_keys() {
    let desk = Desk::with_units();
    let answer = desk.event(BRANCH, "files_reconciled", "2021-07-01", &[]);
    assert_eq!(answer["case"], json!(2), "kinds of units take the unit's id for the case: {answer}");
    assert!(answer.get("stage").is_some(), "{answer}");
}

/// The codes of the contract's list of kinds, less those that these two tables hold.
#[test]
fn no_kind_is_unknown() {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2020-03-10");
    let known: BTreeSet<&str> = OUT_OF_ORDER.iter().map(|(kind, _)| *kind).collect();
    let others = [
        "candidate_introduced",
        "candidate_moved_in",
        "helper_named",
        "task_given",
        "course_enrolled",
        "introducer_named",
        "paper_asked",
        "paper_received",
        "upper_opinion_asked",
        "extension_granted",
        "postponed",
        "returned",
        "decision_cancelled",
        "removed_from_list",
        "candidate_moved_out",
        "moved_unit",
        "file_received",
        "conversion_dossier_opened",
        "member_recorded",
        "transfer_received",
        "temporary_out",
        "temporary_in",
        "exempted",
        "suspended",
        "activity_resumed",
        "post_held",
        "discipline",
        "administrative_discipline",
        "commendation",
        "rating",
        "badge_awarded",
        "strike_off_branch_vote",
        "died",
        "record_cleared",
        "membership_recomputed",
        "correction",
        "entry_voided",
    ];
    // 48 + 37 + candidate_listed are the 86 kinds of a case and of entries.
    assert_eq!(known.len() + others.len() + 1, 86);
    for kind in others {
        let answer = desk.event_because(&case, kind, "2021-06-01", &["no_such_field=1"], None);
        assert_eq!(answer.code, 1, "{kind}");
        assert!(answer.err.contains("field_unknown"), "{kind} is known, its field is not: {}", answer.err);
    }
    let reason = desk.event_because(&case, "no_such_kind", "2021-06-01", &[], None).refused();
    assert!(reason.contains("event_kind_unknown"), "{reason}");
}

#[test]
fn badges_are_of_the_years_that_there_are() {
    let desk = Desk::with_units();
    let (_, case) = desk.member("Trần Văn Mẫu", "2020-01-01");
    desk.event_because(&case, "badge_awarded", "2025-09-02", &["years=31"], None).refused();
}
