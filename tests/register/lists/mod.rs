//! Lists.

mod before_the_record;
mod completeness;
mod entries;
mod named;
mod order;
mod standing;
