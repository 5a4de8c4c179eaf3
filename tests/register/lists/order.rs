//! In which order a list stands, and in which groups.

use domain::words::Language;
use register::RegisterError;
use register::lists::{AskedColumn, ListQuery, SortBy, list_page, list_rows};

use crate::cases::record::{Desk, day, desk};

const ON: &str = "2022-01-01";

/// Four of whom one's birth is not known, and two were put on the list on one day.
fn four() -> Desk {
    let mut desk = desk();
    desk.candidate("Trần Thị Đào", "1990", "01/05/2021");
    desk.candidate("Lê Văn Bưởi", "1985-03", "01/03/2021");
    desk.candidate("Phạm Thị Na", "", "01/05/2020");
    desk.candidate("Vũ Văn Ổi", "1990", "01/03/2021");
    desk
}

fn sorted(desk: &Desk, by: &[(&str, bool)], group: Option<&str>) -> Vec<String> {
    let sorts = by.iter().map(|(field, descending)| SortBy { field: (*field).into(), descending: *descending }).collect();
    let query = ListQuery { sorts, group: group.map(str::to_owned), ..ListQuery::default() };
    list_rows(&desk.register, &query, day(ON)).unwrap().into_iter().map(|row| row.name.split(' ').next_back().unwrap().to_owned()).collect()
}

#[test]
fn one_field_sorts_after_another_and_what_is_not_known_stands_last_either_way() {
    let desk = four();
    assert_eq!(sorted(&desk, &[("birth_date", false)], None), ["Bưởi", "Đào", "Ổi", "Na"]);
    assert_eq!(sorted(&desk, &[("birth_date", true)], None), ["Đào", "Ổi", "Bưởi", "Na"]);
    assert_eq!(sorted(&desk, &[("candidate_listed", false), ("name", true)], None), ["Na", "Ổi", "Bưởi", "Đào"]);
    assert_eq!(sorted(&desk, &[("candidate_listed", true), ("name", false)], None), ["Đào", "Bưởi", "Ổi", "Na"]);
}

#[test]
fn a_list_is_parted_by_the_year_of_a_day_with_how_many_and_how_many_women() {
    let desk = four();
    assert_eq!(sorted(&desk, &[("name", true)], Some("birth_date")), ["Bưởi", "Ổi", "Đào", "Na"]);
    // A screen may remember a field that is no more.
    let columns = ["candidate_listed", "height"].map(AskedColumn::new).to_vec();
    let query = ListQuery { group: Some("birth_date".into()), columns, ..ListQuery::default() };
    let page = list_page(&desk.register, &query, day(ON), 1, 2, Language::Vi).unwrap();
    let groups: Vec<(&str, u32, u32)> = page.groups.iter().map(|group| (group.title.as_str(), group.from, group.count)).collect();
    assert_eq!(groups, [("1985", 0, 1), ("1990", 1, 2), ("Chưa rõ", 3, 1)]);
    let rows: Vec<(&str, &str)> = page.rows.iter().map(|row| (row.name.as_str(), row.cells["candidate_listed"].as_str())).collect();
    assert_eq!(rows, [("Trần Thị Đào", "01/05/2021"), ("Vũ Văn Ổi", "01/03/2021")]);
}

#[test]
fn an_order_by_what_is_no_field_is_refused_by_its_name() {
    let desk = four();
    let asked = |query: ListQuery| match list_rows(&desk.register, &query, day(ON)) {
        Err(RegisterError::Refused(refusal)) => format!("{} {}", refusal.code, refusal.field.unwrap_or_default()),
        other => panic!("{other:?}"),
    };
    assert_eq!(asked(ListQuery { sorts: vec![SortBy::ascending("height")], ..ListQuery::default() }), "list_field_unknown sort");
    assert_eq!(asked(ListQuery { group: Some("height".into()), ..ListQuery::default() }), "list_field_unknown group");
}
