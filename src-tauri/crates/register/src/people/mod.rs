//! People: entered, their facts changed, found again, and the page of one.

mod add;
mod duplicates;
mod find;
mod life;
mod met;
mod page;
mod places;
mod save;
mod search;

pub use add::{Added, NewPerson, add_person, first_kinds};
pub use duplicates::{LikelyDuplicate, likely, likely_duplicates};
pub use find::{PersonChoice, find_people};
pub use met::{PersonMet, people_met};
pub use page::{PersonPage, person_page};
pub use places::places_offered;
pub use save::{FactsTyped, person_fields, save_person};

pub(crate) use life::warnings_of_known;
pub(crate) use search::search_condition;
