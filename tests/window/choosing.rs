//! The harm: a clerk searches for each of twelve people and ticks them, and the event is recorded for the last alone.

use std::path::PathBuf;

use crate::desk::{Desk, key};
use crate::keys::clipboard;
use crate::office::office;
use crate::today::open;

const INSERT: char = '\u{e016}';

async fn pool(people: usize) -> Desk {
    let home = tempfile::tempdir().expect("a home");
    let path: PathBuf = office(home.path(), people, 0, 0);
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    rows(&desk, people).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk
}

async fn rows(desk: &Desk, count: usize) {
    desk.until(&format!("document.querySelector('[data-test=\"table\"]')?.dataset.total === '{count}'")).await;
}

async fn ticked(desk: &Desk, count: usize) {
    desk.until(&format!("document.querySelectorAll('[data-test=\"ticked\"]').length === {count}")).await;
}

/// Searches for one person alone and ticks them.
async fn tick(desk: &Desk, words: &str, name: &str) {
    desk.press(&[key::CONTROL, 'f']).await;
    desk.type_text(words).await;
    let names = "[...document.querySelectorAll('[data-test=\"row\"] [data-column=\"name\"]')].map((one) => one.textContent.trim()).join()";
    desk.until(&format!("{names} === '{name}'")).await;
    desk.press(&[INSERT]).await;
    ticked(desk, 1).await;
}

#[tokio::test]
async fn people_ticked_by_searching_are_all_meant_by_recording_and_copying() {
    let desk = pool(12).await;
    let chosen = ["Trần Thị Mẫu Al", "Trần Thị Mẫu Ac", "Trần Thị Mẫu Ag"];
    for (at, (words, name)) in ["mẫu al", "AC", "ag mau"].into_iter().zip(chosen).enumerate() {
        tick(&desk, words, name).await;
        desk.until_in("status", &format!("chọn {} · Esc thôi chọn", at + 1)).await;
    }
    // One of the three is shown; all three are told and meant, in the list's order.
    desk.until_in("record-chosen", "Ghi cho 3 người").await;
    desk.press(&[key::CONTROL, 'c']).await;
    desk.until_in("toast", "3").await;
    let copied = clipboard("Mẫu Al").await;
    let places: Vec<Option<usize>> = ["Mẫu Ac", "Mẫu Ag", "Mẫu Al"].iter().map(|name| copied.find(name)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted() && copied.lines().count() == 4, "{copied}");
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("meeting-sheet").await;
    desk.until("document.querySelectorAll('[data-test=\"grid-row\"]').length === 3").await;
    for name in chosen {
        desk.until(&format!("[...document.querySelectorAll('[data-test=\"grid-row\"]')].some((row) => row.textContent.includes('{name}'))")).await;
    }
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("meeting-sheet").await;
    // Where nobody is found they are meant all the same.
    desk.press(&[key::CONTROL, 'f']).await;
    desk.type_text("khong ai").await;
    desk.until_there("empty-filtered").await;
    desk.until_in("record-chosen", "Ghi cho 3 người").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until("document.querySelectorAll('[data-test=\"grid-row\"]').length === 3").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("meeting-sheet").await;
    // Esc first ends the search and keeps the choice, then drops the choice.
    desk.press(&[key::ESCAPE]).await;
    rows(&desk, 12).await;
    ticked(&desk, 3).await;
    desk.press(&[key::ESCAPE]).await;
    ticked(&desk, 0).await;
    desk.until("!document.querySelector('[data-test=\"status\"]').textContent.includes('chọn ')").await;
    desk.until_there("add-person").await;
    desk.end().await;
}

