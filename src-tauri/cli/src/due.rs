//! due, targets.

use std::path::Path;

use register::lists::due_list;
use register::targets::target_table;
use serde_json::{Value, json};

use crate::{Failure, ask, json as print};

pub fn due(file: &Path, as_of: Option<&str>, within: u32) -> Result<(), Failure> {
    let register = ask::open_to_read(file)?;
    let lines: Vec<Value> = due_list(&register, ask::day(&register, as_of)?, within)?
        .iter()
        .map(|line| {
            clock_json(
                line.case,
                line.person,
                line.unit,
                &line.clock,
                &line.from,
                &line.due,
                line.badge.state.code(),
                &line.source,
                &line.effective_from,
            )
        })
        .collect();
    print(&lines)
}

/// A clock as `due` prints it, and `person show`; a unit's own has neither case nor person.
#[allow(clippy::too_many_arguments)]
pub fn clock_json(
    case: Option<i32>,
    person: Option<i32>,
    unit: i32,
    clock: &str,
    from: &str,
    due: &str,
    state: &str,
    source: &str,
    effective_from: &str,
) -> Value {
    json!({
        "case": case, "person": person, "unit": unit, "clock": clock, "from": from, "due": due, "state": state,
        "rule": { "key": clock, "source": source, "effective_from": effective_from },
    })
}

pub fn targets(file: &Path, as_of: Option<&str>) -> Result<(), Failure> {
    let register = ask::open_to_read(file)?;
    // Figures are decimals kept as text; JSON has numbers for them.
    let number = |text: &str| serde_json::from_str::<Value>(text).unwrap_or(Value::Null);
    let lines: Vec<Value> = target_table(&register, ask::day(&register, as_of)?)?
        .iter()
        .map(|line| {
            json!({
                "programme": line.programme_name, "indicator": line.indicator, "unit": line.unit, "from": line.from, "to": line.to,
                "denominator": line.denominator, "target": number(&line.target_value), "reached": number(&line.reached),
                "pace": number(&line.pace), "reachable": line.reachable.as_deref().map(number),
                "short_by": number(line.short_by.as_deref().unwrap_or("0")), "possible": line.possible, "impossible_from": line.impossible_from,
                "people": line.people, "can": line.can,
            })
        })
        .collect();
    print(&lines)
}
