//! What was typed and is not written yet. No fact of the record: kept by user in a table of its own, outside the change log,
//! so that a crash or a power cut takes nothing that a clerk typed; gone once it is written or thrown away.

use domain::role::Role;
use rusqlite::named_params;
use serde::Serialize;
use specta::Type;

use crate::error::RegisterError;
use crate::file::Stored;
use crate::{Now, Register};

/// A draft of the user who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DraftLine {
    /// Which sheet, and of what: `event:12:branch_vote`.
    pub sheet: String,
    /// Whom or what it is about, as the sheet says it.
    pub of_what: String,
    /// What was typed, as the sheet keeps it: JSON.
    pub content: String,
    /// When it was kept, local time.
    pub kept_at: String,
}

/// The drafts of the user who is signed in, the latest last.
///
/// # Errors
/// [`RegisterError::DamagedRow`].
pub fn drafts(register: &Register) -> Result<Vec<DraftLine>, RegisterError> {
    let mut select = register.conn().prepare_cached(include_str!("drafts.sql"))?;
    let mut rows = select.query(named_params! { ":user": user(register) })?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let row = Stored::of("draft", row)?;
        found.push(DraftLine { sheet: row.get("sheet")?, of_what: row.get("of_what")?, content: row.get("content")?, kept_at: row.get("kept_at")? });
    }
    Ok(found)
}

/// Keeps what is typed in a sheet in place of what was kept of it before.
///
/// # Errors
/// As [`Register::aside`].
pub fn keep_draft(register: &mut Register, sheet: &str, of_what: &str, content: &str, now: &Now) -> Result<(), RegisterError> {
    register.must_be(Role::Clerk)?;
    // What is no JSON is no draft of a sheet.
    serde_json::from_str::<serde::de::IgnoredAny>(content)?;
    let (user, stamp) = (user(register), now.stamp());
    register.aside(|tx| {
        tx.prepare_cached(include_str!("draft_put.sql"))?.execute(named_params! {
            ":user": user, ":sheet": sheet, ":of_what": of_what, ":content": content, ":kept_at": stamp,
        })?;
        Ok(())
    })
}

/// Forgets the draft of a sheet: it was written, or thrown away. Where there is none, nothing is done.
///
/// # Errors
/// As [`Register::aside`].
pub fn drop_draft(register: &mut Register, sheet: &str) -> Result<(), RegisterError> {
    let user = user(register);
    if !drafts(register)?.iter().any(|draft| draft.sheet == sheet) {
        return Ok(());
    }
    register.aside(|tx| {
        let mut delete = tx.prepare_cached("DELETE FROM draft WHERE coalesce(user, 0) = coalesce(:user, 0) AND sheet = :sheet")?;
        delete.execute(named_params! { ":user": user, ":sheet": sheet })?;
        Ok(())
    })
}

fn user(register: &Register) -> Option<i32> {
    register.signed_in().map(|user| user.user)
}
