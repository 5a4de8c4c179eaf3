//! due: what falls due within so many days, what is overdue always, what was met never.

use serde_json::{Value, json};

use crate::desk::{Desk, OTHER_BRANCH, PASSED, ROOT, SHORT};

fn due(desk: &Desk, as_of: &str, within: Option<&str>) -> Vec<Value> {
    let mut arguments = vec!["--as-of", as_of];
    arguments.extend(within.iter().flat_map(|days| ["--within", days]));
    desk.json("due", &arguments).as_array().expect("an array").clone()
}

/// The state of a clock in `due`, if it stands there.
fn state(desk: &Desk, clock: &str, as_of: &str, within: Option<&str>) -> Option<String> {
    let lines = due(desk, as_of, within);
    let of_clock: Vec<&Value> = lines.iter().filter(|line| line["clock"] == clock).collect();
    assert!(of_clock.len() <= 1, "{lines:?}");
    of_clock.first().map(|line| line["state"].as_str().expect("a state").to_owned())
}

/// The clock of that name on a person's page.
fn on_page(desk: &Desk, person: &str, clock: &str, as_of: &str) -> Value {
    let page = desk.show(person, as_of);
    let clocks = page["cases"][0]["clocks"].as_array().expect("an array");
    clocks.iter().find(|each| each["clock"] == clock).cloned().unwrap_or(Value::Null)
}

/// A vote passed on Tuesday 15/7/2025: the decision is due on Thursday 18/9/2025 (calendar.rs), and shows as due from
/// fifteen working days before: 17, 16, 15/9 (3), 8–12/9 (8), 3–5/9 (11), 26–29/8 (15; 1/9 and 2/9 off): Tuesday 26/8.
fn voted() -> (Desk, String, String) {
    let desk = Desk::with_units();
    let (person, case) = desk.candidate("Nguyễn Thị Mẫu", "2025-01-10");
    desk.event_anyway(&case, "branch_vote", "2025-07-15", PASSED);
    (desk, person, case)
}

#[test]
fn a_line_says_whose_clock_from_when_until_when_and_by_which_rule() {
    let (desk, person, case) = voted();
    let lines = due(&desk, "2025-09-01", None);
    assert_eq!(lines.len(), 1, "{lines:?}");
    let line = &lines[0];
    assert_eq!(line["person"].to_string(), person);
    assert_eq!(line["case"].to_string(), case);
    assert_eq!(line["unit"], 2);
    assert_eq!(
        (&line["clock"], &line["from"], &line["due"], &line["state"]),
        (&json!("admission_decision"), &json!("2025-07-15"), &json!("2025-09-18"), &json!("due"))
    );
    assert_eq!((&line["rule"]["key"], &line["rule"]["effective_from"]), (&json!("admission_decision"), &json!("2025-07-01")));
    assert!(line["rule"]["source"].as_str().expect("a text").contains("294-QĐ/TW"));
}

#[test]
fn a_clock_runs_shows_as_due_and_is_overdue() {
    let (desk, ..) = voted();
    let state = |as_of: &str, within: Option<&str>| state(&desk, "admission_decision", as_of, within);
    assert_eq!(state("2025-07-14", Some("365")), None, "before the vote");
    assert_eq!(state("2025-07-15", Some("365")).as_deref(), Some("running"));
    assert_eq!(state("2025-08-25", None).as_deref(), Some("running"));
    assert_eq!(state("2025-08-26", None).as_deref(), Some("due"));
    assert_eq!(state("2025-09-18", None).as_deref(), Some("due"), "its last day is in time");
    assert_eq!(state("2025-09-19", None).as_deref(), Some("overdue"));
    assert_eq!(state("2030-01-01", None).as_deref(), Some("overdue"));
}

#[test]
fn within_counts_calendar_days_and_overdue_stands_always() {
    let (desk, ..) = voted();
    let state = |as_of: &str, within: Option<&str>| state(&desk, "admission_decision", as_of, within);
    // From 19/8 to 18/9 are thirty days (twelve left of August, eighteen of September), from 18/8 one more.
    assert_eq!(state("2025-08-19", None).as_deref(), Some("running"));
    assert_eq!(state("2025-08-18", None), None);
    assert_eq!(state("2025-08-18", Some("31")).as_deref(), Some("running"));
    // What shows as due stands in it however few days are asked for.
    assert_eq!(state("2025-09-17", Some("0")).as_deref(), Some("due"));
    assert_eq!(state("2025-09-17", Some("1")).as_deref(), Some("due"));
    assert_eq!(state("2025-09-18", Some("0")).as_deref(), Some("due"));
    assert_eq!(state("2025-10-18", Some("0")).as_deref(), Some("overdue"));
}

