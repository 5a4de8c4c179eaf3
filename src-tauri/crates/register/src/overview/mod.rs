//! Tổng quan: targets with pace, what is due and overdue, who stands still, and the funnel; every figure opens its names.

use chrono::NaiveDate;
use domain::clock::ClockState;
use domain::date::months_between;
use domain::stage::Stage;
use rusqlite::named_params;
use serde::Serialize;
use specta::Type;

mod nav;

pub use nav::{NavCounts, nav_counts};

use crate::Register;
use crate::due::{DueLine, due_work};
use crate::error::RegisterError;
use crate::file::Stored;
use crate::lists::{Standing, stuck};
use crate::settings;
use crate::targets::{TargetChart, TargetLine, target_chart, target_table};

/// Somebody who stands still.
#[derive(Clone, Debug, Serialize, Type)]
pub struct StuckLine {
    /// The person.
    pub person: i32,
    /// The case.
    pub case: i32,
    /// Birth name.
    pub name: String,
    /// The stage's code.
    pub stage: String,
    /// 1 to 10.
    pub stage_number: i32,
    /// The mark that says why, if one does.
    pub why: Option<String>,
    /// The last event, ISO.
    pub last_event: String,
    /// Calendar days since.
    pub days: i32,
}

/// A step of the way into the Party.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FunnelStep {
    /// The stage's code.
    pub stage: String,
    /// 1 to 9.
    pub stage_number: i32,
    /// How many stand there.
    pub count: u32,
    /// Median of the whole months there.
    pub median_months: u32,
}

/// The whole of Tổng quan.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Overview {
    /// The day, ISO.
    pub as_of: String,
    /// The root unit's name.
    pub unit_name: String,
    /// Targets in force on the day.
    pub targets: Vec<TargetLine>,
    /// The first of them through time.
    pub chart: Option<TargetChart>,
    /// How many clocks are overdue.
    pub overdue: u32,
    /// How many are to be done before the next meeting, or within the usual days, or show as due already.
    pub due_soon: u32,
    /// How many fell due before the record begins and were never met: kept apart from today's.
    pub before_register: u32,
    /// The earliest due.
    pub due: Vec<DueLine>,
    /// All of them.
    pub due_total: u32,
    /// Who has stood still longest.
    pub stuck: Vec<StuckLine>,
    /// All of them.
    pub stuck_total: u32,
    /// From how many days on.
    pub stuck_days: u32,
    /// The nine steps.
    pub funnel: Vec<FunnelStep>,
    /// On the way in all.
    pub on_the_way: u32,
    /// Nobody stands in the register on the day, members neither.
    pub is_empty: bool,
}

/// Tổng quan on a day.
pub fn overview(register: &Register, on: NaiveDate) -> Result<Overview, RegisterError> {
    let _moment = register.at_one_moment()?;
    let conn = register.conn();
    let iso = on.to_string();
    let targets: Vec<TargetLine> =
        target_table(register, on)?.into_iter().filter(|line| line.unit.is_none() && line.from <= iso && line.to >= iso).collect();
    let chart = match targets.iter().find(|line| !line.is_share) {
        Some(first) => target_chart(register, first.target, on)?,
        None => None,
    };
    let work = due_work(register, on)?;
    let overdue = work.lines.iter().filter(|line| line.badge.state == ClockState::Overdue).count() as u32;
    let stuck_days = settings::number(register, "stuck_days")?;
    let standing_still = stuck(conn, on, stuck_days)?;
    let stuck_total = standing_still.len() as u32;
    let stuck: Vec<StuckLine> = standing_still
        .into_iter()
        .take(200)
        .map(|line| StuckLine {
            person: line.person,
            case: line.case,
            name: line.name,
            stage: line.stage.code().to_owned(),
            stage_number: line.stage.number(),
            why: line.marks.into_iter().next(),
            last_event: line.last_step.to_string(),
            days: (on - line.last_step).num_days() as i32,
        })
        .collect();
    let mut months: Vec<Vec<u32>> = vec![Vec::new(); 9];
    let mut select = conn.prepare_cached(include_str!("funnel.sql"))?;
    let mut rows = select.query(named_params! { ":on": iso, ":full": Stage::Full.number() })?;
    while let Some(row) = rows.next()? {
        use chrono::Datelike;
        let row = Stored::keyed("stage_interval", "person", row)?;
        let (stage, since): (Stage, NaiveDate) = (row.numbered("stage")?, row.get("since")?);
        let between = months_between((since.year(), since.month()), (on.year(), on.month())) - i32::from(on.day() < since.day());
        if let Some(of_stage) = months.get_mut(stage as usize) {
            of_stage.push(between.max(0) as u32);
        }
    }
    let funnel: Vec<FunnelStep> = months
        .iter_mut()
        .zip(Stage::ALL)
        .map(|(months, stage)| {
            months.sort_unstable();
            FunnelStep {
                stage: stage.code().to_owned(),
                stage_number: stage.number(),
                count: months.len() as u32,
                median_months: months.get(months.len() / 2).copied().unwrap_or(0),
            }
        })
        .collect();
    Ok(Overview {
        as_of: iso,
        unit_name: root_name(register, on)?,
        targets,
        chart,
        overdue,
        due_soon: work.lines.len() as u32 - overdue,
        before_register: work.before_register,
        due_total: work.lines.len() as u32,
        due: work.lines.into_iter().take(50).collect(),
        stuck,
        stuck_total,
        stuck_days,
        is_empty: Standing::on(register, on)?.all().next().is_none(),
        on_the_way: funnel.iter().map(|step| step.count).sum(),
        funnel,
    })
}

/// The name of the first unit of the tree on a day; empty where no unit stands.
pub fn root_name(register: &Register, on: NaiveDate) -> Result<String, RegisterError> {
    Ok(crate::units::unit_list(register, on)?.into_iter().next().map_or_else(String::new, |unit| unit.name))
}
