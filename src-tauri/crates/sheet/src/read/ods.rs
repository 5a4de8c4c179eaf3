//! .ods. calamine lays a whole sheet out before it can be asked anything, so its content is walked once beforehand:
//! for the size that repeated rows and columns would take, and for the merged ranges, which calamine does not tell.

use std::io::{BufReader, Cursor, Read};

use calamine::{Ods, Reader, SheetVisible};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::xlsx::Budget;
use super::{Stop, limits, value};
use crate::grid::{Grid, Span};

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, Stop> {
    let plans = plans(bytes)?;
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(Stop::corrupt)?;
    let sheets = book.sheets_metadata().to_vec();
    let mut budget = Budget::default();
    let mut grids = Vec::new();
    for sheet in &sheets {
        let range = book.worksheet_range(&sheet.name).map_err(Stop::corrupt)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut cells = Vec::new();
        for (row, column, data) in range.used_cells() {
            let cell = value::from_data(data);
            budget.spend(&cell)?;
            cells.push((top + row as u32 + 1, left + column as u32 + 1, cell));
        }
        let merged = plans.iter().find(|plan| plan.sheet == sheet.name).map_or_else(Vec::new, |plan| plan.merged.clone());
        grids.push(Grid::new(&sheet.name, sheet.visible != SheetVisible::Visible, merged, cells));
    }
    Ok(grids)
}

/// What a walk over a sheet's content tells.
#[derive(Default)]
struct Plan {
    sheet: String,
    merged: Vec<Span>,
    /// The last row and column with something in it: the corner that calamine lays out to.
    bottom: u64,
    right: u64,
    row: u64,
    row_repeats: u64,
    column: u64,
}

impl Plan {
    fn cell(&mut self, element: &BytesStart<'_>, covered: bool) -> Result<(), Stop> {
        let repeats = count(element, "table:number-columns-repeated")?;
        if text(element, "office:value-type")?.is_some() || text(element, "table:formula")?.is_some() {
            self.bottom = self.row.saturating_add(self.row_repeats);
            self.right = self.right.max(self.column.saturating_add(repeats));
        }
        let rows = count(element, "table:number-rows-spanned")?;
        let columns = count(element, "table:number-columns-spanned")?;
        if !covered && (rows > 1 || columns > 1) {
            let edge = |from: u64, length: u64| u32::try_from(from.saturating_add(length)).map_err(Stop::corrupt);
            self.merged.push(Span {
                top: edge(self.row, 1)?,
                left: edge(self.column, 1)?,
                bottom: edge(self.row, rows)?,
                right: edge(self.column, columns)?,
            });
        }
        self.column = self.column.saturating_add(repeats);
        Ok(())
    }
}

fn plans(bytes: &[u8]) -> Result<Vec<Plan>, Stop> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(Stop::corrupt)?;
    if is_protected(&mut zip)? {
        return Err(Stop::Password);
    }
    let content = zip.by_name("content.xml").map_err(Stop::corrupt)?;
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(content));
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut plans: Vec<Plan> = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Stop::corrupt)? {
            Event::Start(element) if element.name().as_ref() == "table:table" => {
                plans.push(Plan { sheet: text(&element, "table:name")?.unwrap_or_default(), ..Plan::default() });
            }
            Event::Start(element) => {
                let Some(plan) = plans.last_mut() else { continue };
                match element.name().as_ref() {
                    "table:table-row" => {
                        plan.row_repeats = count(&element, "table:number-rows-repeated")?;
                        plan.column = 0;
                    }
                    "table:table-cell" => plan.cell(&element, false)?,
                    "table:covered-table-cell" => plan.cell(&element, true)?,
                    _ => continue,
                }
                if plan.bottom.saturating_mul(plan.right) > limits::CELLS {
                    return Err(Stop::TooLarge(limits::CELLS, "cells"));
                }
            }
            Event::End(element) if element.name().as_ref() == "table:table-row" => {
                if let Some(plan) = plans.last_mut() {
                    plan.row = plan.row.saturating_add(plan.row_repeats);
                }
            }
            Event::Eof => return Ok(plans),
            _ => {}
        }
    }
}

/// A protected document keeps its content under a cipher, and says so in its manifest.
fn is_protected(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Result<bool, Stop> {
    let mut manifest = String::new();
    let mut part = zip.by_name("META-INF/manifest.xml").map_err(Stop::corrupt)?;
    part.read_to_string(&mut manifest).map_err(Stop::corrupt)?;
    Ok(manifest.contains("manifest:encryption-data"))
}

fn text(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Stop> {
    let Some(attribute) = element.try_get_attribute(name).map_err(Stop::corrupt)? else { return Ok(None) };
    let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(Stop::corrupt)?;
    Ok(Some(value.into_owned()))
}

/// A repeat or a span: 1 unless said.
fn count(element: &BytesStart<'_>, name: &str) -> Result<u64, Stop> {
    text(element, name)?.map_or(Ok(1), |text| text.parse().map_err(Stop::corrupt))
}
