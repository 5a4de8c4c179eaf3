//! Rules, holidays and settings of a register: shipped as data, edited by clerks, every edit logged.

pub mod book;
mod holidays;
mod preference;
mod rules;
mod setting;

pub use holidays::{HolidayLine, holiday_list, save_holiday};
pub use rules::{RuleEdit, RuleLine, add_rule, rule_list, save_rule};
pub use setting::{all, all_usual, get, number, parsed, place, save_setting, set};

pub(crate) use setting::must_read;
