//! Lists with a name: kept, asked again, changed, taken back; and what is no more is said.

use domain::words::Language;
use register::RegisterError;
use register::lists::{AskedColumn, Filters, ListQuery, SortBy, drop_list, list_ids, named_list, named_lists, save_list};
use register::people::{NewPerson, add_person};

use crate::cases::record::{Desk, day, desk, now};

fn women() -> ListQuery {
    ListQuery {
        filters: Filters::asking(&["sex=female", "card_number="]).unwrap(),
        sorts: vec![SortBy { field: "birth_date".into(), descending: true }],
        group: Some("unit".into()),
        columns: ["name", "birth_date", "card_number", "blank:Ký nhận"].map(AskedColumn::new).to_vec(),
        as_of: Some("2022-01-01".into()),
        ..ListQuery::default()
    }
}

fn names(desk: &Desk) -> Vec<String> {
    let lists = named_lists(&desk.register, Language::Vi, now().today).unwrap();
    lists.into_iter().filter(|list| list.id.is_some()).map(|list| list.name).collect()
}

fn refused(answer: Result<impl Sized, RegisterError>) -> String {
    match answer {
        Err(RegisterError::Refused(refusal)) => format!("{} at {}", refusal.code, refusal.field.unwrap_or_default()),
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("not refused"),
    }
}

#[test]
fn a_list_is_kept_with_all_it_asks_for_but_the_day() {
    let mut desk = desk();
    let id = save_list(&mut desk.register, None, "  Nữ   chưa có thẻ ", &women(), &now()).unwrap().value;
    assert_eq!(names(&desk), ["Nữ chưa có thẻ"]);
    let kept = named_list(&desk.register, "nu chua co the", now().today).unwrap();
    assert_eq!((kept.id, kept.query, kept.gone), (Some(id), ListQuery { as_of: None, ..women() }, Vec::new()));

    let other = ListQuery { group: None, ..women() };
    save_list(&mut desk.register, Some(id), "Nữ", &other, &now()).unwrap();
    assert_eq!(named_list(&desk.register, "Nữ", now().today).unwrap().query.group, None);
    desk.register.undo(&now()).unwrap();
    assert_eq!(named_list(&desk.register, "Nữ chưa có thẻ", now().today).unwrap().query.group, Some("unit".into()));
    drop_list(&mut desk.register, id, &now()).unwrap();
    assert_eq!(names(&desk), Vec::<String>::new());
    desk.register.undo(&now()).unwrap();
    assert_eq!(names(&desk), ["Nữ chưa có thẻ"]);
}

/// The harm: of two lists of one name nobody knows which one prints.
#[test]
fn no_two_lists_have_one_name_however_it_is_written() {
    let mut desk = desk();
    save_list(&mut desk.register, None, "Đảng viên nữ", &women(), &now()).unwrap();
    assert_eq!(refused(save_list(&mut desk.register, None, "ĐẢNG VIÊN NỮ", &women(), &now())), "list_name_taken at name");
    assert_eq!(refused(save_list(&mut desk.register, None, "Đã rời trong năm", &women(), &now())), "list_name_taken at name");
    assert_eq!(refused(save_list(&mut desk.register, None, "  ", &women(), &now())), "empty_title at name");
    assert_eq!(refused(named_list(&desk.register, "Không có", now().today)), "list_unknown at named");
    assert_eq!(names(&desk), ["Đảng viên nữ"]);
}

/// The harm: one field that a later program no longer has, and the whole list is lost.
#[test]
fn a_field_that_is_no_more_is_told_and_the_rest_of_the_list_stands() {
    let mut desk = desk();
    let mut asked = women();
    save_list(&mut desk.register, None, "Nữ", &asked, &now()).unwrap();
    let renamed = register::log::Operation::new("list_changed");
    let by_hand = |tx: &register::Connection| Ok(tx.execute("UPDATE named_list SET query = replace(query, 'card_number', 'party_card')", [])?);
    desk.register.transact(renamed, &now(), by_hand).unwrap();
    let kept = named_list(&desk.register, "Nữ", now().today).unwrap();
    assert_eq!(kept.gone, ["party_card"]);
    asked.filters = Filters::asking(&["sex=female"]).unwrap();
    asked.columns.remove(2);
    assert_eq!(kept.query, ListQuery { as_of: None, ..asked });
    list_ids(&desk.register, &kept.query, day("2022-01-01")).unwrap();
}

/// Every list that ships asks for what there is, on any day of the year.
#[test]
fn the_lists_that_ship_can_be_asked_for() {
    let desk = desk();
    for today in ["2024-02-29", "2025-02-03", "2025-11-08", "2026-12-31"] {
        let lists = named_lists(&desk.register, Language::Vi, day(today)).unwrap();
        assert!(lists.len() >= 9);
        for list in lists {
            assert!(!list.name.starts_with("list."), "{}", list.name);
            list_ids(&desk.register, &list.query, day(today)).unwrap_or_else(|error| panic!("{}: {error:?}", list.name));
        }
    }
}

/// Thirty years on 3/2/2026 for whoever is counted from 3/2/1996; on 4/2/2026 the next occasion is 19/5.
#[test]
fn badges_are_for_those_who_reach_their_years_by_the_next_occasion_and_had_not_by_the_last() {
    let mut desk = desk();
    for (name, from) in [("Mẫu Một", "1995-11-08"), ("Mẫu Hai", "1996-02-03"), ("Mẫu Ba", "1996-02-04"), ("Mẫu Bốn", "1995-11-07")] {
        let values = [("member_kind", "full"), ("admission_date_set", from), ("official_date_set", from)];
        let new = NewPerson {
            unit: desk.branch,
            first: "member_recorded".into(),
            on: "2020-01-02".into(),
            values: values.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
            facts: [("birth_name".to_owned(), name.to_owned())].into(),
            reason: Some("Mẫu".into()),
            ..NewPerson::default()
        };
        add_person(&mut desk.register, &new, &now()).unwrap();
    }
    let reach = |desk: &Desk, today: &str| {
        let list = named_list(&desk.register, "badges", day(today)).unwrap();
        let rows = register::lists::list_rows(&desk.register, &list.query, day(today)).unwrap();
        rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(reach(&desk, "2026-02-01"), ["Mẫu Một", "Mẫu Hai"]);
    assert_eq!(reach(&desk, "2026-02-03"), ["Mẫu Một", "Mẫu Hai"]);
    assert_eq!(reach(&desk, "2026-02-04"), ["Mẫu Ba"]);
    assert_eq!(reach(&desk, "2025-11-07"), ["Mẫu Bốn"]);
}
