//! Việc on paper: the lines of the screen, its finding, and what must be waited for last. The harm: a list brought to the
//! meeting that lacks somebody, or says another number than the screen did.

use print::lists::{List, ListOf, print_options};
use register::due::{DueQuery, DueRow, due_page};
use register::file::Who;
use register::{Now, begin_with};

#[test]
fn the_paper_of_work_has_every_line_of_the_screen_in_its_groups_and_says_what_the_screen_says() {
    let folder = tempfile::tempdir().expect("done");
    let now = Now::on("2026-11-24".parse().expect("a day"));
    let draft = register::opening::Draft::new("mật khẩu mẫu dài").expect("done");
    let register =
        begin_with(&draft, &folder.path().join("so mau.nguon"), &Who::new("can bo mau", "MAY-01"), &now, |register| samples::fill(register, &now))
            .expect("done");
    let query = DueQuery::default();
    let page = due_page(&register, &query, now.today, 0, 1000).expect("done");
    let asked = ListOf::Due(query);
    let options = print_options(&register, &asked, now.today, now.today).expect("done");
    let list = List::collect(&register, &asked, &options, now.today, now.today).expect("done");
    let paper = list.paper();
    let overdue = page.overdue;
    assert!(overdue > 0 && page.ahead > 0, "{page:?}");
    assert!(
        paper.subtitle.starts_with(&format!("{overdue} việc quá hạn; {} việc nữa phải xong trong 30 ngày tới", page.ahead)),
        "{}",
        paper.subtitle
    );
    assert!(paper.subtitle.contains("24/11/2026"), "{}", paper.subtitle);
    let names = |rows: &[paper::Row]| rows.iter().map(|row| row.cells[1].clone()).collect::<Vec<_>>();
    let printed: Vec<String> = paper.groups.iter().flat_map(|group| names(&group.rows)).collect();
    let mut shown: Vec<String> = page
        .rows
        .iter()
        .filter_map(|row| match row {
            DueRow::Work(work) => Some(work.line.name.clone()),
            DueRow::Group(_) => None,
        })
        .collect();
    shown.extend(page.waits.iter().map(|work| work.line.name.clone()));
    assert_eq!(printed, shown);
    assert_eq!(paper.columns.len(), 7);
    // What fits stands on one page.
    assert!((20..=42).contains(&printed.len()), "{} lines", printed.len());
    assert_eq!(paper.set().expect("done").pages(), 1, "{} lines", printed.len());
}
