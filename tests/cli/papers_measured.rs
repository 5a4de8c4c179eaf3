//! The lists of a register as they lie on the desk: how many names stand whole, how many rows a page has, how small the letters
//! are. The harm: a list that is torn, or takes the office twice the paper. `-- --nocapture papers_1` shows the table.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::Command;
use std::time::{Duration, Instant};

use paper::{ListPaper, volume_pdfs};
use print::lists::{List, ListOf, print_options};
use register::due::DueQuery;
use register::file::Who;
use register::lists::{Filters, ListQuery, ListScreen};
use register::{Now, Register, RegisterError, begin_with};

fn now() -> Now {
    Now::on("2026-11-24".parse().expect("a day"))
}

fn register(folder: &tempfile::TempDir, fill: impl FnOnce(&mut Register) -> Result<(), RegisterError>) -> Register {
    let draft = register::opening::Draft::new("mật khẩu mẫu dài").expect("done");
    begin_with(&draft, &folder.path().join("so mau.nguon"), &Who::new("can bo mau", "MAY-01"), &now(), fill).expect("done")
}

fn lists() -> Vec<(&'static str, ListQuery)> {
    let of = |screen| ListQuery { screen, ..ListQuery::default() };
    let full = Filters { stages: vec!["full".to_owned()], ..Filters::default() };
    let due = Filters { stages: vec!["conversion_vote".to_owned()], ..Filters::default() };
    vec![
        ("list_candidates", of(ListScreen::Pool)),
        ("list_proposed", of(ListScreen::Admission)),
        ("list_probationers", of(ListScreen::Probation)),
        ("list_conversion_due", ListQuery { screen: ListScreen::Probation, filters: due, ..ListQuery::default() }),
        ("list_members", of(ListScreen::Members)),
        ("full members", ListQuery { filters: full, ..ListQuery::default() }),
        ("list_people", of(ListScreen::All)),
    ]
}

fn collect(register: &Register, query: &ListQuery) -> List {
    let today = now().today;
    let asked = ListOf::People(query.clone());
    let options = print_options(register, &asked, today, today).expect("options");
    List::collect(register, &asked, &options, today, today).expect("a list")
}

/// The text of each page in the order in which it was drawn.
fn pages(pdf: &[u8]) -> Vec<String> {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(pdf).expect("written");
    let read = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(file.path()).arg("-").output().expect("pdftotext (poppler-utils)");
    let text = String::from_utf8(read.stdout).expect("UTF-8");
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    pages.pop();
    pages
}

struct Measured {
    rows: usize,
    names_whole: f64,
    wholes_torn: usize,
    pages: usize,
    on_first: usize,
    on_last: usize,
    smallest: u8,
    landscape: bool,
}

fn measured(paper: &ListPaper) -> Measured {
    let name = paper.columns.iter().position(|column| column.title == "Họ và tên").expect("names");
    let wholes: Vec<usize> =
        (0..paper.columns.len()).filter(|place| paper.columns[*place].align == paper::Align::Center && paper.columns[*place].points >= 11).collect();
    let rows: Vec<&paper::Row> = paper.groups.iter().flat_map(|group| &group.rows).collect();
    let pages: Vec<String> = volume_pdfs(paper).flat_map(|volume| pages(&volume.expect("a PDF").pdf)).collect();
    let all = pages.concat();
    let whole = rows.iter().filter(|row| all.contains(&row.cells[name])).count();
    let parts = rows.iter().flat_map(|row| wholes.iter().flat_map(|place| row.cells[*place].split('\n')));
    let words: BTreeSet<&str> = all.split_whitespace().collect();
    let torn = parts.filter(|part| !part.is_empty() && !part.contains(' ') && !words.contains(part)).count();
    // A row begins with its number and the name, whole or its first syllable.
    let begins = |row: &paper::Row| format!("{} {}", row.cells[0], row.cells[name].split(' ').next().unwrap_or_default());
    let on = |page: &str| rows.iter().filter(|row| page.contains(&format!("\n{}", begins(row)))).count();
    Measured {
        rows: rows.len(),
        names_whole: whole as f64 * 100.0 / rows.len().max(1) as f64,
        wholes_torn: torn,
        pages: pages.len(),
        on_first: pages.first().map_or(0, |page| on(page)),
        on_last: pages.last().map_or(0, |page| on(page)),
        smallest: paper.columns.iter().map(|column| column.points).min().unwrap_or(0),
        landscape: paper.orientation == paper::Orientation::Landscape,
    }
}

