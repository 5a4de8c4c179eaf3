//! Clocks counted out by hand: each comment tells the working days week by week, with the days off between.
//! Day 0 is the day of the event; each working day after it adds one.

use chrono::NaiveDate;
use domain::date::{add_months, months_between};

use crate::desk::*;

/// The due day of the rule in force, and its extended one.
fn due(key: &str, variant: Option<&str>, from: &str) -> (NaiveDate, Option<NaiveDate>) {
    let rules = &book().rules;
    let rule = rules.rule(key, variant, day(from)).unwrap_or_else(|| panic!("no rule {key} on {from}"));
    rules.due(rule, day(from))
}

fn plus(from: &str, days: u32) -> NaiveDate {
    book().rules.calendar.add_working_days(day(from), days)
}

fn minus(from: &str, days: u32) -> NaiveDate {
    book().rules.calendar.subtract_working_days(day(from), days)
}

// ---------- working days ----------

#[test]
fn a_decision_from_a_vote_of_15_june_2021() {
    // 60 working days from Tuesday 15/6/2021:
    // 16–18/6 = 3; 21–25 = 8; 28/6–2/7 = 13; 5–9 = 18; 12–16 = 23; 19–23 = 28; 26–30 = 33; 2–6/8 = 38; 9–13 = 43;
    // 16–20 = 48; 23–27 = 53; 30/8–1/9 = 56; 2 and 3/9 off; 6, 7, 8, 9/9 = 60.
    // 30 more: 10/9 = 61; 13–17 = 66; 20–24 = 71; 27/9–1/10 = 76; 4–8 = 81; 11–15 = 86; 18, 19, 20, 21/10 = 90.
    assert_eq!(due("admission_decision", None, "15/6/2021"), (day("9/9/2021"), Some(day("21/10/2021"))));
}

#[test]
fn a_decision_across_tet_2022() {
    // 60 from Wednesday 5/1/2022: 6, 7/1 = 2; 10–14 = 7; 17–21 = 12; 24–28 = 17; Tết 31/1–4/2 off; 7–11/2 = 22; 14–18 = 27;
    // 21–25 = 32; 28/2–4/3 = 37; 7–11 = 42; 14–18 = 47; 21–25 = 52; 28/3–1/4 = 57; 4, 5, 6/4 = 60 (Giỗ Tổ is 11/4).
    assert_eq!(due("admission_decision", None, "5/1/2022").0, day("6/4/2022"));
}

#[test]
fn a_ceremony_across_tet_2022() {
    // 30 from Monday 10/1/2022: 11–14 = 4; 17–21 = 9; 24–28 = 14; Tết; 7–11/2 = 19; 14–18 = 24; 21–25 = 29; 28/2 = 30.
    assert_eq!(due("ceremony", None, "10/1/2022").0, day("28/2/2022"));
}

#[test]
fn the_vote_of_the_last_day_of_june_2025_runs_by_the_old_rule() {
    // 60 from Monday 30/6/2025: 1–4/7 = 4; 7–11 = 9; 14–18 = 14; 21–25 = 19; 28/7–1/8 = 24; 4–8 = 29; 11–15 = 34; 18–22 = 39;
    // 25–29 = 44; 1 and 2/9 off; 3–5 = 47; 8–12 = 52; 15–19 = 57; 22, 23, 24/9 = 60.
    // 30 more: 25, 26/9 = 62; 29/9–3/10 = 67; 6–10 = 72; 13–17 = 77; 20–24 = 82; 27–31 = 87; 3, 4, 5/11 = 90.
    assert_eq!(due("admission_decision", None, "30/6/2025"), (day("24/9/2025"), Some(day("5/11/2025"))));
}

