//! The harm prevented: a person in the sheet who is not in the import, or a line that is not a person who is.

use sheet::{Cell, Grid, Span, Table, Why, find_tables};

use crate::{date, first_sheet, grid, text};

fn only_table(grid: &Grid) -> Table {
    let mut tables = find_tables(grid);
    assert_eq!(tables.len(), 1, "{tables:?}");
    tables.remove(0)
}

fn titles(table: &Table) -> Vec<String> {
    table.columns.iter().map(|head| head.titles.join(" / ")).collect()
}

fn left_out(table: &Table, why: Why) -> Vec<u32> {
    table.left_out.iter().filter(|left| left.why == why).map(|left| left.row_number).collect()
}

/// How many rows stand under each section, in order.
fn sections(table: &Table) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for row in &table.rows {
        let section = row.section.clone().unwrap_or_default();
        match counts.last_mut() {
            Some((last, count)) if *last == section => *count += 1,
            _ => counts.push((section, 1)),
        }
    }
    counts
}

/// Head, rows and left-out rows together are the filled rows of the sheet, each once.
fn assert_all_rows_accounted_for(grid: &Grid) {
    let mut told = Vec::new();
    for table in find_tables(grid) {
        told.extend(table.head_rows.clone());
        told.extend(table.rows.iter().map(|row| row.row_number));
        told.extend(table.left_out.iter().map(|left| left.row_number));
    }
    told.sort_unstable();
    assert_eq!(told, grid.rows().map(|row| row.number).collect::<Vec<_>>());
}

#[test]
fn the_list_of_candidates() {
    let sheet = first_sheet("danh-sach-quan-chung.xlsx");
    let table = only_table(&sheet);
    assert_eq!(table.sheet, "Quần chúng ưu tú");
    assert_eq!(table.head_rows, 7..=8);
    assert_eq!(table.titles[2], "DANH SÁCH QUẦN CHÚNG ƯU TÚ (CẢM TÌNH ĐẢNG)");
    assert_eq!(
        titles(&table),
        [
            "TT",
            "Họ và tên",
            "Ngày, tháng, năm sinh / Nam",
            "Ngày, tháng, năm sinh / Nữ",
            "Dân tộc",
            "Quê quán",
            "Chức vụ, đơn vị",
            "Trình độ / Văn hóa",
            "Trình độ / Chuyên môn",
            "Số CCCD",
            "Nghị quyết công nhận cảm tình Đảng / Số",
            "Nghị quyết công nhận cảm tình Đảng / Ngày",
            "Đảng viên giúp đỡ / Họ và tên",
            "Đảng viên giúp đỡ / Ngày phân công",
            "Lớp bồi dưỡng nhận thức về Đảng / Đợt",
            "Lớp bồi dưỡng nhận thức về Đảng / Số GCN",
            "Lớp bồi dưỡng nhận thức về Đảng / Ngày cấp",
            "Ghi chú",
        ]
    );
    assert_eq!(
        sections(&table),
        [
            ("I. CHI BỘ PHÂN XƯỞNG LẮP RÁP 1: 12 đồng chí".to_owned(), 12),
            ("II. CHI BỘ PHÂN XƯỞNG LẮP RÁP 2: 11 đồng chí".to_owned(), 11),
            ("III. CHI BỘ KHỐI VĂN PHÒNG: 9 đồng chí".to_owned(), 9),
            ("IV. CHI BỘ CƠ ĐIỆN – KHO VẬN: 8 đồng chí".to_owned(), 8),
        ]
    );
    assert_eq!(left_out(&table, Why::Title), [1, 2, 4, 5]);
    assert_eq!(left_out(&table, Why::ColumnNumbers), [9]);
    assert_eq!(left_out(&table, Why::Section), [10, 23, 35, 45]);
    assert_eq!(left_out(&table, Why::Total), [54]);
    assert_eq!(left_out(&table, Why::Closing), [56, 57, 61]);
    assert_all_rows_accounted_for(&sheet);

    // The last of them, as typed: Chu Thị Bưởi, a year under Nữ.
    let last = &table.rows[39];
    assert_eq!(last.row_number, 53);
    assert_eq!(last.cells[..4], [Cell::Number(40.0), text("Chu Thị Bưởi"), Cell::Empty, Cell::Number(1993.0)]);
    // 21 women: 6, 6, 5 and 4 in the four branches. Three people share a name.
    assert_eq!(table.rows.iter().filter(|row| !row.cells[3].is_blank()).count(), 21);
    assert_eq!(table.rows.iter().filter(|row| row.cells[1] == text("Nguyễn Thị Hương")).count(), 2);
    let ids: Vec<String> = table.rows.iter().filter_map(|row| row.cells[9].as_digits_of(12)).collect();
    assert!(ids.len() == 40 && ids.iter().all(|id| id.len() == 12 && id.starts_with("031")), "{ids:?}");
}

