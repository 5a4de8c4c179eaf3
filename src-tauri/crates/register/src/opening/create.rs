//! Making a register: first a draft, so that its recovery code can be shown before there is a file.

use std::fs;
use std::path::Path;

use super::over;
use super::upgrade::upgrade;
use crate::Now;
use crate::error::{DiskFault, RegisterError};
use crate::file::connect::{Mode, connect, one_file, settle};
use crate::file::identity::resolved;
use crate::file::key::Key;
use crate::file::lock::Lock;
use crate::file::medium::{Medium, folder_of, is_share, medium_of};
use crate::file::{Look, RecoveryCode, Register, Who, whole};

/// A register that has its key but no file yet.
#[derive(Debug)]
pub struct Draft {
    key: Key,
}

impl Draft {
    /// Draws a salt and derives the key.
    ///
    /// # Errors
    /// [`RegisterError::PassphraseShort`] below [`crate::file::PASSPHRASE_LEAST`] characters.
    pub fn new(passphrase: &str) -> Result<Self, RegisterError> {
        Ok(Self { key: Key::fresh(passphrase)? })
    }

    /// The key that it drew.
    pub(super) fn key(&self) -> &Key {
        &self.key
    }

    /// What the card prints.
    pub fn recovery_code(&self) -> RecoveryCode {
        self.key.recovery_code()
    }

    /// Makes an empty register and opens it.
    ///
    /// # Errors
    /// As [`Draft::create_with`].
    pub fn create(&self, path: &Path, who: &Who, now: &Now) -> Result<Register, RegisterError> {
        self.create_with(path, who, now, |_| Ok(()))
    }

    /// Makes a register, fills it, and opens it. It is written under another name beside its place and put there
    /// when whole: nothing half-written is ever left.
    ///
    /// # Errors
    /// [`RegisterError::FolderMissing`], [`RegisterError::NetworkPath`], [`RegisterError::Exists`],
    /// [`RegisterError::InUse`], [`RegisterError::FolderReadOnly`], [`RegisterError::DiskFull`]; what `fill` says.
    pub fn create_with(
        &self,
        path: &Path,
        who: &Who,
        now: &Now,
        fill: impl FnOnce(&mut Register) -> Result<(), RegisterError>,
    ) -> Result<Register, RegisterError> {
        must_be_free(path)?;
        let lock = Lock::take(path, who, now)?;
        let part = whole::part_of(path);
        whole::sweep(&part);
        let written = self.write(&part, who, now, fill).map_err(|error| Look::at(&part, &self.key, Mode::New).tells(error));
        if let Err(error) = written.and_then(|()| whole::put_in_place(&part, path)) {
            whole::sweep(&part);
            return Err(taken_away_again(path, error));
        }
        // One that cannot be opened is as good as none: its card was never shown.
        self.opened(path, who, lock).map_err(|error| taken_away_again(path, Look::at(path, &self.key, Mode::Write).tells(error)))
    }

    fn opened(&self, path: &Path, who: &Who, mut lock: Lock) -> Result<Register, RegisterError> {
        let path = &resolved(path).map_err(|error| RegisterError::io("look", path, error))?;
        lock.hold_file(path)?;
        let conn = connect(path, Mode::Write, &self.key)?;
        one_file(&conn)?;
        settle(&conn)?;
        Ok(over(conn, path, self.key.clone(), who, Mode::Write)?.under(lock))
    }

    fn write(&self, part: &Path, who: &Who, now: &Now, fill: impl FnOnce(&mut Register) -> Result<(), RegisterError>) -> Result<(), RegisterError> {
        let mut conn = connect(part, Mode::New, &self.key)?;
        one_file(&conn)?;
        upgrade(&mut conn, &who.user, now)?;
        settle(&conn)?;
        let mut register = over(conn, part, self.key.clone(), who, Mode::Write)?;
        fill(&mut register)?;
        drop(register);
        Ok(())
    }
}

/// Nothing stood there before, so nothing may stand there when it is said that nothing was made.
fn taken_away_again(path: &Path, error: RegisterError) -> RegisterError {
    match (fs::remove_file(path), error) {
        (Ok(()), RegisterError::NotSure { path }) => RegisterError::disk(DiskFault::Write, &path),
        (_, error) => error,
    }
}

/// Checks the place of a new register.
pub(crate) fn must_be_free(path: &Path) -> Result<(), RegisterError> {
    if is_share(path) {
        return Err(RegisterError::NetworkPath { path: path.to_owned() });
    }
    let folder = folder_of(path);
    if !folder.is_dir() {
        return Err(RegisterError::FolderMissing { path: folder.to_owned() });
    }
    if medium_of(folder) == Medium::Network {
        return Err(RegisterError::NetworkPath { path: path.to_owned() });
    }
    // A link that leads nowhere is a file of this name too.
    if fs::symlink_metadata(path).is_ok() {
        return Err(RegisterError::Exists { path: path.to_owned() });
    }
    Ok(())
}
