//! The table of targets on a day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use domain::date::add_months;
use domain::stage::Book;
use rusqlite::Connection;
use serde::Serialize;
use specta::Type;

use super::figures::{Count, Indicator, Scope};
use crate::Register;
use crate::error::RegisterError;
use crate::settings::book;

/// A target on a day. Figures are decimals as text with a point; a share is in percent.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TargetLine {
    /// Its id.
    pub target: i32,
    /// The programme's id.
    pub programme: i32,
    /// Its name.
    pub programme_name: String,
    /// The indicator's code.
    pub indicator: String,
    /// The unit; `None`: the whole register.
    pub unit: Option<i32>,
    /// Its name.
    pub unit_name: Option<String>,
    /// First day, ISO.
    pub from: String,
    /// Last day, ISO.
    pub to: String,
    /// Frozen when the target was set.
    pub denominator: Option<u32>,
    /// What is to be reached.
    pub target_value: String,
    /// A percentage.
    pub is_share: bool,
    /// What was reached by the day.
    pub reached: String,
    /// What should have been, pro rata by days; of a share that is no sum, the target itself.
    pub pace: String,
    /// Reached less pace.
    pub gap: String,
    /// Reached and what open cases can still lawfully add by the end.
    pub reachable: String,
    /// Whether that is enough.
    pub possible: bool,
    /// The first day on which it no longer is, if nothing more happens.
    pub impossible_from: Option<String>,
    /// What is missing even then.
    pub short_by: Option<String>,
    /// Who was counted.
    pub people: Vec<i32>,
}

/// What was reached by a day.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ChartPoint {
    /// The day, ISO.
    pub on: String,
    /// Reached by it, a figure as in the line.
    pub reached: String,
}

/// A target's line through time.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TargetChart {
    /// One point a quarter, and the day itself.
    pub points: Vec<ChartPoint>,
    /// The target.
    pub line: TargetLine,
}

/// A target as set.
pub(crate) struct TargetRow {
    pub target: i32,
    pub programme: i32,
    pub programme_name: String,
    pub indicator: String,
    pub unit: Option<i32>,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub denominator: Option<u32>,
    pub value: String,
}

pub(crate) fn rows(conn: &Connection) -> Result<Vec<TargetRow>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("target_rows.sql"))?;
    let rows = select
        .query_map([], |row| {
            Ok(TargetRow {
                target: row.get("id")?,
                programme: row.get("programme")?,
                programme_name: row.get("programme_name")?,
                indicator: row.get("indicator")?,
                unit: row.get("unit")?,
                from: row.get("from")?,
                to: row.get("to")?,
                denominator: row.get("denominator")?,
                value: row.get("value")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// Hundredths, so that no figure passes through a float.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Hundredths(i64);

impl Hundredths {
    fn whole(number: usize) -> Self {
        Self(number as i64 * 100)
    }

    fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace(',', ".");
        let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
        let rest = format!("{rest:0<2}");
        Some(Self(whole.parse::<i64>().ok()? * 100 + rest.get(..2)?.parse::<i64>().ok()?))
    }

    /// Rounded half up; nothing of nothing is 0.
    fn percent(part: usize, of: usize) -> Self {
        if of == 0 { Self(0) } else { Self((part as i64 * 20_000 + of as i64) / (2 * of as i64)) }
    }
}

impl std::fmt::Display for Hundredths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.abs() / 100, self.0.abs() % 100);
        match rest {
            0 => write!(f, "{sign}{whole}"),
            rest if rest % 10 == 0 => write!(f, "{sign}{whole}.{}", rest / 10),
            rest => write!(f, "{sign}{whole}.{rest:02}"),
        }
    }
}

/// All targets on a day, by programme, period and entry.
pub fn target_table(register: &Register, on: NaiveDate) -> Result<Vec<TargetLine>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let book = book::of(register)?;
    // Targets of one unit and period ask the same questions again.
    let mut open = BTreeMap::new();
    rows(register.conn())?.into_iter().map(|row| line(register, &book, &row, on, &mut open)).collect()
}

/// What a share is of.
fn denominator(row: &TargetRow, indicator: Indicator, count: &Count) -> Option<usize> {
    if indicator.frozen { row.denominator.map(|of| of as usize) } else { count.of.as_ref().map(BTreeSet::len) }
}

fn figure(indicator: Indicator, people: usize, of: Option<usize>) -> Hundredths {
    match (indicator.is_share, of) {
        (true, Some(of)) => Hundredths::percent(people, of),
        (true, None) => Hundredths(0),
        (false, _) => Hundredths::whole(people),
    }
}

/// The earliest lawful days of open cases: admissible, convertible.
type Open = BTreeMap<(Option<i32>, NaiveDate), (Vec<NaiveDate>, Vec<NaiveDate>)>;

