//! Posts in the Party: who holds which in a unit on a day, by people's own entries and the committee's, as one.
//!
//! Source: the process description, section 3, "posts of a unit".

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::event::Event;
use crate::event_kind::EventKind;
use crate::field::PersonRef;
use crate::stage::{Book, Case, unit_on};

/// A post in a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    /// Who holds it.
    pub person: PersonRef,
    /// A code of `party_position`.
    pub position: Option<String>,
    /// A post that no code names.
    pub other_position: Option<String>,
    /// Since when: the earlier, where two entries tell of it.
    pub since: NaiveDate,
    /// Until when, where a term was set: the last day.
    pub until: Option<NaiveDate>,
}

impl Post {
    fn is_same(&self, other: &Post) -> bool {
        (&self.person, &self.position, &self.other_position) == (&other.person, &other.position, &other.other_position)
    }

    fn is_secretary(&self) -> bool {
        self.position.as_deref() == Some("secretary")
    }
}

/// What one entry tells of a post.
#[derive(Clone, Debug)]
pub struct Told<'e> {
    /// Who holds it.
    pub person: PersonRef,
    /// The entry: `post_held` or `committee_change`.
    pub entry: &'e Event,
    /// The first day on which the holder has it no more, whatever other entries tell: left, moved on, a member no longer.
    pub over: Option<NaiveDate>,
}

/// What the entries of a person's case tell of posts by a day, each with the unit in which the person stood when it began:
/// a post is of that unit, and does not go with the person into another, nor with the unit into that which it was merged into.
pub fn told_by_case<'e>(person: i32, case: &'e Case, on: NaiveDate, book: &Book) -> Vec<(i32, Told<'e>)> {
    let forces = case.forces();
    let live = forces.on(on);
    let left = |entry: &Event| {
        let leaves = |event: &&&Event| event.kind == EventKind::PostLeft && event.fields.id("post") == Some(entry.id);
        live.iter().find(leaves).map(|event| event.day())
    };
    let mut told = Vec::new();
    for entry in live.iter().copied().filter(|event| event.kind == EventKind::PostHeld) {
        let unit = unit_on(case, &forces, entry.day(), book);
        let unit_ends = book.units.0.get(&unit).and_then(|spans| spans.last()).map(|last| last.ends);
        let days: BTreeSet<NaiveDate> = case.events.iter().map(Event::day).chain(unit_ends).collect();
        let gone = days.range(entry.day()..=on).copied().find(|day| forces.end_on(*day).is_some() || unit_on(case, &forces, *day, book) != unit);
        told.push((unit, Told { person: PersonRef::Recorded(person), entry, over: left(entry).into_iter().chain(gone).min() }));
    }
    told
}

/// The posts of a unit on a day, by all that was told of it up to then. One person and position is one post, since the
/// earlier entry and until what the later one says; a secretary who comes later ends the one before, whatever becomes of the
/// later one.
pub fn posts_of_unit(mut told: Vec<Told<'_>>, on: NaiveDate) -> Vec<Post> {
    told.sort_by_key(|each| each.entry.order());
    let mut posts: Vec<(Post, Option<NaiveDate>)> = Vec::new();
    for Told { person, entry, over } in told {
        let text = |field: &str| entry.fields.text(field).map(str::to_owned);
        let (since, until) = (entry.day(), entry.fields.date("until").map(|until| until.last_day()));
        let post = Post { person, position: text("position"), other_position: text("other_position"), since, until };
        let stands = |(held, over): &&mut (Post, Option<NaiveDate>)| {
            over.is_none_or(|over| since < over) && held.until.and_then(|until| until.succ_opt()).is_none_or(|ends| since <= ends)
        };
        if post.is_secretary() {
            for (_, over) in posts.iter_mut().filter(stands).filter(|(held, _)| held.is_secretary() && held.person != post.person) {
                *over = Some(since);
            }
        }
        match posts.iter_mut().filter(stands).find(|(held, _)| held.is_same(&post)) {
            Some((held, ends)) => {
                held.until = until;
                *ends = (*ends).into_iter().chain(over).min();
            }
            None => posts.push((post, over)),
        }
    }
    let holds = |(post, over): &(Post, Option<NaiveDate>)| over.is_none_or(|over| on < over) && post.until.is_none_or(|until| on <= until);
    posts.into_iter().filter(holds).map(|(post, _)| post).collect()
}
