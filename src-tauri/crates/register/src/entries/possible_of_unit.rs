//! What an event of a unit must be to be entered: nothing before its founding, no end before others came into it, and no
//! unit under itself.

use chrono::NaiveDate;
use domain::event::Event;
use domain::event_kind::EventKind;
use domain::field::Value;
use domain::refusal::Refusal;
use domain::unit::UnitBook;
use rusqlite::Connection;

use super::founded::founded_one;
use crate::book::units;
use crate::error::RegisterError;

/// Nothing happens to a unit before its founding, and it cannot stand under itself or under one of its own.
pub(crate) fn is_possible_of_unit(conn: &Connection, unit: i32, event: &Event) -> Result<(), RegisterError> {
    let founded_later = || Refusal::new("unit_founded_later").at("happened_on");
    // A unit stands for a day at least: it does not end on the day of its founding.
    let ends = |kind: EventKind| matches!(kind, EventKind::UnitDissolved | EventKind::UnitDisbanded | EventKind::UnitMerged);
    let too_early = |each: &Event, founded: NaiveDate| each.day() < founded || each.day() == founded && ends(each.kind);
    let book = units::book(conn)?;
    if event.kind == EventKind::UnitFounded {
        let earlier = |each: &Event| each.kind != EventKind::UnitFounded && too_early(each, event.day());
        if founded_one(conn, unit)?.is_some_and(|founded| founded.events.iter().any(earlier)) {
            return Err(founded_later().into());
        }
    } else if book.0.get(&unit).and_then(|spans| spans.first()).is_some_and(|first| too_early(event, first.begins)) {
        return Err(founded_later().into());
    }
    if ends(event.kind) {
        nothing_comes_later(&book, unit, event.day())?;
    }
    if let Some(Value::Ids(new_units)) = event.fields.0.get("new_units") {
        for other in new_units {
            if !units::exists(conn, *other)? {
                return Err(Refusal::new("unit_unknown").with("value", other).at("new_units").into());
            }
        }
        if new_units.contains(&unit) {
            return Err(Refusal::new("unit_under_itself").at("new_units").into());
        }
    }
    for field in ["parent", "into"] {
        let Some(other) = event.fields.id(field) else { continue };
        if !units::exists(conn, other)? {
            return Err(Refusal::new("unit_unknown").with("value", other).at(field).into());
        }
        if book.line_up(other, event.day()).contains(&unit) {
            return Err(Refusal::new("unit_under_itself").at(field).into());
        }
        units::must_stand(conn, other, event.day())?;
    }
    Ok(())
}

/// A unit does not end before another is merged into it or moved under it: its people would stand in what is no more.
fn nothing_comes_later(book: &UnitBook, unit: i32, end: NaiveDate) -> Result<(), RegisterError> {
    let mut later: Vec<(NaiveDate, &str)> = Vec::new();
    for (_, spans) in book.0.iter().filter(|(other, _)| **other != unit) {
        let moved = spans.iter().filter(|span| span.parent == Some(unit) && span.begins > end).map(|span| (span.begins, &*span.name));
        let merged = spans.last().filter(|last| last.merged_into == Some(unit) && last.ends >= end).map(|last| (last.ends, &*last.name));
        later.extend(moved.chain(merged));
    }
    let Some((day, name)) = later.into_iter().min() else { return Ok(()) };
    let refusal = Refusal::new("unit_received_later").with("date", domain::date::shown(day)).with("unit", name);
    Err(refusal.at("happened_on").into())
}
