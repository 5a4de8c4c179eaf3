//! Writes a plan, as one operation.

use std::collections::BTreeMap;

use domain::value::Value;
use rusqlite::{Connection, named_params};

use super::courses::CourseRef;
use super::plan::{Newcomer, Plan};
use super::units::UnitRef;
use crate::Now;
use crate::cases::event_row::{self, Owner};
use crate::cases::open_case;
use crate::error::RegisterError;
use crate::people::person;
use crate::units;

/// Writes all that a plan says.
pub(super) fn write(tx: &Connection, plan: &Plan, now: &Now) -> Result<(), RegisterError> {
    let mut made_units = BTreeMap::new();
    for (place, unit) in plan.units.iter().enumerate().filter(|(_, unit)| unit.used) {
        made_units.insert(
            place,
            units::insert(tx, &units::UnitRow { name: &unit.name, unit_kind: "branch", parent: plan.root, ..units::UnitRow::default() })?,
        );
    }
    let mut made_courses = BTreeMap::new();
    for (place, course) in plan.courses.iter().enumerate().filter(|(_, course)| course.used) {
        tx.execute(
            include_str!("../../courses/course_put.sql"),
            named_params! {
                ":id": None::<i32>, ":course_kind": "admission_course", ":name": course.name, ":course_batch": None::<&str>,
                ":from": course.from, ":to": course.to, ":organizer": None::<&str>, ":place": None::<&str>,
                ":document_number": None::<&str>, ":document_date": None::<&str>, ":note": None::<&str>,
            },
        )?;
        made_courses.insert(place, crate::file::row_id(tx));
    }
    for newcomer in &plan.new {
        let unit = match newcomer.unit {
            UnitRef::Known(unit) => Some(unit),
            UnitRef::New(place) => made_units.get(&place).copied(),
        };
        // The planner marks every unit in which it puts somebody.
        let Some(unit) = unit else { continue };
        enter(tx, newcomer, unit, &made_courses)?;
    }
    for (person, facts) in &plan.filled {
        for (name, text) in facts {
            person::write(tx, *person, person::field(name)?, Some(text), now.today)?;
        }
    }
    Ok(())
}

/// Enters one person: facts, case, events.
fn enter(tx: &Connection, newcomer: &Newcomer, unit: i32, made_courses: &BTreeMap<usize, i32>) -> Result<(), RegisterError> {
    let Some(first) = newcomer.events.first() else { return Ok(()) };
    let facts: Vec<_> = newcomer.facts.iter().map(|(name, text)| Ok((person::field(name)?, text.as_str()))).collect::<Result<_, RegisterError>>()?;
    let person = person::insert(tx, &facts, first.event.on.last_day())?;
    let case = open_case(tx, person, unit)?;
    for planned in &newcomer.events {
        let course = match planned.course {
            Some(CourseRef::Known(course)) => Some(course),
            Some(CourseRef::New(place)) => made_courses.get(&place).copied(),
            None => None,
        };
        let mut event = planned.event.clone();
        event.fields.0.extend(course.map(|course| ("course".to_owned(), Value::Id(course))));
        event_row::insert(tx, Owner::Case(case), &event, &planned.warnings)?;
    }
    Ok(())
}
