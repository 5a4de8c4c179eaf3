//! The one place of the shell that looks at the clock, and that knows when it is not to be believed.
//!
//! What day it is is one thing for the whole program: an answer holds until it closes.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use domain::today::{Answer, Witness};
use register::Now;

enum Day {
    /// As the clock says.
    Clock,
    /// The register on the desk does not vouch for the clock's day, and nobody has answered yet.
    Asked(Witness, PathBuf),
    /// As was answered, of which register.
    Answered(Answer, PathBuf),
}

static DAY: Mutex<Day> = Mutex::new(Day::Clock);

fn day() -> MutexGuard<'static, Day> {
    DAY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the clock says, believed or not.
#[allow(clippy::disallowed_methods)]
pub fn says() -> Now {
    let at = chrono::Local::now().naive_local();
    Now { today: at.date(), at }
}

/// The clock's seconds since 1970, believed or not: for waits, which are no part of the record.
#[allow(clippy::disallowed_methods)]
pub fn seconds() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

/// The moment, for the record: on the day answered where it was asked; while it is asked, on the day of the last write.
pub fn now() -> Now {
    let clock = says();
    let today = match &*day() {
        Day::Clock => clock.today,
        Day::Asked(witness, _) => witness.reading_day().unwrap_or(clock.today),
        Day::Answered(answer, _) => answer.day_now(clock.today),
    };
    Now { today, at: today.and_time(clock.at.time()) }
}

/// The witness of the register on the desk, while it is asked what day it is.
pub fn in_question() -> Option<Witness> {
    match &*day() {
        Day::Asked(witness, _) => Some(*witness),
        _ => None,
    }
}

/// A register is laid on the desk: asks where it does not vouch for the day. An answer given for it holds.
pub fn hears(witness: Witness, register: &Path) {
    let pc_day = says().today;
    let mut day = day();
    let believed = match &*day {
        Day::Answered(answer, of) => of == register || witness.vouches_for(answer.day_now(pc_day)),
        Day::Clock | Day::Asked(..) => witness.vouches_for(pc_day),
    };
    if !believed {
        *day = Day::Asked(witness, register.to_owned());
    } else if matches!(*day, Day::Asked(..)) {
        *day = Day::Clock;
    }
}

/// Takes the answer, where it was asked.
pub fn answered(answer: NaiveDate) {
    let pc_day = says().today;
    let mut day = day();
    if let Day::Asked(_, register) = &*day {
        *day = Day::Answered(Answer { day: answer, pc_day }, register.clone());
    }
}

/// The register is taken off the desk: what it asked goes with it.
pub fn asks_no_more() {
    let mut day = day();
    if matches!(*day, Day::Asked(..)) {
        *day = Day::Clock;
    }
}
