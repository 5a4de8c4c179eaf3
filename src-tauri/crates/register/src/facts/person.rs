//! A person's facts: the struct, its one row reader and its one writer.
//!
//! A field is spelt alike in the table, here, in JSON, on the form, in the words and on papers. Fields marked
//! dated hold from a date and are kept in `person_fact`; the others are columns of `person`.

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::field::{FieldShape, FieldSpec, FieldType, Place, Shown, Told, Value, may};
use domain::refusal::Refusal;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use specta::Type;

use super::stored;
use super::youth_union::{ORGANIZATIONS, YOUTH_UNION_JOINED};
use crate::book;
use crate::error::RegisterError;
use crate::file::Stored;

/// The facts of a person on a day. Lists are JSON text of rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct Person {
    pub birth_name: String,
    pub name_in_use: Option<String>,
    pub other_names: Option<String>,
    pub sex: Option<String>,
    #[specta(type = Option<String>)]
    pub birth_date: Option<PartialDate>,
    pub birth_registered_at: Option<Place>,
    pub home_place: Option<Place>,
    pub residence_permanent: Option<Place>,
    pub residence_temporary: Option<Place>,
    pub ethnicity: Option<String>,
    pub religion: Option<String>,
    pub religious_rank: Option<String>,
    pub citizen_id: Option<String>,
    pub old_id: Option<String>,
    pub file_number: Option<String>,
    pub card_number: Option<String>,
    pub old_card_number: Option<String>,
    pub occupation: Option<String>,
    pub occupation_group: Option<String>,
    pub post: Option<String>,
    pub contract_from: Option<String>,
    pub general_schooling: Option<String>,
    pub schooling_text: Option<String>,
    pub qualification: Option<String>,
    pub specialty: Option<String>,
    pub degree: Option<String>,
    pub academic_title: Option<String>,
    pub political_theory: Option<String>,
    pub foreign_languages: Option<String>,
    pub informatics: Option<String>,
    pub digital_skills: Option<String>,
    pub minority_language: Option<String>,
    pub mass_organizations: Option<String>,
    pub special_cases: Option<String>,
    pub family_class: Option<String>,
    pub personal_history: Option<String>,
    pub career: Option<String>,
    pub special_history: Option<String>,
    pub training: Option<String>,
    pub abroad: Option<String>,
    pub awards: Option<String>,
    pub disciplines: Option<String>,
    pub relatives: Option<String>,
    pub military: Option<String>,
    pub health: Option<String>,
    pub policy_family: Option<String>,
    pub economy: Option<String>,
    pub phone: Option<String>,
    pub note: Option<String>,
    pub photo: Option<String>,
}

/// A field of a person.
#[derive(Clone, Copy, Debug)]
pub struct PersonField {
    /// Spelt so everywhere.
    pub name: &'static str,
    /// What it holds.
    pub field_type: FieldType,
    /// It holds from a date.
    pub dated: bool,
}

const fn fixed(name: &'static str, field_type: FieldType) -> PersonField {
    PersonField { name, field_type, dated: false }
}

const fn dated(name: &'static str, field_type: FieldType) -> PersonField {
    PersonField { name, field_type, dated: true }
}

const fn text(name: &'static str) -> FieldSpec {
    may(name, FieldType::Text)
}

const fn when(name: &'static str) -> FieldSpec {
    may(name, FieldType::PartialDate)
}

const fn code(name: &'static str, list: &'static str) -> FieldSpec {
    may(name, FieldType::Code(list))
}

impl PersonField {
    /// As the form shows it. Only the name must be given.
    pub fn shape(&self) -> FieldShape {
        let spec = FieldSpec { name: self.name, field_type: self.field_type, required: self.field_type == FieldType::Name };
        FieldShape { dated: self.dated, ..spec.into() }
    }

    /// A kept text as a person reads it; of a picture only that there is one. What no longer reads stands as it is.
    pub fn tell(&self, kept: &str) -> Shown {
        if self.field_type == FieldType::Picture {
            return Shown::Word("ui.a_picture".to_owned());
        }
        match Value::from_entry_text(self.field_type, kept).map(|value| value.tell(self.field_type)) {
            Some(Told::Shown(shown)) => shown,
            _ => Shown::Text(kept.to_owned()),
        }
    }
}

