//! Changing the facts of a unit that are no events: those that hold for good, or since its founding.

use std::collections::BTreeMap;

use domain::field::{FieldShape, FieldSpec, FieldType, may, must};
use domain::refusal::Refusal;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, named_params};

use crate::book::{self, units};
use crate::error::RegisterError;
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// The facts that can be set, columns of the table `unit`, in the order of the form. What changes from a day on is an event of
/// the unit.
pub const UNIT_FIELDS: &[FieldSpec] = &[
    must("name", FieldType::Text),
    may("grassroots_type", FieldType::Code("grassroots_type")),
    may("enterprise_type", FieldType::Code("enterprise_type")),
    may("organization_code", FieldType::Text),
    may("head_superior", FieldType::Text),
    may("head_issuer", FieldType::Text),
    may("symbol", FieldType::Text),
    may("seal", FieldType::Text),
    may("note", FieldType::LongText),
    must(SORT_ORDER, FieldType::Number),
];

/// The place that the office gives it by hand, in the list: no field of the form.
const SORT_ORDER: &str = "sort_order";

/// Facts of a unit that its events carry.
const BY_EVENT: &[&str] = &["unit_kind", "parent", "committee_power", "founded_on"];

/// The facts of a unit as its form asks for them.
pub fn unit_fields() -> Vec<FieldShape> {
    UNIT_FIELDS.iter().filter(|field| field.name != SORT_ORDER).map(|field| (*field).into()).collect()
}

/// Saves the facts given, by field as typed. The name is that of the founding; later names are events. An empty text
/// clears a fact.
///
/// # Errors
/// A refusal at the field: `field_unknown`, `unit_field_by_event`, an unknown code, an empty name, a place in the order
/// that is no whole number; `unit_unknown`.
pub fn save_unit(register: &mut Register, unit: i32, facts: &BTreeMap<String, String>, now: &Now) -> Result<Done<()>, RegisterError> {
    if !units::exists(register.conn(), unit)? {
        return Err(Refusal::new("unit_unknown").with("value", unit).at("unit").into());
    }
    let read: Vec<(&'static str, Sql)> = facts.iter().map(|(name, typed)| read(name, typed)).collect::<Result<_, _>>()?;
    let name: String = register.conn().query_row("SELECT name FROM unit WHERE id = ?1", [unit], |row| row.get("name"))?;
    register.transact(Operation::new("unit_changed").with("unit", name), now, |tx| {
        read.iter().try_for_each(|(field, value)| write(tx, unit, field, value))
    })
}

fn read(name: &str, typed: &str) -> Result<(&'static str, Sql), RegisterError> {
    let Some(field) = UNIT_FIELDS.iter().find(|field| field.name == name) else {
        let code = if BY_EVENT.contains(&name) { "unit_field_by_event" } else { "field_unknown" };
        return Err(Refusal::new(code).with("field", name).at(name).into());
    };
    let name = field.name;
    let text = domain::name::tidy(typed);
    let value = match field.field_type {
        FieldType::Number => Sql::Integer(text.parse::<i32>().map_err(|_| Refusal::new("number_unreadable").with("value", &text).at(name))?.into()),
        _ if field.required => Sql::Text(domain::identity::title(&text).map_err(|refusal| refusal.at(name))?),
        _ if text.is_empty() => Sql::Null,
        FieldType::Code(list) => {
            let row = book::codes()?.find(list, &text).ok_or_else(|| Refusal::new("code_unknown").with("value", &text).at(name))?;
            Sql::Text(row.code.clone())
        }
        _ => Sql::Text(text),
    };
    Ok((name, value))
}

fn write(conn: &Connection, unit: i32, field: &str, value: &Sql) -> Result<(), RegisterError> {
    // The column is one of the closed list above.
    let sql = format!("UPDATE unit SET {field} = :value WHERE id = :unit AND {field} IS NOT :value");
    conn.prepare_cached(&sql)?.execute(named_params! { ":value": value, ":unit": unit })?;
    Ok(())
}
