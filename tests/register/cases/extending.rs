//! An extension is of a clock that runs.

use std::collections::BTreeMap;

use register::cases::{correct_event, record_event};
use register::entries::Entry;
use register::people::{NewPerson, add_person};

use super::record::{desk, now, values};

fn entry(case: i32, kind: &str, on: &str, values: &[(&str, &str)]) -> Entry {
    let values: BTreeMap<String, String> = values.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect();
    Entry { case, kind: kind.into(), on: on.into(), values, reason: Some("Mẫu".into()), ..Entry::default() }
}

#[test]
fn truth_b5_only_a_running_clock_that_may_be_extended_is_extended() {
    let mut desk = desk();
    let new = NewPerson {
        unit: desk.branch,
        first: "candidate_listed".into(),
        on: "2025-01-10".into(),
        facts: [("birth_name".to_owned(), "Nguyễn Thị Mẫu".to_owned())].into(),
        reason: Some("Mẫu".into()),
        ..NewPerson::default()
    };
    let case = add_person(&mut desk.register, &new, &now()).unwrap().value.case;
    let before = record_event(&mut desk.register, &entry(case, "extension_granted", "2026-09-02", &[("rule", "admission_decision")]), &now());
    assert_eq!(before.unwrap_err().code(), "clock_not_extendable", "nothing runs");
    let vote = entry(case, "branch_vote", "2026-09-01", &[("votes_entitled", "9"), ("votes_for", "9")]);
    record_event(&mut desk.register, &vote, &now()).unwrap();
    let wrong = record_event(&mut desk.register, &entry(case, "extension_granted", "2026-09-02", &[("rule", "abc")]), &now()).unwrap_err();
    assert_eq!((wrong.code(), wrong.params()["choices"].as_str()), ("clock_not_extendable", "admission_decision"));
    let sooner = entry(case, "extension_granted", "2026-09-02", &[("rule", "admission_decision"), ("until", "2026-09-10")]);
    assert_eq!(record_event(&mut desk.register, &sooner, &now()).unwrap_err().code(), "extension_shortens", "more time never ends sooner");
    let right = entry(case, "extension_granted", "2026-09-02", &[("rule", "admission_decision")]);
    let granted = record_event(&mut desk.register, &right, &now()).unwrap().value.event;
    let corrected = correct_event(&mut desk.register, granted, &values("rule", "abc"), "Vào nhầm", &now()).unwrap_err();
    assert_eq!(corrected.code(), "clock_not_extendable", "nor by a correction");
    let sooner = correct_event(&mut desk.register, granted, &values("until", "2026-09-10"), "Vào nhầm", &now()).unwrap_err();
    assert_eq!(sooner.code(), "extension_shortens");
    correct_event(&mut desk.register, granted, &values("until", "2026-12-31"), "Vào nhầm", &now()).unwrap();
}
