//! Papers and workbooks that left the register: each is an entry of the log, so that it is known who took out what.

/// How it left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MadePaper {
    /// A list was printed.
    ListPrinted,
    /// A list was written as a workbook.
    ListExported,
    /// The sheet of a person or a unit was printed.
    SheetPrinted,
    /// The recovery card was printed.
    CardPrinted,
}

impl MadePaper {
    /// The names of these operations: undo steps over them, for paper cannot be taken back.
    pub(super) const NAMES: [&'static str; 4] = ["list_printed", "list_exported", "sheet_printed", "card_printed"];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::ListPrinted => "list_printed",
            Self::ListExported => "list_exported",
            Self::SheetPrinted => "sheet_printed",
            Self::CardPrinted => "card_printed",
        }
    }
}

/// What is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperFacts {
    /// Which paper: its title, of a sheet with whose it is.
    pub paper: String,
    /// As of when.
    pub as_of: chrono::NaiveDate,
    /// How many people stand on it.
    pub people: usize,
    /// How many pages it has; a workbook has none.
    pub pages: usize,
}
