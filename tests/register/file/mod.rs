mod copies;
pub mod desk;
mod open;
#[cfg(unix)]
mod read_only;
mod recovery;
