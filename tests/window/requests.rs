//! Thẩm tra cho nơi khác: written down, told when it is due, answered from Việc, by keyboard alone.

use crate::desk::{Desk, key};

/// As a clerk types it.
#[allow(clippy::disallowed_methods)]
fn days_ago(days: i64) -> String {
    (chrono::Local::now().date_naive() - chrono::TimeDelta::days(days)).format("%d/%m/%Y").to_string()
}

const END: char = '\u{e010}';
const COUNT: &str = "document.querySelector('[data-test=\"nav:due\"] .n').textContent.trim()";

#[tokio::test]
async fn a_letter_that_asks_is_written_down_stands_in_work_and_is_answered_there() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '2']).await;
    desk.until_there("finding").await;
    let before = desk.script(&format!("return {COUNT}")).await;
    desk.tab_to("requests").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("title", "Thẩm tra cho nơi khác").await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("request-sheet").await;
    desk.fill("request.asked_by", "Đảng ủy xã Mẫu Một").await;
    desk.fill("request.about", "Nguyễn Văn Mẫu").await;
    desk.fill("request.applicant", "cha của Nguyễn Thị Mẫu Con").await;
    desk.fill("request.received_on", &days_ago(20)).await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("request-sheet").await;
    desk.until_in("finding", "1 đề nghị chờ trả lời").await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')?.textContent.includes('Nguyễn Văn Mẫu')").await;

    desk.until(&format!("Number({COUNT}) === Number({before}) + 1")).await;

    // In Việc it stands in a group of its own, and Ctrl+E answers it.
    desk.press(&[key::ESCAPE]).await;
    desk.until_in("title", "Việc").await;
    desk.until(&format!("document.querySelector('[data-test=\"count\"]')?.textContent.trim().split(' ')[0] === {COUNT}")).await;
    desk.press(&[END]).await;
    desk.until_there("group:request_reply").await;
    desk.until_in("panel-name", "Nguyễn Văn Mẫu").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("request-sheet").await;
    desk.until(
        "document.activeElement?.closest('[data-test=\"request.answered_on\"]') || document.activeElement?.dataset.test === 'request.answered_on'",
    )
    .await;
    desk.fill("request.answered_on", &days_ago(25)).await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until(&format!("document.body.textContent.includes('Ngày trả lời sớm hơn ngày nhận {}')", days_ago(20))).await;
    desk.fill("request.answered_on", &days_ago(0)).await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("request-sheet").await;
    desk.until(&format!("{COUNT} === {before}")).await;
    // Undone, it waits again.
    desk.press(&[key::CONTROL, 'z']).await;
    desk.until(&format!("Number({COUNT}) === Number({before}) + 1")).await;
    desk.end().await;
}
