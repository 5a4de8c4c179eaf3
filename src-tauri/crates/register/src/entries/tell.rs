//! What an entry's fields say, as a person reads it: on the person's page, in a unit's history, in the log. What a value
//! names is called by its name of a day; what a correction puts right is told as the corrected entry's kind has it.

use chrono::NaiveDate;
use domain::code_list::CodeLists;
use domain::event::{Event, Fields, field_type};
use domain::event_kind::EventKind;
use domain::field::{FieldType, Shown, Told, Value};
use domain::unit::UnitBook;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use specta::Type;

use super::event_row;
use crate::error::RegisterError;
use crate::facts;

/// A field of an event.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FieldView {
    /// Its name.
    pub name: String,
    /// The text that reads back to it.
    pub raw: String,
    /// As shown: names for ids, labels for codes, dd/mm/yyyy.
    pub shown: Shown,
}

/// Tells fields by names as they are on a day.
pub(crate) struct Teller<'a> {
    conn: &'a Connection,
    units: &'a UnitBook,
    codes: &'a CodeLists,
    on: NaiveDate,
    /// An operation of the log: what it names and is gone since is called as the log has it.
    operation: Option<i32>,
}

impl<'a> Teller<'a> {
    pub(crate) fn new(conn: &'a Connection, units: &'a UnitBook, codes: &'a CodeLists, on: NaiveDate) -> Self {
        Self { conn, units, codes, on, operation: None }
    }

    pub(crate) fn of_operation(self, operation: i32) -> Self {
        Self { operation: Some(operation), ..self }
    }

    /// The fields that an event of that kind holds, in the order of the sheet.
    pub(crate) fn fields(&self, kind: EventKind, fields: &Fields) -> Result<Vec<FieldView>, RegisterError> {
        let mut told = Vec::new();
        for spec in kind.fields() {
            let value = fields.0.get(spec.name);
            let raw = value.map(Value::entry_text).unwrap_or_default();
            let shown = match (kind, spec.name, value) {
                (EventKind::Correction, "field", Some(_)) => self.corrected_field(fields)?,
                (EventKind::Correction, "value", _) => self.corrected_value(fields)?,
                (EventKind::ExtensionGranted, "rule", Some(_)) if self.is_rule(&raw)? => Shown::Word(format!("clock.{raw}")),
                // What is answered or left was asked or held more than once, and its kind says nothing that the answer does not.
                (_, "request" | "post", Some(Value::Id(event))) => match self.asked_or_held(*event)? {
                    Some(shown) => shown,
                    None => self.value(spec.field_type, &Value::Id(*event))?,
                },
                (_, _, Some(value)) => self.value(spec.field_type, value)?,
                (_, _, None) => continue,
            };
            told.push(FieldView { name: spec.name.to_owned(), raw, shown });
        }
        Ok(told)
    }

