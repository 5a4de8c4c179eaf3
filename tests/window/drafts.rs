//! Nothing typed is lost: whatever ends a sheet, what was typed in it is found again, is written once, and is thrown away
//! only on purpose.

use crate::closing::press_frame_button;
use crate::desk::{Desk, key};
use crate::manners::close_by_frame;
use crate::office::office;
use crate::today::{PASSPHRASE, open};

async fn in_pool(home: tempfile::TempDir, path: &std::path::Path) -> Desk {
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk
}

async fn half_an_event(desk: &Desk) {
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("event-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').value !== ''").await;
    desk.choose("event.kind", "giao nhiem vu", "task_given").await;
    desk.fill("field.task", "Viết bài thu hoạch, mẫu").await;
}

/// The harms: the idle lock, a click beside the sheet, a power cut: all that was typed is gone.
#[tokio::test]
async fn window_a1_what_was_typed_outlives_a_click_elsewhere_a_lock_and_a_program_that_is_killed() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 2, 0, 0);
    let desk = in_pool(home, &path).await;
    half_an_event(&desk).await;
    desk.script("document.querySelector('[data-test=\"nav:units\"]').click()").await;
    desk.until_gone("event-sheet").await;
    desk.until_in("drafts-count", "1 bản nháp").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until("document.querySelector('[data-test=\"field.task\"]')?.value === 'Viết bài thu hoạch, mẫu'").await;

    // Locked, nothing of it stands in the page; unlocked it is there again.
    desk.fill("field.task", "Viết bài thu hoạch lần hai, mẫu").await;
    desk.press(&[key::CONTROL, key::SHIFT, 'l']).await;
    desk.until_there("passphrase").await;
    assert_eq!(desk.script("return document.documentElement.outerHTML.includes('thu hoạch')").await, false);
    desk.until("document.activeElement?.dataset.test === 'passphrase'").await;
    desk.type_text(PASSPHRASE).await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("drafts-count", "1 bản nháp").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until("document.querySelector('[data-test=\"field.task\"]')?.value === 'Viết bài thu hoạch lần hai, mẫu'").await;

    // The register is closed from its menu while the sheet lies open.
    desk.fill("field.task", "Viết bài thu hoạch lúc đóng sổ, mẫu").await;
    desk.script("document.querySelector('[data-test=\"menu\"]').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }))").await;
    desk.until_there("menu:close_register").await;
    desk.script("document.querySelector('[data-test=\"menu:close_register\"]').click()").await;
    desk.until_there("opening").await;
    let home = desk.leave().await;
    let desk = in_pool(home, &path).await;
    desk.until_in("drafts-count", "1 bản nháp").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until("document.querySelector('[data-test=\"field.task\"]')?.value === 'Viết bài thu hoạch lúc đóng sổ, mẫu'").await;

    // Two seconds after the last key it is in the register: the program may be killed.
    desk.fill("field.task", "Viết bài thu hoạch lần ba, mẫu").await;
    tokio::time::sleep(std::time::Duration::from_millis(3000)).await;
    let killed = std::process::Command::new("pkill").args(["-KILL", "-x", "nguon", "-P", &desk.driver_process().to_string()]).status();
    assert!(killed.expect("pkill runs").success());
    let home = desk.leave().await;
    let desk = in_pool(home, &path).await;
    desk.until_in("drafts-count", "1 bản nháp").await;
    desk.press(&[key::CONTROL, '2']).await;
    desk.until_in("work-drafts", "1 bản nháp").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until("document.querySelector('[data-test=\"field.task\"]')?.value === 'Viết bài thu hoạch lần ba, mẫu'").await;
    desk.end().await;
}

