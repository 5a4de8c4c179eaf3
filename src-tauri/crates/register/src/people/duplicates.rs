//! Who may already be in the register. Nobody is merged or refused by likeness: the clerk is told.

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::stage::Stage;
use rusqlite::{Connection, named_params};
use serde::Serialize;
use specta::Type;

use crate::error::RegisterError;
use crate::file::Stored;
use crate::units;

/// Somebody who may be the same person.
#[derive(Clone, Debug, Serialize, Type)]
pub struct LikelyDuplicate {
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
    /// `citizen_id`, `same_name_and_birth` or `same_name`.
    pub why: String,
}

/// Another tone is another name; but one typed without any marks may be each that it can mean.
fn same_name(one: &str, other: &str) -> bool {
    let unmarked = |name: &str| domain::name::plain(name) == domain::name::search_key(name);
    domain::name::sort_key(one) == domain::name::sort_key(other)
        || ((unmarked(one) || unmarked(other)) && domain::name::search_key(one) == domain::name::search_key(other))
}

/// People of the same name whose birth does not speak against it, or of the same citizen's ID.
/// Two births that are not known are not equal; a partial birth agrees with one it can mean.
pub fn likely_duplicates(
    conn: &Connection,
    birth_name: &str,
    birth_date: Option<&str>,
    citizen_id: Option<&str>,
    except: Option<i32>,
    on: NaiveDate,
) -> Result<Vec<LikelyDuplicate>, RegisterError> {
    let birth = birth_date.and_then(|text| PartialDate::typed(text).ok());
    let citizen = citizen_id.and_then(|text| domain::identity::citizen_id(text).ok());
    let mut select = conn.prepare_cached(include_str!("same_name.sql"))?;
    let name = domain::name::search_key(birth_name);
    let mut rows = select.query(named_params! {
        ":folded": format!(" {name}"), ":citizen_id": citizen, ":except": except, ":on": on,
    })?;
    let book = units::book(conn)?;
    let mut likely = Vec::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("person", "person", row)?;
        let other_birth: Option<PartialDate> = row.parse_known("birth_date")?;
        let other_name: String = row.get("birth_name")?;
        let same_id = citizen.is_some() && row.get::<Option<String>>("citizen_id")? == citizen;
        if !same_id && !same_name(birth_name, &other_name) {
            continue;
        }
        let why = match (birth, other_birth) {
            _ if same_id => "citizen_id",
            (Some(a), Some(b)) if a.first_day() <= b.last_day() && b.first_day() <= a.last_day() => "same_name_and_birth",
            // Two births that are not known say nothing of one another.
            (Some(_), Some(_)) | (None, None) => continue,
            _ => "same_name",
        };
        likely.push(LikelyDuplicate {
            person: row.id(),
            name: other_name,
            birth_date: other_birth.map(|date| date.to_string()),
            // Whose case had not begun on the day stands nowhere.
            unit_name: row.get::<Option<i32>>("unit")?.map(|unit| units::name_on(&book, unit, on)).transpose()?.unwrap_or_default(),
            stage: row.numbered_known::<Stage>("stage")?.map_or("", Stage::code).to_owned(),
            why: why.to_owned(),
        });
    }
    Ok(likely)
}

/// As [`likely_duplicates`], from facts as typed.
pub fn likely(
    register: &crate::Register,
    facts: &std::collections::BTreeMap<String, String>,
    except: Option<i32>,
    on: NaiveDate,
) -> Result<Vec<LikelyDuplicate>, RegisterError> {
    let fact = |name: &str| facts.get(name).map(String::as_str);
    likely_duplicates(register.conn(), fact("birth_name").unwrap_or_default(), fact("birth_date"), fact("citizen_id"), except, on)
}
