//! The people of a list, in its order: one walk in name order over the keys, joined in memory with how the register
//! stands on the day. A join in the database would look each person's span up by itself, which takes ten times as long.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use domain::refusal::Refusal;
use domain::stage::Stage;
use rusqlite::{Connection, ToSql, named_params};

use super::query::{Filters, ListQuery, Sort};
use super::standing::{Span, Standing};
use super::stuck::stuck;
use crate::Register;
use crate::book::units;
use crate::entries::in_transit;
use crate::error::RegisterError;
use crate::file::Stored;

/// Who is in a list on a day, in its order. Kept until something is written: the next page need not look again.
pub(crate) fn found(register: &Register, query: &ListQuery, on: NaiveDate) -> Result<Arc<Vec<i32>>, RegisterError> {
    let standing = Standing::on(register, on)?;
    let undated = ListQuery { as_of: None, ..query.clone() };
    register.remember(&format!("found {on} {undated:?}"), |conn| look(conn, query, &standing, on, |key, _| Ok(key.id())))
}

/// What is made of each person of a list on a day, of their key (`person`, `birth_name`, `sex`, `birth_date`) and their span,
/// in the list's order.
pub(super) fn look<T>(
    conn: &Connection,
    query: &ListQuery,
    standing: &Standing,
    on: NaiveDate,
    make: impl Fn(Stored<'_, '_>, &Span) -> Result<T, RegisterError>,
) -> Result<Vec<T>, RegisterError> {
    let sieve = Sieve::new(conn, query, on)?;
    let keys = Keys::new(query, on);
    let mut select = conn.prepare_cached(&keys.sql)?;
    let mut rows = select.query(keys.params().as_slice())?;
    let mut found: Vec<(T, &Span, Option<String>)> = Vec::new();
    while let Some(row) = rows.next()? {
        let key = Stored::keyed("person_key", (0, "person"), row)?;
        if let Some(span) = standing.of(key.id()).filter(|span| sieve.lets(key.id(), span)) {
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
    /// Cases put on the list as asked for.
    listed: Option<BTreeSet<i32>>,
}

impl Sieve {
    fn new(conn: &Connection, query: &ListQuery, on: NaiveDate) -> Result<Self, RegisterError> {
        let Filters { stages, unit, overdue, due, stuck_days, listed_from, people, .. } = &query.filters;
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
        let listed =
            listed_from.map(|year| ids(include_str!("listed_cases.sql"), named_params! { ":from": format!("{year:04}"), ":on": on })).transpose()?;
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
        Ok(Self { stages, units, on_the_way, stuck, people, clocks, listed })
    }

    fn lets(&self, person: i32, span: &Span) -> bool {
        let in_set = |set: &Option<BTreeSet<i32>>, id: i32| set.as_ref().is_none_or(|set| set.contains(&id));
        self.stages.contains(&span.stage)
            && self.on_the_way.get(&span.case).copied().unwrap_or_else(|| in_set(&self.units, span.unit))
            && in_set(&self.stuck, span.case)
            && in_set(&self.people, person)
            && in_set(&self.clocks, person)
            && in_set(&self.listed, span.case)
    }
}

/// What is asked of a person's keys; the one SQL text that is built, from closed parts.
struct Keys {
    sql: String,
    params: Vec<(String, String)>,
}

impl Keys {
    fn new(query: &ListQuery, on: NaiveDate) -> Self {
        let mut sql = String::from("SELECT person, birth_name, sex, birth_date FROM person_key WHERE 1");
        let mut params = Vec::new();
        let mut ask = |condition: &str, name: &str, value: String| {
            sql += condition;
            params.push((name.to_owned(), value));
        };
        if !query.search.trim().is_empty() {
            ask(" AND finds(search_key, :search)", ":search", query.search.clone());
        }
        if let Some(sex) = &query.filters.sex {
            ask(" AND sex = :sex", ":sex", sex.clone());
        }
        if let Some(ethnicity) = &query.filters.ethnicity {
            ask(" AND ethnicity = :ethnicity", ":ethnicity", ethnicity.clone());
        }
        // Text of dates sorts as the dates do; a birth known in part is let in where it can be of the age.
        let years_before = |years: u32| format!("{:04}-{:02}-{:02}", i64::from(on.year()) - i64::from(years), on.month(), on.day());
        if let Some(age) = query.filters.age_from {
            ask(" AND birth_date <= :born_to", ":born_to", years_before(age));
        }
        if let Some(age) = query.filters.age_to {
            let later = " AND (birth_date > :born_after OR length(birth_date) < 10 AND birth_date = substr(:born_after, 1, length(birth_date)))";
            ask(later, ":born_after", years_before(age.saturating_add(1)));
        }
        sql += " ORDER BY sort_key, person";
        Self { sql, params }
    }

    fn params(&self) -> Vec<(&str, &dyn ToSql)> {
        self.params.iter().map(|(name, value)| (name.as_str(), value as &dyn ToSql)).collect()
    }
}
