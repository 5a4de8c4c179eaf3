//! programme add, target add: a resolution's figures, set by the clerk and found again in the table of targets.

use serde_json::{Value, json};

use crate::desk::{BRANCH, Desk};

fn programme(desk: &Desk) -> String {
    let add = ["--name", "Nghị quyết Mẫu 2021–2025", "--from", "2021-01-01", "--to", "2025-12-31", "--set", "document_number=01-NQ/ĐU"];
    desk.json("programme add", &add)["programme"].to_string()
}

#[test]
fn a_programme_keeps_the_date_and_the_issuer_of_its_resolution() {
    let desk = Desk::with_units();
    let add = [
        "--name",
        "Nghị quyết Mẫu",
        "--from",
        "2021-01-01",
        "--to",
        "2025-12-31",
        "--set",
        "document_date=15/12/2020",
        "--set",
        "issuer=Đảng ủy Mẫu",
    ];
    desk.json("programme add", &add);
    let kept = desk.json("log", &["--last", "1"])[0]["changes"][0]["after"].clone();
    assert_eq!([&kept["document_date"], &kept["issuer"], &kept["document_number"]], [&json!("2020-12-15"), &json!("Đảng ủy Mẫu"), &json!(null)]);
    let wrong = ["--name", "Nghị quyết Mẫu", "--from", "2021-01-01", "--to", "2025-12-31", "--set", "document_date=31/02/2020"];
    assert!(desk.refused("programme add", &wrong).contains("date_impossible"));
}

#[test]
fn a_target_has_the_programmes_days_unless_others_are_named() {
    let desk = Desk::with_units();
    let programme = programme(&desk);
    assert!(desk.json("target add", &[&programme, "admissions", "--value", "20"])["target"].is_i64());
    desk.json("target add", &[&programme, "admissions", "--value", "4", "--unit", BRANCH, "--from", "2022-01-01", "--to", "2022-12-31"]);
    desk.json("target add", &[&programme, "admissions_share", "--value", "3", "--denominator", "120"]);
    let lines = desk.json("targets", &["--as-of", "2021-06-30"]);
    let facts = |line: &Value| ["programme", "indicator", "unit", "from", "to", "denominator", "target"].map(|name| line[name].clone());
    let name = json!("Nghị quyết Mẫu 2021–2025");
    let (from, to) = (json!("2021-01-01"), json!("2025-12-31"));
    assert_eq!(facts(&lines[0]), [name.clone(), json!("admissions"), json!(null), from.clone(), to.clone(), json!(null), json!(20)]);
    assert_eq!(facts(&lines[1]), [name.clone(), json!("admissions"), json!(2), json!("2022-01-01"), json!("2022-12-31"), json!(null), json!(4)]);
    assert_eq!(facts(&lines[2]), [name, json!("admissions_share"), json!(null), from, to, json!(120), json!(3)]);

    for left in [2, 1, 0] {
        desk.json("undo", &[]);
        assert_eq!(desk.json("targets", &[]).as_array().expect("an array").len(), left);
    }
}

#[test]
fn a_line_of_the_table_names_who_was_counted_and_who_still_can_be() {
    let desk = Desk::with_units();
    let programme = programme(&desk);
    let added = desk.json("person add", &["--name", "Mạc Thị Mẫu", "--unit", BRANCH, "--on", "2021-03-10", "--set", "birth_date=1990"]);
    let target = desk.json("target add", &[&programme, "admissions", "--value", "3"]);
    assert_eq!(target["value"], json!("3"));
    desk.json("target add", &[&programme, "strike_offs", "--value", "1"]);
    let lines = desk.json("targets", &["--as-of", "2021-06-30"]);
    let facts = |line: &Value| ["reached", "reachable", "short_by", "possible", "impossible_from", "people"].map(|name| line[name].clone());
    // One of three can be admitted; the others may be listed until the last day.
    assert_eq!(facts(&lines[0]), [json!(0), json!(1), json!(2), json!(true), json!("2026-01-01"), json!([])]);
    assert_eq!(lines[0]["can"], json!([{ "person": added["person"], "case": added["case"], "last_day": "2025-12-31" }]));
    // Never to be exceeded: nothing is reachable.
    assert_eq!(facts(&lines[1]), [json!(0), json!(null), json!(0), json!(true), json!(null), json!([])]);
    assert_eq!(lines[1]["can"], json!([]));
}

#[test]
fn truth_e2_a_percent_is_one_number_with_a_point_or_a_comma() {
    let desk = Desk::with_units();
    let programme = programme(&desk);
    for value in ["3.5", "3,5"] {
        assert_eq!(desk.json("target add", &[&programme, "women_share", "--value", value])["value"], json!("3.5"));
    }
    let lines = desk.json("targets", &["--as-of", "2021-06-30"]);
    assert_eq!((&lines[0]["target"], &lines[1]["target"]), (&json!(3.5), &json!(3.5)));
}

#[test]
fn a_target_that_cannot_be_is_refused_in_words() {
    let desk = Desk::with_units();
    let programme = programme(&desk);
    let refused = |arguments: &[&str], code: &str| {
        let reason = desk.refused("target add", arguments);
        assert!(reason.contains(code), "{arguments:?}: {reason}");
    };
    refused(&["99", "admissions", "--value", "20"], "programme_unknown");
    refused(&["99", "admissions", "--value", "20", "--from", "2021-01-01", "--to", "2021-12-31"], "programme_unknown");
    refused(&[&programme, "no_such_indicator", "--value", "20"], "code_unknown");
    refused(&[&programme, "admissions", "--value", "nhiều"], "number_unreadable");
    refused(&[&programme, "admissions", "--value", "-20"], "number_unreadable");
    refused(&[&programme, "admissions_share", "--value", "3"], "target_denominator_missing");
    refused(&[&programme, "admissions_share", "--value", "3", "--denominator", "0"], "number_unreadable");
    refused(&[&programme, "admissions", "--value", "20", "--unit", "99"], "unit_unknown");
    refused(&[&programme, "admissions", "--value", "20", "--from", "2022-01-01", "--to", "2021-01-01"], "target_period_wrong");
    desk.ask("target add", &[&programme, "admissions"]).wrong_usage();
    assert_eq!(desk.json("targets", &[]), json!([]));
}

#[test]
fn a_programme_that_cannot_be_is_refused() {
    let desk = Desk::empty();
    let refused =
        |name: &str, from: &str, to: &str, set: &str| desk.refused("programme add", &["--name", name, "--from", from, "--to", to, "--set", set]);
    refused(" ", "2021-01-01", "2025-12-31", "note=Mẫu");
    refused("Nghị quyết Mẫu", "2021-02-30", "2025-12-31", "note=Mẫu");
    refused("Nghị quyết Mẫu", "2025-12-31", "2021-01-01", "note=Mẫu");
    assert!(refused("Nghị quyết Mẫu", "2021-01-01", "2025-12-31", "height=3").contains("field_unknown"));
    desk.refused("undo", &[]);
}
