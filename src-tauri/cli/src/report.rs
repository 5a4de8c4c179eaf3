//! report: the figures of a period beside those of the same days of the year before.

use domain::statistics::{Number, WorkedOut, change_pct, ratio_pct};
use domain::words::word;
use print::lists::{List, ListOf, print_options};
use register::file::{clear_for_answer, write_answer};
use register::reports::{ReportFigure, ReportQuery, ReportTable, report_table};
use serde_json::{Value, json};

use crate::arguments::Report;
use crate::list::write_out;
use crate::{Failure, ask, json as print, say};

pub fn report(report: &Report) -> Result<(), Failure> {
    let format = report.format.as_deref().unwrap_or("json");
    if !["json", "xlsx", "pdf"].contains(&format) {
        return Err(Failure::Usage(format!("--format {format}: json, xlsx, pdf")));
    }
    if format != "json" && report.json {
        return Err(Failure::Usage(format!("--json --format {format}")));
    }
    let query = ReportQuery { report: report.report.clone(), period: report.period.clone(), units: report.unit.clone() };
    let asked = query.read()?;
    if let Some(path) = &report.output {
        clear_for_answer(path)?;
    }
    if format == "json" {
        let register = ask::open_to_read(&report.file)?;
        let told = told(&*report_table(&register, &asked, ask::today(&register)?)?);
        return match &report.output {
            Some(path) => Ok(write_answer(path, &serde_json::to_vec(&told)?)?),
            None => print(&told),
        };
    }
    let Some(path) = &report.output else { return Err(Failure::Usage("-o OUT".to_owned())) };
    let (mut register, now) = ask::open_to_note(&report.file, &report.today)?;
    let today = now.as_ref().map_or_else(|| ask::today(&register), |now| Ok(now.today))?;
    let asked = ListOf::Report(query);
    let options = print_options(&register, &asked, today, today)?;
    let collected = List::collect(&register, &asked, &options, today, today)?;
    write_out(&mut register, &collected, format, path, now)
}

fn told(table: &ReportTable) -> Value {
    let identities: Vec<Value> = table
        .identities
        .iter()
        .map(|each| json!({ "name": each.code, "holds": each.holds, "difference": each.difference, "people": each.people }))
        .collect();
    json!({
        "report": table.asked.report.code(),
        "units": table.asked.units,
        "from": table.asked.period.from,
        "to": table.asked.period.to,
        "same_from": table.same.from,
        "same_to": table.same.to,
        "complete": table.complete,
        "same_complete": table.same_complete,
        "running": table.running,
        "figures": table.figures.iter().map(figure).collect::<Vec<_>>(),
        "identities": identities,
        "adjustments": [],
    })
}

fn figure(figure: &ReportFigure) -> Value {
    let people = |of: &WorkedOut| of.names.iter().map(|name| name.person).collect::<Vec<_>>();
    json!({
        "code": figure.row.figure.code(),
        "row": figure.row.row,
        "title": word(say::LANGUAGE, &figure.row.title_key()),
        "value": number(figure.now.value),
        "same_period": number(figure.same.value),
        "ratio_pct": tenths(ratio_pct(figure.now.value, figure.same.value)),
        "change_pct": tenths(change_pct(figure.now.value, figure.same.value)),
        "people": people(&figure.now),
        "same_people": people(&figure.same),
        "units": figure.now.units,
        "missing": [],
    })
}

fn number(value: Option<Number>) -> Value {
    match value {
        Some(Number::Count(count)) => json!(count),
        Some(Number::Tenths(all)) => tenths(Some(all)),
        None => Value::Null,
    }
}

fn tenths(tenths: Option<i64>) -> Value {
    tenths.map_or(Value::Null, |tenths| json!(tenths as f64 / 10.0))
}
