//! The code of the recovery card: 26 letters that hold the seed and 2 that check them, in seven groups of four.
//!
//! The letters are Crockford's base32 (no I, L, O, U). The check letters are those of a Reed–Solomon code over the
//! 32 letters: any one or two wrong letters, and any two that changed places, are noticed for certain, and where
//! just one is wrong it is known which.

use std::fmt;
use std::str::FromStr;

use zeroize::Zeroizing;

use super::key::Seed;
use crate::error::RegisterError;

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DATA: usize = 26;
const WHOLE: usize = 28;
const GROUP: usize = 4;

/// The seed of a register's key, as its card prints it.
#[derive(Clone)]
pub struct RecoveryCode {
    seed: Seed,
}

impl RecoveryCode {
    pub(crate) fn of(seed: Seed) -> Self {
        Self { seed }
    }

    pub(crate) fn seed(&self) -> Seed {
        self.seed.clone()
    }

    /// The code as it is printed: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`.
    pub fn shown(&self) -> Zeroizing<String> {
        let mut values = Zeroizing::new([0_u8; WHOLE]);
        // 128 bits and two of filling: five a letter, from the top.
        let number = u128::from_be_bytes(*self.seed);
        for (place, value) in values.iter_mut().take(DATA - 1).enumerate() {
            *value = (number >> (123 - 5 * place) & 31) as u8;
        }
        values[DATA - 1] = (number << 2 & 31) as u8;
        let (sum, weighted) = sums(&values[..DATA]);
        let (first, second) = check_values(sum, weighted);
        values[DATA] = first;
        values[DATA + 1] = second;
        let mut text = Zeroizing::new(String::with_capacity(WHOLE + WHOLE / GROUP));
        for (place, value) in values.iter().enumerate() {
            if place > 0 && place % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(LETTERS[usize::from(*value)]));
        }
        text
    }
}

impl FromStr for RecoveryCode {
    type Err = RegisterError;

    /// Reads a code as typed: either case, with or without blanks and dashes of any length, o for 0, i and l for 1.
    fn from_str(text: &str) -> Result<Self, RegisterError> {
        let mistyped = |group| RegisterError::RecoveryMistyped { group };
        let mut values = Zeroizing::new(Vec::with_capacity(WHOLE));
        for letter in text.chars().filter(|letter| !parts(*letter)) {
            let letter = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value = LETTERS.iter().position(|known| char::from(*known) == letter);
            let value = value.and_then(|value| u8::try_from(value).ok());
            let value = value.ok_or_else(|| mistyped(group_at(values.len())))?;
            values.push(value);
        }
        if values.len() != WHOLE {
            return Err(mistyped(odd_group(text)));
        }
        let (sum, weighted) = sums(&values);
        if (sum, weighted) != (0, 0) {
            return Err(mistyped(place_of_one_error(sum, weighted).and_then(group_at)));
        }
        if values[DATA - 1] & 3 != 0 {
            return Err(mistyped(None));
        }
        let mut number = 0_u128;
        for value in &values[..DATA - 1] {
            number = number << 5 | u128::from(*value);
        }
        number = number << 3 | u128::from(values[DATA - 1] >> 2);
        let mut seed = Seed::zeros();
        seed.copy_from_slice(&number.to_be_bytes());
        Ok(Self { seed })
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode")
    }
}

/// Whether a letter only stands between groups: a blank, a sign without width, a dash as a typewriter or Word makes it.
fn parts(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '.' | '_')
}

/// The group (from 1) that a letter stands in.
fn group_at(place: usize) -> Option<usize> {
    (place < WHOLE).then_some(place / GROUP + 1)
}

/// The one group of a wrong length, where the code was typed in seven groups.
fn odd_group(text: &str) -> Option<usize> {
    let groups: Vec<&str> = text.split(parts).filter(|group| !group.is_empty()).collect();
    let mut odd = groups.iter().enumerate().filter(|(_, group)| group.chars().count() != GROUP);
    let (first, rest) = (odd.next(), odd.next());
    (groups.len() == WHOLE / GROUP && rest.is_none()).then_some(first?.0 + 1)
}

// ---------- the field of 32 elements, x⁵ + x² + 1 ----------

/// Times the field's generator, whose powers run through all 31 elements but zero.
fn times_generator(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 32 == 0 { shifted } else { shifted ^ 0b10_0101 }
}

fn times(a: u8, b: u8) -> u8 {
    let (mut product, mut power) = (0, a);
    for bit in 0..5 {
        if b >> bit & 1 == 1 {
            product ^= power;
        }
        power = times_generator(power);
    }
    product
}

/// The generator to a power.
fn power(exponent: usize) -> u8 {
    (0..exponent).fold(1, |value, _| times_generator(value))
}

fn inverse(value: u8) -> u8 {
    // value³¹ = 1 for all but zero
    (0..30).fold(1, |product, _| times(product, value))
}

/// The plain sum, and the sum of each letter times the generator to its place: both zero for a whole code.
fn sums(values: &[u8]) -> (u8, u8) {
    values.iter().enumerate().fold((0, 0), |(sum, weighted), (place, value)| (sum ^ value, weighted ^ times(power(place), *value)))
}

/// The two last letters that bring both sums to zero: a + b = sum, g²⁶a + g²⁷b = weighted.
fn check_values(sum: u8, weighted: u8) -> (u8, u8) {
    let (first_weight, second_weight) = (power(DATA), power(DATA + 1));
    let second = times(weighted ^ times(first_weight, sum), inverse(first_weight ^ second_weight));
    (sum ^ second, second)
}

/// Where a single wrong letter would give these sums.
fn place_of_one_error(sum: u8, weighted: u8) -> Option<usize> {
    (sum != 0 && weighted != 0).then(|| (0..WHOLE).find(|place| times(power(*place), sum) == weighted))?
}
