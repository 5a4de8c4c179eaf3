//! The days that a report or a target covers, and the same days of the year before.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

use crate::refusal::Refusal;

/// So many years back a period is offered by its name.
const YEARS_OFFERED: i32 = 6;

/// A run of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day; never before the first.
    pub to: NaiveDate,
}

/// A period that has a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodName {
    /// 1/1 to 30/6.
    FirstHalf,
    /// 1/7 to 31/12.
    SecondHalf,
    /// 1/1 to 30/9.
    NineMonths,
    /// The whole year.
    Year,
}

impl PeriodName {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::FirstHalf, Self::SecondHalf, Self::NineMonths, Self::Year];

    /// The last part of its word `period.<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::FirstHalf => "first_half",
            Self::SecondHalf => "second_half",
            Self::NineMonths => "nine_months",
            Self::Year => "year",
        }
    }

    /// What follows the year where a period is spelt: `2021-H1`.
    fn spelt(self) -> &'static str {
        match self {
            Self::FirstHalf => "-H1",
            Self::SecondHalf => "-H2",
            Self::NineMonths => "-9M",
            Self::Year => "",
        }
    }

    /// Its days in a year; `None` outside the calendar.
    pub fn of(self, year: i32) -> Option<Period> {
        let ((first_month, first_day), (last_month, last_day)) = match self {
            Self::FirstHalf => ((1, 1), (6, 30)),
            Self::SecondHalf => ((7, 1), (12, 31)),
            Self::NineMonths => ((1, 1), (9, 30)),
            Self::Year => ((1, 1), (12, 31)),
        };
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        Some(Period { from: day(first_month, first_day)?, to: day(last_month, last_day)? })
    }
}

impl Period {
    /// Between two days.
    ///
    /// # Errors
    /// `period_reversed`.
    pub fn between(from: NaiveDate, to: NaiveDate) -> Result<Self, Refusal> {
        if to < from {
            let (from, to) = (crate::date::shown(from), crate::date::shown(to));
            return Err(Refusal::new("period_reversed").with("from", from).with("to", to).at("period"));
        }
        Ok(Self { from, to })
    }

    /// The one that a clerk most likely asks about on a day: the half-year that ended last, or that ends within a month.
    pub fn likely(on: NaiveDate) -> Self {
        let soon = on.checked_add_months(Months::new(1)).unwrap_or(on);
        let halves = [soon.year(), soon.year() - 1].map(|year| [PeriodName::SecondHalf, PeriodName::FirstHalf].map(|half| half.of(year)));
        let ended = halves.into_iter().flatten().flatten().find(|half| half.to <= soon);
        ended.unwrap_or(Self { from: on, to: on })
    }

    /// Those with a name that are offered on a day, each with its name and year, the latest year first.
    pub fn offered(on: NaiveDate) -> Vec<(Self, PeriodName, i32)> {
        let years = (on.year() - YEARS_OFFERED..=on.year()).rev();
        years.flat_map(|year| PeriodName::ALL.into_iter().filter_map(move |name| Some((name.of(year)?, name, year)))).collect()
    }

    /// The same days a year before: 29/2 is 28/2 there.
    pub fn a_year_before(self) -> Self {
        let before = |day: NaiveDate| {
            let year = day.year() - 1;
            day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, day.month(), 28)).unwrap_or(day)
        };
        Self { from: before(self.from), to: before(self.to) }
    }

    /// The day before the first.
    pub fn eve(self) -> NaiveDate {
        self.from.pred_opt().unwrap_or(self.from)
    }

    /// Whether a day lies in it.
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// Its name, and the year, where it has one.
    pub fn name(self) -> Option<(PeriodName, i32)> {
        let year = self.from.year();
        PeriodName::ALL.into_iter().find(|name| name.of(year) == Some(self)).map(|name| (name, year))
    }
}

/// As it is spelt: `2021-H1`, `2021-H2`, `2021-9M`, `2021`, or `2021-01-01..2021-06-30`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some((name, year)) => write!(f, "{year}{}", name.spelt()),
            None => write!(f, "{}..{}", self.from, self.to),
        }
    }
}

impl FromStr for Period {
    type Err = Refusal;

    /// # Errors
    /// `period_unreadable`, `period_reversed`.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        let unreadable = || Refusal::new("period_unreadable").with("value", text).at("period");
        if let Some((from, to)) = text.split_once("..") {
            let day = |text: &str| text.trim().parse().map_err(|_| unreadable());
            return Self::between(day(from)?, day(to)?);
        }
        let (year, rest) = text.split_at_checked(4).ok_or_else(unreadable)?;
        let name = PeriodName::ALL.into_iter().find(|name| name.spelt() == rest).ok_or_else(unreadable)?;
        if !year.chars().all(|digit| digit.is_ascii_digit()) {
            return Err(unreadable());
        }
        year.parse().ok().and_then(|year| name.of(year)).ok_or_else(unreadable)
    }
}
