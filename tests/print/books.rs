//! Books and the other lists that are signed or kept, against what was recorded by hand. The harm: a line that is missing from
//! a book bears no trace of what happened.

use print::PrintOptions;
use print::lists::{BookQuery, CourseQuery, List, ListKind, ListOf, UnitsQuery, print_options};
use register::cases::record_event;
use register::courses::{Course, save_course};
use register::entries::Entry;
use register::people::{Added, NewPerson, add_person};
use register::units::{NewUnit, UnitEntry, add_unit, record_unit_event};

use crate::one_truth::{Desk, day, desk, now};

const TODAY: &str = "2026-11-24";

/// What an entry says besides its kind and day.
#[derive(Default)]
struct Says<'a> {
    number: Option<&'a str>,
    values: &'a [(&'a str, &'a str)],
}

fn record(desk: &mut Desk, case: i32, kind: &str, on: &str, says: Says<'_>) {
    let entry = Entry {
        case,
        kind: kind.into(),
        on: on.into(),
        document_number: says.number.map(str::to_owned),
        values: says.values.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect(),
        reason: Some("Mẫu".into()),
        ..Entry::default()
    };
    record_event(&mut desk.register, &entry, &now()).unwrap();
}

fn listed(desk: &mut Desk, unit: i32, name: &str, sex: &str) -> Added {
    let facts = [("birth_name", name), ("birth_date", "1990-05-19"), ("sex", sex)].map(|(field, value)| (field.to_owned(), value.to_owned()));
    let new = NewPerson {
        unit,
        first: "candidate_listed".into(),
        on: "2021-01-10".into(),
        document_number: Some("02-NQ/CB".into()),
        facts: facts.into(),
        ..NewPerson::default()
    };
    add_person(&mut desk.register, &new, &now()).unwrap().value
}

/// Admitted by a decision and a ceremony.
fn admitted(desk: &mut Desk, unit: i32, name: &str, sex: &str, (number, decision, ceremony): (&str, &str, &str)) -> Added {
    let added = listed(desk, unit, name, sex);
    record(desk, added.case, "decision", decision, Says { number: Some(number), ..Says::default() });
    record(desk, added.case, "decision_received", ceremony, Says::default());
    record(desk, added.case, "ceremony", ceremony, Says::default());
    added
}

fn list(desk: &Desk, asked: &ListOf) -> List {
    let options = print_options(&desk.register, asked, day(TODAY), day(TODAY)).unwrap();
    List::collect(&desk.register, asked, &options, day(TODAY), day(TODAY)).unwrap()
}

fn book(kind: ListKind) -> BookQuery {
    BookQuery { book: kind, kind: None, unit: None, as_of: None, from: Some("2021-01-01".into()), to: None }
}

fn rows(desk: &Desk, query: &BookQuery) -> Vec<Vec<String>> {
    table_rows(&list(desk, &ListOf::Book(query.clone())))
}

fn table_rows(list: &List) -> Vec<Vec<String>> {
    list.table().groups.iter().flat_map(|group| &group.rows).map(|row| row.cells.clone()).collect()
}

