//! Workbooks brought in.

// One desk for the tests of every crate that writes into a register; each uses what it needs of it.
#[allow(dead_code)]
#[path = "../register/file/desk.rs"]
mod desk;
mod import;
