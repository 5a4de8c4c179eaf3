//! Who may already be in the register. Nobody is merged or refused by likeness: the clerk is told.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::stage::Stage;
use rusqlite::{Connection, named_params};
use serde::Serialize;
use specta::Type;

use crate::book::units;
use crate::error::RegisterError;
use crate::file::Stored;

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
    /// `citizen_id`, `card_number`, `file_number`, `same_name_and_birth` or `same_name`.
    pub why: String,
}

/// Another tone is another name; but one typed without any marks may be each that it can mean.
fn same_name(one: &str, other: &str) -> bool {
    let unmarked = |name: &str| domain::name::plain(name) == domain::name::search_key(name);
    domain::name::sort_key(one) == domain::name::sort_key(other)
        || ((unmarked(one) || unmarked(other)) && domain::name::search_key(one) == domain::name::search_key(other))
}

/// People of the same name whose birth does not speak against it, or of the same citizen's ID, card or file number.
/// Two births that are not known are not equal; a partial birth agrees with one it can mean. `facts`: as typed.
pub fn likely_duplicates(
    conn: &Connection,
    facts: &BTreeMap<String, String>,
    except: Option<i32>,
    on: NaiveDate,
) -> Result<Vec<LikelyDuplicate>, RegisterError> {
    let fact = |name: &str| facts.get(name).map(|text| domain::name::tidy(text)).filter(|text| !text.is_empty());
    let birth_name = fact("birth_name").unwrap_or_default();
    let birth = fact("birth_date").and_then(|text| PartialDate::typed(&text).ok());
    let citizen = fact("citizen_id").and_then(|text| domain::identity::citizen_id(&text).ok());
    let card = fact("card_number").and_then(|text| domain::identity::card_number(&text).ok());
    let file = fact("file_number");
    let mut select = conn.prepare_cached(include_str!("same_name.sql"))?;
    let name = domain::name::search_key(&birth_name);
    // Without a name nobody is of the same name.
    let folded = (!name.is_empty()).then(|| format!(" {name}"));
    let mut rows = select.query(named_params! {
        ":folded": folded, ":citizen_id": citizen, ":card_number": card, ":file_number": file, ":except": except, ":on": on,
    })?;
    let book = units::book(conn)?;
    let mut likely = Vec::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("person", "person", row)?;
        let other_birth: Option<PartialDate> = row.parse_known("birth_date")?;
        let other_name: String = row.get("birth_name")?;
        let (other_citizen, other_card, other_file): (Option<String>, Option<String>, Option<String>) =
            (row.get("citizen_id")?, row.get("card_number")?, row.get("file_number")?);
        let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
        let number = match () {
            () if same(&citizen, &other_citizen) => Some("citizen_id"),
            () if same(&card, &other_card) || same(&card, &other_citizen) || same(&citizen, &other_card) => Some("card_number"),
            () if same(&file, &other_file) => Some("file_number"),
            () => None,
        };
        if number.is_none() && !same_name(&birth_name, &other_name) {
            continue;
        }
        let why = match (birth, other_birth) {
            _ if number.is_some() => number.unwrap_or_default(),
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

/// As [`likely_duplicates`], of a register.
pub fn likely(
    register: &crate::Register,
    facts: &BTreeMap<String, String>,
    except: Option<i32>,
    on: NaiveDate,
) -> Result<Vec<LikelyDuplicate>, RegisterError> {
    likely_duplicates(register.conn(), facts, except, on)
}
