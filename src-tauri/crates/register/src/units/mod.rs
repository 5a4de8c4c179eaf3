//! Units and their history: founded, renamed, moved in the tree, dissolved on a date.

mod change;
mod page;
mod save;
mod tree;

pub use change::{NewUnit, UnitEntry, UnitRecorded, UnitRow, add_unit, founding_warnings, record_unit_event, unit_warnings};
pub use page::{UnitCounts, UnitEvent, UnitFacts, UnitPage, unit_page};
pub use save::{UNIT_FIELDS, save_unit};
pub use tree::{UnitLine, UnitSpanLine, UnitStep, unit_history, unit_list, unit_tree};

pub(crate) use change::insert;
