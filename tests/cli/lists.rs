//! Lists: the Vietnamese order of names, what narrows them, and the day they are asked for.

use serde_json::json;

use crate::desk::{BRANCH, Desk, OTHER_BRANCH, ROOT, texts};

/// In order by hand: given name first, its letters (a ă â … d đ … o ô ơ … u ư) before its tone
/// (ngang, huyền, hỏi, ngã, sắc, nặng); then the middle names, none before any; then the family name.
const IN_ORDER: &[&str] = &[
    "Lê An", // no middle name; Lê before Trần
    "Trần An",
    "Lê Thị An",   // middle Thị before Văn, whoever the family
    "Đặng Văn An", // Đặng before Nguyễn
    "Nguyễn Văn An",
    "Lê Anh",  // anh has one letter more than an
    "Lê Ánh",  // and ánh its tone
    "Phạm Ân", // â after a, whatever follows
    "Vũ Dung",
    "Vũ Dũng", // the same letters, ngã after ngang
    "Bùi Đan", // đ after d
    "Mai Hoa", // the six tones in their order
    "Mai Hòa",
    "Mai Hỏa",
    "Mai Hõa",
    "Mai Hóa",
    "Mai Họa",
    "Bùi Son", // o ô ơ
    "Bùi Sôn",
    "Bùi Sơn",
    "Cao Tú", // u before ư, whatever the tone
    "Cao Tư",
];

#[test]
fn names_stand_in_vietnamese_order() {
    let desk = Desk::with_units();
    // Entered out of order: every fifth, wrapping around. 22 and 5 have no common divisor, so that each comes once.
    for n in 0..IN_ORDER.len() {
        desk.candidate(IN_ORDER[n * 5 % IN_ORDER.len()], "2021-03-10");
    }
    assert_eq!(desk.names(&[]), IN_ORDER);
    assert_eq!(desk.names(&["--sort", "name"]), IN_ORDER);
}

/// Four people in three units, at four stages as of 2023.
fn four() -> Desk {
    let desk = Desk::with_units();
    let below = desk.json("unit add", &["--name", "Tổ đảng Mẫu", "--parent", BRANCH, "--kind", "party_group"])["unit"].to_string();
    let add = |unit: &str, name: &str, birth: Option<&str>, on: &str| {
        let mut arguments = vec!["--name", name, "--unit", unit, "--on", on];
        arguments.extend(birth.iter().flat_map(|birth| ["--set", birth]));
        desk.json("person add", &arguments)["case"].to_string()
    };
    add(BRANCH, "Mẫu Một", Some("birth_date=1993-07-01"), "2021-04-01");
    let two = add(OTHER_BRANCH, "Mẫu Hai", None, "2021-03-01");
    add(&below, "Mẫu Ba", Some("birth_date=1988"), "2021-02-01");
    let four = add(ROOT, "Mẫu Bốn", Some("birth_date=1990-02"), "2021-01-01");
    desk.event_anyway(&two, "dossier_opened", "2022-01-10", &[]);
    desk.event(&four, "removed_from_list", "2022-05-01", &["cause_code=withdrew"]);
    desk
}

#[test]
fn a_list_is_narrowed_by_stage_unit_and_day() {
    let desk = four();
    // By given name: Ba, Bốn (o after a), Hai, Một.
    assert_eq!(desk.names(&["--as-of", "2023-01-01"]), ["Mẫu Ba", "Mẫu Bốn", "Mẫu Hai", "Mẫu Một"]);
    assert_eq!(desk.names(&["--stage", "candidate", "--as-of", "2023-01-01"]), ["Mẫu Ba", "Mẫu Một"]);
    assert_eq!(desk.names(&["--stage", "dossier", "--as-of", "2023-01-01"]), ["Mẫu Hai"]);
    assert_eq!(desk.names(&["--stage", "removed_from_list", "--as-of", "2023-01-01"]), ["Mẫu Bốn"]);
    assert_eq!(desk.names(&["--stage", "full", "--as-of", "2023-01-01"]), Vec::<String>::new());
    // A unit includes what stands below it.
    assert_eq!(desk.names(&["--unit", BRANCH, "--as-of", "2023-01-01"]), ["Mẫu Ba", "Mẫu Một"]);
    assert_eq!(desk.names(&["--unit", OTHER_BRANCH, "--as-of", "2023-01-01"]), ["Mẫu Hai"]);
    assert_eq!(desk.names(&["--unit", ROOT, "--as-of", "2023-01-01"]).len(), 4);
    assert_eq!(desk.names(&["--unit", BRANCH, "--stage", "dossier", "--as-of", "2023-01-01"]), Vec::<String>::new());
    // A day before anything, between, and of the change itself.
    assert_eq!(desk.names(&["--as-of", "2020-12-31"]), Vec::<String>::new());
    assert_eq!(desk.names(&["--as-of", "2021-02-01"]), ["Mẫu Ba", "Mẫu Bốn"]);
    assert_eq!(desk.stage("Mẫu Hai", "2022-01-09"), "candidate");
    assert_eq!(desk.stage("Mẫu Hai", "2022-01-10"), "dossier");
}

