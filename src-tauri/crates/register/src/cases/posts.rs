//! Posts in the Party on a day, of all units: what people's own entries and their committees' tell, as one.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::event::Event;
use domain::event_kind::EventKind;
use domain::field::PersonRef;
use domain::post::{Post, Told, posts_of_unit, told_by_case};
use rusqlite::{Connection, named_params};
use serde::Serialize;
use specta::Type;

use crate::book;
use crate::entries::{Founded, founded, founded_one, history};
use crate::error::RegisterError;
use crate::{Register, facts};

/// A post as told.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PostView {
    /// Who, where they are in the register.
    pub person: Option<i32>,
    /// Their name.
    pub name: String,
    /// A code of `party_position`, else the post as typed.
    pub position: String,
    /// Since when, ISO.
    pub since: String,
    /// Until when, where a term was set.
    pub until: Option<String>,
    /// As read on paper.
    #[serde(skip)]
    pub shown: String,
}

/// The posts of every unit that has some on a day. People who have left are in none.
pub fn posts(register: &Register, on: NaiveDate) -> Result<BTreeMap<i32, Vec<PostView>>, RegisterError> {
    of_units(register, &founded(register.conn())?, None, on)
}

/// The posts of one unit on a day, the secretary first.
pub fn posts_of(register: &Register, unit: i32, on: NaiveDate) -> Result<Vec<PostView>, RegisterError> {
    let founded: Vec<Founded> = founded_one(register.conn(), unit)?.into_iter().collect();
    Ok(of_units(register, &founded, Some(unit), on)?.remove(&unit).unwrap_or_default())
}

fn of_units(register: &Register, units: &[Founded], only: Option<i32>, on: NaiveDate) -> Result<BTreeMap<i32, Vec<PostView>>, RegisterError> {
    let conn = register.conn();
    let book = book::of(register)?;
    let mut select = conn.prepare_cached(include_str!("post_holders.sql"))?;
    let holders: Vec<(i32, i32)> = select
        .query_map(named_params! { ":on": on, ":unit": only }, |row| Ok((row.get("person")?, row.get("case_id")?)))?
        .collect::<Result<_, _>>()?;
    let mut histories = Vec::new();
    for (person, case) in holders {
        histories.push((person, case, history::of_person(conn, person, &book.codes)?));
    }
    let mut told: BTreeMap<i32, Vec<Told<'_>>> = BTreeMap::new();
    for (person, case, history) in &histories {
        let Some(own) = history.cases.iter().find(|each| each.id == *case) else { continue };
        for (unit, post) in told_by_case(*person, own, on, &book) {
            told.entry(unit).or_default().push(post);
        }
    }
    let mut of_units = BTreeMap::new();
    for each in units.iter().filter(|each| book.units.standing(each.unit, on).is_some()) {
        let mut told = told.remove(&each.unit).unwrap_or_default();
        for entry in each.events.iter().filter(|event| event.kind == EventKind::CommitteeChange && event.day() <= on) {
            let Some(person) = entry.fields.person("person").cloned() else { continue };
            let over = membership_over(conn, &person, entry, on)?;
            told.push(Told { person, entry, over });
        }
        let mut views = posts_of_unit(told, on).into_iter().map(|post| view(conn, post)).collect::<Result<Vec<_>, _>>()?;
        // As the code list ranks them; what is no code of it comes last.
        let ranked = book.codes.list("party_position");
        let rank = |post: &PostView| ranked.iter().position(|row| row.code == post.position).unwrap_or(usize::MAX);
        views.sort_by_key(rank);
        if !views.is_empty() {
            of_units.insert(each.unit, views);
        }
    }
    Ok(of_units)
}

/// The day by which whoever the committee's entry names has ended their membership since.
fn membership_over(conn: &Connection, person: &PersonRef, entry: &Event, on: NaiveDate) -> Result<Option<NaiveDate>, RegisterError> {
    let PersonRef::Recorded(person) = person else { return Ok(None) };
    let params = named_params! { ":person": person, ":since": entry.day(), ":on": on, ":full": domain::stage::Stage::Full.number() };
    Ok(conn.prepare_cached(include_str!("post_holder_left.sql"))?.query_row(params, |row| row.get("left_on"))?)
}

fn view(conn: &Connection, post: Post) -> Result<PostView, RegisterError> {
    let (person, name) = match &post.person {
        PersonRef::Recorded(id) => (Some(*id), facts::name_of(conn, *id)?),
        PersonRef::Named(name) => (None, name.clone()),
    };
    let label = post.position.as_deref().map(|code| book::codes().map(|codes| codes.label("party_position", code).to_owned())).transpose()?;
    let other = post.other_position.unwrap_or_default();
    Ok(PostView {
        person,
        name,
        shown: label.unwrap_or_else(|| other.clone()),
        position: post.position.unwrap_or(other),
        since: post.since.to_string(),
        until: post.until.map(|until| until.to_string()),
    })
}

/// The posts of each person on a day, as a paper writes them.
pub fn posts_of_people(register: &Register, on: NaiveDate) -> Result<BTreeMap<i32, String>, RegisterError> {
    let mut of_people: BTreeMap<i32, Vec<String>> = BTreeMap::new();
    for post in posts(register, on)?.into_values().flatten() {
        if let Some(person) = post.person {
            of_people.entry(person).or_default().push(post.shown);
        }
    }
    Ok(of_people.into_iter().map(|(person, posts)| (person, posts.join("; "))).collect())
}
