//! Finding people by what is typed.

use chrono::NaiveDate;
use domain::stage::Stage;
use rusqlite::named_params;
use serde::Serialize;
use specta::Type;

use crate::Register;
use crate::book::{self, units};
use crate::error::RegisterError;
use crate::file::Stored;

/// A person to choose.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PersonChoice {
    /// The person.
    pub person: i32,
    /// Their latest case.
    pub case: i32,
    /// Birth name.
    pub name: String,
    /// Birth, ISO.
    pub birth_date: Option<String>,
    /// Where they stand.
    pub unit_name: String,
    /// Their stage.
    pub stage: String,
    /// Full member, who may help and introduce.
    pub full_member: bool,
}

/// The first people, in name order, whom the words typed find.
pub fn find_people(register: &Register, text: &str, members_only: bool, limit: u32, on: NaiveDate) -> Result<Vec<PersonChoice>, RegisterError> {
    let mut select = register.conn().prepare_cached(include_str!("find_people.sql"))?;
    let book = book::of(register)?;
    let full = Stage::Full.number();
    let params = named_params! { ":search": text, ":on": on, ":members_only": members_only, ":full": full, ":limit": limit };
    let people = select
        .query_and_then(params, |row| {
            let row = Stored::keyed("stage_interval", "person", row)?;
            let stage: Stage = row.numbered("stage")?;
            Ok(PersonChoice {
                person: row.id(),
                case: row.get("case_id")?,
                name: row.get("birth_name")?,
                birth_date: row.get("birth_date")?,
                unit_name: units::name_on(&book.units, row.get("unit")?, on)?,
                stage: stage.code().to_owned(),
                full_member: stage == Stage::Full,
            })
        })?
        .collect::<Result<_, RegisterError>>()?;
    Ok(people)
}
