//! What an event must be to be entered, rules apart: its day has come, and what it names is there.

use domain::date::PartialDate;
use domain::event::{Event, Fields, must_be_whole};
use domain::event_kind::EventKind;
use domain::field::{FieldType, PersonRef, Value};
use domain::refusal::Refusal;
use rusqlite::{Connection, OptionalExtension};

use super::event_row::{self, Owner};
use super::history;
use super::possible_of_unit::is_possible_of_unit;
use crate::book;
use crate::error::RegisterError;
use crate::{Now, facts};

/// What an event must be to be entered, rules apart.
pub(crate) fn is_possible(conn: &Connection, event: &Event, owner: Owner, now: &Now) -> Result<(), RegisterError> {
    must_be_whole(event.kind, &event.fields)?;
    has_come(event.on, now)?;
    must_run_forward(event.on, &event.fields)?;
    people_exist(conn, &event.fields)?;
    match owner {
        Owner::Case(case) => {
            exist(conn, event, case)?;
            can_be_extended(conn, case, event)
        }
        Owner::Unit(unit) => is_possible_of_unit(conn, unit, event),
    }
}

/// Refuses a day to come, and one before there was anything to record.
pub(crate) fn has_come(on: PartialDate, now: &Now) -> Result<(), RegisterError> {
    if on.first_day() > now.today {
        return Err(Refusal::new("date_future").with("value", on.shown()).at("happened_on").into());
    }
    if on.year() < 1930 {
        return Err(Refusal::new("date_too_early").with("value", on.shown()).at("happened_on").into());
    }
    Ok(())
}

/// Refuses what would end before it begins.
pub(crate) fn must_run_forward(on: PartialDate, fields: &Fields) -> Result<(), Refusal> {
    match fields.date("until").filter(|until| until.last_day() < on.first_day()) {
        Some(until) => Err(Refusal::new("until_before_day").with("value", until.shown()).with("date", on.shown()).at("until")),
        None => Ok(()),
    }
}

/// People of the register that the fields name must exist.
pub(crate) fn people_exist(conn: &Connection, fields: &Fields) -> Result<(), RegisterError> {
    for (name, value) in &fields.0 {
        if let Value::Person(PersonRef::Recorded(person)) = value
            && !facts::exists(conn, *person)?
        {
            return Err(Refusal::new("person_unknown").with("value", person).at(name).into());
        }
    }
    Ok(())
}

/// Units, courses and earlier events that the entry names must exist.
pub(crate) fn exist(conn: &Connection, event: &Event, case: i32) -> Result<(), RegisterError> {
    for (name, value) in &event.fields.0 {
        let Value::Id(id) = value else { continue };
        let Some(spec) = event.kind.field(name) else { continue };
        let (sql, code) = match spec.field_type {
            FieldType::Unit => ("SELECT 1 FROM unit WHERE id = ?1 AND ?2 IS NOT NULL", "unit_unknown"),
            FieldType::Course => ("SELECT 1 FROM course WHERE id = ?1 AND ?2 IS NOT NULL", "course_unknown"),
            FieldType::Event => {
                let Some(named) = event_row::one(conn, *id)?.filter(|named| named.owner == Owner::Case(case)) else {
                    return Err(Refusal::new("event_unknown").with("value", id).at(name).into());
                };
                must_be_named(event.kind, named.event.kind, name)?;
                continue;
            }
            _ => continue,
        };
        let there = conn.prepare_cached(sql)?.query_row([*id, case], |_| Ok(())).optional()?.is_some();
        if !there {
            return Err(Refusal::new(code).with("value", id).at(name).into());
        }
    }
    if let Some(course) = event.fields.id("course") {
        let kind: String = conn.query_row("SELECT course_kind FROM course WHERE id = ?1", [course], |row| row.get("course_kind"))?;
        let wanted = if event.kind.code().starts_with("new_member_class") { "new_member_class" } else { "admission_course" };
        if kind != wanted {
            return Err(Refusal::new("course_kind_wrong").with("value", course).at("course").into());
        }
    }
    Ok(())
}

/// Refuses to name an entry of a kind that an entry of this kind is no answer to.
fn must_be_named(kind: EventKind, named: EventKind, field: &str) -> Result<(), Refusal> {
    let may = kind.may_name();
    if may.is_empty() || may.contains(&named) {
        return Ok(());
    }
    let expected: Vec<String> = may.iter().map(|each| format!("@event.{each}")).collect();
    Err(Refusal::new("event_not_of_kind").with("event", format!("@event.{named}")).with("expected", expected.join(", ")).at(field))
}

/// An extension is of a clock of this case that runs on its day and that its rule allows to extend.
pub(crate) fn can_be_extended(conn: &Connection, case: i32, event: &Event) -> Result<(), RegisterError> {
    if event.kind != EventKind::ExtensionGranted {
        return Ok(());
    }
    let person = history::known_case(conn, case)?;
    let book = book::load(conn)?;
    let history = history::of_person(conn, person, &book.codes)?;
    let Some(own) = history.cases.iter().find(|each| each.id == case) else { return Ok(()) };
    let day = event.day();
    let running = domain::clock::clocks(&history, own, day, &book).into_iter().filter(|clock| clock.state(day).is_open());
    // A ceremony may be held later with consent, whatever its rule's own extension.
    let extendable: Vec<_> = running.filter(|clock| clock.rule.extension.is_some() || clock.rule.key == "ceremony").collect();
    let asked = event.fields.text("rule").unwrap_or_default();
    // Without what this or another extension gave it.
    if let Some(due) = extendable.iter().filter(|clock| clock.rule.key == asked).map(|clock| book.rules.due(clock.rule, clock.from).0).min() {
        return match event.fields.date("until") {
            Some(until) if until.last_day() < due => {
                let refusal = Refusal::new("extension_shortens").with("value", until.shown()).with("due", domain::date::shown(due));
                Err(refusal.at("until").into())
            }
            _ => Ok(()),
        };
    }
    let choices: std::collections::BTreeSet<String> = extendable.into_iter().map(|clock| clock.rule.key.clone()).collect();
    let choices = choices.into_iter().collect::<Vec<_>>().join(", ");
    Err(Refusal::new("clock_not_extendable").with("value", asked).with("choices", choices).at("rule").into())
}
