//! Whom a change of units bears on: by what differs in the units' lives, not everybody.

use std::collections::BTreeSet;

use domain::unit::{UnitBook, UnitSpan};
use rusqlite::{Connection, named_params};

use crate::error::RegisterError;

/// The units whose kind, place, power or standing differs between two books, and all that stand or stood under them.
/// A name bears on nothing that is derived.
pub(super) fn units(before: &UnitBook, after: &UnitBook) -> BTreeSet<i32> {
    let unnamed = |spans: Option<&Vec<UnitSpan>>| -> Vec<UnitSpan> {
        let spans = spans.into_iter().flatten().map(|span| UnitSpan { name: String::new(), ..span.clone() });
        // Two spans that differ by their name alone are one.
        spans.fold(Vec::new(), |mut kept: Vec<UnitSpan>, span| {
            match kept
                .last_mut()
                .filter(|last| UnitSpan { begins: span.begins, ends: span.ends, ..(*last).clone() } == span && last.ends == span.begins)
            {
                Some(last) => last.ends = span.ends,
                None => kept.push(span),
            }
            kept
        })
    };
    let all: BTreeSet<i32> = before.0.keys().chain(after.0.keys()).copied().collect();
    let mut borne: BTreeSet<i32> = all.iter().copied().filter(|unit| unnamed(before.0.get(unit)) != unnamed(after.0.get(unit))).collect();
    loop {
        let below = |unit: &i32| {
            let spans = |book: &UnitBook| book.0.get(unit).cloned().unwrap_or_default();
            spans(before).into_iter().chain(spans(after)).any(|span| span.parent.is_some_and(|parent| borne.contains(&parent)))
        };
        let more: Vec<i32> = all.iter().filter(|unit| !borne.contains(unit)).filter(|unit| below(unit)).copied().collect();
        if more.is_empty() {
            return borne;
        }
        borne.extend(more);
    }
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
