//! One person's whole way in the lawful order: no step asks for a reason, and the stage is right after each.

use serde_json::{Value, json};

use crate::desk::{BRANCH, Desk};

/// 13 of 19 entitled: two are left out of the 21 full members.
const BRANCH_VOTE: &[&str] = &[
    "votes_total=21",
    "votes_excluded=[[\"exempt_absent\",1],[\"temporary_out_absent\",1]]",
    "votes_entitled=19",
    "votes_present=19",
    "votes_for=13",
    "votes_against=6",
    "votes_blank=0",
    "probationers_total=1",
    "probationers_present=1",
    "vote_form=secret_ballot",
];
const COMMITTEE_VOTE: &[&str] = &["votes_entitled=9", "votes_present=9", "votes_for=6", "votes_against=3"];

/// Kind, day, fields (`{kind}`: the id of the last event of that kind, `{course}`, `{class}`), and the stage on that day.
type Step = (&'static str, &'static str, &'static [&'static str], &'static str);

const STEPS: &[Step] = &[
    ("candidate_listed", "2020-02-10", &["document_number=03-NQ/CB", "document_date=2020-02-11", "issuer=Chi bộ Mẫu Một"], "candidate"),
    ("helper_named", "2020-02-10", &["helper=Nguyễn Văn Giúp", "replacement=false"], "candidate"),
    ("helper_released", "2020-03-01", &["helper=Nguyễn Văn Giúp"], "candidate"),
    ("task_given", "2020-03-02", &["task=Phụ trách phong trào, mẫu"], "candidate"),
    ("course_enrolled", "2020-04-06", &["course={course}"], "course"),
    ("course_result", "2020-05-08", &["course={course}", "result=good", "score=8.5"], "course"),
    ("course_certificate", "2020-05-15", &["course={course}", "branch_at_issue=Chi bộ Mẫu Một"], "course"),
    ("clearance_asked", "2020-06-01", &[], "course"),
    ("cleared", "2020-06-10", &[], "dossier"),
    ("dossier_opened", "2020-06-15", &[], "dossier"),
    ("introducer_named", "2020-06-16", &["introducer_kind=full_member", "introducer=Trần Văn Quen", "acquaintance_from=2018-01"], "dossier"),
    ("introducer_named", "2020-06-16", &["introducer_kind=trade_union"], "dossier"),
    ("paper_asked", "2020-06-17", &["paper=applicant_history", "from=người xin vào Đảng"], "dossier"),
    ("paper_received", "2020-06-20", &["paper=application"], "dossier"),
    ("background_requested", "2020-06-22", &["subject=father", "place=xã Mẫu", "scope=domestic"], "dossier"),
    ("background_request_received", "2020-07-01", &["request={background_requested}"], "dossier"),
    ("background_answered", "2020-07-20", &["request={background_requested}"], "dossier"),
    ("upper_opinion_asked", "2020-07-21", &["matter=religious"], "dossier"),
    ("upper_opinion_received", "2020-07-30", &["request={upper_opinion_asked}", "agreed=true"], "dossier"),
    ("history_certified", "2020-08-03", &["fit=true"], "branch_vote"),
    ("branch_vote", "2020-08-10", BRANCH_VOTE, "committee_vote"),
    ("sub_review", "2020-08-12", &["agreed=true"], "committee_vote"),
    ("committee_vote", "2020-08-20", COMMITTEE_VOTE, "decision"),
    ("dossier_sent_up", "2020-08-21", &["to_level=upper_committee"], "decision"),
    ("extension_granted", "2020-08-22", &["rule=admission_decision"], "decision"),
    ("postponed", "2020-08-24", &["level=deciding_committee", "cause=chờ họp, mẫu", "until=2020-09-10"], "decision"),
    ("returned", "2020-09-01", &["level=upper_committee", "cause=thiếu chữ ký, mẫu"], "decision"),
    ("moved_unit", "2020-09-02", &["to_place=xí nghiệp Mẫu"], "decision"),
    ("file_forwarded", "2020-09-03", &["to_place=xí nghiệp Mẫu"], "decision"),
    ("file_received", "2020-09-04", &[], "decision"),
    ("review_requested", "2020-09-07", &["cause=làm rõ, mẫu"], "decision"),
    ("review_answered", "2020-09-20", &[], "decision"),
    ("decision", "2020-09-25", &["document_number=15-QĐ/ĐU"], "ceremony"),
    ("decision_received", "2020-09-30", &[], "ceremony"),
    ("ceremony", "2020-10-15", &["place=Hội trường Mẫu"], "probation"),
    ("member_files_done", "2020-11-10", &[], "probation"),
    ("new_member_class_enrolled", "2020-12-01", &["course={class}"], "probation"),
    ("new_member_class_result", "2020-12-20", &["course={class}", "result=very_good"], "probation"),
    ("new_member_class_certificate", "2020-12-25", &["course={class}"], "probation"),
    ("conversion_dossier_opened", "2021-10-18", &[], "conversion_vote"),
    ("conversion_branch_vote", "2021-10-20", BRANCH_VOTE, "conversion_vote"),
    ("conversion_sub_review", "2021-10-21", &["agreed=true"], "conversion_vote"),
    ("conversion_committee_vote", "2021-10-25", COMMITTEE_VOTE, "conversion_vote"),
    ("conversion_decision", "2021-11-10", &["document_number=22-QĐ/ĐU"], "full"),
    ("conversion_announced", "2021-11-20", &[], "full"),
    ("card_issued", "2022-01-10", &["card_number=001190000009", "occasion=new"], "full"),
    ("post_held", "2022-02-01", &["position=committee_member"], "full"),
    ("discipline", "2022-03-01", &["form=reprimand"], "full"),
    ("administrative_discipline", "2022-03-02", &["form=warning"], "full"),
    ("commendation", "2022-09-02", &["form=praise", "occasion=2/9"], "full"),
    ("post_left", "2022-12-01", &["post={post_held}"], "full"),
    ("rating", "2022-12-15", &["period=2022", "grade=good"], "full"),
    ("temporary_out", "2023-01-01", &["to_place=công trường Mẫu", "until=2023-07-01"], "full"),
    ("temporary_ended", "2023-07-01", &[], "full"),
    ("temporary_in", "2023-08-01", &["from_place=nơi khác, mẫu", "until=2023-12-01"], "full"),
    ("exempted", "2024-01-01", &["until=2024-06-01"], "full"),
    ("exemption_ended", "2024-06-01", &[], "full"),
    ("suspended", "2024-07-01", &[], "full"),
    ("suspension_ended", "2024-08-01", &[], "full"),
    ("activity_resumed", "2024-08-02", &[], "full"),
    ("membership_recomputed", "2024-09-03", &["months_outside=0"], "full"),
    ("record_cleared", "2024-09-04", &[], "full"),
    ("transfer_slip", "2024-10-01", &["slip_kind=slip_7", "transfer_scope=same_grassroots", "to_unit=3"], "full"),
    ("transfer_notice_received", "2024-10-05", &[], "full"),
    ("transfer_received", "2024-10-20", &["unit=3", "transfer_scope=same_grassroots"], "full"),
    ("strike_off_branch_vote", "2025-01-10", BRANCH_VOTE, "full"),
    ("strike_off_committee_vote", "2025-01-20", COMMITTEE_VOTE, "full"),
    ("struck_off", "2025-02-01", &["cause_code=no_progress", "document_number=03-QĐ/ĐU"], "struck_off"),
    ("strike_off_received", "2025-02-10", &[], "struck_off"),
    ("complaint", "2025-03-01", &[], "struck_off"),
    ("complaint_answered", "2025-05-01", &["outcome=revoked"], "struck_off"),
    ("departure_slip", "2025-05-10", &[], "struck_off"),
    ("member_file_sent_up", "2025-05-20", &[], "struck_off"),
    ("membership_restored", "2025-06-01", &["member_kind=full"], "full"),
    ("died", "2025-06-10", &[], "died"),
];

