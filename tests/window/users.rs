//! Users through the window, by keys: the first one, signing in, what a reader is refused, whoever locks.

use domain::role::Role;
use register::Register;
use register::file::Secret;
use register::users::{add_user, user_list};

use crate::desk::{Desk, key};
use crate::today::{PASSPHRASE, now, open, somebody, written_on};

/// The clock's day, as the program sees it.
#[allow(clippy::disallowed_methods)]
fn today() -> String {
    chrono::Local::now().date_naive().to_string()
}

/// A register with a keeper and a reader, and the day's copy of it.
pub fn of_users(home: &std::path::Path) -> std::path::PathBuf {
    let path = written_on(home, &today());
    let now = register::Now::on(today().parse().expect("a day"));
    let mut register = Register::open(&path, &Secret::passphrase(PASSPHRASE), &somebody(), &now).expect("it opens");
    add_user(&mut register, "Nguyễn Thị Lan", Role::Keeper, "2468", &now).expect("a keeper");
    add_user(&mut register, "Lê Thị Thu", Role::Reader, "8642", &now).expect("a reader");
    register.close(&now).expect("a copy");
    path
}

/// The same, its passphrase typed.
async fn with_users() -> (Desk, std::path::PathBuf) {
    let home = tempfile::tempdir().expect("a home");
    let path = of_users(home.path());
    let arguments = [path.to_str().expect("a path")];
    let desk = Desk::start_in(home, &arguments, &[]).await;
    open(&desk).await;
    (desk, path)
}

