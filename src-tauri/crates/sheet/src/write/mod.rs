//! A table to a workbook that opens ready to read and to print: typed cells, a head that stays in sight and on every
//! page, one page wide on A4.

mod style;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use crate::error::SheetError;
use style::Styles;

/// Twice the default height, for a head whose titles wrap.
const HEAD_HEIGHT: f64 = 32.0;
/// A line of text at the size of the sheet, with its room.
const LINE_HEIGHT: f64 = 16.5;
/// A row is no higher: the rest is read in the cell.
const MOST_LINES: u16 = 12;
/// So many rows are left for a signature.
const ROWS_FOR_A_HAND: u32 = 4;
/// A4 in the numbering of spreadsheet programs.
const A4: u8 = 9;
/// Millimetres to the inches that margins are told in.
const MM: f64 = 1.0 / 25.4;

/// A table to write.
#[derive(Clone, Debug, PartialEq)]
pub struct TableOut {
    /// The sheet's name: 31 characters at most, none of `[ ] : * ? / \`.
    pub sheet: String,
    /// What stands above the titles, left and right of the middle; empty for none.
    pub head: Vec<HeadOut>,
    /// Title lines, bold, centred over the table.
    pub titles: Vec<String>,
    /// Under the titles, in italics, its lines parted by line feeds: "(tính đến ngày …)".
    pub subtitle: Option<String>,
    /// The columns, from the left; at least one.
    pub columns: Vec<ColumnOut>,
    /// The rows, from the top.
    pub rows: Vec<RowOut>,
    /// Lines under the table, a blank row below it: the count.
    pub closing: Vec<String>,
    /// Who signs, left and right, under the closing lines.
    pub signers: Option<(SignerOut, SignerOut)>,
    /// So many columns from the left stay in sight.
    pub frozen_columns: u16,
    /// Printed small at the foot of each page, at the right of its number; empty for none.
    pub foot: String,
    /// A4 across; upright if not.
    pub landscape: bool,
    /// The day written into the file as that of its making.
    pub made_on: NaiveDate,
}

/// A line of the head: one text over the left half of the table, one over the right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeadOut {
    /// Left and right.
    pub texts: [String; 2],
    /// Which of them are bold.
    pub bold: [bool; 2],
    /// Which are in italics.
    pub italic: [bool; 2],
}

/// Who signs: power and post one under the other, the name under the room for a hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SignerOut {
    /// Bold.
    pub power: String,
    /// Upright; empty for none.
    pub post: String,
    /// Bold; empty for a pen.
    pub name: String,
}

/// A column to write.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnOut {
    /// Its title.
    pub title: String,
    /// The title over it and its neighbours that name the same: "Ngày sinh" over "Nam" and "Nữ".
    pub group: Option<String>,
    /// Its width in characters.
    pub width: f64,
}

/// A row to write.
#[derive(Clone, Debug, PartialEq)]
pub enum RowOut {
    /// A subheading, bold, across the table.
    Section(String),
    /// One value a column; missing ones at the end stay empty, those beyond the last column are refused.
    Cells(Vec<Value>),
}

/// A value to write.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing, with the table's lines around it.
    Empty,
    /// Text, and never anything but text: IDs keep their zeros, a leading = + - @ is no formula.
    Text(String),
    /// A whole number.
    Whole(i32),
    /// Any other number.
    Decimal(f64),
    /// A date, shown as dd/mm/yyyy and sorted as a date.
    Date(NaiveDate),
    /// Text that stands in the middle of this column and the next, whose value is [`Value::Under`].
    Over(String),
    /// Under the value before it.
    Under,
}

/// Makes a workbook (.xlsx) of one sheet. The same table gives the same bytes. Its only property is the creator
/// "Nguồn".
///
/// # Errors
/// [`SheetError::Unwritable`]: no column, more rows or columns than a sheet has, a row longer than the head, a text
/// longer than 32,767 characters, a date before 1900, an impossible sheet name.
pub fn write_table(table: &TableOut) -> Result<Vec<u8>, SheetError> {
    let mut book = Workbook::new();
    let made_on = excel_date(table.made_on)?;
    book.set_properties(&DocProperties::new().set_author("Nguồn").set_creation_datetime(&made_on));
    let styles = Styles::new();
    let sheet = book.add_worksheet();
    sheet.set_name(&table.sheet)?;
    let mut writer = Writer { sheet, styles: &styles, last_column: last_column(table)?, row: 0 };
    writer.titles(table)?;
    let head = writer.head(table)?;
    writer.rows(table)?;
    // The head's own rows and all below it, so that a column can be chosen from.
    writer.sheet.autofilter(head, 0, (writer.row - 1).max(head), writer.last_column)?;
    writer.closing(table)?;
    set_up_page(sheet, table);
    Ok(book.save_to_buffer()?)
}

