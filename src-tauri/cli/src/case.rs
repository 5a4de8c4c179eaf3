//! event: what happened to a case or a unit.

use std::collections::BTreeMap;

use domain::check::Warning;
use domain::event_kind::EventKind;
use register::cases::{Recorded, number_run, record_event, record_events};
use register::entries::Entry;
use register::units::{UnitEntry, UnitRecorded, record_unit_event, record_unit_events, unit_history};
use serde_json::{Value, json};

use crate::arguments::Event;
use crate::{Failure, ask, json as print, say};

pub fn event(event: &Event) -> Result<(), Failure> {
    let values: BTreeMap<String, String> = ask::pairs(&event.set)?.into_iter().collect();
    let (mut register, now) = ask::open(&event.file, &event.today)?;
    let kind = event.kind.parse::<EventKind>().ok();
    let about_entry = matches!(kind, Some(EventKind::Correction | EventKind::EntryVoided));
    let named = || values_id(&event.set, if kind == Some(EventKind::Correction) { "corrects" } else { "voids" });
    let first = event.case.first().copied().unwrap_or_default();
    let of_units = kind.is_some_and(EventKind::is_of_unit) || (about_entry && named().is_some_and(|id| is_of_unit(&register, id, first)));
    let numbers = event.numbers_from.as_deref().map(|from| number_run(from, event.case.len())).transpose()?;
    let rows = event.case.iter().enumerate().map(|(place, id)| (*id, numbers.as_ref().and_then(|numbers| numbers.get(place).cloned())));
    if of_units {
        let entries: Vec<UnitEntry> = rows
            .map(|(unit, document_number)| UnitEntry {
                unit,
                kind: event.kind.clone(),
                on: event.on.clone(),
                values: values.clone(),
                document_number,
                reason: event.reason.clone(),
                ..UnitEntry::default()
            })
            .collect();
        let told = |unit: i32, done: &UnitRecorded| json!({ "event": done.event, "case": unit, "unit": unit, "stage": Value::Null, "warnings": warnings(&done.warnings) });
        return match entries.as_slice() {
            [entry] => print(&told(entry.unit, &record_unit_event(&mut register, entry, &now)?.value)),
            entries => {
                let done = record_unit_events(&mut register, entries, &now)?.value;
                let events: Vec<Value> = entries.iter().zip(&done).map(|(entry, done)| told(entry.unit, done)).collect();
                print(&json!({ "events": events }))
            }
        };
    }
    let entries: Vec<Entry> = rows
        .map(|(case, document_number)| Entry {
            case,
            kind: event.kind.clone(),
            on: event.on.clone(),
            values: values.clone(),
            document_number,
            reason: event.reason.clone(),
            ..Entry::default()
        })
        .collect();
    let told = |done: &Recorded| json!({ "event": done.event, "case": done.case, "stage": done.stage.code(), "warnings": warnings(&done.warnings) });
    match entries.as_slice() {
        [entry] => print(&told(&record_event(&mut register, entry, &now)?.value)),
        entries => {
            let done = record_events(&mut register, entries, &now)?.value;
            print(&json!({ "events": done.iter().map(told).collect::<Vec<_>>() }))
        }
    }
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
