//! How a list is first offered.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::words::{Language, word};
use paper::Orientation;
use register::cases::posts_of;
use register::due::Horizon;
use register::lists::{ListQuery, list_rows};
use register::{Register, RegisterError, settings, units};

use super::collect::list_table;
use super::compose::fits;
use super::table::{ListKind, list_kind};
use crate::PrintOptions;

/// The options that a list of a day is first offered with: grouped where it spans units, signed by whom the unit has for it
/// today.
///
/// # Errors
/// Of reading the register.
pub fn print_options(register: &Register, query: &ListQuery, on: NaiveDate, today: NaiveDate) -> Result<PrintOptions, RegisterError> {
    let kind = list_kind(query);
    let usual = PrintOptions::usual(register)?;
    let of_branch = is_branch(register, query.filters.unit, on)?;
    let units: BTreeSet<i32> = list_rows(register, query, on)?.into_iter().map(|row| row.unit).collect();
    let mut options = PrintOptions {
        orientation: "landscape".to_owned(),
        // The screen's groups; a form that spans units is parted by them. Columns that were chosen stand as they were seen.
        group: query.group.clone().or_else(|| (query.columns.is_empty() && units.len() > 1).then(|| "unit".to_owned())),
        as_on_screen: !query.columns.is_empty(),
        signer_power: if of_branch { "for_branch" } else { "for_committee" }.to_owned(),
        signer_name: match unit_below(register, query.filters.unit, on)? {
            Some(unit) => secretary(register, unit, today)?,
            None => usual.signer_name.clone(),
        },
        column_numbers: true,
        count_line: true,
        due_before: (kind == ListKind::ListConversionDue).then(|| before(register, on)).transpose()?,
        ..usual
    };
    if kind == ListKind::ListPeople || options.as_on_screen {
        let table = list_table(register, query, on, &options, &|key| word(Language::Vi, key))?;
        if fits(&table, options.font_size, Orientation::Portrait) {
            options.orientation = "portrait".to_owned();
        }
    }
    Ok(options)
}

/// The options that Việc is first offered with.
///
/// # Errors
/// Of reading the settings.
pub fn due_options(register: &Register) -> Result<PrintOptions, RegisterError> {
    PrintOptions::usual(register)
}

/// Before which day those fall due who are to be reviewed: that of the next meeting, else as far as Việc looks.
fn before(register: &Register, on: NaiveDate) -> Result<String, RegisterError> {
    let day = match Horizon::usual(register, on)? {
        Horizon::Before(day) => day,
        Horizon::Within(days) => on.checked_add_days(chrono::Days::new(days.into())).unwrap_or(on),
    };
    Ok(day.to_string())
}

fn is_branch(register: &Register, unit: Option<i32>, on: NaiveDate) -> Result<bool, RegisterError> {
    let Some(unit) = unit else { return Ok(false) };
    let kind = units::unit_page(register, unit, on)?.facts.unit_kind;
    Ok(matches!(kind.as_str(), "branch" | "grassroots_branch" | "party_group"))
}

/// The unit, unless it is the one whose papers the settings head and sign.
pub(crate) fn unit_below(register: &Register, unit: Option<i32>, on: NaiveDate) -> Result<Option<i32>, RegisterError> {
    let root = units::unit_list(register, on)?.into_iter().next().map(|unit| unit.unit);
    Ok(unit.filter(|unit| Some(*unit) != root))
}

/// Who is a unit's secretary on a day; empty where the register does not know, for a pen to write.
fn secretary(register: &Register, unit: i32, on: NaiveDate) -> Result<String, RegisterError> {
    let posts = posts_of(register, unit, on)?;
    Ok(posts.into_iter().find(|post| post.position == "secretary").map(|post| post.name).unwrap_or_default())
}

/// The name under the post: that of the options, but never the committee's signer for a branch whose secretary is another.
pub(super) fn signer_name(register: &Register, query: &ListQuery, options: &PrintOptions, today: NaiveDate) -> Result<String, RegisterError> {
    let of_committee = settings::all(register)?.remove("signer_name").unwrap_or_default();
    if options.signer_power != "for_branch" || options.signer_name != of_committee {
        return Ok(options.signer_name.clone());
    }
    let of_branch = query.filters.unit.map(|unit| secretary(register, unit, today)).transpose()?.unwrap_or_default();
    Ok(if of_branch == of_committee { of_committee } else { String::new() })
}
