//! A report worked out.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::period::Period;
use domain::refusal::Refusal;
use domain::statistics::{Checked, Figure, Identity, Report, ReportRow, Scope, WorkedOut, work_out};

use super::material::material;
use crate::Register;
use crate::book::{self, units};
use crate::error::RegisterError;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportAsked {
    /// Which report.
    pub report: Report,
    /// Of which days.
    pub period: Period,
    /// Of which units with all below them; none: of the whole register.
    pub units: Vec<i32>,
}

/// A figure of a report.
#[derive(Clone, Debug)]
pub struct ReportFigure {
    /// Where it stands on the form.
    pub row: ReportRow,
    /// In the period.
    pub now: WorkedOut,
    /// In the same days of the year before.
    pub same: WorkedOut,
}

/// A report worked out by what the register now knows.
#[derive(Clone, Debug)]
pub struct ReportTable {
    /// What was asked for.
    pub asked: ReportAsked,
    /// The same days of the year before.
    pub same: Period,
    /// The record had begun when the period did: nobody can be lacking.
    pub complete: bool,
    /// The same of the year before.
    pub same_complete: bool,
    /// The period is not over.
    pub running: bool,
    /// The figures in the form's order.
    pub figures: Vec<ReportFigure>,
    /// What must hold between them.
    pub identities: Vec<Checked>,
}

/// Works out a report; kept until something is written.
///
/// # Errors
/// `unit_unknown`; those of reading the register.
pub fn report_table(register: &Register, asked: &ReportAsked, today: NaiveDate) -> Result<Arc<ReportTable>, RegisterError> {
    let _moment = register.at_one_moment()?;
    // Whoever asks for the names behind a figure, or for the paper, has the report before them.
    register.remember(&format!("report {asked:?} {today}"), |_| worked_out(register, asked, today))
}

fn worked_out(register: &Register, asked: &ReportAsked, today: NaiveDate) -> Result<ReportTable, RegisterError> {
    for unit in &asked.units {
        if !units::exists(register.conn(), *unit)? {
            return Err(Refusal::new("unit_unknown").with("value", unit).at("unit").into());
        }
    }
    let book = book::of(register)?;
    let rows = asked.report.figures();
    let figures: Vec<Figure> = rows.iter().map(|row| row.figure).collect();
    let of = |period: Period| -> Result<BTreeMap<Figure, WorkedOut>, RegisterError> {
        let material = register.remember(&format!("report {} {period}", asked.report.code()), |_| material(register, period, &figures, &book))?;
        Ok(work_out(&material, &Scope::of(&book.units, &asked.units, period.to), &figures, &book.codes))
    };
    let same = asked.period.a_year_before();
    let (now, before) = (of(asked.period)?, of(same)?);
    let identities = Identity::of(asked.report).iter().map(|identity| identity.check(&now)).collect();
    let of_row = |row: ReportRow| ReportFigure {
        row,
        now: now.get(&row.figure).cloned().unwrap_or_default(),
        same: before.get(&row.figure).cloned().unwrap_or_default(),
    };
    Ok(ReportTable {
        asked: asked.clone(),
        same,
        complete: asked.period.from >= book.figures_from,
        same_complete: same.from >= book.figures_from,
        running: today < asked.period.to,
        figures: rows.into_iter().map(of_row).collect(),
        identities,
    })
}
