//! Resolutions on people: one document a line, however many it is about.

use chrono::NaiveDate;
use domain::event_kind::EventKind;
use register::RegisterError;
use register::entries::Entered;

use super::super::kind::ListKind;
use super::super::table::{ListTable, Noun, Of};
use super::{Asked, shared, word};

const KINDS: [EventKind; 9] = [
    EventKind::CandidateListed,
    EventKind::BranchVote,
    EventKind::SubReview,
    EventKind::CommitteeVote,
    EventKind::ConversionBranchVote,
    EventKind::ConversionSubReview,
    EventKind::ConversionCommitteeVote,
    EventKind::StrikeOffBranchVote,
    EventKind::StrikeOffCommitteeVote,
];

pub(super) fn table(asked: &Asked<'_>) -> Result<ListTable, RegisterError> {
    let mut table = asked.table(ListKind::ResolutionBook, Noun::Entries);
    let mut documents: Vec<Vec<Entered>> = Vec::new();
    let body = body(asked)?;
    let own: Vec<EventKind> = KINDS.into_iter().filter(|kind| kind.spec().issuer == body).collect();
    for entry in asked.entries(&own)? {
        match documents.iter_mut().rev().take_while(|all| all[0].event.day() == entry.event.day()).find(|all| document(&all[0]) == document(&entry)) {
            Some(of_one) => of_one.push(entry),
            None => documents.push(vec![entry]),
        }
    }
    for of_one in &documents {
        let Some(first) = of_one.first() else { continue };
        let all = |told: &dyn Fn(&Entered) -> String| {
            let mut parts: Vec<String> = of_one.iter().map(told).filter(|part| !part.is_empty()).collect();
            parts.dedup();
            parts.join("; ")
        };
        table.add(None, Of::default(), |key| match key {
            "subject" => word(&format!("event.{}", first.event.kind)),
            "about_whom" => all(&|entry| shared("birth_name", entry)),
            "vote" => all(&vote),
            "unit" | "note" => all(&|entry| shared(key, entry)),
            key => shared(key, first),
        });
    }
    Ok(table)
}

/// Whose resolutions the book holds: each body numbers its own.
fn body(asked: &Asked<'_>) -> Result<&'static str, RegisterError> {
    let book = register::book::of(asked.register)?;
    let units = register::units::unit_list(asked.register, asked.on)?;
    let Some(root) = units.first().map(|unit| unit.unit) else { return Ok("branch") };
    let unit = asked.unit.unwrap_or(root);
    let has_below = book.units.within(unit, asked.on).into_iter().any(|below| below != unit);
    Ok(match has_below {
        false => "branch",
        true if book.units.standing(unit, asked.on).is_some_and(|span| span.unit_kind == "sub_committee") => "sub_committee",
        true => "grassroots_committee",
    })
}

/// What makes entries one document: kind, day, number; of the branches each has its own.
fn document(entry: &Entered) -> (EventKind, NaiveDate, Option<&String>, Option<i32>) {
    let event = &entry.event;
    let of_unit = (event.kind.spec().issuer == "branch").then_some(entry.unit);
    (event.kind, event.day(), event.document_number.as_ref(), of_unit)
}

/// For of all entitled.
fn vote(entry: &Entered) -> String {
    let count = |field: &str| entry.event.fields.number(field);
    match (count("votes_for"), count("votes_entitled")) {
        (Some(votes_for), Some(entitled)) => format!("{votes_for}/{entitled}"),
        _ => String::new(),
    }
}
