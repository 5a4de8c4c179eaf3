mod mending;
pub mod record;
