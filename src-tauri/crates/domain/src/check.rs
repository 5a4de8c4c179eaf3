//! What an event about to be recorded breaks: rules named with their source and the value that breaks them.
//!
//! A fact is never refused here, only questioned. A warning that needs a reason keeps the event out until one is
//! given; the others are shown beside it. What rests only on local guidance or on facts not known is of the second sort.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::date::{PartialDate, age_at, months_between, shown};
use crate::event::Event;
use crate::event_kind::{EventKind, Need};
use crate::field::PersonRef;
use crate::force::{Side, end_of, reopens};
use crate::life::life_with;
use crate::rule::Condition;
use crate::stage::{
    Book, Case, PersonHistory, certificates, counting, derived_dates, end_event, makes_member, memberships_ended, passed, standing_unit, vote_share,
};

/// A rule that the event breaks, or that could not be judged.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
pub struct Warning {
    /// What was checked: the word `warning.<check>`.
    pub check: String,
    /// The values that its sentence names; dates as shown (see [`crate::words::WORD_PARAMS`]).
    pub params: BTreeMap<String, String>,
    /// The key of the rule or condition.
    pub rule: String,
    /// Its source.
    pub source: String,
    /// The field to show it at.
    pub field: Option<String>,
    /// Whether the event waits for a reason.
    pub needs_reason: bool,
}

/// A condition judged and met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// What was checked: the word `passed.<check>`.
    pub check: &'static str,
    /// The values that its sentence names.
    pub params: BTreeMap<String, String>,
}

/// What checking found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Broken or not to be judged.
    pub warnings: Vec<Warning>,
    /// Judged and met.
    pub met: Vec<Met>,
}

/// The facts about a person that conditions judge, as in force on the event's date.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Birth as far as known.
    pub birth_date: Option<PartialDate>,
    /// A code of `general_schooling`.
    pub general_schooling: Option<String>,
    /// Since when the person has worked without a break at the enterprise.
    pub contract_from: Option<PartialDate>,
    /// The citizen's ID.
    pub citizen_id: Option<String>,
}

/// Where a check has no rule row behind it, the order of the process itself is the rule.
pub(crate) const PROCESS_SOURCE: &str = "294-QĐ/TW (26/5/2025), 06-HD/TW (9/6/2025)";

/// A warning that waits for a reason, at no field.
pub(crate) fn warning(check: &str, rule: &str, source: &str, params: &[(&str, String)]) -> Warning {
    Warning {
        check: check.to_owned(),
        params: params.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        rule: rule.to_owned(),
        source: source.to_owned(),
        field: None,
        needs_reason: true,
    }
}

impl Findings {
    fn warn(&mut self, check: &str, rule: &str, source: &str, params: &[(&str, String)]) -> &mut Warning {
        self.warnings.push(warning(check, rule, source, params));
        let last = self.warnings.len() - 1;
        &mut self.warnings[last]
    }

    fn met(&mut self, check: &'static str, params: &[(&str, String)]) {
        let params = params.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        self.met.push(Met { check, params });
    }
}

