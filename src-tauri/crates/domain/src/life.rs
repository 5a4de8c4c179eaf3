//! What the dates of a life say together: birth, work, the list, admission, the official day, the units stood in.
//!
//! Every door asks here: the form, a cell of a table, the preview of an import, the command line, and the check of the
//! register. Nothing is refused: each finding is a [`Warning`] that waits for a reason.

use chrono::Datelike;

use crate::check::{Facts, PROCESS_SOURCE, Warning, warning};
use crate::date::{PartialDate, age_at, months_between};
use crate::event::Event;
use crate::event_kind::EventKind;
use crate::force::makes_member;
use crate::stage::{Book, Case, PersonHistory, derived_dates};

/// Since 18/8/2016 the birth date of a member is that of the life history of their admission.
const MEMBER_BIRTH_SOURCE: &str = "13-TB/TW (17/8/2016)";

/// One member has one card and one file, and a file's number is never given again.
const NUMBER_SOURCE: &str = "38-HD/BTCTW (29/9/2025), II.2";

/// What cannot be, or is so unlike that it is asked, among the dates of a life by what nothing has struck. In the order of
/// the cases, each finding once.
pub fn life_warnings(history: &PersonHistory, facts: &Facts, book: &Book) -> Vec<Warning> {
    let mut found = Vec::new();
    if let (Some(birth), Some(work)) = (facts.birth_date, facts.contract_from) {
        found.extend(work_before_birth(birth, work));
    }
    for case in &history.cases {
        of_case(&mut found, case, facts, book);
    }
    found
}

/// At work before birth.
pub fn work_before_birth(birth: PartialDate, work: PartialDate) -> Option<Warning> {
    (work < birth).then(|| before_birth(birth, "@person.contract_from", work, "contract_from"))
}

fn of_case(found: &mut Vec<Warning>, case: &Case, facts: &Facts, book: &Book) {
    let events = case.forces().unstruck();
    let dates = derived_dates(&events, &book.rules);
    // What was said of the admission may be set by a case's first entry, years after it.
    let admission = dates.admission_date;
    let set = |field: &str| events.iter().rev().find_map(|event| event.fields.date(field));
    let official = set("official_date_set");
    if let Some(birth) = facts.birth_date {
        let happened = events.iter().filter(|event| event.on < birth);
        found.extend(happened.map(|event| before_birth(birth, &format!("@event.{}", event.kind), event.on, "happened_on")));
        for (name, field) in [("admission_date", "admission_date_set"), ("official_date", "official_date_set")] {
            let early = set(field).filter(|date| *date < birth);
            found.extend(early.map(|date| before_birth(birth, &format!("@derived.{name}"), date, field)));
        }
        if let Some(date) = admission.filter(|date| birth <= *date) {
            found.extend(too_young(birth, date, "age_at_branch_vote", "admitted_too_young", book));
        }
        if let Some(listed) = events.first().filter(|event| birth <= event.on && is_listing(event)) {
            found.extend(too_young(birth, listed.on, "age_at_listing", "listed_too_young", book));
        }
    }
    if let (Some(admission), Some(official)) = (admission, official) {
        found.extend(official_too_early(admission, official, book));
    }
    for event in &events {
        found.extend(before_founding(case, event, book));
    }
}

fn is_listing(event: &Event) -> bool {
    matches!(event.kind, EventKind::CandidateListed | EventKind::CandidateIntroduced | EventKind::CandidateMovedIn)
}

fn before_birth(birth: PartialDate, what: &str, date: PartialDate, field: &str) -> Warning {
    let params = [("event", what.to_owned()), ("date", date.shown()), ("birth_date", birth.shown())];
    let mut one = warning("before_birth", "birth_date", PROCESS_SOURCE, &params);
    one.field = Some(field.to_owned());
    one
}

/// Younger than a condition asks, whichever the unknown month or day was. Where no text of the day is known, the earliest
/// known one is asked.
fn too_young(birth: PartialDate, on: PartialDate, condition: &str, check: &str, book: &Book) -> Option<Warning> {
    let condition = book.rules.condition_or_earliest(condition, on.last_day())?;
    let min = condition.min_number()?;
    let end = on.last_day();
    let most = months_between((birth.year(), birth.month().unwrap_or(1)), (end.year(), end.month()));
    let years = age_at(birth, end).to_string();
    let params = [("age", years), ("required", min.to_string()), ("date", on.shown()), ("birth_date", birth.shown())];
    (i64::from(most) < i64::from(min) * 12).then(|| warning(check, &condition.key, &condition.source, &params))
}

