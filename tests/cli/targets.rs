//! programme add, target add: a resolution's figures, set by the clerk and found again in the table of targets.

use serde_json::{Value, json};

use crate::desk::{BRANCH, Desk};

fn programme(desk: &Desk) -> String {
    let add = ["--name", "Nghị quyết Mẫu 2021–2025", "--from", "2021-01-01", "--to", "2025-12-31", "--set", "document_number=01-NQ/ĐU"];
    desk.json("programme add", &add)["programme"].to_string()
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
