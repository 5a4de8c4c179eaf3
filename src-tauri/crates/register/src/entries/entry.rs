//! An event as typed, read into the event that it tells.

use std::collections::BTreeMap;

use domain::date::PartialDate;
use domain::event::{Event, read_fields};
use domain::event_kind::EventKind;
use domain::field::{FieldType, Value};
use domain::refusal::Refusal;
use rusqlite::Connection;
use serde::Deserialize;
use specta::Type;

use super::event_row::Owner;
use super::possible::{can_be_extended, exist, has_come, must_run_forward, people_exist};
use super::{history, mend};
use crate::Now;
use crate::book::codes;
use crate::error::RegisterError;

/// An event as typed: dates in any form a clerk types, each field as text.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct Entry {
    /// Whose case.
    pub case: i32,
    /// The event kind's code.
    pub kind: String,
    /// When it happened.
    pub on: String,
    /// The kind's own fields.
    pub values: BTreeMap<String, String>,
    /// The document's number.
    pub document_number: Option<String>,
    /// The document's date.
    pub document_date: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// It happened outside this register.
    pub elsewhere: bool,
    /// Why it is recorded against a rule.
    pub reason: Option<String>,
}

/// An event read and ready to be judged.
pub(crate) struct Read {
    pub event: Event,
    pub person: i32,
}

/// Reads an entry into an event.
///
/// # Errors
/// A refusal at the field: unknown kinds and fields, impossible dates, numbers that do not exist.
pub(crate) fn read(conn: &Connection, entry: &Entry, now: &Now) -> Result<Read, RegisterError> {
    let kind: EventKind = entry.kind.parse().map_err(|_| Refusal::new("event_kind_unknown").with("value", &entry.kind).at("kind"))?;
    if kind.is_of_unit() {
        return Err(Refusal::new("event_kind_of_unit").with("event", format!("@event.{kind}")).at("kind").into());
    }
    if matches!(kind, EventKind::Correction | EventKind::EntryVoided) {
        return mended(conn, kind, entry, now);
    }
    let person = history::known_case(conn, entry.case)?;
    let event = read_event(conn, kind, entry, now)?;
    exist(conn, &event, entry.case)?;
    can_be_extended(conn, entry.case, &event)?;
    Ok(Read { event, person })
}

/// Reads an entry into its person and its event.
pub(crate) fn read_entry(conn: &Connection, entry: &Entry, now: &Now) -> Result<(i32, Event), RegisterError> {
    read(conn, entry, now).map(|read| (read.person, read.event))
}

/// Corrections and voidings given by the command line's `event`: their own checks stand in [`mend`].
fn mended(conn: &Connection, kind: EventKind, entry: &Entry, now: &Now) -> Result<Read, RegisterError> {
    let person = history::known_case(conn, entry.case)?;
    let event = read_event(conn, kind, entry, now)?;
    mend::must_apply(conn, &event, Owner::Case(entry.case), now)?;
    Ok(Read { event, person })
}

/// Reads the typed entry of any kind, units' ones too.
pub(crate) fn read_event(conn: &Connection, kind: EventKind, entry: &Entry, now: &Now) -> Result<Event, RegisterError> {
    let codes = codes()?;
    let on = happened_on(&entry.on, now)?;
    let text = |text: &Option<String>| text.as_deref().map(domain::name::tidy).filter(|text| !text.is_empty());
    let document_date = text(&entry.document_date).map(|text| PartialDate::typed(&text)).transpose();
    let document_date = document_date.map_err(|refusal| refusal.at("document_date"))?;
    // The common fields may come among the values too, as the command line gives them.
    let mut own: BTreeMap<&str, &str> = BTreeMap::new();
    let mut common = (text(&entry.document_number), document_date, text(&entry.issuer), text(&entry.note), entry.elsewhere);
    for (name, value) in &entry.values {
        match name.as_str() {
            "document_number" => common.0 = Some(domain::name::tidy(value)),
            "document_date" => common.1 = Some(PartialDate::typed(value).map_err(|refusal| refusal.at("document_date"))?),
            "issuer" => common.2 = Some(domain::name::tidy(value)),
            "note" => common.3 = Some(domain::name::tidy(value)),
            "elsewhere" => common.4 = matches!(Value::read(FieldType::YesNo, value, codes)?, Value::YesNo(true)),
            name => {
                own.insert(name, value);
            }
        }
    }
    let fields = read_fields(kind, own, codes)?;
    // An empty value clears the field; one forgotten does not.
    if kind == EventKind::Correction && !entry.values.contains_key("value") {
        return Err(Refusal::new("field_missing").with("field", "value").at("value").into());
    }
    must_run_forward(on, &fields)?;
    people_exist(conn, &fields)?;
    Ok(Event {
        id: i32::MAX,
        kind,
        on,
        recorded_at: now.stamp(),
        document_number: common.0,
        document_date: common.1,
        issuer: common.2,
        note: common.3,
        elsewhere: common.4,
        reason: text(&entry.reason),
        fields,
    })
}

/// The day an event happened: a day of the calendar that has come.
pub(crate) fn happened_on(text: &str, now: &Now) -> Result<PartialDate, RegisterError> {
    if text.trim().is_empty() {
        return Err(Refusal::new("field_missing").with("field", "happened_on").at("happened_on").into());
    }
    let on = PartialDate::typed(text).map_err(|refusal| refusal.at("happened_on"))?;
    has_come(on, now)?;
    Ok(on)
}
