//! setting list, setting set.

use std::collections::BTreeMap;

use register::settings;
use serde_json::json;

use crate::arguments::SettingCommand;
use crate::{Failure, ask, json as print};

pub fn run(command: SettingCommand) -> Result<(), Failure> {
    match command {
        SettingCommand::List { file, .. } => {
            let register = ask::open_to_read(&file)?;
            let mut all: BTreeMap<String, Option<String>> = settings::names().map(|name| (name.to_owned(), None)).collect();
            // Left empty is not set.
            all.extend(settings::all(&register)?.into_iter().map(|(name, value)| (name, Some(value).filter(|value| !value.is_empty()))));
            print(&all)
        }
        SettingCommand::Set { file, name, value, today, .. } => {
            let (mut register, now) = ask::open(&file, &today)?;
            let done = settings::save_setting(&mut register, &name, &value, &now)?;
            let kept = settings::all(&register)?.remove(&name);
            print(&json!({ "setting": name, "value": kept.filter(|value| !value.is_empty()), "operation": done.operation }))
        }
    }
}
