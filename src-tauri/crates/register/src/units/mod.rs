//! Units and their history: founded, renamed, moved in the tree, dissolved on a date.

mod add;
mod counts;
mod entries;
mod listed;
mod order;
mod page;
mod record;
mod save;
mod tree;

pub use add::{NewUnit, UnitRow, add_unit, founding_warnings};
pub use counts::{UnitCounts, YearStart};
pub use entries::{UnitEvent, unit_entries, unit_history};
pub use listed::{ListedUnit, listed_units};
pub use order::move_unit;
pub use page::{NameUsed, UnitFacts, UnitPage, unit_page};
pub use record::{UnitEntry, UnitEntryCheck, UnitRecorded, check_unit_entries, record_unit_event, record_unit_events, unit_warnings};
pub use save::{UNIT_FIELDS, save_unit, unit_fields};
pub use tree::{UnitLine, UnitSpanLine, ended_units, unit_list, unit_tree};

pub(crate) use add::insert;