fn last_column(table: &TableOut) -> Result<u16, SheetError> {
    let last = table.columns.len().checked_sub(1).ok_or_else(|| unwritable("no column"))?;
    u16::try_from(last).map_err(|_| unwritable("too many columns"))
}

fn unwritable(reason: &str) -> SheetError {
    SheetError::Unwritable { reason: reason.to_owned() }
}

fn excel_date(date: NaiveDate) -> Result<ExcelDateTime, SheetError> {
    let year = u16::try_from(date.year()).map_err(|_| unwritable("a date outside the calendar of workbooks"))?;
    // Months and days fit: there are 12 and 31 of them.
    Ok(ExcelDateTime::from_ymd(year, date.month() as u8, date.day() as u8)?)
}

fn set_up_page(sheet: &mut Worksheet, table: &TableOut) {
    let mut footer = "&C&\"Times New Roman,Regular\"&11Trang &P/&N".to_owned();
    if !table.foot.is_empty() {
        // In a footer an ampersand begins a code; two are one. A blank parts the size from a foot that begins with a figure.
        footer.push_str(&format!("&R&\"Times New Roman,Regular\"&9 {}", table.foot.replace('&', "&&")));
    }
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer(footer);
    // 20 top and bottom, 30 left for binding, 15 right, as on paper.
    sheet.set_margins(30.0 * MM, 15.0 * MM, 20.0 * MM, 20.0 * MM, 8.0 * MM, 8.0 * MM);
    if table.landscape {
        sheet.set_landscape();
    } else {
        sheet.set_portrait();
    }
}

/// Writes downwards; `row` is the next free one, from 0.
struct Writer<'a> {
    sheet: &'a mut Worksheet,
    styles: &'a Styles,
    last_column: u16,
    row: u32,
}

