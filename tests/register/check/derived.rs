//! The harm: what is derived had gone astray, every list showed it, and `check` said all was well (truth F3).

use register::check::Differing;

use super::by_hand;
use crate::cases::record::{Desk, PASSED, desk, now};

/// Two people, one with clocks; a branch that was renamed.
fn filled() -> Desk {
    let mut desk = desk();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    desk.happens(case, "branch_vote", "04/06/2021", PASSED);
    desk.candidate("Trần Thị Mẫu", "1991", "10/03/2021");
    desk
}

/// The table, of whom, and whether of a unit.
type Told = (&'static str, i32, bool);

fn differing(desk: &Desk) -> Vec<Told> {
    let found = desk.register.check(now().today).expect("a check");
    found.derived.iter().map(|Differing { table, of, unit }| (*table, *of, *unit)).collect()
}

#[test]
fn truth_f3_every_derived_table_is_compared_with_a_rebuild() {
    let desk = filled();
    let person = |table| vec![(table, 1, false)];
    let unit = |table| vec![(table, 2, true)];
    let astray: &[(&str, Vec<Told>)] = &[
        ("UPDATE person_key SET search_key = ' tran' WHERE person = 1", person("person_key")),
        ("UPDATE person_key SET birth_date = '1989' WHERE person = 1", person("person_key")),
        ("DELETE FROM person_key WHERE person = 1", person("person_key")),
        ("UPDATE stage_interval SET marks = 'returned' WHERE person = 1", person("stage_interval")),
        ("UPDATE stage_interval SET stage = 99 WHERE person = 1", person("stage_interval")),
        ("DELETE FROM stage_interval WHERE person = 1", person("stage_interval")),
        ("UPDATE clock_interval SET due = '2021-07-01' WHERE person = 1", person("clock_interval")),
        ("DELETE FROM clock_interval WHERE person = 1", person("clock_interval")),
        ("UPDATE live_event SET document_number = '99-NQ/CB' WHERE person = 1", person("live_event")),
        ("UPDATE live_event SET dead_from = '2021-07-01' WHERE person = 1 AND kind = 'branch_vote'", person("live_event")),
        ("DELETE FROM live_event WHERE person = 1", person("live_event")),
        ("UPDATE unit_interval SET name = 'Chi bộ Khác' WHERE unit = 2", unit("unit_interval")),
        ("DELETE FROM unit_interval WHERE unit = 2", unit("unit_interval")),
        ("UPDATE live_event SET day = '2019-01-02' WHERE person = 0 AND unit = 2", unit("live_event")),
        ("DELETE FROM live_event WHERE person = 0 AND unit = 2", unit("live_event")),
        // Of nobody, before, between and after those who are there.
        (
            "INSERT INTO person_key (person, birth_name, sort_key, search_key) VALUES (-1, 'a', 'a', ' a'), (99, 'a', 'a', ' a')",
            vec![("person_key", -1, false), ("person_key", 99, false)],
        ),
        (
            "INSERT INTO stage_interval (person, begins, ends, case_id, unit, stage, since, marks) VALUES (99, '2021-01-01', '9999-12-31', 9, 2, 1, '2021-01-01', '')",
            vec![("stage_interval", 99, false)],
        ),
    ];
    for (harm, told) in astray {
        assert_eq!(differing(&desk), [], "before: {harm}");
        by_hand(&desk.register, harm);
        assert_eq!(differing(&desk), *told, "{harm}");
        desk.register.read(|conn| register::derived::rebuild(conn).and_then(|()| Ok(conn.execute_batch("COMMIT")?))).expect("rebuilt");
    }
    desk.sound();
}

#[test]
fn who_cannot_be_read_hides_nobody_who_can() {
    let desk = filled();
    by_hand(&desk.register, "UPDATE person SET birth_date = 'x' WHERE id = 1; UPDATE person_key SET sort_key = 'z'");
    assert_eq!(super::unreadable(&desk.register), ["person 1 birth_date"]);
    assert_eq!(differing(&desk), [("person_key", 2, false)]);
}
