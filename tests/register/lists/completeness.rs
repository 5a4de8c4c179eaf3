//! A list that asks for what is missing tells how many lack nothing, in all and in each group: a clerk counts the branches
//! before the yearly review.

use domain::words::Language;
use register::lists::{Completeness, Condition, Filters, ListPage, ListQuery, list_page, list_rows};
use register::units::{NewUnit, add_unit};

use crate::cases::record::{Desk, day, desk, now};

const ON: &str = "2026-11-24";

/// Seven in three branches: in the first one of two lacks the file number; in the second two of three, one of them the
/// citizen's ID as well; in the third, nobody does.
fn seven() -> Desk {
    let mut desk = desk();
    let people = [
        ("Chi bộ Một", "An", false, true),
        ("Chi bộ Một", "Bình", true, true),
        ("Chi bộ Hai", "Cúc", false, true),
        ("Chi bộ Hai", "Dung", false, false),
        ("Chi bộ Hai", "Em", true, true),
        ("Chi bộ Ba", "Giang", true, false),
        ("Chi bộ Ba", "Hà", true, true),
    ];
    for (number, (branch, name, has_file, has_id)) in people.into_iter().enumerate() {
        if !register::units::unit_list(&desk.register, day(ON)).unwrap().iter().any(|unit| unit.name == branch) {
            let new = NewUnit { name: branch.into(), parent: Some(1), from: Some("2019-01-01".into()), ..NewUnit::default() };
            desk.branch = add_unit(&mut desk.register, &new, &now()).unwrap().value;
        }
        let (person, _) = desk.candidate(&format!("Mẫu Thị {name}"), "1990", "10/03/2021");
        if has_file {
            desk.fact(person, "file_number", &format!("00010{number}HP"), "");
        }
        if has_id {
            desk.fact(person, "citizen_id", &format!("03119000010{number}"), "");
        }
    }
    desk
}

fn asked(desk: &Desk, conditions: Vec<Vec<&str>>, group: Option<&str>) -> ListPage {
    let read = |any: Vec<&str>| any.iter().map(|text| text.parse().unwrap()).collect::<Vec<Condition>>();
    let filters = Filters { conditions: conditions.into_iter().map(read).collect(), ..Filters::default() };
    let query = ListQuery { filters, group: group.map(str::to_owned), ..ListQuery::default() };
    let page = list_page(&desk.register, &query, day(ON), 0, 100, Language::Vi).unwrap();
    // Who is listed is one answer, however it is asked for.
    let listed: Vec<i32> = list_rows(&desk.register, &query, day(ON)).unwrap().iter().map(|row| row.person).collect();
    assert_eq!(page.rows.iter().map(|row| row.person).collect::<Vec<_>>(), listed);
    page
}

fn names(page: &ListPage) -> String {
    page.rows.iter().filter_map(|row| row.name.split(' ').next_back()).collect::<Vec<_>>().join(" ")
}

/// Each group: title, first row, how many, complete of all.
fn told(page: &ListPage) -> Vec<String> {
    let whole = |of: Option<Completeness>| of.map_or_else(|| "-".to_owned(), |of| format!("{}/{}", of.complete, of.of));
    page.groups.iter().map(|group| format!("{} {} {} {}", group.title, group.from, group.count, whole(group.completeness))).collect()
}

const fn of(complete: u32, of: u32) -> Option<Completeness> {
    Some(Completeness { complete, of })
}

#[test]
fn each_branch_says_who_lacks_it_and_how_many_are_complete_those_where_nobody_lacks_it_too() {
    let desk = seven();
    let page = asked(&desk, vec![vec!["file_number="]], Some("unit"));
    assert_eq!(names(&page), "An Cúc Dung");
    assert_eq!(page.completeness, of(4, 7));
    assert_eq!(told(&page), ["Chi bộ Một 0 1 1/2", "Chi bộ Hai 1 2 1/3", "Chi bộ Ba 3 0 2/2"]);
    let women: Vec<u32> = page.groups.iter().map(|group| group.women).collect();
    assert_eq!(women, [1, 2, 0]);
}

#[test]
fn other_conditions_narrow_both_who_lacks_it_and_of_whom() {
    let desk = seven();
    let page = asked(&desk, vec![vec!["file_number="], vec!["citizen_id!="]], Some("unit"));
    assert_eq!((names(&page).as_str(), page.completeness), ("An Cúc", of(3, 5)));
    assert_eq!(told(&page), ["Chi bộ Một 0 1 1/2", "Chi bộ Hai 1 1 1/2", "Chi bộ Ba 2 0 1/1"]);
    // Nobody is missed of whom something is known.
    let page = asked(&desk, vec![vec!["file_number!="]], Some("unit"));
    assert_eq!((names(&page).as_str(), page.completeness), ("Bình Em Giang Hà", None));
    assert_eq!(told(&page), ["Chi bộ Một 0 1 -", "Chi bộ Hai 1 1 -", "Chi bộ Ba 2 2 -"]);
}

#[test]
fn of_several_missing_things_whoever_lacks_none_is_complete() {
    let desk = seven();
    // Both are asked for: Giang lacks one, and is neither in the list nor complete.
    let both = asked(&desk, vec![vec!["file_number="], vec!["citizen_id="]], None);
    assert_eq!((names(&both).as_str(), both.completeness), ("Dung", of(3, 7)));
    let either = asked(&desk, vec![vec!["file_number=", "citizen_id="]], Some("unit"));
    assert_eq!((names(&either).as_str(), either.completeness), ("An Cúc Dung Giang", of(3, 7)));
    assert_eq!(told(&either), ["Chi bộ Một 0 1 1/2", "Chi bộ Hai 1 2 1/3", "Chi bộ Ba 3 1 1/2"]);
}

#[test]
fn grouped_by_what_is_missing_those_who_have_it_make_no_groups() {
    let desk = seven();
    let page = asked(&desk, vec![vec!["file_number="]], Some("file_number"));
    assert_eq!((told(&page), page.completeness), (vec!["Chưa rõ 0 3 -".to_owned()], of(4, 7)));
}
