//! What of a case only a paper shows, asked a case at a time.

use chrono::NaiveDate;
use domain::date::PartialDate;
use rusqlite::{Connection, named_params};

use crate::error::RegisterError;
use crate::settings::book;

/// The resolution by which somebody came onto the list, as papers write it: number, date.
pub fn listed_resolution(conn: &Connection, case: i32, on: NaiveDate) -> Result<Option<String>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("listed_resolution.sql"))?;
    let mut found = select.query(named_params! { ":case": case, ":on": on.to_string() })?;
    let Some(found) = found.next()? else { return Ok(None) };
    let number: Option<String> = found.get("document_number")?;
    let date = found.get::<_, String>("happened_on")?.parse::<PartialDate>().map(PartialDate::shown).unwrap_or_default();
    Ok(Some(number.map_or(date.clone(), |number| format!("{number}, {date}"))))
}

/// The posts held in the Party on a day.
pub fn posts_held(conn: &Connection, case: i32, on: NaiveDate) -> Result<Vec<String>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("posts_held.sql"))?;
    let codes = book::codes()?;
    let posts = select.query_map(named_params! { ":case": case, ":on": on.to_string() }, |row| {
        let position: Option<String> = row.get("position")?;
        let other: Option<String> = row.get("other_position")?;
        Ok(position.map(|code| codes.label("party_position", &code).to_owned()).or(other).unwrap_or_default())
    })?;
    Ok(posts.collect::<Result<_, _>>()?)
}
