//! What each row under a head is.

use crate::cell::{Cell, tidy};
use crate::grid::{Grid, GridRow};
use crate::table::Why;
use crate::table::head::HeadArea;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Values, with a running number.
    Numbered,
    /// Values without a number, enough of them to be a row of the table.
    Full,
    LeftOut(Why),
}

impl Kind {
    fn is_data(self) -> bool {
        matches!(self, Self::Numbered | Self::Full)
    }
}

/// The filled rows between one head and the next, from the top.
pub(super) struct Segment {
    pub rows: Vec<(u32, Kind)>,
}

/// Reads the rows under a head, down to the row `until` of the next one.
pub(super) fn read(grid: &Grid, head: &HeadArea, until: Option<u32>) -> Segment {
    let under = grid.rows().filter(|row| row.number > head.bottom && until.is_none_or(|until| row.number < until));
    let mut rows: Vec<_> = under.map(|row| (row.number, kind(&row, head))).collect();
    end_after_last_number(grid, &mut rows);
    let after_last = rows.iter().rposition(|(_, kind)| kind.is_data()).map_or(0, |at| at + 1);
    for (number, kind) in &mut rows[after_last..] {
        if matches!(kind, Kind::LeftOut(Why::Section | Why::Unclear)) && only_texts(&grid.row(*number)) {
            *kind = Kind::LeftOut(Why::Closing);
        }
    }
    Segment { rows }
}

/// Where rows are numbered, those without a number that come after the last one belong to the table only while they
/// follow without a gap: signatures stand apart, however full their line.
fn end_after_last_number(grid: &Grid, rows: &mut [(u32, Kind)]) {
    let Some(last) = rows.iter().rposition(|(_, kind)| *kind == Kind::Numbered) else { return };
    let mut end = rows[last].0;
    for (number, kind) in &mut rows[last + 1..] {
        if *kind == Kind::Full && *number == end + 1 {
            end = *number;
        } else if *kind == Kind::Full {
            *kind = Kind::LeftOut(if only_texts(&grid.row(*number)) { Why::Closing } else { Why::Unclear });
        }
    }
}

fn only_texts(row: &GridRow<'_>) -> bool {
    row.filled().all(|(_, cell)| matches!(cell, Cell::Text(_)))
}

impl Segment {
    /// Takes off the closing rows that stand right above the next head, with one empty row between them at most:
    /// they are its titles.
    pub(super) fn split_titles(&mut self) -> Vec<u32> {
        let mut titles = Vec::new();
        while let Some(&(number, Kind::LeftOut(Why::Closing))) = self.rows.last() {
            if titles.last().is_some_and(|below: &u32| below - number > 2) {
                break;
            }
            titles.push(number);
            self.rows.pop();
        }
        titles.reverse();
        titles
    }
}

fn kind(row: &GridRow<'_>, head: &HeadArea) -> Kind {
    let filled = row.count();
    let number = head.numbering.map(|column| row.cell(column));
    let ordinal = number.and_then(Cell::as_ordinal);
    // A row without a number needs so many values to be one of the table's.
    let enough = (head.columns.len() * 2 / 5).max(2);
    if numbers_columns(row) {
        Kind::LeftOut(Why::ColumnNumbers)
    } else if adds_up(row) {
        Kind::LeftOut(Why::Total)
    } else if ordinal.is_some() {
        if filled > 1 { Kind::Numbered } else { Kind::LeftOut(Why::Unfilled) }
    } else if is_section(row, number, filled) {
        Kind::LeftOut(Why::Section)
    } else if filled >= enough {
        Kind::Full
    } else {
        Kind::LeftOut(Why::Unclear)
    }
}

/// A subheading: one text alone, or with a Roman numeral or a letter as its number and perhaps a count.
fn is_section(row: &GridRow<'_>, number: Option<&Cell>, filled: usize) -> bool {
    let texts = row.filled().filter(|(_, cell)| matches!(cell, Cell::Text(_))).count();
    match number {
        Some(Cell::Text(mark)) if filled > 1 => {
            let mark = tidy(mark);
            let mark = mark.trim_end_matches(['.', ')', '/', '-']);
            let marks =
                mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_uppercase()) || !mark.is_empty() && mark.bytes().all(|b| b"IVXLC".contains(&b));
            marks && filled <= 3 && texts >= 2
        }
        _ => filled == 1 && texts == 1,
    }
}

/// (1) (2) (3) …, with letters for the first columns allowed: A, B, 1, 2 …
fn numbers_columns(row: &GridRow<'_>) -> bool {
    let is_letter = |cell: &Cell| matches!(cell, Cell::Text(text) if matches!(tidy(text).as_str(), "A" | "B" | "C"));
    let numbers = row.filled().map(|(_, cell)| cell).skip_while(|cell| is_letter(cell));
    row.count() >= 3 && numbers.clone().count() >= 2 && numbers.zip(1..).all(|(cell, at)| cell.as_ordinal() == Some(at))
}

/// A row that begins with the words for a sum.
fn adds_up(row: &GridRow<'_>) -> bool {
    let Some((_, Cell::Text(first))) = row.first() else { return false };
    let first = tidy(first).to_lowercase();
    let sum = first.strip_prefix("cộng");
    first.starts_with("tổng số")
        || first.starts_with("tổng cộng")
        // "Cộng tác viên" and the like are words of their own.
        || sum.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '.']) || rest.contains(|c: char| c.is_ascii_digit()))
}

/// The texts of a row on one line, each value once.
pub(super) fn texts(row: &GridRow<'_>) -> String {
    row.filled().map(|(_, cell)| tidy(&cell.text())).collect::<Vec<_>>().join(" ")
}
