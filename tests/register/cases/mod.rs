mod extending;
mod mending;
pub mod record;
