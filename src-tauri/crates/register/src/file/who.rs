//! Who sits at which machine.

/// Who opens a register: the log names the user, the lock both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The user's name.
    pub user: String,
    /// The machine's name.
    pub machine: String,
}

impl Who {
    /// As the system names them; `?` where it does not say.
    pub fn at_this_machine() -> Self {
        let first = |names: &[&str]| names.iter().find_map(|name| std::env::var(name).ok()).filter(|text| !text.is_empty());
        let host = || std::fs::read_to_string("/etc/hostname").ok().map(|text| text.trim().to_owned());
        let unknown = || "?".to_owned();
        Self {
            user: first(&["USERNAME", "USER", "LOGNAME"]).unwrap_or_else(unknown),
            machine: first(&["COMPUTERNAME"]).or_else(host).filter(|text| !text.is_empty()).unwrap_or_else(unknown),
        }
    }
}
