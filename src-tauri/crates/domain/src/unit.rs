//! Units through time: their name, kind and parent on a day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::event::Event;
use crate::event_kind::EventKind;

/// A span of days in which nothing about a unit changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitSpan {
    /// First day.
    pub begins: NaiveDate,
    /// The day after the last; `NaiveDate::MAX`: still standing.
    pub ends: NaiveDate,
    /// Its name.
    pub name: String,
    /// A code of `unit_kind`.
    pub unit_kind: String,
    /// The unit above it in the register.
    pub parent: Option<i32>,
    /// A code of `committee_power`.
    pub committee_power: String,
    /// The unit that it went into at its end, on its last span.
    pub merged_into: Option<i32>,
}

/// A unit as entered, before its events.
#[derive(Clone, Debug)]
pub struct UnitFounding {
    /// Its name at the beginning.
    pub name: String,
    /// A code of `unit_kind`.
    pub unit_kind: String,
    /// The unit above.
    pub parent: Option<i32>,
    /// A code of `committee_power`.
    pub committee_power: String,
    /// Since when; `None`: not known, before anything recorded.
    pub founded_on: Option<NaiveDate>,
}

/// The spans of one unit by its live events.
pub fn spans(founding: &UnitFounding, live_events: &[Event]) -> Vec<UnitSpan> {
    let mut spans = vec![UnitSpan {
        begins: founding.founded_on.unwrap_or(NaiveDate::MIN),
        ends: NaiveDate::MAX,
        name: founding.name.clone(),
        unit_kind: founding.unit_kind.clone(),
        parent: founding.parent,
        committee_power: founding.committee_power.clone(),
        merged_into: None,
    }];
    for event in live_events {
        let day = event.day();
        let only = spans.len() == 1;
        let Some(last) = spans.last_mut() else { break };
        let mut next = UnitSpan { begins: day, ends: NaiveDate::MAX, ..last.clone() };
        match event.kind {
            // The founding as it reads now: a correction of it holds.
            EventKind::UnitFounded if only => {
                if let Some(kind) = event.fields.text("unit_kind") {
                    next.unit_kind = kind.to_owned();
                }
                next.parent = event.fields.id("parent").or(next.parent);
                *last = next;
                continue;
            }
            EventKind::UnitChanged => {
                if let Some(name) = event.fields.text("name") {
                    next.name = name.to_owned();
                }
                if let Some(kind) = event.fields.text("unit_kind") {
                    next.unit_kind = kind.to_owned();
                }
                if let Some(parent) = event.fields.id("parent") {
                    next.parent = Some(parent);
                }
            }
            EventKind::PowerChanged => {
                if let Some(power) = event.fields.text("committee_power") {
                    next.committee_power = power.to_owned();
                }
            }
            EventKind::UnitDissolved | EventKind::UnitDisbanded | EventKind::UnitMerged => {
                last.ends = day;
                last.merged_into = event.fields.id("into").filter(|_| event.kind == EventKind::UnitMerged);
                break;
            }
            _ => continue,
        }
        if next.begins <= last.begins {
            next.begins = last.begins;
            *last = next;
        } else {
            last.ends = day;
            spans.push(next);
        }
    }
    spans.retain(|span| span.begins < span.ends);
    spans
}

/// All units of a register through time.
#[derive(Clone, Debug, Default)]
pub struct UnitBook(pub BTreeMap<i32, Vec<UnitSpan>>);

impl UnitBook {
    /// The unit as it stands on a day; a unit that has ended or not begun reads as on its nearest day.
    pub fn nearest(&self, unit: i32, on: NaiveDate) -> Option<&UnitSpan> {
        let spans = self.0.get(&unit)?;
        spans.iter().find(|span| on < span.ends).or(spans.last())
    }

    /// The unit if it stands on that day.
    pub fn standing(&self, unit: i32, on: NaiveDate) -> Option<&UnitSpan> {
        self.0.get(&unit)?.iter().find(|span| span.begins <= on && on < span.ends)
    }

    /// The unit in which whoever was last entered in this one stands on a day: that into which it was merged by then, and
    /// so on. Mergers that turn in a circle are followed once round.
    pub fn into_which(&self, unit: i32, on: NaiveDate) -> i32 {
        let (mut here, mut seen) = (unit, BTreeSet::new());
        while seen.insert(here) {
            let last = self.0.get(&here).and_then(|spans| spans.last()).filter(|last| last.ends <= on);
            match last.and_then(|last| last.merged_into) {
                Some(into) => here = into,
                None => break,
            }
        }
        here
    }

