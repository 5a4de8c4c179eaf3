//! Targets: a programme's indicators against what was reached, the pace, and what is still lawfully reachable.

mod figures;
mod save;
mod table;

pub use figures::{INDICATORS, Indicator};
pub use save::{NewTarget, Programme, ProgrammeLine, programme_list, remove_target, save_programme, save_target, suggest_denominator};
pub use table::{ChartPoint, TargetChart, TargetLine, target_chart, target_table};
