//! Targets: a programme's indicators against what was reached, the pace, and what is still lawfully reachable.

mod figures;
mod save;
mod table;

pub use domain::indicator::Indicator;
pub(crate) use save::programme;
pub use save::{
    NewTarget, Programme, ProgrammeLine, SavedTarget, programme_list, remove_target, save_programme, save_target, suggest_denominator,
    target_value_read,
};
pub use table::{ChartPoint, TargetCan, TargetChart, TargetLine, target_chart, target_table};
pub(crate) use table::{target, targets_of};
