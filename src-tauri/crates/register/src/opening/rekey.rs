//! Another passphrase: the record is written into a new file under a new key, proved, and put in the place of the old one,
//! which is kept. The old passphrase and the old card end with the old file.

use std::path::{Path, PathBuf};

use domain::role::Role;
use rusqlite::{Connection, TransactionBehavior};
use serde_json::json;

use super::{Draft, over};
use crate::Now;
use crate::error::RegisterError;
use crate::file::connect::{Mode, connect, one_file, settle};
use crate::file::lock::Lock;
use crate::file::{Register, Who, copy, whole};
use crate::log::{Act, Operation, PASSPHRASE_CHANGED, Touched, record};

/// What came of it.
#[derive(Debug)]
pub struct Rekeyed {
    /// The register, open under its new key.
    pub register: Register,
    /// The file under the old one.
    pub kept: PathBuf,
}

impl Register {
    /// Writes the record under the key of a draft and puts that file in the register's place. On any error the file is as it
    /// was, under its old key, and closed.
    ///
    /// # Errors
    /// [`RegisterError::ReadOnly`]; `role_refused`; [`RegisterError::DiskFull`] and the like; [`RegisterError::Moved`],
    /// [`RegisterError::Replaced`]. The passphrase is changed all the same with [`RegisterError::RekeyedNotOpen`], and may be with
    /// [`RegisterError::NotSure`].
    pub fn rekey(mut self, draft: &Draft, now: &Now) -> Result<Rekeyed, RegisterError> {
        if self.is_read_only() {
            return Err(RegisterError::ReadOnly);
        }
        self.must_be(Role::Keeper)?;
        self.must_be_in_place()?;
        let path = self.path().to_owned();
        let who = self.who();
        let part = whole::part_of(&path);
        let ready = self.write_under(draft, &part, now).and_then(|()| copy::keep_replaced(&path, copy::EARLIER_PASSPHRASE, now.at));
        let kept = match ready {
            Ok(kept) => kept,
            Err(error) => {
                whole::sweep(&part);
                return Err(self.tells(error.of_part(&part)));
            }
        };
        // The lock stays while the file under it changes.
        let lock = self.give_lock();
        drop(self);
        if let Err(error) = whole::put_in_place(&part, &path) {
            whole::sweep(&part);
            return Err(error);
        }
        // From here on the new passphrase holds, whatever comes.
        let register = opened(&path, draft, &who, lock).map_err(|_| RegisterError::RekeyedNotOpen { path: path.clone() })?;
        Ok(Rekeyed { register, kept })
    }

    /// The record as it stands under another key, beside its place, with the log's word of it.
    fn write_under(&self, draft: &Draft, part: &Path, now: &Now) -> Result<(), RegisterError> {
        copy::write_part(self.conn(), part, draft.key())?;
        let mut conn = connect(part, Mode::Write, draft.key())?;
        one_file(&conn)?;
        noted(&mut conn, self.made_by(), now)?;
        conn.pragma_update(None, "journal_mode", "DELETE")?;
        conn.close().map_err(|(_, error)| error)?;
        whole::sync(part)
    }
}

/// Opens the new file under the lock of the old one.
fn opened(path: &Path, draft: &Draft, who: &Who, lock: Option<Lock>) -> Result<Register, RegisterError> {
    let conn = connect(path, Mode::Write, draft.key())?;
    one_file(&conn)?;
    settle(&conn)?;
    let register = over(conn, path, draft.key().clone(), who, Mode::Write)?.let_in(who)?;
    let Some(mut lock) = lock else { return Ok(register) };
    lock.hold_file(path)?;
    Ok(register.under(lock))
}

fn noted(conn: &mut Connection, made_by: &str, now: &Now) -> Result<(), RegisterError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let image = Touched::of_no_row("key", None, Some(&json!({ "key": "changed" })));
    record(&tx, &Operation::new(PASSPHRASE_CHANGED), Act::Do, made_by, now, &[image])?;
    Ok(tx.commit()?)
}
