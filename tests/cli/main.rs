//! nguon-cli from outside: the program is run as a script runs it, on real files, and judged by its contract only.
//!
//! [`desk`] is the clerk's desk: a register in a folder of its own and the words said to the program. Every other
//! module is an afternoon at it. Expected dates, orders and stages were worked out by hand; the count stands beside them.

mod asked_wrong;
mod calendar;
mod columns;
mod compare;
mod copies;
mod course;
mod damage;
mod desk;
mod disk;
mod doors;
mod due;
mod due_paper;
mod every_kind;
#[path = "../torture/faults.rs"]
#[allow(dead_code, reason = "the torture uses the rest")]
mod faults;
mod files;
mod filters;
#[path = "../paper/goldens.rs"]
mod goldens;
mod keys;
mod lacks;
mod list_goldens;
mod lists;
mod log;
mod mending;
mod named_papers;
mod output;
mod papers;
mod papers_measured;
#[path = "../paper/pdf_text.rs"]
#[allow(dead_code, reason = "the papers use the rest")]
mod pdf_text;
mod people;
mod person_facts;
mod recount;
mod recover;
mod report_recount;
mod reports;
mod requests;
mod samples;
mod search;
mod secrets;
mod settings;
mod shape;
mod sheets;
mod sql_shape;
mod targets;
mod today;
mod undo;
mod unit_facts;
mod units;
mod upgrade;
mod users;
mod whole_path;
mod worked_examples;
