//! The columns of a list composed from a table: what must not break does not, and rows are as low as they can be.

use chrono::NaiveDate;
use paper::{ColumnWidth, Holds, ListPaper, PaperError, Row};
use print::Letterhead;
use print::PrintOptions;
use print::lists::{Counts, ListKind, ListTable, Noun, TableColumn, TableGroup, heads, list_paper};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 10, 14).expect("a date")
}

fn options() -> PrintOptions {
    PrintOptions {
        orientation: "landscape".into(),
        font_size: 11,
        group: None,
        as_on_screen: false,
        prepared_by: String::new(),
        signer_power: "for_committee".into(),
        signer_post: "secretary".into(),
        signer_name: String::new(),
        column_numbers: true,
        count_line: true,
        bound: false,
        two_sided: false,
        secret: false,
        due_before: None,
    }
}

fn letterhead() -> Letterhead {
    Letterhead {
        superior: String::new(),
        issuer: "Đảng ủy mẫu".into(),
        place: String::new(),
        log_head: None,
        made_by: None,
        sample: true,
        record_from: None,
    }
}

fn row(cells: &[&str]) -> Row {
    cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>().into()
}

fn table(kind: ListKind, rows: Vec<Row>) -> ListTable {
    let counts = Counts { all: rows.len() as u32, ..Counts::default() };
    let groups = if rows.is_empty() { Vec::new() } else { vec![TableGroup { rows, counts, ..TableGroup::default() }] };
    let columns = kind.columns(false);
    ListTable { groups, counts, signed: kind != ListKind::ListDue, ..ListTable::of(kind, columns, Noun::Members) }
}

/// A list of members: each has the same cells, in the form's order.
fn members(rows: &[[&str; 14]]) -> ListPaper {
    list_paper(&table(ListKind::ListMembers, rows.iter().map(|cells| row(cells)).collect()), &options(), &letterhead(), day(), day())
}

