//! Báo cáo by keyboard alone: a report, its period, the names behind a figure, and its paper.

use serde_json::Value;

use crate::desk::{Desk, key};

/// Opens Báo cáo by its name.
async fn open(desk: &Desk) {
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, 'k']).await;
    desk.until_there("palette-text").await;
    desk.type_text("bao cao").await;
    desk.until("document.querySelector('[data-test=\"screen:reports\"][data-highlighted], [data-highlighted][data-test$=\":reports\"]')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("title", "Báo cáo").await;
    desk.until_there("value:members_end").await;
}

/// A figure as the screen has it.
async fn shown(desk: &Desk, mark: &str) -> String {
    desk.text(mark).await
}

/// Chooses a line of a closed list by its letters.
async fn choose(desk: &Desk, mark: &str, code: &str) {
    desk.tab_to(mark).await;
    desk.press(&[key::SPACE]).await;
    let line = format!("document.querySelector('[data-test=\"{mark}:{code}\"]')");
    desk.until(&line).await;
    for _ in 0..40 {
        if desk.script(&format!("return {line}?.dataset.highlighted === ''")).await == true {
            desk.press(&[key::ENTER]).await;
            return;
        }
        desk.press(&[key::DOWN]).await;
    }
    for _ in 0..40 {
        desk.press(&[key::UP]).await;
        if desk.script(&format!("return {line}?.dataset.highlighted === ''")).await == true {
            desk.press(&[key::ENTER]).await;
            return;
        }
    }
    panic!("no arrow led to {code} in {mark}");
}

/// The harm: a figure that nobody can explain name by name is asked back about for a week.
#[tokio::test]
async fn a_figure_of_the_half_year_is_explained_by_its_names() {
    let desk = Desk::start(&["--sample"]).await;
    open(&desk).await;
    choose(&desk, "period", "2026-H1").await;
    desk.until_in("report-days", "01/01/2026 đến 30/06/2026 · cùng kỳ 01/01/2025 đến 30/06/2025").await;
    desk.until_there("value:admissions").await;
    let [start, increase, decrease, end] = ["members_start", "increase", "decrease", "members_end"].map(|code| format!("value:{code}"));
    let number = async |mark: &str| shown(&desk, mark).await.replace('.', "").parse::<i64>().expect("a figure");
    let (a, b, c, d) = (number(&start).await, number(&increase).await, number(&decrease).await, number(&end).await);
    assert_eq!(d, a + b - c, "D = A + B − C");
    assert!(b > 0, "the sample admits somebody in half a year");
    desk.tab_to("table").await;
    // Down to the admissions: their names stand beside them.
    desk.press(&[key::DOWN]).await;
    desk.press(&[key::DOWN]).await;
    desk.until_in("report-names", "dòng B1").await;
    desk.until("document.querySelectorAll('[data-test=\"report-names\"] [data-test^=\"name:\"]').length > 0").await;
    let names = desk.script("return document.querySelectorAll('[data-test=\"report-names\"] [data-test^=\"name:\"]').length").await;
    assert_eq!(names, Value::from(number("value:admissions").await), "as many names as the figure says");
    desk.picture("bao-cao").await;
    // As a list, which prints.
    desk.press(&[key::ENTER]).await;
    desk.until_in("title", "Kết nạp").await;
    desk.until(&format!("document.querySelectorAll('[data-test=\"row\"]').length === {names}")).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_in("title", "Báo cáo").await;
    desk.until_in("report-names", "dòng B1").await;
    desk.end().await;
}

/// The harm: the form is copied by hand from the screen.
#[tokio::test]
async fn a_report_prints_as_its_form() {
    let desk = Desk::start(&["--sample"]).await;
    open(&desk).await;
    choose(&desk, "report", "admitted").await;
    desk.until_there("value:admitted_women").await;
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until_there("print-count").await;
    desk.until("document.querySelector('[data-page]') && !document.querySelector('[data-test=\"open-pdf\"]').disabled").await;
    desk.press(&[key::CONTROL, 'p']).await;
    for _ in 0..200 {
        if !desk.viewed().is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let text = desk.viewed_text().await;
    assert!(
        text.contains("BIỂU 2: ĐẢNG VIÊN MỚI KẾT NẠP") && text.contains("Tổng số kết nạp trong kỳ") && text.contains("Theo nghề nghiệp"),
        "{text}"
    );
    desk.press(&[key::ESCAPE]).await;
    desk.until_in("title", "Báo cáo").await;
    desk.until_there("value:admitted_women").await;
    desk.end().await;
}
