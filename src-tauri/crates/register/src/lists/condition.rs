//! One condition of a list: a field and what is asked of its value. It reads itself from the command line's spelling and says
//! itself in words.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use domain::case::dossier_papers;
use domain::code_list::CodeLists;
use domain::date::{PartialDate, age_at};
use domain::field::Value;
use domain::name::search_key;
use domain::refusal::Refusal;
use domain::stage::Stage;
use domain::unit::UnitBook;
use domain::words::{Language, say, word};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::field::{Holds, ListField};
use crate::Register;
use crate::book::{self, units};
use crate::error::RegisterError;

/// What is asked of one field. Without values and without a span: that it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Condition {
    /// The field's code.
    pub field: String,
    /// Whoever it holds for is left out.
    pub not: bool,
    /// One of these: codes, the beginnings of words, numbers, days, `true` or `false`.
    pub values: Vec<String>,
    /// From this day or number on.
    pub from: Option<String>,
    /// Up to and with this one.
    pub to: Option<String>,
}

impl FromStr for Condition {
    type Err = Refusal;

    /// Reads `field=a|b`, `field!=a`, `field=`, `field!=`, `field=from..to` with either end open.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let unreadable = || Refusal::new("filter_unreadable").with("value", text).at("filters");
        let (field, asked) = text.split_once('=').ok_or_else(unreadable)?;
        let (field, not) = field.strip_suffix('!').map_or((field, false), |field| (field, true));
        let field = ListField::parse(field.trim())?.code();
        let known = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        if let Some((from, to)) = asked.split_once("..") {
            let (from, to) = (known(from), known(to));
            if from.is_none() && to.is_none() {
                return Err(unreadable());
            }
            return Ok(Self { field, not, from, to, ..Self::default() });
        }
        let values = if asked.trim().is_empty() { Vec::new() } else { asked.split('|').filter_map(known).collect() };
        if values.is_empty() && !asked.trim().is_empty() {
            return Err(unreadable());
        }
        Ok(Self { field, not, values, ..Self::default() })
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |end: &Option<String>| end.clone().unwrap_or_default();
        let asked = if self.is_span() { format!("{}..{}", end(&self.from), end(&self.to)) } else { self.values.join("|") };
        write!(f, "{}{}={asked}", self.field, if self.not { "!" } else { "" })
    }
}

