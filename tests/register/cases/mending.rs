//! Corrections of corrections, voidings of corrections, voidings of voidings, and undo of each: whatever the clerk does
//! one after another, an event reads as it could have been entered, or the step is refused and nothing is written.

use std::collections::BTreeMap;

use register::RegisterError;
use register::cases::{correct_event, void_event};
use register::people::person_page;
use register::units::{NewUnit, UnitEntry, add_unit, record_unit_event, unit_history, unit_list};

use crate::cases::record::{Desk, day, desk, now, values};

/// A step of the afternoon. Entries are named by their place in it: 0 is the vote, 1 what the first step wrote.
#[derive(Clone, Copy, Debug)]
enum Step {
    Correct(usize, &'static str, &'static str),
    Void(usize),
    Undo,
    Redo,
    /// Takes back one operation from the log.
    UndoOf(usize),
}
use Step::{Correct, Redo, Undo, UndoOf, Void};

/// What came of it: done, or refused with a code.
type Came = Result<(), &'static str>;
/// Its steps, what came of each, and how the vote read then.
type Afternoon = &'static [(Step, Came, &'static str)];
const DONE: Came = Ok(());
const NO_SUM: Came = Err("votes_more_than_present");
const GONE: Came = Err("event_unknown");
const NESTED: Came = Err("correction_of_correction");
const LEANS: Came = Err("undo_row_changed");

/// 12 for and 7 against of 19: one more for, and the votes are more than those present, until one fewer is against.
const VOTE: &[(&str, &str)] = &[("votes_entitled", "19"), ("votes_present", "19"), ("votes_for", "12"), ("votes_against", "7")];
const AGAINST_6: Step = Correct(0, "votes_against", "6");
const FOR_13: Step = Correct(0, "votes_for", "13");

/// How the vote reads: for, against; empty where it was voided or taken back.
fn read(desk: &Desk, person: i32, vote: i32) -> String {
    let page = person_page(&desk.register, person, day("2026-01-01")).expect("a page");
    let event = page.cases.iter().flat_map(|case| &case.events).find(|event| event.event == vote && !event.voided).cloned();
    let value = |name: &str| event.as_ref().and_then(|event| event.values.iter().find(|value| value.name == name)).map(|value| value.raw.clone());
    match (value("votes_for"), value("votes_against")) {
        (Some(votes_for), Some(against)) => format!("{votes_for}, {against}"),
        (Some(votes_for), None) => votes_for,
        _ => String::new(),
    }
}

fn take(desk: &mut Desk, step: Step, entries: &mut Vec<(i32, i32)>) -> Result<(), register::RegisterError> {
    let done = match step {
        Correct(place, field, value) => correct_event(&mut desk.register, entries[place].0, &values(field, value), "mẫu", &now())?,
        Void(place) => void_event(&mut desk.register, entries[place].0, "mẫu", &now())?,
        Undo => return desk.register.undo(&now()).map(drop),
        Redo => return desk.register.redo(&now()).map(drop),
        UndoOf(place) => return desk.register.undo_operation(entries[place].1, &now()).map(drop),
    };
    entries.push((done.value, done.operation.expect("it wrote")));
    Ok(())
}

