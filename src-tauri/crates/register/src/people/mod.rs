//! People: the facts of the paper form, some of which hold from a date.

mod add;
mod duplicates;
mod find;
mod met;
mod page;
pub mod person;
mod save;
mod search;
mod stored;

pub use add::{Added, NewPerson, add_person};
pub use duplicates::{LikelyDuplicate, likely, likely_duplicates};
pub use find::{PersonChoice, find_people};
pub use met::{PersonMet, people_met};
pub use page::{PersonPage, person_page};
pub use person::{FieldKind, ListColumn, PERSON_FIELDS, Person, PersonField, Place};
pub use save::{ListColumnView, PersonFieldView, person_fields, save_field, save_person, save_person_because};

pub(crate) use find::{exists, name_of};
pub(crate) use save::{follow_card_number, set_card_number};
pub(crate) use search::search_condition;
