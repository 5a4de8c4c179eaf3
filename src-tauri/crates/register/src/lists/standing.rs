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
    /// Counted as a member of the unit.
    pub member: bool,
}

/// Where an id stands among ids in order. Those of a register lie close together: where none is missing, the first and the last
/// tell the place, and where few are, a few are looked through.
pub(super) fn place_of(id: i32, ids: &[i32]) -> Option<usize> {
    let away = |from: i32| usize::try_from(from.abs_diff(id)).ok();
    let (first, last) = (*ids.first()?, *ids.last()?);
    if !(first..=last).contains(&id) {
        return None;
    }
    let least = (ids.len() - 1).saturating_sub(away(last)?);
    let most = away(first)?.min(ids.len() - 1);
    Some(least + ids.get(least..=most)?.binary_search(&id).ok()?)
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
            let marks = row.known_text((5, "marks"))?;
            let span = Span {
                case: row.get((1, "case_id"))?,
                unit: row.get((2, "unit"))?,
                stage: row.numbered((3, "stage"))?,
                since: row.known_text((4, "since"))?.into(),
                marks: (!marks.is_empty()).then(|| marks.into()),
                member: row.get((6, "member"))?,
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
        self.spans.get(self.place(person)?)
    }

    /// The place of a person among all.
    pub(super) fn place(&self, person: i32) -> Option<usize> {
        place_of(person, &self.people)
    }

    /// Everyone with a span, by id.
    pub(crate) fn all(&self) -> impl Iterator<Item = (i32, &Span)> {
        self.people.iter().copied().zip(&self.spans)
    }
}
