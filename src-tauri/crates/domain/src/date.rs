//! Dates of which a part may be unknown. No day is ever invented.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

use crate::refusal::Refusal;

/// The first and last years that a paper of this field can bear; beyond them a slip of the keyboard is certain.
pub const YEARS: std::ops::RangeInclusive<i32> = 1880..=2199;

/// A date known whole, by month, or by year only. In files and JSON `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
///
/// Dates are ordered by their last possible day, since a fact known only by its month has surely
/// happened when the month is over.
///
/// ```
/// use domain::date::PartialDate;
/// let birth: PartialDate = "1991-09".parse().unwrap();
/// assert_eq!(birth.last_day().to_string(), "1991-09-30");
/// assert_eq!(birth.shown(), "09/1991");
/// assert!("1990-02-31".parse::<PartialDate>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PartialDate {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

impl PartialDate {
    /// The same date so many months later, known as far as this one; `None` where it is known by its year only and there
    /// are months to add.
    pub fn add_months(self, months: u32) -> Option<Self> {
        match (self.month, self.as_whole()) {
            _ if months == 0 => Some(self),
            (_, Some(day)) => Some(Self::whole(add_months(day, months))),
            (Some(_), None) => {
                let moved = add_months(self.first_day(), months);
                Some(Self { year: moved.year(), month: Some(moved.month()), day: None })
            }
            (None, None) => None,
        }
    }

    /// A whole date.
    pub fn whole(date: NaiveDate) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }

    /// Builds a date from the parts known.
    ///
    /// # Errors
    /// `date_impossible` where the calendar has no such day or month, or the year is out of [`YEARS`].
    pub fn new(year: i32, month: Option<u32>, day: Option<u32>) -> Result<Self, Refusal> {
        let impossible = || {
            let mut text = String::new();
            if let Some(day) = day {
                text += &format!("{day:02}/");
            }
            if let Some(month) = month {
                text += &format!("{month:02}/");
            }
            Refusal::new("date_impossible").with("value", format!("{text}{year}"))
        };
        let known = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1));
        if known.is_none() || !YEARS.contains(&year) || (day.is_some() && month.is_none()) {
            return Err(impossible());
        }
        Ok(Self { year, month, day })
    }

    /// Reads what a clerk types: `05/09/1991`, `5-9-1991`, `05091991`, `09/1991`, `091991`, `1991`, or the ISO forms.
    ///
    /// # Errors
    /// `date_unreadable` for what is no date, `date_impossible` for a day that no calendar has.
    pub fn typed(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        let unreadable = || Refusal::new("date_unreadable").with("value", text);
        let number = |part: &str| part.parse::<u32>().map_err(|_| unreadable());
        if !text.chars().all(|c| c.is_ascii_digit() || "/-. ".contains(c)) {
            return Err(unreadable());
        }
        // Blanks part the numbers only where nothing else does.
        let marked = text.contains(['/', '-', '.']);
        let closed = text.replace(' ', "");
        let parts: Vec<&str> =
            if marked { closed.split(['/', '-', '.']).collect() } else { text.split(' ').filter(|part| !part.is_empty()).collect() };
        let (day, month, year) = match parts.as_slice() {
            [all] if all.len() == 8 => (Some(&all[..2]), Some(&all[2..4]), &all[4..]),
            [all] if all.len() == 6 => (None, Some(&all[..2]), &all[2..]),
            [year] => (None, None, *year),
            [year, month] if year.len() == 4 => (None, Some(*month), *year),
            [month, year] => (None, Some(*month), *year),
            [year, month, day] if year.len() == 4 => (Some(*day), Some(*month), *year),
            [day, month, year] => (Some(*day), Some(*month), *year),
            _ => return Err(unreadable()),
        };
        if year.len() != 4 || month.is_some_and(|m| m.len() > 2) || day.is_some_and(|d| d.len() > 2) {
            return Err(unreadable());
        }
        let year = i32::try_from(number(year)?).map_err(|_| unreadable())?;
        Self::new(year, month.map(number).transpose()?, day.map(number).transpose()?)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, if known.
    pub fn month(self) -> Option<u32> {
        self.month
    }

    /// The date, if known to the day.
    pub fn as_whole(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month?, self.day?)
    }

    /// The first day it can mean.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).unwrap_or(NaiveDate::MIN)
    }

    /// The last day it can mean; a partial date counts from this day.
    pub fn last_day(self) -> NaiveDate {
        let first = self.first_day();
        let next = match (self.month, self.day) {
            (_, Some(_)) => return first,
            (Some(_), None) => first.checked_add_months(Months::new(1)),
            (None, None) => first.checked_add_months(Months::new(12)),
        };
        next.and_then(|day| day.pred_opt()).unwrap_or(first)
    }

    /// As written in tables and on papers: `05/09/1991`, `09/1991`, `1991`.
    pub fn shown(self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{day:02}/{month:02}/{}", self.year),
            (Some(month), None) => format!("{month:02}/{}", self.year),
            _ => self.year.to_string(),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = Refusal;

    /// Reads the ISO forms only; see [`PartialDate::typed`] for what a person types.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let unreadable = || Refusal::new("date_unreadable").with("value", text);
        let iso =
            [4, 7, 10].contains(&text.len()) && text.bytes().enumerate().all(|(i, c)| if i == 4 || i == 7 { c == b'-' } else { c.is_ascii_digit() });
        if !iso {
            return Err(unreadable());
        }
        // Digits at their places: of a hundred thousand people many dates are read at once.
        let number =
            |range: Range<usize>| text.as_bytes().get(range).map(|digits| digits.iter().fold(0, |read, digit| read * 10 + u32::from(digit - b'0')));
        let year = number(0..4).and_then(|year| i32::try_from(year).ok()).ok_or_else(unreadable)?;
        Self::new(year, number(5..7), number(8..10))
    }
}

impl TryFrom<String> for PartialDate {
    type Error = Refusal;
    fn try_from(text: String) -> Result<Self, Refusal> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.last_day(), self.first_day(), self.day).cmp(&(other.last_day(), other.first_day(), other.day))
    }
}

/// Reads a whole date in any typed or ISO form.
///
/// # Errors
/// As [`PartialDate::typed`], and `date_unreadable` where the day or the month is missing.
pub fn whole_date(text: &str) -> Result<NaiveDate, Refusal> {
    PartialDate::typed(text)?.as_whole().ok_or_else(|| Refusal::new("date_unreadable").with("value", text.trim()))
}

/// A whole date as written in tables: `05/09/1991`.
pub fn shown(date: NaiveDate) -> String {
    PartialDate::whole(date).shown()
}

/// The same day of the month so many months later, or that month's last day where there is none.
/// A date past the calendar's end stays at the end.
pub fn add_months(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// Whole months between the months of two dates, days left out.
pub fn months_between(from: (i32, u32), to: (i32, u32)) -> i32 {
    (to.0 - from.0) * 12 + to.1 as i32 - from.1 as i32
}

/// Whole years of age at a date; where only the year of birth is known, the age reached at the end of that year,
/// and by month, the age reached when the month is over.
pub fn age_at(birth: PartialDate, on: NaiveDate) -> i32 {
    let birth_day = birth.last_day();
    let before_birthday = (on.month(), on.day()) < (birth_day.month(), birth_day.day());
    let whole_years = on.year() - birth.year();
    if birth.month().is_some() && before_birthday { whole_years - 1 } else { whole_years }
}
