//! The papers given to the system's viewer: files that only their owner reads, in a folder of the program's own.
//!
//! Each running program has a folder under `papers`, and holds a lock in it. What a crash left behind is swept when the
//! program starts next: a folder whose lock is free belongs to nobody.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

const LOCK: &str = ".lock";

/// The folder of this program's papers, removed when dropped.
pub struct Papers {
    folder: TempDir,
    _lock: File,
}

impl Papers {
    /// Makes a folder under `all`.
    pub fn begin(all: &Path) -> io::Result<Self> {
        make_own(all)?;
        let mut builder = tempfile::Builder::new();
        own(&mut builder);
        let folder = builder.prefix("in-").tempdir_in(all)?;
        let lock = private(&folder.path().join(LOCK))?;
        lock.lock()?;
        Ok(Self { folder, _lock: lock })
    }

    /// Writes a paper; one of that name is replaced.
    pub fn put(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let path = self.folder.path().join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        private(&path)?.write_all(bytes)?;
        Ok(path)
    }
}

impl Papers {
    /// Removes one paper, if it is there.
    pub fn drop(&self, name: &str) {
        // What cannot be removed now goes with the folder.
        let _ = fs::remove_file(self.folder.path().join(name));
    }
}

/// Removes what earlier runs left under `all`.
pub fn sweep(all: &Path) -> io::Result<()> {
    let entries = match fs::read_dir(all) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let folder = entry?.path();
        let free = match File::open(folder.join(LOCK)) {
            Ok(lock) => lock.try_lock().is_ok(),
            Err(_) => true,
        };
        if free {
            fs::remove_dir_all(&folder)?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn make_own(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

// A profile's folders are its owner's there.
#[cfg(not(unix))]
fn make_own(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).create(folder)
}

#[cfg(unix)]
fn own(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o700));
}

#[cfg(not(unix))]
fn own(_: &mut tempfile::Builder<'_, '_>) {}

#[cfg(unix)]
fn private(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().create_new(true).write(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn private(path: &Path) -> io::Result<File> {
    OpenOptions::new().create_new(true).write(true).open(path)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("it is there").permissions().mode() & 0o777
    }

    #[test]
    fn truth_f5_a_printed_paper_is_its_owners_alone_and_swept_after_a_crash() {
        let home = tempfile::tempdir().expect("a home");
        let all = home.path().join("papers");
        sweep(&all).expect("nothing to sweep yet");
        let running = Papers::begin(&all).expect("a folder");
        let paper = running.put("danh-sach.pdf", b"%PDF-1").expect("a paper");
        assert_eq!(mode(&paper), 0o600);
        assert_eq!(mode(paper.parent().expect("its folder")), 0o700);
        assert_eq!(mode(&all), 0o700);
        running.put("danh-sach.pdf", b"%PDF-2").expect("printed again");
        assert_eq!(fs::read(&paper).expect("a paper"), b"%PDF-2");

        // What a program that was killed left: its folder, with a lock that nobody holds.
        let left = all.join("in-chet");
        fs::create_dir(&left).expect("a folder");
        fs::write(left.join(LOCK), b"").expect("a lock");
        fs::write(left.join("the-khoi-phuc.pdf"), b"%PDF").expect("a paper");
        sweep(&all).expect("swept");
        assert!(!left.exists());
        assert!(paper.exists(), "another window's papers stay");
        drop(running);
        assert!(!paper.exists());
    }
}
