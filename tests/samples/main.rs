//! Invented registers, looked through as a clerk would.

// What a test cannot go on without fails it, in its helpers too.
#![allow(clippy::unwrap_used)]

// One desk for the tests of every crate that writes into a register; each uses what it needs of it.
#[allow(dead_code)]
#[path = "../register/file/desk.rs"]
mod desk;
mod made_up;
mod work;
