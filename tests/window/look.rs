//! How the window looks while one works: nothing moves under what is typed, nothing is cut, and what is said is true (window D).

use register::Now;
use register::file::Secret;
use register::targets::{NewTarget, Programme, save_programme, save_target};
use serde_json::{Value, json};

use crate::desk::{Desk, key};
use crate::office::{days_ago, office};
use crate::pictures::{by_palette, nothing_over, settled};
use crate::today::{PASSPHRASE, open, somebody};

const INSERT: char = '\u{e016}';

/// The year of today.
fn year() -> String {
    days_ago(0)[..4].to_owned()
}

/// A register open in the window.
async fn opened(home: tempfile::TempDir, path: &std::path::Path) -> Desk {
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("overview").await;
    desk
}

async fn click(desk: &Desk, mark: &str) {
    desk.until_there(mark).await;
    desk.script(&format!("document.querySelector('[data-test=\"{mark}\"]').click()")).await;
}

/// How far below the head of its sheet each field stands.
async fn tops(desk: &Desk) -> Value {
    settled(desk).await;
    let script = "const body = document.querySelector('.sheet-body'); const at = body.getBoundingClientRect().top - body.scrollTop; \
        return Object.fromEntries([...body.querySelectorAll('input, textarea, button.field')].filter((field) => field.dataset.test && field.offsetParent) \
            .map((field) => [field.dataset.test, Math.round(field.getBoundingClientRect().top - at)]))";
    desk.script(script).await
}

/// No field stands elsewhere than before; a point is the breadth of a hair when heights are divided.
fn still(before: &Value, now: &Value, said: &str) {
    for (field, top) in before.as_object().expect("fields") {
        // A figure that follows from another becomes a word.
        let Some(now) = now.get(field) else { continue };
        let moved = now.as_i64().expect("a place") - top.as_i64().expect("a place");
        assert!(moved.abs() <= 1, "{field} moved by {moved}: {said}");
    }
}

/// Until what is wrong with a field is said under it.
async fn wrong_at(desk: &Desk, mark: &str) {
    let said = format!("document.getElementById(document.querySelector('[data-test=\"{mark}\"]')?.getAttribute('aria-describedby'))");
    desk.until(&format!("{said}?.matches('.wrong') && {said}.textContent.trim() !== ''")).await;
}

