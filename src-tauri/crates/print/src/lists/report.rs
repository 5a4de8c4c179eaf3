//! A report as a table: the form's rows under their heads, the period beside the same days of the year before.

use chrono::NaiveDate;
use domain::date::shown;
use domain::period::Period;
use domain::statistics::{Number, change_pct, ratio_pct};
use paper::Row;
use register::reports::{ReportFigure, ReportQuery, ReportTable, report_table};
use register::{Register, RegisterError, units};

use super::kind::ListKind;
use super::table::{ListTable, Noun, TableGroup};
use crate::told::{with, word};

/// The table of a report by what the register knows today. Whoever asks holds one moment over it.
pub(super) fn table(register: &Register, query: &ReportQuery, today: NaiveDate) -> Result<ListTable, RegisterError> {
    let asked = query.read()?;
    let report = report_table(register, &asked, today)?;
    let kind = ListKind::Report;
    let title = word(&format!("report.{}", asked.report.code()));
    let mut table = ListTable { title, of_a_day: false, ..ListTable::of(kind, kind.columns(false), Noun::Entries) };
    table.remarks = remarks(register, &report)?;
    let mut figures = report.figures.iter();
    for section in asked.report.sections() {
        let head = (!section.code.is_empty()).then(|| {
            let head = word(&format!("report_section.{}", section.code));
            if section.label.is_empty() { head } else { format!("{}. {head}", section.label) }
        });
        let rows = figures.by_ref().take(section.rows.len()).map(row).collect();
        table.groups.push(TableGroup { title: head, rows, ..TableGroup::default() });
    }
    Ok(table)
}

fn remarks(register: &Register, report: &ReportTable) -> Result<Vec<String>, RegisterError> {
    let told = |period: Period| with("ui.span", &[("from", &shown(period.from)), ("to", &shown(period.to))]);
    let period = report.asked.period;
    let name = match period.name() {
        Some((name, year)) => with(&format!("period.{}", name.code()), &[("year", &year.to_string())]),
        None => told(period),
    };
    let mut remarks = vec![with("paper.report_period", &[("period", &name), ("same", &told(report.same))])];
    // A unit that is reported by itself heads the paper.
    if report.asked.units.len() > 1 {
        let names = report.asked.units.iter().map(|unit| units::unit_page(register, *unit, period.to).map(|page| page.facts.name));
        remarks.push(with("paper.report_units", &[("units", &names.collect::<Result<Vec<_>, _>>()?.join(", "))]));
    }
    if !report.complete || !report.same_complete {
        let from = shown(register::book::record_from(register)?);
        remarks.push(with(if report.complete { "ui.report_same_incomplete" } else { "ui.report_incomplete" }, &[("date", &from)]));
    }
    if report.running {
        remarks.push(with("ui.report_running", &[("date", &shown(period.to))]));
    }
    for broken in report.identities.iter().filter(|identity| !identity.holds) {
        let check = word(&format!("identity.{}", broken.code));
        remarks.push(with("ui.report_broken", &[("check", &check), ("count", &broken.people.len().to_string())]));
    }
    Ok(remarks)
}

fn row(figure: &ReportFigure) -> Row {
    let title = word(&figure.row.title_key());
    let (now, same) = (figure.now.value, figure.same.value);
    Row::from(vec![
        figure.row.row.to_owned(),
        if figure.row.depth > 1 { format!("- {title}") } else { title },
        number(now),
        number(same),
        tenths(ratio_pct(now, same)),
        tenths(change_pct(now, same)),
    ])
}

/// As papers write it: 14.167; blank where it is not known.
fn number(value: Option<Number>) -> String {
    match value {
        Some(Number::Count(count)) => u32::try_from(count).map_or_else(|_| count.to_string(), paper::words::number_in_figures),
        Some(Number::Tenths(all)) => tenths(Some(all)),
        None => String::new(),
    }
}

/// Tenths as papers write them: 78,9; U+2212 for minus.
fn tenths(tenths: Option<i64>) -> String {
    let Some(tenths) = tenths else { return String::new() };
    let sign = if tenths < 0 { "\u{2212}" } else { "" };
    let whole = tenths.unsigned_abs() / 10;
    let whole = u32::try_from(whole).map_or_else(|_| whole.to_string(), paper::words::number_in_figures);
    format!("{sign}{whole},{}", tenths.unsigned_abs() % 10)
}
