//! Cases: one person's one attempt to join, and what happened to it.

mod judge;
mod kinds;
mod mend;
mod posts;
mod preview;
mod record;
mod view;

pub use kinds::{EventSpec, event_kinds, suggested_kinds};
pub use mend::{correct_event, void_event};
pub use posts::{PostView, posts, posts_of_people};
pub use preview::{EntryCheck, VoteVerdict, check_entry};
pub use record::{Recorded, record_event};
pub use view::{CaseView, ClockBadge, ClockView, DossierLine, EventView, IntroducerView, NextStep, TurnView, WarningView, case_views, clock_badge};

pub(crate) use judge::{judge, judge_with};
pub(crate) use record::open_case;
pub(crate) use view::{amount_unit, helper_names};
