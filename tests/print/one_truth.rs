//! One truth: what was recorded wrong and corrected, voided, voided and taken up again, or undone, shows in no output but
//! the log. Random histories, every output, two registers side by side.

use std::collections::BTreeMap;

use domain::words::Language;
use print::lists::{BookQuery, CourseQuery, DECISIONS, List, ListKind, ListOf, RequestsQuery, UnitsQuery, print_options};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use register::cases::{check_entry, correct_event, record_event, void_event};
use register::courses::{Course, course_list, course_page, save_course};
use register::due::{DueQuery, Horizon, due_list, due_page};
use register::entries::Entry;
use register::file::Who;
use register::lists::{Filters, ListQuery, ListScreen, list_page};
use register::opening::Draft;
use register::overview::{nav_counts, overview};
use register::people::{NewPerson, add_person, person_page};
use register::targets::{Indicator, NewTarget, Programme, save_programme, save_target, target_table};
use register::units::{NewUnit, add_unit, unit_tree};
use register::{Now, Register};
use serde_json::Value;

pub fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
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
    let folder = tempfile::tempdir().unwrap();
    let draft = Draft::new("mat khau thu nghiem").unwrap();
    let who = Who::new("mai", "vanphong");
    let mut register = register::begin(&draft, &folder.path().join("so.nguon"), &who, &now()).unwrap();
    let root = add_unit(&mut register, &NewUnit { name: "Đảng bộ Mẫu".into(), ..NewUnit::default() }, &now()).unwrap().value;
    let branch = NewUnit { name: "Chi bộ Một".into(), parent: Some(root), from: Some("2019-01-01".into()), ..NewUnit::default() };
    let branch = add_unit(&mut register, &branch, &now()).unwrap().value;
    Desk { register, branch, _folder: folder }
}

/// The fields of a kind, each with the values it may have.
type FieldValues = &'static [(&'static str, &'static [&'static str])];

/// What may happen to a case: kinds with their fields.
const KINDS: &[(&str, FieldValues)] = &[
    ("helper_named", &[("helper", &["Trần Văn Giúp", "Lê Thị Đỡ"])]),
    ("helper_released", &[("helper", &["Trần Văn Giúp", "Lê Thị Đỡ"])]),
    ("helper_remark", &[("period", &["8/2024", "9/2024"]), ("remark", &["Tiến bộ", "Chưa đều"])]),
    ("course_enrolled", &[("course", &["COURSE"])]),
    ("course_result", &[("course", &["COURSE"]), ("result", &["good", "failed", "absent"])]),
    ("course_certificate", &[("course", &["COURSE"])]),
    ("dossier_opened", &[]),
    ("introducer_named", &[("introducer_kind", &["full_member", "youth_union"]), ("introducer", &["Trần Văn Giúp", "Lê Thị Đỡ"])]),
    ("paper_received", &[("paper", &["application", "introduction"])]),
    ("history_certified", &[("fit", &["true", "false"])]),
    ("branch_vote", &[("votes_entitled", &["9"]), ("votes_for", &["9", "3"])]),
    ("committee_vote", &[("votes_entitled", &["9"]), ("votes_for", &["9", "3"])]),
    ("returned", &[("level", &["branch"]), ("cause", &["Thiếu giấy"]), ("back_to", &["branch_vote", "dossier"])]),
    ("decision", &[]),
    ("decision_received", &[]),
    ("ceremony", &[]),
    ("member_files_done", &[]),
    ("new_member_class_certificate", &[]),
    ("conversion_branch_vote", &[("votes_entitled", &["9"]), ("votes_for", &["9", "3"])]),
    ("conversion_committee_vote", &[("votes_entitled", &["9"]), ("votes_for", &["9", "3"])]),
    ("conversion_decision", &[]),
    ("card_issued", &[("card_number", &["38000001", "38000002"]), ("occasion", &["new", "lost"])]),
    ("post_held", &[("position", &["secretary", "deputy_secretary"])]),
    ("member_recorded", &[("member_kind", &["full", "probationary"]), ("admission_date_set", &["19/02/2008", "2010"])]),
    ("removed_from_list", &[("cause_code", &["no_longer_fit", "withdrew"])]),
    ("struck_off", &[("cause_code", &["no_meetings_dues", "card_returned"])]),
    ("died", &[]),
    ("resigned", &[]),
    ("commendation", &[("form", &["praise", "merit_certificate"]), ("occasion", &["Sáu tháng", "Cả năm"])]),
    ("badge_awarded", &[("years", &["30", "40"]), ("badge_number", &["MK00000001", "MK00000002"])]),
    (
        "transfer_slip",
        &[("to_place", &["Đảng bộ xã Mẫu Một", "Đảng bộ xã Mẫu Hai"]), ("slip_kind", &["slip_10", "slip_7"]), ("transfer_scope", &["other_upper"])],
    ),
];

