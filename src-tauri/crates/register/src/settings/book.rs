//! The rules in use, read from the register; shipped ones put into a new register.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use domain::code_list::CodeLists;
use domain::date::PartialDate;
use domain::rule::{Condition, Holiday, Rule, RuleBook, Shipped};
use domain::stage::Book;
use rusqlite::{Connection, named_params};

use crate::Register;
use crate::error::RegisterError;
use crate::units;

const RULES: &str = include_str!("../../../../../assets/rules/rules.toml");
const HOLIDAYS: &str = include_str!("../../../../../assets/rules/holidays.toml");
const CODES: &str = include_str!("../../../../../assets/codes/codes.toml");

static SHIPPED_CODES: LazyLock<Result<CodeLists, String>> = LazyLock::new(|| CodeLists::parse(CODES));

/// The shipped code lists.
///
/// # Errors
/// Only where the program itself was built from a broken list.
pub fn codes() -> Result<&'static CodeLists, RegisterError> {
    SHIPPED_CODES.as_ref().map_err(|error| RegisterError::Shipped(error.clone()))
}

/// The shipped rules, for questions that need no file.
///
/// # Errors
/// As [`codes`].
pub fn shipped_rules() -> Result<RuleBook, RegisterError> {
    RuleBook::shipped(RULES, HOLIDAYS).map_err(RegisterError::Shipped)
}

/// Rules, conditions, days off, units and codes of the register.
pub fn load(conn: &Connection) -> Result<Book, RegisterError> {
    Ok(Book { rules: rules(conn)?, units: units::book(conn)?, codes: codes()?.clone(), figures_from: figures_from(conn)? })
}

/// The first day of which the register tells everything: a setting, else the day on which it was made.
pub fn figures_from(conn: &Connection) -> Result<NaiveDate, RegisterError> {
    if let Some(set) = crate::settings::get(conn, "figures_from")?.filter(|text| !text.trim().is_empty()) {
        let damaged = || RegisterError::DamagedRow { table: "setting".to_owned(), row: 0, field: "figures_from".to_owned() };
        return Ok(set.parse::<PartialDate>().map_err(|_| damaged())?.first_day());
    }
    let made: Option<String> = conn.query_row("SELECT min(made_at) AS made_at FROM operation", [], |row| row.get("made_at"))?;
    Ok(made.and_then(|at| at.get(..10)?.parse().ok()).unwrap_or(NaiveDate::MIN))
}

/// As [`figures_from`], for readers outside.
///
/// # Errors
/// As reading a setting.
pub fn record_from(register: &Register) -> Result<NaiveDate, RegisterError> {
    figures_from(register.conn())
}

/// As [`load`], for readers: kept until something is written.
pub fn of(register: &Register) -> Result<Arc<Book>, RegisterError> {
    register.remember("book", load)
}

/// The register's own rules.
pub fn rules(conn: &Connection) -> Result<RuleBook, RegisterError> {
    let mut rules = Vec::new();
    let mut select = conn.prepare_cached("SELECT id, effective_from, effective_to, enabled, body FROM rule")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let mut rule: Rule = serde_json::from_str(&row.get::<_, String>("body")?)?;
        rule.id = row.get("id")?;
        rule.effective_from = row.get("effective_from")?;
        rule.effective_to = row.get("effective_to")?;
        rule.enabled = row.get("enabled")?;
        rules.push(rule);
    }
    let mut conditions = Vec::new();
    let mut select = conn.prepare_cached("SELECT id, effective_from, effective_to, enabled, body FROM condition")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let mut condition: Condition = serde_json::from_str(&row.get::<_, String>("body")?)?;
        condition.id = row.get("id")?;
        condition.effective_from = row.get("effective_from")?;
        condition.effective_to = row.get("effective_to")?;
        condition.enabled = row.get("enabled")?;
        conditions.push(condition);
    }
    let mut select = conn.prepare_cached("SELECT day, kind, unsure, confidence FROM holiday")?;
    let holidays: Vec<Holiday> = select
        .query_map([], |row| {
            Ok(Holiday {
                day: row.get("day")?,
                worked: row.get::<_, String>("kind")? == "worked",
                unsure: row.get("unsure")?,
                confidence: row.get("confidence")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    let (feasts, provisional) = Shipped::feasts(HOLIDAYS).map_err(RegisterError::Shipped)?;
    Ok(RuleBook::new(rules, conditions, &holidays, &feasts, &provisional))
}

/// Puts the shipped rules and days off into a new register.
pub(crate) fn seed(conn: &Connection) -> Result<(), RegisterError> {
    let shipped = Shipped::parse(RULES, HOLIDAYS).map_err(RegisterError::Shipped)?;
    let mut insert = conn.prepare(include_str!("rule_insert.sql"))?;
    for rule in &shipped.rules {
        insert.execute(named_params! {
            ":rule_key": rule.key, ":variant": rule.variant, ":effective_from": rule.effective_from,
            ":effective_to": rule.effective_to, ":enabled": rule.enabled, ":body": serde_json::to_string(rule)?,
        })?;
    }
    let mut insert = conn.prepare(include_str!("condition_insert.sql"))?;
    for condition in &shipped.conditions {
        insert.execute(named_params! {
            ":condition_key": condition.key, ":effective_from": condition.effective_from,
            ":effective_to": condition.effective_to, ":enabled": condition.enabled, ":body": serde_json::to_string(condition)?,
        })?;
    }
    let mut insert = conn.prepare(include_str!("holiday_insert.sql"))?;
    for holiday in &shipped.holidays {
        insert.execute(named_params! {
            ":day": holiday.day, ":kind": if holiday.worked { "worked" } else { "off" },
            ":unsure": holiday.unsure, ":confidence": holiday.confidence,
        })?;
    }
    Ok(())
}

/// A code as the screens offer it.
#[derive(Clone, Debug, serde::Serialize, specta::Type)]
pub struct CodeView {
    /// The code.
    pub code: String,
    /// Its Vietnamese label.
    pub label_vi: String,
    /// Its English label.
    pub label_en: String,
    /// Whether it is offered.
    pub enabled: bool,
}

/// All code lists as the screens offer them.
///
/// # Errors
/// As [`codes`].
pub fn code_views() -> Result<std::collections::BTreeMap<String, Vec<CodeView>>, RegisterError> {
    let codes = codes()?;
    let view = |code: &domain::code_list::Code| CodeView {
        code: code.code.clone(),
        label_vi: code.label_vi.clone(),
        label_en: code.label_en.clone().unwrap_or_else(|| code.label_vi.clone()),
        enabled: code.enabled,
    };
    Ok(codes.names().map(|name| (name.to_owned(), codes.list(name).iter().map(view).collect())).collect())
}
