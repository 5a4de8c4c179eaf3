//! due, targets.

use std::path::Path;

use register::cases::{CaseView, ClockView, TurnView};
use register::due::{DueKind, Horizon, due_list};
use register::targets::target_table;
use serde_json::{Value, json};

use crate::{Failure, ask, json as print};

pub fn due(file: &Path, as_of: Option<&str>, within: u32, before: Option<&str>, waits: bool) -> Result<(), Failure> {
    let register = ask::open_to_read(file)?;
    let horizon = match before {
        Some(day) => Horizon::Before(ask::day(&register, Some(day))?),
        None => Horizon::Within(within),
    };
    let lines = due_list(&register, ask::day(&register, as_of)?, horizon, waits)?;
    let lines: Vec<Value> = lines
        .iter()
        .map(|line| {
            let kind = if line.kind == DueKind::Wait { "wait" } else { "clock" };
            json!({
                "case": line.case, "person": line.person, "request": line.request, "unit": line.unit, "clock": line.clock, "kind": kind, "turn": turn_json(line.turn.as_ref()),
                "from": line.from, "due": line.due, "counts_in": line.counts_in, "state": line.badge.state.code(),
                "before_register": line.before_register,
                "rule": { "key": line.clock, "source": line.source, "effective_from": line.effective_from },
            })
        })
        .collect();
    print(&lines)
}

/// A clock or wait of a case, as `person show` prints it: like a line of `due`.
pub fn clock_json(person: i32, case: &CaseView, clock: &ClockView) -> Value {
    json!({
        "case": case.case, "person": person, "request": null, "unit": case.unit, "clock": clock.clock, "kind": clock.kind, "turn": turn_json(case.turn.as_ref()),
        "from": clock.from, "due": clock.due, "counts_in": clock.amount_unit, "state": clock.state.code(),
        "before_register": clock.before_register,
        "rule": { "key": clock.clock, "source": clock.source, "effective_from": clock.effective_from },
    })
}

fn turn_json(turn: Option<&TurnView>) -> Value {
    turn.map_or(Value::Null, |turn| json!({ "body": turn.body, "unit": turn.unit }))
}

pub fn targets(file: &Path, as_of: Option<&str>) -> Result<(), Failure> {
    let register = ask::open_to_read(file)?;
    // Figures are decimals kept as text; JSON has numbers for them.
    let number = |text: &str| serde_json::from_str::<Value>(text);
    let lines: Vec<Value> = target_table(&register, ask::day(&register, as_of)?)?
        .iter()
        .map(|line| {
            Ok(json!({
                "programme": line.programme_name, "indicator": line.indicator, "unit": line.unit, "from": line.from, "to": line.to,
                "denominator": line.denominator, "target": number(&line.target_value)?, "reached": number(&line.reached)?,
                "pace": number(&line.pace)?, "reachable": line.reachable.as_deref().map(number).transpose()?,
                "short_by": number(line.short_by.as_deref().unwrap_or("0"))?, "possible": line.possible, "impossible_from": line.impossible_from,
                "people": line.people, "can": line.can,
            }))
        })
        .collect::<Result<_, Failure>>()?;
    print(&lines)
}
