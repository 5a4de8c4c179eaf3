//! Recording what happened to a unit, or to each of several.

use std::collections::{BTreeMap, BTreeSet};

use domain::check::Warning;
use domain::event::Event;
use domain::event_kind::EventKind;
use domain::refusal::Refusal;
use domain::stage::Stage;
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::book::units;
use crate::entries::event_row::{self, Owner};
use crate::entries::{self, Entry, FieldRefusal};
use crate::error::RegisterError;
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// An event of a unit as typed.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct UnitEntry {
    /// Whose.
    pub unit: i32,
    /// The event kind's code.
    pub kind: String,
    /// When.
    pub on: String,
    /// The kind's own fields.
    pub values: BTreeMap<String, String>,
    /// The document's number.
    pub document_number: Option<String>,
    /// The document's date.
    pub document_date: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// It happened outside this register.
    pub elsewhere: bool,
    /// Why it is recorded against a rule.
    pub reason: Option<String>,
}

/// What recording an event of a unit did.
#[derive(Clone, Debug)]
pub struct UnitRecorded {
    /// The event's id.
    pub event: i32,
    /// What was shown with it.
    pub warnings: Vec<Warning>,
}

/// Records what happened to a unit.
///
/// # Errors
/// Refusals at the field; `unit_under_itself`; `unit_founded_later` before its founding; `unit_dissolved` after its end;
/// `unit_received_later` where it would end before another came into it; `unit_has_members` where it would be dissolved
/// over members or candidates who are still in it, or came later, unless a reason is given.
pub fn record_unit_event(register: &mut Register, entry: &UnitEntry, now: &Now) -> Result<Done<UnitRecorded>, RegisterError> {
    let conn = register.conn();
    let judged = Judged::new(conn, entry, now)?;
    if entries::lacks_reason(&judged.event, &judged.warnings) {
        return Err(RegisterError::RuleBroken { warnings: judged.warnings });
    }
    let operation = match judged.event.kind {
        EventKind::UnitDissolved | EventKind::UnitDisbanded => Operation::new("unit_dissolved"),
        EventKind::UnitChanged => Operation::new("unit_changed"),
        kind => Operation::new("unit_event_recorded").with("event", format!("@event.{}", kind.code())),
    };
    let operation = operation.with("unit", name_at_founding(conn, entry.unit)?);
    register.transact(operation, now, |tx| judged.write(tx))
}

/// Records one event for each of several units as one operation: all of them, or none.
///
/// # Errors
/// As [`record_unit_event`], at the field `<unit>:<field>`, and of all rows that break a rule without a reason the warnings,
/// each naming whose it is (`of`); `unit_twice` where a unit stands in two rows.
pub fn record_unit_events(register: &mut Register, entries: &[UnitEntry], now: &Now) -> Result<Done<Vec<UnitRecorded>>, RegisterError> {
    let conn = register.conn();
    let (mut judged, mut broken, mut units) = (Vec::with_capacity(entries.len()), Vec::new(), BTreeSet::new());
    for entry in entries {
        let row = Judged::new(conn, entry, now).map_err(|error| error.of_row(entry.unit))?;
        let name = name_at_founding(conn, entry.unit)?;
        if !units.insert(entry.unit) {
            return Err(Refusal::new("unit_twice").with("name", name).at("unit").into());
        }
        if entries::lacks_reason(&row.event, &row.warnings) {
            broken.extend(entries::broken_by(&name, &row.warnings));
        } else {
            judged.push(row);
        }
    }
    if !broken.is_empty() {
        return Err(RegisterError::RuleBroken { warnings: broken });
    }
    let kind = judged.first().map(|row| row.event.kind.code()).unwrap_or_default();
    let operation = Operation::new("unit_events_recorded").with("event", format!("@event.{kind}")).with("count", judged.len());
    register.transact(operation, now, |tx| judged.into_iter().map(|row| row.write(tx)).collect())
}

/// What an entry of each of several units would break or be refused for, every one by itself.
///
/// # Errors
/// Of reading the register.
pub fn check_unit_entries(register: &Register, entries: &[UnitEntry], now: &Now) -> Result<Vec<UnitEntryCheck>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let check = |entry: &UnitEntry| match Judged::new(register.conn(), entry, now) {
        Ok(judged) => Ok(UnitEntryCheck { warnings: judged.warnings, refusal: None }),
        Err(RegisterError::Refused(refusal)) => Ok(UnitEntryCheck { warnings: Vec::new(), refusal: Some(refusal.into()) }),
        Err(fault) => Err(fault),
    };
    entries.iter().map(check).collect()
}

