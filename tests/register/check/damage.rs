//! The harm: an unreadable birth date was read as "not known", and the rules of age were off without a word (truth F2).
//! Whatever is stored and does not read stops the screen that needs it, with table and row; `check` names all of it.

use domain::words::Language;
use register::cases::check_entry;
use register::courses::{Course, course_list, course_page, save_course};
use register::due::{Horizon, due_list};
use register::entries::Entry;
use register::lists::{Filters, ListQuery, list_page, list_rows, save_list};
use register::overview::overview;
use register::people::{likely_duplicates, person_page};
use register::requests::{Request, request_list, save_request};
use register::settings::{rule_list, save_setting};
use register::targets::{NewTarget, Programme, programme_list, save_programme, save_target, target_table};
use register::units::unit_tree;
use register::{Register, RegisterError};

use super::{by_hand, unreadable};
use crate::cases::record::{Desk, PASSED, day, desk, now};

/// What is told of damage: table, row and field.
fn told<T>(answer: Result<T, RegisterError>) -> String {
    match answer {
        Err(RegisterError::DamagedRow { table, row, field }) => format!("{table} {row} {field}"),
        Err(other) => panic!("another fault: {other}"),
        Ok(_) => "nothing".to_owned(),
    }
}

/// What is asked of the register, by a screen.
type Ask = fn(&Register) -> String;

/// A sort of damage: the statement that does it, the one that mends it, what is told, and the screens that tell it.
struct Sort {
    harm: &'static str,
    mend: &'static str,
    told: &'static str,
    screens: &'static [Ask],
}

fn page(register: &Register) -> String {
    told(person_page(register, 1, day("2026-01-01")))
}

fn list(register: &Register) -> String {
    told(list_page(register, &ListQuery::default(), day("2026-01-01"), 0, 100, Language::Vi))
}

fn due(register: &Register) -> String {
    told(due_list(register, day("2026-01-01"), Horizon::Within(30), false))
}

fn first_page(register: &Register) -> String {
    told(overview(register, day("2026-01-01")))
}

/// A vote about to be recorded: the rules of age and contract are asked.
fn vote(register: &Register) -> String {
    let values = PASSED.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    told(check_entry(register, &Entry { case: 1, kind: "branch_vote".into(), on: "05/06/2021".into(), values, ..Entry::default() }, &now()))
}

fn targets(register: &Register) -> String {
    told(target_table(register, day("2024-06-01")))
}

