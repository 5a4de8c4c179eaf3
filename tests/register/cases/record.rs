//! A clerk's afternoons with people, cases and units: do, look, undo, look.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::field::Shown;
use register::cases::{correct_event, record_event, void_event};
use register::entries::Entry;
use register::file::Who;
use register::lists::{Filters, ListQuery, SortBy, list_position, list_rows};
use register::opening::Draft;
use register::people::{FactsTyped, NewPerson, add_person, person_page, save_person};
use register::units::{NewUnit, UnitEntry, add_unit, record_unit_event, unit_history, unit_list};
use register::{Now, Register, RegisterError};

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn now() -> Now {
    Now::on(day("2026-11-24"))
}

pub struct Desk {
    pub register: Register,
    pub branch: i32,
    _folder: tempfile::TempDir,
}

/// A register with a base committee and one branch under it.
pub fn desk() -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = Draft::new("mat khau thu nghiem").expect("a draft");
    let who = Who::new("mai", "vanphong");
    let mut register = register::begin(&draft, &folder.path().join("so.nguon"), &who, &now()).expect("a register");
    let root = add_unit(&mut register, &NewUnit { name: "Đảng bộ Mẫu".into(), ..NewUnit::default() }, &now()).expect("root").value;
    let branch = NewUnit { name: "Chi bộ Một".into(), parent: Some(root), from: Some("2019-01-01".into()), ..NewUnit::default() };
    let branch = add_unit(&mut register, &branch, &now()).expect("branch").value;
    Desk { register, branch, _folder: folder }
}

impl Desk {
    /// Another file of a register, which lies elsewhere.
    pub fn of(register: Register, branch: i32) -> Self {
        Self { register, branch, _folder: tempfile::tempdir().expect("a folder") }
    }

    pub fn candidate(&mut self, name: &str, birth: &str, listed: &str) -> (i32, i32) {
        let facts = BTreeMap::from([
            ("birth_name".to_owned(), name.to_owned()),
            ("birth_date".to_owned(), birth.to_owned()),
            ("sex".to_owned(), "Nữ".to_owned()),
        ]);
        let new = NewPerson { facts, unit: self.branch, first: "candidate_listed".into(), on: listed.into(), ..NewPerson::default() };
        let added = add_person(&mut self.register, &new, &now()).expect("a candidate").value;
        (added.person, added.case)
    }

    pub fn happens(&mut self, case: i32, kind: &str, on: &str, values: &[(&str, &str)]) -> i32 {
        let entry = entry(case, kind, on, values, Some("mẫu"));
        record_event(&mut self.register, &entry, &now()).expect(kind).value.event
    }

    fn stage(&self, on: &str) -> Vec<String> {
        list_rows(&self.register, &ListQuery::default(), day(on)).expect("a list").into_iter().map(|row| row.stage).collect()
    }

    /// Writes a fact that holds from a day.
    pub fn fact(&mut self, person: i32, field: &str, value: &str, from: &str) {
        let typed = FactsTyped { facts: [(field.to_owned(), value.to_owned())].into(), from: from.into(), reason: None };
        save_person(&mut self.register, person, &typed, &now()).expect(field);
    }

    pub fn sound(&self) {
        let found = self.register.check(now().today).expect("a check");
        assert!(found.is_sound(), "{found:?}");
    }
}

/// Fields as typed: one.
pub fn values(field: &str, value: &str) -> std::collections::BTreeMap<String, String> {
    [(field.to_owned(), value.to_owned())].into()
}

pub fn entry(case: i32, kind: &str, on: &str, values: &[(&str, &str)], reason: Option<&str>) -> Entry {
    Entry {
        case,
        kind: kind.into(),
        on: on.into(),
        values: values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        reason: reason.map(str::to_owned),
        ..Entry::default()
    }
}

pub const PASSED: &[(&str, &str)] =
    &[("votes_entitled", "19"), ("votes_for", "13"), ("votes_against", "3"), ("votes_blank", "1"), ("votes_present", "17")];

