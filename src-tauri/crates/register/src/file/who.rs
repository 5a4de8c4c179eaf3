//! Who sits at which machine, and what they sign in with.

use std::fmt;

use zeroize::Zeroizing;

use super::session::Stay;

/// Who opens a register: the log names the user, the lock both.
#[derive(Clone, Debug)]
pub struct Who {
    /// The user's name, as the system has it.
    pub user: String,
    /// The machine's name.
    pub machine: String,
    pub(super) entry: Entry,
}

/// How they come into a register that has users.
#[derive(Clone, Default)]
pub(super) enum Entry {
    /// As a reader, until they sign in.
    #[default]
    Unsigned,
    /// By name and PIN.
    Pin {
        /// The name.
        name: String,
        /// The PIN, as typed.
        pin: Zeroizing<String>,
    },
    /// As they were signed in just before, into another file of the same register.
    Stay(Stay),
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Entry")
    }
}

impl Who {
    /// Somebody at a machine.
    pub fn new(user: impl Into<String>, machine: impl Into<String>) -> Self {
        Self { user: user.into(), machine: machine.into(), entry: Entry::Unsigned }
    }

    /// As the system names them; `?` where it does not say.
    pub fn at_this_machine() -> Self {
        let first = |names: &[&str]| names.iter().find_map(|name| std::env::var(name).ok()).filter(|text| !text.is_empty());
        let host = || std::fs::read_to_string("/etc/hostname").ok().map(|text| text.trim().to_owned());
        let unknown = || "?".to_owned();
        Self::new(
            first(&["USERNAME", "USER", "LOGNAME"]).unwrap_or_else(unknown),
            first(&["COMPUTERNAME"]).or_else(host).filter(|text| !text.is_empty()).unwrap_or_else(unknown),
        )
    }

    /// Signing in by name and PIN as the register opens.
    #[must_use]
    pub fn with_pin(mut self, name: &str, pin: &str) -> Self {
        self.entry = Entry::Pin { name: name.to_owned(), pin: Zeroizing::new(pin.to_owned()) };
        self
    }

    /// Going on as they were signed in.
    #[must_use]
    pub fn staying(mut self, stay: Stay) -> Self {
        self.entry = Entry::Stay(stay);
        self
    }
}
