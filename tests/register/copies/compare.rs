//! The harm: two copies of one register went on apart, on a stick and at the desk, and nobody could say which one holds what.

use std::fs;
use std::path::{Path, PathBuf};

use register::copies::{CopyKind, Relation};
use register::file::{Secret, Who};
use register::log::Later;
use register::opening::Draft;
use register::{Register, RegisterError};
use sha2::{Digest, Sha256};

use crate::cases::record::{Desk, PASSED, desk, now};
use crate::file::by_hand::{by_hand, by_key, key_of};

const PASSPHRASE: &str = "mat khau thu nghiem";

fn who() -> Who {
    Who::new("hoa", "usb")
}

/// One person and a vote; the file as it stood then, as on a stick.
fn parted() -> (Desk, i32, PathBuf) {
    let mut desk = desk();
    let (_, case) = desk.candidate("Nguyễn Thị Lan Anh", "08/03/1996", "10/03/2021");
    let stick = desk.register.path().with_file_name("usb.nguon");
    fs::copy(desk.register.path(), &stick).unwrap();
    (desk, case, stick)
}

/// The other copy, opened to be worked in.
fn there(desk: &Desk, stick: &Path) -> Desk {
    let register = Register::open(stick, &card(&desk.register), &who(), &now()).unwrap();
    Desk::of(register, desk.branch)
}

fn card(register: &Register) -> Secret {
    register.secret()
}

fn told(later: &[Later]) -> Vec<String> {
    later.iter().map(|entry| format!("{} {} {:?}", entry.kind, entry.name, entry.people)).collect()
}

fn code<T>(refused: Result<T, RegisterError>) -> &'static str {
    refused.err().unwrap().code()
}

