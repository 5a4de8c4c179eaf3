//! What is written opens, sorts and prints as on paper, and is read back as it was.

use std::io::Read;

use chrono::NaiveDate;
use sheet::{Cell, ColumnOut, RowOut, SheetError, SignerOut, TableOut, Value, find_tables, read_workbook_bytes, write_table};

use crate::{date, text};

fn column(title: &str, group: Option<&str>) -> ColumnOut {
    ColumnOut { title: title.to_owned(), group: group.map(str::to_owned), width: 14.0 }
}

fn words(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn signer(power: &str, post: &str, name: &str) -> SignerOut {
    SignerOut { power: power.to_owned(), post: post.to_owned(), name: name.to_owned() }
}

fn table() -> TableOut {
    TableOut {
        sheet: "Danh sách".to_owned(),
        head: Vec::new(),
        titles: vec!["ĐẢNG ỦY MẪU".to_owned(), "DANH SÁCH MẪU".to_owned()],
        subtitle: Some("(tính đến ngày 30/6/2026)".to_owned()),
        columns: vec![
            column("TT", None),
            column("Họ và tên", None),
            column("Nam", Some("Ngày sinh")),
            column("Nữ", Some("Ngày sinh")),
            column("Số CCCD", None),
            column("Ghi chú", None),
        ],
        rows: vec![
            RowOut::Section("I. CHI BỘ MẪU 1".to_owned()),
            RowOut::Cells(vec![Value::Whole(1), words("Trần Văn Mẫu"), Value::Date(date(29, 2, 1996)), Value::Empty, words("031096000001")]),
            RowOut::Section("II. CHI BỘ MẪU 2".to_owned()),
            RowOut::Cells(vec![Value::Whole(2), words("Đỗ Thị Mẫu"), Value::Empty, words("06/1999"), words("031199000002"), words("=1+1")]),
        ],
        closing: vec!["Tổng số: 2 đồng chí".to_owned()],
        frozen_columns: 0,
        signers: Some((signer("NGƯỜI LẬP BIỂU", "", "Vũ Thị Mẫu"), signer("T/M ĐẢNG ỦY", "BÍ THƯ", "Trần Văn Mẫu"))),
        foot: "1 đầu sổ & mẫu".to_owned(),
        landscape: true,
        made_on: date(30, 6, 2026),
    }
}

/// A list of so many invented people, for measuring.
pub fn large(rows: i32) -> Vec<u8> {
    let birth = |at: i32| NaiveDate::from_ymd_opt(1970 + at % 30, 1, 1).expect("a date");
    let row = |at: i32| {
        let id = format!("{:012}", 31_000_000_000_i64 + i64::from(at));
        RowOut::Cells(vec![Value::Whole(at), words(&format!("Người Mẫu {at}")), Value::Date(birth(at)), Value::Empty, words(&id), words("Hải Phòng")])
    };
    write_table(&TableOut { rows: (1..=rows).map(row).collect(), ..table() }).expect("a workbook")
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let mut content = String::new();
    zip.by_name(name).expect("a part").read_to_string(&mut content).expect("text");
    content
}

#[test]
fn a_written_table_is_found_again() {
    let book = read_workbook_bytes("ra.xlsx", &write_table(&table()).expect("a workbook")).expect("it reads");
    let sheet = &book.sheets[0];
    assert_eq!(sheet.name(), "Danh sách");
    let found = find_tables(sheet).remove(0);
    assert_eq!(found.titles, ["ĐẢNG ỦY MẪU", "DANH SÁCH MẪU", "(tính đến ngày 30/6/2026)"]);
    let heads: Vec<String> = found.columns.iter().map(|head| head.titles.join(" / ")).collect();
    assert_eq!(heads, ["TT", "Họ và tên", "Ngày sinh / Nam", "Ngày sinh / Nữ", "Số CCCD", "Ghi chú"]);
    let rows: Vec<_> = found.rows.iter().map(|row| (row.section.as_deref(), row.cells.clone())).collect();
    assert_eq!(
        rows,
        [
            (
                Some("I. CHI BỘ MẪU 1"),
                vec![Cell::Number(1.0), text("Trần Văn Mẫu"), Cell::Date(date(29, 2, 1996)), Cell::Empty, text("031096000001"), Cell::Empty]
            ),
            (Some("II. CHI BỘ MẪU 2"), vec![Cell::Number(2.0), text("Đỗ Thị Mẫu"), Cell::Empty, text("06/1999"), text("031199000002"), text("=1+1")]),
        ]
    );
}

#[test]
fn nothing_typed_by_anyone_becomes_a_formula() {
    let risky = ["=1+1", "{=1+1}", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"x\")", "http://example.invalid", "\t=1"];
    let mut out = table();
    out.rows = risky.iter().map(|text| RowOut::Cells(vec![words(text)])).collect();
    out.rows.push(RowOut::Section("=2+2".to_owned()));
    out.titles = vec!["=3+3".to_owned()];
    out.columns[1].title = "=4+4".to_owned();
    out.columns[2].group = Some("=5+5".to_owned());
    out.columns[3].group = Some("=5+5".to_owned());
    let bytes = write_table(&out).expect("a workbook");
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!xml.contains("<f>") && !xml.contains("<f ") && !xml.contains("hyperlink"), "{xml}");
    let book = read_workbook_bytes("ra.xlsx", &bytes).expect("it reads");
    for (row, written) in (6..).zip(risky) {
        assert_eq!(book.sheets[0].cell(row, 1), &text(written), "row {row}");
    }
    assert_eq!(book.sheets[0].cell(1, 1), &text("=3+3"));
}

