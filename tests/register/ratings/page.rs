//! Grades year beside year: what stands now, by the entries in force and nothing else.

use register::cases::{correct_event, record_event, void_event};
use register::ratings::{Rated, RatingPage, rating_page};
use register::settings::{RuleEdit, rule_list, save_rule};
use register::units::{NewUnit, UnitEntry, add_unit, record_unit_event};

use crate::cases::record::{Desk, day, desk, entry, now};

fn rate_unit(desk: &mut Desk, unit: i32, on: &str, period: &str, grade: &str) -> i32 {
    let values = [("period".to_owned(), period.to_owned()), ("grade".to_owned(), grade.to_owned())].into();
    let entry = UnitEntry { unit, kind: "unit_rating".into(), on: on.into(), values, ..UnitEntry::default() };
    record_unit_event(&mut desk.register, &entry, &now()).expect("a rating").value.event
}

/// The grades of each row, a year a place.
fn grades(page: &RatingPage) -> Vec<Vec<&str>> {
    page.rows.iter().map(|row| row.grades.iter().map(|one| one.as_ref().map_or("", |one| one.grade.as_str())).collect()).collect()
}

/// The harms: a grade corrected or voided shows as it was first written; a quarter passes for its year; a unit that was not
/// there counts.
#[test]
fn the_grades_of_units_are_those_in_force_and_who_did_not_stand_is_told() {
    let mut desk = desk();
    let first = desk.branch;
    let later = NewUnit { name: "Chi bộ Hai".into(), parent: Some(1), from: Some("2023-10-02".into()), ..NewUnit::default() };
    let later = add_unit(&mut desk.register, &later, &now()).expect("a branch").value;
    rate_unit(&mut desk, first, "10/01/2023", "2022", "completed");
    let wrong = rate_unit(&mut desk, first, "10/01/2024", "Năm 2023", "good");
    rate_unit(&mut desk, later, "10/01/2025", "2024", "excellent");
    rate_unit(&mut desk, first, "10/04/2024", "Quý I/2024", "not_completed");
    let twice = rate_unit(&mut desk, later, "11/01/2025", "2024", "good");
    correct_event(&mut desk.register, wrong, &crate::cases::record::values("grade", "excellent"), "Theo quyết định", &now()).expect("corrected");
    void_event(&mut desk.register, twice, "Ghi nhầm", &now()).expect("voided");
    let page = rating_page(&desk.register, Rated::Units, None, 2024, day("2026-11-24")).expect("a page");
    assert_eq!(page.years, [2021, 2022, 2023, 2024, 2025, 2026]);
    // The committee above is rated by nobody in this register.
    assert_eq!(page.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Chi bộ Một", "Chi bộ Hai"]);
    assert_eq!(grades(&page), [["", "completed", "excellent", "", "", ""], ["", "", "", "excellent", "", ""]]);
    assert_eq!(page.rows[1].stood, [false, false, true, true, true, true]);
    assert_eq!(page.rows[1].from.as_deref(), Some("2023-10-02"));
    // As of a day before the decision nothing of it is known.
    let page = rating_page(&desk.register, Rated::Units, None, 2024, day("2024-12-31")).expect("a page");
    assert_eq!(page.years, [2021, 2022, 2023, 2024]);
    assert_eq!(grades(&page)[1], ["", "", "", ""]);
    desk.sound();
}

#[test]
fn members_of_a_unit_are_rated_and_a_cap_holds_only_where_it_is_switched_on() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    desk.candidate("Trần Văn Mẫu", "1991", "10/03/2021");
    desk.happens(case, "decision", "01/06/2022", &[]);
    desk.happens(case, "ceremony", "10/06/2022", &[]);
    let rating = entry(case, "rating", "10/01/2024", &[("period", "2023"), ("grade", "good")], None);
    record_event(&mut desk.register, &rating, &now()).expect("a rating");
    let page = rating_page(&desk.register, Rated::Members, Some(desk.branch), 2023, day("2024-02-01")).expect("a page");
    assert_eq!((page.total, page.years.as_slice()), (1, &[2020, 2021, 2022, 2023, 2024][..]));
    assert_eq!(grades(&page), [["", "", "", "good", ""]]);
    assert_eq!(page.rows[0].stood, [false, false, true, true, true]);
    assert!(page.cap.is_none(), "shipped switched off");
    let cap = rule_list(&desk.register).expect("rules").into_iter().find(|rule| rule.key == "excellent_share").expect("the cap");
    let edit = RuleEdit {
        amount: None,
        extension: None,
        effective_from: cap.effective_from.clone(),
        effective_to: None,
        enabled: true,
        source: "Hướng dẫn mẫu".into(),
        note: cap.note.clone(),
    };
    save_rule(&mut desk.register, "condition", cap.rule, &edit, &now()).expect("switched on");
    let page = rating_page(&desk.register, Rated::Members, None, 2023, day("2024-02-01")).expect("a page");
    assert_eq!(page.cap.map(|cap| (cap.percent, cap.source)), Some((20, "Hướng dẫn mẫu".to_owned())));
    desk.sound();
}
