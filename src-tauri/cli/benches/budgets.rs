//! Figures against their budgets, on 100,000 invented people: `make bench`, a release build.
//!
//! Each line prints the figure, its budget and how much of it was used. Nothing here passes or fails a build: times
//! belong to a machine.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use domain::places::{PlacePart, PlaceTyped};
use domain::words::Language;
use print::lists::{List, ListOf, print_options};
use register::cases::record_events;
use register::due::{DueQuery, Horizon, due_list, due_page};
use register::entries::Entry;
use register::file::{Secret, Who};
use register::lists::{Filters, ListQuery, ListScreen, SortBy, clock_keys, list_fields, list_page, list_rows};
use register::opening::Draft;
use register::people::{FactsTyped, places_offered, save_person};
use register::reports::{ReportQuery, report_names, report_table};
use register::targets::target_table;
use register::units::{NewUnit, UnitEntry, add_unit, record_unit_event, save_unit, unit_list};
use register::{Now, Register};

/// What [`walk`] takes on the machine that the budgets were set for.
const BUDGETS_WALK: Duration = Duration::from_millis(71);

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
    let who = Who::new("do", "may");
    let mut register = register::begin(&draft, &path, &who, &now).expect("a register");
    samples::generate(&mut register, people, 1, &now, &mut |_| {}).expect("people");
    tell("new --generate", began.elapsed(), Duration::from_secs(60));
    let card = register.recovery_code().expect("a card").shown().to_string();
    drop(register);
    println!("{:<44} {:>9} MB", "the file", std::fs::metadata(&path).expect("its size").len() / 1_000_000);

    let secret = Secret::recovery(&card).expect("the card");
    let began = Instant::now();
    let register = Register::open(&path, &secret, &who, &now).expect("opens");
    list_page(&register, &ListQuery { screen: ListScreen::Members, ..ListQuery::default() }, now.today, 0, 50, Language::Vi).expect("a page");
    tell("opening (after the key) to the first list", began.elapsed(), Duration::from_millis(500));

    let words = ["n", "ng", "ngu", "nguy", "nguye", "nguyen", "nguyen t", "nguyen thi", "tran van", "hoa", "ha", "h", "le", "d", "da", "dan", "dang"];
    tell_p95("search as typed", Duration::from_millis(60), words.len() * 3, |n| {
        let query = ListQuery { search: words[n % words.len()].to_owned(), ..ListQuery::default() };
        list_page(&register, &query, now.today, 0, 100, Language::Vi).expect("a page");
    });
    let sorts = ["name", "birth_date", "unit", "since"];
    tell_p95("a page of a sorted, filtered list", Duration::from_millis(60), 40, |n| {
        let filters = Filters::asking(&["sex=female", "age=25.."]).expect("filters");
        let query = ListQuery { screen: ListScreen::Members, filters, sorts: vec![SortBy::ascending(sorts[n % 4])], ..ListQuery::default() };
        list_page(&register, &query, now.today, (n as u32 * 797) % (people / 4).max(1), 100, Language::Vi).expect("a page");
    });
    lists(&register, now.today);
    let typed = |n: usize| PlaceTyped { part: PlacePart::Commune, text: words[n % words.len()].to_owned(), place: None };
    let began = Instant::now();
    places_offered(&register, &typed(0), None).expect("places");
    tell("the first letter of a place", began.elapsed(), Duration::from_millis(100));
    tell_p95("places as typed", Duration::from_millis(30), words.len() * 3, |n| {
        places_offered(&register, &typed(n), None).expect("places");
    });
    drop(register);
    let opened = || Register::open(&path, &Secret::recovery(&card).expect("the card"), &who, &now).expect("opens");
    let earlier = chrono::NaiveDate::from_ymd_opt(2023, 6, 30).expect("a day");
    let walked = median(5, || {
        let register = opened();
        let began = Instant::now();
        walk(&register, earlier);
        began.elapsed()
    });
    let than = walked.as_secs_f64() / BUDGETS_WALK.as_secs_f64();
    println!("{:<44} {:>9.1} ms, {than:.2} times that of the budgets", "plain walk of spans and keys, cold", walked.as_secs_f64() * 1e3);
    tell_cold("as-of list of all members, cold", Duration::from_millis(180), walked, || {
        let register = opened();
        let began = Instant::now();
        list_rows(&register, &ListQuery { screen: ListScreen::Members, ..ListQuery::default() }, earlier).expect("a list");
        began.elapsed()
    });
    tell_cold("targets with names, cold", Duration::from_millis(200), walked, || {
        let register = opened();
        let began = Instant::now();
        target_table(&register, now.today).expect("targets");
        began.elapsed()
    });
    tell_cold("due within 30 days, cold", Duration::from_millis(300), walked, || {
        let register = opened();
        let began = Instant::now();
        due_list(&register, now.today, Horizon::Within(30), false).expect("due");
        began.elapsed()
    });
    tell_cold("Việc, cold", Duration::from_millis(300), walked, || {
        let register = opened();
        let began = Instant::now();
        due_page(&register, &DueQuery::default(), now.today, 0, 200).expect("due");
        began.elapsed()
    });
    for report in ["movement", "admitted", "present"] {
        let query = ReportQuery { report: report.to_owned(), period: "2025".to_owned(), units: Vec::new() };
        tell_cold(&format!("report {report}, a year, cold"), Duration::from_millis(300), walked, || {
            let register = opened();
            let began = Instant::now();
            report_table(&register, &query.read().expect("a report"), now.today).expect("figures");
            began.elapsed()
        });
    }
    let register = opened();
    tell_p95("names behind a figure of it", Duration::from_millis(60), 20, |n| {
        let query = ReportQuery { report: "movement".to_owned(), period: "2025".to_owned(), units: Vec::new() };
        report_names(&register, &query, ["admissions", "decrease"][n % 2], n % 4 > 1, 0..100, now.today).expect("names");
    });
    drop(register);
    let mut register = opened();
    tell_p95("durable save", Duration::from_millis(60), 40, |n| {
        save_person(
            &mut register,
            n as i32 + 1,
            &FactsTyped { facts: [("phone".to_owned(), format!("0{n}"))].into(), ..FactsTyped::default() },
            &now,
        )
        .expect("a save");
    });
    let listed = ListQuery { screen: ListScreen::Pool, ..ListQuery::default() };
    let rows = list_page(&register, &listed, now.today, 0, 200, Language::Vi).expect("a page").rows;
    let entries: Vec<Entry> = rows
        .iter()
        .map(|row| Entry {
            case: row.case,
            kind: "task_given".to_owned(),
            on: now.today.to_string(),
            values: [("task".to_owned(), "Nhiệm vụ mẫu".to_owned())].into(),
            reason: Some("đo tốc độ".to_owned()),
            ..Entry::default()
        })
        .collect();
    let began = Instant::now();
    record_events(&mut register, &entries, &now).expect("events");
    tell(&format!("{} events in one operation", entries.len()), began.elapsed(), Duration::from_millis(1500));
    let unit = unit_list(&register, now.today).expect("units").last().expect("a unit").unit;
    tell_p95("a unit's event that bears on nobody", Duration::from_millis(20), 40, |n| {
        let values = [("name".to_owned(), format!("Chi bộ mẫu đổi tên {n}"))].into();
        let entry = UnitEntry { unit, kind: "unit_changed".to_owned(), on: now.today.to_string(), values, ..UnitEntry::default() };
        record_unit_event(&mut register, &entry, &now).expect("a new name");
    });
    tell_p95("check, its quick part at opening", Duration::from_millis(150), 20, |_| {
        assert_eq!(register.quick_check().expect("it reads"), None);
    });
    let began = Instant::now();
    let found = register.check(now.today).expect("a check");
    tell("check, of everything", began.elapsed(), Duration::from_secs(10));
    assert!(found.is_sound(), "{found:?}");
    drop(register);
    keys_and_copies(&path, &who, &now);
    units(folder.path(), &who, &now);
    recovery(&path, &card, &who, &now);
    // Half of everybody.
    program("50,000 rows as a workbook", &path, &["--filter", "sex=male", "--format", "xlsx"], &folder.path().join("danh-sach.xlsx"), 3_000, None);
    paper(folder.path(), &who, &now);
}

