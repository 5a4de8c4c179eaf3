//! Who is signed in to an open register, and what they may do. A register without users is open to all that have its
//! passphrase; in one with users, whoever is not signed in reads.

use domain::refusal::Refusal;
use domain::role::Role;
use rusqlite::{Connection, OptionalExtension};

use super::stored::Stored;
use super::who::Entry;
use super::{Register, Who, pin};
use crate::error::RegisterError;

/// A user who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, specta::Type)]
pub struct SignedIn {
    /// The user's row.
    pub user: i32,
    /// The name that the log bears.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

/// Who works in an open register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Session {
    /// It has no users.
    Open,
    /// It has, and none of them is signed in.
    Nobody,
    /// One is.
    User(SignedIn),
}

/// That somebody is signed in to a register, to be shown to another file of it: its copy, or itself opened anew.
#[derive(Clone, Debug)]
pub struct Stay {
    register: Option<String>,
    user: Option<(i32, String)>,
}

impl Register {
    /// Who is signed in.
    pub fn signed_in(&self) -> Option<&SignedIn> {
        match &self.session {
            Session::User(user) => Some(user),
            Session::Open | Session::Nobody => None,
        }
    }

    /// Whether it has users, so that somebody must sign in to write.
    pub fn has_users(&self) -> bool {
        self.session != Session::Open
    }

    /// What may be done now.
    pub fn role(&self) -> Role {
        match &self.session {
            Session::Open => Role::Keeper,
            Session::Nobody => Role::Reader,
            Session::User(user) => user.role,
        }
    }

    /// Who works here must have at least this role.
    ///
    /// # Errors
    /// `sign_in_needed`, `role_refused`.
    pub fn must_be(&self, least: Role) -> Result<(), RegisterError> {
        if self.role() >= least {
            return Ok(());
        }
        let role = format!("@role.{least}");
        Err(match &self.session {
            Session::User(user) => Refusal::new("role_refused").with("name", &user.name).with("role", role),
            Session::Open | Session::Nobody => Refusal::new("sign_in_needed").with("role", role),
        }
        .into())
    }

    /// Signs a user in by name and PIN; whoever was signed in is no more.
    ///
    /// # Errors
    /// `user_unknown`, `user_left`, `pin_wrong`: who was signed in still is. [`RegisterError::DamagedRow`].
    pub fn sign_in(&mut self, name: &str, typed: &str) -> Result<(), RegisterError> {
        let found = self.conn.prepare_cached(include_str!("user_to_sign_in.sql"))?.query_row([name.trim()], |row| Ok(to_sign_in(row))).optional()?;
        let Some((user, left_on, kept)) = found.transpose()? else {
            return Err(Refusal::new("user_unknown").with("name", name.trim()).at("name").into());
        };
        if let Some(left_on) = left_on {
            return Err(Refusal::new("user_left").with("name", user.name).with("date", left_on.shown()).at("name").into());
        }
        if !pin::is_pin(typed, &kept).ok_or_else(|| RegisterError::damaged_row("user_pin", user.user, "pin"))? {
            return Err(Refusal::new("pin_wrong").at("pin").into());
        }
        self.session = Session::User(user);
        Ok(())
    }

    /// Whoever was signed in is no more.
    pub fn sign_out(&mut self) {
        if self.has_users() {
            self.session = Session::Nobody;
        }
    }

    /// Goes on without a PIN as a user of the register, who was just made or just came in.
    pub(crate) fn go_on_as(&mut self, user: i32) -> Result<(), RegisterError> {
        let found = self.conn.prepare_cached(include_str!("user_standing.sql"))?.query_row([user], |row| Ok(signed_in(row))).optional()?;
        self.session = found.transpose()?.map_or(Session::Nobody, Session::User);
        Ok(())
    }

    /// Looks again who is signed in: users were added, changed, or left. Where that does not read, nobody is.
    pub(crate) fn look_who_is_in(&mut self) {
        let user = self.signed_in().map(|user| user.user);
        self.session = of(&self.conn).unwrap_or(Session::Nobody);
        if let (true, Some(user)) = (self.has_users(), user)
            && self.go_on_as(user).is_err()
        {
            self.session = Session::Nobody;
        }
    }

    /// Lets somebody in as they say.
    ///
    /// # Errors
    /// As [`Register::sign_in`].
    pub(crate) fn let_in(mut self, who: &Who) -> Result<Self, RegisterError> {
        self.session = of(&self.conn)?;
        if !self.has_users() {
            return Ok(self);
        }
        match &who.entry {
            Entry::Unsigned => {}
            Entry::Pin { name, pin } => self.sign_in(name, pin)?,
            Entry::Stay(Stay { register: Some(register), user: Some((user, name)) }) if self.uid().is_ok_and(|uid| uid == *register) => {
                self.go_on_as(*user)?;
                // In a copy of long ago the row may have been another's.
                if self.signed_in().is_none_or(|user| user.name != *name) {
                    self.session = Session::Nobody;
                }
            }
            Entry::Stay(_) => {}
        }
        Ok(self)
    }

    /// Who works here, to go on in a file that takes the place of this one.
    pub(crate) fn who(&self) -> Who {
        Who::new(&*self.made_by, "").staying(self.stay())
    }

    /// That somebody is signed in here, to go on in another file of the same register.
    pub fn stay(&self) -> Stay {
        Stay { register: self.uid().ok(), user: self.signed_in().map(|user| (user.user, user.name.clone())) }
    }
}

/// Who works in a file before anybody signed in.
fn of(conn: &Connection) -> Result<Session, RegisterError> {
    let users = conn.prepare_cached("SELECT 1 FROM user WHERE left_on IS NULL LIMIT 1")?.exists([])?;
    Ok(if users { Session::Nobody } else { Session::Open })
}

fn signed_in(row: &rusqlite::Row<'_>) -> Result<SignedIn, RegisterError> {
    let row = Stored::of("user", row)?;
    Ok(SignedIn { user: row.id(), name: row.get("name")?, role: row.parse("role")? })
}

fn to_sign_in(row: &rusqlite::Row<'_>) -> Result<(SignedIn, Option<domain::date::PartialDate>, String), RegisterError> {
    let stored = Stored::of("user", row)?;
    Ok((signed_in(row)?, stored.parse_known("left_on")?, stored.get("pin")?))
}