#[test]
fn papers_book_of_decisions_goes_by_day_and_number_and_keeps_the_line_of_one_that_was_cancelled() {
    let mut desk = desk();
    let branch = desk.branch;
    let first = admitted(&mut desk, branch, "Trần Thị Ba", "female", ("10-QĐ/ĐU", "2022-03-04", "2022-03-20"));
    admitted(&mut desk, branch, "Lê Văn Tư", "male", ("9-QĐ/ĐU", "2022-03-04", "2022-03-21"));
    admitted(&mut desk, branch, "Vũ Văn Năm", "male", ("1-QĐ/ĐU", "2023-01-05", "2023-02-01"));
    admitted(&mut desk, branch, "Đỗ Thị Cũ", "female", ("77-QĐ/ĐU", "2020-05-06", "2020-06-01"));
    let decision = decision_of(&desk, first.case);
    let cancels = [("cancels", &*decision.to_string()), ("ground", "wrong_procedure"), ("redo", "decision")];
    record(&mut desk, first.case, "decision_cancelled", "2022-09-01", Says { number: Some("30-QĐ/ĐU"), values: &cancels });

    let printed = rows(&desk, &book(ListKind::ListDecisions));
    let told: Vec<[&str; 4]> = printed.iter().map(|row| [&*row[0], &*row[1], &*row[3], &*row[5]]).collect();
    assert_eq!(
        told,
        [
            ["9-QĐ/ĐU", "04/03/2022", "Lê Văn Tư", "21/03/2022"],
            ["10-QĐ/ĐU", "04/03/2022", "Trần Thị Ba", "20/03/2022"],
            ["1-QĐ/ĐU", "05/01/2023", "Vũ Văn Năm", "01/02/2023"],
        ]
    );
    assert_eq!(printed[1][6], "hủy theo quyết định 30-QĐ/ĐU, 01/09/2022");
    let cancelled = BookQuery { kind: Some("decision_cancelled".into()), ..book(ListKind::ListDecisions) };
    let list = list(&desk, &ListOf::Book(cancelled));
    assert_eq!(list.paper().title, "Sổ quyết định hủy quyết định");
    assert_eq!(table_rows(&list)[0][2], "Sai thủ tục, thẩm quyền");
    let unknown = BookQuery { kind: Some("ceremony".into()), ..book(ListKind::ListDecisions) };
    let options = PrintOptions::usual(&desk.register).unwrap();
    let refused = List::collect(&desk.register, &ListOf::Book(unknown), &options, day(TODAY), day(TODAY)).unwrap_err();
    assert_eq!(refused.code(), "code_unknown");
}

/// The entry of a case's decision.
fn decision_of(desk: &Desk, case: i32) -> i32 {
    let all = ListKind::ListDecisions;
    let entries =
        register::entries::between(&desk.register, &[domain::event_kind::EventKind::Decision], None, &(day("2000-01-01")..=day(TODAY)), day(TODAY));
    let entries = entries.unwrap_or_else(|_| panic!("{}", all.key()));
    entries.into_iter().find(|entry| entry.whose.as_ref().is_some_and(|whose| whose.case == case)).unwrap().event.id
}

