//! The keys of the lists and of the frame, on the sample.

use serde_json::{Value, json};

use crate::desk::{Desk, key};

/// The sample's passphrase: its people are invented.
const PASSPHRASE: &str = "sổ mẫu xem thử";

/// The text of the current row's cell in that column.
async fn cell(desk: &Desk, column: &str) -> String {
    let script = format!("return document.querySelector('[data-test=\"row\"].is-current [data-column=\"{column}\"]')?.textContent.trim() ?? ''");
    desk.script(&script).await.as_str().unwrap_or_default().to_owned()
}

async fn current(desk: &Desk) -> i64 {
    desk.script("return Number(document.querySelector('[data-test=\"row\"].is-current')?.dataset.index ?? -1)").await.as_f64().unwrap_or(-1.0) as i64
}

async fn until_current(desk: &Desk, index: i64) {
    desk.until(&format!("document.querySelector('[data-test=\"row\"].is-current')?.dataset.index === '{index}'")).await;
}

async fn list(digit: char) -> Desk {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, digit]).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 5").await;
    until_current(&desk, 0).await;
    desk
}

#[tokio::test]
async fn arrows_lead_through_the_list_into_a_person_to_the_next_and_back_to_the_same_row() {
    let desk = list('3').await;
    for _ in 0..3 {
        desk.press(&[key::DOWN]).await;
    }
    desk.press(&[key::UP]).await;
    until_current(&desk, 2).await;
    let third = cell(&desk, "name").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.until_in("title", &third).await;
    assert!(desk.text("place-in-list").await.starts_with("3 / "), "{}", desk.text("place-in-list").await);
    desk.press(&[key::ALT, key::DOWN]).await;
    desk.until("document.querySelector('[data-test=\"place-in-list\"]')?.textContent.startsWith('4 / ')").await;
    let fourth = desk.text("title").await;
    assert_ne!(fourth, third);
    desk.press(&[key::ESCAPE]).await;
    // Back at the row of the person last seen.
    until_current(&desk, 3).await;
    desk.until(&format!("document.querySelector('[data-test=\"row\"].is-current')?.textContent.includes({fourth:?})")).await;
    desk.end().await;
}

#[tokio::test]
async fn a_cell_is_edited_with_f2_undone_and_an_impossible_date_writes_nothing() {
    let desk = list('3').await;
    let before = cell(&desk, "birth_date").await;
    desk.press(&[key::F2]).await;
    desk.until_there("cell-edit").await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.type_text("31022001").await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.querySelector('[data-test=\"cell-edit\"][aria-invalid=\"true\"]') && document.querySelector('.cell-wrong')").await;
    let said = desk.script("return document.querySelector('.cell-wrong').textContent").await;
    assert!(said.as_str().is_some_and(|text| text.contains("không có trong lịch")), "{said}");
    assert_eq!(desk.script("return document.querySelector('[data-test=\"toast\"]') === null").await, true, "nothing was written");
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("cell-edit").await;
    assert_eq!(cell(&desk, "birth_date").await, before, "nothing was written");

    desk.press(&[key::F2]).await;
    desk.until_there("cell-edit").await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.type_text("05/09/1991").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("toast").await;
    // Enter goes on to the next row's cell; Esc leaves it.
    desk.until("document.querySelector('[data-test=\"row\"][data-index=\"1\"] [data-test=\"cell-edit\"]')").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("cell-edit").await;
    desk.press(&[key::UP]).await;
    until_current(&desk, 0).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current [data-column=\"birth_date\"]')?.textContent.trim() === '05/09/1991'").await;
    desk.press(&[key::CONTROL, 'z']).await;
    desk.until(&format!("document.querySelector('[data-test=\"row\"].is-current [data-column=\"birth_date\"]')?.textContent.trim() === '{before}'"))
        .await;
    desk.until_in("toast", "Đã hoàn tác").await;
    desk.end().await;
}

/// Presses keys in one turn of the page, so that nothing a first key began has ended at the next.
async fn at_once(desk: &Desk, keys: &[&str]) {
    let keys = json!(keys);
    desk.script(&format!(
        "for (const key of {keys}) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key, bubbles: true, cancelable: true }}))"
    ))
    .await;
}

