//! Which copies stay: those of the last days, then one a week, then one a month.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

/// How many days are kept, of those on which there is a copy; so many weeks before them, and months.
const DAYS: usize = 10;
const WEEKS: usize = 4;
const MONTHS: usize = 12;

/// Which of the copies of some kind go, by their place in the list. They come the latest first by what they hold: a day of
/// a clock that ran ahead counts as one day, and ages like any other. The first always stays.
pub fn to_drop(days: &[NaiveDate]) -> BTreeSet<usize> {
    let mut kept = BTreeSet::new();
    let by_day = |day: &NaiveDate| (day.year(), day.ordinal());
    let by_week = |day: &NaiveDate| (day.iso_week().year(), day.iso_week().week());
    let by_month = |day: &NaiveDate| (day.year(), day.month());
    keep(days, DAYS, by_day, &mut kept);
    keep(days, WEEKS, by_week, &mut kept);
    keep(days, MONTHS, by_month, &mut kept);
    (0..days.len()).filter(|place| !kept.contains(place)).collect()
}

/// Keeps the latest copy of each of the last so many spans.
fn keep(days: &[NaiveDate], spans: usize, span: impl Fn(&NaiveDate) -> (i32, u32), kept: &mut BTreeSet<usize>) {
    let mut seen = BTreeSet::new();
    for (place, day) in days.iter().enumerate() {
        if seen.len() < spans && seen.insert(span(day)) {
            kept.insert(place);
        }
    }
}
