//! A person's page, entering and changing people.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::field::FieldShape;
use domain::places::{PlaceOffered, PlaceTyped};
use domain::refusal::Refusal;
use paper::{PictureError, photograph};
use register::people::{self, FactKnown, FactsTyped, FillCheck, FillColumn, LikelyDuplicate, MergeView, NewPerson, PersonChoice, PersonPage};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

use super::card::bytes_of;
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

/// What is known of one fact of these people today.
#[tauri::command(async)]
#[specta::specta]
pub fn known_facts(desk: State<'_, Desk>, field: String, people: Vec<i32>) -> Result<Vec<FactKnown>, Failure> {
    desk.read(|register| people::known_facts(register, &field, &people, clock::now().today))
}

/// What writing a column would meet, line by line.
#[tauri::command(async)]
#[specta::specta]
pub fn check_fill(desk: State<'_, Desk>, column: FillColumn) -> Result<Vec<FillCheck>, Failure> {
    desk.read(|register| people::check_fill(register, &column, &clock::now()))
}

/// Writes one fact of many people, as it was typed down a column.
#[tauri::command(async)]
#[specta::specta]
pub fn fill_people(desk: State<'_, Desk>, column: FillColumn) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = people::fill_people(register, &column, &clock::now())?;
        written(register, done, |_| None)
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

/// What would become of two entries of one person.
#[tauri::command(async)]
#[specta::specta]
pub fn merge_view(desk: State<'_, Desk>, keep: i32, other: i32) -> Result<MergeView, Failure> {
    desk.read(|register| people::merge_view(register, keep, other, clock::now().today))
}

/// Makes two entries of one person one; of the facts in `take` the second's word stays.
#[tauri::command(async)]
#[specta::specta]
pub fn merge_people(desk: State<'_, Desk>, keep: i32, other: i32, take: BTreeSet<String>) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = people::merge_people(register, keep, other, &take, &clock::now())?;
        written(register, done, |()| Some(keep))
    })
}

/// Asks for a photograph and keeps it with a person, cut to three by four. `None` where none was chosen.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_photo(app: AppHandle, desk: State<'_, Desk>, person: i32) -> Result<Option<Written>, Failure> {
    let chosen = desk.places.ask(|| app.dialog().file().add_filter("PNG, JPEG", &["png", "jpg", "jpeg"]).blocking_pick_file());
    let Some(chosen) = chosen else { return Ok(None) };
    let told = |error| match error {
        PictureError::TooLarge => Failure::from(Refusal::new("picture_too_large").at("photo")),
        PictureError::Unreadable => Failure::from(Refusal::new("picture_unreadable").at("photo")),
    };
    let photo = photograph(&bytes_of(&desk.places.path(chosen.place)?, told)?).map_err(told)?;
    let typed = FactsTyped { facts: [("photo".to_owned(), STANDARD.encode(photo))].into(), ..FactsTyped::default() };
    save_person(desk, person, typed).map(Some)
}
