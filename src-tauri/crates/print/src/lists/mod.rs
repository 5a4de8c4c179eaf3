//! Lists of people to be signed.
//!
//! [`table`] names the lists and the columns that each form has, [`collect`] fills them from the register, [`compose`]
//! makes the paper and [`workbook`] the workbook of the same table. What narrowed a list, [`narrowed`] says.

mod collect;
mod compose;
mod due;
mod narrowed;
mod options;
mod table;
mod workbook;

use chrono::NaiveDate;
use domain::words::{Language, word};
use paper::{ListPaper, PaperError};
use register::due::DueQuery;
use register::lists::ListQuery;
use register::log::PaperFacts;
use register::{Register, RegisterError};
use sheet::SheetError;

use crate::{Letterhead, PrintOptions, Printed};

pub use compose::list_paper;
pub(crate) use options::unit_below;
pub use options::{due_options, print_options};
pub use table::{Counts, ListKind, ListTable, Noun, Stack, TableColumn, TableGroup, heads, list_kind};

/// A list collected once, from which paper and workbook are made without the register.
#[derive(Clone, Debug)]
pub struct List {
    table: ListTable,
    paper: ListPaper,
    on: NaiveDate,
    dated: NaiveDate,
}

impl List {
    /// Collects the list that a query prints as, as of a day, dated today, with the head of the log whose state it shows. Papers
    /// are in Vietnamese, whatever the language of the screens.
    ///
    /// # Errors
    /// Those of reading the register; `date_unreadable` of the options' day.
    pub fn collect(register: &Register, query: &ListQuery, options: &PrintOptions, on: NaiveDate, today: NaiveDate) -> Result<Self, RegisterError> {
        register.read(|_| {
            let table = collect::list_table(register, query, on, options, &|key| word(Language::Vi, key))?;
            let letterhead = crate::letterhead_of(register, query.filters.unit, on)?;
            let signer_name = options::signer_name(register, query, options, today)?;
            Ok(Self::new(table, &PrintOptions { signer_name, ..options.clone() }, &letterhead, on, today))
        })
    }

    /// Collects Việc as its query asks for it, as of a day.
    ///
    /// # Errors
    /// Those of reading the register.
    pub fn of_due(register: &Register, query: &DueQuery, options: &PrintOptions, on: NaiveDate, today: NaiveDate) -> Result<Self, RegisterError> {
        register.read(|_| {
            let table = due::due_table(register, query, on)?;
            Ok(Self::new(table, options, &crate::letterhead_of(register, query.unit, on)?, on, today))
        })
    }

    fn new(table: ListTable, options: &PrintOptions, letterhead: &Letterhead, on: NaiveDate, dated: NaiveDate) -> Self {
        let paper = list_paper(&table, options, letterhead, on, dated);
        Self { table, paper, on, dated }
    }

    /// The paper, for setting it page by page.
    pub fn paper(&self) -> &ListPaper {
        &self.paper
    }

    /// People of whom a fact that the paper prints is not known, with that column.
    pub fn missing(&self) -> &[(i32, String, &'static str)] {
        &self.table.missing
    }

    /// How many volumes its paper makes: one, unless the list is very long.
    pub fn volumes(&self) -> usize {
        paper::volume_count(&self.paper)
    }

    /// The PDF of each volume, and what the log tells of them.
    ///
    /// # Errors
    /// As [`ListPaper::set`].
    pub fn pdfs(&self) -> Result<Printed, PaperError> {
        let (mut volumes, mut pages) = (Vec::new(), 0);
        for volume in paper::volume_pdfs(&self.paper) {
            let volume = volume?;
            pages += volume.pages;
            volumes.push(volume.pdf);
        }
        Ok(Printed { volumes, facts: self.facts(pages) })
    }

    /// What the log tells of it, printed on so many pages; 0 for a workbook.
    pub fn facts(&self, pages: usize) -> PaperFacts {
        PaperFacts { paper: self.paper.title.clone(), as_of: self.on, people: self.paper.row_count(), pages }
    }

    /// The same rows and columns as a workbook.
    ///
    /// # Errors
    /// [`SheetError`] where it cannot be written.
    pub fn workbook(&self) -> Result<Vec<u8>, SheetError> {
        workbook::workbook(&self.table, &self.paper, self.dated)
    }
}
