//! One file, one writer, its own place. The harm: work that was answered, in a file that nobody has any more.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use register::file::Secret;
use register::log::Operation;
use register::{Register, RegisterError};

use crate::file::desk::*;

fn write(register: &mut Register) -> Result<(), RegisterError> {
    let operation = Operation::new("person_added").with("person", "Trần Văn Mẫu");
    let done = register.transact(operation, &morning(), |tx| {
        tx.execute("INSERT INTO person (uid, birth_name) VALUES (new_uid(), 'Trần Văn Mẫu')", [])?;
        Ok(())
    });
    done.map(drop)
}

#[test]
fn trust_t5_a_file_that_was_replaced_while_it_is_open_takes_no_more_writes() {
    let (desk, mut register) = Desk::open_new();
    // What a sync folder does: yesterday's file, or another's, put under the same name.
    let other = desk.folder.path().join("hom qua.nguon");
    fs::copy(&desk.path, &other).unwrap();
    add(&mut register, "Nguyễn Thị Mẫu");
    fs::rename(&other, &desk.path).unwrap();
    let before = fs::read(&desk.path).unwrap();
    let refused = write(&mut register).unwrap_err();
    assert_eq!((refused.code(), refused.params()["path"].as_str()), ("register_replaced", desk.path.to_str().unwrap()));
    assert!(fs::read(&desk.path).unwrap() == before);
    // A copy made at closing would be one of the file that nobody has, beside another's.
    assert_eq!(register.close(&morning()).unwrap_err().code(), "register_replaced");
}

#[test]
fn trust_t5_nor_does_one_that_another_record_was_written_over() {
    let (desk, mut register) = Desk::open_new();
    let before = fs::read(&desk.path).unwrap();
    add(&mut register, "Nguyễn Thị Mẫu");
    // The same file by its number, and another record in it.
    fs::write(&desk.path, &before).unwrap();
    assert!(matches!(write(&mut register), Err(RegisterError::Replaced { .. } | RegisterError::Damaged { .. } | RegisterError::DamagedPage)));
    drop(register);
    let mut again = desk.open();
    assert_eq!(people(&mut again).len(), 0, "what was put there is whole");
}

#[test]
fn trust_t8_a_register_has_one_writer_under_all_its_names() {
    let (desk, mut register) = Desk::open_new();
    let (hard, soft) = (desk.folder.path().join("ten khac.nguon"), desk.folder.path().join("duong tat.nguon"));
    fs::hard_link(&desk.path, &hard).unwrap();
    symlink(&desk.path, &soft).unwrap();
    let open = |path: &Path| Register::open(path, &desk.secret(), &clerk(), &morning()).map(drop);
    for path in [&desk.path, &hard, &soft] {
        assert_eq!(open(path).unwrap_err().code(), "register_in_use", "{}", path.display());
    }
    write(&mut register).unwrap();
    drop(register);
    // And whoever comes by another name finds what was written.
    for path in [&hard, &soft] {
        let read = Register::open_to_read(path, &desk.secret(), &clerk(), &morning()).unwrap();
        assert_eq!(read.counts().unwrap().people, 1);
    }
}

#[test]
fn trust_t19_a_folder_renamed_while_it_is_open_is_told_and_the_old_one_is_not_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("2025"), folder.path().join("2026"));
    fs::create_dir(&old).unwrap();
    let (desk, register) = Desk::open_new();
    drop(register);
    let path = old.join("so.nguon");
    fs::copy(&desk.path, &path).unwrap();
    let secret = Secret::recovery(&desk.card).unwrap();
    let register = Register::open(&path, &secret, &clerk(), &morning()).unwrap();
    fs::rename(&old, &new).unwrap();
    assert_eq!(register.close(&morning()).unwrap_err().code(), "register_moved");
    assert!(!old.exists(), "nothing was made where the folder was");
    assert!(Register::open(&new.join("so.nguon"), &secret, &clerk(), &morning()).is_ok());
}
