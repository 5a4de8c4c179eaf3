//! Figures of the whole program against their budgets: `make bench`, a release build under a display.
//!
//! Times are taken through WebDriver, which adds its own start: they are upper bounds. With `--hour` the window is used for an
//! hour first, and its memory told after (`make bench HOUR=--hour`).

mod desk;

use std::fs;
use std::time::{Duration, Instant};

use desk::{Desk, key};
use register::Now;
use register::file::Who;
use register::opening::Draft;

const PASSPHRASE: &str = "mat khau do toc do";

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
    tell("start to the first list, middle of five", took[2], Duration::from_millis(1500));

    let desk = Desk::start_in(home, &["--sample"], &[]).await;
    desk.until_there("overview").await;
    tell_memory("idle memory, the program and its pages", &desk).await;
    if std::env::args().any(|argument| argument == "--hour") {
        used_for(&desk, Duration::from_secs(3600)).await;
        tell_memory("the same after an hour of use", &desk).await;
    }
    desk.end().await;
    search_among_many().await;
}

/// From a key in the search to the rows as painted, among 100,000 people: taken in the page, between the key and the first
/// moment after the frame that shows the last change of the table.
async fn search_among_many() {
    let home = tempfile::tempdir().expect("a home");
    let path = home.path().join("do.nguon");
    let now = Now::on(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day"));
    let draft = Draft::new(PASSPHRASE).expect("a draft");
    let mut register = register::begin(&draft, &path, &Who::new("do", "may"), &now).expect("a register");
    samples::generate(&mut register, 100_000, 1, &now, &mut |_| {}).expect("people");
    drop(register);
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    desk.until_there("passphrase").await;
    desk.type_text(PASSPHRASE).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '7']).await;
    desk.until("document.querySelector('[data-test=\"row\"] [data-column=\"name\"]')").await;
    desk.script(
        "let began = 0; window.painted = null;
         document.addEventListener('keydown', () => { began = performance.now(); window.painted = null; }, true);
         new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => { window.painted = performance.now() - began; })))
             .observe(document.querySelector('[data-test=\"table\"]'), { childList: true, characterData: true, subtree: true });",
    )
    .await;
    let mut took = Vec::new();
    for word in ["nguyen thi", "tran van", "hoa", "le duc", "pham", "ngo", "vu thi", "dang"] {
        desk.press(&[key::CONTROL, 'f']).await;
        desk.press(&[key::CONTROL, 'a']).await;
        for letter in word.chars() {
            desk.press(&[letter]).await;
            tokio::time::sleep(Duration::from_millis(600)).await;
            // A blank changes no row.
            took.extend(desk.script("return window.painted").await.as_f64());
        }
    }
    took.sort_by(f64::total_cmp);
    let p95 = took.get(took.len() * 95 / 100).copied().expect("rows were painted");
    tell(&format!("key to painted row, p95 of {} keys", took.len()), Duration::from_secs_f64(p95 / 1e3), Duration::from_millis(100));
    desk.end().await;
}

/// Goes round the screens as a clerk does, again and again: lists, a person's page, a sheet opened and shut, the preview.
async fn used_for(desk: &Desk, long: Duration) {
    let began = Instant::now();
    let pause = || tokio::time::sleep(Duration::from_millis(700));
    let mut round = 0_u32;
    while began.elapsed() < long {
        for screen in '1'..='9' {
            desk.press(&[key::CONTROL, screen]).await;
            pause().await;
            for _ in 0..6 {
                desk.press(&[key::DOWN]).await;
            }
            if ('3'..='7').contains(&screen) {
                desk.press(&[key::ENTER]).await;
                pause().await;
                desk.press(&[key::CONTROL, 'e']).await;
                pause().await;
                desk.press(&[key::ESCAPE]).await;
                pause().await;
                desk.press(&[key::ESCAPE]).await;
                desk.press(&[key::CONTROL, 'f']).await;
                desk.type_text("nguyen").await;
                pause().await;
                desk.press(&[key::ESCAPE]).await;
                desk.press(&[key::CONTROL, 'p']).await;
                pause().await;
                desk.press(&[key::ESCAPE]).await;
            }
        }
        round += 1;
        if round.is_multiple_of(10) {
            println!("{:<44} {:>9} rounds in {:>4} s", "  used", round, began.elapsed().as_secs());
        }
    }
}

fn tell(what: &str, took: Duration, budget: Duration) {
    let part = took.as_secs_f64() / budget.as_secs_f64() * 100.0;
    println!("{what:<44} {:>9.1} ms of {:>6} ms  {part:>4.0} %", took.as_secs_f64() * 1e3, budget.as_millis());
}

/// What the program and its pages have once they have rested. Where no graphics card is, Mesa's LLVM stands in for its driver
/// in two processes; what that takes is told apart.
async fn tell_memory(what: &str, desk: &Desk) {
    tokio::time::sleep(Duration::from_secs(20)).await;
    let parts = memory_under(desk.driver_process());
    let whole: u64 = parts.iter().map(|part| part.kilobytes).sum();
    let stand_in: u64 = parts.iter().map(|part| part.stand_in).sum();
    for (what, kilobytes) in [(what, whole), ("  without the stand-in for a graphics card", whole - stand_in)] {
        println!("{what:<44} {:>9} MB of {:>6} MB  {:>4.0} %", kilobytes / 1024, 230, kilobytes as f64 / 1024.0 / 2.3);
    }
    for part in parts {
        println!("{:<44} {:>9} MB", format!("  {}", part.process), part.kilobytes / 1024);
    }
}

/// The memory of a process, in kB: what it has alone and its share of what several have.
struct Memory {
    process: String,
    kilobytes: u64,
    /// Of it Mesa's compiler, which is loaded where no card draws.
    stand_in: u64,
}

/// The memory of each process under another.
fn memory_under(above: u32) -> Vec<Memory> {
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(process) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        let status = fs::read_to_string(entry.path().join("status")).unwrap_or_default();
        let of = |name: &str| status.lines().find_map(|line| line.strip_prefix(name).map(|rest| rest.trim().to_owned())).unwrap_or_default();
        if of("PPid:") != above.to_string() {
            continue;
        }
        let mut memory = Memory { process: of("Name:"), kilobytes: 0, stand_in: 0 };
        let mut drawing = false;
        for line in fs::read_to_string(entry.path().join("smaps")).unwrap_or_default().lines() {
            match line.strip_prefix("Pss:") {
                Some(share) => {
                    let kilobytes = share.trim().split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
                    memory.kilobytes += kilobytes;
                    memory.stand_in += if drawing { kilobytes } else { 0 };
                }
                // The head of a mapping names its file; the lines under it have a colon behind one word.
                None if !line.split(' ').next().is_some_and(|word| word.ends_with(':')) => drawing = line.contains("libLLVM"),
                None => {}
            }
        }
        found.push(memory);
        found.extend(memory_under(process));
    }
    found
}
