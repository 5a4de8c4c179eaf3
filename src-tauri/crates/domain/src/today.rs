//! What day it is. A clock can be wrong (a dead battery, a slip in the system's settings), so that the day it tells
//! needs a second witness: what the register itself was last written and copied on.

use chrono::{NaiveDate, TimeDelta};

use crate::date::PartialDate;
use crate::refusal::Refusal;

/// A register left alone for longer than this is asked about: no clerk lays it aside over a year's reports.
pub const LONGEST_SILENCE: TimeDelta = TimeDelta::days(400);

/// How long a program stays open with an answer: so many midnights are counted on from it.
const LONGEST_SITTING: TimeDelta = TimeDelta::days(7);

/// What a register tells of days that have surely come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Witness {
    /// The day of the last write.
    pub last_write: Option<NaiveDate>,
    /// The day of the newest copy.
    pub newest_copy: Option<NaiveDate>,
}

impl Witness {
    /// The later of the two.
    pub fn latest(self) -> Option<NaiveDate> {
        self.last_write.max(self.newest_copy)
    }

    /// The day as of which is read while it is not known which day it is: the last write's, where all that stands was
    /// true.
    pub fn reading_day(self) -> Option<NaiveDate> {
        self.last_write.or(self.newest_copy)
    }

    /// Whether a day may be today: not before what was written or copied, nor long after it.
    ///
    /// ```
    /// use domain::today::Witness;
    /// let day = |text: &str| text.parse().unwrap();
    /// let witness = Witness { last_write: Some(day("2026-11-20")), newest_copy: None };
    /// assert!(witness.vouches_for(day("2026-11-20")));
    /// assert!(!witness.vouches_for(day("2019-01-01")));
    /// assert!(!witness.vouches_for(day("2031-01-01")));
    /// ```
    pub fn vouches_for(self, day: NaiveDate) -> bool {
        self.latest().is_none_or(|latest| (TimeDelta::zero()..=LONGEST_SILENCE).contains(&(day - latest)))
    }

    /// A write while the day is in question, refused under that code; it names both days.
    pub fn refuses(self, code: &'static str, pc_day: NaiveDate) -> Refusal {
        let shown = |day: NaiveDate| PartialDate::whole(day).shown();
        Refusal::new(code).with("pc_day", shown(pc_day)).with("last_day", self.latest().map(shown).unwrap_or_default())
    }
}

/// What a person answered when asked which day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The day answered.
    pub day: NaiveDate,
    /// What the clock said then.
    pub pc_day: NaiveDate,
}

impl Answer {
    /// What day it is by the answer when the clock says `pc_day`: midnights since are counted on, and a clock that was
    /// put right meanwhile is followed.
    pub fn day_now(self, pc_day: NaiveDate) -> NaiveDate {
        let sitting = |since: TimeDelta| (TimeDelta::zero()..=LONGEST_SITTING).contains(&since);
        if sitting(pc_day - self.day) {
            pc_day
        } else if sitting(pc_day - self.pc_day) {
            self.day + (pc_day - self.pc_day)
        } else {
            self.day
        }
    }
}
