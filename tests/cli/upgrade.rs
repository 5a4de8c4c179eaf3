//! A register of schema 1 brought up by a program that is killed on the way. The harm: a file of which neither the old
//! program nor the new one can make anything.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::desk::{Answer, run};

const PASSPHRASE: &str = "sổ cấu trúc một";
const FOR: Duration = Duration::from_secs(60);

fn old_register() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("so.nguon");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/schema/schema-1.nguon"), &path).expect("the old register");
    (folder, path)
}

fn ask(path: &Path, command: &str, more: &[&str]) -> Answer {
    let path = path.to_str().expect("a name");
    run(Some(PASSPHRASE), &[&[command, path, "--json"], more].concat())
}

/// Begins to bring the register up and kills the program, `after` its journal stands on the disk: between the first page
/// written and the last. Says whether it was still at it.
fn killed_on_the_way(path: &Path, after: Duration) -> bool {
    let mut program = Command::new(env!("CARGO_BIN_EXE_nguon-cli"))
        .args(["undo", path.to_str().expect("a name"), "--json"])
        .env("NGUON_PASSPHRASE", PASSPHRASE)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let journal = path.with_file_name("so.nguon-journal");
    let begun = Instant::now();
    while !journal.exists() && begun.elapsed() < FOR {
        std::hint::spin_loop();
    }
    std::thread::sleep(after);
    program.kill().expect("killed");
    program.wait().expect("ended");
    journal.exists()
}

#[test]
fn killed_half_way_it_is_as_it_was_and_comes_up_whole_the_next_time() {
    let mut on_the_way = 0;
    for after in [0, 2, 5, 10, 20, 40] {
        let (folder, path) = old_register();
        on_the_way += u32::from(killed_on_the_way(&path, Duration::from_millis(after)));
        // Whoever opens it next finds the old state or the new one; what was to be done is done from there.
        ask(&path, "redo", &["--today", "2026-12-01"]).json();
        let found = ask(&path, "check", &[]).json();
        assert_eq!(found["ok"], true, "killed after {after} ms: {found}");
        let log = ask(&path, "log", &[]).json();
        let upgrades = log.as_array().expect("a list").iter().filter(|entry| entry["name"] == "upgraded").count();
        assert_eq!(upgrades, 1, "killed after {after} ms: {log}");
        let info = ask(&path, "info", &[]).json();
        assert_eq!((&info["schema"], &info["people"]), (&Value::from(8), &Value::from(5)), "killed after {after} ms");
        let copies = std::fs::read_dir(folder.path().join("so-sao-luu")).expect("copies").map(|entry| entry.expect("an entry").file_name());
        assert_eq!(copies.filter(|name| name.to_string_lossy().contains(" truoc-nang-cap ")).count(), 1, "killed after {after} ms");
    }
    assert!(on_the_way > 0, "not once was it killed while it wrote");
}

#[test]
fn copies_brought_up_apart_say_the_same_id() {
    let ((_one, one), (_other, other)) = (old_register(), old_register());
    let id = |path: &Path| {
        ask(path, "undo", &["--today", "2026-12-01"]).json();
        ask(path, "info", &[]).json()["register"].clone()
    };
    let first = id(&one);
    assert_eq!(first.as_str().expect("a text").len(), 36);
    assert_eq!(id(&other), first);
}
