//! The disk says no: each thing that it says has its own sentence, and the file is as it was. The harm: a clerk pulls out a
//! sound stick because "the drive is gone", or gives up a sound file for a copy of last week because it is "damaged".
//!
//! The system's answers are made to order by the library of `tests/torture/faults.c`, or are real.

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use crate::desk::{Desk, PASSPHRASE};
use crate::faults;

/// The numbers of Linux.
const EIO: i32 = 5;
const ENXIO: i32 = 6;
const EACCES: i32 = 13;
const EBUSY: i32 = 16;
const ENODEV: i32 = 19;
const EMFILE: i32 = 24;
const EFBIG: i32 = 27;
const ENOSPC: i32 = 28;
const EROFS: i32 = 30;
const ESTALE: i32 = 116;
const EDQUOT: i32 = 122;

static LIBRARY: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    faults::build(folder).inspect_err(|why| println!("left out: {why}")).ok()
});

/// What fails: calls whose name begins so, of files whose name ends so.
struct Fails(i32, &'static str, &'static str);

fn said(desk: &Desk, command: &str, arguments: &[&str], fails: &Fails, library: &Path) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_nguon-cli"));
    let words = desk.words(command, arguments);
    program.env("NGUON_PASSPHRASE", PASSPHRASE).args(words).arg("--json").stdin(Stdio::null());
    program.env("LD_PRELOAD", library).env("NGUON_FAULT_FOLDER", desk.folder.path().canonicalize().expect("it stands there"));
    program.env("NGUON_FAULT_ERRNO", fails.0.to_string()).env("NGUON_FAULT_CALL", fails.1).env("NGUON_FAULT_END", fails.2);
    told(&mut program)
}

fn told(program: &mut Command) -> String {
    let answer = program.output().expect("the program starts");
    let err = String::from_utf8(answer.stderr).expect("readable");
    assert_eq!((answer.status.code(), answer.stdout.is_empty()), (Some(1), true), "{err}{}", String::from_utf8_lossy(&answer.stdout));
    assert_eq!(err.trim_end().lines().count(), 1, "{err}");
    err
}

/// Adding a unit while something fails: what was said, and the file stays as it was.
#[track_caller]
fn adding(fails: Fails, code: &str) {
    let Some(library) = LIBRARY.as_deref() else { return };
    let desk = Desk::with_units();
    let before = fs::read(&desk.file).expect("it stands there");
    let sentence = said(&desk, "unit add", &["--name", "Chi bộ Mẫu Ba", "--parent", "1"], &fails, library);
    assert!(sentence.contains(&format!("[{code}]")), "{code}: {sentence}");
    assert!(!sentence.contains('{'), "{sentence}");
    assert_eq!(desk.json("info", &[])["units"], 3, "{sentence}");
    assert!(fs::read(&desk.file).expect("it stands there") == before, "{sentence}");
}

#[track_caller]
fn reading(fails: Fails, code: &str) {
    let Some(library) = LIBRARY.as_deref() else { return };
    let desk = Desk::with_units();
    let sentence = said(&desk, "list", &[], &fails, library);
    assert!(sentence.contains(&format!("[{code}]")), "{code}: {sentence}");
    assert!(!sentence.contains('{'), "{sentence}");
}

#[test]
fn trust_t12_a_full_disk_always_says_full() {
    for (call, end) in
        [("write", ".lock"), ("open for writing", ".lock"), ("pwrite", "-journal"), ("open for writing", "-journal"), ("pwrite", ".nguon")]
    {
        // Nothing is written into the lock itself.
        let end = if (call, end) == ("write", ".lock") { ".owner" } else { end };
        adding(Fails(ENOSPC, call, end), "disk_full");
    }
}

#[test]
fn trust_t12_a_used_up_share_of_the_disk_says_so() {
    adding(Fails(EDQUOT, "open for writing", ".lock"), "quota_full");
    // The database calls it a failed write only; a second look finds why.
    adding(Fails(EDQUOT, "", "-journal"), "quota_full");
}

