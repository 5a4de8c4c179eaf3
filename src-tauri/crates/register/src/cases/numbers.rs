//! Numbers of documents: a run of them, and which were given already in the committee's term.

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::event_kind::EventKind;
use domain::refusal::Refusal;
use rusqlite::{Connection, named_params};
use serde::Serialize;
use specta::Type;

use crate::Register;
use crate::book::term_start;
use crate::error::RegisterError;
use crate::file::Stored;

/// A run of numbers from a first one, such as 31-NQ/ĐU: its leading figure counts up and keeps its width.
///
/// # Errors
/// `number_without_figure` where it does not begin with a figure.
pub fn number_run(first: &str, count: usize) -> Result<Vec<String>, RegisterError> {
    let first = domain::name::tidy(first);
    let figures = first.chars().take_while(char::is_ascii_digit).count();
    let (figure, rest) = first.split_at(figures);
    let from = figure.parse::<u64>().map_err(|_| Refusal::new("number_without_figure").with("value", &first).at("document_number"))?;
    Ok((from..).take(count).map(|number| format!("{number:0figures$}{rest}")).collect())
}

/// A number that was given already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct UsedNumber {
    /// The number as it stands on the document.
    pub number: String,
    /// The day of the document, ISO, as far as known.
    pub on: String,
    /// Whose it is.
    pub name: String,
}

/// Which of these numbers were given in the term that a day falls into, by the body that issues a kind. None where that is
/// not known: a branch counts its own resolutions, and of no day there is no term.
///
/// # Errors
/// [`RegisterError::DamagedRow`] where what is stored does not read.
pub fn used_numbers(register: &Register, kind: &str, on: &str, numbers: &[String]) -> Result<Option<Vec<UsedNumber>>, RegisterError> {
    let (Ok(kind), Ok(on)) = (kind.parse::<EventKind>(), PartialDate::typed(on)) else { return Ok(None) };
    let issuer = kind.spec().issuer;
    if matches!(issuer, "branch" | "union" | "helper" | "clerk" | "other") {
        return Ok(None);
    }
    let of_issuer: Vec<EventKind> = EventKind::ALL.iter().copied().filter(|each| each.spec().issuer == issuer).collect();
    used(register.conn(), &of_issuer, numbers, on.last_day(), None).map(Some)
}

/// Which of these numbers documents of these kinds have in the term that a day falls into, but for those of one case.
pub(super) fn used(
    conn: &Connection,
    kinds: &[EventKind],
    numbers: &[String],
    on: NaiveDate,
    but_for: Option<i32>,
) -> Result<Vec<UsedNumber>, RegisterError> {
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.code()).collect();
    let mut select = conn.prepare_cached(include_str!("used_numbers.sql"))?;
    let mut rows = select.query(named_params! {
        ":kinds": serde_json::to_string(&kinds)?,
        ":numbers": serde_json::to_string(numbers)?,
        ":from": term_start(conn, on)?,
        ":case": but_for,
    })?;
    let mut used = Vec::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("live_event", "person", row)?;
        used.push(UsedNumber { number: row.get("document_number")?, on: row.get("said")?, name: row.get("birth_name")? });
    }
    Ok(used)
}
