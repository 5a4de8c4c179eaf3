//! The list screens: Nguồn, Xét kết nạp, Đảng viên dự bị, Đảng viên.

use register::lists::{self, Condition, ListFieldView, ListPage, ListQuery, NamedList, ToldCondition};
use tauri::State;

use super::{Written, day, written};
use crate::clock;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::preferences::Preferences;

/// A page of a list; `anew` for the first page of another question.
#[tauri::command(async)]
#[specta::specta]
pub fn list_page(desk: State<'_, Desk>, query: ListQuery, offset: u32, limit: u32, anew: bool) -> Result<ListPage, Failure> {
    let (on, language) = (day(query.as_of.as_deref())?, Preferences::read(&desk.settings_folder).language);
    desk.search(anew, |register| lists::list_page(register, &query, on, offset, limit, language))
}

/// What a list can be filtered by, in the language of the screens.
#[tauri::command(async)]
#[specta::specta]
pub fn list_fields(desk: State<'_, Desk>) -> Result<Vec<ListFieldView>, Failure> {
    let language = Preferences::read(&desk.settings_folder).language;
    desk.read(|register| Ok(lists::list_fields(&lists::clock_keys(register)?, language)))
}

/// Conditions of a list in the words of the screens, in their order.
#[tauri::command(async)]
#[specta::specta]
pub fn told_conditions(desk: State<'_, Desk>, conditions: Vec<Vec<Condition>>, as_of: Option<String>) -> Result<Vec<ToldCondition>, Failure> {
    let (on, language) = (day(as_of.as_deref())?, Preferences::read(&desk.settings_folder).language);
    desk.read(|register| lists::told_conditions(register, &conditions, language, on))
}

/// The place of a person in a list.
#[tauri::command(async)]
#[specta::specta]
pub fn list_position(desk: State<'_, Desk>, query: ListQuery, person: i32) -> Result<Option<u32>, Failure> {
    let on = day(query.as_of.as_deref())?;
    desk.read(|register| lists::list_position(register, &query, on, person))
}

/// Everyone in a list, in its order.
#[tauri::command(async)]
#[specta::specta]
pub fn list_ids(desk: State<'_, Desk>, query: ListQuery) -> Result<Vec<i32>, Failure> {
    let on = day(query.as_of.as_deref())?;
    desk.read(|register| lists::list_ids(register, &query, on))
}

/// The lists with a name: the office's own, then those that ship.
#[tauri::command(async)]
#[specta::specta]
pub fn named_lists(desk: State<'_, Desk>) -> Result<Vec<NamedList>, Failure> {
    let (today, language) = (day(None)?, Preferences::read(&desk.settings_folder).language);
    desk.read(|register| lists::named_lists(register, language, today))
}

/// Keeps what a list asks for under a name, or changes one that has a name.
#[tauri::command(async)]
#[specta::specta]
pub fn save_list(desk: State<'_, Desk>, list: Option<i32>, name: String, query: ListQuery) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = lists::save_list(register, list, &name, &query, &clock::now())?;
        written(register, done, |id| Some(*id))
    })
}

/// Gives up a list's name.
#[tauri::command(async)]
#[specta::specta]
pub fn drop_list(desk: State<'_, Desk>, list: i32) -> Result<Written, Failure> {
    desk.write(|register| {
        let done = lists::drop_list(register, list, &clock::now())?;
        written(register, done, |()| None)
    })
}