#[test]
fn trust_t12_a_disk_that_fails_at_reading_is_no_damage() {
    reading(Fails(EIO, "read", ".nguon"), "disk_read_failed");
    reading(Fails(EIO, "pread", ".nguon"), "disk_read_failed");
    adding(Fails(EIO, "pread", ".nguon"), "disk_read_failed");
}

/// The harm: a register that was only being made was called damaged, since the disk failed to read what it had just taken.
#[test]
fn trust_t12_a_register_that_is_being_made_is_not_damaged_by_a_disk_that_fails_at_reading() {
    let Some(library) = LIBRARY.as_deref() else { return };
    let desk = Desk::with_units();
    let new = desk.folder.path().join("sổ mới.nguon");
    let made = new.to_str().expect("a path");
    let fails = |command: &str, variables: &[(&str, &str)]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_nguon-cli"));
        program.env("NGUON_PASSPHRASE", PASSPHRASE).arg(command).args((command == "recover").then_some(&desk.file)).arg(made).arg("--json");
        program.env("LD_PRELOAD", library).env("NGUON_FAULT_FOLDER", desk.folder.path().canonicalize().expect("it stands there"));
        program.envs(variables.iter().copied()).stdin(Stdio::null());
        program
    };
    let number = EIO.to_string();
    for command in ["new", "recover"] {
        let every = [("NGUON_FAULT_ERRNO", &*number), ("NGUON_FAULT_CALL", "pread"), ("NGUON_FAULT_END", ".part")];
        let sentence = told(&mut fails(command, &every));
        assert!(sentence.contains("[disk_read_failed]") && !new.exists(), "{command}: {sentence}");
    }
    // One call alone: among them are the first reads of a file in which nothing stands yet. Some the program gets round.
    for at in ["8", "9", "10", "11", "12", "13", "14"] {
        let answer = fails("new", &[("NGUON_FAULT", "eio"), ("NGUON_FAULT_AT", at)]).output().expect("the program starts");
        let said = String::from_utf8_lossy(&answer.stderr).into_owned();
        assert!(!said.contains("[register_damaged]"), "call {at}: {said}");
        assert_eq!(new.exists(), answer.status.success(), "call {at}: {said}");
        if new.exists() {
            fs::remove_file(&new).expect("removed");
        }
    }
}

#[test]
fn trust_t12_a_disk_that_fails_at_writing_is_not_gone() {
    adding(Fails(EIO, "pwrite", "-journal"), "disk_write_failed");
    adding(Fails(EIO, "pwrite", ".nguon"), "disk_write_failed");
    adding(Fails(EIO, "open for writing", "-journal"), "disk_write_failed");
    adding(Fails(EIO, "fsync", "-journal"), "disk_write_failed");
}

#[test]
fn trust_t12_a_drive_that_does_not_answer_is_gone() {
    for number in [ENXIO, ENODEV, ESTALE] {
        reading(Fails(number, "", ".nguon"), "device_gone");
        adding(Fails(number, "open", ""), "device_gone");
    }
    reading(Fails(ENODEV, "pread", ""), "disk_read_failed");
}

#[test]
fn trust_t12_a_drive_that_lets_nothing_be_written_says_so() {
    adding(Fails(EROFS, "open for writing", ""), "write_protected");
    adding(Fails(EROFS, "open for writing", "-journal"), "write_protected");
}

#[test]
fn trust_t12_who_may_not_is_told_what() {
    adding(Fails(EACCES, "open for writing", ""), "register_folder_read_only");
    reading(Fails(EACCES, "open", ".nguon"), "file_not_allowed");
}

