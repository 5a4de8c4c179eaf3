//! Which file a path leads to: two names may lead to one, and what a name leads to may be replaced while it is open.

use std::io;
use std::path::{Path, PathBuf};

/// A file itself, whatever it is called. Held for as long as the register is open.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Identity(System);

// Asked without opening it: a file that is opened and closed again loses the locks that SQLite holds on it.
#[cfg(unix)]
type System = (u64, u64);
// Locks are no concern there, and only an open file tells which it is.
#[cfg(not(unix))]
type System = same_file::Handle;

impl Identity {
    /// That of the file at a path.
    #[cfg(unix)]
    pub(crate) fn of(path: &Path) -> io::Result<Self> {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(path).map(|about| Self((about.dev(), about.ino())))
    }

    /// That of the file at a path.
    #[cfg(not(unix))]
    pub(crate) fn of(path: &Path) -> io::Result<Self> {
        same_file::Handle::from_path(path).map(Self)
    }
}

/// Whether a path leads to a file that is open. Elsewhere than on Unix nobody can have removed it.
pub(crate) fn is_open_file(file: &std::fs::File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let own = file.metadata().map(|about| Identity((about.dev(), about.ino()))).ok();
        own.is_some() && own == Identity::of(path).ok()
    }
    #[cfg(not(unix))]
    {
        let _ = (file, path);
        true
    }
}

/// Whether two paths lead to one file.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    Identity::of(one).ok().zip(Identity::of(other).ok()).is_some_and(|(one, other)| one == other)
}

/// Whether a file has a second name (a hard link): what a crash leaves beside one name is not seen from the other.
#[cfg(unix)]
pub(crate) fn has_second_name(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).is_ok_and(|about| about.nlink() > 1)
}

/// Whether a file has a second name; not told there.
#[cfg(not(unix))]
pub(crate) fn has_second_name(_: &Path) -> bool {
    false
}

/// The path of the file itself, links followed: journals, lock and copies lie beside that.
///
/// # Errors
/// Of the system, where nothing is there.
pub(crate) fn resolved(path: &Path) -> io::Result<PathBuf> {
    dunce::canonicalize(path)
}
