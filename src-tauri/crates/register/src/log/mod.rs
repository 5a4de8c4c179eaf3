//! The change log: which rows an operation touched, and what was written down of it.
//!
//! Temporary triggers note each row of a true table that an operation touches; the notes become the `change` rows (before,
//! after, hash chained to the row before). The journal and the check of the chain read what was written.
//!
//! What may not stand here: anything that knows what a table means, but for [`Kind`], the names of rows and whose they are.

mod chain;
mod journal;
mod known_head;
mod last_images;
mod later;
mod made_paper;
mod names;
mod operation;
mod record;
mod tables;
mod tail;
mod touched;

pub use journal::{ChangeRow, JournalRow, LogEntry};
pub use last_images::{Unlike, Unlogged};
pub use later::Later;
pub use made_paper::{MadePaper, PaperFacts};
pub use names::{RowName, RowRef};
pub use operation::{Done, Named, Operation};
pub use tables::{Changed, Kind};
pub use touched::Touched;

pub(crate) use chain::{Chain, broken_link};
pub(crate) use journal::column_of_change;
pub(crate) use last_images::hold_against_log;
pub(crate) use later::later;
pub(crate) use operation::{OPERATION_LOST, PASSPHRASE_CHANGED, RECOVERED, UPGRADED, is_undoable, must_read, stepped_over};
pub(crate) use record::{Act, record};
pub(crate) use tables::changed;
pub(crate) use tail::tail_holds;
pub(crate) use touched::{columns, forget, image, take, watch};