#[test]
fn papers_books_of_members_keep_the_line_of_whoever_left_or_died_or_went() {
    let mut desk = desk();
    let branch = desk.branch;
    let other = NewUnit { name: "Chi bộ Hai".into(), parent: Some(1), from: Some("2019-01-01".into()), ..NewUnit::default() };
    let other = add_unit(&mut desk.register, &other, &now()).unwrap().value;
    let struck = admitted(&mut desk, branch, "Trần Thị Ba", "female", ("10-QĐ/ĐU", "2022-03-04", "2022-03-20"));
    let gone = admitted(&mut desk, branch, "Lê Văn Tư", "male", ("9-QĐ/ĐU", "2021-03-04", "2021-03-21"));
    let dead = admitted(&mut desk, branch, "Vũ Văn Năm", "male", ("11-QĐ/ĐU", "2023-01-05", "2023-02-01"));
    admitted(&mut desk, other, "Đỗ Thị Sáu", "female", ("12-QĐ/ĐU", "2024-01-05", "2024-02-01"));
    record(&mut desk, struck.case, "struck_off", "2023-05-05", Says { number: Some("20-QĐ/ĐU"), values: &[("cause_code", "no_meetings_dues")] });
    record(&mut desk, gone.case, "conversion_decision", "2022-04-01", Says { number: Some("15-QĐ/ĐU"), ..Says::default() });
    let away = [("to_place", "Đảng bộ xã Mẫu"), ("slip_kind", "slip_10"), ("transfer_scope", "other_upper")];
    record(&mut desk, gone.case, "transfer_slip", "2024-06-07", Says { number: Some("44-GTSH"), values: &away });
    record(&mut desk, dead.case, "died", "2025-07-08", Says::default());
    record(&mut desk, dead.case, "departure_slip", "2025-07-20", Says::default());

    // Of members the whole of them; each in the order in which they came.
    let members = BookQuery { from: None, ..book(ListKind::MemberBook) };
    let list_of = list(&desk, &ListOf::Book(members.clone()));
    let columns: Vec<&str> = list_of.table().columns.iter().map(|column| column.key).collect();
    let printed = table_rows(&list_of);
    let at = |row: usize, key: &str| printed[row][columns.iter().position(|column| *column == key).unwrap()].clone();
    let names: Vec<String> = (0..printed.len()).map(|row| at(row, "birth_name")).collect();
    assert_eq!(names, ["Lê Văn Tư", "Trần Thị Ba", "Vũ Văn Năm", "Đỗ Thị Sáu"]);
    assert_eq!((at(0, "admission_date"), at(0, "official_date")), ("21/03/2021".into(), "21/03/2022".into()));
    assert_eq!(at(0, "transferred_out"), "44-GTSH, 07/06/2024, Đảng bộ xã Mẫu");
    assert_eq!(at(1, "left_party"), "05/05/2023; Xóa tên");
    assert_eq!(at(2, "died_on"), "08/07/2025");
    assert_eq!((at(2, "left_party"), at(3, "died_on")), (String::new(), String::new()));
    // A branch's book has its own.
    let of_other = rows(&desk, &BookQuery { unit: Some(other), ..members.clone() });
    assert_eq!(of_other.iter().map(|row| &*row[1]).collect::<Vec<_>>(), ["Đỗ Thị Sáu"]);
    // As of a day before they left, they had not.
    let then =
        List::collect(&desk.register, &ListOf::Book(members), &PrintOptions::usual(&desk.register).unwrap(), day("2023-01-31"), day(TODAY)).unwrap();
    assert_eq!(table_rows(&then).len(), 2);

    let probationers = rows(&desk, &book(ListKind::ProbationerBook));
    assert_eq!(probationers[0][7..], ["9-QĐ/ĐU, 04/03/2021", "21/03/2021", "chính thức theo quyết định 15-QĐ/ĐU, 01/04/2022; Chuyển đi, 07/06/2024"]);
    assert_eq!(probationers[1][9], "Xóa tên, 05/05/2023");

    let left = rows(&desk, &book(ListKind::LeftBook));
    assert_eq!(left.len(), 1);
    assert_eq!(left[0][8..12], ["Xóa tên", "20-QĐ/ĐU, 05/05/2023", "05/05/2023", "Bỏ sinh hoạt hoặc không đóng đảng phí 3 tháng trong năm"]);
    let deceased = rows(&desk, &book(ListKind::DeceasedBook));
    assert_eq!((deceased.len(), &*deceased[0][1], &*deceased[0][9], &*deceased[0][10]), (1, "Vũ Văn Năm", "08/07/2025", "20/07/2025"));
    let transfers = rows(&desk, &book(ListKind::TransferBook));
    assert_eq!(
        (transfers.len(), &transfers[0][1..4], &transfers[0][7]),
        (1, &["07/06/2024".into(), "44-GTSH".into(), "Lê Văn Tư".into()][..], &"Đảng bộ xã Mẫu".to_owned())
    );
}

#[test]
fn papers_books_of_cards_badges_and_commendations_tell_each_that_was_given() {
    let mut desk = desk();
    let branch = desk.branch;
    let member = admitted(&mut desk, branch, "Trần Thị Ba", "female", ("10-QĐ/ĐU", "2022-03-04", "2022-03-20"));
    record(&mut desk, member.case, "conversion_decision", "2023-04-01", Says::default());
    record(
        &mut desk,
        member.case,
        "card_issued",
        "2023-09-02",
        Says { values: &[("card_number", "38000001"), ("occasion", "new")], ..Says::default() },
    );
    record(
        &mut desk,
        member.case,
        "card_issued",
        "2025-09-02",
        Says { values: &[("card_number", "38000002"), ("occasion", "lost")], ..Says::default() },
    );
    record(
        &mut desk,
        member.case,
        "badge_awarded",
        "2025-11-07",
        Says { number: Some("5-QĐ/TU"), values: &[("years", "30"), ("badge_number", "MK00000001")] },
    );
    record(
        &mut desk,
        member.case,
        "commendation",
        "2025-12-12",
        Says { number: Some("8-QĐ/ĐU"), values: &[("form", "merit_certificate"), ("occasion", "Năm 2025")] },
    );
    let unit = UnitEntry {
        unit: branch,
        kind: "unit_commendation".into(),
        on: "2025-12-12".into(),
        document_number: Some("8-QĐ/ĐU".into()),
        values: [("form", "praise"), ("occasion", "Năm 2025")].map(|(field, value)| (field.to_owned(), value.to_owned())).into(),
        ..UnitEntry::default()
    };
    record_unit_event(&mut desk.register, &unit, &now()).unwrap();

    let cards = rows(&desk, &book(ListKind::CardBook));
    let told: Vec<[&str; 3]> = cards.iter().map(|row| [&*row[7], &*row[8], &*row[9]]).collect();
    assert_eq!(told, [["38000001", "02/09/2023", "Cấp mới"], ["38000002", "02/09/2025", "Cấp lại do mất"]]);
    let badges = rows(&desk, &book(ListKind::BadgeBook));
    assert_eq!(badges[0][5..10], ["04/03/2022", "30", "MK00000001", "5-QĐ/TU, 07/11/2025", "07/11/2025"]);
    let commended = rows(&desk, &book(ListKind::CommendationBook));
    let told: Vec<[&str; 3]> = commended.iter().map(|row| [&*row[2], &*row[3], &*row[4]]).collect();
    assert_eq!(told, [["Trần Thị Ba", "Chi bộ Một", "Bằng khen"], ["Chi bộ Một", "", "Biểu dương"]]);
}

