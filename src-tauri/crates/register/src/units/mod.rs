//! Units and their history: founded, renamed, moved in the tree, dissolved on a date.

mod change;
mod tree;
mod unit;

pub use change::{NewUnit, UnitEntry, UnitRecorded, UnitRow, add_unit, founding_warnings, record_unit_event, unit_warnings};
pub use tree::{UnitLine, UnitSpanLine, UnitStep, unit_history, unit_list, unit_tree};
pub use unit::{book, founded};

pub(crate) use change::{insert, is_possible};
pub(crate) use unit::{exists, must_stand};
