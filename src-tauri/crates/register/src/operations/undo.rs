//! Undo and redo: rows are written back as the log remembers them, as a new operation.
//!
//! Undo reverses the latest operation that stands; undo again goes one further back; only redo reverses an undo,
//! and only until something new is done. Both outlive a restart, since they read nothing but the log.

use std::collections::BTreeSet;

use domain::check::left_without_ground;
use domain::event::Event;
use domain::refusal::Refusal;
use domain::role::Role;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, ErrorCode, OptionalExtension, named_params, params_from_iter};
use serde_json::{Map, Value};

use crate::entries::event_row::Owner;
use crate::entries::{left_adrift, name_of_case, reads};
use crate::error::RegisterError;
use crate::file::{Stored, TRUE_TABLES};
use crate::log::{Act, Done, Named, Operation, columns, image, is_undoable, stepped_over};
use crate::{Now, Register};

/// What undo and redo would do now.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, specta::Type)]
pub struct UndoState {
    /// The operation that undo would take back.
    pub undo: Option<Named>,
    /// The operation that redo would do again.
    pub redo: Option<Named>,
}

/// A row to write back: as it must be found, and as it will be left.
pub(super) struct Back {
    pub table: &'static str,
    pub row: i64,
    pub from: Option<Image>,
    pub to: Option<Image>,
}

pub(super) type Image = Map<String, Value>;

impl Register {
    /// What undo and redo would do now; nothing in a register open to read, or for who only reads.
    pub fn undo_state(&self) -> Result<UndoState, RegisterError> {
        if self.is_read_only() || self.role() < Role::Clerk {
            return Ok(UndoState { undo: None, redo: None });
        }
        Ok(UndoState { undo: next_undo(self.conn())?, redo: next_redo(self.conn())? })
    }

    /// Takes back the latest operation that stands.
    ///
    /// # Errors
    /// [`RegisterError::NothingToUndo`]; [`RegisterError::UndoRowChanged`]; as [`Register::transact`].
    pub fn undo(&mut self, now: &Now) -> Result<Done<Named>, RegisterError> {
        self.must_be(Role::Clerk)?;
        let target = next_undo(self.conn())?.ok_or(RegisterError::NothingToUndo)?;
        self.reverse(target, true, now)
    }

    /// Takes back one operation, an import say, whatever was done since, so long as its rows are as it left them.
    ///
    /// # Errors
    /// [`RegisterError::NothingToUndo`] where there is none such, it was taken back already, or cannot be;
    /// [`RegisterError::UndoRowChanged`]; `undo_in_part` where only some of its people stand in the way, for
    /// [`Register::undo_rest`] to take back the others; as [`Register::transact`].
    pub fn undo_operation(&mut self, operation: i32, now: &Now) -> Result<Done<Named>, RegisterError> {
        let target = self.standing_operation(operation)?;
        match self.reverse(target.clone(), true, now) {
            Err(held @ (RegisterError::UndoRowChanged { .. } | RegisterError::Refused(_))) => {
                Err(self.rest_offered(&target, now)?.map_or(held, RegisterError::Refused))
            }
            done => done,
        }
    }

    /// An operation that stands and may be taken back.
    pub(super) fn standing_operation(&self, operation: i32) -> Result<Named, RegisterError> {
        self.must_be(Role::Clerk)?;
        let mut select = self.conn().prepare_cached(include_str!("standing_operation.sql"))?;
        let target = select.query_row([operation], |row| Ok(Named::read(row))).optional()?.transpose()?;
        target.filter(|target| is_undoable(&target.name)).ok_or(RegisterError::NothingToUndo)
    }

    /// Does again what the last undo took back.
    ///
    /// # Errors
    /// [`RegisterError::NothingToRedo`], also when something new was done since; [`RegisterError::UndoRowChanged`];
    /// as [`Register::transact`].
    pub fn redo(&mut self, now: &Now) -> Result<Done<Named>, RegisterError> {
        self.must_be(Role::Clerk)?;
        let target = next_redo(self.conn())?.ok_or(RegisterError::NothingToRedo)?;
        self.reverse(target, false, now)
    }

    fn reverse(&mut self, target: Named, undo: bool, now: &Now) -> Result<Done<Named>, RegisterError> {
        let act = if undo { Act::Undo(target.operation) } else { Act::Redo(target.operation) };
        let operation = Operation::about(&target);
        let mut first = None;
        let done = self.write(&operation, act, now, |tx| {
            let rows = rows_back(tx, target.operation, undo)?;
            first = rows.first().map(|row| (row.table, row.row));
            take_back(tx, target.operation, &rows)
        });
        match (done.as_ref().is_err_and(is_blocked), first) {
            (true, Some((table, row))) => Err(RegisterError::UndoRowChanged { table: table.to_owned(), row }),
            _ => done.map(|done| done.map(|()| target)),
        }
    }
}

