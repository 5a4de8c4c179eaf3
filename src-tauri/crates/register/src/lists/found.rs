//! The people of a list, in its order: one walk in name order over the keys, joined in memory with how the register
//! stands on the day. A join in the database would look each person's span up by itself, which takes ten times as long.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::refusal::Refusal;
use domain::stage::Stage;
use domain::words::Language;
use rusqlite::{ToSql, named_params};
use serde::Serialize;
use specta::Type;

use super::completeness::{Completeness, Lacks, Missing};
use super::condition::{Asked, Condition};
use super::order::{Order, Sorted};
use super::query::{Filters, ListQuery};
use super::standing::{Span, Standing};
use super::stuck::stuck;
use super::values::Values;
use crate::Register;
use crate::book::{self, units};
use crate::entries::in_transit;
use crate::error::RegisterError;
use crate::file::Stored;

/// Who is in a list on a day.
#[derive(Debug)]
pub(crate) struct Found {
    /// In its order.
    pub people: Vec<i32>,
    /// Its groups, in their order; none where it is not grouped.
    pub groups: Vec<ListGroup>,
    /// Of a list that asks for what is missing.
    pub completeness: Option<Completeness>,
}

/// A group of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ListGroup {
    /// What its people have in common.
    pub title: String,
    /// The place of its first row in the list, from 0.
    pub from: u32,
    /// How many they are.
    pub count: u32,
    /// Of them women.
    pub women: u32,
    /// Of a list that asks for what is missing; a group in which nobody lacks it stands there for this alone.
    pub completeness: Option<Completeness>,
}

/// The lines that a list is made of.
pub(super) struct Looked<T> {
    /// In its order.
    pub lines: Vec<T>,
    /// The group of each line; none where the list is not grouped.
    pub group_of: Vec<u32>,
    /// The groups' titles.
    pub titles: Vec<String>,
    /// How whole the list is, where it asks for what is missing.
    pub completeness: Option<Completeness>,
    /// The same of each group; none where it is not grouped.
    pub completeness_of: Vec<Completeness>,
}

/// Who is in a list on a day, in its order. Kept until something is written: the next page need not look again.
pub(crate) fn found(register: &Register, query: &ListQuery, on: NaiveDate, language: Language) -> Result<Arc<Found>, RegisterError> {
    let standing = Standing::on(register, on)?;
    register.remember(&format!("found {on} {language:?} {:?}", query.of_whom()), |_| {
        let is_grouped = query.group.is_some();
        let make = |key: Stored<'_, '_>, _: &Span| {
            let is_woman = is_grouped && key.get::<Option<String>>((2, "sex"))?.as_deref() == Some("female");
            Ok((key.id(), is_woman))
        };
        let Looked { lines, group_of, titles, completeness, completeness_of } = look(register, query, &standing, on, language, make)?;
        let of_group = |group: usize| completeness_of.get(group).copied();
        let begun = |(group, title)| ListGroup { title, from: 0, count: 0, women: 0, completeness: of_group(group) };
        let mut groups: Vec<ListGroup> = titles.into_iter().enumerate().map(begun).collect();
        for ((_, is_woman), group) in lines.iter().zip(&group_of) {
            let group = &mut groups[*group as usize];
            group.count += 1;
            group.women += u32::from(*is_woman);
        }
        let mut from = 0;
        for group in &mut groups {
            group.from = from;
            from += group.count;
        }
        Ok(Found { people: lines.into_iter().map(|(person, _)| person).collect(), groups, completeness })
    })
}

/// What is made of each person of a list on a day, of their key (`person`, `birth_name`, `sex`, `birth_date`) and their span,
/// in the list's order.
pub(super) fn look<T>(
    register: &Register,
    query: &ListQuery,
    standing: &Standing,
    on: NaiveDate,
    language: Language,
    make: impl Fn(Stored<'_, '_>, &Span) -> Result<T, RegisterError>,
) -> Result<Looked<T>, RegisterError> {
    let sieve = Sieve::new(register, query, on)?;
    let order = Order::new(register, &query.sorts, query.group.as_deref(), on, language)?;
    // Groups of what is missing itself tell nothing of those who have it.
    let grouped_whole = !sieve.missing.is_empty() && query.group.as_deref().is_some_and(|field| !sieve.missing.asks_for(field));
    // In the order in which spans and values lie side by side: the walk by names goes to and fro among them.
    let let_in: Vec<Option<(&Span, Lacks)>> =
        standing.all().map(|(person, span)| sieve.lets(person, span).then(|| (span, sieve.missing.of(person, span)))).collect();
    let mut select = register.conn().prepare_cached(include_str!("keys.sql"))?;
    let mut rows = select.query(named_params! { ":search": query.search.trim() })?;
    let mut found: Vec<(Line<T>, i32, &Span)> = Vec::new();
    let mut whole = Completeness::default();
    while let Some(row) = rows.next()? {
        let key = Stored::keyed("person_key", (0, "person"), row)?;
        let person = key.id();
        let Some((span, lacks)) = standing.place(person).and_then(|place| *let_in.get(place)?) else { continue };
        whole.count(lacks);
        if lacks == Lacks::Asked {
            found.push(((Some(make(key, span)?), lacks), person, span));
        } else if grouped_whole {
            found.push(((None, lacks), person, span));
        }
    }
    let Sorted { lines, group_of, titles } = order.sort(found)?;
    let mut completeness_of = vec![Completeness::default(); if grouped_whole { titles.len() } else { 0 }];
    for ((_, lacks), group) in lines.iter().zip(&group_of) {
        if let Some(of_group) = completeness_of.get_mut(*group as usize) {
            of_group.count(*lacks);
        }
    }
    let group_of = lines.iter().zip(group_of).filter(|((made, _), _)| made.is_some()).map(|(_, group)| group).collect();
    let lines = lines.into_iter().filter_map(|(made, _)| made).collect();
    let completeness = (!sieve.missing.is_empty()).then_some(whole);
    Ok(Looked { lines, group_of, titles, completeness, completeness_of })
}

