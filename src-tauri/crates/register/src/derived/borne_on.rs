//! Whom a change of units bears on: by what differs in the units' lives, not everybody.

use std::collections::BTreeSet;

use domain::unit::UnitSpan;
use rusqlite::{Connection, named_params};

use crate::error::RegisterError;

/// Whether a unit's kind, place, power or standing is another than before: that bears on whoever stands in it, and in what
/// stands under it. A name bears on nothing that is derived.
pub(super) fn differ(before: &[UnitSpan], after: &[UnitSpan]) -> bool {
    unnamed(before) != unnamed(after)
}

/// Spans without their names; two that differ by their name alone are one.
fn unnamed(spans: &[UnitSpan]) -> Vec<UnitSpan> {
    let spans = spans.iter().map(|span| UnitSpan { name: String::new(), ..span.clone() });
    spans.fold(Vec::new(), |mut kept: Vec<UnitSpan>, span| {
        match kept.last_mut().filter(|last| UnitSpan { begins: span.begins, ends: span.ends, ..(*last).clone() } == span && last.ends == span.begins)
        {
            Some(last) => last.ends = span.ends,
            None => kept.push(span),
        }
        kept
    })
}

/// The people who stood in any of these units, or whose papers went there.
pub(super) fn people(conn: &Connection, units: &BTreeSet<i32>) -> Result<BTreeSet<i32>, RegisterError> {
    if units.is_empty() {
        return Ok(BTreeSet::new());
    }
    let units = serde_json::to_string(units)?;
    let mut select = conn.prepare_cached(include_str!("people_of_units.sql"))?;
    Ok(select.query_map(named_params! { ":units": units }, |row| row.get("person"))?.collect::<Result<_, _>>()?)
}
