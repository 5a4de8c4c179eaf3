//! The journal: what was done, newest first, and the rows of each.

use std::collections::BTreeMap;

use domain::refusal::Refusal;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::operation::{Named, is_undoable};
use crate::Register;
use crate::error::RegisterError;

/// One operation of the log.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, specta::Type)]
pub struct JournalRow {
    /// Its id.
    pub operation: i32,
    /// Its name in the words; an undo bears the name of what it took back.
    pub name: String,
    /// What its sentence needs.
    pub params: BTreeMap<String, String>,
    /// Who.
    pub made_by: String,
    /// When: local time, `YYYY-MM-DDTHH:MM:SS`.
    pub made_at: String,
    /// `do`, `undo` or `redo`.
    pub kind: String,
    /// The operation that an undo or redo is about.
    pub reverses: Option<i32>,
    /// Whether it was taken back and not done again.
    pub undone: bool,
    /// Whether it is of a kind that can be taken back.
    pub undoable: bool,
    /// How many rows it changed.
    pub rows: u32,
    /// The chain's head after it; `None` where no change of it is left.
    pub head: Option<String>,
}

/// One row that an operation changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRow {
    /// The table.
    pub table_name: String,
    /// The row's id.
    pub row_id: i32,
    /// The row as it was, JSON; `None` for a new row.
    pub before: Option<String>,
    /// The row as it is, JSON; `None` for a row taken out.
    pub after: Option<String>,
}

/// One operation with the rows it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// The operation.
    pub operation: JournalRow,
    /// Its rows, in the order in which it first touched them.
    pub changes: Vec<ChangeRow>,
}

impl Register {
    /// The newest operations with all their rows, newest first: all of them or the last few; of a person, those that
    /// touched a row of theirs, be it taken out again since.
    ///
    /// # Errors
    /// `person_unknown` where neither the register nor its log knows them.
    pub fn log_entries(&self, person: Option<i32>, last: Option<u32>) -> Result<Vec<LogEntry>, RegisterError> {
        let _moment = self.at_one_moment()?;
        let among = person.map(|person| self.operations_of(person)).transpose()?;
        let operations = self.operations(None, among.as_deref(), last.unwrap_or(u32::MAX))?;
        operations.into_iter().map(|operation| self.with_changes(operation)).collect()
    }

    /// An operation of the journal with the rows that it changed.
    pub fn with_changes(&self, operation: JournalRow) -> Result<LogEntry, RegisterError> {
        Ok(LogEntry { changes: self.changes_of(operation.operation)?, operation })
    }

    /// A page of the journal, newest first: operations before `before`, or the newest.
    pub fn journal(&self, before: Option<i32>, limit: u32) -> Result<Vec<JournalRow>, RegisterError> {
        self.operations(before, None, limit)
    }

    /// The operations that touched a row of a person.
    fn operations_of(&self, person: i32) -> Result<Vec<i32>, RegisterError> {
        let mut select = self.conn().prepare_cached(include_str!("person_operations.sql"))?;
        let touched: Vec<i32> = select.query_map(named_params! { ":person": person }, |row| row.get("operation"))?.collect::<Result<_, _>>()?;
        if touched.is_empty() { Err(Refusal::new("person_unknown").with("value", person).at("person").into()) } else { Ok(touched) }
    }

    fn operations(&self, before: Option<i32>, among: Option<&[i32]>, limit: u32) -> Result<Vec<JournalRow>, RegisterError> {
        let among = among.map(serde_json::to_string).transpose()?;
        let mut select = self.conn().prepare_cached(include_str!("journal.sql"))?;
        let mut rows = select.query(named_params! { ":before": before.unwrap_or(i32::MAX), ":among": among, ":limit": limit })?;
        let mut page = Vec::new();
        while let Some(row) = rows.next()? {
            let Named { operation, name, params, made_by } = Named::read(row)?;
            let kind: String = row.get("kind")?;
            page.push(JournalRow {
                operation,
                undoable: kind == "do" && is_undoable(&name),
                name,
                params,
                made_by,
                made_at: row.get("made_at")?,
                kind,
                reverses: row.get("reverses")?,
                undone: row.get("undone")?,
                rows: row.get("rows")?,
                head: row.get("head")?,
            });
        }
        Ok(page)
    }

    /// The rows that an operation changed, in the order in which it first touched them.
    pub fn changes_of(&self, operation: i32) -> Result<Vec<ChangeRow>, RegisterError> {
        let mut select = self.conn().prepare_cached("SELECT table_name, row_id, before, after FROM change WHERE operation = ?1 ORDER BY id")?;
        let changes = select
            .query_map([operation], |row| {
                Ok(shown(ChangeRow {
                    table_name: row.get("table_name")?,
                    row_id: row.get("row_id")?,
                    before: row.get("before")?,
                    after: row.get("after")?,
                }))
            })?
            .collect::<Result<_, _>>()?;
        Ok(changes)
    }
}

/// As it is shown: what is kept of a PIN is nobody's to read, or a short one could be found by trying.
fn shown(row: ChangeRow) -> ChangeRow {
    if row.table_name != "user_pin" {
        return row;
    }
    let hidden = |image: Option<String>| image.map(|_| serde_json::json!({ "pin": "…" }).to_string());
    ChangeRow { before: hidden(row.before), after: hidden(row.after), ..row }
}

/// A column of a row that may be gone, as the log has it last: first among the rows of one operation, which are found
/// soon, then in the whole log.
pub(crate) fn column_of_change(conn: &Connection, operation: i32, table: &str, row: i32, column: &str) -> Result<Option<String>, RegisterError> {
    let path = format!("$.{column}");
    let params = named_params! { ":operation": operation, ":table_name": table, ":row_id": row, ":path": path };
    let found = |found: &rusqlite::Row<'_>| found.get::<_, Option<String>>("value");
    let near = conn.prepare_cached(include_str!("column_of_change.sql"))?.query_row(params, found).optional()?.flatten();
    if near.is_some() {
        return Ok(near);
    }
    let params = named_params! { ":table_name": table, ":row_id": row, ":path": path };
    Ok(conn.prepare_cached(include_str!("column_of_gone.sql"))?.query_row(params, found).optional()?.flatten())
}
