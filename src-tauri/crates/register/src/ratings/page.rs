//! The ratings of several years, a row a unit or a member.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::event::Fields;
use domain::event_kind::EventKind;
use domain::stage::Stage;
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Register;
use crate::book::{self, units};
use crate::entries::event_row;
use crate::error::RegisterError;
use crate::file::Stored;
use crate::lists::{Filters, ListQuery, Standing, list_ids};
use crate::units::unit_tree;

/// Whose ratings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Rated {
    /// Units.
    Units,
    /// Members of one unit and those below it.
    Members,
}

/// A grade that stands in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct GradeGiven {
    /// The entry that says so.
    pub event: i32,
    /// A code of `rating_grade`.
    pub grade: String,
    /// Given on, ISO.
    pub on: String,
    /// The decision's number.
    pub document_number: Option<String>,
}

/// A unit's or a member's row.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RatingRow {
    /// The unit, or the member's case.
    pub id: i32,
    /// The member; `None` for a unit.
    pub person: Option<i32>,
    /// The unit's name, or the member's.
    pub name: String,
    /// Where the member stands; a unit's is blank.
    pub unit_name: String,
    /// Members in a unit and below it.
    pub members: Option<u32>,
    /// Founded on, ISO.
    pub from: Option<String>,
    /// The grade of each year, where there is one.
    pub grades: Vec<Option<GradeGiven>>,
    /// Whether the unit stood, or the person was a member, at the end of each year.
    pub stood: Vec<bool>,
}

/// How many may be excellent, where a rule says so.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RatingCap {
    /// Of a hundred.
    pub percent: u32,
    /// The rule's source.
    pub source: String,
}

/// Ratings side by side over the years.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RatingPage {
    /// The years, the earliest first.
    pub years: Vec<i32>,
    /// How many rows there are.
    pub total: u32,
    /// The rows; none where there are more than [`MOST`].
    pub rows: Vec<RatingRow>,
    /// The cap in force at the end of the year in hand.
    pub cap: Option<RatingCap>,
}

/// More members than these are asked for unit by unit.
pub const MOST: usize = 2000;

/// Years shown before the one in hand.
const YEARS_BEFORE: i32 = 3;

/// The ratings as the register knows them on a day, around the year in hand; of members those of one unit, or all.
///
/// # Errors
/// `unit_unknown`.
pub fn rating_page(register: &Register, of: Rated, unit: Option<i32>, year: i32, on: NaiveDate) -> Result<RatingPage, RegisterError> {
    let _moment = register.at_one_moment()?;
    let years: Vec<i32> = (year - YEARS_BEFORE..=year.max(on.year())).collect();
    let ends: Vec<NaiveDate> = years.iter().filter_map(|year| NaiveDate::from_ymd_opt(*year, 12, 31)).map(|end| end.min(on)).collect();
    let (total, rows) = match of {
        Rated::Units => of_units(register, &years, &ends, on)?,
        Rated::Members => of_members(register, unit, &years, &ends, on)?,
    };
    let book = book::of(register)?;
    let cap = NaiveDate::from_ymd_opt(year, 12, 31).and_then(|end| book.rules.condition("excellent_share", end));
    let cap = cap.and_then(|cap| Some(RatingCap { percent: cap.max?, source: cap.source.clone() }));
    Ok(RatingPage { years, total, rows, cap })
}

