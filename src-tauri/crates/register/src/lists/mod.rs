//! Lists of people at any date: the list query, pages for the screen, whole lists for papers, what falls due.

mod columns;
mod due;
mod due_units;
mod found;
mod page;
mod query;
mod standing;

pub use columns::Column;
pub use due::{DueLine, due_list};
pub use page::{ListPage, ListRow, NavCounts, PaperRow, list_page, list_position, list_rows, nav_counts, paper_rows};
pub use query::{Filters, ListQuery, ListScreen, Sort};

pub(crate) use standing::{Span, Standing};
