//! The record in its file: folders as in the crate, one module a concern.

mod cases;
mod check;
mod courses;
mod file;
mod lists;
mod log;
mod people;
mod settings;
mod targets;
mod units;
