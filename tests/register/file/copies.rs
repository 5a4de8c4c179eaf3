//! The daily copies: what is left when the register itself is lost.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use chrono::{Days, NaiveDate};
use register::copies::thin::to_drop;
use register::copies::{Copy, CopyKind, CopyPlace, copies, copy_list};
use register::log::Operation;
use register::settings::save_setting;
use register::{Now, Register, RegisterError};

use crate::file::desk::*;

/// Closes and gives the copy of the day.
fn closed(register: Register, now: &Now) -> PathBuf {
    register.close(now).unwrap().copy.unwrap()
}

/// The name that a copy of the register's present state has.
fn name(register: &Register, day: &str) -> String {
    let end = register.end().unwrap().unwrap();
    format!("so mau {day} {}-{}.nguon", end.change, end.head())
}

fn readers(desk: &Desk, copy: &Copy) -> Register {
    Register::open_to_read(&copy.path, &desk.secret(), &clerk(), &morning()).unwrap()
}

#[test]
fn eleven_days_leave_ten_copies_each_of_which_opens_by_passphrase_and_card() {
    let (desk, register) = Desk::open_new();
    drop(register);
    let mut expected = BTreeSet::new();
    for date in 11..=21 {
        let now = at(&format!("2026-03-{date:02}T17:00:00"));
        let mut register = desk.open();
        add(&mut register, &format!("Người Mẫu {date}"));
        let named = name(&register, &format!("2026-03-{date:02}"));
        assert_eq!(closed(register, &now), desk.copies().join(&named));
        expected.insert(named);
    }
    // The eleventh day back is the only one of its week that stands (Monday the 16th begins another), so that it is kept as
    // that week's; it stands for the month as well.
    assert_eq!(names_in(&desk.copies()).len(), 10);
    assert!(names_in(&desk.copies()).is_subset(&expected));
    for (place, copy) in copies(&desk.path).iter().enumerate() {
        // The copy of 12 March holds two people, that of 21 March eleven.
        let register = readers(&desk, copy);
        assert_eq!(register.journal(None, 100).unwrap().len(), place + 2);
        assert_eq!(register.broken_link().unwrap(), None);
        assert_eq!(register.head().unwrap(), copy.head, "its name says of which state it is");
    }
}

#[test]
fn a_later_close_on_the_same_day_replaces_the_copy_if_something_was_written() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    let copy = closed(register, &at("2026-03-01T11:00:00"));
    let first = fs::read(&copy).unwrap();

    assert_eq!(closed(desk.open(), &at("2026-03-01T12:00:00")), copy);
    assert!(fs::read(&copy).unwrap() == first, "nothing was written: the copy stands");

    let mut register = desk.open();
    add(&mut register, "Trần Văn Mẫu");
    let later = closed(register, &at("2026-03-01T17:00:00"));
    assert_ne!(later, copy);
    assert_eq!(names_in(&desk.copies()).len(), 1);
    let register = readers(&desk, copies(&desk.path).last().unwrap());
    assert_eq!(register.journal(None, 10).unwrap().len(), 2);
}

#[test]
fn trust_t13_a_copy_that_failed_is_made_at_the_next_closing_though_nothing_was_written() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    closed(register, &at("2026-03-01T11:00:00"));
    let mut register = desk.open();
    add(&mut register, "Trần Văn Mẫu");
    // The program is killed here: no copy is made. The next one opens it, writes nothing, and closes.
    drop(register);
    closed(desk.open(), &at("2026-03-01T12:00:00"));
    let register = readers(&desk, copies(&desk.path).last().unwrap());
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
fn trust_t10_damage_met_at_closing_is_told_as_damage_with_the_latest_copy() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    let copy = closed(register, &at("2026-03-01T11:00:00"));
    let good = fs::read(&copy).unwrap();
    let mut damaged = fs::read(&desk.path).unwrap();
    // A page of a table that opening does not read.
    let unread = (1..damaged.len() / 4096).rev().find(|page| {
        damaged[page * 4096 + 50] ^= 1;
        fs::write(&desk.path, &damaged).unwrap();
        let opens = desk.try_open_by_card().is_ok();
        damaged[page * 4096 + 50] ^= u8::from(!opens);
        opens
    });
    assert!(unread.is_some());
    match desk.open().close(&at("2026-03-02T17:00:00")).unwrap_err() {
        RegisterError::Damaged { path, copy: Some(latest) } => {
            assert_eq!(path.file_name(), desk.path.file_name());
            assert_eq!(latest.file_name(), copy.file_name());
        }
        other => panic!("{other}"),
    }
    assert!(fs::read(&copy).unwrap() == good, "a damaged register is never copied over a good copy");
    assert_eq!(names_in(&desk.copies()).len(), 1);
}

