//! programme add, target add.

use register::targets::{NewTarget, Programme, programme_list, save_programme, save_target};
use serde_json::json;

use crate::arguments::{ProgrammeCommand, TargetCommand};
use crate::{Failure, ask, json as print};

pub fn programme(command: ProgrammeCommand) -> Result<(), Failure> {
    let ProgrammeCommand::Add { file, name, from, to, set, today, .. } = command;
    let mut facts = Programme { name, from, to, ..Programme::default() };
    for (field, value) in ask::pairs(&set)? {
        match field.as_str() {
            "document_number" => facts.document_number = Some(value),
            "document_date" => facts.document_date = Some(value),
            "issuer" => facts.issuer = Some(value),
            "note" => facts.note = Some(value),
            _ => return Err(domain::refusal::Refusal::new("field_unknown").with("field", &field).at(field).into()),
        }
    }
    let (mut register, now) = ask::open(&file, &today)?;
    let done = save_programme(&mut register, None, &facts, &now)?;
    print(&json!({ "programme": done.value }))
}

pub fn target(command: TargetCommand) -> Result<(), Failure> {
    let TargetCommand::Add { file, programme, indicator, value, unit, from, to, denominator, today, .. } = command;
    let (mut register, now) = ask::open(&file, &today)?;
    // The programme's days, where none are given; of one that is not there saving says so.
    let period = programme_list(&register)?.into_iter().find(|line| line.programme == programme).map(|line| (line.facts.from, line.facts.to));
    let (first, last) = period.unwrap_or_default();
    let new = NewTarget { programme, indicator, unit, from: from.unwrap_or(first), to: to.unwrap_or(last), denominator, value };
    let done = save_target(&mut register, None, &new, &now)?;
    print(&done.value)
}
