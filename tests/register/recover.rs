//! The harm: a bad sector, a stick pulled out too early, a torn copy, and the register did not open any more. What is still
//! readable goes into a new one; what is not is named, and nothing is lost in silence.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use register::file::{Secret, Who};
use register::recover::{Lost, LostHow, Recovered, recover};
use register::{Register, RegisterError};
use tempfile::TempDir;

use crate::cases::record::now;
use crate::check::damage::filled;
use crate::file::by_hand::{by_key, key, texts};

const PAGE: usize = 4096;
/// The passphrase of the file that the program of schema 1 made.
const SCHEMA_1: &str = "sổ cấu trúc một";

/// What lies on the disk of a small register, its card, and every row of it.
struct Base {
    bytes: Vec<u8>,
    card: String,
    rows: Rows,
    uid: String,
}

/// Rows by table and id, each as one text of all its columns.
type Rows = BTreeMap<(String, i64), String>;

/// The tables of the record, as the schema has them, written out here by hand.
const TABLES: [&str; 15] = [
    "unit",
    "person",
    "person_fact",
    "case",
    "event",
    "course",
    "programme",
    "target",
    "request",
    "rule",
    "condition",
    "holiday",
    "setting",
    "operation",
    "change",
];

static BASE: LazyLock<Base> = LazyLock::new(|| {
    let mut desk = filled();
    // So that there is something that was taken back, something corrected and something voided.
    let (_, case) = desk.candidate("Lê Văn Mẫu", "1992", "10/03/2021");
    let vote = desk.happens(case, "branch_vote", "05/06/2021", &[("votes_entitled", "19"), ("votes_for", "13")]);
    register::cases::void_event(&mut desk.register, vote, "Ghi nhầm người", &now()).expect("a voiding");
    desk.candidate("Phạm Thị Thừa Mẫu", "1993", "10/03/2021");
    desk.register.undo(&now()).expect("undone");
    desk.fact(1, "phone", "0900000001", "2021-03-10");
    // Two who share a number, for a reason that stands in the log alone.
    for person in [1, 2] {
        rename(&mut desk.register, person, "card_number", "012345678901");
    }
    let path = desk.register.path().to_owned();
    Base {
        bytes: fs::read(&path).expect("a file"),
        card: desk.register.recovery_code().expect("the card").shown().to_string(),
        rows: rows(&desk.register),
        uid: desk.register.uid().expect("its id"),
    }
});

/// Changes a fact of a person, with a reason.
fn rename(register: &mut Register, person: i32, field: &str, value: &str) {
    let facts = [(field.to_owned(), value.to_owned())].into();
    let typed = register::people::FactsTyped { facts, from: "2021-03-10".into(), reason: Some("mẫu".into()) };
    register::people::save_person(register, person, &typed, &now()).expect(field);
}

/// The register as it is once something more was done in it.
fn gone_on(work: impl FnOnce(&mut Register)) -> Vec<u8> {
    let place = Place::holding(&BASE.bytes);
    let mut register = Register::open(&place.file(), &Secret::recovery(&BASE.card).expect("a card"), &who(), &now()).expect("it opens");
    work(&mut register);
    drop(register);
    fs::read(place.file()).expect("a file")
}