/// A line of the list; of somebody who is only counted beside it there is none.
type Line<T> = (Option<T>, Lacks);

/// What is asked of how a person stands.
struct Sieve {
    stages: BTreeSet<Stage>,
    units: Option<BTreeSet<i32>>,
    /// Of those on the way between two units, by case: whether the unit asked for stands above both.
    on_the_way: BTreeMap<i32, bool>,
    /// Cases that stand still as asked for.
    stuck: Option<BTreeSet<i32>>,
    /// These people alone.
    people: Option<BTreeSet<i32>>,
    /// People with a clock as asked for.
    clocks: Option<BTreeSet<i32>>,
    /// All of these conditions must hold; of each the one or another.
    conditions: Vec<Vec<(Asked, Arc<Values>)>>,
    /// Those that ask for what is missing: whoever is let in may yet lack nothing.
    missing: Missing,
}

impl Sieve {
    fn new(register: &Register, query: &ListQuery, on: NaiveDate) -> Result<Self, RegisterError> {
        let conn = register.conn();
        let Filters { stages, unit, overdue, due, stuck_days, people, conditions } = &query.filters;
        let stages = match stages.as_slice() {
            [] => Stage::ALL.iter().copied().filter(|stage| query.screen.stages().contains(stage)).collect(),
            codes => codes
                .iter()
                .map(|code| code.parse::<Stage>().map_err(|_| Refusal::new("code_unknown").with("value", code).at("stages")))
                .filter(|stage| stage.as_ref().map_or(true, |stage| query.screen.stages().contains(stage)))
                .collect::<Result<_, _>>()?,
        };
        let ids = |sql: &str, params: &[(&str, &dyn ToSql)]| -> Result<BTreeSet<i32>, RegisterError> {
            Ok(conn.prepare_cached(sql)?.query_map(params, |row| row.get(0))?.collect::<Result<_, _>>()?)
        };
        let clocks = match (overdue, due) {
            (true, _) => Some(ids(
                include_str!("overdue_people.sql"),
                named_params! { ":on": on, ":figures_from": units::bound(crate::book::figures_from(conn)?) },
            )?),
            (_, true) => Some(ids(include_str!("due_people.sql"), named_params! { ":on": on })?),
            _ => None,
        };
        let (units, on_the_way) = match unit {
            Some(unit) if !units::exists(conn, *unit)? => return Err(Refusal::new("unit_unknown").with("value", unit).at("unit").into()),
            Some(unit) => {
                let book = units::book(conn)?;
                let on_the_way = in_transit(conn, &book, on)?.into_iter().map(|(case, person)| (case, person.counted_in.contains(unit)));
                (Some(book.within(*unit, on).into_iter().collect()), on_the_way.collect())
            }
            None => (None, BTreeMap::new()),
        };
        let stuck = stuck_days.map(|days| stuck(conn, on, days)).transpose()?.map(|lines| lines.into_iter().map(|line| line.case).collect());
        let people = people.as_ref().map(|people| people.iter().copied().collect());
        let (mut asked, mut missing) = (Vec::with_capacity(conditions.len()), Missing::default());
        if !conditions.is_empty() {
            let book = book::of(register)?;
            let read = |condition: &Condition| -> Result<_, RegisterError> {
                let one = condition.read(&book.codes, &book.units, on)?;
                let values = Values::on(register, &one.field, on)?;
                Ok((one, values))
            };
            for any in conditions {
                let any = any.iter().map(read).collect::<Result<Vec<_>, _>>()?;
                let of = if any.iter().all(|(one, _)| one.is_of_missing()) { &mut missing.0 } else { &mut asked };
                of.push(any);
            }
        }
        Ok(Self { stages, units, on_the_way, stuck, people, clocks, conditions: asked, missing })
    }

    fn lets(&self, person: i32, span: &Span) -> bool {
        let in_set = |set: &Option<BTreeSet<i32>>, id: i32| set.as_ref().is_none_or(|set| set.contains(&id));
        self.stages.contains(&span.stage)
            && self.on_the_way.get(&span.case).copied().unwrap_or_else(|| in_set(&self.units, span.unit))
            && in_set(&self.stuck, span.case)
            && in_set(&self.people, person)
            && in_set(&self.clocks, person)
            && self.conditions.iter().all(|any| any.iter().any(|(asked, values)| asked.holds_for(values.of(person, span))))
    }
}
