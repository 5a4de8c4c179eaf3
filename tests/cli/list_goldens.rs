//! Every list and book of the sample, as text and as a picture of its first page, beside those under `goldens/`
//! (`cargo golden-lists` writes them anew: look at what it wrote). The harm: a column that is lost, a head that is broken, on a
//! paper nobody looked at.

use std::io::Write;
use std::process::Command;

use paper::ListPaper;
use print::PrintOptions;
use print::lists::{BookQuery, CourseQuery, DECISIONS, List, ListKind, ListOf, RequestsQuery, UnitsQuery, print_options};
use register::courses::course_list;
use register::due::DueQuery;
use register::file::Who;
use register::lists::ListQuery;
use register::requests::{Request, save_request};
use register::{Now, Register, begin_with};

use crate::goldens;

const FOLDER: &str = "tests/cli/goldens";

fn now() -> Now {
    Now::on("2026-11-24".parse().expect("a day"))
}

fn sample(folder: &tempfile::TempDir) -> Register {
    let draft = register::opening::Draft::new("mật khẩu mẫu dài").expect("done");
    let path = folder.path().join("so mau.nguon");
    let mut register =
        begin_with(&draft, &path, &Who::new("can bo mau", "MAY-01"), &now(), |register| samples::fill(register, &now())).expect("done");
    let request = Request {
        asked_by: "Đảng ủy xã Mẫu Một".into(),
        about: "Nguyễn Văn Mẫu Lâu".into(),
        applicant: Some("Nguyễn Thị Mẫu, con".into()),
        unit: 2,
        document_number: Some("12-CV/ĐU".into()),
        document_date: Some("2026-10-01".into()),
        received_on: "2026-10-05".into(),
        ..Request::default()
    };
    save_request(&mut register, None, &request, &now()).expect("a request");
    register
}

/// Each with its name: of people grouped and not, the rest as first offered.
fn papers(register: &Register) -> Vec<(String, ListOf, PrintOptions)> {
    let today = now().today;
    let offered = |asked: &ListOf| print_options(register, asked, today, today).expect("options");
    let mut papers = Vec::new();
    for kind in ListKind::OF_PEOPLE {
        let asked = ListOf::People(ListQuery { screen: kind.screen(), paper: Some(kind.key().to_owned()), ..ListQuery::default() });
        let options = offered(&asked);
        papers.push((kind.key().to_owned(), asked.clone(), PrintOptions { group: None, ..options.clone() }));
        papers.push((format!("{}-grouped", kind.key()), asked, PrintOptions { group: Some("unit".to_owned()), ..options }));
    }
    let courses = course_list(register, Some(today)).expect("courses");
    let course = courses.iter().find(|course| course.facts.course_kind == "admission_course").expect("a course").course;
    let class = courses.iter().find(|course| course.facts.course_kind == "new_member_class").expect("a class").course;
    let mut others: Vec<(String, ListOf)> =
        ListKind::OF_COURSES.map(|paper| (paper.key().to_owned(), ListOf::Course(CourseQuery { course, paper }))).into();
    others.push(("list_new_member_class".into(), ListOf::Course(CourseQuery { course: class, paper: ListKind::ListCourse })));
    others.push(("list_units".into(), ListOf::Units(UnitsQuery::default())));
    others.push(("list_requests".into(), ListOf::Requests(RequestsQuery::default())));
    others.push(("list_due".into(), ListOf::Due(DueQuery::default())));
    let book = |book: ListKind, kind: Option<&str>| {
        ListOf::Book(BookQuery { book, kind: kind.map(str::to_owned), unit: None, as_of: None, from: None, to: None })
    };
    others.extend(ListKind::BOOKS.map(|kind| (kind.key().to_owned(), book(kind, None))));
    others.extend(DECISIONS.map(|kind| (format!("list_decisions-{kind}"), book(ListKind::ListDecisions, Some(kind.code())))));
    papers.extend(others.into_iter().map(|(name, asked)| {
        let options = offered(&asked);
        (name, asked, options)
    }));
    papers
}

/// The text of its pages, blanks made one, a line each.
fn text(pdf: &[u8]) -> String {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(pdf).expect("written");
    let read = Command::new("pdftotext").args(["-layout", "-enc", "UTF-8"]).arg(file.path()).arg("-").output().expect("pdftotext (poppler-utils)");
    let text = String::from_utf8(read.stdout).expect("text");
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn list_goldens_every_list_reads_and_looks_as_it_did() {
    let folder = tempfile::tempdir().expect("a folder");
    let register = sample(&folder);
    let today = now().today;
    let mut differing = Vec::new();
    for (name, asked, options) in papers(&register) {
        let list = List::collect(&register, &asked, &options, today, today).unwrap_or_else(|error| panic!("{name}: {}", error.code()));
        // The head of the log is another in each register.
        let paper = ListPaper { foot: String::new(), ..list.paper().clone() };
        let document = paper.set().unwrap_or_else(|error| panic!("{name}: {error}"));
        let read = text(&document.pdf().expect("a PDF"));
        let golden = goldens::kept_in(FOLDER).join(format!("{name}.txt"));
        if std::env::var_os("UPDATE_GOLDENS").is_some() {
            goldens::write(&golden, read.as_bytes());
        } else if std::fs::read_to_string(&golden).unwrap_or_default() != read {
            let first = std::fs::read_to_string(&golden).unwrap_or_default();
            let line = first.lines().zip(read.lines()).find(|(before, after)| before != after);
            differing.push(format!("{name}: {line:?}"));
        }
        // Of a book the page behind its title page; the title page of one of them.
        let first = if options.bound { 2 } else { 1 };
        goldens::compare(&document, first, FOLDER, &name);
        if name == "member_book" {
            goldens::compare(&document, 1, FOLDER, "member_book-cover");
            goldens::compare(&document, 3, FOLDER, "member_book-second-sheet");
        }
    }
    assert!(differing.is_empty(), "{} read otherwise:\n{}", differing.len(), differing.join("\n"));
}
