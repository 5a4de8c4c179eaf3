//! Entering a person: every sort of field, what cannot be, and who may be the same person.

use serde_json::{Value, json};

use crate::desk::{BRANCH, Desk};

/// `person add` in the branch with these fields.
fn add(desk: &Desk, name: &str, set: &[&str]) -> crate::desk::Answer {
    let mut arguments = vec!["--name", name, "--unit", BRANCH, "--on", "2021-03-10"];
    for pair in set {
        arguments.extend(["--set", pair]);
    }
    desk.ask("person add", &arguments)
}

fn facts(desk: &Desk, person: &Value, as_of: &str) -> Value {
    desk.show(&person.to_string(), as_of)["person"].clone()
}

#[test]
fn every_sort_of_field_comes_back_as_it_was_meant() {
    let desk = Desk::with_units();
    let added = add(
        &desk,
        "  Nguyễn   Thị Mẫu ",
        &[
            "sex=female",
            "birth_date=1991-09",
            "ethnicity=01",
            "citizen_id=001191000001",
            "home_place={\"commune\":\"xã Mẫu\",\"province\":\"tỉnh Mẫu\"}",
            "residence_permanent=Số 3, phố Mẫu, tỉnh Mẫu",
            "general_schooling=upper_secondary",
            "occupation=Công nhân = thợ hàn",
            "mass_organizations=[{\"organization\":\"youth_union\",\"joined\":\"2007\"}]",
            "relatives=[{\"relation\":\"father\",\"name\":\"Nguyễn Văn Cha\",\"birth_year\":1960}]",
            "special_cases=[\"religious\"]",
            "document_number=05-NQ/CB",
            "note=mẫu",
        ],
    )
    .json();
    assert_eq!(added["likely"], json!([]));
    let page = desk.show(&added["person"].to_string(), "2021-03-10");
    let person = &page["person"];
    assert_eq!(person["birth_name"], "Nguyễn Thị Mẫu");
    assert_eq!(person["sex"], "female");
    assert_eq!(person["birth_date"], "1991-09", "no day is invented");
    assert_eq!(person["citizen_id"], "001191000001", "leading zeros stay");
    assert_eq!(person["home_place"]["commune"], "xã Mẫu");
    assert_eq!(person["home_place"]["province"], "tỉnh Mẫu");
    assert!(person["residence_permanent"].to_string().contains("Số 3, phố Mẫu, tỉnh Mẫu"), "{person}");
    assert_eq!(person["occupation"], "Công nhân = thợ hàn", "only the first = parts field and value");
    assert_eq!(person["mass_organizations"][0]["organization"], "youth_union");
    assert_eq!(person["mass_organizations"][0]["joined"], "2007");
    assert_eq!(person["relatives"][0]["name"], "Nguyễn Văn Cha");
    assert!(person["special_cases"].to_string().contains("religious"));
    let event = &page["cases"][0]["events"][0];
    assert_eq!((&event["kind"], &event["on"]), (&json!("candidate_listed"), &json!("2021-03-10")));
    assert_eq!(event["document_number"], "05-NQ/CB");
}

#[test]
fn a_text_that_looks_like_a_list_stays_text() {
    let desk = Desk::with_units();
    let added = add(&desk, "Nguyễn Thị Mẫu", &["other_names=[1]", "health=[\"tốt\"]"]).json();
    let person = facts(&desk, &added["person"], "2021-03-10");
    assert_eq!((&person["other_names"], &person["health"]), (&json!("[1]"), &json!("[\"tốt\"]")));
}

#[test]
fn a_dated_fact_holds_from_the_first_event() {
    let desk = Desk::with_units();
    let added = add(&desk, "Nguyễn Thị Mẫu", &["occupation=Công nhân", "citizen_id=001191000001"]).json();
    assert_eq!(facts(&desk, &added["person"], "2021-03-10")["occupation"], "Công nhân");
    let before = facts(&desk, &added["person"], "2021-03-09");
    assert_eq!(before["occupation"], Value::Null);
    assert_eq!(before["citizen_id"], "001191000001", "what does not change holds always");
}

