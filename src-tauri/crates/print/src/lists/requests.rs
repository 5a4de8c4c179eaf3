//! Requests for background checks that came from other places, with their answers and deadlines.

use chrono::NaiveDate;
use register::requests::{RequestLine, request_list};
use register::{Register, RegisterError};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::kind::ListKind;
use super::table::{ListTable, Noun, Of};
use crate::told::{date, remaining};

/// As of when.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct RequestsQuery {
    /// ISO; today where missing.
    pub as_of: Option<String>,
}

/// The table of what was received by a day, what waits first. Whoever asks holds one moment over it.
pub(super) fn requests_table(register: &Register, on: NaiveDate) -> Result<ListTable, RegisterError> {
    let kind = ListKind::ListRequests;
    let mut table = ListTable { signed: false, ..ListTable::of(kind, kind.columns(false), Noun::Entries) };
    for line in request_list(register, on)? {
        table.add(None, Of::default(), |key| cell(key, &line));
    }
    Ok(table)
}

fn cell(key: &str, line: &RequestLine) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let day = |iso: &Option<String>| iso.as_deref().map(date);
    let numbered = |number: &Option<String>, on: Option<String>| [number.clone(), on].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let facts = &line.facts;
    match key {
        "asked_by" => facts.asked_by.clone(),
        "about" => facts.about.clone(),
        "applicant" => text(&facts.applicant),
        "letter" => numbered(&facts.document_number, day(&facts.document_date)),
        "received_on" => date(&facts.received_on),
        "answered_by" => line.unit_name.clone(),
        "request_due" => day(&line.due).unwrap_or_default(),
        // What is answered is neither left nor overdue.
        "remaining" if facts.answered_on.is_none() => line.badge.as_ref().map(remaining).unwrap_or_default(),
        "answer" => numbered(&facts.answer_number, day(&facts.answered_on)),
        "note" => text(&facts.note),
        _ => String::new(),
    }
}