#[test]
fn trust_t12_a_file_that_is_too_big_and_a_system_at_its_end_say_so() {
    adding(Fails(EMFILE, "open", ""), "too_many_open");
    adding(Fails(EMFILE, "open for writing", "-journal"), "too_many_open");
    adding(Fails(EBUSY, "open for writing", "-journal"), "file_busy");
    // A limit of the system, as FAT32 has one at 4 GB: the database calls it a failed write.
    let desk = Desk::with_units();
    let blocks = fs::metadata(&desk.file).unwrap().len() / 512 - 8;
    let mut program = Command::new("sh");
    let limited = "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\"";
    program.args(["-c", limited, &blocks.to_string(), env!("CARGO_BIN_EXE_nguon-cli")]);
    program.args(desk.words("unit add", &["--name", "Chi bộ Mẫu Ba", "--parent", "1"])).arg("--json").env("NGUON_PASSPHRASE", PASSPHRASE);
    let sentence = told(&mut program);
    assert!(sentence.contains("[disk_write_failed]"), "{sentence}");
    assert_eq!(desk.json("info", &[])["units"], 3);
    adding(Fails(EFBIG, "open for writing", ".lock"), "file_too_big");
}

#[test]
fn trust_t12_a_name_without_room_for_a_copys_is_refused_before_anything_is_made() {
    let mut desk = Desk::bare();
    desk.file = desk.folder.path().join(format!("{}.nguon", "s".repeat(243)));
    assert!(desk.refused("new", &[]).contains("[name_too_long]"));
    assert_eq!(fs::read_dir(desk.folder.path()).unwrap().count(), 0);
    // One that was given such a name elsewhere reads, and is not written.
    fs::copy(&Desk::with_units().file, &desk.file).unwrap();
    assert_eq!(desk.json("info", &[])["units"], 3);
    assert!(desk.refused("unit add", &["--name", "Chi bộ Mẫu Ba", "--parent", "1"]).contains("[name_too_long]"));
}

