//! The keyboard reaches every area of every screen, stays inside a sheet, and comes back from it.

use crate::desk::{Desk, key};

const F6: char = '\u{e036}';

/// Where the keyboard is: the place of the innermost area among those of the page, -1 for none.
async fn area(desk: &Desk) -> i64 {
    let script = "const areas = [...document.querySelectorAll('[data-area]')].filter((one) => one.offsetParent !== null); \
                  return areas.findLastIndex((one) => one.contains(document.activeElement))";
    desk.script(script).await.as_i64().unwrap_or(-1)
}

/// The areas in which something takes the keyboard.
async fn reachable(desk: &Desk) -> Vec<i64> {
    let script = "const areas = [...document.querySelectorAll('[data-area]')].filter((one) => one.offsetParent !== null); \
                  return areas.map((area, at) => [...area.querySelectorAll('input, button, textarea, a[href], [tabindex=\"0\"]')].some((stop) => \
                  stop.closest('[data-area]') === area && stop.tabIndex >= 0 && !stop.disabled && stop.offsetParent !== null) ? at : -1).filter((at) => at >= 0)";
    let found = desk.script(script).await;
    found.as_array().into_iter().flatten().filter_map(serde_json::Value::as_i64).collect()
}

/// F6 goes through all of them and comes round, Shift+F6 the other way.
async fn all_areas(desk: &Desk, name: &str) {
    let wanted = reachable(desk).await;
    assert!(wanted.len() >= 2, "{name}: {wanted:?}");
    for keys in [&[F6][..], &[key::SHIFT, F6][..]] {
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..wanted.len() {
            desk.press(keys).await;
            seen.insert(area(desk).await);
        }
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), wanted, "{name} by {keys:?}");
    }
}

/// The harm: an inner area keeps the keyboard, or is never reached.
#[tokio::test]
async fn window_c1_f6_goes_through_every_area_of_every_screen_and_back() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    all_areas(&desk, "overview").await;
    for digit in '2'..='9' {
        desk.press(&[key::CONTROL, digit]).await;
        desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
        desk.until("!document.querySelector('.bone')").await;
        all_areas(&desk, &digit.to_string()).await;
    }
    for screen in ["exchange", "log", "settings"] {
        desk.script(&format!("document.querySelector('[data-test=\"nav:{screen}\"]').click()")).await;
        desk.until(&format!("document.querySelector('[data-test=\"nav:{screen}\"][aria-current]')")).await;
        desk.until("document.querySelectorAll('[data-area]').length >= 2").await;
        all_areas(&desk, screen).await;
    }
    desk.script("document.querySelector('[data-test=\"nav:reports\"]').click()").await;
    desk.until("document.querySelectorAll('[data-test=\"report-names\"] [data-test^=\"name:\"]').length > 0").await;
    all_areas(&desk, "reports").await;
    desk.press(&[key::CONTROL, '8']).await;
    desk.until_there("ratings").await;
    desk.script("document.querySelector('[data-test=\"ratings\"]').click()").await;
    desk.until("document.activeElement?.dataset.test === 'ratings' && document.activeElement.role === 'grid'").await;
    all_areas(&desk, "ratings").await;
    desk.end().await;
}

/// The harms: Tab leaves a sheet for the page behind it; closed, the keyboard is nowhere.
#[tokio::test]
async fn window_c2_c7_tab_stays_in_a_sheet_and_the_keyboard_comes_back_from_it() {
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    // The screen, what opens its sheet, and the sheet.
    for (screen, opens, sheet) in [
        ('3', 'e', "event-sheet"),
        ('3', 'n', "add-person-sheet"),
        ('4', 'n', "course-sheet"),
        ('8', 'n', "unit-sheet"),
        ('8', 'e', "unit-event-sheet"),
        ('9', 'n', "target-sheet"),
    ] {
        desk.press(&[key::CONTROL, screen]).await;
        desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
        desk.press(&[key::CONTROL, opens]).await;
        desk.until_there(sheet).await;
        let inside = format!("return !!document.activeElement?.closest('[data-test=\"{sheet}\"]')");
        for keys in [&[key::TAB][..], &[key::SHIFT, key::TAB][..]] {
            for _ in 0..45 {
                desk.press(keys).await;
                assert_eq!(desk.script(&inside).await, true, "{sheet}");
            }
        }
        // Esc leaves a list that lies open first.
        for _ in 0..3 {
            if desk.script(&format!("return !!document.querySelector('[data-test=\"{sheet}\"]')")).await == true {
                desk.press(&[key::ESCAPE]).await;
            }
        }
        desk.until_gone(sheet).await;
        desk.until("document.activeElement && document.activeElement !== document.body").await;
        // The keys act on the list again: up and down is another row at least once.
        let row = "return document.querySelector('[data-test=\"row\"].is-current')?.dataset.index";
        let before = desk.script(row).await;
        desk.press(&[if before == "0" { key::DOWN } else { key::UP }]).await;
        let alone = "document.querySelector('[data-test=\"table\"]').dataset.total === '1'";
        desk.until(&format!("{alone} || document.querySelector('[data-test=\"row\"].is-current')?.dataset.index !== {before}")).await;
    }
    desk.end().await;
}
