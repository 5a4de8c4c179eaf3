//! What the desk puts on paper: one folder a paper, which collects its values from the register once and hands them to
//! the typesetter or to a workbook.
//!
//! - [`lists`]: lists of people to be signed, as PDF, page pictures or .xlsx
//! - [`letterhead`]: what all papers of a register are headed with
//!
//! Not here: SQL, rules, how a page is set. Nothing looks at a clock.

mod letterhead;
pub mod lists;

pub use letterhead::{Letterhead, letterhead};
