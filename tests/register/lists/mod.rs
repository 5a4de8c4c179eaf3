//! Lists.

mod standing;
