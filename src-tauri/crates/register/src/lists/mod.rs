//! Lists of people at any date: the list query, pages for the screen, whole lists for papers.

mod cell;
mod column;
mod completeness;
mod condition;
mod field;
mod found;
mod heads;
mod named;
mod order;
mod page;
mod paper_missing;
mod query;
mod shipped;
mod standing;
mod stuck;
mod values;

pub use column::{AskedColumn, ListColumn, RowColumn};
pub use completeness::Completeness;
pub use condition::{Condition, ToldCondition, told_conditions};
pub use field::{Holds, ListField, ListFieldView, clock_keys, list_fields};
pub use found::ListGroup;
pub use heads::Heads;
pub use named::{NamedList, drop_list, named_list, named_lists, save_list};
pub use order::SortBy;
pub use page::{
    FormTells, ListPage, ListRow, PaperRow, PaperRows, ValuesRow, list_ids, list_page, list_position, list_rows, list_values, paper_rows,
};
pub use query::{Filters, ListQuery, ListScreen};

pub(crate) use found::in_name_order;
pub(crate) use heads::heads;
pub(crate) use named::of_row as named_of_row;
pub(crate) use standing::{Span, Standing};
pub(crate) use stuck::stuck;
pub(crate) use values::admission_dates;
