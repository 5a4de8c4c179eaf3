//! The table of targets on a day.

use chrono::NaiveDate;
use domain::date::add_months;
use domain::indicator::{Definition, Indicator};
use domain::period::Period;
use domain::stage::Book;
use domain::target::{Outlook, Parts};
use rusqlite::{Connection, Row};
use serde::Serialize;
use specta::Type;

use super::figures::Scope;
use crate::Register;
use crate::book;
use crate::error::RegisterError;
use crate::file::Stored;

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
    /// What should have been, pro rata by days; of a figure that is no sum, the target itself.
    pub pace: String,
    /// Reached less pace.
    pub gap: String,
    /// Reached and what open cases can still lawfully add by the end; `None`: a target never to be exceeded.
    pub reachable: Option<String>,
    /// Whether anybody, listed today or later, can still lawfully bring it there; whether it was not exceeded.
    pub possible: bool,
    /// The first day on which nobody can, if nothing more happens.
    pub impossible_from: Option<String>,
    /// By how much the open cases fall short; `None`: by nothing.
    pub short_by: Option<String>,
    /// Who was counted: once for each case where the figure counts cases.
    pub people: Vec<i32>,
    /// Who can still be counted.
    pub can: Vec<TargetCan>,
}

/// Somebody who can still be counted for a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct TargetCan {
    /// Who.
    pub person: i32,
    /// In which case.
    pub case: i32,
    /// After this day no longer, ISO.
    pub last_day: String,
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
    pub indicator: Indicator,
    pub unit: Option<i32>,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub denominator: Option<u32>,
    pub value: Hundredths,
}

pub(crate) fn rows(conn: &Connection) -> Result<Vec<TargetRow>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("target_rows.sql"))?;
    select.query_and_then([], target)?.collect()
}

/// Reads a row of `target_rows.sql`.
pub(crate) fn target(row: &Row<'_>) -> Result<TargetRow, RegisterError> {
    let row = Stored::of("target", row)?;
    let indicator: Indicator = row.parse("indicator")?;
    let denominator = row.get::<Option<u32>>("denominator")?;
    if indicator.definition().frozen && denominator.is_none_or(|of| of == 0) {
        return Err(row.damaged("denominator"));
    }
    Ok(TargetRow {
        target: row.id(),
        programme: row.get("programme")?,
        programme_name: row.get("programme_name")?,
        indicator,
        unit: row.get("unit")?,
        from: row.get("from")?,
        to: row.get("to")?,
        denominator,
        value: Hundredths::parse(&row.get::<String>("value")?).filter(|value| value.0 > 0).ok_or_else(|| row.damaged("value"))?,
    })
}

/// Hundredths, so that no figure passes through a float.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hundredths(i64);

impl Hundredths {
    const ALL: Self = Self(10_000);

    fn whole(number: usize) -> Self {
        Self(number as i64 * 100)
    }

    fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace(',', ".");
        let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
        let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let rest = format!("{rest:0<2}");
        if !digits(whole) || !digits(&rest) {
            return None;
        }
        Some(Self(whole.parse::<i64>().ok()?.checked_mul(100)? + rest.get(..2)?.parse::<i64>().ok()?))
    }

    /// So many days' part of it, rounded half up.
    fn part(self, days: i64, of: i64) -> Self {
        Self((2 * self.0 * days + of) / (2 * of))
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

/// A decimal as figures are told: with a point, to the hundredth.
pub(super) fn tidy(text: &str) -> Option<String> {
    Hundredths::parse(text).filter(|value| value.0 > 0).map(|value| value.to_string())
}

/// All targets on a day, by programme, period and entry.
pub fn target_table(register: &Register, on: NaiveDate) -> Result<Vec<TargetLine>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let book = book::of(register)?;
    rows(register.conn())?.into_iter().map(|row| line(register, &book, &row, on)).collect()
}

/// The targets set for a unit, on a day.
pub(crate) fn targets_of(register: &Register, unit: i32, on: NaiveDate) -> Result<Vec<TargetLine>, RegisterError> {
    let book = book::of(register)?;
    rows(register.conn())?.into_iter().filter(|row| row.unit == Some(unit)).map(|row| line(register, &book, &row, on)).collect()
}

/// A target with its numbers read.
struct Aim {
    definition: Definition,
    target: Hundredths,
    frozen: Option<usize>,
}

impl Aim {
    fn figure(&self, parts: Parts) -> Hundredths {
        let of = if self.definition.frozen { self.frozen } else { parts.of };
        if self.definition.is_share { Hundredths::percent(parts.met, of.unwrap_or(0)) } else { Hundredths::whole(parts.met) }
    }

