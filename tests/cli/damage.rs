//! check, on a sound register and on broken ones.

use crate::desk::{Desk, PASSED};

fn filled() -> Desk {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2021-03-10");
    desk.event_anyway(&case, "branch_vote", "2021-06-04", PASSED);
    desk.candidate("Trần Văn Mẫu", "2021-03-10");
    desk
}

#[test]
fn a_sound_register_is_found_sound() {
    let desk = filled();
    let found = desk.json("check", &[]);
    assert_eq!(found["ok"], true, "{found}");
}

#[test]
fn bytes_changed_anywhere_are_found_or_said() {
    let desk = filled();
    let sound = std::fs::read(&desk.file).expect("a file");
    // One byte in the salt, in the first page, and in pages along the file.
    let places = [3, 100, 4_000].into_iter().chain((1..10).map(|tenth| sound.len() * tenth / 10));
    for place in places {
        let mut bytes = sound.clone();
        bytes[place] ^= 0x40;
        let broken = Desk::holding(&bytes);
        let answer = broken.ask("check", &[]);
        assert_eq!(answer.code, 1, "byte {place}: {answer:?}");
        assert!(!answer.err.contains("panicked"), "byte {place}: {answer:?}");
        match answer.out.as_str() {
            "" => assert!(!answer.err.trim().is_empty(), "byte {place}: neither a document nor a sentence"),
            document => {
                let found: serde_json::Value = serde_json::from_str(document).expect("one document");
                assert_eq!(found["ok"], false, "byte {place}");
            }
        }
    }
}

#[test]
fn found_wrong_is_said_on_stderr_too() {
    let desk = filled();
    let mut bytes = std::fs::read(&desk.file).expect("a file");
    let place = bytes.len() / 2;
    bytes[place] ^= 0x40;
    let answer = Desk::holding(&bytes).ask("check", &[]);
    assert_eq!(answer.code, 1);
    assert!(!answer.err.trim().is_empty(), "exit 1 has its reason on stderr: {answer:?}");
}

#[test]
fn damage_met_by_any_command_names_the_file_and_its_latest_copy() {
    let desk = filled();
    let sound = std::fs::read(&desk.file).expect("a file");
    let copies = desk.folder.path().join("sổ mẫu-sao-luu");
    let commands: [(&str, &[&str]); 7] = [
        ("check", &[]),
        ("info", &[]),
        ("list", &[]),
        ("due", &["--as-of", "2021-09-01"]),
        ("person show", &["1"]),
        ("event", &["2", "helper_named", "--on", "2021-06-05", "--set", "helper=Lê Văn Mẫu"]),
        ("undo", &[]),
    ];
    for copied in [false, true] {
        if copied {
            std::fs::create_dir(&copies).expect("a folder");
            for day in ["2026-01-01", "2026-02-01"] {
                std::fs::write(copies.join(format!("sổ mẫu {day}.nguon")), &sound).expect("a copy");
            }
        }
        // Every page but the first is damaged, as an old disc leaves it.
        let mut bytes = sound.clone();
        for page in bytes.chunks_mut(4096).skip(1) {
            page[1_000] ^= 1;
        }
        std::fs::write(&desk.file, &bytes).expect("a file");
        for (command, arguments) in commands {
            // `check` answers with its document all the same.
            let answer = desk.ask(command, arguments);
            let said = if command == "check" { answer.err } else { answer.refused() };
            let code = if copied { "[register_damaged_copied]" } else { "[register_damaged]" };
            assert!(said.contains(code) && said.contains("sổ mẫu.nguon"), "{command}: {said}");
            assert_eq!(said.contains("sổ mẫu 2026-02-01.nguon"), copied, "{command}: {said}");
        }
        // One page at a time, spread over the file: opening may not meet it, but the check does.
        for page in (1..sound.len() / 4096).step_by(16) {
            let mut bytes = sound.clone();
            bytes[page * 4096 + 1_000] ^= 1;
            std::fs::write(&desk.file, &bytes).expect("a file");
            let answer = desk.ask("check", &[]);
            assert!(answer.code == 1 && answer.err.contains("[register_damaged"), "page {page}: {answer:?}");
        }
    }
}

#[test]
fn a_register_cut_short_is_found_or_said() {
    let desk = filled();
    let sound = std::fs::read(&desk.file).expect("a file");
    for length in [16, 1_000, 4_096, sound.len() / 2, sound.len() - 4_096] {
        let broken = Desk::holding(&sound[..length]);
        let answer = broken.ask("check", &[]);
        assert_eq!(answer.code, 1, "{length} bytes: {answer:?}");
        assert!(!answer.err.contains("panicked"), "{length} bytes: {answer:?}");
    }
}
