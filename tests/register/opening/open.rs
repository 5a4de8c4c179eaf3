//! The file against the world: what it shows to whom, and what each kind of wrong file is told.

use std::fs;
use std::path::Path;

use register::Register;
use register::error::RegisterError;
use register::file::medium::{Medium, by_mounts, is_share};
use register::file::{Secret, Who};
use register::log::Operation;
use register::opening::Draft;
use unicode_normalization::UnicodeNormalization;

use crate::file::desk::*;

fn code<T>(result: Result<T, RegisterError>) -> &'static str {
    match result {
        Ok(_) => "opened",
        Err(error) => error.code(),
    }
}

#[test]
fn no_file_shows_a_name_while_open_or_closed() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyen Van Mau");
    add(&mut register, "Nguyễn Thị Mẫu");
    let shows = || {
        let mut files: Vec<_> = fs::read_dir(desk.folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.extend(fs::read_dir(desk.copies()).into_iter().flatten().map(|entry| entry.unwrap().path()));
        let files: Vec<_> = files.into_iter().filter(|file| file.is_file()).collect();
        let bytes: Vec<u8> = files.iter().flat_map(|file| fs::read(file).unwrap()).collect();
        assert!(bytes.len() > 100_000, "the record is somewhere in {files:?}");
        ["Nguyen", "Nguyễn", "Mẫu", "birth_name", "SQLite format"].into_iter().filter(|text| contains(&bytes, text)).collect::<Vec<_>>()
    };
    assert_eq!(shows(), Vec::<&str>::new());
    register.close(&morning()).unwrap();
    assert_eq!(shows(), Vec::<&str>::new());
    assert_eq!(names_in(desk.folder.path()), ["so mau-sao-luu", "so mau.nguon"].map(String::from).into());
}

#[test]
fn the_passphrase_and_the_card_open_the_same_register() {
    let desk = Desk::new();
    let mut register = desk.open();
    add(&mut register, "Nguyễn Thị Mẫu");
    assert_eq!(*register.recovery_code().unwrap().shown(), desk.card);
    drop(register);

    let card = Secret::recovery(&desk.card).unwrap();
    let mut register = Register::open(&desk.path, &card, &clerk(), &morning()).unwrap();
    assert_eq!(people(&mut register), [(1, "Nguyễn Thị Mẫu".to_owned())]);
    drop(register);

    let decomposed: String = PASSPHRASE.nfd().collect();
    assert_ne!(decomposed, PASSPHRASE);
    assert_eq!(code(desk.try_open(&decomposed)), "opened");
}

#[test]
fn info_names_schema_and_versions() {
    let (_desk, register) = Desk::open_new();
    let info = register.info().unwrap();
    assert_eq!((info.schema, info.read_only), (8, false));
    assert!(info.cipher.starts_with("4."), "{}", info.cipher);
    assert!(info.sqlite.starts_with("3."), "{}", info.sqlite);
}

#[test]
fn a_wrong_passphrase_is_told_from_a_card_of_another_register() {
    let (desk, other) = (Desk::new(), Desk::new());
    assert_eq!(code(desk.try_open("mật khẩu mẫu dàj")), "register_wrong_passphrase");
    let card = Secret::recovery(&other.card).unwrap();
    assert_eq!(code(Register::open(&desk.path, &card, &clerk(), &morning())), "register_recovery_other_file");
    assert_eq!(names_in(desk.folder.path()), ["so mau.nguon"].map(String::from).into());
}

#[test]
fn a_passphrase_needs_ten_characters_counted_as_they_are_read() {
    let short = Draft::new("mật khẩu9").unwrap_err();
    assert_eq!((short.code(), short.params()["least"].as_str()), ("passphrase_short", "10"));
    let nine_decomposed: String = "mật khẩu9".nfd().collect();
    assert!(nine_decomposed.chars().count() > 10);
    assert_eq!(code(Draft::new(&nine_decomposed)), "passphrase_short");
    assert_eq!(code(Draft::new("mật khẩu10")), "opened");
}

