//! Writes a plan, as one operation.

use std::collections::BTreeMap;

use domain::field::Value;
use register::courses::CourseRow;
use register::entries::event_row::{self, Owner};
use register::facts::person;
use register::units::UnitRow;
use register::{Connection, Now, RegisterError, writers};

use super::courses::CourseRef;
use super::plan::{Newcomer, Plan};
use super::units::UnitRef;

/// Writes all that a plan says.
pub(super) fn write(tx: &Connection, plan: &Plan, now: &Now) -> Result<(), RegisterError> {
    let mut made_units = BTreeMap::new();
    for (place, unit) in plan.units.iter().enumerate().filter(|(_, unit)| unit.used) {
        let row = UnitRow { name: &unit.name, unit_kind: "branch", parent: plan.root, ..UnitRow::default() };
        made_units.insert(place, writers::unit(tx, &row)?);
    }
    let mut made_courses = BTreeMap::new();
    for (place, course) in plan.courses.iter().enumerate().filter(|(_, course)| course.used) {
        let row = CourseRow { course_kind: "admission_course", name: &course.name, from: course.from, to: course.to, ..CourseRow::default() };
        made_courses.insert(place, writers::course(tx, &row)?);
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
    let case = writers::case(tx, person, unit)?;
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
