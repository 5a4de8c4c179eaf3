//! The harm: a journal left by a crash was replayed into whatever file lay there under its name, and gave a mixture of two
//! states that opened, listed and took writes (trust T3, T6, T9).
//!
//! Each test lays a file and journals side by side by hand, as a crash, a sync tool or a person at the explorer leaves them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use register::Register;
use register::error::RegisterError;
use register::log::Operation;
use rusqlite::backup::Backup;
use tempfile::TempDir;

use crate::file::by_hand::by_hand;
use crate::file::desk::*;

const NAME: &str = "so mau.nguon";

/// A register in the middle of things: its states as whole files, and what a crash in the middle of an operation leaves.
struct Crash {
    desk: Desk,
    /// Closed with two people: the state before the operation that the crash cut short.
    before: Vec<u8>,
    /// The same file, half of that operation's pages written, and the journal that takes them back.
    torn: Vec<u8>,
    journal: Vec<u8>,
    /// Closed later, with three people, and the others under another name.
    later: Vec<u8>,
}

impl Crash {
    fn new() -> Self {
        let (desk, mut register) = Desk::open_new();
        add(&mut register, "Nguyễn Thị Mẫu");
        add(&mut register, "Trần Văn Mẫu");
        let many = register.transact(Operation::new("person_added"), &morning(), |tx| {
            (0..MANY).try_for_each(|number| {
                let name = format!("{OTHERS}{number}");
                tx.execute("INSERT INTO person (uid, birth_name) VALUES (new_uid(), ?1)", [name]).map(drop).map_err(RegisterError::from)
            })
        });
        many.unwrap();
        let before = fs::read(&desk.path).unwrap();
        let mut crash = Self { desk, before, torn: Vec::new(), journal: Vec::new(), later: Vec::new() };
        let cut = register.transact(Operation::new("person_added"), &morning(), |tx| {
            // So small a cache writes pages before the operation ends, as a long one does.
            tx.execute_batch("PRAGMA cache_size = 4")?;
            tx.execute("UPDATE person SET birth_name = birth_name || ' Khác' WHERE birth_name LIKE 'Người Mẫu%'", [])?;
            crash.torn = fs::read(&crash.desk.path).unwrap();
            crash.journal = fs::read(crash.beside("-journal")).unwrap();
            Err::<(), _>(RegisterError::DiskFull)
        });
        assert_eq!(cut.unwrap_err().code(), "disk_full");
        assert!(crash.torn != crash.before && crash.journal.len() > 4096, "pages of the operation are in the file, and in its journal");
        assert_eq!(people(&mut register).len(), MANY + 2);
        add(&mut register, "Lê Thị Mẫu");
        let others = register.transact(Operation::new("person_changed"), &morning(), |tx| {
            Ok(tx.execute("UPDATE person SET birth_name = birth_name || ' Mới' WHERE birth_name LIKE 'Người Mẫu%'", [])?)
        });
        others.unwrap();
        register.close(&morning()).unwrap();
        crash.later = fs::read(&crash.desk.path).unwrap();
        crash
    }

    fn beside(&self, end: &str) -> PathBuf {
        self.desk.folder.path().join(format!("{NAME}{end}"))
    }

    /// A folder with a file and what lies beside it.
    fn laid(file: &[u8], beside: Beside<'_>) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        fs::write(&path, file).unwrap();
        for (end, bytes) in beside {
            fs::write(folder.path().join(format!("{NAME}{end}")), bytes).unwrap();
        }
        (folder, path)
    }

    fn open(&self, path: &Path) -> Result<Register, RegisterError> {
        Register::open(path, &self.desk.secret(), &clerk(), &morning())
    }

    /// Opens what lies there and tells who is in it; the register is whole, and takes a write.
    fn names(&self, path: &Path) -> Vec<String> {
        let mut register = self.open(path).unwrap();
        let found = register.check(morning().today).unwrap();
        assert!(found.is_whole(), "{found:?}");
        let names = named(&mut register);
        add(&mut register, "Phạm Văn Mẫu");
        assert!(register.check(morning().today).unwrap().is_whole());
        names
    }
}

/// So many others that their rows fill many pages.
const MANY: usize = 300;
const OTHERS: &str = "Người Mẫu ";

/// Who is in it but for those.
fn named(register: &mut Register) -> Vec<String> {
    people(register).into_iter().map(|(_, name)| name).filter(|name| !name.starts_with(OTHERS)).collect()
}

