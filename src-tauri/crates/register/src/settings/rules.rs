//! The clocks and conditions, with their sources and how sure they are.

use chrono::NaiveDate;
use domain::date::whole_date;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::rule::TimeUnit;
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::book;
use crate::error::RegisterError;
use crate::file::Stored;
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
///
/// # Errors
/// [`RegisterError::DamagedRow`] for a row that does not read.
pub fn rule_list(register: &Register) -> Result<Vec<RuleLine>, RegisterError> {
    let mut lines = Vec::new();
    let mut select = register.conn().prepare_cached(book::RULE_ROWS)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let rule = book::rule(row)?;
        lines.push(RuleLine {
            rule: rule.id,
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
            effective_from: rule.effective_from.to_string(),
            effective_to: rule.effective_to.map(|day| day.to_string()),
            enabled: rule.enabled,
            source: rule.source,
            confidence: rule.confidence,
            note: rule.note,
            body: row.get("body")?,
        });
    }
    let mut select = register.conn().prepare_cached(book::CONDITION_ROWS)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let condition = book::condition(row)?;
        lines.push(RuleLine {
            rule: condition.id,
            kind: "condition".to_owned(),
            key: condition.key,
            variant: None,
            label_vi: None,
            amount: None,
            extension: None,
            amount_unit: None,
            effective_from: condition.effective_from.to_string(),
            effective_to: condition.effective_to.map(|day| day.to_string()),
            enabled: condition.enabled,
            source: condition.source,
            confidence: condition.confidence,
            note: condition.note,
            body: row.get("body")?,
        });
    }
    Ok(lines)
}

/// Changes a row; every case's clocks and stages are rebuilt with it.
///
/// # Errors
/// `rule_dates_wrong` where it would end before it begins; `number_unreadable` for an amount that is no whole number from 1 to 9999.
pub fn save_rule(register: &mut Register, kind: &str, rule: i32, edit: &RuleEdit, now: &Now) -> Result<Done<()>, RegisterError> {
    let row = Edited::of(register, kind, rule, edit)?;
    register.transact(row.operation(), now, |tx| row.update(tx, rule))
}

/// Adds a row like `rule` that holds from a later day; the one it follows ends the day before, if it would overlap.
///
/// # Errors
/// As [`save_rule`], and `rule_dates_wrong` where it would not begin after the row it follows.
pub fn add_rule(register: &mut Register, kind: &str, rule: i32, edit: &RuleEdit, now: &Now) -> Result<Done<i32>, RegisterError> {
    let row = Edited::of(register, kind, rule, edit)?;
    let table = row.table;
    let (since, until, mut body): (NaiveDate, Option<NaiveDate>, serde_json::Value) =
        register.conn().query_row_and_then(&format!("SELECT id, effective_from, effective_to, body FROM {table} WHERE id = ?1"), [rule], |row| {
            let row = Stored::of(table, row)?;
            Ok::<_, RegisterError>((row.get("effective_from")?, row.get("effective_to")?, row.json("body")?))
        })?;
    let eve = row.from.pred_opt().filter(|eve| *eve >= since).ok_or_else(|| Refusal::new("rule_dates_wrong").at("effective_from"))?;
    register.transact(row.operation(), now, |tx| {
        if until.is_none_or(|until| until > eve) {
            body["effective_to"] = eve.to_string().into();
            tx.execute(
                &format!("UPDATE {table} SET effective_to = :eve, body = :body WHERE id = :id"),
                named_params! { ":eve": eve, ":body": body.to_string(), ":id": rule },
            )?;
        }
        row.insert(tx)
    })
}

/// A row as edited: what stands in its columns and its whole body.
struct Edited {
    table: &'static str,
    key: String,
    from: NaiveDate,
    to: Option<NaiveDate>,
    enabled: bool,
    body: serde_json::Value,
}

impl Edited {
    /// The row `rule` with the edit upon it.
    fn of(register: &Register, kind: &str, rule: i32, edit: &RuleEdit) -> Result<Self, RegisterError> {
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
        let mut select = register.conn().prepare_cached(&format!("SELECT id, {table}_key AS rule_key, body FROM {table} WHERE id = ?1"))?;
        let mut rows = select.query([rule])?;
        let row = rows.next()?.ok_or_else(|| Refusal::new("field_unknown").with("field", rule))?;
        let row = Stored::of(table, row)?;
        let (key, mut body): (String, serde_json::Value) = (row.get("rule_key")?, row.json("body")?);
        if kind == "clock" {
            if let Some(amount) = &edit.amount {
                body["value"] = number(amount, "amount")?.into();
            }
            let extension = edit.extension.as_deref().filter(|text| !text.trim().is_empty());
            body["extension"] = extension.map(|text| number(text, "extension")).transpose()?.into();
        }
        body["source"] = edit.source.clone().into();
        body["note"] = edit.note.clone().into();
        body["effective_from"] = from.to_string().into();
        body["effective_to"] = to.map(|day| day.to_string()).into();
        body["enabled"] = edit.enabled.into();
        Ok(Self { table, key, from, to, enabled: edit.enabled, body })
    }

    /// The edit by the rule's name.
    fn operation(&self) -> Operation {
        let family = if self.table == "rule" { "clock" } else { "condition" };
        Operation::new("rule_changed").open_to(Role::Keeper).with("rule", format!("@{family}.{}", self.key))
    }

    fn update(&self, tx: &Connection, rule: i32) -> Result<(), RegisterError> {
        tx.execute(
            &format!("UPDATE {} SET effective_from = :from, effective_to = :to, enabled = :enabled, body = :body WHERE id = :id", self.table),
            named_params! { ":from": self.from, ":to": self.to, ":enabled": self.enabled, ":body": self.body.to_string(), ":id": rule },
        )?;
        Ok(())
    }

    fn insert(&self, tx: &Connection) -> Result<i32, RegisterError> {
        let body = self.body.to_string();
        let variant = self.body["variant"].as_str();
        if self.table == "rule" {
            tx.prepare_cached(include_str!("rule_insert.sql"))?.execute(named_params! {
                ":rule_key": self.key, ":variant": variant, ":effective_from": self.from, ":effective_to": self.to, ":enabled": self.enabled, ":body": body,
            })?;
        } else {
            tx.prepare_cached(include_str!("condition_insert.sql"))?.execute(named_params! {
                ":condition_key": self.key, ":effective_from": self.from, ":effective_to": self.to, ":enabled": self.enabled, ":body": body,
            })?;
        }
        Ok(crate::file::row_id(tx))
    }
}
