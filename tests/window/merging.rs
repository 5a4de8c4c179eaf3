//! Somebody who was entered twice is made one, by keyboard, and one undo brings both back.

use crate::desk::{Desk, key};
use crate::office::office;
use crate::today::open;

#[tokio::test]
async fn somebody_entered_twice_is_made_one_and_brought_back_by_one_undo() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 2, 0, 0);
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    let names = "[...document.querySelectorAll('[data-test=\"row\"] [data-column=\"name\"], [data-test=\"row\"] .name')].map((cell) => cell.textContent.trim())";
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length === 2").await;
    let second = desk.script(&format!("return {names}[1]")).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.tab_to("merge").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("merge-sheet").await;
    desk.fill("merge.other", second.as_str().expect("a name")).await;
    desk.until("document.querySelector('[data-test^=\"merge.other:\"]')").await;
    desk.press(&[key::DOWN]).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("merge-cases").await;
    // The other's name is the right one.
    desk.tab_to("merge:birth_name:this").await;
    desk.press(&[key::DOWN]).await;
    desk.until("document.querySelector('[data-test=\"merge:birth_name:other\"]').checked").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("merge-sheet").await;
    desk.until_in("title", second.as_str().expect("a name")).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length === 1").await;
    desk.press(&[key::CONTROL, 'z']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length === 2").await;
    desk.end().await;
}
