//! A list of the clerk's own: asked for, given columns, an order and groups, named, printed and found again, by keyboard alone.

use crate::desk::{Desk, key};

/// Keys pressed, and letters typed.
#[derive(Default)]
struct Hands {
    keys: usize,
    letters: usize,
}

impl Hands {
    async fn press(&mut self, desk: &Desk, keys: &[char]) {
        self.keys += 1;
        desk.press(keys).await;
    }

    async fn word(&mut self, desk: &Desk, text: &str) {
        self.letters += text.chars().count();
        desk.type_text(text).await;
    }

    async fn tab_to(&mut self, desk: &Desk, mark: &str) {
        desk.until_there(mark).await;
        for _ in 0..8 {
            if desk.script(&format!("return document.activeElement?.dataset.test === '{mark}'")).await == true {
                return;
            }
            self.press(desk, &[key::TAB]).await;
        }
        panic!("{mark} is further away than eight times Tab");
    }

    /// Types some letters into the choice that has the keyboard and takes the line of that code.
    async fn choose(&mut self, desk: &Desk, mark: &str, letters: &str, code: &str) {
        desk.until(&format!("document.activeElement?.dataset.test === '{mark}'")).await;
        self.word(desk, letters).await;
        desk.until_there(&format!("{mark}:{code}")).await;
        let mut at = false;
        for _ in 0..12 {
            at = desk.script(&format!("return document.querySelector('[data-test=\"{mark}:{code}\"]')?.dataset.highlighted === ''")).await == true;
            if at {
                break;
            }
            self.press(desk, &[key::DOWN]).await;
        }
        assert!(at, "{code} is not among the first lines for {letters}");
        self.press(desk, &[key::ENTER]).await;
    }
}

/// The harm: the list that is asked for every quarter is put together anew in Excel every quarter.
#[tokio::test]
async fn a_list_with_filters_and_nine_columns_is_named_printed_and_found_again_after_a_restart() {
    let mut hands = Hands::default();
    let desk = Desk::start(&["--sample"]).await;
    desk.until_there("overview").await;
    hands.press(&desk, &[key::CONTROL, '7']).await;
    desk.until("document.querySelector('[data-test=\"row\"] [data-column=\"name\"]')").await;

    // Six conditions, each by its field and what is asked of it.
    hands.press(&desk, &[key::CONTROL, 'l']).await;
    for (letters, code, value) in [
        ("gioi tinh", "sex", "nữ"),
        ("tuoi", "age", "20"),
        ("dan toc", "ethnicity", "kinh"),
        ("ngay vao dang", "admission_date", "2000"),
        ("que quan", "home_place", ""),
        ("ton giao", "religion", ""),
    ] {
        hands.choose(&desk, "condition.field", letters, code).await;
        if value.is_empty() {
            // Whoever has it: "chưa có", the other way round.
            hands.tab_to(&desk, "condition.missing").await;
            hands.press(&desk, &[key::SPACE]).await;
            hands.tab_to(&desk, "condition.not").await;
            hands.press(&desk, &[key::SPACE]).await;
            hands.press(&desk, &[key::ENTER]).await;
        } else {
            hands.press(&desk, &[key::TAB]).await;
            hands.word(&desk, value).await;
            if matches!(code, "sex" | "ethnicity") {
                desk.until("document.querySelector('[data-test^=\"condition.values:\"][data-highlighted]')").await;
                hands.press(&desk, &[key::ENTER]).await;
                desk.until("document.querySelector('[data-test^=\"condition.values:chip:\"]')").await;
            }
            hands.press(&desk, &[key::ENTER]).await;
        }
        desk.until("document.activeElement?.dataset.test === 'condition.field' && document.activeElement.value === ''").await;
    }
    hands.press(&desk, &[key::ESCAPE]).await;
    desk.until_gone("add-filter-panel").await;

    // Two columns more than the seven there are, one of them for a pen; in groups by unit, sorted by age.
    hands.press(&desk, &[key::ALT, 'c']).await;
    hands.choose(&desk, "add-column", "dan toc", "ethnicity").await;
    hands.choose(&desk, "add-column", "ton giao", "religion").await;
    hands.tab_to(&desk, "group-by").await;
    hands.choose(&desk, "group-by", "chi bo", "unit").await;
    hands.press(&desk, &[key::ESCAPE]).await;
    desk.until_there("group").await;
    let heads = desk.script("return [...document.querySelectorAll('.th[data-column]')].map(head => head.dataset.column)").await;
    let columns = ["name", "birth_date", "sex", "unit", "admission_date", "official_date", "card_number", "ethnicity", "religion"];
    assert_eq!(heads, serde_json::json!(columns));

    hands.press(&desk, &[key::ALT, 'l']).await;
    desk.until_there("lists-panel").await;
    hands.tab_to(&desk, "list-name").await;
    hands.word(&desk, "Nữ từ 20 tuổi").await;
    hands.press(&desk, &[key::ENTER]).await;
    desk.until_there("nav-list:Nữ từ 20 tuổi").await;
    hands.press(&desk, &[key::CONTROL, 'p']).await;
    desk.until_there("print-count").await;
    desk.until("document.querySelector('[data-page]')").await;
    println!("named and printed: {} keys, {} letters typed", hands.keys, hands.letters);
    assert!(hands.keys <= 60, "{} keys", hands.keys);
    let shown = desk.text("print-count").await;

    // The next day it is found under its name, and is the same.
    let home = desk.leave().await;
    let desk = Desk::start_in(home, &["--sample"], &[]).await;
    desk.until_there("nav-list:Nữ từ 20 tuổi").await;
    desk.press(&[key::CONTROL, 'k']).await;
    desk.until_there("palette-text").await;
    desk.type_text("nu tu 20").await;
    desk.until("document.querySelector('[data-test=\"list:Nữ từ 20 tuổi\"][data-highlighted]')").await;
    desk.press(&[key::ENTER]).await;
    desk.until_there("group").await;
    desk.until("document.querySelectorAll('[data-test^=\"chip:condition\"]').length === 6").await;
    let heads = desk.script("return [...document.querySelectorAll('.th[data-column]')].map(head => head.dataset.column)").await;
    assert_eq!(heads, serde_json::json!(columns));
    desk.press(&[key::CONTROL, 'p']).await;
    desk.until_in("print-count", &shown).await;
    desk.end().await;
}
