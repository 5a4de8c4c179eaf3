//! A file that appears whole or not at all.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use domain::refusal::Refusal;

use super::head::is_register_like;
use super::medium::folder_of;
use super::{copy, journal};
use crate::error::{DiskFault, RegisterError};

/// What stands beside a register under its own name with these behind it: journals, the lock and who holds it, and a
/// register that is being written.
const COMPANIONS: &[&str] = &["-wal", "-shm", "-journal", ".lock", ".owner", ".part"];

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

/// Makes sure that a file's bytes are on the disk.
pub(crate) fn sync(path: &Path) -> Result<(), RegisterError> {
    File::options().write(true).open(path).and_then(|file| file.sync_all()).map_err(|error| RegisterError::io("sync", path, error))
}

/// The first name that nothing has yet: as it is, then with `-2`, `-3` and so on in it.
pub(crate) fn free_place(named: impl Fn(&str) -> PathBuf) -> PathBuf {
    let mut place = named("");
    for number in 2.. {
        if fs::symlink_metadata(&place).is_err() {
            break;
        }
        place = named(&format!("-{number}"));
    }
    place
}

/// Keeps a file that is about to be replaced under another name: a second name costs nothing; where the disk has none, a copy,
/// which appears once it is whole.
pub(crate) fn keep_as(path: &Path, place: &Path) -> Result<(), RegisterError> {
    if fs::hard_link(path, place).is_ok() {
        return Ok(());
    }
    let part = part_of(place);
    let copied = fs::copy(path, &part).map(drop).map_err(|error| RegisterError::io("copy", place, error));
    let kept = copied.and_then(|()| sync(&part)).and_then(|()| let_appear(&part, place));
    if kept.is_err() {
        let _ = fs::remove_file(&part);
    }
    kept
}

/// Lets a file of our own be written.
pub(crate) fn make_writable(path: &Path) -> Result<(), RegisterError> {
    let failed = |error| RegisterError::io("permit", path, error);
    let mut permissions = fs::metadata(path).map_err(failed)?.permissions();
    if permissions.readonly() {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            permissions.set_mode(permissions.mode() | 0o600);
        }
        #[cfg(not(unix))]
        permissions.set_readonly(false);
        fs::set_permissions(path, permissions).map_err(failed)?;
    }
    Ok(())
}

/// Puts a file that is whole in its place, where it stays after a power cut.
///
/// # Errors
/// Of the medium, and what stood there stays; [`RegisterError::NotSure`] where the file stands there and may be gone after a
/// power cut.
pub fn put_in_place(part: &Path, path: &Path) -> Result<(), RegisterError> {
    fs::rename(part, path).map_err(|error| RegisterError::io("rename", path, error))?;
    // It stands there already: one failure of the disk is tried again, and after two nobody knows.
    sync_folder(path).or_else(|_| sync_folder(path)).map_err(|_| RegisterError::NotSure { path: path.to_owned() })
}

/// The same for what takes no register's place: it stands there whole, or it was not written.
///
/// # Errors
/// Of the medium.
pub(crate) fn let_appear(part: &Path, path: &Path) -> Result<(), RegisterError> {
    put_in_place(part, path).map_err(|error| match error {
        RegisterError::NotSure { path } => RegisterError::disk(DiskFault::Write, &path),
        other => other,
    })
}

/// Makes sure that a name stays. Windows cannot sync a folder and does not need it.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder_of(path)).and_then(|folder| folder.sync_all()) } else { Ok(()) }
}

/// Writes a file whole: beside its place first, then under its name.
///
/// # Errors
/// Of the medium; nothing is left behind and what stood there stays.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), RegisterError> {
    let part = part_of(path);
    let written = File::create(&part).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    let written = written.map_err(|error| RegisterError::io("write", path, error)).and_then(|()| let_appear(&part, path));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}

/// Writes what was asked for (a list, a form, a workbook) under the name asked for: a free one, or that of a plain file.
///
/// # Errors
/// `output_is_register`, `output_beside_register`, `output_not_plain`: nothing is touched. Otherwise as [`write_whole`].
pub fn write_answer(path: &Path, bytes: &[u8]) -> Result<(), RegisterError> {
    must_take_answer(path)?;
    must_take_answer(&part_of(path))?;
    write_whole(path, bytes)
}

/// Takes away an earlier answer before a new one is worked out: if that fails, the old one cannot be taken for it.
///
/// # Errors
/// As [`write_answer`].
pub fn clear_for_answer(path: &Path) -> Result<(), RegisterError> {
    must_take_answer(path)?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(RegisterError::io("remove", path, error)),
        _ => Ok(()),
    }
}

/// Refuses a name where an answer would take the place of a register, of what belongs to one, or of what is no file.
fn must_take_answer(path: &Path) -> Result<(), RegisterError> {
    let refused = |code| Err(Refusal::new(code).with("path", path.display()).into());
    // Not followed: what is written whole would take the link's place, not that of the file behind it.
    let stands = fs::symlink_metadata(path).ok();
    if stands.as_ref().is_some_and(|stands| !stands.is_file()) {
        return refused("output_not_plain");
    }
    // By name too: a damaged register is all the more worth keeping.
    if stands.is_some() && (is_named_register(path) || is_register_like(path)) {
        return refused("output_is_register");
    }
    if belongs_to_register(path) {
        return refused("output_beside_register");
    }
    Ok(())
}

fn is_named_register(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("nguon"))
}

/// Whether a name is that of a register's companion or daily copy, there or not: it would be taken for one.
fn belongs_to_register(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let companion = COMPANIONS.iter().filter_map(|suffix| name.strip_suffix(suffix)).map(|of| path.with_file_name(of));
    let aside = name.contains(journal::ASIDE);
    aside
        || (copy::is_copy(path) && is_named_register(path))
        || companion.into_iter().any(|register| is_named_register(&register) || is_register_like(&register))
}

/// Removes what an attempt left behind, SQLite's own journals with it.
pub fn sweep(part: &Path) {
    for suffix in ["", "-journal", "-wal", "-shm"] {
        let _ = fs::remove_file(with_suffix(part, suffix));
    }
}
