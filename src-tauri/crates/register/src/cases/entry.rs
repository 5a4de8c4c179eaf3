//! The one sheet: what the event table offers, and what an entry would do, told before it is written.

use std::collections::BTreeMap;

use domain::check::Warning;
use domain::clock::clocks;
use domain::date::PartialDate;
use domain::event_kind::{Chapter, EventKind, FieldType, VOTE_FIELDS, Votes};
use domain::stage::{Stage, standing, vote_share};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::history;
use super::record::{self, Place};
use crate::error::RegisterError;
use crate::settings::book;
use crate::{Now, Register};

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

/// One field of a kind as the sheet shows it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FieldSpecView {
    /// Its name; label: the word `field.<name>`.
    pub name: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub field_type: String,
    /// The list its codes come from.
    pub code_list: Option<String>,
    /// The event cannot be written without it.
    pub required: bool,
    /// `votes` for the fields of a count.
    pub group: Option<String>,
}

/// One kind as the sheet shows it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct EventSpec {
    /// The code.
    pub kind: String,
    /// Where in the process it belongs.
    pub chapter: String,
    /// Its fields in order.
    pub fields: Vec<FieldSpecView>,
    /// The sheet that records it: `event`, or one of its own.
    pub sheet: String,
    /// Who ordinarily issues the document.
    pub issuer: String,
}

/// The event table.
pub fn event_kinds() -> Vec<EventSpec> {
    EventKind::ALL
        .iter()
        .map(|kind| EventSpec {
            kind: kind.code().to_owned(),
            chapter: match kind.spec().chapter {
                Chapter::Admission => "admission",
                Chapter::Conversion => "conversion",
                Chapter::Membership => "membership",
                Chapter::Unit => "unit",
                Chapter::Entry => "entry",
            }
            .to_owned(),
            fields: kind
                .fields()
                .map(|field| {
                    let (field_type, list) = match field.field_type {
                        FieldType::Date => ("date", None),
                        FieldType::PartialDate => ("partial_date", None),
                        FieldType::Number => ("number", None),
                        FieldType::Decimal => ("decimal", None),
                        FieldType::YesNo => ("yes_no", None),
                        FieldType::Text => ("text", None),
                        FieldType::Code(list) => ("code", Some(list)),
                        FieldType::Codes(list) => ("codes", Some(list)),
                        FieldType::Paper => ("paper", None),
                        FieldType::Person => ("person", None),
                        FieldType::Unit => ("unit", None),
                        FieldType::Units => ("units", None),
                        FieldType::Event => ("event", None),
                        FieldType::Course => ("course", None),
                        FieldType::VoteExclusions => ("vote_exclusions", Some("vote_exclusion")),
                    };
                    FieldSpecView {
                        name: field.name.to_owned(),
                        field_type: field_type.to_owned(),
                        code_list: list.map(str::to_owned),
                        required: field.required,
                        group: VOTE_FIELDS.iter().any(|vote| vote.name == field.name).then(|| "votes".to_owned()),
                    }
                })
                .collect(),
            sheet: match kind {
                EventKind::Decision | EventKind::ConversionDecision => "decision",
                EventKind::Ceremony => "ceremony",
                EventKind::TransferSlip | EventKind::TransferReceived => "transfer",
                kind if kind.spec().votes == Votes::Required => "vote",
                _ => "event",
            }
            .to_owned(),
            issuer: kind.spec().issuer.to_owned(),
        })
        .collect()
}

/// A field refused.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FieldRefusal {
    /// Which.
    pub field: String,
    /// The word `refusal.<code>`.
    pub code: String,
    /// Its values.
    pub params: BTreeMap<String, String>,
}

/// A condition judged and met.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PassedCheck {
    /// The word `passed.<check>`.
    pub check: String,
    /// Its values.
    pub params: BTreeMap<String, String>,
}