/// Checks an event that is not yet among the case's events.
pub fn check(history: &PersonHistory, case: &Case, event: &Event, facts: &Facts, book: &Book) -> Findings {
    let mut found = Findings::default();
    let day = event.day();
    let before: Vec<&Event> = counting(case, day).into_iter().filter(|each| each.order() < event.order()).collect();
    found.warnings.extend(life_with(history, case, event, facts, book));
    let same = |each: &&Event| {
        let say = |event: &Event| (event.kind, event.on, event.fields.clone(), event.document_number.clone(), event.note.clone());
        each.id != event.id && say(each) == say(event)
    };
    if counting(case, day).iter().any(same) {
        found.warn("recorded_twice", "order", PROCESS_SOURCE, &[]).needs_reason = false;
    }
    order(&mut found, history, case, event, &before, book);
    sides(&mut found, case, event, &before);
    match event.kind {
        EventKind::BranchVote => {
            age(&mut found, facts, &before, day, book);
            schooling(&mut found, facts, day, book);
            certificate(&mut found, history, day, book);
            dossier(&mut found, &before, day, book);
            readmission(&mut found, history, case, &before, day, book);
            introducers(&mut found, &before, day, book);
            contract(&mut found, facts, day, book);
        }
        // Once the new place has the file, it decides by a clock of its own.
        EventKind::Decision if before.iter().any(|each| each.kind == EventKind::FileReceived) => {}
        EventKind::Decision => within(&mut found, &before, event, "moved_decision_valid", EventKind::MovedUnit, book),
        EventKind::Complaint => within(&mut found, &before, event, "strike_off_complaint", EventKind::StrikeOffReceived, book),
        EventKind::TemporaryOut | EventKind::TemporaryIn => temporary(&mut found, event, book),
        EventKind::BadgeAwarded => badge(&mut found, event, book),
        EventKind::CardIssued => {
            let card = event.fields.text("card_number").unwrap_or_default();
            if facts.citizen_id.as_deref().is_some_and(|citizen| card.len() == 12 && card != citizen) {
                let warning = found.warn("card_number_not_citizen_id", "card_number", "38-HD/BTCTW (29/9/2025), II.2.2a", &[]);
                warning.needs_reason = false;
                warning.field = Some("card_number".to_owned());
            }
        }
        _ => {}
    }
    let unit = standing_unit(history, case, day, book);
    voted_already(&mut found, event, &before, unit, book);
    ballots(&mut found, event);
    share(&mut found, event, unit, book);
    referral(&mut found, event, &before, unit, book);
    found
}

/// A body votes once: a vote that passed stands until it is struck or to be redone, or until another unit has the file.
fn voted_already(found: &mut Findings, event: &Event, before: &[&Event], unit: i32, book: &Book) {
    use EventKind as K;
    if !matches!(event.kind, K::BranchVote | K::CommitteeVote | K::ConversionBranchVote | K::ConversionCommitteeVote) {
        return;
    }
    let Some(earlier) = before.iter().rfind(|each| each.kind == event.kind && passed(each, unit, book)) else { return };
    let anew = |each: &&&Event| matches!(each.kind, K::DecisionCancelled | K::FileReceived | K::TransferReceived) && each.order() > earlier.order();
    if !before.iter().any(|each| anew(&each)) {
        found.warn("voted_already", "order", PROCESS_SOURCE, &[("date", earlier.on.shown())]);
    }
}

/// Everybody present votes one way or another: fewer ballots than present are asked about.
fn ballots(found: &mut Findings, event: &Event) {
    let number = |name| event.fields.number(name).map(u64::from);
    let (Some(present), Some(yes)) = (number("votes_present"), number("votes_for")) else { return };
    let cast = yes + number("votes_against").unwrap_or(0) + number("votes_blank").unwrap_or(0);
    if cast < present {
        let params = [("cast", cast.to_string()), ("present", present.to_string()), ("missing", (present - cast).to_string())];
        let warning = found.warn("ballots_missing", "votes", PROCESS_SOURCE, &params);
        warning.needs_reason = false;
        warning.field = Some("votes_against".to_owned());
    }
}

/// After so many short votes on recognition, or on striking a probationer off, the case goes to the deciding level.
fn referral(found: &mut Findings, event: &Event, before: &[&Event], unit: i32, book: &Book) {
    let day = event.day();
    let Some(condition) = book.rules.condition("votes_before_referral", day) else { return };
    let recognized = before.iter().any(|each| each.kind == EventKind::ConversionDecision || each.fields.text("member_kind") == Some("full"));
    let judged = condition.applies_to.iter().any(|kind| kind == event.kind.code()) && !(recognized && event.kind == EventKind::StrikeOffBranchVote);
    let short = |each: &Event| each.kind == event.kind && !passed(each, unit, book);
    let count = before.iter().filter(|each| short(each)).count() + 1;
    if judged && short(event) && count >= condition.value.unwrap_or(u32::MAX) as usize {
        found.warn("votes_before_referral", &condition.key, &condition.source, &[("count", count.to_string())]).needs_reason = false;
    }
}

