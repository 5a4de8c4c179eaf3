//! A list on A4, to be signed or to work by. Typst sets what stands above and below its table; the table itself is laid out here, since
//! its widths are known beforehand: [`lines`] breaks texts, [`plan`] says what stands on which page, [`draw`] draws it.

mod cover;
mod draw;
mod lines;
mod plan;
mod volume;
mod widths;

use chrono::NaiveDate;
use serde::Serialize;

use crate::{Document, PaperError, Pictures, words};

pub use cover::Cover;
pub use volume::{ROWS_PER_VOLUME, VolumePdf, volume_count, volume_pdfs, volumes};
pub use widths::{Fit, Holds, Wish, fit};

/// Between a cell's text and its rules at either side.
const PADDING_MM: f64 = 1.0;

/// A list on A4: head, title, table, count line, signatures.
#[derive(Clone, Debug, Serialize)]
pub struct ListPaper {
    pub head: Head,
    /// Nobody signs it, it is to work by: under its issuer alone, in low rows, so that a page holds many.
    pub working: bool,
    /// Printed in capitals: "Danh sách quần chúng ưu tú".
    pub title: String,
    /// The as-of line with its brackets, "(tính đến ngày 14/10/2025)"; empty for none.
    pub subtitle: String,
    pub columns: Vec<Column>,
    /// The column with which the second of two sheets begins, where each row runs over two.
    pub split: Option<usize>,
    /// Whether a row (1) (2) (3) stands under the head of the table.
    pub column_numbers: bool,
    pub groups: Vec<Group>,
    /// "Tổng số: …" under the table ([`words::count_line`]); empty for none.
    pub count_line: String,
    pub orientation: Orientation,
    /// No row is lower, in millimetres: room for a hand to sign. 0: as low as its text.
    pub least_row_mm: f64,
    /// Left and right margins swap on the back of a sheet.
    pub two_sided: bool,
    /// Size of the heads and of rows across in points, 11 to 13; heads are a point smaller.
    pub font_size: u8,
    pub left_signer: Option<Signer>,
    pub right_signer: Option<Signer>,
    /// Prints the stamp MẬT.
    pub secret: bool,
    /// Printed small at the foot of each page, at the right: of which state of a record this is; empty for none.
    pub foot: String,
    /// Says at the foot of each page that the data is invented.
    pub sample: bool,
    /// Pages of the volumes before this one, from which its numbers run on.
    pub pages_before: usize,
    /// "Tập 2 trong 3" where it is one of several; empty for none.
    pub volume: String,
    /// Bound as a book under a title page, which bears the head; `None`: a list.
    pub cover: Option<Cover>,
}

/// What stands above the title on the first page.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// The body above, upright capitals; empty for none.
    pub superior: String,
    /// The body that issues the paper, bold capitals.
    pub issuer: String,
    /// Where it is signed; empty prints "…" for a pen.
    pub place: String,
    #[serde(serialize_with = "words::as_long_date")]
    pub date: NaiveDate,
}

/// One column of the table.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    pub title: String,
    pub width: ColumnWidth,
    pub align: Align,
    /// Adjacent columns with the same text here stand under one merged head cell, as "Ngày, tháng, năm sinh" does
    /// over Nam and Nữ.
    pub span_title: Option<String>,
    /// Size of its text in points, 10 to 13.
    pub points: u8,
    /// Lines end at commas where that takes no more of them, as places do.
    pub at_commas: bool,
}

/// A column's width.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnWidth {
    /// Fixed, in millimetres.
    Mm(f64),
    /// A share of what the fixed columns leave.
    Share(f64),
}

/// How a column's text stands in it; heads are always centred.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    Left,
    Center,
    Right,
}

/// Which way the sheet lies.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Orientation {
    /// A4, upright.
    Portrait,
    /// A4, lying.
    Landscape,
    /// A3, lying.
    LandscapeA3,
    /// Two sheets of A4 side by side, both lying: a row runs over both.
    LandscapePair,
}

/// Rows that stand together, as those of one unit do. A list that is not grouped has one group without a title.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Group {
    /// A bold row across the table; it never stands alone at the foot of a page.
    pub title: Option<String>,
    pub rows: Vec<Row>,
    /// A row across after the group's last row.
    pub count_line: Option<String>,
}

/// A row of the table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Row {
    /// Cells in the order of the columns, the running number among them. Lines are parted by a line feed.
    pub cells: Vec<String>,
    /// The cell of this column (from 0) stands across it and the next one, in the middle.
    pub joined: Option<usize>,
}

impl From<Vec<String>> for Row {
    fn from(cells: Vec<String>) -> Self {
        Self { cells, joined: None }
    }
}

/// One side of the signature block.
#[derive(Clone, Debug, Serialize)]
pub struct Signer {
    /// Bold capitals: "T/M ĐẢNG ỦY", "NGƯỜI LẬP BIỂU".
    pub power: String,
    /// Upright capitals under it: "BÍ THƯ"; empty for none.
    pub post: String,
    /// Bold, under the room for hand and seal; empty for none.
    pub name: String,
}

