//! Posts of a unit: what people's entries and the committee's tell, as one.

use domain::case::posts_of_unit;
use domain::event::Event;
use domain::event_kind::EventKind as K;
use domain::stage::counting;

use crate::desk::*;

fn told(held: &[(i32, Person)], unit_events: &[Event], on: &str) -> Vec<String> {
    let histories: Vec<_> = held.iter().map(|(id, person)| (*id, person.history())).collect();
    let held: Vec<(i32, Vec<&Event>)> = histories.iter().map(|(id, history)| (*id, counting(&history.cases[0], day(on)))).collect();
    let events: Vec<&Event> = unit_events.iter().filter(|event| event.day() <= day(on)).collect();
    let posts = posts_of_unit(&held, &events, day(on));
    posts.iter().map(|post| format!("{:?} {} {}", post.person, post.position.as_deref().unwrap_or("?"), domain::date::shown(post.since))).collect()
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
    assert_eq!(posts, ["Recorded(7) secretary 05/01/2024"]);
}

#[test]
fn a_later_secretary_ends_the_one_before_and_no_other_post() {
    let held = [(7, holds("secretary", "10/1/2024")), (8, holds("deputy_secretary", "10/1/2024"))];
    let change = [changed(1, "9", "secretary", "2/3/2026")];
    assert_eq!(told(&held, &change, "1/3/2026").len(), 2);
    assert_eq!(told(&held, &change, "2/3/2026"), ["Recorded(8) deputy_secretary 10/01/2024", "Recorded(9) secretary 02/03/2026"]);
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
