//! person add, person show, person set, person fill, person merge.

use std::collections::BTreeSet;

use domain::event_kind::EventKind;
use domain::field::FieldType;
use print::sheets::Sheet;
use register::cases::CaseView;
use register::facts::PERSON_FIELDS;
use register::people::{
    FactKnown, FactsTyped, FillColumn, FillRow, MergeField, NewPerson, add_person, fill_people, known_facts, merge_people, merge_view, person_page,
    save_person,
};
use serde_json::{Value, json};

use crate::arguments::{PersonCommand, SheetOut};
use crate::case::warnings;
use crate::due::clock_json;
use crate::{Failure, ask, json as print, sheets};

pub fn run(command: PersonCommand) -> Result<(), Failure> {
    match command {
        PersonCommand::Add { file, name, unit, on, first, set, reason, today, .. } => {
            let mut new = NewPerson { unit, first, on, reason, ..NewPerson::default() };
            new.facts.insert("birth_name".to_owned(), name);
            let event_has = |field: &str| new.first.parse::<EventKind>().is_ok_and(|kind| kind.field(field).is_some());
            for (field, value) in ask::pairs(&set)? {
                // Where person and first event have a field of one name, the person's is meant.
                if PERSON_FIELDS.iter().any(|each| each.name == field) {
                    new.facts.insert(field, value);
                } else if event_has(&field) || domain::event::COMMON_FIELDS.contains(&field.as_str()) || field == "elsewhere" {
                    new.values.insert(field, value);
                } else {
                    return Err(domain::refusal::Refusal::new("field_unknown").with("field", &field).at(field).into());
                }
            }
            let (mut register, now) = ask::open(&file, &today)?;
            let added = add_person(&mut register, &new, &now)?.value;
            let likely: Vec<i32> = added.likely.iter().map(|each| each.person).collect();
            print(
                &json!({ "person": added.person, "case": added.case, "event": added.event, "likely": likely, "warnings": warnings(&added.warnings) }),
            )
        }
        PersonCommand::Show { file, person, as_of, sheet: SheetOut { output: Some(out), today }, .. } => {
            sheets::print(&file, as_of.as_deref(), (&out, &today), |register, options, on| Sheet::of_person(register, person, options, on))
        }
        PersonCommand::Show { file, person, as_of, .. } => {
            let register = ask::open_to_read(&file)?;
            let page = person_page(&register, person, ask::day(&register, as_of.as_deref())?)?;
            let mut facts = serde_json::to_value(&page.facts)?;
            // Lists are JSON in the register; here they are part of the document.
            if let Value::Object(facts) = &mut facts {
                for field in PERSON_FIELDS.iter().filter(|field| matches!(field.field_type, FieldType::List(_))) {
                    if let Some(Value::String(text)) = facts.get(field.name) {
                        let list = serde_json::from_str(text)?;
                        facts.insert(field.name.to_owned(), list);
                    }
                }
                facts.insert("person".to_owned(), person.into());
            }
            let cases: Vec<Value> = page.cases.iter().rev().map(|case| case_json(person, case)).collect();
            print(&json!({ "person": facts, "cases": cases }))
        }
        PersonCommand::Merge { file, keep, drop, take, today, .. } => {
            let (mut register, now) = ask::open(&file, &today)?;
            let view = merge_view(&register, keep, drop, now.today)?;
            let take: BTreeSet<String> = take.into_iter().collect();
            let done = merge_people(&mut register, keep, drop, &take, &now)?;
            let of_second = |field: &MergeField| take.contains(&field.field);
            let names = |fields: &[MergeField], wanted: &dyn Fn(&MergeField) -> bool| -> Vec<String> {
                fields.iter().filter(|field| wanted(field)).map(|field| field.field.clone()).collect()
            };
            let mut taken = names(&view.taken, &|_| true);
            taken.extend(names(&view.differ, &of_second));
            let left = names(&view.differ, &|field| !of_second(field));
            print(&json!({ "person": keep, "operation": done.operation, "cases": view.cases, "joined": view.joined, "taken": taken, "left": left }))
        }
        PersonCommand::Set { file, person, set, from, reason, today, .. } => {
            let facts = ask::pairs(&set)?.into_iter().collect();
            let (mut register, now) = ask::open(&file, &today)?;
            let typed = FactsTyped { facts, from: from.unwrap_or_default(), reason };
            let done = save_person(&mut register, person, &typed, &now)?;
            print(&json!({ "person": person, "operation": done.operation, "warnings": warnings(&done.value) }))
        }
        PersonCommand::Fill { file, field, set, from, reason, today, .. } => {
            let person = |text: &str| text.parse().map_err(|_| Failure::Usage(format!("--set {text}: person")));
            let set = ask::pairs(&set)?.into_iter().map(|(text, value)| Ok((person(&text)?, value))).collect::<Result<Vec<_>, Failure>>()?;
            let (mut register, now) = ask::open(&file, &today)?;
            let people: Vec<i32> = set.iter().map(|(person, _)| *person).collect();
            let known = known_facts(&register, &field, &people, now.today)?;
            // Whoever names the value means it, whatever stands.
            let row = |((person, typed), known): ((i32, String), FactKnown)| FillRow { person, typed, was: known.raw, reason: reason.clone() };
            let rows = set.into_iter().zip(known).map(row).collect();
            let done = fill_people(&mut register, &FillColumn { field, from: from.unwrap_or_default(), rows }, &now)?;
            print(&json!({ "people": done.value, "operation": done.operation }))
        }
    }
}

fn case_json(person: i32, case: &CaseView) -> Value {
    let events: Vec<Value> = case
        .events
        .iter()
        .rev()
        .map(|event| {
            let kind = event.kind.parse::<EventKind>().ok();
            let fields: serde_json::Map<String, Value> = event
                .values
                .iter()
                .map(|field| {
                    let spec = kind.and_then(|kind| kind.field(&field.name));
                    let text = spec.is_some_and(|spec| {
                        use FieldType::{Code, Date, Paper, PartialDate, Score, Text};
                        matches!(spec.field_type, Text | Code(_) | Date | PartialDate | Score | Paper)
                    });
                    let value = if text { None } else { serde_json::from_str(&field.raw).ok() };
                    (field.name.clone(), value.unwrap_or_else(|| field.raw.clone().into()))
                })
                .collect();
            let mut object = json!({
                "event": event.event, "kind": event.kind, "on": event.on, "recorded_at": event.recorded_at,
                "document_number": event.document_number, "document_date": event.document_date, "issuer": event.issuer,
                "note": event.note, "elsewhere": event.elsewhere, "fields": fields, "voided": event.voided, "warnings": event.warnings,
            });
            if let Some(reason) = &event.reason {
                object["reason"] = reason.clone().into();
            }
            object
        })
        .collect();
    let turn = case.turn.as_ref().map(|turn| json!({ "body": turn.body, "unit": turn.unit }));
    let clocks: Vec<Value> = case.clocks.iter().map(|clock| clock_json(person, case, clock)).collect();
    let dossier: Vec<Value> =
        case.dossier.iter().map(|line| json!({ "paper": line.paper, "number": line.number, "state": line.state, "date": line.date })).collect();
    json!({
        "case": case.case, "unit": case.unit, "stage": case.stage, "since": case.since, "marks": case.marks,
        "admission_date": case.admission_date, "probation_end": case.probation_end, "official_date": case.official_date,
        "membership_from": case.membership_from, "membership_approximate": case.membership_approximate, "turn": turn, "events": events, "clocks": clocks, "dossier": dossier,
    })
}
