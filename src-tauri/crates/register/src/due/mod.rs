//! What falls due, and what must be waited for: clocks and waits of people, of units and of requests, at any date.

mod list;
mod page;
mod query;
mod requests;
mod units;

pub use list::{DueKind, DueLine, due_list};
pub use page::{DueGroup, DuePage, DueRow, DueWork, Work, due_count, due_page, due_work};
pub use query::{DueGroupBy, DueQuery, Horizon};
