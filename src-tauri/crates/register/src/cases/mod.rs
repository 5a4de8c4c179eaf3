//! Cases and their events: one person's one attempt to join, and what happened to it.

mod entry;
pub mod event_row;
pub mod history;
mod judge;
mod kinds;
mod mend;
mod possible;
mod posts;
mod preview;
mod record;
pub(crate) mod tell;
mod told_change;
mod view;

pub use entry::Entry;
pub(crate) use entry::{read_entry, read_event};
pub(crate) use judge::{judge, judge_with};
pub use kinds::{EventSpec, event_kinds, suggested_kinds};
pub use mend::{correct_event, void_event};
pub(crate) use mend::{left_adrift, must_apply, person_of, reads};
pub use posts::{PostView, posts, posts_of_people};
pub use preview::{EntryCheck, VoteVerdict, check_entry};
pub(crate) use record::open_case;
pub use record::{Recorded, record_event};
pub use tell::FieldView;
pub use told_change::{ToldChange, ToldField, told_changes};
pub use view::{CaseView, ClockBadge, ClockView, DossierLine, EventView, IntroducerView, NextStep, TurnView, WarningView, case_views, clock_badge};
pub(crate) use view::{amount_unit, helper_names};
