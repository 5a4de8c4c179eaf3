//! `-o`: under the name asked for stands the answer or nothing; a register, and what belongs to one, is never written over.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::desk::{Answer, BRANCH, Desk};

fn listed(desk: &Desk, out: &Path, arguments: &[&str]) -> Answer {
    let mut all = arguments.to_vec();
    all.extend(["-o", out.to_str().expect("a path")]);
    desk.ask_plain("list", &all)
}

fn desk_of_one() -> Desk {
    let desk = Desk::with_units();
    desk.candidate("Nguyễn Văn Mẫu", "2021-03-10");
    desk
}

/// Refused, the path named, and the bytes that stood there unchanged.
#[track_caller]
fn spared(desk: &Desk, out: &Path) {
    let before = fs::read(out).ok();
    for format in ["json", "xlsx", "pdf"] {
        let reason = listed(desk, out, &["--format", format]).refused();
        assert!(reason.contains(out.to_str().expect("a path")) && reason.contains("Đặt tên khác"), "{reason}");
        assert_eq!(fs::read(out).ok(), before);
    }
}

#[test]
fn trust_t4_a_list_is_never_written_over_a_register_whatever_it_is_called() {
    let desk = desk_of_one();
    spared(&desk, &desk.file);
    let renamed = desk.folder.path().join("danh sách.pdf");
    fs::copy(&desk.file, &renamed).expect("a copy");
    spared(&desk, &renamed);
    let damaged = desk.folder.path().join("sổ hỏng.nguon");
    fs::write(&damaged, [0; 100]).expect("a file");
    spared(&desk, &damaged);
    assert_eq!(desk.json("check", &[])["ok"], true);
}

#[test]
fn trust_t4_nor_over_what_belongs_to_one_there_or_not() {
    let desk = desk_of_one();
    for suffix in ["-wal", "-shm", "-journal", ".lock", ".owner", ".part"] {
        spared(&desk, Path::new(&format!("{}{suffix}", desk.path())));
    }
    // The journal of a register whose file is gone may be all that is left of the last day.
    let left = desk.folder.path().join("sổ mất.nguon-wal");
    fs::write(&left, "nhật ký").expect("a file");
    spared(&desk, &left);
    let copies = desk.folder.path().join("sổ mẫu-sao-luu");
    fs::create_dir(&copies).expect("a folder");
    let copy = copies.join("sổ mẫu 2026-11-20.nguon");
    spared(&desk, &copy);
    fs::copy(&desk.file, &copy).expect("a copy");
    spared(&desk, &copy);
    // A name that only ends alike is free.
    let free = desk.folder.path().join("ds-journal");
    assert_eq!(listed(&desk, &free, &["--format", "json"]).code, 0);
}

#[cfg(unix)]
#[test]
fn trust_t4_nor_onto_a_pipe_a_device_or_a_folder() {
    let desk = desk_of_one();
    let within = |name: &str| desk.folder.path().join(name);
    let pipe = within("ống.pdf");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
    let device = within("thiết bị.pdf");
    std::os::unix::fs::symlink("/dev/null", &device).expect("a link");
    let folder = within("thư mục.pdf");
    fs::create_dir(&folder).expect("a folder");
    for out in [&pipe, &device, &folder] {
        let reason = listed(&desk, out, &["--format", "pdf"]).refused();
        assert!(reason.contains(out.to_str().expect("a path")), "{reason}");
        assert!(!fs::symlink_metadata(out).expect("it stands").is_file());
    }
}

#[test]
fn a_list_that_fails_leaves_no_older_one_under_its_name() {
    let desk = desk_of_one();
    for (format, wrong) in [("json", ["--unit", "99"]), ("xlsx", ["--stage", "no_such_stage"]), ("pdf", ["--as-of", "2021-02-31"])] {
        let out = desk.folder.path().join(format!("ds.{format}"));
        assert_eq!(listed(&desk, &out, &["--format", format]).code, 0);
        assert!(out.is_file());
        listed(&desk, &out, &["--format", format, wrong[0], wrong[1]]).refused();
        assert!(!out.exists(), "{format}: the list of before would be taken for this one");
    }
}

#[test]
fn a_list_printed_again_takes_the_place_of_the_last() {
    let desk = desk_of_one();
    for format in ["json", "xlsx", "pdf"] {
        let out = desk.folder.path().join(format!("ds.{format}"));
        fs::write(&out, "cũ").expect("a file");
        assert_eq!(listed(&desk, &out, &["--format", format]).code, 0);
        // A workbook is packed and can look like noise: it is told from a register all the same.
        assert_eq!(listed(&desk, &out, &["--format", format]).code, 0);
        assert_ne!(fs::read(&out).expect("the list"), "cũ".as_bytes());
    }
    let plain = desk.folder.path().join("ds.txt");
    assert_eq!(listed(&desk, &plain, &["--unit", BRANCH]).out, "");
    assert!(fs::read_to_string(&plain).expect("the list").contains("Nguyễn Văn Mẫu"));
}

#[test]
fn a_list_in_volumes_leaves_no_older_one_under_the_name_asked_for() {
    let desk = Desk::bare();
    // A volume holds 1000 rows.
    desk.json("new", &["--generate", "1001"]);
    let volume = |number: u32| -> PathBuf { desk.folder.path().join(format!("ds-{number}.pdf")) };
    let out = desk.folder.path().join("ds.pdf");
    fs::write(&out, "cũ").expect("a file");
    let answer = listed(&desk, &out, &["--format", "pdf", "--as-of", "2050-01-01"]);
    assert_eq!((answer.code, answer.out.as_str()), (0, ""), "{answer:?}");
    assert!(!out.exists());
    assert!(volume(1).is_file() && volume(2).is_file() && !volume(3).exists());
    for number in [1, 2] {
        assert!(answer.err.contains(volume(number).to_str().expect("a path")), "the names are told: {}", answer.err);
    }
}
