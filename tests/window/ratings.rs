//! Ratings of a year typed a letter a row, for units and for the members of one, written once and taken back as one.

use register::file::Secret;
use register::units::{NewUnit, UnitEntry, add_unit, record_unit_event};
use register::{Now, Register};

use crate::desk::{Desk, key};
use crate::office::{days_ago, office};
use crate::today::{PASSPHRASE, open, somebody};

const F2: char = key::F2;
const DELETE: char = '\u{e017}';

/// The year that the screen begins with.
fn year_in_hand() -> i32 {
    let (year, month): (i32, u32) = (days_ago(0)[..4].parse().expect("a year"), days_ago(0)[5..7].parse().expect("a month"));
    if month >= 11 { year } else { year - 1 }
}

/// Six branches, the first rated last year, and the page of ratings.
async fn ratings() -> Desk {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 0, 0, 4);
    let now = Now::on(days_ago(0).parse().expect("a day"));
    let mut register = Register::open(&path, &Secret::passphrase(PASSPHRASE), &somebody(), &now).expect("the register");
    for number in 2..=6 {
        let unit = NewUnit { name: format!("Chi bộ Mẫu {number}"), parent: Some(1), from: Some("2015-01-01".into()), ..NewUnit::default() };
        add_unit(&mut register, &unit, &now).expect("a branch");
    }
    let values = [("period".to_owned(), (year_in_hand() - 1).to_string()), ("grade".to_owned(), "good".to_owned())].into();
    let rated = UnitEntry { unit: 3, kind: "unit_rating".into(), on: days_ago(300), values, ..UnitEntry::default() };
    record_unit_event(&mut register, &rated, &now).expect("a rating");
    drop(register);
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '8']).await;
    desk.until_there("ratings").await;
    desk.script("document.querySelector('[data-test=\"ratings\"]').click()").await;
    desk.until_in("title", "Xếp loại").await;
    desk.until("document.activeElement?.dataset.test === 'ratings' && document.activeElement.dataset.total === '6'").await;
    desk
}

fn cell(row: usize) -> String {
    format!("rating:{}:{row}", year_in_hand())
}

async fn stands(desk: &Desk, row: usize, grade: &str) {
    desk.until(&format!("document.querySelector('[data-test=\"{}\"]')?.textContent.trim() === {grade:?}", cell(row))).await;
}

