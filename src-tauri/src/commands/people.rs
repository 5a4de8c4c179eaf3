//! A person's page, entering and changing people.

use std::collections::BTreeMap;

use domain::field::FieldShape;
use domain::places::{PlaceOffered, PlaceTyped};
use register::people::{self, FactsTyped, LikelyDuplicate, NewPerson, PersonChoice, PersonPage};
use tauri::State;

use super::{Written, day, written};
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;

/// The facts of the paper form, in its order.
#[tauri::command(async)]
#[specta::specta]
pub fn person_fields() -> Result<Vec<FieldShape>, Failure> {
    Ok(people::person_fields())
}

/// Who may be the same person.
#[tauri::command(async)]
#[specta::specta]
pub fn likely_duplicates(desk: State<'_, Desk>, facts: BTreeMap<String, String>, except: Option<i32>) -> Result<Vec<LikelyDuplicate>, Failure> {
    desk.read(|register| people::likely(register, &facts, except, clock::now().today))
}

/// Enters a person.
#[tauri::command(async)]
#[specta::specta]
pub fn add_person(desk: State<'_, Desk>, person: NewPerson) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = people::add_person(register, &person, &clock::now())?;
        written(register, done, |added| Some(added.person))
    })
}

/// Changes a person's facts; those that hold from a date hold from the day given.
#[tauri::command(async)]
#[specta::specta]
pub fn save_person(desk: State<'_, Desk>, person: i32, typed: FactsTyped) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = people::save_person(register, person, &typed, &clock::now())?;
        written(register, done, |_| Some(person))
    })
}

/// A person as of a day.
#[tauri::command(async)]
#[specta::specta]
pub fn person_page(desk: State<'_, Desk>, person: i32, as_of: Option<String>) -> Result<PersonPage, Failure> {
    let on = day(as_of.as_deref())?;
    desk.read(|register| people::person_page(register, person, on))
}

/// People whom the words typed find.
#[tauri::command(async)]
#[specta::specta]
pub fn find_people(desk: State<'_, Desk>, text: String, members_only: bool, limit: u32) -> Result<Vec<PersonChoice>, Failure> {
    desk.read(|register| people::find_people(register, &text, members_only, limit, clock::now().today))
}

/// Places that may be meant by what is typed; `on`: the day of the fact, where it is known.
#[tauri::command(async)]
#[specta::specta]
pub fn places_offered(desk: State<'_, Desk>, typed: PlaceTyped, on: Option<String>) -> Result<Vec<PlaceOffered>, Failure> {
    let on = on.as_deref().map(|on| day(Some(on))).transpose()?;
    desk.read(|register| people::places_offered(register, &typed, on))
}
