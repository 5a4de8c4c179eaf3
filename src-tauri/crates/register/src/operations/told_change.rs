//! The rows that an operation changed, for the screen of the log: those of events with their fields told.

use chrono::NaiveDate;
use domain::code_list::CodeLists;
use domain::date::PartialDate;
use domain::event::Fields;
use domain::event_kind::EventKind;
use domain::field::Shown;
use domain::unit::UnitBook;
use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value as Json;
use specta::Type;

use crate::Register;
use crate::book::{codes, units};
use crate::entries::Teller;
use crate::error::RegisterError;
use crate::facts::{PERSON_FIELDS, PersonField};

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
    /// The fields of an event, of a person, or of a fact that holds from a date.
    pub told: Vec<ToldField>,
}

/// A field before and after.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ToldField {
    /// The word that names it.
    pub label: String,
    /// As it was; `None` where it was not given.
    pub before: Option<Shown>,
    /// As it is.
    pub after: Option<Shown>,
}

/// The first rows that an operation changed, in the order in which it first touched them.
pub fn told_changes(register: &Register, operation: i32, most: u32) -> Result<Vec<ToldChange>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let conn = register.conn();
    let (units, codes) = (units::book(conn)?, codes()?);
    let mut changes = Vec::new();
    for row in register.changes_of(operation)?.into_iter().take(most as usize) {
        let tell = |image: Option<&str>| {
            let Some(image) = image else { return Ok(Vec::new()) };
            let image = serde_json::from_str(image).map_err(|_| RegisterError::damaged_row(&row.table_name, row.row_id, "change"))?;
            match row.table_name.as_str() {
                "event" => told_event(conn, &units, codes, operation, &image),
                "person" => Ok(told_person(&image)),
                "person_fact" => Ok(told_fact(&image)),
                _ => Ok(Vec::new()),
            }
        };
        let family = if row.table_name == "event" { "field" } else { "person" };
        let told = side_by_side(family, tell(row.before.as_deref())?, tell(row.after.as_deref())?);
        changes.push(ToldChange { table_name: row.table_name, row_id: row.row_id, before: row.before, after: row.after, told });
    }
    Ok(changes)
}

/// A field's name and its value told.
type Field = (String, Shown);

fn side_by_side(family: &str, before: Vec<Field>, after: Vec<Field>) -> Vec<ToldField> {
    let label = |name: &str| format!("{family}.{name}");
    let mut told: Vec<ToldField> =
        before.into_iter().map(|(name, shown)| ToldField { label: label(&name), before: Some(shown), after: None }).collect();
    for (name, shown) in after {
        match told.iter_mut().find(|known| known.label == label(&name)) {
            Some(known) => known.after = Some(shown),
            None => told.push(ToldField { label: label(&name), before: None, after: Some(shown) }),
        }
    }
    told
}

/// The fields in the image of an event's row. A kind or field that is none any more tells nothing: it is of an older program.
fn told_event(conn: &Connection, units: &UnitBook, codes: &CodeLists, operation: i32, image: &Json) -> Result<Vec<Field>, RegisterError> {
    let Some((kind, fields, on)) = read_image(image) else { return Ok(Vec::new()) };
    let told = Teller::new(conn, units, codes, on).of_operation(operation).fields(kind, &fields)?;
    Ok(told.into_iter().map(|field| (field.name, field.shown)).collect())
}

fn told_person(image: &Json) -> Vec<Field> {
    let told = |field: &PersonField| Some((field.name.to_owned(), field.tell(image.get(field.name)?.as_str()?)));
    PERSON_FIELDS.iter().filter_map(told).collect()
}

fn told_fact(image: &Json) -> Vec<Field> {
    let text = |name: &str| image.get(name).and_then(Json::as_str);
    let field = PERSON_FIELDS.iter().find(|field| Some(field.name) == text("field"));
    field.zip(text("value")).map(|(field, value)| (field.name.to_owned(), field.tell(value))).into_iter().collect()
}

fn read_image(image: &Json) -> Option<(EventKind, Fields, NaiveDate)> {
    let text = |name: &str| image.get(name)?.as_str();
    let kind: EventKind = text("kind")?.parse().ok()?;
    let on: PartialDate = text("happened_on")?.parse().ok()?;
    Some((kind, Fields::from_json(kind, text("fields")?)?, on.last_day()))
}