/// How a vote stands against the share it needs.
#[derive(Clone, Debug, Serialize, Type)]
pub struct VoteVerdict {
    /// Of how many.
    pub entitled: u32,
    /// How many are needed.
    pub needed: u32,
    /// How many are for.
    #[serde(rename = "for")]
    pub votes_for: u32,
    /// Whether that is enough.
    pub passed: bool,
    /// The share, as `2/3`.
    pub share: String,
    /// More than it, or at least it.
    pub more_than: bool,
    /// Its source.
    pub source: String,
}

/// A clock that the entry would start.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ClockStarted {
    /// The rule's key.
    pub clock: String,
    /// Its due day, ISO.
    pub due: String,
    /// How many.
    pub amount: u32,
    /// Of what.
    pub amount_unit: String,
}

/// A clock that the entry would end.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ClockEnded {
    /// The rule's key.
    pub clock: String,
    /// `met` or `met_late`.
    pub state: String,
}

/// What an entry would do.
#[derive(Clone, Debug, Default, Serialize, Type)]
pub struct EntryCheck {
    /// What cannot be, at its field.
    pub refusals: Vec<FieldRefusal>,
    /// What breaks a rule or could not be judged.
    pub warnings: Vec<Warning>,
    /// What was judged and met.
    pub passed_checks: Vec<PassedCheck>,
    /// For a vote whose count is complete.
    pub verdict: Option<VoteVerdict>,
    /// Clocks it starts.
    pub starts: Vec<ClockStarted>,
    /// Clocks it ends.
    pub ends: Vec<ClockEnded>,
    /// The stage it leads to, on its own day.
    pub stage_after: Option<String>,
}

/// Tells what an entry would do, writing nothing.
pub fn check_entry(register: &Register, entry: &Entry, now: &Now) -> Result<EntryCheck, RegisterError> {
    let conn = register.conn();
    let mut told = EntryCheck::default();
    let book = book::load(conn)?;
    let read = match record::read(conn, entry, now) {
        Ok(read) => read,
        Err(RegisterError::Refused(refusal)) => {
            told.refusals.push(FieldRefusal {
                field: refusal.field.unwrap_or_default(),
                code: refusal.code.to_owned(),
                params: refusal.params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            });
            told.verdict = early_verdict(conn, entry, &book)?;
            return Ok(told);
        }
        Err(fault) => return Err(fault),
    };
    let mut history = history::of_person(conn, read.person, &book.codes)?;
    let found = record::judge(conn, &history, entry.case, &read.event, &book)?;
    told.warnings = found.warnings;
    told.passed_checks = found.met.into_iter().map(|met| PassedCheck { check: met.check.to_owned(), params: met.params }).collect();
    told.verdict = early_verdict(conn, entry, &book)?;
    if let Place::Next { .. } = record::place(&history, entry.case, &read.event, &book) {
        told.stage_after = Some(Stage::Candidate.code().to_owned());
        return Ok(told);
    }
    let day = read.event.day();
    let Some(own) = history.cases.iter().position(|each| each.id == entry.case) else { return Ok(told) };
    let before: Vec<(String, Option<i32>)> = clocks(&history, &history.cases[own], day, &book)
        .iter()
        .filter(|clock| clock.state(day).is_open())
        .map(|clock| (clock.rule.key.clone(), clock.started_by))
        .collect();
    let event_id = read.event.id;
    history.cases[own].events.push(read.event);
    history.cases[own].events.sort_by_key(domain::event::Event::order);
    let case = &history.cases[own];
    for clock in clocks(&history, case, day, &book) {
        let state = clock.state(day);
        if clock.started_by == Some(event_id) {
            told.starts.push(ClockStarted {
                clock: clock.rule.key.clone(),
                due: clock.due.to_string(),
                amount: clock.rule.value,
                amount_unit: super::view::amount_unit(clock.rule).to_owned(),
            });
        } else if !state.is_open() && before.contains(&(clock.rule.key.clone(), clock.started_by)) {
            told.ends.push(ClockEnded { clock: clock.rule.key.clone(), state: state.code().to_owned() });
        }
    }
    // The probation has no event of its own to start it.
    if let Some(clock) = clocks(&history, case, day, &book).iter().find(|clock| clock.rule.key == "probation" && clock.from == day) {
        told.starts.push(ClockStarted {
            clock: clock.rule.key.clone(),
            due: clock.due.to_string(),
            amount: clock.rule.value,
            amount_unit: super::view::amount_unit(clock.rule).to_owned(),
        });
    }
    told.stage_after = standing(&history, case, day, &book).map(|standing| standing.stage.code().to_owned());
    Ok(told)
}

