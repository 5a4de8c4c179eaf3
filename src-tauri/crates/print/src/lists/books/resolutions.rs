//! Resolutions on people: one document a line, however many it is about.

use chrono::NaiveDate;
use domain::event_kind::EventKind;
use register::RegisterError;
use register::entries::Entered;

use super::super::kind::ListKind;
use super::super::table::{ListTable, Noun, Of};
use super::{BookOf, shared, word};

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

pub(super) fn table(asked: &BookOf<'_>) -> Result<ListTable, RegisterError> {
    let mut table = asked.table(ListKind::ResolutionBook, Noun::Entries);
    let mut documents: Vec<Vec<Entered>> = Vec::new();
    // Each body numbers its own.
    let book = register::book::of(asked.register)?;
    let unit = match asked.unit {
        Some(unit) => Some(unit),
        None => register::units::unit_list(asked.register, asked.on)?.first().map(|root| root.unit),
    };
    let body = unit.map_or("branch", |unit| book.units.own_body(unit, asked.on));
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
            "vote" => all(&|entry| entry.event.votes().unwrap_or_default()),
            "unit" | "note" => all(&|entry| shared(key, entry)),
            key => shared(key, first),
        });
    }
    Ok(table)
}

/// What makes entries one document: kind, day, number; of the branches each has its own.
fn document(entry: &Entered) -> (EventKind, NaiveDate, Option<&String>, Option<i32>) {
    let event = &entry.event;
    let of_unit = (event.kind.spec().issuer == "branch").then_some(entry.unit);
    (event.kind, event.day(), event.document_number.as_ref(), of_unit)
}
