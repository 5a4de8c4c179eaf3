//! Posts of a unit: what people's entries and the committee's tell, as one.

use domain::event::Event;
use domain::event_kind::EventKind as K;
use domain::field::PersonRef;
use domain::post::{Told, posts_of_unit, told_by_case};

use crate::desk::*;

/// The posts of a unit, by the cases of people (each with an id) and the unit's own entries.
fn told_of(unit: i32, held: &[(i32, Person)], unit_events: &[Event], on: &str) -> Vec<String> {
    let on = day(on);
    let histories: Vec<_> = held.iter().map(|(id, person)| (*id, person.history(), &person.book)).collect();
    let own = histories.iter().flat_map(|(id, history, book)| told_by_case(*id, &history.cases[0], on, book));
    let own = own.filter(|(at, _)| *at == unit).map(|(_, told)| told);
    let changes = unit_events.iter().filter(|event| event.day() <= on);
    let changes = changes.map(|entry| Told { person: entry.fields.person("person").unwrap().clone(), entry, over: None });
    let posts = posts_of_unit(own.chain(changes).collect(), on);
    let name = |person: &PersonRef| match person {
        PersonRef::Recorded(id) => id.to_string(),
        PersonRef::Named(name) => name.clone(),
    };
    let until = |until| domain::date::shown(until);
    posts
        .iter()
        .map(|post| {
            let line = format!("{} {} {}", name(&post.person), post.position.as_deref().unwrap_or("?"), domain::date::shown(post.since));
            post.until.map_or(line.clone(), |last| format!("{line} → {}", until(last)))
        })
        .collect()
}

fn told(held: &[(i32, Person)], unit_events: &[Event], on: &str) -> Vec<String> {
    told_of(BRANCH, held, unit_events, on)
}

fn holds(position: &str, since: &str) -> Person {
    person().on("1/6/2015", K::MemberRecorded).with("member_kind", "full").on(since, K::PostHeld).with("position", position)
}

fn changed(id: i32, person: &str, position: &str, on: &str) -> Event {
    let mut change = event(id, K::CommitteeChange, on);
    set(&mut change, "person", person);
    set(&mut change, "position", position);
    change
}

#[test]
fn truth_a2_one_person_and_position_is_one_post_since_the_earlier_entry() {
    let posts = told(&[(7, holds("secretary", "10/1/2024"))], &[changed(1, "7", "secretary", "5/1/2024")], "1/6/2024");
    assert_eq!(posts, ["7 secretary 05/01/2024"]);
}

#[test]
fn a_later_secretary_ends_the_one_before_and_no_other_post() {
    let held = [(7, holds("secretary", "10/1/2024")), (8, holds("deputy_secretary", "10/1/2024"))];
    let change = [changed(1, "9", "secretary", "2/3/2026")];
    assert_eq!(told(&held, &change, "1/3/2026").len(), 2);
    assert_eq!(told(&held, &change, "2/3/2026"), ["8 deputy_secretary 10/01/2024", "9 secretary 02/03/2026"]);
}

#[test]
fn a_post_left_or_run_out_is_held_no_more() {
    let left = holds("secretary", "10/1/2024");
    let left = left.on("1/4/2025", K::PostLeft).naming("post", K::PostHeld);
    assert!(told(&[(7, left)], &[], "1/4/2025").is_empty());
    let term = || holds("deputy_secretary", "10/1/2024").with("until", "31/12/2025");
    assert_eq!(told(&[(7, term())], &[], "31/12/2025").len(), 1);
    assert!(told(&[(7, term())], &[], "1/1/2026").is_empty());
}

#[test]
fn a_secretary_does_not_come_back_when_the_next_one_goes() {
    let before = holds("secretary", "10/1/2022");
    let left = holds("secretary", "10/1/2024").on("1/4/2025", K::PostLeft).naming("post", K::PostHeld);
    let died = holds("secretary", "10/1/2024").on("1/4/2025", K::Died);
    let moved = holds("secretary", "10/1/2024").on("1/4/2025", K::TransferReceived).with("unit", &OTHER_BRANCH.to_string());
    let term = holds("secretary", "10/1/2024").with("until", "31/3/2025");
    for next in [left, died, moved, term] {
        let held = [(7, before.clone()), (8, next)];
        assert_eq!(told(&held, &[], "9/1/2024"), ["7 secretary 10/01/2022"]);
        assert!(told(&held, &[], "31/3/2025")[0].starts_with("8 secretary 10/01/2024"));
        assert!(told(&held, &[], "1/4/2025").is_empty());
    }
}

#[test]
fn a_post_stays_behind_when_its_holder_moves_and_when_its_unit_goes_into_another() {
    let moved = holds("secretary", "10/1/2024").on("1/4/2025", K::TransferReceived).with("unit", &OTHER_BRANCH.to_string());
    let back = moved.clone().on("1/9/2025", K::TransferReceived).with("unit", &BRANCH.to_string());
    assert!(told_of(OTHER_BRANCH, &[(7, moved)], &[], "1/4/2025").is_empty());
    assert!(told(&[(7, back)], &[], "1/9/2025").is_empty(), "whoever comes back was not chosen anew");
    let merged = holds("secretary", "10/1/2024").by(|book| {
        let last = book.units.0.get_mut(&BRANCH).unwrap().last_mut().unwrap();
        (last.ends, last.merged_into) = (day("1/4/2025"), Some(OTHER_BRANCH));
    });
    let there = holds("secretary", "5/6/2023");
    assert_eq!(told(&[(7, merged.clone())], &[], "31/3/2025"), ["7 secretary 10/01/2024"]);
    assert!(told_of(OTHER_BRANCH, &[(7, merged.clone())], &[], "1/4/2025").is_empty());
    // A post given after the merger is one of the unit that it went into.
    let again = merged.on("2/5/2025", K::PostHeld).with("position", "deputy_secretary");
    assert_eq!(told_of(OTHER_BRANCH, &[(7, again), (8, there)], &[], "2/5/2025"), ["7 deputy_secretary 02/05/2025"]);
}

#[test]
fn a_term_ends_a_post_that_two_entries_tell_of_unless_the_later_one_sets_none() {
    let term = holds("secretary", "10/1/2024").with("until", "31/12/2025");
    let same = [changed(1, "7", "secretary", "5/1/2024")];
    assert_eq!(told(&[(7, term.clone())], &same, "31/12/2025"), ["7 secretary 05/01/2024 → 31/12/2025"]);
    assert!(told(&[(7, term.clone())], &same, "1/1/2026").is_empty());
    // Chosen anew at the congress.
    let anew = [changed(1, "7", "secretary", "1/6/2025")];
    assert_eq!(told(&[(7, term)], &anew, "1/1/2026"), ["7 secretary 10/01/2024"]);
}

#[test]
fn who_leaves_a_post_has_left_it_whatever_else_told_of_it() {
    let left = holds("secretary", "10/1/2024").on("1/4/2025", K::PostLeft).naming("post", K::PostHeld);
    let same = [changed(1, "7", "secretary", "5/1/2024")];
    assert_eq!(told(&[(7, left.clone())], &same, "31/3/2025"), ["7 secretary 05/01/2024"]);
    assert!(told(&[(7, left.clone())], &same, "1/4/2025").is_empty());
    let again = left.on("1/6/2025", K::PostHeld).with("position", "secretary");
    assert_eq!(told(&[(7, again)], &same, "1/6/2025"), ["7 secretary 01/06/2025"]);
}
