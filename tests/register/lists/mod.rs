//! Lists.

mod before_the_record;
mod entries;
mod named;
mod order;
mod standing;