// Enter waits for the write; Esc pressed meanwhile must win.
#[tokio::test]
async fn esc_right_after_enter_leaves_the_cell_for_good() {
    let desk = list('3').await;
    for typed in [None, Some("05/09/1991")] {
        desk.press(&[key::F2]).await;
        desk.until_there("cell-edit").await;
        if let Some(text) = typed {
            desk.press(&[key::CONTROL, 'a']).await;
            desk.type_text(text).await;
        }
        at_once(&desk, &["Enter", "Escape"]).await;
        if typed.is_some() {
            desk.until_there("toast").await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        assert_eq!(desk.script("return document.querySelector('[data-test=\"cell-edit\"]') === null").await, true, "{typed:?}");
        // The keys act on the list again.
        let before = current(&desk).await;
        desk.press(&[key::DOWN]).await;
        until_current(&desk, before + 1).await;
    }
    desk.end().await;
}

// Harm: sorted by birth, a written date moves its row away, and the next text typed went to whoever took its place.
#[tokio::test]
async fn what_is_typed_goes_to_the_person_whose_cell_was_opened_though_the_list_moves() {
    let desk = list('3').await;
    desk.script("document.querySelector('[data-test=\"sort:birth_date\"]').click()").await;
    desk.until("document.querySelector('[data-column=\"birth_date\"][aria-sort=\"ascending\"]')").await;
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    let name = |index: u8| format!("document.querySelector('[data-test=\"row\"][data-index=\"{index}\"] [data-column=\"name\"]').textContent.trim()");
    let second = desk.script(&format!("return {}", name(1))).await.as_str().unwrap_or_default().to_owned();
    desk.press(&[key::F2]).await;
    desk.until_there("cell-edit").await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.type_text("02/02/2006").await;
    desk.press(&[key::ENTER]).await;
    // The youngest now, the first stands last; whoever was second is first, and the open cell is theirs.
    desk.until(&format!("document.querySelector('[data-test=\"row\"][data-index=\"0\"] [data-test=\"cell-edit\"]') && {} === {second:?}", name(0)))
        .await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.type_text("03/03/1966").await;
    desk.press(&[key::ENTER]).await;
    desk.until(&format!("[...document.querySelectorAll('[data-test=\"row\"]')].some((row) => row.textContent.includes({second:?}) && row.textContent.includes('03/03/1966'))")).await;
    desk.end().await;
}

/// The harm: the letters of an event's name were joined to the proposed one, and no line fitted.
#[tokio::test]
async fn letters_typed_after_ctrl_e_take_the_place_of_the_proposed_event() {
    let desk = list('3').await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("event-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').value !== ''").await;
    desk.until("document.activeElement.dataset.test === 'event.kind' && document.activeElement.selectionEnd === document.activeElement.value.length && document.activeElement.selectionStart === 0").await;
    desk.type_text("khen thuong").await;
    desk.until("document.querySelector('[data-test=\"event.kind:commendation\"]')?.dataset.highlighted === ''").await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').dataset.value === 'commendation'").await;
    desk.end().await;
}

/// The harm: the proposal came while the first letters were typed, and took them away.
#[tokio::test]
async fn letters_typed_before_the_event_is_proposed_stay() {
    let desk = list('3').await;
    // A slow desk: the answer is the program's own, only late.
    let late = "const ask = window.fetch; window.fetch = async (to, ...rest) => { const answer = await ask(to, ...rest); \
                if (String(to).includes('suggested_kinds')) { await new Promise(done => setTimeout(done, 3000)); window.proposed = true; } return answer; }";
    desk.script(late).await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until("document.activeElement?.dataset.test === 'event.kind'").await;
    desk.type_text("khen").await;
    assert_ne!(desk.script("return window.proposed ?? false").await, Value::Bool(true), "the letters came first");
    desk.until("window.proposed && document.querySelector('[data-test=\"event.kind\"]').dataset.value !== ''").await;
    assert_eq!(desk.value("event.kind").await, "khen");
    desk.type_text(" thuong").await;
    desk.until("document.querySelector('[data-test=\"event.kind:commendation\"]')?.dataset.highlighted === ''").await;
    desk.end().await;
}

#[tokio::test]
async fn a_sheet_closed_with_esc_keeps_what_was_typed() {
    let desk = list('3').await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("event-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').value !== ''").await;
    desk.fill("event.on", "05012026").await;
    desk.fill("event.note", "ghi dở, mẫu").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("event-sheet").await;
    desk.until_in("toast", "Đã giữ bản nháp").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("event-sheet").await;
    desk.until_text("Từ bản nháp đã giữ").await;
    assert_eq!(desk.value("event.note").await, "ghi dở, mẫu");
    assert_eq!(desk.value("event.on").await, "05/01/2026");
    desk.end().await;
}

#[tokio::test]
async fn a_filter_is_added_with_ctrl_l_and_dropped_with_backspace() {
    let desk = list('3').await;
    let all = desk.text("count").await;
    desk.press(&[key::CONTROL, 'l']).await;
    desk.tab_to("filter-stage:candidate").await;
    desk.press(&[key::SPACE]).await;
    desk.until_there("chip:stages").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("add-filter-panel").await;
    desk.until("[...document.querySelectorAll('[data-test=\"row\"]')].every(row => row.textContent.includes('Quần chúng ưu tú'))").await;
    assert_ne!(desk.text("count").await, all);
    desk.until("document.activeElement.dataset.test === 'search'").await;
    desk.press(&[key::BACKSPACE]).await;
    desk.until_gone("chip:stages").await;
    desk.until(&format!("document.querySelector('[data-test=\"count\"]').textContent.trim() === {:?}", all)).await;
    desk.end().await;
}

#[tokio::test]
async fn the_register_is_seen_as_of_a_typed_day_and_alt_0_comes_back() {
    let desk = list('7').await;
    let now = desk.text("count").await;
    desk.press(&[key::CONTROL, 'd']).await;
    desk.tab_to("as-of-typed").await;
    desk.type_text("30/06/2023").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("past", "Sổ tại ngày").await;
    desk.until_in("past", "30/06/2023").await;
    desk.until(&format!("document.querySelector('[data-test=\"count\"]').textContent.trim() !== {:?}", now)).await;
    // Nobody stands there who was admitted later.
    let late = "[...document.querySelectorAll('[data-test=\"row\"] [data-column=\"admission_date\"]')].map(cell => cell.textContent.trim().split('/').reverse().join('-')).filter(day => day > '2023-06-30').length";
    desk.until(&format!("{late} === 0 && document.querySelectorAll('[data-test=\"row\"]').length > 5")).await;
    desk.press(&[key::ALT, '0']).await;
    desk.until_gone("past").await;
    desk.until(&format!("document.querySelector('[data-test=\"count\"]').textContent.trim() === {:?}", now)).await;
    desk.end().await;
}

#[tokio::test]
async fn the_palette_opens_a_person_by_name_and_f1_lists_the_keys() {
    let desk = list('3').await;
    let name = cell(&desk, "name").await;
    desk.press(&[key::CONTROL, '1']).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, 'k']).await;
    desk.until_there("palette-text").await;
    desk.type_text(&name).await;
    desk.until("document.querySelector('[data-test^=\"person:\"]')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.until_in("title", &name).await;
    desk.press(&[key::F1]).await;
    desk.until_there("keys-help").await;
    let help = desk.text("keys-help").await;
    for shown in ["Ctrl+E", "Alt+↓", "F2", "Ctrl+K", "Esc"] {
        assert!(help.contains(shown), "{shown} is missing in {help}");
    }
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("keys-help").await;
    assert_eq!(desk.text("title").await, name, "Esc closed the help, not the page");
    desk.end().await;
}

