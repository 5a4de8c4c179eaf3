//! event: what happened to a case or a unit.

use domain::check::Warning;
use domain::event_kind::EventKind;
use register::cases::{Entry, record_event};
use register::units::{UnitEntry, record_unit_event};
use serde_json::{Value, json};

use crate::arguments::Event;
use crate::{Failure, ask, json as print, say};

pub fn event(event: &Event) -> Result<(), Failure> {
    let values = ask::pairs(&event.set)?.into_iter().collect();
    let mut register = ask::open(&event.file)?;
    let now = ask::now();
    if event.kind.parse::<EventKind>().is_ok_and(EventKind::is_of_unit) {
        let entry = UnitEntry {
            unit: event.case,
            kind: event.kind.clone(),
            on: event.on.clone(),
            values,
            document_number: None,
            reason: event.reason.clone(),
        };
        let done = record_unit_event(&mut register, &entry, &now)?.value;
        return print(&json!({ "event": done.event, "unit": event.case, "warnings": warnings(&done.warnings) }));
    }
    let entry = Entry {
        case: event.case,
        kind: event.kind.clone(),
        on: event.on.clone(),
        values,
        reason: event.reason.clone(),
        ..Entry::default()
    };
    let done = record_event(&mut register, &entry, &now)?.value;
    print(&json!({ "event": done.event, "case": done.case, "stage": done.stage.code(), "warnings": warnings(&done.warnings) }))
}

fn warnings(warnings: &[Warning]) -> Vec<Value> {
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
