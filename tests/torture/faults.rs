//! Faults of the disk in a child process: `faults.c` built for this machine, and what it is told and tells.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is to happen at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing: the calls are counted.
    Count,
    Kill,
    KillAfter,
    KillTorn,
    Stop,
    Eio,
    Gone,
    Enospc,
    Short,
    FsyncFail,
}

impl Kind {
    /// As `faults.c` calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "none",
            Self::Kill => "kill",
            Self::KillAfter => "kill_after",
            Self::KillTorn => "kill_torn",
            Self::Stop => "stop",
            Self::Eio => "eio",
            Self::Gone => "gone",
            Self::Enospc => "enospc",
            Self::Short => "short",
            Self::FsyncFail => "fsync_fail",
        }
    }

    /// Whether it ends the process.
    pub fn kills(self) -> bool {
        matches!(self, Self::Kill | Self::KillAfter | Self::KillTorn)
    }

    /// The calls to which it can happen.
    pub fn class(self) -> Class {
        match self {
            Self::Enospc => Class::Room,
            Self::Short | Self::KillTorn => Class::Writes,
            Self::FsyncFail => Class::Syncs,
            Self::Kill | Self::KillAfter | Self::Stop => Class::Changes,
            Self::Count | Self::Eio | Self::Gone => Class::All,
        }
    }
}

/// Which calls are counted up to the one that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    All,
    Changes,
    Room,
    Writes,
    Syncs,
}

impl Class {
    /// As `faults.c` calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Changes => "changes",
            Self::Room => "room",
            Self::Writes => "writes",
            Self::Syncs => "syncs",
        }
    }
}

/// One fault.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    pub kind: Kind,
    pub of: Class,
    pub at: usize,
}

impl Fault {
    /// Counts, and lets everything be.
    pub const COUNT: Self = Self { kind: Kind::Count, of: Class::All, at: 0 };

    /// At a call of the class to which the fault can happen.
    pub fn at(kind: Kind, at: usize) -> Self {
        Self { kind, of: kind.class(), at }
    }

    /// As one types it before the program's name.
    pub fn shown(&self) -> String {
        format!("NGUON_FAULT={} NGUON_FAULT_OF={} NGUON_FAULT_AT={}", self.kind.name(), self.of.name(), self.at)
    }
}

/// What the library told of one child.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The call at which the fault came, with its path.
    pub fired: Option<String>,
    totals: Vec<(String, usize)>,
}

impl Told {
    /// Reads what it wrote; nothing where it was not loaded.
    pub fn read(path: &Path) -> Self {
        let mut told = Self::default();
        for line in fs::read_to_string(path).unwrap_or_default().lines() {
            if let Some(call) = line.strip_prefix("fired ") {
                told.fired.get_or_insert_with(|| call.to_owned());
            } else if let Some(totals) = line.strip_prefix("total ") {
                let totals = totals.split(' ').filter_map(|total| total.split_once('='));
                told.totals = totals.filter_map(|(class, calls)| Some((class.to_owned(), calls.parse().ok()?))).collect();
            }
        }
        told
    }

    /// How many calls of a class a child made that ended by itself.
    pub fn calls(&self, class: Class) -> Option<usize> {
        self.totals.iter().find(|(name, _)| name == class.name()).map(|(_, calls)| *calls)
    }
}

/// Builds the library into a folder.
///
/// # Errors
/// Why it cannot be built here, in one sentence.
pub fn build(into: &Path) -> Result<PathBuf, String> {
    if !cfg!(target_os = "linux") {
        return Err("this is not Linux, where faults of the disk can be made to order".to_owned());
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/torture/faults.c");
    let library = into.join("faults.so");
    // Two runs at once must not load each other's half-written library.
    let fresh = into.join(format!("faults-{}.so", std::process::id()));
    let built =
        Command::new("gcc").args(["-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o"]).arg(&fresh).arg(&source).arg("-ldl").output();
    match built {
        Err(_) => Err("gcc is not installed, with which faults of the disk are made to order".to_owned()),
        Ok(output) if !output.status.success() => Err(format!("faults.c does not build: {}", String::from_utf8_lossy(&output.stderr))),
        Ok(_) => fs::rename(&fresh, &library).map(|()| library).map_err(|error| error.to_string()),
    }
}
