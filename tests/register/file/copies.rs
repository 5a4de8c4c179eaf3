//! The daily copies: what is left when the register itself is lost.

use std::collections::BTreeSet;
use std::fs;

use chrono::Days;
use register::Register;
use register::file::Secret;
use register::file::copy::{copies, days_to_drop};

use crate::file::desk::*;

#[test]
fn eleven_days_leave_ten_copies_each_of_which_opens_by_passphrase_and_card() {
    let (desk, register) = Desk::open_new();
    drop(register);
    for date in 1..=11 {
        let now = at(&format!("2026-03-{date:02}T17:00:00"));
        let mut register = desk.open();
        add(&mut register, &format!("Người Mẫu {date}"));
        let copy = register.close(&now).unwrap().unwrap();
        assert_eq!(copy, desk.copies().join(format!("so mau 2026-03-{date:02}.nguon")));
    }
    let expected: BTreeSet<String> = (2..=11).map(|date| format!("so mau 2026-03-{date:02}.nguon")).collect();
    assert_eq!(names_in(&desk.copies()), expected);
    for (place, copy) in copies(&desk.path).iter().enumerate() {
        // The copy of 2 March holds two people, that of 11 March eleven.
        let register = Register::open_to_read(&copy.path, &Secret::passphrase(PASSPHRASE), &clerk(), &morning()).unwrap();
        assert_eq!(register.journal(None, 100).unwrap().len(), place + 2);
        assert_eq!(register.broken_link().unwrap(), None);
        assert!(Register::open(&copy.path, &desk.secret(), &clerk(), &morning()).is_ok());
    }
}

#[test]
fn a_later_close_on_the_same_day_replaces_the_copy_if_something_was_written() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    let copy = register.close(&at("2026-03-01T11:00:00")).unwrap().unwrap();
    let first = fs::read(&copy).unwrap();

    desk.open().close(&at("2026-03-01T12:00:00")).unwrap();
    assert!(fs::read(&copy).unwrap() == first, "nothing was written: the copy stands");

    let mut register = desk.open();
    add(&mut register, "Trần Văn Mẫu");
    register.close(&at("2026-03-01T17:00:00")).unwrap();
    assert!(fs::read(&copy).unwrap() != first);
    assert_eq!(names_in(&desk.copies()).len(), 1);
    let register = Register::open_to_read(&copy, &desk.secret(), &clerk(), &morning()).unwrap();
    assert_eq!(register.journal(None, 10).unwrap().len(), 2);
}

#[test]
fn a_copy_that_cannot_be_made_is_told_and_the_register_is_whole() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    fs::write(desk.copies(), "a file where the folder should be").unwrap();
    let error = register.close(&morning()).unwrap_err();
    assert_eq!((error.code(), error.is_refusal()), ("copy_failed", false));
    let mut register = desk.open();
    assert_eq!(people(&mut register).len(), 1);
}

#[test]
fn a_damaged_register_is_never_copied_over_a_good_copy() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    let copy = register.close(&at("2026-03-01T11:00:00")).unwrap().unwrap();
    let good = fs::read(&copy).unwrap();
    let mut damaged = fs::read(&desk.path).unwrap();
    // A page of a table that opening does not read.
    let unread = (1..damaged.len() / 4096).rev().find(|page| {
        damaged[page * 4096 + 50] ^= 1;
        fs::write(&desk.path, &damaged).unwrap();
        let opens = Register::open_to_read(&desk.path, &desk.secret(), &clerk(), &morning()).is_ok();
        damaged[page * 4096 + 50] ^= u8::from(!opens);
        opens
    });
    assert!(unread.is_some());
    let mut register = desk.open();
    register
        .transact(register::log::Operation::new("looked"), &morning(), |tx| {
            Ok(tx.execute("INSERT INTO preference (name, value) VALUES ('x', '1')", [])?)
        })
        .unwrap();
    assert_eq!(register.close(&at("2026-03-01T17:00:00")).unwrap_err().code(), "copy_failed");
    assert!(fs::read(&copy).unwrap() == good);
    assert_eq!(names_in(&desk.copies()).len(), 1);
}

#[test]
fn files_of_other_names_in_the_folder_are_left_alone() {
    let (desk, register) = Desk::open_new();
    fs::create_dir(desk.copies()).unwrap();
    let kept = ["ghi chú.txt", "so mau 2020-01-01 giữ lại.nguon", "so mau 2020-02-31.nguon", "khác 2020-01-01.nguon"];
    for name in kept {
        fs::write(desk.copies().join(name), "mẫu").unwrap();
    }
    register.close(&morning()).unwrap();
    assert_eq!(copies(&desk.path).len(), 1);
    assert_eq!(names_in(&desk.copies()).len(), kept.len() + 1);
}

#[test]
fn todays_copy_stays_even_where_the_clock_once_ran_ahead() {
    let today = day("2026-03-20");
    let last_ten: BTreeSet<_> = (0..10).map(|back| today - Days::new(back)).collect();
    assert_eq!(days_to_drop(&last_ten, today, 10), [].into());
    let with_older: BTreeSet<_> = last_ten.iter().copied().chain([day("2026-01-05"), day("2025-12-01")]).collect();
    assert_eq!(days_to_drop(&with_older, today, 10), [day("2026-01-05"), day("2025-12-01")].into());
    // Days apart count as copies, not as days.
    let apart: BTreeSet<_> = [day("2020-01-01"), day("2023-01-01"), today].into();
    assert_eq!(days_to_drop(&apart, today, 10), [].into());
    let ahead: BTreeSet<_> = (1..=10).map(|on| day("2099-01-01") + Days::new(on)).chain([today]).collect();
    assert_eq!(days_to_drop(&ahead, today, 10), [day("2099-01-02")].into());
}