const SORTS: &[Sort] = &[
    Sort {
        harm: "UPDATE person SET birth_date = '1990-02-31' WHERE id = 1",
        mend: "UPDATE person SET birth_date = '1990' WHERE id = 1",
        told: "person 1 birth_date",
        screens: &[page, list, vote],
    },
    Sort {
        harm: "UPDATE person SET home_place = 'xã Mẫu' WHERE id = 1",
        mend: "UPDATE person SET home_place = NULL WHERE id = 1",
        told: "person 1 home_place",
        screens: &[page, list],
    },
    Sort {
        harm: "UPDATE person SET sex = 'nữ' WHERE id = 2",
        mend: "UPDATE person SET sex = 'female' WHERE id = 2",
        told: "person 2 sex",
        screens: &[|register| told(person_page(register, 2, day("2026-01-01")))],
    },
    Sort {
        harm: "UPDATE request SET received_on = '2021-02-30'",
        mend: "UPDATE request SET received_on = '2021-03-10'",
        told: "request 1 received_on",
        screens: &[
            |register| told(request_list(register, day("2026-01-01"))),
            |register| told(due_list(register, day("2026-01-01"), Horizon::Within(30), false)),
        ],
    },
    Sort {
        harm: "UPDATE person_fact SET value = 'tháng ba' WHERE field = 'contract_from'",
        mend: "UPDATE person_fact SET value = '2019-03-01' WHERE field = 'contract_from'",
        told: "person_fact 1 contract_from",
        screens: &[page],
    },
    Sort {
        harm: "UPDATE person_fact SET value = 'đại học' WHERE field = 'qualification'",
        mend: "UPDATE person_fact SET value = 'university' WHERE field = 'qualification'",
        told: "person_fact 2 qualification",
        screens: &[page],
    },
    Sort {
        harm: "UPDATE person_fact SET value = '[{\"organization\":\"youth_union\",\"left\":\"2020-13\"}]' WHERE field = 'mass_organizations'",
        mend: "UPDATE person_fact SET value = '[{\"organization\":\"youth_union\"}]' WHERE field = 'mass_organizations'",
        told: "person_fact 3 mass_organizations",
        screens: &[page, targets],
    },
    Sort {
        harm: "UPDATE event SET fields = '{\"votes_entitled\": 19' WHERE kind = 'branch_vote'",
        mend: "UPDATE event SET fields = '{\"votes_entitled\":19,\"votes_for\":13}' WHERE kind = 'branch_vote'",
        told: "event 4 fields",
        screens: &[page, list, vote],
    },
    Sort {
        harm: "UPDATE event SET happened_on = '04/06/2021' WHERE kind = 'branch_vote'",
        mend: "UPDATE event SET happened_on = '2021-06-04' WHERE kind = 'branch_vote'",
        told: "event 4 happened_on",
        screens: &[page, list],
    },
    Sort {
        harm: "UPDATE event SET kind = 'branch_votes' WHERE kind = 'branch_vote'",
        mend: "UPDATE event SET kind = 'branch_vote' WHERE kind = 'branch_votes'",
        told: "event 4 kind",
        screens: &[page, list],
    },
    Sort {
        harm: "UPDATE course SET \"from\" = '12/2021'",
        mend: "UPDATE course SET \"from\" = '2021-12-01'",
        told: "course 1 from",
        screens: &[|register| told(course_list(register, None)), |register| told(course_page(register, 1))],
    },
    Sort {
        harm: "UPDATE programme SET \"to\" = '2025'",
        mend: "UPDATE programme SET \"to\" = '2025-12-31'",
        told: "programme 1 to",
        screens: &[|register| told(programme_list(register))],
    },
    Sort {
        harm: "UPDATE target SET value = '5x' WHERE id = 1",
        mend: "UPDATE target SET value = '5' WHERE id = 1",
        told: "target 1 value",
        screens: &[targets, first_page],
    },
    Sort {
        harm: "UPDATE target SET indicator = 'admision' WHERE id = 1",
        mend: "UPDATE target SET indicator = 'admissions' WHERE id = 1",
        told: "target 1 indicator",
        screens: &[targets],
    },
    Sort {
        harm: "UPDATE rule SET body = body || '}' WHERE id = 3",
        mend: "UPDATE rule SET body = substr(body, 1, length(body) - 1) WHERE id = 3",
        told: "rule 3 body",
        screens: &[page, list, due, vote, |register| told(rule_list(register))],
    },
    Sort {
        harm: "UPDATE rule SET effective_from = '2016-05-32' WHERE id = 4",
        mend: "UPDATE rule SET effective_from = json_extract(body, '$.effective_from') WHERE id = 4",
        told: "rule 4 effective_from",
        screens: &[page, list, due],
    },
    Sort {
        harm: "UPDATE condition SET body = json_set(body, '$.min', 'two thirds') WHERE id = 6",
        mend: "UPDATE condition SET body = json_set(body, '$.min', '2/3') WHERE body LIKE '%two thirds%'",
        told: "condition 6 body",
        screens: &[page, vote, |register| told(rule_list(register))],
    },
    Sort {
        harm: "UPDATE holiday SET kind = 'half' WHERE id = 1",
        mend: "UPDATE holiday SET kind = 'off' WHERE id = 1",
        told: "holiday 1 kind",
        screens: &[page, due],
    },
    Sort {
        harm: "UPDATE setting SET value = 'ba tháng' WHERE name = 'stuck_days'",
        mend: "UPDATE setting SET value = '90' WHERE name = 'stuck_days'",
        told: "setting 1 value",
        screens: &[first_page],
    },
    Sort {
        harm: "UPDATE setting SET value = 'đầu năm' WHERE name = 'figures_from'",
        mend: "UPDATE setting SET value = '2020' WHERE name = 'figures_from'",
        told: "setting 2 value",
        screens: &[page, due, first_page],
    },
    Sort {
        harm: "UPDATE unit SET unit_kind = 'brnach' WHERE id = 2",
        mend: "UPDATE unit SET unit_kind = 'branch' WHERE id = 2",
        told: "unit 2 unit_kind",
        screens: &[due],
    },
];

