//! A request: the record, its one row reader.

use chrono::NaiveDate;
use domain::date::PartialDate;
use rusqlite::Row;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::RegisterError;
use crate::file::Stored;

/// A request for a background check that came in from another place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Request {
    /// The organization that asks.
    pub asked_by: String,
    /// The person asked about.
    pub about: String,
    /// For whose admission, and how the two are related.
    pub applicant: Option<String>,
    /// Who answers here.
    pub unit: i32,
    /// The number of the letter that asks.
    pub document_number: Option<String>,
    /// Its date, ISO; a part of it may be unknown.
    pub document_date: Option<String>,
    /// Received here on, ISO: the clock runs from that day.
    pub received_on: String,
    /// Answered on, ISO; `None`: not yet.
    pub answered_on: Option<String>,
    /// The number of the answer.
    pub answer_number: Option<String>,
    /// Anything else.
    pub note: Option<String>,
}

/// Reads a row of the table.
pub(crate) fn of_row(row: &Row<'_>) -> Result<(i32, Request), RegisterError> {
    let row = Stored::of("request", row)?;
    let facts = Request {
        asked_by: row.get("asked_by")?,
        about: row.get("about")?,
        applicant: row.get("applicant")?,
        unit: row.get("unit")?,
        document_number: row.get("document_number")?,
        document_date: row.parse_known::<PartialDate>("document_date")?.map(|date| date.to_string()),
        received_on: row.get::<NaiveDate>("received_on")?.to_string(),
        answered_on: row.get::<Option<NaiveDate>>("answered_on")?.map(|day| day.to_string()),
        answer_number: row.get("answer_number")?,
        note: row.get("note")?,
    };
    Ok((row.id(), facts))
}