/// What an entry of a unit would break.
#[derive(Clone, Debug, Serialize, Type)]
pub struct UnitEntryCheck {
    /// What breaks a rule.
    pub warnings: Vec<Warning>,
    /// What cannot be.
    pub refusal: Option<FieldRefusal>,
}

pub(super) fn name_at_founding(conn: &Connection, unit: i32) -> Result<String, RegisterError> {
    Ok(conn.query_row("SELECT name FROM unit WHERE id = ?1", [unit], |row| row.get("name"))?)
}

/// An entry of a unit read, and judged by what the register holds before it.
struct Judged {
    unit: i32,
    event: Event,
    warnings: Vec<Warning>,
}

impl Judged {
    fn new(conn: &Connection, entry: &UnitEntry, now: &Now) -> Result<Self, RegisterError> {
        let kind: EventKind = entry.kind.parse().map_err(|_| Refusal::new("event_kind_unknown").with("value", &entry.kind).at("kind"))?;
        let about_entry = matches!(kind, EventKind::Correction | EventKind::EntryVoided);
        if !kind.is_of_unit() && !about_entry {
            return Err(Refusal::new("event_kind_unknown").with("value", &entry.kind).at("kind").into());
        }
        if !units::exists(conn, entry.unit)? {
            return Err(Refusal::new("unit_unknown").with("value", entry.unit).at("unit").into());
        }
        let typed = Entry {
            case: 0,
            kind: entry.kind.clone(),
            on: entry.on.clone(),
            values: entry.values.clone(),
            document_number: entry.document_number.clone(),
            document_date: entry.document_date.clone(),
            issuer: entry.issuer.clone(),
            note: entry.note.clone(),
            elsewhere: entry.elsewhere,
            reason: entry.reason.clone(),
        };
        let event = entries::read_event(conn, kind, &typed, now)?;
        if about_entry {
            entries::must_apply(conn, &event, Owner::Unit(entry.unit), now)?;
        } else {
            // What is done for the members of a unit that has ended comes after its end.
            if kind != EventKind::MembersTransferred {
                units::must_stand(conn, entry.unit, event.day())?;
            }
            entries::is_possible_of_unit(conn, entry.unit, &event)?;
        }
        let warnings = unit_warnings(conn, entry.unit, &event)?;
        Ok(Self { unit: entry.unit, event, warnings })
    }

    /// Writes it inside an operation.
    fn write(self, tx: &Connection) -> Result<UnitRecorded, RegisterError> {
        let event = event_row::insert(tx, Owner::Unit(self.unit), &self.event, &entries::broken(&self.warnings))?;
        Ok(UnitRecorded { event, warnings: self.warnings })
    }
}

/// What a unit's event breaks: people left in a unit that ends or come into it later, members transferred from one that has
/// not, a post given to somebody who is no member of it.
pub fn unit_warnings(conn: &Connection, unit: i32, event: &Event) -> Result<Vec<Warning>, RegisterError> {
    if event.kind == EventKind::MembersTransferred {
        let ended = units::spans_of(conn, unit)?.last().is_some_and(|last| last.ends <= event.day());
        let missing = Warning {
            check: "order_missing".to_owned(),
            params: [("expected".to_owned(), format!("@event.{}", EventKind::UnitDissolved))].into(),
            rule: "order".to_owned(),
            source: "294-QĐ/TW (26/5/2025), điểm 6.3.5".to_owned(),
            field: Some("happened_on".to_owned()),
            needs_reason: true,
        };
        return Ok(if ended { Vec::new() } else { vec![missing] });
    }
    if !matches!(event.kind, EventKind::UnitDissolved | EventKind::UnitDisbanded) {
        return Ok(entries::holder_of_another_unit(conn, unit, event)?.into_iter().collect());
    }
    let (people, below): (u32, u32) = conn.query_row(
        include_str!("left_in_unit.sql"),
        named_params! { ":unit": unit, ":on": event.day(), ":full": Stage::Full.number() },
        |row| Ok((row.get("people")?, row.get("units")?)),
    )?;
    if people == 0 && below == 0 {
        return Ok(Vec::new());
    }
    Ok(vec![Warning {
        check: "unit_has_members".to_owned(),
        params: [("count".to_owned(), people.to_string()), ("units".to_owned(), below.to_string())].into(),
        rule: "dissolution_transfer".to_owned(),
        source: "294-QĐ/TW (26/5/2025), điểm 6.3.5".to_owned(),
        field: Some("happened_on".to_owned()),
        needs_reason: true,
    }])
}