#[test]
fn files_that_are_no_register_are_named_so_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let plain = folder.path().join("plain.nguon");
    rusqlite::Connection::open(&plain).unwrap().execute_batch("CREATE TABLE person (id INTEGER)").unwrap();
    let text = folder.path().join("thu.nguon");
    fs::write(&text, "Kính gửi chi bộ, đây là một lá thư mẫu. ".repeat(400)).unwrap();
    let short = folder.path().join("ngan.nguon");
    fs::write(&short, "mẫu").unwrap();
    let tiny = folder.path().join("hai-muoi.nguon");
    fs::write(&tiny, "đúng hai mươi chữ mẫu").unwrap();
    for path in [plain, text, short, tiny] {
        let before = fs::read(&path).unwrap();
        let opened = Register::open(&path, &Secret::passphrase(PASSPHRASE), &clerk(), &morning());
        assert_eq!(code(opened), "register_not_a_register", "{path:?}");
        assert!(fs::read(&path).unwrap() == before);
    }
    assert_eq!(names_in(folder.path()).len(), 4);
    let missing = folder.path().join("khong-co.nguon");
    assert_eq!(code(Register::open(&missing, &Secret::passphrase(PASSPHRASE), &clerk(), &morning())), "file_unreadable");
    assert_eq!(code(Register::open(folder.path(), &Secret::passphrase(PASSPHRASE), &clerk(), &morning())), "file_unreadable");
}

#[test]
fn a_register_cut_short_is_damaged_wherever_it_was_cut() {
    let desk = Desk::new();
    let whole = fs::read(&desk.path).unwrap();
    for length in [whole.len() - 4096, whole.len() - 100, whole.len() / 2, 4096, 5000, 300, 0] {
        fs::write(&desk.path, &whole[..length]).unwrap();
        assert_eq!(code(desk.try_open_by_card()), "register_damaged", "cut to {length}");
        assert!(fs::read(&desk.path).unwrap() == whole[..length]);
    }
    fs::write(&desk.path, vec![0; whole.len()]).unwrap();
    assert_eq!(code(desk.try_open_by_card()), "register_damaged");
}

#[test]
fn damage_to_the_first_page_is_told_from_a_wrong_passphrase() {
    let desk = Desk::new();
    let sound = fs::read(&desk.path).unwrap();
    let mut bytes = sound.clone();
    bytes[2000] ^= 1;
    fs::write(&desk.path, &bytes).unwrap();
    // The other pages vouch for the key, with no copy beside.
    assert_eq!(code(desk.try_open(PASSPHRASE)), "register_damaged");
    assert_eq!(code(desk.try_open_by_card()), "register_damaged");
    assert_eq!(code(desk.try_open("không phải mật khẩu")), "register_wrong_passphrase");
    // The first half of the file is gone; the second vouches.
    let half = bytes.len() / 2;
    for (place, byte) in bytes[16..half].iter_mut().enumerate() {
        *byte = sound[16 + place * 7919 % (sound.len() - 16)];
    }
    fs::write(&desk.path, &bytes).unwrap();
    assert_eq!(code(desk.try_open_by_card()), "register_damaged");
}

#[test]
fn damage_to_the_whole_file_or_to_its_salt_is_told_by_the_daily_copy() {
    let desk = Desk::new();
    let copy = desk.open().close(&morning()).unwrap().copy.unwrap();
    let sound = fs::read(&desk.path).unwrap();
    // No page is left but the salt: only the copy knows the key.
    let mut bytes = sound.clone();
    bytes[16..].reverse();
    fs::write(&desk.path, &bytes).unwrap();
    let error = desk.try_open(PASSPHRASE).unwrap_err();
    assert_eq!(error.code(), "register_damaged_copied");
    assert_eq!(error.params()["copy"], copy.display().to_string());
    assert_eq!(code(desk.try_open("không phải mật khẩu")), "register_wrong_passphrase");
    // Another salt gives another key: the copy's gives the right one, and the other pages vouch for it.
    let mut bytes = sound.clone();
    bytes[3] ^= 0x40;
    fs::write(&desk.path, &bytes).unwrap();
    assert_eq!(code(desk.try_open(PASSPHRASE)), "register_damaged_copied");
    assert_eq!(code(desk.try_open("không phải mật khẩu")), "register_wrong_passphrase");
    // An older copy under another key says nothing of this file.
    let (other, register) = Desk::open_new();
    drop(register);
    fs::copy(&other.path, &copy).unwrap();
    fs::write(&desk.path, &sound).unwrap();
    assert_eq!(code(desk.try_open("không phải mật khẩu")), "register_wrong_passphrase");
    // Without a copy nothing can tell damage to every page from a wrong passphrase.
    fs::remove_dir_all(desk.copies()).unwrap();
    let mut bytes = sound;
    bytes[16..].reverse();
    fs::write(&desk.path, &bytes).unwrap();
    assert_eq!(code(desk.try_open(PASSPHRASE)), "register_wrong_passphrase");
}

