//! The Vietnamese way of writing numbers and dates on a paper.

use chrono::{Datelike, NaiveDate};
use serde::Serializer;

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// A number as it is read out.
///
/// ```
/// use paper::words::number_in_words;
/// assert_eq!(number_in_words(12), "mười hai");
/// assert_eq!(number_in_words(21), "hai mươi mốt");
/// assert_eq!(number_in_words(105), "một trăm linh năm");
/// assert_eq!(number_in_words(1001), "một nghìn không trăm linh một");
/// ```
pub fn number_in_words(number: u32) -> String {
    if number == 0 {
        return DIGITS[0].to_owned();
    }
    let scales = [(1_000_000_000, "tỷ"), (1_000_000, "triệu"), (1000, "nghìn"), (1, "")];
    let mut words = Vec::new();
    for (scale, name) in scales {
        let three = number / scale % 1000;
        if three > 0 {
            // After a larger part the hundreds are read even when there are none.
            words.extend(three_digits(three, !words.is_empty()));
            words.push(name);
        }
    }
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

fn three_digits(number: u32, read_hundreds: bool) -> Vec<&'static str> {
    let digit = |value: u32| DIGITS[(value % 10) as usize];
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    let mut words = Vec::new();
    let after_hundreds = hundreds > 0 || read_hundreds;
    if after_hundreds {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if ones > 0 && after_hundreds => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(digit(ones)),
    }
    words
}

/// A number in figures, thousands parted by a point: 14.167.
pub fn number_in_figures(number: u32) -> String {
    let figures = number.to_string();
    let mut parted = String::new();
    for (index, figure) in figures.chars().enumerate() {
        if index > 0 && (figures.len() - index).is_multiple_of(3) {
            parted.push('.');
        }
        parted.push(figure);
    }
    parted
}

/// A count as a paper writes it: one below ten has a zero before it, as a paper's number has.
pub fn counted(number: u32) -> String {
    match number {
        1..=9 => format!("0{number}"),
        _ => number_in_figures(number),
    }
}

/// A date in running text: a day below 10 and the months 1 and 2 take a zero, the months 3 to 9 do not.
///
/// ```
/// use chrono::NaiveDate;
/// let date = NaiveDate::from_ymd_opt(2026, 2, 5).unwrap();
/// assert_eq!(paper::words::long_date(date), "ngày 05 tháng 02 năm 2026");
/// ```
pub fn long_date(date: NaiveDate) -> String {
    let month = match date.month() {
        month @ (1 | 2) => format!("{month:02}"),
        month => month.to_string(),
    };
    format!("ngày {:02} tháng {month} năm {}", date.day(), date.year())
}

/// Lets a template find a date as its words.
pub(crate) fn as_long_date<S: Serializer>(date: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&long_date(*date))
}
