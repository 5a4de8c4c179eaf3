//! Copies of the register: made while working, on locking and closing, and before what cannot be undone; thinned; listed;
//! put back.
//!
//! - `make`: copying, beside the register and to a second place; [`thin`]: which of them stay
//! - [`list`]: what stands there, and whether it opens; [`restore`]: a copy put in the place of the register
//! - `compare`: which of two copies of one register went on, and what each has that the other lacks
//!
//! How a copy is named and written is `file::copy`.

mod compare;
mod list;
mod make;
mod restore;
pub mod thin;

pub use crate::file::copy::{Copy, CopyKind, copies, copy_of, folder, is_copy, register_of};
pub use compare::{Compared, Relation};
pub use list::{CopyLine, CopyPlace, copy_list, made};
pub use make::{Closed, Copier};
pub use restore::{Restored, restore};
