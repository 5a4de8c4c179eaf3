//! What is asked of Việc: until when, of whom, grouped by what.

use chrono::{Days, NaiveDate};
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Register;
use crate::error::RegisterError;
use crate::settings::next_meeting;

/// How many days are looked ahead where no meeting is set.
pub const USUAL_DAYS: u32 = 30;

/// How far ahead one looks. What is overdue or shows as due stands in the list whatever is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Horizon {
    /// Due on or before that many calendar days from the day asked of.
    Within(u32),
    /// Due before that day.
    Before(NaiveDate),
}

impl Horizon {
    /// To the eve of the next meeting after a day, or so many days where none is set.
    ///
    /// # Errors
    /// [`RegisterError::DamagedRow`] where the meetings do not read.
    pub fn usual(register: &Register, on: NaiveDate) -> Result<Self, RegisterError> {
        Ok(next_meeting(register, on)?.map_or(Self::Within(USUAL_DAYS), |meeting| Self::Before(meeting.on)))
    }

    /// The last due day looked at, asked of a day.
    pub fn until(self, on: NaiveDate) -> NaiveDate {
        match self {
            Self::Within(days) => on.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX),
            Self::Before(day) => day.pred_opt().unwrap_or(day),
        }
    }
}

/// By what Việc is grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DueGroupBy {
    /// By what has to be done, in the order of the process; units' own last.
    #[default]
    Clock,
    /// By the unit, in the office's own order.
    Unit,
    /// By whose turn it is.
    Turn,
}

/// Việc as it is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DueQuery {
    /// As of this day, ISO; `None`: today.
    pub as_of: Option<String>,
    /// Words typed: of names and units.
    pub search: String,
    /// Due before this day, ISO.
    pub before: Option<String>,
    /// Due within so many days. Neither: the next meeting, or the usual days.
    pub within: Option<u32>,
    /// Of this unit or those below it.
    pub unit: Option<i32>,
    /// Of this clock.
    pub clock: Option<String>,
    /// Whose turn it is: a body's code.
    pub turn: Option<String>,
    /// Only what is overdue.
    pub overdue: bool,
    /// By what it is grouped.
    pub group_by: DueGroupBy,
    /// The groups that were opened or closed by hand.
    pub turned: Vec<String>,
}

impl DueQuery {
    /// How far ahead it looks.
    ///
    /// # Errors
    /// What reading the day says; as [`Horizon::usual`].
    pub fn horizon(&self, register: &Register, on: NaiveDate) -> Result<Horizon, RegisterError> {
        match (&self.before, self.within) {
            (Some(day), _) => {
                let read = day.parse().map_err(|_| Refusal::new("date_unreadable").with("value", day).at("before"))?;
                Ok(Horizon::Before(read))
            }
            (None, Some(days)) => Ok(Horizon::Within(days)),
            (None, None) => Horizon::usual(register, on),
        }
    }
}
