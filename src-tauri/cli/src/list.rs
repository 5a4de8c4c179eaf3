//! list: people on a day, as JSON, a workbook or a paper.

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use domain::refusal::Refusal;
use domain::stage::Stage;
use domain::words::Language;
use print::lists::{List as Printed, print_options};
use register::file::{clear_for_answer, write_answer};
use register::lists::{AskedColumn, Filters, ListQuery, SortBy, clock_keys, list_fields, list_values};
use register::log::{MadePaper, PaperFacts};
use register::{Now, Register};
use serde_json::{Value, json};

use crate::arguments::List;
use crate::{Failure, ask, json as print};

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
    if let Some(path) = &list.output {
        clear_for_answer(path)?;
    }
    let stages = match &list.stage {
        None => Vec::new(),
        Some(stage) => {
            let known: Stage = stage.parse().map_err(|()| Refusal::new("code_unknown").with("value", stage).at("stage"))?;
            vec![known.code().to_owned()]
        }
    };
    // A leading hyphen turns a field round.
    let sort = |text: &str| SortBy { field: text.trim_start_matches('-').to_owned(), descending: text.starts_with('-') };
    let words = |text: &str| -> Vec<String> { text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect() };
    let sorts: Vec<SortBy> = words(&list.sort).iter().map(|text| sort(text)).filter(|by| by.field != "name" || by.descending).collect();
    let columns: Vec<AskedColumn> = list.columns.iter().flat_map(|text| words(text)).map(|code| AskedColumn::new(&code)).collect();
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
        filters: Filters { stages, unit: list.unit, conditions: list.conditions.read()?, ..Filters::default() },
        sorts,
        group: list.group.clone(),
        columns,
        ..ListQuery::default()
    };
    let collected = |register: &Register| -> Result<Printed, Failure> {
        let today = now.as_ref().map_or_else(|| ask::today(register), |now| Ok(now.today))?;
        let mut options = print_options(register, &query, on, today)?;
        match (&list.before, &mut options.due_before) {
            (Some(day), Some(due_before)) => *due_before = ask::day(register, Some(day))?.to_string(),
            (Some(_), None) => return Err(Failure::Usage("--before: --stage conversion_vote".to_owned())),
            (None, _) => {}
        }
        Ok(Printed::collect(register, &query, &options, on, today)?)
    };
    match format {
        "json" | "text" => {
            let rows = list_values(&register, &query, on)?;
            if format == "json" {
                let rows: Vec<Value> = rows
                    .iter()
                    .map(|(row, values)| {
                        let mut told = json!({
                            "person": row.person, "case": row.case, "name": row.name, "sex": row.sex, "birth_date": row.birth_date,
                            "unit": row.unit, "unit_name": row.unit_name, "stage": row.stage, "since": row.since, "marks": row.marks,
                        });
                        for (code, value) in values {
                            // What every list tells stays as it is told there.
                            if told.get(code).is_none() {
                                told[code.as_str()] = value.clone();
                            }
                        }
                        told
                    })
                    .collect();
                return match &list.output {
                    Some(path) => Ok(write_answer(path, &serde_json::to_vec(&rows)?)?),
                    None => print(&rows),
                };
            }
            let mut lines = Vec::new();
            if query.columns.is_empty() {
                for (row, _) in rows {
                    let birth = row.birth_date.unwrap_or_default();
                    writeln!(lines, "{}\t{}\t{birth}\t{}\t{}\t{}", row.person, row.name, row.unit_name, row.stage, row.since)?;
                }
            } else {
                for (row, values) in rows {
                    let told = query.columns.iter().map(|column| match values.get(&column.code) {
                        Some(Value::String(text)) => text.clone(),
                        Some(Value::Null) | None => String::new(),
                        Some(other) => other.to_string(),
                    });
                    writeln!(lines, "{}\t{}", row.person, told.collect::<Vec<_>>().join("\t"))?;
                }
            }
            match &list.output {
                Some(path) => Ok(write_answer(path, &lines)?),
                None => Ok(std::io::stdout().lock().write_all(&lines)?),
            }
        }
        "pdf" => {
            let Some(path) = &list.output else { return Ok(()) };
            let printed = collected(&register)?.pdfs()?;
            if let [only] = printed.volumes.as_slice() {
                write_answer(path, only)?;
            } else {
                for (number, volume) in printed.volumes.iter().enumerate() {
                    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                    let volume_path = path.with_file_name(format!("{stem}-{}.pdf", number + 1));
                    write_answer(&volume_path, volume)?;
                    // They do not bear the name asked for.
                    eprintln!("{}", volume_path.display());
                }
            }
            note(&mut register, MadePaper::ListPrinted, &printed.facts, now)
        }
        _ => {
            let Some(path) = &list.output else { return Ok(()) };
            let list = collected(&register)?;
            write_answer(path, &list.workbook()?)?;
            note(&mut register, MadePaper::ListExported, &list.facts(0), now)
        }
    }
}

/// `list fields` is a command of its own, though its first word is one already.
pub fn in_one_word(words: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut words: Vec<OsString> = words.into_iter().collect();
    if let [_, list, fields, ..] = words.as_mut_slice()
        && list == "list"
        && fields == "fields"
    {
        words.splice(1..3, [OsString::from("list-fields")]);
    }
    words
}

/// What a list can be filtered by.
pub fn fields(file: &Path, as_json: bool) -> Result<(), Failure> {
    let register = ask::open_to_read(file)?;
    let fields = list_fields(&clock_keys(&register)?, Language::Vi);
    if as_json {
        return print(&fields);
    }
    let mut lines = Vec::new();
    for field in fields {
        writeln!(lines, "{}\t{}\t{}", field.code, field.group, field.name)?;
    }
    Ok(std::io::stdout().lock().write_all(&lines)?)
}

/// Writes down what was made, where the register could be opened to write.
pub fn note(register: &mut Register, made: MadePaper, facts: &PaperFacts, now: Option<Now>) -> Result<(), Failure> {
    if let Some(now) = now {
        register.record_paper(made, facts, &now)?;
    }
    Ok(())
}