/// The harm: a line that comes under a field pushes the form down while one types or clicks, and the next value goes elsewhere.
#[tokio::test]
async fn window_d9_no_field_of_a_sheet_moves_whatever_is_said_of_what_was_typed() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 2, 0, 2);
    let desk = opened(home, &path).await;

    // An event with a count: a date that is none, a number too high, then what is right and what follows from it.
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("event-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').value !== ''").await;
    desk.choose("event.kind", "chi bo xet, de nghi ket nap", "branch_vote").await;
    let before = tops(&desk).await;
    assert!(before.get("event.note").is_some() && before.get("field.votes_for").is_some(), "{before}");
    desk.fill("event.on", "31022026").await;
    still(&before, &tops(&desk).await, "while a date is typed");
    desk.press(&[key::TAB]).await;
    wrong_at(&desk, "event.on").await;
    still(&before, &tops(&desk).await, "a date that is none");
    desk.fill("event.document_date", "05").await;
    desk.press(&[key::TAB]).await;
    wrong_at(&desk, "event.document_date").await;
    still(&before, &tops(&desk).await, "two of them");
    desk.press(&[key::SHIFT, key::TAB]).await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.press(&[key::BACKSPACE]).await;
    let typed = |iso: &str| format!("{}{}{}", &iso[8..], &iso[5..7], &iso[..4]);
    desk.fill("event.on", &typed(&days_ago(1))).await;
    for (field, number) in [("votes_total", "21"), ("votes_present", "30"), ("votes_for", "19"), ("votes_against", "1"), ("votes_blank", "1")] {
        desk.fill(&format!("field.{field}"), number).await;
    }
    desk.until("document.querySelector('[data-test=\"vote-says\"]').textContent.includes('Có mặt nhiều hơn')").await;
    still(&before, &tops(&desk).await, "a number that is too high");
    desk.fill("field.votes_present", "21").await;
    desk.until_in("verdict", "19 trên 21").await;
    desk.until("document.querySelector('[data-test=\"vote-says\"]').textContent === ''").await;
    still(&before, &tops(&desk).await, "what is right");
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("event-sheet").await;

    // A person: what is understood is said while a date is typed.
    desk.press(&[key::F2]).await;
    desk.until_there("edit-person-sheet").await;
    let before = tops(&desk).await;
    desk.fill("person.birth_date", "08031996").await;
    desk.until_text("Ngày 8 tháng 3 năm 1996.").await;
    still(&before, &tops(&desk).await, "what was understood");
    desk.fill("person.citizen_id", "00109600012").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    wrong_at(&desk, "person.citizen_id").await;
    still(&before, &tops(&desk).await, "a number of eleven digits");
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("edit-person-sheet").await;

    // A unit: refused when it is written, at its field.
    desk.press(&[key::CONTROL, '8']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("unit-sheet").await;
    let before = tops(&desk).await;
    desk.fill("unit.from", "31022020").await;
    desk.press(&[key::TAB]).await;
    wrong_at(&desk, "unit.from").await;
    still(&before, &tops(&desk).await, "a day that is none");
    desk.press(&[key::CONTROL, key::ENTER]).await;
    wrong_at(&desk, "unit.name").await;
    still(&before, &tops(&desk).await, "refused at its name");
    // The keyboard stands there, and what is wrong is read whole though it is long.
    desk.until("document.activeElement?.dataset.test === 'unit.name'").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("unit-sheet").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("unit-event-sheet").await;
    let before = tops(&desk).await;
    desk.fill("event.on", "31022020").await;
    desk.press(&[key::TAB]).await;
    wrong_at(&desk, "event.on").await;
    still(&before, &tops(&desk).await, "an event of a unit");
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("unit-event-sheet").await;

    // A target: what a figure was understood as is said at each key.
    desk.press(&[key::CONTROL, '9']).await;
    desk.until_in("title", "Chỉ tiêu").await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("programme-sheet").await;
    let before = tops(&desk).await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    wrong_at(&desk, "programme.name").await;
    still(&before, &tops(&desk).await, "a programme without a name");
    desk.fill("programme.name", "Chương trình mẫu").await;
    desk.fill("programme.from", "01012020").await;
    desk.fill("programme.to", "31122030").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_there("target-sheet").await;
    // Left blank, it is missing, and no value that is in no list.
    desk.press(&[key::CONTROL, key::ENTER]).await;
    wrong_at(&desk, "target.indicator").await;
    desk.until_text("Còn thiếu: Chỉ tiêu. Ghi mục này rồi ghi lại.").await;
    desk.choose("target.indicator", "ket nap", "admissions").await;
    let before = tops(&desk).await;
    desk.fill("target.value", "42.000").await;
    desk.until_text("Hiểu là 42.000").await;
    still(&before, &tops(&desk).await, "a figure that was understood");
    desk.fill("target.value", "bốn hai").await;
    desk.fill("target.from", "31022020").await;
    desk.press(&[key::TAB]).await;
    wrong_at(&desk, "target.from").await;
    desk.fill("target.from", "01012020").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    wrong_at(&desk, "target.value").await;
    still(&before, &tops(&desk).await, "a figure that is none");
    desk.until("document.activeElement?.dataset.test === 'target.value'").await;
    let whole = "(() => { const said = document.querySelector('.labelled:focus-within > .under > .judged'); return said.scrollWidth <= said.clientWidth && said.scrollHeight <= said.clientHeight; })()";
    desk.until(whole).await;
    desk.end().await;
}

/// Of the table's cells, those that are cut; and of the picture's words, those that stand over its edge.
const CUT: &str = "const cut = [...document.querySelectorAll('[data-test=\"row\"] .td')].flatMap((cell) => [cell, ...cell.querySelectorAll('*')]) \
        .filter((each) => each.clientWidth > 0 && each.scrollWidth > each.clientWidth).map((each) => `${each.textContent.trim()} ${each.scrollWidth} > ${each.clientWidth}`); \
    const picture = document.querySelector('[data-test=\"chart\"]').getBoundingClientRect(); \
    const over = [...document.querySelectorAll('[data-test=\"chart\"] text')].filter((text) => { const box = text.getBoundingClientRect(); \
        return box.width > 0 && (box.left < picture.left || box.right > picture.right + 0.5); }).map((text) => text.textContent); \
    return [...cut, ...over];";

