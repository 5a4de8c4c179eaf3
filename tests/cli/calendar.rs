//! calendar: one clock counted with the shipped rules. The day of the event is day 0; each working day adds one.
//! In whole weeks: so many weeks of five days lead to the same weekday, and each day off on the way adds one more.

use serde_json::{Value, json};

use crate::desk::run;

fn count(rule: &str, from: &str) -> Value {
    run(None, &["calendar", "--rule", rule, "--from", from, "--json"]).json()
}

fn skipped(answer: &Value) -> usize {
    answer["skipped"].as_array().expect("an array").len()
}

#[test]
fn working_days_pass_over_weekends_and_feasts() {
    // Tue 15/7/2025 + 45 = nine weeks: Tue 16/9; 1/9 and 2/9 are off: Thu 18/9. Fifteen more, three weeks: Thu 9/10.
    let answer = count("admission_decision", "2025-07-15");
    assert_eq!((&answer["due"], &answer["extended_due"]), (&json!("2025-09-18"), &json!("2025-10-09")));
    // From Wed 16/7 to Thu 18/9: nine Saturdays (19/7 … 13/9), nine Sundays, two feasts.
    assert_eq!(skipped(&answer), 20);
    let days = answer["skipped"].to_string();
    assert!(days.contains("2025-09-01") && days.contains("2025-09-02") && days.contains("2025-07-19"), "{days}");
    assert!(!days.contains("2025-09-18") && !days.contains("2025-07-15"), "{days}");
}

#[test]
fn the_rule_in_force_on_the_first_day_counts() {
    // Mon 30/6/2025, the last day of sixty days: twelve weeks, Mon 22/9, two off: Wed 24/9.
    // Thirty more at most: eighteen weeks, Mon 3/11, the same two off: Wed 5/11.
    let last = count("admission_decision", "2025-06-30");
    assert_eq!((&last["due"], &last["extended_due"]), (&json!("2025-09-24"), &json!("2025-11-05")));
    assert_eq!(last["rule"]["effective_from"], "2016-07-25");
    // Tue 1/7/2025, the first day of forty-five: 2–4/7 (3), eight weeks to Fri 29/8 (43); 1/9 and 2/9 off; 3/9 (44), 4/9 (45).
    let first = count("admission_decision", "2025-07-01");
    assert_eq!(first["due"], "2025-09-04");
    assert_eq!(first["rule"]["effective_from"], "2025-07-01");
    assert!(first["rule"]["source"].as_str().expect("a text").contains("294-QĐ/TW"));
}

#[test]
fn tet_and_a_saturday_worked_in_exchange() {
    // Thu 25/1/2024 + 30 = six weeks: Thu 7/3; Tết takes 8, 9, 12, 13, 14/2: five more, Thu 14/3.
    let tet = count("ceremony", "2024-01-25");
    assert_eq!(tet["due"], "2024-03-14");
    // 26/1 to 14/3: seven Saturdays (27/1 … 9/3), seven Sundays, the five.
    assert_eq!(skipped(&tet), 19);
    assert_eq!(tet["extended_due"], Value::Null);
    // Mon 1/4/2024: April has 2–5 (4), 8–12 (9), 15, 16, 17, 19 (13; 18 is Giỗ Tổ), 22–26 (18); 29, 30/4, 1/5 off;
    // May 2, 3 and Saturday 4 (21), 6–10 (26), 13–16 (30).
    let worked = count("ceremony", "2024-04-01");
    assert_eq!(worked["due"], "2024-05-16");
    assert!(!worked["skipped"].to_string().contains("2024-05-04"));
    assert!(worked["skipped"].to_string().contains("2024-05-11"));
}

#[test]
fn a_variant_is_asked_for_by_name() {
    // Wed 1/10/2025 + 90 = eighteen weeks: Wed 4/2/2026; 1/1 and 2/1/2026 off, Saturday 10/1 worked: one more, Thu 5/2.
    let abroad = run(None, &["calendar", "--rule", "background_reply", "--variant", "abroad", "--from", "2025-10-01", "--json"]).json();
    assert_eq!(abroad["due"], "2026-02-05");
    // Six weeks: Wed 12/11/2025, nothing off on the way.
    let domestic = run(None, &["calendar", "--rule", "background_reply", "--variant", "domestic", "--from", "2025-10-01", "--json"]).json();
    assert_eq!(domestic["due"], "2025-11-12");
}

#[test]
fn months_end_on_the_same_day_or_the_months_last() {
    let due = |rule: &str, from: &str| count(rule, from)["due"].as_str().expect("a date").to_owned();
    assert_eq!(due("probation", "2023-08-31"), "2024-08-31");
    assert_eq!(due("probation", "2024-02-29"), "2025-02-28");
    assert_eq!(due("course_certificate_validity", "2020-02-29"), "2025-02-28");
    assert_eq!(due("course_certificate_validity", "2021-03-20"), "2026-03-20");
    assert_eq!(due("readmission_wait", "2020-01-12"), "2023-01-12");
    assert_eq!(due("transfer_abandoned", "2025-11-30"), "2026-02-28");
    let months = count("probation", "2023-02-03");
    assert_eq!(months["due"], "2024-02-03");
    for name in ["extended_due", "skipped"] {
        assert!(months[name].is_null(), "a clock in months gives only its due day: {months}");
    }
}

#[test]
fn a_weekend_day_may_be_day_0() {
    // Sat 31/8/2024: 2/9 and 3/9 off; 4–6/9 (3), four weeks to 4/10 (23), 7–11/10 (28), 14, 15/10 (30).
    assert_eq!(count("conversion_review", "2024-08-31")["due"], "2024-10-15");
}

#[test]
fn what_cannot_be_counted_is_refused() {
    let refused = |arguments: &[&str]| {
        let words: Vec<&str> = ["calendar"].iter().chain(arguments).copied().chain(["--json"]).collect();
        let answer = run(None, &words);
        assert!([1, 2].contains(&answer.code) && answer.out.is_empty() && !answer.err.is_empty(), "{answer:?}");
    };
    refused(&["--rule", "no_such_rule", "--from", "2025-07-15"]);
    refused(&["--rule", "background_reply", "--variant", "lunar", "--from", "2025-07-15"]);
    refused(&["--rule", "admission_decision", "--from", "1990-01-01"]);
    refused(&["--rule", "admission_decision", "--from", "2025-02-31"]);
    refused(&["--rule", "admission_decision", "--from", "2025-07"]);
    run(None, &["calendar", "--rule", "admission_decision", "--json"]).wrong_usage();
}
