//! The one reader and the one writer of the table `event`.

use std::collections::BTreeMap;

use domain::check::Warning;
use domain::event::{Event, Fields};
use domain::event_kind::EventKind;
use domain::field::FieldType;
use rusqlite::{Connection, Params, Row, named_params};

use crate::error::RegisterError;
use crate::file::Stored;

/// The columns that [`read`] wants.
pub const COLUMNS: &str = "event.id, event.case_id, event.unit, event.kind, event.happened_on, event.recorded_at, event.document_number, \
     event.document_date, event.issuer, event.note, event.elsewhere, event.reason, event.warnings, event.fields";

/// To whom an event happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// A case.
    Case(i32),
    /// A unit.
    Unit(i32),
}

/// One event as stored.
#[derive(Clone, Debug)]
pub struct EventRow {
    /// Whose.
    pub owner: Owner,
    /// The event.
    pub event: Event,
    /// The rules it was recorded against.
    pub warnings: Vec<Warning>,
}

/// Reads a row that begins with [`COLUMNS`], by their places. A stored form that no longer parses is damage, named by its
/// event.
pub fn read(row: &Row<'_>) -> Result<EventRow, RegisterError> {
    let row = Stored::keyed("event", (0, "id"), row)?;
    let kind: EventKind = row.parse((3, "kind"))?;
    let owner = match (row.get((1, "case_id"))?, row.get((2, "unit"))?) {
        (Some(case), None) => Owner::Case(case),
        (None, Some(unit)) => Owner::Unit(unit),
        _ => return Err(row.damaged("case_id")),
    };
    Ok(EventRow {
        owner,
        event: Event {
            id: row.id(),
            kind,
            on: row.parse((4, "happened_on"))?,
            recorded_at: row.get((5, "recorded_at"))?,
            document_number: row.get((6, "document_number"))?,
            document_date: row.parse_known((7, "document_date"))?,
            issuer: row.get((8, "issuer"))?,
            note: row.get((9, "note"))?,
            elsewhere: row.get((10, "elsewhere"))?,
            reason: row.get((11, "reason"))?,
            fields: Fields::from_json(kind, &row.get::<String>((13, "fields"))?).ok_or_else(|| row.damaged("fields"))?,
        },
        warnings: row.json_known((12, "warnings"))?.unwrap_or_default(),
    })
}

/// Every entry of a case or unit, corrections and voidings too, in the order of entry.
pub fn of_owner(conn: &Connection, owner: Owner) -> Result<Vec<EventRow>, RegisterError> {
    match owner {
        Owner::Case(case) => all(conn, "WHERE event.case_id = ?1", [case]),
        Owner::Unit(unit) => all(conn, "WHERE event.unit = ?1", [unit]),
    }
}

/// Every entry of a person's cases.
pub fn of_person(conn: &Connection, person: i32) -> Result<Vec<EventRow>, RegisterError> {
    all(conn, r#"JOIN "case" ON "case".id = event.case_id WHERE "case".person = ?1"#, [person])
}

/// Every entry of units.
pub fn of_units(conn: &Connection) -> Result<Vec<EventRow>, RegisterError> {
    // Of a few among all entries: by their index.
    all(conn, "INDEXED BY event_unit WHERE event.unit IS NOT NULL", [])
}

/// One entry, if there is such a one.
pub fn one(conn: &Connection, event: i32) -> Result<Option<EventRow>, RegisterError> {
    Ok(all(conn, "WHERE event.id = ?1", [event])?.pop())
}

fn all(conn: &Connection, condition: &str, params: impl Params) -> Result<Vec<EventRow>, RegisterError> {
    let mut select = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM event {condition} ORDER BY event.id"))?;
    let mut rows = select.query(params)?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(read(row)?);
    }
    Ok(entries)
}

/// Writes a new event and gives its id; the event's own id is not looked at.
pub fn insert(conn: &Connection, owner: Owner, event: &Event, warnings: &[Warning]) -> Result<i32, RegisterError> {
    let (case, unit) = match owner {
        Owner::Case(case) => (Some(case), None),
        Owner::Unit(unit) => (None, Some(unit)),
    };
    let warnings = (!warnings.is_empty()).then(|| serde_json::to_string(warnings)).transpose()?;
    conn.prepare_cached(include_str!("event_insert.sql"))?.execute(named_params! {
        ":case_id": case,
        ":unit": unit,
        ":kind": event.kind.code(),
        ":happened_on": event.on.to_string(),
        ":recorded_at": event.recorded_at,
        ":document_number": event.document_number,
        ":document_date": event.document_date.map(|date| date.to_string()),
        ":issuer": event.issuer,
        ":note": event.note,
        ":elsewhere": event.elsewhere,
        ":reason": event.reason,
        ":warnings": warnings,
        ":fields": event.fields.to_json(),
    })?;
    Ok(crate::file::row_id(conn))
}

/// Gives a case's entries to another case.
pub fn to_case(conn: &Connection, from: i32, into: i32) -> Result<(), RegisterError> {
    conn.prepare_cached(include_str!("event_row_to_case.sql"))?.execute(named_params! { ":from": from, ":into": into })?;
    Ok(())
}

/// Lets whatever names a person, whosever entry it is, name another.
pub fn to_person(conn: &Connection, from: i32, into: i32) -> Result<(), RegisterError> {
    let mut named: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for kind in EventKind::ALL {
        for field in kind.fields().filter(|field| field.field_type == FieldType::Person) {
            named.entry(field.name).or_default().push(kind.code());
        }
    }
    let mut update = conn.prepare_cached(include_str!("event_row_person.sql"))?;
    for (field, kinds) in &named {
        update.execute(named_params! {
            ":path": format!("$.{field}"), ":kinds": serde_json::to_string(kinds)?, ":from": from, ":into": into,
        })?;
    }
    let names: Vec<&str> = named.into_keys().collect();
    conn.prepare_cached(include_str!("event_row_person_corrected.sql"))?.execute(named_params! {
        ":names": serde_json::to_string(&names)?, ":from": from.to_string(), ":into": into.to_string(),
    })?;
    Ok(())
}
