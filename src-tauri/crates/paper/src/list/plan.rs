//! What stands on which page: the table's lines with their heights, and where pages end. A row is never split, no row stands
//! alone on the last page, and the signatures stand with at least two rows.

use std::ops::Range;

use super::lines::lines;
use super::{ListPaper, PADDING_MM};
use crate::face::{Face, PITCH, POINT_MM, drawable};

/// Above and below a cell's text.
pub(super) const PADDING_Y_MM: f64 = 0.5;
/// In a list to work by: a line's own height keeps stacked marks off the rules.
const WORKING_PADDING_Y_MM: f64 = 0.2;
/// A word that fits to a hair is not broken by how numbers are rounded.
const HAIR_MM: f64 = 0.02;

/// Whether a line is a row, or stands across the table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Row,
    Title,
    Count,
}

/// A line of the table, laid out.
pub(super) struct Line {
    pub kind: Kind,
    pub height: f64,
    /// The lines of text of each cell; of what stands across, one cell.
    pub cells: Vec<Vec<String>>,
    pub joined: Option<usize>,
    /// It stands on one page with the line after it.
    keep: bool,
}

/// A page's lines, and whether the end of the list stands under them.
pub(super) struct PagePlan {
    pub lines: Range<usize>,
    pub tail: bool,
}

fn padding_y(list: &ListPaper) -> f64 {
    if list.working { WORKING_PADDING_Y_MM } else { PADDING_Y_MM }
}

/// How high a line of text is.
pub(super) fn pitch(points: u8) -> f64 {
    PITCH * f64::from(points) * POINT_MM
}

/// A cell's text in lines for a column so wide.
pub(super) fn cell_lines(text: &str, width: f64, points: u8, face: Face, at_commas: bool) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    let room = (width - 2.0 * PADDING_MM + HAIR_MM) / (f64::from(points) * POINT_MM);
    lines(&drawable(text), room, face, at_commas)
}

/// Every line of the table in order; `highest` is the room that a page has for them.
pub(super) fn laid(list: &ListPaper, widths: &[f64], highest: f64) -> Vec<Line> {
    // What stands across stands on the first sheet.
    let all: f64 = widths[..list.split.unwrap_or(widths.len())].iter().sum();
    let across = |text: &str, kind: Kind| {
        let face = if kind == Kind::Title { Face::Bold } else { Face::Italic };
        let cell = cell_lines(text, all, list.font_size, face, false);
        let height = cell.len().max(1) as f64 * pitch(list.font_size) + 2.0 * padding_y(list);
        Line { kind, height, cells: vec![cell], joined: None, keep: kind == Kind::Title }
    };
    let mut laid = Vec::new();
    for group in &list.groups {
        laid.extend(group.title.as_ref().map(|title| across(title, Kind::Title)));
        for row in &group.rows {
            let cells = row.cells.iter().zip(&list.columns).enumerate().map(|(place, (text, column))| {
                let width = if row.joined == Some(place) { widths[place] + widths[place + 1] } else { widths[place] };
                cell_lines(text, width, column.points, Face::Upright, column.at_commas)
            });
            laid.extend(in_pages(list, Line { kind: Kind::Row, height: 0.0, cells: cells.collect(), joined: row.joined, keep: false }, highest));
        }
        if let Some(count) = &group.count_line {
            if let Some(last) = laid.last_mut().filter(|_| !group.rows.is_empty()) {
                last.keep = true;
            }
            laid.push(across(count, Kind::Count));
        }
    }
    // The last two rows and all behind them stay together.
    let rows = laid.iter().enumerate().rev().filter(|(_, line)| line.kind == Kind::Row);
    let from = rows.map(|(place, _)| place).take(2).last().unwrap_or_else(|| laid.len().saturating_sub(2));
    laid.iter_mut().skip(from).for_each(|line| line.keep = true);
    laid
}

/// A row with its height; one that is higher than any page, as nothing but a text by mistake can be, goes on in further rows.
fn in_pages(list: &ListPaper, mut row: Line, highest: f64) -> Vec<Line> {
    let height = |cells: &[Vec<String>]| {
        let of_cell = |(lines, points): (&Vec<String>, u8)| lines.len().max(1) as f64 * pitch(points);
        let points = list.columns.iter().map(|column| column.points);
        cells.iter().zip(points).map(of_cell).fold(0.0, f64::max) + 2.0 * padding_y(list)
    };
    row.height = height(&row.cells).max(list.least_row_mm);
    if row.height <= highest {
        return vec![row];
    }
    let at_once = (((highest - 2.0 * padding_y(list)) / pitch(13)) as usize).max(1);
    let pieces = row.cells.iter().map(Vec::len).max().unwrap_or(0).div_ceil(at_once);
    let piece = |place: usize| {
        let cells: Vec<Vec<String>> = row.cells.iter().map(|lines| lines.iter().skip(place * at_once).take(at_once).cloned().collect()).collect();
        Line { kind: Kind::Row, height: height(&cells), cells, joined: row.joined, keep: false }
    };
    (0..pieces).map(piece).collect()
}

/// The pages: `first` is the room under the head of the first one, `room` that of each other one, `tail` how high the end of the
/// list is, if it has any.
pub(super) fn pages(laid: &[Line], tail: Option<f64>, first: f64, room: f64) -> Vec<PagePlan> {
    let mut pages: Vec<PagePlan> = vec![PagePlan { lines: 0..0, tail: false }];
    let mut left = first;
    let turn = |pages: &mut Vec<PagePlan>, left: &mut f64, from: usize| {
        pages.push(PagePlan { lines: from..from, tail: false });
        *left = room;
    };
    let mut from = 0;
    while from < laid.len() {
        let kept = laid[from..].iter().position(|line| !line.keep).map_or(laid.len(), |end| from + end + 1);
        let with_tail = kept == laid.len() && laid.last().is_some_and(|line| line.keep);
        let height: f64 = laid[from..kept].iter().map(|line| line.height).sum::<f64>() + if with_tail { tail.unwrap_or(0.0) } else { 0.0 };
        // What is too high to stay together is parted as it comes.
        let until = if height > room { from + 1 } else { kept };
        let needed = if height > room { laid[from].height } else { height };
        if needed > left {
            turn(&mut pages, &mut left, from);
        }
        left -= laid[from..until].iter().map(|line| line.height).sum::<f64>();
        if let Some(page) = pages.last_mut() {
            page.lines.end = until;
        }
        from = until;
    }
    if let Some(tail) = tail {
        if tail > left {
            turn(&mut pages, &mut left, laid.len());
        }
        if let Some(page) = pages.last_mut() {
            page.tail = true;
        }
    }
    pages
}