/// All fields, in the order of the paper form.
pub const PERSON_FIELDS: &[PersonField] = &[
    fixed("birth_name", FieldType::Name),
    fixed("name_in_use", FieldType::Text),
    fixed("other_names", FieldType::Text),
    fixed("sex", FieldType::Code("sex")),
    fixed("birth_date", FieldType::PartialDate),
    fixed("birth_registered_at", FieldType::Place),
    fixed("home_place", FieldType::Place),
    dated("residence_permanent", FieldType::Place),
    dated("residence_temporary", FieldType::Place),
    fixed("ethnicity", FieldType::Code("ethnicity")),
    fixed("religion", FieldType::Code("religion")),
    fixed("religious_rank", FieldType::Text),
    fixed("citizen_id", FieldType::CitizenId),
    fixed("old_id", FieldType::OldId),
    fixed("file_number", FieldType::Text),
    fixed("card_number", FieldType::CardNumber),
    fixed("old_card_number", FieldType::CardNumber),
    dated("occupation", FieldType::Text),
    dated("occupation_group", FieldType::Code("occupation_group")),
    dated("post", FieldType::Text),
    dated("contract_from", FieldType::Date),
    dated("general_schooling", FieldType::Code("general_schooling")),
    dated("schooling_text", FieldType::Text),
    dated("qualification", FieldType::Code("qualification")),
    dated("specialty", FieldType::Text),
    dated("degree", FieldType::Text),
    dated("academic_title", FieldType::Code("academic_title")),
    dated("political_theory", FieldType::Code("political_theory")),
    dated("foreign_languages", FieldType::List(&[text("language"), code("level", "foreign_language_level")])),
    dated("informatics", FieldType::Code("informatics_level")),
    dated("digital_skills", FieldType::Text),
    dated("minority_language", FieldType::Text),
    dated("mass_organizations", FieldType::List(&[code("organization", "mass_organization"), when("joined"), text("place"), when("left")])),
    dated("special_cases", FieldType::List(&[code("special_case", "special_case")])),
    fixed("family_class", FieldType::Code("family_class")),
    fixed("personal_history", FieldType::List(&[text("period"), text("text")])),
    fixed("career", FieldType::List(&[when("from"), when("to"), text("text")])),
    fixed("special_history", FieldType::LongText),
    fixed("training", FieldType::List(&[when("from"), when("to"), text("school"), text("specialty"), text("form"), text("diploma")])),
    fixed("abroad", FieldType::List(&[when("from"), when("to"), text("country"), text("purpose")])),
    fixed("awards", FieldType::List(&[when("on"), text("form"), text("issuer"), text("text")])),
    fixed("disciplines", FieldType::List(&[when("on"), text("form"), text("issuer"), text("text")])),
    fixed(
        "relatives",
        FieldType::List(&[
            code("relation", "relation"),
            text("name"),
            text("birth_year"),
            text("home_place"),
            text("residence"),
            text("occupation"),
            text("family_class"),
            text("politics"),
            text("law"),
        ]),
    ),
    fixed("military", FieldType::LongText),
    fixed("health", FieldType::LongText),
    fixed("policy_family", FieldType::LongText),
    fixed("economy", FieldType::LongText),
    fixed("phone", FieldType::Text),
    fixed("note", FieldType::LongText),
    fixed("photo", FieldType::Picture),
];

/// The parts of a person's facts, as the paper form turns from one matter to the next: the field that each begins at, and
/// the word that names it.
pub const PERSON_PARTS: &[(&str, &str)] =
    &[("birth_name", "ui.part_identity"), ("occupation", "ui.part_work"), ("mass_organizations", "ui.part_history"), ("relatives", "ui.part_family")];

/// The word that names the part to which a field belongs.
pub fn part_of(field: &str) -> &'static str {
    let field = if field == YOUTH_UNION_JOINED.name { ORGANIZATIONS } else { field };
    let upto = PERSON_FIELDS.iter().position(|each| each.name == field).unwrap_or(0);
    let begun = PERSON_FIELDS[..=upto].iter().rev().find_map(|each| PERSON_PARTS.iter().find(|(begins, _)| *begins == each.name));
    begun.map_or("", |(_, title)| title)
}

