//! A register that does not open any more: what is readable of it goes into a new one, from the opening page, and the list of
//! what was lost stays in the log.

use register::Register;
use register::file::Secret;

use crate::desk::{Desk, key};
use crate::today::{PASSPHRASE, now, open, somebody, written_on};

#[tokio::test]
async fn what_is_readable_of_a_damaged_register_is_brought_into_a_new_one() {
    let home = tempfile::tempdir().expect("a home");
    #[allow(clippy::disallowed_methods)]
    let today = chrono::Local::now().date_naive().to_string();
    let path = written_on(home.path(), &today);
    // The first page, and one of those in which the log lies.
    let mut bytes = std::fs::read(&path).expect("a file");
    bytes[100] ^= 1;
    let log = page_of_the_log(&path);
    bytes[log * 4096 + 2_000] ^= 1;
    std::fs::write(&path, &bytes).expect("a file");
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_in("refusal", "hỏng").await;
    desk.until_there("recover").await;
    desk.picture("cuu-du-lieu-hoi").await;
    desk.script("document.querySelector('[data-test=\"recover\"]').click()").await;
    desk.until_there("recovered").await;
    desk.until_in("recovered", "mất hoặc cần xem lại").await;
    desk.until_in("lost", "Dòng nhật ký").await;
    desk.picture("cuu-du-lieu").await;
    desk.until("document.activeElement?.dataset.test === 'recovered-seen'").await;
    desk.press(&[key::ENTER]).await;
    desk.until_gone("recovered").await;
    // It is found again where everything that was done is found.
    desk.script("document.querySelector('[data-test=\"nav:log\"]').click()").await;
    desk.until_in("panel", "Cứu dữ liệu từ tệp sổ bị hỏng").await;
    desk.until_in("lost", "Dòng nhật ký").await;
    desk.picture("cuu-du-lieu-nhat-ky").await;
    let home = desk.leave().await;
    assert!(std::fs::read(&path).expect("a file") == bytes, "the damaged file is as it was");
    let new = home.path().join(format!("so thu (cứu {today}).nguon"));
    let register = Register::open_to_read(&new, &Secret::passphrase(PASSPHRASE), &somebody(), &now()).expect("the same passphrase");
    assert!(register.check(now().today).expect("a check").is_sound());
}

/// A page of the log, by the database's own word.
fn page_of_the_log(path: &std::path::Path) -> usize {
    let register = Register::open_to_read(path, &Secret::passphrase(PASSPHRASE), &somebody(), &now()).expect("it opens");
    let page: i64 = register
        .read(|conn| {
            Ok(conn.query_row("SELECT max(pageno) AS page FROM dbstat WHERE name = 'change' AND pagetype = 'leaf'", [], |row| row.get("page"))?)
        })
        .expect("a page");
    usize::try_from(page - 1).expect("a page")
}
