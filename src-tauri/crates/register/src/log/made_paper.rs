//! Papers and workbooks that left the register: each is an entry of the log, so that it is known who took out what.

use serde_json::json;

use super::operation::{Done, Operation};
use super::touched::Touched;
use super::transact::Course;
use crate::error::RegisterError;
use crate::{Now, Register};

/// The table that such an entry's change names: there is none, its image tells what was made.
pub(super) const TABLE: &str = "print";

/// How it left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MadePaper {
    /// A list was printed.
    ListPrinted,
    /// A list was written as a workbook.
    ListExported,
    /// The recovery card was printed.
    CardPrinted,
}

impl MadePaper {
    /// The names of these operations: undo steps over them, for paper cannot be taken back.
    pub(super) const NAMES: [&'static str; 3] = ["list_printed", "list_exported", "card_printed"];

    fn name(self) -> &'static str {
        match self {
            Self::ListPrinted => "list_printed",
            Self::ListExported => "list_exported",
            Self::CardPrinted => "card_printed",
        }
    }
}

/// What is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperFacts {
    /// Which paper: its title.
    pub paper: String,
    /// As of when.
    pub as_of: chrono::NaiveDate,
    /// How many people stand on it.
    pub people: usize,
    /// How many pages it has; a workbook has none.
    pub pages: usize,
}

impl Register {
    /// Writes down that a paper or workbook was made. A register open to read notes nothing.
    ///
    /// # Errors
    /// As [`Register::transact`].
    pub fn record_paper(&mut self, made: MadePaper, facts: &PaperFacts, now: &Now) -> Result<Done<()>, RegisterError> {
        if self.is_read_only() {
            return Ok(Done { value: (), operation: None, changed: super::Changed::new() });
        }
        let operation = Operation::new(made.name())
            .with("paper", &facts.paper)
            .with("as_of", domain::date::PartialDate::whole(facts.as_of).shown())
            .with("count", facts.people)
            .with("pages", facts.pages);
        let image = json!({ "paper": facts.paper, "as_of": facts.as_of.to_string(), "people": facts.people, "pages": facts.pages });
        let image = Touched { table: TABLE.to_owned(), row: 0, before: None, after: Some(image.to_string()) };
        self.write_with(&operation, Course::Do, now, |_| Ok(()), Some(image))
    }
}
