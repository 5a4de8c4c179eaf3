//! The two ways to a [`Register`](crate::Register): making one, and opening one, which brings a file of an older schema up to
//! the newest.

mod create;
mod open;
mod upgrade;

use std::path::Path;

use rusqlite::Connection;

use crate::error::RegisterError;
use crate::file::key::Key;
use crate::file::lock::Lock;
use crate::file::{Register, Who};
use crate::log;

pub use create::Draft;
pub use upgrade::upgrade;

/// A register over a connection that is ready; unless it only reads, rows are watched from here on.
fn over(conn: Connection, lock: Option<Lock>, path: &Path, key: Key, who: &Who, read_only: bool) -> Result<Register, RegisterError> {
    if !read_only {
        log::watch(&conn)?;
    }
    Register::over(conn, lock, path, key, who, read_only)
}
