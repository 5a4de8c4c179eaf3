//! event: what happened to a case or a unit.

use domain::check::Warning;
use domain::event_kind::EventKind;
use register::cases::record_event;
use register::entries::Entry;
use register::units::{UnitEntry, record_unit_event, unit_history};
use serde_json::{Value, json};

use crate::arguments::Event;
use crate::{Failure, ask, json as print, say};

pub fn event(event: &Event) -> Result<(), Failure> {
    let values = ask::pairs(&event.set)?.into_iter().collect();
    let (mut register, now) = ask::open(&event.file, &event.today)?;
    let kind = event.kind.parse::<EventKind>().ok();
    let about_entry = matches!(kind, Some(EventKind::Correction | EventKind::EntryVoided));
    let named = || values_id(&event.set, if kind == Some(EventKind::Correction) { "corrects" } else { "voids" });
    if kind.is_some_and(EventKind::is_of_unit) || (about_entry && named().is_some_and(|id| is_of_unit(&register, id, event.case))) {
        let entry = UnitEntry {
            unit: event.case,
            kind: event.kind.clone(),
            on: event.on.clone(),
            values,
            document_number: None,
            reason: event.reason.clone(),
        };
        let done = record_unit_event(&mut register, &entry, &now)?.value;
        return print(
            &json!({ "event": done.event, "case": event.case, "unit": event.case, "stage": Value::Null, "warnings": warnings(&done.warnings) }),
        );
    }
    let entry = Entry { case: event.case, kind: event.kind.clone(), on: event.on.clone(), values, reason: event.reason.clone(), ..Entry::default() };
    let done = record_event(&mut register, &entry, &now)?.value;
    print(&json!({ "event": done.event, "case": done.case, "stage": done.stage.code(), "warnings": warnings(&done.warnings) }))
}

/// The id that a field names.
fn values_id(set: &[String], field: &str) -> Option<i32> {
    set.iter().find_map(|pair| pair.strip_prefix(field)?.strip_prefix('=')?.trim().parse().ok())
}

/// Whether an event is one of this unit's.
fn is_of_unit(register: &register::Register, event: i32, unit: i32) -> bool {
    unit_history(register, unit).is_ok_and(|steps| steps.iter().any(|step| step.event == event))
}

/// Warnings as the command line tells them.
pub fn warnings(warnings: &[Warning]) -> Vec<Value> {
    warnings
        .iter()
        .map(|warning| {
            json!({
                "rule": warning.rule, "source": warning.source, "message": say::warning(warning),
                "check": warning.check, "needs_reason": warning.needs_reason,
            })
        })
        .collect()
}
