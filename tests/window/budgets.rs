//! Figures of the whole program against their budgets: `make bench`, a release build under a display.
//!
//! Times are taken through WebDriver, which adds its own start: they are upper bounds.

mod desk;

use std::fs;
use std::time::{Duration, Instant};

use desk::{Desk, key};

#[tokio::main]
async fn main() {
    // The first start makes the sample; starts after it are as any other day's.
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    let mut home = desk.leave().await;
    let mut took = Vec::new();
    for _ in 0..5 {
        let began = Instant::now();
        let desk = Desk::start_in(home, &["--sample"], &[]).await;
        desk.until_there("overview").await;
        desk.press(&[key::CONTROL, '3']).await;
        desk.until("document.querySelector('[data-test=\"row\"] [data-column=\"name\"]')").await;
        took.push(began.elapsed());
        home = desk.leave().await;
    }
    took.sort();
    let budget = Duration::from_millis(1500);
    println!(
        "{:<44} {:>9.1} ms of {:>6} ms  {:>4.0} %",
        "start to the first list, middle of five",
        took[2].as_secs_f64() * 1e3,
        budget.as_millis(),
        took[2].as_secs_f64() / budget.as_secs_f64() * 100.0
    );

    let desk = Desk::start_in(home, &["--sample"], &[]).await;
    desk.until_there("overview").await;
    tokio::time::sleep(Duration::from_secs(20)).await;
    let parts = memory_under(desk.driver_process());
    let whole: u64 = parts.iter().map(|(_, kilobytes)| kilobytes).sum();
    println!("{:<44} {:>9} MB of {:>6} MB  {:>4.0} %", "idle memory, the program and its pages", whole / 1024, 230, whole as f64 / 1024.0 / 2.3);
    for (name, kilobytes) in parts {
        println!("{:<44} {:>9} MB", format!("  {name}"), kilobytes / 1024);
    }
    desk.end().await;
}

/// The memory of each process under another, in kB: what it has alone and its share of what several have.
fn memory_under(above: u32) -> Vec<(String, u64)> {
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(process) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        let status = fs::read_to_string(entry.path().join("status")).unwrap_or_default();
        let of =
            |name: &str, text: &str| text.lines().find_map(|line| line.strip_prefix(name).map(|rest| rest.trim().to_owned())).unwrap_or_default();
        if of("PPid:", &status) == above.to_string() {
            let shares = fs::read_to_string(entry.path().join("smaps_rollup")).unwrap_or_default();
            let kilobytes = of("Pss:", &shares).split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
            found.push((of("Name:", &status), kilobytes));
            found.extend(memory_under(process));
        }
    }
    found
}