#[test]
fn the_list_of_members() {
    let sheet = first_sheet("danh-sach-dang-vien.xlsx");
    let table = only_table(&sheet);
    assert_eq!(table.columns.len(), 16);
    assert_eq!(titles(&table)[..5], ["STT", "Họ và tên", "Ngày sinh / Nam", "Ngày sinh / Nữ", "Dân tộc"]);
    assert_eq!(titles(&table)[7..10], ["Trình độ / HV", "Trình độ / CM", "Trình độ / LLCT"]);
    // Here the number of the section stands in a cell of its own, and the people are counted from 1 in each.
    let counts: Vec<usize> = sections(&table).into_iter().map(|(_, count)| count).collect();
    assert_eq!(counts, [18, 17, 14, 11]);
    assert_eq!(table.rows[0].section.as_deref(), Some("I CHI BỘ PHÂN XƯỞNG LẮP RÁP 1: 18 đồng chí"));
    // Six probationers have neither an official date nor a card; 25 women.
    assert_eq!(table.rows.iter().filter(|row| row.cells[11].is_blank() && row.cells[12].is_blank()).count(), 6);
    assert_eq!(table.rows.iter().filter(|row| !row.cells[3].is_blank()).count(), 25);
    let first = &table.rows[0].cells;
    assert_eq!(first[1], text("Nguyễn Văn Thành"));
    assert_eq!((&first[10], &first[11]), (&text("03/02/1999"), &Cell::Date(date(3, 2, 2000))));
    assert_eq!(first[13], text("012301HP"));
    assert_all_rows_accounted_for(&sheet);
}

#[test]
fn impossible_cells_are_handed_on_as_they_stand() {
    let sheet = first_sheet("danh-sach-loi.xlsx");
    let table = only_table(&sheet);
    assert_eq!(table.rows.len(), 8);
    assert_eq!(table.rows[1].cells[2], text("31/02/1990"));
    assert_eq!(table.rows[3].cells[9], text("03109300412"));
    assert_eq!(table.rows[4].cells[1], Cell::Empty);
    assert_eq!(table.rows[6].cells[11], Cell::Date(date(15, 3, 2031)));
    assert_all_rows_accounted_for(&sheet);
}

#[test]
fn the_small_list_is_found_in_every_format() {
    for name in ["formats/lich-1904.xlsx", "formats/ban-cu.xls", "formats/ban-mo.ods"] {
        let table = only_table(&first_sheet(name));
        assert_eq!(titles(&table), ["TT", "Họ và tên", "Ngày vào / Đoàn", "Ngày vào / Công đoàn", "Số CCCD"], "{name}");
        assert_eq!(table.rows.len(), 2, "{name}");
    }
}

#[test]
fn a_group_is_understood_without_merged_cells() {
    let table = only_table(&grid(&[
        &["STT", "Họ và tên", "Ngày sinh", "", "Quê quán"],
        &["", "", "Nam", "Nữ", ""],
        &["1", "Trần Văn Mẫu", "1990", "", "Hải Phòng"],
    ]));
    assert_eq!(titles(&table), ["STT", "Họ và tên", "Ngày sinh / Nam", "Ngày sinh / Nữ", "Quê quán"]);
    assert_eq!(table.head_rows, 1..=2);
    assert_eq!(table.rows.len(), 1);
}

#[test]
fn a_head_of_three_rows_with_a_group_over_groups() {
    let rows: [&[&str]; 4] = [
        &["TT", "Họ và tên", "Trình độ", "", "", "Ghi chú"],
        &["", "", "Văn hóa", "Chuyên môn", "", ""],
        &["", "", "", "Bậc", "Ngành", ""],
        &["1", "Trần Văn Mẫu", "12/12", "Đại học", "Kế toán", ""],
    ];
    let plain = grid(&rows);
    let cells = plain.rows().flat_map(|row| row.filled().map(move |(column, cell)| (row.number, column, cell.clone())));
    let span = |top, left, bottom, right| Span { top, left, bottom, right };
    let merged = vec![span(1, 1, 3, 1), span(1, 2, 3, 2), span(1, 3, 1, 5), span(2, 3, 3, 3), span(2, 4, 2, 5), span(1, 6, 3, 6)];
    let table = only_table(&Grid::new("Mẫu", false, merged, cells.collect()));
    assert_eq!(titles(&table), ["TT", "Họ và tên", "Trình độ / Văn hóa", "Trình độ / Chuyên môn / Bậc", "Trình độ / Chuyên môn / Ngành", "Ghi chú"]);
    assert_eq!(table.head_rows, 1..=3);
}