#[tokio::test]
async fn a_locked_register_opens_with_its_passphrase_only() {
    let desk = list('3').await;
    desk.press(&[key::ALT, 'm']).await;
    desk.down_to("menu:lock").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("opening").await;
    desk.until_text("Sổ đang khóa").await;
    assert_eq!(desk.script("return document.querySelectorAll('[data-test=\"row\"]').length").await, 0, "nobody is to be seen");
    desk.until("document.activeElement?.dataset.test === 'passphrase'").await;
    desk.type_text("không phải mật khẩu này").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("refusal", "Mật khẩu chưa đúng").await;
    desk.fill("passphrase", PASSPHRASE).await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 5").await;
    desk.end().await;
}

#[tokio::test]
async fn a_file_that_is_no_register_is_told_so() {
    let home = tempfile::tempdir().expect("a home");
    let path = home.path().join("thu.nguon");
    std::fs::write(&path, "đây không phải sổ").expect("a file");
    let settings = home.path().join("config/vn.nguon.app");
    std::fs::create_dir_all(&settings).expect("a folder");
    let recent = json!({ "recent": [{ "path": path, "name": "Sổ giả", "opened_at": "2026-01-05T08:00:00" }] });
    std::fs::write(settings.join("preferences.json"), recent.to_string()).expect("preferences");
    let desk = Desk::start_in(home, &[], &[]).await;
    desk.until_there("recent").await;
    desk.until("document.activeElement?.dataset.test === 'passphrase'").await;
    desk.type_text("mat khau bat ky nao do").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("refusal", "không phải sổ của Nguồn").await;
    desk.end().await;
}

