//! People.

mod places;
