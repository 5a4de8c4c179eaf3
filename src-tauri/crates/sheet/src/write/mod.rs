//! A table to a workbook that opens ready to read and to print: typed cells, a head that stays in sight and on every
//! page, one page wide on A4.

mod style;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use crate::error::SheetError;
use style::Styles;

/// Twice the default height, for a head whose titles wrap.
const HEAD_HEIGHT: f64 = 32.0;
/// A4 in the numbering of spreadsheet programs.
const A4: u8 = 9;
/// Millimetres to the inches that margins are told in.
const MM: f64 = 1.0 / 25.4;

/// A table to write.
#[derive(Clone, Debug, PartialEq)]
pub struct TableOut {
    /// The sheet's name: 31 characters at most, none of `[ ] : * ? / \`.
    pub sheet: String,
    /// Title lines, bold, centred over the table.
    pub titles: Vec<String>,
    /// A line under the titles, in italics: "(tính đến ngày …)".
    pub subtitle: Option<String>,
    /// The columns, from the left; at least one.
    pub columns: Vec<ColumnOut>,
    /// The rows, from the top.
    pub rows: Vec<RowOut>,
    /// Lines under the table: the count.
    pub closing: Vec<String>,
    /// Who signs, left and right, under the closing lines.
    pub signers: Option<(String, String)>,
    /// Printed small at the foot of each page, at the right of its number; empty for none.
    pub foot: String,
    /// A4 across; upright if not.
    pub landscape: bool,
    /// The day written into the file as that of its making.
    pub made_on: NaiveDate,
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
    /// A date, shown as dd/mm/yyyy and sorted as a date.
    Date(NaiveDate),
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
    writer.head(table)?;
    writer.rows(table)?;
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
        for title in &table.titles {
            self.across(title, &self.styles.title)?;
        }
        if let Some(subtitle) = &table.subtitle {
            self.across(subtitle, &self.styles.subtitle)?;
        }
        if self.row > 0 {
            self.row += 1;
        }
        Ok(())
    }

    fn head(&mut self, table: &TableOut) -> Result<(), SheetError> {
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
        self.sheet.set_freeze_panes(self.row, 0)?;
        Ok(())
    }

    fn rows(&mut self, table: &TableOut) -> Result<(), SheetError> {
        for row in &table.rows {
            match row {
                RowOut::Section(text) => self.across(text, &self.styles.section)?,
                RowOut::Cells(values) => self.cells(values)?,
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
                Value::Text(text) => self.sheet.write_string_with_format(self.row, column, text, self.styles.for_text(text))?,
                Value::Whole(number) => self.sheet.write_number_with_format(self.row, column, *number, &self.styles.whole)?,
                Value::Date(date) => self.sheet.write_datetime_with_format(self.row, column, &excel_date(*date)?, &self.styles.date)?,
            };
        }
        self.row += 1;
        Ok(())
    }

    fn closing(&mut self, table: &TableOut) -> Result<(), SheetError> {
        for line in &table.closing {
            self.across(line, &self.styles.closing)?;
        }
        if let Some((left, right)) = &table.signers {
            self.row += 1;
            let middle = self.last_column / 2;
            merge(self.sheet, (self.row, 0), (self.row, middle), left, &self.styles.title)?;
            if middle < self.last_column {
                merge(self.sheet, (self.row, middle + 1), (self.row, self.last_column), right, &self.styles.title)?;
            }
        }
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
