//! Workbooks: lists out, and rows in with a preview, as one operation with one undo.

mod export;

pub use export::{WorkbookTexts, workbook};
