//! calendar, key: what needs no file.

use domain::rule::{RuleKind, TimeUnit};
use register::book::shipped_rules;
use serde_json::{Value, json};

use crate::{Failure, json as print};

pub fn calendar(rule: &str, variant: Option<&str>, from: &str) -> Result<(), Failure> {
    let book = shipped_rules()?;
    let from = domain::date::whole_date(from).map_err(|refusal| refusal.at("from"))?;
    // Rows shipped off can be asked for too: this counts, it starts no clock.
    let row = book
        .rules
        .iter()
        .filter(|row| row.key == rule && row.variant.as_deref() == variant && row.kind != RuleKind::Recurring)
        .find(|row| row.effective_from <= from && row.effective_to.is_none_or(|to| from <= to));
    let Some(row) = row else {
        return Err(domain::refusal::Refusal::new("rule_unknown").with("value", rule).with("date", from).at("rule").into());
    };
    let (due, extended) = book.due(row, from);
    let mut answer = json!({
        "due": due.to_string(),
        "rule": { "key": row.key, "variant": row.variant, "value": row.value, "unit": row.unit, "source": row.source, "effective_from": row.effective_from.to_string(), "confidence": row.confidence },
    });
    if row.unit == TimeUnit::WorkingDays {
        let skipped: Vec<String> = book.calendar.skipped(from, due).iter().map(ToString::to_string).collect();
        answer["extended_due"] = extended.map_or(Value::Null, |day| day.to_string().into());
        answer["skipped"] = skipped.into();
        answer["provisional"] = book.calendar.is_provisional(from, due).into();
    }
    print(&answer)
}

pub fn key(texts: &[String]) -> Result<(), Failure> {
    let keys: Vec<Value> = texts
        .iter()
        .map(|text| json!({ "text": text, "sort_key": domain::name::sort_key(text), "search_key": domain::name::search_key(text) }))
        .collect();
    print(&keys)
}
