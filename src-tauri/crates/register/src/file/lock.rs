//! One writer at a time: a lock file beside the register, and a second small file that says who holds it. The register
//! itself is locked too, so that it has one writer under all its names.
//!
//! The lock is the system's own, so it ends with the process that held it: what a crash leaves behind is no
//! obstacle. Who holds it stands apart, since a locked file cannot be read on Windows.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::copy;
use super::identity::is_open_file;
use super::look::in_the_way;
use super::who::Who;
use super::whole::with_suffix;
use crate::Now;
use crate::error::{DiskFault, RegisterError};

/// The lock, held until dropped.
#[derive(Debug)]
pub struct Lock {
    held: Option<File>,
    /// The register itself.
    register: Option<File>,
    lock: PathBuf,
    owner: PathBuf,
}

#[derive(Serialize, Deserialize)]
struct Owner {
    machine: String,
    user: String,
    since: String,
}

impl Lock {
    /// Takes the lock of a register, whether the register is there yet or not.
    ///
    /// # Errors
    /// [`RegisterError::InUse`] with who holds it; [`RegisterError::FolderReadOnly`]; [`DiskFault::InTheWay`],
    /// [`DiskFault::NameTooLong`].
    pub fn take(register: &Path, who: &Who, now: &Now) -> Result<Self, RegisterError> {
        let (lock, owner) = (with_suffix(register, ".lock"), with_suffix(register, ".owner"));
        must_leave_room(register)?;
        loop {
            // A pipe would be waited for without end.
            if let Some(odd) = [&lock, &owner].into_iter().find(|place| fs::metadata(place).is_ok_and(|about| !about.is_file())) {
                return Err(RegisterError::disk(DiskFault::InTheWay, odd));
            }
            let opened = OpenOptions::new().create(true).truncate(false).write(true).open(&lock);
            let file = opened.map_err(|error| in_the_way(register, &lock, error))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(in_use(&owner)),
                Err(TryLockError::Error(error)) => return Err(RegisterError::io("lock", &lock, error)),
            }
            // Its last holder may have removed it between our opening and our locking: then it locks nothing.
            if !is_open_file(&file, &lock) {
                continue;
            }
            let taken = Self { held: Some(file), register: None, lock, owner };
            let says = Owner { machine: who.machine.clone(), user: who.user.clone(), since: now.stamp() };
            fs::write(&taken.owner, serde_json::to_vec(&says)?).map_err(|error| in_the_way(register, &taken.owner, error))?;
            return Ok(taken);
        }
    }

    /// Locks the file that lies at the place now, against whoever comes by another name of it. Asked anew wherever another
    /// file was put there.
    ///
    /// # Errors
    /// [`RegisterError::InUse`]; of the medium.
    pub fn hold_file(&mut self, register: &Path) -> Result<(), RegisterError> {
        // Windows lets nobody else read a file locked so, SQLite neither; the lock beside it must do there.
        if !cfg!(unix) {
            return Ok(());
        }
        self.register = None;
        let file = File::open(register).map_err(|error| RegisterError::io("lock", register, error))?;
        match file.try_lock() {
            Ok(()) => {}
            // What stands beside this name is our own word; who holds it by another is not known here.
            Err(TryLockError::WouldBlock) => return Err(RegisterError::in_use_by_somebody()),
            Err(TryLockError::Error(error)) => return Err(RegisterError::io("lock", register, error)),
        }
        self.register = Some(file);
        Ok(())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Its folder may have been renamed meanwhile: what was put there is taken away all the same.
        let lock = self.held.as_ref().and_then(place_now).unwrap_or_else(|| self.lock.clone());
        let _ = fs::remove_file(lock.with_file_name(self.owner.file_name().unwrap_or_default()));
        if cfg!(windows) {
            // An open file cannot be removed there; if somebody else has opened it by now, it stays theirs.
            self.held = None;
        }
        let _ = fs::remove_file(lock);
        self.held = None;
        self.register = None;
    }
}

/// What stands beside a register bears its name and more: a name that leaves no room for that could neither be locked nor copied.
fn must_leave_room(register: &Path) -> Result<(), RegisterError> {
    let longest = register.with_file_name(format!("{} 2026-11-20 truoc-nang-cap 2147483647-00000000.nguon.part-journal", copy::stem(register)));
    match fs::symlink_metadata(longest) {
        Err(error) if error.kind() == ErrorKind::InvalidFilename => Err(RegisterError::disk(DiskFault::NameTooLong, register)),
        _ => Ok(()),
    }
}

/// Where an open file lies now, as far as the system tells.
fn place_now(file: &File) -> Option<PathBuf> {
    #[cfg(target_os = "linux")]
    {
        use std::os::fd::AsRawFd;
        let place = fs::read_link(format!("/proc/self/fd/{}", file.as_raw_fd())).ok()?;
        is_open_file(file, &place).then_some(place)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = file;
        None
    }
}

fn in_use(owner: &Path) -> RegisterError {
    match fs::read(owner).ok().and_then(|bytes| serde_json::from_slice::<Owner>(&bytes).ok()) {
        Some(Owner { machine, user, since }) => RegisterError::InUse { machine, user, since },
        None => RegisterError::in_use_by_somebody(),
    }
}
