//! What a column says of somebody: in words for the screen and the paper, as it is kept for whoever counts on.

use chrono::NaiveDate;
use domain::code_list::CodeLists;
use domain::date::age_at;
use domain::field::{FieldType, Value};
use domain::unit::UnitBook;
use domain::words::{Language, word};
use serde_json::Value as Json;

use super::condition::{date_of, label};
use super::field::{Holds, ListField};
use crate::book::units;
use crate::error::RegisterError;

/// How values of a list are told: as of a day, in a language.
pub(super) struct Telling<'a> {
    pub codes: &'a CodeLists,
    pub units: &'a UnitBook,
    pub on: NaiveDate,
    pub language: Language,
}

impl Telling<'_> {
    /// A field's value in words; empty where it is not known.
    pub(super) fn text(&self, field: &ListField, value: Option<&Value>) -> Result<String, RegisterError> {
        let Some(value) = value else { return Ok(String::new()) };
        if let Some(years) = self.years(field, value) {
            return Ok(years.map(|years| years.to_string()).unwrap_or_default());
        }
        let (holds, list) = field.holds();
        let code = |code: &String| label(list.unwrap_or_default(), code, self.language, self.codes);
        Ok(match value {
            Value::Id(unit) if holds == Holds::Unit => units::name_on(self.units, *unit, self.on)?,
            Value::Ids(ids) => ids.iter().map(|unit| units::name_on(self.units, *unit, self.on)).collect::<Result<Vec<_>, _>>()?.join(", "),
            Value::Text(text) if holds == Holds::Code => code(text),
            Value::Codes(codes) => codes.iter().map(code).collect::<Vec<_>>().join(", "),
            Value::Text(key) if field.field_type() == Some(FieldType::Paper) => word(self.language, &format!("paper.{key}")),
            Value::YesNo(yes) => word(self.language, if *yes { "ui.yes" } else { "ui.no" }),
            Value::Date(day) => domain::date::shown(*day),
            Value::PartialDate(date) => date.shown(),
            Value::Decimal(number) => number.replace('.', ","),
            Value::Place(place) => place.shown(),
            value => value.entry_text(),
        })
    }

    /// The same as it is kept: ISO dates, codes, numbers; `null` where it is not known.
    pub(super) fn json(&self, field: &ListField, value: Option<&Value>) -> Json {
        let Some(value) = value else { return Json::Null };
        match self.years(field, value) {
            Some(years) => years.map_or(Json::Null, Json::from),
            None => value.to_json(),
        }
    }

    /// Of a field that counts years, how many they are on its day; none before they begin.
    pub(super) fn years(&self, field: &ListField, value: &Value) -> Option<Option<i32>> {
        let (ListField::Age(day) | ListField::PartyAge(day)) = field else { return None };
        let day = day.unwrap_or(self.on);
        Some(date_of(value).filter(|from| from.first_day() <= day).map(|from| age_at(from, day)))
    }
}