#[test]
fn damage_to_a_later_page_of_the_description_is_damage() {
    let desk = Desk::new();
    let whole = fs::read(&desk.path).unwrap();
    let mut refused = 0;
    for page in 1..whole.len() / 4096 {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 1000] ^= 1;
        fs::write(&desk.path, &bytes).unwrap();
        match desk.try_open_by_card() {
            // A page of a table: opening does not read it.
            Ok(register) => drop(register),
            Err(error) => {
                assert_eq!(error.code(), "register_damaged", "page {page}");
                refused += 1;
            }
        }
    }
    assert!(refused > 0);
}

#[test]
fn a_newer_register_is_refused_and_not_touched() {
    let (desk, mut register) = Desk::open_new();
    register.transact(Operation::new("aged"), &morning(), |tx| Ok(tx.pragma_update(None, "user_version", 9)?)).unwrap();
    drop(register);
    let before = fs::read(&desk.path).unwrap();
    // Once by itself, once with a journal beside it: neither is touched.
    for journal in [None, Some("what a crash left")] {
        let beside = desk.folder.path().join("so mau.nguon-journal");
        if let Some(journal) = journal {
            fs::write(&beside, journal).unwrap();
        }
        let error = Register::open(&desk.path, &desk.secret(), &clerk(), &morning()).unwrap_err();
        assert_eq!(error.code(), "register_newer");
        assert_eq!((error.params()["schema"].as_str(), error.params()["known"].as_str()), ("9", "8"));
        assert_eq!(code(Register::open_to_read(&desk.path, &desk.secret(), &clerk(), &morning())), "register_newer");
        assert!(fs::read(&desk.path).unwrap() == before);
        assert_eq!(fs::read_to_string(&beside).ok().as_deref(), journal);
        assert!(!names_in(desk.folder.path()).iter().any(|name| name.contains("lock") || name.contains("owner")));
    }
}

#[test]
fn a_second_opening_says_who_has_it_and_may_read() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    let other = Who::new("bi thu mau", "MAY-02");
    let secret = desk.secret();
    let error = Register::open(&desk.path, &secret, &other, &morning()).unwrap_err();
    assert_eq!(error.code(), "register_in_use");
    assert!(error.is_refusal());
    let params = error.params();
    assert_eq!([&params["machine"], &params["user"], &params["since"]], ["MAY-01", "can bo mau", "2026-11-20T08:00:00"]);

    let mut reader = Register::open_to_read(&desk.path, &secret, &other, &morning()).unwrap();
    assert_eq!(reader.journal(None, 10).unwrap().len(), 1);
    let refused = reader.transact(Operation::new("person_added"), &morning(), |_| Ok(()));
    assert_eq!(code(refused), "register_read_only");
    assert_eq!(code(reader.undo(&morning())), "register_read_only");
    // The clerk goes on beside the reader, who sees it.
    add(&mut register, "Trần Văn Mẫu");
    assert_eq!(reader.journal(None, 10).unwrap().len(), 2);
    drop(reader);

    register.close(&morning()).unwrap();
    assert_eq!(code(Register::open(&desk.path, &secret, &other, &morning())), "opened");
}