/// Every list and book that is not of people as a screen lists them.
fn other_papers(course: i32, as_of: &str) -> Vec<(String, ListOf)> {
    let on = Some(as_of.to_owned());
    let mut papers = vec![
        ("units".to_owned(), ListOf::Units(UnitsQuery { unit: None, as_of: on.clone() })),
        ("requests".to_owned(), ListOf::Requests(RequestsQuery { as_of: on.clone() })),
    ];
    papers.extend(ListKind::OF_COURSES.map(|paper| (paper.key().to_owned(), ListOf::Course(CourseQuery { course, paper }))));
    let book = |book: ListKind, kind: Option<&str>, unit: Option<i32>| {
        let query = BookQuery { book, kind: kind.map(str::to_owned), unit, as_of: on.clone(), from: Some("2023-01-01".into()), to: None };
        (format!("{} {kind:?} {unit:?}", book.key()), ListOf::Book(query))
    };
    for kind in ListKind::BOOKS {
        papers.push(book(kind, None, None));
    }
    papers.push(book(ListKind::MemberBook, None, Some(2)));
    papers.extend(DECISIONS.map(|kind| book(ListKind::ListDecisions, Some(kind.code()), None)));
    papers
}

/// An entry: its kind, day (from 1/1/2024), and which of the values each field has.
#[derive(Clone, Debug)]
struct Happened {
    kind: usize,
    day: u64,
    choices: Vec<usize>,
    number: usize,
}

impl Happened {
    fn on(&self) -> String {
        (day("2024-01-01") + chrono::Days::new(self.day)).to_string()
    }

    fn document(&self) -> String {
        format!("{}-NQ/CB", 11 + self.number)
    }

    fn values(&self, course: i32) -> BTreeMap<String, String> {
        let fields = KINDS[self.kind].1.iter().zip(self.choices.iter().chain(std::iter::repeat(&0)));
        fields.map(|((name, values), choice)| ((*name).to_owned(), values[choice % values.len()].replace("COURSE", &course.to_string()))).collect()
    }
}

/// One field of one entry recorded otherwise.
#[derive(Clone, Debug)]
struct Slip {
    entry: usize,
    field: usize,
    by: usize,
}

fn happened() -> impl Strategy<Value = Happened> {
    (0..KINDS.len(), 0..1000_u64, prop::collection::vec(0..3_usize, 2), 0..4_usize).prop_map(|(kind, day, choices, number)| Happened {
        kind,
        day,
        choices,
        number,
    })
}

struct Scene {
    desk: Desk,
    course: i32,
    cases: Vec<i32>,
    people: Vec<i32>,
}

