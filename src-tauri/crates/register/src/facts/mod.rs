//! What is recorded of a person beside their entries: the facts of the paper form, some of which hold from a date.

mod card_number;
mod judged;
mod names;
mod numbers;
mod of_people;
pub mod person;
mod profiles;
mod stored;
mod youth_union;

pub use judged::judged;
pub use person::{PERSON_FIELDS, PERSON_PARTS, Person, PersonField, part_of};
pub use youth_union::YOUTH_UNION_JOINED;

pub(crate) use card_number::{follow_card_number, set_card_number};
pub(crate) use names::{exists, name_and_birth, name_of};
pub(crate) use numbers::numbers_held;
pub(crate) use profiles::profiles;
pub(crate) use youth_union::{ORGANIZATIONS, join_youth_union, youth_union_joined, youth_union_joined_on};
