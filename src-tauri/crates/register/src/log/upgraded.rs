//! The log's word of an upgrade: the chain goes on over it, and undo steps over it.

use domain::today::Witness;
use rusqlite::{Connection, OptionalExtension};
use serde_json::json;

use super::operation::Operation;
use super::touched::Touched;
use super::transact::{Course, record};
use crate::Now;
use crate::error::RegisterError;

/// The name of such an operation.
pub(super) const UPGRADED: &str = "upgraded";

/// The table that its change names: there is none, its images tell the schemas.
const TABLE: &str = "schema";

/// Writes down, inside the migration, that the register was brought up from a schema to another.
///
/// # Errors
/// Of the medium.
pub(crate) fn upgraded(conn: &Connection, from: i32, to: i32, made_by: &str, now: &Now) -> Result<(), RegisterError> {
    let operation = Operation::new(UPGRADED).with("from", from).with("to", to);
    let image = |schema: i32| Some(json!({ "schema": schema }).to_string());
    let image = Touched { table: TABLE.to_owned(), row: 0, before: image(from), after: image(to) };
    record(conn, &operation, Course::Do, made_by, &plausible(conn, now)?, &[image])?;
    Ok(())
}

/// The moment of an upgrade. It is written while a register opens, before anybody could be asked whether the clock is
/// right: one that the last write does not vouch for is not believed, and that write's moment stands.
fn plausible(conn: &Connection, now: &Now) -> Result<Now, RegisterError> {
    let last: Option<String> = conn.query_row("SELECT made_at FROM operation ORDER BY id DESC LIMIT 1", [], |row| row.get("made_at")).optional()?;
    let last = last.and_then(|text| text.parse::<chrono::NaiveDateTime>().ok()).map(|at| Now { today: at.date(), at });
    let witness = Witness { last_write: last.map(|last| last.today), newest_copy: None };
    Ok(last.filter(|_| !witness.vouches_for(now.today)).unwrap_or(*now))
}