impl Condition {
    fn is_span(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// What is asked, read: codes by code or label, days in any of their spellings.
    ///
    /// # Errors
    /// `list_field_unknown`, `code_unknown`, `unit_unknown`, a number or day that is none, `filter_no_span` of letters or codes.
    pub(super) fn read(&self, codes: &CodeLists, units: &UnitBook, on: NaiveDate) -> Result<Asked, Refusal> {
        let field = ListField::parse(&self.field)?;
        let (holds, list) = field.holds();
        let at = |refusal: Refusal| refusal.at("filters");
        let number = |text: &String| {
            let number = text.trim().replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
            number.ok_or_else(|| Refusal::new("number_unreadable").with("value", text).at("filters"))
        };
        let date = |text: &String| PartialDate::typed(text).map_err(at);
        let span = |from: &Option<String>, to: &Option<String>| -> Result<Test, Refusal> {
            match holds {
                Holds::Date => Ok(Test::Days(
                    from.as_ref().map(date).transpose()?.map_or(NaiveDate::MIN, PartialDate::first_day),
                    to.as_ref().map(date).transpose()?.map_or(NaiveDate::MAX, PartialDate::last_day),
                )),
                Holds::Number => Ok(Test::Between(
                    from.as_ref().map(number).transpose()?.unwrap_or(f64::NEG_INFINITY),
                    to.as_ref().map(number).transpose()?.unwrap_or(f64::INFINITY),
                )),
                _ => Err(Refusal::new("filter_no_span").with("field", &self.field).at("filters")),
            }
        };
        let tests = if self.is_span() {
            vec![span(&self.from, &self.to)?]
        } else {
            self.values
                .iter()
                .map(|value| match holds {
                    Holds::Date | Holds::Number => span(&Some(value.clone()), &Some(value.clone())),
                    Holds::YesNo => match value.as_str() {
                        "true" => Ok(Test::YesNo(true)),
                        "false" => Ok(Test::YesNo(false)),
                        _ => Err(Refusal::new("code_unknown").with("value", value).at("filters")),
                    },
                    Holds::Unit => {
                        let unit = value.parse::<i32>().ok().filter(|unit| units.0.contains_key(unit));
                        let unit = unit.ok_or_else(|| Refusal::new("unit_unknown").with("value", value).at("filters"))?;
                        Ok(Test::Units(units.within(unit, on).into_iter().collect()))
                    }
                    Holds::Code => Ok(Test::Code(code_of(list.unwrap_or_default(), value, codes).map_err(at)?)),
                    Holds::Text => Ok(Test::Words(search_key(value))),
                })
                .collect::<Result<_, _>>()?
        };
        let day = match &field {
            ListField::Age(day) | ListField::PartyAge(day) => Some(day.unwrap_or(on)),
            _ => None,
        };
        Ok(Asked { field, not: self.not, tests, years_on: day })
    }

    /// The field's name, and what is asked of it: "Giới tính", "Nữ"; "Tuổi tại 30/06/2026", "đến 35"; "Số thẻ", "chưa có".
    ///
    /// # Errors
    /// As [`Condition::read`].
    fn told(&self, language: Language, codes: &CodeLists, units: &UnitBook, on: NaiveDate) -> Result<ToldCondition, RegisterError> {
        let Asked { field, .. } = self.read(codes, units, on)?;
        let (holds, list) = field.holds();
        let shown = |value: &String| -> Result<String, RegisterError> {
            Ok(match holds {
                Holds::Date => PartialDate::typed(value)?.shown(),
                Holds::YesNo => word(language, if value == "true" { "ui.yes" } else { "ui.no" }),
                Holds::Unit => match value.parse() {
                    Ok(unit) => units::name_on(units, unit, on)?,
                    Err(_) => value.clone(),
                },
                Holds::Code => label(list.unwrap_or_default(), value, language, codes),
                Holds::Number | Holds::Text => value.clone(),
            })
        };
        let name = field.name(language);
        let asked = match (&self.from, &self.to) {
            (Some(from), Some(to)) => say(language, "filter.from_to", [("from", &*shown(from)?), ("to", &*shown(to)?)]),
            (Some(from), None) => say(language, "filter.from", [("from", &*shown(from)?)]),
            (None, Some(to)) => say(language, "filter.to", [("to", &*shown(to)?)]),
            (None, None) if self.values.is_empty() => {
                return Ok(ToldCondition { name, asked: word(language, if self.not { "filter.known" } else { "filter.missing" }) });
            }
            (None, None) => self.values.iter().map(shown).collect::<Result<Vec<_>, _>>()?.join(&word(language, "filter.or")),
        };
        let asked = if self.not { say(language, "filter.is_not", [("value", &*asked)]) } else { asked };
        Ok(ToldCondition { name, asked })
    }
}

/// A condition in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ToldCondition {
    /// The field's name; empty where the one or another of several is asked.
    pub name: String,
    /// What is asked of it.
    pub asked: String,
}

impl fmt::Display for ToldCondition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() { f.write_str(&self.asked) } else { write!(f, "{}: {}", self.name, self.asked) }
    }
}

/// Conditions in words, in their order: of a chip each, or under a paper's title.
///
/// # Errors
/// As conditions are read.
pub fn told_conditions(
    register: &Register,
    conditions: &[Vec<Condition>],
    language: Language,
    on: NaiveDate,
) -> Result<Vec<ToldCondition>, RegisterError> {
    if conditions.is_empty() {
        return Ok(Vec::new());
    }
    let book = book::of(register)?;
    let told = |condition: &Condition| condition.told(language, &book.codes, &book.units, on);
    let any = |any: &Vec<Condition>| match any.as_slice() {
        [only] => told(only),
        several => {
            let told = several.iter().map(|one| Ok(told(one)?.to_string())).collect::<Result<Vec<_>, RegisterError>>()?;
            Ok(ToldCondition { name: String::new(), asked: told.join(&word(language, "filter.or")) })
        }
    };
    conditions.iter().map(any).collect()
}

