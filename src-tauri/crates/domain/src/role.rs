//! What somebody who works in a register may do there.

use std::fmt;
use std::str::FromStr;

/// A user's role; each may do what the ones before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads, searches, and takes lists out on paper.
    Reader,
    /// Writes what happens to people, units, courses and targets.
    Clerk,
    /// Keeps the register itself: rules, users, passphrase, copies put back.
    Keeper,
}

impl Role {
    /// All of them, from the least.
    pub const ALL: [Self; 3] = [Self::Reader, Self::Clerk, Self::Keeper];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Clerk => "clerk",
            Self::Keeper => "keeper",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Role {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|role| role.code() == text).ok_or(())
    }
}
