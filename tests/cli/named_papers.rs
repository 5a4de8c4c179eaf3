//! list --paper: every list and book from the command line, as JSON, workbook and PDF alike.

use std::process::Command;

use serde_json::Value;

use crate::desk::Desk;

const OF_PEOPLE: [&str; 8] = [
    "list_candidates",
    "list_proposed",
    "list_probationers",
    "list_conversion_due",
    "list_conversion_proposed",
    "list_members",
    "list_cards",
    "list_people",
];
const OTHERS: [&str; 13] = [
    "list_due",
    "list_units",
    "list_requests",
    "list_decisions",
    "member_book",
    "probationer_book",
    "left_book",
    "deceased_book",
    "card_book",
    "transfer_book",
    "badge_book",
    "commendation_book",
    "resolution_book",
];

fn out(desk: &Desk, format: &str) -> String {
    desk.folder.path().join(format!("ra mẫu.{format}")).to_str().expect("a path").to_owned()
}

/// The pages' text.
fn pages(desk: &Desk, arguments: &[&str]) -> Vec<String> {
    let path = out(desk, "pdf");
    let answer = desk.ask_plain("list", &[arguments, &["--format", "pdf", "-o", &path]].concat());
    assert_eq!(answer.code, 0, "{arguments:?}: {answer:?}");
    let read = Command::new("pdftotext").args(["-layout", &path, "-"]).output().expect("pdftotext (poppler-utils)");
    let text = String::from_utf8(read.stdout).expect("text");
    text.split_terminator('\u{c}').map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// How many rows of the workbook begin with their running number, or of decisions with any text under the head.
fn workbook(desk: &Desk, arguments: &[&str]) -> String {
    let path = out(desk, "xlsx");
    let answer = desk.ask_plain("list", &[arguments, &["--format", "xlsx", "-o", &path]].concat());
    assert_eq!(answer.code, 0, "{arguments:?}: {answer:?}");
    format!("{:?}", sheet::read_workbook(std::path::Path::new(&path)).expect("a workbook"))
}

fn rows(told: &Value) -> Vec<Vec<String>> {
    let groups = told["groups"].as_array().expect("groups");
    let rows = groups.iter().flat_map(|group| group["rows"].as_array().expect("rows"));
    rows.map(|row| row.as_array().expect("cells").iter().map(|cell| cell.as_str().expect("a text").to_owned()).collect()).collect()
}

#[test]
fn every_paper_stands_in_json_workbook_and_pdf_with_the_same_rows() {
    let desk = Desk::bare();
    desk.json("new", &["--sample"]);
    let course = desk.json("course list", &[])[0]["course"].to_string();
    let mut asked: Vec<Vec<&str>> = OF_PEOPLE.iter().chain(&OTHERS).map(|paper| vec!["--paper", *paper]).collect();
    asked.extend(["list_course", "list_course_results", "list_course_signing"].map(|paper| vec!["--paper", paper, "--course", &*course]));
    let mut filled = 0;
    for arguments in &asked {
        let told = desk.json("list", arguments);
        let rows = rows(&told);
        assert_eq!(told["paper"], arguments[1], "{told}");
        assert!(rows.iter().all(|row| row.len() == told["columns"].as_array().expect("columns").len()), "{arguments:?}");
        filled += usize::from(!rows.is_empty());
        let text = pages(&desk, arguments).join(" ");
        let book = workbook(&desk, arguments);
        let title = told["title"].as_str().expect("a title").to_uppercase();
        assert!(text.contains(&title) && book.contains(&title), "{title}: {}", &text[..200]);
        for name in rows.iter().filter_map(|row| name_of(&told, row)) {
            assert!(book.contains(&name), "{arguments:?}: {name} is not in the workbook");
            // A long name stands on two lines.
            assert!(name.split(' ').all(|part| text.contains(part)), "{arguments:?}: {name} is not on paper");
        }
    }
    // The sample has of nearly everything.
    assert!(filled >= asked.len() - 4, "{filled} of {}", asked.len());
}

/// What a row's first column of a name holds.
fn name_of(told: &Value, row: &[String]) -> Option<String> {
    let columns = told["columns"].as_array()?;
    let place = columns
        .iter()
        .position(|column| ["birth_name", "unit_name", "due_who", "commended"].contains(&column["column"].as_str().unwrap_or_default()))?;
    row.get(place).cloned()
}

#[test]
fn a_list_bound_as_a_book_has_a_title_page_that_counts_the_pages() {
    let desk = Desk::bare();
    desk.json("new", &["--sample"]);
    let plain = pages(&desk, &["--paper", "list_members"]);
    let bound = pages(&desk, &["--paper", "list_members", "--book"]);
    assert!(!plain[0].contains("kể cả trang bìa"), "{}", plain[0]);
    assert!(bound[0].contains(&format!("Sổ này có {:02} trang", bound.len())), "{}: {}", bound.len(), bound[0]);
    assert!(bound[0].contains("ĐẢNG CỘNG SẢN VIỆT NAM") && !bound[1].contains("ĐẢNG CỘNG SẢN VIỆT NAM"), "{}", bound[1]);
}

#[test]
fn a_book_is_bound_by_term_or_year() {
    let desk = Desk::with_units();
    for (name, decision, ceremony) in
        [("Mẫu Cũ", "2019-05-06", "2019-06-01"), ("Mẫu Mới", "2021-05-06", "2021-06-01"), ("Mẫu Sau", "2024-05-06", "2024-06-01")]
    {
        let (_, case) = desk.candidate(name, "2018-03-10");
        desk.event_anyway(&case, "decision", decision, &[]);
        desk.event_anyway(&case, "ceremony", ceremony, &[]);
    }
    let names = |arguments: &[&str]| {
        let told = desk.json("list", &[&["--paper", "list_decisions", "--kind", "decision", "--as-of", "2025-01-01"], arguments].concat());
        rows(&told).into_iter().map(|row| row[3].clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&["--term", "2020-07-01"]), ["Mẫu Mới", "Mẫu Sau"]);
    assert_eq!(names(&["--term", "2019-05-07"]), ["Mẫu Mới", "Mẫu Sau"], "a term has five years: to 06/05/2024");
    assert_eq!(names(&["--term", "2019-05-06"]), ["Mẫu Cũ", "Mẫu Mới"], "to 05/05/2024");
    assert_eq!(names(&["--year", "2021"]), ["Mẫu Mới"]);
    // Without either that of the setting, else the last five years.
    assert_eq!(names(&[]), ["Mẫu Mới", "Mẫu Sau"]);
    desk.json("setting set", &["term_from", "2024-01-01"]);
    assert_eq!(names(&[]), ["Mẫu Sau"]);
}

#[test]
fn a_paper_asked_for_wrongly_says_what_is_lacking() {
    let desk = Desk::with_units();
    let refused = desk.refused("list", &["--paper", "list_of_nothing"]);
    assert!(refused.contains("code_unknown") && refused.contains("list_of_nothing"), "{refused}");
    for arguments in [
        &["--paper", "list_course"][..],
        &["--paper", "list_units", "--course", "1"],
        &["--paper", "list_members", "--kind", "decision"],
        &["--paper", "list_members", "--year", "2021"],
        &["--paper", "card_book", "--year", "2021", "--term", "2020-07-01"],
    ] {
        desk.ask("list", arguments).wrong_usage();
    }
    desk.refused("list", &["--paper", "list_decisions", "--kind", "ceremony"]);
    desk.refused("list", &["--paper", "list_course", "--course", "99"]);
    desk.refused("list", &["--paper", "card_book", "--term", "hôm qua"]);
}