/// Lists by fields that are asked for the first time, so that each is read for everybody.
fn lists(register: &Register, today: chrono::NaiveDate) {
    let page = |filters: Filters, sorts: &[&str]| {
        let sorts = sorts.iter().map(|code| SortBy::ascending(code)).collect();
        list_page(register, &ListQuery { filters, sorts, ..ListQuery::default() }, today, 0, 100, Language::Vi).expect("a page");
    };
    // Who lacks it.
    let fields = list_fields(&clock_keys(register).expect("rules"), Language::Vi);
    tell_p95("any filter, first page", Duration::from_millis(120), fields.len().div_ceil(4), |n| {
        page(Filters::asking(&[&format!("{}=", fields[n * 4].code)]).expect("a filter"), &[]);
    });
    let facts = ["general_schooling!=", "occupation_group!=", "post=", "qualification="];
    let days = ["branch_vote=2010..", "candidate_listed=2010..", "course_certificate=2010..", "decision=2010..", "conversion_decision=2010.."];
    let codes = ["sex=female", "ethnicity=kinh", "stage=full"];
    let sorts = [["birth_date", "since"], ["unit", "admission_date"], ["official_date", "home_place"], ["ceremony", "stage"]];
    tell_p95("three filters and two sorts, first page", Duration::from_millis(150), 40, |n| {
        let filters = Filters::asking(&[facts[n % 4], days[n % 5], codes[n % 3]]).expect("filters");
        page(filters, &sorts[n / 2 % 4]);
    });
    let papers = ["history_certified", "dossier_opened", "course_certificate", "conversion_decision", "decision", "ceremony"];
    let told = ["card_number", "home_place", "phone", "general_schooling", "religion", "citizen_id", "file_number", "birth_date"];
    tell_p95("who lacks one of six, first page", Duration::from_millis(300), 24, |n| {
        let lacking = (0..3).flat_map(|more| [papers[(n + more) % 6], told[(n * 3 + more) % 8]]);
        let any = lacking.map(|field| format!("{field}=").parse().expect("a condition")).collect();
        page(Filters { conditions: vec![any], ..Filters::default() }, &[]);
    });
}