impl Scene {
    /// Two candidates, a course, and a target for every indicator.
    fn new() -> Self {
        let mut desk = desk();
        let facts = Course {
            course_kind: "admission_course".into(),
            name: "Lớp mẫu".into(),
            from: "2024-03-01".into(),
            to: "2024-03-05".into(),
            ..Course::default()
        };
        let course = save_course(&mut desk.register, None, &facts, &now()).unwrap().value;
        let programme =
            Programme { name: "Chương trình mẫu".into(), from: "2024-01-01".into(), to: "2028-12-31".into(), ..Programme::default() };
        let programme = save_programme(&mut desk.register, None, &programme, &now()).unwrap().value;
        for indicator in Indicator::ALL {
            let target = NewTarget {
                programme,
                indicator: indicator.code().to_owned(),
                unit: None,
                from: "2024-01-01".into(),
                to: "2028-12-31".into(),
                denominator: indicator.definition().frozen.then(|| "50".to_owned()),
                value: "5".into(),
            };
            save_target(&mut desk.register, None, &target, &now()).unwrap();
        }
        let (mut cases, mut people) = (Vec::new(), Vec::new());
        for name in ["Nguyễn Thị Mẫu", "Phạm Văn Mẫu"] {
            let new = NewPerson {
                unit: desk.branch,
                first: "candidate_listed".into(),
                on: "2023-11-19".into(),
                facts: [("birth_name", name), ("birth_date", "1996-05-19"), ("sex", "female")]
                    .map(|(field, value)| (field.to_owned(), value.to_owned()))
                    .into(),
                reason: Some("Mẫu".into()),
                ..NewPerson::default()
            };
            let added = add_person(&mut desk.register, &new, &now()).unwrap().value;
            cases.push(added.case);
            people.push(added.person);
        }
        Self { desk, course, cases, people }
    }

    fn record(&mut self, happened: &Happened, slip: Option<&Slip>) -> Option<i32> {
        let mut entry = Entry {
            case: self.cases[0],
            kind: KINDS[happened.kind].0.to_owned(),
            on: happened.on(),
            values: happened.values(self.course),
            document_number: Some(happened.document()),
            reason: Some("Mẫu".into()),
            ..Entry::default()
        };
        if let Some(slip) = slip {
            let (field, value) = wrong(happened, slip, self.course);
            match field.as_str() {
                "happened_on" => entry.on = value,
                "document_number" => entry.document_number = Some(value),
                field => {
                    entry.values.insert(field.to_owned(), value);
                }
            }
        }
        record_event(&mut self.desk.register, &entry, &now()).ok().map(|done| done.value.event)
    }

    /// Everything that the register puts out, with what belongs to the log left out.
    fn outputs(&self) -> BTreeMap<String, Value> {
        let register = &self.desk.register;
        let mut outputs = BTreeMap::new();
        let mut put = |name: String, value: Value| {
            outputs.insert(name, without_the_log(value));
        };
        put("courses".into(), serde_json::to_value(course_list(register, None).unwrap()).unwrap());
        put("course".into(), serde_json::to_value(course_page(register, self.course).unwrap()).unwrap());
        for on in ["2023-12-31", "2024-06-30", "2025-03-31", "2026-11-24"] {
            let on_day = day(on);
            for person in &self.people {
                put(format!("{on} page {person}"), serde_json::to_value(person_page(register, *person, on_day).unwrap()).unwrap());
            }
            for screen in [ListScreen::Pool, ListScreen::Admission, ListScreen::Probation, ListScreen::Members, ListScreen::All] {
                let query = ListQuery { screen, ..ListQuery::default() };
                put(
                    format!("{on} list {screen:?}"),
                    serde_json::to_value(list_page(register, &query, on_day, 0, 100, Language::Vi).unwrap()).unwrap(),
                );
                let asked = ListOf::People(query);
                let printed = List::collect(register, &asked, &print_options(register, &asked, on_day, on_day).unwrap(), on_day, on_day).unwrap();
                // The foot is of the log, in which what was recorded wrong stands.
                let mut paper = serde_json::to_value(printed.paper()).unwrap();
                paper.as_object_mut().unwrap().remove("foot");
                put(format!("{on} paper {screen:?}"), paper);
                put(format!("{on} workbook {screen:?}"), cells(&printed.workbook().unwrap()));
            }
            put(format!("{on} listed since 2024"), {
                let query = ListQuery { filters: Filters::asking(&["candidate_listed=2024.."]).unwrap(), ..ListQuery::default() };
                serde_json::to_value(list_page(register, &query, on_day, 0, 100, Language::Vi).unwrap()).unwrap()
            });
            put(format!("{on} due"), serde_json::to_value(due_list(register, on_day, Horizon::Within(366), true).unwrap()).unwrap());
            put(format!("{on} work"), serde_json::to_value(due_page(register, &DueQuery::default(), on_day, 0, 1000).unwrap()).unwrap());
            put(format!("{on} overview"), serde_json::to_value(overview(register, on_day).unwrap()).unwrap());
            put(format!("{on} targets"), serde_json::to_value(target_table(register, on_day).unwrap()).unwrap());
            put(format!("{on} counts"), serde_json::to_value(nav_counts(register, on_day).unwrap()).unwrap());
            put(format!("{on} units"), serde_json::to_value(unit_tree(register, on_day).unwrap()).unwrap());
        }
        for on in ["2025-03-31", "2026-11-24"] {
            for (name, asked) in other_papers(self.course, on) {
                let options = print_options(register, &asked, day(on), day(on)).unwrap();
                let printed = List::collect(register, &asked, &options, day(on), day(on)).unwrap();
                let mut paper = serde_json::to_value(printed.paper()).unwrap();
                paper.as_object_mut().unwrap().remove("foot");
                put(format!("{on} {name}"), paper);
            }
        }
        for number in 11..16 {
            let entry = Entry {
                case: self.cases[1],
                kind: "decision".into(),
                on: "2026-01-05".into(),
                document_number: Some(format!("{number}-NQ/CB")),
                ..Entry::default()
            };
            let used = check_entry(register, &entry, &now()).unwrap().warnings.iter().any(|warning| warning.check == "document_number_used");
            put(format!("number {number}"), used.into());
        }
        outputs
    }
}

