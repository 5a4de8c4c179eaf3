//! People.

mod merge;
mod places;