fn rows(register: &Register) -> Rows {
    let mut rows = Rows::new();
    register
        .read(|conn| {
            for table in TABLES {
                let columns: Vec<String> = conn
                    .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))?
                    .query_map([], |row| row.get::<_, String>("name"))?
                    .map(|name| name.map(|name| format!(r#"quote("{name}")"#)))
                    .collect::<Result<_, _>>()?;
                let mut select = conn.prepare(&format!(r#"SELECT id, {} AS whole FROM "{table}""#, columns.join(" || ', ' || ")))?;
                for row in select.query_map([], |row| Ok((row.get("id")?, row.get("whole")?)))? {
                    let (id, whole): (i64, String) = row?;
                    rows.insert((table.to_owned(), id), whole);
                }
            }
            Ok(())
        })
        .expect("its rows");
    rows
}

/// A folder with a register of these bytes in it.
struct Place {
    folder: TempDir,
}

impl Place {
    fn holding(bytes: &[u8]) -> Self {
        let place = Self { folder: tempfile::tempdir().expect("a folder") };
        fs::write(place.file(), bytes).expect("a file");
        place
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("so.nguon")
    }

    fn made(&self) -> PathBuf {
        self.folder.path().join("so moi.nguon")
    }

    /// Lays a copy beside it, by the name that a daily copy of that state bears.
    fn copy(&self, bytes: &[u8], named: &str) {
        let folder = self.folder.path().join("so-sao-luu");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("so 2026-11-24 {named}.nguon")), bytes).expect("a copy");
    }

    fn recover(&self) -> Result<Recovered, RegisterError> {
        let before = fs::read(self.file()).expect("a file");
        let done = recover(&self.file(), &Secret::recovery(&BASE.card).expect("a card"), &self.made(), &who(), &now());
        assert!(fs::read(self.file()).expect("a file") == before, "the damaged file is as it was");
        let mut left: Vec<_> = fs::read_dir(self.folder.path()).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
        left.retain(|name| name != "so-sao-luu");
        assert_eq!(left.len(), 1 + usize::from(done.is_ok()), "nothing else is left: {left:?}");
        done
    }

    fn opened(&self) -> Register {
        Register::open(&self.made(), &Secret::recovery(&BASE.card).expect("the card of old"), &who(), &now()).expect("it opens")
    }
}

fn who() -> Who {
    Who::new("mai", "vanphong")
}

/// The new register is sound, is the same register, and whatever is not as it was is named.
#[track_caller]
fn must_be_told(what: &str, place: &Place, done: &Recovered) -> Rows {
    let register = place.opened();
    let found = register.check(now().today).expect("a check");
    assert!(found.is_sound(), "{what}: {found:?}\n{:#?}", done.lost);
    assert_eq!(register.uid().expect("its id"), BASE.uid, "{what}");
    let now = rows(&register);
    let is_lost = |table: &str, row: i64| {
        done.lost.iter().any(|lost| lost.table == table && (i64::from(lost.row)..=i64::from(lost.until.unwrap_or(lost.row))).contains(&row))
    };
    let relinked = done.linked_anew > 0 || done.lost.iter().any(|lost| lost.what == LostHow::History);
    for ((table, row), whole) in &BASE.rows {
        // Behind a gap the lines of the log stand under other numbers.
        if is_lost(table, *row) || relinked && table == "change" {
            continue;
        }
        assert_eq!(now.get(&(table.clone(), *row)), Some(whole), "{what}: {table} {row}, lost: {:#?}", done.lost);
    }
    for (table, row) in now.keys().filter(|key| !BASE.rows.contains_key(*key)) {
        assert!(["operation", "change"].contains(&table.as_str()), "{what}: {table} {row} was not there");
    }
    now
}

fn damaged(page: usize) -> Vec<u8> {
    let mut bytes = BASE.bytes.clone();
    bytes[page * PAGE + 2_000] ^= 1;
    bytes
}

#[test]
fn a_page_damaged_by_itself_costs_no_row_of_the_record() {
    let pages = BASE.bytes.len() / PAGE;
    // All of the first ones, in which every tree begins that was there from the first; of the others each third.
    for page in (0..pages).filter(|page| *page < 24 || page % 3 == 0) {
        let place = Place::holding(&damaged(page));
        let done = place.recover().unwrap_or_else(|error| panic!("page {}: {error}", page + 1));
        must_be_told(&format!("page {}", page + 1), &place, &done);
        // Of what is written twice, in its table and in the log, one bad page never takes both.
        let rows: Vec<&Lost> = done.lost.iter().filter(|lost| !["change", "operation"].contains(&lost.table.as_str())).collect();
        assert!(rows.is_empty(), "page {}: {rows:#?}", page + 1);
    }
}

/// The pages of a table or index, by the database's own word.
fn pages_of(name: &str) -> Vec<usize> {
    let place = Place::holding(&BASE.bytes);
    let conn = by_key(&place.file(), &key(&place.file(), "mat khau thu nghiem"));
    let pages = texts(&conn, &format!("SELECT pageno || '' FROM dbstat WHERE name = '{name}' ORDER BY pageno"));
    pages.iter().map(|page| page.parse::<usize>().expect("a number")).collect()
}

/// The register with every page of these tables damaged.
fn without(names: &[&str]) -> Vec<u8> {
    let mut bytes = BASE.bytes.clone();
    for page in names.iter().flat_map(|name| pages_of(name)) {
        bytes[(page - 1) * PAGE + 100] ^= 1;
    }
    bytes
}

fn of_the_record(done: &Recovered) -> Vec<&Lost> {
    done.lost.iter().filter(|lost| !["change", "operation"].contains(&lost.table.as_str())).collect()
}

#[test]
fn a_table_that_is_gone_whole_comes_back_out_of_the_log() {
    for names in [&["person"][..], &["event", "case"], &["unit", "setting", "rule", "condition", "holiday"], &["person_key", "live_event"]] {
        let place = Place::holding(&without(names));
        let done = place.recover().expect("recovered");
        assert_eq!(done.lost, [], "{names:?}");
        assert_eq!(done.linked_anew, 0);
        let now = must_be_told(&format!("{names:?}"), &place, &done);
        // The log goes on where it ended, by the one line that says so.
        assert_eq!(now.len(), BASE.rows.len() + 2, "{names:?}: {} rows", done.rows);
    }
}

#[test]
fn without_its_log_the_record_stands_and_a_new_log_begins() {
    let place = Place::holding(&without(&["change"]));
    let done = place.recover().expect("recovered");
    must_be_told("no log", &place, &done);
    assert!(of_the_record(&done).is_empty(), "{:#?}", done.lost);
    let (changes, operations): (Vec<&Lost>, Vec<&Lost>) = done.lost.iter().partition(|lost| lost.table == "change");
    let [change] = changes[..] else { panic!("{changes:#?}") };
    let all = BASE.rows.keys().filter(|(table, _)| table == "change").count();
    assert_eq!((change.row, change.until), (1, i32::try_from(all).ok()));
    // What was done is still called by its name, and whom it was about.
    assert!(operations.iter().any(|lost| lost.kind.as_deref() == Some("person_added") && lost.name.as_deref() == Some("Nguyễn Thị Mẫu")));
    // Nothing can be taken back of which the log does not know.
    let mut register = place.opened();
    assert!(matches!(register.undo(&now()), Err(RegisterError::NothingToUndo)));
}

#[test]
fn without_its_operations_the_log_still_tells_what_was_done_to_each_row() {
    let place = Place::holding(&without(&["operation"]));
    let done = place.recover().expect("recovered");
    let now = must_be_told("no operations", &place, &done);
    let (lines, operations) =
        (BASE.rows.keys().filter(|(table, _)| table == "change").count(), BASE.rows.keys().filter(|(table, _)| table == "operation"));
    assert!(done.lost.iter().all(|lost| (lost.table.as_str(), lost.what) == ("operation", LostHow::History)), "{:#?}", done.lost);
    assert_eq!((done.lost.len(), done.kept, done.linked_anew), (operations.count(), 0, i64::try_from(lines).expect("a number")));
    assert!(now.keys().filter(|(table, _)| table == "change").count() > lines);
    let mut register = place.opened();
    assert_eq!(register.journal(None, 2).expect("a log")[1].name, "operation_lost");
    assert!(matches!(register.undo(&crate::cases::record::now()), Err(RegisterError::NothingToUndo)));
}

#[test]
fn a_row_that_neither_table_nor_log_has_is_named_by_what_is_worked_out_from_it() {
    let place = Place::holding(&without(&["person", "change"]));
    let done = place.recover().expect("recovered");
    must_be_told("people and log", &place, &done);
    let named = |table: &str| -> Vec<(&str, LostHow)> {
        let of = done.lost.iter().filter(|lost| lost.table == table);
        of.map(|lost| (lost.name.as_deref().unwrap_or("?"), lost.what)).collect()
    };
    // The fourth was taken back, and nobody can tell any more that it was.
    assert_eq!(
        named("person"),
        [("Nguyễn Thị Mẫu", LostHow::Gone), ("Trần Thị Mẫu", LostHow::Gone), ("Lê Văn Mẫu", LostHow::Gone), ("?", LostHow::Gone)]
    );
    assert_eq!(named("case").len(), 3);
    assert!(named("case").iter().all(|(name, how)| *name != "?" && *how == LostHow::Rests));
    let votes: Vec<&Lost> = done.lost.iter().filter(|lost| lost.kind.as_deref() == Some("branch_vote")).collect();
    assert_eq!(votes.len(), 2);
    assert_eq!((votes[0].name.as_deref(), votes[0].on.as_deref()), (Some("Nguyễn Thị Mẫu"), Some("2021-06-04")));
}

#[test]
fn an_entry_is_named_by_person_kind_and_day_where_only_its_spans_are_left() {
    let place = Place::holding(&without(&["event", "change"]));
    let done = place.recover().expect("recovered");
    must_be_told("entries and log", &place, &done);
    let vote = done.lost.iter().find(|lost| lost.kind.as_deref() == Some("branch_vote")).expect("the vote");
    assert_eq!((vote.what, vote.name.as_deref(), vote.on.as_deref()), (LostHow::Gone, Some("Nguyễn Thị Mẫu"), Some("2021-06-04")));
}

#[test]
fn a_copy_gives_what_the_file_has_lost_and_no_more_than_that() {
    // The copy is as old as the last operation but one.
    let later = gone_on(|register| rename(register, 1, "birth_name", "Nguyễn Thị Mẫu Hai"));
    for names in [&["change"][..], &["person", "change"], &["unit", "case", "change", "operation"]] {
        let mut bytes = later.clone();
        // The pages of the earlier state: whatever was added since lies in others, or in these.
        for page in names.iter().flat_map(|name| pages_of(name)) {
            bytes[(page - 1) * PAGE + 100] ^= 1;
        }
        let place = Place::holding(&bytes);
        let entries = BASE.rows.keys().filter(|(table, _)| table == "change").count();
        place.copy(&BASE.bytes, &format!("{entries}-00000000"));
        let done = place.recover().expect("recovered");
        assert_eq!(done.from.len(), 2, "{names:?}");
        let register = place.opened();
        let found = register.check(now().today).expect("a check");
        assert!(found.is_sound(), "{names:?}: {found:?}");
        let held = rows(&register);
        for ((table, row), whole) in BASE.rows.iter().filter(|((table, row), _)| (table.as_str(), *row) != ("person", 1)) {
            assert_eq!(held.get(&(table.clone(), *row)), Some(whole), "{names:?}: {table} {row}");
        }
        let name = &held[&("person".to_owned(), 1)];
        let told = done.lost.iter().any(|lost| (lost.table.as_str(), lost.row, lost.what) == ("person", 1, LostHow::Older));
        assert!(name.contains("Nguyễn Thị Mẫu Hai") != told, "{names:?}: the later name, or it is told that it is older: {:#?}", done.lost);
    }
}

#[test]
fn a_copy_that_went_apart_brings_nothing_of_its_own_in() {
    let abandoned = gone_on(|register| {
        rename(register, 1, "birth_name", "Nguyễn Thị Nhánh Khác");
        rename(register, 2, "birth_name", "Trần Thị Nhánh Khác");
    });
    let kept = gone_on(|register| {
        rename(register, 1, "birth_name", "Nguyễn Thị Mẫu Hai");
        rename(register, 3, "birth_name", "Lê Văn Mẫu Hai");
    });
    let names = |damage: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = kept.clone();
        damage(&mut bytes);
        let place = Place::holding(&bytes);
        place.copy(&abandoned, "999-00000000");
        place.recover().expect("recovered");
        let register = place.opened();
        assert!(register.check(now().today).expect("a check").is_sound());
        texts_of(&register, "SELECT birth_name FROM person ORDER BY id")
    };
    let all = ["Nguyễn Thị Mẫu Hai", "Trần Thị Mẫu", "Lê Văn Mẫu Hai"];
    let damaged = |tables: &'static [&str]| {
        move |bytes: &mut Vec<u8>| {
            for page in tables.iter().flat_map(|table| pages_of(table)) {
                bytes[(page - 1) * PAGE + 100] ^= 1;
            }
        }
    };
    // The whole log: nothing tells that the copy's is another but the people themselves.
    assert_eq!(names(&damaged(&["change"])), all);
    // People and the log's last pages: the log up to the parting tells where they part.
    let last = |bytes: &mut Vec<u8>| {
        let page = pages_of("change").into_iter().rev().nth(1).expect("a page");
        bytes[(page - 1) * PAGE + 100] ^= 1;
    };
    assert_eq!(names(&last), all);
}