#[test]
fn what_was_met_leaves_the_list_and_stays_on_the_page() {
    let (desk, person, case) = voted();
    desk.event_anyway(&case, "decision", "2025-09-18", &["document_number=01-QĐ/ĐU"]);
    assert_eq!(state(&desk, "admission_decision", "2025-09-18", Some("365")), None);
    assert_eq!(state(&desk, "admission_decision", "2025-09-17", Some("365")).as_deref(), Some("due"), "the day before it had not come");
    assert_eq!(on_page(&desk, &person, "admission_decision", "2025-09-18")["state"], "met");

    let (late, person, case) = voted();
    late.event_anyway(&case, "decision", "2025-09-19", &[]);
    assert_eq!(state(&late, "admission_decision", "2025-09-19", Some("365")), None);
    let clock = on_page(&late, &person, "admission_decision", "2025-09-19");
    assert_eq!((&clock["state"], &clock["due"]), (&json!("met_late"), &json!("2025-09-18")));
}

#[test]
fn a_vote_that_did_not_pass_starts_nothing() {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2025-01-10");
    desk.event_anyway(&case, "branch_vote", "2025-07-15", SHORT);
    assert_eq!(state(&desk, "admission_decision", "2025-09-01", Some("365")), None);
}

#[test]
fn an_extension_moves_the_due_day() {
    let (desk, _, case) = voted();
    desk.event(&case, "extension_granted", "2025-09-10", &["rule=admission_decision"]);
    assert_eq!(state(&desk, "admission_decision", "2025-09-19", Some("30")).as_deref(), Some("due"));
    assert_eq!(due(&desk, "2025-09-19", None)[0]["due"], "2025-10-09", "fifteen working days more");
    // Before it was granted the first day held.
    assert_eq!(due(&desk, "2025-09-09", None)[0]["due"], "2025-09-18");
    let (desk, _, case) = voted();
    desk.event(&case, "extension_granted", "2025-09-10", &["rule=admission_decision", "until=2025-09-30"]);
    assert_eq!(due(&desk, "2025-09-19", None)[0]["due"], "2025-09-30");
}

#[test]
fn a_validity_is_a_clock_too() {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2020-01-10");
    desk.event_anyway(&case, "course_certificate", "2020-08-20", &[]);
    // Sixty months: 20/8/2025, its last day still good; it shows as due two months before, from 20/6.
    let state = |as_of: &str, within: &str| state(&desk, "course_certificate_validity", as_of, Some(within));
    assert_eq!(state("2025-06-19", "365").as_deref(), Some("running"));
    assert_eq!(state("2025-06-20", "365").as_deref(), Some("due"));
    assert_eq!(state("2025-08-20", "0").as_deref(), Some("due"));
    assert_eq!(state("2025-08-21", "0").as_deref(), Some("overdue"));
}

/// A vote of which only the month is known.
fn voted_in_july() -> Desk {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2025-01-10");
    desk.event_anyway(&case, "branch_vote", "2025-07", PASSED);
    desk
}

#[test]
fn a_partial_date_starts_no_clock() {
    let desk = voted_in_july();
    assert_eq!(state(&desk, "admission_decision", "2025-09-01", Some("365")), None);
    // It counts from its last day.
    assert_eq!(desk.stage("Nguyễn Thị Mẫu", "2025-07-30"), "candidate");
    assert_eq!(desk.stage("Nguyễn Thị Mẫu", "2025-07-31"), "committee_vote");
}

#[test]
fn a_clock_that_a_partial_date_kept_from_starting_is_marked() {
    assert!(voted_in_july().row("Nguyễn Thị Mẫu", "2025-09-01")["marks"].to_string().contains("missing_dates"));
}

#[test]
fn an_ended_case_owes_nothing() {
    let (desk, _, case) = voted();
    desk.event(&case, "refused", "2025-08-01", &["cause=chưa đủ điều kiện, mẫu"]);
    assert_eq!(due(&desk, "2025-10-01", Some("365")), Vec::<Value>::new());
    assert_eq!(state(&desk, "admission_decision", "2025-07-31", Some("365")).as_deref(), Some("running"));
}

