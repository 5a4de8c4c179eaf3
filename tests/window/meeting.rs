//! One meeting recorded for many, by keyboard, and taken back as one. Keys are counted: no more than a workbook asks for the
//! same, one a value and one a row.

use crate::desk::{Desk, key};
use crate::office::{days_ago, office};
use crate::today::open;

/// The keys of the sheet, counted; those that open it are counted too.
struct Keys<'d> {
    desk: &'d Desk,
    pressed: usize,
}

impl Keys<'_> {
    async fn press(&mut self, keys: &[char]) {
        self.pressed += 1;
        self.desk.press(keys).await;
    }

    async fn typed(&mut self, text: &str) {
        self.pressed += text.chars().count();
        self.desk.type_text(text).await;
    }

    /// Tab until the keyboard stands there.
    async fn to(&mut self, mark: &str) {
        self.desk.until_there(mark).await;
        while self.desk.script(&format!("return document.activeElement?.dataset.test === '{mark}'")).await != true {
            self.press(&[key::TAB]).await;
            assert!(self.pressed < 2000, "Tab never came to {mark}");
        }
    }

    async fn tabs(&mut self, count: usize) {
        for _ in 0..count {
            self.press(&[key::TAB]).await;
        }
    }
}

/// dd/mm/yyyy without slashes, as it is typed.
fn typed_day(days: u64) -> String {
    let iso = days_ago(days);
    format!("{}{}{}", &iso[8..], &iso[5..7], &iso[..4])
}

async fn in_list(home: tempfile::TempDir, path: std::path::PathBuf, digit: char, rows: usize) -> Desk {
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, digit]).await;
    desk.until(&format!("document.querySelector('[data-test=\"table\"]')?.dataset.total === '{rows}'")).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk
}

async fn at_cell(desk: &Desk, column: &str, row: usize) {
    desk.until(&format!("document.activeElement?.dataset.test === 'cell:{column}:{row}'")).await;
}

async fn write_says(desk: &Desk, text: &str) {
    desk.until(&format!("document.querySelector('[data-test=\"write\"]')?.textContent.startsWith({text:?})")).await;
}

/// Everyone in the list is chosen, and the sheet opened.
async fn begin<'d>(desk: &'d Desk, choose_kind: &str, code: &str) -> Keys<'d> {
    let mut keys = Keys { desk, pressed: 0 };
    keys.press(&[key::CONTROL, 'a']).await;
    desk.until("document.querySelector('[data-test=\"ticked\"]')").await;
    keys.press(&[key::CONTROL, 'e']).await;
    desk.until_there("meeting-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').value !== ''").await;
    desk.until("document.activeElement?.dataset.test === 'event.kind'").await;
    if desk.script("return document.querySelector('[data-test=\"event.kind\"]').dataset.value").await != code {
        keys.typed(choose_kind).await;
        desk.until(&format!("document.querySelector('[data-test=\"event.kind:{code}\"]')?.dataset.highlighted === ''")).await;
        keys.press(&[key::ENTER]).await;
    }
    desk.until(&format!("document.querySelector('[data-test=\"event.kind\"]').dataset.value === '{code}'")).await;
    keys
}

#[tokio::test]
async fn twelve_people_come_onto_the_list_by_one_resolution_and_are_taken_off_by_one_undo() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 12, 0, 0);
    let desk = in_list(home, path, '3', 12).await;
    let mut keys = begin(&desk, "dua vao danh sach", "candidate_listed").await;
    keys.tabs(1).await;
    keys.typed(&typed_day(3)).await;
    // Over the issuer and the date of signing to the number.
    keys.tabs(3).await;
    keys.typed("07-NQ/CB").await;
    write_says(&desk, "Ghi 12").await;
    desk.picture("ghi-mot-cuoc-hop").await;
    keys.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("meeting-sheet").await;
    desk.until_in("toast", "12 người").await;
    // A workbook holds number and day in each row: a key a value and one for the row, with the two typed once.
    let workbook = 12 * (2 + 1) + 8 + 8;
    println!("twelve on the list: {} keys, a workbook {workbook}", keys.pressed);
    assert!(keys.pressed <= workbook, "{} keys, a workbook takes {workbook}", keys.pressed);
    desk.press(&[key::CONTROL, 'z']).await;
    desk.until_in("toast", "Đã hoàn tác").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.until("!document.querySelector('[data-test=\"person-page\"]').textContent.includes('07-NQ/CB')").await;
    desk.end().await;
}