/// The harm: an axis says "000" for 40.000, and of −42.000 the column shows a part that is another figure.
#[tokio::test]
async fn window_d6_figures_of_tens_of_thousands_are_whole_in_the_table_and_on_the_axis() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 2, 0, 2);
    let now = Now::on(days_ago(0).parse().expect("a day"));
    let mut register = register::Register::open(&path, &Secret::passphrase(PASSPHRASE), &somebody(), &now).expect("the register");
    let (from, to) = (format!("{}-01-01", year()), format!("{}-12-31", year()));
    let programme = Programme { name: "Chương trình mẫu".into(), from: from.clone(), to: to.clone(), ..Programme::default() };
    let programme = save_programme(&mut register, None, &programme, &now).expect("a programme").value;
    for (indicator, value) in [("admissions", "42000"), ("course_attendance", "38500"), ("pool_size", "99999")] {
        let target =
            NewTarget { programme, indicator: indicator.into(), from: from.clone(), to: to.clone(), value: value.into(), ..NewTarget::default() };
        save_target(&mut register, None, &target, &now).expect(indicator);
    }
    drop(register);
    let desk = opened(home, &path).await;
    for (wide, high) in [(1366_u32, 768_u32), (1280, 720), (1920, 1080)] {
        desk.client.set_window_size(wide, high).await.expect("a size");
        desk.until(&format!("innerWidth === {wide}")).await;
        desk.press(&[key::CONTROL, '9']).await;
        desk.until("document.querySelectorAll('[data-test=\"row\"]').length === 3").await;
        for axis in [
            vec!["0", "20.000", "40.000", "60.000"],
            vec!["0", "10.000", "20.000", "30.000", "40.000"],
            vec!["0", "25.000", "50.000", "75.000", "100.000"],
        ] {
            let axis = json!(axis);
            desk.until(&format!(
                "JSON.stringify([...document.querySelectorAll('[data-test=\"axis\"]')].map((text) => text.textContent)) === {:?}",
                axis.to_string()
            ))
            .await;
            settled(&desk).await;
            assert_eq!(desk.script(CUT).await, json!([]), "{wide} × {high}");
            nothing_over(&desk, &format!("targets {wide} × {high}")).await;
            desk.press(&[key::DOWN]).await;
        }
        desk.press(&[key::CONTROL, '1']).await;
        desk.until_there("overview").await;
    }
    desk.end().await;
}

/// The harms: one is told that one has changed what one has just made; a programme without a target is seen nowhere; and the
/// days of the programme are typed again for each of its targets.
#[tokio::test]
async fn window_d7_a_programme_is_made_seen_without_a_target_and_lends_its_days() {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), 0, 0, 1);
    let desk = opened(home, &path).await;
    desk.press(&[key::CONTROL, '9']).await;
    desk.until_in("title", "Chỉ tiêu").await;
    desk.until_text("Chưa đặt chỉ tiêu.").await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_in("programme-sheet", "Thêm chương trình").await;
    desk.fill("programme.name", "Chương trình Một Mẫu").await;
    desk.fill("programme.from", "01/01/2020").await;
    desk.fill("programme.to", "31/12/2025").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_in("toast", "Đã lập chương trình: Chương trình Một Mẫu").await;
    // A target was to be set: its sheet follows, with the programme and its days.
    desk.until_there("target-sheet").await;
    desk.until_in("target.programme", "Chương trình Một Mẫu").await;
    assert_eq!((desk.value("target.from").await, desk.value("target.to").await), ("01/01/2020".into(), "31/12/2025".into()));
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("target-sheet").await;
    desk.until_in("bare-programmes", "Chương trình Một Mẫu 01/01/2020 đến 31/12/2025").await;

    // A second one beside it, which is told as made, too.
    click(&desk, "programme").await;
    desk.until_in("programme-sheet", "Sửa chương trình").await;
    click(&desk, "another-programme").await;
    desk.until_in("programme-sheet", "Thêm chương trình").await;
    desk.until("document.activeElement?.dataset.test === 'programme.name' && document.activeElement.value === ''").await;
    desk.fill("programme.name", "Chương trình Hai Mẫu").await;
    desk.fill("programme.from", "01/01/2026").await;
    desk.fill("programme.to", "31/12/2030").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_in("toast", "Đã lập chương trình: Chương trình Hai Mẫu").await;
    desk.until_gone("programme-sheet").await;
    desk.until_in("bare-programmes", "Chương trình Hai Mẫu").await;

    // Its own target, from where it is shown; another programme chosen brings other days, typed ones stay.
    desk.tab_to("set-first-target:1").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("target-sheet").await;
    desk.until_in("target.programme", "Chương trình Một Mẫu").await;
    desk.fill("target.to", "30/06/2025").await;
    desk.tab_to("target.programme").await;
    desk.press(&[key::ALT, key::DOWN]).await;
    desk.until_there("target.programme:2").await;
    click_line(&desk, "target.programme:2").await;
    desk.until("document.querySelector('[data-test=\"target.from\"]').value === '01/01/2026'").await;
    assert_eq!(desk.value("target.to").await, "30/06/2025", "what was typed stays");
    desk.fill("target.to", "31/12/2030").await;
    desk.choose("target.indicator", "ket nap", "admissions").await;
    desk.fill("target.value", "20").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("target-sheet").await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length === 1").await;
    desk.until_in("target-panel", "Chương trình Hai Mẫu").await;
    desk.until("!document.querySelector('[data-test=\"bare-programmes\"]').textContent.includes('Chương trình Hai Mẫu')").await;
    settled(&desk).await;
    nothing_over(&desk, "targets").await;
    // What is changed is told as changed.
    click(&desk, "change-programme:1").await;
    desk.fill("programme.document_number", "05-NQ/ĐU").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_in("toast", "Đã sửa chương trình: Chương trình Một Mẫu").await;
    desk.end().await;
}

