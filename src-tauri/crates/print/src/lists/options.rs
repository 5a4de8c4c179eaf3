//! How a list is printed, and how it is first offered.

use register::due::DueQuery;
use register::lists::ListQuery;
use register::{Register, RegisterError, settings};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::table::{ListKind, list_kind};

/// How a list is printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PrintOptions {
    /// `landscape` or `portrait`.
    pub orientation: String,
    /// Points, 10 to 13.
    pub font_size: u8,
    /// A bold row for each unit.
    pub group_by_unit: bool,
    /// Who drew it up.
    pub prepared_by: String,
    /// `for_committee` or `for_branch`: the word `paper.<code>`.
    pub signer_power: String,
    /// `secretary` or `deputy_secretary`: the word `paper.<code>`.
    pub signer_post: String,
    /// The signer's name.
    pub signer_name: String,
    /// The row (1) (2) (3).
    pub column_numbers: bool,
    /// The closing line "Tổng số".
    pub count_line: bool,
    /// Margins for two-sided printing.
    pub two_sided: bool,
    /// The stamp MẬT.
    pub secret: bool,
}

/// The options that a list is first offered with.
///
/// # Errors
/// Of reading the settings.
pub fn print_options(register: &Register, query: &ListQuery) -> Result<PrintOptions, RegisterError> {
    options(register, list_kind(query), query.filters.unit.is_some())
}

/// The options that Việc is first offered with.
///
/// # Errors
/// Of reading the settings.
pub fn due_options(register: &Register, query: &DueQuery) -> Result<PrintOptions, RegisterError> {
    let options = options(register, ListKind::ListDue, query.unit.is_some())?;
    Ok(PrintOptions { column_numbers: false, count_line: false, ..options })
}

fn options(register: &Register, kind: ListKind, of_branch: bool) -> Result<PrintOptions, RegisterError> {
    let set = settings::all(register)?;
    let setting = |name: &str| set.get(name).cloned().unwrap_or_default();
    Ok(PrintOptions {
        orientation: if matches!(kind, ListKind::ListPeople | ListKind::ListDue) { "portrait" } else { "landscape" }.to_owned(),
        font_size: kind.font_size(),
        group_by_unit: false,
        prepared_by: setting("prepared_by"),
        signer_power: if of_branch { "for_branch" } else { "for_committee" }.to_owned(),
        signer_post: "secretary".to_owned(),
        signer_name: setting("signer_name"),
        column_numbers: true,
        count_line: true,
        two_sided: false,
        secret: false,
    })
}
