//! Lists as an office signs them. Each test by the harm that it prevents.

use std::io::Read;

use paper::ListPaper;
use print::PrintOptions;
use print::lists::{List, ListOf, print_options};
use register::cases::record_event;
use register::entries::Entry;
use register::lists::{AskedColumn, Filters, ListQuery, ListScreen};
use register::people::{Added, NewPerson, add_person};
use register::units::{NewUnit, add_unit};

use crate::one_truth::{Desk, day, desk, now};

const TODAY: &str = "2026-11-24";

fn person(desk: &mut Desk, unit: i32, facts: &[(&str, &str)]) -> Added {
    let facts = facts.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect();
    let new = NewPerson {
        unit,
        first: "candidate_listed".into(),
        on: "2025-01-10".into(),
        document_number: Some("28-NQ/CB".into()),
        facts,
        ..NewPerson::default()
    };
    add_person(&mut desk.register, &new, &now()).unwrap().value
}

fn record(desk: &mut Desk, case: i32, kind: &str, on: &str, values: &[(&str, &str)]) {
    let values = values.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect();
    let entry = Entry { case, kind: kind.into(), on: on.into(), values, reason: Some("Mẫu".into()), ..Entry::default() };
    record_event(&mut desk.register, &entry, &now()).unwrap();
}

/// A member of a branch since a day, by the ceremony.
fn member(desk: &mut Desk, unit: i32, name: &str, sex: &str, ceremony: &str) -> Added {
    let added = person(desk, unit, &[("birth_name", name), ("birth_date", "1990-05-19"), ("sex", sex)]);
    record(desk, added.case, "ceremony", ceremony, &[]);
    added
}

fn set(desk: &mut Desk, name: &str, value: &str) {
    register::settings::save_setting(&mut desk.register, name, value, &now()).unwrap();
}

fn of(screen: ListScreen) -> ListQuery {
    ListQuery { screen, ..ListQuery::default() }
}

fn offered(desk: &Desk, query: &ListQuery) -> PrintOptions {
    print_options(&desk.register, &ListOf::People(query.clone()), day(TODAY), day(TODAY)).unwrap()
}

fn list(desk: &Desk, query: &ListQuery, options: &PrintOptions) -> List {
    List::collect(&desk.register, &ListOf::People(query.clone()), options, day(TODAY), day(TODAY)).unwrap()
}

fn printed(desk: &Desk, query: &ListQuery) -> ListPaper {
    list(desk, query, &offered(desk, query)).paper().clone()
}

fn cells(paper: &ListPaper, title: &str) -> Vec<String> {
    let column = paper.columns.iter().position(|column| column.title == title).unwrap_or_else(|| panic!("no column {title}"));
    paper.groups.iter().flat_map(|group| &group.rows).map(|row| row.cells[column].clone()).collect()
}

#[test]
fn papers_4_a_branchs_list_bears_the_branchs_head_and_is_never_signed_by_the_committees_signer() {
    let mut desk = desk();
    set(&mut desk, "signer_name", "Trần Văn Sáu");
    let branch = desk.branch;
    let secretary = member(&mut desk, branch, "Vũ Thị Bí", "female", "2020-01-01");
    let whole = printed(&desk, &of(ListScreen::Members));
    assert_eq!(whole.right_signer.as_ref().map(|signer| (&*signer.power, &*signer.name)), Some(("T/M ĐẢNG ỦY", "Trần Văn Sáu")));
    assert_eq!((&*whole.head.superior, &*whole.head.issuer), ("", "Đảng ủy Mẫu"));

    let query = ListQuery { filters: Filters { unit: Some(branch), ..Filters::default() }, ..of(ListScreen::Members) };
    let unsigned = printed(&desk, &query);
    assert_eq!((&*unsigned.head.superior, &*unsigned.head.issuer), ("Đảng ủy Mẫu", "Chi bộ Một"));
    assert_eq!(unsigned.right_signer.as_ref().map(|signer| (&*signer.power, &*signer.post, &*signer.name)), Some(("T/M CHI BỘ", "BÍ THƯ", "")));

    // Chosen by hand, the committee's signer does not stand under T/M CHI BỘ either.
    let by_hand = PrintOptions { signer_power: "for_branch".into(), ..offered(&desk, &of(ListScreen::Members)) };
    let by_hand = list(&desk, &of(ListScreen::Members), &by_hand).paper().clone();
    assert_eq!(by_hand.right_signer.map(|signer| signer.name), Some(String::new()));

    record(&mut desk, secretary.case, "post_held", "2024-01-01", &[("position", "secretary")]);
    assert_eq!(printed(&desk, &query).right_signer.map(|signer| signer.name), Some("Vũ Thị Bí".to_owned()));
}

