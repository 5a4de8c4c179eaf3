//! What can go wrong with a workbook, with the data that its sentence needs.

/// A workbook that cannot be read or written. The edge turns [`code`](Self::code) into a sentence; what is written
/// here names the file and the way out for whoever reads a log.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// The file is not there, may not be read, or is held by another program.
    #[error("{file} cannot be read ({reason}): close it in other programs, or copy it elsewhere and try again")]
    Unreadable {
        /// The file's name, without its folder.
        file: String,
        /// What the system said.
        reason: std::io::ErrorKind,
    },
    /// The file has no bytes at all.
    #[error("{file} has no content: copy it again from where it came from")]
    EmptyFile {
        /// The file's name.
        file: String,
    },
    /// The file is something else, whatever its name says: a text file, a web page saved as .xls, a Word document.
    #[error("{file} is not a workbook: open it in a spreadsheet program and save it as .xlsx")]
    NotAWorkbook {
        /// The file's name.
        file: String,
    },
    /// The workbook asks for a password.
    #[error("{file} is protected by a password: save a copy without one")]
    PasswordProtected {
        /// The file's name.
        file: String,
    },
    /// The workbook is damaged.
    #[error("{file} is damaged ({reason}): open it in a spreadsheet program and save it again as .xlsx")]
    Corrupt {
        /// The file's name.
        file: String,
        /// What the reader said, for the log.
        reason: String,
    },
    /// The workbook is sound, but none of its sheets has anything in it.
    #[error("{file} has no filled cell: choose the workbook that holds the list")]
    NoCells {
        /// The file's name.
        file: String,
    },
    /// The workbook is larger, or would unpack to more, than any list is.
    #[error("{file} is too large (more than {limit} {of}): keep only the list, without pictures and empty rows")]
    TooLarge {
        /// The file's name.
        file: String,
        /// The limit it goes beyond.
        limit: u64,
        /// What the limit counts: `bytes`, `parts`, `cells`.
        of: &'static str,
    },
    /// The table has more rows or columns than a sheet, or a text longer than a cell.
    #[error("the workbook cannot be made ({reason})")]
    Unwritable {
        /// What the writer said.
        reason: String,
    },
}

impl SheetError {
    /// The stable code that the window branches on and that names the sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "sheet_unreadable",
            Self::EmptyFile { .. } => "sheet_empty_file",
            Self::NotAWorkbook { .. } => "sheet_not_a_workbook",
            Self::PasswordProtected { .. } => "sheet_password_protected",
            Self::Corrupt { .. } => "sheet_corrupt",
            Self::NoCells { .. } => "sheet_no_cells",
            Self::TooLarge { .. } => "sheet_too_large",
            Self::Unwritable { .. } => "sheet_unwritable",
        }
    }

    /// The name of the file it is about; none when a workbook could not be written.
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::Unreadable { file, .. }
            | Self::EmptyFile { file }
            | Self::NotAWorkbook { file }
            | Self::PasswordProtected { file }
            | Self::Corrupt { file, .. }
            | Self::NoCells { file }
            | Self::TooLarge { file, .. } => Some(file),
            Self::Unwritable { .. } => None,
        }
    }
}

impl From<rust_xlsxwriter::XlsxError> for SheetError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::Unwritable { reason: error.to_string() }
    }
}
