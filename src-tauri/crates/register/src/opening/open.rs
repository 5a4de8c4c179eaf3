//! Opening a register: to write, alone; or to read, beside whoever writes.

use std::path::Path;

use rusqlite::{Connection, ErrorCode};

use super::over;
use super::upgrade::upgrade;
use crate::Now;
use crate::error::RegisterError;
use crate::file::connect::{Mode, connect, key_fits, settle};
use crate::file::head::Head;
use crate::file::key::{Key, Salt, Secret};
use crate::file::lock::Lock;
use crate::file::medium::{Medium, folder_of, medium_of};
use crate::file::schema::{accept, known, schema};
use crate::file::{Register, Who, copy, pages};

impl Register {
    /// Opens a register to write, alone.
    ///
    /// # Errors
    /// Each its own: [`RegisterError::FileUnreadable`], [`RegisterError::NetworkPath`], [`RegisterError::InUse`],
    /// [`RegisterError::FolderReadOnly`] (then [`Register::open_to_read`] is the way),
    /// [`RegisterError::WrongPassphrase`], [`RegisterError::RecoveryOtherFile`], [`RegisterError::NotARegister`],
    /// [`RegisterError::Damaged`], [`RegisterError::Newer`].
    pub fn open(path: &Path, secret: &Secret, who: &Who, now: &Now) -> Result<Self, RegisterError> {
        let head = Head::read(path)?;
        let medium = local_medium(path)?;
        let lock = Lock::take(path, who, now)?;
        let (mut conn, key) = unlock(path, secret, &head, Mode::Write)?;
        accept(&conn, path)?;
        if conn.is_readonly(rusqlite::MAIN_DB)? {
            return Err(RegisterError::FolderReadOnly { path: path.to_owned() });
        }
        let kept = copy::before_migration(&conn, path, &key);
        let ready = kept.and_then(|()| upgrade(&mut conn, &who.user, now)).and_then(|()| Ok(settle(&conn, medium, false)?));
        ready.and_then(|()| over(conn, Some(lock), path, key, who, false)).map_err(|error| error.of_file(path))
    }

    /// Opens a register to read. It takes no lock and writes nothing.
    ///
    /// # Errors
    /// As [`Register::open`], but neither in use nor read-only is one; [`RegisterError::Older`] where it must be opened to
    /// write once, which brings it up to the schema that this program reads.
    pub fn open_to_read(path: &Path, secret: &Secret, who: &Who) -> Result<Self, RegisterError> {
        let head = Head::read(path)?;
        let medium = local_medium(path)?;
        let (conn, key) = unlock(path, secret, &head, Mode::Read)?;
        accept(&conn, path)?;
        let schema = schema(&conn)?;
        if schema < known() {
            return Err(RegisterError::Older { schema, known: known() });
        }
        settle(&conn, medium, true).map_err(|error| RegisterError::from(error).of_file(path))?;
        over(conn, None, path, key, who, true)
    }
}

fn local_medium(path: &Path) -> Result<Medium, RegisterError> {
    match medium_of(folder_of(path)) {
        Medium::Network => Err(RegisterError::NetworkPath { path: path.to_owned() }),
        medium => Ok(medium),
    }
}

/// Finds the key that opens the file, or says why none does.
fn unlock(path: &Path, secret: &Secret, head: &Head, mode: Mode) -> Result<(Connection, Key), RegisterError> {
    let Some(salt) = head.salt() else { return Err(head.why_closed(path, secret)) };
    let mut tried = Vec::new();
    for key in secret.keys(salt) {
        let key = key?;
        let opened = connect(path, mode, &key).and_then(|conn| key_fits(&conn).map(|()| conn));
        match opened {
            Ok(conn) => return Ok((conn, key)),
            Err(error) => match error.sqlite_error_code() {
                Some(ErrorCode::NotADatabase) => tried.push(key),
                Some(ErrorCode::DatabaseCorrupt) => return Err(RegisterError::damaged(path)),
                Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                    return Err(RegisterError::FileUnreadable { path: path.to_owned() });
                }
                _ => return Err(error.into()),
            },
        }
    }
    if is_right_key(path, secret, salt, &tried)? {
        return Err(RegisterError::damaged(path));
    }
    Err(head.why_closed(path, secret))
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
    connect(copy, Mode::Read, key).is_ok_and(|conn| key_fits(&conn).is_ok())
}
