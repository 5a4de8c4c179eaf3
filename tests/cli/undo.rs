//! undo: the last operation not yet undone, and again one further back, across runs of the program.

use crate::desk::{BRANCH, Desk};

#[test]
fn undo_goes_back_step_by_step_until_nothing_is_left() {
    let desk = Desk::empty();
    let mut seen = vec![desk.counts()];
    desk.json("unit add", &["--name", "Đảng bộ Mẫu"]);
    seen.push(desk.counts());
    desk.json("unit add", &["--name", "Chi bộ Mẫu", "--parent", "1"]);
    seen.push(desk.counts());
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2021-03-10");
    seen.push(desk.counts());
    desk.event(&case, "task_given", "2021-04-01", &["task=Phụ trách văn nghệ"]);
    seen.push(desk.counts());
    desk.json("course add", &["--name", "Lớp Mẫu", "--from", "2021-05-04", "--to", "2021-05-08"]);
    assert_eq!(*seen.last().expect("counts"), desk.counts(), "a course is none of the counted things");

    desk.json("undo", &[]);
    while let Some(counts) = seen.pop() {
        assert_eq!(desk.counts(), counts);
        assert_eq!(desk.json("check", &[])["ok"], true);
        if !seen.is_empty() {
            desk.json("undo", &[]);
        }
    }
    desk.refused("undo", &[]);
    assert_eq!(desk.counts(), [0, 0, 0, 0]);
}

#[test]
fn undo_takes_a_person_back_whole() {
    let desk = Desk::with_units();
    let add =
        ["--name", "Nguyễn Thị Mẫu", "--unit", BRANCH, "--on", "2021-03-10", "--set", "citizen_id=001191000001", "--set", "occupation=Công nhân"];
    let first = desk.json("person add", &add);
    desk.json("undo", &[]);
    assert_eq!(desk.names(&[]), Vec::<String>::new());
    desk.refused("person show", &[&first["person"].to_string()]);
    // The number is free again, and ids are never used twice.
    let second = desk.json("person add", &add);
    assert_ne!(second["person"], first["person"]);
    assert_ne!(second["case"], first["case"]);
    assert_eq!(desk.show(&second["person"].to_string(), "2021-03-10")["person"]["occupation"], "Công nhân");
}

#[test]
fn undo_of_an_event_brings_the_stage_back() {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "2021-03-10");
    desk.event(&case, "removed_from_list", "2021-06-01", &["cause_code=withdrew"]);
    assert_eq!(desk.stage("Nguyễn Thị Mẫu", "2021-06-01"), "removed_from_list");
    desk.json("undo", &[]);
    assert_eq!(desk.stage("Nguyễn Thị Mẫu", "2021-06-01"), "candidate");
    // Something new after an undo is what the next undo takes back.
    desk.event(&case, "candidate_moved_out", "2021-07-01", &["to_place=Nơi khác"]);
    assert_eq!(desk.stage("Nguyễn Thị Mẫu", "2021-07-01"), "transferred_out");
    desk.json("undo", &[]);
    assert_eq!(desk.stage("Nguyễn Thị Mẫu", "2021-07-01"), "candidate");
    desk.json("undo", &[]);
    assert_eq!(desk.names(&[]), Vec::<String>::new(), "the person's entry is next");
}

#[test]
fn undo_of_what_was_not_done_is_refused() {
    let desk = Desk::with_units();
    desk.refused("undo", &["--batch", "999"]);
    assert_eq!(desk.counts(), [0, 0, 0, 3]);
}

#[test]
fn a_refused_write_leaves_nothing_to_undo() {
    let desk = Desk::empty();
    desk.json("unit add", &["--name", "Chi bộ Mẫu"]);
    desk.refused("unit add", &["--name", ""]);
    desk.json("undo", &[]);
    assert_eq!(desk.counts(), [0, 0, 0, 0], "the last operation is the one that was done");
}

/// Sixty people of one workbook, of whom two have had something recorded since.
#[test]
fn truth_d13_of_an_import_those_whom_nothing_holds_can_be_taken_back_alone() {
    let desk = Desk::empty();
    let book = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/danh-sach-dang-vien.xlsx");
    let before = desk.counts();
    let done = desk.json("import", &[book.to_str().expect("a path")]);
    let (batch, everyone) = (done["batch"].to_string(), desk.json("list", &[]));
    assert_eq!(everyone.as_array().map(Vec::len), Some(60));
    let names: Vec<&str> = everyone.as_array().expect("rows").iter().map(|row| row["name"].as_str().expect("a name")).collect();
    let held = [&everyone[3], &everyone[7]];
    for row in held {
        desk.event(&row["case"].to_string(), "commendation", "2026-01-05", &["form=praise"]);
    }
    let said = desk.refused("undo", &["--batch", &batch]);
    let (one, other) = (held[0]["name"].as_str().expect("a name"), held[1]["name"].as_str().expect("a name"));
    assert!(said.contains("cho 2 người") && said.contains(one) && said.contains(other) && said.contains("Còn 58 người"), "{said}");
    assert_eq!(desk.names(&[]).len(), 60, "nobody is half gone");
    let done = desk.json("undo", &["--batch", &batch, "--rest"]);
    assert_eq!(done["people"], 58);
    assert_eq!(desk.names(&[]), [one, other]);
    assert_eq!(desk.json("check", &[])["ok"], true);
    // Their units stay, those of nobody any more are gone.
    let units = desk.json("unit list", &[]).as_array().map_or(0, Vec::len);
    assert!((1..=2).contains(&units), "{units}");
    // It is one operation, and undo of it brings everybody back.
    desk.json("undo", &[]);
    assert_eq!(desk.names(&[]), names);
    // Taken back from the last entry on, nothing is left.
    for _ in 0..3 {
        desk.json("undo", &[]);
    }
    assert_eq!(desk.counts(), before);
}