#[tokio::test]
async fn grades_of_units_are_typed_by_letters_pasted_replaced_emptied_written_once_and_undone_as_one() {
    let desk = ratings().await;
    // A letter fills and goes down; a second one replaces; Delete empties.
    desk.press(&[key::UP]).await;
    for _ in 0..6 {
        desk.press(&[key::UP]).await;
    }
    desk.type_text("xthk").await;
    stands(&desk, 0, "Xuất sắc").await;
    stands(&desk, 3, "Không hoàn thành").await;
    desk.press(&[key::UP]).await;
    desk.type_text("H").await;
    stands(&desk, 3, "Hoàn thành").await;
    desk.press(&[key::UP]).await;
    desk.press(&[DELETE]).await;
    stands(&desk, 3, "").await;
    desk.until_in(&format!("sum:{}", year_in_hand()), "1 trên 6, 16,7%").await;
    desk.until_in(&format!("rest:{}", year_in_hand()), "1 · 1 · 0").await;
    // Words and letters of a column; what is not understood is told.
    let paste = "const data = new DataTransfer(); data.setData('text/plain', 'Hoàn thành tốt nhiệm vụ\\nx\\ngiỏi\\n'); \
                 document.querySelector('[data-test=\"rating-paste\"]').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
    desk.script(paste).await;
    stands(&desk, 3, "Tốt").await;
    stands(&desk, 4, "Xuất sắc").await;
    stands(&desk, 5, "").await;
    desk.until_in("told", "giỏi").await;
    desk.until_in("write", "Ghi 5 xếp loại").await;
    // Esc ends typing: letters search; ↓ goes back.
    desk.press(&[key::ESCAPE]).await;
    desk.until("document.activeElement?.dataset.test === 'search'").await;
    desk.type_text("mau 4").await;
    desk.until("document.querySelector('[data-test=\"ratings\"]').dataset.total === '1'").await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.press(&[key::BACKSPACE]).await;
    desk.until("document.querySelector('[data-test=\"ratings\"]').dataset.total === '6'").await;
    desk.press(&[key::DOWN]).await;
    desk.until("document.activeElement?.dataset.test === 'ratings'").await;
    // The day is wanted, and said at its field.
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until("document.activeElement?.dataset.test === 'ratings.on'").await;
    let today = days_ago(0);
    desk.type_text(&format!("{}{}{}", &today[8..], &today[5..7], &today[..4])).await;
    desk.fill("ratings.number", "112-QĐ/ĐU").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_in("toast", "5").await;
    desk.until_in("write", "Ghi 0").await;
    stands(&desk, 4, "Xuất sắc").await;
    desk.picture("xep-loai").await;
    // What stands is corrected, never typed over; an earlier year too.
    desk.until("document.activeElement?.dataset.test === 'ratings'").await;
    for _ in 0..6 {
        desk.press(&[key::UP]).await;
    }
    desk.type_text("k").await;
    stands(&desk, 0, "Xuất sắc").await;
    desk.press(&[key::DOWN]).await;
    desk.press(&['\u{e012}']).await;
    desk.press(&[F2]).await;
    desk.until_there("correct-rating").await;
    desk.choose("rating.grade", "xuat sac", "excellent").await;
    desk.fill("basis", "Theo quyết định số 5, mẫu").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("correct-rating").await;
    desk.until_in(&format!("rating:{}:1", year_in_hand() - 1), "Xuất sắc").await;
    desk.until("document.activeElement?.dataset.test === 'ratings'").await;
    for _ in 0..2 {
        desk.press(&[key::CONTROL, 'z']).await;
        desk.until_in("toast", "Đã hoàn tác").await;
    }
    stands(&desk, 0, "").await;
    desk.end().await;
}

#[tokio::test]
async fn members_of_one_unit_are_rated_and_what_was_typed_is_kept_when_one_goes_elsewhere() {
    let desk = ratings().await;
    desk.script("document.querySelector('[data-test=\"ratings-of:members\"]').click()").await;
    desk.until("document.querySelector('[data-test=\"ratings\"]')?.dataset.total === '4'").await;
    desk.until("document.activeElement?.dataset.test === 'ratings'").await;
    desk.until_in("rating-row", "Phạm Văn Mẫu Aa").await;
    desk.type_text("tt").await;
    stands(&desk, 1, "Tốt").await;
    desk.press(&[key::CONTROL, '1']).await;
    desk.until_there("overview").await;
    desk.until_in("drafts-count", "1 bản nháp").await;
    desk.press(&[key::CONTROL, '8']).await;
    desk.until_there("ratings").await;
    desk.script("document.querySelector('[data-test=\"ratings\"]').click()").await;
    desk.until_in("title", "Xếp loại").await;
    desk.script("document.querySelector('[data-test=\"ratings-of:members\"]').click()").await;
    desk.until("document.querySelector('[data-test=\"ratings\"]')?.dataset.total === '4'").await;
    stands(&desk, 1, "Tốt").await;
    desk.fill("ratings.on", &{
        let today = days_ago(0);
        format!("{}{}{}", &today[8..], &today[5..7], &today[..4])
    })
    .await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_in("toast", "2 người").await;
    desk.until_in("write", "Ghi 0").await;
    desk.end().await;
}

/// The harm: magnified, what stands above the grid and its sums leave no row in sight.
#[tokio::test]
async fn magnified_the_row_in_hand_is_in_sight() {
    let desk = ratings().await;
    for _ in 0..4 {
        desk.press(&[key::CONTROL, '=']).await;
    }
    desk.until("innerWidth === 683").await;
    let row = "document.querySelector('[data-test=\"rating-row\"].is-current')";
    desk.until(&format!(
        "(() => {{ const box = {row}.getBoundingClientRect(); return {row}.contains(document.elementFromPoint(60, box.top + box.height / 2)); }})()"
    ))
    .await;
    desk.end().await;
}
