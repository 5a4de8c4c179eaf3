pub mod by_hand;
mod copies;
pub mod desk;
mod passphrase;
#[cfg(unix)]
mod read_only;
mod recovery;
mod uid;
mod witness;
