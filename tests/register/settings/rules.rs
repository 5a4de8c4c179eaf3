//! Rules edited, added, switched on: what they govern moves with them.

use register::Register;
use register::due::{Horizon, due_list};
use register::settings::{RuleEdit, add_rule, rule_list, save_rule};

use crate::cases::record::{Desk, PASSED, day, desk, now};

#[test]
fn an_edited_rule_moves_every_clock_that_it_governs() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Lý Thị Lan", "1996", "10/03/2021");
    desk.happens(case, "branch_vote", "03/11/2025", PASSED);
    // 45 working days after Monday 3/11/2025: 5 a week from 4/11, New Year's Day off; 9 weeks end on 5/1, one more for 1/1 is 6/1,
    // and Friday 2/1 is off in exchange for Saturday 10/1, so that 7/1/2026 is the 45th.
    let due = |register: &Register| {
        due_list(register, day("2025-12-01"), Horizon::Within(366), false)
            .expect("due")
            .into_iter()
            .find(|line| line.clock == "admission_decision")
            .expect("the clock")
            .due
    };
    assert_eq!(due(&desk.register), "2026-01-07");
    let rule = rule_list(&desk.register)
        .expect("rules")
        .into_iter()
        .find(|line| line.key == "admission_decision" && line.effective_from == "2025-07-01")
        .expect("the rule");
    let edit = RuleEdit {
        amount: Some("44".into()),
        extension: rule.extension,
        effective_from: rule.effective_from,
        effective_to: None,
        enabled: true,
        source: "Nghị quyết đơn vị".into(),
        note: None,
    };
    save_rule(&mut desk.register, "clock", rule.rule, &edit, &now()).expect("an edit");
    assert_eq!(due(&desk.register), "2026-01-06");
    desk.register.undo(&now()).expect("undo");
    assert_eq!(due(&desk.register), "2026-01-07");
    desk.sound();
}

// A new regulation: votes before its day keep the deadline they had.
#[test]
fn a_rule_added_from_a_day_governs_what_happens_from_that_day_on() {
    let mut desk = desk();
    let due = |desk: &Desk, case: i32| {
        due_list(&desk.register, day("2026-01-07"), Horizon::Within(366), false)
            .expect("due")
            .into_iter()
            .find(|line| line.case == Some(case) && line.clock == "admission_decision")
            .expect("the clock")
            .due
    };
    let (_, before) = desk.candidate("Lý Thị Lan", "1996", "10/03/2021");
    desk.happens(before, "branch_vote", "03/11/2025", PASSED);
    let (_, after) = desk.candidate("Mạc Văn Long", "1995", "10/03/2021");
    desk.happens(after, "branch_vote", "05/01/2026", PASSED);
    let old = rule_list(&desk.register)
        .expect("rules")
        .into_iter()
        .find(|line| line.key == "admission_decision" && line.effective_from == "2025-07-01")
        .expect("the rule");
    let new = |from: &str| RuleEdit {
        amount: Some("3".into()),
        extension: None,
        effective_from: from.into(),
        effective_to: None,
        enabled: true,
        source: "văn bản mẫu".into(),
        note: None,
    };

    let refused = add_rule(&mut desk.register, "clock", old.rule, &new("2025-07-01"), &now()).expect_err("it would not follow");
    assert_eq!((refused.code(), refused.field()), ("rule_dates_wrong", Some("effective_from")));
    let added = add_rule(&mut desk.register, "clock", old.rule, &new("2026-01-01"), &now()).expect("a rule").value;
    // Three working days after Monday 5/1/2026: 6, 7, 8. The vote of 2025 keeps its 45 (see above).
    assert_eq!((due(&desk, before), due(&desk, after)), ("2026-01-07".into(), "2026-01-08".into()));
    let lines = rule_list(&desk.register).expect("rules");
    let until = |rule: i32| lines.iter().find(|line| line.rule == rule).and_then(|line| line.effective_to.clone());
    assert_eq!((until(old.rule), until(added)), (Some("2025-12-31".into()), None));
    desk.sound();
    desk.register.undo(&now()).expect("undo");
    assert!(rule_list(&desk.register).expect("rules").iter().all(|line| line.rule != added && line.effective_to.as_deref() != Some("2025-12-31")));
    desk.sound();
}

#[test]
fn a_rule_switched_on_in_settings_takes_the_place_of_the_ordinary_one() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Lý Thị Lan", "1996", "10/03/2021");
    desk.happens(case, "decision", "14/09/2026", &[]);
    desk.happens(case, "decision_received", "21/09/2026", &[]);
    // 30 working days from 21/9 and from 14/9/2026: tests/domain/clocks.rs.
    let due = |register: &Register| -> Vec<String> {
        due_list(register, day("2026-09-30"), Horizon::Within(366), false)
            .expect("due")
            .into_iter()
            .filter(|line| line.clock == "ceremony")
            .map(|line| line.due)
            .collect()
    };
    assert_eq!(due(&desk.register), ["2026-11-02"]);
    let rule = rule_list(&desk.register).expect("rules").into_iter().find(|line| line.variant.as_deref() == Some("from_issue")).expect("the rule");
    let edit = RuleEdit {
        amount: rule.amount,
        extension: None,
        effective_from: rule.effective_from,
        effective_to: None,
        enabled: true,
        source: rule.source,
        note: None,
    };
    save_rule(&mut desk.register, "clock", rule.rule, &edit, &now()).expect("switched on");
    assert_eq!(due(&desk.register), ["2026-10-26"]);
    desk.register.undo(&now()).expect("undo");
    assert_eq!(due(&desk.register), ["2026-11-02"]);
    desk.sound();
}