fn begin(desk: &Desk) -> (String, String, String, String) {
    let added = desk.json(
        "person add",
        &[
            "--name",
            "Nguyễn Thị Mẫu",
            "--unit",
            BRANCH,
            "--on",
            "2020-01-06",
            "--first",
            "candidate_introduced",
            "--set",
            "organization=youth_union",
            "--set",
            "birth_date=1990-05-05",
            "--set",
            "sex=female",
            "--set",
            "general_schooling=upper_secondary",
            "--set",
            "citizen_id=001190000009",
        ],
    );
    let course = |kind: &str, from: &str, to: &str| {
        desk.json("course add", &["--name", "Đợt Mẫu", "--from", from, "--to", to, "--kind", kind])["course"].to_string()
    };
    let (admission, class) = (course("admission_course", "2020-05-04", "2020-05-08"), course("new_member_class", "2020-12-14", "2020-12-18"));
    (added["person"].to_string(), added["case"].to_string(), admission, class)
}

#[test]
fn every_step_of_a_lawful_life() {
    let desk = Desk::with_units();
    let (person, case, course, class) = begin(&desk);
    let mut ids: Vec<(&str, String)> = vec![("course", course), ("class", class)];
    for (kind, on, set, _) in STEPS {
        let set: Vec<String> =
            set.iter().map(|pair| ids.iter().rev().fold((*pair).to_owned(), |text, (name, id)| text.replace(&format!("{{{name}}}"), id))).collect();
        let set: Vec<&str> = set.iter().map(String::as_str).collect();
        let answer = desk.event_because(&case, kind, on, &set, None);
        assert_eq!(answer.code, 0, "{kind} on {on} asks for a reason: {}", answer.err);
        let answer = answer.json();
        assert_eq!(answer["case"].to_string(), case, "{kind}");
        assert!(answer["warnings"].is_array(), "{kind}");
        ids.push((kind, answer["event"].to_string()));
    }

    // The stage on each day that changes it, and that no step between has changed it: since when says so.
    let mut since = "2020-01-06";
    for (place, (kind, on, _, stage)) in STEPS.iter().enumerate() {
        let before = place.checked_sub(1).map_or("candidate", |before| STEPS[before].3);
        if *stage != before {
            // What time alone brings has its own day.
            since = if *stage == "conversion_vote" { "2021-10-15" } else { on };
        }
        if STEPS.get(place + 1).is_none_or(|next| next.3 != *stage) {
            let page = desk.show(&person, on);
            assert_eq!((&page["cases"][0]["stage"], &page["cases"][0]["since"]), (&json!(stage), &json!(since)), "after {kind} on {on}");
        }
    }

    let page = desk.show(&person, "2025-12-31");
    let events = page["cases"][0]["events"].as_array().expect("an array");
    assert_eq!(events.len(), STEPS.len() + 1);
    let of_kind = |kind: &str| events.iter().find(|event| event["kind"] == kind).expect("the event");
    let listed = of_kind("candidate_listed");
    assert_eq!(
        (&listed["document_number"], &listed["document_date"], &listed["issuer"]),
        (&json!("03-NQ/CB"), &json!("2020-02-11"), &json!("Chi bộ Mẫu Một"))
    );
    let vote = &of_kind("branch_vote")["fields"];
    assert_eq!((&vote["votes_entitled"], &vote["votes_for"], &vote["vote_form"]), (&json!(19), &json!(13), &json!("secret_ballot")));
    assert_eq!(vote["votes_excluded"].as_array().expect("a list").len(), 2);
    assert_eq!(of_kind("helper_named")["fields"], json!({ "helper": "Nguyễn Văn Giúp", "replacement": false }));
    assert_eq!(of_kind("course_result")["fields"]["score"].to_string().trim_matches('"'), "8.5");
    assert!(events.iter().all(|event| event["reason"].is_null()), "nothing needed a reason");
    assert!(events.iter().all(|event| event["recorded_at"].is_string()));
    assert_eq!(page["person"]["card_number"], "001190000009");
    assert_eq!(desk.json("check", &[])["ok"], true);
}