#[test]
fn a_copy_of_another_register_of_the_same_name_and_passphrase_is_no_source() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = register::opening::Draft::new("mat khau thu nghiem").expect("a draft");
    drop(register::begin(&draft, &folder.path().join("so.nguon"), &who(), &now()).expect("a register"));
    let place = Place::holding(&without(&["change"]));
    place.copy(&fs::read(folder.path().join("so.nguon")).expect("a file"), "999-00000000");
    let done = recover(&place.file(), &Secret::passphrase("mat khau thu nghiem"), &place.made(), &who(), &now()).expect("recovered");
    assert_eq!(done.from, [place.file()]);
    must_be_told("another's copy", &place, &done);
}

#[test]
fn a_beginning_that_is_gone_is_read_around_and_without_the_salt_the_copies_have_it() {
    let mut bytes = BASE.bytes.clone();
    bytes[16..PAGE].fill(0);
    let place = Place::holding(&bytes);
    let done = place.recover().expect("the other pages vouch for the key");
    assert_eq!(done.lost, []);
    must_be_told("no first page", &place, &done);
    bytes.copy_from_slice(&BASE.bytes);
    bytes[3] ^= 1;
    let place = Place::holding(&bytes);
    assert!(matches!(place.recover(), Err(RegisterError::RecoveryOtherFile)), "nobody can tell it from another card's file");
    bytes[..PAGE].fill(0xaa);
    let place = Place::holding(&bytes);
    assert!(place.recover().is_err());
    place.copy(&BASE.bytes, "1-00000000");
    let done = place.recover().expect("the copy has the salt");
    assert_eq!((done.lost.len(), done.from), (0, vec![place.file()]));
}

