//! What is recorded of a person beside their entries: the facts of the paper form, some of which hold from a date.

mod card_number;
mod judged;
mod names;
mod numbers;
pub mod person;
mod stored;

pub use judged::judged;
pub use person::{PERSON_FIELDS, PERSON_PARTS, Person, PersonField, part_of};

pub(crate) use card_number::{follow_card_number, set_card_number};
pub(crate) use names::{exists, name_of};
pub(crate) use numbers::numbers_held;
