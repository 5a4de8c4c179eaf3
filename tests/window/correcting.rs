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
    // The keyboard is where there is something to be typed, and what is lacking is said.
    desk.until("document.activeElement?.dataset.test === 'field.happened_on'").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until("document.activeElement?.dataset.test === 'basis'").await;
    desk.until_in("event-detail", "Ghi căn cứ").await;
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

/// The harm: the lines of a dossier had no keyboard, and whoever saw that a paper is missing had to look for its event
/// among eighty-four (window C1).
#[tokio::test]
async fn window_c1_a_line_of_the_dossier_opens_its_entry_or_records_the_paper() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("dossier").await;
    desk.tab_to("dossier").await;
    // Down to the application, which nobody in the pool has handed in yet, or has.
    for _ in 0..20 {
        if desk.script("return document.activeElement.closest('[data-test=\"paper:application\"]') !== null").await == true {
            break;
        }
        desk.press(&[key::DOWN]).await;
    }
    let state = desk.script("return document.activeElement.closest('li').dataset.state").await;
    desk.press(&[key::ENTER]).await;
    if state == "have" {
        desk.until_there("event-detail").await;
    } else {
        desk.until_there("event-sheet").await;
        desk.until_in("event-sheet", "Nhận giấy tờ").await;
        desk.until("document.querySelector('[data-test=\"field.paper\"]')?.dataset.value === 'application'").await;
        // Looked at and left, nothing was typed: no draft stays.
        desk.press(&[key::ESCAPE]).await;
        desk.until_gone("event-sheet").await;
        desk.until("!document.querySelector('[data-test=\"drafts-count\"]')").await;
    }
    desk.end().await;
}
