//! The people of a list, in its order: one walk in name order over the keys, joined in memory with how the register
//! stands on the day. A join in the database would look each person's span up by itself, which takes ten times as long.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::refusal::Refusal;
use domain::stage::Stage;
use rusqlite::{ToSql, named_params};

use super::condition::{Asked, Condition};
use super::query::{Filters, ListQuery, Sort};
use super::standing::{Span, Standing};
use super::stuck::stuck;
use super::values::Values;
use crate::Register;
use crate::book::{self, units};
use crate::entries::in_transit;
use crate::error::RegisterError;
use crate::file::Stored;

/// Who is in a list on a day, in its order. Kept until something is written: the next page need not look again.
pub(crate) fn found(register: &Register, query: &ListQuery, on: NaiveDate) -> Result<Arc<Vec<i32>>, RegisterError> {
    let standing = Standing::on(register, on)?;
    let undated = ListQuery { as_of: None, ..query.clone() };
    register.remember(&format!("found {on} {undated:?}"), |_| look(register, query, &standing, on, |key, _| Ok(key.id())))
}

/// What is made of each person of a list on a day, of their key (`person`, `birth_name`, `sex`, `birth_date`) and their span,
/// in the list's order.
pub(super) fn look<T>(
    register: &Register,
    query: &ListQuery,
    standing: &Standing,
    on: NaiveDate,
    make: impl Fn(Stored<'_, '_>, &Span) -> Result<T, RegisterError>,
) -> Result<Vec<T>, RegisterError> {
    let conn = register.conn();
    let sieve = Sieve::new(register, query, on)?;
    // In the order in which spans and values lie side by side: the walk by names goes to and fro among them.
    let let_in: Vec<Option<&Span>> = standing.all().map(|(person, span)| sieve.lets(person, span).then_some(span)).collect();
    let mut select = conn.prepare_cached(include_str!("keys.sql"))?;
    let mut rows = select.query(named_params! { ":search": query.search.trim() })?;
    let mut found: Vec<(T, &Span, Option<String>)> = Vec::new();
    while let Some(row) = rows.next()? {
        let key = Stored::keyed("person_key", (0, "person"), row)?;
        if let Some(span) = standing.place(key.id()).and_then(|place| *let_in.get(place)?) {
            let birth_date = if query.sort == Sort::BirthDate { key.get((3, "birth_date"))? } else { None };
            found.push((make(key, span)?, span, birth_date));
        }
    }
    let way = |order: Ordering| if query.descending { order.reverse() } else { order };
    // Sorting keeps equal rows in name order, in which they came.
    match query.sort {
        Sort::Name if query.descending => found.reverse(),
        Sort::Name => {}
        Sort::BirthDate => found.sort_by(|(_, _, a), (_, _, b)| match (a, b) {
            (Some(a), Some(b)) => way(a.cmp(b)),
            // Not known stands last either way.
            (a, b) => b.is_some().cmp(&a.is_some()),
        }),
        Sort::Unit => {
            let places = units::office_order(conn, on)?;
            let place = |span: &Span| (places.get(&span.unit).copied().unwrap_or(i32::MAX), span.unit);
            found.sort_by(|(_, a, _), (_, b, _)| way(place(a).cmp(&place(b))));
        }
        Sort::Since => found.sort_by(|(_, a, _), (_, b, _)| way(a.since.cmp(&b.since))),
        Sort::Stage => found.sort_by(|(_, a, _), (_, b, _)| way(a.stage.cmp(&b.stage))),
    }
    Ok(found.into_iter().map(|(made, ..)| made).collect())
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
        let mut asked = Vec::with_capacity(conditions.len());
        if !conditions.is_empty() {
            let book = book::of(register)?;
            let read = |condition: &Condition| -> Result<_, RegisterError> {
                let one = condition.read(&book.codes, &book.units, on)?;
                let values = Values::on(register, &one.field, on)?;
                Ok((one, values))
            };
            for any in conditions {
                asked.push(any.iter().map(read).collect::<Result<Vec<_>, _>>()?);
            }
        }
        Ok(Self { stages, units, on_the_way, stuck, people, clocks, conditions: asked })
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
