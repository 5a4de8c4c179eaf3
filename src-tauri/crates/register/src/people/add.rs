//! Entering a person: their facts, their first case and its first event, in one operation.

use std::collections::BTreeMap;

use domain::check::{Facts, Warning};
use domain::event_kind::EventKind;
use domain::refusal::Refusal;
use domain::stage::{Case, PersonHistory};
use rusqlite::{Connection, OptionalExtension};
use serde::Deserialize;
use specta::Type;

use super::duplicates::{LikelyDuplicate, likely_duplicates};
use super::life::{facts_warnings, must_have_reason};
use crate::book::{self, units};
use crate::entries::event_row::{self, Owner};
use crate::entries::{self, Entry};
use crate::error::RegisterError;
use crate::facts::person::{self, PERSON_FIELDS};
use crate::log::{Done, Operation};
use crate::{Now, Register, cases};

/// A person as typed.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct NewPerson {
    /// Facts by field; places and lists as JSON, a place also as plain text.
    pub facts: BTreeMap<String, String>,
    /// Where the case is opened.
    pub unit: i32,
    /// The first event's kind: `candidate_listed`, `candidate_introduced`, `candidate_moved_in`, `member_recorded` or `transfer_received`.
    pub first: String,
    /// When that happened; dated facts hold from then.
    pub on: String,
    /// That event's own fields.
    pub values: BTreeMap<String, String>,
    /// That event's document.
    pub document_number: Option<String>,
    /// Its date.
    pub document_date: Option<String>,
    /// Why it is recorded against a rule.
    pub reason: Option<String>,
}

/// A person entered.
#[derive(Clone, Debug)]
pub struct Added {
    /// The person.
    pub person: i32,
    /// Their case.
    pub case: i32,
    /// Its first event.
    pub event: i32,
    /// Who may be the same person.
    pub likely: Vec<LikelyDuplicate>,
    /// What was shown with it.
    pub warnings: Vec<Warning>,
}

/// The kinds that may open a case when a person is entered.
pub const FIRST_KINDS: &[EventKind] = &[
    EventKind::CandidateListed,
    EventKind::CandidateIntroduced,
    EventKind::CandidateMovedIn,
    EventKind::MemberRecorded,
    EventKind::TransferReceived,
];

/// The codes of [`FIRST_KINDS`].
pub fn first_kinds() -> Vec<&'static str> {
    FIRST_KINDS.iter().map(|kind| kind.code()).collect()
}

/// Enters a person. A likely duplicate is told, never refused. What breaks a rule is written only with a reason.
///
/// # Errors
/// Refusals at the field; `citizen_id_taken` where somebody has that number; `rule_broken` with the warnings that need a
/// reason.
pub fn add_person(register: &mut Register, new: &NewPerson, now: &Now) -> Result<Done<Added>, RegisterError> {
    let checked = Checked::read(register.conn(), new, now)?;
    let likely = likely_duplicates(register.conn(), &new.facts, None, now.today)?;
    must_have_reason(&checked.warnings, new.reason.as_deref())?;
    let mut operation = Operation::new("person_added").with("person", checked.fact("birth_name").unwrap_or_default());
    if let Some(reason) = checked.event.reason.as_ref().filter(|_| checked.warnings.iter().any(|warning| warning.needs_reason)) {
        operation = operation.with("reason", reason);
    }
    let done = register.transact(operation, now, |tx| checked.write(tx))?;
    Ok(done.map(|(person, case, event)| Added { person, case, event, likely, warnings: checked.warnings }))
}

