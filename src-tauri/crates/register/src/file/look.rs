//! A second look at a file of which the database said no, with plain means: it does not tell which file it was, nor why, and
//! calls a page damaged that the disk merely failed to read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::Register;
use super::connect::{Mode, connect, key_fits};
use super::identity::Identity;
use super::journal;
use super::key::Key;
use super::pages::{self, PAGE};
use super::whole::{part_of, with_suffix};
use crate::error::{DiskFault, RegisterError, Step};

/// What is needed to look; it may outlast the register.
#[derive(Clone, Debug)]
pub struct Look {
    path: PathBuf,
    key: Key,
    mode: Mode,
}

impl Register {
    /// What looks at its file, should something fail.
    pub fn look(&self) -> Look {
        Look { path: self.path.clone(), key: self.key.clone(), mode: self.mode }
    }

    /// What failed, told of this register's file.
    pub fn tells(&self, error: RegisterError) -> RegisterError {
        self.look().tells(error)
    }
}

impl Look {
    /// A look at a file that is not open yet, or no longer.
    pub(crate) fn at(path: &Path, key: &Key, mode: Mode) -> Self {
        Self { path: path.to_owned(), key: key.clone(), mode }
    }

    /// What failed: an error that names no file gets it, and its cause as it shows now.
    pub fn tells(&self, error: RegisterError) -> RegisterError {
        match error {
            // What is only being made was not damaged by anybody.
            RegisterError::DamagedPage if self.mode == Mode::New => why_part(&self.path, Step::Read),
            RegisterError::DamagedPage => self.is_it_damage(),
            RegisterError::Step(step) if self.mode == Mode::New => why_part(&self.path, step),
            RegisterError::Step(step) => why(&self.path, step, self.mode == Mode::Write),
            other => other,
        }
    }

    /// A page that the database could not take is damaged only where it lies so on the disk.
    fn is_it_damage(&self) -> RegisterError {
        match pages::all_fit(&self.path, &self.key) {
            Err(error) => gone(&self.path).unwrap_or_else(|| RegisterError::io("read", &self.path, error)),
            // What a write left half there is put right by its journal.
            Ok(_) if self.has_journal() => RegisterError::disk(DiskFault::Read, &self.path),
            Ok(all_fit) if all_fit && self.reads() => RegisterError::disk(DiskFault::Read, &self.path),
            Ok(_) => RegisterError::damaged(&self.path),
        }
    }

    fn has_journal(&self) -> bool {
        self.mode != Mode::Alone && !journal::pending(&self.path).is_empty()
    }

    /// Whether the pages, each as it was written, make one file.
    pub(super) fn reads(&self) -> bool {
        let check = || -> Result<String, rusqlite::Error> {
            let conn = connect(&self.path, Mode::Alone, &self.key)?;
            key_fits(&conn)?;
            conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        };
        check().is_ok_and(|said| said == "ok")
    }
}

/// Why the database could not read or write the file at `path`, as far as it shows now.
pub(super) fn why(path: &Path, step: Step, writes: bool) -> RegisterError {
    if let Some(gone) = gone(path) {
        return gone;
    }
    let looked = if step == Step::Read || !writes { read_all(path) } else { write_beside(path) };
    match looked {
        Err(error) => error,
        // It passed by: what the database was about is all that is known.
        Ok(()) if step == Step::Open && !writes => RegisterError::FileUnreadable { path: path.to_owned() },
        Ok(()) if step == Step::Read => RegisterError::disk(DiskFault::Read, path),
        Ok(()) => RegisterError::disk(DiskFault::Write, path),
    }
}

/// Why the database could not write a part, which may not even be there yet.
pub(super) fn why_part(part: &Path, step: Step) -> RegisterError {
    match why(part, step, true) {
        RegisterError::Moved { .. } => {
            page_beside(part).map_or_else(|error| RegisterError::io("write", part, error), |()| RegisterError::disk(DiskFault::Write, part))
        }
        other => other,
    }
}

/// Whether the file is not there any more, or its disk does not answer.
fn gone(path: &Path) -> Option<RegisterError> {
    let error = Identity::of(path).and_then(|_| File::open(path)).err()?;
    Some(match error.kind() {
        ErrorKind::NotFound => RegisterError::Moved { path: path.to_owned() },
        _ => match RegisterError::io("look", path, error) {
            RegisterError::Disk { fault: DiskFault::Read, .. } => RegisterError::DeviceGone,
            other => other,
        },
    })
}

fn read_all(path: &Path) -> Result<(), RegisterError> {
    let read = File::open(path).and_then(|mut file| io::copy(&mut file, &mut io::sink()));
    read.map(drop).map_err(|error| RegisterError::io("read", path, error))
}

/// Does by plain means what the database does when it writes: opens the file and its journal, and puts a page beside it.
fn write_beside(path: &Path) -> Result<(), RegisterError> {
    OpenOptions::new().write(true).open(path).map_err(|error| RegisterError::io("write", path, error))?;
    let place = with_suffix(path, "-journal");
    match fs::symlink_metadata(&place) {
        Ok(about) if !about.is_file() => return Err(RegisterError::disk(DiskFault::InTheWay, &place)),
        Ok(_) => {
            OpenOptions::new().write(true).open(&place).map_err(|error| in_the_way(path, &place, error))?;
        }
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(RegisterError::io("write", &place, error)),
        Err(_) => {}
    }
    page_beside(path).map_err(|error| RegisterError::io("write", path, error))
}

/// Puts a page beside the file, and takes it away again.
fn page_beside(path: &Path) -> io::Result<()> {
    let probe = with_suffix(&part_of(path), "-journal");
    let mut file = File::create_new(&probe)?;
    let written = file.write_all(&[0; PAGE]).and_then(|()| file.sync_all());
    let removed = fs::remove_file(&probe);
    written.and(removed)
}

/// A file beside the register that may not be written, where others may be: it is somebody else's.
pub(super) fn in_the_way(path: &Path, place: &Path, error: io::Error) -> RegisterError {
    if error.kind() == ErrorKind::PermissionDenied && place.exists() && page_beside(path).is_ok() {
        return RegisterError::disk(DiskFault::InTheWay, place);
    }
    RegisterError::io("write", place, error)
}
