//! The faces of the shipped fonts: how wide a text is, which characters they have, and text drawn with them letter by letter.
//! Nothing is kerned, so that what is measured is what is drawn.

use std::borrow::Cow;
use std::sync::LazyLock;

use typst::layout::{Abs, Em, Frame, FrameItem, Point};
use typst::syntax::Span;
use typst::text::{FontInstance, FontVariant, FontVariations, Glyph, Lang, TextItem};
use typst::visualize::Color;
use unicode_normalization::UnicodeNormalization;

use crate::world;

/// How a text stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Face {
    Upright,
    Bold,
    Italic,
}

/// A point in millimetres.
pub(crate) const POINT_MM: f64 = 25.4 / 72.0;
/// From the top of a line to where its letters stand, in ems: the face's own ascent.
pub(crate) const ASCENT: f64 = 0.891;
/// From one line to the next, in ems: a hair over ascent and descent, so that stacked marks (Ễ, Ặ) never touch the line above.
pub(crate) const PITCH: f64 = 1.11;
/// Stands where a character is that no face has.
const STRANGE: char = '□';

/// A face with its glyphs and their widths by character, as far as letters of the Latin script go.
struct Measured {
    instance: FontInstance,
    known: Vec<Option<(u16, f64)>>,
}

static FACES: LazyLock<Vec<Measured>> = LazyLock::new(|| {
    let measured = |place: usize| {
        let instance = world::face(place)?.instantiate(FontVariant::default(), Abs::pt(12.0), &FontVariations::default());
        let known = (0..0x2000).map(|code| glyph_of(&instance, char::from_u32(code)?)).collect();
        Some(Measured { instance, known })
    };
    (0..3).filter_map(measured).collect()
});

fn glyph_of(instance: &FontInstance, character: char) -> Option<(u16, f64)> {
    let glyph = instance.ttf().glyph_index(character)?.0;
    Some((glyph, instance.x_advance(glyph)?.get()))
}

impl Face {
    fn measured(self) -> Option<&'static Measured> {
        FACES.get(self as usize)
    }

    fn glyph(self, character: char) -> Option<(u16, f64)> {
        let face = self.measured()?;
        match face.known.get(character as usize) {
            Some(known) => *known,
            None => glyph_of(&face.instance, character),
        }
    }

    /// The width of a text on one line, in ems. What the face lacks counts as a wide letter.
    pub(crate) fn width(self, text: &str) -> f64 {
        text.chars().map(|character| self.advance(character)).sum()
    }

    pub(crate) fn advance(self, character: char) -> f64 {
        self.glyph(character).map_or(1.0, |(_, width)| width)
    }

    /// Draws one line with its top left corner at a place, all in millimetres.
    pub(crate) fn draw(self, frame: &mut Frame, left: f64, top: f64, points: f64, text: &str) {
        let Some(face) = self.measured() else { return };
        let mut glyphs = Vec::with_capacity(text.len());
        for (at, character) in text.char_indices() {
            // A line of a paper never comes near the end of this range.
            let (Some((id, width)), Ok(from)) = (self.glyph(character), u16::try_from(at)) else { continue };
            glyphs.push(Glyph {
                id,
                x_advance: Em::new(width),
                x_offset: Em::zero(),
                y_advance: Em::zero(),
                y_offset: Em::zero(),
                range: from..from.saturating_add(character.len_utf8() as u16),
                span: (Span::detached(), 0),
            });
        }
        let text = TextItem {
            font: face.instance.clone(),
            size: Abs::pt(points),
            fill: Color::BLACK.into(),
            stroke: None,
            lang: Lang::VIETNAMESE,
            region: None,
            text: text.into(),
            glyphs,
        };
        frame.push(Point::new(Abs::mm(left), Abs::mm(top + ASCENT * points * POINT_MM)), FrameItem::Text(text));
    }
}

/// The width of an upright text on one line, in millimetres.
pub(crate) fn text_mm(text: &str, points: u8) -> f64 {
    Face::Upright.width(text) * f64::from(points) * POINT_MM
}

/// The first character of a text that no paper can show: an emoji, a letter of a script that the fonts lack, or a mark that
/// turns the direction of writing.
///
/// ```
/// assert_eq!(paper::strange_character("Nguyễn Thị Mẫu"), None);
/// assert_eq!(paper::strange_character("Mẫu 🌸"), Some('🌸'));
/// assert_eq!(paper::strange_character("Mẫu\u{202e}"), Some('\u{202e}'));
/// ```
pub fn strange_character(text: &str) -> Option<char> {
    if text.is_ascii() {
        return None;
    }
    text.nfc().find(|character| turns_direction(*character) || (!is_silent(*character) && Face::Upright.glyph(*character).is_none()))
}

fn turns_direction(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether it leaves nothing on paper by its nature.
fn is_silent(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// A text as it is drawn: letters composed, what leaves nothing left out, a box for what no face has.
pub(crate) fn drawable(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control() && byte != b'\n') {
        return Cow::Borrowed(text);
    }
    let drawn = |character: char| match character {
        '\n' => Some('\n'),
        character if character.is_whitespace() => Some(if character == '\u{a0}' { character } else { ' ' }),
        character if is_silent(character) || turns_direction(character) => None,
        character if Face::Upright.glyph(character).is_none() => Some(STRANGE),
        character => Some(character),
    };
    Cow::Owned(text.nfc().filter_map(drawn).collect())
}
