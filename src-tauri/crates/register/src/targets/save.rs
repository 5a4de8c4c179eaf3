//! Setting programmes and targets.

use domain::date::{PartialDate, whole_date};
use domain::indicator::Indicator;
use domain::refusal::Refusal;
use rusqlite::{OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::RegisterError;
use crate::file::Stored;
use crate::lists::{ListScreen, Span, Standing};
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// A programme: a resolution's name, number and period.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Type)]
pub struct Programme {
    /// Its name.
    pub name: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// The resolution's number.
    pub document_number: Option<String>,
    /// Its date, ISO; a part of it may be unknown.
    #[serde(default)]
    pub document_date: Option<String>,
    /// Who issued it.
    #[serde(default)]
    pub issuer: Option<String>,
    /// Anything else.
    pub note: Option<String>,
}

/// A programme in the list.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ProgrammeLine {
    /// Its id.
    pub programme: i32,
    /// The record.
    pub facts: Programme,
}

/// A target as typed.
#[derive(Clone, Debug, Default, Deserialize, Type)]
pub struct NewTarget {
    /// The programme's id.
    pub programme: i32,
    /// The indicator's code.
    pub indicator: String,
    /// The unit; `None`: the whole register.
    pub unit: Option<i32>,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Frozen now, for a share of members or workers.
    pub denominator: Option<String>,
    /// What is to be reached: people, or percent for a share.
    pub value: String,
}

/// A target that was set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SavedTarget {
    /// Its id.
    pub target: i32,
    /// Its value as it was understood: a decimal with a point.
    pub value: String,
}

/// All programmes, the newest first.
pub fn programme_list(register: &Register) -> Result<Vec<ProgrammeLine>, RegisterError> {
    register.conn().prepare_cached(include_str!("programme_rows.sql"))?.query_and_then([], programme)?.collect()
}

/// Reads a row of `programme_rows.sql`.
pub(crate) fn programme(row: &Row<'_>) -> Result<ProgrammeLine, RegisterError> {
    let row = Stored::of("programme", row)?;
    let day = |column: &str| row.get::<chrono::NaiveDate>(column).map(|day| day.to_string());
    let facts = Programme {
        name: row.get("name")?,
        from: day("from")?,
        to: day("to")?,
        document_number: row.get("document_number")?,
        document_date: row.parse_known::<PartialDate>("document_date")?.map(|date| date.to_string()),
        issuer: row.get("issuer")?,
        note: row.get("note")?,
    };
    Ok(ProgrammeLine { programme: row.id(), facts })
}

fn period(from: &str, to: &str) -> Result<(chrono::NaiveDate, chrono::NaiveDate), RegisterError> {
    let from = whole_date(from).map_err(|refusal| refusal.at("from"))?;
    let to = whole_date(to).map_err(|refusal| refusal.at("to"))?;
    if to < from { Err(Refusal::new("target_period_wrong").at("to").into()) } else { Ok((from, to)) }
}

/// Adds a programme, or changes one.
///
/// # Errors
/// Refusals at the field: an empty name, unreadable dates, an end before the beginning.
pub fn save_programme(register: &mut Register, programme: Option<i32>, facts: &Programme, now: &Now) -> Result<Done<i32>, RegisterError> {
    let name = domain::identity::title(&facts.name).map_err(|refusal| refusal.at("name"))?;
    let (from, to) = period(&facts.from, &facts.to)?;
    let text = |text: &Option<String>| text.as_deref().map(domain::name::tidy).filter(|text| !text.is_empty());
    let document_date = text(&facts.document_date).map(|text| PartialDate::typed(&text)).transpose();
    let document_date = document_date.map_err(|refusal| refusal.at("document_date"))?;
    let [document_number, issuer, note] = [&facts.document_number, &facts.issuer, &facts.note].map(text);
    let operation = Operation::new(if programme.is_some() { "programme_changed" } else { "programme_added" });
    register.transact(operation.with("programme", &name), now, |tx| {
        tx.execute(
            include_str!("programme_put.sql"),
            named_params! {
                ":id": programme, ":name": name, ":from": from, ":to": to,
                ":document_number": document_number, ":document_date": document_date.map(|date| date.to_string()), ":issuer": issuer, ":note": note,
            },
        )?;
        Ok(programme.unwrap_or_else(|| crate::file::row_id(tx)))
    })
}

