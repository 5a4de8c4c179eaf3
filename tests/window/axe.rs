//! Every screen and the chief sheets as axe-core judges them, in light and in dark: names, roles, contrast.

use serde_json::Value;

use crate::desk::{Desk, key};
use crate::pictures::{by_palette, settled, theme};

const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/node_modules/axe-core/axe.min.js");

/// What keeps somebody from using the page at all: serious and critical. Nothing is fetched, so no style sheet is either.
/// The dark differs from the light in colours alone.
const ASK: &str = r#"
    window.found = null;
    const dark = document.documentElement.dataset.theme === 'dark';
    axe.run(document, { resultTypes: ['violations'], preload: false, ...(dark ? { runOnly: ['color-contrast'] } : {}) }).then(
        ({ violations }) => {
            window.found = violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .flatMap(({ id, nodes }) => nodes.map(({ html, any, all, none }) =>
                    `${id}: ${html.slice(0, 300)}\n      ${[...any, ...all, ...none].map((check) => check.message).join('; ')}`));
        },
        (error) => { window.found = [`axe failed: ${error}`]; },
    );
"#;

/// The screen as it stands; what is found is kept until the walk is over, so that one run tells all.
async fn judge(desk: &Desk, name: &str, found: &mut Vec<String>) {
    for look in ["light", "dark"] {
        theme(desk, look).await;
        settled(desk).await;
        desk.script(ASK).await;
        desk.until("window.found").await;
        let said = desk.script("return window.found").await;
        let said = said.as_array().expect("a list").iter().filter_map(Value::as_str);
        found.extend(said.map(|each| format!("{name}, {look}: {each}")));
    }
    theme(desk, "light").await;
}

/// Starts on the sample with axe-core in the page, which stays one page throughout.
async fn begin() -> Desk {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.script(&std::fs::read_to_string(AXE).expect("axe-core (npm ci in ui/)")).await;
    desk
}

async fn end(desk: Desk, found: &[String]) {
    desk.end().await;
    assert!(found.is_empty(), "{} found:\n{}", found.len(), found.join("\n"));
}

/// A screen by its digit, its table there.
async fn at(desk: &Desk, digit: char) {
    desk.press(&[key::CONTROL, digit]).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
}

async fn click(desk: &Desk, mark: &str) {
    desk.until_there(mark).await;
    desk.script(&format!("document.querySelector('[data-test=\"{mark}\"]').click()")).await;
}

/// The harm: what has no name is silence to who hears the screen, and pale words are nothing on an old, washed-out one.
#[tokio::test]
async fn axe_finds_nothing_serious_on_any_screen() {
    let desk = begin().await;
    let mut found = Vec::new();
    judge(&desk, "Tổng quan", &mut found).await;
    for (digit, name) in [
        ('2', "Việc"),
        ('3', "Nguồn"),
        ('4', "Lớp bồi dưỡng"),
        ('5', "Xét kết nạp"),
        ('6', "Đảng viên dự bị"),
        ('7', "Đảng viên"),
        ('8', "Đơn vị"),
        ('9', "Chỉ tiêu"),
    ] {
        at(&desk, digit).await;
        judge(&desk, name, &mut found).await;
    }
    for name in ["Nhập / Xuất", "Nhật ký", "Cài đặt"] {
        by_palette(&desk, name).await;
        desk.until_in("title", name).await;
        judge(&desk, name, &mut found).await;
    }

    at(&desk, '3').await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    judge(&desk, "a person's page", &mut found).await;
    at(&desk, '8').await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("unit-page").await;
    judge(&desk, "a unit's page", &mut found).await;
    at(&desk, '8').await;
    click(&desk, "ratings").await;
    desk.until("document.activeElement?.dataset.test === 'ratings' && document.activeElement.role === 'grid'").await;
    judge(&desk, "Xếp loại", &mut found).await;
    at(&desk, '2').await;
    click(&desk, "requests").await;
    desk.until_in("title", "Thẩm tra cho nơi khác").await;
    judge(&desk, "requests", &mut found).await;

    desk.press(&[key::F1]).await;
    desk.until_there("keys-help").await;
    judge(&desk, "keys", &mut found).await;
    desk.press(&[key::F1]).await;
    desk.until_there("guide").await;
    judge(&desk, "the guide", &mut found).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("guide").await;
    by_palette(&desk, "Giới thiệu").await;
    desk.until_there("about-program").await;
    judge(&desk, "Giới thiệu", &mut found).await;
    end(desk, &found).await;
}

/// The harm: a field without a name is filled with something else.
#[tokio::test]
async fn axe_finds_nothing_serious_in_the_sheets() {
    let desk = begin().await;
    let mut found = Vec::new();
    at(&desk, '3').await;
    desk.press(&[key::DOWN]).await;
    let first = "document.querySelector('[data-test=\"row\"]:not(.is-current) [data-column=\"name\"], [data-test=\"row\"]:not(.is-current) .name')";
    let other = desk.script(&format!("return {first}.textContent.trim()")).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("event-sheet").await;
    judge(&desk, "event sheet", &mut found).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("event-sheet").await;
    desk.press(&[key::F2]).await;
    desk.until_there("edit-person-sheet").await;
    judge(&desk, "edit person", &mut found).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("edit-person-sheet").await;
    click(&desk, "merge").await;
    desk.until_there("merge-sheet").await;
    desk.fill("merge.other", other.as_str().expect("a name")).await;
    desk.until("document.querySelector('[data-test^=\"merge.other:\"]')").await;
    desk.press(&[key::DOWN]).await;
    judge(&desk, "merge sheet, choosing", &mut found).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("merge-cases").await;
    judge(&desk, "merge sheet", &mut found).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("merge-sheet").await;

    at(&desk, '2').await;
    click(&desk, "requests").await;
    desk.until_in("title", "Thẩm tra cho nơi khác").await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("request-sheet").await;
    judge(&desk, "request sheet", &mut found).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("request-sheet").await;

    desk.press(&[key::CONTROL, '5']).await;
    desk.until("document.querySelectorAll('[data-test=\"row\"]').length > 5").await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.until_there("ticked").await;
    judge(&desk, "ticked rows", &mut found).await;
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("meeting-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').value !== ''").await;
    judge(&desk, "meeting sheet", &mut found).await;
    end(desk, &found).await;
}