#[test]
fn what_a_crash_leaves_beside_a_register_is_no_obstacle() {
    let desk = Desk::new();
    let beside = |end: &str| desk.folder.path().join(format!("so mau.nguon{end}"));
    fs::write(beside(".lock"), "").unwrap();
    fs::write(beside(".owner"), "{half").unwrap();
    fs::write(beside(".part"), "half").unwrap();
    let register = desk.open();
    assert!(beside(".lock").exists());
    drop(register);
    assert!(!beside(".lock").exists() && !beside(".owner").exists());
}

#[test]
fn what_was_written_before_a_crash_is_there_after_it() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    // The files as they lie while the program runs are what a power cut leaves.
    let after = tempfile::tempdir().unwrap();
    for name in names_in(desk.folder.path()) {
        fs::copy(desk.folder.path().join(&name), after.path().join(&name)).unwrap();
    }
    let path = after.path().join("so mau.nguon");
    let mut found = Register::open(&path, &desk.secret(), &clerk(), &morning()).unwrap();
    assert_eq!(people(&mut found).len(), 1);
    assert_eq!(found.broken_link().unwrap(), None);
}

#[test]
fn a_new_register_takes_no_place_that_is_taken_missing_or_on_a_network() {
    let desk = Desk::new();
    let before = fs::read(&desk.path).unwrap();
    let draft = Draft::new(PASSPHRASE).unwrap();
    let create = |path: &Path| code(draft.create(path, &clerk(), &morning()));
    assert_eq!(create(&desk.path), "register_exists");
    assert!(fs::read(&desk.path).unwrap() == before);
    assert_eq!(create(&desk.folder.path().join("khong co").join("so.nguon")), "register_folder_missing");
    assert_eq!(create(Path::new(r"\\may-chu\chung\so.nguon")), "register_network_path");
    assert_eq!(names_in(desk.folder.path()), ["so mau.nguon"].map(String::from).into());
}

#[test]
fn a_register_that_cannot_be_filled_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.nguon");
    let draft = Draft::new(PASSPHRASE).unwrap();
    let failed = draft.create_with(&path, &clerk(), &morning(), |register| {
        add(register, "Nguyễn Thị Mẫu");
        Err(RegisterError::DiskFull)
    });
    assert_eq!(code(failed), "disk_full");
    assert_eq!(names_in(folder.path()), [].into());

    let mut register = draft.create_with(&path, &clerk(), &morning(), |register| {
        add(register, "Nguyễn Thị Mẫu");
        Ok(())
    });
    assert_eq!(people(register.as_mut().unwrap()).len(), 1);
}

#[test]
fn an_open_register_keeps_its_record_in_one_file_and_has_safe_settings() {
    let (_desk, mut register) = Desk::open_new();
    let pragma = |register: &mut Register, name: &str| number(register, &format!("PRAGMA {name}"));
    assert_eq!(ask(&mut register, "PRAGMA journal_mode", |row| row.get::<_, String>(0)), ["truncate"]);
    assert_eq!(pragma(&mut register, "synchronous"), 2);
    assert_eq!(pragma(&mut register, "foreign_keys"), 1);
    assert_eq!(pragma(&mut register, "trusted_schema"), 0);
    assert_eq!(pragma(&mut register, "cache_size"), -65536);
    assert_eq!(pragma(&mut register, "temp_store"), 2);
}

#[test]
fn the_table_of_mounts_tells_a_stick_and_a_network_drive() {
    let mounts = "\
/dev/sda2 / ext4 rw 0 0
/dev/sdb1 /media/may/USB\\040CHI\\040BO ext4 rw 0 0
/dev/sdc1 /mnt/the exfat rw 0 0
/dev/sdd1 /mnt/disk ext4 rw 0 0
//may-chu/chung /mnt/chung cifs rw 0 0
may-chu:/nha /mnt/chung/nfs nfs4 rw 0 0
/dev/sda3 /mnt/chung/nfs/that ext4 rw 0 0
";
    let of = |path: &str| by_mounts(Path::new(path), mounts, |device| device == "/dev/sdd1");
    assert_eq!(of("/home/may"), Medium::Fixed);
    assert_eq!(of("/media/may/USB CHI BO/so"), Medium::Removable);
    assert_eq!(of("/mnt/the"), Medium::Removable);
    assert_eq!(of("/mnt/disk/a"), Medium::Removable);
    assert_eq!(of("/mnt/disks"), Medium::Fixed);
    assert_eq!(of("/mnt/chung/a"), Medium::Network);
    assert_eq!(of("/mnt/chung/nfs"), Medium::Network);
    assert_eq!(of("/mnt/chung/nfs/that/a"), Medium::Fixed);
    for share in [r"\\may-chu\chung\so.nguon", r"\\?\UNC\may-chu\chung\so.nguon"] {
        assert!(is_share(Path::new(share)), "{share}");
    }
    for local in ["/home/may/so.nguon", r"\\?\C:\so.nguon", "so.nguon"] {
        assert!(!is_share(Path::new(local)), "{local}");
    }
}

