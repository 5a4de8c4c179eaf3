//! Lines break between syllables. A word longer than its place (a long number, an address without spaces) gets places to
//! break of its own.

use crate::face::{Face, POINT_MM};

/// Where a line may break without anything being printed.
const BREAK_HERE: char = '\u{200b}';

/// The text with places to break in every word longer than so many millimetres.
pub(crate) fn in_mm(text: &str, mm: f64, font_size: u8) -> String {
    with_breaks(text, mm / (f64::from(font_size) * POINT_MM))
}

fn with_breaks(text: &str, room: f64) -> String {
    let mut length = 0.0;
    let mut broken = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        let advance = Face::Upright.advance(character);
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
