//! Workbooks to grids, tables to workbooks. Knows nothing of members.
//!
//! - [`read_workbook`] turns .xlsx, .xls and .ods into [`Grid`]s of typed [`Cell`]s, within fixed [`limits`].
//! - [`find_tables`] sees the tables a clerk laid out in a grid: titles, heads, sections, closing lines.
//! - [`write_table`] makes a workbook that is ready to print.
//!
//! Rows and columns are numbered from 1, as a spreadsheet program shows them: row 55, column 4 is `D55`.
//!
//! Not here: what a column means, which values are allowed, any word for the screen, any clock.

mod cell;
mod error;
mod grid;
mod read;
mod table;
mod write;

pub use cell::{Cell, tidy};
pub use error::SheetError;
pub use grid::{Grid, GridRow, Span, Workbook, address};
pub use read::{limits, read_workbook, read_workbook_bytes};
pub use table::{Head, LeftOut, Row, Table, Why, find_tables};
pub use write::{ColumnOut, HeadOut, RowOut, SignerOut, TableOut, Value, write_table};
