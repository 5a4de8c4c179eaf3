//! Lọc thêm: any field asked for by keyboard, told in a chip, dropped again.

use crate::desk::{Desk, key};

/// How many stand in the list, once they are others than before.
async fn count_after(desk: &Desk, before: i64) -> i64 {
    desk.until(&format!("document.querySelector('[data-test=\"count\"] b').textContent !== '{before}'")).await;
    count(desk).await
}

async fn count(desk: &Desk) -> i64 {
    let shown = desk.script("return Number(document.querySelector('[data-test=\"count\"] b').textContent.replaceAll('.', ''))").await;
    shown.as_i64().expect("a count")
}

/// Chooses a field and puts the keyboard into what is asked of it.
async fn ask(desk: &Desk, letters: &str, field: &str) {
    desk.choose("condition.field", letters, field).await;
}

/// The harm: "nữ, dưới 35 tuổi, đại học, của hai chi bộ, chưa có số thẻ" sends a clerk back to Excel.
#[tokio::test]
async fn any_field_is_asked_for_by_keyboard_told_in_its_chip_and_dropped() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '7']).await;
    desk.until("document.querySelector('[data-test=\"row\"] [data-column=\"name\"]')").await;
    let whole = count(&desk).await;
    desk.press(&[key::CONTROL, 'l']).await;
    desk.until_there("add-filter-panel").await;

    ask(&desk, "gioi tinh", "sex").await;
    desk.fill("condition.values", "nữ").await;
    desk.until("document.querySelector('[data-test=\"condition.values:female\"]')?.dataset.highlighted === ''").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("condition.values:chip:female").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("chip:condition:0", "Giới tính: Nữ").await;
    // Its field is at hand for the next.
    desk.until("document.activeElement?.dataset.test === 'condition.field' && document.activeElement.value === ''").await;
    let women = count_after(&desk, whole).await;
    assert!(0 < women && women < whole, "{women} of {whole}");

    ask(&desk, "tuoi", "age").await;
    desk.fill("condition.to", "35").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("chip:condition:1", "Tuổi: đến 35").await;
    let young = count_after(&desk, women).await;
    assert!(0 < young && young < women, "{young} of {women}");

    // What cannot be read is said where it was typed, and narrows nothing.
    ask(&desk, "tuoi", "age").await;
    desk.fill("condition.to", "ba mươi").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("condition.refused", "ba mươi").await;
    desk.until_gone("chip:condition:2").await;
    assert_eq!(count(&desk).await, young);

    // None known, and all but those.
    ask(&desk, "so the", "card_number").await;
    desk.script("document.querySelector('[data-test=\"condition.missing\"]').click()").await;
    desk.until("!document.querySelector('[data-test=\"condition.text\"]')").await;
    desk.script("document.querySelector('[data-test=\"condition.put\"]').click()").await;
    desk.until_in("chip:condition:2", "Số thẻ đảng viên: chưa có").await;
    let without = count_after(&desk, young).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("add-filter-panel").await;
    desk.script("document.querySelector('[data-test=\"chip:condition:2\"] .drop').click()").await;
    desk.until_gone("chip:condition:2").await;
    desk.until(&format!("document.querySelector('[data-test=\"count\"] b').textContent === '{young}'")).await;

    desk.press(&[key::CONTROL, 'l']).await;
    desk.until_there("add-filter-panel").await;
    ask(&desk, "so the", "card_number").await;
    desk.script("document.querySelector('[data-test=\"condition.missing\"]').click()").await;
    desk.script("document.querySelector('[data-test=\"condition.not\"]').click()").await;
    desk.script("document.querySelector('[data-test=\"condition.put\"]').click()").await;
    desk.until_in("chip:condition:2", "Số thẻ đảng viên: đã có").await;
    desk.until(&format!("document.querySelector('[data-test=\"count\"] b').textContent === '{}'", young - without)).await;

    // The list prints as it was asked for.
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("add-filter-panel").await;
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until_in("print-count", &(young - without).to_string()).await;
    desk.end().await;
}
