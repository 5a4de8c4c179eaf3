//! Every screen and the chief sheets as axe-core judges them, in light and in dark: names, roles, contrast.

use serde_json::Value;

use crate::desk::{Desk, key};
use crate::pictures::{by_palette, settled, theme};
use crate::today::open;
use crate::users::of_users;

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
    with_axe(desk).await
}

async fn with_axe(desk: Desk) -> Desk {
    desk.script(&std::fs::read_to_string(AXE).expect("axe-core (npm ci in ui/)")).await;
    desk
}

/// Judges a sheet or a dialog, and shuts it.
async fn judge_and_shut(desk: &Desk, mark: &str, found: &mut Vec<String>) {
    desk.until_there(mark).await;
    judge(desk, mark, found).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone(mark).await;
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

/// The harm: who cannot read the first page never comes to the others.
#[tokio::test]
async fn axe_finds_nothing_serious_before_a_register_is_open() {
    let desk = Desk::start(&[]).await;
    desk.until_there("opening").await;
    let desk = with_axe(desk).await;
    let mut found = Vec::new();
    judge(&desk, "the first start", &mut found).await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("new-register-page").await;
    judge(&desk, "new register", &mut found).await;
    desk.fill("unit-name", "Đảng bộ Công ty Mẫu").await;
    desk.fill("new-passphrase", "mot cau dai de nho").await;
    desk.fill("new-passphrase-again", "mot cau dai de nho").await;
    desk.until_there("recovery-code").await;
    desk.fill("typed-group", "khac").await;
    judge(&desk, "new register with its card", &mut found).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_there("opening").await;
    click(&desk, "open-sample").await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, key::SHIFT, 'l']).await;
    desk.until("document.activeElement?.dataset.test === 'passphrase'").await;
    judge(&desk, "locked", &mut found).await;
    desk.type_text("khong phai").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("refusal").await;
    judge(&desk, "a wrong passphrase", &mut found).await;
    click(&desk, "close-register").await;
    desk.until_there("recent").await;
    judge(&desk, "registers opened lately", &mut found).await;
    click(&desk, "recent").await;
    click(&desk, "by-recovery").await;
    desk.until_there("recovery").await;
    judge(&desk, "recovery code", &mut found).await;
    end(desk, &found).await;
}

/// The same of a register with users, whole and damaged.
#[tokio::test]
async fn axe_finds_nothing_serious_where_one_signs_in_nor_where_a_damaged_register_is_rescued() {
    let mut found = Vec::new();
    let home = tempfile::tempdir().expect("a home");
    let path = of_users(home.path());
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("sign-in").await;
    let desk = with_axe(desk).await;
    judge(&desk, "sign in", &mut found).await;
    click(&desk, "sign-in.forgotten").await;
    desk.until_there("sign-in.card").await;
    judge(&desk, "another PIN by the card", &mut found).await;
    let home = desk.leave().await;

    let mut bytes = std::fs::read(&path).expect("a file");
    bytes[100] ^= 1;
    std::fs::write(&path, &bytes).expect("a file");
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("recover").await;
    let desk = with_axe(desk).await;
    judge(&desk, "a damaged register", &mut found).await;
    click(&desk, "put-back").await;
    judge_and_shut(&desk, "put-back-question", &mut found).await;
    click(&desk, "recover").await;
    desk.until_there("recovered").await;
    judge(&desk, "what was rescued", &mut found).await;
    end(desk, &found).await;
}

