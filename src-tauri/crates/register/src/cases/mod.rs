//! Cases and their events: one person's one attempt to join, and what happened to it.

mod entry;
pub mod event_row;
pub mod history;
mod mend;
mod posts;
mod record;
pub(crate) mod tell;
mod told_change;
mod view;

pub use entry::{Entry, EntryCheck, EventSpec, FieldSpecView, VoteVerdict, check_entry, event_kinds, suggested_kinds};
pub use mend::{correct_event, void_event};
pub(crate) use mend::{left_adrift, must_apply, person_of, reads};
pub use posts::{PostView, posts, posts_of_people};
pub use record::{Recorded, record_event};
pub(crate) use record::{judge, open_case, read_entry, read_event};
pub use tell::{Counted, FieldView, Shown};
pub use told_change::{ToldChange, ToldField, told_changes};
pub use view::{CaseView, ClockBadge, ClockView, DossierLine, EventView, IntroducerView, NextStep, TurnView, WarningView, case_views, clock_badge};
pub(crate) use view::{amount_unit, helper_names};