/// Alt+M opens the menu, whose first item is a screen; Esc gives the keyboard back to the list.
#[tokio::test]
async fn the_menu_gives_the_keyboard_back() {
    let desk = list('3').await;
    desk.press(&[key::ALT, 'm']).await;
    desk.until_there("menu-panel").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("menu-panel").await;
    desk.until("document.activeElement.dataset.test === 'search'").await;
    desk.press(&[key::DOWN]).await;
    until_current(&desk, 1).await;
    assert_eq!(current(&desk).await, 1);
    assert_eq!(desk.script("return document.querySelector('[data-test=\"search\"]').value").await, Value::String(String::new()));
    desk.end().await;
}

/// The harm: the row that stood there before the search was answered is opened.
#[tokio::test]
async fn window_a7_enter_right_after_a_name_opens_who_was_typed() {
    let desk = list('3').await;
    for _ in 0..3 {
        desk.press(&[key::DOWN]).await;
    }
    let name = cell(&desk, "name").await;
    desk.press(&[key::UP]).await;
    desk.press(&[key::UP]).await;
    desk.press(&[key::UP]).await;
    until_current(&desk, 0).await;
    assert_ne!(cell(&desk, "name").await, name);
    // The answer is the program's own, only late.
    let late = "const ask = window.fetch; window.fetch = async (to, ...rest) => { const answer = await ask(to, ...rest); \
                if (String(to).includes('list_page')) await new Promise(done => setTimeout(done, 800)); return answer; }";
    desk.script(late).await;
    desk.type_text(&name).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.until_in("title", &name).await;
    desk.end().await;
}

/// The harms: a choice field walked through has another value; what is typed after Shift+Tab acts on the page behind.
#[tokio::test]
async fn window_a5_c2_c6_passing_through_a_sheet_changes_nothing_and_enter_goes_to_the_next_field() {
    let desk = list('3').await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("event-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').value !== ''").await;
    desk.choose("event.kind", "ket qua lop boi duong", "course_result").await;
    desk.choose("field.result", "kha", "good").await;
    desk.press(&[key::DOWN]).await;
    desk.until("document.querySelector('[data-test=\"field.result\"]').getAttribute('aria-expanded') === 'true'").await;
    desk.press(&[key::TAB]).await;
    desk.until("document.querySelector('[data-test=\"field.result\"]').dataset.value === 'good'").await;
    // Nothing behind the sheet can be reached, forwards or backwards.
    for _ in 0..60 {
        desk.press(&[key::SHIFT, key::TAB]).await;
        let inside = "return !!document.activeElement.closest('[data-test=\"event-sheet\"]')";
        assert_eq!(desk.script(inside).await, true);
    }
    desk.tab_to("event.on").await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.activeElement?.dataset.test === 'event.document_number'").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("event-sheet").await;
    // The list takes the keys again.
    desk.until("document.activeElement?.dataset.test === 'search'").await;
    desk.press(&[key::DOWN]).await;
    until_current(&desk, 1).await;
    desk.end().await;
}

