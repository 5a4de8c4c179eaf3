//! unit add, unit list, unit show, unit set.

use print::sheets::Sheet;
use register::units::{NewUnit, add_unit, founding_warnings, save_unit, unit_entries, unit_list, unit_page};
use serde_json::{Map, Value, json};

use crate::arguments::{SheetOut, UnitCommand};
use crate::{Failure, ask, case, json as print, say, sheets};

pub fn run(command: UnitCommand) -> Result<(), Failure> {
    match command {
        UnitCommand::Add { file, name, parent, kind, from, today, .. } => {
            let (mut register, now) = ask::open(&file, &today)?;
            let new = NewUnit { name, parent, unit_kind: kind, from: from.clone(), ..NewUnit::default() };
            let unit = add_unit(&mut register, &new, &now)?.value;
            let day = from.as_deref().map_or(Ok(now.today), |from| ask::day(&register, Some(from)));
            let warnings = day.and_then(|day| Ok(founding_warnings(&register, unit, day)?));
            // The unit stands, whatever cannot be read after it.
            let warnings = warnings.map(|warnings| case::warnings(&warnings).into()).unwrap_or_else(|failure| {
                eprintln!("{}", say::failure(&failure));
                Value::Null
            });
            print(&json!({ "unit": unit, "warnings": warnings }))
        }
        UnitCommand::List { file, as_of, .. } => {
            let register = ask::open_to_read(&file)?;
            print(&unit_list(&register, ask::day(&register, as_of.as_deref())?)?)
        }
        UnitCommand::Show { file, unit, as_of, sheet: SheetOut { output: Some(out), today }, .. } => {
            sheets::print(&file, as_of.as_deref(), (&out, &today), |register, options, on| Sheet::of_unit(register, unit, options, on))
        }
        UnitCommand::Show { file, unit, as_of, .. } => {
            let register = ask::open_to_read(&file)?;
            let day = ask::day(&register, as_of.as_deref())?;
            let page = unit_page(&register, unit, day)?;
            let events: Vec<Value> = unit_entries(&register, unit, day)?
                .iter()
                .map(|entry| {
                    let event = &entry.event;
                    let fields: Map<String, Value> = event.fields.0.iter().map(|(name, value)| (name.clone(), value.to_json())).collect();
                    let mut object = json!({
                        "event": event.id, "kind": event.kind.code(), "on": event.on.to_string(), "recorded_at": event.recorded_at,
                        "document_number": event.document_number, "document_date": event.document_date.map(|date| date.to_string()),
                        "issuer": event.issuer, "elsewhere": event.elsewhere, "fields": fields, "voided": entry.voided,
                        "warnings": entry.warnings,
                    });
                    if let Some(reason) = &event.reason {
                        object["reason"] = reason.clone().into();
                    }
                    object
                })
                .collect();
            print(&json!({ "unit": page.facts, "events": events, "posts": page.posts, "counts": page.counts }))
        }
        UnitCommand::Set { file, unit, set, today, .. } => {
            let facts = ask::pairs(&set)?.into_iter().collect();
            let (mut register, now) = ask::open(&file, &today)?;
            let done = save_unit(&mut register, unit, &facts, &now)?;
            print(&json!({ "unit": unit, "operation": done.operation }))
        }
    }
}
