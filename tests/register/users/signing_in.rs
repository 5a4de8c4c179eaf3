//! By name and PIN, behind the passphrase. The harm: a colleague's work under another's name.

use domain::role::Role;
use register::Register;
use register::file::Secret;
use register::opening::Draft;
use register::users::{add_user, change_user, keeper_pin_by_card, user_leaves, user_list};

use crate::file::by_hand::{by_hand, texts};
use crate::file::desk::*;

/// A register with a keeper, a clerk and a reader, closed.
pub fn with_users() -> Desk {
    let (desk, mut register) = Desk::open_new();
    add_user(&mut register, "Nguyễn Thị Lan", Role::Keeper, "2468", &morning()).unwrap();
    add_user(&mut register, "Trần Văn Hải", Role::Clerk, "1357", &morning()).unwrap();
    add_user(&mut register, "Lê Thị Thu", Role::Reader, "8642", &morning()).unwrap();
    desk
}

/// Opens it for one of them.
pub fn open_as(desk: &Desk, name: &str, pin: &str) -> Result<Register, register::RegisterError> {
    Register::open(&desk.path, &desk.secret(), &clerk().with_pin(name, pin), &morning())
}

fn who(register: &Register) -> Option<(&str, Role)> {
    register.signed_in().map(|user| (user.name.as_str(), user.role))
}

#[test]
fn without_users_everything_is_open_and_the_log_names_the_system_s_user() {
    let (_desk, mut register) = Desk::open_new();
    assert_eq!((register.has_users(), register.role(), register.signed_in()), (false, Role::Keeper, None));
    add(&mut register, "Nguyễn Thị Mẫu");
    assert_eq!(register.journal(None, 1).unwrap()[0].made_by, "can bo mau");
}

#[test]
fn the_first_user_must_keep_the_register_and_is_signed_in() {
    let (_desk, mut register) = Desk::open_new();
    let refused = add_user(&mut register, "Trần Văn Hải", Role::Clerk, "1357", &morning()).unwrap_err();
    assert_eq!((refused.code(), refused.field()), ("first_user_keeper", Some("role")));
    assert!(!register.has_users());
    add_user(&mut register, "  Nguyễn  Thị Lan ", Role::Keeper, "2468", &morning()).unwrap();
    assert_eq!(who(&register), Some(("Nguyễn Thị Lan", Role::Keeper)));
}

#[test]
fn who_is_signed_in_is_named_by_the_log_and_by_undo() {
    let desk = with_users();
    let mut register = open_as(&desk, "Trần Văn Hải", "1357").unwrap();
    assert_eq!(who(&register), Some(("Trần Văn Hải", Role::Clerk)));
    add(&mut register, "Nguyễn Thị Mẫu");
    drop(register);
    let mut register = open_as(&desk, "Nguyễn Thị Lan", "2468").unwrap();
    let next = register.undo_state().unwrap().undo.unwrap();
    assert_eq!((next.name.as_str(), next.made_by.as_str()), ("person_added", "Trần Văn Hải"));
    register.undo(&morning()).unwrap();
    let told: Vec<(String, String)> = register.journal(None, 2).unwrap().into_iter().map(|row| (row.kind, row.made_by)).collect();
    assert_eq!(told, [("undo".into(), "Nguyễn Thị Lan".into()), ("do".into(), "Trần Văn Hải".into())]);
}

#[test]
fn a_wrong_pin_and_a_name_that_is_none_open_nothing_and_change_nobody() {
    let desk = with_users();
    assert_eq!(open_as(&desk, "Trần Văn Hải", "1358").unwrap_err().code(), "pin_wrong");
    assert_eq!(open_as(&desk, "Trần Văn Ai", "1357").unwrap_err().code(), "user_unknown");
    let mut register = open_as(&desk, "Nguyễn Thị Lan", "2468").unwrap();
    assert_eq!(register.sign_in("Trần Văn Hải", "2468").unwrap_err().code(), "pin_wrong");
    assert_eq!(who(&register), Some(("Nguyễn Thị Lan", Role::Keeper)));
    register.sign_in("Trần Văn Hải", " 1357 ").unwrap();
    assert_eq!(who(&register), Some(("Trần Văn Hải", Role::Clerk)));
    register.sign_out();
    assert_eq!((register.role(), register.signed_in()), (Role::Reader, None));
}

#[test]
fn a_pin_is_never_too_short_nor_one_sign_only_and_stands_nowhere_in_the_file() {
    let (desk, mut register) = Desk::open_new();
    for (pin, code) in [("", "pin_short"), ("246", "pin_short"), ("    2", "pin_short"), ("0000", "pin_plain"), ("ạạạạạạ", "pin_plain")] {
        let refused = add_user(&mut register, "Nguyễn Thị Lan", Role::Keeper, pin, &morning()).unwrap_err();
        assert_eq!((refused.code(), refused.field()), (code, Some("pin")), "{pin}");
    }
    add_user(&mut register, "Nguyễn Thị Lan", Role::Keeper, "97531864", &morning()).unwrap();
    let shown = format!("{:?}", register.log_entries(None, None).unwrap());
    assert!(!shown.contains("argon2"), "what is kept of it is shown nowhere either");
    drop(register);
    let conn = by_hand(&desk.path, PASSPHRASE);
    let kept = texts(&conn, "SELECT pin FROM user_pin");
    assert!(kept[0].starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept:?}");
    let everything = texts(&conn, "SELECT pin FROM user_pin UNION ALL SELECT coalesce(after, '') FROM change UNION ALL SELECT params FROM operation");
    assert!(everything.iter().all(|text| !text.contains("97531864")));
}

