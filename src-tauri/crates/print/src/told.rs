//! What the screens say of an entry, a value, a deadline, in Vietnamese, as papers are. The window's sentences stand in
//! `ui/src/event_told.ts` and `ui/src/cases/clocks.ts`; `tests/data/told-entries.json` holds both to the same ones.

use chrono::{Datelike, NaiveDate};
use domain::clock::ClockState;
use domain::code_list::CodeLists;
use domain::date::PartialDate;
use domain::field::Shown;
use domain::words::{Language, say, table};
use register::cases::{ClockBadge, ClockView, EventView};
use register::entries::FieldView;

/// The word of a key.
pub fn word(key: &str) -> String {
    domain::words::word(Language::Vi, key)
}

pub(crate) fn with(key: &str, params: &[(&str, &str)]) -> String {
    say(Language::Vi, key, params.iter().copied())
}

fn has_word(key: &str) -> bool {
    table(Language::Vi).contains_key(key)
}

/// The first of these keys that has a word.
pub(crate) fn first_word(keys: &[String]) -> String {
    keys.iter().find(|key| has_word(key)).or(keys.last()).map(|key| word(key)).unwrap_or_default()
}

/// What a code of a list says; the code itself where the list has lost it.
pub(crate) fn label(list: &str, code: &str) -> String {
    register::book::codes().map_or_else(|_| code.to_owned(), |codes| codes.label(list, code).to_owned())
}

/// What is known of several things, in one line.
pub(crate) fn listed(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// An ISO date as papers write it; what is no date stands as it is.
pub(crate) fn date(iso: &str) -> String {
    iso.parse::<PartialDate>().map_or_else(|_| iso.to_owned(), PartialDate::shown)
}

/// A value, its rows one under the other.
pub(crate) fn in_lines(shown: &Shown, codes: &CodeLists) -> String {
    match shown {
        Shown::Rows(rows) => rows_of(rows, "\n", &|cell| value(cell, codes)),
        other => value(other, codes),
    }
}

/// A value on one line.
pub(crate) fn value(shown: &Shown, codes: &CodeLists) -> String {
    match shown {
        Shown::Word(key) => word(key),
        Shown::Text(text) => text.clone(),
        Shown::Rows(rows) => rows_of(rows, "; ", &|cell| value(cell, codes)),
        Shown::Codes { list, codes: chosen } => {
            let one = |code: &domain::field::Counted| {
                let label = codes.label(list, &code.code);
                code.count.map_or_else(|| label.to_owned(), |count| format!("{count} {label}"))
            };
            chosen.iter().map(one).collect::<Vec<_>>().join(", ")
        }
    }
}

fn rows_of(rows: &[Vec<Shown>], between: &str, cell: &dyn Fn(&Shown) -> String) -> String {
    let row = |cells: &Vec<Shown>| cells.iter().map(cell).collect::<Vec<_>>().join(", ");
    rows.iter().map(row).collect::<Vec<_>>().join(between)
}

/// Inside a sentence these begin small; names of bodies and papers keep their capital.
const SMALL_LISTS: [&str; 5] = ["relation", "place_scope", "transfer_scope", "slip_kind", "course_result"];

/// A value inside a sentence.
fn inside(shown: &Shown, sex: Option<&str>, codes: &CodeLists) -> String {
    match shown {
        Shown::Rows(rows) => rows_of(rows, "; ", &|cell| inside(cell, sex, codes)),
        Shown::Codes { list, codes: chosen } if SMALL_LISTS.contains(&list.as_str()) => match (chosen.first(), sex) {
            (Some(first), Some(sex)) if list == "relation" && first.code == "spouse" => word(&format!("told.spouse_of.{sex}")),
            _ => first_letter(&value(shown, codes), |letter| letter.to_lowercase().collect()),
        },
        other => value(other, codes),
    }
}

fn first_letter(text: &str, changed: impl Fn(char) -> String) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| changed(first) + letters.as_str())
}

/// The parts of a sentence that are whole: joined by commas, unless a part brings its own blank or colon, which the first one
/// keeps.
fn joined(parts: &[String]) -> String {
    let (mut text, mut colon) = (String::new(), false);
    for (index, part) in parts.iter().enumerate() {
        let brings = part.starts_with(": ");
        if index == 0 {
            text.push_str(part);
            continue;
        }
        if brings && colon {
            text.push_str(", ");
            text.push_str(&part[2..]);
        } else {
            if !part.starts_with([' ', ':']) {
                text.push_str(", ");
            }
            text.push_str(part);
        }
        colon |= brings;
    }
    text
}

/// A pattern with its values: parts between bars, of which one that names an unknown value falls away.
fn filled(pattern: &str, value: &dyn Fn(&str) -> String) -> String {
    let part = |pattern: &str| {
        let (mut text, mut rest) = (String::new(), pattern);
        while let Some((before, from)) = rest.split_once('{') {
            let (name, after) = from.split_once('}')?;
            let said = value(name);
            if said.is_empty() {
                return None;
            }
            text.push_str(before);
            text.push_str(&said);
            rest = after;
        }
        Some(text + rest).filter(|text| !text.is_empty())
    };
    joined(&pattern.split('|').filter_map(part).collect::<Vec<_>>())
}

/// An event's name, the short one where there is one.
pub(crate) fn event_name(kind: &str) -> String {
    first_word(&[format!("event.short.{kind}"), format!("event.{kind}")])
}

fn field<'e>(event: &'e EventView, name: &str) -> Option<&'e FieldView> {
    event.values.iter().find(|field| field.name == name)
}

