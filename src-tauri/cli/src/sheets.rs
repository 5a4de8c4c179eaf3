//! The sheet of a person or a unit as a PDF: person show, unit show with `-o`.

use std::path::Path;

use chrono::NaiveDate;
use print::PrintOptions;
use print::sheets::Sheet;
use register::file::{clear_for_answer, write_answer};
use register::log::MadePaper;
use register::{Register, RegisterError};

use crate::arguments::Today;
use crate::list::note;
use crate::{Failure, ask};

/// Prints what `collect` collects, of a day, and notes it.
pub fn print(
    file: &Path,
    as_of: Option<&str>,
    (out, today): (&Path, &Today),
    collect: impl FnOnce(&Register, &PrintOptions, NaiveDate) -> Result<Sheet, RegisterError>,
) -> Result<(), Failure> {
    clear_for_answer(out)?;
    let (mut register, now) = ask::open_to_note(file, today)?;
    let on = match (as_of, now) {
        (None, Some(now)) => now.today,
        (as_of, _) => ask::day(&register, as_of)?,
    };
    let options = PrintOptions::usual(&register)?;
    let printed = collect(&register, &options, on)?.pdf()?;
    for volume in &printed.volumes {
        write_answer(out, volume)?;
    }
    note(&mut register, MadePaper::SheetPrinted, &printed.facts, now)
}
