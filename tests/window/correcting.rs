//! An entry is put right in the form of its kind, a forgotten field is added, and the keyboard comes back to what was
//! written.

use crate::desk::{Desk, key};

/// The harms: a correction was typed raw in one text field, a field left blank at entry could not be added, and the
/// keyboard was lost afterwards (window C7, D11).
#[tokio::test]
async fn window_c7_d11_an_entry_is_corrected_by_the_fields_of_its_kind_and_the_keyboard_stays_with_it() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.tab_to("event").await;
    let entry = desk.script("return document.activeElement.dataset.key").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("event-detail").await;
    desk.tab_to("correct").await;
    desk.press(&[key::ENTER]).await;
    desk.fill("field.note", "Bổ sung ghi chú, mẫu").await;
    // Shut and opened again, what was typed is there.
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("event-detail").await;
    desk.until(&format!("document.activeElement?.dataset.key === {entry}")).await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.querySelector('[data-test=\"field.note\"]')?.value === 'Bổ sung ghi chú, mẫu'").await;
    desk.fill("basis", "Theo biên bản, mẫu").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("event-detail").await;
    desk.until("document.activeElement?.dataset.test === 'event' && document.activeElement.classList.contains('correction')").await;
    desk.end().await;
}
