//! Results of a course typed down the columns, and nobody's result written beside the row that was meant.

use register::Register;
use register::courses::{Course, enrol, save_course};
use register::file::Secret;

use crate::desk::{Desk, key};
use crate::office::{days_ago, office};
use crate::today::{PASSPHRASE, open, somebody};

/// Three of the pool are sent to a course, whose page is open.
async fn course_of_three() -> Desk {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 3, 0, 0);
    let now = register::Now::on(days_ago(0).parse().expect("a day"));
    let mut register = Register::open(&path, &Secret::passphrase(PASSPHRASE), &somebody(), &now).expect("the register");
    let facts = Course {
        course_kind: "admission_course".into(),
        name: "Lớp bồi dưỡng đợt 1 Mẫu".into(),
        from: days_ago(20),
        to: days_ago(16),
        ..Course::default()
    };
    let course = save_course(&mut register, None, &facts, &now).expect("a course").value;
    enrol(&mut register, course, &[1, 2, 3], &days_ago(30), None, Some("sổ mẫu"), &now).expect("three sent");
    drop(register);
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '4']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length === 3").await;
    desk
}

async fn at_cell(desk: &Desk, column: &str, row: usize) {
    desk.until(&format!("document.activeElement?.dataset.test === 'cell:{column}:{row}'")).await;
}

/// Types a value a row down the column in hand, and counts the keys.
async fn down(desk: &Desk, column: &str, values: &[&str]) -> usize {
    let mut keys = 0;
    for (row, value) in values.iter().enumerate() {
        at_cell(desk, column, row).await;
        desk.type_text(value).await;
        desk.press(&[key::ENTER]).await;
        keys += value.chars().count() + 1;
    }
    keys
}

/// To the first row of the next column.
async fn next_column(desk: &Desk, column: &str) {
    desk.press(&[key::TAB]).await;
    desk.until(&format!("document.activeElement?.dataset.test?.startsWith('cell:{column}:')")).await;
    for _ in 0..3 {
        desk.press(&[key::UP]).await;
    }
    at_cell(desk, column, 0).await;
}

/// The harms: Enter and the arrows do nothing in three columns of four; a score beyond the scale is written; a score
/// without a result is dropped without a word.
#[tokio::test]
async fn window_c3_d8_results_are_typed_down_the_columns_judged_at_their_cell_and_written_once() {
    let desk = course_of_three().await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("results-sheet").await;
    let mut keys = down(&desk, "result", &["k", "g", ""]).await;
    desk.until_in("cell:result:0", "Khá").await;
    next_column(&desk, "score").await;
    keys += down(&desk, "score", &["11", "8,5", "7"]).await;
    // Beyond the scale: said in the row, and F8 leads to it.
    desk.until_in("says:0", "quá thang điểm 10").await;
    desk.until("document.querySelector('[data-test=\"cell:score:0\"]').classList.contains('wrong')").await;
    desk.press(&['\u{e038}']).await;
    at_cell(&desk, "score", 0).await;
    desk.type_text("7,5").await;
    desk.press(&[key::ENTER]).await;
    desk.until_gone("says:0").await;
    // The number above is taken with Ctrl+', a column comes from a workbook.
    next_column(&desk, "certificate_number").await;
    let paste = "const data = new DataTransfer(); data.setData('text/plain', '1/GCN\\t20/05/2025\\n2/GCN\\t20/05/2025'); \
                 document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
    desk.script(paste).await;
    desk.until_in("cell:certificate_date:1", "20/05/2025").await;
    // A score without a result says nothing of anybody: it is not dropped, it is asked about.
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_in("says:2", "Còn thiếu").await;
    at_cell(&desk, "result", 2).await;
    // Esc keeps what was typed.
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("results-sheet").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_in("cell:score:1", "8,5").await;
    for _ in 0..2 {
        desk.press(&[key::DOWN]).await;
    }
    at_cell(&desk, "result", 2).await;
    desk.type_text("trung").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("results-sheet").await;
    println!("results of three: {keys} keys");
    desk.until_in("row", "2/GCN").await;
    desk.until_in("row", "7,5").await;
    desk.until_in("row", "Trung bình").await;
    // A cell left empty leaves what stands; the rest is corrected.
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("results-sheet").await;
    desk.until("document.activeElement?.value === 'Khá'").await;
    desk.type_text("x").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("results-sheet").await;
    desk.until_in("row", "Xuất sắc").await;
    desk.until_in("row", "7,5").await;
    for _ in 0..2 {
        desk.press(&[key::CONTROL, 'z']).await;
        desk.until_in("toast", "Đã hoàn tác").await;
    }
    desk.until("![...document.querySelectorAll('[data-test=\"row\"]')].some((row) => row.textContent.includes('GCN'))").await;
    desk.end().await;
}
