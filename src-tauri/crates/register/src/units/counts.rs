//! How many stand in a unit: as of a day, and at the start of its year.

use chrono::{Datelike, NaiveDate};
use domain::stage::Book;
use serde::Serialize;
use specta::Type;

use crate::Register;
use crate::error::RegisterError;
use crate::lists::{Heads, heads};

/// How many stand in a unit and those below it on a day.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnitCounts {
    /// As of when, ISO: the day asked for; where the unit has ended by then, its last day.
    pub on: String,
    /// Members, probationers included.
    pub members: u32,
    /// Of them probationers.
    pub probationers: u32,
    /// Candidates on the way.
    pub candidates: u32,
    /// Units below it.
    pub units: u32,
    /// Of the people the women.
    pub women: Heads,
    /// The same people's numbers when the year began; `None`: it did not stand then.
    pub year_start: Option<YearStart>,
}

/// How many stood in a unit when a year began.
#[derive(Clone, Debug, Serialize, Type)]
pub struct YearStart {
    /// The last day of the year before, ISO.
    pub on: String,
    /// Who stood there.
    pub heads: Heads,
    /// The register's record had begun: nobody can be lacking.
    pub whole: bool,
}

/// Who stands in a unit as of a day on which it stands, or will have stood last.
pub(super) fn counts(register: &Register, unit: i32, on: NaiveDate, book: &Book) -> Result<UnitCounts, RegisterError> {
    let stands = |unit: i32, on: NaiveDate| book.units.standing(unit, on).is_some();
    let (all, women) = if stands(unit, on) { heads(register, unit, on)? } else { Default::default() };
    let below = book.units.within(unit, on).into_iter().filter(|each| *each != unit && stands(*each, on)).count();
    let before = NaiveDate::from_ymd_opt(on.year() - 1, 12, 31).filter(|before| stands(unit, *before));
    let year_start = before.map(|before| -> Result<YearStart, RegisterError> {
        Ok(YearStart { on: before.to_string(), heads: heads(register, unit, before)?.0, whole: before >= book.figures_from })
    });
    Ok(UnitCounts {
        on: on.to_string(),
        members: all.members,
        probationers: all.probationers,
        candidates: all.candidates,
        units: if stands(unit, on) { below as u32 } else { 0 },
        women,
        year_start: year_start.transpose()?,
    })
}
