//! A file that is no list is refused with its name and the way out; none brings the program down.

use std::io::{Cursor, Write};

use sheet::{SheetError, limits, read_workbook, read_workbook_bytes};
use zip::write::SimpleFileOptions;

use crate::data;

fn code(bytes: &[u8]) -> &'static str {
    match read_workbook_bytes("tep.xlsx", bytes) {
        Ok(book) => panic!("read: {book:?}"),
        Err(error) => {
            assert_eq!(error.file(), Some("tep.xlsx"));
            assert!(error.to_string().contains("tep.xlsx"));
            error.code()
        }
    }
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content).expect("its content");
    }
    zip.finish().expect("a package").into_inner()
}

/// A workbook of one sheet with this `sheetData`.
fn workbook(sheet_data: &str) -> Vec<u8> {
    let relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rels = |target: &str, kind: &str| {
        format!("<Relationships xmlns=\"{relationships}\"><Relationship Id=\"r1\" Type=\"{office}/{kind}\" Target=\"{target}\"/></Relationships>")
    };
    package(&[
        ("_rels/.rels", rels("xl/workbook.xml", "officeDocument").as_bytes()),
        ("xl/_rels/workbook.xml.rels", rels("worksheets/sheet1.xml", "worksheet").as_bytes()),
        (
            "xl/workbook.xml",
            format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")
                .as_bytes(),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><dimension ref=\"A1:XFD1048576\"/><sheetData>{sheet_data}</sheetData></worksheet>").as_bytes(),
        ),
    ])
}

#[test]
fn a_file_that_is_not_there() {
    let error = read_workbook(&data("khong-co.xlsx")).expect_err("no such file");
    assert!(matches!(error, SheetError::Unreadable { ref file, reason: std::io::ErrorKind::NotFound } if file == "khong-co.xlsx"), "{error:?}");
}

#[test]
fn an_empty_file() {
    assert_eq!(code(b""), "sheet_empty_file");
}

#[test]
fn something_else_under_a_workbooks_name() {
    assert_eq!(code(b"STT,Ho ten\n1,A\n"), "sheet_not_a_workbook");
    assert_eq!(code(b"<html><table><tr><td>STT</td></tr></table></html>"), "sheet_not_a_workbook");
    assert_eq!(code(&package(&[("word/document.xml", b"<w/>")])), "sheet_not_a_workbook");
    assert_eq!(code(&package(&[("mimetype", b"application/vnd.oasis.opendocument.text")])), "sheet_not_a_workbook");
    assert_eq!(code(&[&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 4096]].concat()), "sheet_not_a_workbook");
}

#[test]
fn a_workbook_under_a_password() {
    let error = read_workbook(&data("formats/co-mat-khau.xlsx")).expect_err("protected");
    assert_eq!(error.code(), "sheet_password_protected");
}

#[test]
fn a_damaged_workbook_wherever_it_is_cut_or_scratched() {
    for name in ["danh-sach-loi.xlsx", "formats/ban-cu.xls", "formats/ban-mo.ods"] {
        let whole = std::fs::read(data(name)).expect("a sample");
        assert_ne!(code(&whole[..whole.len() / 2]), "sheet_empty_file", "{name}");
        // A scratch may leave the file readable; it must never do more than refuse.
        for at in (0..whole.len()).step_by(97) {
            let mut scratched = whole.clone();
            scratched[at] ^= 0x55;
            let _ = read_workbook_bytes("tep.xlsx", &scratched);
        }
    }
    assert_eq!(code(&std::fs::read(data("danh-sach-loi.xlsx")).expect("a sample")[..3000]), "sheet_corrupt");
}

#[test]
fn a_workbook_with_nothing_in_it() {
    assert_eq!(code(&workbook("")), "sheet_no_cells");
    assert_eq!(code(&workbook("<row r=\"1\"><c r=\"A1\" t=\"str\"><v> \u{a0}</v></c></row>")), "sheet_no_cells");
}

#[test]
fn a_sheet_that_claims_a_million_rows_costs_what_is_in_it() {
    let corners = workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>");
    let book = read_workbook_bytes("tep.xlsx", &corners).expect("two cells");
    assert_eq!(book.sheets[0].rows().count(), 2);
    assert_eq!(book.sheets[0].cell(1_048_576, 16_384).text(), "2");
}

#[test]
fn an_open_document_that_repeats_a_cell_over_the_whole_sheet() {
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/>";
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"S\">\
         <table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let bomb = package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ]);
    assert_eq!(code(&bomb), "sheet_too_large");
}

#[test]
fn a_package_that_unpacks_to_more_than_a_list_can_be() {
    let spaces = vec![b' '; 64 << 20];
    let once = package(&[("xl/workbook.xml", &spaces)]);
    let mut source = zip::ZipArchive::new(Cursor::new(once)).expect("a package");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..9 {
        let part = source.by_index_raw(0).expect("the part");
        zip.raw_copy_file_rename(part, format!("xl/workbook{at}.xml")).expect("the same part again");
    }
    let bomb = zip.finish().expect("a package").into_inner();
    assert!((bomb.len() as u64) < limits::FILE_BYTES / 8, "{} bytes", bomb.len());
    assert_eq!(code(&bomb), "sheet_too_large");
}

#[test]
fn a_package_that_lies_about_its_size() {
    let cell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let mut bomb = workbook(&(cell.to_owned() + &" ".repeat(1 << 20)));
    let size = zip::ZipArchive::new(Cursor::new(&bomb)).expect("a package").by_index(3).expect("the sheet").size();
    let (claim, lie) = (u32::try_from(size).expect("a MB").to_le_bytes(), 100_u32.to_le_bytes());
    let mut places = 0;
    for at in 0..bomb.len() - 4 {
        if bomb[at..at + 4] == claim {
            bomb[at..at + 4].copy_from_slice(&lie);
            places += 1;
        }
    }
    assert_eq!(places, 2, "in front of the part and in the directory");
    assert_eq!(code(&bomb), "sheet_corrupt");
}
