//! What an event of a unit must be to be entered: nothing before its founding, no end before others came into it, and no
//! unit under itself.

use chrono::NaiveDate;
use domain::event::Event;
use domain::event_kind::EventKind;
use domain::field::Value;
use domain::refusal::Refusal;
use rusqlite::{Connection, named_params};

use super::founded::founded_one;
use crate::book::units;
use crate::error::RegisterError;
use crate::file::Stored;

/// Nothing happens to a unit before its founding, and it cannot stand under itself or under one of its own.
pub(crate) fn is_possible_of_unit(conn: &Connection, unit: i32, event: &Event) -> Result<(), RegisterError> {
    let founded_later = || Refusal::new("unit_founded_later").at("happened_on");
    // A unit stands for a day at least: it does not end on the day of its founding.
    let ends = |kind: EventKind| matches!(kind, EventKind::UnitDissolved | EventKind::UnitDisbanded | EventKind::UnitMerged);
    let too_early = |each: &Event, founded: NaiveDate| each.day() < founded || each.day() == founded && ends(each.kind);
    if event.kind == EventKind::UnitFounded {
        let earlier = |each: &Event| each.kind != EventKind::UnitFounded && too_early(each, event.day());
        if founded_one(conn, unit)?.is_some_and(|founded| founded.events.iter().any(earlier)) {
            return Err(founded_later().into());
        }
    } else if units::spans_of(conn, unit)?.first().is_some_and(|first| too_early(event, first.begins)) {
        return Err(founded_later().into());
    }
    if ends(event.kind) {
        nothing_comes_later(conn, unit, event.day())?;
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
        if units::with_those_above(conn, [other])?.line_up(other, event.day()).contains(&unit) {
            return Err(Refusal::new("unit_under_itself").at(field).into());
        }
        units::must_stand(conn, other, event.day())?;
    }
    Ok(())
}

/// A unit does not end before another is merged into it or moved under it: its people would stand in what is no more.
fn nothing_comes_later(conn: &Connection, unit: i32, end: NaiveDate) -> Result<(), RegisterError> {
    let mut select = conn.prepare_cached(include_str!("received_later.sql"))?;
    let mut rows = select.query(named_params! { ":unit": unit, ":end": end })?;
    let Some(row) = rows.next()? else { return Ok(()) };
    let row = Stored::keyed("unit_interval", "unit", row)?;
    let refusal = Refusal::new("unit_received_later").with("date", domain::date::shown(row.get("day")?)).with("unit", row.get::<String>("name")?);
    Err(refusal.at("happened_on").into())
}
