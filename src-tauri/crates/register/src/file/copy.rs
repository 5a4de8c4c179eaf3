//! The daily copy: made when the register closes, opened to make sure, and thinned to the last days.
//!
//! A copy has the register's own salt and key, so that the same passphrase and the same card open it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::connect::{Mode, connect, key_fits};
use super::key::Key;
use super::schema::{TRUE_TABLES, known, schema};
use super::whole;
use crate::error::RegisterError;

/// How many days' copies are kept.
pub const KEPT: usize = 10;

/// What the folder of copies has behind the register's name.
pub const FOLDER_SUFFIX: &str = "-sao-luu";

/// One day's copy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Copy {
    /// Its day.
    pub day: NaiveDate,
    /// The file.
    pub path: PathBuf,
}

/// The folder of a register's copies: `<name>-sao-luu`, beside it.
pub fn folder(register: &Path) -> PathBuf {
    let mut name = register.file_stem().unwrap_or_default().to_owned();
    name.push(FOLDER_SUFFIX);
    register.with_file_name(name)
}

/// The copies that stand there, oldest first; files of other names are not looked at.
pub fn copies(register: &Path) -> Vec<Copy> {
    let Ok(entries) = fs::read_dir(folder(register)) else { return Vec::new() };
    let mut found: Vec<Copy> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let path = entry.path();
            let day = path.file_stem()?.to_str()?.rsplit_once(' ')?.1.parse().ok()?;
            (path == place(register, day)).then_some(Copy { day, path })
        })
        .collect();
    found.sort();
    found
}

/// Which days' copies go: all but today's and the latest others, `kept` together.
pub fn days_to_drop(days: &BTreeSet<NaiveDate>, today: NaiveDate, kept: usize) -> BTreeSet<NaiveDate> {
    // Today's stays even where the clock once ran ahead and left copies of days to come.
    let others = days.iter().rev().filter(|day| **day != today);
    others.skip(kept.saturating_sub(1)).copied().collect()
}

/// Makes today's copy if anything was written or none stands there yet, and drops the oldest.
pub(super) fn on_closing(conn: &Connection, register: &Path, key: &Key, written: bool, today: NaiveDate) -> Result<PathBuf, RegisterError> {
    let place = place(register, today);
    if written || !place.is_file() {
        let folder = folder(register);
        fs::create_dir_all(&folder).map_err(|error| RegisterError::io("create", &folder, error))?;
        write(conn, &place, key)?;
    }
    let standing = copies(register);
    let drop = days_to_drop(&standing.iter().map(|copy| copy.day).collect(), today, KEPT);
    for copy in standing.iter().filter(|copy| drop.contains(&copy.day)) {
        fs::remove_file(&copy.path).map_err(|error| RegisterError::io("remove", &copy.path, error))?;
    }
    Ok(place)
}

/// Keeps a register of an older schema as it is, beside the daily copies, before it is brought up to the newest one.
pub(crate) fn before_migration(conn: &Connection, register: &Path, key: &Key) -> Result<(), RegisterError> {
    let schema = schema(conn)?;
    if schema >= known() {
        return Ok(());
    }
    let folder = folder(register);
    fs::create_dir_all(&folder).map_err(|error| RegisterError::io("create", &folder, error))?;
    let mut name = register.file_stem().unwrap_or_default().to_owned();
    name.push(format!(" truoc-nang-cap-{schema}.nguon"));
    write(conn, &folder.join(name), key)
}

/// Copies an open register to a place, where the copy appears only once it was opened and found the same.
///
/// # Errors
/// [`RegisterError::DiskFull`] and the like; [`RegisterError::Damaged`] where the register or its copy does not read.
pub(crate) fn write(conn: &Connection, place: &Path, key: &Key) -> Result<(), RegisterError> {
    let part = whole::part_of(place);
    whole::sweep(&part);
    let written = copy_pages(conn, &part, key).and_then(|()| must_equal(conn, &part, key)).and_then(|()| whole::put_in_place(&part, place));
    if written.is_err() {
        whole::sweep(&part);
    }
    written
}

fn place(register: &Path, day: NaiveDate) -> PathBuf {
    let mut name = register.file_stem().unwrap_or_default().to_owned();
    name.push(format!(" {day}.nguon"));
    folder(register).join(name)
}

fn copy_pages(conn: &Connection, part: &Path, key: &Key) -> Result<(), RegisterError> {
    let mut copy = connect(part, Mode::New, key)?;
    Backup::new(conn, &mut copy)?.run_to_completion(1000, Duration::ZERO, None)?;
    // The journal mode is copied too; a copy is to be one file, also on a disc that cannot be written.
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    copy.close().map_err(|(_, error)| error.into())
}

/// Reads every page of the copy and compares it with the register by schema and counts.
fn must_equal(conn: &Connection, part: &Path, key: &Key) -> Result<(), RegisterError> {
    let damaged = || RegisterError::DamagedPage;
    let copy = connect(part, Mode::Read, key)?;
    key_fits(&copy)?;
    let check: String = copy.query_row("PRAGMA quick_check", [], |row| row.get(0))?;
    if check != "ok" || schema(&copy)? != schema(conn)? {
        return Err(damaged());
    }
    let tables = TRUE_TABLES.iter().chain(&["operation", "change"]);
    for table in tables {
        let count = |conn: &Connection| conn.query_row(&format!(r#"SELECT count(*) AS rows FROM "{table}""#), [], |row| row.get::<_, i64>("rows"));
        if count(&copy)? != count(conn)? {
            return Err(damaged());
        }
    }
    Ok(())
}
