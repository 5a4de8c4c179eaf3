//! The record in its file: folders as in the crate, one module a concern.

// What a test cannot go on without fails it, in its helpers too.
#![allow(clippy::unwrap_used)]

mod cases;
mod check;
mod copies;
mod courses;
mod drafts;
mod entries;
mod facts;
mod file;
mod lists;
mod opening;
mod operations;
mod people;
mod ratings;
mod recover;
mod requests;
mod settings;
mod targets;
mod units;
mod users;