/// Another row holds a number that must be unique, or a row is gone that these depend on.
pub(super) fn is_blocked(error: &RegisterError) -> bool {
    matches!(error, RegisterError::Database(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation))
}

fn next_undo(conn: &Connection) -> Result<Option<Named>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("next_undo.sql"))?;
    let next = select.query_row([stepped_over()], |row| Ok(Named::read(row))).optional()?.transpose()?;
    Ok(next.filter(|next| is_undoable(&next.name)))
}

fn next_redo(conn: &Connection) -> Result<Option<Named>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("next_redo.sql"))?;
    select.query_row([stepped_over()], |row| Ok(Named::read(row))).optional()?.transpose()
}

/// The rows of an operation, to be written back.
pub(super) fn rows_back(conn: &Connection, operation: i32, undo: bool) -> Result<Vec<Back>, RegisterError> {
    let mut select = conn.prepare_cached("SELECT id, table_name, row_id, before, after FROM change WHERE operation = ?1 ORDER BY id")?;
    let mut rows = select.query([operation])?;
    let mut back = Vec::new();
    while let Some(row) = rows.next()? {
        let (name, id): (String, i64) = (row.get("table_name")?, row.get("row_id")?);
        let changed = || RegisterError::UndoRowChanged { table: name.clone(), row: id };
        let table = TRUE_TABLES.iter().find(|table| **table == name).ok_or_else(changed)?;
        let parsed = |column: &str| -> Result<Option<Image>, RegisterError> { Stored::of("change", row)?.json_known(column) };
        let (before, after) = (parsed("before")?, parsed("after")?);
        let (from, to) = if undo { (after, before) } else { (before, after) };
        back.push(Back { table, row: id, from, to });
    }
    Ok(back)
}

/// Writes rows back, and sees that what stays can stand without them.
pub(super) fn take_back(conn: &Connection, operation: i32, rows: &[Back]) -> Result<(), RegisterError> {
    let owners = owners(rows);
    let before = owners.iter().map(|owner| reads(conn, *owner)).collect::<Result<Vec<_>, _>>()?;
    write_back(conn, operation, rows)?;
    for (owner, before) in owners.iter().zip(&before) {
        if let Some(event) = left_adrift(conn, *owner)? {
            return Err(RegisterError::UndoRowChanged { table: "event".to_owned(), row: i64::from(event) });
        }
        nothing_rests_on(conn, rows, *owner, before)?;
    }
    Ok(())
}

