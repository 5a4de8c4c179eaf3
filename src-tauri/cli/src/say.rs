//! Refusals and warnings in words.

use domain::check::Warning;
use domain::words::{Language, say};
use register::RegisterError;
use register::check::Found;

use crate::Failure;

/// The language of the command line's sentences.
pub const LANGUAGE: Language = Language::Vi;

/// A sentence for what was not done.
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Register(RegisterError::RuleBroken { warnings }) => warnings
            .iter()
            .filter(|warning| warning.needs_reason)
            .map(|each| format!("{} [{}] ({})", warning(each), each.rule, each.source))
            .collect::<Vec<_>>()
            .join("\n"),
        Failure::Register(error) => {
            let params = error.params();
            let family = if error.is_refusal() { "refusal" } else { "fault" };
            let params = params.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let sentence = say(LANGUAGE, &format!("{family}.{}", error.code()), params);
            match error.field() {
                Some(field) => format!("{field}: {sentence} [{}]", error.code()),
                None => format!("{sentence} [{}]", error.code()),
            }
        }
        other => other.to_string(),
    }
}

/// What checking found, a sentence for each sort: how many, and the first place.
pub fn found(found: &Found, copies: &[String]) {
    let first = |of: &[String]| of.first().cloned().unwrap_or_default();
    let rows = |rows: Vec<String>| (rows.len(), first(&rows));
    let sorts = [
        ("pages", rows(found.integrity.clone())),
        ("keys", rows(found.foreign_keys.clone())),
        ("schema", rows(found.schema.iter().map(|part| format!("{} {}", part.kind, part.name)).collect())),
        ("log", rows(found.change_log.iter().map(ToString::to_string).collect())),
        ("record", rows(found.record.iter().map(|row| format!("{} {}", row.table, row.row)).collect())),
        ("rows", rows(found.rows.iter().map(|row| format!("{} {} {}", row.table, row.row, row.field)).collect())),
        ("corrections", rows(found.corrections.iter().map(ToString::to_string).collect())),
        ("derived", rows(found.derived.iter().map(|row| format!("{} {}", row.table, row.of)).collect())),
        ("identities", rows(found.identities.clone())),
        ("lives", rows(found.lives.iter().filter(|life| !life.explained).map(|life| life.person.to_string()).collect())),
        ("copies", rows(copies.to_vec())),
    ];
    for (sort, (count, place)) in sorts.into_iter().filter(|(_, (count, _))| *count > 0) {
        eprintln!("{}", say(LANGUAGE, &format!("ui.found.{sort}"), [("count", &*count.to_string()), ("place", &*place)]));
    }
}

/// A sentence for a warning.
pub fn warning(warning: &Warning) -> String {
    say(LANGUAGE, &format!("warning.{}", warning.check), warning.params.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}
