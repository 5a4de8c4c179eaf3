//! request add, answer, list.

use register::requests::{Request, RequestLine, answer_request, request_list, save_request};
use register::units::unit_tree;
use serde_json::{Value, json};

use crate::arguments::RequestCommand;
use crate::{Failure, ask, json as print};

pub fn run(command: RequestCommand) -> Result<(), Failure> {
    match command {
        RequestCommand::Add { file, from, about, unit, on, set, today, .. } => {
            let (mut register, now) = ask::open(&file, &today)?;
            let unit = match unit {
                Some(unit) => unit,
                None => top(&register, now.today)?,
            };
            let mut facts = Request { asked_by: from, about, unit, received_on: on, ..Request::default() };
            for (field, value) in ask::pairs(&set)? {
                match field.as_str() {
                    "applicant" => facts.applicant = Some(value),
                    "document_number" => facts.document_number = Some(value),
                    "document_date" => facts.document_date = Some(value),
                    "answered_on" => facts.answered_on = Some(value),
                    "answer_number" => facts.answer_number = Some(value),
                    "note" => facts.note = Some(value),
                    _ => return Err(domain::refusal::Refusal::new("field_unknown").with("field", &field).at(field).into()),
                }
            }
            let done = save_request(&mut register, None, &facts, &now)?;
            print(&json!({ "request": done.value }))
        }
        RequestCommand::Answer { file, request, on, number, today, .. } => {
            let (mut register, now) = ask::open(&file, &today)?;
            let done = answer_request(&mut register, request, &on, number.as_deref(), &now)?;
            print(&json!({ "request": done.value }))
        }
        RequestCommand::List { file, as_of, .. } => {
            let register = ask::open_to_read(&file)?;
            let lines = request_list(&register, ask::day(&register, as_of.as_deref())?)?;
            print(&lines.iter().map(line_json).collect::<Result<Vec<Value>, Failure>>()?)
        }
    }
}

/// The only unit at the top; of several one must be named.
fn top(register: &register::Register, on: chrono::NaiveDate) -> Result<i32, Failure> {
    let tree = unit_tree(register, on)?;
    let mut tops = tree.iter().filter(|line| line.depth == 0);
    match (tops.next(), tops.next()) {
        (Some(only), None) => Ok(only.unit),
        _ => Err(domain::refusal::Refusal::new("request_unit_missing").at("unit").into()),
    }
}

/// A request's facts with its id and clock among them.
fn line_json(line: &RequestLine) -> Result<Value, Failure> {
    let mut request = serde_json::to_value(&line.facts)?;
    let state = line.badge.as_ref().map(|badge| badge.state.code());
    for (name, value) in [("request", json!(line.request)), ("due", json!(line.due)), ("state", json!(state)), ("source", json!(line.source))] {
        request[name] = value;
    }
    Ok(request)
}
