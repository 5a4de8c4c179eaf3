//! Finding heads.

use crate::cell::{Cell, tidy};
use crate::grid::{Grid, GridRow, Span};
use crate::table::Head;

/// The most rows that a head may have.
const MOST_ROWS: u32 = 4;
/// Longer texts are sentences, not titles.
const LONGEST_TITLE: usize = 80;
/// The least cells of a head.
const LEAST_CELLS: usize = 3;
/// What stands above the running numbers.
const NUMBERING: [&str; 8] = ["tt", "stt", "số tt", "số thứ tự", "s tt", "s.t.t", "t.t", "no"];

/// A head: where it stands and the columns it names.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeadArea {
    pub top: u32,
    pub bottom: u32,
    /// The column of the running numbers, if the head has one.
    pub numbering: Option<u32>,
    pub columns: Vec<Head>,
}

/// All heads of a sheet, from the top.
pub(super) fn find_heads(grid: &Grid) -> Vec<HeadArea> {
    let numbered = collect(grid, |row| {
        let (column, cell) = row.first()?;
        is_numbering(cell).then_some((column, Some(column)))
    });
    if numbered.is_empty() { by_shape(grid) } else { numbered }
}

/// The heads at which a test answers with the first column and the column of the running numbers.
fn collect<'a>(grid: &'a Grid, test: impl Fn(&GridRow<'a>) -> Option<(u32, Option<u32>)>) -> Vec<HeadArea> {
    let mut heads: Vec<HeadArea> = Vec::new();
    for row in grid.rows() {
        if heads.last().is_some_and(|head| row.number <= head.bottom) {
            continue;
        }
        let Some((left, numbering)) = test(&row) else { continue };
        let floor = heads.last().map_or(0, |head| head.bottom);
        let head = area(grid, row.number, left, numbering, floor);
        if head.columns.len() >= LEAST_CELLS {
            heads.push(head);
        }
    }
    heads
}

/// Where no head begins with TT: the first row of several different short texts, at least half as full as the
/// fullest, with a row at least half as full under it; and each row that repeats it.
fn by_shape(grid: &Grid) -> Vec<HeadArea> {
    let fullest = grid.rows().map(|row| row.count()).max().unwrap_or(0);
    let found = grid
        .rows()
        .zip(grid.rows().skip(1))
        .find(|(row, next)| row.count() * 2 >= fullest && next.count() * 2 >= row.count() && looks_like_titles(row));
    let Some((pattern, next)) = found else { return Vec::new() };
    let Some((left, _)) = pattern.first() else { return Vec::new() };
    let numbering = (next.cell(left).as_ordinal() == Some(1)).then_some(left);
    collect(grid, |row| row.filled().eq(pattern.filled()).then_some((left, numbering)))
}

fn looks_like_titles(row: &GridRow<'_>) -> bool {
    let mut texts: Vec<_> = row.filled().map(|(_, cell)| cell.text()).collect();
    texts.sort();
    texts.dedup();
    texts.len() >= LEAST_CELLS && row.filled().all(|(_, cell)| is_title(cell))
}

fn is_numbering(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if NUMBERING.contains(&tidy(text).to_lowercase().trim_end_matches('.')))
}

fn is_title(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.chars().count() <= LONGEST_TITLE) && cell.as_digits().is_none()
}

/// Measures the head that has its first title in a row and column. `floor` is a row that it does not reach up to.
fn area(grid: &Grid, row: u32, left: u32, numbering: Option<u32>, floor: u32) -> HeadArea {
    // A head's rows are few, so only the merged ranges that touch them are looked at from here on.
    let near: Vec<Span> = grid.merged().iter().filter(|span| span.bottom + MOST_ROWS >= row && span.top <= row + MOST_ROWS).copied().collect();
    let mut top = row;
    while row - top + 1 < MOST_ROWS && top > floor + 1 && groups_above(grid, &near, top - 1, left) {
        top -= 1;
    }
    let merged_down = near.iter().filter(|span| (top..=row).contains(&span.top) && span.bottom < top + MOST_ROWS);
    let mut bottom = merged_down.map(|span| span.bottom).max().unwrap_or(row).max(row);
    while bottom - top + 1 < MOST_ROWS && titles_below(grid, &near, top, bottom, left) {
        bottom += 1;
    }
    HeadArea { top, bottom, numbering, columns: columns(grid, &near, top, bottom, left) }
}

/// True when a row is a row of group titles: each spans several columns, none stands over the first two.
fn groups_above(grid: &Grid, near: &[Span], row: u32, left: u32) -> bool {
    let mut filled = grid.row(row).filled().peekable();
    filled.peek().is_some()
        && filled.all(|(column, cell)| {
            let spans = near.iter().any(|span| span.top == row && span.left == column && span.right > column);
            column > left + 1 && spans && is_title(cell)
        })
}

/// True when the row under the head so far goes on with it: at least two titles, each under a group or in a column
/// that has none yet, and nothing under the first column.
fn titles_below(grid: &Grid, near: &[Span], top: u32, bottom: u32, left: u32) -> bool {
    let below = grid.row(bottom + 1);
    below.count() >= 2
        && below.filled().all(|(column, cell)| {
            let under_group = near.iter().any(|span| span.contains(bottom, column) && span.right > span.left);
            let untitled = (top..=bottom).all(|row| title(grid, near, row, column).is_empty());
            // Without merging, the first title of a group stands right above the first of its parts.
            let first_part = grid.row(bottom).cell(column + 1).is_blank() && !below.cell(column + 1).is_blank();
            column > left && is_title(cell) && (under_group || untitled || first_part)
        })
}

fn columns(grid: &Grid, near: &[Span], top: u32, bottom: u32, left: u32) -> Vec<Head> {
    let last_filled = (top..=bottom).filter_map(|row| grid.row(row).filled().last()).map(|(column, _)| column).max();
    let right = near
        .iter()
        .filter(|span| span.top >= top && span.bottom <= bottom && !grid.cell(span.top, span.left).is_blank())
        .map(|span| span.right)
        .chain(last_filled)
        .max()
        .unwrap_or(left);
    let mut heads: Vec<Head> = Vec::new();
    let mut before: Vec<String> = Vec::new();
    for column in left..=right {
        let mut levels: Vec<String> = (top..=bottom).map(|row| title(grid, near, row, column)).collect();
        fill_from_group(&mut levels, &before);
        let mut titles = levels.clone();
        titles.retain(|title| !title.is_empty());
        titles.dedup();
        if !titles.is_empty() {
            heads.push(Head { titles, column });
        }
        before = levels;
    }
    heads
}

/// Without merging, a group's title stands over its first part only: the other parts, which have nothing above
/// them, take it from the column before.
fn fill_from_group(levels: &mut [String], before: &[String]) {
    let Some(first) = levels.iter().position(|title| !title.is_empty()) else { return };
    let is_part = before.get(first).is_some_and(|title| !title.is_empty());
    if is_part && before[..first].iter().any(|title| !title.is_empty()) {
        levels[..first].clone_from_slice(&before[..first]);
    }
}

/// The title that covers a cell of the head: its own, or that of the merged range it lies in.
fn title(grid: &Grid, near: &[Span], row: u32, column: u32) -> String {
    let span = near.iter().find(|span| span.contains(row, column));
    let (row, column) = span.map_or((row, column), |span| (span.top, span.left));
    tidy(&grid.cell(row, column).text())
}