#[test]
fn papers_book_of_resolutions_has_one_line_a_document_however_many_it_is_about() {
    let mut desk = desk();
    let branch = desk.branch;
    let other = NewUnit { name: "Chi bộ Hai".into(), parent: Some(1), from: Some("2019-01-01".into()), ..NewUnit::default() };
    let other = add_unit(&mut desk.register, &other, &now()).unwrap().value;
    let people = [
        listed(&mut desk, branch, "Trần Thị Ba", "female"),
        listed(&mut desk, branch, "Lê Văn Tư", "male"),
        listed(&mut desk, other, "Vũ Văn Năm", "male"),
    ];
    for (person, votes) in people.iter().zip(["8", "9", "7"]) {
        let values = [("votes_entitled", "9"), ("votes_for", votes)];
        record(&mut desk, person.case, "branch_vote", "2024-03-04", Says { number: Some("21-NQ/CB"), values: &values });
        record(&mut desk, person.case, "committee_vote", "2024-04-05", Says { number: Some("31-NQ/ĐU"), values: &values });
    }
    let told = |unit: Option<i32>| -> Vec<[String; 5]> {
        let printed = rows(&desk, &BookQuery { unit, ..book(ListKind::ResolutionBook) });
        printed.iter().map(|row| [1, 2, 4, 5, 6].map(|place| row[place].clone())).collect()
    };
    // Each body has its own book.
    assert_eq!(
        told(None),
        [["31-NQ/ĐU", "05/04/2024", "Trần Thị Ba; Lê Văn Tư; Vũ Văn Năm", "Chi bộ Một; Chi bộ Hai", "8/9; 9/9; 7/9"].map(str::to_owned)]
    );
    assert_eq!(
        told(Some(branch)),
        [
            ["02-NQ/CB", "10/01/2021", "Trần Thị Ba; Lê Văn Tư", "Chi bộ Một", ""].map(str::to_owned),
            ["21-NQ/CB", "04/03/2024", "Trần Thị Ba; Lê Văn Tư", "Chi bộ Một", "8/9; 9/9"].map(str::to_owned),
        ]
    );
}

#[test]
fn papers_book_says_its_pages_on_its_title_page_and_every_page_is_counted() {
    let mut desk = desk();
    let branch = desk.branch;
    for number in 1..=40 {
        let documents = (&*format!("{number}-QĐ/ĐU"), "2022-03-04", "2022-03-20");
        admitted(&mut desk, branch, &format!("Trần Thị Mẫu {number}"), "female", documents);
    }
    let asked = ListOf::Book(BookQuery { from: None, ..book(ListKind::MemberBook) });
    let printed = list(&desk, &asked);
    let pdf = printed.pdfs(&|_| true).unwrap().unwrap();
    // A row runs over two sheets, so that behind the title page stand as many pages again as there are turned.
    assert!(pdf.facts.pages >= 5 && pdf.facts.pages % 2 == 1, "{}", pdf.facts.pages);
    let text = crate::pdf_text(&pdf.volumes[0]);
    assert!(text[0].contains(&format!("Sổ này có {:02} trang", pdf.facts.pages)), "{}", text[0]);
    assert!(text[0].contains(&format!("đánh số từ 1 đến {}", pdf.facts.pages)), "{}", text[0]);
    assert_eq!(text.len(), pdf.facts.pages);
    assert!(text[0].contains("SỔ DANH SÁCH ĐẢNG VIÊN") && text[0].contains("BÍ THƯ"), "{}", text[0]);
    for (place, pages) in text[1..].chunks(2).enumerate() {
        // The running numbers stand on both sheets.
        let first = pages[0].lines().filter(|line| line.contains("Trần Thị Mẫu")).count();
        assert!(first > 0, "sheet {place}");
        assert!(!pages[1].contains("Trần Thị Mẫu"), "names stand on the first sheet alone");
    }
}

