//! Báo cáo.

use domain::period::{Period, PeriodName};
use domain::statistics::Report;
use register::reports::{self, ReportNames, ReportQuery, ReportView};
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::day;
use crate::desk::Desk;
use crate::failure::Failure;

/// What a report can be asked of.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReportChoices {
    /// The codes of the reports.
    pub reports: Vec<String>,
    /// The period that is most likely asked about.
    pub period: String,
    /// Those with a name, of the last years, the latest first.
    pub periods: Vec<PeriodChoice>,
}

/// A period with a name.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PeriodChoice {
    /// As it is spelt.
    pub period: String,
    /// Its name: the word `period.<name>`.
    pub name: String,
    /// The year it is of.
    pub year: i32,
}

/// What a report can be asked of.
#[tauri::command(async)]
#[specta::specta]
pub fn report_choices() -> Result<ReportChoices, Failure> {
    let on = day(None)?;
    let choice = |(period, name, year): (Period, PeriodName, i32)| PeriodChoice { period: period.to_string(), name: name.code().to_owned(), year };
    Ok(ReportChoices {
        reports: Report::ALL.iter().map(|report| report.code().to_owned()).collect(),
        period: Period::likely(on).to_string(),
        periods: Period::offered(on).into_iter().map(choice).collect(),
    })
}

/// A report.
#[tauri::command(async)]
#[specta::specta]
pub fn report_view(desk: State<'_, Desk>, query: ReportQuery) -> Result<ReportView, Failure> {
    let on = day(None)?;
    desk.read(|register| reports::report_view(register, &query, on))
}

/// The names behind a figure of it.
#[tauri::command(async)]
#[specta::specta]
pub fn report_names(
    desk: State<'_, Desk>,
    query: ReportQuery,
    figure: String,
    of_same: bool,
    offset: u32,
    limit: u32,
) -> Result<ReportNames, Failure> {
    let on = day(None)?;
    let places = offset as usize..offset.saturating_add(limit.min(1000)) as usize;
    desk.read(|register| reports::report_names(register, &query, &figure, of_same, places, on))
}
