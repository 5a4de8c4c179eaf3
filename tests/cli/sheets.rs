//! The sheet of a person and of a unit: `person show` and `unit show` with `-o`.

use std::process::Command;

use crate::desk::{BRANCH, Desk};

/// The text of the sheet that a command prints, blanks made one.
fn sheet(desk: &Desk, command: &str, arguments: &[&str]) -> String {
    let out = desk.folder.path().join("phiếu mẫu.pdf");
    let mut all = arguments.to_vec();
    all.extend(["-o", out.to_str().expect("a path")]);
    let answer = desk.ask_plain(command, &all);
    assert_eq!((answer.code, answer.out.as_str()), (0, ""), "{answer:?}");
    let output = Command::new("pdftotext").args(["-layout".as_ref(), out.as_os_str(), "-".as_ref()]).output().expect("pdftotext is installed");
    String::from_utf8(output.stdout).expect("UTF-8").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_person_and_a_unit_are_printed_as_of_a_day_and_the_log_tells_of_it() {
    let desk = Desk::with_units();
    let (person, case) = desk.candidate("Nguyễn #let Thị *Mẫu*", "2021-03-10");
    desk.event_anyway(&case, "helper_named", "2021-05-04", &["helper=Trần Văn Giúp Mẫu"]);
    let text = sheet(&desk, "person show", &[&person, "--as-of", "2022-01-05"]);
    for words in [
        "PHIẾU THEO DÕI QUÁ TRÌNH PHẤN ĐẤU VÀO ĐẢNG",
        "05/01/2022",
        "Nguyễn #let Thị *Mẫu*",
        "Chi bộ Mẫu Một",
        "04/05/2021 Phân công giúp đỡ: Trần Văn Giúp Mẫu",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    // The day before the helper is none yet.
    assert!(!sheet(&desk, "person show", &[&person, "--as-of", "2021-05-03"]).contains("Trần Văn Giúp Mẫu"));
    let text = sheet(&desk, "unit show", &[BRANCH, "--as-of", "2022-01-05"]);
    for words in ["PHIẾU TỔ CHỨC ĐẢNG", "Đơn vị: Chi bộ Mẫu Một", "Cấp trên trực tiếp: Đảng bộ Công ty Mẫu"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    let log = desk.json("log", &["--last", "3"]);
    let told: Vec<_> = log.as_array().expect("a list").iter().map(|row| row["name"].as_str().unwrap_or_default()).collect();
    assert_eq!(told, ["sheet_printed"; 3], "{log}");
    // Undo steps over them, to what was recorded.
    assert_eq!(desk.json("undo", &[])["undone"], "event_recorded");
}

#[test]
fn what_cannot_be_printed_leaves_nothing_behind() {
    let desk = Desk::with_units();
    let out = desk.folder.path().join("phieu.pdf");
    let path = out.to_str().expect("a path");
    for command in ["person show", "unit show"] {
        desk.ask_plain(command, &["99", "-o", path]).refused();
        assert!(!out.exists());
        desk.ask_plain(command, &["2", "-o", desk.file.to_str().expect("a path")]).refused();
        // One answer goes to one place.
        desk.ask(command, &["2", "-o", path]).wrong_usage();
    }
    assert_eq!(desk.json("check", &[])["ok"], true);
}
