//! The columns of a list composed from a table: what must not break does not, and rows are as low as they can be.

use chrono::NaiveDate;
use paper::{ColumnWidth, ListPaper};
use print::Letterhead;
use print::PrintOptions;
use print::lists::{ListKind, ListTable, TableGroup, list_paper};

/// A list of members: each has the same cells, in the form's order.
fn members(rows: &[[&str; 14]]) -> ListPaper {
    let kind = ListKind::ListMembers;
    let cells = |row: &[&str; 14]| row.iter().map(|cell| (*cell).to_owned()).collect();
    let group = TableGroup { unit: None, rows: rows.iter().map(cells).collect() };
    let table = ListTable { kind, columns: kind.columns(), groups: vec![group], count: 1, women: 0, missing: Vec::new(), finding: None };
    let options = PrintOptions {
        orientation: "landscape".into(),
        font_size: 10,
        group_by_unit: false,
        prepared_by: String::new(),
        signer_power: "for_committee".into(),
        signer_post: "secretary".into(),
        signer_name: String::new(),
        column_numbers: true,
        count_line: true,
        two_sided: false,
        secret: false,
    };
    let letterhead = Letterhead {
        superior: String::new(),
        issuer: "Đảng ủy mẫu".into(),
        place: String::new(),
        log_head: None,
        made_by: None,
        sample: true,
        record_from: None,
    };
    list_paper(&table, &options, &letterhead, NaiveDate::from_ymd_opt(2025, 10, 14).expect("a date"))
}

fn widths(list: &ListPaper) -> Vec<f64> {
    list.columns
        .iter()
        .map(|column| match column.width {
            ColumnWidth::Mm(width) | ColumnWidth::Share(width) => width,
        })
        .collect()
}

const ROW: [&str; 14] = [
    "1",
    "Nguyễn Văn Mẫu",
    "01/02/1980",
    "",
    "Mường",
    "phường Mẫu Đông, thành phố Mẫu",
    "Tổ 7, phường Mẫu Đông, thành phố Mẫu",
    "THPT; ĐH; LLCT trung cấp",
    "01/02/2010",
    "01/02/2011",
    "031080123456",
    "HP-000123",
    "Kỹ thuật viên",
    "",
];

#[test]
fn the_columns_fill_the_page_and_no_word_is_broken() {
    let widths = widths(&members(&[ROW]));
    // Between the margins of 30 and 15 mm a landscape sheet has 252.
    assert!((widths.iter().sum::<f64>() - 252.0).abs() < 0.01, "{widths:?}");
    // Twelve digits of half an em at 10 points are 60 points, 21.2 mm, and the padding is 2.
    assert!(widths[10] > 23.1, "{widths:?}");
    // "Mường" at 10 points: M is 0.89 em, the four others are half an em or a little more: 29 to 31 points, 10.2 to
    // 10.9 mm, and the padding. The form's 11 mm have no room for that.
    assert!(widths[4] > 12.2 && widths[4] < 12.9, "{widths:?}");
    // The two columns of birth are alike, though one is empty.
    assert_eq!(widths[2], widths[3]);
}

#[test]
fn room_goes_where_it_makes_rows_lower() {
    // Nobody has a post, all have the long address: the address is wider than where nothing stands.
    let without_post = ROW.map(|cell| if cell == "Kỹ thuật viên" { "" } else { cell });
    let widths = widths(&members(&[without_post; 3]));
    assert!(widths[6] > 1.3 * widths[12], "{widths:?}");
}

#[test]
fn an_empty_list_keeps_the_forms_columns() {
    let list = members(&[]);
    assert!(list.set().is_ok());
    assert_eq!(widths(&list)[10], 23.0);
}
