//! Operations: done, taken back, done again, and what each changed as a person reads it.
//!
//! [`Register::transact`](crate::Register::transact) runs a named operation in one transaction: the rows it touches, their
//! lines in the log and what is derived from them land together or not at all. Undo and redo read nothing but the log and
//! are operations themselves. What is printed or exported is noted as one too.

mod aside;
mod permitted;
mod record_paper;
mod told_change;
mod transact;
mod undo;
mod undo_rest;

pub use told_change::{ToldChange, ToldField, told_changes};
pub use undo::UndoState;