#[test]
fn before_the_first_event_there_is_no_case() {
    let desk = Desk::with_units();
    let (person, _) = desk.candidate("Nguyễn Thị Mẫu", "2021-03-10");
    let page = desk.show(&person, "2021-03-09");
    assert_eq!(page["cases"], json!([]));
    assert_eq!(page["person"]["birth_name"], "Nguyễn Thị Mẫu");
    assert_eq!(desk.names(&["--as-of", "2021-03-09"]), Vec::<String>::new());
    assert_eq!(desk.show(&person, "2021-03-10")["cases"].as_array().expect("an array").len(), 1);
    desk.refused("person show", &["99"]);
}

#[test]
fn what_no_person_can_have_is_refused_and_nothing_is_written() {
    let desk = Desk::with_units();
    let before = desk.counts();
    let refused: &[&[&str]] = &[
        &["no_such_field=1"],
        &["citizen_id=00119100001"],
        &["citizen_id=0011910000012"],
        &["citizen_id=00119100000A"],
        &["old_id=1234567890"],
        &["card_number=1234567"],
        &["birth_date=31/02/1991"],
        &["birth_date=1991-02-31"],
        &["birth_date=1991-13"],
        &["birth_date=2999-01-01"],
        &["birth_date=không rõ"],
        &["sex=other"],
        &["ethnicity=99"],
        &["home_place={\"planet\":\"Mẫu\"}"],
        &["mass_organizations=không"],
        &["mass_organizations=[{\"no_such_column\":\"x\"}]"],
        &["birth_name="],
    ];
    for set in refused {
        let answer = add(&desk, "Nguyễn Thị Mẫu", set);
        assert_eq!((answer.code, answer.out.as_str()), (1, ""), "{set:?}: {answer:?}");
        assert!(!answer.err.trim().is_empty(), "{set:?}");
    }
    add(&desk, "", &[]).refused();
    add(&desk, " \t ", &[]).refused();
    desk.refused("person add", &["--name", "Nguyễn Thị Mẫu", "--unit", "99", "--on", "2021-03-10"]);
    desk.refused("person add", &["--name", "Nguyễn Thị Mẫu", "--unit", BRANCH, "--on", "2021-02-31"]);
    desk.refused("person add", &["--name", "Nguyễn Thị Mẫu", "--unit", BRANCH, "--on", "2999-01-01"]);
    desk.refused("person add", &["--name", "Nguyễn Thị Mẫu", "--unit", BRANCH, "--on", "2021-03-10", "--first", "ceremony"]);
    add(&desk, "Nguyễn Thị Mẫu", &["không có dấu bằng"]).wrong_usage();
    assert_eq!(desk.counts(), before);
}

#[test]
fn names_of_one_and_of_seven_syllables() {
    let desk = Desk::with_units();
    for name in ["Sùng", "Công Tằng Tôn Nữ Thị Mẫu Hai"] {
        let (person, _) = desk.candidate(name, "2021-03-10");
        assert_eq!(desk.show(&person, "2021-03-10")["person"]["birth_name"], name);
    }
    assert_eq!(desk.names(&[]), ["Công Tằng Tôn Nữ Thị Mẫu Hai", "Sùng"]);
}

#[test]
fn a_taken_citizen_id_is_refused() {
    let desk = Desk::with_units();
    add(&desk, "Nguyễn Thị Mẫu", &["citizen_id=001191000001"]).json();
    let before = desk.counts();
    add(&desk, "Trần Văn Khác", &["citizen_id=001191000001"]).refused();
    // The same number typed with points is the same number.
    add(&desk, "Trần Văn Khác", &["citizen_id=001.191.000.001"]).refused();
    assert_eq!(desk.counts(), before);
    add(&desk, "Trần Văn Khác", &["citizen_id=001191000002"]).json();
}

