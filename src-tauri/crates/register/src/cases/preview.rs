//! What an entry would do, told before it is written.

use std::collections::BTreeMap;

use domain::check::Warning;
use domain::clock::clocks;
use domain::date::PartialDate;
use domain::event_kind::EventKind;
use domain::stage::{Book, Stage, standing, standing_unit, vote_share};
use serde::Serialize;
use specta::Type;

use super::judge::{Place, judge, place};
use crate::book;
use crate::entries::{self, Entry, FieldRefusal, history};
use crate::error::RegisterError;
use crate::{Now, Register};

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
    let _moment = register.at_one_moment()?;
    let book = book::of(register)?;
    check_with(register.conn(), entry, &book, now)
}

/// Tells what each of several entries would do, every one by itself.
pub fn check_entries(register: &Register, entries: &[Entry], now: &Now) -> Result<Vec<EntryCheck>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let book = book::of(register)?;
    entries.iter().map(|entry| check_with(register.conn(), entry, &book, now)).collect()
}

fn check_with(conn: &rusqlite::Connection, entry: &Entry, book: &Book, now: &Now) -> Result<EntryCheck, RegisterError> {
    let mut told = EntryCheck::default();
    let read = match entries::read(conn, entry, now) {
        Ok(read) => read,
        Err(RegisterError::Refused(refusal)) => {
            told.refusals.push(refusal.into());
            told.verdict = early_verdict(conn, entry, book)?;
            return Ok(told);
        }
        Err(fault) => return Err(fault),
    };
    let mut history = history::of_person(conn, read.person, &book.codes)?;
    let found = judge(conn, &history, entry.case, &read.event, book)?;
    told.warnings = found.warnings;
    told.passed_checks = found.met.into_iter().map(|met| PassedCheck { check: met.check.to_owned(), params: met.params }).collect();
    told.verdict = early_verdict(conn, entry, book)?;
    if let Place::Next { .. } = place(&history, entry.case, &read.event, book) {
        told.stage_after = Some(Stage::Candidate.code().to_owned());
        return Ok(told);
    }
    let day = read.event.day();
    let Some(own) = history.cases.iter().position(|each| each.id == entry.case) else { return Ok(told) };
    let before: Vec<(String, Option<i32>)> = clocks(&history, &history.cases[own], day, book)
        .iter()
        .filter(|clock| clock.state(day).is_open())
        .map(|clock| (clock.rule.key.clone(), clock.started_by))
        .collect();
    let event_id = read.event.id;
    history.cases[own].events.push(read.event);
    history.cases[own].events.sort_by_key(domain::event::Event::order);
    let case = &history.cases[own];
    for clock in clocks(&history, case, day, book) {
        let state = clock.state(day);
        if clock.started_by == Some(event_id) {
            told.starts.push(ClockStarted {
                clock: clock.rule.key.clone(),
                due: clock.due.to_string(),
                amount: clock.rule.value,
                amount_unit: super::badge::amount_unit(clock.rule).to_owned(),
            });
        } else if !state.is_open() && before.contains(&(clock.rule.key.clone(), clock.started_by)) {
            told.ends.push(ClockEnded { clock: clock.rule.key.clone(), state: state.code().to_owned() });
        }
    }
    // The probation has no event of its own to start it.
    if let Some(clock) = clocks(&history, case, day, book).iter().find(|clock| clock.rule.key == "probation" && clock.from == day) {
        told.starts.push(ClockStarted {
            clock: clock.rule.key.clone(),
            due: clock.due.to_string(),
            amount: clock.rule.value,
            amount_unit: super::badge::amount_unit(clock.rule).to_owned(),
        });
    }
    told.stage_after = standing(&history, case, day, book).map(|standing| standing.stage.code().to_owned());
    Ok(told)
}

/// The verdict needs only the date, those entitled and those for: it shows while the rest is being typed.
fn early_verdict(conn: &rusqlite::Connection, entry: &Entry, book: &Book) -> Result<Option<VoteVerdict>, RegisterError> {
    let number = |name: &str| entry.values.get(name).and_then(|text| text.trim().parse::<u32>().ok());
    let (Some(votes_for), Some(entitled), Ok(kind)) = (number("votes_for"), number("votes_entitled"), entry.kind.parse::<EventKind>()) else {
        return Ok(None);
    };
    let Ok(on) = PartialDate::typed(&entry.on) else { return Ok(None) };
    let Some(person) = history::person_of_case(conn, entry.case)? else { return Ok(None) };
    let history = history::of_person(conn, person, &book.codes)?;
    let Some(case) = history.cases.iter().find(|case| case.id == entry.case) else { return Ok(None) };
    let unit = standing_unit(&history, case, on.last_day(), book);
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
