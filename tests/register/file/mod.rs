mod by_hand;
mod copies;
pub mod desk;
mod migrating;
mod open;
#[cfg(unix)]
mod read_only;
mod recovery;
mod strict;
mod uid;
mod witness;
