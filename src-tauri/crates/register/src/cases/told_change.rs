//! The rows that an operation changed, for the screen of the log: those of events with their fields told.

use chrono::NaiveDate;
use domain::code_list::CodeLists;
use domain::date::PartialDate;
use domain::event::Fields;
use domain::event_kind::EventKind;
use domain::unit::UnitBook;
use rusqlite::Connection;
use serde::Serialize;
use specta::Type;

use super::tell::{FieldView, Shown, Teller};
use crate::error::RegisterError;
use crate::settings::book;
use crate::{Register, units};

/// One row that an operation changed.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ToldChange {
    /// The table.
    pub table_name: String,
    /// The row's id.
    pub row_id: i32,
    /// The row as it was, JSON; `None` for a new row.
    pub before: Option<String>,
    /// The row as it is, JSON; `None` for a row taken out.
    pub after: Option<String>,
    /// An event's own fields.
    pub told: Vec<ToldField>,
}

/// A field of an event before and after.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ToldField {
    /// Its name.
    pub name: String,
    /// As it was; `None` where it was not given.
    pub before: Option<Shown>,
    /// As it is.
    pub after: Option<Shown>,
}

/// The first rows that an operation changed, in the order in which it first touched them.
pub fn told_changes(register: &Register, operation: i32, most: u32) -> Result<Vec<ToldChange>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let conn = register.conn();
    let (units, codes) = (units::book(conn)?, book::codes()?);
    let tell = |event: i32, image: Option<&str>| told_image(conn, &units, codes, operation, event, image);
    let mut changes = Vec::new();
    for row in register.changes_of(operation)?.into_iter().take(most as usize) {
        let told = if row.table_name == "event" {
            side_by_side(tell(row.row_id, row.before.as_deref())?, tell(row.row_id, row.after.as_deref())?)
        } else {
            Vec::new()
        };
        changes.push(ToldChange { table_name: row.table_name, row_id: row.row_id, before: row.before, after: row.after, told });
    }
    Ok(changes)
}

fn side_by_side(before: Vec<FieldView>, after: Vec<FieldView>) -> Vec<ToldField> {
    let mut told: Vec<ToldField> = before.into_iter().map(|field| ToldField { name: field.name, before: Some(field.shown), after: None }).collect();
    for field in after {
        match told.iter_mut().find(|known| known.name == field.name) {
            Some(known) => known.after = Some(field.shown),
            None => told.push(ToldField { name: field.name, before: None, after: Some(field.shown) }),
        }
    }
    told
}

/// The fields in the image of an event's row. A kind or field that is none any more tells nothing: it is of an older program.
fn told_image(
    conn: &Connection,
    units: &UnitBook,
    codes: &CodeLists,
    operation: i32,
    event: i32,
    image: Option<&str>,
) -> Result<Vec<FieldView>, RegisterError> {
    let Some(image) = image else { return Ok(Vec::new()) };
    let image = serde_json::from_str(image).map_err(|_| RegisterError::damaged_row("event", event, "change"))?;
    let Some((kind, fields, on)) = read_image(&image) else { return Ok(Vec::new()) };
    Teller::new(conn, units, codes, on).of_operation(operation).fields(kind, &fields)
}

fn read_image(image: &serde_json::Value) -> Option<(EventKind, Fields, NaiveDate)> {
    let text = |name: &str| image.get(name)?.as_str();
    let kind: EventKind = text("kind")?.parse().ok()?;
    let on: PartialDate = text("happened_on")?.parse().ok()?;
    Some((kind, Fields::from_json(kind, text("fields")?)?, on.last_day()))
}