#[test]
fn it_is_set_up_for_printing_and_reading() {
    let bytes = write_table(&table()).expect("a workbook");
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    for expected in [
        "paperSize=\"9\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "<pageSetUpPr fitToPage=\"1\"/>",
        // The head is rows 5 and 6: two titles, a subtitle, an empty row above it.
        "ySplit=\"6\"",
        "state=\"frozen\"",
        "Trang &amp;P/&amp;N",
        // Two ampersands are one that is printed, and the size ends before the figure.
        "&amp;R&amp;\"Times New Roman,Regular\"&amp;9 1 đầu sổ &amp;&amp; mẫu",
    ] {
        assert!(xml.contains(expected), "{expected} is missing in {xml}");
    }
    assert!(part(&bytes, "xl/workbook.xml").contains("'Danh sách'!$5:$6"));
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("Times New Roman") && styles.contains("dd/mm/yyyy"), "{styles}");
    let upright = write_table(&TableOut { landscape: false, ..table() }).expect("a workbook");
    assert!(part(&upright, "xl/worksheets/sheet1.xml").contains("orientation=\"portrait\""));
}

#[test]
fn the_file_tells_nothing_of_who_made_it_and_is_the_same_twice() {
    let bytes = write_table(&table()).expect("a workbook");
    assert_eq!(bytes, write_table(&table()).expect("a workbook"));
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("<dc:creator>Nguồn</dc:creator>") && core.contains("<cp:lastModifiedBy>Nguồn</cp:lastModifiedBy>"), "{core}");
    assert_eq!(core.matches("2026-06-30T00:00:00Z").count(), 2, "{core}");
}

#[test]
fn a_table_of_one_column_and_no_titles_is_written() {
    let out = TableOut { titles: Vec::new(), subtitle: None, columns: vec![column("Tên", None)], rows: Vec::new(), ..table() };
    assert!(write_table(&out).is_ok());
}

#[test]
fn what_cannot_be_written_is_refused() {
    let long_row = vec![RowOut::Cells(vec![Value::Empty; 7])];
    let early = vec![RowOut::Cells(vec![Value::Date(date(31, 12, 1899)), Value::Date(date(1, 1, 1600))])];
    let long_text = vec![RowOut::Cells(vec![words(&"a".repeat(32_768))])];
    for out in [
        TableOut { columns: Vec::new(), ..table() },
        TableOut { sheet: "a/b".to_owned(), ..table() },
        TableOut { rows: long_row, ..table() },
        TableOut { rows: early, ..table() },
        TableOut { rows: long_text, ..table() },
    ] {
        assert!(matches!(write_table(&out), Err(SheetError::Unwritable { .. })), "{:?}", out.rows.len());
    }
}

/// 700,000 cells, as a list of members has them: of text, numbers and dates. Run with `--release`: its budget is three seconds.
#[test]
#[ignore = "a measurement"]
fn papers_11_fifty_thousand_rows_are_a_workbook_in_three_seconds() {
    let columns: Vec<ColumnOut> = (0..14).map(|place| column(&format!("Cột {place}"), None)).collect();
    let row = |at: i32| {
        let text = |what: &str| words(&format!("{what} {}", at % 977));
        let day = Value::Date(NaiveDate::from_ymd_opt(1970 + at % 50, 1 + at as u32 % 12, 1 + at as u32 % 28).expect("a date"));
        let id = words(&format!("{:012}", 31_000_000_000_i64 + i64::from(at)));
        let place = || text("Phường Mẫu Đông, thành phố Mẫu, tỉnh Mẫu");
        let mut cells = vec![Value::Whole(at), words(&format!("Nguyễn Thị Mẫu {at}")), day.clone(), Value::Empty, words("Kinh"), place(), place()];
        cells.extend([text("THPT; ĐH; TC LLCT"), day.clone(), day, id, words(&format!("HP-{at:06}")), text("Kỹ thuật viên"), Value::Empty]);
        RowOut::Cells(cells)
    };
    let out = TableOut { columns, rows: (1..=50_000).map(row).collect(), ..table() };
    let began = std::time::Instant::now();
    let bytes = write_table(&out).expect("a workbook");
    let took = began.elapsed();
    println!("50,000 rows of 14 columns: {took:?}, {} kB", bytes.len() / 1000);
    assert!(took.as_secs_f64() <= 3.0, "{took:?}");
}
