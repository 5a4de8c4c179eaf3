//! Papers: lists and cards set by Typst into PDF and page pictures.
//!
//! What lives here: the layout of a paper (`assets/papers/*.typ`), the values a template is given, and the Vietnamese
//! way of writing numbers and dates on paper ([`words`]). What may not: the register, its rules, the clock, a file, a
//! font or a package from outside. Text comes in as plain [`String`]s in the order in which it is to stand; bytes of
//! a PDF or a PNG go out.
//!
//! - [`ListPaper`] is a list to be signed: [`list_pdf`], [`page_pictures`]; a long one is cut by [`volumes`]. How wide its
//!   columns are for what stands in them, [`fit`] tells.
//! - [`SheetPaper`] tells of one person or unit: facts in two columns, tables, part by part: [`SheetPaper::set`].
//! - [`RecoveryCard`] is the sheet that opens a register without its passphrase: [`recovery_card_pdf`]; its QR code is read
//!   back from a picture by [`read_card`].
//! - [`Document`] is a paper set once, of which PDF and pictures are then asked.
//!
//! Data reaches a template only as values, never as source, so that `#`, `*` or `$` in a name print as they are.
//!
//! Not here yet: personal forms (1-KNĐ …), decisions and letters, statistics forms.

mod document;
mod error;
mod face;
mod fit;
mod list;
mod photograph;
mod picture;
mod read_card;
mod recovery_card;
mod sheet_paper;
pub mod words;
mod world;

pub use document::{Document, Pictures};
pub use error::PaperError;
pub use face::strange_character;
pub use list::{
    Align, Column, ColumnWidth, Cover, Fit, Group, Head, Holds, ListPaper, Orientation, ROWS_PER_VOLUME, Row, Signer, VolumePdf, Wish, fit, list_pdf,
    page_pictures, volume_count, volume_pdfs, volumes,
};
pub use photograph::photograph;
pub use picture::{LARGEST_PICTURE, PictureError};
pub use read_card::read_card;
pub use recovery_card::{RecoveryCard, recovery_card_pdf};
pub use sheet_paper::{Cell, Fact, Part, SheetPaper, Table};
