//! From a file to a [`Workbook`]. The first bytes, not the name, say what a file is; a package is measured before
//! it is unpacked, and every reader stops at the same limits.

mod ods;
mod package;
mod value;
mod xls;
mod xlsx;

use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::error::SheetError;
use crate::grid::{Grid, Workbook};

/// What a workbook may cost. A list of 100,000 people in thirty columns stays well below all of them.
pub mod limits {
    /// Bytes of the file itself.
    pub const FILE_BYTES: u64 = 64 << 20;
    /// Bytes that its parts may unpack to, all together.
    pub const UNPACKED_BYTES: u64 = 512 << 20;
    /// Parts in its package.
    pub const PARTS: u64 = 10_000;
    /// Filled cells, all sheets together.
    pub const CELLS: u64 = 6_000_000;
    /// Bytes of text in cells; a shared text counts wherever it is used.
    pub const TEXT_BYTES: u64 = 256 << 20;
}

/// Why a reader stopped, before the file's name is put to it.
#[derive(Debug)]
enum Stop {
    NotAWorkbook,
    Password,
    Corrupt(String),
    TooLarge(u64, &'static str),
}

impl Stop {
    fn corrupt(error: impl std::fmt::Display) -> Self {
        Self::Corrupt(error.to_string())
    }

    fn of(self, file: &str) -> SheetError {
        let file = file.to_owned();
        match self {
            Self::NotAWorkbook => SheetError::NotAWorkbook { file },
            Self::Password => SheetError::PasswordProtected { file },
            Self::Corrupt(reason) => SheetError::Corrupt { file, reason },
            Self::TooLarge(limit, of) => SheetError::TooLarge { file, limit, of },
        }
    }
}

/// Reads a workbook: .xlsx (also .xlsm), .xls or .ods, whatever its name ends in.
///
/// # Errors
/// Every variant of [`SheetError`] but `Unwritable`, with the file's name without its folder.
pub fn read_workbook(path: &Path) -> Result<Workbook, SheetError> {
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let unreadable = |error: std::io::Error| SheetError::Unreadable { file: file.clone().into_owned(), reason: error.kind() };
    let mut bytes = Vec::new();
    // One byte more than allowed is enough to know; a file that grows while it is read stays bounded.
    std::fs::File::open(path).and_then(|opened| opened.take(limits::FILE_BYTES + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    read_workbook_bytes(&file, &bytes)
}

/// Reads a workbook from memory; `file` is the name that errors speak of.
///
/// # Errors
/// As [`read_workbook`], without `Unreadable`.
pub fn read_workbook_bytes(file: &str, bytes: &[u8]) -> Result<Workbook, SheetError> {
    if bytes.is_empty() {
        return Err(SheetError::EmptyFile { file: file.to_owned() });
    }
    // Readers written for sound files may panic on hostile ones; that is a damaged file, not the program's end.
    let sheets = catch_unwind(AssertUnwindSafe(|| read_sheets(bytes)))
        .unwrap_or_else(|_| Err(Stop::corrupt("the reader gave up")))
        .map_err(|stop| stop.of(file))?;
    if sheets.iter().all(Grid::is_empty) {
        return Err(SheetError::NoCells { file: file.to_owned() });
    }
    Ok(Workbook { sheets })
}

fn read_sheets(bytes: &[u8]) -> Result<Vec<Grid>, Stop> {
    if bytes.len() as u64 > limits::FILE_BYTES {
        return Err(Stop::TooLarge(limits::FILE_BYTES, "bytes"));
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return xls::read(bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return match package::measure(bytes)? {
            package::Kind::Xlsx => xlsx::read(bytes),
            package::Kind::Ods => ods::read(bytes),
        };
    }
    Err(Stop::NotAWorkbook)
}