#[test]
fn files_of_other_names_in_the_folder_are_left_alone() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    fs::create_dir(desk.copies()).unwrap();
    let kept =
        ["ghi chú.txt", "so mau 2020-01-01 giữ lại.nguon", "so mau 2020-02-31.nguon", "khác 2020-01-01.nguon", "so mau 2020-01-01 12-xyz.nguon"];
    for name in kept {
        fs::write(desk.copies().join(name), "mẫu").unwrap();
    }
    register.close(&morning()).unwrap();
    assert_eq!(copies(&desk.path).len(), 1);
    assert_eq!(names_in(&desk.copies()).len(), kept.len() + 1);
}

#[test]
fn trust_t21_what_a_copy_that_was_cut_short_left_is_swept() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    closed(register, &morning());
    for left in ["so mau 2026-03-01 9-00000000.nguon.part", "so mau 2026-03-01 9-00000000.nguon.part-journal"] {
        fs::write(desk.copies().join(left), "half").unwrap();
    }
    fs::write(desk.copies().join("khác.nguon.part"), "another's").unwrap();
    drop(desk.open());
    let names = names_in(&desk.copies());
    assert_eq!(names.iter().filter(|name| name.contains(".part")).collect::<Vec<_>>(), ["khác.nguon.part"]);
}

#[test]
fn trust_t11_a_copy_dated_by_a_clock_that_ran_ahead_is_not_the_latest_and_holds_no_place() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    let ahead = closed(register, &at("2099-01-01T08:00:00"));
    assert!(ahead.to_string_lossy().contains("2099-01-01"));
    // The same state under the right clock takes its place.
    let right = closed(desk.open(), &at("2026-03-01T08:00:00"));
    assert_eq!(names_in(&desk.copies()).len(), 1);
    assert_eq!(copies(&desk.path)[0].day, day("2026-03-01"));

    let mut register = desk.open();
    add(&mut register, "Trần Văn Mẫu");
    closed(register, &at("2099-01-02T08:00:00"));
    let mut register = desk.open();
    add(&mut register, "Lê Thị Mẫu");
    let latest = closed(register, &at("2026-03-02T08:00:00"));
    assert_eq!(copies(&desk.path).last().unwrap().path, latest, "the latest is told by what it holds");
    assert!(right.exists());
    fs::write(&desk.path, "").unwrap();
    let RegisterError::Damaged { copy: Some(told), .. } = desk.try_open_by_card().unwrap_err() else { panic!("damage") };
    assert_eq!(told.file_name(), latest.file_name());
}

#[test]
fn trust_t7_a_copy_opens_to_read_and_says_that_it_is_one() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    let copy = closed(register, &morning());
    let before = fs::read(&copy).unwrap();
    let refused = Register::open(&copy, &desk.secret(), &clerk(), &morning()).unwrap_err();
    assert_eq!((refused.code(), refused.is_refusal()), ("register_is_copy", true));
    let mut reader = Register::open_to_read(&copy, &desk.secret(), &clerk(), &morning()).unwrap();
    assert!(reader.is_copy() && reader.is_read_only());
    assert_eq!(reader.transact(Operation::new("x"), &morning(), |_| Ok(())).unwrap_err().code(), "register_read_only");
    drop(reader);
    assert!(fs::read(&copy).unwrap() == before);
    // The original goes on, and closes: the copy that was looked into stays as it was.
    let mut register = desk.open();
    add(&mut register, "Trần Văn Mẫu");
    let later = closed(register, &at("2026-11-21T08:00:00"));
    assert_ne!(later, copy);
    assert!(fs::read(&copy).unwrap() == before);
}

