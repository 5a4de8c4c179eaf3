//! A person's page: facts on a day, and every case up to it.

use chrono::NaiveDate;
use domain::refusal::Refusal;
use serde::Serialize;
use specta::Type;

use crate::Register;
use crate::cases::{CaseView, case_views};
use crate::entries::FieldView;
use crate::error::RegisterError;
use crate::facts::person::{self, Person, PersonField};

/// A person's page.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PersonPage {
    /// The person.
    pub person: i32,
    /// Facts in force.
    pub facts: Person,
    /// The same facts told, those known, in the order of the form.
    pub told: Vec<FieldView>,
    /// Whole years, where birth is known.
    pub age: Option<i32>,
    /// Newest first; none before the first event.
    pub cases: Vec<CaseView>,
}

/// What is known of a person on a day.
///
/// # Errors
/// `person_unknown`.
pub fn facts_on(register: &Register, person: i32, on: NaiveDate) -> Result<Person, RegisterError> {
    person::read(register.conn(), person, on)?.ok_or_else(|| Refusal::new("person_unknown").with("value", person).into())
}

/// A person as of a day.
///
/// # Errors
/// `person_unknown`.
pub fn person_page(register: &Register, person: i32, on: NaiveDate) -> Result<PersonPage, RegisterError> {
    let _moment = register.at_one_moment()?;
    let conn = register.conn();
    let facts = person::read(conn, person, on)?.ok_or_else(|| Refusal::new("person_unknown").with("value", person))?;
    let age = facts.birth_date.map(|birth| domain::date::age_at(birth, on)).filter(|age| *age >= 0);
    Ok(PersonPage { person, age, cases: case_views(conn, person, on)?, told: told(&facts)?, facts })
}

fn told(facts: &Person) -> Result<Vec<FieldView>, RegisterError> {
    let view = |(field, raw): (&'static PersonField, String)| FieldView { name: field.name.to_owned(), shown: field.tell(&raw), raw };
    Ok(person::kept(facts)?.into_iter().map(view).collect())
}
