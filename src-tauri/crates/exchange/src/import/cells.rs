//! From a cell to the text that the register reads: numbers get back the zeros a spreadsheet took from them.

use domain::refusal::Refusal;
use sheet::Cell;

use super::columns::{Field, fold};

/// The years that a bare number in a column of dates can mean.
const YEARS: std::ops::RangeInclusive<f64> = 1880.0..=2199.0;

/// The typed text of a cell; empty where nothing is said.
///
/// # Errors
/// `value_unreadable` for a formula's error or a yes/no.
pub(super) fn typed(field: Field, cell: &Cell) -> Result<String, Refusal> {
    let text = domain::name::tidy(&cell.text());
    match cell {
        Cell::Empty => Ok(String::new()),
        Cell::Error(_) | Cell::Bool(_) => Err(Refusal::new("value_unreadable").with("value", text)),
        Cell::Number(number) if is_date(field) && YEARS.contains(number) => Ok(text),
        Cell::Number(_) => Ok(lengthened(field, cell).unwrap_or(text)),
        _ if says_nothing(&text) => Ok(String::new()),
        _ => Ok(text),
    }
}

/// Strokes and dots by which a clerk leaves a cell empty.
fn says_nothing(text: &str) -> bool {
    text.chars().all(|c| "-–—….".contains(c))
}

/// A number of a fixed length kept as a number has lost the zeros in front. Only so many can have been lost.
fn lengthened(field: Field, cell: &Cell) -> Option<String> {
    let digits = cell.as_digits()?;
    let length = match (field, digits.len()) {
        (Field::Fact("citizen_id") | Field::AnyId, 10..=12) => 12,
        (Field::Fact("card_number"), 10..=12) => 12,
        (Field::Fact("card_number"), 7..=8) => 8,
        (Field::Fact("old_id"), 7..=9) => 9,
        (Field::Fact("phone"), 9) => 10,
        _ => digits.len(),
    };
    cell.as_digits_of(length)
}

fn is_date(field: Field) -> bool {
    matches!(
        field,
        Field::Fact("birth_date")
            | Field::BirthMale
            | Field::BirthFemale
            | Field::ListedDate
            | Field::HelperDate
            | Field::CertificateDate
            | Field::CourseFrom
            | Field::CourseTo
            | Field::AdmissionDate
            | Field::OfficialDate
    )
}

/// Whether a cell in a column for men or for women is only a mark.
pub(super) fn is_mark(text: &str) -> bool {
    matches!(fold(text).as_str(), "x" | "nam" | "nu" | "v")
}