impl Writer<'_> {
    fn titles(&mut self, table: &TableOut) -> Result<(), SheetError> {
        for line in &table.head {
            let format = |side: usize| match (line.bold[side], line.italic[side]) {
                (true, _) => &self.styles.title,
                (false, true) => &self.styles.subtitle,
                (false, false) => &self.styles.upright,
            };
            self.halves([(&line.texts[0], format(0)), (&line.texts[1], format(1))])?;
        }
        if !table.head.is_empty() {
            self.row += 1;
        }
        for title in &table.titles {
            self.across(title, &self.styles.title)?;
        }
        for line in table.subtitle.iter().flat_map(|subtitle| subtitle.lines()) {
            self.across(line, &self.styles.subtitle)?;
        }
        if self.row > 0 {
            self.row += 1;
        }
        Ok(())
    }

    /// Gives the last row of the head.
    fn head(&mut self, table: &TableOut) -> Result<u32, SheetError> {
        let top = self.row;
        let grouped = table.columns.iter().any(|column| column.group.is_some());
        let bottom = top + u32::from(grouped);
        let head = &self.styles.head;
        let mut at: u16 = 0;
        for run in table.columns.chunk_by(|one, next| one.group.is_some() && one.group == next.group) {
            let last = at + run.len() as u16 - 1;
            if let Some(group) = run.first().and_then(|column| column.group.as_ref()) {
                merge(self.sheet, (top, at), (top, last), group, head)?;
            }
            for (column, place) in run.iter().zip(at..) {
                let from = if column.group.is_some() { bottom } else { top };
                merge(self.sheet, (from, place), (bottom, place), &column.title, head)?;
                self.sheet.set_column_width(place, column.width)?;
            }
            at = last + 1;
        }
        self.sheet.set_row_height(bottom, HEAD_HEIGHT)?;
        self.row = bottom + 1;
        self.sheet.set_repeat_rows(top, bottom)?;
        self.sheet.set_freeze_panes(self.row, table.frozen_columns)?;
        Ok(bottom)
    }

    fn rows(&mut self, table: &TableOut) -> Result<(), SheetError> {
        let widths: Vec<f64> = table.columns.iter().map(|column| column.width).collect();
        for row in &table.rows {
            match row {
                RowOut::Section(text) => self.section(text)?,
                RowOut::Cells(values) => {
                    let lines = values.iter().zip(&widths).map(|(value, width)| lines_of(value, *width)).max().unwrap_or(1);
                    self.sheet.set_row_height(self.row, f64::from(lines.min(MOST_LINES)) * LINE_HEIGHT)?;
                    self.cells(values)?;
                }
            }
        }
        Ok(())
    }

    fn cells(&mut self, values: &[Value]) -> Result<(), SheetError> {
        if values.len() > usize::from(self.last_column) + 1 {
            return Err(unwritable("a row longer than the head"));
        }
        let padded = values.iter().chain(std::iter::repeat(&Value::Empty));
        for (column, value) in (0..=self.last_column).zip(padded) {
            match value {
                Value::Empty => self.sheet.write_blank(self.row, column, &self.styles.text)?,
                // A value over two columns is not merged, since merged cells cannot be sorted.
                Value::Over(text) => self.sheet.write_string_with_format(self.row, column, text, &self.styles.over)?,
                Value::Under => self.sheet.write_blank(self.row, column, &self.styles.over)?,
                Value::Text(text) => self.sheet.write_string_with_format(self.row, column, text, self.styles.for_text(text))?,
                Value::Decimal(number) => self.sheet.write_number_with_format(self.row, column, *number, &self.styles.decimal)?,
                Value::Whole(number) => self.sheet.write_number_with_format(self.row, column, *number, &self.styles.whole)?,
                Value::Date(date) => self.sheet.write_datetime_with_format(self.row, column, &excel_date(*date)?, &self.styles.date)?,
            };
        }
        self.row += 1;
        Ok(())
    }

    /// A subheading: not merged, so that the rows can be sorted.
    fn section(&mut self, text: &str) -> Result<(), SheetError> {
        self.sheet.write_string_with_format(self.row, 0, text, &self.styles.section)?;
        for column in 1..=self.last_column {
            self.sheet.write_blank(self.row, column, &self.styles.section)?;
        }
        self.row += 1;
        Ok(())
    }

    fn closing(&mut self, table: &TableOut) -> Result<(), SheetError> {
        if !table.closing.is_empty() {
            self.row += 1;
        }
        for line in &table.closing {
            self.across(line, &self.styles.closing)?;
        }
        if let Some((left, right)) = &table.signers {
            self.row += 1;
            self.halves([(&left.power, &self.styles.title), (&right.power, &self.styles.title)])?;
            self.halves([(&left.post, &self.styles.upright), (&right.post, &self.styles.upright)])?;
            self.row += ROWS_FOR_A_HAND;
            self.halves([(&left.name, &self.styles.title), (&right.name, &self.styles.title)])?;
        }
        Ok(())
    }

    /// Two texts, each over half of the table.
    fn halves(&mut self, texts: [(&str, &rust_xlsxwriter::Format); 2]) -> Result<(), SheetError> {
        let middle = self.last_column / 2;
        let sides = [(0, middle), (middle + 1, self.last_column)];
        for ((text, format), (from, to)) in texts.into_iter().zip(sides) {
            if from <= to && !text.is_empty() {
                merge(self.sheet, (self.row, from), (self.row, to), text, format)?;
            }
        }
        self.row += 1;
        Ok(())
    }

    /// One text across the table.
    fn across(&mut self, text: &str, format: &rust_xlsxwriter::Format) -> Result<(), SheetError> {
        merge(self.sheet, (self.row, 0), (self.row, self.last_column), text, format)?;
        self.row += 1;
        Ok(())
    }
}

/// A text over a range, which may be a single cell. Never read as a formula, as `merge_range` alone would.
fn merge(sheet: &mut Worksheet, from: (u32, u16), to: (u32, u16), text: &str, format: &rust_xlsxwriter::Format) -> Result<(), SheetError> {
    if from != to {
        sheet.merge_range(from.0, from.1, to.0, to.1, "", format)?;
    }
    sheet.write_string_with_format(from.0, from.1, text, format)?;
    Ok(())
}

/// About how many lines a value takes in a column so wide, by its letters.
fn lines_of(value: &Value, width: f64) -> u16 {
    let Value::Text(text) = value else { return 1 };
    let room = (width.max(1.0) * LETTERS_OF_A_WIDTH) as usize;
    if text.len() <= room {
        return 1;
    }
    let of_line = |line: &str| {
        let (mut lines, mut used) = (1_usize, 0);
        for word in line.split(' ') {
            let letters = word.chars().count();
            if used > 0 && used + 1 + letters > room {
                lines += 1;
                used = 0;
            }
            lines += letters.saturating_sub(1) / room;
            used += usize::from(used > 0) + letters % room.max(1);
        }
        lines
    };
    u16::try_from(text.lines().map(of_line).sum::<usize>()).unwrap_or(MOST_LINES).max(1)
}

/// Letters are narrower than the figures that widths are counted in, at a larger size than theirs.
const LETTERS_OF_A_WIDTH: f64 = 1.0;