#[test]
fn whatever_is_done_one_after_another_a_vote_adds_up() {
    let afternoons: &[(&str, Afternoon)] = &[
        ("one correction makes room for the next", &[(FOR_13, NO_SUM, "12, 7"), (AGAINST_6, DONE, "12, 6"), (FOR_13, DONE, "13, 6")]),
        (
            "the room is not taken away under it",
            &[(AGAINST_6, DONE, "12, 6"), (FOR_13, DONE, "13, 6"), (Void(1), NO_SUM, "13, 6"), (Void(2), DONE, "12, 6"), (Void(1), DONE, "12, 7")],
        ),
        (
            "nor brought back by voiding a voiding",
            &[
                (AGAINST_6, DONE, "12, 6"),
                (FOR_13, DONE, "13, 6"),
                (Void(2), DONE, "12, 6"),
                (Void(1), DONE, "12, 7"),
                (Void(3), NO_SUM, "12, 7"),
                (Void(4), DONE, "12, 6"),
                (Void(3), DONE, "13, 6"),
            ],
        ),
        (
            "nor by undo from the log",
            &[
                (AGAINST_6, DONE, "12, 6"),
                (FOR_13, DONE, "13, 6"),
                (UndoOf(1), LEANS, "13, 6"),
                (UndoOf(2), DONE, "12, 6"),
                (UndoOf(1), DONE, "12, 7"),
            ],
        ),
        (
            "the later of two corrections of one field is read, then the earlier, then the entry",
            &[
                (Correct(0, "votes_for", "11"), DONE, "11, 7"),
                (Correct(0, "votes_for", "10"), DONE, "10, 7"),
                (Void(2), DONE, "11, 7"),
                (Void(1), DONE, "12, 7"),
            ],
        ),
        ("a correction is corrected by another of the event", &[(AGAINST_6, DONE, "12, 6"), (Correct(1, "value", "5"), NESTED, "12, 6")]),
        ("a voiding has nothing to correct", &[(Void(0), DONE, ""), (Correct(1, "basis", "khác"), NESTED, "")]),
        ("a correction is voided once", &[(AGAINST_6, DONE, "12, 6"), (Void(1), DONE, "12, 7"), (Void(1), GONE, "12, 7")]),
        (
            "what was voided is not corrected, what was brought back is",
            &[
                (AGAINST_6, DONE, "12, 6"),
                (Void(0), DONE, ""),
                (FOR_13, GONE, ""),
                (Void(0), GONE, ""),
                (Void(2), DONE, "12, 6"),
                (FOR_13, DONE, "13, 6"),
                (Void(0), DONE, ""),
            ],
        ),
        (
            "undo goes back step by step, redo forward",
            &[
                (AGAINST_6, DONE, "12, 6"),
                (FOR_13, DONE, "13, 6"),
                (Void(2), DONE, "12, 6"),
                (Void(0), DONE, ""),
                (Undo, DONE, "12, 6"),
                (Undo, DONE, "13, 6"),
                (Undo, DONE, "12, 6"),
                (Undo, DONE, "12, 7"),
                (Redo, DONE, "12, 6"),
                (Redo, DONE, "13, 6"),
                (Redo, DONE, "12, 6"),
                (Redo, DONE, ""),
            ],
        ),
        (
            "an event that a correction names is not taken back under it",
            &[(AGAINST_6, DONE, "12, 6"), (UndoOf(0), LEANS, "12, 6"), (UndoOf(1), DONE, "12, 7"), (UndoOf(0), DONE, "")],
        ),
        ("a voided event neither", &[(Void(0), DONE, ""), (UndoOf(0), LEANS, ""), (UndoOf(1), DONE, "12, 7")]),
        (
            "a field that need not be there is cleared, and filled again",
            &[
                (Correct(0, "votes_against", ""), DONE, "12"),
                (Void(1), DONE, "12, 7"),
                (Correct(0, "votes_against", "  "), DONE, "12"),
                (AGAINST_6, DONE, "12, 6"),
                (Correct(0, "votes_for", ""), Err("field_missing"), "12, 6"),
                (Correct(0, "happened_on", ""), Err("field_missing"), "12, 6"),
            ],
        ),
        (
            "a day that cannot be is refused, one that can is undone",
            &[
                (Correct(0, "happened_on", "24/11/2027"), Err("date_future"), "12, 7"),
                (Correct(0, "happened_on", "1/1/1900"), Err("date_too_early"), "12, 7"),
                (Correct(0, "happened_on", "29/02/2023"), Err("date_impossible"), "12, 7"),
                (Correct(0, "happened_on", "29/02/2024"), DONE, "12, 7"),
                (Undo, DONE, "12, 7"),
            ],
        ),
    ];
    for (story, steps) in afternoons {
        let mut desk = desk();
        let (person, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
        let vote = desk.happens(case, "branch_vote", "04/06/2021", VOTE);
        let operation = desk.register.journal(None, 1).expect("the log")[0].operation;
        let mut entries = vec![(vote, operation)];
        for (step, came, reads) in *steps {
            let before = desk.register.counts().expect("counts");
            let result = take(&mut desk, *step, &mut entries);
            let told = result.as_ref().copied().map_err(register::RegisterError::code);
            assert_eq!(told, *came, "{story}: {step:?}");
            assert_eq!(read(&desk, person, vote), *reads, "{story}: {step:?}");
            if came.is_err() {
                assert_eq!(desk.register.counts().expect("counts"), before, "{story}: {step:?} wrote something");
            }
        }
        desk.sound();
    }
}

#[test]
fn a_correction_names_only_what_exists() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Trần Văn Mẫu", "1990", "10/03/2021");
    let helper = desk.happens(case, "helper_named", "11/03/2021", &[("helper", "Lê Văn Mẫu")]);
    let moved = desk.happens(case, "moved_unit", "12/03/2021", &[("to_place", "Nơi khác, mẫu")]);
    let code = |result: Result<_, register::RegisterError>| result.map(|_| ()).expect_err("refused").code();
    assert_eq!(code(correct_event(&mut desk.register, helper, &values("helper", "999"), "mẫu", &now())), "person_unknown");
    assert_eq!(code(correct_event(&mut desk.register, moved, &values("to_unit", "999"), "mẫu", &now())), "unit_unknown");
    desk.sound();
}

