//! Another file of the register held against it: it is said which of the two went on, and what each has alone.

use register::file::Secret;
use register::opening::Draft;
use register::units::{NewUnit, add_unit};
use register::{Now, Register};

use crate::desk::{Desk, key};
use crate::today::{PASSPHRASE, open, somebody, written_on};

const OTHER_PASSPHRASE: &str = "mat khau o may khac";

#[allow(clippy::disallowed_methods)]
fn today() -> Now {
    Now::on(chrono::Local::now().date_naive())
}

fn add(register: &mut Register, name: &str) {
    let unit = NewUnit { name: name.into(), unit_kind: Some("branch".into()), parent: Some(1), ..Default::default() };
    add_unit(register, &unit, &today()).expect("a unit");
}

#[tokio::test]
async fn two_files_gone_apart_are_told_by_name_and_a_file_under_another_passphrase_asks_for_it() {
    let home = tempfile::tempdir().expect("a home");
    let path = written_on(home.path(), &today().today.to_string());
    let stick = home.path().join("USB");
    std::fs::create_dir(&stick).expect("a folder");
    let other = stick.join("may khac.nguon");
    std::fs::copy(&path, &other).expect("a copy");
    let opened = |path| Register::open(path, &Secret::passphrase(PASSPHRASE), &somebody(), &today()).expect("it opens");
    let mut here = opened(&path);
    add(&mut here, "Chi bộ Chỉ Ở Đây");
    here.close(&today()).expect("a copy");
    let mut there = opened(&other);
    add(&mut there, "Chi bộ Chỉ Ở Kia");
    drop(there.rekey(&Draft::new(OTHER_PASSPHRASE).expect("a draft"), &today()).expect("another passphrase"));
    let bytes = std::fs::read(&other).expect("a file");

    let arguments = [path.to_str().expect("a path"), "--answer-dialog", other.to_str().expect("a path")];
    let desk = Desk::start_in(home, &arguments, &[]).await;
    open(&desk).await;
    desk.until_there("status").await;
    let click = async |mark: &str| {
        desk.until_there(mark).await;
        desk.script(&format!("document.querySelector('[data-test=\"{mark}\"]').click()")).await;
    };
    click("last-copy").await;
    click("compare-open").await;
    desk.until_in("compare", "không mở được bằng mật khẩu của sổ đang mở").await;
    // The keyboard stands where the passphrase is typed.
    desk.until("document.activeElement?.dataset.test === 'compare-passphrase'").await;
    desk.fill("compare-passphrase", PASSPHRASE).await;
    desk.press(&[key::ENTER]).await;
    desk.until("!document.querySelector('[data-test=\"compare-do\"]').disabled").await;
    desk.until_in("compare", "Mật khẩu vừa gõ không phải của").await;
    desk.fill("compare-passphrase", OTHER_PASSPHRASE).await;
    click("compare-do").await;
    desk.until_in("compare-relation", "mỗi bên có việc mà bên kia thiếu").await;
    desk.until_in("only-here", "Thêm đơn vị: Chi bộ Chỉ Ở Đây").await;
    desk.until_in("only-there", "Thêm đơn vị: Chi bộ Chỉ Ở Kia").await;
    desk.until_in("only-there", "Đổi mật khẩu của sổ").await;
    desk.picture("so-hai-tep").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("compare").await;
    assert!(std::fs::read(&other).expect("a file") == bytes, "it is only read");
    desk.end().await;
}