impl Orientation {
    /// A sheet's width and height.
    pub fn size_mm(self) -> (f64, f64) {
        match self {
            Self::Portrait => (210.0, 297.0),
            Self::Landscape | Self::LandscapePair => (297.0, 210.0),
            Self::LandscapeA3 => (420.0, 297.0),
        }
    }

    /// The width of a sheet between the margins of 30 and 15 mm.
    pub fn room_mm(self) -> f64 {
        self.size_mm().0 - 45.0
    }
}

impl ListPaper {
    /// The columns of each sheet that a row runs over.
    fn sheets(&self) -> Vec<std::ops::Range<usize>> {
        match self.split {
            Some(split) if split <= self.columns.len() => vec![0..split, split..self.columns.len()],
            _ => std::iter::once(0..self.columns.len()).collect(),
        }
    }

    /// How many rows of data the list has.
    pub fn row_count(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }

    /// Sets the list into pages.
    ///
    /// # Errors
    /// What [`PaperError`] says of columns, rows and font size; [`PaperError::TooManyRows`] above
    /// [`ROWS_PER_VOLUME`].
    pub fn set(&self) -> Result<Document, PaperError> {
        self.check()?;
        draw::document(self)
    }

    /// Everything that would print wrongly is refused before it is set.
    fn check(&self) -> Result<(), PaperError> {
        if self.columns.is_empty() {
            return Err(PaperError::NoColumns);
        }
        if !(11..=13).contains(&self.font_size) {
            return Err(PaperError::FontSize { size: self.font_size });
        }
        if let Some(column) = self.columns.iter().find(|column| !(10..=13).contains(&column.points)) {
            return Err(PaperError::FontSize { size: column.points });
        }
        if self.row_count() > ROWS_PER_VOLUME {
            return Err(PaperError::TooManyRows { rows: self.row_count(), most: ROWS_PER_VOLUME });
        }
        self.check_widths()?;
        self.check_rows()
    }

    fn check_widths(&self) -> Result<(), PaperError> {
        // A shared column narrower than this holds no syllable.
        const LEAST_SHARE_MM: f64 = 8.0;
        // What was shared out among columns may sum up to a hair more than the page.
        const HAIR_MM: f64 = 0.01;
        let room = self.orientation.room_mm();
        let (mut needed, mut fitting) = (0.0, 0);
        for (index, column) in self.columns.iter().enumerate() {
            if self.split == Some(index) {
                needed = 0.0;
            }
            let (ColumnWidth::Mm(width) | ColumnWidth::Share(width)) = column.width;
            if !width.is_finite() || width <= 0.0 {
                return Err(PaperError::ColumnWidth { column: index + 1 });
            }
            needed += if let ColumnWidth::Mm(width) = column.width { width } else { LEAST_SHARE_MM };
            if needed <= room + HAIR_MM && fitting == index {
                fitting = index + 1;
            }
        }
        if fitting < self.columns.len() {
            let last = fitting.checked_sub(1).map(|last| self.columns[last].title.clone()).unwrap_or_default();
            return Err(PaperError::ColumnsTooWide {
                needed_mm: needed.ceil() as u32,
                room_mm: room as u32,
                columns: self.columns.len(),
                fitting,
                last,
            });
        }
        Ok(())
    }

    fn check_rows(&self) -> Result<(), PaperError> {
        let expected = self.columns.len();
        for (group, of_group) in self.groups.iter().enumerate() {
            for (row, of_row) in of_group.rows.iter().enumerate() {
                let found = of_row.cells.len();
                if found != expected || of_row.joined.is_some_and(|column| column + 1 >= expected) {
                    return Err(PaperError::RowLength { group: group + 1, row: row + 1, expected, found });
                }
            }
        }
        Ok(())
    }

    /// The columns' widths in millimetres, which fill the page.
    fn widths_mm(&self) -> Vec<f64> {
        let (mut fixed, mut shares) = (0.0, 0.0);
        for column in &self.columns {
            match column.width {
                ColumnWidth::Mm(width) => fixed += width,
                ColumnWidth::Share(share) => shares += share,
            }
        }
        let left = self.orientation.room_mm() - fixed;
        let width = |width| match width {
            ColumnWidth::Mm(width) => width,
            ColumnWidth::Share(share) => left * share / shares,
        };
        self.columns.iter().map(|column| width(column.width)).collect()
    }
}

/// The list as one PDF.
///
/// # Errors
/// As [`ListPaper::set`].
pub fn list_pdf(list: &ListPaper) -> Result<Vec<u8>, PaperError> {
    list.set()?.pdf()
}

/// Pictures of up to `count` pages of the list from `from_page` on (counted from 1), `scale` pixels a point. To turn
/// pages, keep the [`Document`] of [`ListPaper::set`] instead: this sets the list at each call.
///
/// # Errors
/// As [`ListPaper::set`] and [`Document::pictures`].
pub fn page_pictures(list: &ListPaper, from_page: usize, count: usize, scale: f64) -> Result<Pictures, PaperError> {
    list.set()?.pictures(from_page, count, scale)
}
