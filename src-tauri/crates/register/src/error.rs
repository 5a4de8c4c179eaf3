//! What the register refuses and what broke, as types with the values that a sentence needs.
//!
//! The edge turns a code into words: a refusal is `refusal.<code>`, a fault `fault.<code>`. Nothing here holds a
//! passphrase, a key or a person's data beyond what the clerk must see to act.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::check::Warning;
use domain::refusal::Refusal;

mod disk;

pub use disk::{DiskFault, Step};

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// The passphrase does not open this register.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The passphrase has fewer characters than `file::PASSPHRASE_LEAST`.
    #[error("the passphrase is shorter than {least} characters")]
    PassphraseShort {
        /// How many it needs.
        least: usize,
    },
    /// The passphrase is made of too few different letters.
    #[error("the passphrase has fewer than {least} different letters")]
    PassphrasePlain {
        /// How many it needs.
        least: usize,
    },
    /// The recovery code was mistyped: its check letters do not fit.
    #[error("recovery code mistyped")]
    RecoveryMistyped {
        /// The group (1–7) in which a single wrong letter would explain it, where one would.
        group: Option<usize>,
    },
    /// The recovery code is well formed but belongs to another register, or to an earlier passphrase.
    #[error("recovery code of another register")]
    RecoveryOtherFile,
    /// The file is no register.
    #[error("not a register: {path}")]
    NotARegister {
        /// The file.
        path: PathBuf,
    },
    /// The register can be read only in part or not at all. Nothing was written over.
    #[error("the register is damaged: {path}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The latest daily copy beside it: the way out.
        copy: Option<PathBuf>,
    },
    /// A page of the open register does not read; [`RegisterError::of_file`] says of which file.
    #[error("a page of the register is damaged")]
    DamagedPage,
    /// A newer program made the register. It was not touched.
    #[error("the register has schema {schema}, this program knows up to {known}")]
    Newer {
        /// The register's schema.
        schema: i32,
        /// The newest that this program knows.
        known: i32,
    },
    /// An older program made the register: it is brought up by opening it to write once.
    #[error("the register has schema {schema}, this program reads {known}")]
    Older {
        /// The register's schema.
        schema: i32,
        /// The one that this program reads.
        known: i32,
    },
    /// Somebody has the register open.
    #[error("the register is open at {machine} by {user} since {since}")]
    InUse {
        /// The machine, `?` where it did not say.
        machine: String,
        /// Who, `?` where it did not say.
        user: String,
        /// Local time, `YYYY-MM-DDTHH:MM:SS`, `?` where it did not say.
        since: String,
    },
    /// A file of this name stands there already.
    #[error("exists already: {path}")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The folder is not there.
    #[error("no such folder: {path}")]
    FolderMissing {
        /// The folder.
        path: PathBuf,
    },
    /// The folder, or the file in it, cannot be written; the register can still be opened to read.
    #[error("cannot be written: {path}")]
    FolderReadOnly {
        /// The folder or the file.
        path: PathBuf,
    },
    /// The folder lies on another machine, where locks cannot be trusted.
    #[error("on a network drive: {path}")]
    NetworkPath {
        /// The file.
        path: PathBuf,
    },
    /// The file is not there or cannot be read.
    #[error("cannot be read: {path}")]
    FileUnreadable {
        /// The file.
        path: PathBuf,
    },
    /// The register was opened to read.
    #[error("the register is open to read only")]
    ReadOnly,
    /// The disk is full; the operation left nothing behind.
    #[error("the disk is full")]
    DiskFull,
    /// The device that holds the register is gone; the operation left nothing behind.
    #[error("the device that holds the register is gone")]
    DeviceGone,
    /// Another file stands where the open register was, or another record was written over it. Nothing was written.
    #[error("another file stands in the place of the open register: {path}")]
    Replaced {
        /// The place.
        path: PathBuf,
    },
    /// The open register is no longer in its place: its drive was pulled out, it or its folder was renamed. Nothing was
    /// written.
    #[error("the open register is no longer in its place: {path}")]
    Moved {
        /// The place.
        path: PathBuf,
    },
    /// The file is a copy: it is opened to read, or put back in the place of the register.
    #[error("a copy is not opened to write: {path}")]
    IsCopy {
        /// The copy.
        path: PathBuf,
    },
    /// A journal lies beside the register, neither with nor without which it is whole. Nothing was touched.
    #[error("the register and the journal beside it do not fit: {path}")]
    JournalAstray {
        /// The file.
        path: PathBuf,
        /// The latest copy: the way out.
        copy: Option<PathBuf>,
    },
    /// A crash left the register half-written, and it must be put right before it is read; here that cannot be done.
    #[error("the register was left half-written: {path}")]
    HalfWritten {
        /// The file.
        path: PathBuf,
    },
    /// The disk says no to a file.
    #[error("{fault:?}: {path}")]
    Disk {
        /// How.
        fault: DiskFault,
        /// The file.
        path: PathBuf,
    },
    /// The system said no to the database; [`RegisterError::of_file`] looks why.
    #[error("the database could not go on: {0:?}")]
    Step(Step),
    /// The disk failed just when an operation was being kept, and it cannot be told whether it stands. Nothing more is
    /// written until the register was opened again.
    #[error("whether the last operation stands in {path} is not sure")]
    NotSure {
        /// The file.
        path: PathBuf,
    },
    /// The passphrase is changed, and the register could not be opened again after it.
    #[error("the passphrase is changed, and the register is not open: {path}")]
    RekeyedNotOpen {
        /// The file.
        path: PathBuf,
    },
    /// The file does not open with what opens its copies: it is noise, another one, or under a later passphrase.
    #[error("what opens the copies does not open the register: {path}")]
    UnlikeCopies {
        /// The file.
        path: PathBuf,
        /// The latest copy that opens.
        copy: PathBuf,
    },
    /// The file reads, and is not as this program left it.
    #[error("not as it was left: {what} in {path}")]
    Altered {
        /// The file.
        path: PathBuf,
        /// The first thing that differs.
        what: String,
        /// The latest copy beside it: the way out.
        copy: Option<PathBuf>,
    },
    /// No operation is left that can be undone.
    #[error("nothing to undo")]
    NothingToUndo,
    /// No undo is left that can be reversed.
    #[error("nothing to redo")]
    NothingToRedo,
    /// A row of the operation was changed again later, or something later depends on it.
    #[error("row {row} of {table} was changed since")]
    UndoRowChanged {
        /// The table.
        table: String,
        /// The row.
        row: i64,
    },
    /// A value or a rule of the field says no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Rules stand against it, and no reason was given.
    #[error("against {} rules without a reason", .warnings.len())]
    RuleBroken {
        /// Which.
        warnings: Vec<Warning>,
    },
    /// A newer query took this one's place.
    #[error("interrupted")]
    Interrupted,
    /// The daily copy could not be made; the register itself was closed whole.
    #[error("the daily copy was not made: {reason}")]
    CopyFailed {
        /// Why.
        reason: Box<RegisterError>,
    },
    /// A stored value no longer reads.
    #[error("{field} of row {row} of {table} cannot be read")]
    DamagedRow {
        /// The table.
        table: String,
        /// The row.
        row: i32,
        /// The column.
        field: String,
    },
    /// What ships with the program is broken.
    #[error("shipped data: {0}")]
    Shipped(String),
    /// The system refused a file operation.
    #[error("{action} {path}: {source}")]
    Io {
        /// What was being done.
        action: &'static str,
        /// To which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The database refused a statement: a fault of the program.
    #[error("database: {0}")]
    Database(rusqlite::Error),
    /// JSON that the program wrote itself does not read.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
    /// The system gave no random numbers, or the key could not be derived.
    #[error("key: {0}")]
    Key(String),
}

