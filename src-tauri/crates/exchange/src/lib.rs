//! What comes in: a clerk's workbook of candidates or members, shown row by row before anything is written, then
//! written as one operation with one undo.
//!
//! [`preview`] says what would be done, [`import`] and [`import_workbook`] do it by the same plan. Not here: lists to be
//! printed, nor their workbooks, and whatever a workbook is made of. Not here yet: workbooks that are made to come back.

mod import;

pub use import::{
    ImportCell, ImportColumn, ImportLine, ImportNote, ImportOutcome, ImportPreview, ImportSheet, LineOutcome, RefusedRow, TableKind, import,
    import_workbook, preview,
};
