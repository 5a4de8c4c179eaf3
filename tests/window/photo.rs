//! A photograph is given to a person, cut to three by four, drawn, taken back by undo; what is no picture is told.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::desk::{Desk, key};

/// A picture of one point.
const POINT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

#[tokio::test]
async fn a_photograph_is_kept_with_a_person_and_taken_back_by_undo() {
    let home = tempfile::tempdir().expect("a home");
    let (letter, picture) = (home.path().join("thu.png"), home.path().join("anh.png"));
    std::fs::write(&letter, "Đây là một lá thư mẫu.").expect("a file");
    std::fs::write(&picture, STANDARD.decode(POINT).expect("base64")).expect("a file");
    let text = |path: &std::path::Path| path.to_str().expect("a path").to_owned();
    let arguments = ["--sample".to_owned(), "--answer-dialog".into(), text(&letter), "--answer-dialog".into(), text(&picture)];
    let desk = Desk::start_in(home, &arguments.each_ref().map(String::as_str), &[]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.tab_to("choose-photo").await;
    desk.press(&[key::ENTER]).await;
    desk.until_text("Tệp không phải ảnh PNG").await;
    desk.tab_to("choose-photo").await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.querySelector('[data-test=\"photo\"]')?.dataset.drawn === 'yes'").await;
    desk.until("document.querySelector('[data-test=\"photo\"]').width === 354").await;
    desk.press(&[key::CONTROL, 'z']).await;
    desk.until_gone("photo").await;
    desk.end().await;
}