fn table(title: &str, register: &Register) -> Vec<(&'static str, Measured)> {
    println!("{title:<24} {:>6} {:>8} {:>6} {:>6} {:>6} {:>6} {:>4}", "rows", "names", "pages", "first", "last", "a page", "pt");
    let mut lines = Vec::new();
    for (name, query) in lists() {
        let of = measured(collect(register, &query).paper());
        let each = of.rows as f64 / of.pages.max(1) as f64;
        let turned = if of.landscape { "L" } else { "P" };
        println!(
            "{name:<24} {:>6} {:>6.1} % {:>6} {:>6} {:>6} {each:>6.1} {:>3} {turned}",
            of.rows, of.names_whole, of.pages, of.on_first, of.on_last, of.smallest
        );
        lines.push((name, of));
    }
    lines
}

fn holds(lines: &[(&str, Measured)]) {
    for (name, of) in lines {
        assert!(of.names_whole >= 98.0, "{name}: {:.1} % of the names stand on one line", of.names_whole);
        assert_eq!(of.wholes_torn, 0, "{name}: dates and numbers torn");
        assert!(of.smallest >= 10, "{name}: {} pt", of.smallest);
        assert!(of.pages == 1 || of.on_last >= 2, "{name}: {} on the last page", of.on_last);
    }
}

#[test]
fn papers_1_the_lists_of_the_sample_are_whole_and_take_little_paper() {
    let folder = tempfile::tempdir().expect("a folder");
    let register = register(&folder, |register| samples::fill(register, &now()));
    let lines = table("the sample", &register);
    holds(&lines);
    let members = &lines.iter().find(|(name, _)| *name == "full members").expect("members").1;
    assert_eq!(members.rows, 148);
    assert!(members.pages <= 11, "{} pages for {} members", members.pages, members.rows);
    assert!(members.on_first >= 10, "{} on the first page", members.on_first);
}

#[test]
fn papers_1_the_lists_of_three_thousand_people_are_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let register = register(&folder, |register| samples::generate(register, 3_000, 1, &now(), &mut |_| {}));
    holds(&table("3,000 people", &register));
}

/// A thousand rows, and ten thousand in volumes: the time of collecting and setting. Run with `--release`.
#[test]
#[ignore = "a measurement"]
fn papers_speed_of_a_thousand_rows_and_of_ten_thousand() {
    for (people, budget) in [(1_150, Duration::from_millis(800)), (11_500, Duration::from_secs(8))] {
        let folder = tempfile::tempdir().expect("a folder");
        let register = register(&folder, |register| samples::generate(register, people, 1, &now(), &mut |_| {}));
        let asked = ListOf::People(ListQuery { screen: ListScreen::Members, ..ListQuery::default() });
        let today = now().today;
        let began = Instant::now();
        let options = print_options(&register, &asked, today, today).expect("options");
        let optioned = began.elapsed();
        let list = List::collect(&register, &asked, &options, today, today).expect("a list");
        let collected = began.elapsed();
        let printed = list.pdfs(&|_| true).expect("a PDF").expect("all of it");
        let took = began.elapsed();
        let began = Instant::now();
        let workbook = list.workbook().expect("a workbook");
        let peak = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let peak = peak.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default().to_owned();
        println!(
            "{} rows, {} pages, {} kB: options {optioned:?}, collected {collected:?}, whole {took:?} of {budget:?}; workbook {:?}, {} kB; {peak}",
            list.paper().row_count(),
            printed.facts.pages,
            printed.volumes.iter().map(Vec::len).sum::<usize>() / 1000,
            began.elapsed(),
            workbook.len() / 1000,
        );
        assert!(took <= budget, "{took:?}");
    }
}

/// Writes the sample's lists to the folder named, to be looked at.
#[test]
#[ignore = "to look at"]
fn papers_to_look_at() {
    let Some(out) = std::env::var_os("NGUON_LOOK") else { return };
    let out = std::path::PathBuf::from(out);
    let folder = tempfile::tempdir().expect("a folder");
    let register = register(&folder, |register| samples::fill(register, &now()));
    let of_branch = Filters { unit: Some(4), ..Filters::asking(&["sex=female"]).expect("a condition") };
    let branch = ("branch", ListQuery { screen: ListScreen::Members, filters: of_branch, ..ListQuery::default() });
    let today = now().today;
    let asked = ListOf::Due(DueQuery::default());
    let options = print_options(&register, &asked, today, today).expect("options");
    let due = List::collect(&register, &asked, &options, today, today).expect("a list");
    std::fs::write(out.join("due.pdf"), &due.pdfs(&|_| true).expect("a PDF").expect("all of it").volumes[0]).expect("written");
    for (name, query) in lists().into_iter().chain([branch]) {
        let list = collect(&register, &query);
        std::fs::write(out.join(format!("{name}.pdf")), &list.pdfs(&|_| true).expect("a PDF").expect("all of it").volumes[0]).expect("written");
        std::fs::write(out.join(format!("{name}.xlsx")), list.workbook().expect("a workbook")).expect("written");
    }
}