#[test]
fn papers_4_what_narrowed_a_list_stands_under_its_title() {
    let mut desk = desk();
    let branch = desk.branch;
    member(&mut desk, branch, "Vũ Thị Mẫu", "female", "2020-01-01");
    let filters = Filters::asking(&["sex=female", "age=18..40"]).unwrap();
    let narrowed = printed(&desk, &ListQuery { search: "vu".into(), filters, ..of(ListScreen::Members) });
    assert_eq!(narrowed.subtitle, "(tính đến ngày 24/11/2026)\n(chỉ gồm giới tính: Nữ; tuổi: từ 18 đến 40; tìm “vu”)");
    assert_eq!(printed(&desk, &of(ListScreen::Members)).subtitle, "(tính đến ngày 24/11/2026)");
}

#[test]
fn papers_5_a_list_of_an_earlier_day_is_dated_today() {
    let desk = desk();
    let query = of(ListScreen::Members);
    let list = List::collect(&desk.register, &ListOf::People(query.clone()), &offered(&desk, &query), day("2024-06-30"), day(TODAY)).unwrap();
    assert_eq!(list.paper().head.date, day(TODAY));
    assert!(list.paper().subtitle.starts_with("(tính đến ngày 30/06/2024"), "{}", list.paper().subtitle);
}

#[test]
fn papers_6_and_13_a_mixed_list_is_of_people_and_an_unknown_sex_is_counted_as_unknown_with_its_birth() {
    let mut desk = desk();
    let branch = desk.branch;
    member(&mut desk, branch, "Vũ Thị Mẫu", "female", "2020-01-01");
    let expelled = member(&mut desk, branch, "Phạm Văn Mẫu", "male", "2020-01-01");
    record(&mut desk, expelled.case, "expelled", "2024-01-01", &[]);
    person(&mut desk, branch, &[("birth_name", "Lê Mẫu"), ("birth_date", "1996-05-19")]);
    assert_eq!(printed(&desk, &of(ListScreen::Members)).count_line, "Tổng số: 01 (bằng chữ: một) đồng chí; trong đó nữ 01");
    let pool = printed(&desk, &of(ListScreen::Pool));
    assert_eq!(pool.count_line, "Tổng số: 01 (bằng chữ: một) quần chúng; trong đó nữ 0, chưa rõ 01");
    // The birth stands in the first of both columns, across the second.
    assert_eq!(pool.groups[0].rows[0].joined, Some(2));
    assert_eq!(pool.groups[0].rows[0].cells[2..4], ["19/05/1996", ""]);
    let everybody = printed(&desk, &of(ListScreen::All));
    assert_eq!(everybody.count_line, "Tổng số: 03 (bằng chữ: ba) người; trong đó nữ 01, chưa rõ 01");
}

#[test]
fn papers_7_a_list_over_two_units_is_grouped_by_them_each_with_its_count() {
    let mut desk = desk();
    let one = desk.branch;
    let new = NewUnit { name: "Chi bộ Hai".into(), parent: Some(1), from: Some("2019-01-01".into()), ..NewUnit::default() };
    let two = add_unit(&mut desk.register, &new, &now()).unwrap().value;
    member(&mut desk, one, "Vũ Thị Mẫu", "female", "2020-01-01");
    assert_eq!(offered(&desk, &of(ListScreen::Members)).group, None, "one unit is no group");
    member(&mut desk, two, "Đỗ Văn Mẫu", "male", "2020-01-01");
    member(&mut desk, two, "An Thị Mẫu", "female", "2020-01-01");
    let paper = printed(&desk, &of(ListScreen::Members));
    let titles: Vec<&str> = paper.groups.iter().filter_map(|group| group.title.as_deref()).collect();
    assert_eq!(titles, ["I. CHI BỘ MỘT: 01 đồng chí; trong đó nữ 01", "II. CHI BỘ HAI: 02 đồng chí; trong đó nữ 01"]);
    assert_eq!(cells(&paper, "TT"), ["1", "2", "3"]);
}