/// The harms: a list is sorted, and a column made wider, by the mouse alone; the next person of a paper is begun by it too.
#[tokio::test]
async fn window_c6_columns_are_sorted_and_widened_by_keys_and_the_next_person_is_begun_by_one() {
    let desk = list('7').await;
    let width = "document.querySelector('[role=\"columnheader\"][data-column=\"unit\"]').offsetWidth";
    let before = desk.script(&format!("return {width}")).await.as_f64().expect("a width");
    let first = cell(&desk, "name").await;
    desk.press(&[key::ALT, 'c']).await;
    desk.until_there("columns-panel").await;
    desk.tab_to("column:unit").await;
    for _ in 0..3 {
        desk.press(&[key::ALT, '\u{e014}']).await;
    }
    desk.until(&format!("{width} === {}", before + 48.0)).await;
    desk.press(&[key::ALT, '\u{e012}']).await;
    desk.until(&format!("{width} === {}", before + 32.0)).await;
    desk.tab_to("column:name").await;
    // By name it was sorted already: once more, from the last.
    desk.press(&[key::ENTER]).await;
    desk.until("document.querySelector('[role=\"columnheader\"][data-column=\"name\"]').ariaSort === 'descending'").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until("document.activeElement?.dataset.test === 'search'").await;
    desk.until(&format!("document.querySelector('[data-test=\"row\"].is-current [data-column=\"name\"]')?.textContent.trim() !== {first:?}")).await;
    // Remembered like any other.
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 5").await;
    desk.press(&[key::CONTROL, '7']).await;
    desk.until(&format!("document.querySelector('[role=\"columnheader\"][data-column=\"unit\"]') && {width} === {}", before + 32.0)).await;

    desk.press(&[key::CONTROL, '3']).await;
    desk.until_in("title", "Nguồn").await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("add-person-sheet").await;
    desk.choose("entry.unit", "chi bo", "2").await;
    desk.fill("entry.on", "02112026").await;
    desk.fill("person.birth_name", "Nguyễn Thị Mẫu Tiếp").await;
    desk.press(&[key::CONTROL, key::SHIFT, key::ENTER]).await;
    desk.until("document.activeElement?.dataset.test === 'person.birth_name' && document.activeElement.value === ''").await;
    desk.end().await;
}

/// The harm: those who left stand in no screen.
#[tokio::test]
async fn window_b3_those_who_left_are_a_list_and_every_count_of_a_unit_opens_its_names() {
    let desk = list('7').await;
    desk.tab_to("left").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("title", "Đã rời").await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length >= 1").await;
    desk.press(&[key::CONTROL, '8']).await;
    let figure = "document.querySelector('[data-test^=\"unit-names:\"][data-test$=\":members\"]')";
    desk.until(figure).await;
    let shown = desk.script(&format!("return Number({figure}.textContent.replace('.', ''))")).await;
    desk.script(&format!("{figure}.click()")).await;
    desk.until(&format!("Number(document.querySelector('[data-test=\"count\"] b')?.textContent.replace('.', '')) === {shown}")).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_in("title", "Đơn vị").await;
    desk.end().await;
}

/// What lies on the clipboard as text.
pub async fn clipboard(having: &str) -> String {
    clipboard_as("UTF8_STRING", having).await
}

