//! Corrections and voidings: new entries, which count whatever their own day; nothing is overwritten in silence.

use serde_json::{Value, json};

use crate::desk::{Desk, PASSED, SHORT};

const NAME: &str = "Nguyễn Thị Mẫu";

fn voted(set: &[&str]) -> (Desk, String, String, String) {
    let desk = Desk::with_units();
    let (person, case) = desk.candidate(NAME, "2021-03-10");
    let vote = desk.event_anyway(&case, "branch_vote", "2021-06-04", set)["event"].to_string();
    (desk, person, case, vote)
}

fn event(desk: &Desk, person: &str, id: &str) -> Value {
    let page = desk.show(person, "2025-01-01");
    let events = page["cases"][0]["events"].as_array().expect("an array").clone();
    events.into_iter().find(|event| format!("{}", event["event"]) == id).expect("the event")
}

#[test]
fn a_correction_reads_back_to_the_day_it_corrects() {
    let (desk, person, case, vote) = voted(SHORT);
    assert_eq!(desk.stage(NAME, "2021-06-04"), "branch_vote");
    let before = desk.counts()[2];
    let corrects = format!("corrects={vote}");
    // First one against fewer, or thirteen and seven would be more than the nineteen present.
    desk.event(&case, "correction", "2024-05-06", &[&corrects, "field=votes_against", "value=6", "basis=biên bản gốc, mẫu"]);
    desk.event(&case, "correction", "2024-05-06", &[&corrects, "field=votes_for", "value=13", "basis=biên bản gốc, mẫu"]);
    assert_eq!(desk.stage(NAME, "2021-06-04"), "committee_vote", "as of D is what was true at D by what is known now");
    assert_eq!(event(&desk, &person, &vote)["fields"]["votes_for"], 13);
    assert_eq!(desk.counts()[2], before + 2, "a correction is an entry of its own");
}

#[test]
fn a_day_can_be_corrected() {
    let (desk, person, case, vote) = voted(PASSED);
    let corrects = format!("corrects={vote}");
    desk.event(&case, "correction", "2024-05-06", &[&corrects, "field=happened_on", "value=14/06/2021", "basis=biên bản gốc, mẫu"]);
    assert_eq!(desk.stage(NAME, "2021-06-13"), "candidate");
    assert_eq!(desk.stage(NAME, "2021-06-14"), "committee_vote");
    assert_eq!(event(&desk, &person, &vote)["on"], "2021-06-14");
}

#[test]
fn a_voided_entry_counts_on_no_day_and_stays_to_be_seen() {
    let (desk, person, case, vote) = voted(PASSED);
    let before = desk.counts()[2];
    let voids = format!("voids={vote}");
    desk.event(&case, "entry_voided", "2024-05-06", &[&voids, "basis=ghi nhầm người, mẫu"]);
    assert_eq!(desk.stage(NAME, "2021-06-04"), "candidate");
    assert_eq!(desk.counts()[2], before + 1);
    assert_eq!(event(&desk, &person, &vote)["voided"], json!(true));
    desk.json("undo", &[]);
    assert_eq!(desk.stage(NAME, "2021-06-04"), "committee_vote");
}

#[test]
fn what_cannot_be_mended_is_refused() {
    let (desk, _, case, vote) = voted(PASSED);
    let (_, other) = desk.candidate("Trần Văn Mẫu", "2021-03-10");
    let (corrects, voids) = (format!("corrects={vote}"), format!("voids={vote}"));
    let before = desk.counts();
    let refused = |case: &str, kind: &str, set: &[&str]| desk.event_because(case, kind, "2024-05-06", set, Some("mẫu")).refused();
    refused(&case, "correction", &[&corrects, "field=no_such_field", "value=1", "basis=mẫu"]);
    refused(&case, "correction", &[&corrects, "field=votes_for", "value=mười", "basis=mẫu"]);
    refused(&case, "correction", &[&corrects, "field=votes_for", "value=20", "basis=mẫu"]);
    refused(&case, "correction", &[&corrects, "field=happened_on", "value=31/02/2021", "basis=mẫu"]);
    refused(&case, "correction", &[&corrects, "field=happened_on", "value=2999-01-01", "basis=mẫu"]);
    refused(&case, "correction", &[&corrects, "field=votes_for", "value=13"]);
    refused(&case, "entry_voided", &[&voids]);
    refused(&case, "entry_voided", &["voids=9999", "basis=mẫu"]);
    refused(&other, "entry_voided", &[&voids, "basis=mẫu"]);
    assert_eq!(desk.counts(), before);
    desk.event(&case, "entry_voided", "2024-05-06", &[&voids, "basis=mẫu"]);
    refused(&case, "entry_voided", &[&voids, "basis=mẫu"]);
}

#[test]
fn an_event_of_a_unit_can_be_voided() {
    let desk = Desk::with_units();
    let founded = desk.event("2", "unit_changed", "2023-06-01", &["name=Chi bộ Nhầm"])["event"].to_string();
    // Of the two whose id is 2 the unit has the event.
    desk.candidate(NAME, "2021-03-10");
    desk.candidate("Trần Văn Mẫu", "2021-03-10");
    let voids = format!("voids={founded}");
    desk.event("2", "entry_voided", "2024-01-01", &[&voids, "basis=ghi nhầm, mẫu"]);
    assert!(!desk.json("unit list", &["--as-of", "2023-07-01"]).to_string().contains("Chi bộ Nhầm"));
}

#[test]
fn a_field_that_need_not_be_there_is_cleared_by_an_empty_value() {
    let (desk, person, case, vote) = voted(PASSED);
    let corrects = format!("corrects={vote}");
    let cleared =
        desk.event(&case, "correction", "2024-05-06", &[&corrects, "field=votes_against", "value=", "basis=biên bản không ghi, mẫu"])["event"]
            .to_string();
    assert_eq!(event(&desk, &person, &vote)["fields"]["votes_against"], Value::Null, "it reads as not known");
    assert_eq!(event(&desk, &person, &vote)["fields"]["votes_for"], 13);
    let refused = |set: &[&str]| desk.event_because(&case, "correction", "2024-05-06", set, Some("mẫu")).refused();
    assert!(refused(&[&corrects, "field=votes_for", "value=", "basis=mẫu"]).contains("[field_missing]"), "a required one is not");
    assert!(refused(&[&corrects, "field=votes_blank", "basis=mẫu"]).contains("[field_missing]"), "a value forgotten is not an empty one");
    desk.event(&case, "entry_voided", "2024-05-07", &[&format!("voids={cleared}"), "basis=biên bản có ghi, mẫu"]);
    assert_eq!(event(&desk, &person, &vote)["fields"]["votes_against"], 6);
    assert_eq!(desk.json("check", &[])["ok"], true);
}
