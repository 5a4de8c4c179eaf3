//! First start: nothing is open; a new register is made, with its recovery code typed back.

use crate::desk::{Desk, key};

/// Makes a register by the keyboard alone and comes to Tổng quan.
pub async fn make_register(desk: &Desk, unit: &str) {
    desk.until_there("opening").await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("new-register-page").await;
    desk.fill("unit-name", unit).await;
    desk.tab_to("path").await;
    desk.until("document.querySelector('[data-test=\"path\"]').value.endsWith('.nguon')").await;
    desk.fill("new-passphrase", "mat khau thu nghiem").await;
    desk.fill("new-passphrase-again", "mat khau thu nghiem").await;
    desk.until_there("recovery-code").await;
    let asked = desk.script("return document.querySelector('[data-test=\"new-register-page\"]').textContent.match(/nhóm (\\d)/)[1]").await;
    let group = desk
        .script(&format!(
            "return document.querySelectorAll('[data-test=\"recovery-code\"] b')[{} - 1].textContent",
            asked.as_str().expect("a number")
        ))
        .await;
    desk.fill("typed-group", group.as_str().expect("a group")).await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    // An empty register has no figures to show: its frame is enough.
    desk.until_there("status").await;
    desk.until_text("Sổ chưa có ai.").await;
}

#[tokio::test]
async fn a_new_register_is_made_with_the_keyboard_alone_and_is_encrypted() {
    let desk = Desk::start(&[]).await;
    make_register(&desk, "Đảng bộ Công ty Thử Nghiệm").await;
    let file = std::fs::read_dir(desk.home())
        .expect("the home")
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|kind| kind == "nguon"))
        .expect("the register's file");
    let bytes = std::fs::read(file).expect("its bytes");
    assert!(!bytes.starts_with(b"SQLite format 3"), "the file is encrypted");
    desk.end().await;
}

/// The harm: a card lies in the sealed envelope that opens nothing, because the passphrase was changed after it was printed.
#[tokio::test]
async fn a_card_printed_before_the_passphrase_changed_is_told_to_be_thrown_away() {
    let desk = Desk::start(&[]).await;
    desk.until_there("opening").await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("new-register-page").await;
    desk.fill("unit-name", "Chi bộ Công ty Thử").await;
    desk.fill("new-passphrase", "mat khau thu nghiem").await;
    desk.fill("new-passphrase-again", "mat khau thu nghiem").await;
    desk.until_there("recovery-code").await;
    desk.script("document.querySelector('[data-test=\"print-code\"]').click()").await;
    desk.until_text("Đã mở tờ mã để in").await;
    desk.fill("new-passphrase", "mat khau thu nghiem 2").await;
    desk.fill("new-passphrase-again", "mat khau thu nghiem 2").await;
    desk.until_in("card-void", "Bỏ tờ đã in").await;
    desk.picture("lap-so-doi-mat-khau").await;
    desk.end().await;
}
