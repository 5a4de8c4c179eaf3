//! Workbooks as clerks keep them, read, understood and written. The files come from `tests/data/make_workbooks.py`;
//! the expected values are counted by hand from the lists at its head.

mod finding;
mod reading;
mod refusing;
mod writing;

use std::path::PathBuf;

use chrono::NaiveDate;
use sheet::{Cell, Grid, Workbook, read_workbook};

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/data").join(name)
}

fn book(name: &str) -> Workbook {
    read_workbook(&data(name)).expect("a sample workbook")
}

fn first_sheet(name: &str) -> Grid {
    book(name).sheets.remove(0)
}

fn date(day: u32, month: u32, year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// A grid from rows of cells; "" is an empty cell, digits are a number.
fn grid(rows: &[&[&str]]) -> Grid {
    let mut cells = Vec::new();
    for (row, values) in (1..).zip(rows) {
        for (column, value) in (1..).zip(*values) {
            cells.push((row, column, value.parse().map_or_else(|_| text(value), Cell::Number)));
        }
    }
    Grid::new("Mẫu", false, Vec::new(), cells)
}
