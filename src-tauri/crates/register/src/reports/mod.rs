//! Reports: the figures of a period beside those of the same days of the year before, each with its names.

mod material;
mod table;
mod view;

pub use table::{ReportAsked, ReportFigure, ReportTable, report_table};
pub use view::{ReportCheck, ReportLine, ReportName, ReportNames, ReportQuery, ReportSection, ReportView, report_names, report_view};