#[test]
fn of_a_file_that_is_noise_the_newest_copy_is_all_there_is() {
    let place = Place::holding(&vec![0xaa; 20 * PAGE]);
    assert!(place.recover().is_err());
    place.copy(&BASE.bytes, "2-00000000");
    let done = place.recover().expect("recovered");
    must_be_told("the copy alone", &place, &done);
    // What was entered since it was made nobody can know.
    let [end] = &done.lost[..] else { panic!("{:#?}", done.lost) };
    assert_eq!((end.table.as_str(), end.what), ("change", LostHow::End));
    let empty = Place::holding(&vec![0; 20 * PAGE]);
    assert_eq!(empty.recover().expect_err("nothing").code(), "recover_nothing");
    assert!(!empty.made().exists());
}

#[test]
fn a_file_cut_short_or_with_a_tail_of_zeros_keeps_what_is_before_it() {
    let pages = BASE.bytes.len() / PAGE;
    for kept in [pages - 1, pages - 5, pages / 2, pages / 4] {
        let cut = BASE.bytes[..kept * PAGE].to_vec();
        let mut zeroed = cut.clone();
        zeroed.resize(BASE.bytes.len(), 0);
        let mut torn = cut.clone();
        torn.extend(&BASE.bytes[kept * PAGE..kept * PAGE + 1_000]);
        for (what, bytes) in [("cut", cut), ("zeroed", zeroed), ("torn", torn)] {
            let place = Place::holding(&bytes);
            match place.recover() {
                Ok(done) => drop(must_be_told(&format!("{what} after {kept}"), &place, &done)),
                Err(error) => panic!("{what} after {kept}: {error}"),
            }
            place.copy(&BASE.bytes, "100000-00000000");
            fs::remove_file(place.made()).expect("again");
            let done = place.recover().expect("with a copy");
            must_be_told(&format!("{what} after {kept}, with a copy"), &place, &done);
            assert!(of_the_record(&done).is_empty(), "{what} after {kept}: {:#?}", done.lost);
        }
    }
}