/// Asks a command of the program, past the buttons, and waits for its code.
async fn asked(desk: &Desk, command: &str, arguments: &str) -> String {
    desk.script(&format!(
        "window.said = null; window.__TAURI_INTERNALS__.invoke('{command}', {arguments}).then(() => {{ window.said = 'done'; }}, (failure) => {{ window.said = failure.code ?? 'refused'; }})"
    ))
    .await;
    desk.until("window.said !== null").await;
    desk.script("return window.said").await.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn the_first_user_is_added_by_keys_and_is_signed_in_from_then_on() {
    let home = tempfile::tempdir().expect("a home");
    let path = written_on(home.path(), &today());
    let arguments = [path.to_str().expect("a path")];
    let desk = Desk::start_in(home, &arguments, &[]).await;
    open(&desk).await;
    desk.until_there("status").await;
    desk.script("document.querySelector('[data-test=\"last-copy\"], [data-test=\"nav:settings\"]').click()").await;
    desk.until_there("tab:users").await;
    desk.script("document.querySelector('[data-test=\"tab:users\"]').click()").await;
    desk.until_text("Sổ chưa chia người dùng").await;
    desk.picture("nguoi-dung-chua-co").await;
    desk.tab_to("add-user").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("user-sheet").await;
    desk.type_text("Nguyễn Thị Lan").await;
    desk.fill("user.pin", "2468").await;
    desk.fill("user.pin-again", "2469").await;
    desk.until_text("Hai lần gõ chưa giống nhau").await;
    desk.fill("user.pin-again", "2468").await;
    desk.picture("nguoi-dung-them").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("user-sheet").await;
    desk.until_in("who", "Nguyễn Thị Lan").await;
    desk.until_there("user:Nguyễn Thị Lan").await;
    desk.picture("nguoi-dung").await;
    let _home = desk.leave().await;
    let register = Register::open_to_read(&path, &Secret::passphrase(PASSPHRASE), &somebody(), &now()).expect("it opens");
    let users: Vec<(String, Role)> = user_list(&register).expect("users").into_iter().map(|user| (user.name, user.role)).collect();
    assert_eq!(users, [("Nguyễn Thị Lan".to_owned(), Role::Keeper)]);
}

#[tokio::test]
async fn a_reader_cannot_write_asked_of_the_command_and_not_of_the_button() {
    let (desk, path) = with_users().await;
    desk.until_there("sign-in").await;
    desk.picture("vao-so").await;
    let add = "{ person: 1 }";
    for command in ["undo", "save_setting", "add_unit"] {
        let arguments = match command {
            "save_setting" => "{ name: 'place', value: 'Hà Nội' }",
            "add_unit" => {
                "{ unit: { name: 'Chi bộ Mới', parent: 1, unit_kind: 'branch', committee_power: null, from: null, enterprise_type: null, grassroots_type: null, document_number: null } }"
            }
            _ => add,
        };
        assert_eq!(asked(&desk, command, arguments).await, "sign_in_needed", "{command}");
    }
    desk.script("[...document.querySelectorAll('[data-test=\"sign-in.name\"]')].length").await;
    assert_eq!(asked(&desk, "sign_in", "{ name: 'Lê Thị Thu', pin: '0000' }").await, "pin_wrong");
    assert_eq!(asked(&desk, "sign_in", "{ name: 'Lê Thị Thu', pin: '8642' }").await, "done");
    assert_eq!(asked(&desk, "save_setting", "{ name: 'place', value: 'Hà Nội' }").await, "role_refused");
    assert_eq!(
        asked(&desk, "change_passphrase", &format!("{{ present: {PASSPHRASE:?}, typedGroup: 'ABCD', groupNumber: 1 }}")).await,
        "role_refused"
    );
    assert_eq!(asked(&desk, "add_user", "{ name: 'Ai Đó', role: 'keeper', pin: '1212' }").await, "role_refused");
    let _home = desk.leave().await;
    let register = Register::open_to_read(&path, &Secret::passphrase(PASSPHRASE), &somebody(), &now()).expect("it opens");
    assert_eq!(user_list(&register).expect("users").len(), 2);
}

#[tokio::test]
async fn signed_in_by_keys_the_keeper_writes_and_after_the_lock_is_asked_again() {
    let (desk, _) = with_users().await;
    desk.until_there("sign-in").await;
    desk.until("document.activeElement?.closest('[data-test=\"sign-in.pin\"]') || document.activeElement?.dataset.test === 'sign-in.pin'").await;
    desk.type_text("1111").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("sign-in", "Mã PIN chưa đúng").await;
    desk.type_text("2468").await;
    desk.press(&[key::ENTER]).await;
    desk.until_gone("sign-in").await;
    desk.until_in("who", "Nguyễn Thị Lan").await;
    desk.until_gone("read-only").await;
    assert_eq!(asked(&desk, "save_setting", "{ name: 'place', value: 'Hà Nội' }").await, "done");
    desk.press(&[key::CONTROL, key::SHIFT, 'l']).await;
    desk.until_there("passphrase").await;
    desk.type_text(PASSPHRASE).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("sign-in").await;
    assert_eq!(asked(&desk, "save_setting", "{ name: 'place', value: 'Huế' }").await, "sign_in_needed");
    desk.end().await;
}

#[tokio::test]
async fn a_keeper_puts_a_copy_back_from_the_opening_page_and_a_guessed_pin_waits_there_too() {
    let home = tempfile::tempdir().expect("a home");
    let path = of_users(home.path());
    let mut bytes = std::fs::read(&path).expect("a file");
    bytes[100] ^= 1;
    std::fs::write(&path, &bytes).expect("a file");
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_in("refusal", "hỏng").await;
    desk.tab_to("put-back").await;
    desk.press(&[key::ENTER]).await;
    // What it would lose is said first, and that more can be rescued; the safe answer has the focus.
    desk.until_in("put-back-question", "Cứu những gì còn đọc được").await;
    desk.until("document.activeElement?.dataset.test === 'put-back-leave'").await;
    desk.picture("khoi-phuc-tu-trang-mo").await;
    desk.tab_to("put-back-do").await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.activeElement?.dataset.test === 'keeper-name'").await;
    desk.type_text("Nguyễn Thị Lan").await;
    desk.press(&[key::TAB]).await;
    for said in ["Mã PIN chưa đúng", "Lần thử thứ 2", "Lần thử thứ 3"] {
        desk.until("document.activeElement?.dataset.test === 'keeper-pin' && !document.querySelector('[data-test=\"put-back\"]').disabled").await;
        desk.press(&[key::CONTROL, 'a']).await;
        desk.type_text("1357").await;
        desk.press(&[key::ENTER]).await;
        desk.until_in("refusal", said).await;
    }
    desk.until_in("wait", "Thử lại được sau").await;
    desk.picture("khoi-phuc-nguoi-giu-so-cho").await;
    // Past the page the right one waits as well, and nothing is put back.
    let put = "window.__TAURI_INTERNALS__.invoke('latest_copy', { place: 0 }) \
        .then((copy) => window.__TAURI_INTERNALS__.invoke('restore_register', { copy: copy.place, place: 0, passphrase: 'PASS', recovery: null, \
              keeper: { name: 'Nguyễn Thị Lan', pin: '2468' } })) \
        .then(() => { window.said = 'done'; }, (failure) => { window.said = failure.code; })"
        .replace("PASS", PASSPHRASE);
    desk.script(&format!("window.said = null; {put}")).await;
    desk.until("window.said === 'too_many_tries'").await;
    assert!(std::fs::read(&path).expect("a file") == bytes, "nothing was put back");
    desk.until_gone("wait").await;
    desk.fill("keeper-pin", "2468").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("who", "Nguyễn Thị Lan").await;
    desk.end().await;
}

/// The harm: the only keeper forgets the PIN. With the card in hand another is set, by keys.
#[tokio::test]
async fn a_keeper_who_forgot_the_pin_sets_another_by_the_card() {
    let home = tempfile::tempdir().expect("a home");
    let path = of_users(home.path());
    let card = Register::open_to_read(&path, &Secret::passphrase(PASSPHRASE), &somebody().with_pin("Nguyễn Thị Lan", "2468"), &now())
        .and_then(|register| register.recovery_code())
        .expect("a card")
        .shown()
        .to_string();
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("sign-in").await;
    desk.tab_to("sign-in.forgotten").await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.activeElement?.dataset.test === 'sign-in.card'").await;
    desk.type_text(&card).await;
    desk.press(&[key::TAB]).await;
    desk.type_text("97531").await;
    desk.press(&[key::TAB]).await;
    desk.type_text("97531").await;
    desk.picture("dat-lai-ma-pin").await;
    desk.press(&[key::ENTER]).await;
    desk.until_gone("sign-in").await;
    desk.until_in("who", "Nguyễn Thị Lan").await;
    // At the lock the card opens as the passphrase does.
    desk.press(&[key::CONTROL, '\u{e008}', 'l']).await;
    desk.until("document.activeElement?.dataset.test === 'passphrase'").await;
    desk.type_text(&card).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("sign-in").await;
    let _home = desk.leave().await;
    let who = somebody().with_pin("Nguyễn Thị Lan", "97531");
    assert!(Register::open_to_read(&path, &Secret::passphrase(PASSPHRASE), &who, &now()).is_ok());
}
