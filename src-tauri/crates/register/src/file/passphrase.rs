//! A passphrase as it is meant: what two keyboards write differently is one passphrase, and what anybody would guess is none.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::error::RegisterError;

/// How many letters a new passphrase needs.
pub const PASSPHRASE_LEAST: usize = 10;
/// How many of them must be different.
pub const PASSPHRASE_DIFFERENT: usize = 5;

/// The one spelling of what was typed: no blanks at the ends, no signs without width, each tone mark where both ways of
/// writing agree (`hòa` is `hoà`), composed.
pub(super) fn meant(typed: &str) -> Zeroizing<String> {
    let plain = |letter: char| match letter {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => Some(' '),
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => None,
        other => Some(other),
    };
    let apart: Zeroizing<Vec<char>> = Zeroizing::new(typed.nfd().filter_map(plain).collect());
    let placed = Zeroizing::new(tones_placed(&apart).iter().collect::<String>());
    Zeroizing::new(placed.trim().nfc().collect())
}

/// The five tone marks.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// In oa, oe and uy the tone goes to the second letter, where one of the two ways puts it.
fn tones_placed(letters: &[char]) -> Zeroizing<Vec<char>> {
    let mut placed = Zeroizing::new(letters.to_vec());
    for at in 0..letters.len().saturating_sub(2) {
        let [first, tone, second] = [letters[at], letters[at + 1], letters[at + 2]];
        let pair = matches!((first.to_ascii_lowercase(), second.to_ascii_lowercase()), ('o', 'a' | 'e') | ('u', 'y'));
        // A second letter with a mark of its own is another one: oă, oẹ.
        let bare = letters.get(at + 3).is_none_or(|next| !is_mark(*next));
        if pair && bare && TONES.contains(&tone) {
            placed[at + 1] = second;
            placed[at + 2] = tone;
        }
    }
    placed
}

fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// A new passphrase must be long enough, and of enough different letters.
///
/// # Errors
/// [`RegisterError::PassphraseShort`], [`RegisterError::PassphrasePlain`].
pub(super) fn must_be_good(meant: &str) -> Result<(), RegisterError> {
    if meant.chars().count() < PASSPHRASE_LEAST {
        return Err(RegisterError::PassphraseShort { least: PASSPHRASE_LEAST });
    }
    let different: std::collections::BTreeSet<char> = meant.chars().filter(|letter| !letter.is_whitespace()).collect();
    if different.len() < PASSPHRASE_DIFFERENT {
        return Err(RegisterError::PassphrasePlain { least: PASSPHRASE_DIFFERENT });
    }
    Ok(())
}
