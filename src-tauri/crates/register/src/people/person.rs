//! A person's facts: the struct, its one row reader and its one writer.
//!
//! A field is spelt alike in the table, here, in JSON, on the form, in the words and on papers. Fields marked
//! dated hold from a date and are kept in `person_fact`; the others are columns of `person`.

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::refusal::Refusal;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use specta::Type;

use crate::error::RegisterError;
use crate::settings::book;

/// A place by its levels, new name with the old in brackets where it was renamed; text that names no level is the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Place {
    /// Xã, phường.
    pub commune: Option<String>,
    /// Huyện, quận, of papers before 1/7/2025.
    pub district: Option<String>,
    /// Tỉnh, thành phố.
    pub province: Option<String>,
    /// Nước, where not Việt Nam.
    pub country: Option<String>,
    /// House and street, or the whole text as typed.
    pub address: Option<String>,
}

impl Place {
    /// In one line, from the smallest to the largest.
    pub fn shown(&self) -> String {
        [&self.address, &self.commune, &self.district, &self.province, &self.country]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(", ")
    }
}

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
    pub photo: Option<String>,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Free text.
    Text,
    /// A code of the named list.
    Code(&'static str),
    /// A date of which a part may be unknown.
    PartialDate,
    /// A whole date.
    Date,
    /// A [`Place`].
    Place,
    /// Rows with these columns.
    List(&'static [ListColumn]),
    /// A picture in base64.
    Picture,
}

/// A column of a list field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListColumn {
    /// Its name; label: the word `person.<field>.<name>`.
    pub name: &'static str,
    /// The list its codes come from; `None`: text or a partial date.
    pub code_list: Option<&'static str>,
    /// It holds a partial date.
    pub partial_date: bool,
}

/// A field of a person.
#[derive(Clone, Copy, Debug)]
pub struct PersonField {
    /// Spelt so everywhere.
    pub name: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// It holds from a date.
    pub dated: bool,
}

const fn fixed(name: &'static str, kind: FieldKind) -> PersonField {
    PersonField { name, kind, dated: false }
}

const fn dated(name: &'static str, kind: FieldKind) -> PersonField {
    PersonField { name, kind, dated: true }
}

const fn text(name: &'static str) -> ListColumn {
    ListColumn { name, code_list: None, partial_date: false }
}

const fn when(name: &'static str) -> ListColumn {
    ListColumn { name, code_list: None, partial_date: true }
}

const fn code(name: &'static str, list: &'static str) -> ListColumn {
    ListColumn { name, code_list: Some(list), partial_date: false }
}