#[test]
fn undo_steps_over_it_and_takes_back_what_was_done_before() {
    let place = Place::holding(&without(&["person"]));
    place.recover().expect("recovered");
    let mut register = place.opened();
    let newest = &register.journal(None, 1).expect("a log")[0];
    assert_eq!((newest.name.as_str(), newest.undoable, newest.params["count"].as_str()), ("recovered", false, "0"));
    assert_eq!(register.undo(&now()).expect("undone").value.name, "person_changed");
    assert!(register.check(now().today).expect("a check").is_sound());
    register.redo(&now()).expect("redone");
}

#[test]
fn nothing_is_made_where_something_stands_or_where_nothing_opens() {
    let place = Place::holding(&damaged(3));
    fs::write(place.made(), "có rồi").expect("a file");
    let secret = Secret::recovery(&BASE.card).expect("a card");
    let refused = |new: &Path, secret: &Secret| recover(&place.file(), secret, new, &who(), &now()).expect_err("refused").code();
    assert_eq!(refused(&place.made(), &secret), "register_exists");
    assert_eq!(fs::read(place.made()).expect("a file"), "có rồi".as_bytes());
    assert_eq!(refused(&place.file(), &secret), "register_exists");
    let other = place.folder.path().join("khac.nguon");
    assert_eq!(refused(&other, &Secret::passphrase("khong phai mat khau")), "register_wrong_passphrase");
    assert_eq!(refused(&place.folder.path().join("khong/co.nguon"), &secret), "register_folder_missing");
    assert!(!other.exists());
    let letter = Place::holding("Đây là một lá thư mẫu. ".repeat(1_000).as_bytes());
    assert!(letter.recover().is_err());
    assert!(!letter.made().exists());
}

