//! What a new register begins with.

use rusqlite::{Connection, named_params};

use crate::book;
use crate::error::RegisterError;

/// Puts the shipped rules and days off into a new register.
pub(crate) fn seed(conn: &Connection) -> Result<(), RegisterError> {
    let shipped = book::shipped()?;
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
