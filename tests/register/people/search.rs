//! The harm: a clerk holds a resolution, an old card or a note with a phone number, types what stands on it into the search of
//! the people's lists, and is told that nobody is there. All of it is invented.

use std::collections::BTreeSet;

use domain::words::Language;
use proptest::prelude::*;
use register::cases::{correct_event, record_event, void_event};
use register::entries::Entry;
use register::lists::{ListQuery, list_page, list_rows};
use register::people::{find_people, merge_people};

use crate::cases::record::{Desk, desk, entry, now, values};

fn found(desk: &Desk, text: &str) -> Vec<String> {
    let query = ListQuery { search: text.to_owned(), ..ListQuery::default() };
    list_rows(&desk.register, &query, now().today).expect(text).into_iter().map(|row| row.name).collect()
}

/// A candidate listed by a resolution.
fn listed(desk: &mut Desk, name: &str, number: &str) -> (i32, i32) {
    let (person, case) = desk.candidate(name, "1990", "10/03/2021");
    let task = Entry { document_number: Some(number.to_owned()), ..entry(case, "task_given", "01/04/2021", &[("task", "Mẫu")], None) };
    record_event(&mut desk.register, &task, &now()).expect("an entry");
    (person, case)
}

#[test]
fn a_resolution_in_the_hand_finds_whom_it_is_about() {
    let mut desk = desk();
    listed(&mut desk, "Nguyễn Thị Mẫu", "05-NQ/CB");
    listed(&mut desk, "Trần Văn Mẫu", "15-NQ/CB");
    for text in ["05-NQ/CB", "05 NQ CB", "5-nq", "5-NQ/CB", "05-", "mẫu 05-nq/cb", "05-nq nguyễn"] {
        assert_eq!(found(&desk, text), ["Nguyễn Thị Mẫu"], "{text}");
    }
    assert_eq!(found(&desk, "nq/cb"), ["Nguyễn Thị Mẫu", "Trần Văn Mẫu"]);
    // The same answer where a person is chosen.
    let chosen = find_people(&desk.register, "15-nq", false, 10, now().today).expect("people");
    assert_eq!(chosen.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Trần Văn Mẫu"]);
    desk.sound();
}

#[test]
fn a_number_corrected_or_voided_is_no_longer_found_and_undo_brings_it_back() {
    let mut desk = desk();
    let (_, case) = listed(&mut desk, "Nguyễn Thị Mẫu", "05-NQ/CB");
    let wrong = Entry { document_number: Some("60-NQ/CB".into()), ..entry(case, "task_given", "02/04/2021", &[("task", "Mẫu")], None) };
    let wrong = record_event(&mut desk.register, &wrong, &now()).expect("an entry").value.event;
    assert_eq!(found(&desk, "60-nq").len(), 1);
    correct_event(&mut desk.register, wrong, &values("document_number", "61-NQ/CB"), "Gõ nhầm", &now()).expect("corrected");
    assert_eq!((found(&desk, "60-nq").len(), found(&desk, "61-nq").len()), (0, 1));
    desk.sound();
    void_event(&mut desk.register, wrong, "Ghi nhầm người", &now()).expect("voided");
    assert_eq!((found(&desk, "60-nq").len(), found(&desk, "61-nq").len(), found(&desk, "05-nq").len()), (0, 0, 1));
    desk.sound();
    desk.register.undo(&now()).expect("the voiding");
    assert_eq!((found(&desk, "60-nq").len(), found(&desk, "61-nq").len()), (0, 1));
    desk.register.undo(&now()).expect("the correction");
    assert_eq!((found(&desk, "60-nq").len(), found(&desk, "61-nq").len()), (1, 0));
    desk.register.undo(&now()).expect("the entry");
    assert_eq!((found(&desk, "60-nq").len(), found(&desk, "05-nq").len()), (0, 1));
    desk.register.redo(&now()).expect("the entry again");
    assert_eq!(found(&desk, "60-nq").len(), 1);
    desk.sound();
}

#[test]
fn a_phone_and_an_old_card_find_their_holder_with_points_and_without() {
    let mut desk = desk();
    let (person, _) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    desk.candidate("Trần Văn Mẫu", "1990", "10/03/2021");
    desk.fact(person, "phone", "0912 345 678; 0225.3745.001", "2021-03-10");
    desk.fact(person, "old_card_number", "12345678", "2021-03-10");
    desk.fact(person, "file_number", "000017HP", "2021-03-10");
    for text in [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "02253745001",
        "0225 3745",
        "12345678",
        "12.345678",
        "12.3",
        "12 345678",
        "000017HP",
        "000017-hp",
    ] {
        assert_eq!(found(&desk, text), ["Nguyễn Thị Mẫu"], "{text}");
    }
    desk.fact(person, "phone", "", "2021-03-10");
    assert_eq!(found(&desk, "0912345678"), Vec::<String>::new());
    desk.sound();
}

#[test]
fn cards_issued_before_the_one_before_are_found_too() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2019");
    for (number, on) in [("12.345678", "01/07/2020"), ("87654321", "01/07/2021"), ("001190000001", "01/10/2025")] {
        desk.happens(case, "card_issued", on, &[("card_number", number), ("occasion", "new")]);
    }
    for text in ["12345678", "12.345678", "87.654321", "87654321", "001190000001"] {
        assert_eq!(found(&desk, text), ["Nguyễn Thị Mẫu"], "{text}");
    }
    desk.sound();
}

