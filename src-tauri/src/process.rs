//! How the program begins with little memory, and how it ends when the system tells it to.

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

/// What the page's engine and the allocator are told, so that they keep less than they would on a large machine: the engine
/// collects its garbage as if this were all the memory there is, and threads share what was freed.
#[cfg(target_os = "linux")]
const OF_LITTLE_MEMORY: [(&str, &str); 2] = [("JSC_forceRAMSize", "134217728"), ("MALLOC_ARENA_MAX", "1")];

/// Begins anew, in the same process, with [`OF_LITTLE_MEMORY`] told: both are read before a program's first line, and only from
/// the environment. Where it cannot, it goes on as it is.
#[cfg(target_os = "linux")]
pub fn begin_small() {
    use std::os::unix::process::CommandExt;
    if OF_LITTLE_MEMORY.iter().all(|(name, _)| std::env::var_os(name).is_some()) {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let untold = OF_LITTLE_MEMORY.iter().filter(|(name, _)| std::env::var_os(name).is_none()).copied();
        // Only comes back where it failed.
        let failed = std::process::Command::new(program).args(std::env::args_os().skip(1)).envs(untold).exec();
        eprintln!("nguon: {}", failed.kind());
    }
}

/// The system's own engine on Windows sees to that itself.
#[cfg(not(target_os = "linux"))]
pub fn begin_small() {}
