//! unit add, unit list.

use register::units::{NewUnit, add_unit, unit_list};
use serde_json::json;

use crate::arguments::UnitCommand;
use crate::{Failure, ask, json as print};

pub fn run(command: UnitCommand) -> Result<(), Failure> {
    match command {
        UnitCommand::Add { file, name, parent, kind, from, .. } => {
            let mut register = ask::open(&file)?;
            let new = NewUnit { name, parent, unit_kind: kind, from, ..NewUnit::default() };
            let done = add_unit(&mut register, &new, &ask::now())?;
            print(&json!({ "unit": done.value }))
        }
        UnitCommand::List { file, as_of, .. } => {
            let register = ask::open_to_read(&file)?;
            print(&unit_list(&register, ask::day(as_of.as_deref())?)?)
        }
    }
}