#[test]
fn a_corrected_or_voided_event_of_a_unit_leaves_a_tree() {
    let mut desk = desk();
    let other = add_unit(
        &mut desk.register,
        &NewUnit { name: "Đảng bộ bộ phận Mẫu".into(), parent: Some(1), unit_kind: Some("sub_committee".into()), ..NewUnit::default() },
        &now(),
    )
    .expect("a unit")
    .value;
    let change = UnitEntry {
        unit: desk.branch,
        kind: "unit_changed".into(),
        on: "01/06/2023".into(),
        values: [("parent".to_owned(), other.to_string())].into(),
        ..UnitEntry::default()
    };
    let event = record_unit_event(&mut desk.register, &change, &now()).expect("moved").value.event;
    let parent = |desk: &Desk| {
        unit_list(&desk.register, day("2024-01-01")).expect("units").into_iter().find(|unit| unit.unit == desk.branch).expect("the branch").parent
    };
    assert_eq!(parent(&desk), Some(other));
    let itself = desk.branch.to_string();
    assert_eq!(
        correct_event(&mut desk.register, event, &values("parent", &itself), "mẫu", &now()).expect_err("a circle").code(),
        "unit_under_itself"
    );
    assert_eq!(correct_event(&mut desk.register, event, &values("parent", "99"), "mẫu", &now()).expect_err("no unit").code(), "unit_unknown");
    let cleared = correct_event(&mut desk.register, event, &values("parent", ""), "mẫu", &now()).expect("cleared").value;
    assert_eq!(parent(&desk), Some(1), "without a new parent it stays under the old one");
    void_event(&mut desk.register, cleared, "mẫu", &now()).expect("voided");
    assert_eq!(parent(&desk), Some(other));
    desk.register.undo(&now()).expect("undo");
    assert_eq!(parent(&desk), Some(1));
    desk.sound();
}

fn unit_event(desk: &mut Desk, unit: i32, kind: &str, on: &str, values: &[(&str, &str)]) -> Result<i32, &'static str> {
    let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let entry = UnitEntry { unit, kind: kind.into(), on: on.into(), values, ..UnitEntry::default() };
    record_unit_event(&mut desk.register, &entry, &now()).map(|done| done.value.event).map_err(|error| error.code())
}

#[test]
fn moves_entered_out_of_order_or_taken_back_leave_a_tree() {
    let mut desk = desk();
    let branch = desk.branch;
    let other = add_unit(&mut desk.register, &NewUnit { name: "Chi bộ Hai, mẫu".into(), parent: Some(branch), ..NewUnit::default() }, &now())
        .expect("a unit")
        .value;
    let (id, other_id) = (branch.to_string(), other.to_string());
    let out = unit_event(&mut desk, other, "unit_changed", "01/06/2023", &[("parent", "1")]).expect("moved out");
    unit_event(&mut desk, branch, "unit_changed", "01/06/2024", &[("parent", other_id.as_str())]).expect("moved under the other");
    // On 1/1/2024 itself nothing is wrong; from 1/6/2024 on each would stand under the other.
    assert_eq!(unit_event(&mut desk, other, "unit_changed", "01/01/2024", &[("parent", id.as_str())]), Err("unit_under_itself"));
    // Without the first move the second is impossible.
    assert_eq!(void_event(&mut desk.register, out, "mẫu", &now()).expect_err("a circle").code(), "unit_under_itself");
    let units = unit_list(&desk.register, day("2025-01-01")).expect("units");
    assert_eq!(units.iter().map(|unit| (unit.unit, unit.parent)).collect::<Vec<_>>(), [(1, None), (other, Some(1)), (branch, Some(other))]);
    desk.sound();
}

