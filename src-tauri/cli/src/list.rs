//! list: people on a day, as JSON, a workbook or a paper.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use chrono::NaiveDate;
use domain::event_kind::EventKind;
use domain::refusal::Refusal;
use domain::stage::Stage;
use domain::words::Language;
use print::lists::{List as Printed, print_options};
use register::file::{clear_for_answer, write_answer};
use register::lists::{
    AskedColumn, ListQuery, SortBy, clock_keys, list_fields, list_ids, list_rows, list_values, named_list, named_lists, save_list,
};
use register::log::{MadePaper, PaperFacts};
use register::{Now, Register};
use serde::Serialize;
use serde_json::{Value, json};

use crate::arguments::List;
use crate::{Failure, ask, json as print, list_paper, say};

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
    let (mut register, now) = match format {
        "pdf" | "xlsx" => ask::open_to_note(&list.file, &list.today)?,
        _ => (ask::open_to_read(&list.file)?, None),
    };
    let on = match (&list.as_of, now) {
        (None, Some(now)) => now.today,
        (as_of, _) => ask::day(&register, as_of.as_deref())?,
    };
    // What ships is asked for as of today; where the clock is wrong that is said once, and only where today is asked for.
    let today = match (&now, &list.as_of, &list.named) {
        (Some(now), ..) => now.today,
        (None, Some(_), Some(_)) => ask::today(&register)?,
        (None, ..) => on,
    };
    let query = ListQuery { as_of: Some(on.to_string()), ..query_of(list, &register, today)? };
    let collected = |register: &Register| -> Result<Printed, Failure> {
        let today = now.as_ref().map_or_else(|| ask::today(register), |now| Ok(now.today))?;
        let asked = list_paper::asked(list, register, query.clone(), on)?;
        let options = list_paper::options(list, register, print_options(register, &asked, on, today)?)?;
        Ok(Printed::collect(register, &asked, &options, on, today)?)
    };
    match format {
        "json" | "text" if list.paper.is_some() => {
            let collected = collected(&register)?;
            if format == "json" {
                tell_json(list, &list_paper::table_json(&collected))
            } else {
                tell_lines(list, &list_paper::table_lines(&collected)?)
            }
        }
        "json" | "text" => {
            let rows = list_values(&register, &query, on)?;
            if format == "json" {
                let causes = causes(list, &register, &query, on)?;
                let rows: Vec<Value> = rows
                    .iter()
                    .map(|(row, values)| {
                        let mut told = json!({
                            "person": row.person, "case": row.case, "name": row.name, "sex": row.sex, "birth_date": row.birth_date,
                            "unit": row.unit, "unit_name": row.unit_name, "stage": row.stage, "since": row.since, "marks": row.marks,
                        });
                        if list.left.is_some() || list.came.is_some() {
                            told["cause"] = json!(causes.get(&row.person));
                        }
                        for (code, value) in values {
                            // What every list tells stays as it is told there.
                            if told.get(code).is_none() {
                                told[code.as_str()] = value.clone();
                            }
                        }
                        told
                    })
                    .collect();
                return tell_json(list, &rows);
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
            tell_lines(list, &lines)
        }
        _ => {
            let Some(path) = &list.output else { return Ok(()) };
            let collected = collected(&register)?;
            write_out(&mut register, &collected, format, path, now)
        }
    }
}

/// Onto a file as a paper or a workbook, which is noted.
pub fn write_out(register: &mut Register, list: &Printed, format: &str, path: &Path, now: Option<Now>) -> Result<(), Failure> {
    if format == "xlsx" {
        write_answer(path, &list.workbook()?)?;
        return note(register, MadePaper::ListExported, &list.facts(0), now);
    }
    let Some(printed) = list.pdfs(&|_| true)? else { return Ok(()) };
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
    note(register, MadePaper::ListPrinted, &printed.facts, now)
}

/// To the file that was named, else to the terminal.
fn tell_json(list: &List, value: &impl Serialize) -> Result<(), Failure> {
    match &list.output {
        Some(path) => Ok(write_answer(path, &serde_json::to_vec(value)?)?),
        None => print(value),
    }
}

/// The same, of lines.
fn tell_lines(list: &List, lines: &[u8]) -> Result<(), Failure> {
    match &list.output {
        Some(path) => Ok(write_answer(path, lines)?),
        None => Ok(std::io::stdout().lock().write_all(lines)?),
    }
}

