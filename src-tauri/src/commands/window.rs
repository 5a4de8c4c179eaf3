//! How the window looks: language, size, columns.

use domain::words::Language;
use tauri::{State, WebviewWindow};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::preferences::{Preferences, Theme};

/// What a screen remembered of itself in this register.
#[tauri::command(async)]
#[specta::specta]
pub fn preference(desk: State<'_, Desk>, name: String) -> Result<Option<String>, Failure> {
    desk.read(|register| register.preference(&name))
}

/// Remembers how a screen looks.
#[tauri::command(async)]
#[specta::specta]
pub fn save_preference(desk: State<'_, Desk>, name: String, value: String) -> Result<(), Failure> {
    desk.write(|register| register.save_preference(&name, &value))
}

/// Remembers the language, the theme and the density of rows.
#[tauri::command(async)]
#[specta::specta]
pub fn set_language(desk: State<'_, Desk>, language: Option<Language>, theme: Option<Theme>, density: Option<String>) -> Result<(), Failure> {
    let mut preferences = Preferences::read(&desk.settings_folder);
    preferences.language = language.unwrap_or(preferences.language);
    preferences.theme = theme.unwrap_or(preferences.theme);
    preferences.density = density.or(preferences.density);
    preferences.write(&desk.settings_folder)
}

/// Sets the size of everything, 1 being 100 %.
#[tauri::command(async)]
#[specta::specta]
pub fn set_zoom(window: WebviewWindow, factor: f64) -> Result<(), Failure> {
    window.set_zoom(factor.clamp(0.5, 3.0)).map_err(|error| Failure::fault("unexpected", error))
}

/// Puts a text on the clipboard, and a table beside it.
#[tauri::command(async)]
#[specta::specta]
pub fn put_on_clipboard(desk: State<'_, Desk>, text: String, table: String) -> Result<(), Failure> {
    desk.clipboard().put(text, table)
}
