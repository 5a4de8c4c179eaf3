//! Who stands where on a day: read in one walk, and kept until something is written.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::stage::Stage;
use rusqlite::{Connection, named_params};

use crate::Register;
use crate::error::RegisterError;
use crate::file::Stored;

/// The span that holds for a person on the day.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub case: i32,
    pub unit: i32,
    pub stage: Stage,
    /// ISO, which sorts as the days do: a hundred thousand need not be parsed.
    pub since: Box<str>,
    /// Codes joined by a blank; `None`: no mark.
    pub marks: Option<Box<str>>,
}

/// Everyone's span on one day: as many places as there are people, whatever their ids.
#[derive(Debug)]
pub(crate) struct Standing {
    /// In order, by themselves: what is looked through for each of a hundred thousand stays close together.
    people: Vec<i32>,
    /// The span of each, at the same place.
    spans: Vec<Span>,
}

impl Standing {
    /// How the register stands on a day.
    pub(crate) fn on(register: &Register, day: NaiveDate) -> Result<Arc<Self>, RegisterError> {
        register.remember(&format!("standing {day}"), |conn| Self::read(conn, day))
    }

    fn read(conn: &Connection, day: NaiveDate) -> Result<Self, RegisterError> {
        let mut found: Vec<(i32, Span)> = Vec::new();
        let mut select = conn.prepare_cached(include_str!("standing.sql"))?;
        let mut rows = select.query(named_params! { ":on": day })?;
        while let Some(row) = rows.next()? {
            let row = Stored::keyed("stage_interval", (0, "person"), row)?;
            let marks: String = row.get((5, "marks"))?;
            let span = Span {
                case: row.get((1, "case_id"))?,
                unit: row.get((2, "unit"))?,
                stage: row.numbered((3, "stage"))?,
                since: row.get::<String>((4, "since"))?.into(),
                marks: (!marks.is_empty()).then(|| marks.into()),
            };
            found.push((row.id(), span));
        }
        found.sort_by_key(|(person, _)| *person);
        found.dedup_by_key(|(person, _)| *person);
        let (people, spans) = found.into_iter().unzip();
        Ok(Self { people, spans })
    }

    /// A person's span; `None` where no case of theirs had begun.
    pub(crate) fn of(&self, person: i32) -> Option<&Span> {
        self.spans.get(self.people.binary_search(&person).ok()?)
    }

    /// Everyone with a span, by id.
    pub(crate) fn all(&self) -> impl Iterator<Item = (i32, &Span)> {
        self.people.iter().copied().zip(&self.spans)
    }
}
