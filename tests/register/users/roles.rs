//! What each role may do, asked of every door of the register itself. The harm: what the window greys out, a script does.

use domain::role::Role;
use register::copies::{CopyKind, restore};
use register::log::{MadePaper, PaperFacts};
use register::opening::Draft;
use register::settings::{RuleEdit, rule_list, save_holiday, save_rule, save_setting};
use register::users::{add_user, change_user, user_leaves};
use register::{Register, RegisterError};

use super::signing_in::{open_as, with_users};
use crate::file::desk::*;

type Asked = Result<(), RegisterError>;

/// Doors that a clerk may go through.
fn of_a_clerk(register: &mut Register) -> Vec<(&'static str, Asked)> {
    let folder = register.path().parent().unwrap().to_owned();
    vec![
        ("add", try_add(register)),
        ("setting", save_setting(register, "stuck_days", "60", &morning()).map(drop)),
        ("hand on", register.back_up(&folder, &morning()).map(drop)),
        ("undo", register.undo(&morning()).map(drop)),
        ("redo", register.redo(&morning()).map(drop)),
    ]
}

/// Doors that only a keeper may go through.
fn of_a_keeper(register: &mut Register) -> Vec<(&'static str, Asked)> {
    let rule = rule_list(register).unwrap().into_iter().find(|line| line.kind == "clock");
    let edit = |amount: &str| RuleEdit {
        amount: Some(amount.into()),
        extension: None,
        effective_from: "2021-01-01".into(),
        effective_to: None,
        enabled: true,
        source: "Nghị quyết mẫu".into(),
        note: None,
    };
    let mut asked = vec![
        ("holiday", save_holiday(register, day("2026-12-24"), Some("off"), &morning()).map(drop)),
        ("user", add_user(register, "Phạm Thị Mới", Role::Reader, "1212", &morning()).map(drop)),
        ("role", change_user(register, "Lê Thị Thu", Some(Role::Clerk), None, &morning()).map(drop)),
        ("pin", change_user(register, "Lê Thị Thu", None, Some("3434"), &morning()).map(drop)),
        ("leave", user_leaves(register, "Lê Thị Thu", &morning()).map(drop)),
        ("card", register.recovery_code().map(drop)),
    ];
    asked.extend(rule.map(|rule| ("rule", save_rule(register, "clock", rule.rule, &edit("7"), &morning()).map(drop))));
    asked
}

fn try_add(register: &mut Register) -> Asked {
    let operation = register::log::Operation::new("person_added").with("person", "Nguyễn Thị Mẫu");
    let done = register.transact(operation, &morning(), |tx| {
        tx.execute("INSERT INTO person (uid, birth_name) VALUES (new_uid(), 'Nguyễn Thị Mẫu')", [])?;
        Ok(())
    });
    done.map(drop)
}