#[test]
fn a_copy_before_something_is_made_once_a_state_and_the_last_three_of_its_kind_stay() {
    let (desk, mut register) = Desk::open_new();
    for number in 1..=5 {
        add(&mut register, &format!("Người Mẫu {number}"));
        let made = register.copy_before(CopyKind::BeforeImport, &morning()).unwrap();
        assert_eq!(register.copy_before(CopyKind::BeforeImport, &morning()).unwrap(), made, "this state has its copy");
    }
    let standing = copies(&desk.path);
    assert_eq!(standing.len(), 3);
    assert!(standing.iter().all(|copy| copy.kind == CopyKind::BeforeImport));
    assert_eq!(standing.last().unwrap().head, register.head().unwrap());
}

#[test]
fn a_second_place_gets_its_copy_and_one_that_is_away_is_told_and_tried_again() {
    let (desk, mut register) = Desk::open_new();
    let stick = desk.folder.path().join("USB MẪU");
    fs::create_dir(&stick).unwrap();
    save_setting(&mut register, "second_copy_folder", &stick.display().to_string(), &morning()).unwrap();
    add(&mut register, "Nguyễn Thị Mẫu");
    let closed = register.close(&morning()).unwrap();
    let second = closed.second.unwrap().unwrap();
    assert_eq!(second.parent().unwrap(), stick.join("so mau-sao-luu"));
    assert_eq!(names_in(&stick), ["so mau-sao-luu".to_owned()].into());

    fs::rename(&stick, desk.folder.path().join("da rut")).unwrap();
    let mut register = desk.open();
    add(&mut register, "Trần Văn Mẫu");
    let closed = register.close(&morning()).unwrap();
    assert!(closed.copy.is_some(), "closing goes on");
    assert_eq!(closed.second.unwrap().unwrap_err().code(), "register_folder_missing");
    assert!(!stick.exists(), "nothing is made where the stick is not");

    fs::rename(desk.folder.path().join("da rut"), &stick).unwrap();
    let register = desk.open();
    let lines = copy_list(&register, true).unwrap();
    assert_eq!(lines.iter().filter(|line| line.place == CopyPlace::Second).count(), 1);
    assert!(register.close(&morning()).unwrap().second.unwrap().is_ok(), "and tried again the next time");
    let lines = copy_list(&desk.open(), true).unwrap();
    assert_eq!(lines.iter().filter(|line| line.head == lines[0].head).count(), 2, "{lines:?}");
}

#[test]
fn the_list_tells_of_each_copy_whether_it_opens_and_is_the_state_that_its_name_says() {
    let (desk, mut register) = Desk::open_new();
    let mut made = Vec::new();
    for date in 1..=4 {
        add(&mut register, &format!("Người Mẫu {date}"));
        let name = desk.copies().join(name(&register, &format!("2026-03-0{date}")));
        assert_eq!(closed(register, &at(&format!("2026-03-0{date}T08:00:00"))), name);
        register = desk.open();
        made.push(name);
    }
    // One is damaged in its last page, one is noise, one bears another's name.
    let mut bytes = fs::read(&made[0]).unwrap();
    let place = bytes.len() - 2000;
    bytes[place] ^= 1;
    fs::write(&made[0], &bytes).unwrap();
    let noise: Vec<u8> = bytes.iter().rev().copied().collect();
    fs::write(&made[1], noise).unwrap();
    fs::copy(&made[3], &made[2]).unwrap();
    let lines = copy_list(&register, true).unwrap();
    let proved: Vec<bool> = lines.iter().rev().map(|line| line.proved).collect();
    assert_eq!(proved, [false, false, false, true]);
    assert_eq!(lines[0].day, "2026-03-04");
    assert_eq!(lines[0].head, register.head().unwrap());
    assert_eq!(lines[0].entries, Some(0), "people were added, no entry");
}

