//! Entries of some kinds between two days, with whose they are: what the books that an office keeps hold.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as MapEntry;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use domain::date::PartialDate;
use domain::event::Event;
use domain::event_kind::EventKind;
use domain::force::{Span, makes_member};
use domain::stage::{Book, DerivedDates, PersonHistory, Stage, counting, derived_dates, end_event, membership_from};
use rusqlite::{Connection, named_params};

use super::founded::founded_one;
use super::history;
use crate::Register;
use crate::book::{self, units};
use crate::error::RegisterError;
use crate::file::Stored;

/// An entry as it reads now, and what else is known with it as of the day asked of.
#[derive(Clone, Debug)]
pub struct Entered {
    /// Whose it is; `None`: a unit's own.
    pub whose: Option<Whose>,
    /// The unit whose it is, or where the case stood on its day.
    pub unit: i32,
    /// That unit's name on the day.
    pub unit_name: String,
    /// The entry.
    pub event: Event,
    /// Since when it is struck: returned, or cancelled.
    pub dead_from: Option<NaiveDate>,
}

/// Whose an entry is, and what their case tells.
#[derive(Clone, Debug)]
pub struct Whose {
    /// The person.
    pub person: i32,
    /// The case.
    pub case: i32,
    /// Birth name.
    pub name: String,
    /// A code of `sex`.
    pub sex: Option<String>,
    /// Birth, ISO, as far as known.
    pub birth_date: Option<String>,
    /// The case's entries in force, in their order.
    pub events: Vec<Event>,
    /// Its dates.
    pub dates: DerivedDates,
    /// From when years of membership are counted.
    pub membership_from: Option<PartialDate>,
    /// The end of the case that stands, and its entry.
    pub ended: Option<(Stage, Event)>,
    /// When the entry came they were a member.
    pub was_member: bool,
}

/// The entries of these kinds with a day in the span, of a unit and those below it, or of all, by day; as of a day.
///
/// # Errors
/// [`RegisterError::DamagedRow`] where what is stored does not read.
pub fn between(
    register: &Register,
    kinds: &[EventKind],
    unit: Option<i32>,
    days: &RangeInclusive<NaiveDate>,
    on: NaiveDate,
) -> Result<Vec<Entered>, RegisterError> {
    let _moment = register.at_one_moment()?;
    let (conn, book) = (register.conn(), book::of(register)?);
    let mut select = conn.prepare_cached(include_str!("between.sql"))?;
    let mut found: Vec<(Entry, Named)> = Vec::new();
    for kind in kinds {
        let mut rows = select.query(named_params! { ":kind": kind.code(), ":from": days.start(), ":to": days.end().min(&on) })?;
        while let Some(row) = rows.next()? {
            let row = Stored::keyed("live_event", "event", row)?;
            let entry = Entry {
                id: row.id(),
                person: row.get("person")?,
                case: row.get("case_id")?,
                unit: row.get("unit")?,
                dead_from: row.get("dead_from")?,
            };
            found.push((entry, (row.get("birth_name")?, row.get("sex")?, row.get("birth_date")?)));
        }
    }
    let mut owners = Owners { histories: BTreeMap::new(), units: BTreeMap::new() };
    let mut entries = Vec::new();
    for (entry, named) in found {
        let Some(event) = owners.event(conn, &entry, &book)? else { continue };
        let day = event.day();
        if unit.is_some_and(|unit| !book.units.line_up(entry.unit, day).contains(&unit)) {
            continue;
        }
        let whose = owners.histories.get(&entry.person).map(|history| whose(history, &entry, &event, named, on, &book));
        let dead_from = Some(entry.dead_from).filter(|day| *day <= on);
        entries.push(Entered { whose, unit: entry.unit, unit_name: units::name_on(&book.units, entry.unit, day)?, event, dead_from });
    }
    entries.sort_by_key(|entry| entry.event.order());
    Ok(entries)
}

struct Entry {
    id: i32,
    /// 0: a unit's own.
    person: i32,
    case: Option<i32>,
    unit: i32,
    dead_from: NaiveDate,
}

/// Name, sex, birth.
type Named = (Option<String>, Option<String>, Option<String>);

/// Whose entries were read already.
struct Owners {
    histories: BTreeMap<i32, PersonHistory>,
    units: BTreeMap<i32, Vec<Event>>,
}

impl Owners {
    /// The entry as it reads now.
    fn event(&mut self, conn: &Connection, entry: &Entry, book: &Book) -> Result<Option<Event>, RegisterError> {
        let Some(case) = entry.case else {
            if let MapEntry::Vacant(place) = self.units.entry(entry.unit) {
                place.insert(founded_one(conn, entry.unit)?.map(|unit| unit.events).unwrap_or_default());
            }
            return Ok(self.units.get(&entry.unit).into_iter().flatten().find(|event| event.id == entry.id).cloned());
        };
        if let MapEntry::Vacant(place) = self.histories.entry(entry.person) {
            place.insert(history::of_person(conn, entry.person, &book.codes)?);
        }
        let of_case = self.histories.get(&entry.person).and_then(|history| history.cases.iter().find(|own| own.id == case));
        Ok(of_case.and_then(|own| own.forces().spans().map(|(event, _)| event).find(|event| event.id == entry.id).cloned()))
    }
}

fn whose(history: &PersonHistory, entry: &Entry, event: &Event, (name, sex, birth_date): Named, on: NaiveDate, book: &Book) -> Whose {
    let own = history.cases.iter().find(|case| Some(case.id) == entry.case);
    let events = own.map(|case| counting(case, on)).unwrap_or_default();
    Whose {
        person: entry.person,
        case: entry.case.unwrap_or_default(),
        name: name.unwrap_or_default(),
        sex,
        birth_date,
        dates: derived_dates(&events, &book.rules),
        membership_from: own.and_then(|case| membership_from(history, case, on, book)).map(|from| from.date),
        ended: own.and_then(|case| end_event(case, on)).map(|(stage, event)| (stage, event.clone())),
        was_member: own.is_some_and(|case| case.forces().spans().any(before(event))),
        events: events.into_iter().cloned().collect(),
    }
}

/// What made a member before an entry and was in force until it came.
fn before(entry: &Event) -> impl Fn((&Event, Span)) -> bool {
    move |(event, span)| makes_member(event) && event.order() < entry.order() && span.dead_from >= entry.day()
}
