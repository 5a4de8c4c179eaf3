//! The sample, as a newcomer first sees it.

use crate::desk::{Desk, key};

#[tokio::test]
async fn the_sample_opens_on_the_overview_and_nguon_lists_its_people() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.until_text("dữ liệu bịa").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 10").await;
    // Typing searches at once, without marks.
    let all = desk.text("count").await;
    desk.type_text("nguyen").await;
    // The list follows each letter as it comes, so only where it rests is looked at.
    desk.until(&format!(
        "document.querySelector('[data-test=\"count\"]').textContent.trim() !== {all:?} \
         && document.querySelectorAll('[data-test=\"row\"]').length > 0 \
         && [...document.querySelectorAll('[data-test=\"row\"]')].every(row => row.textContent.includes('Nguyễn'))"
    ))
    .await;
    desk.end().await;
}
