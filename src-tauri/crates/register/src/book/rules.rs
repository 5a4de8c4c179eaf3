//! The register's rules, conditions and days off, row by row; the shipped ones.

use domain::rule::{Condition, Holiday, Rule, RuleBook, Shipped};
use rusqlite::{Connection, Row};

use super::codes;
use crate::error::RegisterError;
use crate::file::Stored;

const RULES: &str = include_str!("../../../../../assets/rules/rules.toml");
const HOLIDAYS: &str = include_str!("../../../../../assets/rules/holidays.toml");

/// The shipped rules, for questions that need no file.
///
/// # Errors
/// As [`codes`].
pub fn shipped_rules() -> Result<RuleBook, RegisterError> {
    RuleBook::shipped(RULES, HOLIDAYS).map_err(RegisterError::Shipped)
}

/// The shipped rows, for a new register.
///
/// # Errors
/// As [`codes`].
pub(crate) fn shipped() -> Result<Shipped, RegisterError> {
    Shipped::parse(RULES, HOLIDAYS).map_err(RegisterError::Shipped)
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