    /// Which field is put right, and its type; `None` where the corrected entry has no such field.
    fn corrected<'f>(&self, fields: &'f Fields) -> Result<Option<(&'f str, FieldType)>, RegisterError> {
        let (Some(target), Some(field)) = (fields.id("corrects"), fields.text("field")) else { return Ok(None) };
        Ok(self.kind_of(target)?.and_then(|kind| field_type(kind, field)).map(|field_type| (field, field_type)))
    }

    fn corrected_field(&self, fields: &Fields) -> Result<Shown, RegisterError> {
        Ok(match self.corrected(fields)? {
            Some((field, _)) => Shown::Word(format!("field.{field}")),
            None => Shown::Text(fields.text("field").unwrap_or_default().to_owned()),
        })
    }

    fn corrected_value(&self, fields: &Fields) -> Result<Shown, RegisterError> {
        let Some(text) = fields.text("value") else { return Ok(Shown::Word("ui.cleared".to_owned())) };
        if let Some((_, field_type)) = self.corrected(fields)?
            && let Ok(value) = Value::read(field_type, text, self.codes)
        {
            return self.value(field_type, &value);
        }
        Ok(Shown::Text(text.to_owned()))
    }

    pub(crate) fn value(&self, field_type: FieldType, value: &Value) -> Result<Shown, RegisterError> {
        Ok(Shown::Text(match value.tell(field_type) {
            Told::Shown(shown) => return Ok(shown),
            Told::Event(id) => match self.kind_of(id)? {
                Some(kind) => return Ok(Shown::Word(format!("event.{kind}"))),
                None => String::new(),
            },
            Told::Person(id) if self.operation.is_none() => facts::name_of(self.conn, id)?,
            Told::Person(id) => self.name("SELECT birth_name AS name FROM person WHERE id = ?1", "person", "birth_name", id)?.unwrap_or_default(),
            Told::Unit(id) => self.unit(id)?,
            Told::Units(ids) => ids.into_iter().map(|id| self.unit(id)).collect::<Result<Vec<_>, _>>()?.join(", "),
            Told::Course(id) => self.name("SELECT name FROM course WHERE id = ?1", "course", "name", id)?.unwrap_or_default(),
        }))
    }

    /// What tells a request or a post from others of its kind; `None` where it says nothing.
    fn asked_or_held(&self, event: i32) -> Result<Option<Shown>, RegisterError> {
        let Some(row) = event_row::one(self.conn, event)? else { return Ok(None) };
        let telling = match row.event.kind {
            EventKind::BackgroundRequested => &["subject", "place"][..],
            EventKind::UpperOpinionAsked => &["matter"],
            EventKind::PostHeld => &["position", "other_position"],
            _ => &[],
        };
        let mut cells = Vec::new();
        for name in telling {
            if let (Some(field_type), Some(value)) = (field_type(row.event.kind, name), row.event.fields.0.get(*name)) {
                cells.push(self.value(field_type, value)?);
            }
        }
        Ok((!cells.is_empty()).then(|| Shown::Rows(vec![cells])))
    }

    fn unit(&self, id: i32) -> Result<String, RegisterError> {
        match self.units.nearest(id, self.on) {
            Some(span) => Ok(span.name.clone()),
            None => Ok(self.of_row("unit", "name", id)?.unwrap_or_default()),
        }
    }

    /// Whether a text is the key of a rule, and so a word: a clerk's own text is not.
    fn is_rule(&self, key: &str) -> Result<bool, RegisterError> {
        let mut select = self.conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM rule WHERE rule_key = ?1) AS known")?;
        Ok(select.query_row([key], |row| row.get("known"))?)
    }

    fn kind_of(&self, event: i32) -> Result<Option<EventKind>, RegisterError> {
        if let Some(row) = event_row::one(self.conn, event)? {
            return Ok(Some(row.event.kind));
        }
        let kind = self.of_row("event", "kind", event)?;
        kind.map(|kind| kind.parse().map_err(|_| RegisterError::damaged_row("event", event, "kind"))).transpose()
    }

    fn name(&self, sql: &str, table: &str, column: &str, id: i32) -> Result<Option<String>, RegisterError> {
        let standing = self.conn.prepare_cached(sql)?.query_row([id], |row| row.get("name")).optional()?;
        if standing.is_some() { Ok(standing) } else { self.of_row(table, column, id) }
    }

    /// A column of a row that is gone, as the log has it.
    fn of_row(&self, table: &str, column: &str, id: i32) -> Result<Option<String>, RegisterError> {
        match self.operation {
            Some(operation) => crate::log::column_of_change(self.conn, operation, table, id, column),
            None => Ok(None),
        }
    }
}

/// What an event tells of itself, on a day.
pub(crate) fn told(conn: &Connection, units: &UnitBook, codes: &CodeLists, on: NaiveDate, event: &Event) -> Result<Vec<FieldView>, RegisterError> {
    Teller::new(conn, units, codes, on).fields(event.kind, &event.fields)
}
