//! Working days. The day of the event is day 0; each working day after it adds one.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A feast of the same day every year, kept where no year's list is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feast {
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month.
    pub day: u32,
    /// Since when it is kept; `None`: always.
    pub effective_from: Option<NaiveDate>,
}

impl Feast {
    fn falls_on(&self, day: NaiveDate) -> bool {
        (self.month, self.day) == (day.month(), day.day()) && self.effective_from.is_none_or(|from| from <= day)
    }
}

/// Which days are worked: no Saturday, Sunday or listed day off, but listed Saturdays worked in exchange.
/// Outside the years listed only weekends and the fixed feasts count, and a due date there is provisional.
#[derive(Clone, Debug)]
pub struct Calendar {
    first: NaiveDate,
    /// For each day from `first`: how many working days up to and with it.
    ordinal: Vec<u32>,
    /// The n-th working day, as an index into `ordinal`.
    nth: Vec<u32>,
    feasts: Vec<Feast>,
    sure_years: BTreeSet<i32>,
}

/// The days that the table spans; a due date beyond it is counted in whole weeks.
const TABLE: (i32, i32) = (1990, 2100);

impl Calendar {
    /// Builds the calendar from the days off, the Saturdays worked, the feasts for other years, and the years to be sure of.
    pub fn new(off: &BTreeSet<NaiveDate>, worked: &BTreeSet<NaiveDate>, feasts: &[Feast], sure_years: BTreeSet<i32>) -> Self {
        let listed: BTreeSet<i32> = off.iter().chain(worked).map(Datelike::year).collect();
        let first = NaiveDate::from_ymd_opt(TABLE.0, 1, 1).unwrap_or_default();
        let days = (TABLE.1 - TABLE.0) as usize * 366;
        let (mut ordinal, mut nth) = (Vec::with_capacity(days), Vec::new());
        for (index, day) in first.iter_days().take_while(|day| day.year() < TABLE.1).enumerate() {
            let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            let feast = !listed.contains(&day.year()) && feasts.iter().any(|feast| feast.falls_on(day));
            if worked.contains(&day) || !(weekend || feast || off.contains(&day)) {
                nth.push(index as u32);
            }
            ordinal.push(nth.len() as u32);
        }
        Self { first, ordinal, nth, feasts: feasts.to_vec(), sure_years }
    }

    fn index(&self, day: NaiveDate) -> Option<usize> {
        let index = usize::try_from((day - self.first).num_days()).ok()?;
        (index < self.ordinal.len()).then_some(index)
    }

    /// Whether the day is worked.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        match self.index(day) {
            Some(0) => self.ordinal[0] == 1,
            Some(index) => self.ordinal[index] > self.ordinal[index - 1],
            None => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.feasts.iter().any(|feast| feast.falls_on(day)),
        }
    }

    /// The working day reached so many working days after a day.
    pub fn add_working_days(&self, from: NaiveDate, days: u32) -> NaiveDate {
        let in_table = self
            .index(from)
            .and_then(|index| self.nth.get(self.ordinal[index].checked_add(days)?.checked_sub(1)? as usize))
            .and_then(|&index| self.first.checked_add_days(Days::new(u64::from(index))));
        match in_table {
            Some(day) if days > 0 => day,
            _ => self.step(from, i64::from(days)),
        }
    }

    /// The day so many working days before a day.
    pub fn subtract_working_days(&self, from: NaiveDate, days: u32) -> NaiveDate {
        let in_table = self.index(from).and_then(|index| {
            // Counting back starts below the day itself, whether it is worked or not.
            let before = self.ordinal[index] - u32::from(self.is_working(from));
            self.nth.get(before.checked_sub(days)? as usize)
        });
        match in_table.and_then(|&index| self.first.checked_add_days(Days::new(u64::from(index)))) {
            Some(day) if days > 0 => day,
            _ => self.step(from, -i64::from(days)),
        }
    }

    /// Day by day, for the few dates outside the table.
    fn step(&self, from: NaiveDate, days: i64) -> NaiveDate {
        // More days than a century has working ones lead nowhere that a paper could name.
        if days.abs() > 100 * 366 {
            return if days > 0 { NaiveDate::MAX } else { NaiveDate::MIN };
        }
        let (mut day, mut left) = (from, days.abs());
        while left > 0 {
            let next = if days > 0 { day.succ_opt() } else { day.pred_opt() };
            let Some(next) = next else { return day };
            day = next;
            left -= i64::from(self.is_working(day));
        }
        day
    }

    /// Working days after `from` up to and with `to`; negative where `to` comes before.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> i32 {
        if to < from {
            return -self.working_days_between(to, from);
        }
        match (self.index(from), self.index(to)) {
            (Some(from), Some(to)) => (self.ordinal[to] - self.ordinal[from]) as i32,
            // A day that no paper could name: whole weeks are near enough.
            _ if (to - from).num_days() > 100 * 366 => i32::try_from((to - from).num_days() / 7 * 5).unwrap_or(i32::MAX),
            _ => from.iter_days().skip(1).take_while(|day| *day <= to).filter(|day| self.is_working(*day)).count() as i32,
        }
    }

    /// The days not worked after `from` up to `to`: what a clock passed over.
    pub fn skipped(&self, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
        from.iter_days().skip(1).take_while(|day| *day <= to).filter(|day| !self.is_working(*day)).collect()
    }

    /// Whether a due date rests on a year whose days off are not all known.
    pub fn is_provisional(&self, from: NaiveDate, to: NaiveDate) -> bool {
        (from.year()..=to.year()).any(|year| !self.sure_years.contains(&year))
    }
}
