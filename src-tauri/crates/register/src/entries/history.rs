//! A person's cases with their events, read for the derivations.

use std::collections::BTreeMap;

use domain::code_list::CodeLists;
use domain::date::PartialDate;
use domain::event::Event;
use domain::refusal::Refusal;
use domain::stage::{Case, PersonHistory};
use rusqlite::{Connection, OptionalExtension};

use super::event_row::{self, EventRow, Owner};
use crate::error::RegisterError;
use crate::facts;
use crate::file::Stored;

/// Everything recorded of a person, corrections applied.
pub fn of_person(conn: &Connection, person: i32, codes: &CodeLists) -> Result<PersonHistory, RegisterError> {
    let entries = event_row::of_person(conn, person)?;
    let mut select = conn.prepare_cached(r#"SELECT id, unit FROM "case" WHERE person = ?1 ORDER BY id"#)?;
    let cases: Vec<(i32, i32)> = select.query_map([person], |row| Ok((row.get("id")?, row.get("unit")?)))?.collect::<Result<_, _>>()?;
    let mut select = conn.prepare_cached("SELECT id, birth_date FROM person WHERE id = ?1")?;
    let mut rows = select.query([person])?;
    let birth_date = match rows.next()? {
        Some(row) => Stored::of("person", row)?.parse_known("birth_date")?,
        None => None,
    };
    Ok(of_entries(person, birth_date, &cases, entries, codes))
}

/// The history that a person's cases (id, unit) and their entries, in the order of entry, make.
pub(crate) fn of_entries(
    person: i32,
    birth_date: Option<PartialDate>,
    cases: &[(i32, i32)],
    entries: Vec<EventRow>,
    codes: &CodeLists,
) -> PersonHistory {
    let mut of_cases: BTreeMap<i32, Vec<Event>> = BTreeMap::new();
    for row in entries {
        if let Owner::Case(case) = row.owner {
            of_cases.entry(case).or_default().push(row.event);
        }
    }
    let cases = cases.iter().map(|(id, unit)| Case::new(*id, *unit, of_cases.get(id).map_or(&[], Vec::as_slice), codes)).collect();
    PersonHistory { person, birth_date, cases }
}

/// Whose case it is.
pub fn person_of_case(conn: &Connection, case: i32) -> Result<Option<i32>, RegisterError> {
    Ok(conn.prepare_cached(r#"SELECT person FROM "case" WHERE id = ?1"#)?.query_row([case], |row| row.get("person")).optional()?)
}

/// Whose case it is, refused where there is no such case.
pub fn known_case(conn: &Connection, case: i32) -> Result<i32, RegisterError> {
    person_of_case(conn, case)?.ok_or_else(|| Refusal::new("case_unknown").with("case", case).at("case").into())
}

/// The name of a case's person.
pub(crate) fn name_of_case(conn: &Connection, case: i32) -> Result<String, RegisterError> {
    facts::name_of(conn, known_case(conn, case)?)
}