#[tokio::test]
async fn window_a2_esc_keeps_a_new_unit_and_a_course_and_a_draft_is_thrown_away_on_purpose() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 1, 0, 0);
    let desk = in_pool(home, &path).await;
    for (digit, sheet, field) in [('8', "unit-sheet", "unit.name"), ('4', "course-sheet", "course.name")] {
        desk.press(&[key::CONTROL, digit]).await;
        desk.until("document.querySelector('[data-test=\"title\"]')").await;
        desk.press(&[key::CONTROL, 'n']).await;
        desk.until_there(sheet).await;
        desk.fill(field, "Gõ dở, mẫu").await;
        desk.press(&[key::ESCAPE]).await;
        desk.until_gone(sheet).await;
        desk.until_in("toast", "Đã giữ bản nháp").await;
        desk.press(&[key::CONTROL, 'n']).await;
        desk.until(&format!("document.querySelector('[data-test=\"{field}\"]')?.value === 'Gõ dở, mẫu'")).await;
        desk.tab_to("throw-away").await;
        desk.press(&[key::ENTER]).await;
        desk.until_gone(sheet).await;
        desk.until_gone("drafts-count").await;
        desk.press(&[key::CONTROL, 'n']).await;
        desk.until(&format!("document.querySelector('[data-test=\"{field}\"]')?.value === ''")).await;
        desk.press(&[key::ESCAPE]).await;
        desk.until_gone(sheet).await;
    }
    desk.end().await;
}

/// Goes to the one draft there is by its list, and waits for its sheet with what was typed.
async fn open_draft(desk: &Desk, sheet: &str, field: &str, typed: &str) {
    desk.until_in("drafts-count", "1 bản nháp").await;
    desk.script("document.querySelector('[data-test=\"drafts-count\"]').click()").await;
    desk.until("document.activeElement?.dataset.test === 'draft-open'").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there(sheet).await;
    desk.until(&format!("document.querySelector('[data-test=\"{field}\"]')?.value === '{typed}'")).await;
    desk.until_gone("drafts").await;
}

/// The harm: *Mở* led to a screen, and the clerk had to guess whom to tick and which key to press to see what was typed.
#[tokio::test]
async fn window_b3_a_draft_opens_its_sheet_wherever_one_is() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 2, 0, 0);
    let desk = in_pool(home, &path).await;
    let throw_away = async || {
        desk.tab_to("throw-away").await;
        desk.press(&[key::ENTER]).await;
        desk.until_gone("drafts-count").await;
    };

    // An entry typed from the list: on the person's page, where the whole of it can be seen.
    half_an_event(&desk).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("event-sheet").await;
    desk.press(&[key::CONTROL, '8']).await;
    open_draft(&desk, "event-sheet", "field.task", "Viết bài thu hoạch, mẫu").await;
    desk.until_there("person-page").await;
    throw_away().await;

    // The person's facts, with another sheet open meanwhile, which keeps what was typed in it.
    desk.press(&[key::F2]).await;
    desk.until_there("person.occupation").await;
    desk.fill("person.occupation", "Thợ hàn, mẫu").await;
    desk.press(&[key::ESCAPE]).await;
    desk.press(&[key::CONTROL, '8']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    open_draft(&desk, "edit-person-sheet", "person.occupation", "Thợ hàn, mẫu").await;
    throw_away().await;

    // A meeting for two, whom nobody has to tick again.
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"] [data-column=\"name\"]').length === 2").await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.until("document.querySelectorAll('[data-test=\"ticked\"]').length === 2").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("meeting-sheet").await;
    desk.fill("event.document_number", "7-NQ/CB, mẫu").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("meeting-sheet").await;
    desk.press(&[key::CONTROL, '9']).await;
    open_draft(&desk, "meeting-sheet", "event.document_number", "7-NQ/CB, mẫu").await;
    desk.until("document.querySelectorAll('[data-test=\"grid-row\"]').length === 2").await;
    throw_away().await;

    // A new unit, a new course.
    for (digit, sheet, field) in [('8', "unit-sheet", "unit.name"), ('4', "course-sheet", "course.name")] {
        desk.press(&[key::CONTROL, digit]).await;
        desk.until("document.querySelector('[data-test=\"title\"]')").await;
        desk.press(&[key::CONTROL, 'n']).await;
        desk.until_there(sheet).await;
        desk.fill(field, "Gõ dở, mẫu").await;
        desk.press(&[key::ESCAPE]).await;
        desk.until_gone(sheet).await;
        desk.press(&[key::CONTROL, '1']).await;
        desk.until_there("overview").await;
        open_draft(&desk, sheet, field, "Gõ dở, mẫu").await;
        throw_away().await;
    }
    desk.end().await;
}