#[test]
fn a_register_taken_away_under_us_refuses_to_write_into_the_void() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    let away = desk.folder.path().join("away");
    fs::rename(&desk.path, &away).unwrap();
    let written = register.transact(Operation::new("person_added"), &morning(), |tx| {
        Ok(tx.execute("INSERT INTO person (uid, birth_name) VALUES (new_uid(), 'Trần Văn Mẫu')", [])?)
    });
    assert_eq!(code(written), "register_moved");
    fs::rename(&away, &desk.path).unwrap();
    assert_eq!(people(&mut register).len(), 1);
    add(&mut register, "Trần Văn Mẫu");
    assert_eq!(people(&mut register).len(), 2);
}

#[test]
fn words_of_a_fault_carry_no_data() {
    let (_desk, mut register) = Desk::open_new();
    let broken = register.transact(Operation::new("x"), &morning(), |tx| {
        Ok(tx.execute("INSERT INTO person_fact (person, field, value, \"from\") VALUES (99, 'x', 'Nguyễn Thị Mẫu', '2020')", [])?)
    });
    let error = broken.unwrap_err();
    assert_eq!((error.code(), error.is_refusal()), ("unexpected", false));
    assert_eq!(error.params()["code"], "sqlite_787");
}

/// Noise from end to end under the register's name, good copies beside it: nobody can tell it from a register under another
/// key, so both are said, unless something says that it is one.
#[test]
fn trust_t21_noise_beside_copies_that_open_is_told_as_either_and_never_as_a_wrong_passphrase() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    let copy = register.close(&morning()).unwrap().copy.unwrap();
    let mut noise = 1_u64;
    let bytes: Vec<u8> = (0..40 * 4096)
        .map(|_| {
            noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            noise.to_be_bytes()[0]
        })
        .collect();
    fs::write(&desk.path, &bytes).unwrap();
    for error in [desk.try_open(PASSPHRASE).unwrap_err(), desk.try_open_by_card().unwrap_err()] {
        assert_eq!(error.code(), "register_unlike_copies");
        assert!(error.params()["copy"].ends_with(copy.file_name().unwrap().to_str().unwrap()));
    }
    // Whoever does not open the copies either has no right to be told more.
    assert_eq!(code(desk.try_open("mật khẩu sai hẳn")), "register_wrong_passphrase");
    // A copy with the file's own salt says that it is a register, under another passphrase.
    let mut other = fs::read(&copy).unwrap();
    other[..16].copy_from_slice(&bytes[..16]);
    fs::write(desk.copies().join("so mau 2026-11-21 9-00000000.nguon"), &other).unwrap();
    assert_eq!(code(desk.try_open(PASSPHRASE)), "register_wrong_passphrase");
}

#[test]
fn trust_t21_the_earlier_passphrase_is_wrong_though_the_earlier_copies_open_with_it() {
    let (desk, mut register) = Desk::open_new();
    add(&mut register, "Nguyễn Thị Mẫu");
    register.close(&morning()).unwrap();
    let done = desk.open().rekey(&Draft::new("mật khẩu khác hẳn").unwrap(), &morning()).unwrap();
    drop(done.register);
    assert_eq!(code(desk.try_open(PASSPHRASE)), "register_wrong_passphrase");
    assert_eq!(code(desk.try_open_by_card()), "register_recovery_other_file");
}
