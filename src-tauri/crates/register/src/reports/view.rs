//! A report as the window shows it: figures by their rows, the names of each asked for by themselves.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::refusal::Refusal;
use domain::statistics::{Name, Number, Report, ReportRow, WorkedOut, change_pct, ratio_pct};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::table::{ReportAsked, report_table};
use crate::Register;
use crate::book::{self, units};
use crate::error::RegisterError;
use crate::facts;
use crate::lists::in_name_order;

/// A report as it is asked for.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct ReportQuery {
    /// The report's code.
    pub report: String,
    /// As it is spelt: `2021-H1`, `2021-01-01..2021-06-30`.
    pub period: String,
    /// Of these units with all below them; none: of the whole register.
    pub units: Vec<i32>,
}

impl ReportQuery {
    /// What it asks for.
    ///
    /// # Errors
    /// `code_unknown`, `period_unreadable`, `period_reversed`.
    pub fn read(&self) -> Result<ReportAsked, Refusal> {
        let report: Report = self.report.parse().map_err(|()| Refusal::new("code_unknown").with("value", &self.report).at("report"))?;
        Ok(ReportAsked { report, period: self.period.parse()?, units: self.units.clone() })
    }
}

/// A figure of a report.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReportLine {
    /// The figure's code.
    pub code: String,
    /// The form's own label; blank where it has none.
    pub row: String,
    /// The key of its title among the words.
    pub title_key: String,
    /// 0 a sum, 1 a row of it, 2 of which.
    pub depth: u8,
    /// It is an average: told to one decimal.
    pub is_average: bool,
    /// In the period; `None`: not known.
    pub value: Option<f64>,
    /// In the same days of the year before.
    pub same: Option<f64>,
    /// In percent of it.
    pub ratio_pct: Option<f64>,
    /// More or fewer than it, in percent.
    pub change_pct: Option<f64>,
}

/// Rows under one head.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReportSection {
    /// The form's label of the head.
    pub label: String,
    /// The last part of its word `report_section.<code>`; blank: the rows stand by themselves.
    pub code: String,
    /// The rows.
    pub lines: Vec<ReportLine>,
}

/// Two sides of a report that must be the same.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReportCheck {
    /// The last part of its word `identity.<code>`.
    pub code: String,
    /// They are.
    pub holds: bool,
    /// Left less right.
    pub difference: i32,
    /// For whom it does not hold.
    pub people: Vec<i32>,
}

/// A report.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReportView {
    /// First day, ISO.
    pub from: String,
    /// Last day, ISO.
    pub to: String,
    /// First day of the same period of the year before.
    pub same_from: String,
    /// Its last day.
    pub same_to: String,
    /// The record had begun when the period did.
    pub complete: bool,
    /// The same of the year before.
    pub same_complete: bool,
    /// Since when it tells everything, ISO.
    pub figures_from: String,
    /// The period is not over.
    pub running: bool,
    /// The rows.
    pub sections: Vec<ReportSection>,
    /// What must hold.
    pub checks: Vec<ReportCheck>,
}

/// A report for the window.
///
/// # Errors
/// As [`report_table`] and [`ReportQuery::read`].
pub fn report_view(register: &Register, query: &ReportQuery, today: NaiveDate) -> Result<ReportView, RegisterError> {
    let _moment = register.at_one_moment()?;
    let asked = query.read()?;
    let table = report_table(register, &asked, today)?;
    let mut figures = table.figures.iter();
    let sections = asked.report.sections().into_iter().map(|section| ReportSection {
        label: section.label.to_owned(),
        code: section.code.to_owned(),
        lines: figures.by_ref().take(section.rows.len()).map(|figure| line(figure.row, &figure.now, &figure.same)).collect(),
    });
    let day = |day: NaiveDate| day.to_string();
    Ok(ReportView {
        from: day(asked.period.from),
        to: day(asked.period.to),
        same_from: day(table.same.from),
        same_to: day(table.same.to),
        complete: table.complete,
        same_complete: table.same_complete,
        figures_from: day(book::of(register)?.figures_from),
        running: table.running,
        sections: sections.collect(),
        checks: table
            .identities
            .iter()
            .map(|each| ReportCheck {
                code: each.code.to_owned(),
                holds: each.holds,
                difference: i32::try_from(each.difference).unwrap_or(i32::MAX),
                people: each.people.clone(),
            })
            .collect(),
    })
}