/// The field and value of a slip: never what it should be.
fn wrong(happened: &Happened, slip: &Slip, course: i32) -> (String, String) {
    let fields: Vec<&(&str, &[&str])> = KINDS[happened.kind].1.iter().filter(|(_, values)| values.len() > 1).collect();
    match slip.field % (fields.len() + 2) {
        0 => ("happened_on".into(), (day("2024-01-01") + chrono::Days::new((happened.day + 37 * (1 + slip.by as u64)) % 1000)).to_string()),
        1 => ("document_number".into(), format!("{}-NQ/CB", 11 + (happened.number + 1 + slip.by % 2) % 4)),
        place => {
            let (name, values) = fields[place - 2];
            let right = happened.values(course)[*name].clone();
            let others: Vec<&&str> = values.iter().filter(|value| **value != right).collect();
            ((*name).to_owned(), others[slip.by % others.len()].to_string())
        }
    }
}

fn right(happened: &Happened, field: &str, course: i32) -> String {
    match field {
        "happened_on" => happened.on(),
        "document_number" => happened.document(),
        field => happened.values(course)[field].clone(),
    }
}

/// Entries about entries, voided ones, ids, when something was entered and against which warnings: the log's.
fn without_the_log(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let left_out =
                ["event", "recorded_at", "corrected_by", "warnings", "reason", "started_by", "result_event", "certificate_event", "last_write"];
            Value::Object(
                object.into_iter().filter(|(key, _)| !left_out.contains(&key.as_str())).map(|(key, value)| (key, without_the_log(value))).collect(),
            )
        }
        Value::Array(items) => {
            let of_the_log =
                |item: &Value| item["voided"] == Value::Bool(true) || matches!(item["kind"].as_str(), Some("correction" | "entry_voided"));
            Value::Array(items.into_iter().filter(|item| !of_the_log(item)).map(without_the_log).collect())
        }
        other => other,
    }
}

fn same(what: &str, ours: &BTreeMap<String, Value>, theirs: &BTreeMap<String, Value>) -> Result<(), TestCaseError> {
    let differing: Vec<String> = ours
        .iter()
        .filter(|(name, value)| theirs.get(*name) != Some(value))
        .map(|(name, value)| format!("{name}:\n  {value}\n  {}", theirs.get(name).unwrap_or(&Value::Null)))
        .collect();
    prop_assert!(differing.is_empty(), "{what}: {} outputs differ\n{}", differing.len(), differing.join("\n"));
    Ok(())
}

