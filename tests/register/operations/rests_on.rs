//! What was recorded later may rest on a step: it cannot be taken back from under it.

use register::cases::record_event;
use register::entries::Entry;
use register::people::{NewPerson, add_person, person_page};

use crate::cases::record::{day, desk, now};

fn entry(case: i32, kind: &str, on: &str) -> Entry {
    Entry { case, kind: kind.into(), on: on.into(), reason: Some("Mẫu".into()), ..Entry::default() }
}

#[test]
fn truth_d13_a_decision_is_not_taken_back_from_under_its_ceremony() {
    let mut desk = desk();
    let new = NewPerson {
        unit: desk.branch,
        first: "candidate_listed".into(),
        on: "2024-11-19".into(),
        facts: [("birth_name".to_owned(), "Nguyễn Thị Mẫu".to_owned())].into(),
        reason: Some("Mẫu".into()),
        ..NewPerson::default()
    };
    let added = add_person(&mut desk.register, &new, &now()).unwrap().value;
    let decision = record_event(&mut desk.register, &entry(added.case, "decision", "2026-05-05"), &now()).unwrap();
    record_event(&mut desk.register, &entry(added.case, "ceremony", "2026-05-19"), &now()).unwrap();
    let stage = |desk: &crate::cases::record::Desk| person_page(&desk.register, added.person, day("2026-06-01")).unwrap().cases[0].stage.clone();
    let refused = desk.register.undo_operation(decision.operation.unwrap(), &now()).unwrap_err();
    assert_eq!(refused.code(), "undo_rests_on");
    assert_eq!(refused.params()["person"], "Nguyễn Thị Mẫu");
    assert_eq!(refused.params()["event"], "@event.ceremony");
    assert_eq!(stage(&desk), "probation", "nothing was changed");
    // One after the other they go.
    desk.register.undo(&now()).unwrap();
    desk.register.undo(&now()).unwrap();
    assert_eq!(stage(&desk), "candidate");
}

#[test]
fn a_step_recorded_after_what_expects_it_can_be_taken_back() {
    let mut desk = desk();
    let new = NewPerson {
        unit: desk.branch,
        first: "candidate_listed".into(),
        on: "2024-11-19".into(),
        facts: [("birth_name".to_owned(), "Phạm Văn Mẫu".to_owned())].into(),
        reason: Some("Mẫu".into()),
        ..NewPerson::default()
    };
    let added = add_person(&mut desk.register, &new, &now()).unwrap().value;
    record_event(&mut desk.register, &entry(added.case, "ceremony", "2026-05-19"), &now()).unwrap();
    record_event(&mut desk.register, &entry(added.case, "decision", "2026-05-05"), &now()).unwrap();
    desk.register.undo(&now()).unwrap();
}