const TWO: [&str; 2] = ["Nguyễn Thị Mẫu", "Trần Văn Mẫu"];
const THREE: [&str; 3] = ["Nguyễn Thị Mẫu", "Trần Văn Mẫu", "Lê Thị Mẫu"];

/// What lies beside a file: the end of its name, and its bytes.
type Beside<'a> = &'a [(&'a str, &'a [u8])];

/// The journals that were put aside in a folder.
fn aside(folder: &Path) -> Vec<String> {
    names_in(folder).into_iter().filter(|name| name.contains(".de-rieng-")).collect()
}

#[test]
fn trust_t3_a_crash_in_the_middle_of_an_operation_leaves_what_was_before_it() {
    let crash = Crash::new();
    let (folder, path) = Crash::laid(&crash.torn, &[("-journal", &crash.journal)]);
    assert_eq!(crash.names(&path), TWO);
    assert_eq!(names_in(folder.path()), [NAME.to_owned()].into(), "nothing is left of the crash");
}

#[test]
fn trust_t9_a_reader_puts_right_what_a_crash_left_or_reads_beside_whoever_writes() {
    let crash = Crash::new();
    let (folder, path) = Crash::laid(&crash.torn, &[("-journal", &crash.journal), (".lock", b""), (".owner", b"{}")]);
    let register = Register::open_to_read(&path, &crash.desk.secret(), &clerk(), &morning()).unwrap();
    assert_eq!(register.journal(None, 10).unwrap().len(), 3);
    assert!(register.check(morning().today).unwrap().is_whole());
    assert_eq!(names_in(folder.path()), [NAME.to_owned()].into());
    // A journal that somebody is writing is theirs.
    let mut writer = crash.open(&path).unwrap();
    let read = writer.transact(Operation::new("person_added"), &morning(), |tx| {
        tx.execute("INSERT INTO person (uid, birth_name) VALUES (new_uid(), 'Lê Thị Mẫu')", [])?;
        let reader = Register::open_to_read(&path, &crash.desk.secret(), &clerk(), &morning())?;
        reader.journal(None, 10).map(|rows| rows.len())
    });
    assert_eq!(read.unwrap().value, 3);
}

