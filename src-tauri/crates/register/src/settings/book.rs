//! The rules in use, read from the register; shipped ones put into a new register.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use domain::code_list::CodeLists;
use domain::date::PartialDate;
use domain::rule::{Condition, Holiday, Rule, RuleBook, Shipped};
use domain::stage::Book;
use domain::unit::UnitBook;
use rusqlite::{Connection, Row, named_params};

use crate::Register;
use crate::error::RegisterError;
use crate::file::Stored;
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
    with_units(conn, units::book(conn)?)
}

/// The same with units as they are given: where what is derived of them is not written yet, or not to be trusted.
pub fn with_units(conn: &Connection, units: UnitBook) -> Result<Book, RegisterError> {
    Ok(Book { rules: rules(conn)?, units, codes: codes()?.clone(), figures_from: figures_from(conn)? })
}

/// The first day of which the register tells everything: a setting, else the day on which it was made.
///
/// # Errors
/// [`RegisterError::DamagedRow`] where the setting, or the log's first moment, does not read.
pub fn figures_from(conn: &Connection) -> Result<NaiveDate, RegisterError> {
    if let Some(set) = crate::settings::parsed::<PartialDate>(conn, "figures_from")? {
        return Ok(set.first_day());
    }
    let mut select = conn.prepare_cached("SELECT id, made_at FROM operation ORDER BY made_at, id LIMIT 1")?;
    let mut rows = select.query([])?;
    // In a register being made there is no operation yet.
    let Some(row) = rows.next()? else { return Ok(NaiveDate::MIN) };
    let row = Stored::of("operation", row)?;
    let day = row.get::<String>("made_at")?.get(..10).and_then(|day| day.parse().ok());
    day.ok_or_else(|| row.damaged("made_at"))
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
///
/// # Errors
/// [`RegisterError::DamagedRow`] for a row that does not read.
pub fn rules(conn: &Connection) -> Result<RuleBook, RegisterError> {
    let rules = all(conn, RULE_ROWS, rule)?;
    let conditions = all(conn, CONDITION_ROWS, condition)?;
    let holidays = all(conn, HOLIDAY_ROWS, holiday)?;
    let (feasts, provisional) = Shipped::feasts(HOLIDAYS).map_err(RegisterError::Shipped)?;
    Ok(RuleBook::new(rules, conditions, &holidays, &feasts, &provisional))
}

/// The rows that [`rule`] reads.
pub(crate) const RULE_ROWS: &str = "SELECT id, rule_key, variant, effective_from, effective_to, enabled, body FROM rule ORDER BY id";
/// The rows that [`condition`] reads.
pub(crate) const CONDITION_ROWS: &str = "SELECT id, condition_key, effective_from, effective_to, enabled, body FROM condition ORDER BY id";
/// The rows that [`holiday`] reads.
pub(crate) const HOLIDAY_ROWS: &str = "SELECT id, day, kind, unsure, confidence FROM holiday ORDER BY id";

fn all<T>(conn: &Connection, sql: &str, read: impl Fn(&Row<'_>) -> Result<T, RegisterError>) -> Result<Vec<T>, RegisterError> {
    conn.prepare_cached(sql)?.query_and_then([], |row| read(row))?.collect()
}

/// Reads a clock: its columns hold what is in force, its body the rest.
pub(crate) fn rule(row: &Row<'_>) -> Result<Rule, RegisterError> {
    let row = Stored::of("rule", row)?;
    let body: Rule = row.json("body")?;
    if body.key != row.get::<String>("rule_key")? || body.variant != row.get::<Option<String>>("variant")? {
        return Err(row.damaged("rule_key"));
    }
    Ok(Rule {
        id: row.id(),
        effective_from: row.get("effective_from")?,
        effective_to: row.get("effective_to")?,
        enabled: row.get("enabled")?,
        ..body
    })
}

/// Reads a condition: its columns hold what is in force, its body the rest.
pub(crate) fn condition(row: &Row<'_>) -> Result<Condition, RegisterError> {
    let row = Stored::of("condition", row)?;
    let body: Condition = row.json("body")?;
    if body.key != row.get::<String>("condition_key")? {
        return Err(row.damaged("condition_key"));
    }
    if !body.says_how_much(codes()?) {
        return Err(row.damaged("body"));
    }
    Ok(Condition {
        id: row.id(),
        effective_from: row.get("effective_from")?,
        effective_to: row.get("effective_to")?,
        enabled: row.get("enabled")?,
        ..body
    })
}

/// Reads a day that is not as its weekday says.
pub(crate) fn holiday(row: &Row<'_>) -> Result<Holiday, RegisterError> {
    let row = Stored::of("holiday", row)?;
    let worked = match row.get::<String>("kind")?.as_str() {
        "worked" => true,
        "off" => false,
        _ => return Err(row.damaged("kind")),
    };
    Ok(Holiday { day: row.get("day")?, worked, unsure: row.get("unsure")?, confidence: row.get("confidence")? })
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
