//! The clerk's guide in the window.

use crate::desk::{Desk, key};

/// Where the guide stands: the chapter that is marked in its list.
async fn chapter(desk: &Desk, name: &str) {
    desk.until(&format!("document.querySelector('[data-test=\"chapter\"][aria-current]')?.textContent.includes('{name}')")).await;
}

/// The harm: somebody stuck at a screen, without a network, has nowhere to look.
#[tokio::test]
async fn guide_g1_f1_twice_opens_the_guide_at_the_chapter_of_the_screen_and_closes_to_where_one_was() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    for (digit, name) in [('8', "Đơn vị"), ('9', "Chỉ tiêu"), ('3', "Thêm người")] {
        desk.press(&[key::CONTROL, digit]).await;
        desk.until("document.querySelector('[data-test=\"row\"]')").await;
        desk.press(&[key::F1]).await;
        desk.until_there("keys-help").await;
        desk.press(&[key::F1]).await;
        desk.until_there("guide").await;
        desk.until_gone("keys-help").await;
        chapter(&desk, name).await;
        // Its heading is what one sees.
        desk.until(&format!("[...document.querySelectorAll('[data-test=\"guide-text\"] :is(h2, h3)')].some((one) => one.textContent.includes('{name}') && one.getBoundingClientRect().top < 200 && one.getBoundingClientRect().top > 0)")).await;
        desk.press(&[key::ESCAPE]).await;
        desk.until_gone("guide").await;
    }
    desk.until("document.activeElement?.dataset.test === 'search'").await;
    desk.end().await;
}

/// The harm: the answer is on page nine, under words one does not type with their marks.
#[tokio::test]
async fn guide_g2_the_guide_is_searched_without_marks_and_gone_through_hit_by_hit_with_keys_alone() {
    let desk = Desk::start(&[]).await;
    desk.until_there("opening").await;
    desk.press(&[key::F1]).await;
    desk.until_there("keys-help").await;
    desk.press(&[key::F1]).await;
    desk.until_there("guide").await;
    chapter(&desk, "Lập sổ").await;
    desk.press(&[key::CONTROL, 'f']).await;
    desk.until("document.activeElement?.dataset.test === 'guide-search'").await;
    desk.type_text("Ban NHAP").await;
    desk.until("document.querySelectorAll('mark').length > 2").await;
    desk.until(
        "[...document.querySelectorAll('mark')].every((one) => one.textContent.normalize('NFC').toLowerCase().replace(/\\s/, ' ') === 'bản nháp')",
    )
    .await;
    desk.until_in("guide-hits", "1 trên").await;
    desk.press(&[key::ENTER]).await;
    desk.until_in("guide-hits", "2 trên").await;
    // The hit in hand is in sight.
    desk.until(
        "(() => { const box = document.querySelector('mark.now').getBoundingClientRect(); return box.top > 48 && box.bottom < innerHeight; })()",
    )
    .await;
    desk.press(&[key::SHIFT, key::ENTER]).await;
    desk.until_in("guide-hits", "1 trên").await;
    desk.press(&[key::CONTROL, 'a']).await;
    desk.type_text("khong co chu nao nhu vay").await;
    desk.until_in("guide-hits", "Không thấy").await;
    // Esc clears the search, then closes.
    desk.press(&[key::ESCAPE]).await;
    desk.until("!document.querySelector('mark') && document.activeElement?.dataset.test === 'guide-text'").await;

    // The list of chapters: F6, arrows, Enter.
    desk.press(&[key::F6]).await;
    desk.until("document.activeElement?.dataset.test === 'chapter'").await;
    desk.press(&[key::DOWN]).await;
    desk.press(&[key::DOWN]).await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.activeElement?.getAttribute('aria-current') === 'true'").await;
    // A link of the guide goes within it.
    desk.script("document.querySelector('[data-test=\"guide-text\"] a').click()").await;
    desk.until("document.activeElement?.dataset.test === 'guide-text'").await;
    desk.picture("huong-dan").await;
    desk.press(&[key::ESCAPE]).await;
    desk.until_gone("guide").await;
    desk.end().await;
}

/// The harm: a picture that is not there, or a page that the policy of the window keeps from being drawn.
#[tokio::test]
async fn guide_g3_the_pictures_of_the_guide_are_shown_and_nothing_of_it_runs_over_the_edge() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    desk.press(&[key::F1]).await;
    desk.until_there("keys-help").await;
    desk.press(&[key::F1]).await;
    desk.until_there("guide").await;
    desk.script("for (const one of document.querySelectorAll('[data-test=\"guide-text\"] img')) one.loading = 'eager'").await;
    desk.until("[...document.querySelectorAll('[data-test=\"guide-text\"] img')].every((one) => one.complete && one.naturalWidth > 600)").await;
    desk.until("document.querySelectorAll('[data-test=\"guide-text\"] img').length > 5").await;
    for (wide, high) in [(1366_u32, 768_u32), (1000, 600)] {
        desk.client.set_window_size(wide, high).await.expect("a size");
        desk.until(&format!("innerWidth === {wide}")).await;
        let text = "document.querySelector('[data-test=\"guide-text\"]')";
        desk.until(&format!("{text}.scrollWidth <= {text}.clientWidth")).await;
    }
    desk.end().await;
}

/// The harm: who chose English takes a page they cannot read for a fault of the program; or in the dark it is black on black.
#[tokio::test]
async fn guide_g4_in_english_the_guide_says_that_it_is_vietnamese_and_in_the_dark_it_is_light_on_dark() {
    let desk = Desk::start(&[]).await;
    desk.until_there("opening").await;
    desk.tab_to("language:en").await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.documentElement.lang === 'en'").await;
    desk.press(&[key::F1]).await;
    desk.until_there("keys-help").await;
    desk.press(&[key::F1]).await;
    desk.until_in("guide-language", "written in Vietnamese").await;
    desk.until("document.querySelector('[data-test=\"guide-text\"]').lang === 'vi'").await;
    desk.script("document.documentElement.dataset.theme = 'dark'").await;
    let light = |of: &str, part: &str| {
        format!(
            "(() => {{ const [r, g, b] = getComputedStyle(document.querySelector('{of}')).{part}.match(/[\\d.]+/g).map(Number); return r + g + b; }})()"
        )
    };
    for of in ["[data-test=\"guide-text\"] p", "[data-test=\"guide-text\"] td", "[data-test=\"chapter\"]"] {
        desk.until(&format!("{} > 450", light(of, "color"))).await;
    }
    desk.until(&format!("{} < 150", light("[data-test=\"guide\"]", "backgroundColor"))).await;
    desk.end().await;
}