#[test]
fn trust_t3_a_journal_of_another_state_or_file_is_put_aside_unread() {
    let crash = Crash::new();
    let (other, mut register) = Desk::open_new();
    add(&mut register, "Người Khác Mẫu");
    drop(register);
    let foreign = Crash::new();
    assert_ne!(fs::read(&other.path).unwrap()[..16], crash.before[..16]);
    let noise: Vec<u8> = crash.journal.iter().rev().copied().collect();
    let (journal, foreign) = (crash.journal.as_slice(), foreign.journal.as_slice());
    let laid: [(&str, &[u8], Beside<'_>, &[&str]); 5] = [
        ("a newer file and an older journal", &crash.later, &[("-journal", journal)], &THREE),
        ("another register's journal", &crash.later, &[("-journal", foreign)], &THREE),
        ("noise under the journal's name", &crash.later, &[("-journal", &noise)], &THREE),
        ("noise under the name of a write-ahead log", &crash.later, &[("-wal", &noise), ("-shm", b"noise")], &THREE),
        ("both", &crash.later, &[("-wal", journal), ("-journal", &noise)], &THREE),
    ];
    for (what, file, beside, who) in laid {
        let (folder, path) = Crash::laid(file, beside);
        assert_eq!(crash.names(&path), who, "{what}");
        let put = aside(folder.path());
        let journals = beside.iter().filter(|(end, _)| *end != "-shm").collect::<Vec<_>>();
        assert_eq!(put.len(), journals.len(), "{what}: {put:?}");
        for (end, bytes) in journals {
            let name = put.iter().find(|name| name.starts_with(&format!("{NAME}{end}.de-rieng-"))).unwrap();
            assert!(fs::read(folder.path().join(name)).unwrap() == *bytes, "{what}: it is kept as it was");
        }
    }
}

#[test]
fn trust_t3_a_copy_put_in_the_place_of_a_crashed_file_is_what_it_was() {
    let crash = Crash::new();
    let (folder, path) = Crash::laid(&crash.before, &[("-journal", &crash.journal)]);
    assert_eq!(crash.names(&path), TWO);
    assert_eq!(names_in(folder.path()), [NAME.to_owned()].into(), "the journal led to just this state");
}

#[test]
fn trust_t3_where_it_was_put_is_told() {
    let crash = Crash::new();
    let (folder, path) = Crash::laid(&crash.later, &[("-journal", &crash.journal)]);
    let register = crash.open(&path).unwrap();
    let [place] = register.put_aside() else { panic!("one is told: {:?}", register.put_aside()) };
    assert_eq!(place.parent().unwrap().canonicalize().unwrap(), folder.path().canonicalize().unwrap());
    assert!(place.is_file());
}

#[test]
fn trust_t6_a_file_that_is_whole_neither_way_is_refused_and_not_one_byte_changed() {
    let crash = Crash::new();
    let mut flipped = crash.journal.clone();
    // A bit of a page that the journal would put back.
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    let foreign = Crash::new();
    for (what, journal) in [("a flipped bit", &flipped), ("another register's journal", &foreign.journal)] {
        let (folder, path) = Crash::laid(&crash.torn, &[("-journal", journal)]);
        let error = crash.open(&path).unwrap_err();
        assert_eq!((error.code(), error.is_refusal()), ("register_journal_astray", true), "{what}");
        let read = Register::open_to_read(&path, &crash.desk.secret(), &clerk(), &morning());
        assert_eq!(read.unwrap_err().code(), "register_journal_astray", "{what}");
        assert!(fs::read(&path).unwrap() == crash.torn, "{what}");
        assert!(fs::read(folder.path().join(format!("{NAME}-journal"))).unwrap() == *journal, "{what}");
        assert_eq!(names_in(folder.path()).len(), 2, "{what}: {:?}", names_in(folder.path()));
    }
}

#[test]
fn trust_t6_the_file_alone_is_the_whole_record_after_every_operation() {
    let (desk, mut register) = Desk::open_new();
    for number in 1..=5 {
        add(&mut register, &format!("Người Mẫu {number}"));
        // Copied while the program goes on, without anything that lies beside it.
        let (_folder, path) = Crash::laid(&fs::read(&desk.path).unwrap(), &[]);
        let mut copy = Register::open(&path, &desk.secret(), &clerk(), &morning()).unwrap();
        assert_eq!(people(&mut copy).len(), number);
        assert!(copy.check(morning().today).unwrap().is_whole());
    }
}

/// What an earlier program left when it was cut short: the file as last folded, with two people, and a write-ahead log that
/// holds the third.
fn write_ahead(crash: &Crash) -> (Vec<u8>, Vec<u8>) {
    let (folder, path) = Crash::laid(&crash.before, &[]);
    let (_later_folder, later) = Crash::laid(&crash.later, &[]);
    let mut conn = by_hand(&path, PASSPHRASE);
    let mode: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    conn.execute_batch("PRAGMA wal_autocheckpoint = 0").unwrap();
    Backup::new(&by_hand(&later, PASSPHRASE), &mut conn).unwrap().run_to_completion(100, Duration::ZERO, None).unwrap();
    let left = (fs::read(&path).unwrap(), fs::read(folder.path().join(format!("{NAME}-wal"))).unwrap());
    assert!(left.1.len() > 4096);
    left
}

#[test]
fn trust_t3_the_write_ahead_log_of_an_earlier_program_belongs_where_it_goes_on() {
    let crash = Crash::new();
    let (file, wal) = write_ahead(&crash);
    let (folder, path) = Crash::laid(&file, &[("-wal", &wal)]);
    assert_eq!(crash.names(&path), THREE, "what was answered is there");
    assert_eq!(names_in(folder.path()), [NAME.to_owned()].into());

    // The file went on without it: a record of today, a log of yesterday.
    let mut register = crash.open(&path).unwrap();
    add(&mut register, "Hoàng Thị Mẫu");
    drop(register);
    let newer = fs::read(&path).unwrap();
    let (folder, path) = Crash::laid(&newer, &[("-wal", &wal)]);
    assert_eq!(crash.names(&path).len(), 5);
    assert_eq!(aside(folder.path()).len(), 1);

    // Another register lies there, whose log it is not.
    let foreign = Crash::new();
    let (folder, path) = Crash::laid(&foreign.later, &[("-wal", &wal)]);
    assert_eq!(foreign.names(&path), THREE);
    assert_eq!(aside(folder.path()).len(), 1);
}

#[test]
fn trust_t6_a_flipped_bit_in_a_write_ahead_log_is_told() {
    let crash = Crash::new();
    let (file, mut wal) = write_ahead(&crash);
    let middle = wal.len() / 2;
    wal[middle] ^= 1;
    let (folder, path) = Crash::laid(&file, &[("-wal", &wal)]);
    let mut register = crash.open(&path).unwrap();
    assert_eq!(named(&mut register), TWO);
    assert_eq!(register.put_aside().len(), 1, "the third is not there, and that is told");
    assert_eq!(aside(folder.path()).len(), 1);
}
