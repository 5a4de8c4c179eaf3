//! Figures against their budgets, on 100,000 invented people: `make bench`, a release build.
//!
//! Each line prints the figure, its budget and how much of it was used. Nothing here passes or fails a build: times
//! belong to a machine.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use register::file::{Secret, Who};
use register::lists::{Filters, ListQuery, ListScreen, Sort, due_list, list_page, list_rows};
use register::opening::Draft;
use register::people::{FactsTyped, save_person};
use register::targets::target_table;
use register::{Now, Register};

const PASSPHRASE: &str = "mat khau do toc do";

fn main() {
    // `cargo bench` hands over arguments of the usual harness; a number is how many people.
    let people: u32 = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("do.nguon");
    let now = Now::on(chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day"));
    println!("{people} people");

    let began = Instant::now();
    let draft = Draft::new(PASSPHRASE).expect("a draft");
    let who = Who { user: "do".to_owned(), machine: "may".to_owned() };
    let mut register = register::begin(&draft, &path, &who, &now).expect("a register");
    samples::generate(&mut register, people, 1, &now, &mut |_| {}).expect("people");
    tell("new --generate", began.elapsed(), Duration::from_secs(60));
    let card = register.recovery_code().shown().to_string();
    drop(register);
    println!("{:<44} {:>9} MB", "the file", std::fs::metadata(&path).expect("its size").len() / 1_000_000);

    let secret = Secret::recovery(&card).expect("the card");
    let began = Instant::now();
    let mut register = Register::open(&path, &secret, &who, &now).expect("opens");
    list_page(&register, &ListQuery { screen: ListScreen::Members, ..ListQuery::default() }, now.today, 0, 50).expect("a page");
    tell("opening (after the key) to the first list", began.elapsed(), Duration::from_millis(500));

    let words = ["n", "ng", "ngu", "nguy", "nguye", "nguyen", "nguyen t", "nguyen thi", "tran van", "hoa", "ha", "h", "le", "d", "da", "dan", "dang"];
    tell_p95("search as typed", Duration::from_millis(60), words.len() * 3, |n| {
        let query = ListQuery { search: words[n % words.len()].to_owned(), ..ListQuery::default() };
        list_page(&register, &query, now.today, 0, 100).expect("a page");
    });
    let sorts = [Sort::Name, Sort::BirthDate, Sort::Unit, Sort::Since];
    tell_p95("a page of a sorted, filtered list", Duration::from_millis(60), 40, |n| {
        let filters = Filters { sex: Some("female".to_owned()), age_from: Some(25), ..Filters::default() };
        let query = ListQuery { screen: ListScreen::Members, filters, sort: sorts[n % 4], ..ListQuery::default() };
        list_page(&register, &query, now.today, (n as u32 * 797) % (people / 4).max(1), 100).expect("a page");
    });
    let earlier = chrono::NaiveDate::from_ymd_opt(2023, 6, 30).expect("a day");
    tell_p95("as-of list of all members", Duration::from_millis(300), 5, |_| {
        list_rows(&register, &ListQuery { screen: ListScreen::Members, ..ListQuery::default() }, earlier).expect("a list");
    });
    tell_p95("due within 30 days", Duration::from_millis(300), 5, |_| {
        due_list(&register, now.today, 30).expect("due");
    });
    tell_p95("targets", Duration::from_millis(300), 5, |_| {
        target_table(&register, now.today).expect("targets");
    });
    tell_p95("durable save", Duration::from_millis(100), 40, |n| {
        save_person(
            &mut register,
            n as i32 + 1,
            &FactsTyped { facts: [("phone".to_owned(), format!("0{n}"))].into(), ..FactsTyped::default() },
            &now,
        )
        .expect("a save");
    });
    drop(register);
    paper(folder.path(), &who, &now);
}

/// A member list of 1,000 rows by the command line: time and peak memory of the whole program.
fn paper(folder: &Path, who: &Who, now: &Now) {
    let path = folder.join("nghin.nguon");
    let mut register = register::begin(&Draft::new(PASSPHRASE).expect("a draft"), &path, who, now).expect("a register");
    samples::generate(&mut register, 1_150, 1, now, &mut |_| {}).expect("people");
    drop(register);
    let program = env!("CARGO_BIN_EXE_nguon-cli");
    let out = folder.join("danh-sach.pdf");
    let began = Instant::now();
    let measured = Command::new("/usr/bin/time")
        .args(["-f", "%M", program, "list"])
        .arg(&path)
        .args(["--stage", "full", "--format", "pdf", "-o"])
        .arg(&out)
        .env("NGUON_PASSPHRASE", PASSPHRASE)
        .output();
    let took = began.elapsed();
    match measured {
        Ok(output) if output.status.success() => {
            tell("member list of about 1,000 rows as PDF, key and all", took, Duration::from_secs(1));
            let peak: u64 = String::from_utf8_lossy(&output.stderr).lines().last().and_then(|line| line.trim().parse().ok()).unwrap_or(0);
            println!("{:<44} {:>9} MB of 250 MB", "its peak memory", peak / 1_000);
        }
        Ok(output) => println!("the list could not be printed: {}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => println!("/usr/bin/time (Debian's package time) is not here: {error}"),
    }
}

fn tell(what: &str, took: Duration, budget: Duration) {
    let used = took.as_secs_f64() / budget.as_secs_f64() * 100.0;
    println!("{what:<44} {:>9.1} ms of {:>6} ms  {used:>4.0} %", took.as_secs_f64() * 1e3, budget.as_millis());
}

fn tell_p95(what: &str, budget: Duration, times: usize, mut work: impl FnMut(usize)) {
    let mut took: Vec<Duration> = (0..times)
        .map(|n| {
            let began = Instant::now();
            work(n);
            began.elapsed()
        })
        .collect();
    took.sort();
    tell(&format!("{what}, p95"), took[(times * 95 / 100).min(times - 1)], budget);
}
