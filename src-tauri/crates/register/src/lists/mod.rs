//! Lists of people at any date: the list query, pages for the screen, whole lists for printing, what falls due.

mod columns;
mod due;
mod found;
mod page;
mod print;
mod query;
mod standing;

pub use columns::Column;
pub use due::{DueLine, due_list};
pub use page::{ListPage, ListRow, NavCounts, list_page, list_position, list_rows, nav_counts};
pub use print::{letterhead, list_kind, list_table, print_options};
pub use query::{Filters, ListQuery, ListScreen, Sort};

pub(crate) use page::badge;
pub(crate) use query::search_condition;
pub(crate) use standing::{Span, Standing};
