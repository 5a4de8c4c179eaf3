mod exchange_import;
mod fields;
mod file_copies;
mod file_desk;
mod file_open;
#[cfg(unix)]
mod file_read_only;
mod file_recovery;
mod file_witness;
mod log_made_paper;
mod log_transact;
mod log_undo;
mod mending;
mod record;
mod samples;
