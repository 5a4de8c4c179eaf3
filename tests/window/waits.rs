//! Wrong tries make the next one wait, over a restart too, and below the page: a colleague at an empty desk does not guess on.

use crate::desk::{Desk, key};
use crate::today::{PASSPHRASE, written_on};

const SHIFT: char = '\u{e008}';

/// The clock's day, as the program sees it.
#[allow(clippy::disallowed_methods)]
fn today() -> String {
    chrono::Local::now().date_naive().to_string()
}

/// Types a passphrase and Enter, and waits until it was tried.
async fn try_with(desk: &Desk, passphrase: &str) {
    desk.until("document.activeElement?.dataset.test === 'passphrase'").await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.type_text(passphrase).await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.querySelector('[data-test=\"refusal\"]') || !document.querySelector('[data-test=\"opening\"]')").await;
    desk.until("!document.querySelector('[data-test=\"open\"]')?.textContent.includes('Đang mở')").await;
}

#[tokio::test]
async fn three_wrong_passphrases_make_the_fourth_wait_over_a_restart_and_below_the_page() {
    let home = tempfile::tempdir().expect("a home");
    let path = written_on(home.path(), &today());
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    desk.until_there("passphrase").await;
    // What helps, and that nothing else does, stands there before anything went wrong.
    desk.until_in("no-way-in", "Không có mật khẩu lẫn mã khôi phục thì không ai mở được sổ").await;
    for _ in 0..2 {
        try_with(&desk, "khong phai no").await;
        desk.until_in("refusal", "Mật khẩu chưa đúng").await;
        assert!(desk.script("return !document.querySelector('[data-test=\"wait\"]')").await.as_bool().expect("an answer"));
        desk.until("!document.querySelector('[data-test=\"open\"]').disabled").await;
    }
    try_with(&desk, "khong phai no").await;
    desk.until_in("wait", "Thử lại được sau").await;
    assert!(desk.script("return document.querySelector('[data-test=\"open\"]').disabled").await.as_bool().expect("an answer"));
    desk.picture("cho-thu-lai").await;
    let place = "window.__TAURI_INTERNALS__.invoke('recent_registers').then(() => window.__TAURI_INTERNALS__.invoke('open_register', \
                 { place: 0, passphrase: 'PASS', recovery: null, readOnly: false })) \
                 .then(() => { window.said = 'opened'; }, (failure) => { window.said = failure.code + ' ' + (failure.params.seconds ?? ''); })"
        .replace("PASS", PASSPHRASE);
    desk.script(&place).await;
    desk.until("/^too_many_tries [1-5]$/.test(window.said)").await;
    // It runs down, and the next wrong one waits twice as long: ten seconds, more than starting again takes.
    desk.until_gone("wait").await;
    try_with(&desk, "khong phai no").await;
    desk.until_in("wait", "Thử lại được sau").await;

    let home = desk.leave().await;
    let settings = std::fs::read_to_string(home.path().join("config/vn.nguon.app/preferences.json")).expect("the settings");
    assert!(settings.contains("tries") && !settings.contains("khong phai no"));
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    desk.until_there("passphrase").await;
    try_with(&desk, PASSPHRASE).await;
    desk.until_in("wait", "Thử lại được sau").await;
    desk.until_gone("wait").await;
    try_with(&desk, PASSPHRASE).await;
    desk.until_there("status").await;

    // A right one clears it: at the lock, which says the same of a lost passphrase, the next wrong one is the first again.
    desk.press(&[key::CONTROL, SHIFT, 'l']).await;
    desk.until_in("no-way-in", "Không có mật khẩu lẫn mã khôi phục thì không ai mở được sổ").await;
    desk.until_text("rồi mở lại bằng mã khôi phục đã in").await;
    try_with(&desk, "khong phai no").await;
    desk.until_in("refusal", "Mật khẩu chưa đúng").await;
    assert!(desk.script("return !document.querySelector('[data-test=\"wait\"]')").await.as_bool().expect("an answer"));
    try_with(&desk, PASSPHRASE).await;
    desk.until_gone("opening").await;
    desk.end().await;
}