#[test]
fn a_row_says_who_where_and_since_when() {
    let desk = four();
    let row = desk.row("Mẫu Hai", "2023-01-01");
    assert_eq!(
        row,
        json!({
            "person": 2, "case": 2, "name": "Mẫu Hai", "sex": null, "birth_date": null, "unit": 3, "unit_name": "Chi bộ Mẫu Hai",
            "stage": "dossier", "since": "2022-01-10", "marks": [],
        })
    );
    assert_eq!(desk.row("Mẫu Ba", "2023-01-01")["birth_date"], "1988");
}

#[test]
fn a_list_is_sorted_as_asked() {
    let desk = four();
    let sorted = |by: &str| desk.names(&["--sort", by, "--as-of", "2023-01-01"]);
    // 1988, 2/1990, 1/7/1993, not known.
    assert_eq!(sorted("birth_date"), ["Mẫu Ba", "Mẫu Bốn", "Mẫu Một", "Mẫu Hai"]);
    // 1/2/2021, 1/4/2021, 10/1/2022, 1/5/2022.
    assert_eq!(sorted("since"), ["Mẫu Ba", "Mẫu Một", "Mẫu Hai", "Mẫu Bốn"]);
    let rows = desk.json("list", &["--sort", "unit", "--as-of", "2023-01-01"]);
    let units = texts(&rows, "unit_name");
    let mut together = units.clone();
    together.dedup();
    assert_eq!(together.len(), 4, "people of one unit stand together: {units:?}");
}

#[test]
fn json_and_format_json_are_the_same_and_go_to_a_file_too() {
    let desk = four();
    let printed = desk.json("list", &["--as-of", "2023-01-01"]);
    let formatted = desk.ask_plain("list", &["--as-of", "2023-01-01", "--format", "json"]).json();
    assert_eq!(printed, formatted);
    let out = desk.folder.path().join("ds.json");
    let answer = desk.ask_plain("list", &["--as-of", "2023-01-01", "--format", "json", "-o", out.to_str().expect("a path")]);
    assert_eq!((answer.code, answer.out.as_str()), (0, ""), "{answer:?}");
    let written: serde_json::Value = serde_json::from_slice(&std::fs::read(&out).expect("the list")).expect("one document");
    assert_eq!(written, printed);
}

#[test]
fn a_list_asked_for_wrongly_says_so() {
    let desk = Desk::with_units();
    let answer = desk.ask("list", &["--sort", "height"]);
    assert!(answer.code == 1 && answer.out.is_empty() && answer.err.contains("height"), "{answer:?}");
    desk.ask_plain("list", &["--format", "docx"]).wrong_usage();
    desk.ask_plain("list", &["--format", "pdf"]).wrong_usage();
    let answer = desk.ask("list", &["--stage", "no_such_stage"]);
    assert!([1, 2].contains(&answer.code) && answer.out.is_empty() && !answer.err.is_empty(), "{answer:?}");
    let answer = desk.ask("list", &["--as-of", "2021-02-31"]);
    assert!([1, 2].contains(&answer.code) && answer.out.is_empty() && !answer.err.is_empty(), "{answer:?}");
}

#[test]
fn a_unit_that_does_not_exist_is_refused() {
    let desk = Desk::with_units();
    desk.refused("list", &["--unit", "99"]);
}

