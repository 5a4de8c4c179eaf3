//! A head read off a paper, typed in Nhật ký: whether the log ever ended so.

use crate::desk::{Desk, key};

#[tokio::test]
async fn trust_t2_eight_letters_off_a_paper_are_held_against_the_log() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, 'k']).await;
    desk.until_there("palette").await;
    desk.type_text("Nhật ký").await;
    desk.until("document.querySelector('[data-test=\"palette\"] [data-highlighted=\"\"]')?.textContent.includes('Nhật ký')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("head-bar").await;
    let head = desk.text("head").await;
    assert_eq!(head.len(), 8, "{head}");
    desk.fill("head-typed", &format!("{} {}", &head[..4], head[4..].to_uppercase())).await;
    desk.until_there("head-known").await;
    // The latest operation bears it, and its page says so.
    desk.until_in("panel", &head).await;
    desk.fill("head-typed", "0000000").await;
    desk.until_gone("head-known").await;
    desk.fill("head-typed", "00000000").await;
    desk.until_in("head-never", "Không có trong sổ này").await;
    desk.end().await;
}
