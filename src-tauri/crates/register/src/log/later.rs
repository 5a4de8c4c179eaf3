//! What was done after a change: the operations in their order, with the people whose rows they touched.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;
use serde_json::Value;
use specta::Type;

use super::operation::Named;
use crate::error::RegisterError;
use crate::file::Stored;

/// An operation with the people whom it touched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Later {
    /// Its id in its own file.
    pub operation: i32,
    /// Its name in the words; an undo bears the name of what it took back.
    pub name: String,
    /// What its sentence needs.
    pub params: BTreeMap<String, String>,
    /// When: local time, `YYYY-MM-DDTHH:MM:SS`.
    pub when: String,
    /// Who.
    pub who: String,
    /// `do`, `undo` or `redo`.
    pub kind: String,
    /// The operation that an undo or redo is about.
    pub reverses: Option<i32>,
    /// The people whose rows it touched, each once, as they are called at the end of that file.
    pub people: Vec<String>,
}

/// The operations that wrote a change after this one, the earliest first. A schema that this program knows will do.
///
/// # Errors
/// [`RegisterError::DamagedRow`] for a row of the log that does not read.
pub(crate) fn later(conn: &Connection, change: i64) -> Result<Vec<Later>, RegisterError> {
    let mut touched = people_touched(conn, change)?;
    let mut select = conn.prepare(include_str!("later.sql"))?;
    let mut rows = select.query([change])?;
    let mut later = Vec::new();
    while let Some(row) = rows.next()? {
        let Named { operation, name, params, made_by } = Named::read(row)?;
        later.push(Later {
            people: touched.remove(&operation).unwrap_or_default(),
            operation,
            name,
            params,
            when: row.get("made_at")?,
            who: made_by,
            kind: row.get("kind")?,
            reverses: row.get("reverses")?,
        });
    }
    Ok(later)
}

/// The people touched by each operation, by name, in the order in which it first touched them.
fn people_touched(conn: &Connection, change: i64) -> Result<HashMap<i32, Vec<String>>, RegisterError> {
    let mut book = Book { conn, names: HashMap::new(), cases: HashMap::new() };
    let mut touched: Vec<(i32, Whose)> = Vec::new();
    let mut select = conn.prepare(include_str!("later_rows.sql"))?;
    let mut rows = select.query([change])?;
    while let Some(row) = rows.next()? {
        if let Some(whose) = book.hear(row)? {
            touched.push((row.get("operation")?, whose));
        }
    }
    let (mut seen, mut people) = (HashSet::new(), HashMap::<i32, Vec<String>>::new());
    for (operation, whose) in touched {
        let Some(person) = book.person(whose)?.filter(|person| seen.insert((operation, *person))) else { continue };
        people.entry(operation).or_default().extend(book.name(person)?);
    }
    Ok(people)
}

/// Whose a row of the record is.
#[derive(Clone, Copy)]
enum Whose {
    Person(i32),
    Case(i32),
}

/// What people are called and whose cases are: as the record has it, and for what was taken out, as the log had it last.
struct Book<'conn> {
    conn: &'conn Connection,
    names: HashMap<i32, String>,
    cases: HashMap<i32, i32>,
}

impl Book<'_> {
    /// Keeps what a row of the log says, and tells whose row it is about; `None` for that of a unit.
    fn hear(&mut self, row: &Row<'_>) -> Result<Option<Whose>, RegisterError> {
        let (table, id): (String, i32) = (row.get("table_name")?, row.get("row_id")?);
        let image: Value = Stored::of("change", row)?.json("image")?;
        let number = |column: &str| image.get(column).and_then(Value::as_i64).and_then(|id| i32::try_from(id).ok());
        Ok(match table.as_str() {
            "person" => {
                self.names.extend(image.get("birth_name").and_then(Value::as_str).map(|name| (id, name.to_owned())));
                Some(Whose::Person(id))
            }
            "case" => {
                self.cases.extend(number("person").map(|person| (id, person)));
                Some(Whose::Case(id))
            }
            "event" => number("case_id").map(Whose::Case),
            _ => number("person").map(Whose::Person),
        })
    }

    fn person(&mut self, whose: Whose) -> Result<Option<i32>, RegisterError> {
        let case = match whose {
            Whose::Person(person) => return Ok(Some(person)),
            Whose::Case(case) => case,
        };
        if !self.cases.contains_key(&case) {
            let mut select = self.conn.prepare_cached(r#"SELECT person FROM "case" WHERE id = ?1"#)?;
            self.cases.extend(select.query_row([case], |row| row.get("person")).optional()?.map(|person| (case, person)));
        }
        Ok(self.cases.get(&case).copied())
    }

    fn name(&self, person: i32) -> Result<Option<String>, RegisterError> {
        // A person who is touched again and again is found on a page that is in memory.
        let mut select = self.conn.prepare_cached("SELECT birth_name FROM person WHERE id = ?1")?;
        let now: Option<String> = select.query_row([person], |row| row.get("birth_name")).optional()?;
        Ok(now.or_else(|| self.names.get(&person).cloned()))
    }
}