/// One step back only: what the event expects to be live before it.
fn order(found: &mut Findings, history: &PersonHistory, case: &Case, event: &Event, before: &[&Event], book: &Book) {
    use EventKind as K;
    let unit = standing_unit(history, case, event.day(), book);
    let base_branch = book.units.is_base_branch(unit, event.day());
    for need in event.kind.spec().expects {
        let wanted: Vec<EventKind> = match need {
            Need::ProbationOver => {
                let dates = derived_dates(before, &book.rules);
                if dates.admission_date.is_none() && !stands_for(before, K::Ceremony) {
                    found.warn("order_missing", "order", PROCESS_SOURCE, &[("expected", "@event.ceremony".to_owned())]);
                } else if let Some(end) = dates.probation_end.filter(|end| event.day() < *end) {
                    found.warn("probation_not_over", "probation", PROCESS_SOURCE, &[("date", shown(end))]);
                }
                continue;
            }
            Need::AnEnd => {
                if end_event(case, event.day()).is_none() {
                    found.warn("order_missing", "order", PROCESS_SOURCE, &[("expected", "@expected.an_end".to_owned())]);
                }
                continue;
            }
            // Where the unit has no base committee, the branch's vote is the step before.
            Need::Live(K::CommitteeVote) if base_branch => vec![K::BranchVote],
            Need::Live(K::ConversionCommitteeVote) if base_branch => vec![K::ConversionBranchVote],
            Need::Live(K::StrikeOffCommitteeVote) if base_branch => vec![K::StrikeOffBranchVote],
            Need::Live(kind) => vec![*kind],
            Need::AnyOf(kinds) => kinds.to_vec(),
        };
        if event.kind == K::BranchVote && wanted == [K::CourseCertificate] {
            continue;
        }
        let has =
            |kind: &EventKind| stands_for(before, *kind) || (*kind == K::CourseCertificate && !certificates(history, event.day(), book).is_empty());
        let expected = format!("@event.{}", wanted[0]);
        if wanted.iter().any(has) {
            let votes: Vec<_> = before.iter().filter(|each| wanted.contains(&each.kind) && each.kind.is_vote()).collect();
            if votes.last().is_some_and(|vote| !passed(vote, unit, book)) {
                found.warn("order_not_passed", "order", PROCESS_SOURCE, &[("expected", expected)]);
            }
            continue;
        }
        let later = case.events.iter().find(|each| wanted.contains(&each.kind) && each.order() > event.order());
        match later {
            Some(later) => found.warn("order_later", "order", PROCESS_SOURCE, &[("expected", expected), ("date", later.on.shown())]),
            None => found.warn("order_missing", "order", PROCESS_SOURCE, &[("expected", expected)]),
        };
    }
}

/// The first of the entries recorded later that stands on what is no longer there: it expects a step that was in the case
/// before and is not now. `before` and `after` are the case's entries as they read.
pub fn left_without_ground<'e>(before: &[Event], after: &'e [Event], later_than: i32) -> Option<&'e Event> {
    let has = |events: &[Event], kinds: &[EventKind], of: &Event| {
        let earlier: Vec<&Event> = events.iter().filter(|each| each.order() < of.order()).collect();
        kinds.iter().any(|kind| stands_for(&earlier, *kind))
    };
    after.iter().filter(|event| event.id > later_than).find(|event| {
        event.kind.spec().expects.iter().any(|need| {
            let kinds: &[EventKind] = match need {
                Need::Live(kind) => std::slice::from_ref(kind),
                Need::AnyOf(kinds) => kinds,
                Need::ProbationOver => &[EventKind::Ceremony],
                Need::AnEnd => return false,
            };
            has(before, kinds, event) && !has(after, kinds, event)
        })
    })
}

/// Whether the step was taken, here or before the person came into the register.
fn stands_for(before: &[&Event], kind: EventKind) -> bool {
    use EventKind as K;
    before.iter().any(|each| {
        each.kind == kind
            || match kind {
                K::CandidateListed => matches!(each.kind, K::CandidateMovedIn),
                K::Ceremony => {
                    matches!(each.kind, K::MemberRecorded | K::TransferReceived | K::MembershipRestored)
                        || each.fields.date("admission_date_set").is_some()
                }
                K::ConversionDecision => {
                    matches!(each.kind, K::MemberRecorded | K::TransferReceived | K::MembershipRestored)
                        && each.fields.text("member_kind") != Some("probationary")
                }
                _ => false,
            }
    })
}