/// Writes rows back. All are taken out before any is put in, so that numbers that changed places do not collide.
fn write_back(conn: &Connection, operation: i32, rows: &[Back]) -> Result<(), RegisterError> {
    conn.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let changed = |row: &Back| RegisterError::UndoRowChanged { table: row.table.to_owned(), row: row.row };
    let mut present = Vec::with_capacity(rows.len());
    for row in rows {
        let image = present_image(conn, row)?;
        if !is_as_recorded(image.as_ref(), row.from.as_ref()) {
            return Err(changed(row));
        }
        present.push(image);
    }
    for row in rows.iter().filter(|row| row.from.is_some()) {
        conn.prepare_cached(&format!(r#"DELETE FROM "{}" WHERE id = ?1"#, row.table))?.execute([row.row])?;
    }
    for (row, present) in rows.iter().zip(present) {
        if let Some(to) = &row.to {
            // Columns that came after the image was taken keep what they hold.
            let mut whole = present.unwrap_or_default();
            whole.extend(to.clone());
            insert(conn, operation, row, &whole)?;
        }
    }
    // Foreign keys are only checked at the end, but what is derived is rewritten before.
    let references = references(conn)?;
    for row in rows.iter().filter(|row| row.to.is_none()) {
        for (child, column) in references.iter().filter(|(parent, ..)| parent == row.table).map(|(_, child, column)| (child, column)) {
            let depends = conn.prepare_cached(&format!(r#"SELECT 1 FROM "{child}" WHERE "{column}" = ?1 LIMIT 1"#))?.exists([row.row])?;
            if depends {
                return Err(changed(row));
            }
        }
    }
    Ok(())
}

/// The cases and units whose entries are written back.
fn owners(rows: &[Back]) -> BTreeSet<Owner> {
    let number = |image: &Image, column: &str| image.get(column).and_then(Value::as_i64).and_then(|id| i32::try_from(id).ok());
    let images = rows.iter().filter(|row| row.table == "event").flat_map(|row| row.from.iter().chain(&row.to));
    images.filter_map(|image| number(image, "case_id").map(Owner::Case).or_else(|| number(image, "unit").map(Owner::Unit))).collect()
}

/// A step cannot be taken back from under an entry recorded after it that expects it: a ceremony from its decision.
fn nothing_rests_on(conn: &Connection, rows: &[Back], owner: Owner, before: &[Event]) -> Result<(), RegisterError> {
    let Owner::Case(case) = owner else { return Ok(()) };
    let taken = rows.iter().filter(|row| row.table == "event").filter_map(|row| i32::try_from(row.row).ok()).max().unwrap_or(0);
    let after = reads(conn, owner)?;
    let Some(event) = left_without_ground(before, &after, taken) else { return Ok(()) };
    let refusal = Refusal::new("undo_rests_on")
        .with("person", name_of_case(conn, case)?)
        .with("event", format!("@event.{}", event.kind))
        .with("date", event.on.shown());
    Err(refusal.into())
}

fn present_image(conn: &Connection, row: &Back) -> Result<Option<Image>, RegisterError> {
    let sql = format!(r#"SELECT {} AS image FROM "{}" AS row WHERE id = ?1"#, image(conn, row.table, "row")?, row.table);
    let text: Option<String> = conn.prepare_cached(&sql)?.query_row([row.row], |row| row.get("image")).optional()?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
}

/// Whether a row holds what the log says it was left with; columns of a later schema are not looked at.
fn is_as_recorded(present: Option<&Image>, recorded: Option<&Image>) -> bool {
    match (present, recorded) {
        (None, None) => true,
        (Some(present), Some(recorded)) => recorded.iter().all(|(column, value)| present.get(column) == Some(value)),
        _ => false,
    }
}

/// The uid that a row bore when its operation was last taken back or done again, where the image to write back is of a
/// schema that knew none.
fn uid_taken_out(conn: &Connection, operation: i32, row: &Back) -> Result<Option<String>, RegisterError> {
    let params = named_params! { ":operation": operation, ":table_name": row.table, ":row_id": row.row };
    let found = conn.prepare_cached(include_str!("uid_taken_out.sql"))?.query_row(params, |found| found.get("uid")).optional()?;
    Ok(found.flatten())
}

/// Puts a row in as its image has it.
fn insert(conn: &Connection, operation: i32, row: &Back, image: &Image) -> Result<(), RegisterError> {
    let (mut names, mut places, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for column in columns(conn, row.table)? {
        let value = match image.get(&column.name) {
            Some(value) => value.clone(),
            None if column.name == "uid" => uid_taken_out(conn, operation, row)?.map_or(Value::Null, Value::String),
            None => continue,
        };
        names.push(format!(r#""{}""#, column.name));
        places.push(match (column.name.as_str(), &value) {
            // A row that went under a schema which knew no uid never had one.
            ("uid", Value::Null) => "coalesce(?, new_uid())",
            _ if column.is_bytes => "unhex(?)",
            _ => "?",
        });
        values.push(match value {
            Value::Null => Sql::Null,
            Value::Bool(flag) => Sql::Integer(i64::from(flag)),
            Value::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(whole), _) => Sql::Integer(whole),
                (None, Some(real)) => Sql::Real(real),
                (None, None) => Sql::Text(number.to_string()),
            },
            Value::String(text) => Sql::Text(text),
            list @ (Value::Array(_) | Value::Object(_)) => Sql::Text(list.to_string()),
        });
    }
    let sql = format!(r#"INSERT INTO "{}" ({}) VALUES ({})"#, row.table, names.join(", "), places.join(", "));
    conn.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// Which columns point at which true table: (parent, child, column).
fn references(conn: &Connection) -> Result<Vec<(String, &'static str, String)>, RegisterError> {
    let mut references = Vec::new();
    let mut select = conn.prepare_cached(r#"SELECT "table" AS parent, "from" AS points FROM pragma_foreign_key_list(?1)"#)?;
    for child in TRUE_TABLES {
        let mut rows = select.query([child])?;
        while let Some(row) = rows.next()? {
            references.push((row.get("parent")?, *child, row.get("points")?));
        }
    }
    Ok(references)
}
