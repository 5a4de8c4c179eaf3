//! A dated fact of many people, each on a day of their own.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::RegisterError;
use crate::file::Stored;

/// So many looked up one by one take as long as one walk over everybody's.
pub(super) const LOOKED_UP: usize = 2000;

/// A fact as it is kept: its row, and what it says.
pub(super) type KeptFact = (i32, String);

/// What is kept of a fact of each, in force on the day asked of them; `None`: not known. `asked` stands in the order of people.
pub(super) fn facts_of_people(conn: &Connection, field: &str, asked: &[(i32, NaiveDate)]) -> Result<Vec<Option<KeptFact>>, RegisterError> {
    if asked.len() < LOOKED_UP {
        let mut select = conn.prepare_cached(include_str!("of_people.sql"))?;
        let mut one = |(person, on): &(i32, NaiveDate)| {
            let params = named_params! { ":person": person, ":field": field, ":on": on };
            let found = select.query_row(params, |row| Ok((row.get("id")?, row.get::<_, Option<String>>("value")?))).optional()?;
            Ok(found.and_then(|(id, value)| Some((id, value?))))
        };
        return asked.iter().map(&mut one).collect();
    }
    let mut kept: Vec<Option<KeptFact>> = vec![None; asked.len()];
    let mut select = conn.prepare_cached(include_str!("of_all.sql"))?;
    let mut rows = select.query(named_params! { ":field": field })?;
    let mut first = 0;
    while let Some(row) = rows.next()? {
        let person: i32 = row.get(0)?;
        first += asked[first..].partition_point(|(asked, _)| *asked < person);
        let own = asked[first..].iter().take_while(|(asked, _)| *asked == person).count();
        if own == 0 {
            continue;
        }
        let row = Stored::keyed("person_fact", (1, "id"), row)?;
        let from: NaiveDate = row.known_text((2, "from"))?.parse().map_err(|_| row.damaged("from"))?;
        let value = row.text((3, "value"))?;
        for (at, (_, on)) in asked.iter().enumerate().skip(first).take(own) {
            if from <= *on {
                kept[at] = value.map(|value| (row.id(), value.to_owned()));
            }
        }
    }
    Ok(kept)
}
