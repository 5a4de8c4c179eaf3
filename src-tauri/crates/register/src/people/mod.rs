//! People: entered, their facts changed, found again, and the page of one.

mod add;
mod duplicates;
mod fill;
mod find;
mod life;
mod merge;
mod met;
mod page;
mod places;
mod save;

pub use add::{Added, NewPerson, add_person, first_kinds};
pub use duplicates::{LikelyDuplicate, likely, likely_duplicates};
pub use fill::{FactKnown, FillCheck, FillColumn, FillRow, check_fill, fill_people, fillable_fields, known_facts};
pub use find::{PersonChoice, find_people};
pub use merge::{MergeField, MergeView, merge_people, merge_view};
pub use met::{PersonMet, people_met};
pub use page::{PersonPage, facts_on, person_page};
pub use places::places_offered;
pub use save::{FactsTyped, person_fields, save_person};

pub(crate) use life::warnings_of_known;