#[test]
fn the_vote_of_the_first_day_of_july_2025_runs_by_the_new_rule() {
    // 45 from Tuesday 1/7/2025: 2–4 = 3; 7–11 = 8; 14–18 = 13; 21–25 = 18; 28/7–1/8 = 23; 4–8 = 28; 11–15 = 33; 18–22 = 38;
    // 25–29 = 43; 1 and 2/9 off; 3, 4/9 = 45. 15 more: 5/9 = 46; 8–12 = 51; 15–19 = 56; 22–25/9 = 60.
    assert_eq!(due("admission_decision", None, "1/7/2025"), (day("4/9/2025"), Some(day("25/9/2025"))));
}

#[test]
fn a_review_over_the_national_day_2024() {
    // Probation over on Saturday 31/8/2024; 2 and 3/9 off; 4–6/9 = 3; 9–13 = 8; 16–20 = 13; 23–27 = 18; 30/9–4/10 = 23; 7–11 = 28; 14, 15/10 = 30.
    assert_eq!(due("conversion_review", None, "31/8/2024").0, day("15/10/2024"));
}

#[test]
fn a_saturday_worked_in_exchange_counts() {
    let calendar = &book().rules.calendar;
    assert!(calendar.is_working(day("4/5/2024")), "worked for Monday 29/4/2024");
    assert!(!calendar.is_working(day("29/4/2024")));
    assert!(!calendar.is_working(day("11/5/2024")), "any other Saturday");
    // From Friday 26/4/2024: 29, 30/4 and 1/5 off; 2/5 = 1, 3/5 = 2, Saturday 4/5 = 3, Monday 6/5 = 4.
    assert_eq!([1, 2, 3, 4].map(|n| plus("26/4/2024", n)), [day("2/5/2024"), day("3/5/2024"), day("4/5/2024"), day("6/5/2024")]);
    // A ceremony, 30 from Monday 22/4: 23–26 = 4; 2, 3, 4/5 = 7; 6–10 = 12; 13–17 = 17; 20–24 = 22; 27–31 = 27; 3, 4, 5/6 = 30.
    assert_eq!(due("ceremony", None, "22/4/2024").0, day("5/6/2024"));
}

#[test]
fn a_reply_from_abroad() {
    // 90 from Friday 15/3/2024: 18–22 = 5; 25–29 = 10; 1–5/4 = 15; 8–12 = 20; 15, 16, 17, 19 = 24 (Giỗ Tổ 18/4); 22–26 = 29;
    // 2, 3, 4/5 = 32; 6–10 = 37; 13–17 = 42; 20–24 = 47; 27–31 = 52; 3–7/6 = 57; 10–14 = 62; 17–21 = 67; 24–28 = 72; 1–5/7 = 77;
    // 8–12 = 82; 15–19 = 87; 22, 23, 24/7 = 90.
    assert_eq!(due("background_reply", Some("abroad"), "15/3/2024").0, day("24/7/2024"));
}

#[test]
fn the_counts_of_2027_are_provisional() {
    // 45 from Tuesday 1/12/2026: 2–4 = 3; 7–11 = 8; 14–18 = 13; 21–25 = 18; 28–31 = 22; 1/1 off; 4–8/1 = 27; 11–15 = 32; 18–22 = 37;
    // 25–29 = 42; 1, 2, 3/2/2027 = 45.
    let calendar = &book().rules.calendar;
    let end = due("admission_decision", None, "1/12/2026").0;
    assert_eq!(end, day("3/2/2027"));
    assert!(calendar.is_provisional(day("1/12/2026"), end));
    // The next working day after Tết as shipped: 4, 5, 8, 9, 10/2 off.
    assert_eq!(plus("3/2/2027", 1), day("11/2/2027"));
    assert!(!calendar.is_provisional(day("1/10/2026"), day("12/11/2026")));
    assert!(calendar.is_provisional(day("1/10/2026"), day("2/1/2028")));
}

#[test]
fn the_day_of_culture_is_off_from_2026() {
    assert_eq!(plus("20/11/2026", 2), day("25/11/2026"), "23/11 = 1, 24/11 off, 25/11 = 2");
    assert_eq!(plus("21/11/2025", 2), day("25/11/2025"), "24/11/2025 = 1, 25/11 = 2");
}