#[test]
fn papers_8_a_helper_is_listed_with_the_day_on_which_they_were_named() {
    let mut desk = desk();
    let branch = desk.branch;
    let added = person(&mut desk, branch, &[("birth_name", "Lê Mẫu"), ("sex", "male")]);
    record(&mut desk, added.case, "helper_named", "2025-02-03", &[("helper", "Trần Văn Giúp")]);
    assert_eq!(cells(&printed(&desk, &of(ListScreen::Pool)), "Đảng viên giúp đỡ, ngày phân công"), ["Trần Văn Giúp, 03/02/2025"]);

    record(&mut desk, added.case, "introducer_named", "2025-02-04", &[("introducer_kind", "full_member"), ("introducer", "Trần Văn Giúp")]);
    record(&mut desk, added.case, "branch_vote", "2025-03-05", &[("votes_entitled", "19"), ("votes_for", "13")]);
    let proposed = printed(&desk, &of(ListScreen::Admission));
    assert_eq!(cells(&proposed, "Người giới thiệu"), ["Trần Văn Giúp"]);
    assert!(cells(&proposed, "Chi bộ họp (ngày; tán thành/tổng)") == ["05/03/2025; 13/19"]);
    assert!(!proposed.columns.iter().any(|column| column.title == "Bước"));
}

#[test]
fn papers_9_who_is_to_be_reviewed_is_listed_before_the_year_is_over_and_no_more_once_the_branch_has_voted() {
    let mut desk = desk();
    let branch = desk.branch;
    // Twelve months end on 01/12/2026, a week after the day looked at.
    let coming = member(&mut desk, branch, "Vũ Thị Tới", "female", "2025-12-01");
    member(&mut desk, branch, "Đỗ Văn Xa", "male", "2026-06-01");
    member(&mut desk, branch, "An Thị Qua", "female", "2025-10-01");
    let query = ListQuery { filters: Filters { stages: vec!["conversion_vote".into()], ..Filters::default() }, ..of(ListScreen::Probation) };
    let before = |desk: &Desk, day: &str| {
        let options = PrintOptions { due_before: Some(day.into()), ..offered(desk, &query) };
        list(desk, &query, &options).paper().clone()
    };
    assert_eq!(cells(&before(&desk, "2026-11-30"), "Họ và tên"), ["An Thị Qua"]);
    let paper = before(&desk, "2026-12-01");
    assert_eq!(cells(&paper, "Họ và tên"), ["An Thị Qua", "Vũ Thị Tới"]);
    assert!(paper.subtitle.ends_with("(hết 12 tháng dự bị đến ngày 01/12/2026, chi bộ chưa xét)"), "{}", paper.subtitle);
    // The day by which the branch must have voted is known before the clock begins.
    assert!(cells(&paper, "Hạn chi bộ xét").iter().all(|day| !day.is_empty()), "{paper:?}");
    assert_eq!(offered(&desk, &query).due_before.as_deref(), Some("2026-12-24"), "no meeting is written down: thirty days");
    record(&mut desk, coming.case, "conversion_branch_vote", "2026-11-23", &[("votes_entitled", "9"), ("votes_for", "9")]);
    assert_eq!(cells(&before(&desk, "2026-12-01"), "Họ và tên"), ["An Thị Qua"]);
    assert!(print_options(&desk.register, &ListOf::People(of(ListScreen::Members)), day(TODAY), day(TODAY)).unwrap().due_before.is_none());
}

#[test]
fn papers_10_who_is_on_a_paper_does_not_hang_on_the_columns_that_were_chosen() {
    let mut desk = desk();
    let branch = desk.branch;
    member(&mut desk, branch, "An Thị Qua", "female", "2025-10-01");
    let voted = member(&mut desk, branch, "Bùi Văn Xét", "male", "2025-10-01");
    record(&mut desk, voted.case, "conversion_branch_vote", "2026-11-02", &[("votes_entitled", "9"), ("votes_for", "9")]);
    let full = member(&mut desk, branch, "Chu Văn Thẻ", "male", "2020-10-01");
    record(&mut desk, full.case, "conversion_decision", "2021-10-02", &[]);
    record(&mut desk, full.case, "card_issued", "2022-02-03", &[("card_number", "38000001"), ("occasion", "new")]);
    let bare = member(&mut desk, branch, "Đỗ Thị Thiếu", "female", "2020-10-01");
    record(&mut desk, bare.case, "conversion_decision", "2021-10-02", &[]);
    let columns = ["name", "birth_date"].map(AskedColumn::new).to_vec();
    for (paper, expected) in [("list_conversion_due", "An Thị Qua"), ("list_conversion_proposed", "Bùi Văn Xét"), ("list_cards", "Đỗ Thị Thiếu")]
    {
        for columns in [Vec::new(), columns.clone()] {
            let query = ListQuery { paper: Some(paper.into()), columns: columns.clone(), ..of(ListScreen::Members) };
            let options = PrintOptions { as_on_screen: !columns.is_empty(), ..offered(&desk, &query) };
            assert_eq!(cells(list(&desk, &query, &options).paper(), "Họ và tên"), [expected], "{paper} {columns:?}");
            // How whole the list is says nothing of those whom the paper leaves out.
            let filters = Filters::asking(&["file_number="]).unwrap();
            let lacking = list(&desk, &ListQuery { filters, ..query }, &options);
            assert!(!lacking.paper().subtitle.contains("(đủ"), "{}", lacking.paper().subtitle);
        }
    }
    // A card that is to be issued again is asked for by choosing whose.
    let filters = Filters { people: Some(vec![full.person]), ..Filters::default() };
    let chosen = ListQuery { paper: Some("list_cards".into()), filters, ..of(ListScreen::Members) };
    assert_eq!(cells(&printed(&desk, &chosen), "Họ và tên"), ["Chu Văn Thẻ"]);
    let unknown = ListQuery { paper: Some("list_units".into()), ..of(ListScreen::Members) };
    let refused = print_options(&desk.register, &ListOf::People(unknown), day(TODAY), day(TODAY)).unwrap_err();
    assert_eq!(refused.code(), "code_unknown");
}

