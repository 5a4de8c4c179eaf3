//! Results and certificates typed down a column, saved together.

use domain::date::{PartialDate, shown};
use domain::event::Event;
use domain::refusal::Refusal;
use rusqlite::Connection;
use serde::Deserialize;
use specta::Type;

use super::course::{self, CoursePage};
use crate::entries::{Entry, event_row, read_entry};
use crate::error::RegisterError;
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// A participant's line as typed.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct ResultRow {
    /// The case.
    pub case: i32,
    /// A code or label of `course_result`.
    pub result: Option<String>,
    /// The score.
    pub score: Option<String>,
    /// The certificate's number.
    pub certificate_number: Option<String>,
    /// The certificate's date.
    pub certificate_date: Option<String>,
}

/// The basis that the log gives for a line typed anew.
const CORRECTED_IN_TABLE: &str = "Sửa trong bảng kết quả của lớp";

/// Writes what is new in the lines: a result on a day, a certificate on its own. A line unchanged writes nothing; a
/// changed one corrects the earlier entry.
///
/// # Errors
/// Refusals at `case:field`; nothing is written where one line cannot be.
pub fn save_results(register: &mut Register, course: i32, on: &str, rows: &[ResultRow], now: &Now) -> Result<Done<u32>, RegisterError> {
    let page = super::course_page(register, course)?;
    let mut events = Vec::new();
    for row in rows {
        events.extend(told_by(register.conn(), &page, on, row, now)?.into_iter().map(|event| (row.case, event)));
    }
    register.transact(Operation::new("results_recorded").with("course", &page.course.facts.name), now, |tx| {
        for (case, event) in &events {
            event_row::insert(tx, event_row::Owner::Case(*case), event, &[])?;
        }
        Ok(events.len() as u32)
    })
}

/// The lines that cannot be written as they are, each with its first refusal at `case:field`.
///
/// # Errors
/// Faults of the database.
pub fn check_results(register: &Register, course: i32, on: &str, rows: &[ResultRow], now: &Now) -> Result<Vec<Refusal>, RegisterError> {
    let page = super::course_page(register, course)?;
    let mut refused = Vec::new();
    for row in rows {
        match told_by(register.conn(), &page, on, row, now) {
            Err(RegisterError::Refused(refusal)) => refused.push(refusal),
            told => drop(told?),
        }
    }
    Ok(refused)
}

/// The entries that a line tells beyond what stands.
fn told_by(conn: &Connection, page: &CoursePage, on: &str, row: &ResultRow, now: &Now) -> Result<Vec<Event>, RegisterError> {
    let [_, result_kind, certificate_kind] = course::kinds(&page.course.facts.course_kind);
    let course = page.course.course.to_string();
    let text = |text: &Option<String>| text.as_deref().map(domain::name::tidy).filter(|text| !text.is_empty());
    let at = |field: &str, refusal: Refusal| RegisterError::from(Refusal { field: Some(format!("{}:{field}", row.case)), ..refusal });
    let missing = |field: &str| at(field, Refusal::new("field_missing").with("field", field));
    let known = page.participants.iter().find(|participant| participant.case == row.case);
    let known = known.ok_or_else(|| Refusal::new("case_unknown").with("case", row.case).at("case"))?;
    // A field of the entry is told by the column in which it was typed.
    let read = |kind: &str, on: &str, values: &[(&str, &str)], number: Option<String>, column: fn(&str) -> &str| {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let entry = Entry { case: row.case, kind: kind.to_owned(), on: on.to_owned(), values, document_number: number, ..Entry::default() };
        read_entry(conn, &entry, now).map(|(_, event)| event).map_err(|error| match error {
            RegisterError::Refused(refusal) => {
                let field = column(refusal.field.as_deref().unwrap_or_default()).to_owned();
                at(&field, refusal)
            }
            other => other,
        })
    };
    // A line that was written before is corrected, so that nobody counts twice.
    let mend = |event: i32, field: &str, value: &str, column: fn(&str) -> &str| {
        let event = event.to_string();
        let values = [("corrects", event.as_str()), ("field", field), ("value", value), ("basis", CORRECTED_IN_TABLE)];
        read("correction", &shown(now.today), &values, None, column)
    };
    let mut events = Vec::new();

    let (result, score) = (text(&row.result), text(&row.score).map(|score| score.replace(',', ".")));
    let result_column = |field: &str| match field {
        "score" => "score",
        "happened_on" => "on",
        _ => "result",
    };
    match (known.result_event, result) {
        (Some(event), result) => {
            if let Some(result) = result.filter(|result| Some(result) != known.result.as_ref()) {
                events.push(mend(event, "result", &result, |_| "result")?);
            }
            if let Some(score) = score.filter(|score| Some(score) != known.score.as_ref()) {
                events.push(mend(event, "score", &score, |_| "score")?);
            }
        }
        (None, Some(result)) => {
            let mut values = vec![("course", course.as_str()), ("result", &result)];
            values.extend(score.as_deref().map(|score| ("score", score)));
            events.push(read(result_kind, on, &values, None, result_column)?);
        }
        (None, None) if score.is_some() => return Err(missing("result")),
        (None, None) => {}
    }

    let (number, date) = (text(&row.certificate_number), text(&row.certificate_date));
    match (known.certificate_event, date) {
        (Some(event), date) => {
            if let Some(number) = number.filter(|number| Some(number) != known.certificate_number.as_ref()) {
                events.push(mend(event, "document_number", &number, |_| "certificate_number")?);
            }
            let typed = date.map(|date| PartialDate::typed(&date)).transpose().map_err(|refusal| at("certificate_date", refusal))?;
            if let Some(date) = typed.filter(|date| Some(date.to_string()) != known.certificate_date) {
                events.push(mend(event, "happened_on", &date.to_string(), |_| "certificate_date")?);
            }
        }
        (None, Some(date)) => events.push(read(certificate_kind, &date, &[("course", &course)], number, |_| "certificate_date")?),
        (None, None) if number.is_some() => return Err(missing("certificate_date")),
        (None, None) => {}
    }
    Ok(events)
}
