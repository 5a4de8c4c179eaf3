//! Order and search of Vietnamese names.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// The letters in their order; a letter's place decides before any tone.
const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// The five written tones in their order after the level one: huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// Tidies a name as typed: composed letters (NFC), single blanks, none at the ends, nothing unseen such as text copied
/// from a web page brings along.
pub fn tidy(text: &str) -> String {
    let composed: String = text.chars().filter(|c| !is_unseen(*c)).nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Control characters but blanks, soft hyphens, blanks without width, marks of direction: two names that differ in
/// these alone look the same.
fn is_unseen(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// One sign for the apostrophe of names such as H'Hen, whichever of its likenesses was typed.
fn one_sign(c: char) -> char {
    if matches!(c, '’' | '‘' | 'ʼ' | 'ʻ' | 'ʹ' | '′' | '`' | '´' | '＇') { '\'' } else { c }
}

/// A key that sorts names by its bytes: given name, then middle names, then family name, syllable by syllable;
/// in a syllable its letters first, then its tone. No middle name comes before any. Equal names have equal keys,
/// upper or lower case, composed or not.
///
/// ```
/// use domain::name::sort_key;
/// assert!(sort_key("Trần Văn An") < sort_key("Lê Văn Ân"));
/// assert!(sort_key("Lê An") < sort_key("Lê Thị An"));
/// ```
pub fn sort_key(name: &str) -> String {
    // The Icelandic letter stands for đ in files from old typing programs.
    let lower: String = name.to_lowercase().chars().map(|c| if c == 'ð' { 'đ' } else { one_sign(c) }).collect();
    let syllables: Vec<String> = lower.split_whitespace().map(syllable_key).collect();
    let (family, middle, given) = match syllables.as_slice() {
        [] => return String::new(),
        [given] => (None, &[][..], given),
        [family, middle @ .., given] => (Some(family), middle, given),
    };
    // The blank between the parts is below every letter: a part that ends sooner comes first.
    let mut key = String::with_capacity(4 * name.len());
    key.push_str(given);
    key.push(' ');
    for syllable in middle {
        key.push_str(syllable);
    }
    key.push(' ');
    key.extend(family.map(String::as_str));
    key
}

/// A key that sorts texts by its bytes: word by word as they stand, numbers in them by how much they are.
///
/// ```
/// use domain::name::text_key;
/// assert!(text_key("9-QĐ/ĐU") < text_key("12-QĐ/ĐU"));
/// assert!(text_key("Đà Nẵng") < text_key("Đăk Nông"));
/// ```
pub fn text_key(text: &str) -> String {
    let lower: String = text.to_lowercase().chars().map(one_sign).collect();
    let mut key = String::with_capacity(4 * text.len());
    for word in lower.split_whitespace() {
        // Figures apart from letters, as wide as any number of a document or a card is.
        for run in word.as_bytes().chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit()) {
            let run = std::str::from_utf8(run).unwrap_or_default();
            if run.starts_with(|c: char| c.is_ascii_digit()) {
                key.push_str(&format!("{run:0>16}"));
            } else {
                key.push_str(&syllable_key(run));
            }
        }
        key.push(' ');
    }
    key
}

/// The byte and the tone of each composed letter.
static COMPOSED: LazyLock<HashMap<char, (char, usize)>> = LazyLock::new(|| {
    let mut composed = HashMap::new();
    for (letter, byte) in LETTERS.chars().zip('A'..) {
        composed.insert(letter, (byte, 0));
        for (tone, mark) in (1..).zip(TONES) {
            let mut with_tone = [letter, mark].into_iter().nfc();
            if let (Some(with_tone), None) = (with_tone.next(), with_tone.next()) {
                composed.insert(with_tone, (byte, tone));
            }
        }
    }
    composed
});

/// Letters as bytes from `A` on, then `!` (below every letter), then the tone as `1` to `6`.
fn syllable_key(syllable: &str) -> String {
    let mut key = String::with_capacity(syllable.len() + 2);
    let mut tone = 0;
    // Nearly every syllable is of composed letters; what else there may be is taken apart sign by sign.
    let known = syllable.chars().all(|c| {
        let Some((byte, with)) = COMPOSED.get(&c) else { return false };
        key.push(*byte);
        tone = if *with > 0 { *with } else { tone };
        true
    });
    if !known {
        key.clear();
        tone = taken_apart(syllable, &mut key);
    }
    key.push('!');
    key.push(char::from(b'1' + tone as u8));
    key
}

/// Puts the letters of a syllable behind a key; gives its tone.
fn taken_apart(syllable: &str, key: &mut String) -> usize {
    let mut tone = 0;
    for c in syllable.nfc() {
        // A composed letter with a tone comes apart into its letter and its tone.
        let parts: Vec<char> = c.to_string().nfd().collect();
        let letter: String = parts.iter().copied().filter(|part| !TONES.contains(part)).nfc().collect();
        if let Some(place) = parts.iter().find_map(|part| TONES.iter().position(|tone| tone == part)) {
            tone = place + 1;
        }
        let plain = parts.first().copied().unwrap_or(c);
        for c in letter.chars() {
            let place = LETTERS.chars().position(|l| l == c).or_else(|| LETTERS.chars().position(|l| l == plain));
            match place {
                Some(place) => key.push(char::from(b'A' + place as u8)),
                None if c.is_ascii_digit() => key.push(c),
                None if matches!(c, '\'' | '-' | '.') => {}
                None if ('\u{300}'..='\u{36f}').contains(&c) => {}
                None => {
                    key.push('~');
                    key.push(c);
                }
            }
        }
    }
    tone
}

/// A name tidied in lower case, with one sign for the apostrophe: equal to its search key where it bears no marks.
pub fn plain(name: &str) -> String {
    tidy(name).to_lowercase().chars().map(one_sign).collect()
}

/// A key to search by: lower case, no marks, đ as d, single blanks, none at the ends; composed or decomposed alike.
///
/// ```
/// assert_eq!(domain::name::search_key("  Đặng   THUỶ "), "dang thuy");
/// ```
pub fn search_key(text: &str) -> String {
    let folded: String = text
        .to_lowercase()
        .chars()
        .map(one_sign)
        .nfd()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c) && !is_unseen(*c))
        .map(|c| if matches!(c, 'đ' | 'ð') { 'd' } else { one_sign(c) })
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}
