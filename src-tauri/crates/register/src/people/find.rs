//! Finding people by what is typed.

use chrono::NaiveDate;
use domain::stage::Stage;
use serde::Serialize;
use specta::Type;

use super::search::search_condition;
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
    let (condition, words) = search_condition(text);
    let sql = include_str!("find_people.sql").replace("/*search*/", &condition);
    let mut select = register.conn().prepare_cached(&sql)?;
    let book = book::of(register)?;
    let full = Stage::Full.number();
    let mut params: Vec<(&str, &dyn rusqlite::ToSql)> = vec![(":on", &on), (":members_only", &members_only), (":full", &full), (":limit", &limit)];
    params.extend(words.iter().map(|(name, word)| (name.as_str(), word as &dyn rusqlite::ToSql)));
    let people = select
        .query_and_then(params.as_slice(), |row| {
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