fn widths(list: &ListPaper) -> Vec<f64> {
    let mm = |column: &paper::Column| match column.width {
        ColumnWidth::Mm(width) | ColumnWidth::Share(width) => width,
    };
    list.columns.iter().map(mm).collect()
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
fn papers_1_the_columns_fill_the_page_and_names_dates_and_numbers_stand_whole_at_eleven_points() {
    let list = members(&[ROW]);
    let widths = widths(&list);
    // Between the margins of 30 and 15 mm a landscape sheet has 252.
    assert!((widths.iter().sum::<f64>() - 252.0).abs() < 0.01, "{widths:?}");
    // Admission and official date stand in one column; so do the numbers of card and file, since the row is lower by it.
    assert_eq!(widths.len(), 12);
    // Twelve digits of half an em at 11 points are 66 points, 23.3 mm, and the padding is 2.
    assert!(widths[9] > 25.2 && widths[9] < 25.4, "{widths:?}");
    // Eight digits and two strokes of 0.278 em: 50.1 points, 17.7 mm.
    assert!(widths[2] > 19.6 && widths[2] < 19.8, "{widths:?}");
    // Nobody's birth stands under Nữ: that column gives way.
    assert!(widths[3] < widths[2], "{widths:?}");
    assert_eq!(list.groups[0].rows[0].cells[8], "01/02/2010\n01/02/2011");
    assert_eq!(list.groups[0].rows[0].cells[9], "031080123456\nHP-000123");
    let points: Vec<u8> = [1, 2, 8, 9].map(|column: usize| list.columns[column].points).to_vec();
    assert_eq!(points, [11; 4]);
    assert!(list.columns.iter().all(|column| column.points >= 10));
}

#[test]
fn room_goes_where_it_makes_rows_lower() {
    // Nobody has a post, all have the long address: the address is wider than where nothing stands.
    let without_post = ROW.map(|cell| if cell == "Kỹ thuật viên" { "" } else { cell });
    let widths = widths(&members(&[without_post; 3]));
    assert!(widths[6] > 1.3 * widths[11], "{widths:?}");
}

#[test]
fn papers_1_a_name_of_forty_letters_and_a_place_of_a_hundred_and_twenty_leave_the_rest_whole() {
    let mut odd = ROW;
    let name = "A".repeat(40);
    let place = "thôn Mẫu ".repeat(13) + "Mẫu";
    odd[1] = &name;
    odd[5] = &place;
    let list = members(&[ROW, odd, ROW.map(|_| "")]);
    let set = list.set().expect("it prints");
    assert_eq!(set.pages(), 1);
    assert!((widths(&list).iter().sum::<f64>() - 252.0).abs() < 0.01);
}

#[test]
fn papers_1_with_nothing_in_any_column_heads_have_three_lines_at_most_and_no_word_is_broken() {
    for kind in [ListKind::ListCandidates, ListKind::ListProposed, ListKind::ListProbationers, ListKind::ListConversionDue, ListKind::ListMembers] {
        let empty = vec![""; kind.columns(false).len()];
        let list = list_paper(&table(kind, vec![row(&empty)]), &options(), &letterhead(), day(), day());
        list.set().unwrap_or_else(|error| panic!("{}: {error}", kind.key()));
        for (column, width) in list.columns.iter().zip(widths(&list)) {
            // A letter of a bold head of 10 points is 2.6 mm at the widest, "Ư" and "M" among them, and 1.9 on average.
            let longest = column.title.split(' ').map(|word| word.chars().count()).max().unwrap_or(0) as f64;
            assert!(width >= longest * 1.3 + 2.0, "{}: {} in {width} mm", kind.key(), column.title);
        }
    }
}

#[test]
fn papers_1_columns_that_a_page_cannot_hold_are_refused_by_how_many_fit() {
    let mut wide = table(ListKind::ListMembers, vec![row(&ROW)]);
    let card = TableColumn { stack: None, ..wide.columns[10] };
    wide.columns = vec![card; 25];
    (wide.heads, wide.widths) = (heads(&wide.columns), vec![None; 25]);
    wide.groups[0].rows = vec![row(&["031080123456"; 25])];
    let refused = list_paper(&wide, &options(), &letterhead(), day(), day()).set().err();
    // Nine columns of 25.35 mm are 228; a tenth would need 253.5 of 252.
    assert!(matches!(refused, Some(PaperError::ColumnsTooWide { columns: 25, fitting: 9, room_mm: 252, .. })), "{refused:?}");
}

#[test]
fn papers_12_a_list_of_nobody_says_so_and_nobody_signs_it() {
    let list = members(&[]);
    assert!(list.set().is_ok());
    assert_eq!(list.groups.iter().filter_map(|group| group.title.as_deref()).collect::<Vec<_>>(), ["Không có ai."]);
    assert!(list.left_signer.is_none() && list.right_signer.is_none() && list.count_line.is_empty());
}

#[test]
fn papers_2_no_list_has_names_dates_or_numbers_under_eleven_points_nor_anything_under_ten() {
    let kinds = [
        ListKind::ListCandidates,
        ListKind::ListProposed,
        ListKind::ListProbationers,
        ListKind::ListConversionDue,
        ListKind::ListMembers,
        ListKind::ListPeople,
        ListKind::ListDue,
    ];
    for kind in kinds {
        let columns = kind.columns(false);
        let sample = |column: &TableColumn| match column.holds {
            Holds::Name => "Nguyễn Thị Phương Mẫu",
            Holds::Whole => "01/02/1980",
            Holds::Place => "phường Mẫu Đông, thành phố Mẫu",
            Holds::Text | Holds::Pen => "Công nhân vận hành",
        };
        let cells: Vec<&str> = columns.iter().map(sample).collect();
        let list = list_paper(&table(kind, vec![row(&cells); 3]), &options(), &letterhead(), day(), day());
        assert!(list.set().is_ok(), "{}", kind.key());
        for (column, cell) in list.columns.iter().zip(&list.groups[0].rows[0].cells) {
            let least = if cell.starts_with("Nguyễn") || cell.starts_with("01/02") { 11 } else { 10 };
            assert!(column.points >= least, "{}: {} in {} points", kind.key(), column.title, column.points);
        }
    }
}

/// What is to be done, in so many groups of so many lines.
fn to_be_done(groups: usize, lines: usize) -> ListPaper {
    let cells = ["1", "Nguyễn Thị Mẫu Hường", "Rèn dập", "14/09/2026", "24/11/2026", "quá 11 ngày", "Cấp ủy cấp trên trực tiếp"];
    let group =
        TableGroup {
            title: Some("Quyết định công nhận chính thức (ngày làm việc)".into()), rows: vec![row(&cells); lines], ..TableGroup::default()
        };
    let remarks = vec!["15 việc quá hạn; 21 việc nữa phải xong trước cuộc họp đảng ủy 05/12/2026".into()];
    let table = ListTable { groups: vec![group; groups], remarks, ..table(ListKind::ListDue, Vec::new()) };
    list_paper(
        &table,
        &PrintOptions { orientation: "portrait".into(), column_numbers: false, count_line: false, ..options() },
        &letterhead(),
        day(),
        day(),
    )
}

/// The harm: a list for one meeting that goes on overleaf for a few lines, since its head is that of a paper to be signed.
#[test]
fn forty_two_lines_of_what_is_to_be_done_stand_on_one_page_and_their_names_and_dates_at_eleven_points() {
    let list = to_be_done(6, 7);
    assert_eq!(list.groups.iter().map(|group| group.rows.len()).sum::<usize>(), 42);
    assert_eq!(list.set().expect("a document").pages(), 1);
    let points: Vec<u8> = list.columns.iter().map(|column| column.points).collect();
    // Number, name, the two days; branch, what is left and whose turn are smaller.
    assert_eq!(points, [11, 11, 10, 11, 11, 10, 10]);
    // And a page holds not much more: what comes beyond goes on overleaf, as of any list.
    assert_eq!(to_be_done(6, 9).set().expect("a document").pages(), 2);
}
