//! Units and their history: founded, renamed, moved in the tree, dissolved on a date.

mod add;
mod page;
mod record;
mod save;
mod tree;

pub use add::{NewUnit, UnitRow, add_unit, founding_warnings};
pub use page::{UnitCounts, UnitEvent, UnitFacts, UnitPage, unit_page};
pub use record::{UnitEntry, UnitEntryCheck, UnitRecorded, check_unit_entries, record_unit_event, record_unit_events, unit_warnings};
pub use save::{UNIT_FIELDS, save_unit};
pub use tree::{UnitLine, UnitSpanLine, UnitStep, unit_history, unit_list, unit_tree};

pub(crate) use add::insert;