    /// The unit and those above it, nearest first. A tree that turns in a circle is followed once round.
    pub fn line_up(&self, unit: i32, on: NaiveDate) -> Vec<i32> {
        let mut line = vec![unit];
        let mut here = unit;
        while let Some(parent) = self.nearest(here, on).and_then(|span| span.parent) {
            if line.contains(&parent) {
                break;
            }
            line.push(parent);
            here = parent;
        }
        line
    }

    /// A unit that on some day stands under itself; none in a tree.
    pub fn under_itself(&self) -> Option<i32> {
        let parent = |unit: i32, on: NaiveDate| self.nearest(unit, on).and_then(|span| span.parent);
        let turns = |unit: i32, on: NaiveDate| {
            let line = self.line_up(unit, on);
            line.last().and_then(|last| parent(*last, on)) == Some(unit)
        };
        self.0.keys().copied().find(|&unit| {
            let above = self.ever_above(unit);
            // Between the days on which one of them begins to stand otherwise nothing changes.
            let days = above.iter().filter_map(|each| self.0.get(each)).flatten().map(|span| span.begins);
            above.contains(&unit) && days.collect::<BTreeSet<_>>().into_iter().any(|on| turns(unit, on))
        })
    }

    /// All that stand or stood above a unit, on whatever days.
    fn ever_above(&self, unit: i32) -> BTreeSet<i32> {
        let (mut above, mut last) = (BTreeSet::new(), vec![unit]);
        while let Some(unit) = last.pop() {
            let parents = self.0.get(&unit).into_iter().flatten().filter_map(|span| span.parent);
            last.extend(parents.filter(|parent| above.insert(*parent)));
        }
        above
    }

    /// The unit and all below it on a day.
    pub fn within(&self, unit: i32, on: NaiveDate) -> Vec<i32> {
        self.0.keys().copied().filter(|&each| self.line_up(each, on).contains(&unit)).collect()
    }

    fn line_has(&self, unit: i32, on: NaiveDate, kind: &str) -> bool {
        self.line_up(unit, on).iter().any(|&each| self.nearest(each, on).is_some_and(|span| span.unit_kind == kind))
    }

    /// Whether no base committee stands between the branch and the deciding level.
    pub fn is_base_branch(&self, unit: i32, on: NaiveDate) -> bool {
        self.nearest(unit, on).is_some_and(|span| span.unit_kind == "grassroots_branch")
    }

    /// Whether a sub-committee stands above the branch.
    pub fn has_sub_committee(&self, unit: i32, on: NaiveDate) -> bool {
        self.line_has(unit, on, "sub_committee")
    }

    /// As which body a unit passes its own resolutions: a code of the bodies that issue entries.
    pub fn own_body(&self, unit: i32, on: NaiveDate) -> &'static str {
        let is_above = self.within(unit, on).into_iter().any(|below| below != unit);
        match self.nearest(unit, on) {
            _ if !is_above => "branch",
            Some(span) if span.unit_kind == "sub_committee" => "sub_committee",
            _ => "grassroots_committee",
        }
    }

    /// Who decides on admission for a unit: the power of its base committee, else that of the level above.
    pub fn deciding_body(&self, unit: i32, on: NaiveDate) -> String {
        for each in self.line_up(unit, on) {
            if let Some(span) = self.nearest(each, on) {
                if span.committee_power != "none" {
                    return span.committee_power.clone();
                }
                if span.unit_kind == "provincial_body" {
                    return span.unit_kind.clone();
                }
            }
        }
        "upper_committee".to_owned()
    }

    /// The units in the order of the tree, each with its depth, standing on a day; `order` ranks siblings.
    pub fn tree(&self, on: NaiveDate, order: impl Fn(i32) -> (i32, String)) -> Vec<(i32, usize)> {
        let standing: Vec<i32> = self.0.keys().copied().filter(|&unit| self.standing(unit, on).is_some()).collect();
        let parent_of = |unit: i32| self.standing(unit, on).and_then(|span| span.parent).filter(|parent| standing.contains(parent));
        let mut children: BTreeMap<Option<i32>, Vec<i32>> = BTreeMap::new();
        for &unit in &standing {
            children.entry(parent_of(unit)).or_default().push(unit);
        }
        for list in children.values_mut() {
            list.sort_by_key(|&unit| (order(unit), unit));
        }
        let mut tree = Vec::new();
        let mut stack: Vec<(i32, usize)> = children.get(&None).into_iter().flatten().rev().map(|&unit| (unit, 0)).collect();
        while let Some((unit, depth)) = stack.pop() {
            tree.push((unit, depth));
            stack.extend(children.get(&Some(unit)).into_iter().flatten().rev().map(|&child| (child, depth + 1)));
        }
        tree
    }
}
