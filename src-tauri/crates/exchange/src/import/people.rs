//! Who a row may be: somebody in the register, somebody of an earlier row, or nobody yet. Nobody is taken for somebody
//! else by likeness alone; what only may be the same is asked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::check::Warning;
use domain::date::PartialDate;
use domain::life::number_warning;
use domain::name::{search_key, sort_key};
use domain::refusal::Refusal;
use domain::stage::Stage;
use domain::unit::UnitBook;
use register::book::units::name_on;
use register::people::people_met;
use register::{Connection, RegisterError};

use super::units::{UnitRef, Units};

/// Where somebody already met stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// A person of the register, with the stage of their case today.
    Known { person: i32, stage: Option<Stage> },
    /// Somebody new, in this row of the workbook.
    Row(u32),
}

/// What tells one person from another.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    pub name: String,
    pub birth_date: Option<PartialDate>,
    pub citizen_id: Option<String>,
    pub file_number: Option<String>,
    pub card_number: Option<String>,
    pub unit: Option<UnitRef>,
}

/// Somebody already met.
#[derive(Clone, Debug)]
pub(super) struct Met {
    pub who: Who,
    pub identity: Identity,
}

/// Who a row is.
pub(super) enum Found {
    Nobody,
    /// One met before.
    Same(usize),
    /// May be somebody met before; the field at which to ask.
    Asked {
        refusal: Refusal,
        field: &'static str,
    },
}

/// Everyone met so far.
pub(super) struct People {
    met: Vec<Met>,
    by_name: BTreeMap<String, Vec<usize>>,
    /// By `citizen_id`, `file_number` and `card_number`.
    by_number: BTreeMap<(&'static str, String), usize>,
}

impl People {
    /// Everyone in the register, as they stand today.
    ///
    /// # Errors
    /// [`RegisterError::DamagedRow`], also where nothing is kept of the unit in which somebody stands.
    pub(super) fn load(conn: &Connection, book: &UnitBook, today: NaiveDate) -> Result<Self, RegisterError> {
        let mut people = Self { met: Vec::new(), by_name: BTreeMap::new(), by_number: BTreeMap::new() };
        for met in people_met(conn, today)? {
            met.unit.map(|unit| name_on(book, unit, today)).transpose()?;
            people.add(Met {
                who: Who::Known { person: met.person, stage: met.stage },
                identity: Identity {
                    name: met.birth_name,
                    birth_date: met.birth_date,
                    citizen_id: met.citizen_id,
                    file_number: met.file_number,
                    card_number: met.card_number,
                    unit: met.unit.map(UnitRef::Known),
                },
            });
        }
        Ok(people)
    }

    /// Remembers somebody.
    pub(super) fn add(&mut self, met: Met) {
        let place = self.met.len();
        self.by_name.entry(search_key(&met.identity.name)).or_default().push(place);
        let identity = &met.identity;
        for (field, number) in [("citizen_id", &identity.citizen_id), ("file_number", &identity.file_number), ("card_number", &identity.card_number)]
        {
            if let Some(number) = number {
                self.by_number.entry((field, number.clone())).or_insert(place);
            }
        }
        self.met.push(met);
    }

    /// Remembers a citizen's ID that the import gives to somebody met.
    pub(super) fn learn_citizen_id(&mut self, place: usize, citizen_id: &str) {
        self.by_number.entry(("citizen_id", citizen_id.to_owned())).or_insert(place);
        if let Some(met) = self.met.get_mut(place) {
            met.identity.citizen_id.get_or_insert_with(|| citizen_id.to_owned());
        }
    }

    /// Card and file numbers of a row that somebody else has, in the register or in an earlier row. `own`: where the row's
    /// person was met.
    pub(super) fn numbers_held(&self, identity: &Identity, own: Option<usize>) -> Vec<Warning> {
        let numbers = [("file_number", &identity.file_number), ("card_number", &identity.card_number)];
        let held = |(field, number): (&'static str, &Option<String>)| {
            let number = number.as_ref()?;
            let place = self.by_number.get(&(field, number.clone())).filter(|place| Some(**place) != own)?;
            Some(number_warning(field, number, &self.met.get(*place)?.identity.name))
        };
        numbers.into_iter().filter_map(held).collect()
    }

    pub(super) fn get(&self, place: usize) -> Option<&Met> {
        self.met.get(place)
    }

