//! Cases and their events: one person's one attempt to join, and what happened to it.

pub mod event_row;
pub mod history;
mod entry;
mod mend;
mod record;
mod view;

pub use entry::{Entry, EntryCheck, VoteVerdict, check_entry, event_kinds, suggested_kinds, EventSpec, FieldSpecView};
pub use mend::{correct_event, void_event};
pub use record::{Recorded, record_event};
pub(crate) use mend::{left_adrift, must_apply};
pub(crate) use record::{judge, open_case, read_entry, read_event};
pub(crate) use view::shown;
pub use view::{CaseView, ClockView, DossierLine, EventView, FieldView, IntroducerView, NextStep, WarningView, case_views, clock_badge, ClockBadge};