#[test]
fn a_broken_rule_waits_for_a_reason_and_nothing_is_written_meanwhile() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Nguyễn Thị Lan Anh", "08/03/1996", "10/03/2021");
    let before = desk.register.counts().expect("counts");
    let refused = record_event(&mut desk.register, &entry(case, "branch_vote", "04/06/2021", PASSED, None), &now());
    assert!(matches!(refused, Err(RegisterError::RuleBroken { .. })));
    assert_eq!(desk.register.counts().expect("counts"), before);
    desk.happens(case, "branch_vote", "04/06/2021", PASSED);
    assert_eq!(desk.stage("2021-06-04"), ["committee_vote"]);
    desk.sound();
}

#[test]
fn undo_takes_a_vote_back_and_redo_does_it_again() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Trần Văn Bình", "1990", "10/03/2021");
    desk.happens(case, "branch_vote", "04/06/2021", PASSED);
    desk.register.undo(&now()).expect("undo");
    assert_eq!(desk.stage("2021-12-31"), ["candidate"]);
    desk.register.redo(&now()).expect("redo");
    assert_eq!(desk.stage("2021-12-31"), ["committee_vote"]);
    desk.sound();
}

#[test]
fn a_corrected_date_and_a_voided_entry_change_what_was_true_then() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Lê Thị Cúc", "02/1992", "10/03/2021");
    desk.happens(case, "decision", "20/07/2021", &[]);
    let ceremony = desk.happens(case, "ceremony", "10/08/2021", &[]);
    correct_event(&mut desk.register, ceremony, &values("happened_on", "11/08/2021"), "Theo biên bản", &now()).expect("a correction");
    assert_eq!(desk.stage("2021-08-10"), ["ceremony"]);
    assert_eq!(desk.stage("2021-08-11"), ["probation"]);
    // Twelve months from the corrected day.
    assert_eq!(desk.stage("2022-08-10"), ["probation"]);
    assert_eq!(desk.stage("2022-08-11"), ["conversion_vote"]);
    void_event(&mut desk.register, ceremony, "Ghi nhầm người", &now()).expect("a voiding");
    assert_eq!(desk.stage("2022-08-11"), ["ceremony"]);
    desk.sound();
}

#[test]
fn a_fact_that_holds_from_a_date_reads_as_it_was_on_each_day() {
    let mut desk = desk();
    let (person, _) = desk.candidate("Phạm Thị Dung", "1995", "10/03/2021");
    for (post, from) in [("Công nhân", "2021-03-10"), ("Tổ trưởng", "2023-05-01")] {
        desk.fact(person, "post", post, from);
    }
    let post = |on: &str| person_page(&desk.register, person, day(on)).expect("a page").facts.post;
    assert_eq!(post("2021-03-09"), None);
    assert_eq!(post("2023-04-30").as_deref(), Some("Công nhân"));
    assert_eq!(post("2023-05-01").as_deref(), Some("Tổ trưởng"));
}

#[test]
fn the_same_citizen_id_is_refused_and_a_namesake_is_only_told() {
    let mut desk = desk();
    let facts = |id: &str| BTreeMap::from([("birth_name".to_owned(), "Vũ Văn Em".to_owned()), ("citizen_id".to_owned(), id.to_owned())]);
    let new = |facts| NewPerson { facts, unit: 2, first: "candidate_listed".into(), on: "10/03/2021".into(), ..NewPerson::default() };
    add_person(&mut desk.register, &new(facts("031096000123")), &now()).expect("the first");
    let taken = add_person(&mut desk.register, &new(facts("031096000123")), &now()).expect_err("taken");
    assert_eq!((taken.code(), taken.field()), ("citizen_id_taken", Some("citizen_id")));
    let unknown_too = add_person(&mut desk.register, &new(facts("031096000124")), &now()).expect("a namesake");
    assert_eq!(unknown_too.value.likely.len(), 0, "two births that are not known are not equal");
    let mut known = facts("031096000125");
    known.insert("birth_date".to_owned(), "1996".to_owned());
    let namesake = add_person(&mut desk.register, &new(known), &now()).expect("a namesake");
    assert_eq!(namesake.value.likely.len(), 2, "one birth known may be the unknown one");
    let mut unmarked = facts("031096000126");
    unmarked.insert("birth_name".to_owned(), "Vu Van Em".to_owned());
    unmarked.insert("birth_date".to_owned(), "05/1996".to_owned());
    let unmarked = add_person(&mut desk.register, &new(unmarked), &now()).expect("typed without marks");
    assert_eq!(unmarked.value.likely.len(), 3, "a name without its marks is the same name");
    let short = add_person(&mut desk.register, &new(facts("03109600012")), &now()).expect_err("short");
    assert_eq!(short.code(), "citizen_id_length");
}