/// Who is rated by others: every unit but party groups and those at the top that have units below them.
fn of_units(register: &Register, years: &[i32], ends: &[NaiveDate], on: NaiveDate) -> Result<(u32, Vec<RatingRow>), RegisterError> {
    let conn = register.conn();
    let book = units::book(conn)?;
    let tree = unit_tree(register, on)?;
    let mut given: BTreeMap<i32, Vec<Given>> = BTreeMap::new();
    for one in live(conn, 0, EventKind::UnitRating, on)? {
        given.entry(one.unit).or_default().push(one);
    }
    let is_above = |unit: i32| tree.iter().any(|line| line.parent == Some(unit));
    let rows: Vec<RatingRow> = tree
        .iter()
        .filter(|line| line.unit_kind != "party_group" && (line.parent.is_some() || !is_above(line.unit)))
        .map(|line| RatingRow {
            id: line.unit,
            person: None,
            name: line.name.clone(),
            unit_name: String::new(),
            members: Some(line.members),
            from: line.from.clone(),
            grades: by_year(years, given.remove(&line.unit).unwrap_or_default()),
            stood: ends.iter().map(|end| book.standing(line.unit, *end).is_some()).collect(),
        })
        .collect();
    Ok((rows.len() as u32, rows))
}

fn of_members(
    register: &Register,
    unit: Option<i32>,
    years: &[i32],
    ends: &[NaiveDate],
    on: NaiveDate,
) -> Result<(u32, Vec<RatingRow>), RegisterError> {
    let conn = register.conn();
    let stages = Stage::ALL.iter().filter(|stage| stage.is_member()).map(|stage| stage.code().to_owned()).collect();
    let query = ListQuery { as_of: Some(on.to_string()), filters: Filters { stages, unit, ..Filters::default() }, ..ListQuery::default() };
    let people = list_ids(register, &query, on)?;
    if people.len() > MOST {
        return Ok((people.len() as u32, Vec::new()));
    }
    let book = units::book(conn)?;
    let now = Standing::on(register, on)?;
    let then = ends.iter().map(|end| Standing::on(register, *end)).collect::<Result<Vec<_>, _>>()?;
    let mut rows = Vec::with_capacity(people.len());
    for person in people {
        let Some(span) = now.of(person) else { continue };
        rows.push(RatingRow {
            id: span.case,
            person: Some(person),
            name: crate::facts::name_of(conn, person)?,
            unit_name: units::name_on(&book, span.unit, on)?,
            members: None,
            from: None,
            grades: by_year(years, live(conn, person, EventKind::Rating, on)?),
            stood: then.iter().map(|then| then.of(person).is_some_and(|span| span.stage.is_member())).collect(),
        });
    }
    Ok((rows.len() as u32, rows))
}

/// A rating as it reads now.
struct Given {
    unit: i32,
    year: Option<i32>,
    grade: GradeGiven,
}

fn live(conn: &Connection, person: i32, kind: EventKind, on: NaiveDate) -> Result<Vec<Given>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("live_ratings.sql"))?;
    let mut rows = select.query(named_params! { ":person": person, ":kind": kind.code(), ":on": on })?;
    let mut given = Vec::new();
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("live_event", "event", row)?;
        let event = row.id();
        // Only what a correction changed is kept beside the entry.
        let fields = match row.get::<Option<String>>("fields")? {
            Some(text) => Fields::from_json(kind, &text).ok_or_else(|| row.damaged("fields"))?,
            None => event_row::one(conn, event)?.map(|row| row.event.fields).unwrap_or_default(),
        };
        let grade = fields.text("grade").unwrap_or_default().to_owned();
        given.push(Given {
            unit: row.get("unit")?,
            year: fields.text("period").and_then(year_of),
            grade: GradeGiven { event, grade, on: row.get("said")?, document_number: row.get("document_number")? },
        });
    }
    Ok(given)
}

/// The latest grade of each year.
fn by_year(years: &[i32], given: Vec<Given>) -> Vec<Option<GradeGiven>> {
    years.iter().map(|year| given.iter().rev().find(|one| one.year == Some(*year)).map(|one| one.grade.clone())).collect()
}

/// The year that a period names: `2024`, `Năm 2024`; a quarter is no year.
fn year_of(period: &str) -> Option<i32> {
    let key = domain::name::search_key(period);
    let digits = key.strip_prefix("nam ").unwrap_or(&key);
    if digits.len() == 4 { digits.parse().ok() } else { None }
}
