//! Statistics: one closed table of figures, each a pure function of what the record holds, giving names; its value is their
//! number. Reports, their identities and whatever shows a figure read it here.

mod figure;
mod identity;
mod material;
mod movement;
mod part;
mod report;
mod split;
mod worked_out;

pub use figure::{Base, Counts, Figure, Which};
pub use identity::{Checked, Identity};
pub use material::Material;
pub use movement::{Move, Place, Scope, Way, moves};
pub use part::Part;
pub use report::{Report, ReportRow, Section};
pub use split::{Profile, Split, Subject};
pub use worked_out::{Name, Number, WorkedOut, change_pct, ratio_pct, work_out};
