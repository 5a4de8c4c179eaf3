//! Drafts stand in the register, by user, beside the record: they change nothing of it, and outlive the program.

use domain::role::Role;
use register::drafts::{drafts, drop_draft, keep_draft};
use register::error::RegisterError;
use register::users::add_user;

use crate::file::desk::{Desk, add, at, morning};

fn sheets(register: &register::Register) -> Vec<(String, String)> {
    drafts(register).unwrap().into_iter().map(|draft| (draft.sheet, draft.content)).collect()
}

#[test]
fn what_was_kept_is_there_when_the_register_is_opened_again_and_no_word_of_it_is_in_the_log() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    let (head, entries) = (register.head().unwrap(), register.log_entries(None, None).unwrap().len());
    keep_draft(&mut register, "event:1:", "Nguyễn Thị Mẫu", r#"{"on":"2026"}"#, &morning()).unwrap();
    keep_draft(&mut register, "event:1:", "Nguyễn Thị Mẫu", r#"{"on":"2026-11"}"#, &at("2026-11-20T08:01:00")).unwrap();
    keep_draft(&mut register, "unit:", "Chi bộ Mẫu", "{}", &at("2026-11-20T08:02:00")).unwrap();
    assert_eq!((register.head().unwrap(), register.log_entries(None, None).unwrap().len()), (head, entries));
    // Nothing is there to be undone but what was done.
    assert_eq!(register.undo(&morning()).unwrap().value.name, "person_added");
    drop(register);
    let mut register = desk.open();
    let expected = [("event:1:".to_owned(), r#"{"on":"2026-11"}"#.to_owned()), ("unit:".to_owned(), "{}".to_owned())];
    assert_eq!(sheets(&register), expected);
    assert!(register.check(morning().today).unwrap().is_sound());
    drop_draft(&mut register, "event:1:").unwrap();
    drop_draft(&mut register, "never kept").unwrap();
    assert_eq!(sheets(&register), expected[1..]);
}

#[test]
fn everyone_finds_their_own_and_who_reads_keeps_none() {
    let (_desk, mut register) = Desk::open_new();
    keep_draft(&mut register, "unit:", "trước khi có người dùng", "{}", &morning()).unwrap();
    add_user(&mut register, "Chị Mai", Role::Keeper, "274918", &morning()).unwrap();
    add_user(&mut register, "Anh Nam", Role::Clerk, "608315", &morning()).unwrap();
    add_user(&mut register, "Cô Lan", Role::Reader, "931746", &morning()).unwrap();
    register.sign_in("Chị Mai", "274918").unwrap();
    keep_draft(&mut register, "event:1:", "của chị Mai", "{}", &morning()).unwrap();
    register.sign_in("Anh Nam", "608315").unwrap();
    assert_eq!(sheets(&register), []);
    keep_draft(&mut register, "event:1:", "của anh Nam", "[]", &morning()).unwrap();
    register.sign_in("Chị Mai", "274918").unwrap();
    assert_eq!(sheets(&register), [("event:1:".to_owned(), "{}".to_owned())]);
    register.sign_in("Cô Lan", "931746").unwrap();
    let refused = keep_draft(&mut register, "event:1:", "của cô Lan", "{}", &morning()).unwrap_err();
    assert_eq!(refused.code(), "role_refused");
}

#[test]
fn what_is_no_draft_is_refused_and_a_register_that_is_only_read_keeps_none() {
    let (desk, mut register) = Desk::open_new();
    assert!(keep_draft(&mut register, "unit:", "mẫu", "{gõ dở", &morning()).is_err());
    drop(register);
    let mut reading = register::Register::open_to_read(&desk.path, &desk.secret(), &crate::file::desk::clerk(), &morning()).unwrap();
    assert!(matches!(keep_draft(&mut reading, "unit:", "mẫu", "{}", &morning()), Err(RegisterError::ReadOnly)));
}
