//! The clock of an answer that another place waits for: it asked here for a background check.

use chrono::NaiveDate;

use crate::clock::Clock;
use crate::rule::RuleBook;

/// From the day the request was received here, by the rule in force on that day; `None`: none is. Whoever asks is in the
/// country: the longer time is for checks abroad, which no unit here is asked for.
pub fn request_clock(received_on: NaiveDate, answered_on: Option<NaiveDate>, rules: &RuleBook) -> Option<Clock<'_>> {
    let rule = rules.rule("background_reply", Some("domestic"), received_on)?;
    let (due, _) = rules.due(rule, received_on);
    Some(Clock { rule, started_by: None, from: received_on, due, extended: false, warn: rules.warn_from(rule, due), ended: answered_on })
}
