//! Before the yearly review: who lacks what, branch by branch, and the column typed down from the papers, by keyboard alone.

use register::opening::Draft;
use register::people::{FactsTyped, NewPerson, add_person, save_person};
use register::units::{NewUnit, add_unit};
use register::{Now, Register};

use crate::desk::{Desk, key};
use crate::office::days_ago;
use crate::today::{PASSPHRASE, open, somebody};

/// Three branches: in the first two of three lack the citizen's ID, in the second one of two, in the third nobody does. The
/// pool is open.
async fn six_in_three_branches() -> Desk {
    let home = tempfile::tempdir().expect("a home");
    let path = home.path().join("so thu.nguon");
    let now = Now::on(days_ago(0).parse().expect("a day"));
    let mut register: Register = register::begin(&Draft::new(PASSPHRASE).expect("a key"), &path, &somebody(), &now).expect("a register");
    let unit = |register: &mut Register, name: &str, parent: Option<i32>| {
        let kind = parent.is_none().then(|| "grassroots_committee".to_owned());
        let new = NewUnit { name: name.into(), parent, unit_kind: kind, from: Some("2019-01-01".into()), ..NewUnit::default() };
        add_unit(register, &new, &now).expect("a unit").value
    };
    let root = unit(&mut register, "Đảng bộ Công ty Mẫu", None);
    let branches = ["Chi bộ Một Mẫu", "Chi bộ Hai Mẫu", "Chi bộ Ba Mẫu"].map(|name| unit(&mut register, name, Some(root)));
    let people =
        [(0, "An", ""), (0, "Bình", ""), (0, "Cúc", "031190000003"), (1, "Dung", ""), (1, "Em", "031190000005"), (2, "Giang", "031190000006")];
    for (branch, name, citizen_id) in people {
        let facts = [("birth_name", format!("Mẫu Thị {name}")), ("birth_date", "1990".to_owned()), ("sex", "female".to_owned())];
        let new = NewPerson {
            facts: facts.into_iter().map(|(field, value)| (field.to_owned(), value)).collect(),
            unit: branches[branch],
            first: "candidate_listed".into(),
            on: "2021-03-10".into(),
            reason: Some("sổ mẫu".into()),
            ..NewPerson::default()
        };
        let person = add_person(&mut register, &new, &now).expect("a person").value.person;
        if !citizen_id.is_empty() {
            let typed = FactsTyped { facts: [("citizen_id".to_owned(), citizen_id.to_owned())].into(), ..FactsTyped::default() };
            save_person(&mut register, person, &typed, &now).expect("a fact");
        }
    }
    drop(register);
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk
}

/// Takes the line of that code in the choice that has the keyboard.
async fn take(desk: &Desk, mark: &str, letters: &str, code: &str) {
    desk.until(&format!("document.activeElement?.dataset.test === '{mark}'")).await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.type_text(letters).await;
    desk.until_there(&format!("{mark}:{code}")).await;
    let line = format!("document.querySelector('[data-test=\"{mark}:{code}\"]')");
    for _ in 0..12 {
        if desk.script(&format!("return {line}?.dataset.highlighted === ''")).await == true {
            return desk.press(&[key::ENTER]).await;
        }
        desk.press(&[key::DOWN]).await;
    }
    panic!("{code} is not among the first lines for {letters}");
}

/// Filters by whoever lacks a fact, and groups by unit.
async fn lacking(desk: &Desk, letters: &str, field: &str) {
    desk.press(&[key::CONTROL, 'l']).await;
    take(desk, "condition.field", letters, field).await;
    desk.tab_to("condition.missing").await;
    desk.press(&[key::SPACE]).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("chip:condition:0").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("add-filter-panel").await;
    desk.press(&[key::ALT, 'c']).await;
    desk.tab_to("group-by").await;
    take(desk, "group-by", "chi bo", "unit").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_there("group").await;
}

/// The heads of groups, with what they say.
async fn heads(desk: &Desk, wanted: &[&str]) {
    let read = "[...document.querySelectorAll('[data-test=\"group\"]')].map((head) => head.parentElement.textContent.replaceAll('\\u00a0', ' ').trim()).join(' | ')";
    let wanted = wanted.join(" | ");
    desk.until(&format!("({read}).includes({})", serde_json::json!(wanted))).await;
}

async fn at_cell(desk: &Desk, column: &str, row: usize) {
    desk.until(&format!("document.activeElement?.dataset.test === 'cell:{column}:{row}'")).await;
}