#[test]
fn the_tree_of_an_earlier_day_shows_earlier_names_and_nothing_stands_under_itself() {
    let mut desk = desk();
    let change = |kind: &str, on: &str, values: &[(&str, &str)]| UnitEntry {
        unit: 2,
        kind: kind.into(),
        on: on.into(),
        values: values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        ..UnitEntry::default()
    };
    record_unit_event(&mut desk.register, &change("unit_changed", "01/07/2023", &[("name", "Chi bộ Lắp ráp")]), &now()).expect("a new name");
    let names = |on: &str| unit_list(&desk.register, day(on)).expect("units").into_iter().map(|unit| unit.name).collect::<Vec<_>>();
    assert_eq!(names("2018-12-31"), ["Đảng bộ Mẫu"]);
    assert_eq!(names("2023-06-30"), ["Đảng bộ Mẫu", "Chi bộ Một"]);
    assert_eq!(names("2023-07-01"), ["Đảng bộ Mẫu", "Chi bộ Lắp ráp"]);
    let circle = UnitEntry { unit: 1, ..change("unit_changed", "01/08/2023", &[("parent", "2")]) };
    assert_eq!(record_unit_event(&mut desk.register, &circle, &now()).expect_err("a circle").code(), "unit_under_itself");
    desk.candidate("Ngô Thị Kim", "1996", "10/03/2021");
    let over_people = record_unit_event(&mut desk.register, &change("unit_dissolved", "01/09/2023", &[]), &now());
    assert!(matches!(over_people, Err(RegisterError::RuleBroken { .. })));
}