#[tokio::test]
async fn a_stretch_of_rows_does_not_drop_whom_one_ticked_before() {
    let desk = pool(12).await;
    tick(&desk, "mau al", "Trần Thị Mẫu Al").await;
    desk.press(&[key::ESCAPE]).await;
    rows(&desk, 12).await;
    desk.press(&[key::DOWN]).await;
    desk.press(&[key::SHIFT, key::DOWN]).await;
    ticked(&desk, 3).await;
    // Turned round, another stands at each place: the next stretch is that one alone, and what was ticked stays.
    desk.script("document.querySelector('[data-test=\"sort:name\"]').click()").await;
    desk.until("document.querySelector('[data-test=\"row\"][data-index=\"0\"] [data-column=\"name\"]')?.textContent.includes('Mẫu Al')").await;
    ticked(&desk, 3).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')?.dataset.index === '0'").await;
    desk.press(&[key::SHIFT, key::DOWN]).await;
    ticked(&desk, 4).await;
    desk.until_in("status", "chọn 4").await;
    desk.end().await;
}

#[tokio::test]
async fn one_chosen_and_taken_back_since_is_told_and_the_other_is_recorded_for() {
    let desk = pool(3).await;
    tick(&desk, "mau aa", "Trần Thị Mẫu Aa").await;
    tick(&desk, "mau ac", "Trần Thị Mẫu Ac").await;
    desk.until_in("status", "chọn 2").await;
    desk.press(&[key::ESCAPE]).await;
    rows(&desk, 3).await;
    // The last one entered is taken back.
    desk.press(&[key::CONTROL, 'z']).await;
    rows(&desk, 2).await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("event-sheet").await;
    desk.until_in("event-sheet", "Trần Thị Mẫu Aa").await;
    desk.until_in("toast", "1 người đã chọn không có trong sổ ngày này").await;
    desk.until_in("status", "chọn 1").await;
    desk.end().await;
}

/// The harm: the head of a group is taken for a person, and a list in groups chooses, counts or prints one too many.
#[tokio::test]
async fn heads_of_groups_are_passed_over_and_never_chosen() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    let people = desk.script("return Number(document.querySelector('[data-test=\"table\"]').dataset.total)").await.as_u64().expect("a number");
    desk.press(&[key::ALT, 'c']).await;
    desk.choose("group-by", "chi bo", "unit").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_there("group").await;
    let heads =
        desk.script("return Number(document.querySelector('[data-test=\"table\"]').dataset.total)").await.as_u64().expect("a number") - people;
    assert!(heads > 1, "{heads}");
    let counts =
        "[...document.querySelectorAll('[data-test=\"group\"]')].map((head) => Number(head.nextElementSibling.textContent.match(/\\d+/)[0]))";
    let first = desk.script(&format!("return {counts}[0]")).await.as_u64().expect("a count");
    // From the last of the first group to the first of the second there is one step.
    for _ in 1..first {
        desk.press(&[key::DOWN]).await;
    }
    desk.until_in("status", &format!("dòng {first}")).await;
    desk.press(&[key::SHIFT, key::DOWN]).await;
    desk.until_in("status", &format!("dòng {}", first + 1)).await;
    ticked(&desk, 2).await;
    desk.until_in("status", "chọn 2").await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.until_in("status", &format!("chọn {people}")).await;
    desk.press(&[key::ESCAPE]).await;
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until_in("print-count", &format!("{people} ")).await;
    desk.end().await;
}

/// The harm: six conditions leave nobody, and the clerk takes one after another out to see which it was.
#[tokio::test]
async fn a_list_that_nobody_is_left_in_says_which_condition_to_drop_and_how_many_that_gives() {
    let desk = pool(3).await;
    desk.press(&[key::CONTROL, 'l']).await;
    desk.until_there("add-filter-panel").await;
    desk.choose("condition.field", "gioi tinh", "sex").await;
    desk.fill("condition.values", "nam").await;
    desk.until("document.querySelector('[data-test=\"condition.values:male\"]')?.dataset.highlighted === ''").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("condition.values:chip:male").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("chip:condition:0").await;
    desk.press(&[key::ESCAPE]).await;
    desk.press(&[key::CONTROL, 'f']).await;
    desk.type_text("mau aa").await;
    // Three women: without the condition the search finds one, without the search the condition none.
    desk.until_in("gives:condition:0", "1 người").await;
    desk.until_in("gives:search", "0 người").await;
    desk.script("document.querySelector('[data-test=\"drop:condition:0\"]').click()").await;
    rows(&desk, 1).await;
    desk.end().await;
}
