//! How the window looks: its place, language, size, columns, the hints that were read.

use domain::words::Language;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, PhysicalPosition, State, WebviewWindow, Wry};
use tauri_plugin_window_state::StateFlags;

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

/// Keeps how large the window was and where it stood, for the next start: figures alone, in a file beside the preferences.
pub fn remembered_place() -> TauriPlugin<Wry> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .with_filename("window.json")
        .build()
}

/// A window whose title bar nobody could take hold of, since a screen is gone or smaller now, is brought back and made to fit.
pub fn bring_into_view(app: &AppHandle) {
    let Some(window) = app.get_webview_window("main") else { return };
    if let Err(error) = fit(&window) {
        eprintln!("nguon: {error}");
    }
}

fn fit(window: &WebviewWindow) -> tauri::Result<()> {
    if window.is_maximized()? {
        return Ok(());
    }
    let (at, size, screens) = (window.outer_position()?, window.outer_size()?, window.available_monitors()?);
    let holds = |screen: &tauri::Monitor| {
        let (from, room) = (screen.position(), screen.size());
        let (right, low) = (from.x + room.width.cast_signed(), from.y + room.height.cast_signed());
        // A hand's breadth of the title bar is enough to take hold of.
        at.y >= from.y && at.y + GRASP < low && at.x + GRASP < right && at.x + size.width.cast_signed() - GRASP > from.x
    };
    let here = screens.iter().find(|screen| holds(screen));
    let Some(screen) = here.or(screens.first()) else { return Ok(()) };
    if size.width > screen.size().width || size.height > screen.size().height {
        let inner = window.inner_size()?;
        let (wide, high) = (inner.width.min(screen.size().width), inner.height.min(screen.size().height));
        window.set_size(tauri::PhysicalSize::new(wide, high))?;
    } else if here.is_some() {
        return Ok(());
    }
    window.set_position(PhysicalPosition::new(screen.position().x, screen.position().y))
}

/// How much of a window must stand on a screen, in its points.
const GRASP: i32 = 100;

/// The screens whose hint was put away, for good.
#[tauri::command(async)]
#[specta::specta]
pub fn hints_put_away(desk: State<'_, Desk>) -> Result<Vec<String>, Failure> {
    Ok(Preferences::read(&desk.settings_folder).hints_put_away)
}

/// Puts the hint of a screen away, in whatever register.
#[tauri::command(async)]
#[specta::specta]
pub fn put_hint_away(desk: State<'_, Desk>, screen: String) -> Result<(), Failure> {
    let mut preferences = Preferences::read(&desk.settings_folder);
    if preferences.hints_put_away.contains(&screen) {
        return Ok(());
    }
    preferences.hints_put_away.push(screen);
    preferences.write(&desk.settings_folder)
}

/// Shows the hints of all screens again.
#[tauri::command(async)]
#[specta::specta]
pub fn show_hints_again(desk: State<'_, Desk>) -> Result<(), Failure> {
    let mut preferences = Preferences::read(&desk.settings_folder);
    preferences.hints_put_away.clear();
    preferences.write(&desk.settings_folder)
}

/// Puts a text on the clipboard, and a table beside it.
#[tauri::command(async)]
#[specta::specta]
pub fn put_on_clipboard(desk: State<'_, Desk>, text: String, table: String) -> Result<(), Failure> {
    desk.clipboard().put(text, table)
}
