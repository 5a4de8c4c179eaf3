//! How a list is first offered.

use register::due::DueQuery;
use register::lists::ListQuery;
use register::{Register, RegisterError};

use super::table::{ListKind, list_kind};
use crate::PrintOptions;

/// The options that a list is first offered with.
///
/// # Errors
/// Of reading the settings.
pub fn print_options(register: &Register, query: &ListQuery) -> Result<PrintOptions, RegisterError> {
    let options = options(register, list_kind(query), query.filters.unit.is_some())?;
    Ok(PrintOptions { column_numbers: true, count_line: true, ..options })
}

/// The options that Việc is first offered with.
///
/// # Errors
/// Of reading the settings.
pub fn due_options(register: &Register, query: &DueQuery) -> Result<PrintOptions, RegisterError> {
    options(register, ListKind::ListDue, query.unit.is_some())
}

fn options(register: &Register, kind: ListKind, of_branch: bool) -> Result<PrintOptions, RegisterError> {
    Ok(PrintOptions {
        orientation: if matches!(kind, ListKind::ListPeople | ListKind::ListDue) { "portrait" } else { "landscape" }.to_owned(),
        font_size: kind.font_size(),
        signer_power: if of_branch { "for_branch" } else { "for_committee" }.to_owned(),
        ..PrintOptions::usual(register)?
    })
}
