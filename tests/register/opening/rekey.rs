//! Another passphrase: a new file under a new key takes the place of the old one, which is kept under its own.

use std::fs;

use register::Register;
use register::file::Secret;
use register::opening::Draft;

use crate::file::desk::*;

const NEW: &str = "mật khẩu khác hẳn";

#[test]
fn the_new_passphrase_and_card_open_it_and_the_old_ones_open_what_was_kept() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    let before = fs::read(&desk.path).unwrap();
    let draft = Draft::new(NEW).unwrap();
    let card = draft.recovery_code().shown().to_string();
    let mut done = register.rekey(&draft, &morning()).unwrap();
    assert_ne!(card, desk.card);
    // It is open, and goes on.
    add(&mut done.register, "Trần Văn Mẫu");
    assert!(done.register.check(morning().today).unwrap().is_sound());
    assert_eq!(done.register.undo(&morning()).unwrap().value.name, "person_added", "undo steps over it");
    let names: Vec<String> = done.register.journal(None, 10).unwrap().into_iter().map(|row| row.name).collect();
    assert_eq!(names, ["person_added", "person_added", "passphrase_changed", "person_added"]);
    let second = Register::open(&desk.path, &Secret::passphrase(NEW), &clerk(), &morning());
    assert_eq!(second.unwrap_err().code(), "register_in_use", "nobody comes in while the file changes");
    drop(done.register);

    assert_ne!(fs::read(&desk.path).unwrap()[..16], before[..16], "a new salt");
    assert_eq!(desk.try_open(PASSPHRASE).unwrap_err().code(), "register_wrong_passphrase");
    assert_eq!(desk.try_open_by_card().unwrap_err().code(), "register_recovery_other_file");
    assert!(desk.try_open(NEW).is_ok());
    assert!(Register::open(&desk.path, &Secret::recovery(&card).unwrap(), &clerk(), &morning()).is_ok());
    assert!(fs::read(&done.kept).unwrap() == before, "byte for byte");
    assert!(Register::open_to_read(&done.kept, &Secret::passphrase(PASSPHRASE), &clerk(), &morning()).is_ok());
    assert_eq!(names_in(desk.folder.path()), ["so mau-sao-luu", "so mau.nguon"].map(String::from).into());
}

#[test]
fn what_cannot_be_written_leaves_the_register_as_it_was() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    let before = fs::read(&desk.path).unwrap();
    // Where the old file would be kept lies a file.
    fs::write(desk.copies(), "in the way").unwrap();
    let failed = register.rekey(&Draft::new(NEW).unwrap(), &morning());
    assert!(failed.is_err());
    assert!(fs::read(&desk.path).unwrap() == before);
    assert!(desk.try_open(PASSPHRASE).is_ok());
    assert_eq!(names_in(desk.folder.path()), ["so mau-sao-luu", "so mau.nguon"].map(String::from).into());
}

#[test]
fn a_copy_under_the_old_key_is_told_apart_and_put_back_with_its_own_passphrase() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    let copy = register.copy_before(register::copies::CopyKind::ByHand, &morning()).unwrap();
    let done = register.rekey(&Draft::new(NEW).unwrap(), &morning()).unwrap();
    let lines = register::copies::copy_list(&done.register, true).unwrap();
    assert_eq!((lines.len(), lines[0].proved, lines[0].of_this_key, lines[0].entries), (1, false, false, None));
    drop(done.register);
    // One passphrase opens the copy, the other the register: nobody can tell here that they are one.
    let refused = register::copies::restore(&copy, &Secret::passphrase(PASSPHRASE), &desk.path, &clerk(), &morning()).unwrap_err();
    assert_eq!(refused.code(), "restore_other_register");
    fs::rename(&desk.path, desk.folder.path().join("de rieng.nguon")).unwrap();
    register::copies::restore(&copy, &Secret::passphrase(PASSPHRASE), &desk.path, &clerk(), &morning()).unwrap();
    assert!(desk.try_open(PASSPHRASE).is_ok());
}

#[test]
fn changed_twice_within_a_second_both_old_files_are_kept() {
    let (desk, register) = Desk::open_new();
    let first = register.rekey(&Draft::new(NEW).unwrap(), &morning()).unwrap();
    let second = first.register.rekey(&Draft::new("mật khẩu thứ ba").unwrap(), &morning()).unwrap();
    drop(second.register);
    assert_ne!(first.kept, second.kept);
    let opens = |path: &std::path::Path, passphrase: &str| Register::open_to_read(path, &Secret::passphrase(passphrase), &clerk(), &morning());
    assert!(opens(&first.kept, PASSPHRASE).is_ok());
    assert!(opens(&second.kept, NEW).is_ok());
    assert!(desk.try_open("mật khẩu thứ ba").is_ok());
}
