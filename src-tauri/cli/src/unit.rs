//! unit add, unit list.

use register::units::{NewUnit, add_unit, founding_warnings, unit_list};
use serde_json::json;

use crate::arguments::UnitCommand;
use crate::{Failure, ask, case, json as print};

pub fn run(command: UnitCommand) -> Result<(), Failure> {
    match command {
        UnitCommand::Add { file, name, parent, kind, from, today, .. } => {
            let (mut register, now) = ask::open(&file, &today)?;
            let new = NewUnit { name, parent, unit_kind: kind, from: from.clone(), ..NewUnit::default() };
            let unit = add_unit(&mut register, &new, &now)?.value;
            let warnings = founding_warnings(&register, unit, from.as_deref().map_or(Ok(now.today), |from| ask::day(&register, Some(from)))?)?;
            print(&json!({ "unit": unit, "warnings": case::warnings(&warnings) }))
        }
        UnitCommand::List { file, as_of, .. } => {
            let register = ask::open_to_read(&file)?;
            print(&unit_list(&register, ask::day(&register, as_of.as_deref())?)?)
        }
    }
}
