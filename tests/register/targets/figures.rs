//! What a target counts, and out of how many.

use register::targets::{NewTarget, Programme, remove_target, save_programme, save_target, suggest_denominator, target_chart, target_table};

use crate::cases::record::{day, desk, now};

#[test]
fn a_target_counts_only_cases_that_can_still_finish_in_time() {
    let mut desk = desk();
    let (_, admitted) = desk.candidate("Mạc Thị Mai", "1990", "10/03/2021");
    desk.happens(admitted, "decision", "10/01/2022", &[]);
    desk.happens(admitted, "ceremony", "20/01/2022", &[]);
    desk.candidate("Nông Thị Nga", "1995", "10/03/2022");
    // Eighteen only in March 2023: not within the year.
    desk.candidate("Ôn Thị Oanh", "03/2005", "10/03/2022");
    let programme = Programme { name: "Chương trình mẫu".into(), from: "2022-01-01".into(), to: "2022-12-31".into(), ..Programme::default() };
    let programme = save_programme(&mut desk.register, None, &programme, &now()).expect("a programme").value;
    let target = NewTarget {
        programme,
        indicator: "admissions".into(),
        from: "2022-01-01".into(),
        to: "2022-12-31".into(),
        value: "3".into(),
        ..NewTarget::default()
    };
    save_target(&mut desk.register, None, &target, &now()).expect("a target");
    let line = target_table(&desk.register, day("2022-07-02")).expect("targets").remove(0);
    // 183 of 365 days have passed: 3 × 183 / 365 = 1.504, told to the hundredth. The third may be somebody listed tomorrow.
    assert_eq!((line.reached.as_str(), line.pace.as_str(), line.reachable.as_deref(), line.possible), ("1", "1.5", Some("2"), true));
    assert_eq!((line.short_by.as_deref(), line.impossible_from.as_deref()), (Some("1"), Some("2023-01-01")));
}

#[test]
fn a_target_through_time_shows_the_figure_that_the_target_is_about() {
    let mut desk = desk();
    for (name, ceremony) in [("Mạc Thị Mai", "20/01/2022"), ("Mạc Thị Lan", "20/05/2022")] {
        let (_, case) = desk.candidate(name, "1990", "10/03/2021");
        desk.happens(case, "decision", "10/01/2022", &[]);
        desk.happens(case, "ceremony", ceremony, &[]);
    }
    let programme = Programme { name: "Chương trình mẫu".into(), from: "2022-01-01".into(), to: "2022-12-31".into(), ..Programme::default() };
    let programme = save_programme(&mut desk.register, None, &programme, &now()).expect("a programme").value;
    let target = NewTarget {
        programme,
        indicator: "women_share".into(),
        from: "2022-01-01".into(),
        to: "2022-12-31".into(),
        value: "60".into(),
        ..NewTarget::default()
    };
    let share = save_target(&mut desk.register, None, &target, &now()).expect("a target").value.target;
    let pool = NewTarget { indicator: "pool_size".into(), value: "5".into(), ..target };
    let pool = save_target(&mut desk.register, None, &pool, &now()).expect("a target").value.target;
    let points = |target: i32, on: &str| -> Vec<(String, String)> {
        let chart = target_chart(&desk.register, target, day(on)).expect("a chart").expect("the target");
        chart.points.into_iter().map(|point| (point.on, point.reached)).collect()
    };
    let told = |rows: &[(&str, &str)]| rows.iter().map(|(on, reached)| ((*on).to_owned(), (*reached).to_owned())).collect::<Vec<_>>();
    // Nobody on the first day; then one woman of one, two of two.
    assert_eq!(points(share, "2022-07-01"), told(&[("2022-01-01", "0"), ("2022-04-01", "100"), ("2022-07-01", "100")]));
    // Two on the list; one is left after the first ceremony, none after the second.
    assert_eq!(points(pool, "2022-07-01"), told(&[("2022-01-01", "2"), ("2022-04-01", "1"), ("2022-07-01", "0")]));
    // The year is over and the target was missed: from the day after its end it cannot be reached.
    let line = target_table(&desk.register, day("2024-03-05")).expect("targets").remove(1);
    assert_eq!(line.impossible_from.as_deref(), Some("2023-01-01"));
}

// The journal keeps ids; a person reads names. A row that undo took out has none any more, and a day off never had one.

#[test]
fn a_denominator_is_offered_as_the_members_on_the_eve() {
    let mut desk = desk();
    let (_, case) = desk.candidate("Mạc Thị Mai", "1990", "10/03/2021");
    desk.candidate("Mạc Thị Lan", "1990", "10/03/2021");
    desk.happens(case, "decision", "10/01/2022", &[]);
    desk.happens(case, "ceremony", "20/01/2022", &[]);
    let offered = |unit: Option<i32>, from: &str| suggest_denominator(&desk.register, unit, day(from)).expect("a number");
    // On the eve of the ceremony's day nobody is a member; on that of the next day one of the two is, in her branch and above it.
    assert_eq!((offered(None, "2022-01-20"), offered(None, "2022-01-21"), offered(Some(desk.branch), "2022-01-21")), (0, 1, 1));
}

/// The harm: what was made is told as changed.
#[test]
fn window_d7_what_is_made_is_told_as_made_what_is_changed_as_changed() {
    let mut desk = desk();
    let mut facts = Programme { name: "Chương trình mẫu".into(), from: "2022-01-01".into(), to: "2022-12-31".into(), ..Programme::default() };
    let programme = save_programme(&mut desk.register, None, &facts, &now()).expect("a programme").value;
    facts.note = Some("mẫu".into());
    save_programme(&mut desk.register, Some(programme), &facts, &now()).expect("changed");
    let mut target = NewTarget {
        programme,
        indicator: "admissions".into(),
        from: "2022-01-01".into(),
        to: "2022-12-31".into(),
        value: "3".into(),
        ..NewTarget::default()
    };
    let id = save_target(&mut desk.register, None, &target, &now()).expect("a target").value.target;
    target.value = "4".into();
    save_target(&mut desk.register, Some(id), &target, &now()).expect("changed");
    remove_target(&mut desk.register, id, &now()).expect("removed");
    let log = desk.register.journal(None, 5).expect("the log");
    let mut told: Vec<&str> = log.iter().map(|line| line.name.as_str()).collect();
    told.sort_unstable();
    assert_eq!(told, ["programme_added", "programme_changed", "target_added", "target_changed", "target_removed"]);
}