fn codes(asked: Vec<(&'static str, Asked)>) -> Vec<(&'static str, &'static str)> {
    asked.into_iter().map(|(door, asked)| (door, asked.map_or_else(|error| error.code(), |()| "done"))).collect()
}

fn all(doors: &[&'static str], code: &'static str) -> Vec<(&'static str, &'static str)> {
    doors.iter().map(|door| (*door, code)).collect()
}

const CLERK_DOORS: [&str; 5] = ["add", "setting", "hand on", "undo", "redo"];
const KEEPER_DOORS: [&str; 6] = ["holiday", "user", "role", "pin", "leave", "card"];

#[test]
fn a_reader_reads_and_prints_and_writes_nothing() {
    let desk = with_users();
    let mut register = open_as(&desk, "Lê Thị Thu", "8642").unwrap();
    let before = register.log_entries(None, None).unwrap().len();
    assert_eq!(codes(of_a_clerk(&mut register)), all(&CLERK_DOORS, "role_refused"));
    // Their own PIN is theirs.
    let keeper_s: Vec<_> = codes(of_a_keeper(&mut register)).into_iter().filter(|(door, _)| *door != "pin").collect();
    assert!(keeper_s.iter().all(|(_, code)| *code == "role_refused"), "{keeper_s:?}");
    assert_eq!(register.undo_state().unwrap().undo, None);
    assert_eq!(register.log_entries(None, None).unwrap().len(), before + 1, "her own PIN");
    let facts = PaperFacts { paper: "Danh sách".into(), as_of: day("2026-11-20"), people: 0, pages: 1 };
    register.record_paper(MadePaper::ListPrinted, &facts, &morning()).unwrap();
    assert_eq!(register.journal(None, 1).unwrap()[0].made_by, "Lê Thị Thu", "the print names who took it out");
}

#[test]
fn whoever_is_not_signed_in_is_a_reader() {
    let desk = with_users();
    let mut register = desk.open();
    assert_eq!(codes(of_a_clerk(&mut register)), all(&CLERK_DOORS, "sign_in_needed"));
    let codes = codes(of_a_keeper(&mut register));
    assert!(codes.iter().all(|(_, code)| *code == "sign_in_needed"), "{codes:?}");
    assert!(register.check(morning().today).unwrap().is_sound());
}

#[test]
fn a_clerk_writes_all_but_rules_users_and_what_keeps_the_register() {
    let desk = with_users();
    let mut register = open_as(&desk, "Trần Văn Hải", "1357").unwrap();
    assert_eq!(codes(of_a_clerk(&mut register)), all(&CLERK_DOORS, "done"));
    assert_eq!(codes(of_a_keeper(&mut register)), all(&KEEPER_DOORS, "role_refused"));
    let copy = register.copy_before(CopyKind::BeforeImport, &morning()).unwrap();
    assert_eq!(register.rekey(&Draft::new("mật khẩu khác hẳn").unwrap(), &morning()).unwrap_err().code(), "role_refused");
    let kept = std::fs::read(&desk.path).unwrap();
    let refused = |who| restore(&copy, &desk.secret(), &desk.path, &who, &morning()).unwrap_err().code().to_owned();
    assert_eq!(refused(clerk()), "sign_in_needed");
    assert_eq!(refused(clerk().with_pin("Trần Văn Hải", "1357")), "role_refused");
    assert_eq!(refused(clerk().with_pin("Nguyễn Thị Lan", "1357")), "pin_wrong");
    assert!(std::fs::read(&desk.path).unwrap() == kept);
    restore(&copy, &desk.secret(), &desk.path, &clerk().with_pin("Nguyễn Thị Lan", "2468"), &morning()).unwrap();
}

#[test]
fn a_clerk_does_not_take_back_what_a_keeper_did_to_rules_and_users() {
    let desk = with_users();
    let mut register = open_as(&desk, "Nguyễn Thị Lan", "2468").unwrap();
    let set = save_holiday(&mut register, day("2026-12-24"), Some("off"), &morning()).unwrap().operation.unwrap();
    register.sign_in("Trần Văn Hải", "1357").unwrap();
    assert_eq!(register.undo(&morning()).unwrap_err().code(), "role_refused");
    assert_eq!(register.undo_operation(set, &morning()).unwrap_err().code(), "role_refused");
    assert_eq!(number(&mut register, "SELECT count(*) FROM holiday WHERE day = '2026-12-24'"), 1);
}

#[test]
fn a_keeper_may_do_all_of_it_and_goes_on_in_a_copy_put_back() {
    let desk = with_users();
    let mut register = open_as(&desk, "Nguyễn Thị Lan", "2468").unwrap();
    let copy = register.copy_before(CopyKind::BeforeImport, &morning()).unwrap();
    assert_eq!(codes(of_a_clerk(&mut register)), all(&CLERK_DOORS, "done"));
    assert_eq!(codes(of_a_keeper(&mut register)), all(&KEEPER_DOORS, "done"));
    let (secret, stay) = (register.secret(), register.stay());
    drop(register);
    restore(&copy, &secret, &desk.path, &clerk().staying(stay.clone()), &morning()).unwrap();
    let again = Register::open(&desk.path, &secret, &clerk().staying(stay), &morning()).unwrap();
    assert_eq!(again.signed_in().map(|user| user.name.as_str()), Some("Nguyễn Thị Lan"));
}

#[test]
fn staying_signed_in_holds_in_no_other_register_and_not_for_who_is_not_there() {
    let desk = with_users();
    let stay = open_as(&desk, "Trần Văn Hải", "1357").unwrap().stay();
    // Another register has a second user too.
    let other = with_users();
    let opened = Register::open(&other.path, &other.secret(), &clerk().staying(stay.clone()), &morning()).unwrap();
    assert_eq!(opened.signed_in(), None);
    let mut register = open_as(&desk, "Nguyễn Thị Lan", "2468").unwrap();
    user_leaves(&mut register, "Trần Văn Hải", &morning()).unwrap();
    drop(register);
    let opened = Register::open(&desk.path, &desk.secret(), &clerk().staying(stay), &morning()).unwrap();
    assert_eq!((opened.signed_in(), opened.role()), (None, Role::Reader));
}
