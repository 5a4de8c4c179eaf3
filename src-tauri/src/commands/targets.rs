//! Chỉ tiêu.

use register::targets::{self, Indicator, NewTarget, Programme, ProgrammeLine, TargetChart, TargetLine};
use serde::Serialize;
use specta::Type;
use tauri::State;

use super::{Written, day, written};
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;

/// An indicator to choose.
#[derive(Clone, Debug, Serialize, Type)]
pub struct IndicatorView {
    /// The word `indicator.<code>`.
    pub code: String,
    /// In percent.
    pub is_share: bool,
    /// Its denominator is typed.
    pub needs_denominator: bool,
}

/// The table on a day.
#[tauri::command(async)]
#[specta::specta]
pub fn target_table(desk: State<'_, Desk>, as_of: Option<String>) -> Result<Vec<TargetLine>, Failure> {
    let on = day(as_of.as_deref())?;
    desk.read(|register| targets::target_table(register, on))
}

/// A target through time.
#[tauri::command(async)]
#[specta::specta]
pub fn target_chart(desk: State<'_, Desk>, target: i32, as_of: Option<String>) -> Result<Option<TargetChart>, Failure> {
    let on = day(as_of.as_deref())?;
    desk.read(|register| targets::target_chart(register, target, on))
}

/// The programmes.
#[tauri::command(async)]
#[specta::specta]
pub fn programme_list(desk: State<'_, Desk>) -> Result<Vec<ProgrammeLine>, Failure> {
    desk.read(targets::programme_list)
}

/// The indicators.
#[tauri::command(async)]
#[specta::specta]
pub fn indicators() -> Result<Vec<IndicatorView>, Failure> {
    let view = |definition: domain::indicator::Definition| IndicatorView {
        code: definition.code.to_owned(),
        is_share: definition.is_share,
        needs_denominator: definition.frozen,
    };
    Ok(Indicator::ALL.iter().map(|indicator| view(indicator.definition())).collect())
}

/// Members on the eve of a day.
#[tauri::command(async)]
#[specta::specta]
pub fn suggest_denominator(desk: State<'_, Desk>, unit: Option<i32>, from: String) -> Result<u32, Failure> {
    let from = domain::date::whole_date(&from).map_err(|refusal| refusal.at("from"))?;
    desk.read(|register| targets::suggest_denominator(register, unit, from))
}

/// Adds or changes a programme.
#[tauri::command(async)]
#[specta::specta]
pub fn save_programme(desk: State<'_, Desk>, programme: Option<i32>, facts: Programme) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = targets::save_programme(register, programme, &facts, &clock::now())?;
        written(register, done, |id| Some(*id))
    })
}

/// What a typed value is understood as, for the line under its field.
#[tauri::command(async)]
#[specta::specta]
pub fn target_value_read(indicator: String, value: String) -> Result<String, Failure> {
    Ok(targets::target_value_read(&indicator, &value)?)
}

/// Sets or changes a target.
#[tauri::command(async)]
#[specta::specta]
pub fn save_target(desk: State<'_, Desk>, target: Option<i32>, facts: NewTarget) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = targets::save_target(register, target, &facts, &clock::now())?;
        written(register, done, |saved| Some(saved.target))
    })
}

/// Takes a target away.
#[tauri::command(async)]
#[specta::specta]
pub fn remove_target(desk: State<'_, Desk>, target: i32) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = targets::remove_target(register, target, &clock::now())?;
        written(register, done, |()| None)
    })
}
