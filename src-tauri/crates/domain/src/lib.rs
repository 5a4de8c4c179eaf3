//! The domain: values that parse once and rules as functions over dated events.
//!
//! Everything here is pure: no file, no clock, no SQL. Data comes in as typed values, typed text and shipped
//! TOML; what cannot be comes back as a [`refusal::Refusal`], what breaks a rule as a [`check::Warning`].
//!
//! - values: [`date`], [`name`], [`search`], [`identity`], [`share`], [`field`], [`code_list`]; places as they are typed: [`places`]
//! - rules as data: [`rule`], [`calendar`]
//! - the words of the screens and papers: [`words`]
//! - what day it is: [`today`]; who may do what: [`role`]
//! - the process: [`event_kind`] (the one table), [`event`], [`force`], [`stage`], [`case`], [`post`], [`clock`], [`check`],
//!   [`life`], [`unit`], [`unit_clock`], [`request_clock`], [`paper`]
//! - figures: [`statistics`] (one definition each), over the days of a [`period`]; targets: [`indicator`], [`target`]

pub mod calendar;
pub mod case;
pub mod check;
pub mod clock;
pub mod code_list;
pub mod date;
pub mod event;
pub mod event_kind;
pub mod field;
pub mod force;
pub mod identity;
pub mod indicator;
pub mod life;
pub mod name;
pub mod paper;
pub mod period;
pub mod places;
pub mod post;
pub mod refusal;
pub mod request_clock;
pub mod role;
pub mod rule;
pub mod search;
pub mod share;
pub mod stage;
pub mod statistics;
pub mod target;
pub mod today;
pub mod unit;
pub mod unit_clock;
pub mod words;
