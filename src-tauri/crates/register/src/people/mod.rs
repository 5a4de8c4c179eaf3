//! People: the facts of the paper form, some of which hold from a date.

mod add;
mod duplicates;
mod find;
mod life;
mod met;
mod page;
pub mod person;
mod save;
mod search;
mod stored;

pub use add::{Added, NewPerson, add_person, first_kinds};
pub use duplicates::{LikelyDuplicate, likely, likely_duplicates};
pub use find::{PersonChoice, find_people};
pub use met::{PersonMet, people_met};
pub use page::{PersonPage, person_page};
pub use person::{PERSON_FIELDS, Person, PersonField};
pub use save::{FactsTyped, person_fields, save_person};

pub(crate) use find::{exists, name_of};
pub(crate) use life::{numbers_held, warnings_of_known};
pub(crate) use save::{follow_card_number, set_card_number};
pub(crate) use search::search_condition;
