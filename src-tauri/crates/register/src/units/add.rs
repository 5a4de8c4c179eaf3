//! Founding a unit.

use std::collections::BTreeMap;

use domain::check::Warning;
use domain::date::{PartialDate, whole_date};
use domain::event::{Event, Fields};
use domain::event_kind::EventKind;
use domain::field::Value;
use domain::refusal::Refusal;
use domain::unit::UnitBook;
use rusqlite::{Connection, named_params};
use serde::Deserialize;
use specta::Type;

use crate::book;
use crate::book::units;
use crate::entries::event_row::{self, Owner};
use crate::error::RegisterError;
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// A unit as typed.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct NewUnit {
    /// Its name.
    pub name: String,
    /// The unit above; `None`: a root.
    pub parent: Option<i32>,
    /// A code of `unit_kind`; `None`: a branch under a unit, a base committee as a root.
    pub unit_kind: Option<String>,
    /// A code of `committee_power`.
    pub committee_power: Option<String>,
    /// Founded on; `None`: standing since before anything recorded.
    pub from: Option<String>,
    /// A code of `enterprise_type`.
    pub enterprise_type: Option<String>,
    /// A code of `grassroots_type`.
    pub grassroots_type: Option<String>,
    /// The founding decision's number.
    pub document_number: Option<String>,
}

fn code(list: &str, text: Option<&str>, otherwise: &str, field: &str) -> Result<String, RegisterError> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(otherwise.to_owned()) };
    match book::codes()?.find(list, text) {
        Some(row) => Ok(row.code.clone()),
        None => Err(Refusal::new("code_unknown").with("value", text).at(field).into()),
    }
}

/// A unit ready to be written: codes and dates read.
#[allow(missing_docs)]
pub struct UnitRow<'a> {
    pub name: &'a str,
    pub unit_kind: &'a str,
    pub parent: Option<i32>,
    pub founded_on: Option<chrono::NaiveDate>,
    pub committee_power: &'a str,
    pub grassroots_type: Option<&'a str>,
    pub enterprise_type: Option<&'a str>,
}

impl Default for UnitRow<'_> {
    fn default() -> Self {
        Self { name: "", unit_kind: "branch", parent: None, founded_on: None, committee_power: "none", grassroots_type: None, enterprise_type: None }
    }
}

/// Writes a unit inside an operation, last among the units of the tree.
pub(crate) fn insert(conn: &Connection, row: &UnitRow<'_>) -> Result<i32, RegisterError> {
    conn.prepare_cached(include_str!("unit_insert.sql"))?.execute(named_params! {
        ":name": row.name, ":unit_kind": row.unit_kind, ":parent": row.parent, ":founded_on": row.founded_on,
        ":committee_power": row.committee_power, ":grassroots_type": row.grassroots_type, ":enterprise_type": row.enterprise_type,
    })?;
    Ok(crate::file::row_id(conn))
}

/// Adds a unit to the tree.
///
/// # Errors
/// Refusals at the field: an empty name, an unknown or dissolved parent, an impossible or future date.
pub fn add_unit(register: &mut Register, new: &NewUnit, now: &Now) -> Result<Done<i32>, RegisterError> {
    let name = domain::identity::title(&new.name).map_err(|refusal| refusal.at("name"))?;
    let otherwise = if new.parent.is_some() { "branch" } else { "grassroots_committee" };
    let unit_kind = code("unit_kind", new.unit_kind.as_deref(), otherwise, "unit_kind")?;
    let committee_power = code("committee_power", new.committee_power.as_deref(), "none", "committee_power")?;
    let optional = |list: &str, text: &Option<String>, field: &str| -> Result<Option<String>, RegisterError> {
        Ok(Some(code(list, text.as_deref(), "", field)?).filter(|code| !code.is_empty()))
    };
    let enterprise_type = optional("enterprise_type", &new.enterprise_type, "enterprise_type")?;
    let grassroots_type = optional("grassroots_type", &new.grassroots_type, "grassroots_type")?;
    let from = new.from.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let founded_on = from.map(whole_date).transpose().map_err(|refusal| refusal.at("from"))?;
    if founded_on.is_some_and(|day| day > now.today) {
        return Err(Refusal::new("date_future").with("value", from.unwrap_or_default()).at("from").into());
    }
    if let Some(parent) = new.parent {
        units::must_stand(register.conn(), parent, founded_on.unwrap_or(now.today)).map_err(|error| match error {
            RegisterError::Refused(refusal) => RegisterError::Refused(Refusal { field: Some("parent".to_owned()), ..refusal }),
            other => other,
        })?;
    }
    register.transact(Operation::new("unit_added").with("unit", &name), now, |tx| {
        let row = UnitRow {
            name: &name,
            unit_kind: &unit_kind,
            parent: new.parent,
            founded_on,
            committee_power: &committee_power,
            grassroots_type: grassroots_type.as_deref(),
            enterprise_type: enterprise_type.as_deref(),
        };
        let id = insert(tx, &row)?;
        if let Some(day) = founded_on {
            let mut fields = BTreeMap::from([("unit_kind".to_owned(), Value::Text(unit_kind.clone()))]);
            if let Some(parent) = new.parent {
                fields.insert("parent".to_owned(), Value::Id(parent));
            }
            let founding = Event {
                document_number: new.document_number.as_deref().map(domain::name::tidy).filter(|text| !text.is_empty()),
                ..Event::new(EventKind::UnitFounded, PartialDate::whole(day), now.stamp(), Fields(fields))
            };
            event_row::insert(tx, Owner::Unit(id), &founding, &[])?;
        }
        Ok(id)
    })
}

/// What founding a unit of a kind breaks: a new one has no members yet. It is told, never refused.
pub fn founding_warnings(register: &Register, unit: i32, on: chrono::NaiveDate) -> Result<Vec<Warning>, RegisterError> {
    let spans = units::spans_of(register.conn(), unit)?;
    let kind = UnitBook([(unit, spans)].into()).nearest(unit, on).map_or_else(String::new, |span| span.unit_kind.clone());
    let key = match kind.as_str() {
        "branch" | "grassroots_branch" => "branch_minimum_members",
        "grassroots_committee" => "grassroots_committee_minimum_members",
        _ => return Ok(Vec::new()),
    };
    let rules = book::rules(register.conn())?;
    let Some(condition) = rules.condition(key, on) else { return Ok(Vec::new()) };
    let required = condition.min_number().unwrap_or(0);
    Ok(vec![Warning {
        check: key.to_owned(),
        params: [("count".to_owned(), "0".to_owned()), ("required".to_owned(), required.to_string())].into(),
        rule: key.to_owned(),
        source: condition.source.clone(),
        field: Some("unit_kind".to_owned()),
        needs_reason: false,
    }])
}