/// The harm: "gửi danh sách có số thẻ, tôn giáo" sends a clerk back to Excel, for the list has its own columns.
#[test]
fn papers_10_any_field_is_a_column_and_stands_on_paper_and_in_the_workbook() {
    let desk = four();
    let columns = ["--columns", "name,birth_date,dossier_opened,removed_from_list.cause_code,age@2023-01-01,blank:Ký nhận", "--as-of", "2023-01-01"];
    let rows = desk.json("list", &columns);
    let told = |name: &str| {
        let row = rows.as_array().expect("rows").iter().find(|row| row["name"] == name).expect(name).clone();
        [&row["dossier_opened"], &row["removed_from_list.cause_code"], &row["age@2023-01-01"], &row["blank:Ký nhận"]].map(Clone::clone)
    };
    assert_eq!(told("Mẫu Một"), [json!(null), json!(null), json!(29), json!(null)]);
    assert_eq!(told("Mẫu Hai"), [json!("2022-01-10"), json!(null), json!(null), json!(null)]);
    assert_eq!(told("Mẫu Bốn"), [json!(null), json!("withdrew"), json!(32), json!(null)]);
    let refused = desk.refused("list", &["--columns", "name,height"]);
    assert!(refused.contains("height") && refused.contains("list_field_unknown"), "{refused}");

    let out = desk.folder.path().join("ds.pdf");
    let out = out.to_str().expect("a path");
    let printed = desk.ask_plain("list", &[&columns[..], &["--group", "stage", "--format", "pdf", "-o", out]].concat());
    assert_eq!(printed.code, 0, "{printed:?}");
    let text =
        String::from_utf8(std::process::Command::new("pdftotext").args(["-layout", out, "-"]).output().expect("pdftotext").stdout).expect("text");
    for told in ["Ký nhận", "10/01/2022", "Ngày sinh", "02/1990", "I. QUẦN CHÚNG ƯU TÚ: 02 quần chúng"] {
        assert!(text.contains(told), "{told}: {text}");
    }
}

#[test]
fn a_list_stands_in_groups_and_is_sorted_by_one_field_after_another() {
    let desk = four();
    let ordered = |arguments: &[&str]| texts(&desk.json("list", &[arguments, &["--as-of", "2023-01-01"]].concat()), "name");
    // Along the path: two on the list, one with a dossier, one taken out.
    assert_eq!(ordered(&["--group", "stage", "--sort", "-candidate_listed"]), ["Mẫu Một", "Mẫu Ba", "Mẫu Hai", "Mẫu Bốn"]);
    assert_eq!(ordered(&["--sort", "stage,candidate_listed"]), ["Mẫu Ba", "Mẫu Một", "Mẫu Hai", "Mẫu Bốn"]);
    // 1988, 2/1990, 1/7/1993, not known.
    assert_eq!(ordered(&["--sort", "-birth_date"]), ["Mẫu Một", "Mẫu Bốn", "Mẫu Ba", "Mẫu Hai"]);
}

#[test]
fn who_left_or_came_in_a_span_is_listed_with_the_cause() {
    let desk = four();
    let left = desk.json("list", &["--left", "2022-01-01..2022-12-31", "--as-of", "2023-01-01"]);
    assert_eq!(texts(&left, "name"), ["Mẫu Bốn"]);
    assert_eq!(texts(&left, "cause"), ["removed_from_list"]);
    assert_eq!(desk.json("list", &["--left", "2023-01-01..", "--as-of", "2023-01-01"]), json!([]));
    desk.member("Mẫu Năm", "2022-07-01");
    let (_, case) = desk.candidate("Mẫu Sáu", "2021-03-10");
    desk.event_anyway(&case, "ceremony", "2022-08-15", &[]);
    let came = desk.json("list", &["--came", "2022-01-01..2022-12-31", "--as-of", "2023-01-01"]);
    assert_eq!((texts(&came, "name"), texts(&came, "cause")), (vec!["Mẫu Sáu".to_owned()], vec!["ceremony".to_owned()]));
}

#[test]
fn a_list_is_kept_under_a_name_and_asked_for_by_it() {
    let desk = four();
    desk.json("list save", &["Đã mở hồ sơ", "--filter", "dossier_opened!=", "--columns", "name,dossier_opened"]);
    let named = desk.json("list", &["--named", "da mo ho so", "--as-of", "2023-01-01"]);
    assert_eq!((texts(&named, "name"), texts(&named, "dossier_opened")), (vec!["Mẫu Hai".to_owned()], vec!["2022-01-10".to_owned()]));
    // What else is asked for comes on top of it.
    assert_eq!(desk.json("list", &["--named", "Đã mở hồ sơ", "--filter", "birth_date!=", "--as-of", "2023-01-01"]), json!([]));
    let names = texts(&desk.json("list names", &[]), "name");
    assert_eq!(names[0], "Đã mở hồ sơ");
    assert!(names.contains(&"Đã rời trong năm".to_owned()), "{names:?}");
    assert!(desk.refused("list save", &["đã mở HỒ SƠ"]).contains("list_name_taken"));
    let refused = desk.refused("list", &["--named", "Không có"]);
    assert!(refused.contains("list_unknown") && refused.contains("Đã mở hồ sơ"), "{refused}");
}
