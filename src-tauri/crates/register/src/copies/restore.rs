//! Putting a copy in the place of the register. The copy is proved first, what it replaces is kept, and at every moment a
//! whole file lies under the register's name.

use std::fs;
use std::path::{Path, PathBuf};

use domain::role::Role;

use crate::Now;
use crate::error::RegisterError;
use crate::file::connect::{Mode, connect, key_fits, settle};
use crate::file::head::Head;
use crate::file::identity::resolved;
use crate::file::key::{Key, Secret};
use crate::file::lock::Lock;
use crate::file::medium::{Medium, folder_of, medium_of};
use crate::file::schema::{accept, known};
use crate::file::{Register, Who, copy, is_same_file, journal, pages, uid, whole};
use crate::opening::unlock;

/// What came of putting a copy back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The register.
    pub register: PathBuf,
    /// Where the file lies that it replaced; `None` where there was none.
    pub replaced: Option<PathBuf>,
}

/// Puts the copy in the place of a register that nobody has open, or where there is none.
///
/// # Errors
/// `restore_damaged` where not all of the copy reads; `restore_other_register` where the file there is another register, or
/// nobody can tell; `restore_onto_itself`; `role_refused`, `sign_in_needed`; as unlocking the copy; [`RegisterError::InUse`], [`RegisterError::FolderMissing`],
/// [`RegisterError::NetworkPath`]. The file there is then as it was, byte for byte.
pub fn restore(backup: &Path, secret: &Secret, register: &Path, who: &Who, now: &Now) -> Result<Restored, RegisterError> {
    let backup = resolved(backup).map_err(|_| RegisterError::FileUnreadable { path: backup.to_owned() })?;
    let register = place(register)?;
    let key = unlock(&backup, secret)?;
    if is_same_file(&backup, &register) || copy::is_copy(&register) {
        return Err(refused("restore_onto_itself", &register));
    }
    let mut lock = Lock::take(&register, who, now)?;
    let stands = register.exists();
    if stands {
        lock.hold_file(&register)?;
        must_be_of_one_register(&register, secret, &backup, &key)?;
    }
    must_be_keeper(&register, secret, &backup, &key, who)?;
    let part = whole::part_of(&register);
    whole::sweep(&part);
    let replaced = proved_part(&backup, &part, &key).and_then(|()| if stands { keep(&register, now).map(Some) } else { Ok(None) });
    let put = replaced.and_then(|replaced| whole::put_in_place(&part, &register).map(|()| replaced));
    whole::sweep(&part);
    let replaced = put?;
    // The copy stands. What is left of the other's journals is seen to where it is opened.
    let _ = journal::remove(&register);
    Ok(Restored { register, replaced })
}

fn refused(code: &'static str, path: &Path) -> RegisterError {
    domain::refusal::Refusal::new(code).with("path", path.display()).into()
}

/// The place of the register, on a disk whose locks can be trusted.
fn place(register: &Path) -> Result<PathBuf, RegisterError> {
    let folder = folder_of(register);
    if !folder.is_dir() {
        return Err(RegisterError::FolderMissing { path: folder.to_owned() });
    }
    if medium_of(folder) == Medium::Network {
        return Err(RegisterError::NetworkPath { path: register.to_owned() });
    }
    match fs::symlink_metadata(register) {
        Ok(_) => resolved(register).map_err(|_| RegisterError::FileUnreadable { path: register.to_owned() }),
        Err(_) => Ok(register.to_owned()),
    }
}

/// A copy only takes the place of its own register. Where nobody can tell, the file there stays: it may be moved away, and
/// the copy put where nothing is.
fn must_be_of_one_register(register: &Path, secret: &Secret, backup: &Path, key: &Key) -> Result<(), RegisterError> {
    let head = Head::read(register)?;
    // What a stick pulled out too early leaves, or a file cut short: there is nothing to be told from.
    if head.is_wiped() || head.salt() == Some(key.salt()) {
        return Ok(());
    }
    let own = unlock(register, secret).ok().filter(|own| pages::first_fits(register, own).unwrap_or(false));
    let uid = |path: &Path, key: &Key| connect(path, Mode::Alone, key).map_err(RegisterError::from).and_then(|conn| uid::of_register(&conn)).ok();
    match own.and_then(|own| uid(register, &own)) {
        Some(there) if Some(&there) == uid(backup, key).as_ref() => Ok(()),
        _ => Err(refused("restore_other_register", register)),
    }
}

/// Whoever puts a copy back keeps the register: by the users of the file that is replaced; where it does not read, or none is
/// there, by those of the copy.
fn must_be_keeper(register: &Path, secret: &Secret, backup: &Path, key: &Key, who: &Who) -> Result<(), RegisterError> {
    let own = unlock(register, secret).ok().and_then(|own| permits(register, own, who));
    own.or_else(|| permits(backup, key.clone(), who)).unwrap_or(Ok(()))
}

/// Whether the users of a file let somebody put a copy back; `None` where they do not read, or its schema knows none.
fn permits(path: &Path, key: Key, who: &Who) -> Option<Result<(), RegisterError>> {
    match alone(path, key, who).and_then(|file| file.let_in(who)) {
        Ok(file) => Some(file.must_be(Role::Keeper)),
        Err(refused @ RegisterError::Refused(_)) => Some(Err(refused)),
        Err(_) => None,
    }
}

/// The file as it lies there, whatever lies beside it.
fn alone(path: &Path, key: Key, who: &Who) -> Result<Register, RegisterError> {
    let conn = connect(path, Mode::Alone, &key)?;
    key_fits(&conn)?;
    accept(&conn, path)?;
    settle(&conn)?;
    Register::over(conn, path, key, who, Mode::Alone)
}

/// Copies the bytes beside the register's place and proves what was copied.
fn proved_part(backup: &Path, part: &Path, key: &Key) -> Result<(), RegisterError> {
    fs::copy(backup, part).map_err(|error| RegisterError::io("copy", part, error))?;
    // A copy may be kept where nobody can write; the register is written.
    whole::make_writable(part)?;
    match copy::prove(part, key)? {
        Some((schema, _)) if schema > known() => Err(RegisterError::Newer { schema, known: known() }),
        Some(_) => whole::sync(part),
        None => Err(refused("restore_damaged", backup)),
    }
}

/// Keeps the file that is about to be replaced, with the journals that belong to it, among the copies.
fn keep(register: &Path, now: &Now) -> Result<PathBuf, RegisterError> {
    let place = copy::keep_replaced(register, "thay-ra", now.at)?;
    journal::copy_beside(register, &place)?;
    Ok(place)
}
