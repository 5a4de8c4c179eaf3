//! Workbooks: lists out, and rows in with a preview, as one operation with one undo.

mod export;
mod import;

pub use export::workbook;
pub use import::{
    ImportCell, ImportColumn, ImportLine, ImportNote, ImportOutcome, ImportPreview, ImportSheet, LineOutcome, RefusedRow, TableKind, import,
    import_workbook, preview,
};
