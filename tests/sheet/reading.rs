//! What is read is what stands in the file, whichever program wrote it.

use std::time::Instant;

use sheet::{Cell, Span, address, tidy};

use crate::{book, date, first_sheet, text};

#[test]
fn a_clerks_workbook_is_read_cell_by_cell() {
    let sheet = first_sheet("danh-sach-quan-chung.xlsx");
    assert_eq!(sheet.name(), "Quần chúng ưu tú");
    assert!(!sheet.is_hidden());
    assert_eq!(sheet.cell(11, 2), &text("Nguyễn Văn Đạt"));
    assert_eq!(sheet.cell(11, 3), &Cell::Date(date(12, 3, 1995)));
    assert_eq!(sheet.cell(12, 4), &Cell::Number(1992.0));
    assert_eq!(sheet.cell(13, 3), &text("06/1999"));
    assert_eq!(sheet.cell(14, 4), &text("05/11/1996"));
    assert_eq!(sheet.cell(3, 1), &Cell::Empty);
    assert_eq!(sheet.cell(9_999, 9_999), &Cell::Empty);
    // Titles 1 2 4 5, head 7 8, numbers 9, four sections and forty people 10–53, total 54, closing 56 57 61.
    let filled: Vec<u32> = sheet.rows().map(|row| row.number).collect();
    let expected: Vec<u32> = [1, 2, 4, 5].into_iter().chain(7..=54).chain([56, 57, 61]).collect();
    assert_eq!(filled, expected);
    assert!(sheet.merged().contains(&Span { top: 7, left: 3, bottom: 7, right: 4 }), "Ngày, tháng, năm sinh");
    assert!(sheet.merged().contains(&Span { top: 7, left: 1, bottom: 8, right: 1 }), "TT");
}

#[test]
fn addresses_are_those_of_the_spreadsheet_program() {
    assert_eq!(address(55, 4), "D55");
    assert_eq!(address(1, 26), "Z1");
    assert_eq!(address(1, 27), "AA1");
    assert_eq!(address(1_048_576, 16_384), "XFD1048576");
}

#[test]
fn citizen_ids_keep_or_get_back_their_zeros() {
    let sheet = first_sheet("danh-sach-quan-chung.xlsx");
    // Written as text, as a number (the zero is lost), and as text with spaces.
    assert_eq!(sheet.cell(11, 10), &text("031095004021"));
    assert_eq!(sheet.cell(12, 10), &Cell::Number(31_192_004_058.0));
    assert_eq!(sheet.cell(14, 10), &text("031 196 004132"));
    let ids: Vec<_> = [11, 12, 14].map(|row| sheet.cell(row, 10).as_digits_of(12)).into_iter().flatten().collect();
    assert_eq!(ids, ["031095004021", "031192004058", "031196004132"]);
    assert_eq!(sheet.cell(12, 10).as_digits().as_deref(), Some("31192004058"));
    // Eleven digits typed as text are a mistake, not a lost zero.
    assert_eq!(first_sheet("danh-sach-loi.xlsx").cell(14, 10).as_digits_of(12).as_deref(), Some("03109300412"));
}

#[test]
fn what_is_not_only_digits_is_no_number_of_digits() {
    for cell in [text("3.1E+10"), text("031-095"), text(""), text("٣"), Cell::Number(-5.0), Cell::Number(1e16), Cell::Number(f64::NAN)] {
        assert_eq!(cell.as_digits(), None, "{cell:?}");
    }
    assert_eq!(text("\u{a0}0123\u{200b}").as_digits().as_deref(), Some("0123"));
}

#[test]
fn spaces_of_every_kind_are_seen_through() {
    assert_eq!(text("\u{a0} Đỗ Thị Mẫu\u{a0}").text(), "Đỗ Thị Mẫu");
    assert_eq!(tidy("Ngày,\r\ntháng,\u{a0} năm\tsinh "), "Ngày, tháng, năm sinh");
    assert!(text("\u{a0}\u{feff} ").is_blank());
    assert_eq!(Cell::Number(1992.0).text(), "1992");
    assert_eq!(Cell::Date(date(2, 9, 1945)).text(), "02/09/1945");
}

#[test]
fn all_formats_give_the_same_small_list() {
    for name in ["formats/lich-1904.xlsx", "formats/ban-cu.xls", "formats/ban-mo.ods"] {
        let sheet = first_sheet(name);
        assert_eq!(sheet.name(), "Mẫu", "{name}");
        assert_eq!(sheet.cell(3, 2), &text("Đỗ Thị Mẫu"), "{name}");
        assert_eq!(sheet.cell(3, 3), &Cell::Date(date(26, 3, 2010)), "{name}");
        assert_eq!(sheet.cell(4, 3), &Cell::Date(date(22, 12, 2011)), "{name}");
        assert_eq!(sheet.cell(4, 4), &Cell::Empty, "{name}");
        assert_eq!(sheet.cell(4, 5).as_digits_of(12).as_deref(), Some("031090004058"), "{name}");
        assert_eq!(sheet.merged(), [Span { top: 1, left: 3, bottom: 1, right: 4 }], "{name}");
        assert_eq!(sheet.rows().count(), 4, "{name}: filler rows cost nothing");
    }
}

#[test]
fn the_three_samples_have_one_sheet_each() {
    for name in ["danh-sach-quan-chung.xlsx", "danh-sach-dang-vien.xlsx", "danh-sach-loi.xlsx"] {
        assert_eq!(book(name).sheets.len(), 1, "{name}");
    }
}

/// Takes seconds in a debug build; run with `--release -- --ignored --nocapture` to measure.
#[test]
#[ignore = "measures"]
fn a_hundred_thousand_rows_are_read_and_understood_in_seconds() {
    let bytes = crate::writing::large(100_000);
    let start = Instant::now();
    let book = sheet::read_workbook_bytes("lon.xlsx", &bytes).expect("a large workbook");
    let read = start.elapsed();
    let tables = sheet::find_tables(&book.sheets[0]);
    println!("{} bytes, read {read:?}, found {:?}", bytes.len(), start.elapsed() - read);
    assert_eq!(tables[0].rows.len(), 100_000);
}
