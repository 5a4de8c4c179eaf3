//! Lists.

mod before_the_record;
mod named;
mod order;
mod standing;
