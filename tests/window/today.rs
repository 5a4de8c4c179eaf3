//! A clock that cannot be right is asked about once, before anything is written.

use register::file::{Secret, Who};
use register::opening::Draft;
use register::units::{NewUnit, add_unit};
use register::{Now, Register};

use crate::desk::{Desk, key};

pub const PASSPHRASE: &str = "mat khau thu nghiem";

/// A day after everything that these tests write.
pub fn now() -> register::Now {
    register::Now::on("2030-01-01".parse().expect("a day"))
}

pub fn somebody() -> Who {
    Who::new("nguoi khac mau", "MAY-02")
}

/// A register in a folder, with its unit, written on a day and closed without a copy.
pub fn written_on(home: &std::path::Path, day: &str) -> std::path::PathBuf {
    let path = home.join("so thu.nguon");
    let now = Now::on(day.parse().expect("a day"));
    let draft = Draft::new(PASSPHRASE).expect("a key");
    let mut register = register::begin(&draft, &path, &somebody(), &now).expect("a register");
    let unit = NewUnit { name: "Chi bộ Công ty Thử".into(), unit_kind: Some("branch".into()), ..NewUnit::default() };
    add_unit(&mut register, &unit, &now).expect("its unit");
    path
}

/// On the opening page, where the file is chosen: types the passphrase.
pub async fn open(desk: &Desk) {
    desk.until_there("passphrase").await;
    desk.until("document.activeElement?.dataset.test === 'passphrase'").await;
    desk.type_text(PASSPHRASE).await;
    desk.press(&[key::ENTER]).await;
}

#[tokio::test]
async fn truth_c1_f7_a_file_named_at_the_start_opens_at_its_passphrase_and_a_wrong_clock_is_asked_about_once() {
    let home = tempfile::tempdir().expect("a home");
    // Whatever the clock of this machine says is earlier.
    let path = written_on(home.path(), "2199-01-05");
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    desk.until_text("so thu.nguon").await;
    open(&desk).await;

    desk.until_there("today-question").await;
    desk.until_in("today-question", "05/01/2199").await;
    assert_eq!(desk.value("today-answer").await, "05/01/2199", "the last write's day stands in the field");
    // Until it is answered nothing is written, nor is the question put away.
    desk.script("window.__TAURI_INTERNALS__.invoke('undo').catch((failure) => { window.said = failure.code; })").await;
    desk.until("window.said === 'today_unanswered'").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_there("today-question").await;

    desk.press(&[key::CONTROL, 'a']).await;
    desk.type_text("07012199").await;
    desk.press(&[key::ENTER]).await;
    desk.until_gone("today-question").await;
    desk.until_in("as-of", "07/01/2199").await;
    // What is written now is written on the day answered.
    desk.press(&[key::CONTROL, '8']).await;
    desk.until_in("row", "Chi bộ Công ty Thử").await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("unit-sheet").await;
    desk.type_text("Chi bộ Hai Thử").await;
    desk.fill("unit.from", "06012199").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("unit-sheet").await;
    desk.until_in("row", "Chi bộ Hai Thử").await;
    let home = desk.leave().await;
    let register = Register::open_to_read(&path, &Secret::passphrase(PASSPHRASE), &somebody(), &now()).expect("it opens");
    let made_at = register.journal(None, 1).expect("its log").remove(0).made_at;
    assert!(made_at.starts_with("2199-01-07T"), "{made_at}");
    drop(home);
}

#[tokio::test]
async fn truth_c2_the_clocks_day_may_be_the_right_one_after_a_long_silence() {
    let home = tempfile::tempdir().expect("a home");
    let path = written_on(home.path(), "2019-02-01");
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("today-question").await;
    desk.until_in("today-question", "01/02/2019").await;
    desk.tab_to("today-pc").await;
    desk.press(&[key::ENTER]).await;
    desk.until_gone("today-question").await;
    desk.until("!document.querySelector('[data-test=\"as-of\"]').textContent.includes('2019')").await;
    desk.end().await;
}