/// The harms: a first number that cannot be counted up leaves every row without a number, silently; a number typed in one row
/// is written though one number holds for all and the column is gone.
#[tokio::test]
async fn a_number_that_cannot_be_counted_up_is_refused_at_its_field_and_none_that_is_hidden_is_written() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 2, 0, 0);
    let desk = in_list(home, path, '3', 2).await;
    let mut keys = begin(&desk, "dua vao danh sach", "candidate_listed").await;
    keys.tabs(1).await;
    keys.typed(&typed_day(3)).await;
    keys.tabs(3).await;
    keys.typed("NQ/CB").await;
    write_says(&desk, "Ghi 2").await;
    desk.script("document.querySelector('[data-test=\"numbering:each\"]').click()").await;
    desk.until_text("“NQ/CB”").await;
    desk.until("document.querySelector('[data-test=\"write\"]').disabled").await;
    desk.fill("event.document_number", "07-NQ/CB").await;
    write_says(&desk, "Ghi 2").await;
    desk.until("!document.querySelector('[data-test=\"write\"]').disabled").await;
    // A branch counts its own resolutions: that these were not used is not said.
    desk.until_in("cell:document_number:1", "08-NQ/CB").await;
    assert_eq!(desk.script("return document.querySelector('[data-test=\"numbers-say\"]')").await, serde_json::Value::Null);
    keys.to("cell:document_number:0").await;
    keys.typed("99-NQ/CB").await;
    keys.press(&[key::ENTER]).await;
    desk.script("document.querySelector('[data-test=\"numbering:one\"]').click()").await;
    desk.until_gone("cell:document_number:0").await;
    write_says(&desk, "Ghi 2").await;
    keys.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("meeting-sheet").await;
    desk.until_in("toast", "2 người").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("person-page", "07-NQ/CB").await;
    assert_eq!(desk.script("return document.documentElement.outerHTML.includes('99-NQ/CB')").await, false);
    desk.end().await;
}

#[tokio::test]
async fn a_branch_votes_on_four_conversions_each_row_its_count_and_a_count_that_cannot_be_is_left_and_mended() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 0, 4, 0);
    let desk = in_list(home, path, '6', 4).await;
    let mut keys = begin(&desk, "chi bo xet, de nghi cong nhan", "conversion_branch_vote").await;
    keys.tabs(1).await;
    keys.typed(&typed_day(2)).await;
    keys.tabs(3).await;
    keys.typed("09-NQ/CB").await;
    // Over the two ways of numbering to those entitled and present, and the form, into the grid.
    keys.to("field.votes_entitled").await;
    keys.typed("12").await;
    keys.tabs(1).await;
    keys.typed("12").await;
    keys.to("cell:votes_for:0").await;
    for (row, votes) in ["12", "11", "13", "7"].iter().enumerate() {
        at_cell(&desk, "votes_for", row).await;
        keys.typed(votes).await;
        keys.press(&[key::ENTER]).await;
    }
    desk.until_in("says:0", "Đủ 2/3: 12 trên 12").await;
    // A short vote is a fact: it is told, and written.
    desk.until_in("says:3", "Chưa đủ 2/3: 7 trên 12").await;
    // What a row says of a vote stands whole, and so do the heads.
    desk.until_in("says:1", "Đủ 2/3: 11 trên 12 · 1 chưa ghi").await;
    desk.until_in("says:3", "Chưa đủ 2/3: 7 trên 12 · 5 chưa ghi").await;
    let cut = "return [...document.querySelectorAll('[data-test=\"says:0\"], [data-test=\"says:1\"], [data-test=\"says:3\"], \
               [data-test=\"meeting-grid\"] .th')].filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent)";
    assert_eq!(desk.script(cut).await, serde_json::json!([]));
    assert_eq!(
        desk.script("const grid = document.querySelector('[data-test=\"meeting-grid\"]'); return grid.scrollWidth - grid.clientWidth").await,
        0
    );
    // Thirteen of twelve cannot be: the row is left, and says so before anything is written.
    write_says(&desk, "Ghi 3 · để lại 1").await;
    desk.until_in("left", "Lê Văn Mẫu Ac").await;
    desk.press(&['\u{e038}']).await;
    desk.until("document.activeElement?.dataset.test?.endsWith(':2')").await;
    desk.tab_to("cell:votes_for:2").await;
    keys.typed("9").await;
    keys.press(&[key::ENTER]).await;
    write_says(&desk, "Ghi 4").await;
    keys.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("meeting-sheet").await;
    desk.until_in("toast", "4 người").await;
    println!("four votes: {} keys", keys.pressed);
    desk.press(&[key::CONTROL, 'z']).await;
    desk.until_in("toast", "Đã hoàn tác").await;
    desk.end().await;
}

