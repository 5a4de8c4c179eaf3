//! A file that appears whole or not at all.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::RegisterError;

/// The name under which a file is written before it is whole: `name.part`, beside it.
pub fn part_of(path: &Path) -> PathBuf {
    with_suffix(path, ".part")
}

/// `path` with `suffix` after its whole name.
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Puts a file that is whole in its place, where it stays after a power cut.
pub fn put_in_place(part: &Path, path: &Path) -> Result<(), RegisterError> {
    fs::rename(part, path).map_err(|error| RegisterError::io("rename", path, error))?;
    // Windows cannot sync a folder and does not need it.
    if cfg!(unix)
        && let Some(folder) = path.parent()
    {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| RegisterError::io("sync", folder, error))?;
    }
    Ok(())
}

/// Writes a file whole: beside its place first, then under its name.
///
/// # Errors
/// Of the medium; nothing is left behind and what stood there stays.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), RegisterError> {
    let part = part_of(path);
    let written = File::create(&part).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    let written = written.map_err(|error| RegisterError::io("write", path, error)).and_then(|()| put_in_place(&part, path));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}

/// Removes what an attempt left behind, SQLite's own journals with it.
pub fn sweep(part: &Path) {
    for suffix in ["", "-journal", "-wal", "-shm"] {
        let _ = fs::remove_file(with_suffix(part, suffix));
    }
}
