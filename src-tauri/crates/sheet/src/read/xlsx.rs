//! .xlsx, cell by cell: a sheet that claims a million rows costs only what is in it.

use std::io::Cursor;

use calamine::{Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{Stop, limits, value};
use crate::cell::Cell;
use crate::grid::{Grid, Span};

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, Stop> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(stop)?;
    let sheets = book.sheets_metadata().to_vec();
    let mut budget = Budget::default();
    let mut grids = Vec::new();
    for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let cells = read_cells(&mut book, &sheet.name, &mut budget)?;
        let merged = book.merge_cells_by_sheet_name(&sheet.name).map_err(stop)?.into_iter().map(span).collect();
        grids.push(Grid::new(&sheet.name, sheet.visible != SheetVisible::Visible, merged, cells));
    }
    Ok(grids)
}

fn read_cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, budget: &mut Budget) -> Result<Vec<(u32, u32, Cell)>, Stop> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(stop)?;
    let mut cells = Vec::new();
    while let Some(read) = reader.next_cell().map_err(stop)? {
        let (row, column) = read.get_position();
        let cell = value::from_ref(read.get_value().clone());
        if cell.is_blank() {
            continue;
        }
        budget.spend(&cell)?;
        cells.push((row + 1, column + 1, cell));
    }
    Ok(cells)
}

/// What is spent of the limits, all sheets together.
#[derive(Default)]
pub(super) struct Budget {
    cells: u64,
    text_bytes: u64,
}

impl Budget {
    pub(super) fn spend(&mut self, cell: &Cell) -> Result<(), Stop> {
        self.cells += 1;
        if let Cell::Text(text) = cell {
            self.text_bytes += text.len() as u64;
        }
        if self.cells > limits::CELLS {
            return Err(Stop::TooLarge(limits::CELLS, "cells"));
        }
        if self.text_bytes > limits::TEXT_BYTES {
            return Err(Stop::TooLarge(limits::TEXT_BYTES, "bytes"));
        }
        Ok(())
    }
}

pub(super) fn span(dimensions: Dimensions) -> Span {
    let (top, left) = dimensions.start;
    let (bottom, right) = dimensions.end;
    Span { top: top + 1, left: left + 1, bottom: bottom + 1, right: right + 1 }
}

fn stop(error: XlsxError) -> Stop {
    match error {
        XlsxError::Password => Stop::Password,
        other => Stop::corrupt(other),
    }
}