#[test]
fn trust_t12_what_stands_where_the_program_writes_is_named() {
    let ends: [&str; 2] = [".lock", ".owner"];
    for end in ends {
        let desk = Desk::with_units();
        let place = desk.folder.path().join(format!("sổ mẫu.nguon{end}"));
        fs::create_dir(&place).unwrap();
        let sentence = desk.refused("unit add", &["--name", "Chi bộ Mẫu Ba", "--parent", "1"]);
        assert!(sentence.contains("[in_the_way]") && sentence.contains(place.to_str().unwrap()), "{sentence}");
        assert!(place.is_dir());
    }
    let desk = Desk::with_units();
    fs::write(desk.folder.path().join("sổ mẫu-sao-luu"), "một lá thư").unwrap();
    let sentence = desk.refused("import", &[concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/danh-sach-quan-chung.xlsx"), "--reason", "mẫu"]);
    assert!(sentence.contains("[in_the_way]"), "{sentence}");
}

#[test]
fn trust_t12_a_lock_of_somebody_else_is_told_from_a_folder_that_cannot_be_written() {
    let desk = Desk::with_units();
    let lock = desk.folder.path().join("sổ mẫu.nguon.lock");
    fs::write(&lock, "").unwrap();
    fs::set_permissions(&lock, Permissions::from_mode(0o644)).unwrap();
    fs::set_permissions(desk.folder.path(), Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(&desk.file, Permissions::from_mode(0o666)).unwrap();
    let program = desk.folder.path().join("nguon-cli");
    fs::copy(env!("CARGO_BIN_EXE_nguon-cli"), &program).unwrap();
    let as_nobody = |words: &[&str]| {
        let mut command = Command::new("sh");
        // By way of a shell: a program just written may still be open in another thread's child.
        command.args(["-c", "exec \"$@\"", "sh"].map(OsStr::new)).arg(&program).args(words).arg("--json").env("NGUON_PASSPHRASE", PASSPHRASE);
        command.uid(65534).gid(65534).current_dir(desk.folder.path());
        told(&mut command)
    };
    if fs::metadata("/root").is_err() || !is_root() {
        return;
    }
    let add = desk.words("unit add", &["--name", "Chi bộ Mẫu Ba", "--parent", "1"]);
    let sentence = as_nobody(&add);
    assert!(sentence.contains("[in_the_way]") && sentence.contains(".lock"), "{sentence}");
    fs::set_permissions(desk.folder.path(), Permissions::from_mode(0o755)).unwrap();
    let sentence = as_nobody(&add);
    assert!(sentence.contains("[register_folder_read_only]"), "{sentence}");
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// The harm: a clerk types the passphrase over and over, and sends the sound file away, for a drive that did not answer.
#[test]
fn trust_t12_recovery_from_a_file_that_the_disk_does_not_give_names_the_disk() {
    let Some(library) = LIBRARY.as_deref() else { return };
    let desk = Desk::with_units();
    let folder = desk.folder.path().canonicalize().unwrap();
    let new = folder.join("moi.nguon");
    let mut refused = 0;
    for fault in ["eio", "gone"] {
        for at in 1..=14 {
            let mut program = Command::new(env!("CARGO_BIN_EXE_nguon-cli"));
            program.args(["recover", desk.file.to_str().unwrap(), new.to_str().unwrap(), "--json"]).env("NGUON_PASSPHRASE", PASSPHRASE);
            program.env("LD_PRELOAD", library).env("NGUON_FAULT_FOLDER", &folder);
            program.env("NGUON_FAULT", fault).env("NGUON_FAULT_OF", "all").env("NGUON_FAULT_AT", at.to_string());
            let answer = program.output().unwrap();
            let sentence = String::from_utf8_lossy(&answer.stderr);
            assert!(!sentence.contains("passphrase"), "{fault} {at}: {sentence}");
            refused += u32::from(!answer.status.success());
            let _ = fs::remove_file(&new);
        }
    }
    assert!(refused > 3, "{refused}");
}

#[test]
fn trust_t12_an_answer_that_does_not_fit_says_full() {
    let desk = Desk::with_units();
    let mut program = Command::new("sh");
    program.args(["-c", "exec \"$@\" > /dev/full", "sh", env!("CARGO_BIN_EXE_nguon-cli")]);
    program.args(desk.words("info", &[])).arg("--json").env("NGUON_PASSPHRASE", PASSPHRASE);
    let sentence = told(&mut program);
    assert!(sentence.contains("[disk_full]"), "{sentence}");
}

/// The journal was emptied, and syncing that failed: the file holds the operation, and so it is answered. Before that it holds
/// the earlier state, and it is refused. Never the one and the other.
#[test]
fn trust_t12_a_commit_that_fails_is_answered_by_what_then_stands() {
    let Some(library) = LIBRARY.as_deref() else { return };
    let (mut done, mut refused) = (0, 0);
    for at in 1..=12 {
        let desk = Desk::with_units();
        let mut program = Command::new(env!("CARGO_BIN_EXE_nguon-cli"));
        program.args(desk.words("unit add", &["--name", "Chi bộ Mẫu Ba", "--parent", "1"])).arg("--json").env("NGUON_PASSPHRASE", PASSPHRASE);
        program.env("LD_PRELOAD", library).env("NGUON_FAULT_FOLDER", desk.folder.path().canonicalize().unwrap());
        program.env("NGUON_FAULT", "fsync_fail").env("NGUON_FAULT_OF", "syncs").env("NGUON_FAULT_AT", at.to_string());
        let answer = program.output().unwrap();
        let stands = desk.json("info", &[])["units"] == 4;
        let sentence = String::from_utf8_lossy(&answer.stderr);
        match answer.status.code() {
            Some(0) => assert!(stands, "answered, and not there: {at}"),
            Some(1) if sentence.contains("[not_sure]") => {}
            Some(1) => assert!(!stands, "refused, and there: {at}: {sentence}"),
            other => panic!("{other:?}: {sentence}"),
        }
        *(if answer.status.success() { &mut done } else { &mut refused }) += 1;
    }
    // Syncs after the last one that the program makes never come.
    assert!(done > 0 && refused > 0, "{done} {refused}");
}