#[test]
fn a_head_repeated_on_a_new_page_goes_on_with_the_same_table() {
    let sheet = grid(&[
        &["TT", "Họ và tên", "Năm sinh"],
        &["CHI BỘ MẪU 1"],
        &["1", "Trần Văn Mẫu", "1990"],
        &["TT", "Họ và tên", "Năm sinh"],
        &["2", "Đỗ Thị Mẫu", "1991"],
    ]);
    let table = only_table(&sheet);
    assert_eq!(sections(&table), [("CHI BỘ MẪU 1".to_owned(), 2)]);
    assert_eq!(left_out(&table, Why::RepeatedHead), [4]);
    assert_all_rows_accounted_for(&sheet);
}

#[test]
fn a_head_under_new_titles_begins_a_new_table() {
    let sheet = grid(&[
        &["DANH SÁCH CHI BỘ MẪU 1"],
        &["TT", "Họ và tên", "Năm sinh"],
        &["1", "Trần Văn Mẫu", "1990"],
        &["Tổng số: 1"],
        &[],
        &["DANH SÁCH CHI BỘ MẪU 2"],
        &[],
        &["TT", "Họ và tên", "Năm sinh"],
        &["1", "Đỗ Thị Mẫu", "1991"],
        &["2", "Vũ Văn Mẫu", "1992"],
    ]);
    let tables = find_tables(&sheet);
    assert_eq!(tables.iter().map(|table| table.rows.len()).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(tables[1].titles, ["DANH SÁCH CHI BỘ MẪU 2"]);
    assert_eq!(left_out(&tables[0], Why::Total), [4]);
    assert_all_rows_accounted_for(&sheet);
}

#[test]
fn a_table_without_running_numbers_is_known_by_its_first_row() {
    let sheet = grid(&[
        &["DỮ LIỆU MẪU"],
        &["Họ và tên", "Số thẻ Đảng viên", "Ngày sinh", "Chi bộ"],
        &["Trần Văn Mẫu", "031090004058", "12/03/1990", "Chi bộ 1"],
        &["Đỗ Thị Mẫu", "", "1991", "Chi bộ 2"],
    ]);
    let table = only_table(&sheet);
    assert_eq!(titles(&table), ["Họ và tên", "Số thẻ Đảng viên", "Ngày sinh", "Chi bộ"]);
    assert_eq!(table.rows.len(), 2);
    assert_all_rows_accounted_for(&sheet);
}

#[test]
fn rows_that_are_no_people_are_told_apart() {
    let sheet = grid(&[
        &["TT", "Họ và tên", "Năm sinh", "Quê quán"],
        &["A", "B", "1", "2"],
        &["1", "Trần Văn Mẫu", "1990", "Hải Phòng", "cột không tên"],
        &["", "Đỗ Thị Mẫu", "1991", "Hải Phòng"],
        &["Cộng chi bộ 1: 2"],
        &["", "xem lại", "?"],
        &["01.", "Vũ Văn Mẫu", "", ""],
        &["4"],
        &["Cộng tác viên"],
    ]);
    let table = only_table(&sheet);
    // A row without a number but as full as the others is a person; a number with a name alone too.
    assert_eq!(table.rows.iter().map(|row| row.row_number).collect::<Vec<_>>(), [3, 4, 6, 7]);
    assert_eq!(left_out(&table, Why::ColumnNumbers), [2]);
    assert_eq!(left_out(&table, Why::Total), [5]);
    assert_eq!(left_out(&table, Why::Unfilled), [8]);
    assert_eq!(left_out(&table, Why::Closing), [9]);
    // What stands under no title is not lost.
    assert_eq!(table.columns[4].titles, Vec::<String>::new());
    assert_eq!(table.rows[0].cells[4], text("cột không tên"));
    assert_all_rows_accounted_for(&sheet);
}

#[test]
fn signatures_are_no_person_and_a_person_after_the_count_is_looked_at() {
    let sheet = grid(&[
        &["TT", "Họ và tên", "Năm sinh", "Quê quán"],
        &["1", "Trần Văn Mẫu", "1990", "Hải Phòng"],
        &["", "Đỗ Thị Mẫu", "1991", "Hải Phòng"],
        &["Tổng số: 2 đồng chí"],
        &["", "Vũ Văn Mẫu", "1992", "Hải Phòng"],
        &[],
        &["NGƯỜI LẬP BIỂU", "", "T/M ĐẢNG ỦY"],
    ]);
    let table = only_table(&sheet);
    assert_eq!(table.rows.len(), 2);
    assert_eq!(left_out(&table, Why::Unclear), [5]);
    assert_eq!(left_out(&table, Why::Closing), [7]);
    assert_all_rows_accounted_for(&sheet);
}

#[test]
fn a_sheet_without_a_head_has_no_table() {
    assert_eq!(find_tables(&grid(&[&["Ghi chép"], &["một", "hai"], &["12", "13"]])), []);
    assert_eq!(find_tables(&Grid::new("trống", false, Vec::new(), Vec::new())), []);
}
