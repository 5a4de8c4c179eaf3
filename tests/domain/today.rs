//! What day it is: the clock's day needs a second witness.

use chrono::NaiveDate;
use domain::today::{Answer, Witness};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn witness(last_write: Option<&str>, newest_copy: Option<&str>) -> Witness {
    Witness { last_write: last_write.map(day), newest_copy: newest_copy.map(day) }
}

#[test]
fn truth_c1_a_day_before_the_last_write_or_the_newest_copy_is_asked_about() {
    let both = witness(Some("2026-11-20"), Some("2026-11-18"));
    assert!(!both.vouches_for(day("2026-11-19")));
    assert!(both.vouches_for(day("2026-11-20")));
    let copied_later = witness(Some("2026-11-18"), Some("2026-11-20"));
    assert!(!copied_later.vouches_for(day("2026-11-19")));
    assert!(witness(None, None).vouches_for(day("1980-01-01")), "an empty register knows of no day");
}

#[test]
fn truth_c2_a_day_more_than_400_days_later_is_asked_about() {
    // 2026-11-20 + 400 days: 365 to 2027-11-20, 35 more to 2027-12-25.
    let written = witness(Some("2026-11-20"), None);
    assert!(written.vouches_for(day("2027-12-25")));
    assert!(!written.vouches_for(day("2027-12-26")));
}

#[test]
fn while_it_is_asked_the_record_is_read_as_of_the_last_write() {
    assert_eq!(witness(Some("2026-11-18"), Some("2031-01-01")).reading_day(), Some(day("2026-11-18")));
    assert_eq!(witness(None, Some("2026-11-20")).reading_day(), Some(day("2026-11-20")));
}

#[test]
fn an_answer_goes_with_the_midnights_and_with_a_clock_put_right() {
    let answer = Answer { day: day("2026-11-25"), pc_day: day("2019-01-01") };
    assert_eq!(answer.day_now(day("2019-01-01")), day("2026-11-25"));
    // Left open over the weekend.
    assert_eq!(answer.day_now(day("2019-01-04")), day("2026-11-28"));
    // The clock was put right meanwhile: not seven years on.
    assert_eq!(answer.day_now(day("2026-11-25")), day("2026-11-25"));
    assert_eq!(answer.day_now(day("2026-11-26")), day("2026-11-26"));
    // And put wrong once more.
    assert_eq!(answer.day_now(day("1980-01-01")), day("2026-11-25"));
}
