//! .xls, and the protected .xlsx, which comes in the same wrapping.

use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError};

use super::xlsx::{Budget, span};
use super::{Stop, value};
use crate::grid::Grid;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, Stop> {
    if has_stream(bytes, "EncryptedPackage") {
        return Err(Stop::Password);
    }
    // The wrapping also serves Word documents, mails and installers.
    if !has_stream(bytes, "Workbook") && !has_stream(bytes, "Book") {
        return Err(Stop::NotAWorkbook);
    }
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(stop)?;
    let sheets = book.sheets_metadata().to_vec();
    let mut budget = Budget::default();
    let mut grids = Vec::new();
    for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let range = book.worksheet_range(&sheet.name).map_err(stop)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut cells = Vec::new();
        for (row, column, data) in range.used_cells() {
            let cell = value::from_data(data);
            budget.spend(&cell)?;
            cells.push((top + row as u32 + 1, left + column as u32 + 1, cell));
        }
        let merged = book.merge_cells_by_sheet_name(&sheet.name).map_err(stop)?.into_iter().map(span).collect();
        grids.push(Grid::new(&sheet.name, sheet.visible != SheetVisible::Visible, merged, cells));
    }
    Ok(grids)
}

/// True when the wrapping's directory, which names its streams in UTF-16, may name this one.
fn has_stream(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

fn stop(error: XlsError) -> Stop {
    match error {
        XlsError::Password => Stop::Password,
        other => Stop::corrupt(other),
    }
}