fn line(register: &Register, book: &Book, row: &TargetRow, on: NaiveDate, open: &mut Open) -> Result<TargetLine, RegisterError> {
    let scope = Scope { register, book, unit: row.unit, from: row.from, to: row.to };
    let damaged = |field: &str| RegisterError::DamagedRow { table: "target".to_owned(), row: row.target, field: field.to_owned() };
    let indicator = Indicator::find(&row.indicator).ok_or_else(|| damaged("indicator"))?;
    let target = Hundredths::parse(&row.value).ok_or_else(|| damaged("value"))?;
    let until = on.min(row.to);
    let count = scope.count(indicator, until)?;
    let people = count.people.len();
    let of = denominator(row, indicator, &count);
    let as_figure = |people: usize, of: Option<usize>| figure(indicator, people, of);
    let reached = as_figure(people, of);
    let (whole_days, days) = ((row.to - row.from).num_days() + 1, (until - row.from).num_days() + 1);
    // A sum grows with the days; a ratio, or the number standing on a list, is asked for all along.
    let grows = (!indicator.is_share || indicator.frozen) && !row.indicator.starts_with("pool");
    let pace = if grows { Hundredths(target.0 * days.max(0) / whole_days.max(1)) } else { target };
    let key = (row.unit, on);
    if let std::collections::btree_map::Entry::Vacant(entry) = open.entry(key) {
        entry.insert((scope.admissible(on)?, scope.convertible(on)?));
    }
    let (admissible, convertible) = &open[&key];
    let months = scope.probation_months(on);
    // What open cases can add if nothing happens before a later day.
    let add = |later: NaiveDate| -> usize {
        if later > row.to {
            return 0;
        }
        let by = |days: &[NaiveDate], more: u32| days.iter().filter(|day| add_months((**day).max(later), more) <= row.to).count();
        match row.indicator.as_str() {
            "admissions" | "admissions_share" | "women_share" | "youth_share" | "worker_share" | "technical_share" | "minority_share" => {
                by(admissible, 0)
            }
            "conversions" => by(convertible, 0) + by(admissible, months),
            "conversion_rate" => count.of.as_ref().map_or(0, |of| of.len() - people),
            "course_attendance" | "course_sent" => by(admissible, 0),
            "new_member_class_sent" => by(convertible, 0),
            _ => 0,
        }
    };
    let reachable_on = |later: NaiveDate| {
        let more = add(later);
        match (indicator.is_share, indicator.frozen) {
            (true, false) if row.indicator == "conversion_rate" => as_figure(people + more, of),
            (true, false) => as_figure(people + more, of.map(|of| of + more)),
            _ => as_figure(people + more, of),
        }
    };
    let reachable = reachable_on(on);
    let possible = reachable >= target;
    let impossible_from = if reached >= target && grows {
        None
    } else {
        let after = |day: NaiveDate| day.checked_add_days(Days::new(1)).unwrap_or(day);
        let last_start = row.to.checked_sub_months(chrono::Months::new(months)).unwrap_or(row.to);
        let mut breaks: Vec<NaiveDate> = vec![on, after(last_start), after(row.to)];
        // Once the period is over, its end is what made the target impossible.
        breaks.retain(|day| *day >= on.min(after(row.to)));
        breaks.sort();
        breaks.into_iter().find(|day| reachable_on(*day) < target)
    };
    Ok(TargetLine {
        target: row.target,
        programme: row.programme,
        programme_name: row.programme_name.clone(),
        indicator: row.indicator.clone(),
        unit: row.unit,
        unit_name: row.unit.and_then(|unit| book.units.nearest(unit, on)).map(|span| span.name.clone()),
        from: row.from.to_string(),
        to: row.to.to_string(),
        denominator: row.denominator,
        target_value: target.to_string(),
        is_share: indicator.is_share,
        reached: reached.to_string(),
        pace: pace.to_string(),
        gap: Hundredths(reached.0 - pace.0).to_string(),
        reachable: reachable.to_string(),
        possible,
        impossible_from: impossible_from.map(|day| day.to_string()),
        short_by: (!possible).then(|| Hundredths(target.0 - reachable.0).to_string()),
        people: count.people.into_iter().collect(),
    })
}

/// A target's line through time: what was reached at each quarter's end.
pub fn target_chart(register: &Register, target: i32, on: NaiveDate) -> Result<Option<TargetChart>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let book = book::of(register)?;
    let Some(row) = rows(register.conn())?.into_iter().find(|row| row.target == target) else { return Ok(None) };
    let line = line(register, &book, &row, on, &mut BTreeMap::new())?;
    let scope = Scope { register, book: &book, unit: row.unit, from: row.from, to: row.to };
    let Some(indicator) = Indicator::find(&row.indicator) else { return Ok(None) };
    let until = on.min(row.to);
    let mut points = Vec::new();
    let mut day = row.from;
    loop {
        let count = scope.count(indicator, day)?;
        let reached = figure(indicator, count.people.len(), denominator(&row, indicator, &count));
        points.push(ChartPoint { on: day.to_string(), reached: reached.to_string() });
        if day >= until {
            break;
        }
        day = add_months(day, 3).min(until);
    }
    Ok(Some(TargetChart { points, line }))
}
