//! Places as they are typed: those written last, then those of the shipped list.

use chrono::NaiveDate;
use domain::field::Place;
use domain::places::{OFFERED, PlaceOffered, PlaceTyped, offered, offered_again};
use rusqlite::{Connection, named_params};

use crate::Register;
use crate::error::RegisterError;
use crate::file::Stored;

/// How many changes are looked back over: the last work of some dozen people, whatever the size of the register.
const CHANGES: u32 = 400;

/// How many of the places written last are offered before the others.
const AGAIN: usize = 4;

/// The places that may be meant by what is typed; `on`: the day of the fact, where it is known.
pub fn places_offered(register: &Register, typed: &PlaceTyped, on: Option<NaiveDate>) -> Result<Vec<PlaceOffered>, RegisterError> {
    let written = register.remember("places written", places_written)?;
    let mut all: Vec<PlaceOffered> = Vec::new();
    let again = written.iter().filter_map(|place| offered_again(place, typed, on));
    add(&mut all, again);
    // Before anything is typed there is nothing else to offer.
    all.truncate(if typed.text.trim().is_empty() { OFFERED } else { AGAIN });
    add(&mut all, offered(typed, on));
    all.truncate(OFFERED);
    Ok(all)
}

/// Adds those that read otherwise than what is there.
fn add(all: &mut Vec<PlaceOffered>, more: impl IntoIterator<Item = PlaceOffered>) {
    for one in more {
        if !all.iter().any(|known| known.place.shown() == one.place.shown()) {
            all.push(one);
        }
    }
}

/// The places that people's facts were written with, the latest first, each once.
fn places_written(conn: &Connection) -> Result<Vec<Place>, RegisterError> {
    let mut select = conn.prepare_cached(include_str!("places_written.sql"))?;
    let written = select.query_and_then(named_params! { ":changes": CHANGES }, |row| {
        let table = if row.get("dated")? { "person_fact" } else { "person" };
        Stored::of(table, row)?.json::<Place>("place")
    })?;
    let mut places: Vec<Place> = Vec::new();
    for place in written {
        let place = Place { address: None, ..place? };
        if !places.contains(&place) {
            places.push(place);
        }
    }
    Ok(places)
}