#[test]
fn nothing_happens_to_a_unit_before_its_founding() {
    // The branch was founded on 1/1/2019.
    let mut desk = desk();
    let branch = desk.branch;
    assert_eq!(unit_event(&mut desk, branch, "unit_dissolved", "31/12/2018", &[]), Err("unit_founded_later"));
    let renamed = unit_event(&mut desk, branch, "unit_changed", "01/06/2023", &[("name", "Chi bộ Mới, mẫu")]).expect("renamed");
    assert_eq!(
        correct_event(&mut desk.register, renamed, &values("happened_on", "31/12/2018"), "mẫu", &now()).expect_err("before it").code(),
        "unit_founded_later"
    );
    assert_eq!(unit_event(&mut desk, branch, "unit_split", "01/06/2023", &[("new_units", "[1, 99]")]), Err("unit_unknown"));
    assert_eq!(unit_event(&mut desk, branch, "unit_split", "01/06/2023", &[("new_units", "[1, 2]")]), Err("unit_under_itself"), "the branch is 2");
    desk.sound();
}

#[test]
fn a_founding_corrected_or_taken_out_moves_the_beginning_of_its_unit() {
    let mut desk = desk();
    let branch = desk.branch;
    let founding = unit_history(&desk.register, branch).expect("a history")[0].event;
    let from = |desk: &Desk| {
        unit_list(&desk.register, day("2024-01-01")).expect("units").into_iter().find(|unit| unit.unit == branch).expect("the branch").from
    };
    assert_eq!(from(&desk).as_deref(), Some("2019-01-01"));
    unit_event(&mut desk, branch, "unit_changed", "01/06/2023", &[("name", "Chi bộ Mới, mẫu")]).expect("renamed");
    assert_eq!(
        correct_event(&mut desk.register, founding, &values("happened_on", "02/06/2023"), "mẫu", &now()).expect_err("after the renaming").code(),
        "unit_founded_later"
    );
    correct_event(&mut desk.register, founding, &values("happened_on", "01/03/2020"), "mẫu", &now()).expect("corrected");
    assert_eq!(from(&desk).as_deref(), Some("2020-03-01"));
    assert_eq!(unit_list(&desk.register, day("2020-02-29")).expect("units").len(), 1, "only the root stands");
    void_event(&mut desk.register, founding, "mẫu", &now()).expect("voided");
    assert_eq!(from(&desk), None, "no longer known");
    desk.register.undo(&now()).expect("undo");
    assert_eq!(from(&desk).as_deref(), Some("2020-03-01"));
    desk.sound();
}

/// The harm: a field left blank at entry could never be added, and two figures that belong together had to be corrected
/// one by one, through a state that cannot be (window D11).
#[test]
fn window_d11_fields_are_corrected_together_and_a_forgotten_one_is_added() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let fields = [("votes_entitled", "19"), ("votes_present", "19"), ("votes_for", "13"), ("votes_against", "6")];
    let vote = desk.happens(case, "branch_vote", "04/06/2021", &fields);
    let alone = correct_event(&mut desk.register, vote, &values("votes_for", "15"), "Theo biên bản", &now());
    assert!(alone.is_err(), "fifteen for and six against are more than nineteen present");
    let together: BTreeMap<String, String> =
        [("votes_for", "15"), ("votes_against", "4"), ("document_number", "06-NQ/CB"), ("vote_form", "secret_ballot")]
            .into_iter()
            .map(|(field, value)| (field.to_owned(), value.to_owned()))
            .collect();
    correct_event(&mut desk.register, vote, &together, "Theo biên bản", &now()).expect("together they add up");
    let reads = |desk: &Desk| {
        let page = person_page(&desk.register, 1, now().today).expect("a page");
        let entry = page.cases[0].events.iter().find(|event| event.event == vote).expect("the vote").clone();
        let raw = |name: &str| entry.values.iter().find(|value| value.name == name).map(|value| value.raw.clone());
        (raw("votes_for"), raw("votes_against"), raw("vote_form"), entry.document_number.clone())
    };
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(reads(&desk), (said("15"), said("4"), said("secret_ballot"), said("06-NQ/CB")));
    desk.register.undo(&now()).expect("one operation");
    assert_eq!(reads(&desk), (said("13"), said("6"), None, None));
    assert_eq!(correct_event(&mut desk.register, vote, &BTreeMap::new(), "mẫu", &now()).expect_err("nothing").code(), "nothing_corrected");
    // What cannot be is told at the field that it is of.
    let wrong: BTreeMap<String, String> = [("issuer".to_owned(), "Chi bộ".to_owned()), ("votes_for".to_owned(), "mười".to_owned())].into();
    let RegisterError::Refused(refusal) = correct_event(&mut desk.register, vote, &wrong, "mẫu", &now()).expect_err("no number") else { panic!() };
    assert_eq!(refusal.field.as_deref(), Some("votes_for"));
    desk.sound();
}