    /// Full members of a name: who may be a helper.
    pub(super) fn full_members<'a>(&'a self, name: &str) -> impl Iterator<Item = i32> + use<'a> {
        let wanted = sort_key(name);
        let namesakes = self.by_name.get(&search_key(name)).map_or(&[][..], Vec::as_slice);
        namesakes.iter().filter_map(|place| self.met.get(*place)).filter_map(move |met| match met.who {
            Who::Known { person, stage } if stage == Some(Stage::Full) && sort_key(&met.identity.name) == wanted => Some(person),
            _ => None,
        })
    }

    /// Who a row is. A number decides where the name agrees with it; a name only together with the whole birth and the unit.
    pub(super) fn find(&self, row: &Identity, units: &Units) -> Found {
        let namesake = |place: usize| self.met.get(place).is_some_and(|met| search_key(&met.identity.name) == search_key(&row.name));
        for (field, number) in [("citizen_id", &row.citizen_id), ("file_number", &row.file_number), ("card_number", &row.card_number)] {
            let Some(place) = number.as_ref().and_then(|number| self.by_number.get(&(field, number.clone()))) else { continue };
            if namesake(*place) {
                return Found::Same(*place);
            }
            if field == "citizen_id" {
                let person = self.met.get(*place).map(|met| met.identity.name.clone()).unwrap_or_default();
                let value = number.clone().unwrap_or_default();
                return Found::Asked { refusal: Refusal::new("citizen_id_taken").with("value", value).with("person", person), field };
            }
        }
        let namesakes = self.by_name.get(&search_key(&row.name)).map_or(&[][..], Vec::as_slice);
        let likeness: Vec<(usize, Likeness)> =
            namesakes.iter().filter_map(|place| Some((*place, likeness(row, &self.met.get(*place)?.identity)?))).collect();
        let same: Vec<usize> = likeness.iter().filter(|(_, how)| *how == Likeness::Same).map(|(place, _)| *place).collect();
        match (same.as_slice(), likeness.first()) {
            ([only], _) => Found::Same(*only),
            (_, Some((place, _))) => Found::Asked { refusal: self.question(*place, units), field: "birth_name" },
            (_, None) => Found::Nobody,
        }
    }

    fn question(&self, place: usize, units: &Units) -> Refusal {
        let Some(met) = self.met.get(place) else { return Refusal::new("likely_duplicate") };
        let birth = met.identity.birth_date.map_or_else(|| "@import.unknown".to_owned(), PartialDate::shown);
        let refusal = match (&met.who, met.identity.unit) {
            (Who::Row(row), _) => Refusal::new("likely_duplicate_row").with("row", row),
            (Who::Known { .. }, Some(unit)) => Refusal::new("likely_duplicate").with("unit", units.name(unit)),
            (Who::Known { .. }, None) => Refusal::new("likely_duplicate_nowhere"),
        };
        refusal.with("person", &met.identity.name).with("birth_date", birth)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    Same,
    /// A clerk must say.
    Possible,
}

/// How like two people of one folded name are; `None`: surely two.
fn likeness(row: &Identity, other: &Identity) -> Option<Likeness> {
    let same_marks = sort_key(&row.name) == sort_key(&other.name);
    let same_unit = row.unit.is_some() && row.unit == other.unit;
    let whole = |date: Option<PartialDate>| date.and_then(PartialDate::as_whole);
    let same_birth = whole(row.birth_date).is_some() && whole(row.birth_date) == whole(other.birth_date);
    let births_agree = match (row.birth_date, other.birth_date) {
        (Some(a), Some(b)) => a.first_day() <= b.last_day() && b.first_day() <= a.last_day(),
        _ => true,
    };
    let other_id = matches!((&row.citizen_id, &other.citizen_id), (Some(a), Some(b)) if a != b);
    match (same_marks, same_birth) {
        _ if !births_agree => None,
        // Two IDs are two people, unless all else says that one was mistyped.
        _ if other_id => (same_marks && same_birth && same_unit).then_some(Likeness::Possible),
        (true, true) if same_unit => Some(Likeness::Same),
        (true, _) | (false, true) => Some(Likeness::Possible),
        // "Hoa" and "Hòa" of one year are two people in most lists.
        (false, false) => None,
    }
}
