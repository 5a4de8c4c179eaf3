//! Rules, holidays and settings of a register: shipped as data, edited by clerks, every edit logged.

mod holidays;
mod meetings;
mod preference;
mod rules;
mod seed;
mod setting;

pub use holidays::{HolidayLine, holiday_list, save_holiday};
pub use meetings::{MEETING_BODIES, Meeting, meetings, next_meeting};
pub use rules::{RuleEdit, RuleLine, add_rule, rule_list, save_rule};
pub use setting::{all, all_usual, names, number, place, save_setting, set};

pub(crate) use seed::seed;
pub(crate) use setting::must_read;
