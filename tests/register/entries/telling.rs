//! What an entry's fields say, told once: on the person's page, in a unit's history, in the log.

use domain::field::{Counted, Shown};
use register::cases::{correct_event, void_event};
use register::operations::told_changes;
use register::people::person_page;
use register::units::{UnitEntry, record_unit_event, unit_history};

use crate::cases::record::{Desk, day, desk, now, values};

fn text(text: &str) -> Shown {
    Shown::Text(text.to_owned())
}

fn word(key: &str) -> Shown {
    Shown::Word(key.to_owned())
}

fn code(list: &str, code: &str) -> Shown {
    Shown::Codes { list: list.to_owned(), codes: vec![Counted { code: code.to_owned(), count: None }] }
}

/// A correction that was written, with its operation.
fn corrected(desk: &mut Desk, event: i32, field: &str, value: &str) -> (i32, i32) {
    let done = correct_event(&mut desk.register, event, &values(field, value), "mẫu", &now()).expect(field);
    (done.value, done.operation.expect("it wrote"))
}

/// What the person's page shows of an entry: field and value.
fn on_page(desk: &Desk, person: i32, entry: i32) -> (Shown, Shown) {
    let page = person_page(&desk.register, person, now().today).expect("a page");
    let event = page.cases.iter().flat_map(|case| &case.events).find(|event| event.event == entry).expect("the entry").clone();
    let value = |name: &str| event.values.iter().find(|value| value.name == name).map(|value| value.shown.clone()).expect(name);
    (value("field"), value("value"))
}

/// What the log shows of the one event that an operation wrote: field and value.
fn in_log(desk: &Desk, operation: i32) -> (Shown, Shown) {
    let rows = told_changes(&desk.register, operation, 60).expect("rows");
    let event = rows.iter().find(|row| row.table_name == "event").expect("an event");
    let value =
        |name: &str| event.told.iter().find(|field| field.label == format!("field.{name}")).and_then(|field| field.after.clone()).expect(name);
    (value("field"), value("value"))
}

/// A correction of each type of field: which, typed as, told as.
fn each_type(other: i32) -> Vec<(&'static str, &'static str, String, Shown)> {
    vec![
        // The number of a document looks like a month, or like a decimal, and is neither.
        ("introducer_named", "document_number", "2021-05".to_owned(), text("2021-05")),
        ("history_certified", "document_number", "7.8".to_owned(), text("7.8")),
        ("introducer_named", "acquaintance_from", "05/2019".to_owned(), text("05/2019")),
        ("introducer_named", "introducer_kind", "youth_union".to_owned(), code("introducer_kind", "youth_union")),
        ("introducer_named", "introducer", other.to_string(), text("Phạm Văn Giúp (mẫu)")),
        ("history_certified", "fit", "false".to_owned(), word("ui.no")),
        ("history_certified", "happened_on", "5/7/2021".to_owned(), text("05/07/2021")),
        ("history_certified", "issuer", "@ui.close".to_owned(), text("@ui.close")),
        ("history_certified", "note", String::new(), word("ui.cleared")),
    ]
}

#[test]
fn truth_a10_truth_a11_a_correction_is_told_by_the_corrected_entrys_kind_on_the_page_and_in_the_log() {
    let mut desk = desk();
    let (person, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let (other, _) = desk.candidate("Phạm Văn Giúp (mẫu)", "1980", "10/03/2021");
    let introduced = desk.happens(
        case,
        "introducer_named",
        "01/04/2021",
        &[("introducer_kind", "full_member"), ("introducer", "Người Mẫu"), ("acquaintance_from", "2018")],
    );
    let certified = desk.happens(case, "history_certified", "01/07/2021", &[("fit", "true")]);
    for (kind, field, typed, told) in each_type(other) {
        let target = if kind == "introducer_named" { introduced } else { certified };
        let (entry, operation) = corrected(&mut desk, target, field, &typed);
        let expected = (word(&format!("field.{field}")), told);
        assert_eq!(on_page(&desk, person, entry), expected, "{field} on the page");
        assert_eq!(in_log(&desk, operation), expected, "{field} in the log");
    }
}

// The harm: the log guessed the field's list by the first kind that has a field of that name.
#[test]
fn truth_a11_what_was_taken_back_since_is_told_as_the_log_has_it() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let certified = desk.happens(case, "history_certified", "01/07/2021", &[("fit", "true")]);
    let (_, operation) = corrected(&mut desk, certified, "fit", "false");
    desk.register.undo(&now()).expect("the correction");
    desk.register.undo(&now()).expect("the entry");
    assert_eq!(in_log(&desk, operation), (word("field.fit"), word("ui.no")));
}

// The harm: the history of a unit showed what was entered, and what was voided as if it stood.
#[test]
fn truth_a10_a_units_history_shows_what_its_entries_say_now() {
    let mut desk = desk();
    let unit = desk.branch;
    let entry = |name: &str, on: &str| UnitEntry {
        unit,
        kind: "unit_changed".into(),
        on: on.into(),
        values: [("name".to_owned(), name.to_owned())].into(),
        ..UnitEntry::default()
    };
    let renamed = record_unit_event(&mut desk.register, &entry("Chi bộ Nhầm, mẫu", "01/06/2023"), &now()).expect("renamed").value.event;
    let again = record_unit_event(&mut desk.register, &entry("Chi bộ Ba, mẫu", "01/06/2024"), &now()).expect("again").value.event;
    let (correction, _) = corrected(&mut desk, renamed, "name", "Chi bộ Hai, mẫu");
    void_event(&mut desk.register, again, "mẫu", &now()).expect("voided");
    let history = unit_history(&desk.register, unit).expect("a history");
    let step = |event: i32| history.iter().find(|step| step.event == event).expect("a step");
    let told = |event: i32| step(event).values.iter().map(|value| (value.name.as_str(), value.shown.clone())).collect::<Vec<_>>();
    assert_eq!((step(renamed).voided, told(renamed)), (false, vec![("name", text("Chi bộ Hai, mẫu"))]));
    assert_eq!((step(again).voided, told(again)), (true, vec![("name", text("Chi bộ Ba, mẫu"))]));
    let basis = ("basis", text("mẫu"));
    assert_eq!(
        told(correction),
        [("corrects", word("event.unit_changed")), ("field", word("field.name")), ("value", text("Chi bộ Hai, mẫu")), basis]
    );
}

// The harm: a task, a note, a name in the log that begins with "@" was shown as some word of the program's.
#[test]
fn truth_f8_what_a_clerk_typed_travels_as_typed_text() {
    let mut desk = desk();
    let (person, case) = desk.candidate("Nguyễn Thị Mẫu", "1990", "10/03/2021");
    let task = desk.happens(case, "task_given", "01/04/2021", &[("task", "@event.ceremony")]);
    let page = person_page(&desk.register, person, day("2022-01-01")).expect("a page");
    let event = page.cases[0].events.iter().find(|event| event.event == task).expect("the task");
    let value = event.values.iter().find(|value| value.name == "task").expect("its text");
    assert_eq!(serde_json::to_value(&value.shown).expect("json"), serde_json::json!({ "text": "@event.ceremony" }));
}