/// What a typed value is understood as: a decimal with a point. `3,5` and `3.5` are one share; of a number, signs before
/// groups of three digits only part the thousands.
///
/// # Errors
/// An unknown indicator; a text that is no decimal above 0.
pub fn target_value_read(indicator: &str, typed: &str) -> Result<String, RegisterError> {
    let definition = known(indicator)?.definition();
    let unreadable = || Refusal::new("number_unreadable").with("value", typed).at("value");
    let text = typed.trim();
    if text.is_empty() {
        return Err(Refusal::new("field_missing").with("field", "target_value").at("value").into());
    }
    let groups: Vec<&str> = text.split(['.', ',', ' ', '\u{a0}']).collect();
    let thousands = groups.len() > 1 && (1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3);
    let value = if thousands && !definition.is_share && !groups[0].starts_with('0') { groups.concat() } else { text.replace(',', ".") };
    let decimal = value.chars().all(|c| c.is_ascii_digit() || c == '.') && value.matches('.').count() <= 1;
    if value.len() > 12 || !decimal || value.chars().all(|c| c == '0' || c == '.') || value.starts_with('.') {
        return Err(unreadable().into());
    }
    Ok(super::table::tidy(&value).ok_or_else(unreadable)?)
}

fn known(indicator: &str) -> Result<Indicator, RegisterError> {
    if indicator.is_empty() {
        return Err(Refusal::new("field_missing").with("field", "indicator").at("indicator").into());
    }
    Ok(indicator.parse().map_err(|()| Refusal::new("code_unknown").with("value", indicator).at("indicator"))?)
}

/// Sets a target, or changes one; says what its value was understood as.
///
/// # Errors
/// Refusals at the field: an unknown programme or indicator, a missing denominator, a value that is no decimal above 0.
pub fn save_target(register: &mut Register, target: Option<i32>, new: &NewTarget, now: &Now) -> Result<Done<SavedTarget>, RegisterError> {
    let indicator = known(&new.indicator)?;
    if !register.conn().prepare_cached("SELECT 1 FROM programme WHERE id = ?1")?.exists([new.programme])? {
        return Err(Refusal::new("programme_unknown").with("value", new.programme).at("programme").into());
    }
    let (from, to) = period(&new.from, &new.to)?;
    let unreadable = |text: &str, field: &str| Refusal::new("number_unreadable").with("value", text).at(field);
    let value = target_value_read(&new.indicator, &new.value)?;
    let typed = new.denominator.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let denominator =
        typed.map(|text| text.parse::<u32>().ok().filter(|number| *number > 0).ok_or_else(|| unreadable(text, "denominator"))).transpose()?;
    if indicator.definition().frozen && denominator.is_none() {
        return Err(Refusal::new("target_denominator_missing").at("denominator").into());
    }
    if let Some(unit) = new.unit {
        crate::book::units::must_stand(register.conn(), unit, from)?;
    }
    let operation = Operation::new(if target.is_some() { "target_changed" } else { "target_added" });
    register.transact(operation.with("indicator", format!("@indicator.{}", indicator.code())), now, |tx| {
        tx.execute(
            include_str!("target_put.sql"),
            named_params! {
                ":id": target, ":programme": new.programme, ":indicator": indicator.code(), ":unit": new.unit,
                ":from": from, ":to": to, ":denominator": denominator, ":value": value,
            },
        )?;
        Ok(SavedTarget { target: target.unwrap_or_else(|| crate::file::row_id(tx)), value })
    })
}

/// Takes a target away.
pub fn remove_target(register: &mut Register, target: i32, now: &Now) -> Result<Done<()>, RegisterError> {
    let indicator: Option<String> =
        register.conn().query_row("SELECT indicator FROM target WHERE id = ?1", [target], |row| row.get("indicator")).optional()?;
    let Some(indicator) = indicator else { return Err(Refusal::new("field_unknown").with("field", target).into()) };
    register.transact(Operation::new("target_removed").with("indicator", format!("@indicator.{indicator}")), now, |tx| {
        tx.execute("DELETE FROM target WHERE id = ?1", [target])?;
        Ok(())
    })
}

/// What a frozen denominator would be: members on the eve of a target's first day.
pub fn suggest_denominator(register: &Register, unit: Option<i32>, from: chrono::NaiveDate) -> Result<u32, RegisterError> {
    let eve = from.pred_opt().unwrap_or(from);
    let units = unit.map(|unit| crate::book::units::book(register.conn()).map(|book| book.within(unit, eve))).transpose()?;
    let members = ListScreen::Members.stages();
    let standing = Standing::on(register, eve)?;
    let counted = |span: &Span| members.contains(&span.stage) && units.as_ref().is_none_or(|units| units.contains(&span.unit));
    Ok(standing.all().filter(|(_, span)| counted(span)).count() as u32)
}
