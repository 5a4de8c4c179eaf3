//! Cài đặt.

use std::collections::BTreeMap;

use register::settings::{self, HolidayLine, RuleEdit, RuleLine};
use tauri::State;

use super::{Written, written};
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;

/// The clocks and conditions.
#[tauri::command(async)]
#[specta::specta]
pub fn rule_list(desk: State<'_, Desk>) -> Result<Vec<RuleLine>, Failure> {
    desk.read(settings::rule_list)
}

/// The days off and worked of a year.
#[tauri::command(async)]
#[specta::specta]
pub fn holiday_list(desk: State<'_, Desk>, year: i32) -> Result<Vec<HolidayLine>, Failure> {
    desk.read(|register| settings::holiday_list(register, year))
}

/// All settings by name.
#[tauri::command(async)]
#[specta::specta]
pub fn settings(desk: State<'_, Desk>) -> Result<BTreeMap<String, String>, Failure> {
    desk.read(settings::all)
}

/// What is meant by a setting that is a number where nothing is typed.
#[tauri::command(async)]
#[specta::specta]
pub fn usual_settings() -> Result<BTreeMap<String, u32>, Failure> {
    Ok(settings::all_usual())
}

/// Changes a rule; every clock is counted anew.
#[tauri::command(async)]
#[specta::specta]
pub fn save_rule(desk: State<'_, Desk>, kind: String, rule: i32, facts: RuleEdit) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = settings::save_rule(register, &kind, rule, &facts, &clock::now())?;
        written(register, done, |()| Some(rule))
    })
}

/// Adds a row like another, in force from a later day.
#[tauri::command(async)]
#[specta::specta]
pub fn add_rule(desk: State<'_, Desk>, kind: String, rule: i32, facts: RuleEdit) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = settings::add_rule(register, &kind, rule, &facts, &clock::now())?;
        written(register, done, |rule| Some(*rule))
    })
}

/// Sets what a day is.
#[tauri::command(async)]
#[specta::specta]
pub fn save_holiday(desk: State<'_, Desk>, day: String, kind: Option<String>) -> Result<Written, Failure> {
    let day = domain::date::whole_date(&day).map_err(|refusal| refusal.at("day"))?;
    desk.write(|register| {
        let done = settings::save_holiday(register, day, kind.as_deref(), &clock::now())?;
        written(register, done, |()| None)
    })
}

/// Changes a setting.
#[tauri::command(async)]
#[specta::specta]
pub fn save_setting(desk: State<'_, Desk>, name: String, value: String) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = settings::save_setting(register, &name, &value, &clock::now())?;
        written(register, done, |()| None)
    })
}