/// The harm: the stick was pulled while a sheet lay open, the window was closed, and what was typed went with it.
#[tokio::test]
async fn window_a1_what_cannot_be_kept_holds_the_window_once() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 2, 0, 0);
    let aside = path.with_extension("aside");
    let desk = in_pool(home, &path).await;
    half_an_event(&desk).await;
    std::fs::rename(&path, &aside).expect("pulled");
    press_frame_button();
    desk.until_in("toast", "Chưa giữ được 1 bản nháp").await;
    // Its sheet is shut, and nothing of it is lost yet: back in its place, the register takes it.
    desk.until_gone("event-sheet").await;
    std::fs::rename(&aside, &path).expect("put back");
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until("document.querySelector('[data-test=\"field.task\"]')?.value === 'Viết bài thu hoạch, mẫu'").await;
    desk.press(&[key::CONTROL, key::SHIFT, 'l']).await;
    desk.until("document.activeElement?.dataset.test === 'passphrase'").await;
    desk.type_text(PASSPHRASE).await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("drafts-count", "1 bản nháp").await;
    desk.end().await;
}

/// The harm: a draft's old birth overwrites the newer one, silently.
#[tokio::test]
async fn window_a3_a_draft_holds_what_was_touched_and_asks_where_the_register_has_changed_since() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 1, 0, 0);
    let desk = in_pool(home, &path).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.press(&[key::F2]).await;
    desk.until_there("edit-person-sheet").await;
    desk.fill("person.birth_date", "13/05/1990").await;
    desk.fill("person.phone", "0900000001").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("edit-person-sheet").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    // Meanwhile the birth is set otherwise, in its cell.
    desk.press(&[key::F2]).await;
    desk.until_there("cell-edit").await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.type_text("14/05/1990").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("toast").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("cell-edit").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.press(&[key::F2]).await;
    desk.until_in("draft-asked", "1990-05-14").await;
    // What was not changed since stands as typed; what was, as the register has it, until it is said.
    desk.until("document.querySelector('[data-test=\"person.phone\"]').value === '0900000001'").await;
    desk.until("document.querySelector('[data-test=\"person.birth_date\"]').value === '14/05/1990'").await;
    desk.tab_to("take-typed:birth_date").await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.querySelector('[data-test=\"person.birth_date\"]').value === '13/05/1990'").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("edit-person-sheet").await;
    desk.until_gone("drafts-count").await;
    desk.end().await;
}

/// The harm: two courses, since the key was held.
#[tokio::test]
async fn window_a4_ctrl_enter_pressed_again_and_again_writes_once() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 1, 0, 0);
    let desk = in_pool(home, &path).await;
    desk.press(&[key::CONTROL, '4']).await;
    desk.until_text("Lớp bồi dưỡng").await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("course-sheet").await;
    desk.fill("course.name", "Lớp mẫu một lần").await;
    desk.fill("course.from", "01062026").await;
    desk.fill("course.to", "05062026").await;
    desk.script(
        "for (let n = 0; n < 4; n += 1) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }));",
    )
    .await;
    desk.until_gone("course-sheet").await;
    desk.press(&[key::CONTROL, '4']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length >= 1").await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(desk.script("return document.querySelectorAll('[data-test=\"row\"]').length").await, 1);
    desk.end().await;
}

/// The harm: the window was closed by its frame within two seconds of the last key, and what was typed was gone.
#[tokio::test]
async fn window_a1_what_was_typed_a_moment_before_the_window_closes_is_kept() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 2, 0, 0);
    let desk = in_pool(home, &path).await;
    half_an_event(&desk).await;
    desk.type_text(", hết").await;
    let home = close_by_frame(desk).await;
    let desk = in_pool(home, &path).await;
    desk.until_in("drafts-count", "1 bản nháp").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until("document.querySelector('[data-test=\"field.task\"]')?.value === 'Viết bài thu hoạch, mẫu, hết'").await;
    desk.end().await;
}