/// The field of that name.
pub fn field(name: &str) -> Result<&'static PersonField, Refusal> {
    PERSON_FIELDS.iter().find(|field| field.name == name).ok_or_else(|| Refusal::new("field_unknown").with("field", name).at(name))
}

/// Reads the typed text of a field into the text that the register keeps; `None`: not known.
///
/// # Errors
/// A refusal at the field: unknown codes, impossible or future dates, numbers of the wrong length.
pub fn read_field(field: &PersonField, typed: &str, today: NaiveDate) -> Result<Option<String>, Refusal> {
    if domain::name::tidy(typed).is_empty() && field.field_type != FieldType::Name {
        return Ok(None);
    }
    let codes = book::codes().map_err(|_| Refusal::new("code_unknown").with("value", typed))?;
    let read = Value::read(field.field_type, typed, codes).map_err(|refusal| refusal.at(field.name))?;
    if let Value::PartialDate(date) = read
        && date.first_day() > today
    {
        return Err(Refusal::new("date_future").with("value", date.shown()).at(field.name));
    }
    Ok((!read.is_unknown()).then(|| read.entry_text()))
}

/// The kept text of each field of a person, in the order of the form; fields not known are left out.
pub fn kept(person: &Person) -> Result<Vec<(&'static PersonField, String)>, RegisterError> {
    let Json::Object(object) = serde_json::to_value(person)? else { return Ok(Vec::new()) };
    Ok(PERSON_FIELDS
        .iter()
        .filter_map(|field| match object.get(field.name) {
            Some(Json::String(text)) => Some((field, text.clone())),
            Some(place @ Json::Object(_)) => Some((field, place.to_string())),
            _ => None,
        })
        .collect())
}

/// Reads a person's facts on a day; `None`: no such person.
///
/// # Errors
/// [`RegisterError::DamagedRow`] where one of them does not read.
pub fn read(conn: &Connection, person: i32, on: NaiveDate) -> Result<Option<Person>, RegisterError> {
    let mut select = conn.prepare_cached("SELECT * FROM person WHERE id = ?1")?;
    let mut rows = select.query([person])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let mut object = fixed_facts(row)?;
    let mut facts = conn.prepare_cached(include_str!("facts_in_force.sql"))?;
    let mut rows = facts.query(named_params! { ":person": person, ":on": on })?;
    while let Some(row) = rows.next()? {
        let (field, value) = dated_fact(row)?;
        object.insert(field.name.to_owned(), value);
    }
    for spec in PERSON_FIELDS {
        object.entry(spec.name).or_insert(Json::Null);
    }
    serde_json::from_value(Json::Object(object)).map(Some).map_err(|_| RegisterError::damaged_row("person", person, "*"))
}

/// Reads a row of `person`: the facts that hold for good.
fn fixed_facts(row: &Row<'_>) -> Result<Map<String, Json>, RegisterError> {
    let row = Stored::of("person", row)?;
    fixed_fields().map(|field| Ok((field.name.to_owned(), value(field, row, field.name)?))).collect()
}

/// The fields that hold for good, in the order of the form: columns of `person`.
fn fixed_fields() -> impl Iterator<Item = &'static PersonField> {
    PERSON_FIELDS.iter().filter(|field| !field.dated)
}

/// The rows that [`must_read`] looks at.
pub(crate) fn rows_of_people() -> String {
    let columns: Vec<&str> = fixed_fields().map(|field| field.name).collect();
    format!("SELECT {}, id FROM person ORDER BY id", columns.join(", "))
}

/// Reads a row of [`rows_of_people`] without keeping what it says; its birth is all that is given.
pub(crate) fn must_read(row: &Row<'_>) -> Result<Option<PartialDate>, RegisterError> {
    let (codes, stored) = (book::codes()?, Stored::of("person", row)?);
    for (place, field) in fixed_fields().enumerate() {
        let reads = match row.get_ref(place)? {
            ValueRef::Null => field.name != "birth_name",
            ValueRef::Text(text) => std::str::from_utf8(text).is_ok_and(|text| stored::reads(field, text, codes)),
            _ => false,
        };
        if !reads {
            return Err(stored.damaged(field.name));
        }
    }
    stored.parse_known("birth_date")
}