#[test]
fn a_copy_of_what_stands_now_is_the_same_and_neither_file_is_touched() {
    let (desk, _, stick) = parted();
    let before = (fs::read(desk.register.path()).unwrap(), fs::read(&stick).unwrap());
    let found = desk.register.compare(&stick, &card(&desk.register)).unwrap();
    assert_eq!((found.relation, found.only_here, found.only_there), (Relation::Same, vec![], vec![]));
    assert_eq!(desk.register.compare(desk.register.path(), &card(&desk.register)).unwrap().relation, Relation::Same, "the file itself");
    assert!((fs::read(desk.register.path()).unwrap(), fs::read(&stick).unwrap()) == before);
    let mut names: Vec<_> = fs::read_dir(stick.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names.retain(|name| !name.to_string_lossy().starts_with("so.nguon"));
    assert_eq!(names, ["usb.nguon"], "nothing is left beside it");
}

#[test]
fn the_one_that_went_on_tells_what_it_did_since_in_its_order_and_whom_it_touched() {
    let (mut desk, case, stick) = parted();
    desk.happens(case, "branch_vote", "04/06/2021", PASSED);
    desk.candidate("Trần Văn Bình", "1990", "10/03/2021");
    desk.fact(1, "phone", "0900000000", "2021-07-01");
    let found = desk.register.compare(&stick, &card(&desk.register)).unwrap();
    assert_eq!((found.relation, &*found.only_there), (Relation::Newer, &[][..]));
    assert_eq!(
        told(&found.only_here),
        [r#"do event_recorded ["Nguyễn Thị Lan Anh"]"#, r#"do person_added ["Trần Văn Bình"]"#, r#"do person_changed ["Nguyễn Thị Lan Anh"]"#]
    );
    let vote = &found.only_here[0];
    assert_eq!((&*vote.who, &*vote.when), ("mai", "2026-11-24T12:00:00"));
    assert_eq!(vote.params.get("event").map(String::as_str), Some("@event.branch_vote"));

    // Seen from the stick it is the other way about.
    let found = there(&desk, &stick).register.compare(desk.register.path(), &card(&desk.register)).unwrap();
    assert_eq!((found.relation, found.only_here.len(), found.only_there.len()), (Relation::Older, 0, 3));
}

#[test]
fn gone_apart_each_has_what_the_other_lacks_by_name_also_of_people_taken_out_again() {
    let (mut desk, case, stick) = parted();
    let mut usb = there(&desk, &stick);
    desk.happens(case, "branch_vote", "04/06/2021", PASSED);
    usb.candidate("Phạm Thị Cúc", "1991", "10/03/2021");
    usb.register.undo(&now()).unwrap();
    let (_, of_dung) = usb.candidate("Lê Văn Dũng", "1992", "10/03/2021");
    usb.happens(of_dung, "branch_vote", "04/06/2021", PASSED);
    let found = desk.register.compare(usb.register.path(), &card(&desk.register)).unwrap();
    assert_eq!(found.relation, Relation::Apart);
    assert_eq!(told(&found.only_here), [r#"do event_recorded ["Nguyễn Thị Lan Anh"]"#]);
    assert_eq!(
        told(&found.only_there),
        [
            r#"do person_added ["Phạm Thị Cúc"]"#,
            r#"undo person_added ["Phạm Thị Cúc"]"#,
            r#"do person_added ["Lê Văn Dũng"]"#,
            r#"do event_recorded ["Lê Văn Dũng"]"#
        ]
    );
    assert_eq!(found.only_there[0].who, "hoa");
    assert_eq!(found.only_there[1].reverses, Some(found.only_there[0].operation));
}

#[test]
fn another_register_is_refused_though_it_bears_the_same_name_and_passphrase() {
    let (desk, ..) = parted();
    let other = self::desk();
    let same_passphrase = Secret::passphrase(PASSPHRASE);
    assert_eq!(code(desk.register.compare(other.register.path(), &same_passphrase)), "compare_other_register");
    // Its own key does not fit, so that it is asked for the passphrase of that file.
    assert_eq!(code(desk.register.compare(other.register.path(), &card(&desk.register))), "compare_locked");
}

#[test]
fn a_copy_under_the_earlier_passphrase_is_compared_with_that_one() {
    let (desk, _, stick) = parted();
    let draft = Draft::new("mật khẩu khác hẳn").unwrap();
    let rekeyed = desk.register.rekey(&draft, &now()).unwrap().register;
    assert_eq!(code(rekeyed.compare(&stick, &card(&rekeyed))), "compare_locked");
    let found = rekeyed.compare(&stick, &Secret::passphrase(PASSPHRASE)).unwrap();
    assert_eq!((found.relation, told(&found.only_here)), (Relation::Newer, vec!["do passphrase_changed []".to_owned()]));
}

#[test]
fn a_copy_of_before_the_schema_had_ids_is_still_this_registers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.nguon");
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/data/schema/schema-1.nguon"), &path).unwrap();
    let secret = Secret::passphrase("sổ cấu trúc một");
    let register = Register::open(&path, &secret, &who(), &now()).unwrap();
    let before = register::copies::copies(&path).into_iter().find(|copy| copy.kind == CopyKind::BeforeMigration).unwrap();
    let bytes = fs::read(&before.path).unwrap();
    let found = register.compare(&before.path, &card(&register)).unwrap();
    assert_eq!((found.relation, told(&found.only_here)), (Relation::Newer, vec!["do upgraded []".to_owned()]));
    assert!(fs::read(&before.path).unwrap() == bytes);
}

/// What a link is over, worked out here once more: each part with its length before it.
fn part(into: &mut Vec<u8>, text: Option<&str>) {
    into.push(u8::from(text.is_some()));
    if let Some(text) = text {
        into.extend((text.len() as u64).to_le_bytes());
        into.extend(text.as_bytes());
    }
}

/// Changes who is said to have made the operation that wrote this change, and writes every link anew from there, as one may
/// who knows the passphrase.
fn rewrite(path: &Path, from: i64) {
    let conn = by_hand(path, PASSPHRASE);
    conn.execute_batch("DROP TRIGGER operation_is_kept_1; DROP TRIGGER change_is_kept_1").unwrap();
    conn.execute("UPDATE operation SET made_by = 'ai khac' WHERE id = (SELECT operation FROM change WHERE id = ?1)", [from]).unwrap();
    type Line = (i64, Vec<Option<String>>, Vec<Option<String>>);
    let sql = "SELECT change.id, operation.id || '', name, params, made_by, made_at, kind, reverses || '', table_name, row_id || '', before, after \
               FROM change JOIN operation ON operation.id = operation ORDER BY change.id";
    let lines: Vec<Line> = conn
        .prepare(sql)
        .unwrap()
        .query_map([], |row| {
            let texts = |from: usize, to: usize| (from..=to).map(|at| row.get(at)).collect::<Result<Vec<Option<String>>, _>>();
            Ok((row.get(0)?, texts(1, 7)?, texts(8, 11)?))
        })
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut hash = String::new();
    for (id, operation, change) in lines {
        let (mut head, mut link) = (Vec::new(), Vec::new());
        operation.iter().for_each(|text| part(&mut head, text.as_deref()));
        part(&mut link, Some(&hash));
        part(&mut link, Some(&id.to_string()));
        link.push(1);
        link.extend((head.len() as u64).to_le_bytes());
        link.extend(&head);
        change.iter().for_each(|text| part(&mut link, text.as_deref()));
        hash = data_encoding::HEXLOWER.encode(&Sha256::digest(&link));
        conn.execute("UPDATE change SET hash = ?2 WHERE id = ?1", rusqlite::params![id, hash]).unwrap();
    }
}

#[test]
fn a_rewritten_past_shows_as_gone_apart_from_there_on() {
    let (mut desk, case, stick) = parted();
    desk.happens(case, "branch_vote", "04/06/2021", PASSED);
    desk.candidate("Trần Văn Bình", "1990", "10/03/2021");
    fs::copy(desk.register.path(), &stick).unwrap();
    let ends = |stick: &Path| Register::open_to_read(stick, &card(&desk.register), &who(), &now()).unwrap();
    let vote = ends(&stick).journal(None, 2).unwrap().pop().unwrap().operation;
    let first: i64 = {
        let conn = by_hand(&stick, PASSPHRASE);
        conn.query_row("SELECT min(id) FROM change WHERE operation = ?1", [vote], |row| row.get(0)).unwrap()
    };
    rewrite(&stick, first);
    let rewritten = ends(&stick);
    assert_eq!(rewritten.broken_link().unwrap(), None, "the chain by itself says nothing");
    assert_eq!(rewritten.end().unwrap().unwrap().change, desk.register.end().unwrap().unwrap().change);
    let found = desk.register.compare(&stick, &card(&desk.register)).unwrap();
    assert_eq!(found.relation, Relation::Apart);
    let names = |later: &[Later]| later.iter().map(|entry| format!("{} {}", entry.name, entry.who)).collect::<Vec<_>>();
    assert_eq!(names(&found.only_here), ["event_recorded mai", "person_added mai"]);
    assert_eq!(names(&found.only_there), ["event_recorded ai khac", "person_added mai"]);
}

#[test]
fn of_an_edited_log_nothing_is_said() {
    let (desk, _, stick) = parted();
    let key = key_of(&fs::read(&stick).unwrap()[..16].try_into().unwrap(), PASSPHRASE);
    by_key(&stick, &key).execute_batch("DROP TRIGGER operation_is_kept_1; UPDATE operation SET made_by = 'ai khac' WHERE id = 2").unwrap();
    let refused = desk.register.compare(&stick, &card(&desk.register)).unwrap_err();
    assert_eq!(refused.code(), "compare_log_broken");
    assert!(refused.params()["path"].ends_with("usb.nguon"), "it is said which of the two");
}

#[test]
fn what_is_no_register_is_gone_or_is_being_written_is_told_so() {
    let (desk, _, stick) = parted();
    let card = card(&desk.register);
    assert_eq!(code(desk.register.compare(Path::new("/khong/co"), &card)), "file_unreadable");
    assert_eq!(code(desk.register.compare(stick.parent().unwrap(), &card)), "file_unreadable");
    fs::write(stick.with_file_name("usb.nguon-journal"), "a journal that is being written").unwrap();
    assert_eq!(code(desk.register.compare(&stick, &card)), "compare_half_written");
    fs::remove_file(stick.with_file_name("usb.nguon-journal")).unwrap();
    let mut bytes = fs::read(&stick).unwrap();
    let place = bytes.len() - 2_000;
    bytes[place..place + 64].reverse();
    bytes[5000] ^= 1;
    fs::write(&stick, &bytes).unwrap();
    let damaged = desk.register.compare(&stick, &card).unwrap_err();
    assert!(damaged.is_damage(), "{damaged:?}");
    fs::write(&stick, "Đây là một lá thư mẫu. ".repeat(1_000)).unwrap();
    assert_eq!(code(desk.register.compare(&stick, &card)), "register_not_a_register");
}
