//! The tables in a clerk's sheet: titles, a head of one to four rows, sections, rows, closing lines. Recognized by
//! shape; what the columns mean is for the caller.
//!
//! Every filled row of a sheet that has a table is accounted for: it is a head row, a row, or left out with a reason.

mod body;
mod head;

use std::ops::RangeInclusive;

use crate::cell::Cell;
use crate::grid::Grid;
use body::{Kind, Segment};
use head::HeadArea;

/// A table as found.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The sheet's name.
    pub sheet: String,
    /// The texts of the title rows above the head, from the top.
    pub titles: Vec<String>,
    /// The rows of its (first) head.
    pub head_rows: RangeInclusive<u32>,
    /// Its columns, from the left: those that have a title, and those without one in which some row has a value.
    pub columns: Vec<Head>,
    /// Its rows, from the top.
    pub rows: Vec<Row>,
    /// The other filled rows that belong to it, from the top.
    pub left_out: Vec<LeftOut>,
}

/// A column's head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its titles from top to bottom, each on one line: `["Ngày, tháng, năm sinh", "Nam"]`. Empty for a column
    /// without a title.
    pub titles: Vec<String>,
    /// The column in the sheet, from 1.
    pub column: u32,
}

/// One row of values.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The row in the sheet, from 1.
    pub row_number: u32,
    /// The subheading that it stands under, on one line; none before the first.
    pub section: Option<String>,
    /// One cell a column of the table, in their order.
    pub cells: Vec<Cell>,
}

/// A filled row that is neither head nor values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The row in the sheet, from 1.
    pub row_number: u32,
    /// Why it is left out.
    pub why: Why,
}

/// Why a row is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It stands above a head.
    Title,
    /// It numbers the columns: (1) (2) (3).
    ColumnNumbers,
    /// It is a subheading, kept as the section of the rows under it.
    Section,
    /// It repeats the head, as on a new page.
    RepeatedHead,
    /// It has its number and nothing else: a line prepared and never filled in.
    Unfilled,
    /// It adds up: "Tổng số: …", "Cộng …".
    Total,
    /// It stands after the last row and has only texts: place and date, signatures.
    Closing,
    /// It has some values, but too few for a row of this table and no number: a person must look at it.
    Unclear,
}

/// Finds the tables of a sheet, from the top. None when nothing in it looks like a head.
///
/// A head is a row that begins with TT or STT, or else the first row of several short texts with rows as full under
/// it. The same head again goes on with the same table, unless titles stand above it: then a new table begins.
pub fn find_tables(grid: &Grid) -> Vec<Table> {
    let heads = head::find_heads(grid);
    let mut tables: Vec<(Table, HeadArea, Option<String>)> = Vec::new();
    let mut titles: Vec<u32> = match heads.first() {
        Some(first) => grid.rows().map(|row| row.number).take_while(|number| *number < first.top).collect(),
        None => return Vec::new(),
    };
    for (at, head) in heads.iter().enumerate() {
        let next = heads.get(at + 1);
        let continues = tables.last().is_some_and(|(_, of, _)| titles.is_empty() && head.columns == of.columns);
        if continues {
            if let Some((table, ..)) = tables.last_mut() {
                let repeated = (head.top..=head.bottom).filter(|number| grid.row(*number).count() > 0);
                table.left_out.extend(repeated.map(|row_number| LeftOut { row_number, why: Why::RepeatedHead }));
            }
        } else {
            tables.push((begin(grid, head, &titles), head.clone(), None));
        }
        let Some((table, _, section)) = tables.last_mut() else { continue };
        let mut segment = body::read(grid, head, next.map(|next| next.top));
        titles = if next.is_some() { segment.split_titles() } else { Vec::new() };
        add(grid, table, section, &segment);
    }
    tables.into_iter().map(|(table, ..)| finish(grid, table)).collect()
}

fn begin(grid: &Grid, head: &HeadArea, titles: &[u32]) -> Table {
    Table {
        sheet: grid.name().to_owned(),
        titles: titles.iter().map(|number| body::texts(&grid.row(*number))).collect(),
        head_rows: head.top..=head.bottom,
        columns: head.columns.clone(),
        rows: Vec::new(),
        left_out: titles.iter().map(|&row_number| LeftOut { row_number, why: Why::Title }).collect(),
    }
}

/// Adds what stands under one head. The cells come later, when all columns are known.
fn add(grid: &Grid, table: &mut Table, section: &mut Option<String>, segment: &Segment) {
    for &(row_number, kind) in &segment.rows {
        match kind {
            Kind::Numbered | Kind::Full => table.rows.push(Row { row_number, section: section.clone(), cells: Vec::new() }),
            Kind::LeftOut(why) => {
                if why == Why::Section {
                    *section = Some(body::texts(&grid.row(row_number)));
                }
                table.left_out.push(LeftOut { row_number, why });
            }
        }
    }
}

/// Adds the columns that have values but no title, and lays the cells out.
fn finish(grid: &Grid, mut table: Table) -> Table {
    let filled = table.rows.iter().flat_map(|row| grid.row(row.row_number).filled().map(|(column, _)| column));
    let mut untitled: Vec<u32> = filled.filter(|column| !table.columns.iter().any(|head| head.column == *column)).collect();
    untitled.sort_unstable();
    untitled.dedup();
    table.columns.extend(untitled.into_iter().map(|column| Head { titles: Vec::new(), column }));
    table.columns.sort_by_key(|head| head.column);
    for row in &mut table.rows {
        let cells = grid.row(row.row_number);
        row.cells = table.columns.iter().map(|head| cells.cell(head.column).clone()).collect();
    }
    table.left_out.sort_by_key(|left_out| left_out.row_number);
    table
}