#[test]
fn search_takes_marks_and_case_lightly_and_punctuation_as_letters() {
    let mut desk = desk();
    desk.candidate("Đặng Thùy Phượng", "1996", "10/03/2021");
    desk.candidate("Quách \"Tí\" *#$", "1996", "10/03/2021");
    let found = |text: &str| {
        let query = ListQuery { search: text.into(), filters: Filters::default(), ..ListQuery::default() };
        list_rows(&desk.register, &query, day("2022-01-01")).expect("a list").into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(found("dang PHUONG"), ["Đặng Thùy Phượng"]);
    assert_eq!(found("thuỳ"), ["Đặng Thùy Phượng"]);
    assert_eq!(found("\"ti\""), ["Quách \"Tí\" *#$"]);
    assert_eq!(found("%"), Vec::<String>::new());
    assert_eq!(found("ang"), Vec::<String>::new());
}

#[test]
fn a_birth_known_in_part_is_let_in_where_it_can_be_of_the_age() {
    let mut desk = desk();
    for (name, birth) in
        [("Bế Thị An", "1991"), ("Bế Thị Bình", "03/1992"), ("Bế Thị Cam", "15/06/1991"), ("Bế Thị Dung", "16/06/1991"), ("Bế Thị Én", "")]
    {
        desk.candidate(name, birth, "10/03/2021");
    }
    let found = |filters: Filters| {
        let query = ListQuery { filters, ..ListQuery::default() };
        list_rows(&desk.register, &query, day("2022-06-15"))
            .expect("a list")
            .into_iter()
            .map(|row| row.name.replace("Bế Thị ", ""))
            .collect::<Vec<_>>()
    };
    // On 15/06/2022 Cam turns 31; Dung is 30 for one day more; An, born in 1991, can be 30 or 31; Bình is 30.
    assert_eq!(found(Filters::asking(&["age=31.."]).unwrap()), ["An", "Cam"]);
    assert_eq!(found(Filters::asking(&["age=..30"]).unwrap()), ["An", "Bình", "Dung"]);
}

#[test]
fn a_list_is_sorted_by_what_was_asked_and_equal_rows_stand_in_name_order() {
    let mut desk = desk();
    for (name, birth, listed) in [
        ("Tạ Thị Na", "1992", "10/03/2021"),
        ("Tạ Thị Đào", "1992", "05/01/2021"),
        ("Tạ Thị Ổi", "", "10/03/2021"),
        ("Tạ Thị Bưởi", "1990", "10/03/2021"),
    ] {
        desk.candidate(name, birth, listed);
    }
    let listed = |field: &str, descending: bool| {
        let query = ListQuery { sorts: vec![SortBy { field: field.to_owned(), descending }], ..ListQuery::default() };
        let rows = list_rows(&desk.register, &query, day("2022-01-01")).expect("a list");
        for (place, row) in rows.iter().enumerate() {
            assert_eq!(list_position(&desk.register, &query, day("2022-01-01"), row.person).expect("a place"), Some(place as u32));
        }
        rows.into_iter().map(|row| row.name.replace("Tạ Thị ", "")).collect::<Vec<_>>()
    };
    assert_eq!(listed("name", false), ["Bưởi", "Đào", "Na", "Ổi"]);
    assert_eq!(listed("name", true), ["Ổi", "Na", "Đào", "Bưởi"]);
    // Not known stands last either way.
    assert_eq!(listed("birth_date", false), ["Bưởi", "Đào", "Na", "Ổi"]);
    assert_eq!(listed("birth_date", true), ["Đào", "Na", "Bưởi", "Ổi"]);
    assert_eq!(listed("since", false), ["Đào", "Bưởi", "Na", "Ổi"]);
    assert_eq!(listed("since", true), ["Bưởi", "Na", "Ổi", "Đào"]);
}

#[test]
fn rows_of_the_journal_have_names_while_they_stand() {
    let mut desk = desk();
    let (person, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "2020-01-02");
    let listed = desk.happens(case, "task_given", "2020-02-03", &[("task", "mẫu")]);
    let row = |table: &str, row_id| register::log::RowRef { table_name: table.into(), row_id };
    let names = |desk: &Desk| {
        let asked = [row("unit", desk.branch), row("person", person), row("case", case), row("event", listed), row("holiday", 1), row("person", 99)];
        let found = desk.register.row_names(&asked).expect("names");
        found
            .into_iter()
            .map(|one| match one.name {
                Shown::Text(name) => format!("{} {name}", one.table_name),
                told => format!("{} {told:?}", one.table_name),
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&desk), ["unit Chi bộ Một", "person Nguyễn Thị Mẫu", "case Nguyễn Thị Mẫu", r#"event Word("event.task_given")"#]);
    desk.register.undo(&now()).expect("undo");
    assert_eq!(names(&desk), ["unit Chi bộ Một", "person Nguyễn Thị Mẫu", "case Nguyễn Thị Mẫu"]);
}

// A split names the units that came of it, in the unit's history as in the journal.
#[test]
fn a_units_history_tells_units_by_name() {
    let mut desk = desk();
    let two = ["Chi bộ Hai", "Chi bộ Ba"].map(|name| {
        let unit = NewUnit { name: name.into(), parent: Some(1), from: Some("2021-01-01".into()), ..NewUnit::default() };
        add_unit(&mut desk.register, &unit, &now()).expect("a unit").value
    });
    let values = BTreeMap::from([("new_units".to_owned(), format!("[\"{}\",\"{}\"]", two[0], two[1]))]);
    let split = UnitEntry {
        unit: desk.branch,
        kind: "unit_split".into(),
        on: "05/01/2021".into(),
        values,
        reason: Some("mẫu".into()),
        ..UnitEntry::default()
    };
    record_unit_event(&mut desk.register, &split, &now()).expect("a split");
    let history = unit_history(&desk.register, desk.branch).expect("history");
    let step = history.iter().find(|step| step.kind == "unit_split").expect("the split");
    assert_eq!(step.values[0].shown, Shown::Text("Chi bộ Hai, Chi bộ Ba".to_owned()));
}

/// The harm: a post was entered until a day before it began, and nobody held it on any day.
#[test]
fn nothing_ends_before_it_begins() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let post = |until| entry(case, "post_held", "10/05/2022", &[("position", "secretary"), ("until", until)], Some("Mẫu"));
    assert_eq!(record_event(&mut desk.register, &post("09/05/2022"), &now()).unwrap_err().code(), "until_before_day");
    let held = record_event(&mut desk.register, &post("10/05/2022"), &now()).unwrap().value.event;
    let slip = correct_event(&mut desk.register, held, &values("until", "10/05/2021"), "Vào nhầm", &now()).unwrap_err();
    assert_eq!(slip.code(), "until_before_day");
}

/// The harm: an answer of another place was written to somebody's life history, and its clock ran on.
#[test]
fn an_answer_names_what_it_answers() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let asked = desk.happens(case, "background_requested", "01/04/2021", &[("subject", "father"), ("place", "xã Mẫu"), ("scope", "domestic")]);
    let listed = asked - 1;
    let answer = |request: i32| entry(case, "background_answered", "10/05/2021", &[("request", &request.to_string())], Some("Mẫu"));
    assert_eq!(record_event(&mut desk.register, &answer(listed), &now()).unwrap_err().code(), "event_not_of_kind");
    record_event(&mut desk.register, &answer(asked), &now()).unwrap();
}

/// The harm: a probationer is named helper, or introduces as a member, and nobody asks.
#[test]
fn who_helps_or_introduces_as_a_member_is_a_full_member_that_day() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Mạc Thị Mẫu", "1990", "10/03/2024");
    let recorded = |desk: &mut Desk, name: &str, kind: &str, official: Option<&str>| {
        let mut values: BTreeMap<String, String> =
            [("member_kind", kind), ("admission_date_set", "2023-05-19")].map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        values.extend(official.map(|day| ("official_date_set".to_owned(), day.to_owned())));
        let new = NewPerson {
            unit: desk.branch,
            first: "member_recorded".into(),
            on: "2024-01-02".into(),
            values,
            facts: [("birth_name".to_owned(), name.to_owned())].into(),
            reason: Some("Mẫu".into()),
            ..NewPerson::default()
        };
        add_person(&mut desk.register, &new, &now()).expect("a member").value.person
    };
    let probationer = recorded(&mut desk, "Đinh Văn Mẫu", "probationary", None);
    let full = recorded(&mut desk, "Phan Văn Mẫu", "full", Some("2024-05-19"));
    let mut asked = |kind: &str, person: &str, introducer_kind: &str| {
        let field = if kind == "helper_named" { "helper" } else { "introducer" };
        let mut values = vec![(field, person)];
        values.extend(Some(("introducer_kind", introducer_kind)).filter(|(_, kind)| !kind.is_empty()));
        let broken = match record_event(&mut desk.register, &entry(case, kind, "2024-06-01", &values, None), &now()) {
            Err(RegisterError::RuleBroken { warnings }) => warnings,
            Ok(_) => Vec::new(),
            Err(other) => panic!("{other:?}"),
        };
        broken.into_iter().any(|warning| warning.check == "helper_not_full_member")
    };
    let (probationer, full) = (probationer.to_string(), full.to_string());
    assert!(asked("helper_named", &probationer, ""));
    assert!(!asked("helper_named", &full, ""));
    assert!(!asked("helper_named", "Lê Văn Ngoài Mẫu", ""), "of somebody else nothing is known");
    assert!(asked("introducer_named", &probationer, "full_member"));
    assert!(!asked("introducer_named", &probationer, "trade_union"));
}