/// What a write of a unit takes among few units and among many: the same.
fn units(folder: &Path, who: &Who, now: &Now) {
    let path = folder.join("don-vi.nguon");
    let mut register = register::begin(&Draft::new(PASSPHRASE).expect("a draft"), &path, who, now).expect("a register");
    let root = NewUnit { name: "Đảng bộ mẫu".to_owned(), ..NewUnit::default() };
    let root = add_unit(&mut register, &root, now).expect("a root").value;
    let add = |register: &mut Register, n: usize| {
        let from = now.today - chrono::Days::new(n as u64 + 1);
        let new = NewUnit { name: format!("Chi bộ mẫu {n}"), parent: Some(root), from: Some(from.to_string()), ..NewUnit::default() };
        add_unit(register, &new, now).expect("a branch");
    };
    let mut stand = 0;
    for many in [20, 1_200] {
        (stand..many).for_each(|n| add(&mut register, n));
        stand = many + 40;
        tell_p95(&format!("a unit added to {many}"), Duration::from_millis(20), 40, |n| add(&mut register, many + n));
        tell_p95(&format!("a unit's note among {stand}"), Duration::from_millis(20), 40, |n| {
            save_unit(&mut register, root + 1, &[("note".to_owned(), n.to_string())].into(), now).expect("a note");
        });
        tell_p95(&format!("a unit's event among {stand}"), Duration::from_millis(20), 40, |n| {
            let values = [("name".to_owned(), format!("Chi bộ mẫu đổi tên {n}"))].into();
            let entry = UnitEntry { unit: root + 1, kind: "unit_changed".to_owned(), on: now.today.to_string(), values, ..UnitEntry::default() };
            record_unit_event(&mut register, &entry, now).expect("a new name");
        });
    }
}

/// Unlocking by the passphrase, the day's copy of a register and its way back.
fn keys_and_copies(path: &Path, who: &Who, now: &Now) {
    let secret = Secret::passphrase(PASSPHRASE);
    let before = processor_time();
    let mut register = Register::open(path, &secret, who, now).expect("opens");
    match before.zip(processor_time()) {
        Some((before, after)) => tell("unlocking by the passphrase, processor time", after - before, Duration::from_millis(600)),
        None => println!("unlocking: the processor's time is not told here"),
    }
    let typed = FactsTyped { facts: [("phone".to_owned(), "0".to_owned())].into(), ..FactsTyped::default() };
    save_person(&mut register, 1, &typed, now).expect("a save that no copy holds");
    let began = Instant::now();
    register.copier().and_then(|copier| copier.copy(now)).expect("a copy");
    tell("a copy, made and proved", began.elapsed(), Duration::from_secs(3));
    let copy = register::copies::copy_list(&register, false).expect("copies").into_iter().next().expect("the one made").path;
    drop(register);
    let began = Instant::now();
    register::copies::restore(Path::new(&copy), &secret, path, who, now).expect("restored");
    tell("restoring it", began.elapsed(), Duration::from_secs(5));
}

/// What this thread has had of the processor; `None` where the system does not tell it in this way.
fn processor_time() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}