#[test]
fn the_answer_gives_the_stage_of_today() {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2020-01-06");
    // Probation ran out long ago, whatever day the event is of.
    assert_eq!(desk.event_anyway(&case, "ceremony", "2020-10-15", &[])["stage"], "conversion_vote");
    assert_eq!(desk.event(&case, "member_files_done", "2020-11-10", &[])["stage"], "conversion_vote");
}

#[test]
fn votes_on_the_border_of_two_thirds() {
    let stage = |entitled: u32, votes_for: u32| -> Value {
        let desk = Desk::with_units();
        let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2020-01-06");
        let (entitled, votes_for, against) =
            (format!("votes_entitled={entitled}"), format!("votes_for={votes_for}"), format!("votes_against={}", entitled - votes_for));
        desk.event_anyway(&case, "branch_vote", "2021-06-04", &[&entitled, &votes_for, &against])["stage"].clone()
    };
    // 3·for ≥ 2·entitled: 13·3 = 39 ≥ 38; 12·3 = 36 < 38; 6·3 = 18 ≥ 18; 5·3 = 15 < 18.
    assert_eq!(stage(19, 13), "committee_vote");
    assert_eq!(stage(19, 12), "branch_vote");
    assert_eq!(stage(9, 6), "committee_vote");
    assert_eq!(stage(9, 5), "branch_vote");
}