/// Ends on the wrong side of the ceremony, and events after an end.
fn sides(found: &mut Findings, case: &Case, event: &Event, before: &[&Event]) {
    use EventKind as K;
    let member = before.iter().any(|each| makes_member(each));
    let wrong = match end_of(event) {
        Some((Side::Candidate, _)) => member,
        Some((Side::Member, _)) => !member,
        Some((Side::Either, _)) => false,
        // A slip inside the register ends nothing, and is a member's all the same.
        None => event.kind == K::TransferSlip && !member,
    };
    if wrong {
        found.warn("wrong_side", "order", PROCESS_SOURCE, &[]);
    }
    if let Some((stage, _)) = end_event(case, event.day()).filter(|(_, end)| end.order() < event.order()) {
        let follows = matches!(
            event.kind,
            K::DepartureSlip
                | K::MemberFileSentUp
                | K::StrikeOffReceived
                | K::Complaint
                | K::ComplaintAnswered
                | K::RecordCleared
                | K::TransferNoticeReceived
                | K::DecisionCancelled
                | K::CandidateListed
                | K::Correction
                | K::EntryVoided
        ) || reopens(event.kind, stage);
        if !follows {
            found.warn("after_end", "order", PROCESS_SOURCE, &[("stage", format!("@stage.{stage}"))]);
        }
    }
}

fn age(found: &mut Findings, facts: &Facts, before: &[&Event], day: NaiveDate, book: &Book) {
    let Some(condition) = book.rules.condition("age_at_branch_vote", day) else { return };
    let (Some(min), Some(max)) = (condition.min_number(), condition.max) else { return };
    let Some(birth) = facts.birth_date else {
        found.warn("age_at_branch_vote_unknown", &condition.key, &condition.source, &[]).needs_reason = false;
        return;
    };
    let meeting = (day.year(), day.month());
    let (least, most) = match birth.month() {
        Some(month) => {
            let months = months_between((birth.year(), month), meeting);
            (months, months)
        }
        None => (months_between((birth.year(), 12), meeting), months_between((birth.year(), 1), meeting)),
    };
    let (low, high) = (min as i32 * 12, max as i32 * 12);
    let years = age_at(birth, day).to_string();
    let consented = consent(before, "over_60");
    if most < low {
        found.warn("age_at_branch_vote_low", &condition.key, &condition.source, &[("age", years), ("required", min.to_string())]);
    } else if least > high && !consented {
        found.warn("age_at_branch_vote_high", &condition.key, &condition.source, &[("age", years), ("required", max.to_string())]);
    } else if least < low || (most > high && !consented) {
        found.warn("age_at_branch_vote_unknown", &condition.key, &condition.source, &[]).needs_reason = false;
    } else {
        if least == low || (most == high && !consented) {
            found.warn("age_at_branch_vote_soft", &condition.key, &condition.source, &[("birth_date", birth.shown())]).needs_reason = false;
        }
        found.met("age_at_branch_vote", &[("age", years)]);
    }
}

/// Whether the upper level agreed on a special matter.
fn consent(before: &[&Event], matter: &str) -> bool {
    before.iter().any(|asked| {
        asked.kind == EventKind::UpperOpinionAsked
            && asked.fields.text("matter") == Some(matter)
            && before.iter().any(|each| {
                each.kind == EventKind::UpperOpinionReceived
                    && each.fields.id("request") == Some(asked.id)
                    && each.fields.yes_no("agreed") == Some(true)
            })
    })
}

fn schooling(found: &mut Findings, facts: &Facts, day: NaiveDate, book: &Book) {
    let Some(condition) = book.rules.condition("schooling", day) else { return };
    let rank = |code: &str| book.codes.get("general_schooling", code).and_then(|row| row.rank);
    let least = condition.min.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
    let asked = book.codes.label("general_schooling", least).to_owned();
    match facts.general_schooling.as_deref() {
        None => found.warn("schooling_unknown", &condition.key, &condition.source, &[("required", asked)]).needs_reason = false,
        Some(code) => {
            let label = book.codes.label("general_schooling", code).to_owned();
            if rank(code) < rank(least) {
                found.warn("schooling_low", &condition.key, &condition.source, &[("value", label), ("required", asked)]);
            } else {
                found.met("schooling", &[("value", label)]);
            }
        }
    }
}

