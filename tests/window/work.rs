//! Việc: all that is due in one place, and what is done about it. On the sample.

use serde_json::Value;

use crate::desk::{Desk, key};

async fn work() -> Desk {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '2']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current') && document.querySelector('[data-test=\"finding\"]')").await;
    desk
}

async fn number(desk: &Desk, expression: &str) -> i64 {
    desk.script(&format!("return Number({expression})")).await.as_f64().unwrap_or(-1.0) as i64
}

const LINES: &str = "Number(document.querySelector('[data-test=\"count\"]').textContent.trim().split(' ')[0].replace('.', ''))";

/// The harm: of twenty due clocks seven stood on Tổng quan, and there was no way to the rest.
#[tokio::test]
async fn window_b1_every_clock_stands_in_work_and_the_parts_of_the_overview_lead_there() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    let nav = number(&desk, "document.querySelector('[data-test=\"nav:due\"] .n').textContent").await;
    assert!(nav > 7, "{nav}");
    desk.until_in("all-due", &nav.to_string()).await;
    desk.tab_to("all-due").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("title", "Việc").await;
    desk.until(&format!("{LINES} === {nav}")).await;
    // Each line stands in a group that says what has to be done and by which rule.
    let groups = desk.script("return [...document.querySelectorAll('[data-test^=\"group:\"]')].map((head) => head.textContent)").await;
    assert!(groups.as_array().is_some_and(|groups| !groups.is_empty()), "{groups}");
    desk.end().await;
}

#[tokio::test]
async fn enter_opens_the_person_esc_comes_back_to_the_line_and_ctrl_e_records_what_it_waits_for() {
    let desk = work().await;
    desk.press(&[key::DOWN]).await;
    desk.press(&[key::DOWN]).await;
    let line = "document.querySelector('[data-test=\"row\"].is-current [data-column=\"name\"]').textContent.trim()";
    desk.until_there("panel-name").await;
    let name = desk.script(&format!("return {line}")).await;
    desk.until(&format!("document.querySelector('[data-test=\"panel-name\"]').textContent.trim() === {name}")).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until(&format!("document.querySelector('[data-test=\"row\"].is-current') && {line} === {name}")).await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("event-sheet").await;
    desk.until_in("event-sheet", name.as_str().expect("a name")).await;
    desk.end().await;
}

/// The harm: what was chosen is another after the list was read anew, or the event goes to the row the cursor stood on.
#[tokio::test]
async fn window_a6_a8_ctrl_e_means_the_lines_that_were_chosen_and_they_stay_chosen_by_whom_they_are() {
    let desk = work().await;
    // Two lines of one kind: the first group that has two.
    desk.press(&[key::CONTROL, 'l']).await;
    desk.until_there("add-filter-panel").await;
    desk.tab_to("filter-clock").await;
    desk.choose("filter-clock", "quyet dinh ket nap", "admission_decision").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("add-filter-panel").await;
    desk.until_in("chip:clock", "Quyết định kết nạp").await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length >= 3").await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')?.dataset.index === '1'").await;
    desk.press(&['\u{e016}']).await;
    desk.press(&['\u{e016}']).await;
    desk.until("document.querySelectorAll('[data-test=\"ticked\"]').length === 2").await;
    desk.until_in("record", "Ghi cho 2 người").await;
    let chosen =
        "[...document.querySelectorAll('[data-test=\"row\"].is-selected [data-column=\"name\"]')].map((cell) => cell.textContent.trim()).join()";
    let before = desk.script(&format!("return {chosen}")).await;
    // Grouped by the unit the rows stand elsewhere.
    desk.script("document.querySelector('[data-test=\"group-by\"]').click()").await;
    desk.until("document.querySelectorAll('[data-test=\"ticked\"]').length === 2").await;
    let after = desk.script(&format!("return {chosen}")).await;
    let names = |value: &Value| {
        let mut names: Vec<String> = value.as_str().unwrap_or_default().split(',').map(str::to_owned).collect();
        names.sort();
        names
    };
    assert_eq!(names(&before), names(&after));
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("meeting-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').dataset.value === 'decision'").await;
    for name in names(&before) {
        desk.until_in("grid-row", &name).await;
    }
    desk.end().await;
}

/// The harm: a clerk ticks the ones he searches for, one after the other, and the event is recorded for the last alone; or the
/// panel tells of one person while another is recorded.
#[tokio::test]
async fn window_b7_lines_ticked_by_searching_are_all_recorded_and_the_panel_tells_of_them() {
    let desk = work().await;
    let text = async |script: &str| desk.script(script).await.as_str().unwrap_or_default().to_owned();
    desk.press(&[key::CONTROL, 'l']).await;
    desk.until_there("add-filter-panel").await;
    desk.choose("filter-clock", "quyet dinh ket nap", "admission_decision").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_in("chip:clock", "Quyết định kết nạp").await;
    desk.until("document.querySelectorAll('[data-test=\"row\"] [data-column=\"name\"]').length >= 2").await;
    let at = |index: usize| {
        format!(
            "return [...document.querySelectorAll('[data-test=\"row\"] [data-column=\"name\"]')].map((one) => one.textContent.trim()).filter(Boolean)[{index}]"
        )
    };
    let names = [text(&at(0)).await, text(&at(1)).await];
    assert_ne!(names[0], names[1]);
    for name in &names {
        desk.press(&[key::CONTROL, 'f']).await;
        desk.type_text(name).await;
        desk.until(&format!("[...document.querySelectorAll('[data-test=\"row\"] [data-column=\"name\"]')].map((one) => one.textContent.trim()).filter(Boolean).join() === '{name}'")).await;
        desk.press(&['\u{e016}']).await;
        desk.until_in("ticked", "").await;
    }
    // One of the two stands in the list; both are meant, and told.
    desk.until_in("record", "Ghi cho 2 người").await;
    for name in &names {
        desk.until_in("due-chosen", name).await;
    }
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("meeting-sheet").await;
    desk.until("document.querySelectorAll('[data-test=\"grid-row\"]').length === 2").await;
    desk.end().await;
}

#[tokio::test]
async fn a_meeting_written_down_says_how_far_one_looks() {
    let desk = work().await;
    desk.press(&[key::CONTROL, 'l']).await;
    desk.until_there("add-filter-panel").await;
    desk.fill("meeting-day", "31122199").await;
    desk.tab_to("add-meeting").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("chip:span", "cuộc họp chi bộ 31/12/2199").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_in("finding", "trước cuộc họp chi bộ 31/12/2199").await;
    // Another is written down and taken out: the first one stays.
    desk.press(&[key::CONTROL, 'l']).await;
    desk.until_there("add-filter-panel").await;
    desk.fill("meeting-day", "30122199").await;
    desk.tab_to("add-meeting").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("chip:span", "cuộc họp chi bộ 30/12/2199").await;
    desk.script("document.querySelector('[data-test=\"add-filter-panel\"] .meeting button[aria-label*=\"30/12/2199\"]').click()").await;
    desk.until_in("chip:span", "cuộc họp chi bộ 31/12/2199").await;
    desk.press(&[key::ESCAPE]).await;
    desk.press(&[key::CONTROL, 'z']).await;
    desk.until_in("chip:span", "cuộc họp chi bộ 30/12/2199").await;
    desk.press(&[key::CONTROL, 'z']).await;
    desk.until_in("chip:span", "cuộc họp chi bộ 31/12/2199").await;
    // It is a setting like any other: written in the log, taken back by one undo.
    desk.press(&[key::CONTROL, 'z']).await;
    desk.until_in("chip:span", "30 ngày tới").await;
    desk.end().await;
}
