//! What stands after a commit that failed. The database says that the disk failed, not when: before the file held the
//! operation, or after, while its journal was being ended. What is answered must be what the file then holds.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::connect::{Mode, connect};
use super::damage::if_it_reads_alone;
use super::whole::{self, with_suffix};
use super::{End, Look, Register, journal};
use crate::error::RegisterError;

impl Register {
    /// A register of which it is not sure what it holds takes no more until it was opened again, which settles it.
    ///
    /// # Errors
    /// [`RegisterError::NotSure`].
    pub(crate) fn must_be_sure(&self) -> Result<(), RegisterError> {
        if self.unsure { Err(RegisterError::NotSure { path: self.path.clone() }) } else { Ok(()) }
    }

    /// It cannot be told whether the last operation stands.
    pub(crate) fn not_sure(&mut self) -> RegisterError {
        self.unsure = true;
        RegisterError::NotSure { path: self.path.clone() }
    }

    /// Looks which end of the log stands after a commit failed: where it is the new one, for good, the operation is done.
    ///
    /// # Errors
    /// The commit's own, where the old end stands; [`RegisterError::NotSure`].
    pub(crate) fn landed(&mut self, new: Option<&End>, error: RegisterError) -> Result<(), RegisterError> {
        if self.last_link.as_ref() == new {
            // Nothing of the record was in it.
            return Err(error);
        }
        match self.end_that_stands() {
            Ok(end) if end == self.last_link => Err(error),
            Ok(end) if end.as_ref() == new && stays(&self.path).is_ok() => Ok(()),
            _ => Err(self.not_sure()),
        }
    }

    /// How the log ends where the file is opened next.
    fn end_that_stands(&self) -> Result<Option<End>, RegisterError> {
        self.must_be_in_place()?;
        // The database takes back by its journal what is half there, if it can now.
        let taken_back = End::of(&self.conn);
        let alone = || -> Result<Option<End>, RegisterError> { Ok(End::of(&connect(&self.path, Mode::Alone, &self.key)?)?) };
        if journal::pending(&self.path).is_empty() {
            return alone();
        }
        // With the journal still there, opening follows it unless the file is whole without it.
        let look = Look::at(&self.path, &self.key, Mode::Alone);
        match if_it_reads_alone(&self.path, &self.key, alone().map(Some))? {
            Some(end) if end == self.last_link || !look.reads() => Ok(self.last_link.clone()),
            None => Ok(self.last_link.clone()),
            Some(_) => Err(taken_back.err().map_or(RegisterError::NotSure { path: self.path.clone() }, RegisterError::from)),
        }
    }
}

/// Sees to it that the file stays as it is now: on the disk, and without the journal that would take it back. A sync that
/// failed has forgotten what it was to write, so the journal's head is written over first.
fn stays(path: &Path) -> Result<(), RegisterError> {
    whole::sync(path)?;
    let journal = with_suffix(path, "-journal");
    let ended = OpenOptions::new().write(true).open(&journal).and_then(|mut file| {
        file.write_all(&[0; 512])?;
        file.sync_all()?;
        file.set_len(0)?;
        file.sync_all()
    });
    match ended {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            // Without it nothing is taken back either.
            fs::remove_file(&journal).and_then(|()| whole::sync_folder(path)).map_err(|error| RegisterError::io("sync", &journal, error))
        }
        _ => Ok(()),
    }
}
