//! A register on a disc that cannot be written, or in a folder that may not be.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use register::Register;
use register::file::Secret;
use register::log::Operation;
use register::opening::Draft;

use crate::file::desk::*;

/// Runs a test of this file again as nobody, where permissions bind; says whether it is done with that.
fn done_as_nobody(test: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
    let bound = fs::write(folder.path().join("probe"), "").is_err();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o777)).unwrap();
    if bound {
        return false;
    }
    // A program cannot be started while another thread's child still holds it open for writing.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let program = folder.path().join("tests");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    let status = Command::new(&program)
        .uid(65534)
        .gid(65534)
        .current_dir(folder.path())
        .env("TMPDIR", folder.path())
        .args(["--exact", &format!("file::read_only::{test}"), "--test-threads=1"])
        .output()
        .unwrap();
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stdout));
    assert!(String::from_utf8_lossy(&status.stdout).contains("1 passed"));
    true
}

fn may_write(path: &Path, yes: bool) {
    fs::set_permissions(path, Permissions::from_mode(if yes { 0o755 } else { 0o555 })).unwrap();
}

#[test]
fn a_register_in_a_folder_that_cannot_be_written_opens_to_read() {
    if done_as_nobody("a_register_in_a_folder_that_cannot_be_written_opens_to_read") {
        return;
    }
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    register.close(&morning()).unwrap();
    may_write(desk.folder.path(), false);

    assert_eq!(desk.try_open(PASSPHRASE).unwrap_err().code(), "register_folder_read_only");
    let mut register = Register::open_to_read(&desk.path, &Secret::passphrase(PASSPHRASE), &clerk(), &morning()).unwrap();
    assert_eq!(register.journal(None, 10).unwrap().len(), 1);
    assert!(register.info().unwrap().read_only);
    assert_eq!(register.transact(Operation::new("x"), &morning(), |_| Ok(())).unwrap_err().code(), "register_read_only");
    assert_eq!(register.close(&morning()).unwrap().copy, None);

    let new = Draft::new(PASSPHRASE).unwrap().create(&desk.folder.path().join("moi.nguon"), &clerk(), &morning());
    assert_eq!(new.unwrap_err().code(), "register_folder_read_only");
    may_write(desk.folder.path(), true);
}

#[test]
fn a_register_that_is_itself_read_only_is_not_opened_to_write() {
    if done_as_nobody("a_register_that_is_itself_read_only_is_not_opened_to_write") {
        return;
    }
    let desk = Desk::new();
    fs::set_permissions(&desk.path, Permissions::from_mode(0o444)).unwrap();
    assert_eq!(desk.try_open(PASSPHRASE).unwrap_err().code(), "register_folder_read_only");
    assert!(Register::open_to_read(&desk.path, &Secret::passphrase(PASSPHRASE), &clerk(), &morning()).is_ok());
}
