//! What the desk puts on paper: one folder a paper, which collects its values from the register once and hands them to
//! the typesetter or to a workbook.
//!
//! - [`lists`]: lists of people to be signed, as PDF, page pictures or .xlsx
//! - [`sheets`]: all that is known of one person or one unit, as their page in the window shows it
//! - [`letterhead`]: what all papers of a register are headed with
//! - [`told`]: what is said of an entry, a value, a deadline
//!
//! Not here: SQL, rules, how a page is set. Nothing looks at a clock.

mod letterhead;
pub mod lists;
mod options;
pub mod sheets;
pub mod told;

pub use letterhead::{Letterhead, letterhead, letterhead_of};
pub use options::PrintOptions;

/// What the clerk can do about a paper that could not be set: take columns out. Anything else is a fault.
pub fn refusal_of(error: &paper::PaperError) -> Option<domain::refusal::Refusal> {
    match error {
        paper::PaperError::ColumnsTooWide { columns, fitting, last, .. } => {
            Some(domain::refusal::Refusal::new("columns_too_wide").with("columns", columns).with("fitting", fitting).with("last", last))
        }
        _ => None,
    }
}

/// A paper as printed.
pub struct Printed {
    /// The PDF of each volume: one, unless it is a very long list.
    pub volumes: Vec<Vec<u8>>,
    /// What the log tells of it.
    pub facts: register::log::PaperFacts,
}
