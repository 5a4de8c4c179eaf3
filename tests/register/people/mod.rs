//! People.

mod fill;
mod merge;
mod places;
mod search;
