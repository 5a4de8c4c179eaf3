//! The filters of a list against a plain recount.
//!
//! What `list --filter` answers is counted again from what `person show` tells of each person: nothing is shared but the
//! contract. Conditions are drawn at random from what people have and from what nobody has. Of a register a part of the
//! people is recounted, drawn at random too: a page costs a run of the program.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::desk::{BRANCH, Desk, PASSED};
use crate::recount::condition::Query;
use crate::recount::{Dice, PEOPLE, World, array};

/// How many lists are asked for on a day.
const LISTS: usize = 24;

#[test]
fn the_sample_is_filtered_as_recounted() {
    recounted(&["--sample"], 11, ["2023-06-30", "2025-06-30", "2026-10-31"]);
}

#[test]
fn a_made_up_register_is_filtered_as_recounted() {
    recounted(&["--generate", "90", "--seed", "5"], 12, ["2021-03-15", "2024-02-29", "2026-09-01"]);
}

#[test]
fn another_made_up_register_is_filtered_as_recounted() {
    recounted(&["--generate", "60", "--seed", "8"], 13, ["2022-12-31", "2025-01-01", "2026-06-30"]);
}

/// Worked example 3: the decision cancelled and the vote to be done again are struck from that day; the branch's vote
/// and the ceremony stay.
#[test]
fn what_a_cancelled_decision_strikes_is_not_found() {
    let desk = Desk::with_units();
    let (_, case) = desk.candidate("Mẫu Ba", "2021-04-12");
    desk.event_anyway(&case, "branch_vote", "2022-04-12", PASSED);
    desk.event_anyway(&case, "committee_vote", "2022-04-28", PASSED);
    let decision = desk.event_anyway(&case, "decision", "2022-05-10", &[])["event"].to_string();
    desk.event_anyway(&case, "ceremony", "2022-05-25", &[]);
    let cancels = format!("cancels={decision}");
    desk.event_anyway(&case, "decision_cancelled", "2022-09-15", &[&cancels, "ground=wrong_procedure", r#"redo=["committee_vote"]"#]);
    let found = |day: &str, filter: &str| desk.names(&["--as-of", day, "--filter", filter]).len();
    assert_eq!(found("2022-09-14", "decision=2022-05-10"), 1);
    assert_eq!(found("2022-09-14", "committee_vote=2022-04"), 1);
    assert_eq!(found("2022-09-15", "decision="), 1);
    assert_eq!(found("2022-09-15", "committee_vote.votes_for="), 1);
    assert_eq!(found("2022-09-15", "branch_vote=2022-04-12"), 1);
    assert_eq!(found("2022-09-15", "ceremony=2022-05-25"), 1);
}

/// A member since 2024 and born in 1990 had no years in the Party in 2018 and no age in 1989: none, not fewer than nought.
#[test]
fn who_is_not_yet_a_member_or_not_yet_born_has_no_years() {
    let desk = Desk::with_units();
    let sets = ["member_kind=full", "admission_date_set=2024-05-01", "official_date_set=2025-05-01", "birth_date=1990-01-01"];
    let mut arguments = vec!["--name", "Mẫu Một", "--unit", BRANCH, "--on", "2025-05-31", "--first", "member_recorded"];
    sets.iter().for_each(|set| arguments.extend(["--set", set]));
    desk.json("person add", &arguments);
    let filtered = |filter: &str| desk.names(&["--as-of", "2025-06-30", "--filter", filter]);
    assert_eq!(filtered("party_age@2024-05-01=0"), ["Mẫu Một"]);
    assert_eq!(filtered("party_age@2018-07-03="), ["Mẫu Một"]);
    assert_eq!(filtered("party_age@2018-07-03=..5"), Vec::<String>::new());
    assert_eq!(filtered("age@1989-12-31="), ["Mẫu Một"]);
    assert_eq!(filtered("age@1989-12-31=..0"), Vec::<String>::new());
}

/// Asks random lists of a new register and panics with all that differ.
fn recounted(new: &[&str], seed: u64, days: [&str; 3]) {
    let desk = Desk::bare();
    desk.json("new", new);
    let mut dice = Dice(seed);
    let (mut differences, mut found, mut told) = (Vec::new(), 0, 0);
    for day in days {
        let world = World::read(&desk, day, &mut dice);
        for _ in 0..LISTS {
            let query = Query::draw(&world, &mut dice);
            let mut arguments = vec!["--as-of", day];
            query.words.iter().for_each(|word| arguments.push(word));
            let answer = desk.ask("list", &arguments);
            if answer.code != 0 {
                differences.push(format!("{:?}: refused: {}", query.words, answer.err.trim()));
                continue;
            }
            let listed = people(&answer.json());
            for person in &world.people {
                let Some(expected) = query.holds(&world, person) else { continue };
                told += 1;
                found += usize::from(expected);
                if expected != listed.contains(&person.id) {
                    let says = if expected { "left out" } else { "listed" };
                    differences.push(format!("{day} {:?}: person {} is {says}", query.words, person.id));
                }
            }
        }
    }
    assert!(differences.is_empty(), "seed {seed}, {new:?}: {} differences\n{}", differences.len(), differences.join("\n"));
    let asked = days.len() * LISTS * PEOPLE;
    assert!(told * 10 > asked * 9, "{told} of {asked} could be recounted");
    assert!(found * 10 > told, "{found} of {told} are found: the conditions ask for too little");
}

/// The people of a list.
fn people(rows: &Value) -> BTreeSet<i64> {
    array(rows).iter().map(|row| row["person"].as_i64().expect("a person")).collect()
}
