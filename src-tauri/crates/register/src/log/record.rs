//! Writing an operation and its changes down.

use rusqlite::{Connection, named_params};

use super::chain::Chain;
use super::operation::Operation;
use super::touched::Touched;
use crate::Now;
use crate::error::RegisterError;

/// What an operation does to the log's earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Something new.
    Do,
    /// Takes an operation back.
    Undo(i32),
    /// Does again what was taken back.
    Redo(i32),
}

impl Act {
    fn kind(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Undo(_) => "undo",
            Self::Redo(_) => "redo",
        }
    }

    fn reverses(self) -> Option<i32> {
        match self {
            Self::Do => None,
            Self::Undo(operation) | Self::Redo(operation) => Some(operation),
        }
    }
}

/// Writes the operation and its changes.
pub(crate) fn record(
    conn: &Connection,
    operation: &Operation,
    act: Act,
    made_by: &str,
    now: &Now,
    touched: &[Touched],
) -> Result<i32, RegisterError> {
    let params = serde_json::to_string(&operation.params)?;
    conn.prepare_cached(include_str!("operation_insert.sql"))?.execute(named_params! {
        ":name": operation.name,
        ":params": params,
        ":made_by": made_by,
        ":made_at": now.stamp(),
        ":kind": act.kind(),
        ":reverses": act.reverses(),
    })?;
    let id = crate::file::row_id(conn);
    let mut chain = Chain::at_end(conn)?;
    let head = chain.operation_head(conn, id)?;
    let mut insert = conn.prepare_cached(include_str!("change_insert.sql"))?;
    for row in touched {
        let (change, hash) = chain.link(&head, row);
        insert.execute(named_params! {
            ":id": change,
            ":operation": id,
            ":table_name": row.table,
            ":row_id": row.row,
            ":before": row.before,
            ":after": row.after,
            ":hash": hash,
        })?;
    }
    Ok(id)
}
