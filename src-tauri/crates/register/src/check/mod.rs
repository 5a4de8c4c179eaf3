//! Looking for damage: the file's pages, the change log's chain, what is derived, and figures that must agree.

use chrono::NaiveDate;
use rusqlite::named_params;

use crate::cases::event_row;
use crate::error::RegisterError;
use crate::{Register, derived};

/// What checking found; every list is empty in a sound register.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What SQLite's integrity check says.
    pub integrity: Vec<String>,
    /// Rows that name rows which are not there.
    pub foreign_keys: Vec<String>,
    /// The first change whose hash does not follow from the one before.
    pub change_log: Vec<i32>,
    /// People whose stored spans differ from a rebuild.
    pub derived: Vec<i32>,
    /// Units whose stored spans or entries differ from a rebuild; 0: their entries.
    pub units: Vec<i32>,
    /// Rows that no longer read.
    pub events: Vec<String>,
    /// Figures that do not agree.
    pub identities: Vec<String>,
}

impl Found {
    /// Nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.integrity.is_empty()
            && self.foreign_keys.is_empty()
            && self.change_log.is_empty()
            && self.derived.is_empty()
            && self.units.is_empty()
            && self.events.is_empty()
            && self.identities.is_empty()
    }
}

/// How many rows of each sort the register holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// People.
    pub people: u32,
    /// Cases.
    pub cases: u32,
    /// Events of cases and units, entries about entries included.
    pub events: u32,
    /// Units.
    pub units: u32,
}

impl Register {
    /// How many rows of each sort.
    pub fn counts(&self) -> Result<Counts, RegisterError> {
        Ok(self.conn().query_row(include_str!("counts.sql"), [], |row| {
            Ok(Counts { people: row.get("people")?, cases: row.get("cases")?, events: row.get("events")?, units: row.get("units")? })
        })?)
    }

    /// Looks for damage.
    pub fn check(&self, today: NaiveDate) -> Result<Found, RegisterError> {
        let conn = self.conn();
        let mut found = Found::default();
        let mut pages = conn.prepare("PRAGMA integrity_check(20)")?;
        let said = pages.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        found.integrity = said.into_iter().filter(|line| line != "ok").collect();
        let mut keys = conn.prepare("SELECT \"table\", rowid FROM pragma_foreign_key_check LIMIT 20")?;
        found.foreign_keys =
            keys.query_map([], |row| Ok(format!("{} {}", row.get::<_, String>("table")?, row.get::<_, i64>("rowid")?)))?.collect::<Result<_, _>>()?;
        found.change_log.extend(self.broken_link()?.map(|change| i32::try_from(change).unwrap_or(i32::MAX)));
        found.events = unreadable_events(self)?;
        if found.events.is_empty() {
            found.derived = derived::differences(conn)?;
            found.units = derived::unit_differences(conn)?;
        }
        found.identities = identities(self, today)?;
        Ok(found)
    }
}

/// Events whose stored form no longer parses, and corrections whose value no longer reads.
fn unreadable_events(register: &Register) -> Result<Vec<String>, RegisterError> {
    let sql = format!("SELECT {} FROM event ORDER BY id", event_row::COLUMNS);
    let mut select = register.conn().prepare(&sql)?;
    let mut rows = select.query([])?;
    let mut damaged = Vec::new();
    while let Some(row) = rows.next()? {
        match event_row::read(row) {
            Ok(_) => {}
            Err(error @ RegisterError::DamagedRow { .. }) => damaged.push(error.to_string()),
            Err(other) => return Err(other),
        }
    }
    Ok(damaged)
}

/// What must agree between the derived tables and the people they speak of.
fn identities(register: &Register, today: NaiveDate) -> Result<Vec<String>, RegisterError> {
    let conn = register.conn();
    let mut wrong = Vec::new();
    // Each person stands in at most one line of a list on a day.
    let doubled: u32 = conn.query_row(include_str!("doubled_lines.sql"), named_params! { ":on": today }, |row| row.get("people"))?;
    if doubled > 0 {
        wrong.push(format!("stage_interval: {doubled}"));
    }
    let mut doubled = conn.prepare(include_str!("doubled_uids.sql"))?;
    let mut rows = doubled.query([])?;
    while let Some(row) = rows.next()? {
        wrong.push(format!("{} uid: {}", row.get::<_, String>("table_name")?, row.get::<_, String>("ids")?));
    }
    let missing: u32 = conn.query_row(include_str!("people_without_key.sql"), [], |row| row.get("people"))?;
    if missing > 0 {
        wrong.push(format!("person_key: {missing}"));
    }
    Ok(wrong)
}