/// Reads a row of `person_fact`: the field, and what it holds.
pub(crate) fn dated_fact(row: &Row<'_>) -> Result<(&'static PersonField, Json), RegisterError> {
    let row = Stored::of("person_fact", row)?;
    let name: String = row.get("field")?;
    let spec = PERSON_FIELDS.iter().find(|field| field.name == name && field.dated).ok_or_else(|| row.damaged("field"))?;
    Ok((spec, value(spec, row, "value")?))
}

/// A fact that holds from a day, as stored.
pub(crate) struct DatedRow {
    pub id: i32,
    pub field: &'static str,
    pub from: String,
}

/// The rows of a person's dated facts.
pub(crate) fn dated_rows(conn: &Connection, person: i32) -> Result<Vec<DatedRow>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("fact_rows.sql"))?;
    let mut rows = select.query([person])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (field, _) = dated_fact(row)?;
        let row = Stored::of("person_fact", row)?;
        found.push(DatedRow { id: row.id(), field: field.name, from: row.get("from")? });
    }
    Ok(found)
}

fn value(field: &PersonField, row: Stored<'_, '_>, column: &str) -> Result<Json, RegisterError> {
    let Some(text) = row.get::<Option<String>>(column)? else { return Ok(Json::Null) };
    if !stored::reads(field, &text, book::codes()?) {
        return Err(row.damaged(field.name));
    }
    if field.field_type == FieldType::Place { row.json(column) } else { Ok(Json::String(text)) }
}

/// The kept text of one field of a person on a day.
pub(crate) fn kept_on(conn: &Connection, person: i32, field: &PersonField, on: NaiveDate) -> Result<Option<String>, RegisterError> {
    let kept: Option<Option<String>> = if field.dated {
        let mut select = conn.prepare_cached(include_str!("fact_in_force.sql"))?;
        select.query_row(named_params! { ":person": person, ":field": field.name, ":on": on }, |row| row.get("value")).optional()?
    } else {
        // The column is one of the closed list above.
        let sql = format!("SELECT {} AS value FROM person WHERE id = ?1", field.name);
        conn.prepare_cached(&sql)?.query_row([person], |row| row.get("value")).optional()?
    };
    Ok(kept.flatten())
}

/// Writes one field of a person; a dated one from a day on. Unchanged values are not touched.
pub fn write(conn: &Connection, person: i32, field: &PersonField, value: Option<&str>, from: NaiveDate) -> Result<(), RegisterError> {
    if field.dated {
        if kept_on(conn, person, field, from)?.as_deref() == value {
            return Ok(());
        }
        conn.prepare_cached(include_str!("fact_put.sql"))?.execute(named_params! {
            ":person": person, ":field": field.name, ":value": value, ":from": from,
        })?;
        return Ok(());
    }
    // The column is one of the closed list above.
    let sql = format!("UPDATE person SET {0} = :value WHERE id = :person AND {0} IS NOT :value", field.name);
    conn.prepare_cached(&sql)?.execute(named_params! { ":value": value, ":person": person })?;
    Ok(())
}

/// Adds a person with their facts, the dated ones from a day on: one row, so that the log has one image of it.
pub fn insert(conn: &Connection, facts: &[(&PersonField, &str)], from: NaiveDate) -> Result<i32, RegisterError> {
    let fixed: Vec<&(&PersonField, &str)> = facts.iter().filter(|(field, _)| !field.dated).collect();
    let names: Vec<&str> = std::iter::once("uid").chain(fixed.iter().map(|(field, _)| field.name)).collect();
    let places: Vec<String> = std::iter::once("new_uid()".to_owned()).chain((1..=fixed.len()).map(|place| format!("?{place}"))).collect();
    // The columns are of the closed list above.
    let sql = format!("INSERT INTO person ({}) VALUES ({})", names.join(", "), places.join(", "));
    conn.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(fixed.iter().map(|(_, text)| text)))?;
    let person = crate::file::row_id(conn);
    for (field, text) in facts.iter().filter(|(field, _)| field.dated) {
        write(conn, person, field, Some(text), from)?;
    }
    Ok(person)
}
