//! Copies: one put back in three clicks, one looked at, one handed on; what does not open closes nothing; told to end, the
//! program makes its copy first.

use register::Register;
use register::copies::copies;
use register::file::Secret;

use crate::desk::{Desk, key};
use crate::today::{PASSPHRASE, now, open, somebody, written_on};

/// The clock's day, as the program sees it.
#[allow(clippy::disallowed_methods)]
fn today() -> String {
    chrono::Local::now().date_naive().to_string()
}

/// Clicks what is marked so, as a mouse does.
pub async fn click(desk: &Desk, mark: &str) {
    desk.until_there(mark).await;
    desk.script(&format!("document.querySelector('[data-test=\"{mark}\"]').click()")).await;
}

/// How many operations the log of a register tells.
fn operations(path: &std::path::Path) -> usize {
    let register = Register::open_to_read(path, &Secret::passphrase(PASSPHRASE), &somebody(), &now()).expect("it opens");
    register.journal(None, 100).expect("its log").len()
}

/// A register with a copy of the day, and one more unit since.
async fn copied() -> (Desk, std::path::PathBuf) {
    let home = tempfile::tempdir().expect("a home");
    let path = written_on(home.path(), &today());
    let now = register::Now::on(today().parse().expect("a day"));
    let opened = || Register::open(&path, &Secret::passphrase(PASSPHRASE), &somebody(), &now).expect("it opens");
    opened().close(&now).expect("a copy");
    let unit =
        register::units::NewUnit { name: "Chi bộ Ghi Sau Mẫu".into(), unit_kind: Some("branch".into()), parent: Some(1), ..Default::default() };
    let mut register = opened();
    register::units::add_unit(&mut register, &unit, &now).expect("a unit");
    drop(register);
    let stick = home.path().join("USB");
    std::fs::create_dir(&stick).expect("a folder");
    let arguments = [path.to_str().expect("a path"), "--answer-dialog", stick.to_str().expect("a path")];
    let desk = Desk::start_in(home, &arguments, &[]).await;
    open(&desk).await;
    desk.until_there("status").await;
    (desk, path)
}

#[tokio::test]
async fn a_copy_is_put_back_in_three_clicks_and_what_it_replaces_is_kept() {
    let (desk, path) = copied().await;
    assert_eq!(operations(&path), 3);
    click(&desk, "last-copy").await;
    desk.until_there("copies").await;
    desk.until_in("copies", "mở được").await;
    desk.picture("sao-luu").await;
    click(&desk, "restore").await;
    desk.until_there("restore-question").await;
    desk.until("document.activeElement?.dataset.test === 'restore-leave'").await;
    desk.picture("khoi-phuc-hoi").await;
    click(&desk, "restore-do").await;
    desk.until_in("toast", "Đã khôi phục").await;
    desk.until_gone("restore-question").await;
    let home = desk.leave().await;
    assert_eq!(operations(&path), 2, "as it was when it was copied");
    let folder = home.path().join("so thu-sao-luu");
    let kept: Vec<_> = std::fs::read_dir(&folder).expect("copies").map(|entry| entry.expect("an entry").path()).collect();
    let replaced = kept.iter().find(|path| path.to_string_lossy().contains("thay-ra")).expect("what was replaced");
    assert_eq!(operations(replaced), 3);
}

#[tokio::test]
async fn trust_t7_a_copy_is_looked_at_and_says_so_and_the_way_back_asks_nothing() {
    let (desk, path) = copied().await;
    click(&desk, "last-copy").await;
    click(&desk, "look").await;
    desk.until_in("copy-band", "Đang xem bản sao lưu").await;
    desk.until_there("read-only").await;
    desk.picture("ban-sao-dang-xem").await;
    // Refused below the window, too.
    desk.script(
        "window.__TAURI_INTERNALS__.invoke('save_setting', { name: 'place', value: 'x' }).catch((failure) => { window.said = failure.code; })",
    )
    .await;
    desk.until("window.said === 'register_read_only'").await;
    // The copies that it stands among, itself with them, to be put back.
    click(&desk, "copies-of-copy").await;
    desk.until_there("restore").await;
    click(&desk, "leave-copy").await;
    desk.until_gone("copy-band").await;
    desk.until_gone("read-only").await;
    let _home = desk.leave().await;
    assert_eq!(operations(&path), 3);
}

