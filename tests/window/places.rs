//! Places typed into the sheet of a person: offered, taken on purpose, never forced. Communes and provinces are real ones.

use crate::desk::{Desk, key};
use crate::office::{days_ago, office};
use crate::today::open;

async fn at_somebody(introduced: usize) -> Desk {
    let home = tempfile::tempdir().expect("a home");
    let path = office(home.path(), introduced, 0, 0);
    let desk = Desk::start_in(home, &[path.to_str().expect("a path")], &[]).await;
    open(&desk).await;
    desk.until_there("overview").await;
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk
}

async fn edit(desk: &Desk) {
    desk.press(&[key::ENTER]).await;
    desk.until_there("person-page").await;
    desk.until_there("edit-person").await;
    desk.script("document.querySelector('[data-test=\"edit-person\"]').click()").await;
    desk.until_there("edit-person-sheet").await;
}

/// Waits until the open list of a part has a line with all of these words.
async fn until_offered(desk: &Desk, part: &str, text: &str) {
    let lines = format!("[...document.querySelectorAll('[data-test=\"person.{part}.offered\"]:popover-open li')]");
    desk.until(&format!("{lines}.some((line) => line.textContent.replace(/\\s+/g, ' ').includes({}))", serde_json::json!(text))).await;
}

async fn until_shut(desk: &Desk) {
    desk.until("!document.querySelector('[data-test$=\".offered\"]:popover-open')").await;
}

/// Goes down to the line with this text and takes it.
async fn take(desk: &Desk, part: &str, text: &str) {
    let line = format!("document.querySelector('[data-test=\"person.{part}.offered\"]:popover-open li[data-highlighted]')");
    for _ in 0..12 {
        desk.press(&[key::DOWN]).await;
        let here = desk.script(&format!("return {line}?.textContent.replace(/\\s+/g, ' ') ?? ''")).await;
        if here.as_str().is_some_and(|here| here.contains(text)) {
            return desk.press(&[key::ENTER]).await;
        }
    }
    panic!("no arrow led to {text}");
}

async fn parts(desk: &Desk, field: &str) -> [String; 4] {
    let of = async |part: &str| desk.value(&format!("person.{field}.{part}")).await;
    [of("commune").await, of("district").await, of("province").await, of("country").await]
}