/// The harms: nobody knows which branch still lacks what; twelve numbers are typed on twelve pages; a wrong one takes the
/// right ones with it, or is lost.
#[tokio::test]
async fn who_lacks_the_number_is_counted_by_branch_and_the_column_is_typed_down_and_taken_back_at_once() {
    let desk = six_in_three_branches().await;
    lacking(&desk, "so dinh danh", "citizen_id").await;
    heads(&desk, &["Chi bộ Một Mẫu · thiếu 2, đủ 1/3", "Chi bộ Hai Mẫu · thiếu 1, đủ 1/2", "Chi bộ Ba Mẫu · đủ 1/1"]).await;
    desk.until_in("complete", "đủ 3/6").await;
    // The heads are no rows: the arrows stop at the last person, and Home goes to the first.
    for _ in 0..5 {
        desk.press(&[key::DOWN]).await;
    }
    desk.until("document.querySelector('[data-test=\"row\"].is-current').textContent.includes('Dung')").await;
    desk.press(&['\u{e011}']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current').textContent.includes('An')").await;

    // The fact that the list asks for is proposed.
    desk.press(&[key::ALT, 'd']).await;
    desk.until_there("fill-question").await;
    desk.until("document.querySelector('[data-test=\"fill.field\"]').dataset.value === 'citizen_id'").await;
    desk.press(&[key::ENTER]).await;
    for (row, value) in ["031190000001", "03119000002", "031190000004"].into_iter().enumerate() {
        at_cell(&desk, "citizen_id", row).await;
        desk.type_text(value).await;
        desk.press(&[key::ENTER]).await;
    }
    desk.until_in("says:1", "cần đủ 12").await;
    desk.until_in("write", "Ghi 2 · để lại 1").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_in("toast", "điền Số định danh cá nhân (CCCD) cho 2 người").await;
    // The wrong one keeps its text and says why; the keyboard stands in it.
    at_cell(&desk, "citizen_id", 1).await;
    desk.until_in("says:1", "cần đủ 12").await;
    desk.until("document.activeElement.value === '03119000002'").await;
    desk.until_in("known:0", "031190000001").await;
    heads(&desk, &["Chi bộ Một Mẫu · thiếu 1, đủ 2/3", "Chi bộ Hai Mẫu · đủ 2/2", "Chi bộ Ba Mẫu · đủ 1/1"]).await;
    desk.type_text("031190000002").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("fill-sheet").await;
    desk.until_in("complete", "đủ 6/6").await;
    desk.until_in("empty-filtered", "Đủ 6/6").await;

    // One undo takes back one column.
    desk.press(&[key::CONTROL, 'z']).await;
    desk.until_in("complete", "đủ 5/6").await;
    desk.press(&[key::CONTROL, 'z']).await;
    desk.until_in("complete", "đủ 3/6").await;
    heads(&desk, &["Chi bộ Một Mẫu · thiếu 2, đủ 1/3", "Chi bộ Hai Mẫu · thiếu 1, đủ 1/2", "Chi bộ Ba Mẫu · đủ 1/1"]).await;
    desk.end().await;
}

/// The harm: a column is typed, left for the day, and overwrites what somebody wrote meanwhile.
#[tokio::test]
async fn a_column_left_for_the_day_is_found_again_and_what_was_written_meanwhile_is_asked_about() {
    let desk = six_in_three_branches().await;
    // Two that are chosen, and a fact that holds from a day.
    for _ in 0..2 {
        desk.press(&['\u{e016}']).await;
    }
    desk.until("document.querySelectorAll('[data-test=\"row\"][aria-selected=\"true\"]').length === 2").await;
    desk.press(&[key::ALT, 'd']).await;
    take(&desk, "fill.field", "chuc vu chinh", "post").await;
    desk.press(&[key::ENTER]).await;
    at_cell(&desk, "post", 0).await;
    desk.until("document.querySelectorAll('[data-test=\"grid-row\"]').length === 2").await;
    // A column comes from a workbook.
    let paste = "const data = new DataTransfer(); data.setData('text/plain', 'Tổ trưởng Mẫu\\nTổ phó Mẫu\\nThừa'); \
                 document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
    desk.script(paste).await;
    desk.until_in("leftover", "1 ô cuối không dùng").await;
    desk.until_in("write", "Ghi 2").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("fill-sheet").await;
    let write = "window.__TAURI_INTERNALS__.invoke('save_person', { person: 1, typed: { facts: { post: 'Quản đốc Mẫu' }, from: '', reason: null } })\
                 .then(() => { window.said = 'written'; }, (failure) => { window.said = failure.code; })";
    desk.script(write).await;
    desk.until("window.said === 'written'").await;

    // It opens again among the drafts, with those of whom it holds something.
    desk.press(&[key::CONTROL, 'k']).await;
    desk.until_there("palette-text").await;
    desk.type_text("ban nhap").await;
    desk.until("document.querySelector('[data-test=\"command:drafts\"][data-highlighted]')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("draft", "Điền cột: Chức vụ").await;
    desk.tab_to("draft-open").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("fill-sheet").await;
    desk.until_in("fill-changed", "sổ nay “Quản đốc Mẫu”, bản nháp “Tổ trưởng Mẫu”").await;
    desk.until_in("write", "Ghi 1 · để lại 1").await;
    desk.tab_to("take-typed:1").await;
    desk.press(&[key::ENTER]).await;
    desk.until_gone("fill-changed").await;
    desk.until_in("write", "Ghi 2").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("fill-sheet").await;
    desk.until_in("toast", "cho 2 người").await;
    desk.end().await;
}

/// The harm: a home place typed down a column stands as loose words, and no list by province finds it.
#[tokio::test]
async fn a_place_is_offered_in_the_column_and_kept_in_its_parts() {
    let desk = six_in_three_branches().await;
    desk.press(&['\u{e016}']).await;
    desk.press(&[key::ALT, 'd']).await;
    take(&desk, "fill.field", "que quan", "home_place").await;
    desk.press(&[key::ENTER]).await;
    at_cell(&desk, "home_place", 0).await;
    desk.type_text("xuan truong, nam dinh").await;
    desk.until("document.querySelector('[data-test=\"fill-grid\"] [role=\"option\"]')").await;
    let offered = desk.script("return document.querySelector('[data-test=\"fill-grid\"] [role=\"option\"] span').textContent").await;
    desk.press(&[key::DOWN]).await;
    desk.press(&[key::ENTER]).await;
    desk.until(&format!("document.activeElement.value === {offered}")).await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("fill-sheet").await;
    desk.until_in("toast", "điền Quê quán cho 1 người").await;
    let home = "window.__TAURI_INTERNALS__.invoke('person_page', { person: 1, asOf: null }).then((page) => { window.said = JSON.stringify(page.facts.home_place); })";
    desk.script(home).await;
    desk.until("window.said?.includes('Xuân Trường') && JSON.parse(window.said).commune && JSON.parse(window.said).province").await;
    desk.end().await;
}
