pub mod by_hand;
mod copies;
pub mod desk;
#[cfg(target_os = "linux")]
mod memory;
mod passphrase;
#[cfg(unix)]
mod read_only;
mod recovery;
mod uid;
mod witness;
