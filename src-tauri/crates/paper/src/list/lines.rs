//! Texts in lines. A line breaks between words; a word longer than its column (a long number, an address without blanks) is
//! broken where its letters reach the rule, behind a stroke or a dot if one is near.

use crate::face::Face;

/// The lines of a text in a room of so many ems; a line feed begins a new one. With `at_commas` lines end at commas where
/// that takes no more of them.
pub(super) fn lines(text: &str, room: f64, face: Face, at_commas: bool) -> Vec<String> {
    text.split('\n').flat_map(|paragraph| broken(paragraph, room, face, at_commas)).collect()
}

fn broken(text: &str, room: f64, face: Face, at_commas: bool) -> Vec<String> {
    let words = words(text);
    if face.width(text) <= room {
        return vec![text.trim().to_owned()];
    }
    let filled = filled(&words, room, face);
    if at_commas {
        let mut parts: Vec<String> = Vec::new();
        for word in words {
            match parts.last_mut() {
                Some(part) if !part.ends_with(',') => {
                    part.push(' ');
                    part.push_str(word);
                }
                _ => parts.push(word.to_owned()),
            }
        }
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        if parts.iter().all(|part| face.width(part) <= room) {
            let by_commas = self::filled(&parts, room, face);
            if by_commas.len() <= filled.len() {
                return by_commas;
            }
        }
    }
    filled
}

fn words(text: &str) -> Vec<&str> {
    text.split(' ').filter(|word| !word.is_empty()).collect()
}

/// As many words on each line as there is room for.
fn filled(words: &[&str], room: f64, face: Face) -> Vec<String> {
    let space = face.advance(' ');
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0.0;
    for word in words {
        let width = face.width(word);
        match lines.last_mut() {
            Some(line) if used + space + width <= room => {
                line.push(' ');
                line.push_str(word);
                used += space + width;
            }
            _ if width <= room => {
                lines.push((*word).to_owned());
                used = width;
            }
            _ => {
                lines.extend(pieces(word, room, face));
                used = lines.last().map_or(0.0, |line| face.width(line));
            }
        }
    }
    lines
}

/// A word too long for any line.
fn pieces(word: &str, room: f64, face: Face) -> Vec<String> {
    let mut pieces = Vec::new();
    let (mut rest, mut at, mut used) = (word, 0, 0.0);
    while let Some(character) = rest[at..].chars().next() {
        let width = face.advance(character);
        if at > 0 && used + width > room {
            let near = rest[..at].rfind(['-', '/', '.', ',', '_', '@']).map(|found| found + 1).filter(|found| found * 3 > at * 2);
            let (piece, left) = rest.split_at(near.unwrap_or(at));
            pieces.push(piece.to_owned());
            (rest, at, used) = (left, 0, 0.0);
        } else {
            at += character.len_utf8();
            used += width;
        }
    }
    pieces.push(rest.to_owned());
    pieces
}
