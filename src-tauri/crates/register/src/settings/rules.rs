//! The clocks and conditions, with their sources and how sure they are.

use domain::date::whole_date;
use domain::refusal::Refusal;
use domain::rule::{Condition, Rule, TimeUnit};
use rusqlite::{OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::RegisterError;
use crate::log::{Done, Operation};
use crate::{Now, Register};

/// One row as Cài đặt shows it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RuleLine {
    /// The row's id in its table.
    pub rule: i32,
    /// `clock` or `condition`.
    pub kind: String,
    /// The stable key.
    pub key: String,
    /// Chosen by a field of the starting event.
    pub variant: Option<String>,
    /// What the clerk reads, for a clock.
    pub label_vi: Option<String>,
    /// How many, for a clock.
    pub amount: Option<String>,
    /// How many more where extended.
    pub extension: Option<String>,
    /// `working_days` or `months`.
    pub amount_unit: Option<String>,
    /// First day in force, ISO.
    pub effective_from: String,
    /// Last day in force.
    pub effective_to: Option<String>,
    /// Off rows start no clock and judge nothing.
    pub enabled: bool,
    /// Number, date and point.
    pub source: String,
    /// The mark of its source.
    pub confidence: String,
    /// What else must be known.
    pub note: Option<String>,
    /// The whole row as JSON.
    pub body: String,
}

/// What a clerk can change of a row.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct RuleEdit {
    /// How many, for a clock.
    pub amount: Option<String>,
    /// How many more where extended.
    pub extension: Option<String>,
    /// First day in force.
    pub effective_from: String,
    /// Last day in force.
    pub effective_to: Option<String>,
    /// On or off.
    pub enabled: bool,
    /// Number, date and point.
    pub source: String,
    /// What else must be known.
    pub note: Option<String>,
}

/// All rows, clocks first.
pub fn rule_list(register: &Register) -> Result<Vec<RuleLine>, RegisterError> {
    let mut lines = Vec::new();
    let mut select = register.conn().prepare_cached("SELECT id, effective_from, effective_to, enabled, body FROM rule ORDER BY id")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let body: String = row.get("body")?;
        let rule: Rule = serde_json::from_str(&body)?;
        lines.push(RuleLine {
            rule: row.get("id")?,
            kind: "clock".to_owned(),
            key: rule.key,
            variant: rule.variant,
            label_vi: Some(rule.label_vi),
            amount: Some(rule.value.to_string()),
            extension: rule.extension.map(|more| more.to_string()),
            amount_unit: Some(match rule.unit {
                TimeUnit::WorkingDays => "working_days".to_owned(),
                TimeUnit::Months => "months".to_owned(),
            }),
            effective_from: row.get("effective_from")?,
            effective_to: row.get("effective_to")?,
            enabled: row.get("enabled")?,
            source: rule.source,
            confidence: rule.confidence,
            note: rule.note,
            body,
        });
    }
    let mut select =
        register.conn().prepare_cached("SELECT id, effective_from, effective_to, enabled, body FROM condition ORDER BY id")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let body: String = row.get("body")?;
        let condition: Condition = serde_json::from_str(&body)?;
        lines.push(RuleLine {
            rule: row.get("id")?,
            kind: "condition".to_owned(),
            key: condition.key,
            variant: None,
            label_vi: None,
            amount: None,
            extension: None,
            amount_unit: None,
            effective_from: row.get("effective_from")?,
            effective_to: row.get("effective_to")?,
            enabled: row.get("enabled")?,
            source: condition.source,
            confidence: condition.confidence,
            note: condition.note,
            body,
        });
    }
    Ok(lines)
}

/// Changes a row; every case's clocks and stages are rebuilt with it.
///
/// # Errors
/// `rule_dates_wrong` where it would end before it begins; `number_unreadable` for an amount that is no whole number from 1 to 9999.
pub fn save_rule(register: &mut Register, kind: &str, rule: i32, edit: &RuleEdit, now: &Now) -> Result<Done<()>, RegisterError> {
    let from = whole_date(&edit.effective_from).map_err(|refusal| refusal.at("effective_from"))?;
    let to = edit.effective_to.as_deref().filter(|text| !text.trim().is_empty()).map(whole_date).transpose();
    let to = to.map_err(|refusal| refusal.at("effective_to"))?;
    if to.is_some_and(|to| to < from) {
        return Err(Refusal::new("rule_dates_wrong").at("effective_to").into());
    }
    let number = |text: &str, field: &str| {
        text.trim()
            .parse::<u32>()
            .ok()
            .filter(|number| (1..=9999).contains(number))
            .ok_or_else(|| Refusal::new("number_unreadable").with("value", text).at(field))
    };
    let table = if kind == "clock" { "rule" } else { "condition" };
    let body: Option<String> = register
        .conn()
        .query_row(&format!("SELECT body FROM {table} WHERE id = ?1"), [rule], |row| row.get("body"))
        .optional()?;
    let body = body.ok_or_else(|| Refusal::new("field_unknown").with("field", rule))?;
    let mut body: serde_json::Value = serde_json::from_str(&body)?;
    let name = body["key"].as_str().unwrap_or_default().to_owned();
    if kind == "clock" {
        if let Some(amount) = &edit.amount {
            body["value"] = number(amount, "amount")?.into();
        }
        let extension = edit.extension.as_deref().filter(|text| !text.trim().is_empty());
        body["extension"] = extension.map(|text| number(text, "extension")).transpose()?.into();
    }
    body["source"] = edit.source.clone().into();
    body["note"] = edit.note.clone().into();
    // What a clerk has set is the unit's own, whatever mark the shipped row bore.
    body["effective_from"] = from.to_string().into();
    body["effective_to"] = to.map(|day| day.to_string()).into();
    body["enabled"] = edit.enabled.into();
    register.transact(Operation::new("rule_changed").with("rule", name), now, |tx| {
        tx.execute(
            &format!("UPDATE {table} SET effective_from = :from, effective_to = :to, enabled = :enabled, body = :body WHERE id = :id"),
            named_params! { ":from": from, ":to": to, ":enabled": edit.enabled, ":body": body.to_string(), ":id": rule },
        )?;
        Ok(())
    })
}