    /// Whether anybody can still bring it there if nothing happens before a day.
    fn possible_from(&self, outlook: &Outlook, day: NaiveDate) -> bool {
        let ceiling = outlook.ceiling(day);
        if self.figure(ceiling) >= self.target {
            return true;
        }
        // Newcomers bring a sum anywhere; a ratio as near to the whole as one likes, and to the whole where none lacks.
        let ratio = self.definition.is_share && !self.definition.frozen;
        let brings = !ratio || self.target < Hundredths::ALL || (self.target == Hundredths::ALL && ceiling.of == Some(ceiling.met));
        brings && outlook.entry_until.is_some_and(|last| day <= last)
    }

    /// The first day on which nobody can bring it there any more; of a target never to be exceeded, on which it was.
    fn impossible_from(&self, outlook: &Outlook, to: NaiveDate) -> Option<NaiveDate> {
        if self.definition.cap {
            return outlook.grew_on.iter().enumerate().find(|(place, _)| Hundredths::whole(place + 1) > self.target).map(|(_, day)| *day);
        }
        let mut days = outlook.last_days();
        days.insert(to);
        days.into_iter().filter_map(|day| day.succ_opt()).find(|day| !self.possible_from(outlook, *day))
    }
}

fn scope<'a>(register: &'a Register, book: &'a Book, row: &TargetRow) -> Scope<'a> {
    Scope { register, book, unit: row.unit, period: Period { from: row.from, to: row.to } }
}

fn aim(row: &TargetRow) -> Aim {
    Aim { definition: row.indicator.definition(), target: row.value, frozen: row.denominator.map(|of| of as usize) }
}

fn line(register: &Register, book: &Book, row: &TargetRow, on: NaiveDate) -> Result<TargetLine, RegisterError> {
    let aim = aim(row);
    let target = aim.target;
    let outlook = scope(register, book, row).outlook(row.indicator, on)?;
    let over = on > row.to;
    let reached = aim.figure(outlook.reached());
    let (whole_days, days) = ((row.to - row.from).num_days() + 1, (on.min(row.to) - row.from).num_days() + 1);
    let pace = if aim.definition.grows { target.part(days.max(0), whole_days.max(1)) } else { target };
    let (reachable, possible) = match (aim.definition.cap, over) {
        (true, _) => (None, reached <= target),
        (false, true) => (Some(reached), reached >= target),
        (false, false) => (Some(aim.figure(outlook.ceiling(on))), aim.possible_from(&outlook, on)),
    };
    let can = if over { Vec::new() } else { outlook.can() };
    let impossible_from = aim.impossible_from(&outlook, row.to);
    Ok(TargetLine {
        target: row.target,
        programme: row.programme,
        programme_name: row.programme_name.clone(),
        indicator: row.indicator.code().to_owned(),
        unit: row.unit,
        unit_name: row.unit.and_then(|unit| book.units.nearest(unit, on)).map(|span| span.name.clone()),
        from: row.from.to_string(),
        to: row.to.to_string(),
        denominator: row.denominator,
        target_value: target.to_string(),
        is_share: aim.definition.is_share,
        reached: reached.to_string(),
        pace: pace.to_string(),
        gap: Hundredths(reached.0 - pace.0).to_string(),
        reachable: reachable.map(|reachable| reachable.to_string()),
        possible,
        impossible_from: impossible_from.map(|day| day.to_string()),
        short_by: reachable.filter(|reachable| *reachable < target).map(|reachable| Hundredths(target.0 - reachable.0).to_string()),
        people: outlook.people,
        can: can.into_iter().map(|can| TargetCan { person: can.person, case: can.case, last_day: can.last_day.to_string() }).collect(),
    })
}

/// A target's line through time: what was reached at each quarter's end.
pub fn target_chart(register: &Register, target: i32, on: NaiveDate) -> Result<Option<TargetChart>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let book = book::of(register)?;
    let Some(row) = rows(register.conn())?.into_iter().find(|row| row.target == target) else { return Ok(None) };
    let line = line(register, &book, &row, on)?;
    let aim = aim(&row);
    let scope = scope(register, &book, &row);
    let until = on.min(row.to);
    let mut points = Vec::new();
    let mut day = row.from;
    loop {
        let reached = aim.figure(scope.reached(row.indicator, day)?);
        points.push(ChartPoint { on: day.to_string(), reached: reached.to_string() });
        if day >= until {
            break;
        }
        day = add_months(day, 3).min(until);
    }
    Ok(Some(TargetChart { points, line }))
}