/// A person read and found possible, ready to be written inside an operation.
pub(crate) struct Checked {
    facts: Vec<(&'static person::PersonField, String)>,
    unit: i32,
    event: domain::event::Event,
    /// What it breaks, by the facts alone and with the first event.
    pub(crate) warnings: Vec<Warning>,
}

impl Checked {
    pub(crate) fn read(conn: &Connection, new: &NewPerson, now: &Now) -> Result<Self, RegisterError> {
        let mut facts = Vec::new();
        for name in new.facts.keys() {
            person::field(name)?;
        }
        for field in PERSON_FIELDS {
            let typed = new.facts.get(field.name).map_or("", String::as_str);
            if let Some(text) = person::read_field(field, typed, now.today)? {
                facts.push((field, text));
            }
        }
        let kind: EventKind = new
            .first
            .parse()
            .ok()
            .filter(|kind| FIRST_KINDS.contains(kind))
            .ok_or_else(|| Refusal::new("event_kind_unknown").with("value", &new.first).at("first"))?;
        let mut values = new.values.clone();
        if kind == EventKind::TransferReceived {
            values.entry("unit".to_owned()).or_insert_with(|| new.unit.to_string());
        }
        let entry = Entry {
            case: 0,
            kind: new.first.clone(),
            on: new.on.clone(),
            values,
            document_number: new.document_number.clone(),
            document_date: new.document_date.clone(),
            reason: new.reason.clone(),
            ..Entry::default()
        };
        let event = entries::read_event(conn, kind, &entry, now)?;
        units::must_stand(conn, new.unit, event.day())?;
        let mut checked = Self { facts, unit: new.unit, event, warnings: Vec::new() };
        if let Some(citizen) = checked.fact("citizen_id") {
            citizen_id_free(conn, citizen, None)?;
        }
        checked.warnings = checked.judge(conn)?;
        Ok(checked)
    }

    /// Judges the facts by themselves, then the first event with them.
    fn judge(&self, conn: &Connection) -> Result<Vec<Warning>, RegisterError> {
        let book = book::load(conn)?;
        let date = |name: &str| self.fact(name).and_then(|text| text.parse().ok());
        let facts = Facts {
            birth_date: date("birth_date"),
            general_schooling: self.fact("general_schooling").map(str::to_owned),
            contract_from: date("contract_from"),
            citizen_id: self.fact("citizen_id").map(str::to_owned),
        };
        let case = Case::new(0, self.unit, &[], &book.codes);
        let history = PersonHistory { person: 0, birth_date: facts.birth_date, cases: vec![case] };
        let written = self.facts.iter().map(|(field, text)| (field.name, text.as_str())).collect();
        let mut found = facts_warnings(conn, &history, &Facts::default(), &written, None, &book)?;
        found.extend(cases::judge_with(conn, &history, &facts, 0, &self.event, &book)?.warnings);
        Ok(found)
    }

    pub(crate) fn fact(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|(field, _)| field.name == name).map(|(_, text)| text.as_str())
    }

    /// Writes the person, the case and its first event.
    pub(crate) fn write(&self, tx: &Connection) -> Result<(i32, i32, i32), RegisterError> {
        let facts: Vec<_> = self.facts.iter().map(|(field, text)| (*field, text.as_str())).collect();
        let person = person::insert(tx, &facts, self.event.on.last_day())?;
        let case = cases::open_case(tx, person, self.unit)?;
        let kept: Vec<Warning> = self.warnings.iter().filter(|warning| warning.needs_reason).cloned().collect();
        let event = event_row::insert(tx, Owner::Case(case), &self.event, &kept)?;
        Ok((person, case, event))
    }
}

/// Refuses a citizen's ID that somebody else has.
pub(crate) fn citizen_id_free(conn: &Connection, citizen_id: &str, except: Option<i32>) -> Result<(), RegisterError> {
    let other: Option<String> = conn
        .prepare_cached("SELECT birth_name FROM person WHERE citizen_id = ?1 AND id IS NOT ?2")?
        .query_row(rusqlite::params![citizen_id, except], |row| row.get("birth_name"))
        .optional()?;
    match other {
        Some(name) => Err(Refusal::new("citizen_id_taken").with("value", citizen_id).with("person", name).at("citizen_id").into()),
        None => Ok(()),
    }
}
