//! Lists.

mod before_the_record;
mod standing;
