//! The facts that conditions judge.

use domain::check::Facts;
use rusqlite::{Connection, named_params};

use crate::book::codes;
use crate::error::RegisterError;
use crate::file::Stored;

/// Those facts of a person, as in force on a day.
pub fn judged(conn: &Connection, person: i32, on: chrono::NaiveDate) -> Result<Facts, RegisterError> {
    let mut facts = Facts::default();
    let mut select = conn.prepare_cached("SELECT id, birth_date, citizen_id FROM person WHERE id = ?1")?;
    let mut rows = select.query([person])?;
    if let Some(row) = rows.next()? {
        let row = Stored::of("person", row)?;
        facts.birth_date = row.parse_known("birth_date")?;
        facts.citizen_id = row.get("citizen_id")?;
    }
    let mut select = conn.prepare_cached(include_str!("fact_in_force.sql"))?;
    let mut rows = select.query(named_params! { ":person": person, ":field": "general_schooling", ":on": on })?;
    if let Some(row) = rows.next()? {
        facts.general_schooling = Stored::of("person_fact", row)?.code_known(codes()?, "general_schooling", "value")?;
    }
    drop(rows);
    let mut rows = select.query(named_params! { ":person": person, ":field": "contract_from", ":on": on })?;
    if let Some(row) = rows.next()? {
        facts.contract_from = Stored::of("person_fact", row)?.parse_known("value")?;
    }
    Ok(facts)
}
