//! Opening a register: to write, alone; or to read, beside whoever writes.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use rusqlite::{Connection, ErrorCode};

use super::connect::{Mode, connect, key_fits, settle};
use super::key::{Key, Salt, Secret};
use super::lock::Lock;
use super::medium::{Medium, is_share, medium_of};
use super::pages::PAGE;
use super::who::Who;
use super::{Register, copy, migrate, pages};
use crate::Now;
use crate::error::RegisterError;

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
        migrate::accept(&conn, path)?;
        if conn.is_readonly(rusqlite::MAIN_DB)? {
            return Err(RegisterError::FolderReadOnly { path: path.to_owned() });
        }
        let kept = copy::before_migration(&conn, path, &key);
        let ready = kept.and_then(|()| migrate::migrate(&mut conn, &who.user, now)).and_then(|()| Ok(settle(&conn, medium, false)?));
        ready.and_then(|()| Self::over(conn, Some(lock), path, key, who, false)).map_err(|error| error.of_file(path))
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
        migrate::accept(&conn, path)?;
        let schema = migrate::schema(&conn)?;
        if schema < migrate::known() {
            return Err(RegisterError::Older { schema, known: migrate::known() });
        }
        settle(&conn, medium, true).map_err(|error| RegisterError::from(error).of_file(path))?;
        Self::over(conn, None, path, key, who, true)
    }
}

/// The folder of a file named with or without one.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
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

/// Whether a file can be a register by what it holds, whatever its name: none can tell for sure without the key.
pub fn is_register_like(path: &Path) -> bool {
    // What we write and read ourselves begins with a sign of its own; packed, it can look like noise.
    const OTHERS: &[&[u8]] = &[b"PK\x03\x04", b"%PDF"];
    Head::read(path).is_ok_and(|head| head.has_whole_pages() && head.looks_like_noise() && !OTHERS.iter().any(|sign| head.first.starts_with(sign)))
}

/// The first page of a file as it lies there, and the file's length.
struct Head {
    first: Vec<u8>,
    length: u64,
}

impl Head {
    fn read(path: &Path) -> Result<Self, RegisterError> {
        let unreadable = |error: std::io::Error| match error.kind() {
            ErrorKind::NotFound if is_share(path) => RegisterError::NetworkPath { path: path.to_owned() },
            _ => RegisterError::FileUnreadable { path: path.to_owned() },
        };
        let file = File::open(path).map_err(unreadable)?;
        let length = file.metadata().map_err(unreadable)?.len();
        let mut first = Vec::with_capacity(PAGE);
        file.take(PAGE as u64).read_to_end(&mut first).map_err(unreadable)?;
        Ok(Self { first, length })
    }

    fn salt(&self) -> Option<Salt> {
        self.first.first_chunk().copied()
    }

    /// Why no key opens it: a register's bytes look like noise, and it is made of whole pages.
    fn why_closed(&self, path: &Path, secret: &Secret) -> RegisterError {
        let named_so = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("nguon"));
        let wiped = self.first.iter().all(|byte| *byte == 0);
        match (self.looks_like_noise(), self.has_whole_pages(), named_so) {
            (true, true, _) => secret.refused(),
            (true, false, true) => RegisterError::damaged(path),
            // What a stick pulled out too early leaves.
            (false, _, true) if wiped => RegisterError::damaged(path),
            _ => RegisterError::NotARegister { path: path.to_owned() },
        }
    }

    fn has_whole_pages(&self) -> bool {
        self.length > 0 && self.length.is_multiple_of(PAGE as u64)
    }

    /// No byte takes more than a sixteenth of the page; in noise each takes about a 256th, in texts and tables some
    /// take far more.
    fn looks_like_noise(&self) -> bool {
        let mut counts = [0_usize; 256];
        for byte in &self.first {
            counts[usize::from(*byte)] += 1;
        }
        self.first.len() >= 256 && counts.iter().all(|count| count * 16 <= self.first.len())
    }
}