/// Takes a line of an open list as the mouse does.
async fn click_line(desk: &Desk, mark: &str) {
    let line = desk.client.wait().for_element(fantoccini::Locator::Css(&format!("[data-test=\"{mark}\"]"))).await.expect("a line");
    line.click().await.expect("clicked");
}

/// The harm: of three rows that look alike one does not know which two are chosen, and records for three.
#[tokio::test]
async fn window_d3_the_rows_chosen_bear_a_tick_and_the_row_one_is_on_bears_none() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '5']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 4 && document.querySelector('[data-test=\"row\"].is-current')").await;
    for _ in 0..2 {
        desk.press(&[INSERT]).await;
    }
    desk.until("document.querySelectorAll('[data-test=\"row\"].is-selected').length === 2").await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')?.dataset.index === '2'").await;
    let looks = desk
        .script(
            "const look = (row) => { const style = getComputedStyle(row); return [!!row.querySelector('.ticked'), style.backgroundColor, style.boxShadow !== 'none']; }; \
             return [0, 1, 2, 3].map((index) => look(document.querySelector(`[data-test=\"row\"][data-index=\"${index}\"]`)))",
        )
        .await;
    let row = |index: usize| &looks[index];
    assert_eq!(row(0), row(1), "chosen rows look alike");
    assert_eq!((&row(0)[0], &row(2)[0], &row(3)[0]), (&json!(true), &json!(false), &json!(false)), "ticks: {looks}");
    assert_ne!(row(0)[1], row(2)[1], "the ground of a chosen row is its own: {looks}");
    assert_eq!((&row(0)[2], &row(2)[2]), (&json!(false), &json!(true)), "the row one is on has its edge: {looks}");
    desk.until_in("record-chosen", "2 người").await;
    desk.end().await;
}

/// What lies under the toast and could be acted on.
const UNDER_THE_TOAST: &str = "const toast = document.querySelector('[data-test=\"toast\"]'); const at = toast.getBoundingClientRect(); \
    return [...document.querySelectorAll('button, a, input, [role=\"button\"]')].filter((each) => { \
        if (toast.contains(each) || each.disabled || each.closest('[inert]') || each.closest('[role=\"grid\"], .scroll')) return false; \
        const box = each.getBoundingClientRect(); \
        return box.width > 0 && box.left < at.right && at.left < box.right && box.top < at.bottom && at.top < box.bottom && \
            !each.closest('.sheet-body, .page'); \
    }).map((each) => each.textContent.trim() || each.dataset.test)";

async fn nothing_under_the_toast(desk: &Desk, name: &str) {
    desk.until_there("toast").await;
    settled(desk).await;
    assert_eq!(desk.script(UNDER_THE_TOAST).await, json!([]), "{name}");
}

