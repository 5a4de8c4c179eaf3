//! How the program ends when the system tells it to.

use tauri::AppHandle;
#[cfg(unix)]
use tauri::Manager;

/// Told to end (the session closes, the machine goes down), it closes the register with its copy first.
#[cfg(unix)]
pub fn end_in_order(app: &AppHandle) -> std::io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut told = signal_hook::iterator::Signals::new([SIGTERM, SIGINT, SIGHUP])?;
    let app = app.clone();
    std::thread::spawn(move || {
        if told.forever().next().is_some() {
            app.state::<crate::desk::Desk>().leave();
            app.exit(0);
        }
    });
    Ok(())
}

/// Windows closes the window first, which closes the register.
#[cfg(not(unix))]
pub fn end_in_order(_: &AppHandle) -> std::io::Result<()> {
    Ok(())
}
