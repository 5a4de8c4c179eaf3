//! No name is to be read in the file's bytes, nor beside it.

use crate::desk::{BRANCH, Desk, PASSPHRASE};

/// A text in the encodings that a file may hold it in.
fn encodings(text: &str) -> Vec<Vec<u8>> {
    let wide: Vec<u16> = text.encode_utf16().collect();
    vec![
        text.as_bytes().to_vec(),
        wide.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        wide.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
    ]
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

#[test]
fn the_search_itself_finds_what_is_there() {
    assert!(holds("xx Nguyễn Kín yy".as_bytes(), "Nguyễn Kín".as_bytes()));
    assert!(!holds(b"xx", b"Nguyen Kin"));
}

#[test]
fn nothing_is_to_be_read_in_the_bytes() {
    let desk = Desk::with_units();
    let add =
        ["--name", "Nguyễn Thị Kín Đáo", "--unit", BRANCH, "--on", "2021-03-10", "--set", "citizen_id=001191777777", "--set", "phone=0912777888"];
    let case = desk.json("person add", &add)["case"].to_string();
    desk.event(&case, "task_given", "2021-04-01", &["task=Nhiệm vụ không để lộ"]);
    // Taken back it stays in the log, and in no bytes either.
    desk.json("undo", &[]);
    desk.json("list", &["--search", "kín"]);

    let texts = [
        "Nguyễn Thị Kín Đáo",
        "Kín Đáo",
        "nguyen thi kin dao",
        "kin dao",
        "001191777777",
        "0912777888",
        "Nhiệm vụ không để lộ",
        "Chi bộ Mẫu Một",
        "chi bo mau mot",
        "candidate_listed",
        "CREATE TABLE",
        "SQLite format 3",
        PASSPHRASE,
    ];
    for entry in std::fs::read_dir(desk.folder.path()).expect("a folder") {
        let path = entry.expect("an entry").path();
        let bytes = std::fs::read(&path).expect("a file");
        for text in texts {
            for encoded in encodings(text) {
                assert!(!holds(&bytes, &encoded), "{text} in {}", path.display());
            }
        }
    }
}

#[test]
fn a_refusal_does_not_repeat_the_passphrase() {
    let desk = Desk::with_units();
    let reason = desk.refused("person show", &["99"]);
    assert!(!reason.contains(PASSPHRASE));
}