/// All fields, in the order of the paper form.
pub const PERSON_FIELDS: &[PersonField] = &[
    fixed("birth_name", FieldKind::Text),
    fixed("name_in_use", FieldKind::Text),
    fixed("other_names", FieldKind::Text),
    fixed("sex", FieldKind::Code("sex")),
    fixed("birth_date", FieldKind::PartialDate),
    fixed("birth_registered_at", FieldKind::Place),
    fixed("home_place", FieldKind::Place),
    dated("residence_permanent", FieldKind::Place),
    dated("residence_temporary", FieldKind::Place),
    fixed("ethnicity", FieldKind::Code("ethnicity")),
    fixed("religion", FieldKind::Code("religion")),
    fixed("religious_rank", FieldKind::Text),
    fixed("citizen_id", FieldKind::Text),
    fixed("old_id", FieldKind::Text),
    fixed("file_number", FieldKind::Text),
    fixed("card_number", FieldKind::Text),
    fixed("old_card_number", FieldKind::Text),
    dated("occupation", FieldKind::Text),
    dated("occupation_group", FieldKind::Code("occupation_group")),
    dated("post", FieldKind::Text),
    dated("contract_from", FieldKind::Date),
    dated("general_schooling", FieldKind::Code("general_schooling")),
    dated("schooling_text", FieldKind::Text),
    dated("qualification", FieldKind::Code("qualification")),
    dated("specialty", FieldKind::Text),
    dated("degree", FieldKind::Text),
    dated("academic_title", FieldKind::Code("academic_title")),
    dated("political_theory", FieldKind::Code("political_theory")),
    dated("foreign_languages", FieldKind::List(&[text("language"), code("level", "foreign_language_level")])),
    dated("informatics", FieldKind::Code("informatics_level")),
    dated("digital_skills", FieldKind::Text),
    dated("minority_language", FieldKind::Text),
    dated("mass_organizations", FieldKind::List(&[code("organization", "mass_organization"), when("joined"), text("place"), when("left")])),
    dated("special_cases", FieldKind::List(&[code("special_case", "special_case")])),
    fixed("family_class", FieldKind::Code("family_class")),
    fixed("personal_history", FieldKind::List(&[text("period"), text("text")])),
    fixed("career", FieldKind::List(&[when("from"), when("to"), text("text")])),
    fixed("special_history", FieldKind::Text),
    fixed("training", FieldKind::List(&[when("from"), when("to"), text("school"), text("specialty"), text("form"), text("diploma")])),
    fixed("abroad", FieldKind::List(&[when("from"), when("to"), text("country"), text("purpose")])),
    fixed("awards", FieldKind::List(&[when("on"), text("form"), text("issuer"), text("text")])),
    fixed("disciplines", FieldKind::List(&[when("on"), text("form"), text("issuer"), text("text")])),
    fixed(
        "relatives",
        FieldKind::List(&[
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
    fixed("military", FieldKind::Text),
    fixed("health", FieldKind::Text),
    fixed("policy_family", FieldKind::Text),
    fixed("economy", FieldKind::Text),
    fixed("phone", FieldKind::Text),
    fixed("photo", FieldKind::Picture),
];

/// The field of that name.
pub fn field(name: &str) -> Result<&'static PersonField, Refusal> {
    PERSON_FIELDS.iter().find(|field| field.name == name).ok_or_else(|| Refusal::new("field_unknown").with("field", name).at(name))
}

/// Reads the typed text of a field into the text that the register keeps; `None`: not known.
///
/// # Errors
/// A refusal at the field: unknown codes, impossible or future dates, numbers of the wrong length.
pub fn read_field(field: &PersonField, typed: &str, today: NaiveDate) -> Result<Option<String>, Refusal> {
    let value = domain::name::tidy(typed);
    if value.is_empty() && field.name != "birth_name" {
        return Ok(None);
    }
    let codes = book::codes().map_err(|_| Refusal::new("code_unknown").with("value", &value))?;
    let past = |date: PartialDate| {
        if date.first_day() > today { Err(Refusal::new("date_future").with("value", date.shown())) } else { Ok(date) }
    };
    let read = match (field.kind, field.name) {
        (_, "birth_name") => domain::identity::person_name(&value),
        (_, "citizen_id") => domain::identity::citizen_id(&value),
        (_, "old_id") => domain::identity::old_id(&value),
        (_, "card_number" | "old_card_number") => domain::identity::card_number(&value),
        (FieldKind::Text, _) => Ok(value),
        (FieldKind::Picture, _) => Ok(typed.to_owned()),
        (FieldKind::Code(list), _) => {
            codes.find(list, &value).map(|row| row.code.clone()).ok_or_else(|| Refusal::new("code_unknown").with("value", &value))
        }
        (FieldKind::PartialDate, _) => PartialDate::typed(&value).and_then(past).map(|date| date.to_string()),
        (FieldKind::Date, _) => domain::date::whole_date(&value).map(|date| date.to_string()),
        (FieldKind::Place, _) => {
            let place = match serde_json::from_str::<Json>(&value) {
                Ok(Json::Object(object)) => {
                    let object: Map<String, Json> = object.into_iter().filter(|(_, part)| part.as_str() != Some("")).collect();
                    serde_json::from_value::<PlaceInput>(Json::Object(object))
                        .map(Place::from)
                        .map_err(|_| Refusal::new("value_unreadable").with("value", &value))
                }
                _ => Ok(Place { address: Some(value.clone()), ..Place::default() }),
            };
            match place {
                Ok(place) if place == Place::default() => return Ok(None),
                Ok(place) => Ok(serde_json::to_string(&place).unwrap_or_default()),
                Err(refusal) => Err(refusal),
            }
        }
        (FieldKind::List(columns), _) => match list(columns, &value, codes) {
            Ok(rows) if rows.is_empty() => return Ok(None),
            Ok(rows) => Ok(Json::Array(rows).to_string()),
            Err(refusal) => Err(refusal),
        },
    };
    read.map(Some).map_err(|refusal| refusal.at(field.name))
}

/// A place as given: every level may be left out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceInput {
    commune: Option<String>,
    district: Option<String>,
    province: Option<String>,
    country: Option<String>,
    address: Option<String>,
}

impl From<PlaceInput> for Place {
    fn from(input: PlaceInput) -> Self {
        Self { commune: input.commune, district: input.district, province: input.province, country: input.country, address: input.address }
    }
}

/// Reads the rows of a list field: JSON objects by column, or for a list of one column bare codes.
fn list(columns: &[ListColumn], text: &str, codes: &domain::code_list::CodeLists) -> Result<Vec<Json>, Refusal> {
    let unreadable = || Refusal::new("value_unreadable").with("value", text);
    let rows: Vec<Json> = serde_json::from_str(text).map_err(|_| unreadable())?;
    let mut read = Vec::new();
    for row in rows {
        let row = match row {
            Json::Object(row) => row,
            Json::String(only) => Map::from_iter([(columns[0].name.to_owned(), Json::String(only))]),
            _ => return Err(unreadable()),
        };
        let mut kept = Map::new();
        for (name, value) in row {
            let column = columns.iter().find(|column| column.name == name).ok_or_else(unreadable)?;
            let value = match value {
                Json::String(text) => domain::name::tidy(&text),
                Json::Null => continue,
                Json::Number(number) => number.to_string(),
                _ => return Err(unreadable()),
            };
            if value.is_empty() {
                continue;
            }
            let value = match column {
                ListColumn { code_list: Some(list), .. } => {
                    codes.find(list, &value).map(|row| row.code.clone()).ok_or_else(|| Refusal::new("code_unknown").with("value", &value))?
                }
                ListColumn { partial_date: true, .. } => PartialDate::typed(&value)?.to_string(),
                _ => value,
            };
            kept.insert(name, Json::String(value));
        }
        if !kept.is_empty() {
            read.push(Json::Object(kept));
        }
    }
    Ok(read)
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
pub fn read(conn: &Connection, person: i32, on: NaiveDate) -> Result<Option<Person>, RegisterError> {
    let mut object = Map::new();
    let damaged = |field: &str| RegisterError::DamagedRow { table: "person".to_owned(), row: person, field: field.to_owned() };
    let json = |field: &PersonField, text: Option<String>| -> Result<Json, RegisterError> {
        match (field.kind, text) {
            (FieldKind::Place, Some(text)) => serde_json::from_str(&text).map_err(|_| damaged(field.name)),
            (_, Some(text)) => Ok(Json::String(text)),
            (_, None) => Ok(Json::Null),
        }
    };
    let there = conn
        .prepare_cached("SELECT * FROM person WHERE id = ?1")?
        .query_row([person], |row| {
            PERSON_FIELDS
                .iter()
                .filter(|field| !field.dated)
                .map(|field| Ok((field, row.get::<_, Option<String>>(field.name)?)))
                .collect::<Result<Vec<_>, _>>()
        })
        .optional()?;
    let Some(columns) = there else { return Ok(None) };
    for (field, text) in columns {
        object.insert(field.name.to_owned(), json(field, text)?);
    }
    let mut facts = conn.prepare_cached(include_str!("facts_in_force.sql"))?;
    let mut rows = facts.query(named_params! { ":person": person, ":on": on })?;
    while let Some(row) = rows.next()? {
        let name: String = row.get("field")?;
        let spec = field(&name).map_err(|_| damaged(&name))?;
        object.insert(name, json(spec, row.get("value")?)?);
    }
    for spec in PERSON_FIELDS {
        object.entry(spec.name).or_insert(Json::Null);
    }
    serde_json::from_value(Json::Object(object)).map(Some).map_err(|_| damaged("*"))
}

/// Writes one field of a person; a dated one from a day on. Unchanged values are not touched.
pub fn write(conn: &Connection, person: i32, field: &PersonField, value: Option<&str>, from: NaiveDate) -> Result<(), RegisterError> {
    if field.dated {
        let in_force: Option<String> = conn
            .prepare_cached(include_str!("../cases/fact_in_force.sql"))?
            .query_row(named_params! { ":person": person, ":field": field.name, ":on": from }, |row| row.get("value"))
            .optional()?
            .flatten();
        if in_force.as_deref() == value {
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
