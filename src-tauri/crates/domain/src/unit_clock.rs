//! Clocks of a unit: the transfer of members of one that ended, and what is to be done again every so often.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::clock::Clock;
use crate::event::Event;
use crate::event_kind::EventKind;
use crate::rule::{RuleBook, RuleKind};
use crate::unit::UnitSpan;

/// The clocks of a unit on a day, open ones and those met, the earliest due first. `live_events` are the unit's own,
/// in order; `spans` its life.
///
/// A unit that ended does nothing again: its recurring clocks stop with it, those that its end started run on.
pub fn unit_clocks<'a>(live_events: &[Event], spans: &[UnitSpan], on: NaiveDate, rules: &'a RuleBook) -> Vec<Clock<'a>> {
    let events: Vec<&Event> = live_events.iter().filter(|event| event.day() <= on).collect();
    let ended_on = spans.last().map(|span| span.ends).filter(|day| *day <= on);
    let keys: BTreeSet<(&str, Option<&str>)> = rules
        .rules
        .iter()
        .filter(|rule| rule.enabled && rule.kind != RuleKind::Minimum)
        .map(|rule| (rule.key.as_str(), rule.variant.as_deref()))
        .collect();
    let mut clocks = Vec::new();
    for (key, variant) in keys {
        for start in &events {
            // A day that is not known starts no clock.
            let Some(from) = start.on.as_whole() else { continue };
            let Some(rule) = rules.rule(key, variant, from).filter(|rule| rule.from_event == start.kind.code()) else { continue };
            let until = rule.until_event.parse::<EventKind>().ok();
            let ended = events.iter().filter(|event| Some(event.kind) == until && event.order() > start.order()).map(|event| event.day()).min();
            if rule.kind == RuleKind::Recurring && ended.is_none() && ended_on.is_some() {
                continue;
            }
            let (due, _) = rules.due(rule, from);
            clocks.push(Clock { rule, started_by: Some(start.id), from, due, extended: false, warn: rules.warn_from(rule, due), ended });
        }
    }
    clocks.sort_by(|a, b| (a.due, &a.rule.key, a.from).cmp(&(b.due, &b.rule.key, b.from)));
    clocks
}
