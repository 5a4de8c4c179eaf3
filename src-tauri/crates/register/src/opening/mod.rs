//! The two ways to a [`Register`](crate::Register): making one, and opening one, which brings a file of an older schema up to
//! the newest.

mod create;
mod open;
mod rekey;
mod settle_journals;
mod upgrade;

use std::path::Path;

use rusqlite::Connection;

use crate::Now;
use crate::check::Found;
use crate::error::RegisterError;
use crate::file::connect::{Mode, connect, settle};
use crate::file::key::Key;
use crate::file::{End, Register, Who};
use crate::log;

pub use create::Draft;
pub(crate) use create::must_be_free;
pub(crate) use open::unlock;
pub use rekey::Rekeyed;
pub use upgrade::upgrade;

/// Looks at all of a file that lies by itself, by the same check as everywhere.
///
/// # Errors
/// [`RegisterError::DamagedPage`] where a page of it does not read; of the medium.
pub(crate) fn prove(path: &Path, key: &Key, who: &Who, now: &Now) -> Result<Found, RegisterError> {
    let conn = connect(path, Mode::Alone, key)?;
    settle(&conn)?;
    over(conn, path, key.clone(), who, Mode::Alone)?.check(now.today)
}

/// A register over a connection that is ready; where it writes, rows are watched from here on, and the log's end is known.
fn over(conn: Connection, path: &Path, key: Key, who: &Who, mode: Mode) -> Result<Register, RegisterError> {
    let mut last_link = None;
    if mode == Mode::Write {
        log::watch(&conn)?;
        last_link = End::of(&conn)?;
    }
    let mut register = Register::over(conn, path, key, who, mode)?;
    register.ends_with(last_link);
    Ok(register)
}