#[test]
fn a_units_own_clocks_stand_among_those_of_people() {
    let (desk, ..) = voted();
    // 12/8/2025 is the thirtieth working day after Tuesday 1/7/2025 (tests/domain/units.rs).
    desk.event(OTHER_BRANCH, "unit_dissolved", "2025-07-01", &[]);
    let reconciled = desk.event(ROOT, "files_reconciled", "2025-03-15", &[]);
    desk.event(ROOT, "files_reconciled", "2025-06-15", &[]);
    let lines = |as_of: &str| -> Vec<String> {
        due(&desk, as_of, Some("366"))
            .iter()
            .map(|line| format!("{} {} {}", line["clock"].as_str().unwrap_or(""), line["due"].as_str().unwrap_or(""), line["unit"]))
            .collect()
    };
    // The first reconciling came before the rule of 9/6/2025 and started nothing.
    let all = ["dissolution_transfer 2025-08-12 3", "admission_decision 2025-09-18 2", "files_reconciled 2025-12-15 1"];
    assert_eq!(lines("2025-08-01"), all);
    let line = due(&desk, "2025-08-01", None).remove(0);
    assert_eq!((&line["case"], &line["person"], &line["unit"], &line["state"]), (&Value::Null, &Value::Null, &json!(3), &json!("due")));
    assert_eq!(line["rule"], json!({ "key": "dissolution_transfer", "source": "294-QĐ/TW (26/5/2025), điểm 6.3.5", "effective_from": "2025-07-01" }));
    // Overdue ones always stand in it, met ones never; a voided start starts nothing.
    assert_eq!(lines("2026-08-01"), all);
    desk.event(OTHER_BRANCH, "members_transferred", "2025-08-20", &[]);
    assert_eq!(lines("2025-08-20"), all[1..]);
    assert_eq!(lines("2025-08-19"), all);
    let second = (reconciled["event"].as_i64().expect("an id") + 1).to_string();
    desk.event(ROOT, "entry_voided", "2025-09-01", &[&format!("voids={second}"), "basis=nhầm, mẫu"]);
    assert_eq!(lines("2025-08-20"), all[1..2]);
}

/// The harm: what is to be settled at the meeting is looked at on its day, or what comes after it is brought before it.
#[test]
fn before_a_meeting_is_what_falls_due_until_its_eve() {
    let (desk, ..) = voted();
    let before = |day: &str| -> Vec<Value> {
        desk.json("due", &["--as-of", "2025-07-15", "--before", day]).as_array().expect("an array").iter().map(|line| line["due"].clone()).collect()
    };
    assert_eq!(before("2025-09-18"), Vec::<Value>::new());
    assert_eq!(before("2025-09-19"), ["2025-09-18"]);
    // What is overdue, or shows as due already, stands before every meeting.
    let overdue = desk.json("due", &["--as-of", "2025-09-19", "--before", "2025-09-20"]);
    assert_eq!(overdue[0]["state"], "overdue");
    let shows = desk.json("due", &["--as-of", "2025-08-26", "--before", "2025-08-27"]);
    assert_eq!(shows[0]["state"], "due");
    assert_eq!(desk.ask("due", &["--before", "2025-09-20", "--within", "30"]).code, 2);
}

/// The harm: nobody is told from when on the branch may vote, and the introducer's twelve months are counted by hand.
#[test]
fn what_must_be_waited_for_stands_apart_and_is_never_due() {
    let desk = Desk::with_units();
    let (person, case) = desk.candidate("Nguyễn Thị Mẫu", "2025-01-10");
    let values = ["introducer_kind=full_member", "introducer=Trần Văn Giúp", "acquaintance_from=2025-03-10"];
    desk.event_anyway(&case, "introducer_named", "2025-09-01", &values);
    let waits = |as_of: &str| desk.json("due", &["--as-of", as_of, "--within", "0", "--waits"]).as_array().expect("an array").clone();
    assert_eq!(waits("2025-08-31"), Vec::<Value>::new(), "nobody had been named");
    let first = waits("2025-09-01");
    assert_eq!(first.len(), 1, "{first:?}");
    let told = (&first[0]["kind"], &first[0]["clock"], &first[0]["from"], &first[0]["due"], &first[0]["state"]);
    assert_eq!(told, (&json!("wait"), &json!("introducer_acquaintance"), &json!("2025-03-10"), &json!("2026-03-10"), &json!("running")));
    assert_eq!(first[0], on_page(&desk, &person, "introducer_acquaintance", "2025-09-01"));
    // It runs to the eve of the day on which the vote becomes possible; asked without it, it is no work.
    assert_eq!(waits("2026-03-09").len(), 1);
    assert_eq!(waits("2026-03-10"), Vec::<Value>::new());
    assert_eq!(due(&desk, "2026-03-09", Some("366")), Vec::<Value>::new());
    // A vote, lawful or not, leaves nothing to wait for.
    desk.event_anyway(&case, "branch_vote", "2025-12-01", SHORT);
    assert_eq!(waits("2025-11-30").len(), 1);
    assert_eq!(waits("2025-12-01"), Vec::<Value>::new());
}