#[test]
fn two_entries_of_one_person_made_one_are_found_by_the_papers_of_both() {
    let mut desk = desk();
    let (keep, _) = listed(&mut desk, "Nguyễn Thị Mẫu", "05-NQ/CB");
    let (other, _) = listed(&mut desk, "Nguyễn Thị Mẫu", "77-NQ/CB");
    desk.fact(other, "phone", "0912345678", "2021-03-10");
    merge_people(&mut desk.register, keep, other, &BTreeSet::new(), &now()).expect("made one");
    for text in ["05-nq", "77-nq", "0912345678"] {
        assert_eq!(found(&desk, text), ["Nguyễn Thị Mẫu"], "{text}");
    }
    desk.sound();
    desk.register.undo(&now()).expect("two again");
    assert_eq!((found(&desk, "05-nq 77-nq").len(), found(&desk, "77-nq").len(), found(&desk, "nguyen").len()), (0, 1, 2));
    desk.sound();
}

#[test]
fn a_name_of_another_keyboard_or_another_spelling_is_the_same_name() {
    let mut desk = desk();
    let (person, _) = desk.candidate("H’Hen Thuý", "1990", "10/03/2021");
    desk.candidate("Đặng Uỷ", "1990", "10/03/2021");
    desk.fact(person, "other_names", "Ma Bích", "2021-03-10");
    for text in ["H'Hen", "HʼHEN", "h`hen", "hen", "hhen thúy", "thuý", "THU\u{301}Y", "thuy", "bích"] {
        assert_eq!(found(&desk, text), ["H’Hen Thuý"], "{text}");
    }
    for text in ["đặng", "DANG", "ủy", "UỶ", "ỦY", "Đa\u{306}\u{323}ng", "u\u{309}y dang"] {
        assert_eq!(found(&desk, text), ["Đặng Uỷ"], "{text}");
    }
    desk.sound();
}

#[test]
fn what_looks_like_an_order_to_a_database_is_only_letters() {
    let mut desk = desk();
    listed(&mut desk, "Nguyễn Thị Mẫu", "05-NQ/CB");
    for text in [
        "\"\"",
        "\"",
        "*",
        "ng*",
        "ng%",
        "_",
        "-",
        "--",
        "-mau",
        "NEAR",
        "NEAR(nguyen mau)",
        "nguyen OR x",
        "NOT",
        "'; DROP TABLE person_key; --",
        "(",
        "^n",
        "\\",
    ] {
        assert_eq!(found(&desk, text), Vec::<String>::new(), "{text}");
    }
    for text in ["", "   ", "\u{200b}", "\0"] {
        assert_eq!(found(&desk, text).len(), 1, "{text:?}");
    }
}

/// What one person bears: syllables of the name, phone, resolution.
#[derive(Clone, Debug)]
struct Somebody {
    name: String,
    phone: String,
    number: String,
}

fn somebody() -> impl Strategy<Value = Somebody> {
    let syllable = prop::sample::select(vec!["Nguyễn", "Đặng", "Thuý", "Thúy", "Uỷ", "H'Hen", "Y-Bĩ", "Hoà", "K’Brẻo"]);
    let name = prop::collection::vec(syllable, 2..4).prop_map(|words| words.join(" "));
    (name, "0[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{3}", "0?[1-9][0-9]?-(NQ|QĐ|TB)/(CB|ĐU|ĐUK)").prop_map(|(name, phone, number)| Somebody {
        name,
        phone,
        number,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

    #[test]
    fn whoever_is_there_is_found_by_each_of_their_names_and_numbers(people in prop::collection::vec(somebody(), 1..5), any in "\\PC{0,60}|[\\x00-\\xff]{0,60}") {
        let mut desk = desk();
        for one in &people {
            let (person, _) = listed(&mut desk, &one.name, &one.number);
            desk.fact(person, "phone", &one.phone, "2021-03-10");
        }
        for one in &people {
            let bare: String = one.phone.chars().filter(char::is_ascii_digit).collect();
            let number = one.number.replace(['-', '/'], " ");
            let same = one.number.trim_start_matches('0');
            for text in [
                one.name.clone(), one.name.to_uppercase(), domain::name::search_key(&one.name), one.name.replace('\'', "ʼ"), one.name.replace('’', "`"),
                one.phone.clone(), bare, one.number.clone(), one.number.to_lowercase(), number, same.to_owned(), format!("0{same}"),
                format!("{} {}", one.number, one.name),
            ] {
                prop_assert!(found(&desk, &text).contains(&one.name), "{text:?} of {one:?}");
            }
        }
        let query = ListQuery { search: any.clone(), ..ListQuery::default() };
        prop_assert!(list_page(&desk.register, &query, now().today, 0, 10, Language::Vi).is_ok(), "{any:?}");
        desk.sound();
    }
}
