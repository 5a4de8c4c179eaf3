//! Việc of the sample against a plain recount: each person's page, one after the other, and each unit's entries, without the
//! stored spans and without the list's query. The harms: a deadline that stands in no list, or in the wrong part of it.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use domain::clock::ClockState;
use domain::date::add_months;
use register::cases::case_views;
use register::due::{DueKind, DuePage, DueQuery, DueRow, DueWork, Horizon, due_count, due_list, due_page};
use register::settings::save_setting;
use register::{Now, Register};

use crate::desk::{ask, day};
use crate::made_up::sample;

const DATES: [&str; 5] = ["2021-09-30", "2023-05-15", "2025-07-01", "2026-03-10", "2026-11-24"];

/// What a line says: whose, which clock, from when until when, how it stands.
type Told = (String, String, String, String, &'static str);

/// What stands open on the pages of all people on a day, clocks and waits.
fn on_the_pages(register: &mut Register, on: NaiveDate) -> BTreeSet<(Told, bool)> {
    let people = ask(register, "SELECT id, birth_name FROM person", |row| Ok((row.get::<_, i32>(0)?, row.get::<_, String>(1)?)));
    let mut told = BTreeSet::new();
    for (person, name) in people {
        for case in register.read(|conn| case_views(conn, person, on)).unwrap() {
            for clock in case.clocks.iter().filter(|clock| clock.state.is_open()) {
                let line = (name.clone(), clock.clock.clone(), clock.from.clone(), clock.due.clone(), clock.state.code());
                told.insert((line, clock.kind == "wait"));
            }
        }
    }
    told
}

/// All pages of Việc, read as the screen reads them, in short ones.
fn all_pages(register: &Register, query: &DueQuery, on: NaiveDate) -> (DuePage, Vec<DueWork>) {
    let first = due_page(register, query, on, 0, 7).unwrap();
    let (mut works, mut from) = (Vec::new(), 0);
    while from < first.total {
        let page = due_page(register, query, on, from, 7).unwrap();
        works.extend(page.rows.into_iter().filter_map(|row| match row {
            DueRow::Work(work) => Some(*work),
            DueRow::Group(_) => None,
        }));
        from += 7;
    }
    (first, works)
}

fn told(work: &DueWork) -> Told {
    let line = &work.line;
    (line.name.clone(), line.clock.clone(), line.from.clone(), line.due.clone(), line.badge.state.code())
}

#[test]
fn work_of_the_sample_is_what_the_pages_of_its_people_say_at_five_dates() {
    let (_folder, mut register, _) = sample("2026-11-24");
    for date in DATES {
        let on = day(date);
        let until = on + Days::new(30);
        let (page, works) = all_pages(&register, &DueQuery { turned: vec!["before_register".into()], ..DueQuery::default() }, on);
        let open = on_the_pages(&mut register, on);
        // A term of the path runs out by itself: the probation alone is one.
        let (waiting, acting): (BTreeSet<_>, BTreeSet<_>) = open.into_iter().partition(|((_, clock, ..), wait)| *wait || clock == "probation");
        let wanted: BTreeSet<Told> =
            acting.into_iter().map(|(line, _)| line).filter(|(.., due, state)| *state != "running" || *due <= until.to_string()).collect();
        let of_people: BTreeSet<Told> = works.iter().filter(|work| work.line.person.is_some()).map(told).collect();
        assert_eq!(of_people, wanted, "{date}");
        assert!(works.iter().all(|work| work.line.kind == DueKind::Clock));
        let becomes: BTreeSet<Told> =
            waiting.into_iter().filter(|((.., due, _), wait)| *wait || *due <= until.to_string()).map(|(line, _)| line).collect();
        assert_eq!(page.waits.iter().map(told).collect::<BTreeSet<_>>(), becomes, "{date}");
        // `due` gives the same rows.
        let listed = due_list(&register, on, Horizon::Within(30), true).unwrap();
        let (acting, other): (Vec<_>, Vec<_>) = listed.into_iter().partition(|line| line.kind == DueKind::Clock);
        assert_eq!(acting.len(), works.len(), "{date}");
        assert!(
            page.waits
                .iter()
                .all(|work| other.iter().any(|line| (line.person, &line.clock, &line.due) == (work.line.person, &work.line.clock, &work.line.due)))
        );
        // The sums are of the rows.
        let today: Vec<&DueWork> = works.iter().filter(|work| !work.line.before_register).collect();
        let overdue = today.iter().filter(|work| work.line.badge.state == ClockState::Overdue).count();
        assert_eq!((page.lines as usize, page.overdue as usize), (today.len(), overdue), "{date}");
        assert_eq!(page.overdue + page.ahead + page.warned, page.lines);
        assert_eq!(page.of_people + page.of_units, page.lines);
        assert_eq!(page.before_register as usize, works.len() - today.len());
        assert_eq!(due_count(&register, on).unwrap(), page.lines, "the count beside the screen's name");
        assert_eq!(works.iter().map(|work| work.number).collect::<Vec<_>>(), (1..=works.len() as u32).collect::<Vec<_>>());
    }
}

/// The harm: somebody whose probation ends before the meeting is prepared for it by nobody.
#[test]
fn a_probation_that_ends_before_the_meeting_says_when_the_vote_becomes_possible_and_by_when_it_is_due() {
    let (_folder, register, _) = sample("2026-11-24");
    let on = day("2026-03-10");
    let (page, _) = all_pages(&register, &DueQuery { within: Some(366), ..DueQuery::default() }, on);
    let probations: Vec<&DueWork> = page.waits.iter().filter(|work| work.line.clock == "probation").collect();
    assert!(!probations.is_empty());
    for work in probations {
        let (from, end) = (day(&work.line.from), day(&work.line.due));
        assert_eq!(end, add_months(from, 12), "twelve months");
        // Thirty working days from the day it ends: never within forty days of it, never beyond sixty.
        let due = day(work.then_due.as_deref().expect("a deadline"));
        assert!((41..=60).contains(&(due - end).num_days()), "{end} {due}");
        assert_eq!(work.acts, ["conversion_branch_vote"]);
    }
}

#[test]
fn the_next_meeting_says_how_far_one_looks_and_a_day_that_is_asked_for_stands_before_it() {
    let (_folder, mut register, _) = sample("2026-11-24");
    let on = day("2026-11-24");
    let meetings = r#"[{"on":"2026-12-20","body":"grassroots_committee"},{"on":"2026-12-05","body":"branch"},{"on":"2026-11-24","body":"branch"}]"#;
    save_setting(&mut register, "next_meetings", meetings, &Now::on(on)).unwrap();
    let (page, works) = all_pages(&register, &DueQuery::default(), on);
    assert_eq!((page.before.as_deref(), page.body.as_deref(), page.within), (Some("2026-12-05"), Some("branch"), None));
    assert_eq!(page.meetings.len(), 2, "today's is no meeting to come");
    assert!(works.iter().all(|work| work.line.badge.state != ClockState::Running || work.line.due.as_str() < "2026-12-05"));
    let asked = DueQuery { before: Some("2026-12-20".into()), ..DueQuery::default() };
    let (page, _) = all_pages(&register, &asked, on);
    assert_eq!((page.before.as_deref(), page.body.as_deref()), (Some("2026-12-20"), Some("grassroots_committee")));
    let (page, _) = all_pages(&register, &DueQuery { within: Some(7), ..DueQuery::default() }, on);
    assert_eq!((page.before, page.within), (None, Some(7)));
    for wrong in ["họp", "[{}]", r#"[{"on":"2026-02-30","body":"branch"}]"#, r#"[{"on":"2026-12-05","body":"mẫu"}]"#] {
        assert!(save_setting(&mut register, "next_meetings", wrong, &Now::on(on)).is_err(), "{wrong}");
    }
}

#[test]
fn filters_narrow_groups_close_and_the_counts_follow() {
    let (_folder, register, _) = sample("2026-11-24");
    let on = day("2026-11-24");
    let (page, works) = all_pages(&register, &DueQuery::default(), on);
    assert!(!works.is_empty());
    // Each unit, clock and turn by itself gives its share; together they are the whole.
    let of = |query: &DueQuery| all_pages(&register, query, on).1.iter().map(told).collect::<Vec<_>>();
    let by_clock: usize = page.clocks.iter().map(|clock| of(&DueQuery { clock: Some(clock.clone()), ..DueQuery::default() }).len()).sum();
    assert_eq!(by_clock, page.lines as usize);
    for by in [register::due::DueGroupBy::Unit, register::due::DueGroupBy::Turn] {
        let (grouped, again) = all_pages(&register, &DueQuery { group_by: by, ..DueQuery::default() }, on);
        assert_eq!(grouped.lines, page.lines);
        assert_eq!(again.iter().map(told).collect::<BTreeSet<_>>(), works.iter().map(told).collect::<BTreeSet<_>>());
    }
    let overdue = of(&DueQuery { overdue: true, ..DueQuery::default() });
    assert!(overdue.iter().all(|(.., state)| *state == "overdue") && overdue.len() == page.overdue as usize);
    let name = works.iter().find(|work| work.line.person.is_some()).expect("a person").line.name.clone();
    assert!(of(&DueQuery { search: name.to_uppercase(), ..DueQuery::default() }).iter().all(|(found, ..)| *found == name));
    // A closed group keeps its count and its lines' numbers.
    let first = page.clocks[0].clone();
    let (closed, left) = all_pages(&register, &DueQuery { turned: vec![first.clone()], ..DueQuery::default() }, on);
    assert_eq!(closed.lines, page.lines);
    assert!(left.iter().all(|work| work.line.clock != first));
    assert_eq!(left.last().map(|work| work.number), works.last().map(|work| work.number).filter(|_| page.clocks.len() > 1));
    assert!(due_page(&register, &DueQuery { unit: Some(9999), ..DueQuery::default() }, on, 0, 10).is_err());
}