/// The harm: for eight seconds the button that one is about to press lies under what was just said.
#[tokio::test]
async fn window_d4_what_is_said_at_the_foot_never_covers_an_action() {
    let home = tempfile::tempdir().expect("a home");
    let book = home.path().join("ds.xlsx");
    crate::doors::candidates_book(&book, &[("Lê Văn Một Mẫu", "02/03/1990"), ("Lê Thị Hai Mẫu", "03/04/1991")], "Chi bộ Phân xưởng Rèn dập");
    let desk = Desk::start_in(home, &["--sample", "--answer-dialog", book.to_str().expect("a path")], &[]).await;
    desk.until_there("overview").await;
    for (wide, high) in [(1366_u32, 768_u32), (1280, 720)] {
        desk.client.set_window_size(wide, high).await.expect("a size");
        desk.until(&format!("innerWidth === {wide}")).await;
        let name = |what: &str| format!("{what} {wide} × {high}");
        // A draft that was kept is said over the list, its page and the next sheet.
        for (digit, sheet, field) in
            [('3', "add-person-sheet", "person.birth_name"), ('8', "unit-sheet", "unit.name"), ('4', "course-sheet", "course.name")]
        {
            desk.press(&[key::CONTROL, digit]).await;
            desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
            desk.press(&[key::CONTROL, 'n']).await;
            desk.until_there(sheet).await;
            desk.fill(field, "Gõ dở mẫu").await;
            desk.press(&[key::ESCAPE]).await;
            desk.until_gone(sheet).await;
            nothing_under_the_toast(&desk, &name(&format!("{sheet} shut"))).await;
            desk.press(&[key::CONTROL, 'n']).await;
            desk.until_there(sheet).await;
            nothing_under_the_toast(&desk, &name(sheet)).await;
            click(&desk, "throw-away").await;
            desk.until_gone(sheet).await;
        }
    }
    // The preview of an import, whose button stands at the left of its foot.
    by_palette(&desk, "Nhập / Xuất").await;
    click(&desk, "read-workbook").await;
    desk.until_there("import").await;
    for (wide, high) in [(1280_u32, 720_u32), (1366, 768)] {
        desk.client.set_window_size(wide, high).await.expect("a size");
        desk.until(&format!("innerWidth === {wide}")).await;
        desk.press(&[key::CONTROL, 'z']).await;
        nothing_under_the_toast(&desk, &format!("import {wide} × {high}")).await;
    }
    desk.end().await;
}

/// The harms: what is to be looked at stands under the title rows of the file, its reason is cut, and the register gets a branch
/// that shouts.
#[tokio::test]
async fn window_d5_the_preview_begins_with_what_is_to_be_looked_at_says_why_whole_and_makes_no_unit_in_capitals() {
    let home = tempfile::tempdir().expect("a home");
    let book = home.path().join("ds.xlsx");
    crate::doors::candidates_book(&book, &[("Lê Văn Một Mẫu", "02/03/1990"), ("Lê Thị Hai Mẫu", "31/02/1990")], "CHI BỘ KHO VẬN TNHH MẪU");
    let desk = Desk::start_in(home, &["--sample", "--answer-dialog", book.to_str().expect("a path")], &[]).await;
    desk.until_there("overview").await;
    by_palette(&desk, "Nhập / Xuất").await;
    desk.until("document.activeElement?.dataset.test === 'read-workbook'").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("import").await;
    desk.until("document.querySelector('[data-test=\"row\"][data-index=\"0\"]')?.textContent.includes('Lê Thị Hai Mẫu')").await;
    desk.until("document.querySelector('[data-test=\"row\"][data-index=\"1\"]')?.textContent.includes('Lê Văn Một Mẫu')").await;
    desk.until_in("panel", "31/02/1990 không có trong lịch. Xem lại ngày, tháng.").await;
    settled(&desk).await;
    let cut = "return [...document.querySelectorAll('[data-test=\"panel\"] p')].filter((each) => each.scrollWidth > each.clientWidth).length";
    assert_eq!(desk.script(cut).await, 0, "a reason is cut");
    desk.until_text("Chi bộ Kho vận TNHH mẫu").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_there("exchange-start").await;
    desk.press(&[key::CONTROL, '8']).await;
    desk.until_in("row", "Chi bộ Kho vận TNHH mẫu").await;
    desk.end().await;
}

