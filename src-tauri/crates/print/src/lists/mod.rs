//! Lists and books, most of them to be signed.
//!
//! [`kind`] names them, [`columns`] says what each form has, [`table`] is one of them filled: from the people of a query by
//! [`collect`], else by [`course`], [`units`], [`requests`], [`due`], [`books`]. [`compose`] makes the paper and [`workbook`] the
//! workbook of the same table. What narrowed a list, [`narrowed`] says.

mod books;
mod collect;
mod columns;
mod compose;
mod course;
mod due;
mod kind;
mod narrowed;
mod options;
mod report;
mod requests;
mod table;
mod units;
mod workbook;

use chrono::NaiveDate;
use domain::words::{Language, word};
use paper::{ListPaper, PaperError};
use register::due::DueQuery;
use register::lists::ListQuery;
use register::log::PaperFacts;
use register::reports::ReportQuery;
use register::{Register, RegisterError};
use serde::{Deserialize, Serialize};
use sheet::SheetError;
use specta::Type;

use crate::{PrintOptions, Printed};

pub use books::{BookQuery, DECISIONS};
pub use columns::{Kept, Stack, TableColumn};
pub use compose::list_paper;
pub use course::CourseQuery;
pub use kind::{ListKind, list_kind};
pub use options::print_options;
pub(crate) use options::unit_below;
pub use requests::RequestsQuery;
pub use table::{Counts, ListTable, Noun, TableGroup, heads};
pub use units::UnitsQuery;

/// What a list is of.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ListOf {
    /// People, as a screen lists them.
    People(ListQuery),
    /// Việc.
    Due(DueQuery),
    /// A course.
    Course(CourseQuery),
    /// The Party's organizations.
    Units(UnitsQuery),
    /// Requests for background checks.
    Requests(RequestsQuery),
    /// A book.
    Book(BookQuery),
    /// The figures of a period.
    Report(ReportQuery),
}

impl ListOf {
    /// As of when it is asked, ISO; `None`: today.
    pub fn as_of(&self) -> Option<&str> {
        match self {
            Self::People(query) => query.as_of.as_deref(),
            Self::Due(query) => query.as_of.as_deref(),
            Self::Course(_) | Self::Report(_) => None,
            Self::Units(query) => query.as_of.as_deref(),
            Self::Requests(query) => query.as_of.as_deref(),
            Self::Book(query) => query.as_of.as_deref(),
        }
    }

    /// The unit whose paper it is; `None`: the office's.
    fn unit(&self) -> Option<i32> {
        match self {
            Self::People(query) => query.filters.unit,
            Self::Due(query) => query.unit,
            Self::Course(_) | Self::Requests(_) => None,
            Self::Units(query) => query.unit,
            Self::Book(query) => query.unit,
            // One of several issues none of them.
            Self::Report(query) => query.units.first().copied().filter(|_| query.units.len() == 1),
        }
    }
}

/// A list collected once, from which paper and workbook are made without the register.
#[derive(Clone, Debug)]
pub struct List {
    table: ListTable,
    paper: ListPaper,
    on: NaiveDate,
    dated: NaiveDate,
}

impl List {
    /// Collects a list as of a day, dated today, with the head of the log whose state it shows. Papers are in Vietnamese,
    /// whatever the language of the screens.
    ///
    /// # Errors
    /// Those of reading the register; `date_unreadable` of a day, `code_unknown` of a paper or a kind.
    pub fn collect(register: &Register, asked: &ListOf, options: &PrintOptions, on: NaiveDate, today: NaiveDate) -> Result<Self, RegisterError> {
        register.read(|_| {
            let table = table_of(register, asked, options, on)?;
            let letterhead = crate::letterhead_of(register, asked.unit(), on)?;
            let signer_name = options::signer_name(register, asked.unit(), options, today)?;
            let paper = list_paper(&table, &PrintOptions { signer_name, ..options.clone() }, &letterhead, on, today);
            Ok(Self { table, paper, on, dated: today })
        })
    }

    /// The table, for whoever tells it in another way.
    pub fn table(&self) -> &ListTable {
        &self.table
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

    /// The PDF of each volume, and what the log tells of them. After each volume `go_on` hears how many are set; where it says
    /// no, that is all: `None`.
    ///
    /// # Errors
    /// As [`ListPaper::set`].
    pub fn pdfs(&self, go_on: &dyn Fn(usize) -> bool) -> Result<Option<Printed>, PaperError> {
        let (mut volumes, mut pages) = (Vec::new(), 0);
        for volume in paper::volume_pdfs(&self.paper) {
            let volume = volume?;
            pages += volume.pages;
            volumes.push(volume.pdf);
            if !go_on(volumes.len()) {
                return Ok(None);
            }
        }
        Ok(Some(Printed { volumes, facts: self.facts(pages) }))
    }

    /// What the log tells of it, printed on so many pages; 0 for a workbook.
    pub fn facts(&self, pages: usize) -> PaperFacts {
        // The rows of a report are figures, and nobody's.
        let people = if self.table.kind == ListKind::Report { 0 } else { self.paper.row_count() };
        PaperFacts { paper: self.paper.title.clone(), as_of: self.on, people, pages }
    }

    /// The same rows and columns as a workbook.
    ///
    /// # Errors
    /// [`SheetError`] where it cannot be written.
    pub fn workbook(&self) -> Result<Vec<u8>, SheetError> {
        workbook::workbook(&self.table, &self.paper, self.dated)
    }
}

/// What is asked for as a table. Whoever asks holds one moment over it.
fn table_of(register: &Register, asked: &ListOf, options: &PrintOptions, on: NaiveDate) -> Result<ListTable, RegisterError> {
    match asked {
        ListOf::People(query) => collect::list_table(register, query, on, options, &|key| word(Language::Vi, key)),
        ListOf::Due(query) => due::due_table(register, query, on),
        ListOf::Course(query) => course::course_table(register, query, on),
        ListOf::Units(query) => units::units_table(register, query, on),
        ListOf::Requests(_) => requests::requests_table(register, on),
        ListOf::Book(query) => books::book_table(register, query, on),
        ListOf::Report(query) => report::table(register, query, on),
    }
}
