//! A register as a file: made once, opened with its passphrase only, never asked for.

use crate::desk::{Desk, PASSPHRASE, run};

#[test]
fn a_new_register_is_empty_and_says_what_it_is() {
    let desk = Desk::bare();
    desk.json("new", &[]);
    let info = desk.json("info", &[]);
    for name in ["people", "cases", "events", "units"] {
        assert_eq!(info[name], 0, "{name}");
    }
    assert!(info["schema"].as_i64().expect("a number") >= 1);
    assert!(info["cipher"].as_str().expect("a text").starts_with('4'), "{info}");
    assert!(info["sqlite"].as_str().expect("a text").starts_with('3'), "{info}");
    // Which register it is, and where: copies are told apart from others by the first, from each other by the second.
    let register = info["register"].as_str().expect("a text").to_owned();
    let groups: Vec<usize> = register.split('-').map(str::len).collect();
    assert_eq!((groups, register.as_bytes()[14]), (vec![8, 4, 4, 4, 12], b'7'), "{register}");
    assert_eq!(info["place"], "");
    assert_eq!(Desk::holding(&std::fs::read(&desk.file).expect("a file")).json("info", &[])["register"], register.as_str());
    let other = Desk::bare();
    other.json("new", &[]);
    assert_ne!(other.json("info", &[])["register"], register.as_str());
    assert_eq!(desk.json("list", &[]), serde_json::json!([]));
    assert_eq!(desk.json("unit list", &[]), serde_json::json!([]));
    assert_eq!(desk.json("due", &["--as-of", "2025-01-01"]), serde_json::json!([]));
    assert!(desk.json("targets", &["--as-of", "2025-01-01"]).is_array());
}

#[test]
fn without_json_new_keeps_stdout_clean() {
    let desk = Desk::bare();
    let answer = desk.ask_plain("new", &[]);
    assert_eq!((answer.code, answer.out.as_str()), (0, ""), "{answer:?}");
}

#[test]
fn new_never_writes_over_a_file() {
    let desk = Desk::empty();
    let before = std::fs::read(&desk.file).expect("a file");
    desk.refused("new", &[]);
    assert!(std::fs::read(&desk.file).expect("a file") == before, "the register that was there is as it was");

    let letter = Desk::holding("một lá thư".as_bytes());
    letter.refused("new", &[]);
    assert_eq!(std::fs::read(&letter.file).expect("a file"), "một lá thư".as_bytes());
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_changes_nothing() {
    let desk = Desk::with_units();
    let before = std::fs::read(&desk.file).expect("a file");
    for command in ["info", "list", "check", "undo"] {
        run(Some("mật khẩu khác hẳn"), &desk.words(command, &["--json"])).refused();
    }
    run(Some("mật khẩu khác hẳn"), &desk.words("unit add", &["--name", "Chi bộ lạ", "--json"])).refused();
    assert!(std::fs::read(&desk.file).expect("a file") == before);
}

#[test]
fn a_passphrase_typed_decomposed_is_the_same() {
    let desk = Desk::empty();
    // "mật khẩu mẫu dài" letter by letter with its marks apart, as some input methods send it.
    let decomposed = "ma\u{323}\u{302}t kha\u{302}\u{309}u ma\u{302}\u{303}u da\u{300}i";
    assert_ne!(decomposed, PASSPHRASE);
    run(Some(decomposed), &desk.words("info", &["--json"])).json();
}

#[test]
fn without_a_passphrase_and_without_a_terminal_nothing_is_asked() {
    let desk = Desk::empty();
    for command in ["info", "list", "undo"] {
        run(None, &desk.words(command, &["--json"])).wrong_usage();
    }
    let bare = Desk::bare();
    run(None, &bare.words("new", &["--json"])).wrong_usage();
    assert!(!bare.file.exists(), "nothing half-made stays behind");
}

#[test]
fn what_is_no_register_is_refused_with_a_sentence() {
    let garbage: Vec<u8> = (0..40_000_u32).map(|n| (n * 7 % 251) as u8).collect();
    for bytes in [&b""[..], &b"x"[..], &garbage, b"SQLite format 3\0 and then something else"] {
        let desk = Desk::holding(bytes);
        for command in ["info", "list", "undo"] {
            desk.refused(command, &[]);
        }
        // What looks like noise is a register that was cut short, and is told so in the check's document.
        let check = desk.ask("check", &[]);
        assert!(check.code == 1 && (check.out.is_empty() || check.out.contains("\"ok\":false")), "{check:?}");
        assert_eq!(std::fs::read(&desk.file).expect("a file"), bytes, "it is left as it was");
    }
    let none = Desk::bare();
    for command in ["info", "list", "check", "undo"] {
        none.refused(command, &[]);
    }
    assert!(!none.file.exists(), "asking makes no file");
    let folder = Desk::bare();
    std::fs::create_dir(&folder.file).expect("a folder");
    folder.refused("info", &[]);
    folder.refused("new", &[]);
}

#[test]
fn a_register_may_be_named_from_where_one_stands() {
    let desk = Desk::bare();
    let at = |arguments: &[&str]| {
        std::process::Command::new(env!("CARGO_BIN_EXE_nguon-cli"))
            .args(arguments)
            .current_dir(desk.folder.path())
            .env("NGUON_PASSPHRASE", PASSPHRASE)
            .stdin(std::process::Stdio::null())
            .output()
            .expect("the program starts")
    };
    assert!(at(&["new", "so.nguon", "--json"]).status.success());
    assert!(at(&["unit", "add", "so.nguon", "--name", "Chi bộ Mẫu", "--json"]).status.success());
    let info: serde_json::Value = serde_json::from_slice(&at(&["info", "so.nguon", "--json"]).stdout).expect("one document");
    assert_eq!(info["units"], 1);
}

#[test]
fn after_writing_only_the_one_file_is_there() {
    let desk = Desk::with_units();
    desk.candidate("Nguyễn Văn Mẫu", "2021-03-10");
    assert_eq!(left_beside(&desk), Vec::<String>::new());
}

#[test]
fn after_reading_only_the_one_file_is_there() {
    let desk = Desk::with_units();
    desk.json("list", &[]);
    desk.json("check", &[]);
    assert_eq!(left_beside(&desk), Vec::<String>::new());
}

fn left_beside(desk: &Desk) -> Vec<String> {
    let entries = std::fs::read_dir(desk.folder.path()).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| *path != desk.file)
        .map(|path| path.file_name().expect("a name").to_string_lossy().into_owned())
        .collect()
}

#[test]
fn trust_t18_a_new_sample_that_was_killed_leaves_its_name_free() {
    use std::process::{Command, Stdio};
    use std::time::Duration;

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("so.nguon");
    let name = file.to_str().expect("a name");
    let mut killed = 0;
    for after in [50, 150, 300, 600, 1200] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_nguon-cli"))
            .args(["new", name, "--sample", "--json"])
            .env("NGUON_PASSPHRASE", PASSPHRASE)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(Duration::from_millis(after));
        killed += u32::from(program.try_wait().expect("its state").is_none());
        program.kill().expect("killed");
        program.wait().expect("ended");
        if file.exists() {
            // It came to its end first: then it is whole.
            assert!(run(Some(PASSPHRASE), &["info", name, "--json"]).json()["people"].as_i64().expect("a number") > 10);
            std::fs::remove_file(&file).expect("gone");
        }
    }
    assert!(killed > 0, "none was killed on the way");
    run(Some(PASSPHRASE), &["new", name, "--sample", "--json"]).json();
    assert!(run(Some(PASSPHRASE), &["check", name, "--json"]).json()["ok"].as_bool().expect("an answer"));
}
