//! Sending many people to a course at once.

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::stage::Stage;
use rusqlite::named_params;
use serde::Serialize;
use specta::Type;

use super::course;
use crate::book::{self, units};
use crate::cases::judge;
use crate::entries::{Entry, event_row, history, read_entry};
use crate::error::RegisterError;
use crate::file::Stored;
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// Somebody who may be sent.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CourseCandidate {
    /// The case.
    pub case: i32,
    /// The person.
    pub person: i32,
    /// Birth name.
    pub name: String,
    /// Birth, ISO.
    pub birth_date: Option<String>,
    /// Where they stand.
    pub unit_name: String,
    /// Their stage.
    pub stage: String,
    /// In the stage since.
    pub since: String,
}

/// Who may be sent to a course and is not yet: candidates without a valid certificate, or probationers.
pub fn course_candidates(register: &Register, course: i32, search: &str, on: NaiveDate) -> Result<Vec<CourseCandidate>, RegisterError> {
    let conn = register.conn();
    let facts = course::read(conn, course)?;
    let [enrolled, _, certificate] = course::kinds(&facts.course_kind);
    let (first, last) = match facts.course_kind.as_str() {
        "new_member_class" => (Stage::Probation.number(), Stage::ConversionVote.number()),
        _ => (Stage::Candidate.number(), Stage::BranchVote.number()),
    };
    let mut select = conn.prepare_cached(include_str!("course_candidates.sql"))?;
    let book = book::of(register)?;
    let params = named_params! {
        ":search": search, ":on": on, ":course": course, ":enrolled": enrolled, ":certificate": certificate, ":first": first, ":last": last,
    };
    let people = select
        .query_and_then(params, |row| {
            let (key, span) = (Stored::keyed("person_key", "person", row)?, Stored::keyed("stage_interval", "person", row)?);
            Ok(CourseCandidate {
                case: span.get("case_id")?,
                person: span.id(),
                name: key.get("birth_name")?,
                birth_date: key.parse_known::<PartialDate>("birth_date")?.map(|date| date.to_string()),
                unit_name: units::name_on(&book.units, span.get("unit")?, on)?,
                stage: span.numbered::<Stage>("stage")?.code().to_owned(),
                since: span.get("since")?,
            })
        })?
        .collect::<Result<_, RegisterError>>()?;
    Ok(people)
}

/// Sends cases to a course, as one operation.
///
/// # Errors
/// As recording the event for each; nobody is sent where one cannot be.
pub fn enrol(
    register: &mut Register,
    course: i32,
    cases: &[i32],
    on: &str,
    document_number: Option<&str>,
    reason: Option<&str>,
    now: &Now,
) -> Result<Done<u32>, RegisterError> {
    let conn = register.conn();
    let facts = course::read(conn, course)?;
    let [enrolled, ..] = course::kinds(&facts.course_kind);
    let book = book::load(conn)?;
    let mut ready = Vec::new();
    let mut broken = Vec::new();
    for &case in cases {
        let entry = Entry {
            case,
            kind: enrolled.to_owned(),
            on: on.to_owned(),
            values: [("course".to_owned(), course.to_string())].into(),
            document_number: document_number.map(str::to_owned),
            reason: reason.map(str::to_owned),
            ..Entry::default()
        };
        let (person, event) = read_entry(conn, &entry, now)?;
        let history = history::of_person(conn, person, &book.codes)?;
        let found = judge(conn, &history, case, &event, &book)?;
        let kept: Vec<_> = found.warnings.into_iter().filter(|warning| warning.needs_reason).collect();
        broken.extend(kept.iter().cloned());
        ready.push((case, event, kept));
    }
    if !broken.is_empty() && reason.is_none_or(|reason| reason.trim().is_empty()) {
        return Err(RegisterError::RuleBroken { warnings: broken });
    }
    let operation = Operation::new("participants_enrolled").with("course", &facts.name).with("count", ready.len().to_string());
    register.transact(operation, now, |tx| {
        for (case, event, kept) in &ready {
            event_row::insert(tx, event_row::Owner::Case(*case), event, kept)?;
        }
        Ok(ready.len() as u32)
    })
}