#[test]
fn a_likely_duplicate_is_told_never_refused() {
    let desk = Desk::with_units();
    let first = add(&desk, "Nguyễn Thị Mẫu", &["birth_date=1991-09-05"]).json()["person"].clone();
    let same = add(&desk, "NGUYỄN THỊ MẪU", &["birth_date=1991-09-05"]).json();
    assert_eq!(same["likely"], json!([first]), "case does not matter");
    let by_year = add(&desk, "Nguyễn Thị Mẫu", &["birth_date=1991"]).json();
    assert!(by_year["likely"].as_array().expect("an array").contains(&first), "1991 can be 5/9/1991: {by_year}");
    let other_day = add(&desk, "Nguyễn Thị Mẫu", &["birth_date=1991-09-06"]).json();
    assert!(!other_day["likely"].as_array().expect("an array").contains(&first), "{other_day}");
    let other_name = add(&desk, "Nguyễn Thị Mậu", &["birth_date=1991-09-05"]).json();
    assert_eq!(other_name["likely"], json!([]), "another tone is another name");
    assert_eq!(desk.counts()[0], 5);
}

#[test]
fn two_unknown_births_are_not_equal() {
    let desk = Desk::with_units();
    add(&desk, "Nguyễn Thị Mẫu", &[]).json();
    let second = add(&desk, "Nguyễn Thị Mẫu", &[]).json();
    assert_eq!(second["likely"], json!([]));
}

#[test]
fn a_person_may_begin_in_five_ways() {
    let desk = Desk::with_units();
    let first = |name: &str, kind: &str, set: &[&str]| {
        let mut arguments = vec!["--name", name, "--unit", BRANCH, "--on", "2021-03-10", "--first", kind];
        for pair in set {
            arguments.extend(["--set", pair]);
        }
        desk.json("person add", &arguments);
        desk.stage(name, "2021-03-10")
    };
    assert_eq!(first("Mẫu Một", "candidate_listed", &[]), "candidate");
    assert_eq!(first("Mẫu Hai", "candidate_introduced", &["organization=youth_union"]), "candidate");
    assert_eq!(first("Mẫu Ba", "candidate_moved_in", &["from_place=Chi bộ nơi khác"]), "candidate");
    assert_eq!(first("Mẫu Bốn", "member_recorded", &["member_kind=full"]), "full");
    assert_eq!(first("Mẫu Năm", "member_recorded", &["member_kind=probationary", "admission_date_set=2020-10-05"]), "probation");
    assert_eq!(first("Mẫu Sáu", "transfer_received", &["transfer_scope=other_upper", "member_kind=full"]), "full");
    // A field that the kind must have.
    desk.refused("person add", &["--name", "Mẫu Bảy", "--unit", BRANCH, "--on", "2021-03-10", "--first", "candidate_introduced"]);
}

/// The harm: one person stood in the lists twice, once from a workbook and once by hand, and could not be made one.
#[test]
fn two_entries_of_one_person_are_made_one() {
    let desk = Desk::with_units();
    let (keep, _) = desk.candidate("Nguyễn Thị Mẫu", "2021-03-10");
    let (other, _) = desk.candidate("Nguyễn Thị Mẫu", "2021-03-12");
    desk.json("person set", &[&keep, "--set", "phone=0900000001"]);
    desk.json("person set", &[&other, "--set", "phone=0900000002", "--set", "birth_date=1990"]);
    let merged = desk.json("person merge", &[&keep, &other]);
    assert_eq!(
        (&merged["cases"], &merged["joined"], &merged["taken"], &merged["left"]),
        (&json!(1), &json!(true), &json!(["birth_date"]), &json!(["phone"]))
    );
    let shown = desk.show(&keep, "2026-01-01");
    assert_eq!((&shown["person"]["phone"], &shown["person"]["birth_date"]), (&json!("0900000001"), &json!("1990")));
    assert_eq!(shown["cases"].as_array().map(Vec::len), Some(1));
    assert!(desk.refused("person show", &[&other]).contains("person_unknown"));
    assert!(desk.refused("person merge", &[&keep, &keep]).contains("merge_with_oneself"));
    desk.json("undo", &[]);
    assert_eq!(desk.show(&other, "2026-01-01")["person"]["phone"], json!("0900000002"));
}
