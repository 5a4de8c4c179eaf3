//! The sentences of papers are those of the window: one table of entries and what is said of them holds both.

use domain::field::{Counted, Shown};
use print::told::{event_paper, event_title};
use register::cases::EventView;
use register::entries::FieldView;
use serde_json::Value;

fn text(row: &Value, name: &str) -> Option<String> {
    row[name].as_str().map(str::to_owned)
}

fn shown(value: &Value) -> Shown {
    let (kind, value) = value.as_object().and_then(|one| one.iter().next()).unwrap();
    match kind.as_str() {
        "word" => Shown::Word(value.as_str().unwrap().to_owned()),
        "text" => Shown::Text(value.as_str().unwrap().to_owned()),
        "rows" => Shown::Rows(value.as_array().unwrap().iter().map(|row| row.as_array().unwrap().iter().map(shown).collect()).collect()),
        _ => {
            let code = |code: &Value| Counted { code: text(code, "code").unwrap(), count: None };
            Shown::Codes { list: text(value, "list").unwrap(), codes: value["codes"].as_array().unwrap().iter().map(code).collect() }
        }
    }
}

fn event(row: &Value) -> EventView {
    let field = |field: &Value| FieldView { name: text(field, "name").unwrap(), raw: text(field, "raw").unwrap(), shown: shown(&field["shown"]) };
    EventView {
        event: 1,
        kind: text(row, "kind").unwrap(),
        on: text(row, "on").unwrap_or_default(),
        recorded_at: String::new(),
        document_number: text(row, "document_number"),
        document_date: text(row, "document_date"),
        issuer: text(row, "issuer"),
        note: text(row, "note"),
        elsewhere: false,
        reason: text(row, "reason"),
        warnings: Vec::new(),
        values: row["values"].as_array().unwrap().iter().map(field).collect(),
        form: None,
        voided: false,
        corrected_by: Vec::new(),
        clock: None,
        short_of_votes: false,
    }
}

#[test]
fn an_entry_is_told_on_paper_as_in_the_window() {
    let rows: Vec<Value> = serde_json::from_str(include_str!("../data/told-entries.json")).unwrap();
    let codes = register::book::codes().unwrap();
    for row in &rows {
        let event = event(row);
        assert_eq!(event_title(&event, row["sex"].as_str(), codes), row["title"].as_str().unwrap());
        assert_eq!(event_paper(&event, codes), row["paper"].as_str().unwrap(), "{}", event.kind);
    }
}