#[tokio::test]
async fn a_register_is_handed_on_as_one_file_that_opens() {
    let (desk, _) = copied().await;
    click(&desk, "last-copy").await;
    click(&desk, "hand-on").await;
    desk.until_in("toast", "Đã chép và mở thử").await;
    let stick = desk.home().join("USB");
    let files: Vec<_> = std::fs::read_dir(&stick).expect("the stick").map(|entry| entry.expect("an entry").path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    assert_eq!(operations(&files[0]), 3);
    desk.end().await;
}

#[tokio::test]
async fn trust_t4_the_page_names_no_file_that_nobody_chose() {
    let (desk, path) = copied().await;
    let before = std::fs::read(&path).expect("a file");
    // The register's own path, as text, is no place; nor is a number that stands for nothing.
    for place in ["9999", "\"/etc/passwd\""] {
        desk.script(&format!(
            "window.said = null; window.__TAURI_INTERNALS__.invoke('back_up', {{ folder: {place} }}).then(() => {{ window.said = 'done'; }}, (failure) => {{ window.said = failure.code ?? 'refused'; }})"
        ))
        .await;
        desk.until("window.said !== null").await;
        assert_ne!(desk.script("return window.said").await, "done");
    }
    assert!(std::fs::read(&path).expect("a file") == before);
    desk.end().await;
}

#[tokio::test]
async fn trust_t14_a_wrong_passphrase_for_another_file_leaves_the_open_one_open() {
    let (desk, _) = copied().await;
    desk.script(
        "window.__TAURI_INTERNALS__.invoke('recent_registers').then(([first]) => window.__TAURI_INTERNALS__.invoke('open_register', \
         { place: first.place, passphrase: 'không phải mật khẩu', recovery: null, readOnly: false })) \
         .catch((failure) => { window.said = failure.code; })",
    )
    .await;
    desk.until("window.said === 'register_wrong_passphrase'").await;
    desk.script("window.__TAURI_INTERNALS__.invoke('register_info').then((info) => { window.open_now = info?.name; })").await;
    desk.until("window.open_now === 'Chi bộ Công ty Thử'").await;
    desk.end().await;
}

#[tokio::test]
async fn trust_t13_told_to_end_the_program_makes_its_copy_first() {
    let (desk, path) = copied().await;
    let known = copies(&path).len();
    assert_eq!(known, 1);
    let pid = std::process::Command::new("pgrep").args(["-n", "-f", path.to_str().expect("a path")]).output().expect("pgrep runs");
    let pid = String::from_utf8_lossy(&pid.stdout).trim().to_owned();
    assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().expect("kill runs").success());
    let began = std::time::Instant::now();
    while copies(&path).last().and_then(|copy| copy.head.clone()) != head(&path) {
        assert!(began.elapsed() < std::time::Duration::from_secs(20), "no copy of what stood last: {:?}", copies(&path));
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    desk.end().await;
}

fn head(path: &std::path::Path) -> Option<String> {
    let register = Register::open_to_read(path, &Secret::passphrase(PASSPHRASE), &somebody(), &now()).expect("it opens");
    register.head().expect("a head")
}

#[tokio::test]
async fn trust_t15_the_recovery_card_does_not_stay_on_the_disk_and_no_paper_does_while_locked() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '6']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 5").await;
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until("document.querySelector('[data-test=\"open-pdf\"]')?.disabled === false").await;
    desk.script("document.querySelector('[data-test=\"open-pdf\"]').click()").await;
    desk.until_there("toast").await;
    let papers = desk.home().join(".cache");
    let pdfs = || {
        let found = std::process::Command::new("find").arg(&papers).args(["-name", "*.pdf"]).output().expect("find runs");
        String::from_utf8_lossy(&found.stdout).lines().count()
    };
    assert_eq!(pdfs(), 1);
    desk.press(&[key::ALT, 'm']).await;
    desk.down_to("menu:lock").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("opening").await;
    assert_eq!(pdfs(), 0, "locked, no paper is left");
    desk.end().await;
}

#[tokio::test]
async fn the_passphrase_is_changed_and_the_new_one_opens_the_register() {
    let (desk, path) = copied().await;
    click(&desk, "last-copy").await;
    click(&desk, "change-passphrase-open").await;
    desk.until_there("change-passphrase").await;
    desk.fill("present-passphrase", "không phải mật khẩu").await;
    desk.fill("new-passphrase", "mật khẩu khác hẳn").await;
    desk.fill("new-passphrase-again", "mật khẩu khác hẳn").await;
    desk.until_there("recovery-code").await;
    desk.picture("doi-mat-khau").await;
    let asked = desk.script("return document.querySelector('[data-test=\"change-passphrase\"]').textContent.match(/nhóm (\\d)/)[1]").await;
    let group = format!("return document.querySelectorAll('[data-test=\"recovery-code\"] b')[{} - 1].textContent", asked.as_str().expect("a number"));
    let group = desk.script(&group).await;
    desk.fill("typed-group", group.as_str().expect("a group")).await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    // The present passphrase is asked for: an open register is not to be locked by whoever comes by.
    desk.until_in("change-passphrase", "Mật khẩu chưa đúng").await;
    for wrong in ["cũng không phải", "vẫn không phải"] {
        desk.fill("present-passphrase", wrong).await;
        desk.press(&[key::CONTROL, key::ENTER]).await;
        desk.until("!document.querySelector('[data-test=\"change\"]').disabled || document.querySelector('[data-test=\"wait\"]')").await;
    }
    // After the third the wait runs down here as on the opening page.
    desk.until_in("wait", "Thử lại được sau").await;
    desk.until_gone("wait").await;
    desk.fill("present-passphrase", PASSPHRASE).await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_in("toast", "Đã đổi mật khẩu").await;
    desk.until_gone("change-passphrase").await;
    let _home = desk.leave().await;
    let open = |passphrase: &str| Register::open_to_read(&path, &Secret::passphrase(passphrase), &somebody(), &now()).map(drop);
    assert!(open("mật khẩu khác hẳn").is_ok());
    assert_eq!(open(PASSPHRASE).expect_err("the old one").code(), "register_wrong_passphrase");
}
