//! Ctrl+P on the page of a person and of a unit: their sheet, and the page again as it was left.

use crate::desk::{Desk, key};
use crate::office::{days_ago, office};
use crate::pictures::{nothing_over, settled};
use crate::today::open;

async fn opened() -> Desk {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 2, 1, 1);
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("overview").await;
    desk
}

/// The preview shows a page that is drawn, upright.
async fn previewed(desk: &Desk) {
    desk.until("document.querySelector('[data-page=\"1\"]')?.naturalWidth > 100").await;
    desk.until("document.querySelector('[data-page=\"1\"]').naturalHeight > document.querySelector('[data-page=\"1\"]').naturalWidth").await;
    desk.until("document.querySelector('[data-test=\"print-count\"]').textContent.trim().match(/^\\d trang$/)").await;
    // Once drawn it stays: what was drawn is no reason to draw anew.
    let drawn = "document.querySelector('[data-page=\"1\"]').src";
    let first = desk.script(&format!("return {drawn}")).await;
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    assert_eq!(desk.script(&format!("return {drawn}")).await, first);
    // What only a list has is not offered.
    for mark in ["export", "print.orientation", "print.column_numbers", "print.count_line", "print.signer_name"] {
        desk.until_gone(mark).await;
    }
}

/// dd/mm/yyyy.
fn shown(iso: &str) -> String {
    format!("{}/{}/{}", &iso[8..], &iso[5..7], &iso[..4])
}

#[tokio::test]
async fn the_page_of_a_person_is_printed_and_come_back_to_with_the_keyboard_where_it_was() {
    let desk = opened().await;
    desk.press(&[key::CONTROL, '6']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.until_in("title", "Lê Văn Mẫu Aa").await;
    desk.client.set_window_size(1280, 720).await.expect("a size");
    settled(&desk).await;
    nothing_over(&desk, "nguoi 1280").await;
    desk.client.set_window_size(1366, 768).await.expect("a size");
    // On the second entry from above.
    desk.tab_to("event").await;
    desk.press(&[key::DOWN]).await;
    let held = "document.activeElement?.dataset.key";
    let entry = desk.script(&format!("return {held}")).await;
    assert!(entry.is_string(), "{entry}");

    desk.press(&[key::CONTROL, 'p']).await;
    previewed(&desk).await;
    settled(&desk).await;
    nothing_over(&desk, "phieu-theo-doi").await;
    desk.press(&[key::CONTROL, 'p']).await;
    let text = desk.viewed_text().await;
    for words in ["PHIẾU THEO DÕI ĐẢNG VIÊN", "Lê Văn Mẫu Aa", "Chi bộ Phân xưởng Mẫu", &shown(&days_ago(380)), "Hồ sơ công nhận chính thức"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    desk.press(&[key::ESCAPE]).await;
    desk.until_there("person-page").await;
    desk.until(&format!("{held} === {entry}")).await;
    // And from there to the list, as ever.
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("person-page").await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;

    // That it was printed stands in the log, with whose it is.
    crate::pictures::by_palette(&desk, "Nhật ký").await;
    desk.until_text("Phiếu theo dõi đảng viên: Lê Văn Mẫu Aa").await;
    desk.end().await;
}

#[tokio::test]
async fn the_page_of_a_unit_is_printed_by_its_button_too() {
    let desk = opened().await;
    desk.press(&[key::CONTROL, '8']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk.press(&[key::DOWN]).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')?.textContent.includes('Chi bộ Phân xưởng Mẫu')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("unit-page").await;
    desk.tab_to("heads:members").await;
    desk.press(&[key::CONTROL, 'p']).await;
    previewed(&desk).await;
    settled(&desk).await;
    nothing_over(&desk, "phieu-to-chuc-dang").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_there("unit-page").await;
    desk.until("document.activeElement?.dataset.test === 'heads:members'").await;

    desk.tab_to("print").await;
    desk.press(&[key::ENTER]).await;
    previewed(&desk).await;
    desk.press(&[key::CONTROL, 'p']).await;
    let text = desk.viewed_text().await;
    for words in ["PHIẾU TỔ CHỨC ĐẢNG", "Chi bộ Phân xưởng Mẫu", "Số người", "Chưa giao chỉ tiêu cho đơn vị này."] {
        assert!(text.contains(words), "{words} in {text}");
    }
    desk.press(&[key::ESCAPE]).await;
    desk.until("document.activeElement?.dataset.test === 'print'").await;
    desk.end().await;
}
