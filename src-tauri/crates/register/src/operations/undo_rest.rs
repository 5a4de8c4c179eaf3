//! Taking back what can be of an operation that touched many people: whoever has a later entry resting on theirs, or was
//! changed since, keeps what it did.

use std::collections::BTreeMap;

use domain::refusal::Refusal;
use rusqlite::Connection;
use serde_json::Value;

use super::undo::{Back, is_blocked, take_back};
use crate::entries::history;
use crate::error::RegisterError;
use crate::log::{Act, Done, Named, Operation, column_of_change};
use crate::{Now, Register, facts};

/// How many of those who stand in the way are named.
const NAMED: usize = 5;

/// The people of an operation, by whether what it did to them can be taken back.
#[derive(Debug, Default)]
struct Parts {
    taken: Vec<i32>,
    held: Vec<String>,
}

impl Register {
    /// Takes back an operation for everybody whom nothing holds, as an operation of its own; gives how many they are. Undo
    /// of that brings them back.
    ///
    /// # Errors
    /// [`RegisterError::NothingToUndo`] where there is none such or nobody can be taken back; as [`Register::transact`].
    pub fn undo_rest(&mut self, operation: i32, now: &Now) -> Result<Done<u32>, RegisterError> {
        let target = self.standing_operation(operation)?;
        let parts = self.parts(&target, now)?;
        let count = parts.taken.len() as u32;
        if count == 0 {
            return Err(RegisterError::NothingToUndo);
        }
        let done = self.write(&Operation::new("undone_in_part").with("count", count), Act::Do, now, |tx| take_apart(tx, target.operation))?;
        Ok(done.map(|parts| parts.taken.len() as u32))
    }

    /// What stands in the way of taking an operation back for all, where it can be for some.
    pub(super) fn rest_offered(&mut self, target: &Named, now: &Now) -> Result<Option<Refusal>, RegisterError> {
        let parts = self.parts(target, now)?;
        if parts.taken.is_empty() || parts.held.is_empty() {
            return Ok(None);
        }
        let mut people = parts.held.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        if parts.held.len() > NAMED {
            people.push_str(", …");
        }
        let refusal = Refusal::new("undo_in_part").with("operation", target.operation).with("people", people);
        Ok(Some(refusal.with("held", parts.held.len()).with("count", parts.taken.len())))
    }

    /// Tries it and writes nothing.
    fn parts(&mut self, target: &Named, now: &Now) -> Result<Parts, RegisterError> {
        let mut parts = None;
        let tried = self.write(&Operation::new("undone_in_part"), Act::Do, now, |tx| {
            parts = Some(take_apart(tx, target.operation)?);
            Err::<(), _>(RegisterError::NothingToUndo)
        });
        match (parts, tried) {
            (Some(parts), _) => Ok(parts),
            (None, Err(error)) => Err(error),
            (None, Ok(_)) => Ok(Parts::default()),
        }
    }
}

/// Takes the operation back person by person, each whole or not at all; then what is of no one person, where nothing that
/// stays needs it.
fn take_apart(conn: &Connection, operation: i32) -> Result<Parts, RegisterError> {
    let (mut of_people, mut shared) = (BTreeMap::<i32, Vec<Back>>::new(), Vec::new());
    let rows = super::undo::rows_back(conn, operation, true)?;
    let cases: BTreeMap<i64, i32> = rows.iter().filter(|row| row.table == "case").filter_map(|row| Some((row.row, number(row, "person")?))).collect();
    for row in rows {
        match person_of(conn, &row, &cases)? {
            Some(person) => of_people.entry(person).or_default().push(row),
            None => shared.push(row),
        }
    }
    let mut parts = Parts::default();
    for (person, rows) in of_people {
        let name = name_of(conn, operation, person)?;
        if tried(conn, operation, &rows)? {
            parts.taken.push(person);
        } else {
            parts.held.push(name);
        }
    }
    // Rows that stand on others were written after them.
    for row in shared.into_iter().rev() {
        tried(conn, operation, &[row])?;
    }
    Ok(parts)
}

/// Takes rows back if they can be; otherwise all of them stay.
fn tried(conn: &Connection, operation: i32, rows: &[Back]) -> Result<bool, RegisterError> {
    conn.execute_batch("SAVEPOINT one_part")?;
    let taken = take_back(conn, operation, rows);
    let held = |error: &RegisterError| matches!(error, RegisterError::UndoRowChanged { .. } | RegisterError::Refused(_)) || is_blocked(error);
    match taken {
        Ok(()) => {
            conn.execute_batch("RELEASE one_part")?;
            Ok(true)
        }
        Err(error) if held(&error) => {
            conn.execute_batch("ROLLBACK TO one_part; RELEASE one_part")?;
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

fn number(row: &Back, column: &str) -> Option<i32> {
    let image = row.from.as_ref().or(row.to.as_ref())?;
    image.get(column).and_then(Value::as_i64).and_then(|id| i32::try_from(id).ok())
}

/// Whose row it is; `None`: of no one person.
fn person_of(conn: &Connection, row: &Back, cases: &BTreeMap<i64, i32>) -> Result<Option<i32>, RegisterError> {
    Ok(match row.table {
        "person" => i32::try_from(row.row).ok(),
        "person_fact" | "case" => number(row, "person"),
        "event" => match number(row, "case_id") {
            None => None,
            Some(case) => match cases.get(&i64::from(case)) {
                Some(person) => Some(*person),
                None => history::person_of_case(conn, case)?,
            },
        },
        _ => None,
    })
}

/// A person's name; of somebody whom the operation took out, as the log has it.
fn name_of(conn: &Connection, operation: i32, person: i32) -> Result<String, RegisterError> {
    if facts::exists(conn, person)? {
        return facts::name_of(conn, person);
    }
    Ok(column_of_change(conn, operation, "person", person, "birth_name")?.unwrap_or_default())
}
