//! The change log: the only way to write, and what follows from it.
//!
//! [`Register::transact`](crate::Register::transact) runs a named operation in one transaction. Temporary triggers note each row of a true table
//! that it touches; the notes become the `change` rows (before, after, hash chained to the row before), the derived
//! tables follow, and the caller learns which kinds of thing changed. Undo, the journal and the check of the chain
//! read what it wrote.
//!
//! What may not stand here: anything that knows what a table means, but for [`Kind`], the names of rows and whose they are.

mod chain;
mod journal;
mod made_paper;
mod names;
mod operation;
mod tables;
mod touched;
mod transact;
mod undo;
mod undo_rest;
mod upgraded;

pub(crate) use journal::column_of_change;
pub use journal::{ChangeRow, JournalRow, LogEntry};
pub use made_paper::{MadePaper, PaperFacts};
pub use names::{RowName, RowRef};
pub use operation::{Done, Named, Operation};
pub use tables::{Changed, Kind, TRUE_TABLES};
pub use touched::Touched;
pub use undo::UndoState;

pub(crate) use operation::must_read;
pub(crate) use touched::watch;
pub(crate) use upgraded::upgraded;
