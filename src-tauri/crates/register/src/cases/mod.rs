//! Cases: one person's one attempt to join, and what happened to it.

mod badge;
mod judge;
mod kinds;
mod mend;
mod numbers;
mod posts;
mod preview;
mod record;
mod view;

pub use badge::{ClockBadge, clock_badge};
pub use kinds::{EventSpec, SuggestedKinds, event_kinds, suggested_kinds};
pub use mend::{correct_event, void_event};
pub use numbers::{UsedNumber, number_run, used_numbers};
pub use posts::{PostView, posts, posts_of, posts_of_people};
pub use preview::{EntryCheck, VoteVerdict, check_entries, check_entry};
pub use record::{Recorded, record_event, record_events};
pub use view::{CaseView, ClockView, DossierLine, EventView, IntroducerView, NextStep, TurnView, WarningView, case_views};

pub(crate) use badge::{amount_unit, stored_badge};
pub(crate) use judge::{judge, judge_with};
pub(crate) use record::open_case;
pub(crate) use view::{bodies, clock_view, corrections, ended_clock, helper_names, helpers_with_days, introducer_names};
