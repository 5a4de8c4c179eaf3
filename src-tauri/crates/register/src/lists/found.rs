//! The people of a list, in its order: one walk in name order over the keys, joined in memory with how the register
//! stands on the day. A join in the database would look each person's span up by itself, which takes ten times as long.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::refusal::Refusal;
use domain::stage::Stage;
use domain::words::Language;
use rusqlite::{Connection, ToSql, named_params};
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
        let looked = look_through(register, query, &standing, on, language, |named, _| named)?;
        let Looked { lines, group_of, titles, completeness, completeness_of } = looked;
        let of_group = |group: usize| completeness_of.get(group).copied();
        let begun = |(group, title)| ListGroup { title, from: 0, count: 0, women: 0, completeness: of_group(group) };
        let mut groups: Vec<ListGroup> = titles.into_iter().enumerate().map(begun).collect();
        for (named, group) in lines.iter().zip(&group_of) {
            let group = &mut groups[*group as usize];
            group.count += 1;
            group.women += u32::from(named.is_woman);
        }
        let mut from = 0;
        for group in &mut groups {
            group.from = from;
            from += group.count;
        }
        Ok(Found { people: lines.into_iter().map(|named| named.person).collect(), groups, completeness })
    })
}

/// Somebody in name order, with what figures ask of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub person: i32,
    pub is_woman: bool,
}

/// Everyone whom the words typed find, in name order. With none typed the order is kept: the keys with all their words take the
/// place of what filters read.
fn named(register: &Register, search: &str) -> Result<Arc<Vec<Named>>, RegisterError> {
    let read = |conn: &Connection| -> Result<Vec<Named>, RegisterError> {
        let mut select = conn.prepare_cached(include_str!("keys.sql"))?;
        let mut rows = select.query(named_params! { ":search": search })?;
        let mut named = Vec::new();
        while let Some(row) = rows.next()? {
            let key = Stored::keyed("person_key", (0, "person"), row)?;
            named.push(Named { person: key.id(), is_woman: key.text((2, "sex"))? == Some("female") });
        }
        Ok(named)
    };
    if search.is_empty() { register.remember("named", read) } else { read(register.conn()).map(Arc::new) }
}

/// Everybody, in name order.
pub(crate) fn in_name_order(register: &Register) -> Result<Vec<i32>, RegisterError> {
    Ok(named(register, "")?.iter().map(|named| named.person).collect())
}

/// What is made of each person of a list on a day, of what figures ask of them and their span, in the list's order.
pub(super) fn look_through<T>(
    register: &Register,
    query: &ListQuery,
    standing: &Standing,
    on: NaiveDate,
    language: Language,
    make: impl Fn(Named, &Span) -> T,
) -> Result<Looked<T>, RegisterError> {
    let let_in = LetIn::of(register, query, standing, on)?;
    let mut walk = Walk::begin(&let_in, Order::of(register, query, on, language)?);
    for named in named(register, query.search.trim())?.iter() {
        walk.meet(named.person, |span| Ok(make(*named, span)))?;
    }
    walk.end()
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
    let let_in = LetIn::of(register, query, standing, on)?;
    let mut walk = Walk::begin(&let_in, Order::of(register, query, on, language)?);
    let mut select = register.conn().prepare_cached(include_str!("keys.sql"))?;
    let mut rows = select.query(named_params! { ":search": query.search.trim() })?;
    while let Some(row) = rows.next()? {
        let key = Stored::keyed("person_key", (0, "person"), row)?;
        walk.meet(key.id(), |span| make(key, span))?;
    }
    walk.end()
}

/// Whom a list lets in.
struct LetIn<'s> {
    standing: &'s Standing,
    /// The span of each who stands, at their place, and what of the missing they lack; `None`: not let in.
    spans: Vec<Option<(&'s Span, Lacks)>>,
    asks_for_missing: bool,
    /// Groups tell of those too who lack nothing: but where they are of what is missing itself.
    grouped_whole: bool,
}

impl<'s> LetIn<'s> {
    fn of(register: &Register, query: &ListQuery, standing: &'s Standing, on: NaiveDate) -> Result<Self, RegisterError> {
        let sieve = Sieve::new(register, query, on)?;
        // In the order in which spans and values lie side by side: the walk by names goes to and fro among them.
        let spans = standing.all().map(|(person, span)| sieve.lets(person, span).then(|| (span, sieve.missing.of(person, span)))).collect();
        let asks_for_missing = !sieve.missing.is_empty();
        let grouped_whole = asks_for_missing && query.group.as_deref().is_some_and(|field| !sieve.missing.asks_for(field));
        Ok(Self { standing, spans, asks_for_missing, grouped_whole })
    }

    fn span(&self, person: i32) -> Option<(&'s Span, Lacks)> {
        self.standing.place(person).and_then(|place| *self.spans.get(place)?)
    }
}

/// Lines as people are met in name order.
struct Walk<'l, 's, T> {
    let_in: &'l LetIn<'s>,
    order: Order,
    found: Vec<(Line<T>, i32, &'s Span)>,
    whole: Completeness,
}

/// A line of the list; of somebody who is only counted beside it there is none.
type Line<T> = (Option<T>, Lacks);

impl<'l, 's, T> Walk<'l, 's, T> {
    fn begin(let_in: &'l LetIn<'s>, order: Order) -> Self {
        Self { let_in, order, found: Vec::new(), whole: Completeness::default() }
    }

    fn meet(&mut self, person: i32, make: impl FnOnce(&Span) -> Result<T, RegisterError>) -> Result<(), RegisterError> {
        let Some((span, lacks)) = self.let_in.span(person) else { return Ok(()) };
        self.whole.count(lacks);
        if lacks == Lacks::Asked {
            self.found.push(((Some(make(span)?), lacks), person, span));
        } else if self.let_in.grouped_whole {
            self.found.push(((None, lacks), person, span));
        }
        Ok(())
    }

    fn end(self) -> Result<Looked<T>, RegisterError> {
        let Sorted { lines, group_of, titles } = self.order.sort(self.found)?;
        let mut completeness_of = vec![Completeness::default(); if self.let_in.grouped_whole { titles.len() } else { 0 }];
        for ((_, lacks), group) in lines.iter().zip(&group_of) {
            if let Some(of_group) = completeness_of.get_mut(*group as usize) {
                of_group.count(*lacks);
            }
        }
        let group_of = lines.iter().zip(group_of).filter(|((made, _), _)| made.is_some()).map(|(_, group)| group).collect();
        let lines = lines.into_iter().filter_map(|(made, _)| made).collect();
        let completeness = self.let_in.asks_for_missing.then_some(self.whole);
        Ok(Looked { lines, group_of, titles, completeness, completeness_of })
    }
}

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
