//! A desktop program's manners: its window stands where it was left, a register comes by the mouse, the menu or the command
//! line, and menu, palette and help offer what works and nothing else.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::closing::press_frame_button;
use crate::desk::{Desk, key};
use crate::today::{PASSPHRASE, open, written_on};

async fn inner_size(desk: &Desk) -> (i64, i64) {
    let size = desk.script("return [innerWidth, innerHeight]").await;
    (size[0].as_i64().expect("a width"), size[1].as_i64().expect("a height"))
}

/// Closes the window by its frame, and waits until the program has remembered it.
pub async fn close_by_frame(desk: Desk) -> tempfile::TempDir {
    let file = desk.home().join("config/vn.nguon.app/window.json");
    let _ = std::fs::remove_file(&file);
    press_frame_button();
    let began = Instant::now();
    while !std::fs::read_to_string(&file).is_ok_and(|text| text.ends_with('}')) {
        assert!(began.elapsed() < Duration::from_secs(20), "nothing was remembered");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    desk.leave().await
}

/// What the program remembers of its window.
fn remembered(home: &std::path::Path) -> Value {
    let text = std::fs::read_to_string(home.join("config/vn.nguon.app/window.json")).expect("the window's file");
    serde_json::from_str(&text).expect("JSON")
}

/// The harm: each morning the window is dragged and drawn out anew; or it opens where no screen is any more, and cannot be
/// got hold of.
#[tokio::test]
async fn manners_m1_the_window_is_as_large_as_it_was_left_and_never_beside_the_screen() {
    let desk = Desk::start_as_it_comes(tempfile::tempdir().expect("a home"), &[]).await;
    desk.until_there("opening").await;
    desk.client.set_window_size(1040, 610).await.expect("a size");
    desk.until("innerWidth === 1040").await;
    let left = inner_size(&desk).await;
    let home = close_by_frame(desk).await;

    let kept = remembered(home.path());
    let fields: BTreeSet<&str> = kept["main"].as_object().expect("the window").keys().map(String::as_str).collect();
    assert!(fields.contains("width") && !kept.to_string().contains("nguon/"), "figures alone: {kept}");

    let desk = Desk::start_as_it_comes(home, &[]).await;
    desk.until_there("opening").await;
    desk.until("innerWidth > 0").await;
    assert_eq!(inner_size(&desk).await, left, "as it was left");
    let home = close_by_frame(desk).await;

    // The second screen is gone; or it was smaller, and a strip of the window is all that is left on this one.
    let mut home = home;
    for (x, y) in [(5000, 4000), (-1020, 20), (1340, 20)] {
        let mut kept = remembered(home.path());
        (kept["main"]["x"], kept["main"]["y"]) = (json!(x), json!(y));
        std::fs::write(home.path().join("config/vn.nguon.app/window.json"), kept.to_string()).expect("the window's file");
        let desk = Desk::start_as_it_comes(home, &[]).await;
        desk.until_there("opening").await;
        desk.until("screenX >= 0 && screenX < 400 && screenY >= 0 && screenY < 400").await;
        home = desk.leave().await;
    }
}

/// Drops a file on the window, as the shell tells the page of it.
async fn drop_register(desk: &Desk, path: &std::path::Path) {
    let chosen = desk
        .script(&format!(
            "return window.__TAURI_INTERNALS__.invoke('recent_registers').then((all) => all.find((one) => one.path === {}))",
            json!(path)
        ))
        .await;
    assert!(chosen["place"].is_number(), "{chosen}");
    desk.script(&format!("window.dispatchEvent(new CustomEvent('register_dropped', {{ detail: {chosen} }}))")).await;
}

/// The harm: to look into another register one ends the program, and what was half typed is lost on the way.
#[tokio::test]
async fn manners_m2_another_register_is_opened_from_the_menu_by_its_key_or_by_the_mouse_and_what_was_typed_is_kept() {
    let home = tempfile::tempdir().expect("a home");
    let path = written_on(home.path(), "2026-01-05");
    let desk = Desk::start_in(home, &["--sample", "--answer-dialog", path.to_str().expect("a path")], &[]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 10").await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.fill("person.birth_name", "Mẫu Gõ Dở").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_there("drafts-count").await;

    // By its key: the dialog answers with the other file.
    desk.press(&[key::CONTROL, key::SHIFT, 'o']).await;
    desk.until_there("opening").await;
    desk.until_text("so thu.nguon").await;
    open(&desk).await;
    desk.until_text("Sổ chưa có ai.").await;

    // From the menu: the sample stands among the registers opened lately, by name.
    desk.press(&[key::ALT, 'm']).await;
    desk.until_there("menu:recent").await;
    desk.down_to("menu:recent").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("opening").await;
    desk.until("document.activeElement?.dataset.test === 'passphrase'").await;
    desk.type_text("sổ mẫu xem thử").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("overview").await;
    desk.until_in("drafts-count", "1 bản nháp").await;

    // Dropped on the window.
    drop_register(&desk, &path).await;
    desk.until_there("opening").await;
    desk.until_text("so thu.nguon").await;
    desk.until("document.activeElement?.dataset.test === 'passphrase'").await;
    desk.type_text(PASSPHRASE).await;
    desk.press(&[key::ENTER]).await;
    desk.until_text("Chi bộ Công ty Thử").await;
    desk.end().await;
}

/// The harm: a second window on the same file, opened by a double click, writes beside the first.
#[tokio::test]
async fn manners_m3_a_second_start_with_the_same_file_says_who_has_it_open() {
    let home = tempfile::tempdir().expect("a home");
    let path = written_on(home.path(), "2026-01-05");
    let named = path.to_str().expect("a path").to_owned();
    let first = Desk::start_in(home, &[&named], &[]).await;
    first.until_text("so thu.nguon").await;
    open(&first).await;
    first.until_text("Chi bộ Công ty Thử").await;
    let second = Desk::start(&[&named]).await;
    second.until_text("so thu.nguon").await;
    open(&second).await;
    second.until_in("refusal", "Sổ đang mở ở máy").await;
    second.until_in("refusal", "thu-nghiem").await;
    second.end().await;
    first.end().await;
}

/// The commands by the marks of their lines.
async fn offered(desk: &Desk, within: &str, prefix: &str) -> BTreeSet<String> {
    let marks = desk
        .script(&format!(
            "return [...document.querySelectorAll('[data-test=\"{within}\"] [data-test^=\"{prefix}\"]')].map((one) => one.dataset.test.slice({}))",
            prefix.len()
        ))
        .await;
    marks.as_array().expect("marks").iter().filter_map(|mark| mark.as_str().map(str::to_owned)).collect()
}

async fn offered_by_palette(desk: &Desk) -> BTreeSet<String> {
    desk.press(&[key::CONTROL, 'k']).await;
    desk.until_there("palette-text").await;
    let found = offered(desk, "palette", "command:").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("palette").await;
    found
}

async fn offered_by_help(desk: &Desk) -> BTreeSet<String> {
    desk.press(&[key::F1]).await;
    desk.until_there("keys-help").await;
    let found = offered(desk, "keys-help", "key:").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("keys-help").await;
    found
}

/// Keys of the cursor, which the palette leaves out, and commands without a key, which the help leaves out.
fn only_with_a_name(help: &BTreeSet<String>, palette: &BTreeSet<String>) -> (BTreeSet<String>, BTreeSet<String>) {
    (help.difference(palette).cloned().collect(), palette.difference(help).cloned().collect())
}

/// The harm: F1 lists keys that do nothing here, the palette knows four commands, and Ctrl+P is silent.
#[tokio::test]
async fn window_c8_help_menu_and_palette_offer_what_works_here_and_nothing_else() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    for (digit, prints, adds) in [('1', false, false), ('3', true, true), ('4', false, true), ('8', true, true)] {
        desk.press(&[key::CONTROL, digit]).await;
        desk.until("!document.querySelector('.bone') && document.querySelector('[data-test=\"row\"], [data-row]')").await;
        let (help, palette) = (offered_by_help(&desk).await, offered_by_palette(&desk).await);
        for (command, works) in [("print", prints), ("new", adds), ("today", false), ("back", false), ("sign_in", false)] {
            assert_eq!(help.contains(command) || palette.contains(command), works, "{command} on screen {digit}: {help:?} {palette:?}");
        }
        for command in ["undo", "lock", "help", "guide", "about", "open_register", "close_register", "drafts", "put_hint_away"] {
            assert!(palette.contains(command), "{command} on screen {digit}: {palette:?}");
        }
        let (keys_alone, names_alone) = only_with_a_name(&help, &palette);
        let of_the_cursor =
            ["up", "down", "page_", "first", "last", "open", "select", "extend_", "next_area", "previous_area", "screen", "palette", "back"];
        assert!(keys_alone.iter().all(|key| of_the_cursor.iter().any(|cursor| key.starts_with(cursor))), "{keys_alone:?}");
        let mut without_key = BTreeSet::from(["guide", "drafts", "close_register", "put_hint_away", "about"].map(str::to_owned));
        // A meeting is one of people in a list.
        if "3567".contains(digit) {
            without_key.insert("meeting".to_owned());
        }
        assert_eq!(names_alone, without_key, "screen {digit}");

        // The menu says the same of what it holds.
        desk.press(&[key::ALT, 'm']).await;
        desk.until_there("menu:about").await;
        let menu = offered(&desk, "menu-panel", "menu:").await;
        assert!(menu.iter().all(|command| command == "recent" || help.contains(command) || palette.contains(command)), "{menu:?}");
        desk.press(&[key::ESCAPE]).await;
        desk.until_gone("menu-panel").await;
    }

    // In the past, today is a way back: it is offered then.
    desk.press(&[key::CONTROL, 'd']).await;
    desk.until_there("as-of-typed").await;
    desk.type_text("01012025").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("past").await;
    assert!(offered_by_help(&desk).await.contains("today"));
    desk.press(&[key::ALT, '0']).await;
    desk.until_gone("past").await;

    // What cannot be printed says so.
    desk.press(&[key::CONTROL, '9']).await;
    desk.until_in("title", "Chỉ tiêu").await;
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until_in("toast", "không có gì để in").await;
    desk.press(&[key::CONTROL, '8']).await;
    desk.until_in("title", "Đơn vị").await;

    // In a sheet the help is of the sheet, which nothing under it answers.
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("unit-sheet").await;
    let help = offered_by_help(&desk).await;
    assert!(help.contains("write") && help.contains("back") && !help.contains("new") && !help.contains("search"), "{help:?}");
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("unit-sheet").await;

    // The palette does what it offers: the filter of the list opens.
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 10").await;
    desk.press(&[key::CONTROL, 'k']).await;
    desk.until_there("palette-text").await;
    desk.type_text("loc them").await;
    desk.until("document.querySelector('[data-test=\"palette\"] [data-highlighted=\"\"]')?.dataset.test === 'command:filter'").await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.querySelector('[data-test^=\"filter-stage:\"]')").await;
    desk.end().await;
}

/// The harm: a clerk who looked away for a month does not know what a screen is for; one who knows is told so each day.
#[tokio::test]
async fn manners_m4_a_screens_hint_is_put_away_by_the_keyboard_for_good_in_every_register_and_shown_again_from_the_settings() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.until_in("hint", "Cả sổ trên một trang").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until_in("hint", "Ctrl+N thêm người").await;
    desk.tab_to("put-hint-away").await;
    desk.press(&[key::ENTER]).await;
    desk.until_gone("hint").await;
    desk.until("document.activeElement?.dataset.test === 'search'").await;
    desk.press(&[key::CONTROL, '1']).await;
    desk.until_in("hint", "Cả sổ trên một trang").await;
    let home = desk.leave().await;

    let desk = Desk::start_in(home, &["--sample"], &[]).await;
    desk.until_there("overview").await;
    desk.until_there("hint").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 10").await;
    desk.until_gone("hint").await;

    // Whoever wants them again finds them in the settings, all at once; then there is nothing left to show.
    crate::pictures::by_palette(&desk, "Cài đặt").await;
    desk.tab_to("show-hints-again").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("toast", "Mỗi màn hình lại có gợi ý của mình.").await;
    desk.until("document.querySelector('[data-test=\"show-hints-again\"]').disabled").await;
    let home = desk.leave().await;
    let desk = Desk::start_in(home, &["--sample"], &[]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until_in("hint", "Ctrl+N thêm người").await;
    desk.end().await;
}

/// The harm: nobody can say which version it is, or whether what is in it may be there.
#[tokio::test]
async fn manners_m5_about_tells_the_version_and_the_licences_of_all_that_is_in_the_program() {
    let desk = Desk::start(&[]).await;
    desk.until_there("opening").await;
    desk.tab_to("about").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("about-program", "0.1.0").await;
    desk.until("document.querySelectorAll('[data-test=\"notice\"]').length > 400").await;
    desk.until("document.activeElement?.dataset.test === 'about-find'").await;
    for (part, licence) in [("sqlcipher", "BSD-3-Clause"), ("svelte", "MIT"), ("be vietnam", "OFL-1.1")] {
        desk.fill("about-find", part).await;
        desk.until(&format!("document.querySelectorAll('[data-test=\"notice\"]').length < 20 && [...document.querySelectorAll('[data-test=\"notice\"]')].some((one) => one.textContent.includes('{licence}'))")).await;
    }
    desk.until_in("font-licence", "SIL OPEN FONT LICENSE").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("about-program").await;
    desk.end().await;
}

/// The harm: on the new screen of the office a metre of white stands behind each name, and what one looks for is elsewhere.
#[tokio::test]
async fn window_d2_a_wide_window_shows_more_columns_and_rows_rather_than_white() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    let due = "return document.querySelectorAll('[data-test=\"due\"] tbody tr').length";
    let columns = "return [...document.querySelectorAll('[role=\"columnheader\"][data-column]')].map((one) => one.dataset.column)";
    let rows_at_first = desk.script(due).await.as_i64().expect("a count");
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 10").await;
    assert_eq!(desk.script(columns).await, json!(["name", "birth_date", "unit", "stage", "clock"]));

    desk.client.set_window_size(1920, 1080).await.expect("a size");
    desk.until("innerWidth === 1920").await;
    desk.until("document.querySelector('[data-column=\"occupation\"]')").await;
    assert_eq!(desk.script(columns).await, json!(["name", "birth_date", "unit", "stage", "sex", "age", "occupation", "since", "clock"]));
    let name = desk.script("return document.querySelector('[role=\"columnheader\"][data-column=\"name\"]').offsetWidth").await;
    assert!(name.as_i64().expect("a width") <= 320, "{name}");
    let end = "(() => { const head = [...document.querySelectorAll('[role=\"columnheader\"]')].at(-1).getBoundingClientRect(); const scroll = document.querySelector('.scroll').getBoundingClientRect(); return Math.abs(head.right - scroll.right) < 2; })()";
    desk.until(end).await;
    desk.press(&[key::CONTROL, '1']).await;
    desk.until_there("overview").await;
    desk.until(&format!("(() => {{ {due} }})() > {rows_at_first}")).await;
    desk.until("(() => { const page = document.querySelector('[data-test=\"overview\"]'); return page.scrollHeight <= page.clientHeight; })()").await;

    // Printed wider, too.
    desk.press(&[key::CONTROL, '7']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 10").await;
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until("document.querySelector('[data-page=\"1\"]')?.offsetWidth > 880").await;

    // What somebody chose stays, however wide the window.
    desk.press(&[key::ESCAPE]).await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelector('[data-column=\"occupation\"]')").await;
    desk.script("window.__TAURI_INTERNALS__.invoke('save_preference', { name: 'columns.pool', value: JSON.stringify({ shown: ['name', 'unit'], widths: {} }) })").await;
    desk.press(&[key::CONTROL, '1']).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelectorAll('[role=\"columnheader\"][data-column]').length === 2").await;
    desk.end().await;
}
