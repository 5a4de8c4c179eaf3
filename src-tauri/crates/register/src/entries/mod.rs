//! The entries of cases and units: how they are stored and read, what a typed one must be, how they are told.
//!
//! What they say now is [`domain::event::live`]'s. Nothing here writes an operation: recording is `cases`' and `units`'.

mod between;
mod entry;
pub mod event_row;
mod founded;
pub mod history;
mod in_force;
mod in_transit;
mod mend;
mod possible;
mod possible_of_unit;
mod reason;
mod stands;
mod tell;

pub use between::{Entered, Whose, between};
pub use entry::Entry;
pub use founded::{Founded, book_of, founded};
pub use reason::FieldRefusal;
pub use tell::FieldView;

pub(crate) use entry::{Read, read, read_entry, read_event};
pub(crate) use founded::{founded_one, founding, founding_rows};
pub(crate) use history::name_of_case;
pub(crate) use in_force::in_force;
pub(crate) use in_transit::in_transit;
pub(crate) use mend::{entries_of, event, left_adrift, must_apply, must_apply_together, reads};
pub(crate) use possible_of_unit::is_possible_of_unit;
pub(crate) use reason::{broken, broken_by, lacks_reason};
pub(crate) use stands::{helper_not_full_member, holder_of_another_unit};
pub(crate) use tell::{Teller, told};