#[test]
fn outside_the_years_listed_only_weekends_and_fixed_feasts() {
    // 2028: 30/4 is a Sunday, 1/5 a Monday; 24/11 a Friday; Tết (26/1) is not known.
    assert_eq!(plus("28/4/2028", 1), day("2/5/2028"));
    assert_eq!(plus("23/11/2028", 1), day("27/11/2028"));
    assert_eq!(plus("25/1/2028", 1), day("26/1/2028"));
    // 2015: the day of culture was none yet; 30/4 and 1/5 are Thursday and Friday.
    assert_eq!(plus("23/11/2015", 1), day("24/11/2015"));
    assert_eq!(plus("29/4/2015", 1), day("4/5/2015"));
}

#[test]
fn the_fixed_feasts_are_kept_in_every_year() {
    let calendar = &book().rules.calendar;
    assert!(!calendar.is_working(day("1/5/1985")), "a Wednesday");
    assert!(!calendar.is_working(day("2/9/2105")), "a Wednesday");
}

#[test]
fn a_rule_of_more_days_than_there_are_does_not_break() {
    let rules = &book().rules;
    let mut rule = rules.rule("admission_decision", None, day("1/7/2025")).unwrap().clone();
    rule.value = u32::MAX;
    assert!(rules.due(&rule, day("1/7/2025")).0 > day("1/1/2100"));
}

#[test]
fn days_left_to_a_due_day_beyond_all_calendars_are_told_at_once() {
    let begun = std::time::Instant::now();
    assert!(book().rules.calendar.working_days_between(day("1/7/2025"), NaiveDate::MAX) > 36_600);
    assert!(begun.elapsed() < std::time::Duration::from_secs(2));
}

// ---------- the dates shown in the pictures, as of 14/10/2025 ----------

#[test]
fn the_vote_in_the_picture() {
    // 45 from Monday 13/10/2025: 14–17 = 4; 20–24 = 9; 27–31 = 14; 3–7/11 = 19; 10–14 = 24; 17–21 = 29; 24–28 = 34; 1–5/12 = 39;
    // 8–12 = 44; 15/12 = 45.
    assert_eq!(due("admission_decision", None, "13/10/2025").0, day("15/12/2025"));
    let skipped = book().rules.calendar.skipped(day("13/10/2025"), day("15/12/2025"));
    // Nine weekends and nothing else: 63 days less 45.
    assert_eq!(skipped.len(), 18);
    assert_eq!((skipped[0], skipped[17]), (day("18/10/2025"), day("14/12/2025")));
}

#[test]
fn the_days_left_in_the_picture_of_due_clocks() {
    let left = |due: &str| book().rules.calendar.working_days_between(day("14/10/2025"), day(due));
    for (due, shown) in [
        ("2/10/2025", -8), // 3, 6–10, 13, 14
        ("8/10/2025", -4), // 9, 10, 13, 14
        ("13/10/2025", -1),
        ("14/10/2025", 0),
        ("15/10/2025", 1),
        ("17/10/2025", 3),
        ("20/10/2025", 4),
    ] {
        assert_eq!(left(due), shown, "{due}");
    }
}

#[test]
fn the_due_days_in_the_picture_have_starts() {
    // Counted back from the day shown, over 1 and 2/9/2025.
    assert_eq!(due("conversion_review", None, "19/8/2025").0, day("2/10/2025"));
    assert_eq!(due("admission_decision", None, "4/8/2025").0, day("8/10/2025"));
    assert_eq!(due("ceremony", None, "28/8/2025").0, day("13/10/2025"));
    assert_eq!(due("ceremony", None, "29/8/2025").0, day("14/10/2025"));
    assert_eq!(due("admission_decision", None, "11/8/2025").0, day("15/10/2025"));
    assert_eq!(due("conversion_review", None, "5/9/2025").0, day("17/10/2025"));
    assert_eq!(due("ceremony", None, "8/9/2025").0, day("20/10/2025"));
}