#[test]
fn a_long_list_stops_between_two_volumes_and_nothing_of_it_is_given() {
    let mut desk = desk();
    let branch = desk.branch;
    member(&mut desk, branch, "An Thị Mẫu", "female", "2020-10-01");
    let query = of(ListScreen::Members);
    let list = list(&desk, &query, &offered(&desk, &query));
    let heard = std::cell::Cell::new(0);
    let all = |done| {
        heard.set(done);
        true
    };
    assert!(list.pdfs(&all).unwrap().is_some());
    assert_eq!(heard.get(), list.volumes());
    assert!(list.pdfs(&|_| false).unwrap().is_none());
}

#[test]
fn papers_12_an_emoji_is_named_before_printing() {
    let mut desk = desk();
    let branch = desk.branch;
    person(&mut desk, branch, &[("birth_name", "Lê Mẫu"), ("sex", "male"), ("birth_date", "1996-05-19"), ("post", "Thợ 🌸")]);
    person(&mut desk, branch, &[("birth_name", "Vũ Mẫu"), ("sex", "male"), ("birth_date", "1996-05-19"), ("post", "Thợ rèn")]);
    let query = of(ListScreen::Pool);
    let list = list(&desk, &query, &offered(&desk, &query));
    let named: Vec<&str> = list.missing().iter().filter(|(.., column)| *column == "unprintable").map(|(_, name, _)| &**name).collect();
    assert_eq!(named, ["Lê Mẫu"], "{:?}", list.missing());
    assert!(list.pdfs(&|_| true).is_ok());
}

#[test]
fn papers_11_a_workbook_has_what_its_paper_has_around_the_table() {
    let mut desk = desk();
    set(&mut desk, "signer_name", "Trần Văn Sáu");
    set(&mut desk, "superior_name", "Đảng ủy cấp trên mẫu");
    let branch = desk.branch;
    member(&mut desk, branch, "Vũ Thị Mẫu", "female", "2020-01-01");
    let query = of(ListScreen::Members);
    let bytes = list(&desk, &query, &offered(&desk, &query)).workbook().unwrap();
    let part = |name: &str| {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&bytes[..])).unwrap();
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let (texts, cells) = (part("xl/sharedStrings.xml"), part("xl/worksheets/sheet1.xml"));
    for text in [
        "ĐẢNG ỦY CẤP TRÊN MẪU",
        "ĐẢNG ỦY MẪU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ngày 24 tháng 11 năm 2026",
        "DANH SÁCH ĐẢNG VIÊN",
        "(tính đến ngày 24/11/2026)",
        "NGƯỜI LẬP BIỂU",
        "T/M ĐẢNG ỦY",
        "BÍ THƯ",
        "Trần Văn Sáu",
        "Ngày vào Đảng",
        "Ngày chính thức",
    ] {
        assert!(texts.contains(text), "{text} is missing");
    }
    // Head of three lines, a blank one, title, subtitle, a blank one, a head of two rows: the row of the member is the tenth. The
    // count stands under a blank row, in the twelfth.
    assert!(cells.contains("<autoFilter ref=\"A9:N10\"/>"), "{cells}");
    assert!(cells.contains("xSplit=\"2\" ySplit=\"9\""), "number and name stay in sight: {cells}");
    assert!(cells.contains("<row r=\"10\"") && !cells.contains("<row r=\"11\"") && cells.contains("<row r=\"12\""), "{cells}");
    assert!(cells.contains("<row r=\"10\" spans=\"1:14\" ht="), "its height is set: {cells}");
}
