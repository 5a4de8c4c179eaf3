//! Opening a register: to write, alone; or to read, beside whoever writes.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::over;
use super::settle_journals::settle_journals;
use super::upgrade::upgrade;
use crate::Now;
use crate::check::{quick, unlike_its_schema};
use crate::error::{RegisterError, Step};
use crate::file::connect::{Mode, connect, key_fits, one_file, settle};
use crate::file::copy::{Copy, CopyKind};
use crate::file::head::Head;
use crate::file::identity::resolved;
use crate::file::key::{Key, Salt, Secret};
use crate::file::lock::Lock;
use crate::file::medium::{Medium, folder_of, is_share, medium_of};
use crate::file::schema::{accept, known, schema};
use crate::file::{Look, Register, Who, copy, journal, pages};

impl Register {
    /// Opens a register to write, alone. What a crash left half-written is put right first.
    ///
    /// # Errors
    /// Each its own: [`RegisterError::FileUnreadable`], [`RegisterError::NetworkPath`], [`RegisterError::InUse`],
    /// [`RegisterError::FolderReadOnly`] (then [`Register::open_to_read`] is the way),
    /// [`RegisterError::WrongPassphrase`], [`RegisterError::RecoveryOtherFile`], [`RegisterError::NotARegister`],
    /// [`RegisterError::Damaged`], [`RegisterError::Altered`], [`RegisterError::JournalAstray`], [`RegisterError::Newer`].
    pub fn open(path: &Path, secret: &Secret, who: &Who, now: &Now) -> Result<Self, RegisterError> {
        let path = &place_of(path)?;
        if copy::is_copy(path) {
            return Err(RegisterError::IsCopy { path: path.to_owned() });
        }
        let mut lock = Lock::take(path, who, now)?;
        lock.hold_file(path)?;
        let key = unlock(path, secret)?;
        let put_aside = settle_journals(path, &key, who, now, &mut lock)?;
        let look = Look::at(path, &key, Mode::Write);
        match open_alone(path, key, who, now).map_err(|error| look.tells(error)) {
            Ok(register) => {
                copy::sweep(&copy::folder(path), path);
                register.under(lock).having_put_aside(put_aside).let_in(who).map_err(|error| look.tells(error))
            }
            Err(error) => {
                // What was begun and taken back leaves an empty journal; it goes while nobody else can have opened it.
                if journal::pending(path).is_empty() {
                    let _ = journal::remove(path);
                }
                Err(error)
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
        let look = Look::at(path, &key, Mode::Read);
        let register = read_beside(path, key, who).map_err(|error| look.tells(error))?;
        register.having_put_aside(put_aside).let_in(who).map_err(|error| look.tells(error))
    }
}

/// Opens to read beside whoever writes.
fn read_beside(path: &Path, key: Key, who: &Who) -> Result<Register, RegisterError> {
    let conn = connect_to(path, &key, Mode::Read)?;
    accept(&conn, path)?;
    if let Some(schema) = earlier(&conn, path)? {
        return Err(RegisterError::Older { schema, known: known() });
    }
    settle(&conn)?;
    over(conn, path, key, who, Mode::Read)
}

/// Opens to write what nobody else has open, and brings it up to the newest schema.
fn open_alone(path: &Path, key: Key, who: &Who, now: &Now) -> Result<Register, RegisterError> {
    let mut conn = connect_to(path, &key, Mode::Write)?;
    accept(&conn, path)?;
    if conn.is_readonly(rusqlite::MAIN_DB)? {
        // The database makes do with reading, and does not say why.
        return Err(RegisterError::Step(Step::Open));
    }
    one_file(&conn)?;
    if earlier(&conn, path)?.is_some() {
        copy::into_folder(&conn, path, &key, &copy::folder(path), CopyKind::BeforeMigration, now.today)?;
    }
    upgrade(&mut conn, &who.user, now)?;
    settle(&conn)?;
    if let Some(what) = quick(&conn)? {
        return Err(RegisterError::altered(path, what));
    }
    over(conn, path, key, who, Mode::Write)
}

/// The earlier schema that a file is of, none where it is the newest. One whose tables are not those of its number is not
/// brought up: steps meant for others would lose what they hold.
fn earlier(conn: &Connection, path: &Path) -> Result<Option<i32>, RegisterError> {
    let schema = schema(conn)?;
    if schema >= known() {
        return Ok(None);
    }
    match unlike_its_schema(conn, schema)? {
        Some(what) => Err(RegisterError::altered(path, what)),
        None => Ok(Some(schema)),
    }
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
        Err(error) if error.is_only_of_writing() => Err(RegisterError::HalfWritten { path: path.to_owned() }),
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
        if first_fits(path, &key)? {
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
    if vouched_for(path, salt, &tried) {
        return Err(RegisterError::damaged(path));
    }
    Err(by_its_copies(path, secret, salt)?.unwrap_or_else(|| head.why_closed(path, secret)))
}

/// Opens the file with its key.
fn connect_to(path: &Path, key: &Key, mode: Mode) -> Result<Connection, RegisterError> {
    let conn = connect(path, mode, key)?;
    key_fits(&conn)?;
    Ok(conn)
}

/// Whether keys that do not read the first page belong to the file all the same: SQLCipher cannot tell a wrong key from damage
/// to that page, but other pages, and copies under the same salt, can.
fn vouched_for(path: &Path, salt: Salt, tried: &[Key]) -> bool {
    let of_this_salt = |copy: &&Copy| salt_of(&copy.path) == Some(salt);
    let opens = |copy: &Copy| tried.iter().any(|key| pages::first_fits(&copy.path, key).unwrap_or(false));
    tried.iter().any(|key| pages::vouch(path, key)) || copy::copies(path).iter().rev().filter(of_this_salt).any(opens)
}

/// What the copies tell of a file whose salt none of them has: the salt may be damaged, or all of the file.
///
/// Noise cannot be told from a register under another key. Where a copy bears the file's salt, or the file that a new
/// passphrase replaced is kept, it is one, and the passphrase is wrong. Else both may be, and both are told.
fn by_its_copies(path: &Path, secret: &Secret, salt: Salt) -> Result<Option<RegisterError>, RegisterError> {
    let copies = copy::copies(path);
    let salts: Vec<_> = copies.iter().filter_map(|copy| Some((&copy.path, salt_of(&copy.path)?))).collect();
    if salts.iter().any(|(_, other)| *other == salt) {
        return Ok(None);
    }
    // One other salt is tried, for each costs a derivation.
    let Some((copy, other_salt)) = salts.last() else { return Ok(None) };
    for key in secret.keys(*other_salt) {
        let key = key?;
        if pages::vouch(path, &key) {
            return Ok(Some(RegisterError::damaged(path)));
        }
        if pages::first_fits(copy, &key).unwrap_or(false) && !copy::was_rekeyed(path, *other_salt) {
            return Ok(Some(RegisterError::UnlikeCopies { path: path.to_owned(), copy: (*copy).clone() }));
        }
    }
    Ok(None)
}

fn salt_of(path: &Path) -> Option<Salt> {
    Head::read(path).ok()?.salt()
}

fn first_fits(path: &Path, key: &Key) -> Result<bool, RegisterError> {
    pages::first_fits(path, key).map_err(|error| RegisterError::io("read", path, error))
}
