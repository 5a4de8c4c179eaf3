//! Where somebody named in another's entry stands on its day: a helper, an introducer, a secretary.

use chrono::NaiveDate;
use domain::check::Warning;
use domain::event::Event;
use domain::event_kind::EventKind;
use domain::field::PersonRef;
use domain::stage::Stage;
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::book::units;
use crate::error::RegisterError;
use crate::facts;
use crate::file::Stored;

/// The stage of a person of the register and the unit, on a day; `None`: neither on the path nor a member.
fn stands(conn: &Connection, person: i32, on: NaiveDate) -> Result<Option<(Stage, i32)>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("person_stands.sql"))?;
    let found = select.query_row(named_params! { ":person": person, ":on": on, ":full": Stage::Full.number() }, |row| {
        Ok(Stored::keyed("stage_interval", "person", row).and_then(|row| Ok((row.numbered("stage")?, row.get("unit")?))))
    });
    found.optional()?.transpose()
}

/// Whoever helps or introduces as a member is a full member that day. Of somebody who is not in the register nothing is known.
pub(crate) fn helper_not_full_member(conn: &Connection, event: &Event) -> Result<Option<Warning>, RegisterError> {
    let field = match event.kind {
        EventKind::HelperNamed => "helper",
        EventKind::IntroducerNamed if event.fields.text("introducer_kind") == Some("full_member") => "introducer",
        _ => return Ok(None),
    };
    let Some(PersonRef::Recorded(person)) = event.fields.person(field) else { return Ok(None) };
    if stands(conn, *person, event.day())?.is_some_and(|(stage, _)| stage == Stage::Full) {
        return Ok(None);
    }
    Ok(Some(Warning {
        check: "helper_not_full_member".to_owned(),
        params: [("name".to_owned(), facts::name_of(conn, *person)?)].into(),
        rule: "helper".to_owned(),
        source: "294-QĐ/TW (26/5/2025), 3.1, 3.2".to_owned(),
        field: Some(field.to_owned()),
        needs_reason: true,
    }))
}

/// Whoever leads a unit is a member of it, or of one below it, that day. No rule is broken by another: it is asked about.
pub(crate) fn holder_of_another_unit(conn: &Connection, unit: i32, event: &Event) -> Result<Option<Warning>, RegisterError> {
    let Some(PersonRef::Recorded(person)) = event.fields.person("person").filter(|_| event.kind == EventKind::CommitteeChange) else {
        return Ok(None);
    };
    let book = units::book(conn)?;
    let there = stands(conn, *person, event.day())?;
    if there.is_some_and(|(stage, stood)| stage.is_member() && book.within(unit, event.day()).contains(&stood)) {
        return Ok(None);
    }
    Ok(Some(Warning {
        check: "holder_of_another_unit".to_owned(),
        params: [("name".to_owned(), facts::name_of(conn, *person)?), ("unit".to_owned(), units::name_on(&book, unit, event.day())?)].into(),
        rule: "post".to_owned(),
        source: "294-QĐ/TW (26/5/2025), 06-HD/TW (9/6/2025)".to_owned(),
        field: Some("person".to_owned()),
        needs_reason: true,
    }))
}