/// Full before the admission, or before the probation that a text of its day asks for is over.
fn official_too_early(admission: PartialDate, official: PartialDate, book: &Book) -> Option<Warning> {
    let dates = [("admission_date", admission.shown()), ("official_date", official.shown())];
    if official < admission {
        return Some(warning("official_before_admission", "probation", PROCESS_SOURCE, &dates));
    }
    let first = admission.first_day();
    let rule = book.rules.rule("probation", None, first)?;
    let end = book.rules.due(rule, first).0;
    (official.last_day() < end).then(|| {
        let mut params = dates.to_vec();
        params.push(("date", crate::date::shown(end)));
        warning("official_before_probation_end", &rule.key, &rule.source, &params)
    })
}

/// In a unit before its founding. What happened elsewhere says nothing of it.
fn before_founding(case: &Case, event: &Event, book: &Book) -> Option<Warning> {
    let enters = event.fields.id("unit").filter(|_| event.kind == EventKind::TransferReceived);
    let first = case.events.first().is_some_and(|first| first.id == event.id);
    let unit = enters.or_else(|| first.then_some(case.unit))?;
    let span = book.units.0.get(&unit)?.first()?;
    (!event.elsewhere && event.day() < span.begins).then(|| {
        let params = [("unit", span.name.clone()), ("date", crate::date::shown(span.begins)), ("on", event.on.shown())];
        warning("unit_before_founding", "unit_founded", PROCESS_SOURCE, &params)
    })
}

/// A member's birth date may change only on a basis: what is written anew and does not lie within what stood is asked for
/// its reason. `before`: as it stands, unknown or clearing nothing asks nothing.
pub fn birth_change(history: &PersonHistory, before: Option<PartialDate>, after: Option<PartialDate>) -> Option<Warning> {
    let before = before?;
    let within = |after: PartialDate| before.first_day() <= after.first_day() && after.last_day() <= before.last_day();
    let member = history.cases.iter().flat_map(|case| case.forces().unstruck()).any(makes_member);
    (member && !after.is_some_and(within)).then(|| {
        let said = ("birth_date", before.shown());
        let mut one = match after {
            Some(after) => warning("member_birth_changed", "birth_date", MEMBER_BIRTH_SOURCE, &[said, ("value", after.shown())]),
            None => warning("member_birth_cleared", "birth_date", MEMBER_BIRTH_SOURCE, &[said]),
        };
        one.field = Some("birth_date".to_owned());
        one
    })
}

/// Two names in the place of one, by what parts them. `typed`: before it is tidied, which takes a break of line away.
pub fn name_warning(typed: &str) -> Option<Warning> {
    let parted = typed.trim().contains([';', ',', '/', '&', '+', '\n']);
    let joined = typed.split_whitespace().any(|word| matches!(word.to_lowercase().as_str(), "và" | "va\u{300}"));
    (parted || joined).then(|| {
        let mut one = warning("two_names", "birth_name", PROCESS_SOURCE, &[("value", crate::name::tidy(typed))]);
        one.field = Some("birth_name".to_owned());
        one
    })
}

/// A number that somebody else has. `field`: `card_number` or `file_number`.
pub fn number_warning(field: &str, number: &str, person: &str) -> Warning {
    let params = [("number", number.to_owned()), ("person", person.to_owned())];
    let mut one = warning(&format!("{field}_taken"), field, NUMBER_SOURCE, &params);
    one.field = Some(field.to_owned());
    one
}

/// What the life warns of with an event in its case, or in a next one, and did not without it: what stood already is not
/// asked again.
pub(crate) fn life_with(history: &PersonHistory, case: &Case, event: &Event, facts: &Facts, book: &Book) -> Vec<Warning> {
    let mut with = history.clone();
    let mut own = case.clone();
    own.events.push(event.clone());
    own.events.sort_by_key(Event::order);
    match with.cases.iter_mut().find(|each| each.id == case.id) {
        Some(place) => *place = own,
        None => with.cases.push(own),
    }
    newly(&life_warnings(history, facts, book), life_warnings(&with, facts, book))
}

/// What `after` warns of and `before` did not.
pub fn newly(before: &[Warning], after: Vec<Warning>) -> Vec<Warning> {
    after.into_iter().filter(|warning| !before.contains(warning)).collect()
}