/// The harms: the count typed last was written for nobody, since the sheet was written from that very cell; what was typed in a
/// cell went with F8; what was typed of those who were left was gone with the sheet.
#[tokio::test]
async fn what_is_typed_last_is_written_f8_keeps_a_cell_and_who_is_left_keeps_what_was_typed() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 0, 3, 0);
    let desk = in_list(home, path, '6', 3).await;
    let mut keys = begin(&desk, "chi bo xet, de nghi cong nhan", "conversion_branch_vote").await;
    keys.tabs(1).await;
    keys.typed(&typed_day(2)).await;
    keys.to("field.votes_entitled").await;
    keys.typed("12").await;
    keys.tabs(1).await;
    keys.typed("12").await;
    keys.to("cell:votes_for:0").await;
    // Thirteen of twelve cannot be.
    for votes in ["12", "13"] {
        keys.typed(votes).await;
        keys.press(&[key::ENTER]).await;
    }
    at_cell(&desk, "votes_for", 2).await;
    write_says(&desk, "Ghi 1 · để lại 2").await;
    keys.typed("9").await;
    desk.press(&['\u{e038}']).await;
    desk.until("document.activeElement?.dataset.test?.endsWith(':1')").await;
    desk.until(
        "(() => { const cell = document.querySelector('[data-test=\"cell:votes_for:2\"]'); return (cell?.value ?? cell?.textContent) === '9'; })()",
    )
    .await;
    write_says(&desk, "Ghi 2 · để lại 1").await;
    // From the cell itself, at once.
    desk.tab_to("cell:votes_for:2").await;
    keys.typed("10").await;
    keys.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("meeting-sheet").await;
    desk.until_in("toast", "2 người").await;
    // Who was left is still chosen, and what was typed of them is there.
    desk.until("document.querySelectorAll('[data-test=\"ticked\"]').length === 1").await;
    desk.until_in("drafts-count", "1 bản nháp").await;
    desk.press(&[key::ALT, 'm']).await;
    desk.press(&[key::ESCAPE]).await;
    desk.end().await;
}

#[tokio::test]
async fn a_hundred_and_sixty_ratings_are_typed_down_a_letter_and_enter_each_and_undone_as_one() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 0, 0, 160);
    let desk = in_list(home, path, '7', 160).await;
    let mut keys = begin(&desk, "xep loai", "rating").await;
    keys.tabs(1).await;
    keys.typed(&typed_day(1)).await;
    keys.to("field.period").await;
    keys.typed("2025").await;
    keys.to("cell:grade:0").await;
    let letters = ['x', 't', 't', 'h', 't', 'k', 't', 't', 'c', 't'];
    for row in 0..160 {
        keys.typed(&letters[row % 10].to_string()).await;
        keys.press(&[key::ENTER]).await;
    }
    write_says(&desk, "Ghi 160").await;
    // No key was dropped: each row has its own grade.
    let grade = |row: usize| format!("document.querySelector('[data-test=\"cell:grade:{row}\"]')");
    desk.until(&format!("({0}?.value ?? {0}?.textContent ?? '').includes('Hoàn thành tốt')", grade(159))).await;
    keys.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("meeting-sheet").await;
    desk.until_in("toast", "160 người").await;
    // A workbook holds grade, period and day in each row: a key a value and one for the row, with the two typed once.
    let workbook = 160 * (3 + 1) + 8 + 4;
    println!("160 ratings: {} keys, a workbook {workbook}", keys.pressed);
    assert!(keys.pressed <= workbook);
    desk.press(&[key::CONTROL, 'z']).await;
    desk.until_in("toast", "Đã hoàn tác").await;
    desk.end().await;
}

/// Lets the page's clipboard hold a text and pastes it where the keyboard is.
async fn paste(desk: &Desk, text: &str) {
    let script = format!(
        "const data = new DataTransfer(); data.setData('text/plain', {text:?}); document.activeElement.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }}));"
    );
    desk.script(&script).await;
}

/// The harms: cells pasted beyond the last row are lost without a word; a text among numbers is written as one; a number that
/// was given already is given again.
#[tokio::test]
async fn what_is_pasted_beyond_the_rows_and_a_text_among_numbers_are_told_and_a_used_number_too() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 0, 3, 0);
    let desk = in_list(home, path, '6', 3).await;
    let mut keys = begin(&desk, "chi bo xet, de nghi cong nhan", "conversion_branch_vote").await;
    keys.tabs(1).await;
    keys.typed(&typed_day(2)).await;
    desk.tab_to("field.votes_entitled").await;
    keys.typed("12").await;
    desk.tab_to("cell:votes_for:0").await;
    paste(&desk, "12\nmười\n11\n10\n9").await;
    desk.until_in("leftover", "Dán 5 ô, có 3 dòng; 2 ô cuối không dùng.").await;
    desk.until("document.querySelector('[data-test=\"cell:votes_for:1\"]')?.classList.contains('wrong')").await;
    write_says(&desk, "Ghi 2 · để lại 1").await;
    // From the cell above: the one in hand is the last.
    desk.press(&[key::UP]).await;
    at_cell(&desk, "votes_for", 1).await;
    desk.press(&[key::CONTROL, '\'']).await;
    at_cell(&desk, "votes_for", 2).await;
    write_says(&desk, "Ghi 3").await;
    // Esc keeps what was typed; the same people find it again.
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("meeting-sheet").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("meeting-sheet").await;
    desk.until_in("cell:votes_for:1", "12").await;
    desk.end().await;
}
