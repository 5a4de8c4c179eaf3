use serde::Serialize;

use crate::face::text_mm;
use crate::world::Template;
use crate::{Align, Column, ColumnWidth, Document, Head, Orientation, PaperError, fit};

/// What is known of one person or one unit, on A4 upright: head, title, whom it is of, then part by part facts in two columns
/// and tables. Nobody signs it.
#[derive(Clone, Debug, Serialize)]
pub struct SheetPaper {
    pub head: Head,
    /// Printed in capitals.
    pub title: String,
    /// The as-of line with its brackets; empty for none.
    pub subtitle: String,
    /// Whom it is of, across the page; the first value stands out.
    pub of: Vec<Fact>,
    /// Numbered I, II, III in their order.
    pub parts: Vec<Part>,
    /// Left and right margins swap on the back of a sheet.
    pub two_sided: bool,
    /// Size of the text in points, 10 to 13.
    pub font_size: u8,
    /// Prints the stamp MẬT.
    pub secret: bool,
    /// Printed small at the foot of each page, at the right; empty for none.
    pub foot: String,
    /// Says at the foot of each page that the data is invented.
    pub sample: bool,
}

/// A label and what is known under it.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    pub name: String,
    /// Lines are parted by a line feed.
    pub value: String,
    /// It does not fit on one line of half the width, and takes the whole.
    wide: bool,
}

/// A matter with its heading, which never stands alone at the foot of a page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Part {
    pub title: String,
    /// Beside the title; empty for none.
    pub remark: String,
    pub facts: Vec<Fact>,
    pub table: Option<Table>,
    /// Under it all; empty for none.
    pub note: String,
}

/// Rows under a head that every page repeats; a row stands on one page, unless it is higher than half of one.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    pub columns: Vec<Column>,
    /// Cells in the order of the columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Cell {
    pub text: String,
    /// In italics behind the text; empty for none.
    pub remark: String,
    /// Struck through: taken out of the record.
    pub struck: bool,
    /// It may go on on the next page.
    breakable: bool,
}

/// Labels of facts, and what stands between them and their values, as the template has them.
const LABEL_MM: f64 = 29.0;
const GUTTER_MM: f64 = 2.0;
/// Both sides of a table's cell together, of which a word may use a part.
const PADDING_MM: f64 = 1.2;
/// A higher row is broken rather than pushed to a page on which it may not fit either.
const HIGHEST_ROW: f64 = 25.0;

impl Fact {
    /// Empty values are left out by whoever collects them.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into(), wide: false }
    }
}

impl Cell {
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub fn with_remark(self, remark: impl Into<String>) -> Self {
        Self { remark: remark.into(), ..self }
    }

    pub fn struck(self, struck: bool) -> Self {
        Self { struck, ..self }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl SheetPaper {
    /// Sets the sheet into pages.
    ///
    /// # Errors
    /// [`PaperError::FontSize`], and what [`PaperError`] says of columns and rows of its tables.
    pub fn set(&self) -> Result<Document, PaperError> {
        if !(10..=13).contains(&self.font_size) {
            return Err(PaperError::FontSize { size: self.font_size });
        }
        for (group, table) in self.parts.iter().filter_map(|part| part.table.as_ref()).enumerate() {
            table.check(group)?;
        }
        let set = Document::set(Template::Sheet, &self.fitted())?;
        let frames = set.frames().map(fit::without_breaks).collect();
        Ok(set.with_frames(frames))
    }

    /// The same with what follows from how much room there is: which facts take the whole width, which rows may break, where
    /// a long word may.
    fn fitted(&self) -> Self {
        let mut sheet = self.clone();
        let room = Orientation::Portrait.room_mm();
        let (whole, half) = (room - LABEL_MM - GUTTER_MM, (room - 3.0 * GUTTER_MM) / 2.0 - LABEL_MM);
        for fact in sheet.parts.iter_mut().flat_map(|part| &mut part.facts) {
            fact.wide = fact.value.contains('\n') || text_mm(&fact.value, self.font_size) > half;
            fact.value = fit::in_mm(&fact.value, if fact.wide { whole } else { half }, self.font_size);
        }
        for fact in &mut sheet.of {
            fact.value = fit::in_mm(&fact.value, whole, OF_SIZE);
        }
        for table in sheet.parts.iter_mut().filter_map(|part| part.table.as_mut()) {
            let widths = table.widths_mm();
            for row in &mut table.rows {
                for (cell, width) in row.iter_mut().zip(&widths) {
                    let lines = (text_mm(&cell.text, self.font_size) + text_mm(&cell.remark, self.font_size)) / width;
                    cell.breakable = lines + cell.text.matches('\n').count() as f64 > HIGHEST_ROW;
                    cell.text = fit::in_mm(&cell.text, width - PADDING_MM, self.font_size);
                    cell.remark = fit::in_mm(&cell.remark, width - PADDING_MM, self.font_size);
                }
                let breakable = row.iter().any(|cell| cell.breakable);
                row.iter_mut().for_each(|cell| cell.breakable = breakable);
            }
        }
        sheet
    }
}

/// The size in points of the lines that say whom it is of.
const OF_SIZE: u8 = 13;

impl Table {
    /// A table whose columns have these heads, widths in millimetres, 0 for what is left, and alignments.
    pub fn new<const N: usize>(columns: [(String, f64, Align); N], rows: Vec<[Cell; N]>) -> Self {
        let column = |(title, mm, align)| {
            let width = if mm > 0.0 { ColumnWidth::Mm(mm) } else { ColumnWidth::Share(1.0) };
            Column { title, width, align, span_title: None, points: 11, at_commas: false }
        };
        Self { columns: columns.into_iter().map(column).collect(), rows: rows.into_iter().map(Vec::from).collect() }
    }

    fn check(&self, group: usize) -> Result<(), PaperError> {
        let (expected, room) = (self.columns.len(), Orientation::Portrait.room_mm());
        if expected == 0 {
            return Err(PaperError::NoColumns);
        }
        if let Some(row) = self.rows.iter().position(|cells| cells.len() != expected) {
            return Err(PaperError::RowLength { group: group + 1, row: row + 1, expected, found: self.rows[row].len() });
        }
        let widths = self.widths_mm();
        let needed: f64 = widths.iter().sum();
        if needed > room + 0.1 {
            let mut sum = 0.0;
            let fits = |width: &&f64| {
                sum += **width;
                sum <= room
            };
            let fitting = widths.iter().take_while(fits).count();
            let last = fitting.checked_sub(1).map(|last| self.columns[last].title.clone()).unwrap_or_default();
            return Err(PaperError::ColumnsTooWide { needed_mm: needed.ceil() as u32, room_mm: room as u32, columns: expected, fitting, last });
        }
        Ok(())
    }

    fn widths_mm(&self) -> Vec<f64> {
        let (mut fixed, mut shares) = (0.0, 0.0);
        for column in &self.columns {
            match column.width {
                ColumnWidth::Mm(width) => fixed += width,
                ColumnWidth::Share(share) => shares += share,
            }
        }
        let left = (Orientation::Portrait.room_mm() - fixed).max(8.0);
        let width = |width| match width {
            ColumnWidth::Mm(width) => width,
            ColumnWidth::Share(share) => left * share / shares,
        };
        self.columns.iter().map(|column| width(column.width)).collect()
    }
}