#[test]
fn a_register_of_an_earlier_schema_comes_out_in_the_present_one_with_the_ids_that_its_copies_get() {
    let older = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/data/schema/schema-1.nguon")).expect("the file of schema 1");
    let secret = Secret::passphrase(SCHEMA_1);
    let whole = Place::holding(&older);
    let uids = |path: &Path| {
        let register = Register::open(path, &secret, &who(), &now()).expect("it opens");
        assert!(register.check(now().today).expect("a check").is_whole());
        (register.uid().expect("its id"), texts_of(&register, "SELECT lower(hex(uid)) FROM person ORDER BY id"))
    };
    let upgraded = uids(&whole.file());
    let mut bytes = older.clone();
    let people = {
        let place = Place::holding(&older);
        let conn = by_key(&place.file(), &key(&place.file(), SCHEMA_1));
        texts(&conn, "SELECT pageno || '' FROM dbstat WHERE name = 'person' ORDER BY pageno")
    };
    for page in people.iter().map(|page| page.parse::<usize>().expect("a number")) {
        bytes[(page - 1) * PAGE + 100] ^= 1;
    }
    let place = Place::holding(&bytes);
    let done = recover(&place.file(), &secret, &place.made(), &who(), &now()).expect("recovered");
    assert_eq!(done.lost, []);
    assert_eq!(uids(&place.made()), upgraded);
}

fn texts_of(register: &Register, sql: &str) -> Vec<String> {
    register.read(|conn| Ok(texts(conn, sql))).expect(sql)
}