/// A code of a list, by itself or its label; of the lists that are no data: stages, marks.
fn code_of(list: &str, text: &str, codes: &CodeLists) -> Result<String, Refusal> {
    let unknown = || Refusal::new("code_unknown").with("value", text);
    match list {
        "stage" => Ok(text.parse::<Stage>().map_err(|()| unknown())?.code().to_owned()),
        "paper" => Ok(domain::paper::find(text).filter(|paper| dossier_papers().contains(paper)).ok_or_else(unknown)?.to_owned()),
        "mark" => Some(text.to_owned()).filter(|mark| word(Language::Vi, &format!("mark.{mark}")) != format!("mark.{mark}")).ok_or_else(unknown),
        _ => Ok(codes.find(list, text).ok_or_else(unknown)?.code.clone()),
    }
}

pub(super) fn label(list: &str, code: &str, language: Language, codes: &CodeLists) -> String {
    match (list, language) {
        ("stage" | "mark" | "paper", _) => word(language, &format!("{list}.{code}")),
        (_, Language::Vi) => codes.label(list, code).to_owned(),
        (_, Language::En) => {
            codes.get(list, code).map_or_else(|| code.to_owned(), |row| row.label_en.clone().unwrap_or_else(|| row.label_vi.clone()))
        }
    }
}

/// What is asked of one value.
#[derive(Clone, Debug)]
enum Test {
    Code(String),
    /// Folded: it begins a word.
    Words(String),
    /// Some day of the date lies in these.
    Days(NaiveDate, NaiveDate),
    Between(f64, f64),
    YesNo(bool),
    Units(BTreeSet<i32>),
}

/// A condition that was read.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) field: ListField,
    not: bool,
    /// None: that there is no value.
    tests: Vec<Test>,
    /// Of an age: the day on which it is counted.
    years_on: Option<NaiveDate>,
}

impl Asked {
    /// Whether the condition holds for whoever has that value.
    pub(super) fn holds_for(&self, value: Option<&Value>) -> bool {
        // On a day before they begin there are no years to count.
        let begun = |value: &&Value| self.years_on.is_none_or(|on| date_of(value).is_none_or(|from| from.first_day() <= on));
        let found = match value.filter(begun) {
            None => self.tests.is_empty(),
            Some(value) => self.tests.iter().any(|test| self.lets(test, value)),
        };
        found != self.not
    }

    /// Whether it asks who lacks something that can be filled in or handed in.
    pub(super) fn is_of_missing(&self) -> bool {
        match self.field {
            ListField::Fact(_) | ListField::Derived(_) | ListField::Helper => !self.not && self.tests.is_empty(),
            ListField::PaperMissing => self.not == self.tests.is_empty(),
            _ => false,
        }
    }

    fn lets(&self, test: &Test, value: &Value) -> bool {
        match (test, value) {
            (Test::Code(code), Value::Text(text)) => code == text,
            (Test::Code(code), Value::Codes(codes)) => codes.contains(code),
            (Test::YesNo(wanted), Value::YesNo(yes)) => wanted == yes,
            (Test::Units(units), Value::Id(unit)) => units.contains(unit),
            (Test::Units(units), Value::Ids(ids)) => ids.iter().any(|unit| units.contains(unit)),
            (Test::Days(from, to), value) => date_of(value).is_some_and(|date| date.first_day() <= *to && *from <= date.last_day()),
            (Test::Between(from, to), value) => match (self.years_on, date_of(value)) {
                // Of a date known in part every age that it can be is let in.
                (Some(on), Some(date)) => {
                    let years = |day: NaiveDate| f64::from(age_at(PartialDate::whole(day), on));
                    years(date.last_day().min(on)) <= *to && *from <= years(date.first_day())
                }
                _ => number_of(value).is_some_and(|number| (*from..=*to).contains(&number)),
            },
            (Test::Words(wanted), Value::Text(text)) => begins_a_word(text, wanted),
            (Test::Words(wanted), Value::Place(place)) => begins_a_word(&place.shown(), wanted),
            _ => false,
        }
    }
}

fn begins_a_word(text: &str, wanted: &str) -> bool {
    let text = search_key(text);
    text.match_indices(wanted).any(|(at, _)| text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()))
}

pub(super) fn date_of(value: &Value) -> Option<PartialDate> {
    match value {
        Value::PartialDate(date) => Some(*date),
        Value::Date(day) => Some(PartialDate::whole(*day)),
        _ => None,
    }
}

pub(super) fn number_of(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(f64::from(*number)),
        Value::Decimal(text) => text.parse().ok(),
        _ => None,
    }
}
