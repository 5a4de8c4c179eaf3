//! unit add, unit list.

use register::units::{NewUnit, add_unit, founding_warnings, unit_list};
use serde_json::json;

use crate::arguments::UnitCommand;
use crate::{Failure, ask, case, json as print};

pub fn run(command: UnitCommand) -> Result<(), Failure> {
    match command {
        UnitCommand::Add { file, name, parent, kind, from, .. } => {
            let mut register = ask::open(&file)?;
            let now = ask::now();
            let new = NewUnit { name, parent, unit_kind: kind, from: from.clone(), ..NewUnit::default() };
            let unit = add_unit(&mut register, &new, &now)?.value;
            let warnings = founding_warnings(&register, unit, ask::day(from.as_deref())?)?;
            print(&json!({ "unit": unit, "warnings": case::warnings(&warnings) }))
        }
        UnitCommand::List { file, as_of, .. } => {
            let register = ask::open_to_read(&file)?;
            print(&unit_list(&register, ask::day(as_of.as_deref())?)?)
        }
    }
}
