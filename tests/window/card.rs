//! A forgotten passphrase: the card's code is read from a picture of it, and opens the register.

use register::Register;
use register::file::Secret;

use crate::copies::click;
use crate::desk::{Desk, key};
use crate::today::{PASSPHRASE, now, somebody, written_on};

/// The card of a register, as a picture that somebody took of it.
fn picture_of_card(path: &std::path::Path) -> Vec<u8> {
    let register = Register::open_to_read(path, &Secret::passphrase(PASSPHRASE), &somebody(), &now()).expect("it opens");
    let card = paper::RecoveryCard {
        unit_name: "Chi bộ Công ty Thử".into(),
        groups: Default::default(),
        qr_text: register.recovery_code().expect("a code").shown().to_string(),
        file_name: "so thu.nguon".into(),
        date: "2030-01-01".parse().expect("a day"),
    };
    card.set().expect("a card").page_png(1, 1.2).expect("a picture")
}

#[tokio::test]
async fn a_picture_of_the_card_opens_the_register_and_another_file_says_what_it_is_not() {
    let home = tempfile::tempdir().expect("a home");
    let path = written_on(home.path(), "2030-01-01");
    let (letter, picture) = (home.path().join("thu.png"), home.path().join("the.png"));
    std::fs::write(&letter, "Đây là một lá thư mẫu.").expect("a file");
    std::fs::write(&picture, picture_of_card(&path)).expect("a file");
    let text = |path: &std::path::Path| path.to_str().expect("a path").to_owned();
    let arguments = [text(&path), "--answer-dialog".into(), text(&letter), "--answer-dialog".into(), text(&picture)];
    let desk = Desk::start_in(home, &arguments.each_ref().map(String::as_str), &[]).await;
    desk.until_there("passphrase").await;
    click(&desk, "by-recovery").await;
    desk.until("document.activeElement?.dataset.test === 'recovery'").await;
    click(&desk, "card-from-picture").await;
    desk.until_in("refusal", "không phải ảnh PNG").await;
    click(&desk, "card-from-picture").await;
    desk.until("document.querySelector('[data-test=\"recovery\"]')?.value.length === 34").await;
    desk.until("document.activeElement?.dataset.test === 'recovery'").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("status").await;
    desk.end().await;
}