/// A register with a bad page in its middle brought into a new one.
fn recovery(path: &Path, card: &str, who: &Who, now: &Now) {
    let (damaged, new) = (path.with_file_name("hong.nguon"), path.with_file_name("cuu.nguon"));
    let mut bytes = std::fs::read(path).expect("the file");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&damaged, bytes).expect("a damaged one");
    let began = Instant::now();
    let done = register::recover::recover(&damaged, &Secret::recovery(card).expect("the card"), &new, who, now).expect("recovered");
    tell("recover, one page damaged", began.elapsed(), Duration::from_secs(60));
    assert!(done.lost.iter().all(|lost| ["change", "operation"].contains(&lost.table.as_str())), "{:?}", done.lost);
    std::fs::remove_file(damaged).and_then(|()| std::fs::remove_file(new)).expect("removed");
}

/// Member lists by the command line: time and peak memory of the whole program.
fn paper(folder: &Path, who: &Who, now: &Now) {
    let register_of = |name: &str, people: u32| {
        let path = folder.join(name);
        let mut register = register::begin(&Draft::new(PASSPHRASE).expect("a draft"), &path, who, now).expect("a register");
        samples::generate(&mut register, people, 1, now, &mut |_| {}).expect("people");
        (path, register)
    };
    let (path, register) = register_of("nghin.nguon", 1_150);
    let query = ListQuery { screen: ListScreen::Members, ..ListQuery::default() };
    tell_p95("member list of about 1,000 rows as PDF, inside", Duration::from_millis(800), 5, |_| {
        let asked = ListOf::People(query.clone());
        let options = print_options(&register, &asked, now.today, now.today).expect("how it is printed");
        List::collect(&register, &asked, &options, now.today, now.today).expect("a list").pdfs(&|_| true).expect("a PDF");
    });
    drop(register);
    let out = folder.join("danh-sach.pdf");
    program("member list of about 1,000 rows as PDF, key and all", &path, &["--stage", "full", "--format", "pdf"], &out, 1_000, Some(250));
    let (path, register) = register_of("muoi-nghin.nguon", 13_350);
    drop(register);
    program("of about 10,000 rows in volumes", &path, &["--stage", "full", "--format", "pdf"], &out, 8_000, Some(700));
}

/// A list written by the command line, beside what it may take of time and, where that is told, of memory.
fn program(what: &str, path: &Path, asked: &[&str], out: &Path, most_ms: u64, most_mb: Option<u64>) {
    let began = Instant::now();
    let measured = Command::new("/usr/bin/time")
        .args(["-f", "%M", env!("CARGO_BIN_EXE_nguon-cli"), "list"])
        .arg(path)
        .args(asked)
        .arg("-o")
        .arg(out)
        .env("NGUON_PASSPHRASE", PASSPHRASE)
        .output();
    let took = began.elapsed();
    match measured {
        Ok(output) if output.status.success() => {
            tell(what, took, Duration::from_millis(most_ms));
            let peak: u64 = String::from_utf8_lossy(&output.stderr).lines().last().and_then(|line| line.trim().parse().ok()).unwrap_or(0);
            let of = most_mb.map(|most| format!(" of {most} MB")).unwrap_or_default();
            println!("{:<44} {:>9} MB{of}", "its peak memory", peak / 1_000);
        }
        Ok(output) => println!("the list could not be written: {}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => println!("/usr/bin/time (Debian's package time) is not here: {error}"),
    }
}

/// Reads the spans of a day and the keys in name order, and does nothing with them: what a list of that day cannot be
/// faster than.
fn walk(register: &Register, day: chrono::NaiveDate) {
    let spans = "SELECT person, case_id, unit, stage, since, marks FROM stage_interval WHERE begins <= ?1 AND ends > ?1";
    let keys = "SELECT person, birth_date, sex, birth_name FROM person_key WHERE ?1 IS NOT NULL ORDER BY sort_key, person";
    let read = register.read(|conn| {
        let mut read = 0;
        for sql in [spans, keys] {
            let mut select = conn.prepare(sql)?;
            let columns = select.column_count();
            let mut rows = select.query([day])?;
            while let Some(row) = rows.next()? {
                for column in 0..columns {
                    read += usize::from(row.get_ref(column)?.data_type() as u8 > 0);
                }
            }
        }
        Ok(read)
    });
    std::hint::black_box(read.expect("a walk"));
}

fn median(times: usize, mut took: impl FnMut() -> Duration) -> Duration {
    let mut all: Vec<Duration> = (0..times).map(|_| took()).collect();
    all.sort();
    all[times / 2]
}

/// The middle of five, each of a register just opened; beside the budget how many times the plain walk it takes.
fn tell_cold(what: &str, budget: Duration, walked: Duration, took: impl FnMut() -> Duration) {
    let took = median(5, took);
    tell(what, took, budget);
    println!("{:<44} {:>9.2} times the plain walk", "", took.as_secs_f64() / walked.as_secs_f64());
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