/// What is asked for: a list with a name, with what the options ask for on top of it.
fn query_of(list: &List, register: &Register, today: NaiveDate) -> Result<ListQuery, Failure> {
    let mut query = match &list.named {
        Some(name) => {
            let named = named_list(register, name, today)?;
            for field in named.gone {
                eprintln!("{}", say::failure(&Refusal::new("list_field_unknown").with("field", field).into()));
            }
            named.query
        }
        None => ListQuery::default(),
    };
    let words = |text: &str| -> Vec<String> { text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect() };
    if let Some(stage) = &list.stage {
        let known: Stage = stage.parse().map_err(|()| Refusal::new("code_unknown").with("value", stage).at("stage"))?;
        query.filters.stages = vec![known.code().to_owned()];
    }
    if !list.search.is_empty() {
        query.search.clone_from(&list.search);
    }
    query.filters.unit = list.unit.or(query.filters.unit);
    query.filters.conditions.extend(list.conditions.read()?);
    if let Some(span) = &list.left {
        query.filters.conditions.push(vec![format!("left={span}").parse()?]);
    }
    if let Some(span) = &list.came {
        query.filters.conditions.push(CAME.iter().map(|kind| format!("{kind}={span}").parse()).collect::<Result<_, Refusal>>()?);
    }
    if let Some(sorts) = &list.sort {
        // A leading hyphen turns a field round.
        let by = |text: &String| SortBy { field: text.trim_start_matches('-').to_owned(), descending: text.starts_with('-') };
        query.sorts = words(sorts).iter().map(by).collect();
    }
    if let Some(columns) = &list.columns {
        query.columns = words(columns).iter().map(|code| AskedColumn::new(code)).collect();
    }
    query.group = list.group.clone().or(query.group);
    Ok(query)
}

/// The entries by which somebody comes among the members.
const CAME: [EventKind; 3] = [EventKind::Ceremony, EventKind::TransferReceived, EventKind::MembershipRestored];

/// Why each is in a list of those who left or came.
fn causes(list: &List, register: &Register, query: &ListQuery, on: NaiveDate) -> Result<BTreeMap<i32, String>, Failure> {
    let mut causes = BTreeMap::new();
    if list.left.is_some() {
        causes.extend(list_rows(register, query, on)?.into_iter().map(|row| (row.person, row.stage)));
    }
    if let Some(span) = &list.came {
        for kind in CAME {
            let mut of_kind = query.clone();
            of_kind.filters.conditions.push(vec![format!("{kind}={span}").parse()?]);
            causes.extend(list_rows(register, &of_kind, on)?.into_iter().map(|row| (row.person, kind.code().to_owned())));
        }
    }
    Ok(causes)
}

/// Keeps what a list asks for under a name.
pub fn save(list: &List, name: &str) -> Result<(), Failure> {
    let (mut register, now) = ask::open(&list.file, &list.today)?;
    let query = query_of(list, &register, now.today)?;
    // A code that is none is said now, not when the list is asked for.
    list_ids(&register, &query, now.today)?;
    let done = save_list(&mut register, None, name, &query, &now)?;
    print(&json!({ "list": done.value }))
}

/// The lists with a name: the office's own, then those that ship.
pub fn names(file: &Path, as_json: bool) -> Result<(), Failure> {
    let register = ask::open_to_read(file)?;
    let lists = named_lists(&register, Language::Vi, ask::today(&register)?)?;
    if as_json {
        return print(
            &lists.iter().map(|list| json!({ "list": list.id, "code": list.code, "name": list.name, "gone": list.gone })).collect::<Vec<_>>(),
        );
    }
    let mut lines = Vec::new();
    for list in lists {
        writeln!(lines, "{}", list.name)?;
    }
    Ok(std::io::stdout().lock().write_all(&lines)?)
}

/// `list fields`, `save` and `names` are commands of their own, though their first word is one already.
pub fn in_one_word(words: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut words: Vec<OsString> = words.into_iter().collect();
    if let [_, list, what, ..] = words.as_mut_slice()
        && list == "list"
        && let Some(what) = what.to_str().filter(|what| ["fields", "save", "names"].contains(what))
    {
        let command = OsString::from(format!("list-{what}"));
        words.splice(1..3, [command]);
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
