//! Lines break between syllables. A word longer than its place (a long number, an address without spaces) gets places to
//! break of its own.

use typst::layout::{Frame, FrameItem, GroupItem};
use typst::text::{Glyph, TextItem};

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

/// What was laid out, without the places to break, which would be copied out with the text.
pub(crate) fn without_breaks(frame: &Frame) -> Frame {
    let mut plain = Frame::new(frame.size(), frame.kind());
    for (place, item) in frame.items() {
        let item = match item {
            FrameItem::Group(group) => FrameItem::Group(GroupItem { frame: without_breaks(&group.frame), ..group.clone() }),
            FrameItem::Text(text) if text.text.contains(BREAK_HERE) => FrameItem::Text(plain_text(text)),
            other => other.clone(),
        };
        plain.push(*place, item);
    }
    plain
}

fn plain_text(text: &TextItem) -> TextItem {
    let moved = |at: u16| {
        let before = text.text.get(..usize::from(at)).unwrap_or_default();
        at - (before.matches(BREAK_HERE).count() * BREAK_HERE.len_utf8()) as u16
    };
    let glyphs = text.glyphs.iter().map(|glyph| Glyph { range: moved(glyph.range.start)..moved(glyph.range.end), ..glyph.clone() });
    TextItem {
        text: text.text.as_str().replace(BREAK_HERE, "").into(),
        glyphs: glyphs.filter(|glyph| !glyph.range.is_empty()).collect(),
        ..text.clone()
    }
}