fn check(history: &[Happened], slip: &Slip) -> Result<(), TestCaseError> {
    let place = slip.entry % history.len();
    // Recorded right.
    let mut plain = Scene::new();
    let ids: Vec<Option<i32>> = history.iter().map(|happened| plain.record(happened, None)).collect();
    let expected = plain.outputs();
    // Recorded wrong, then corrected.
    let mut corrected = Scene::new();
    let wrong_ids: Vec<Option<i32>> =
        history.iter().enumerate().map(|(at, happened)| corrected.record(happened, (at == place).then_some(slip))).collect();
    let (field, _) = wrong(&history[place], slip, corrected.course);
    if ids == wrong_ids
        && let Some(id) = wrong_ids[place]
        && correct_event(
            &mut corrected.desk.register,
            id,
            &[(field.clone(), right(&history[place], &field, corrected.course))].into(),
            "Vào nhầm",
            &now(),
        )
        .is_ok()
    {
        same("recorded wrong, then corrected", &expected, &corrected.outputs())?;
        corrected.desk.register.undo(&now()).unwrap();
        corrected.desk.register.redo(&now()).unwrap();
        same("corrected, undone, done again", &expected, &corrected.outputs())?;
    }
    // One entry more, voided; the voiding voided.
    let mut more = plain;
    let extra = Happened { day: (history[place].day + slip.by as u64) % 1000, ..history[place].clone() };
    if let Some(id) = more.record(&extra, None) {
        let with = more.outputs();
        if let Ok(voiding) = void_event(&mut more.desk.register, id, "Vào nhầm", &now()) {
            same("voided is never entered", &expected, &more.outputs())?;
            if void_event(&mut more.desk.register, voiding.value, "Hủy nhầm", &now()).is_ok() {
                same("a voiding voided is entered", &with, &more.outputs())?;
                more.desk.register.undo(&now()).unwrap();
            }
            more.desk.register.undo(&now()).unwrap();
        }
        more.desk.register.undo(&now()).unwrap();
        same("everything undone is as before", &expected, &more.outputs())?;
    }
    prop_assert!(more.desk.register.check(now().today).unwrap().is_sound());
    Ok(())
}

#[test]
fn what_was_corrected_voided_or_undone_shows_in_no_output() {
    // The same histories each time; with PROPTEST_CASES as many new ones.
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    let config = Config { cases: asked.unwrap_or(12), failure_persistence: None, max_shrink_iters: 60, ..Config::default() };
    let mut runner =
        if asked.is_some() { TestRunner::new(config) } else { TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)) };
    let strategy =
        (prop::collection::vec(happened(), 2..14), (0..14_usize, 0..8_usize, 0..3_usize).prop_map(|(entry, field, by)| Slip { entry, field, by }));
    if let Err(failure) = runner.run(&strategy, |(history, slip)| check(&history, &slip)) {
        panic!("{failure}");
    }
}

fn card(day: u64, choice: usize) -> Happened {
    Happened { kind: KINDS.iter().position(|(kind, _)| *kind == "card_issued").unwrap(), day, choices: vec![choice, 0], number: 0 }
}

/// Found by the property: of two entries of one number one was voided, and the number went though the other stands.
#[test]
fn a_card_recorded_twice_and_voided_once_keeps_its_number() {
    for (first, second) in [(0, 0), (0, 1)] {
        for place in 0..2 {
            let history = [card(10, first), card(20, second)];
            check(&history, &Slip { entry: place, field: 2, by: 0 }).unwrap();
        }
    }
}

/// Units stand in the outputs too.
#[test]
fn a_second_unit_changes_the_tree_alone() {
    let mut scene = Scene::new();
    let before = scene.outputs();
    let unit = NewUnit { name: "Chi bộ Hai".into(), parent: Some(1), from: Some("2024-01-01".into()), ..NewUnit::default() };
    add_unit(&mut scene.desk.register, &unit, &now()).unwrap();
    scene.desk.register.undo(&now()).unwrap();
    same("a unit undone", &before, &scene.outputs()).unwrap();
}

/// A workbook as its cells.
fn cells(bytes: &[u8]) -> Value {
    let book = sheet::read_workbook_bytes("danh-sach.xlsx", bytes).unwrap();
    let rows = book.sheets.iter().flat_map(|grid| grid.rows()).map(|row| row.filled().map(|(column, cell)| format!("{column} {cell:?}")).collect());
    serde_json::to_value(rows.collect::<Vec<Vec<String>>>()).unwrap()
}