#[tokio::test]
async fn a_place_is_completed_as_it_is_typed_written_and_offered_first_for_the_next_person() {
    let desk = at_somebody(2).await;
    edit(&desk).await;

    // Where somebody comes from may bear the names of either time.
    desk.fill("person.home_place.commune", "tt xuan truong").await;
    until_offered(&desk, "home_place.commune", "thị trấn Xuân Trường, huyện Xuân Trường, tỉnh Nam Định").await;
    until_offered(&desk, "home_place.commune", "tên cũ, đến 30/6/2025").await;
    take(&desk, "home_place.commune", "nay là xã Xuân Trường, tỉnh Ninh Bình").await;
    until_shut(&desk).await;
    let both = "xã Xuân Trường (thị trấn Xuân Trường, huyện Xuân Trường, tỉnh Nam Định cũ)";
    assert_eq!(parts(&desk, "home_place").await, [both, "", "tỉnh Ninh Bình", "Việt Nam"]);

    // Where they live today bears today's name alone; the mouse takes it too, and the house stays.
    desk.fill("person.residence_permanent.address", "số 1, tổ Mẫu").await;
    desk.fill("person.residence_permanent.commune", "tho nghiep").await;
    until_offered(&desk, "residence_permanent.commune", "nay là xã Xuân Hưng, tỉnh Ninh Bình").await;
    desk.script("document.querySelector('[data-test=\"person.residence_permanent.commune.offered\"] li').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }))").await;
    desk.until("document.querySelector('[data-test=\"person.residence_permanent.commune\"]').value === 'xã Xuân Hưng'").await;
    assert_eq!(parts(&desk, "residence_permanent").await, ["xã Xuân Hưng", "", "tỉnh Ninh Bình", "Việt Nam"]);
    assert_eq!(desk.value("person.residence_permanent.address").await, "số 1, tổ Mẫu");

    // From a day before 1/7/2025 on: the names of that time.
    desk.fill("holds-from", "01032024").await;
    desk.fill("person.residence_temporary.commune", "tho nghiep").await;
    until_offered(&desk, "residence_temporary.commune", "xã Thọ Nghiệp, huyện Xuân Trường, tỉnh Nam Định").await;
    take(&desk, "residence_temporary.commune", "xã Thọ Nghiệp").await;
    desk.until("document.querySelector('[data-test=\"person.residence_temporary.commune\"]').value === 'xã Thọ Nghiệp'").await;
    assert_eq!(parts(&desk, "residence_temporary").await, ["xã Thọ Nghiệp", "huyện Xuân Trường", "tỉnh Nam Định", "Việt Nam"]);
    let today = days_ago(0);
    let (year, month, day) = (&today[..4], &today[5..7], &today[8..]);
    desk.fill("holds-from", &format!("{day}{month}{year}")).await;
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("edit-person-sheet").await;
    desk.until_text(&format!("{both}, tỉnh Ninh Bình")).await;
    desk.until_text("số 1, tổ Mẫu, xã Xuân Hưng, tỉnh Ninh Bình").await;

    // The next person, from the list: what was written last comes first.
    desk.press(&[key::CONTROL, '3']).await;
    desk.until("document.querySelector('[data-test=\"row\"].is-current')").await;
    desk.press(&[key::DOWN]).await;
    edit(&desk).await;
    desk.fill("person.residence_permanent.commune", "xuan").await;
    until_offered(&desk, "residence_permanent.commune", "vừa dùng").await;
    desk.press(&[key::DOWN]).await;
    desk.press(&[key::TAB]).await;
    desk.until("document.activeElement?.dataset.test === 'person.residence_permanent.district'").await;
    assert_eq!(parts(&desk, "residence_permanent").await, ["xã Xuân Hưng", "", "tỉnh Ninh Bình", "Việt Nam"]);
    desk.end().await;
}

#[tokio::test]
async fn what_is_typed_stands_unless_a_line_is_taken_on_purpose() {
    let desk = at_somebody(1).await;
    edit(&desk).await;

    // Tab passes: nothing was gone to, nothing is taken.
    desk.fill("person.home_place.commune", "xuan truong").await;
    until_offered(&desk, "home_place.commune", "xã Xuân Trường, tỉnh Ninh Bình").await;
    desk.press(&[key::TAB]).await;
    until_shut(&desk).await;
    assert_eq!(parts(&desk, "home_place").await, ["xuan truong", "", "", ""]);

    // Esc shuts the list, not the sheet, and keeps what was typed, the arrows having been used or not.
    desk.fill("person.home_place.province", "nam dinh").await;
    until_offered(&desk, "home_place.province", "tỉnh Nam Định").await;
    desk.press(&[key::DOWN]).await;
    desk.press(&[key::ESCAPE]).await;
    until_shut(&desk).await;
    desk.until_there("edit-person-sheet").await;
    assert_eq!(parts(&desk, "home_place").await, ["xuan truong", "", "nam dinh", ""]);

    // Enter with nothing gone to goes on to the next field, as everywhere.
    desk.fill("person.home_place.commune", "xã Mẫu Không Có").await;
    desk.press(&[key::ENTER]).await;
    desk.until("document.activeElement?.dataset.test === 'person.home_place.district'").await;

    // A place that is in no list is written without a word.
    desk.press(&[key::CONTROL, key::ENTER]).await;
    desk.until_gone("edit-person-sheet").await;
    desk.until_text("xã Mẫu Không Có, nam dinh").await;
    desk.end().await;
}
