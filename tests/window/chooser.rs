//! The system's own dialog, driven once by keys as a clerk drives it. All other tests give its answer beforehand.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::desk::Desk;
use crate::today::{open, written_on};

fn xdotool(arguments: &[&str]) -> String {
    let answer = Command::new("xdotool").args(arguments).output().expect("xdotool runs");
    String::from_utf8_lossy(&answer.stdout).trim().to_owned()
}

/// The windows that are to be seen.
fn windows() -> Vec<String> {
    xdotool(&["search", "--onlyvisible", "--name", "."]).lines().map(str::to_owned).collect()
}

#[tokio::test]
async fn trust_t4_a_register_chosen_in_the_systems_dialog_is_opened() {
    let desk = Desk::start(&[]).await;
    let path = written_on(desk.home(), "2026-11-20");
    desk.until_there("open-file").await;
    let before = windows();
    desk.script("document.querySelector('[data-test=\"open-file\"]').click()").await;
    // Until the page has the file: letters get lost where the dialog is still being drawn, and what is drawn first need not be it.
    let chosen = "return document.body.textContent.includes('so thu.nguon')";
    let (began, pause) = (Instant::now(), || tokio::time::sleep(Duration::from_millis(700)));
    while desk.script(chosen).await != true {
        assert!(began.elapsed() < Duration::from_secs(90), "no dialog that takes a path");
        pause().await;
        let Some(dialog) = windows().into_iter().rfind(|window| !before.contains(window)) else { continue };
        // Without waiting for it: a window that is gone meanwhile is waited for without end.
        xdotool(&["windowfocus", &dialog]);
        pause().await;
        // A slash opens the dialog's field for a path. The path follows in one go: what the dialog completes between two letters
        // would stand there twice.
        xdotool(&["key", "slash"]);
        pause().await;
        xdotool(&["key", "ctrl+a"]);
        xdotool(&["type", "--delay", "1", path.to_str().expect("a path")]);
        pause().await;
        xdotool(&["key", "Return"]);
        pause().await;
    }
    desk.until_text("so thu.nguon").await;
    let windows = xdotool(&["search", "--onlyvisible", "--name", "Nguồn"]);
    xdotool(&["windowfocus", windows.lines().last().expect("the window")]);
    open(&desk).await;
    desk.until_text("Chi bộ Công ty Thử").await;
    desk.end().await;
}