fn certificate(found: &mut Findings, history: &PersonHistory, day: NaiveDate, book: &Book) {
    let Some(rule) = book.rules.rule("course_certificate_validity", None, day) else { return };
    let last_days = certificates(history, day, book);
    match last_days.iter().max() {
        None => {
            found.warn("course_certificate_missing", &rule.key, &rule.source, &[]);
        }
        Some(last) if *last < day => {
            found.warn("course_certificate_validity", &rule.key, &rule.source, &[("date", shown(*last))]);
        }
        Some(last) => found.met("course_certificate_validity", &[("date", shown(*last))]),
    }
}

fn dossier(found: &mut Findings, before: &[&Event], day: NaiveDate, book: &Book) {
    let opened = before.iter().rev().find(|event| event.kind == EventKind::DossierOpened).and_then(|event| event.on.as_whole());
    let Some(opened) = opened else { return };
    let Some(rule) = book.rules.rule("dossier_freshness", None, opened) else { return };
    let last = book.rules.due(rule, opened).0;
    if last < day {
        found.warn("dossier_freshness", &rule.key, &rule.source, &[("date", shown(last))]);
    } else {
        found.met("dossier_freshness", &[("date", shown(last))]);
    }
}

fn readmission(found: &mut Findings, history: &PersonHistory, case: &Case, before: &[&Event], day: NaiveDate, book: &Book) {
    let ends = memberships_ended(history, case, day);
    let Some(left) = ends.iter().max() else { return };
    let mut wait = |key_variant: Option<&str>, from: NaiveDate| {
        let Some(rule) = book.rules.rule("readmission_wait", key_variant, from) else { return };
        let over = book.rules.due(rule, from).0;
        if day < over {
            found.warn("readmission_wait", &rule.key, &rule.source, &[("date", shown(over)), ("months", rule.value.to_string())]);
        } else {
            found.met("readmission_wait", &[]);
        }
    };
    wait(None, *left);
    let cleared = history.cases.iter().flat_map(|each| each.until(day)).chain(before.iter().copied());
    if let Some(cleared) = cleared.filter(|event| event.kind == EventKind::RecordCleared).map(Event::day).max() {
        wait(Some("criminal_record_cleared"), cleared);
    }
    if let Some(condition) = book.rules.condition("readmissions", day)
        && ends.len() > condition.max.unwrap_or(u32::MAX) as usize
    {
        found.warn(
            "readmissions",
            &condition.key,
            &condition.source,
            &[("count", (ends.len() - 1).to_string()), ("required", condition.max.unwrap_or(0).to_string())],
        );
    }
}

fn introducers(found: &mut Findings, before: &[&Event], day: NaiveDate, book: &Book) {
    let named: Vec<&&Event> = before.iter().filter(|event| event.kind == EventKind::IntroducerNamed).collect();
    let of_kind = |kind: &str| named.iter().filter(|event| event.fields.text("introducer_kind") == Some(kind)).count();
    if let Some(condition) = book.rules.condition("introducers", day) {
        let members = of_kind("full_member");
        let union = of_kind("youth_union") + of_kind("trade_union");
        if members >= 2 || (members == 1 && union >= 1) {
            found.met("introducers", &[]);
        } else {
            let warning = found.warn("introducers", &condition.key, &condition.source, &[("count", (members + union).to_string())]);
            warning.needs_reason = confirmed(condition);
        }
    }
    let moved_in = before.iter().any(|event| event.kind == EventKind::CandidateMovedIn);
    for event in named {
        let replacement = event.fields.yes_no("replacement") == Some(true);
        let Some(from) = event.fields.date("acquaintance_from") else { continue };
        if replacement || moved_in {
            continue;
        }
        let Some(rule) = book.rules.rule("introducer_acquaintance", None, from.last_day()) else { continue };
        if day < book.rules.due(rule, from.last_day()).0 {
            let first = from.first_day();
            let mut months = months_between((first.year(), first.month()), (day.year(), day.month()));
            if day.day() < first.day() {
                months -= 1;
            }
            let name = match event.fields.person("introducer") {
                Some(PersonRef::Named(name)) => name.clone(),
                Some(PersonRef::Recorded(id)) => format!("#{id}"),
                None => String::new(),
            };
            let params = [("months", months.max(0).to_string()), ("required", rule.value.to_string()), ("name", name)];
            found.warn("introducer_acquaintance", &rule.key, &rule.source, &params);
        }
    }
}

