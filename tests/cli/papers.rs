//! Lists as papers and workbooks, by stage; what a name holds is printed, never obeyed.

use std::path::PathBuf;
use std::process::Command;

use crate::desk::{BRANCH, Desk};

/// Names that a typesetting program might take for its own words.
const NAMES: &[&str] = &["Nguyễn #let Văn $x$ Mẫu", "Trần *Đậm* _Nghiêng_ Mẫu", "Lê \\ `mã` @ai <nhãn> \"Mẫu\"", "Phạm [1] // = Mẫu"];

fn printed(desk: &Desk, format: &str, arguments: &[&str]) -> PathBuf {
    let out = desk.folder.path().join(format!("ds mẫu.{format}"));
    let mut all = arguments.to_vec();
    all.extend(["--format", format, "-o", out.to_str().expect("a path")]);
    let answer = desk.ask_plain("list", &all);
    assert_eq!((answer.code, answer.out.as_str()), (0, ""), "{answer:?}");
    out
}

/// The text of a PDF as pdftotext reads it, blanks made one.
fn pdf_text(desk: &Desk, arguments: &[&str]) -> String {
    let path = printed(desk, "pdf", arguments);
    let output = Command::new("pdftotext")
        .args(["-layout".as_ref(), path.as_os_str(), "-".as_ref()])
        .output()
        .expect("pdftotext (poppler-utils) is installed");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every text of a workbook, sheet by sheet, row by row.
fn workbook_text(desk: &Desk, arguments: &[&str]) -> String {
    let path = printed(desk, "xlsx", arguments);
    let workbook = sheet::read_workbook(&path).expect("a workbook");
    format!("{workbook:?}")
}

#[test]
fn a_name_comes_out_on_the_paper_as_it_is() {
    let desk = Desk::with_units();
    for name in NAMES {
        // Some look like two names, and are asked about.
        desk.json("person add", &["--name", name, "--unit", BRANCH, "--on", "2021-03-10", "--reason", "tên thử, mẫu"]);
    }
    let text = pdf_text(&desk, &["--as-of", "2023-01-01"]);
    for name in NAMES {
        // A long name may be broken over lines between its words.
        for word in name.split(' ') {
            assert!(text.contains(word), "{word} of {name} in {text}");
        }
    }
    assert!(text.contains("01/01/2023"), "the day it is of: {text}");
    // The unit too may be broken over lines.
    assert!(["Chi", "bộ", "Một"].iter().all(|word| text.contains(word)), "{text}");

    let names = workbook_text(&desk, &["--as-of", "2023-01-01"]);
    for name in NAMES {
        assert!(names.contains(&format!("{name:?}").trim_matches('"').to_owned()), "{name} in {names}");
    }
}

#[test]
fn papers_9_who_falls_due_before_a_meeting_is_printed_before_the_year_is_over() {
    let desk = Desk::with_units();
    let (_, soon) = desk.candidate("Người Tới Mẫu", "2021-03-10");
    desk.event_anyway(&soon, "ceremony", "2022-01-20", &[]);
    let list = |before: &str| pdf_text(&desk, &["--stage", "conversion_vote", "--as-of", "2023-01-01", "--before", before]);
    // Twelve months end on 20/01/2023.
    assert!(list("2023-01-20").contains("Người Tới Mẫu"));
    assert!(list("2023-01-19").contains("Không có ai."));
    let out = desk.folder.path().join("ds.pdf");
    let asked_wrong = desk.ask_plain("list", &["--before", "2023-01-20", "--format", "pdf", "-o", out.to_str().expect("a path")]);
    assert_eq!(asked_wrong.code, 2, "{asked_wrong:?}");
}

#[test]
fn papers_4_a_branchs_list_is_headed_by_the_branch() {
    let desk = Desk::with_units();
    desk.candidate("Người Một Mẫu", "2021-03-10");
    let text = pdf_text(&desk, &["--unit", BRANCH, "--as-of", "2023-01-01"]);
    assert!(text.contains("CHI BỘ MẪU MỘT") && text.contains("T/M CHI BỘ"), "{text}");
    let workbook = workbook_text(&desk, &["--unit", BRANCH, "--as-of", "2023-01-01"]);
    assert!(workbook.contains("CHI BỘ MẪU MỘT") && workbook.contains("T/M CHI BỘ") && workbook.contains("ĐẢNG CỘNG SẢN VIỆT NAM"), "{workbook}");
}

#[test]
fn each_stage_prints_its_own_list() {
    let desk = Desk::with_units();
    desk.candidate("Người Một Mẫu", "2021-03-10");
    let (_, voted) = desk.candidate("Người Hai Mẫu", "2021-03-10");
    desk.event_anyway(&voted, "branch_vote", "2021-06-04", crate::desk::PASSED);
    let (_, admitted) = desk.candidate("Người Ba Mẫu", "2021-03-10");
    desk.event_anyway(&admitted, "ceremony", "2021-08-10", &[]);
    let (_, late) = desk.candidate("Người Bốn Mẫu", "2021-03-10");
    desk.event_anyway(&late, "ceremony", "2021-04-10", &[]);
    desk.member("Người Năm Mẫu", "2021-03-10");
    // As of 1/6/2022: ceremony of 10/8/2021 still on probation, that of 10/4/2021 over.
    let title = |stage: &str| workbook_text(&desk, &["--stage", stage, "--as-of", "2022-06-01"]).to_lowercase();
    let expected = [
        ("candidate", "quần chúng ưu tú", "Người Một Mẫu"),
        ("committee_vote", "đề nghị kết nạp", "Người Hai Mẫu"),
        ("probation", "danh sách đảng viên dự bị", "Người Ba Mẫu"),
        ("conversion_vote", "đến hạn xét công nhận chính thức", "Người Bốn Mẫu"),
        ("full", "danh sách đảng viên", "Người Năm Mẫu"),
    ];
    for (stage, words, name) in expected {
        let text = title(stage);
        assert!(text.contains(words), "{stage}: {text}");
        for (_, _, other) in expected {
            assert_eq!(text.contains(&other.to_lowercase()), other == name, "{stage}: {other}");
        }
    }
    // Review due: from 10/4/2022 (Sunday) thirty working days; 11/4 (Giỗ Tổ), 2/5 and 3/5 off: 12–15/4 (4), 18–22 (9), 25–29 (14),
    // 4–6/5 (17), 9–13 (22), 16–20 (27), 23, 24, 25/5 (30).
    let due = title("conversion_vote");
    assert!(due.contains("date(2022-05-25)"), "a true date in its cell: {due}");
    let everyone = workbook_text(&desk, &["--as-of", "2022-06-01"]);
    for (_, _, name) in expected {
        assert!(everyone.contains(name), "{name}");
    }
}

#[test]
fn the_paper_of_members_names_them_and_counts_them() {
    let desk = Desk::with_units();
    desk.member("Trần Văn Mẫu", "2020-01-01");
    desk.json(
        "person add",
        &[
            "--name",
            "Lê Thị Mẫu",
            "--unit",
            BRANCH,
            "--on",
            "2020-01-01",
            "--first",
            "member_recorded",
            "--set",
            "member_kind=full",
            "--set",
            "sex=female",
            "--set",
            "admission_date_set=2010-05-19",
            "--set",
            "card_number=12345678",
        ],
    );
    let text = pdf_text(&desk, &["--stage", "full", "--as-of", "2023-01-01"]);
    for words in ["Trần Văn Mẫu", "Lê Thị Mẫu", "19/05/2010", "12345678"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(text.to_uppercase().contains("DANH SÁCH ĐẢNG VIÊN"), "{text}");
    assert!(text.contains("hai"), "the count stands in words too: {text}");
}

#[test]
fn nothing_half_written_stays_behind() {
    let desk = Desk::with_units();
    desk.candidate("Nguyễn Văn Mẫu", "2021-03-10");
    printed(&desk, "xlsx", &[]);
    let left: Vec<String> = std::fs::read_dir(desk.folder.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert!(left.iter().all(|name| !name.ends_with(".part")), "{left:?}");
    let nowhere = desk.folder.path().join("không có").join("ds.xlsx");
    let answer = desk.ask_plain("list", &["--format", "xlsx", "-o", nowhere.to_str().expect("a path")]);
    answer.refused();
}

/// The harm: a log rewritten to its end reads sound, and nothing outside told how it had ended.
#[test]
fn trust_t2_a_paper_bears_the_head_of_the_state_it_shows() {
    let desk = Desk::with_units();
    desk.candidate("Nguyễn Thị Mẫu", "2021-03-10");
    let head = || desk.json("check", &[])["head"].as_str().expect("a head").to_owned();
    let printed = head();
    let text = pdf_text(&desk, &["--as-of", "2023-01-01"]);
    assert!(text.ends_with(&format!("Đầu sổ {printed}")), "{text}");
    let noted = head();
    assert_ne!(noted, printed, "that it was printed stands in the log");
    assert!(pdf_text(&desk, &["--as-of", "2023-01-01"]).ends_with(&format!("Đầu sổ {noted}")));

    // Held against the log it is that after somebody was entered, and the list of it stays a list.
    let known = desk.json("log", &["--head", &printed]);
    assert_eq!((known[0]["name"].as_str(), known.as_array().map(Vec::len)), (Some("person_added"), Some(1)));
    assert!(known[0]["changes"].as_array().is_some_and(|changes| !changes.is_empty()));
    let never = desk.ask("log", &["--head", "00000000"]);
    assert_eq!((never.code, never.out.trim()), (1, "[]"), "{never:?}");
    assert!(never.err.contains("Không có trong sổ này"), "{never:?}");
    assert!(desk.refused("log", &["--head", "1a2b"]).contains("head_unreadable"));
}

#[test]
fn truth_f6_the_log_tells_of_a_list_on_paper_and_of_a_workbook() {
    use register::Register;
    use register::file::{Secret, Who};
    let desk = Desk::with_units();
    desk.candidate("Nguyễn Thị Mẫu", "2021-03-10");
    printed(&desk, "pdf", &["--as-of", "2023-01-01"]);
    printed(&desk, "xlsx", &["--as-of", "2023-01-01"]);
    let log = || {
        let register = Register::open_to_read(
            &desk.file,
            &Secret::passphrase(crate::desk::PASSPHRASE),
            &Who::at_this_machine(),
            &register::Now::on("2026-07-01".parse().expect("a day")),
        )
        .expect("it opens");
        let journal = register.journal(None, 50).expect("its log");
        journal.into_iter().map(|row| (row.name, row.params)).filter(|(name, _)| name.starts_with("list_")).collect::<Vec<_>>()
    };
    let told = log();
    assert_eq!(told.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["list_exported", "list_printed"]);
    let (_, params) = &told[1];
    assert_eq!((&*params["as_of"], &*params["count"], &*params["pages"]), ("01/01/2023", "1", "1"));
    assert_eq!(desk.json("check", &[])["ok"], true);
    // Undo takes back the person, not the paper.
    assert_eq!(desk.json("undo", &[])["undone"], "person_added");

    // While another has it open the list is made all the same, and it is said that the log does not tell of it.
    let held = Register::open(
        &desk.file,
        &Secret::passphrase(crate::desk::PASSPHRASE),
        &Who::new("nguoi khac mau", "MAY-02"),
        &register::Now::on("2026-11-20".parse().expect("a day")),
    )
    .expect("it opens");
    let out = desk.folder.path().join("ds.pdf");
    let answer = desk.ask_plain("list", &["--as-of", "2023-01-01", "--format", "pdf", "-o", out.to_str().expect("a path")]);
    assert!(answer.code == 0 && answer.err.contains("nguoi khac mau") && answer.err.contains("Nhật ký"), "{answer:?}");
    drop(held);
    assert_eq!(log().len(), 2);
}
