//! What an event breaks, by the domain's rules and by what else the register holds, and into which case it goes.

use domain::check::{Facts, Warning, check};
use domain::event::Event;
use domain::event_kind::EventKind;
use domain::stage::{Book, Case, PersonHistory, end_event, standing};
use rusqlite::Connection;

use super::numbers;
use crate::entries::helper_not_full_member;
use crate::error::RegisterError;
use crate::facts;

/// The case that an event goes into: its own, or a new one where it opens the person's next case.
pub(crate) enum Place {
    Own,
    Next { unit: i32 },
}

pub(crate) fn place(history: &PersonHistory, case: i32, event: &Event, book: &Book) -> Place {
    let own = history.cases.iter().find(|each| each.id == case);
    let ended = own.is_some_and(|own| end_event(own, event.day()).is_some_and(|(_, end)| end.order() < event.order()));
    if event.kind == EventKind::CandidateListed && ended {
        let unit = own.and_then(|own| standing(history, own, event.day(), book)).map_or(0, |standing| standing.unit);
        return Place::Next { unit };
    }
    Place::Own
}

/// What the event breaks, by the domain's rules and by what else the register holds.
pub(crate) fn judge(
    conn: &Connection,
    history: &PersonHistory,
    case: i32,
    event: &Event,
    book: &Book,
) -> Result<domain::check::Findings, RegisterError> {
    judge_with(conn, history, &facts::judged(conn, history.person, event.day())?, case, event, book)
}

/// As [`judge`], by facts that may not be written yet.
pub(crate) fn judge_with(
    conn: &Connection,
    history: &PersonHistory,
    facts: &Facts,
    case: i32,
    event: &Event,
    book: &Book,
) -> Result<domain::check::Findings, RegisterError> {
    let empty = Case::new(0, 0, &[], &book.codes);
    let own = match place(history, case, event, book) {
        Place::Own => history.cases.iter().find(|each| each.id == case).unwrap_or(&empty),
        Place::Next { .. } => &empty,
    };
    let mut found = check(history, own, event, facts, book);
    if matches!(event.kind, EventKind::Decision | EventKind::ConversionDecision | EventKind::StruckOff)
        && let Some(number) = &event.document_number
    {
        let others = numbers::used(conn, &[event.kind], std::slice::from_ref(number), event.day(), Some(case))?;
        if let Some(other) = others.into_iter().next() {
            found.warnings.push(Warning {
                check: "document_number_used".to_owned(),
                params: [("number".to_owned(), number.clone()), ("person".to_owned(), other.name)].into(),
                rule: "document_number".to_owned(),
                source: "05-HD/VPTW (27/5/2026)".to_owned(),
                field: Some("document_number".to_owned()),
                needs_reason: true,
            });
        }
    }
    if event.kind == EventKind::CardIssued
        && let Some(card) = event.fields.text("card_number")
    {
        found.warnings.extend(facts::numbers_held(conn, &[("card_number", card)].into(), Some(history.person))?);
    }
    found.warnings.extend(helper_not_full_member(conn, event)?);
    names(conn, &mut found.warnings)?;
    Ok(found)
}

/// Puts the names of people in place of their ids.
fn names(conn: &Connection, warnings: &mut [Warning]) -> Result<(), RegisterError> {
    for warning in warnings {
        let id = warning.params.get("name").and_then(|name| name.strip_prefix('#')).and_then(|id| id.parse::<i32>().ok());
        if let Some(id) = id {
            warning.params.insert("name".to_owned(), facts::name_of(conn, id)?);
        }
    }
    Ok(())
}
