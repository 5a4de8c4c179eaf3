//! A clock that cannot be right: a dead battery set it years back, or a slip years ahead. What was written down on such
//! a day would stand in the wrong year for good.

use serde_json::json;

use crate::desk::{Desk, PASSPHRASE, run};

/// A register with a unit and a candidate, all written down on a day.
fn written_on(today: &str, listed: &str) -> Desk {
    let desk = Desk::bare();
    desk.json("new", &["--today", today]);
    desk.json("unit add", &["--name", "Chi bộ Mẫu", "--today", today]);
    desk.json("person add", &["--name", "Nguyễn Thị Mẫu", "--unit", "1", "--on", listed, "--today", today]);
    desk
}

#[test]
fn truth_c1_a_clock_set_back_writes_nothing_and_lists_as_of_the_last_write() {
    // The register was written on 05/01/2199: whatever the clock of this machine says is earlier.
    let desk = written_on("2199-01-05", "2199-01-04");
    let before = desk.counts();
    for (command, arguments) in [
        ("unit add", vec!["--name", "Chi bộ Hai"]),
        ("person add", vec!["--name", "Trần Văn Mẫu", "--unit", "1", "--on", "2019-03-01"]),
        ("event", vec!["1", "task_given", "--on", "2019-03-01", "--set", "task=Phụ trách văn nghệ"]),
        ("course add", vec!["--name", "Lớp Mẫu", "--from", "2019-05-04", "--to", "2019-05-08"]),
        ("undo", vec![]),
    ] {
        let reason = desk.refused(command, &arguments);
        assert!(reason.contains("05/01/2199") && reason.contains("--today") && reason.contains("[today_untold]"), "{command}: {reason}");
    }
    assert_eq!(desk.counts(), before);

    // Not "nobody": the list is of the last write's day, and says so in one line; stdout stays one document.
    let answer = desk.ask("list", &[]);
    assert!(answer.err.contains("05/01/2199") && answer.err.trim().lines().count() == 1, "{answer:?}");
    assert_eq!(answer.json()[0]["name"], "Nguyễn Thị Mẫu");
    // A day that was asked for is no question.
    let answer = desk.ask("list", &["--as-of", "2199-01-04"]);
    assert_eq!(answer.err, "");
    assert_eq!(answer.json()[0]["name"], "Nguyễn Thị Mẫu");
    assert_eq!(desk.json("check", &[])["ok"], true);
}

#[test]
fn truth_c2_a_clock_more_than_400_days_ahead_of_the_last_write_is_asked_about() {
    let desk = written_on("2019-02-01", "2019-01-10");
    let reason = desk.refused("event", &["1", "task_given", "--on", "2019-03-01", "--set", "task=Phụ trách văn nghệ"]);
    assert!(reason.contains("01/02/2019"), "{reason}");

    // The day answered is the last plausible one: an event dated after it has not happened.
    let on = |day| ["1", "task_given", "--on", day, "--set", "task=Phụ trách văn nghệ", "--today", "2019-04-01"];
    let reason = desk.refused("event", &on("2019-04-02"));
    assert!(reason.contains("[date_future]"), "{reason}");
    desk.json("event", &on("2019-04-01"));
    let page = desk.json("person show", &["1", "--as-of", "2019-04-01"]);
    let stamps: Vec<&str> = page["cases"][0]["events"].as_array().expect("events").iter().filter_map(|event| event["recorded_at"].as_str()).collect();
    assert_eq!(stamps.len(), 2, "{page}");
    assert!(stamps.iter().any(|stamp| stamp.starts_with("2019-04-01T")) && stamps.iter().any(|stamp| stamp.starts_with("2019-02-01T")), "{stamps:?}");
}

#[test]
fn truth_c2_a_copy_of_a_later_day_witnesses_too() {
    let desk = Desk::empty();
    desk.json("unit add", &["--name", "Chi bộ Mẫu"]);
    let copies = desk.folder.path().join("sổ mẫu-sao-luu");
    std::fs::create_dir(&copies).expect("a folder");
    std::fs::copy(&desk.file, copies.join("sổ mẫu 2199-06-01.nguon")).expect("a copy");
    let reason = desk.refused("unit add", &["--name", "Chi bộ Hai"]);
    assert!(reason.contains("01/06/2199"), "{reason}");
    assert_eq!(desk.json("unit add", &["--name", "Chi bộ Hai", "--today", "2199-06-01"])["unit"], 2);
}

#[test]
fn a_day_that_is_none_is_refused_before_anything_is_written() {
    let desk = Desk::empty();
    for day in ["2019-02-30", "2019-02", "hôm nay"] {
        desk.refused("unit add", &["--name", "Chi bộ Mẫu", "--today", day]);
    }
    assert_eq!(desk.counts(), [0, 0, 0, 0]);
    let bare = Desk::bare();
    bare.refused("new", &["--today", "2019-13-01"]);
    assert!(!bare.file.exists());
    // A workbook can be looked at on any day of the clock.
    let late = written_on("2199-01-05", "2199-01-04");
    let looked = run(Some(PASSPHRASE), &["import", late.path(), "tests/data/khong-co.xlsx", "--dry-run", "--json"]);
    assert!(!looked.err.contains("today_untold"), "{looked:?}");
    assert_eq!(late.json("due", &["--as-of", "2199-01-05", "--within", "0"]), json!([]));
}