impl RegisterError {
    /// The same, said of one row of several: a refusal's field is told with the row's id before it.
    pub(crate) fn of_row(self, row: i32) -> Self {
        match self {
            Self::Refused(refusal) => {
                let field = refusal.field.as_deref().unwrap_or_default();
                Self::Refused(Refusal { field: Some(format!("{row}:{field}")), ..refusal })
            }
            other => other,
        }
    }

    /// The stable code on which the window and scripts branch.
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongPassphrase => "register_wrong_passphrase",
            Self::PassphraseShort { .. } => "passphrase_short",
            Self::PassphrasePlain { .. } => "passphrase_plain",
            Self::RecoveryMistyped { group: None } => "register_recovery_mistyped",
            Self::RecoveryMistyped { group: Some(_) } => "register_recovery_group_mistyped",
            Self::RecoveryOtherFile => "register_recovery_other_file",
            Self::NotARegister { .. } => "register_not_a_register",
            Self::Damaged { copy: None, .. } | Self::DamagedPage => "register_damaged",
            Self::Damaged { copy: Some(_), .. } => "register_damaged_copied",
            Self::Newer { .. } => "register_newer",
            Self::Older { .. } => "register_older",
            Self::InUse { .. } => "register_in_use",
            Self::Exists { .. } => "register_exists",
            Self::FolderMissing { .. } => "register_folder_missing",
            Self::FolderReadOnly { .. } => "register_folder_read_only",
            Self::NetworkPath { .. } => "register_network_path",
            Self::FileUnreadable { .. } => "file_unreadable",
            Self::ReadOnly => "register_read_only",
            Self::DiskFull => "disk_full",
            Self::DeviceGone => "device_gone",
            Self::Replaced { .. } => "register_replaced",
            Self::Moved { .. } => "register_moved",
            Self::IsCopy { .. } => "register_is_copy",
            Self::JournalAstray { copy: None, .. } => "register_journal_astray",
            Self::JournalAstray { copy: Some(_), .. } => "register_journal_astray_copied",
            Self::HalfWritten { .. } => "register_half_written",
            Self::Disk { fault, .. } => fault.code(),
            Self::Step(Step::Read) => DiskFault::Read.code(),
            Self::Step(Step::Write | Step::Open) => DiskFault::Write.code(),
            Self::NotSure { .. } => "not_sure",
            Self::RekeyedNotOpen { .. } => "rekeyed_not_open",
            Self::UnlikeCopies { .. } => "register_unlike_copies",
            Self::Altered { copy: None, .. } => "register_altered",
            Self::Altered { copy: Some(_), .. } => "register_altered_copied",
            Self::NothingToUndo => "nothing_to_undo",
            Self::NothingToRedo => "nothing_to_redo",
            Self::UndoRowChanged { .. } => "undo_row_changed",
            Self::Refused(refusal) => refusal.code,
            Self::RuleBroken { .. } => "rule_broken",
            Self::Interrupted => "interrupted",
            Self::CopyFailed { .. } => "copy_failed",
            Self::Io { .. } => "io",
            Self::DamagedRow { .. } => "damaged_row",
            Self::Shipped(_) | Self::Database(_) | Self::Json(_) | Self::Key(_) => "unexpected",
        }
    }

    /// The values that the code's sentence names.
    pub fn params(&self) -> BTreeMap<String, String> {
        let path = |path: &Path| vec![("path", path.display().to_string())];
        let params = match self {
            Self::PassphraseShort { least } | Self::PassphrasePlain { least } => vec![("least", least.to_string())],
            Self::RecoveryMistyped { group: Some(group) } => vec![("group", group.to_string())],
            Self::Damaged { path: p, copy: Some(copy) } | Self::JournalAstray { path: p, copy: Some(copy) } => {
                path(p).into_iter().chain([("copy", copy.display().to_string())]).collect()
            }
            Self::UnlikeCopies { path: p, copy } => path(p).into_iter().chain([("copy", copy.display().to_string())]).collect(),
            Self::Altered { path: p, what, copy } => {
                let copy = copy.iter().map(|copy| ("copy", copy.display().to_string()));
                path(p).into_iter().chain([("what", what.clone())]).chain(copy).collect()
            }
            Self::Step(_) => path(Path::new("?")),
            Self::NotARegister { path: p }
            | Self::Disk { path: p, .. }
            | Self::NotSure { path: p }
            | Self::RekeyedNotOpen { path: p }
            | Self::Damaged { path: p, copy: None }
            | Self::Exists { path: p }
            | Self::FolderMissing { path: p }
            | Self::FolderReadOnly { path: p }
            | Self::NetworkPath { path: p }
            | Self::FileUnreadable { path: p }
            | Self::Replaced { path: p }
            | Self::Moved { path: p }
            | Self::IsCopy { path: p }
            | Self::JournalAstray { path: p, copy: None }
            | Self::HalfWritten { path: p }
            | Self::Io { path: p, .. } => path(p),
            Self::Newer { schema, known } | Self::Older { schema, known } => vec![("schema", schema.to_string()), ("known", known.to_string())],
            Self::InUse { machine, user, since } => {
                vec![("machine", machine.clone()), ("user", user.clone()), ("since", since.clone())]
            }
            Self::UndoRowChanged { table, row } => vec![("table", table.clone()), ("row", row.to_string())],
            Self::Refused(refusal) => refusal.params.iter().map(|(name, value)| (*name, value.clone())).collect(),
            Self::CopyFailed { reason } => vec![("code", reason.code().to_owned())],
            Self::DamagedRow { table, row, field } => vec![("table", table.clone()), ("row", row.to_string()), ("field", field.clone())],
            Self::Shipped(_) => vec![("code", "shipped".to_owned())],
            Self::Database(error) => vec![("code", database_code(error))],
            Self::Json(_) => vec![("code", "json".to_owned())],
            Self::Key(_) => vec![("code", "key".to_owned())],
            _ => Vec::new(),
        };
        params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// The field at which a refusal stands.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Refused(refusal) => refusal.field.as_deref(),
            _ => None,
        }
    }

    /// Whether it is a calm "no" that a clerk can act on, rather than something that broke.
    pub fn is_refusal(&self) -> bool {
        !matches!(
            self,
            Self::Interrupted
                | Self::CopyFailed { .. }
                | Self::DamagedRow { .. }
                | Self::Shipped(_)
                | Self::Io { .. }
                | Self::Database(_)
                | Self::Json(_)
                | Self::Key(_)
        )
    }

    /// Somebody has the register open, and did not say who.
    pub(crate) fn in_use_by_somebody() -> Self {
        let unknown = || "?".to_owned();
        Self::InUse { machine: unknown(), user: unknown(), since: unknown() }
    }

    /// A stored value that does not read.
    pub(crate) fn damaged_row(table: &str, row: i32, field: &str) -> Self {
        Self::DamagedRow { table: table.to_owned(), row, field: field.to_owned() }
    }
}

impl From<rusqlite::Error> for RegisterError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        if let Some(told) = disk::of_database(&error) {
            return told;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseBusy) => Self::in_use_by_somebody(),
            Some(ErrorCode::OperationInterrupted) => Self::Interrupted,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::DamagedPage,
            _ => Self::Database(error),
        }
    }
}

/// Numbers only: a database message may quote what was being written.
fn database_code(error: &rusqlite::Error) -> String {
    match error.sqlite_error() {
        Some(error) => format!("sqlite_{}", error.extended_code),
        None => "sqlite".to_owned(),
    }
}