#[test]
fn a_forgotten_pin_is_set_anew_by_a_keeper_and_the_log_says_so() {
    let desk = with_users();
    let mut register = open_as(&desk, "Nguyễn Thị Lan", "2468").unwrap();
    change_user(&mut register, "trần văn hải", None, Some("9753"), &morning()).unwrap();
    let row = &register.journal(None, 1).unwrap()[0];
    assert_eq!((row.name.as_str(), row.made_by.as_str(), row.params["name"].as_str()), ("user_pin_changed", "Nguyễn Thị Lan", "Trần Văn Hải"));
    drop(register);
    assert_eq!(open_as(&desk, "Trần Văn Hải", "1357").unwrap_err().code(), "pin_wrong");
    assert!(open_as(&desk, "Trần Văn Hải", "9753").is_ok());
}

/// The harm: the only keeper forgets the PIN, and nobody ever writes in the register again.
#[test]
fn a_keeper_alone_who_forgot_the_pin_sets_it_anew_by_the_card_and_nobody_else_does() {
    let desk = with_users();
    let card = Secret::recovery(open_as(&desk, "Nguyễn Thị Lan", "2468").unwrap().recovery_code().unwrap().shown().as_str()).unwrap();
    let mut register = Register::open(&desk.path, &card, &clerk(), &morning()).unwrap();
    assert_eq!(register.must_be(Role::Clerk).unwrap_err().code(), "sign_in_needed", "the card alone is nobody");
    let refused = |register: &mut Register, secret: &Secret, name: &str, pin: &str| {
        keeper_pin_by_card(register, secret, name, pin, &morning()).unwrap_err().code()
    };
    assert_eq!(refused(&mut register, &Secret::passphrase(PASSPHRASE), "Nguyễn Thị Lan", "9753"), "register_wrong_passphrase");
    let other = with_users();
    let of_another = open_as(&other, "Nguyễn Thị Lan", "2468").unwrap().secret();
    assert_eq!(refused(&mut register, &of_another, "Nguyễn Thị Lan", "9753"), "register_recovery_other_file");
    assert_eq!(refused(&mut register, &card, "Trần Văn Hải", "9753"), "not_a_keeper");
    assert_eq!(refused(&mut register, &card, "Nguyễn Thị Lan", "1111"), "pin_plain");
    assert_eq!(register.sign_in("Nguyễn Thị Lan", "9753").unwrap_err().code(), "pin_wrong", "none of that changed it");
    assert_eq!(register.signed_in(), None);
    keeper_pin_by_card(&mut register, &card, "nguyễn thị lan", "9753", &morning()).unwrap();
    assert_eq!(who(&register), Some(("Nguyễn Thị Lan", Role::Keeper)));
    register.sign_in("Nguyễn Thị Lan", "9753").unwrap();
    let row = &register.journal(None, 1).unwrap()[0];
    assert_eq!((row.name.as_str(), row.params["name"].as_str()), ("user_pin_by_card", "Nguyễn Thị Lan"));
    assert!(register.check(morning().today).unwrap().is_sound());
}

#[test]
fn what_is_typed_for_a_passphrase_may_be_the_card() {
    let desk = with_users();
    let card = open_as(&desk, "Nguyễn Thị Lan", "2468").unwrap().recovery_code().unwrap().shown().to_string();
    for typed in [card.clone(), card.replace('-', "").to_lowercase(), PASSPHRASE.to_owned()] {
        assert!(Register::open_to_read(&desk.path, &Secret::typed(&typed), &clerk(), &morning()).is_ok(), "{typed}");
    }
    let slip = format!("{}{}", if card.starts_with('0') { '1' } else { '0' }, &card[1..]);
    let refused = Register::open_to_read(&desk.path, &Secret::typed(&slip), &clerk(), &morning()).unwrap_err();
    assert_eq!(refused.code(), "register_wrong_passphrase");
}

#[test]
fn everyone_may_change_their_own_pin_and_nobody_below_a_keeper_another_s() {
    let desk = with_users();
    let mut register = open_as(&desk, "Lê Thị Thu", "8642").unwrap();
    assert_eq!(change_user(&mut register, "Trần Văn Hải", None, Some("9999a"), &morning()).unwrap_err().code(), "role_refused");
    change_user(&mut register, "Lê Thị Thu", None, Some("8643"), &morning()).unwrap();
    drop(register);
    assert!(open_as(&desk, "Lê Thị Thu", "8643").is_ok());
    assert!(open_as(&desk, "Trần Văn Hải", "1357").is_ok());
}

