//! What a disk, or the system before it, says no with. Each of what an office meets has its own sentence: who is sent after
//! the wrong cause pulls out a sound stick, or gives up a sound file for a copy.

use std::io::{Error, ErrorKind};
use std::path::Path;

use super::RegisterError;

/// Why a file could not be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskFault {
    /// The disk could not read it.
    Read,
    /// The disk did not take it.
    Write,
    /// The user's share of the disk is used up.
    Quota,
    /// The disk, or the stick's switch, lets nothing be written.
    WriteProtected,
    /// This user may not read it.
    NotAllowed,
    /// The disk takes no file as big as that.
    FileTooBig,
    /// The name leaves no room for what stands beside it.
    NameTooLong,
    /// The system opens no more files.
    TooManyOpen,
    /// Another program holds it.
    Busy,
    /// Where a file is to be written stands something that is none, or is somebody else's.
    InTheWay,
}

impl DiskFault {
    /// The stable code of its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Read => "disk_read_failed",
            Self::Write => "disk_write_failed",
            Self::Quota => "quota_full",
            Self::WriteProtected => "write_protected",
            Self::NotAllowed => "file_not_allowed",
            Self::FileTooBig => "file_too_big",
            Self::NameTooLong => "name_too_long",
            Self::TooManyOpen => "too_many_open",
            Self::Busy => "file_busy",
            Self::InTheWay => "in_the_way",
        }
    }
}

/// What the database was about when the system said no. It does not say which file or why: that is looked for afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It read.
    Read,
    /// It wrote, or saw to it that what was written stays.
    Write,
    /// It opened the file, or its journal.
    Open,
}

// Numbers that the standard library has no name for.
#[cfg(unix)]
mod number {
    pub const GONE: &[i32] = &[6, 19, 107, 108, 112, 121, 123]; // ENXIO, ENODEV, ENOTCONN, ESHUTDOWN, EHOSTDOWN, EREMOTEIO, ENOMEDIUM
    pub const FAILED: &[i32] = &[5, 74, 84]; // EIO, EBADMSG, EILSEQ: what a bad sector or a broken file system gives
    pub const TOO_MANY_OPEN: &[i32] = &[23, 24]; // ENFILE, EMFILE
    pub const BUSY: &[i32] = &[];
}
#[cfg(not(unix))]
mod number {
    pub const GONE: &[i32] = &[15, 20, 21, 55, 433, 1006, 1110, 1112, 1167]; // no such drive or unit, not ready, not connected, no medium
    pub const FAILED: &[i32] = &[23, 25, 27, 29, 30, 31, 483, 1117, 1392, 1393]; // CRC, seek, sector, device, corrupt
    pub const TOO_MANY_OPEN: &[i32] = &[4];
    pub const BUSY: &[i32] = &[32, 33]; // held by a virus scanner or a sync program
}

impl RegisterError {
    /// A file operation that failed, told by what the system said.
    pub fn io(action: &'static str, path: &Path, source: Error) -> Self {
        let reads = ["read", "look", "open"].contains(&action);
        let number = |of: &[i32]| source.raw_os_error().is_some_and(|number| of.contains(&number));
        let fault = match source.kind() {
            ErrorKind::StorageFull => return Self::DiskFull,
            ErrorKind::StaleNetworkFileHandle | ErrorKind::NotConnected | ErrorKind::NetworkDown | ErrorKind::HostUnreachable => {
                return Self::DeviceGone;
            }
            ErrorKind::QuotaExceeded => DiskFault::Quota,
            ErrorKind::ReadOnlyFilesystem => DiskFault::WriteProtected,
            ErrorKind::PermissionDenied if reads => DiskFault::NotAllowed,
            ErrorKind::PermissionDenied => return Self::FolderReadOnly { path: path.to_owned() },
            ErrorKind::FileTooLarge => DiskFault::FileTooBig,
            ErrorKind::InvalidFilename => DiskFault::NameTooLong,
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => DiskFault::Busy,
            ErrorKind::IsADirectory | ErrorKind::NotADirectory | ErrorKind::AlreadyExists | ErrorKind::InvalidInput => DiskFault::InTheWay,
            ErrorKind::NotFound if path.parent().is_some_and(|folder| !folder.as_os_str().is_empty() && !folder.exists()) => {
                return Self::FolderMissing { path: path.parent().map(Path::to_owned).unwrap_or_default() };
            }
            _ if number(number::GONE) => return Self::DeviceGone,
            _ if number(number::TOO_MANY_OPEN) => DiskFault::TooManyOpen,
            _ if number(number::BUSY) => DiskFault::Busy,
            ErrorKind::UnexpectedEof if reads => DiskFault::Read,
            ErrorKind::WriteZero => DiskFault::Write,
            _ if number(number::FAILED) && reads => DiskFault::Read,
            _ if number(number::FAILED) => DiskFault::Write,
            _ => return Self::Io { action, path: path.to_owned(), source },
        };
        Self::disk(fault, path)
    }

    /// What the disk says no with, of a file.
    pub(crate) fn disk(fault: DiskFault, path: &Path) -> Self {
        Self::Disk { fault, path: path.to_owned() }
    }

    /// Whether nothing can be written there, which keeps nobody from reading.
    pub fn is_only_of_writing(&self) -> bool {
        matches!(self, Self::FolderReadOnly { .. } | Self::ReadOnly | Self::Disk { fault: DiskFault::WriteProtected, .. })
    }
}

/// Where the disk said no, and to what.
pub(super) fn of_database(error: &rusqlite::Error) -> Option<RegisterError> {
    use rusqlite::{ErrorCode, ffi};
    let step = match (error.sqlite_error_code()?, error.sqlite_extended_error_code()?) {
        (ErrorCode::DiskFull, _) => return Some(RegisterError::DiskFull),
        (ErrorCode::ReadOnly, ffi::SQLITE_READONLY_DIRECTORY) | (ErrorCode::CannotOpen | ErrorCode::PermissionDenied, _) => Step::Open,
        // The file was moved or removed under us.
        (ErrorCode::ReadOnly, ffi::SQLITE_READONLY_DBMOVED) => Step::Open,
        (
            ErrorCode::SystemIoFailure,
            ffi::SQLITE_IOERR_READ | ffi::SQLITE_IOERR_SHORT_READ | ffi::SQLITE_IOERR_FSTAT | ffi::SQLITE_IOERR_CORRUPTFS | ffi::SQLITE_IOERR_ACCESS,
        ) => Step::Read,
        (ErrorCode::SystemIoFailure, _) => Step::Write,
        _ => return None,
    };
    Some(RegisterError::Step(step))
}
