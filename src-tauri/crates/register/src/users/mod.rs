//! People who share one PC: who may sign in, and as what. What each role may not do is refused where it would be written
//! (`operations/permitted.rs`); who is signed in is `file/session.rs`.

mod add;
mod change;
mod user;

pub use add::add_user;
pub use change::{change_user, keeper_pin_by_card, user_leaves};
pub use user::{User, user_list};

pub(crate) use user::{must_read, must_read_pin};
