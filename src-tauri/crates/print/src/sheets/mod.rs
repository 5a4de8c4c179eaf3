//! The sheet of one person (phiếu theo dõi) and of one unit (phiếu tổ chức đảng): what their page in the window shows on a day,
//! under the same labels, with the same sentences.
//!
//! [`person`] and [`unit`] say what stands on it, [`entries`] and [`clocks`] are the tables that both have.

mod clocks;
mod entries;
mod person;
mod targets;
mod unit;

use chrono::NaiveDate;
use paper::{Fact, PaperError, Part, SheetPaper};
use register::log::PaperFacts;
use register::{Register, RegisterError};

use crate::{Letterhead, PrintOptions, Printed};

/// A sheet collected once, from which the paper is made without the register.
#[derive(Clone, Debug)]
pub struct Sheet {
    paper: SheetPaper,
    on: NaiveDate,
    people: usize,
}

/// What stands on a sheet.
struct Content {
    title: String,
    of: Vec<Fact>,
    parts: Vec<Part>,
}

impl Sheet {
    /// Collects the sheet of a person as of a day, with the head of the log whose state it shows.
    ///
    /// # Errors
    /// `person_unknown`; those of reading the register.
    pub fn of_person(register: &Register, person: i32, options: &PrintOptions, on: NaiveDate) -> Result<Self, RegisterError> {
        register.read(|_| Ok(Self::new(person::content(register, person, on)?, options, &crate::letterhead(register, on)?, on, 1)))
    }

    /// Collects the sheet of a unit as of a day.
    ///
    /// # Errors
    /// `unit_unknown`; those of reading the register.
    pub fn of_unit(register: &Register, unit: i32, options: &PrintOptions, on: NaiveDate) -> Result<Self, RegisterError> {
        register.read(|_| Ok(Self::new(unit::content(register, unit, on)?, options, &crate::letterhead(register, on)?, on, 0)))
    }

    fn new(content: Content, options: &PrintOptions, letterhead: &Letterhead, on: NaiveDate, people: usize) -> Self {
        let paper = SheetPaper {
            head: letterhead.head(on),
            title: content.title,
            subtitle: letterhead.as_of(on),
            of: content.of,
            parts: content.parts,
            two_sided: options.two_sided,
            font_size: options.font_size,
            secret: options.secret,
            foot: letterhead.foot(),
            sample: letterhead.sample,
        };
        Self { paper, on, people }
    }

    /// The paper, for setting it page by page.
    pub fn paper(&self) -> &SheetPaper {
        &self.paper
    }

    /// The PDF, and what the log tells of it.
    ///
    /// # Errors
    /// As [`SheetPaper::set`].
    pub fn pdf(&self) -> Result<Printed, PaperError> {
        let document = self.paper.set()?;
        let whose = self.paper.of.first().map(|fact| fact.value.as_str()).unwrap_or_default();
        let paper = format!("{}: {whose}", self.paper.title);
        let facts = PaperFacts { paper, as_of: self.on, people: self.people, pages: document.pages() };
        Ok(Printed { volumes: vec![document.pdf()?], facts })
    }
}

/// A fact, where it is known.
fn known(name: String, value: Option<String>) -> Option<Fact> {
    value.filter(|value| !value.is_empty()).map(|value| Fact::new(name, value))
}

/// A part that has something in it.
fn has_content(part: &Part) -> bool {
    !part.facts.is_empty() || part.table.is_some() || !part.note.is_empty()
}
