//! Invented registers: a lifelike unit to look at, and any number of people for measuring.
//!
//! People, units, numbers and targets are all made up and say so ("mẫu"). What falls by chance falls alike each
//! time ([`dice`]): the same day, and the same seed, give the same register. Rows go through the same writers as a
//! clerk's, in operations named `sample_made`, at which undo stops.
//!
//! [`track`] lays a person's way, [`cast`] says who goes how far, [`play`] writes it all in the order of its days.

mod cast;
mod dice;
mod fill;
mod frame;
mod generate;
mod names;
mod play;
mod sketch;
mod track;

pub use fill::fill;
pub use generate::generate;
