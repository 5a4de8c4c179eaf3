//! Bringing a file up to the newest schema, and the log's word of it: the chain goes on over it, and undo steps over it.

use domain::today::Witness;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use serde_json::json;

use crate::error::RegisterError;
use crate::file::migrations::STEPS;
use crate::file::schema::{APPLICATION_ID, known, schema};
use crate::file::uid;
use crate::log::{Act, Operation, Touched, UPGRADED, record};
use crate::{Now, derived};

/// Brings a file up to the newest schema, with all that is derived and the log's word of it, in one transaction: killed
/// half-way, or on a full disk, it is as it was.
///
/// # Errors
/// [`RegisterError::DamagedRow`] for a row that the newer schema cannot take; [`RegisterError::DiskFull`] and the like.
pub fn upgrade(conn: &mut Connection, made_by: &str, now: &Now) -> Result<(), RegisterError> {
    let from = schema(conn)?;
    let done = usize::try_from(from).unwrap_or(usize::MAX);
    if done >= STEPS.len() {
        return Ok(());
    }
    // Tables are made anew under others that point at them. A row that already points nowhere is carried as it is, for
    // `check` to name.
    conn.pragma_update(None, "foreign_keys", false)?;
    uid::provide(conn)?.set(now);
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in STEPS.iter().skip(done) {
        step(&tx)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", known())?;
    if done > 0 {
        derived::rebuild(&tx)?;
        upgraded(&tx, from, known(), made_by, now)?;
    }
    Ok(tx.commit()?)
}

/// Writes down, inside the migration, that the register was brought up from a schema to another.
///
/// # Errors
/// Of the medium.
fn upgraded(conn: &Connection, from: i32, to: i32, made_by: &str, now: &Now) -> Result<(), RegisterError> {
    let operation = Operation::new(UPGRADED).with("from", from).with("to", to).with("register", uid::of_register(conn)?);
    let image = Touched::of_no_row("schema", Some(&json!({ "schema": from })), Some(&json!({ "schema": to })));
    record(conn, &operation, Act::Do, made_by, &plausible(conn, now)?, &[image])?;
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
