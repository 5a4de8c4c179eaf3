//! The steps from one schema to the next, in order. A step is never changed once a register went through it in an office.

use rusqlite::Connection;

use crate::error::RegisterError;

mod strict;

/// One step, inside the transaction that holds all of them; foreign keys are not looked at meanwhile.
pub type Step = fn(&Connection) -> Result<(), RegisterError>;

/// The steps: a file of schema *n* has been through the first *n*.
pub const STEPS: &[Step] = &[first, strict::run, users, drafts, pages, lists, named_lists, reports];

fn first(conn: &Connection) -> Result<(), RegisterError> {
    Ok(conn.execute_batch(include_str!("0001_first.sql"))?)
}

/// Schema 3: users with a PIN and a role, and indexes.
fn users(conn: &Connection) -> Result<(), RegisterError> {
    Ok(conn.execute_batch(include_str!("0003_users.sql"))?)
}

/// Schema 4: drafts. Waits are kept among the spans of clocks from here on, which the rebuild after it writes.
fn drafts(conn: &Connection) -> Result<(), RegisterError> {
    Ok(conn.execute_batch(include_str!("0004_drafts.sql"))?)
}

/// Schema 5: what the pages of a unit and a person show besides, and requests from other places.
fn pages(conn: &Connection) -> Result<(), RegisterError> {
    Ok(conn.execute_batch(include_str!("0005_pages.sql"))?)
}

/// Schema 6: what lists ask for.
fn lists(conn: &Connection) -> Result<(), RegisterError> {
    Ok(conn.execute_batch(include_str!("0006_lists.sql"))?)
}

/// Schema 7: lists with a name.
fn named_lists(conn: &Connection) -> Result<(), RegisterError> {
    Ok(conn.execute_batch(include_str!("0007_named_lists.sql"))?)
}

/// Schema 8: what reports count.
fn reports(conn: &Connection) -> Result<(), RegisterError> {
    Ok(conn.execute_batch(include_str!("0008_reports.sql"))?)
}