#[test]
fn papers_course_lists_go_by_the_offices_units_and_say_the_results() {
    let mut desk = desk();
    let branch = desk.branch;
    let other = NewUnit { name: "Chi bộ Hai".into(), parent: Some(1), from: Some("2019-01-01".into()), ..NewUnit::default() };
    let other = add_unit(&mut desk.register, &other, &now()).unwrap().value;
    let course = Course {
        course_kind: "admission_course".into(),
        name: "Lớp mẫu đợt 1".into(),
        from: "2024-03-01".into(),
        to: "2024-03-03".into(),
        place: Some("Hội trường Mẫu".into()),
        ..Course::default()
    };
    let course = save_course(&mut desk.register, None, &course, &now()).unwrap().value;
    let of = [("course", &*course.to_string())];
    let passed = [of[0], ("result", "good"), ("score", "7.5")];
    for (unit, name, sex) in [(other, "An Thị Hai", "female"), (branch, "Bùi Văn Một", "male"), (branch, "Âu Thị Một", "female")] {
        let added = listed(&mut desk, unit, name, sex);
        record(&mut desk, added.case, "course_enrolled", "2024-02-20", Says { values: &of, ..Says::default() });
        if unit == branch {
            record(&mut desk, added.case, "course_result", "2024-03-03", Says { values: &passed, ..Says::default() });
        }
        if sex == "male" {
            let values = [of[0], ("branch_at_issue", "Chi bộ Một (cũ)")];
            record(&mut desk, added.case, "course_certificate", "2024-03-10", Says { number: Some("137-GCN"), values: &values });
        }
    }
    let asked = |paper| ListOf::Course(CourseQuery { course, paper });
    let sent = list(&desk, &asked(ListKind::ListCourse));
    let names: Vec<String> = table_rows(&sent).iter().map(|row| row[1].clone()).collect();
    assert_eq!(names, ["Âu Thị Một", "Bùi Văn Một", "An Thị Hai"]);
    assert_eq!(sent.paper().subtitle, "Lớp mẫu đợt 1\ntừ ngày 01/03/2024 đến ngày 03/03/2024, tại Hội trường Mẫu");
    assert_eq!(sent.paper().count_line, "Tổng số: 03 (bằng chữ: ba) quần chúng; trong đó nữ 02");
    let results = table_rows(&list(&desk, &asked(ListKind::ListCourseResults)));
    assert_eq!(results[1][4..8], ["Chi bộ Một (cũ)", "7,5", "Khá", "137-GCN"]);
    assert_eq!(results[2][4..8], ["Chi bộ Hai", "", "", ""]);
    let signing = list(&desk, &asked(ListKind::ListCourseSigning));
    assert_eq!(signing.table().heads[5..], ["01/03", "02/03", "03/03"]);
    assert!(signing.paper().least_row_mm >= 8.0, "no room to sign");
}

#[test]
fn papers_units_are_counted_as_their_pages_count_them() {
    let mut desk = desk();
    let branch = desk.branch;
    admitted(&mut desk, branch, "Trần Thị Ba", "female", ("10-QĐ/ĐU", "2022-03-04", "2022-03-20"));
    let full = admitted(&mut desk, branch, "Lê Văn Tư", "male", ("9-QĐ/ĐU", "2021-03-04", "2021-03-21"));
    record(&mut desk, full.case, "conversion_decision", "2022-04-01", Says::default());
    record(&mut desk, full.case, "post_held", "2023-01-01", Says { values: &[("position", "secretary")], ..Says::default() });
    listed(&mut desk, branch, "Vũ Văn Năm", "male");
    let rating = UnitEntry {
        unit: branch,
        kind: "unit_rating".into(),
        on: "2025-12-25".into(),
        values: [("period", "2025"), ("grade", "good")].map(|(field, value)| (field.to_owned(), value.to_owned())).into(),
        ..UnitEntry::default()
    };
    record_unit_event(&mut desk.register, &rating, &now()).unwrap();
    let units = list(&desk, &ListOf::Units(UnitsQuery::default()));
    let told: Vec<Vec<String>> = table_rows(&units).iter().map(|row| row[1..].to_vec()).collect();
    assert_eq!(told[0][..1], ["Đảng bộ Mẫu"]);
    assert_eq!(told[1][0], "Chi bộ Một");
    assert_eq!(told[1][2..], ["Đảng bộ Mẫu", "01/01/2019", "Lê Văn Tư", "1", "1", "1", "1", "Hoàn thành tốt nhiệm vụ", ""]);
    assert_eq!(told[0][5..9], ["1", "1", "1", "1"]);
    assert_eq!(units.paper().count_line, "Tổng số: 02 (bằng chữ: hai) tổ chức đảng");
    assert!(units.table().heads.contains(&"Xếp loại năm 2025".to_owned()), "{:?}", units.table().heads);
}

