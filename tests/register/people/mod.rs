//! People.

mod merge;
mod places;
mod search;