/// The harm: what opens over a screen is used by keys alone, and says nothing of itself.
#[tokio::test]
async fn axe_finds_nothing_serious_in_menu_palette_pickers_settings_and_preview() {
    let desk = begin().await;
    let mut found = Vec::new();
    desk.press(&[key::CONTROL, 'k']).await;
    desk.until_there("palette-text").await;
    desk.type_text("nguyen").await;
    desk.until("document.querySelector('[data-test=\"palette\"] [data-highlighted=\"\"]')").await;
    judge_and_shut(&desk, "palette", &mut found).await;
    desk.press(&[key::ALT, 'm']).await;
    desk.until_there("menu:about").await;
    judge_and_shut(&desk, "menu-panel", &mut found).await;

    at(&desk, '3').await;
    desk.press(&[key::CONTROL, 'd']).await;
    judge_and_shut(&desk, "as-of-typed", &mut found).await;
    desk.press(&[key::CONTROL, 'l']).await;
    judge_and_shut(&desk, "filter-unit", &mut found).await;
    click(&desk, "columns").await;
    desk.until("document.querySelector('[data-test^=\"column:\"]')").await;
    judge(&desk, "columns", &mut found).await;
    desk.press(&[key::ESCAPE]).await;
    desk.until("!document.querySelector('[data-test^=\"column:\"]')").await;
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until("document.querySelector('[data-page=\"1\"]')?.naturalWidth > 100").await;
    judge(&desk, "print preview", &mut found).await;
    desk.press(&[key::ESCAPE]).await;

    at(&desk, '8').await;
    desk.script("document.querySelector('[data-test^=\"unit-names:\"]').click()").await;
    desk.until_gone("ratings").await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    judge(&desk, "names behind a figure", &mut found).await;

    for (tab, there) in
        [("general", "setting.language"), ("rules", "edit-rule"), ("holidays", "holiday.add"), ("copies", "copies"), ("users", "add-user")]
    {
        by_palette(&desk, "Cài đặt").await;
        click(&desk, &format!("tab:{tab}")).await;
        desk.until_there(there).await;
        judge(&desk, &format!("Cài đặt, {tab}"), &mut found).await;
    }
    click(&desk, "tab:rules").await;
    click(&desk, "edit-rule").await;
    judge_and_shut(&desk, "rule-sheet", &mut found).await;
    click(&desk, "add-rule").await;
    judge_and_shut(&desk, "rule-sheet", &mut found).await;
    click(&desk, "tab:users").await;
    click(&desk, "add-user").await;
    judge_and_shut(&desk, "user-sheet", &mut found).await;
    click(&desk, "tab:copies").await;
    click(&desk, "change-passphrase-open").await;
    judge_and_shut(&desk, "change-passphrase", &mut found).await;
    end(desk, &found).await;
}

/// The sheets that the others leave out.
#[tokio::test]
async fn axe_finds_nothing_serious_in_the_other_sheets() {
    let desk = begin().await;
    let mut found = Vec::new();
    at(&desk, '3').await;
    desk.press(&[key::CONTROL, 'n']).await;
    desk.until_there("add-person-sheet").await;
    desk.fill("person.birth_date", "31022001").await;
    desk.press(&[key::TAB]).await;
    judge_and_shut(&desk, "add-person-sheet", &mut found).await;
    desk.until_there("drafts-count").await;
    click(&desk, "drafts-count").await;
    judge_and_shut(&desk, "drafts", &mut found).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    click(&desk, "event").await;
    desk.until_there("event-detail").await;
    click(&desk, "correct").await;
    judge_and_shut(&desk, "event-detail", &mut found).await;
    // A vote with its count, its verdict and what it asks.
    desk.press(&[key::CONTROL, 'e']).await;
    desk.until_there("event-sheet").await;
    desk.until("document.querySelector('[data-test=\"event.kind\"]').value !== ''").await;
    desk.choose("event.kind", "chi bo xet, de nghi ket nap", "branch_vote").await;
    let today = desk.script("return document.querySelector('.today b').textContent").await;
    desk.fill("event.on", today.as_str().expect("a date")).await;
    for (field, number) in [("votes_total", "21"), ("votes_present", "22"), ("votes_for", "9"), ("votes_against", "1"), ("votes_blank", "1")] {
        desk.fill(&format!("field.{field}"), number).await;
    }
    desk.until("document.querySelector('[data-test=\"vote-says\"]').textContent !== ''").await;
    judge_and_shut(&desk, "event-sheet", &mut found).await;

    at(&desk, '8').await;
    desk.press(&[key::CONTROL, 'n']).await;
    judge_and_shut(&desk, "unit-sheet", &mut found).await;
    desk.press(&[key::CONTROL, 'e']).await;
    judge_and_shut(&desk, "unit-event-sheet", &mut found).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("unit-page").await;
    desk.press(&[key::F2]).await;
    judge_and_shut(&desk, "edit-unit-sheet", &mut found).await;

    at(&desk, '4').await;
    desk.press(&[key::CONTROL, 'n']).await;
    judge_and_shut(&desk, "course-sheet", &mut found).await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("edit-course").await;
    judge(&desk, "a course", &mut found).await;
    click(&desk, "enrol").await;
    judge_and_shut(&desk, "enrol-sheet", &mut found).await;
    desk.press(&[key::CONTROL, 'e']).await;
    judge_and_shut(&desk, "results-sheet", &mut found).await;

    at(&desk, '9').await;
    desk.press(&[key::CONTROL, 'n']).await;
    judge_and_shut(&desk, "target-sheet", &mut found).await;
    click(&desk, "programme").await;
    judge_and_shut(&desk, "programme-sheet", &mut found).await;
    end(desk, &found).await;
}
