//! Who stands where on a day: read in one walk, and kept until something is written.

use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};

use crate::Register;
use crate::error::RegisterError;

/// The span that holds for a person on the day.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub case: i32,
    pub unit: i32,
    /// 1 to 18.
    pub stage: i32,
    /// ISO, which sorts as the days do: a hundred thousand need not be parsed.
    pub since: Box<str>,
    /// Codes joined by a blank; `None`: no mark.
    pub marks: Option<Box<str>>,
}

/// Everyone's span on one day.
#[derive(Debug)]
pub(crate) struct Standing {
    /// Ids count up from one and are never reused: the id is the place.
    by_person: Vec<Option<Span>>,
}

impl Standing {
    /// How the register stands on a day.
    pub(crate) fn on(register: &Register, day: NaiveDate) -> Result<Arc<Self>, RegisterError> {
        register.remember(&format!("standing {day}"), |conn| Self::read(conn, day))
    }

    fn read(conn: &Connection, day: NaiveDate) -> Result<Self, RegisterError> {
        let mut by_person = Vec::new();
        let mut select = conn.prepare_cached(include_str!("standing.sql"))?;
        let mut rows = select.query(named_params! { ":on": day })?;
        while let Some(row) = rows.next()? {
            let place = usize::try_from(row.get::<_, i32>("person")?).unwrap_or(0);
            if by_person.len() <= place {
                by_person.resize(place + 1, None);
            }
            let marks: String = row.get("marks")?;
            by_person[place] = Some(Span {
                case: row.get("case_id")?,
                unit: row.get("unit")?,
                stage: row.get("stage")?,
                since: row.get::<_, String>("since")?.into(),
                marks: (!marks.is_empty()).then(|| marks.into()),
            });
        }
        Ok(Self { by_person })
    }

    /// A person's span; `None` where no case of theirs had begun.
    pub(crate) fn of(&self, person: i32) -> Option<&Span> {
        self.by_person.get(usize::try_from(person).ok()?)?.as_ref()
    }

    /// How many there are, about: one more than the highest id.
    pub(crate) fn len(&self) -> usize {
        self.by_person.len()
    }

    /// Everyone with a span, by id.
    pub(crate) fn all(&self) -> impl Iterator<Item = (i32, &Span)> {
        (0..).zip(&self.by_person).filter_map(|(person, span)| Some((person, span.as_ref()?)))
    }
}
