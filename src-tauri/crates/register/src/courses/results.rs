//! Results and certificates typed down a column, saved together.

use domain::date::{PartialDate, shown};
use domain::refusal::Refusal;
use serde::Deserialize;
use specta::Type;

use super::course;
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
    let facts = page.course.facts;
    let [_, result_kind, certificate_kind] = course::kinds(&facts.course_kind);
    let conn = register.conn();
    let text = |text: &Option<String>| text.as_deref().map(domain::name::tidy).filter(|text| !text.is_empty());
    let at = |case: i32, error: RegisterError| match error {
        RegisterError::Refused(refusal) => {
            let field = format!("{case}:{}", refusal.field.clone().unwrap_or_default());
            RegisterError::Refused(Refusal { field: Some(field), ..refusal })
        }
        other => other,
    };
    let mut events = Vec::new();
    for row in rows {
        let Some(known) = page.participants.iter().find(|participant| participant.case == row.case) else {
            return Err(Refusal::new("case_unknown").with("case", row.case).at("case").into());
        };
        let (result, score) = (text(&row.result), text(&row.score));
        let read = |kind: &str, on: &str, values: Vec<(&str, String)>, number: Option<String>| {
            let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            let entry = Entry { case: row.case, kind: kind.to_owned(), on: on.to_owned(), values, document_number: number, ..Entry::default() };
            read_entry(conn, &entry, now).map_err(|error| at(row.case, error))
        };
        // A line that was written before is corrected, so that nobody counts twice.
        let mend = |event: i32, field: &str, value: String| {
            read(
                "correction",
                &shown(now.today),
                vec![("corrects", event.to_string()), ("field", field.to_owned()), ("value", value), ("basis", CORRECTED_IN_TABLE.to_owned())],
                None,
            )
        };
        if let Some(result) = result {
            match known.result_event {
                Some(event) => {
                    if Some(&result) != known.result.as_ref() {
                        events.push((row.case, mend(event, "result", result)?.1));
                    }
                    if let Some(score) = score.filter(|score| Some(score) != known.score.as_ref()) {
                        events.push((row.case, mend(event, "score", score)?.1));
                    }
                }
                None => {
                    let mut values = vec![("course", course.to_string()), ("result", result)];
                    values.extend(score.map(|score| ("score", score)));
                    events.push((row.case, read(result_kind, on, values, None)?.1));
                }
            }
        }
        let (number, date) = (text(&row.certificate_number), text(&row.certificate_date));
        match (known.certificate_event, date) {
            (Some(event), date) => {
                if let Some(number) = number.filter(|number| Some(number) != known.certificate_number.as_ref()) {
                    events.push((row.case, mend(event, "document_number", number)?.1));
                }
                let typed = date.map(|date| PartialDate::typed(&date)).transpose();
                let typed = typed.map_err(|refusal| at(row.case, refusal.at("certificate_date").into()))?;
                if let Some(date) = typed.filter(|date| Some(date.to_string()) != known.certificate_date) {
                    events.push((row.case, mend(event, "happened_on", date.to_string())?.1));
                }
            }
            (None, Some(date)) => events.push((row.case, read(certificate_kind, &date, vec![("course", course.to_string())], number)?.1)),
            (None, None) if number.is_some() => {
                return Err(Refusal::new("field_missing").with("field", "certificate_date").at(format!("{}:certificate_date", row.case)).into());
            }
            (None, None) => {}
        }
    }
    register.transact(Operation::new("results_recorded").with("course", &facts.name), now, |tx| {
        for (case, event) in &events {
            event_row::insert(tx, event_row::Owner::Case(*case), event, &[])?;
        }
        Ok(events.len() as u32)
    })
}
