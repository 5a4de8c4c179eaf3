mod mending;
pub mod record;
mod telling;