/// The verdict needs only the date, those entitled and those for: it shows while the rest is being typed.
fn early_verdict(conn: &rusqlite::Connection, entry: &Entry, book: &domain::stage::Book) -> Result<Option<VoteVerdict>, RegisterError> {
    let number = |name: &str| entry.values.get(name).and_then(|text| text.trim().parse::<u32>().ok());
    let (Some(votes_for), Some(entitled), Ok(kind)) = (number("votes_for"), number("votes_entitled"), entry.kind.parse::<EventKind>()) else {
        return Ok(None);
    };
    let Ok(on) = PartialDate::typed(&entry.on) else { return Ok(None) };
    let Some(person) = history::person_of_case(conn, entry.case)? else { return Ok(None) };
    let history = history::of_person(conn, person, &book.codes)?;
    let Some(case) = history.cases.iter().find(|case| case.id == entry.case) else { return Ok(None) };
    let unit = standing(&history, case, on.last_day(), book).map_or(case.unit, |standing| standing.unit);
    Ok(vote_share(kind, unit, on.last_day(), book).filter(|_| entitled > 0).map(|(share, condition)| VoteVerdict {
        entitled,
        needed: share.needed(entitled),
        votes_for,
        passed: share.reached(votes_for, entitled),
        share: share.to_string(),
        more_than: share.more_than,
        source: condition.source.clone(),
    }))
}

/// The kinds that may be recorded now: what comes next on the path first, then the rest in the order of the table.
pub fn suggested_kinds(register: &Register, case: i32, on: chrono::NaiveDate) -> Result<Vec<String>, RegisterError> {
    let conn = register.conn();
    let person = history::known_case(conn, case)?;
    let book = book::load(conn)?;
    let history = history::of_person(conn, person, &book.codes)?;
    let own = history.cases.iter().find(|each| each.id == case);
    let here = own.and_then(|own| standing(&history, own, on, &book));
    let (stage, unit) = here.map_or((Stage::Candidate, 0), |here| (here.stage, here.unit));
    // A step taken is not the next one; a vote can be taken again, and an end reopened by the list.
    let taken = |kind: &EventKind| !stage.is_end() && !kind.is_vote() && own.is_some_and(|own| own.until(on).iter().any(|event| event.kind == *kind));
    let mut next = domain::case::next_kinds(stage, book.units.is_base_branch(unit, on));
    next.retain(|kind| !taken(kind));
    let member = stage.is_member();
    let rest = EventKind::ALL.iter().copied().filter(|kind| {
        let fits = match kind.spec().chapter {
            Chapter::Admission => {
                !member
                    || matches!(
                        kind,
                        EventKind::ExtensionGranted
                            | EventKind::Postponed
                            | EventKind::Returned
                            | EventKind::DecisionCancelled
                            | EventKind::PaperReceived
                            | EventKind::PaperAsked
                            | EventKind::HelperNamed
                            | EventKind::HelperReleased
                            | EventKind::MovedUnit
                            | EventKind::DossierSentUp
                    )
            }
            Chapter::Conversion => member,
            Chapter::Membership => member || stage.is_end(),
            Chapter::Unit | Chapter::Entry => false,
        };
        fits && !next.contains(kind)
    });
    Ok(next.iter().copied().chain(rest).map(|kind| kind.code().to_owned()).collect())
}
