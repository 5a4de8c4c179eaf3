//! A sheet as read: cells where they stand, merged ranges, nothing interpreted.

use std::ops::Range;

use crate::cell::Cell;

/// The sheets of a workbook, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// One grid a sheet; chart sheets are left out.
    pub sheets: Vec<Grid>,
}

/// A rectangle of cells, all four edges included, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Span {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
    pub right: u32,
}

impl Span {
    /// True when the cell lies in it.
    pub fn contains(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

/// One sheet. Only filled cells are kept, so that a sheet's size on paper costs nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    name: String,
    hidden: bool,
    merged: Vec<Span>,
    /// Filled cells by row, then column.
    cells: Vec<(u32, Cell)>,
    /// The rows that have a filled cell, and where in `cells` they stand.
    rows: Vec<(u32, Range<usize>)>,
}

impl Grid {
    /// Lays cells (row, column, value) into a grid: in any order; of two at one place the later stays; blank ones
    /// are left out.
    pub fn new(name: impl Into<String>, hidden: bool, merged: Vec<Span>, cells: Vec<(u32, u32, Cell)>) -> Self {
        let mut filled = cells;
        filled.retain(|(_, _, cell)| !cell.is_blank());
        filled.sort_by_key(|(row, column, _)| (*row, *column));
        let mut grid = Self { name: name.into(), hidden, merged, ..Self::default() };
        let mut last = None;
        for (row, column, cell) in filled {
            if last == Some((row, column)) {
                grid.cells.pop();
            }
            last = Some((row, column));
            grid.cells.push((column, cell));
            let end = grid.cells.len();
            match grid.rows.last_mut() {
                Some((number, place)) if *number == row => place.end = end,
                _ => grid.rows.push((row, end - 1..end)),
            }
        }
        grid
    }

    /// The sheet's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// True when the sheet is hidden in its workbook.
    pub fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// The merged ranges; the value stands in the top left cell.
    pub fn merged(&self) -> &[Span] {
        &self.merged
    }

    /// The rows that have a filled cell, from the top.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = GridRow<'_>> + Clone {
        self.rows.iter().map(|(number, place)| GridRow { number: *number, cells: &self.cells[place.clone()] })
    }

    /// One row, blank where nothing stands in it.
    pub fn row(&self, number: u32) -> GridRow<'_> {
        let cells = match self.rows.binary_search_by_key(&number, |(row, _)| *row) {
            Ok(at) => &self.cells[self.rows[at].1.clone()],
            Err(_) => &[],
        };
        GridRow { number, cells }
    }

    /// The cell at a row and column; [`Cell::Empty`] anywhere outside.
    pub fn cell(&self, row: u32, column: u32) -> &Cell {
        self.row(row).cell(column)
    }

    /// True when no cell is filled.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

/// The filled cells of one row.
#[derive(Clone, Copy, Debug)]
pub struct GridRow<'a> {
    /// The row's number, from 1.
    pub number: u32,
    cells: &'a [(u32, Cell)],
}

impl<'a> GridRow<'a> {
    /// The filled cells with their columns, from the left.
    pub fn filled(&self) -> impl ExactSizeIterator<Item = (u32, &'a Cell)> + Clone + use<'a> {
        self.cells.iter().map(|(column, cell)| (*column, cell))
    }

    /// The cell in a column.
    pub fn cell(&self, column: u32) -> &'a Cell {
        match self.cells.binary_search_by_key(&column, |(column, _)| *column) {
            Ok(at) => &self.cells[at].1,
            Err(_) => &Cell::Empty,
        }
    }

    /// The first filled cell.
    pub(crate) fn first(&self) -> Option<(u32, &'a Cell)> {
        self.cells.first().map(|(column, cell)| (*column, cell))
    }

    /// How many cells are filled.
    pub(crate) fn count(&self) -> usize {
        self.cells.len()
    }
}

/// A cell's address as a spreadsheet program shows it.
///
/// ```
/// assert_eq!(sheet::address(55, 4), "D55");
/// assert_eq!(sheet::address(1, 28), "AB1");
/// ```
pub fn address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}
