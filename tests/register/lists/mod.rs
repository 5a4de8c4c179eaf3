//! Lists.

mod before_the_record;
mod completeness;
mod named;
mod order;
mod standing;
