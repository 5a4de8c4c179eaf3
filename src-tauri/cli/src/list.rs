//! list: people on a day, as JSON, a workbook or a paper.

use std::io::Write;

use domain::refusal::Refusal;
use domain::stage::Stage;
use register::file::write_whole;
use register::lists::{Filters, ListQuery, Sort, list_rows};
use register::log::{MadePaper, PaperFacts};
use register::{Now, Register};
use serde_json::{Value, json};

use crate::arguments::List;
use crate::{Failure, ask, json as print, print as paper};

pub fn list(list: &List) -> Result<(), Failure> {
    let format = match (list.json, list.format.as_deref()) {
        (true, None) => "json",
        (false, Some(format)) => format,
        (true, Some("json")) => "json",
        (false, None) => "text",
        (true, Some(other)) => return Err(Failure::Usage(format!("--json --format {other}"))),
    };
    if !["json", "xlsx", "pdf", "text"].contains(&format) {
        return Err(Failure::Usage(format!("--format {format}: json, xlsx, pdf")));
    }
    if matches!(format, "xlsx" | "pdf") && list.output.is_none() {
        return Err(Failure::Usage("-o OUT".to_owned()));
    }
    let stages = match &list.stage {
        None => Vec::new(),
        Some(stage) => {
            let known: Stage = stage.parse().map_err(|()| Refusal::new("code_unknown").with("value", stage).at("stage"))?;
            vec![known.code().to_owned()]
        }
    };
    let sort = match list.sort.as_str() {
        "name" => Sort::Name,
        "birth_date" => Sort::BirthDate,
        "unit" => Sort::Unit,
        "since" => Sort::Since,
        other => return Err(Failure::Usage(format!("--sort {other}: name, birth_date, unit, since"))),
    };
    let (mut register, now) = match format {
        "pdf" | "xlsx" => ask::open_to_note(&list.file, &list.today)?,
        _ => (ask::open_to_read(&list.file)?, None),
    };
    let on = match (&list.as_of, now) {
        (None, Some(now)) => now.today,
        (as_of, _) => ask::day(&register, as_of.as_deref())?,
    };
    let query = ListQuery {
        as_of: Some(on.to_string()),
        search: list.search.clone(),
        filters: Filters { stages, unit: list.unit, ..Filters::default() },
        sort,
        ..ListQuery::default()
    };
    match format {
        "json" | "text" => {
            let rows = list_rows(&register, &query, on)?;
            if format == "json" {
                let rows: Vec<Value> = rows
                    .iter()
                    .map(|row| {
                        json!({
                            "person": row.person, "case": row.case, "name": row.name, "sex": row.sex, "birth_date": row.birth_date,
                            "unit": row.unit, "unit_name": row.unit_name, "stage": row.stage, "since": row.since, "marks": row.marks,
                        })
                    })
                    .collect();
                return match &list.output {
                    Some(path) => Ok(write_whole(path, &serde_json::to_vec(&rows)?)?),
                    None => print(&rows),
                };
            }
            let mut out = std::io::stdout().lock();
            for row in rows {
                let birth = row.birth_date.unwrap_or_default();
                writeln!(out, "{}\t{}\t{birth}\t{}\t{}\t{}", row.person, row.name, row.unit_name, row.stage, row.since)?;
            }
            Ok(())
        }
        "pdf" => {
            let (volumes, facts) = paper::pdf(&register, &query, on)?;
            let Some(path) = &list.output else { return Ok(()) };
            if let [only] = volumes.as_slice() {
                write_whole(path, only)?;
            } else {
                for (number, volume) in volumes.iter().enumerate() {
                    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                    write_whole(&path.with_file_name(format!("{stem}-{}.pdf", number + 1)), volume)?;
                }
            }
            note(&mut register, MadePaper::ListPrinted, &facts, now)
        }
        _ => {
            let Some(path) = &list.output else { return Ok(()) };
            let (book, facts) = paper::xlsx(&register, &query, on)?;
            write_whole(path, &book)?;
            note(&mut register, MadePaper::ListExported, &facts, now)
        }
    }
}

/// Writes down what was made, where the register could be opened to write.
fn note(register: &mut Register, made: MadePaper, facts: &PaperFacts, now: Option<Now>) -> Result<(), Failure> {
    if let Some(now) = now {
        register.record_paper(made, facts, &now)?;
    }
    Ok(())
}