/// What happened, in one sentence. `sex` is of the person whose entry it is: a wife or a husband.
pub fn event_title(event: &EventView, sex: Option<&str>, codes: &CodeLists) -> String {
    let told = |name: &str| {
        let Some(field) = field(event, name) else { return String::new() };
        // A yes or no says what it means here; where only the yes has words, a no says nothing.
        let key = format!("told.{}.{name}", event.kind);
        if has_word(&format!("{key}.yes")) {
            let answer = format!("{key}.{}", if field.raw == "true" { "yes" } else { "no" });
            return if has_word(&answer) { word(&answer) } else { String::new() };
        }
        if name == "kind" { value(&field.shown, codes) } else { inside(&field.shown, sex, codes) }
    };
    let pattern = table(Language::Vi).get(&format!("told.{}", event.kind));
    let title = pattern.map(|pattern| filled(pattern, &told)).filter(|title| !title.is_empty());
    let name = title.unwrap_or_else(|| event_name(&event.kind));
    let (votes_for, entitled) = (told("votes_for"), told("votes_entitled"));
    if votes_for.is_empty() || entitled.is_empty() {
        return name;
    }
    with("told.votes", &[("name", &name), ("for", &votes_for), ("entitled", &entitled)])
}

/// The document by its number, and by its date where it is of another day.
fn document(event: &EventView) -> Option<String> {
    let day = event.document_date.as_ref().filter(|day| **day != event.on).map(|day| date(day));
    match (event.document_number.as_deref().filter(|number| !number.is_empty()), day) {
        (None, None) => None,
        (None, Some(day)) => Some(with("ui.document_of", &[("date", &day)])),
        (Some(number), None) => Some(with("ui.document", &[("number", number)])),
        (Some(number), Some(day)) => Some(with("ui.document_dated", &[("number", number), ("date", &day)])),
    }
}

/// What stands under it: number, issuer, note, reason; for a correction its basis.
pub fn event_paper(event: &EventView, codes: &CodeLists) -> String {
    let parts = [
        document(event),
        event.issuer.clone(),
        field(event, "basis").map(|basis| value(&basis.shown, codes)),
        event.note.clone(),
        event.reason.as_ref().filter(|reason| !reason.is_empty()).map(|reason| with("ui.with_reason", &[("reason", reason)])),
    ];
    let said: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    first_letter(&said.join("; "), |letter| letter.to_uppercase().collect())
}

/// A deadline counted in months and further off than this is told in months: nobody counts 1429 days.
const DAYS_TOLD: i32 = 120;

/// What is left of a clock, or how it was met.
pub(crate) fn remaining(clock: &ClockBadge) -> String {
    let key = match (clock.state, clock.working_days) {
        (ClockState::Running | ClockState::Due, false) => "clock.left",
        (ClockState::Running | ClockState::Due, true) => "clock.left_working",
        (ClockState::Overdue, false) => "clock.over",
        (ClockState::Overdue, true) => "clock.over_working",
        (ClockState::Met, _) => "clock.met",
        (ClockState::MetLate, false) => "clock.met_late",
        (ClockState::MetLate, true) => "clock.met_late_working",
    };
    with(key, &[("days", &clock.days.abs().to_string())])
}

/// The same as a page tells it on a day.
pub(crate) fn badge(clock: &ClockBadge, on: NaiveDate) -> String {
    let runs = matches!(clock.state, ClockState::Running | ClockState::Due);
    if runs && clock.days == 0 {
        return word("clock.today");
    }
    match clock.due.parse::<NaiveDate>() {
        Ok(due) if runs && !clock.working_days && clock.days > DAYS_TOLD => with("clock.left_months", &[("count", &months(on, due).to_string())]),
        _ => remaining(clock),
    }
}

/// Whole months from a day to another.
fn months(from: NaiveDate, to: NaiveDate) -> i32 {
    (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32 - i32::from(to.day() < from.day())
}

/// What a badge says where nothing beside it says which deadline it is.
pub(crate) fn named_badge(clock: &ClockBadge, on: NaiveDate) -> String {
    let name = first_word(&[format!("ui.clock_short.{}", clock.clock), format!("clock.{}", clock.clock)]);
    format!("{name}, {}", badge(&ClockBadge { working_days: false, ..clock.clone() }, on))
}

pub(crate) fn badge_of(clock: &ClockView) -> ClockBadge {
    ClockBadge { clock: clock.clock.clone(), due: clock.due.clone(), state: clock.state, days: clock.days, working_days: clock.working_days }
}

/// How long a clock is, by which rule.
pub(crate) fn clock_rule(clock: &ClockView) -> String {
    let key = if clock.amount_unit == "working_days" { "ui.working_days" } else { "ui.months" };
    let length = with(key, &[("count", &clock.amount.to_string())]);
    with("ui.clock_rule", &[("length", &length), ("source", &source(&clock.source))])
}

/// A rule's source, whose parts stay together where the line breaks: "điểm 3.4d", "06-HD/TW (9/6/2025)".
fn source(text: &str) -> String {
    const BEFORE: [&str; 8] = ["điểm", "khoản", "Điều", "điều", "mục", "Mục", "phần", "số"];
    let mut whole = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let after = &text[at + letter.len_utf8()..];
        let number = after.starts_with(|next: char| next.is_ascii_digit() || matches!(next, 'I' | 'V' | 'X'));
        let kept = BEFORE.iter().any(|word| text[..at].ends_with(word)) && number
            || after.strip_prefix('(').is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
        whole.push(if letter == ' ' && kept { '\u{a0}' } else { letter });
    }
    whole
}