#[test]
fn the_reply_in_the_picture_was_two_days_late() {
    // 30 from Thursday 20/2/2025: 21/2 = 1; 24–28 = 6; 3–7/3 = 11; 10–14 = 16; 17–21 = 21; 24–28 = 26; 31/3, 1, 2, 3/4 = 30.
    assert_eq!(due("background_reply", Some("domestic"), "20/2/2025").0, day("3/4/2025"));
    // 4/4 = 1; 7/4 is Giỗ Tổ; 8/4 = 2.
    assert_eq!(book().rules.calendar.working_days_between(day("3/4/2025"), day("8/4/2025")), 2);
}

#[test]
fn the_certificate_and_the_dossiers_in_the_pictures() {
    assert_eq!(due("course_certificate_validity", None, "12/12/2020").0, day("12/12/2025"));
    let left = |opened: &str| (due("dossier_freshness", None, opened).0 - day("14/10/2025")).num_days();
    for (opened, shown) in [
        ("6/1/2025", 84),
        ("14/7/2025", 273),
        ("19/5/2025", 217),
        ("2/6/2025", 231),
        ("11/10/2024", -3),
        ("26/10/2024", 12),
        ("12/5/2025", 210),
        ("30/6/2025", 259),
    ] {
        assert_eq!(left(opened), shown, "opened {opened}");
    }
}

// ---------- back, between, skipped ----------

#[test]
fn counting_back_from_a_day_worked_or_not() {
    assert_eq!(minus("20/10/2025", 1), day("17/10/2025"), "Monday to Friday");
    assert_eq!(minus("19/10/2025", 1), day("17/10/2025"), "Sunday to Friday");
    assert_eq!(minus("3/9/2025", 1), day("29/8/2025"), "over the weekend, 1 and 2/9");
    assert_eq!(minus("6/5/2024", 1), day("4/5/2024"), "to the Saturday worked");
    assert_eq!((plus("18/10/2025", 0), minus("18/10/2025", 0)), (day("18/10/2025"), day("18/10/2025")), "nothing is added");
    assert_eq!(plus("18/10/2025", 1), day("20/10/2025"), "from a Saturday");
}

#[test]
fn working_days_between_counts_the_last_day_and_not_the_first() {
    let between = |from: &str, to: &str| book().rules.calendar.working_days_between(day(from), day(to));
    assert_eq!(between("13/10/2025", "13/10/2025"), 0);
    assert_eq!(between("13/10/2025", "15/12/2025"), 45);
    assert_eq!(between("15/12/2025", "13/10/2025"), -45);
    assert_eq!(between("17/10/2025", "19/10/2025"), 0, "a weekend has none");
    assert_eq!(between("1/1/1985", "8/1/1985"), 5, "before the years kept: Wednesday 2 to Tuesday 8");
}

#[test]
fn what_a_clock_passed_over() {
    assert_eq!(
        book().rules.calendar.skipped(day("28/8/2025"), day("4/9/2025")),
        [day("30/8/2025"), day("31/8/2025"), day("1/9/2025"), day("2/9/2025")]
    );
    assert_eq!(book().rules.calendar.skipped(day("4/9/2025"), day("4/9/2025")), []);
}

#[test]
fn a_clock_shows_as_due_fifteen_working_days_or_two_months_before() {
    let rules = &book().rules;
    let decision = rules.rule("admission_decision", None, day("13/10/2025")).unwrap();
    // Back from 15/12: 12–8/12 = 5; 5–1/12 = 10; 28–24/11 = 15.
    assert_eq!(rules.warn_from(decision, day("15/12/2025")), day("24/11/2025"));
    let certificate = rules.rule("course_certificate_validity", None, day("1/1/2021")).unwrap();
    assert_eq!(rules.warn_from(certificate, day("12/12/2025")), day("12/10/2025"));
    assert_eq!(rules.warn_from(certificate, day("30/4/2025")), day("28/2/2025"), "the month's last day");
    let mut own = decision.clone();
    own.warn = Some(5);
    assert_eq!(rules.warn_from(&own, day("15/12/2025")), day("8/12/2025"));
}