#[test]
fn ten_days_then_four_weeks_then_twelve_months_of_copies_stay() {
    let today = day("2026-03-20");
    let back = |days: &[u64]| days.iter().map(|days| today - Days::new(*days)).collect::<Vec<NaiveDate>>();
    // Every day of ten: all of them. The eleventh goes: its week (9 to 15 March) and month have a later copy.
    assert_eq!(to_drop(&back(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9])), [].into());
    assert_eq!(to_drop(&back(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])), [10].into());
    // Several of one day: the first in the list, which holds the most.
    assert_eq!(to_drop(&back(&[0, 0, 0, 1])), [1, 2].into());
    // Days apart count as copies, not as days.
    assert_eq!(to_drop(&[today, day("2023-01-01"), day("2020-01-01")]), [].into());
    // A copy on each of 400 days: ten days, two weeks more (the first two are those days' own), ten months more.
    let year: Vec<u64> = (0..400).collect();
    let days = back(&year);
    let kept: Vec<NaiveDate> = days.iter().enumerate().filter(|(place, _)| !to_drop(&days).contains(place)).map(|(_, day)| *day).collect();
    let expected = [
        // 20 March is a Friday: its week and the one before are among the ten days; then the Sundays before.
        "2026-03-20",
        "2026-03-19",
        "2026-03-18",
        "2026-03-17",
        "2026-03-16",
        "2026-03-15",
        "2026-03-14",
        "2026-03-13",
        "2026-03-12",
        "2026-03-11",
        "2026-03-08",
        "2026-03-01",
        "2026-02-28",
        "2026-01-31",
        "2025-12-31",
        "2025-11-30",
        "2025-10-31",
        "2025-09-30",
        "2025-08-31",
        "2025-07-31",
        "2025-06-30",
        "2025-05-31",
        "2025-04-30",
    ];
    assert_eq!(kept, expected.map(day));
    // A clock that ran ahead for ten days: they age like others.
    let ahead: Vec<NaiveDate> = (1..=10).rev().map(|on| day("2099-01-01") + Days::new(on)).collect();
    let mut mixed = back(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    mixed.extend(ahead);
    // Of January 2099 one stays as a month's, one of each of its two weeks (5 to 11 January, and the week before).
    let kept: Vec<NaiveDate> = mixed.iter().enumerate().filter(|(place, _)| !to_drop(&mixed).contains(place)).map(|(_, day)| *day).collect();
    assert_eq!(kept[10..], ["2099-01-11", "2099-01-04"].map(day));
}

#[test]
fn two_registers_of_one_name_keep_their_copies_apart_on_one_stick() {
    let (one, mut first) = Desk::open_new();
    let (_other, mut second) = Desk::open_new();
    let stick = one.folder.path().join("USB");
    fs::create_dir(&stick).unwrap();
    for register in [&mut first, &mut second] {
        save_setting(register, "second_copy_folder", &stick.display().to_string(), &morning()).unwrap();
    }
    add(&mut first, "Nguyễn Thị Mẫu");
    let kept = first.close(&morning()).unwrap().second.unwrap().unwrap();
    for number in 1..=3 {
        add(&mut second, &format!("Người Mẫu {number}"));
    }
    // The same name, the same day, more changes: by their names alone it would be the later copy of one register.
    second.close(&morning()).unwrap().second.unwrap().unwrap();
    assert!(kept.is_file(), "another register's copy is not thinned");
    assert_eq!(names_in(kept.parent().unwrap()).len(), 2);
}
