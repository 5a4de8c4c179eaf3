//! How a list is first offered.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use paper::Orientation;
use register::cases::posts_of;
use register::due::Horizon;
use register::lists::{ListQuery, list_rows};
use register::{Register, RegisterError, settings, units};

use super::compose::fits;
use super::kind::{ListKind, list_kind};
use super::{ListOf, table_of};
use crate::PrintOptions;

/// The options that a list of a day is first offered with.
///
/// # Errors
/// Of reading the register.
pub fn print_options(register: &Register, asked: &ListOf, on: NaiveDate, today: NaiveDate) -> Result<PrintOptions, RegisterError> {
    let usual = PrintOptions::usual(register)?;
    let signed = signed(register, asked.unit(), on, today, &usual)?;
    let list = PrintOptions { orientation: "landscape".to_owned(), column_numbers: true, count_line: true, ..signed };
    match asked {
        ListOf::People(query) => of_people(register, query, on, list),
        ListOf::Due(_) => Ok(usual),
        ListOf::Course(query) if query.paper == ListKind::ListCourseResults => Ok(PrintOptions { orientation: "portrait".to_owned(), ..list }),
        ListOf::Units(_) => fitting(register, asked, on, list),
        ListOf::Course(_) | ListOf::Requests(_) => Ok(list),
        ListOf::Report(_) => Ok(PrintOptions { orientation: "portrait".to_owned(), count_line: false, ..list }),
        // By its form it is written over a double page.
        ListOf::Book(query) if query.book == ListKind::MemberBook => {
            Ok(PrintOptions { orientation: "landscape_pair".to_owned(), bound: true, ..list })
        }
        ListOf::Book(query) if query.book == ListKind::ListDecisions => fitting(register, asked, on, PrintOptions { bound: true, ..list }),
        ListOf::Book(_) => Ok(PrintOptions { bound: true, ..list }),
    }
}

/// Signed by whom the unit has for it today.
fn signed(register: &Register, unit: Option<i32>, on: NaiveDate, today: NaiveDate, usual: &PrintOptions) -> Result<PrintOptions, RegisterError> {
    Ok(PrintOptions {
        signer_power: if is_branch(register, unit, on)? { "for_branch" } else { "for_committee" }.to_owned(),
        signer_name: match unit_below(register, unit, on)? {
            Some(unit) => secretary(register, unit, today)?,
            None => usual.signer_name.clone(),
        },
        ..usual.clone()
    })
}

/// A list of people: grouped where it spans units.
fn of_people(register: &Register, query: &ListQuery, on: NaiveDate, list: PrintOptions) -> Result<PrintOptions, RegisterError> {
    let kind = list_kind(query)?;
    let units: BTreeSet<i32> = list_rows(register, query, on)?.into_iter().map(|row| row.unit).collect();
    // A paper that was named has its own columns; those that were chosen stand as they were seen.
    let as_on_screen = !query.columns.is_empty() && query.paper.is_none();
    let options = PrintOptions {
        // The screen's groups; a form that spans units is parted by them.
        group: query.group.clone().or_else(|| (!as_on_screen && units.len() > 1).then(|| "unit".to_owned())),
        as_on_screen,
        due_before: (kind == ListKind::ListConversionDue).then(|| before(register, on)).transpose()?,
        ..list
    };
    if kind == ListKind::ListPeople || as_on_screen { fitting(register, &ListOf::People(query.clone()), on, options) } else { Ok(options) }
}

/// Upright where the columns have room.
fn fitting(register: &Register, asked: &ListOf, on: NaiveDate, options: PrintOptions) -> Result<PrintOptions, RegisterError> {
    let table = table_of(register, asked, &options, on)?;
    let upright = fits(&table, options.font_size, Orientation::Portrait);
    Ok(PrintOptions { orientation: if upright { "portrait" } else { "landscape" }.to_owned(), ..options })
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
pub(super) fn signer_name(register: &Register, unit: Option<i32>, options: &PrintOptions, today: NaiveDate) -> Result<String, RegisterError> {
    let of_committee = settings::all(register)?.remove("signer_name").unwrap_or_default();
    if options.signer_power != "for_branch" || options.signer_name != of_committee {
        return Ok(options.signer_name.clone());
    }
    let of_branch = unit.map(|unit| secretary(register, unit, today)).transpose()?.unwrap_or_default();
    Ok(if of_branch == of_committee { of_committee } else { String::new() })
}