/// The harms: an emptied filter says that “” is in no list; the year 999 is taken for a date.
#[tokio::test]
async fn window_d8_an_empty_filter_is_no_fault_and_a_year_that_cannot_be_is_refused_in_a_sentence() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 10").await;
    let all = desk.text("count").await;
    desk.press(&[key::CONTROL, 'l']).await;
    desk.fill("filter-unit", "khong co don vi nay").await;
    desk.press(&[key::TAB]).await;
    desk.until_text("Không có “khong co don vi nay” trong danh sách. Chọn một dòng.").await;
    desk.script("document.querySelector('[data-test=\"filter-unit\"]').focus()").await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.press(&[key::BACKSPACE]).await;
    desk.press(&[key::TAB]).await;
    desk.until("document.activeElement?.dataset.test !== 'filter-unit'").await;
    desk.until("!document.querySelector('.filter-form .is-wrong') && !document.body.textContent.includes('Không có “')").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until(&format!("document.querySelector('[data-test=\"count\"]').textContent.trim() === {all:?}")).await;

    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("event-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').value !== ''").await;
    for (typed, said) in [("01/01/0999", "Không có ngày 01/01/0999."), ("01/01/999", "Cần đủ ngày/tháng/năm.")] {
        desk.fill("event.on", typed).await;
        desk.press(&[key::TAB]).await;
        wrong_at(&desk, "event.on").await;
        desk.until_text(said).await;
    }
    // Nor does it come in by the back door.
    desk.press(&[key::CONTROL, key::ENTER]).await;
    wrong_at(&desk, "event.on").await;
    desk.until_there("event-sheet").await;
    // A score beyond the scale, in the sheet of the event.
    desk.choose("event.kind", "ket qua lop boi duong", "course_result").await;
    let typed = |iso: &str| format!("{}{}{}", &iso[8..], &iso[5..7], &iso[..4]);
    desk.fill("event.on", &typed(&days_ago(1))).await;
    desk.fill("field.score", "11").await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    wrong_at(&desk, "field.score").await;
    desk.until_text("Điểm 11 quá thang điểm 10. Xem lại dấu phẩy.").await;
    desk.end().await;
}

/// The harm: the sample's passphrase has marks, and who opens it is told to switch off the way in which they are typed.
#[tokio::test]
async fn window_d10_a_wrong_passphrase_tells_of_caps_lock_and_the_way_of_typing_and_not_to_switch_it_off() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, key::SHIFT, 'l']).await;
    desk.until("document.activeElement?.dataset.test === 'passphrase'").await;
    desk.type_text("so mau xem thu").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("refusal", "Mật khẩu chưa đúng. Xem lại Caps Lock và kiểu gõ.").await;
    desk.until("!document.body.textContent.includes('bộ gõ tiếng Việt')").await;
    desk.end().await;
}

/// The harm: on the small screen of the office, or magnified for old eyes, years are cut off dates and columns are gone.
#[tokio::test]
async fn window_d1_every_screen_is_whole_from_1280_by_720_up_and_magnified_up_to_twice_the_size() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    let figures_cut = "return [...document.querySelectorAll('[data-test=\"row\"] .td, [data-test=\"row\"] .cell, td')].filter((cell) => cell.offsetParent && /^[−+]?[0-9][0-9/.,]*( %)?$/.test(cell.textContent.trim()) && cell.scrollWidth > cell.clientWidth + 1).map((cell) => `${cell.textContent.trim()} ${cell.scrollWidth} > ${cell.clientWidth}`)";
    // How large, and how often enlarged by a quarter.
    for (wide, high, steps) in
        [(1280_u32, 720_u32, 0), (1366, 768, 1), (1366, 768, 2), (1366, 768, 3), (1366, 768, 4), (1280, 720, 2), (1920, 1080, 0)]
    {
        desk.client.set_window_size(wide, high).await.expect("a size");
        desk.press(&[key::CONTROL, '0']).await;
        desk.until(&format!("innerWidth === {wide}")).await;
        for _ in 0..steps {
            desk.press(&[key::CONTROL, '=']).await;
        }
        desk.until(&format!("Math.abs(innerWidth - {wide} / (1 + {steps} / 4)) <= 1")).await;
        for (digit, title) in [
            ('1', "Tổng quan"),
            ('2', "Việc"),
            ('3', "Nguồn"),
            ('4', "Lớp bồi dưỡng"),
            ('5', "Xét kết nạp"),
            ('6', "Đảng viên dự bị"),
            ('7', "Đảng viên"),
            ('8', "Đơn vị"),
            ('9', "Chỉ tiêu"),
        ] {
            desk.press(&[key::CONTROL, digit]).await;
            desk.until_in("title", title).await;
            desk.until("document.querySelector('[data-test=\"row\"], [data-test=\"overview\"] tr')").await;
            settled(&desk).await;
            let name = format!("{title}, {wide} × {high}, {} %", 100 + 25 * steps);
            nothing_over(&desk, &name).await;
            assert_eq!(desk.script(figures_cut).await, json!([]), "{name}");
        }
    }
    desk.end().await;
}
