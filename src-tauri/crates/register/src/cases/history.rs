//! A person's cases with their events, read for the derivations.

use std::collections::BTreeMap;

use domain::check::Facts;
use domain::code_list::CodeLists;
use domain::date::PartialDate;
use domain::event::Event;
use domain::refusal::Refusal;
use domain::stage::{Case, PersonHistory};
use rusqlite::{Connection, OptionalExtension, named_params};

use super::event_row;
use crate::error::RegisterError;

/// Everything recorded of a person, corrections applied.
pub fn of_person(conn: &Connection, person: i32, codes: &CodeLists) -> Result<PersonHistory, RegisterError> {
    let mut entries: BTreeMap<i32, Vec<Event>> = BTreeMap::new();
    for row in event_row::of_person(conn, person)? {
        if let event_row::Owner::Case(case) = row.owner {
            entries.entry(case).or_default().push(row.event);
        }
    }
    let mut select = conn.prepare_cached(r#"SELECT id, unit FROM "case" WHERE person = ?1 ORDER BY id"#)?;
    let cases = select
        .query_map([person], |row| Ok((row.get::<_, i32>("id")?, row.get::<_, i32>("unit")?)))?
        .map(|case| case.map(|(id, unit)| Case::new(id, unit, entries.get(&id).map_or(&[], Vec::as_slice), codes)))
        .collect::<Result<_, _>>()?;
    let birth_date = conn
        .prepare_cached("SELECT birth_date FROM person WHERE id = ?1")?
        .query_row([person], |row| row.get::<_, Option<String>>("birth_date"))
        .optional()?
        .flatten()
        .map(|text| text.parse().map_err(|_| damaged("person", person, "birth_date")))
        .transpose()?;
    Ok(PersonHistory { person, birth_date, cases })
}

/// What is stored and does not read.
fn damaged(table: &str, row: i32, field: &str) -> RegisterError {
    RegisterError::DamagedRow { table: table.to_owned(), row, field: field.to_owned() }
}

/// Whose case it is.
pub fn person_of_case(conn: &Connection, case: i32) -> Result<Option<i32>, RegisterError> {
    Ok(conn.prepare_cached(r#"SELECT person FROM "case" WHERE id = ?1"#)?.query_row([case], |row| row.get("person")).optional()?)
}

/// Whose case it is, refused where there is no such case.
pub fn known_case(conn: &Connection, case: i32) -> Result<i32, RegisterError> {
    person_of_case(conn, case)?.ok_or_else(|| Refusal::new("case_unknown").with("case", case).at("case").into())
}

/// The facts that conditions judge, as in force on a day.
pub fn facts(conn: &Connection, person: i32, on: chrono::NaiveDate) -> Result<Facts, RegisterError> {
    let mut facts = Facts::default();
    let known = conn
        .prepare_cached("SELECT birth_date, citizen_id FROM person WHERE id = ?1")?
        .query_row([person], |row| Ok((row.get::<_, Option<String>>("birth_date")?, row.get::<_, Option<String>>("citizen_id")?)))
        .optional()?;
    if let Some((birth, citizen)) = known {
        facts.birth_date = birth.map(|text| text.parse().map_err(|_| damaged("person", person, "birth_date"))).transpose()?;
        facts.citizen_id = citizen;
    }
    let mut select = conn.prepare_cached(include_str!("fact_in_force.sql"))?;
    let mut fact = |field: &str| -> Result<Option<String>, RegisterError> {
        Ok(select
            .query_row(named_params! { ":person": person, ":field": field, ":on": on }, |row| row.get::<_, Option<String>>("value"))
            .optional()?
            .flatten())
    };
    facts.general_schooling = fact("general_schooling")?;
    let contract = fact("contract_from")?;
    facts.contract_from =
        contract.map(|text| text.parse::<PartialDate>().map_err(|_| damaged("person_fact", person, "contract_from"))).transpose()?;
    Ok(facts)
}