/// A candidate with dated facts and a vote, somebody else, a course, a programme with targets, and settings.
pub fn filled() -> Desk {
    let mut desk = desk();
    let (person, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    for (field, value) in
        [("contract_from", "01/03/2019"), ("qualification", "university"), ("mass_organizations", r#"[{"organization":"youth_union"}]"#)]
    {
        desk.fact(person, field, value, "2021-03-10");
    }
    desk.candidate("Trần Thị Mẫu", "1991", "10/03/2021");
    desk.happens(case, "branch_vote", "04/06/2021", &[("votes_entitled", "19"), ("votes_for", "13")]);
    let course = Course {
        course_kind: "admission_course".into(),
        name: "Lớp mẫu".into(),
        from: "2021-12-01".into(),
        to: "2021-12-05".into(),
        ..Course::default()
    };
    save_course(&mut desk.register, None, &course, &now()).expect("a course");
    let programme = Programme { name: "Chương trình mẫu".into(), from: "2020-01-01".into(), to: "2025-12-31".into(), ..Programme::default() };
    let programme = save_programme(&mut desk.register, None, &programme, &now()).expect("a programme").value;
    for (indicator, value) in [("admissions", "5"), ("youth_share", "30")] {
        let target = NewTarget {
            programme,
            indicator: indicator.into(),
            from: "2020-01-01".into(),
            to: "2025-12-31".into(),
            value: value.into(),
            ..NewTarget::default()
        };
        save_target(&mut desk.register, None, &target, &now()).expect(indicator);
    }
    let request =
        Request { asked_by: "Nơi mẫu".into(), about: "Người mẫu".into(), unit: 1, received_on: "2021-03-10".into(), ..Request::default() };
    save_request(&mut desk.register, None, &request, &now()).expect("a request");
    save_list(&mut desk.register, None, "Mẫu", &ListQuery::default(), &now()).expect("a list");
    for (name, value) in [("stuck_days", "90"), ("figures_from", "2020")] {
        save_setting(&mut desk.register, name, value, &now()).expect(name);
    }
    desk
}

#[test]
fn truth_f2_what_is_stored_and_does_not_read_stops_the_screen_and_is_named() {
    let desk = filled();
    let register = &desk.register;
    for sort in SORTS {
        for screen in sort.screens {
            assert_eq!(screen(register), "nothing", "before: {}", sort.harm);
        }
        by_hand(register, sort.harm);
        for (place, screen) in sort.screens.iter().enumerate() {
            assert_eq!(screen(register), sort.told, "screen {place}: {}", sort.harm);
        }
        assert_eq!(unreadable(register), [sort.told], "{}", sort.harm);
        by_hand(register, sort.mend);
        assert_eq!(unreadable(register), Vec::<String>::new(), "{}", sort.mend);
    }
    // Not a row of the log was written, and nothing that is derived was touched.
    let found = register.check(now().today).expect("a check");
    assert!(found.derived.is_empty() && found.integrity.is_empty() && found.change_log.is_empty(), "{found:?}");
}

#[test]
fn truth_f2_all_damage_is_named_not_only_the_first() {
    let desk = filled();
    // Of one row one field is told at a time: the vote's kind is left whole, and of the target its value.
    let sorts: Vec<&Sort> = SORTS.iter().filter(|sort| !["event 4 happened_on", "event 4 kind", "target 1 indicator"].contains(&sort.told)).collect();
    let apart: Vec<&&Sort> = sorts.iter().filter(|sort| sort.told != "person 1 home_place").collect();
    for sort in &apart {
        by_hand(&desk.register, sort.harm);
    }
    let mut all: Vec<String> = apart.iter().map(|sort| sort.told.to_owned()).collect();
    all.sort();
    assert_eq!(unreadable(&desk.register), all);
}

#[test]
fn damage_to_what_is_derived_is_told_and_never_read_as_the_first_stage_or_no_name() {
    let desk = filled();
    let register = &desk.register;
    let all = |register: &Register| told(list_rows(register, &ListQuery::default(), day("2026-01-01")));
    by_hand(register, "UPDATE stage_interval SET stage = 99 WHERE person = 1");
    assert_eq!(all(register), "stage_interval 1 stage");
    let first_stage = ListQuery { filters: Filters { stages: vec!["candidate".into()], ..Filters::default() }, ..ListQuery::default() };
    assert_eq!(told(list_rows(register, &first_stage, day("2026-01-01"))), "stage_interval 1 stage");
    by_hand(register, "UPDATE stage_interval SET stage = 5 WHERE person = 1; DELETE FROM unit_interval WHERE unit = 2");
    assert_eq!(all(register), "unit_interval 2 name");
    by_hand(register, "UPDATE unit_interval SET unit_kind = 'brnach' WHERE unit = 1");
    assert_eq!(told(unit_tree(register, day("2026-01-01"))), "unit_interval 1 unit_kind");
}

#[test]
fn whom_a_new_person_may_be_is_not_asked_past_a_birth_that_does_not_read() {
    let desk = filled();
    by_hand(&desk.register, "UPDATE person SET birth_date = 'tháng năm' WHERE id = 1");
    let typed = [("birth_name", "Nguyễn Thị Mẫu"), ("birth_date", "1990")].map(|(field, text)| (field.to_owned(), text.to_owned())).into();
    let likely = desk.register.read(|conn| likely_duplicates(conn, &typed, None, now().today));
    assert_eq!(told(likely), "person 1 birth_date");
}

#[test]
fn a_setting_that_is_a_date_is_read_before_it_is_kept() {
    let mut desk = desk();
    let refused = save_setting(&mut desk.register, "figures_from", "đầu năm", &now()).expect_err("no date");
    assert_eq!((refused.code(), refused.field()), ("date_unreadable", Some("figures_from")));
    save_setting(&mut desk.register, "figures_from", "01/01/2021", &now()).expect("a date");
    assert_eq!(register::book::record_from(&desk.register).expect("a day"), day("2021-01-01"));
    desk.sound();
}
