//! Opening a register: to write, alone; or to read, beside whoever writes.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode};

use super::over;
use super::settle_journals::settle_journals;
use super::upgrade::upgrade;
use crate::Now;
use crate::error::RegisterError;
use crate::file::connect::{Mode, connect, key_fits, one_file, settle};
use crate::file::copy::CopyKind;
use crate::file::head::Head;
use crate::file::identity::resolved;
use crate::file::key::{Key, Salt, Secret};
use crate::file::lock::Lock;
use crate::file::medium::{Medium, folder_of, is_share, medium_of};
use crate::file::schema::{accept, known, schema};
use crate::file::{Register, Who, copy, journal, pages};

impl Register {
    /// Opens a register to write, alone. What a crash left half-written is put right first.
    ///
    /// # Errors
    /// Each its own: [`RegisterError::FileUnreadable`], [`RegisterError::NetworkPath`], [`RegisterError::InUse`],
    /// [`RegisterError::FolderReadOnly`] (then [`Register::open_to_read`] is the way),
    /// [`RegisterError::WrongPassphrase`], [`RegisterError::RecoveryOtherFile`], [`RegisterError::NotARegister`],
    /// [`RegisterError::Damaged`], [`RegisterError::JournalAstray`], [`RegisterError::Newer`].
    pub fn open(path: &Path, secret: &Secret, who: &Who, now: &Now) -> Result<Self, RegisterError> {
        let path = &place_of(path)?;
        if copy::is_copy(path) {
            return Err(RegisterError::IsCopy { path: path.to_owned() });
        }
        let mut lock = Lock::take(path, who, now)?;
        lock.hold_file(path)?;
        let key = unlock(path, secret)?;
        let put_aside = settle_journals(path, &key, who, now, &mut lock)?;
        match open_alone(path, key, who, now) {
            Ok(register) => {
                copy::sweep(&copy::folder(path), path);
                register.under(lock).having_put_aside(put_aside).let_in(who)
            }
            Err(error) => {
                // What was begun and taken back leaves an empty journal; it goes while nobody else can have opened it.
                if journal::pending(path).is_empty() {
                    journal::remove(path)?;
                }
                Err(error.of_file(path))
            }
        }
    }

    /// Opens a register to read. It writes nothing, and takes no lock but to put right what a crash left half-written.
    ///
    /// # Errors
    /// As [`Register::open`], but neither in use nor read-only is one; [`RegisterError::Older`] where it must be opened to
    /// write once, which brings it up to the schema that this program reads; [`RegisterError::HalfWritten`] where a crash
    /// left it so, and it cannot be put right here.
    pub fn open_to_read(path: &Path, secret: &Secret, who: &Who, now: &Now) -> Result<Self, RegisterError> {
        let path = &place_of(path)?;
        let key = unlock(path, secret)?;
        let put_aside = if journal::pending(path).is_empty() { Vec::new() } else { put_right(path, &key, who, now)? };
        let conn = connect_to(path, &key, Mode::Read)?;
        accept(&conn, path)?;
        let schema = schema(&conn)?;
        if schema < known() {
            return Err(RegisterError::Older { schema, known: known() });
        }
        settle(&conn).map_err(|error| RegisterError::from(error).of_file(path))?;
        over(conn, path, key, who, Mode::Read)?.having_put_aside(put_aside).let_in(who)
    }
}

/// Opens to write what nobody else has open, and brings it up to the newest schema.
fn open_alone(path: &Path, key: Key, who: &Who, now: &Now) -> Result<Register, RegisterError> {
    let mut conn = connect_to(path, &key, Mode::Write)?;
    accept(&conn, path)?;
    if conn.is_readonly(rusqlite::MAIN_DB)? {
        return Err(RegisterError::FolderReadOnly { path: path.to_owned() });
    }
    one_file(&conn)?;
    if schema(&conn)? < known() {
        copy::into_folder(&conn, path, &key, &copy::folder(path), CopyKind::BeforeMigration, now.today)?;
    }
    upgrade(&mut conn, &who.user, now)?;
    settle(&conn)?;
    over(conn, path, key, who, Mode::Write)
}

