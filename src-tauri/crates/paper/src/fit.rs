//! Lines break between syllables. A word longer than its column (a long number, an address without spaces) would run
//! into the next cell, so it gets places to break of its own.

use std::borrow::Cow;

use crate::{ColumnWidth, ListPaper, world};

/// Where a line may break without anything being printed.
const BREAK_HERE: char = '\u{200b}';
/// Kept free in a cell, both sides together: a word may use part of the padding before it is broken.
const FREE_MM: f64 = 1.2;
/// A point in millimetres.
const POINT_MM: f64 = 25.4 / 72.0;

/// The list, with break places in words that do not fit their column; most lists pass untouched.
pub(crate) fn break_long_words(list: &ListPaper) -> Cow<'_, ListPaper> {
    let room = room_in_em(list);
    let too_long = |cells: &[String]| cells.iter().zip(&room).any(|(cell, room)| has_long_word(cell, *room));
    if !list.groups.iter().flat_map(|group| &group.rows).any(|cells| too_long(cells)) {
        return Cow::Borrowed(list);
    }
    let mut list = list.clone();
    for cells in list.groups.iter_mut().flat_map(|group| &mut group.rows) {
        for (cell, room) in cells.iter_mut().zip(&room) {
            if has_long_word(cell, *room) {
                *cell = with_breaks(cell, *room);
            }
        }
    }
    Cow::Owned(list)
}

/// How long a word may be in each column, in ems of the table's text.
fn room_in_em(list: &ListPaper) -> Vec<f64> {
    let (mut fixed, mut shares) = (0.0, 0.0);
    for column in &list.columns {
        match column.width {
            ColumnWidth::Mm(width) => fixed += width,
            ColumnWidth::Share(share) => shares += share,
        }
    }
    let left = list.orientation.room_mm() - fixed;
    let em = f64::from(list.font_size) * POINT_MM;
    let width = |width| match width {
        ColumnWidth::Mm(width) => width,
        ColumnWidth::Share(share) => left * share / shares,
    };
    list.columns.iter().map(|column| (width(column.width) - FREE_MM) / em).collect()
}

/// The width of a text in one line, in millimetres.
pub(crate) fn text_mm(text: &str, font_size: u8) -> f64 {
    text.chars().map(world::advance).sum::<f64>() * f64::from(font_size) * POINT_MM
}

fn has_long_word(text: &str, room: f64) -> bool {
    text.split_whitespace().any(|word| word.chars().map(world::advance).sum::<f64>() > room)
}

/// The text with places to break in every word longer than so many millimetres.
pub(crate) fn in_mm(text: &str, mm: f64, font_size: u8) -> String {
    with_breaks(text, mm / (f64::from(font_size) * POINT_MM))
}

fn with_breaks(text: &str, room: f64) -> String {
    let mut length = 0.0;
    let mut broken = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        let advance = world::advance(character);
        if character.is_whitespace() {
            length = 0.0;
        } else if length > 0.0 && length + advance > room {
            broken.push(BREAK_HERE);
            length = advance;
        } else {
            length += advance;
        }
        broken.push(character);
    }
    broken
}