#[test]
fn papers_a_book_in_which_nothing_happened_says_so() {
    let desk = desk();
    for kind in ListKind::BOOKS {
        let printed = list(&desk, &ListOf::Book(book(kind)));
        let paper = printed.paper();
        assert_eq!(paper.row_count(), 0, "{}", kind.key());
        let said = paper.groups[0].title.as_deref().unwrap();
        assert!(["Chưa có gì để ghi.", "Không có ai."].contains(&said), "{}: {said}", kind.key());
        printed.pdfs(&|_| true).unwrap();
        printed.workbook().unwrap();
    }
}

/// The harm: a book says that somebody left the Party who is a member again, or that a slip was answered which never was.
#[test]
fn papers_books_tell_what_came_of_an_entry_and_no_more() {
    let mut desk = desk();
    let branch = desk.branch;
    let back = admitted(&mut desk, branch, "Trần Thị Về", "female", ("10-QĐ/ĐU", "2021-03-04", "2021-03-20"));
    record(&mut desk, back.case, "expelled", "2022-05-05", Says { number: Some("20-QĐ/ĐU"), values: &[("cause", "Vi phạm")] });
    record(&mut desk, back.case, "membership_restored", "2023-06-06", Says { values: &[("member_kind", "full")], ..Says::default() });
    let away = admitted(&mut desk, branch, "Lê Văn Đi", "male", ("11-QĐ/ĐU", "2021-03-04", "2021-03-21"));
    let slip = [("to_place", "Đảng bộ xã Mẫu"), ("slip_kind", "slip_10"), ("transfer_scope", "other_upper")];
    record(&mut desk, away.case, "transfer_slip", "2022-06-07", Says { number: Some("44-GTSH"), values: &slip });
    let home = [("unit", &*branch.to_string()), ("from_place", "Đảng bộ xã Mẫu"), ("transfer_scope", "other_upper"), ("member_kind", "probationary")];
    record(&mut desk, away.case, "transfer_received", "2025-01-09", Says { values: &home, ..Says::default() });
    // Cancelled before there was a ceremony, nobody had been a member.
    let never = listed(&mut desk, branch, "Vũ Văn Chưa", "male");
    record(&mut desk, never.case, "decision", "2022-03-04", Says { number: Some("12-QĐ/ĐU"), ..Says::default() });
    let decision = decision_of(&desk, never.case).to_string();
    let cancels = [("cancels", &*decision), ("ground", "not_qualified")];
    record(&mut desk, never.case, "decision_cancelled", "2022-04-01", Says { number: Some("30-QĐ/ĐU"), values: &cancels });

    let book_of_members = list(&desk, &ListOf::Book(BookQuery { from: None, ..book(ListKind::MemberBook) }));
    let left = book_of_members.table().columns.iter().position(|column| column.key == "left_party").unwrap();
    assert!(table_rows(&book_of_members).iter().all(|row| row[left].is_empty()), "whoever is a member has not left");
    let transfers = rows(&desk, &book(ListKind::TransferBook));
    assert_eq!(transfers.iter().map(|row| [&*row[1], &*row[9]]).collect::<Vec<_>>(), [["07/06/2022", ""], ["09/01/2025", "09/01/2025"]]);
    let left = rows(&desk, &book(ListKind::LeftBook));
    assert_eq!(left.iter().map(|row| [&*row[1], &*row[12]]).collect::<Vec<_>>(), [["Trần Thị Về", "khôi phục quyền ngày 06/06/2023"]]);
}