/// The place of the file itself, links followed, on a disk whose locks can be trusted.
fn place_of(path: &Path) -> Result<PathBuf, RegisterError> {
    let place = resolved(path).map_err(|_| match is_share(path) {
        true => RegisterError::NetworkPath { path: path.to_owned() },
        false => RegisterError::FileUnreadable { path: path.to_owned() },
    })?;
    // A pipe would be waited for without end.
    if !place.is_file() {
        return Err(RegisterError::FileUnreadable { path: place });
    }
    match medium_of(folder_of(&place)) {
        Medium::Network => Err(RegisterError::NetworkPath { path: place }),
        _ => Ok(place),
    }
}

/// Puts right what a crash left, for a reader: while somebody writes, the journal is theirs and no concern.
fn put_right(path: &Path, key: &Key, who: &Who, now: &Now) -> Result<Vec<PathBuf>, RegisterError> {
    let settled = Lock::take(path, who, now).and_then(|mut lock| {
        lock.hold_file(path)?;
        settle_journals(path, key, who, now, &mut lock)
    });
    match settled {
        Err(RegisterError::InUse { .. }) => Ok(Vec::new()),
        Err(RegisterError::FolderReadOnly { .. }) => Err(RegisterError::HalfWritten { path: path.to_owned() }),
        settled => settled,
    }
}

/// Finds the key that opens the file, or says why none does. Only the file's bytes are looked at: nothing beside it is.
pub(crate) fn unlock(path: &Path, secret: &Secret) -> Result<Key, RegisterError> {
    let head = Head::read(path)?;
    let Some(salt) = head.salt() else { return Err(head.why_closed(path, secret)) };
    let mut tried = Vec::new();
    for key in secret.keys(salt) {
        let key = key?;
        if pages::first_fits(path, &key) {
            return Ok(key);
        }
        tried.push(key);
    }
    // A crash may have torn the first page, and its journal has it whole.
    if !journal::pending(path).is_empty()
        && let Some(place) = tried.iter().position(|key| pages::vouch(path, key))
    {
        return Ok(tried.swap_remove(place));
    }
    if is_right_key(path, secret, salt, &tried)? {
        return Err(RegisterError::damaged(path));
    }
    Err(head.why_closed(path, secret))
}

/// Opens the file with its key.
fn connect_to(path: &Path, key: &Key, mode: Mode) -> Result<Connection, RegisterError> {
    let opened = connect(path, mode, key).and_then(|conn| key_fits(&conn).map(|()| conn));
    opened.map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => RegisterError::damaged(path),
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => RegisterError::FileUnreadable { path: path.to_owned() },
        _ => error.into(),
    })
}

/// Whether a secret whose keys do not read the first page belongs to the file all the same: SQLCipher cannot tell a
/// wrong key from damage to that page, but other pages, and the daily copies, can.
fn is_right_key(path: &Path, secret: &Secret, salt: Salt, tried: &[Key]) -> Result<bool, RegisterError> {
    if tried.iter().any(|key| pages::vouch(path, key)) {
        return Ok(true);
    }
    let mut other_salt = None;
    for copy in copy::copies(path).iter().rev() {
        let Some(copy_salt) = Head::read(&copy.path).ok().and_then(|head| head.salt()) else { continue };
        if copy_salt == salt {
            if tried.iter().any(|key| opens(&copy.path, key)) {
                return Ok(true);
            }
        } else if other_salt.is_none() {
            other_salt = Some(copy_salt);
        }
    }
    // Damage to the salt itself. One other salt is tried, for each costs a derivation; the copy may also be one of an
    // earlier passphrase, so that the file's own pages have the last word.
    let Some(other_salt) = other_salt else { return Ok(false) };
    for key in secret.keys(other_salt) {
        if pages::vouch(path, &key?) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn opens(copy: &Path, key: &Key) -> bool {
    pages::first_fits(copy, key)
}
