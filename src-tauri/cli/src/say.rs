//! Refusals and warnings in words.

use domain::check::Warning;
use domain::date::PartialDate;
use domain::words::{Language, say};
use register::RegisterError;
use register::check::Found;
use register::recover::{Lost, LostHow};

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

/// A sentence for something that was lost: by the name that is still known of it, else by its number.
pub fn lost(lost: &Lost) -> String {
    let word = |key: String| domain::words::word(LANGUAGE, &key);
    let rows = match lost.until {
        Some(until) => format!("{}–{until}", lost.row),
        None => lost.row.to_string(),
    };
    let kind = lost.kind.as_ref().map(|kind| lost_kind(&lost.table, kind));
    let on = lost.on.as_ref().map(|on| on.parse().map_or_else(|_| on.clone(), |on: PartialDate| on.shown()));
    let parts: Vec<String> = lost.name.iter().cloned().chain(kind).chain(on).collect();
    let named = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    let subject = format!("{} {rows}{named}", word(format!("ui.table.{}", lost.table)));
    say(LANGUAGE, &format!("ui.lost.{}", word_of(lost.what)), [("what", &*subject)])
}

/// What kind of entry, field or operation it was, by the word for it where there is one.
fn lost_kind(table: &str, kind: &str) -> String {
    let family = match table {
        "event" => "event",
        "person_fact" => "person",
        "setting" => "ui.setting",
        "rule" => "clock",
        "target" => "indicator",
        "operation" => "operation",
        _ => return kind.to_owned(),
    };
    let key = format!("{family}.{kind}");
    let word = domain::words::table(LANGUAGE).get(&key).map_or(kind, String::as_str);
    // An operation's sentence goes on with values that are not known here.
    word.split([':', '{']).next().unwrap_or(kind).trim().to_owned()
}

fn word_of(how: LostHow) -> &'static str {
    match how {
        LostHow::Gone => "gone",
        LostHow::Rests => "rests",
        LostHow::Unfit => "unfit",
        LostHow::Older => "older",
        LostHow::NewUid => "new_uid",
        LostHow::History => "history",
        LostHow::Lines => "lines",
        LostHow::End => "end",
    }
}

/// A sentence for a warning.
pub fn warning(warning: &Warning) -> String {
    let sentence = say(LANGUAGE, &format!("warning.{}", warning.check), warning.params.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    // Of several rows it says whose it is.
    warning.params.get("of").map_or(sentence.clone(), |name| format!("{name}: {sentence}"))
}
