//! Results and certificates typed down a column, saved together.

use domain::refusal::Refusal;
use serde::Deserialize;
use specta::Type;

use super::course;
use crate::cases::{Entry, event_row, read_entry};
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

/// Writes what is new in the lines: a result on a day, a certificate on its own. A line unchanged writes nothing; a
/// changed one supersedes the earlier entry.
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
        if let Some(result) = result.filter(|result| Some(result) != known.result.as_ref() || score != known.score) {
            let mut values = vec![("course", course.to_string()), ("result", result)];
            values.extend(score.map(|score| ("score", score)));
            events.push((row.case, read(result_kind, on, values, None)?.1));
        }
        let (number, date) = (text(&row.certificate_number), text(&row.certificate_date));
        let changed = number != known.certificate_number || date.is_some() && date != known.certificate_date;
        if let Some(date) = date.filter(|_| changed) {
            events.push((row.case, read(certificate_kind, &date, vec![("course", course.to_string())], number)?.1));
        } else if number.is_some() && known.certificate_date.is_none() {
            return Err(Refusal::new("field_missing").with("field", "certificate_date").at(format!("{}:certificate_date", row.case)).into());
        }
    }
    register.transact(Operation::new("results_recorded").with("course", &facts.name), now, |tx| {
        for (case, event) in &events {
            event_row::insert(tx, event_row::Owner::Case(*case), event, &[])?;
        }
        Ok(events.len() as u32)
    })
}