// ---------- months ----------

#[test]
fn the_same_day_of_a_later_month_or_its_last() {
    for (from, months, to) in [
        ("31/1/2025", 1, "28/2/2025"),
        ("31/1/2024", 1, "29/2/2024"),
        ("29/2/2024", 12, "28/2/2025"),
        ("29/2/2024", 48, "29/2/2028"),
        ("30/11/2024", 3, "28/2/2025"),
        ("31/8/2023", 12, "31/8/2024"),
        ("31/5/2025", 1, "30/6/2025"),
        ("12/1/2020", 36, "12/1/2023"),
        ("20/3/2021", 60, "20/3/2026"),
    ] {
        assert_eq!(add_months(day(from), months), day(to), "{from} + {months}");
    }
    assert_eq!(add_months(day("1/1/2025"), u32::MAX), NaiveDate::MAX);
}

#[test]
fn months_between_leave_the_days_out() {
    assert_eq!(months_between((1996, 3), (2014, 3)), 216);
    assert_eq!(months_between((2025, 12), (2026, 1)), 1);
    assert_eq!(months_between((2026, 1), (2025, 12)), -1);
}

// ---------- which rule is in force ----------

#[test]
fn the_rule_in_force_on_the_first_day_of_a_clock() {
    let rules = &book().rules;
    let value = |key: &str, on: &str| rules.rule(key, None, day(on)).map(|rule| (rule.value, rule.extension));
    assert_eq!(value("admission_decision", "24/7/2016"), None);
    assert_eq!(value("admission_decision", "25/7/2016"), Some((60, Some(30))));
    assert_eq!(value("admission_decision", "30/6/2025"), Some((60, Some(30))));
    assert_eq!(value("admission_decision", "1/7/2025"), Some((45, Some(15))));
    assert_eq!(value("member_files", "28/9/2025"), None);
    assert_eq!(value("member_files", "29/9/2025"), Some((30, None)));
    assert_eq!(rules.rule("conversion_review", None, day("29/7/2021")).unwrap().confidence, "G");
    assert_eq!(rules.rule("conversion_review", None, day("30/7/2021")).unwrap().confidence, "P");
}

#[test]
fn a_row_that_is_off_is_not_in_force_until_switched_on() {
    let rules = &book().rules;
    assert!(rules.rule("ceremony", Some("from_issue"), day("1/8/2026")).is_none());
    assert!(rules.rule("branch_sends_file", None, day("1/12/2025")).is_none());
    assert_eq!(rules.condition("schooling", day("1/5/2026")).unwrap().rest["proof"], "certificate");
    let mut conditions = rules.conditions.clone();
    for condition in &mut conditions {
        condition.enabled = true;
    }
    let switched_on = domain::rule::RuleBook::new(rules.rules.clone(), conditions, &[], &[], &[]);
    assert_eq!(
        switched_on.condition("schooling", day("1/5/2026")).unwrap().rest["proof"],
        "programme_completed",
        "it comes before the row it overlaps"
    );
}

#[test]
fn of_two_rows_in_force_the_later_is_meant() {
    let rules = &book().rules;
    let mut later = rules.rule("admission_decision", None, day("1/7/2025")).unwrap().clone();
    (later.value, later.effective_from) = (40, day("1/1/2026"));
    for order in [[vec![later.clone()], rules.rules.clone()].concat(), [rules.rules.clone(), vec![later.clone()]].concat()] {
        let edited = domain::rule::RuleBook::new(order, Vec::new(), &[], &[], &[]);
        assert_eq!(edited.rule("admission_decision", None, day("31/12/2025")).unwrap().value, 45);
        assert_eq!(edited.rule("admission_decision", None, day("1/1/2026")).unwrap().value, 40);
    }
}