#[test]
fn who_left_signs_in_no_more_and_what_they_entered_stays() {
    let desk = with_users();
    let mut register = open_as(&desk, "Trần Văn Hải", "1357").unwrap();
    add(&mut register, "Nguyễn Thị Mẫu");
    register.sign_in("Nguyễn Thị Lan", "2468").unwrap();
    user_leaves(&mut register, "Trần Văn Hải", &morning()).unwrap();
    assert_eq!(user_leaves(&mut register, "Trần Văn Hải", &morning()).unwrap_err().code(), "user_left");
    assert_eq!(register.sign_in("Trần Văn Hải", "1357").unwrap_err().code(), "user_left");
    assert_eq!(register.journal(None, 2).unwrap()[1].made_by, "Trần Văn Hải");
    let told: Vec<(String, Option<String>)> = user_list(&register).unwrap().into_iter().map(|user| (user.name, user.left_on)).collect();
    let left = Some("2026-11-20".to_owned());
    assert_eq!(told, [("Nguyễn Thị Lan".into(), None), ("Lê Thị Thu".into(), None), ("Trần Văn Hải".into(), left)]);
    // The same name is the same person, with a new PIN; a name that is taken is told.
    add_user(&mut register, "Tran Van Hai", Role::Reader, "7531", &morning()).unwrap();
    assert_eq!(add_user(&mut register, "LÊ THỊ THU", Role::Clerk, "7531", &morning()).unwrap_err().code(), "user_exists");
    register.sign_in("Tran Van Hai", "7531").unwrap();
    assert_eq!(register.role(), Role::Reader);
}

#[test]
fn the_last_keeper_stays_by_whatever_door() {
    let desk = with_users();
    let mut register = open_as(&desk, "Nguyễn Thị Lan", "2468").unwrap();
    assert_eq!(change_user(&mut register, "Nguyễn Thị Lan", Some(Role::Clerk), None, &morning()).unwrap_err().code(), "last_keeper");
    assert_eq!(user_leaves(&mut register, "Nguyễn Thị Lan", &morning()).unwrap_err().code(), "last_keeper");
    // Hải keeps it too, Lan goes; taking back that he does would leave nobody.
    let given = change_user(&mut register, "Trần Văn Hải", Some(Role::Keeper), None, &morning()).unwrap().operation.unwrap();
    register.sign_in("Trần Văn Hải", "1357").unwrap();
    user_leaves(&mut register, "Nguyễn Thị Lan", &morning()).unwrap();
    assert_eq!(register.undo_operation(given, &morning()).unwrap_err().code(), "last_keeper");
    assert!(register.check(morning().today).unwrap().is_sound());
}

#[test]
fn whoever_takes_back_the_users_leaves_a_register_that_is_open_again() {
    let (_desk, mut register) = Desk::open_new();
    add_user(&mut register, "Nguyễn Thị Lan", Role::Keeper, "2468", &morning()).unwrap();
    register.undo(&morning()).unwrap();
    assert_eq!((register.has_users(), register.role()), (false, Role::Keeper));
    register.redo(&morning()).unwrap();
    assert_eq!((register.has_users(), register.signed_in()), (true, None), "the PIN is asked for");
}

#[test]
fn a_new_passphrase_leaves_who_is_signed_in_and_every_pin() {
    let desk = with_users();
    let register = open_as(&desk, "Nguyễn Thị Lan", "2468").unwrap();
    let mut done = register.rekey(&Draft::new("mật khẩu khác hẳn").unwrap(), &morning()).unwrap();
    assert_eq!(who(&done.register), Some(("Nguyễn Thị Lan", Role::Keeper)));
    add(&mut done.register, "Nguyễn Thị Mẫu");
    drop(done.register);
    let secret = Secret::passphrase("mật khẩu khác hẳn");
    assert!(Register::open(&desk.path, &secret, &clerk().with_pin("Lê Thị Thu", "8642"), &morning()).is_ok());
}

#[test]
fn role_and_pin_change_together_or_not_at_all() {
    let desk = with_users();
    let mut register = open_as(&desk, "Nguyễn Thị Lan", "2468").unwrap();
    let refused = change_user(&mut register, "Lê Thị Thu", Some(Role::Clerk), Some("12"), &morning()).unwrap_err();
    assert_eq!(refused.code(), "pin_short");
    let role = |register: &Register| user_list(register).unwrap().into_iter().find(|user| user.name == "Lê Thị Thu").unwrap().role;
    assert_eq!(role(&register), Role::Reader);
    let before = register.log_entries(None, None).unwrap().len();
    change_user(&mut register, "Lê Thị Thu", Some(Role::Clerk), Some("4321"), &morning()).unwrap();
    assert_eq!((role(&register), register.log_entries(None, None).unwrap().len()), (Role::Clerk, before + 1));
    register.undo(&morning()).unwrap();
    assert_eq!(role(&register), Role::Reader);
    drop(register);
    assert!(open_as(&desk, "Lê Thị Thu", "8642").is_ok());
}
