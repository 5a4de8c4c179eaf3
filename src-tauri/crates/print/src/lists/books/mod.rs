//! Books that an office keeps: what happened between two days, a line each, in order of time; those who left keep their line.
//!
//! [`decisions`] and [`resolutions`] are of documents, [`members`] of people, [`ends`] of those who left or died, [`given`] of
//! cards, badges and commendations, [`transfers`] of transfers out and in.

mod decisions;
mod ends;
mod given;
mod members;
mod resolutions;
mod transfers;

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use domain::event::Event;
use domain::event_kind::EventKind;
use domain::refusal::Refusal;
use register::book::{term_end, term_from};
use register::entries::{Entered, Whose, between};
use register::{Register, RegisterError};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::kind::ListKind;
use super::table::{ListTable, Noun, Of};
use crate::told::{date, label, listed, with, word};

/// A book asked for.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct BookQuery {
    /// Which.
    pub book: ListKind,
    /// Of decisions: a code of the kinds that are decisions.
    pub kind: Option<String>,
    /// Of this unit and those below it; `None`: of all.
    pub unit: Option<i32>,
    /// ISO; today where missing.
    pub as_of: Option<String>,
    /// The first day; `None`: that of the term, of members the beginning.
    pub from: Option<String>,
    /// The last day; `None`: of a term that was named its end, else the day looked at.
    pub to: Option<String>,
}

/// The kinds of decisions that have a book.
pub const DECISIONS: [EventKind; 6] = [
    EventKind::Decision,
    EventKind::ConversionDecision,
    EventKind::StruckOff,
    EventKind::DecisionCancelled,
    EventKind::Expelled,
    EventKind::Resigned,
];

/// The table of a book as of a day. Whoever asks holds one moment over it.
pub(super) fn book_table(register: &Register, query: &BookQuery, on: NaiveDate) -> Result<ListTable, RegisterError> {
    let days = days(register, query, on)?;
    let asked = BookOf { register, unit: query.unit, days: &days, on };
    let mut table = match query.book {
        ListKind::ListDecisions => decisions::table(&asked, kind(query)?)?,
        ListKind::MemberBook => members::members(&asked)?,
        ListKind::ProbationerBook => members::probationers(&asked)?,
        ListKind::LeftBook => ends::left(&asked)?,
        ListKind::DeceasedBook => ends::deceased(&asked)?,
        ListKind::CardBook => given::cards(&asked)?,
        ListKind::TransferBook => transfers::table(&asked)?,
        ListKind::BadgeBook => given::badges(&asked)?,
        ListKind::CommendationBook => given::commendations(&asked)?,
        ListKind::ResolutionBook => resolutions::table(&asked)?,
        other => return Err(Refusal::new("code_unknown").with("value", other.key()).at("paper").into()),
    };
    let (from, to) = (*days.start(), (*days.end()).min(on));
    if from > NaiveDate::MIN {
        table.of_a_day = false;
        table.remarks.push(with("paper.book_span", &[("from", &domain::date::shown(from)), ("to", &domain::date::shown(to))]));
    }
    Ok(table)
}

/// What every book is asked for with.
struct BookOf<'a> {
    register: &'a Register,
    unit: Option<i32>,
    days: &'a RangeInclusive<NaiveDate>,
    on: NaiveDate,
}

impl BookOf<'_> {
    /// The entries of these kinds, by day, that were made here.
    fn entries(&self, kinds: &[EventKind]) -> Result<Vec<Entered>, RegisterError> {
        let mut entries = between(self.register, kinds, self.unit, self.days, self.on)?;
        entries.retain(|entry| !entry.event.elsewhere);
        Ok(entries)
    }

    fn table(&self, kind: ListKind, noun: Noun) -> ListTable {
        ListTable { signed: false, ..ListTable::of(kind, kind.columns(false), noun) }
    }
}

fn days(register: &Register, query: &BookQuery, on: NaiveDate) -> Result<RangeInclusive<NaiveDate>, RegisterError> {
    let day = |text: &Option<String>, field: &str| {
        let parsed = text.as_deref().map(|text| text.parse::<NaiveDate>().map_err(|_| Refusal::new("date_unreadable").with("value", text).at(field)));
        parsed.transpose()
    };
    let from = match day(&query.from, "from")? {
        Some(from) => from,
        // Whoever is or was a member stands in it.
        None if query.book == ListKind::MemberBook => NaiveDate::MIN,
        None => term_from(register, on)?,
    };
    let to = day(&query.to, "to")?.unwrap_or_else(|| if query.from.is_some() { term_end(from) } else { on });
    if to < from {
        return Err(Refusal::new("rule_dates_wrong").at("to").into());
    }
    Ok(from..=to)
}

fn kind(query: &BookQuery) -> Result<EventKind, RegisterError> {
    let Some(code) = &query.kind else { return Ok(EventKind::Decision) };
    let known = DECISIONS.into_iter().find(|kind| kind.code() == code);
    known.ok_or_else(|| Refusal::new("code_unknown").with("value", code).at("kind").into())
}

/// Whose line it is.
fn of(whose: &Whose) -> Of<'_> {
    Of { person: Some(whose.person), name: &whose.name, sex: whose.sex.as_deref(), birth_date: whose.birth_date.as_ref() }
}

/// What stands in columns that many books share; empty for any other.
fn shared(key: &str, entry: &Entered) -> String {
    let event = &entry.event;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let dates = entry.whose.as_ref().map(|whose| whose.dates).unwrap_or_default();
    match key {
        "birth_name" => entry.whose.as_ref().map(|whose| whose.name.clone()).unwrap_or_default(),
        "unit" => entry.unit_name.clone(),
        "document_number" => text(&event.document_number),
        "document_date" => event.document_date.unwrap_or(event.on).shown(),
        "decided_by" => event.document(),
        "issuer" => text(&event.issuer),
        "admission_date" => dates.admission_date.map(|day| day.shown()).unwrap_or_default(),
        "official_date" => dates.official_date.map(|day| day.shown()).unwrap_or_default(),
        "note" => listed([struck(entry), event.note.clone()]),
        _ => String::new(),
    }
}

/// That an entry is no longer in force, and by which decision where one cancelled it.
fn struck(entry: &Entered) -> Option<String> {
    let cancels = |event: &&Event| event.kind == EventKind::DecisionCancelled && event.fields.id("cancels") == Some(entry.event.id);
    if let Some(by) = entry.whose.iter().flat_map(|whose| &whose.events).find(cancels) {
        return Some(with("paper.cancelled_by", &[("decision", &by.document())]));
    }
    entry.dead_from.map(|day| with("paper.struck_from", &[("date", &domain::date::shown(day))]))
}

/// What came of an entry: the first of these kinds after it, in its case, before there is another of its own kind.
fn next<'e>(entry: &'e Entered, kinds: &[EventKind]) -> Option<&'e Event> {
    let after = entry.whose.iter().flat_map(|whose| &whose.events).filter(|event| event.order() > entry.event.order());
    after.take_while(|event| event.kind != entry.event.kind).find(|event| kinds.contains(&event.kind))
}

/// The day of an entry, as far as known.
fn day_of(event: Option<&Event>) -> String {
    event.map(|event| event.on.shown()).unwrap_or_default()
}

/// A code that an entry tells in a field.
fn coded(event: &Event, field: &str, list: &str) -> String {
    event.fields.text(field).map(|code| label(list, code)).unwrap_or_default()
}