fn line(row: ReportRow, now: &WorkedOut, same: &WorkedOut) -> ReportLine {
    let number = |value: Option<Number>| {
        value.map(|value| match value {
            Number::Count(count) => count as f64,
            Number::Tenths(tenths) => tenths as f64 / 10.0,
        })
    };
    let pct = |tenths: Option<i64>| tenths.map(|tenths| tenths as f64 / 10.0);
    ReportLine {
        code: row.figure.code().to_owned(),
        row: row.row.to_owned(),
        title_key: row.title_key(),
        depth: row.depth,
        is_average: row.figure.is_average(),
        value: number(now.value),
        same: number(same.value),
        ratio_pct: pct(ratio_pct(now.value, same.value)),
        change_pct: pct(change_pct(now.value, same.value)),
    }
}

/// Somebody whom a figure counts.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReportName {
    /// Who.
    pub person: i32,
    /// Birth name.
    pub name: String,
    /// Birth, ISO, as far as known.
    pub birth_date: Option<String>,
    /// The unit where they are a member, or that they left, as it is called on the period's last day.
    pub unit_name: String,
    /// Of what happened in the period: when, ISO.
    pub day: Option<String>,
}

/// A page of the names behind a figure.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ReportNames {
    /// How many they are.
    pub total: u32,
    /// Everybody, each once.
    pub people: Vec<i32>,
    /// From the place asked on: by the day on which it happened, else by name.
    pub rows: Vec<ReportName>,
    /// Of a figure of units: what they are called.
    pub units: Vec<String>,
}

/// The names behind a figure of a report, or behind it in the same days of the year before.
///
/// # Errors
/// As [`report_view`]; `code_unknown` for a figure that the report has not.
pub fn report_names(
    register: &Register,
    query: &ReportQuery,
    figure: &str,
    of_same: bool,
    places: std::ops::Range<usize>,
    today: NaiveDate,
) -> Result<ReportNames, RegisterError> {
    let _moment = register.at_one_moment()?;
    let asked = query.read()?;
    let table = report_table(register, &asked, today)?;
    let unknown = || Refusal::new("code_unknown").with("value", figure).at("figure");
    let of = table.figures.iter().find(|each| each.row.figure.code() == figure).ok_or_else(unknown)?;
    let (WorkedOut { names, units: of_units, .. }, period) = if of_same { (&of.same, table.same) } else { (&of.now, asked.period) };
    let mut people: Vec<i32> = names.iter().map(|name| name.person).collect();
    people.sort_unstable();
    people.dedup();
    let names = in_order(register, names)?;
    let book = book::of(register)?;
    let rows = names.get(places.start.min(names.len())..places.end.min(names.len())).unwrap_or_default();
    let rows = rows.iter().map(|name| {
        let (birth_name, birth_date) = facts::name_and_birth(register.conn(), name.person)?;
        Ok(ReportName {
            person: name.person,
            name: birth_name,
            birth_date,
            unit_name: name.unit.map(|unit| units::name_on(&book.units, unit, period.to)).transpose()?.unwrap_or_default(),
            day: name.day.map(|day| day.to_string()),
        })
    });
    let rows = rows.collect::<Result<_, RegisterError>>()?;
    let called = of_units.iter().map(|unit| units::name_on(&book.units, *unit, period.to));
    Ok(ReportNames { total: (names.len() + of_units.len()) as u32, people, rows, units: called.collect::<Result<_, _>>()? })
}

/// By the day on which it happened, and by name.
fn in_order(register: &Register, names: &[Name]) -> Result<Vec<Name>, RegisterError> {
    let wanted: BTreeSet<i32> = names.iter().map(|name| name.person).collect();
    let by_name = in_name_order(register)?.into_iter().filter(|person| wanted.contains(person));
    let places: BTreeMap<i32, usize> = by_name.zip(0..).collect();
    let mut names = names.to_vec();
    names.sort_by_key(|name| (name.day, places.get(&name.person).copied()));
    Ok(names)
}
