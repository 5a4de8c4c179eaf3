//! The day on which somebody joined the Youth Union: a part of the fact about their organizations that lists, papers and
//! columns ask for by itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::field::FieldType;
use rusqlite::Connection;

use super::person::{self, PersonField};
use crate::error::RegisterError;

/// It, as if it were a fact of its own; it is kept in [`ORGANIZATIONS`].
pub const YOUTH_UNION_JOINED: PersonField = PersonField { name: "youth_union_joined", field_type: FieldType::PartialDate, dated: true };

/// The fact that holds it.
pub(crate) const ORGANIZATIONS: &str = "mass_organizations";

/// A person's organizations as they are kept, a row each.
type Organizations = Vec<BTreeMap<String, String>>;

fn is_of_the_youth_union(row: &BTreeMap<String, String>) -> bool {
    row.get("organization").is_some_and(|code| code == "youth_union")
}

/// The day, in what is kept of somebody's organizations; `None`: not known.
///
/// # Errors
/// What is no list of organizations.
pub(crate) fn youth_union_joined(kept: &str) -> Result<Option<PartialDate>, ()> {
    let rows: Organizations = serde_json::from_str(kept).map_err(drop)?;
    let joined = rows.iter().find(|row| is_of_the_youth_union(row)).and_then(|row| row.get("joined"));
    joined.map(|day| day.parse().map_err(drop)).transpose()
}

/// As it is kept of a person on a day.
pub(crate) fn youth_union_joined_on(conn: &Connection, person: i32, on: NaiveDate) -> Result<Option<PartialDate>, RegisterError> {
    let Some(kept) = person::kept_on(conn, person, person::field(ORGANIZATIONS)?, on)? else { return Ok(None) };
    youth_union_joined(&kept).map_err(|()| RegisterError::damaged_row("person_fact", person, "value"))
}

/// Writes it from a day on; what else is known of their organizations stays.
pub(crate) fn join_youth_union(conn: &Connection, person: i32, joined: &str, from: NaiveDate) -> Result<(), RegisterError> {
    let field = person::field(ORGANIZATIONS)?;
    let kept = person::kept_on(conn, person, field, from)?;
    let mut rows: Organizations = kept.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default();
    match rows.iter_mut().find(|row| is_of_the_youth_union(row)) {
        Some(row) => drop(row.insert("joined".to_owned(), joined.to_owned())),
        None => rows.push([("organization", "youth_union"), ("joined", joined)].map(|(name, text)| (name.to_owned(), text.to_owned())).into()),
    }
    person::write(conn, person, field, Some(&serde_json::to_string(&rows)?), from)
}

/// Whether a list of organizations says youth union on a day; `None`: it does not read.
pub(super) fn in_youth_union(organizations: &str, on: NaiveDate) -> Option<bool> {
    let rows: Vec<serde_json::Value> = serde_json::from_str(organizations).ok()?;
    let mut within = false;
    for row in rows.iter().filter(|row| row["organization"] == "youth_union") {
        let day = |name: &str| match &row[name] {
            serde_json::Value::Null => Some(None),
            day => Some(Some(day.as_str()?.parse::<PartialDate>().ok()?.last_day())),
        };
        within |= day("joined")?.is_none_or(|joined| joined <= on) && day("left")?.is_none_or(|left| on < left);
    }
    Some(within)
}
