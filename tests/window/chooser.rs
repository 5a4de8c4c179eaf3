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
    let began = Instant::now();
    let dialog = loop {
        if let Some(new) = windows().into_iter().find(|window| !before.contains(window)) {
            break new;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "no dialog came");
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    // Letters get lost where the dialog is still being drawn: then it stays, and they are typed once more, more slowly.
    for slower in [1, 2, 4, 8] {
        xdotool(&["windowfocus", "--sync", &dialog]);
        tokio::time::sleep(Duration::from_millis(500 * slower)).await;
        xdotool(&["key", "ctrl+a"]);
        // A slash opens the dialog's field for a path.
        xdotool(&["type", "--delay", &(25 * slower).to_string(), path.to_str().expect("a path")]);
        tokio::time::sleep(Duration::from_millis(500 * slower)).await;
        xdotool(&["key", "Return"]);
        tokio::time::sleep(Duration::from_millis(1500 * slower)).await;
        if !windows().contains(&dialog) {
            break;
        }
    }
    desk.until_text("so thu.nguon").await;
    let windows = xdotool(&["search", "--onlyvisible", "--name", "Nguồn"]);
    xdotool(&["windowfocus", "--sync", windows.lines().last().expect("the window")]);
    open(&desk).await;
    desk.until_text("Chi bộ Công ty Thử").await;
    desk.end().await;
}