/// Whether a condition rests on a text read; one city's practice or hearsay asks for no reason.
fn confirmed(condition: &Condition) -> bool {
    matches!(condition.confidence.as_str(), "P" | "F" | "N")
}

fn contract(found: &mut Findings, facts: &Facts, day: NaiveDate, book: &Book) {
    let (Some(condition), Some(from)) = (book.rules.condition("workplace_considers_contract_worker", day), facts.contract_from) else {
        return;
    };
    let least = condition.min_number().unwrap_or(0);
    if day < crate::date::add_months(from.last_day(), least) {
        let first = from.last_day();
        let mut months = months_between((first.year(), first.month()), (day.year(), day.month()));
        if day.day() < first.day() {
            months -= 1;
        }
        found.warn("contract_worker", &condition.key, &condition.source, &[("months", months.max(0).to_string()), ("required", least.to_string())]);
    } else {
        found.met("contract_worker", &[("date", from.shown())]);
    }
}

fn badge(found: &mut Findings, event: &Event, book: &Book) {
    let (Some(condition), Some(years)) = (book.rules.condition("badge_years", event.day()), event.fields.number("years")) else { return };
    let of_years: Vec<u64> =
        condition.rest.get("values").and_then(serde_json::Value::as_array).into_iter().flatten().filter_map(serde_json::Value::as_u64).collect();
    if !of_years.is_empty() && !of_years.contains(&u64::from(years)) {
        let required = of_years.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
        found.warn("badge_years", &condition.key, &condition.source, &[("years", years.to_string()), ("required", required)]).field =
            Some("years".to_owned());
    }
}

/// A validity that is not a condition of the branch's vote: the event must fall within it.
fn within(found: &mut Findings, before: &[&Event], event: &Event, key: &str, from: EventKind, book: &Book) {
    let start = before.iter().rev().find(|each| each.kind == from).and_then(|each| each.on.as_whole());
    let Some(start) = start else { return };
    let Some(rule) = book.rules.rule(key, None, start) else { return };
    let last = book.rules.due(rule, start).0;
    if last < event.day() {
        found.warn(key, key, &rule.source, &[("date", shown(last))]);
    }
}

fn temporary(found: &mut Findings, event: &Event, book: &Book) {
    let Some(condition) = book.rules.condition("temporary_transfer_length", event.day()) else { return };
    let Some(until) = event.fields.date("until") else { return };
    let (least, under) = (condition.min_number().unwrap_or(0), condition.under.unwrap_or(u32::MAX));
    let after = |months| crate::date::add_months(event.day(), months);
    if until.last_day() < after(least) || until.last_day() >= after(under) {
        let (from, to) = (event.day(), until.last_day());
        let months = months_between((from.year(), from.month()), (to.year(), to.month()));
        let params = [("months", months.to_string()), ("required", least.to_string()), ("under", under.to_string())];
        found.warn("temporary_transfer_length", &condition.key, &condition.source, &params);
    }
}

/// A vote short of its share is a fact: shown, with nothing asked.
fn share(found: &mut Findings, event: &Event, unit: i32, book: &Book) {
    let (Some(votes_for), Some(entitled)) = (event.fields.number("votes_for"), event.fields.number("votes_entitled")) else {
        return;
    };
    let Some((share, condition)) = vote_share(event.kind, unit, event.day(), book) else { return };
    if !share.reached(votes_for, entitled) {
        let check = match condition.key.as_str() {
            "branch_vote_share" => "branch_vote_share",
            "grassroots_committee_share" => "committee_share",
            _ => "decision_share",
        };
        let params = [("for", votes_for.to_string()), ("entitled", entitled.to_string()), ("needed", share.needed(entitled).to_string())];
        let warning = found.warn(check, &condition.key, &condition.source, &params);
        warning.needs_reason = false;
        warning.field = Some("votes_for".to_owned());
    }
}
