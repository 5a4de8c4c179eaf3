//! A dated fact of many people, each on a day of their own.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::RegisterError;
use crate::file::Stored;

/// So many looked up one by one take as long as one walk over everybody's.
const LOOKED_UP: usize = 2000;

/// What is kept of a fact of each, in force on the day asked of them; `None`: not known. `asked` stands in the order of people.
pub(crate) fn facts_of_people(conn: &Connection, field: &str, asked: &[(i32, NaiveDate)]) -> Result<Vec<Option<String>>, RegisterError> {
    if asked.len() < LOOKED_UP {
        let mut select = conn.prepare_cached(include_str!("of_people.sql"))?;
        let mut one = |(person, on): &(i32, NaiveDate)| {
            let found = select.query_row(named_params! { ":person": person, ":field": field, ":on": on }, |row| row.get(0)).optional()?;
            Ok(found.flatten())
        };
        return asked.iter().map(&mut one).collect();
    }
    let mut values: Vec<Option<String>> = vec![None; asked.len()];
    let mut select = conn.prepare_cached(include_str!("of_all.sql"))?;
    let mut rows = select.query(named_params! { ":field": field })?;
    let mut first = 0;
    while let Some(row) = rows.next()? {
        let row = Stored::keyed("person_fact", (0, "person"), row)?;
        let person = row.id();
        first += asked[first..].partition_point(|(asked, _)| *asked < person);
        let own = asked[first..].iter().take_while(|(asked, _)| *asked == person).count();
        if own == 0 {
            continue;
        }
        let from: NaiveDate = row.known_text((1, "from"))?.parse().map_err(|_| row.damaged("from"))?;
        let value = row.text((2, "value"))?;
        for (at, (_, on)) in asked.iter().enumerate().skip(first).take(own) {
            if from <= *on {
                values[at] = value.map(str::to_owned);
            }
        }
    }
    Ok(values)
}