/// What lies on the clipboard in one of its forms.
async fn clipboard_as(form: &str, having: &str) -> String {
    for _ in 0..40 {
        let answer = std::process::Command::new("xclip").args(["-selection", "clipboard", "-t", form, "-o"]).output();
        let answer = answer.expect("xclip (Debian's xclip) runs");
        let text = String::from_utf8_lossy(&answer.stdout).into_owned();
        if text.contains(having) {
            return text;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("never there: {having}");
}

/// The harm: a search typed, and Ctrl+C copies nothing, Ctrl+A marks letters.
#[tokio::test]
async fn window_c4_rows_are_copied_and_chosen_after_a_search_too() {
    let desk = list('7').await;
    // Somebody who has a card.
    let name = "[...document.querySelectorAll('[data-test=\"row\"]')].find((row) => row.querySelector('[data-column=\"card_number\"]').textContent.trim()).querySelector('[data-column=\"name\"]').textContent.trim()";
    let name = desk.script(&format!("return {name}")).await.as_str().expect("a name").to_owned();
    desk.type_text(&name).await;
    desk.until(&format!("document.querySelector('[data-test=\"row\"].is-current')?.textContent.includes({name:?})")).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length < 5").await;
    let card = cell(&desk, "card_number").await;
    assert!(card.len() >= 8 && card.bytes().all(|byte| byte.is_ascii_digit()), "{card:?}");
    desk.press(&[key::CONTROL, 'c']).await;
    desk.until_there("toast").await;
    let text = clipboard(&name).await;
    assert!(text.contains(&format!("\t{card}")) && text.lines().count() == 2, "{text:?}");
    // Every row by Ctrl+A, a stretch by Shift+End; the letters in the search stay as they are.
    desk.press(&[key::CONTROL, 'a']).await;
    desk.until("document.querySelector('[data-test=\"ticked\"]')").await;
    assert_eq!(desk.value("search").await, name);
    desk.press(&[key::ESCAPE]).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until("document.querySelector('[data-test=\"search\"]').value === ''").await;
    // The whole list is there again before the stretch begins.
    desk.until("Number(document.querySelector('[data-test=\"table\"]').dataset.total) > 100").await;
    desk.press(&[key::SHIFT, '\u{e010}']).await;
    desk.until_in("status", "chọn").await;
    let all = desk.script("return document.querySelector('[data-test=\"table\"]').dataset.total").await;
    desk.until_in("status", &format!("chọn {}", all.as_str().expect("a number"))).await;
    desk.end().await;
}

/// The harms: a spreadsheet reads a card's number as a figure; cells beside each other cannot be copied without their rows;
/// what was copied lies there for whoever comes to the desk.
#[tokio::test]
async fn window_c5_what_is_copied_is_a_table_too_of_marked_cells_alone_and_goes_when_the_register_locks() {
    let desk = list('7').await;
    desk.press(&[key::SHIFT, key::DOWN]).await;
    desk.until_in("status", "chọn 2").await;
    desk.press(&[key::CONTROL, 'c']).await;
    desk.until_there("toast").await;
    let first = "document.querySelector('[data-test=\"row\"][data-index=\"0\"] [data-column=\"name\"]').textContent.trim()";
    let name = desk.script(&format!("return {first}")).await.as_str().expect("a name").to_owned();
    let table = clipboard_as("text/html", &name).await;
    assert_eq!(table.matches("<tr>").count(), 3, "a head and two rows: {table}");
    assert!(table.contains("mso-number-format:\"\\@\""), "numbers of identity stay text: {table}");
    assert_eq!(clipboard(&name).await.lines().count(), 3);

    // The first two columns of both rows: cells alone, without heads.
    desk.press(&[key::SHIFT, '\u{e014}']).await;
    desk.press(&[key::SHIFT, '\u{e014}']).await;
    desk.until("document.querySelectorAll('.td.is-marked').length === 4").await;
    desk.press(&[key::CONTROL, 'c']).await;
    let mut text = String::new();
    for _ in 0..40 {
        text = clipboard(&name).await;
        if text.lines().count() == 2 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(text.lines().map(|line| line.split('\t').count()).collect::<Vec<_>>(), [2, 2], "{text:?}");
    // Esc drops the columns, then the rows; letters in the search keep the arrows for themselves.
    desk.press(&[key::ESCAPE]).await;
    desk.until("document.querySelectorAll('.td.is-marked').length === 0").await;
    desk.until_in("status", "chọn 2").await;
    desk.press(&[key::ESCAPE]).await;
    desk.type_text("ma").await;
    desk.press(&['\u{e012}']).await;
    desk.until("document.querySelector('[data-test=\"search\"]').selectionStart === 1").await;
    assert_eq!(desk.script("return document.querySelectorAll('.td.is-marked').length").await, 0);

    desk.press(&[key::CONTROL, key::SHIFT, 'l']).await;
    desk.until_there("passphrase").await;
    let mut there = String::new();
    for _ in 0..40 {
        let answer = std::process::Command::new("xclip").args(["-selection", "clipboard", "-t", "UTF8_STRING", "-o"]).output().expect("xclip runs");
        there = String::from_utf8_lossy(&answer.stdout).into_owned();
        if there.is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(there, "");
    desk.end().await;
}
