//! One cell's value, and the ways of reading it that keep what was typed.

use std::borrow::Cow;

use chrono::NaiveDate;

/// Whole numbers up to here are exact in a spreadsheet's floating-point cells.
const EXACT_UP_TO: f64 = 9_007_199_254_740_992.0;

/// What stands in one cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing, or only spaces.
    #[default]
    Empty,
    /// Text as it stands: not normalized, spaces at the ends kept.
    Text(String),
    /// A number, also a bare year typed as one.
    Number(f64),
    /// A real date; its time of day, if any, is left out.
    Date(NaiveDate),
    /// Yes or no.
    Bool(bool),
    /// An error such as `#N/A`.
    Error(String),
}

impl Cell {
    /// True when there is nothing to read in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => trim(text).is_empty(),
            _ => false,
        }
    }

    /// What a person sees: texts without spaces (also non-breaking ones) at the ends, whole numbers without a
    /// decimal point, dates as dd/mm/yyyy.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(trim(text)),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Date(date) => Cow::Owned(date.format("%d/%m/%Y").to_string()),
            Self::Bool(yes) => Cow::Borrowed(if *yes { "TRUE" } else { "FALSE" }),
            Self::Error(error) => Cow::Borrowed(error),
        }
    }

    /// The digits of a number or of a text that holds nothing but digits and spaces, exactly: no sign, point or
    /// exponent. None for anything else, and for numbers too large to have kept all their digits.
    ///
    /// ```
    /// use sheet::Cell;
    /// assert_eq!(Cell::Text("031 099 000001".into()).as_digits().as_deref(), Some("031099000001"));
    /// assert_eq!(Cell::Number(31_099_000_001.0).as_digits().as_deref(), Some("31099000001"));
    /// assert_eq!(Cell::Number(1.5).as_digits(), None);
    /// ```
    pub fn as_digits(&self) -> Option<String> {
        match self {
            Self::Text(text) => {
                let digits: String = text.chars().filter(|c| !is_space(*c)).collect();
                (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
            }
            Self::Number(number) if number.fract() == 0.0 && (0.0..=EXACT_UP_TO).contains(number) => Some(format!("{number:.0}")),
            _ => None,
        }
    }

    /// As [`as_digits`](Self::as_digits), and a *number* gets back the zeros that it lost in front. A text is never
    /// filled up: its digits are what somebody typed.
    ///
    /// ```
    /// use sheet::Cell;
    /// assert_eq!(Cell::Number(31_099_000_001.0).as_digits_of(12).as_deref(), Some("031099000001"));
    /// assert_eq!(Cell::Text("31099000001".into()).as_digits_of(12).as_deref(), Some("31099000001"));
    /// ```
    pub fn as_digits_of(&self, length: usize) -> Option<String> {
        let digits = self.as_digits()?;
        Some(if matches!(self, Self::Number(_)) { format!("{digits:0>length$}") } else { digits })
    }

    /// A number in a list: 1, "1", "01", "1.", "1)", "(1)".
    pub(crate) fn as_ordinal(&self) -> Option<u64> {
        match self {
            Self::Number(_) => self.as_digits()?.parse().ok(),
            Self::Text(text) => {
                let bare = trim(text).trim_matches(['(', ')', '[', ']', '.']);
                if bare.is_empty() || !bare.bytes().all(|b| b.is_ascii_digit()) {
                    return None;
                }
                bare.parse().ok()
            }
            _ => None,
        }
    }
}

/// One line, single ordinary spaces, none at the ends: for titles and comparisons.
///
/// ```
/// assert_eq!(sheet::tidy(" Ngày,\n tháng,\u{a0}năm  sinh "), "Ngày, tháng, năm sinh");
/// ```
pub fn tidy(text: &str) -> String {
    text.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// White space, also non-breaking and of no width.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}
